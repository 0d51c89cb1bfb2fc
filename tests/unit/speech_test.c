/* Whose view a clause tells, what is quoted, denied or only imagined. */
#include "stance_paper.h"

static enum voice voice_at(const char *paper, const char *cue) {
  struct arena *arena = arena_new();
  struct context c = context_of(arena, paper, NULL);
  struct range at = place_of(&c, cue);
  enum voice voice = speaker_of(&c, sentence_at(&c, at.start), at).voice;
  arena_free(arena);
  return voice;
}

static void the_subject_of_the_clause_speaks(void **state) {
  (void)state;
  assert_int_equal(voice_at("== assessment\nFörvaltningen tillstyrker motionen.", "tillstyrker"), VOICE_ISSUER);
  assert_int_equal(voice_at("== assessment\nMotionären menar att nämnden avstyrker allt.", "avstyrker"), VOICE_MOVER);
  assert_int_equal(voice_at("== assessment\nIdrottsnämnden avstyrker motionen.", "avstyrker"), VOICE_NAMED);
  assert_int_equal(voice_at("== assessment\nPensionärsrådet är positivt till bänkarna.", "positivt"), VOICE_OTHER);
}

static void a_new_main_clause_has_its_own_speaker(void **state) {
  (void)state;
  const char *paper = "== assessment\nPensionärsrådet anser att det brådskar, och förvaltningen tillstyrker bänkarna.";
  assert_int_equal(voice_at(paper, "tillstyrker"), VOICE_ISSUER);
}

static void a_relative_clause_does_not_change_the_speaker(void **state) {
  (void)state;
  assert_int_equal(voice_at("== assessment\nDen bänk som motionären efterfrågar är beställd.", "är beställd"),
                   VOICE_ISSUER);
}

static bool is_quoted(const char *paper, const char *cue) {
  struct arena *arena = arena_new();
  struct context c = context_of(arena, paper, NULL);
  bool found = quoted(&c, place_of(&c, cue));
  arena_free(arena);
  return found;
}

static void quotations_run_over_sentences_and_paragraphs(void **state) {
  (void)state;
  assert_true(
      is_quoted("== background\nHon skriver: \"Parken är mörk. Kontoret tillstyrker säkert bänkar.\"", "tillstyrker"));
  assert_true(
      is_quoted("== background\nHan säger: ”Parken är mörk.\nKontoret tillstyrker bänkar.” Så är det.", "tillstyrker"));
  assert_false(is_quoted("== background\nMotionen ”Ljus i parken” tillstyrks.", "tillstyrks"));
  /* A mark that nothing closes opens nothing. */
  assert_false(is_quoted("== background\nSkärmen är 24 tum ”bred. Kontoret tillstyrker köpet.", "tillstyrker"));
}

static bool is_negated(const char *sentence, const char *cue) {
  struct arena *arena = arena_new();
  struct context c = context_of(arena, arena_printf(arena, "== assessment\n%s", sentence), NULL);
  struct range at = place_of(&c, cue);
  bool found = negated(&c, clause_of(&c, sentence_at(&c, at.start), at), at);
  arena_free(arena);
  return found;
}

static void negators_bear_on_their_own_clause(void **state) {
  (void)state;
  assert_true(is_negated("Förvaltningen tillstyrker inte motionen.", "tillstyrker"));
  assert_true(is_negated("Kontoret anser att förslaget ingalunda är rimligt.", "är rimligt"));
  assert_true(is_negated("Därför bör bänkarnas färg inte ändras.", "bör"));
  assert_false(is_negated("Förvaltningen delar uppfattningen att parken inte är ljus.", "delar uppfattningen"));
  assert_false(is_negated("Förvaltningen tillstyrker inte bara bänkarna.", "tillstyrker"));
  assert_false(is_negated("Kontoret är inte ovilligt men tillstyrker bänkarna.", "tillstyrker"));
}

static void thoughts_are_not_views(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct context c =
      context_of(arena, "== assessment\nFler bänkar skulle kunna tillstyrkas. Kontoret tillstyrker målning.", NULL);
  struct range thought = place_of(&c, "tillstyrkas"), view = place_of(&c, "tillstyrker");
  assert_true(hypothetical(&c, clause_of(&c, sentence_at(&c, thought.start), thought), thought));
  assert_false(hypothetical(&c, clause_of(&c, sentence_at(&c, view.start), view), view));
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_subject_of_the_clause_speaks),
      cmocka_unit_test(a_new_main_clause_has_its_own_speaker),
      cmocka_unit_test(a_relative_clause_does_not_change_the_speaker),
      cmocka_unit_test(quotations_run_over_sentences_and_paragraphs),
      cmocka_unit_test(negators_bear_on_their_own_clause),
      cmocka_unit_test(thoughts_are_not_views),
  };
  return cmocka_run_group_tests(tests, load_rules, free_rules);
}
