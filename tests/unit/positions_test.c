/* Cues placed by paragraph and weighed into positions. */
#include "stance_paper.h"

static const char *const park[] = {"bänkar ställs ut i parken", "staketet runt lekplatsen målas",
                                   "en parkvakt anställs", "fontänen stängs", NULL};

/* The positions of the paper as "p1=support whole=oppose", in order of the proposals, the whole last. */
static const char *positions_of(struct arena *arena, const char *paper) {
  struct context c = context_of(arena, paper, park);
  find_positions(&c);
  const struct record_item *item = c.record->item;
  const char *out = "";
  for (size_t p = 0; p <= item->proposal_count; p++)
    for (size_t i = 0; i < item->position_count; i++) {
      const char *proposal = item->position[i].proposal;
      bool whole = p == item->proposal_count;
      if (whole ? proposal == NULL : proposal != NULL && strcmp(proposal, item->proposal[p].id) == 0)
        out = arena_printf(arena, "%s%s%s=%s", out, *out != '\0' ? " " : "", whole ? "whole" : proposal,
                           item->position[i].stance);
    }
  return out;
}

static void expect(const char *paper, const char *wanted) {
  struct arena *arena = arena_new();
  assert_string_equal(positions_of(arena, arena_printf(arena, "== assessment\n%s", paper)), wanted);
  arena_free(arena);
}

static void each_paragraph_is_about_its_proposal(void **state) {
  (void)state;
  expect("Bänkar saknas i parken. Förslaget tillstyrks.\n"
         "Staketet målades i fjol. Förslaget bör därför avslås.",
         "p1=support p2=oppose");
}

static void a_topic_set_by_number_holds_until_the_next(void **state) {
  (void)state;
  expect("Vad gäller det tredje förslaget är kostnaden hög. Någon tjänst kan inte inrättas. "
         "Det andra förslaget är rimligt. Det bör genomföras.",
         "p2=support p3=oppose");
}

static void headings_name_the_proposal(void **state) {
  (void)state;
  expect("== assessment\n# Driften om sommaren (d)\nKontoret vill på det bestämdaste avråda.", "p4=oppose");
}

static void paragraphs_in_the_motions_order_need_no_words(void **state) {
  (void)state;
  expect("Bänkarna tillstyrks.\nFärgen är redan beställd.\nNågon vakt behövs inte, och förslaget avstyrks.\n"
         "Fontänen är uppskattad. Att stänga den vore ett steg tillbaka.",
         "p1=support p2=met p3=oppose p4=oppose");
}

static void the_rest_is_what_was_not_named(void **state) {
  (void)state;
  expect("Kontoret tillstyrker att-sats 2 och avstyrker motionen i övrigt.",
         "p1=oppose p2=support p3=oppose p4=oppose");
}

static void a_verdict_outranks_the_view_before_it(void **state) {
  (void)state;
  expect("Förvaltningen instämmer i att staketet är fult. Kostnaden är hög. Målning av staketet avstyrks därför.",
         "p2=oppose");
}

static void parts_of_one_proposal_make_it_partial(void **state) {
  (void)state;
  expect("Förvaltningen tillstyrker att bänkar ställs ut vid dammen. På ängen bör bänkar däremot inte ställas.",
         "p1=partial");
}

static void a_fact_with_the_proposals_verb_is_met(void **state) {
  (void)state;
  expect("Våren 2024 målades staketet runt lekplatsen.", "p2=met");
  expect("Staketet runt lekplatsen har inte målats.", "");
}

static void no_need_beside_a_fact_is_met(void **state) {
  (void)state;
  expect("En parkvakt anställdes 2024 och finns på plats. Det finns därmed inget behov av en ny.", "p3=met");
}

static void what_is_conceded_or_was_held_once_is_not_held(void **state) {
  (void)state;
  expect("Visserligen blir bänkarna i parken dyra, men de bör ställas ut.", "p1=qualified-support");
  expect("År 2006 ställde sig nämnden positiv till bänkar i parken.", "");
}

static void denied_in_one_half_and_granted_in_the_other(void **state) {
  (void)state;
  expect("Kontoret är positivt till att bänkar ställs ut i parken. Vid dammen är bänkar däremot olämpliga.",
         "p1=partial");
}

static void a_view_on_the_whole_must_say_so(void **state) {
  (void)state;
  expect("Kontoret är positivt till tanken på grönska.", "");
  expect("Kontoret är positivt till motionen i sin helhet.", "whole=support");
}

static void a_condition_qualifies(void **state) {
  (void)state;
  expect("Förvaltningen tillstyrker bänkar i parken. Finansieringen måste dock först vara löst.",
         "p1=qualified-support");
}

static void balanced_reasons_say_nothing(void **state) {
  (void)state;
  expect("En parkvakt vore bra. En parkvakt är inte rimlig.", "");
}

static void others_and_quotations_are_not_the_issuer(void **state) {
  (void)state;
  expect("Pensionärsrådet är positivt till bänkar i parken.", "");
  expect("\"Kontoret tillstyrker säkert staketet. Det är självklart\", skriver hon.", "");
}

static void weak_words_give_little_confidence(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct context c = context_of(arena, "== assessment\nEn parkvakt skulle kosta en miljon kronor.", park);
  find_positions(&c);
  assert_int_equal(c.record->item->position_count, 1);
  assert_string_equal(c.record->item->position[0].stance, "oppose");
  assert_true(c.record->item->position[0].confidence <= 0.7);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_paragraph_is_about_its_proposal),
      cmocka_unit_test(a_topic_set_by_number_holds_until_the_next),
      cmocka_unit_test(headings_name_the_proposal),
      cmocka_unit_test(paragraphs_in_the_motions_order_need_no_words),
      cmocka_unit_test(the_rest_is_what_was_not_named),
      cmocka_unit_test(a_verdict_outranks_the_view_before_it),
      cmocka_unit_test(parts_of_one_proposal_make_it_partial),
      cmocka_unit_test(a_fact_with_the_proposals_verb_is_met),
      cmocka_unit_test(no_need_beside_a_fact_is_met),
      cmocka_unit_test(what_is_conceded_or_was_held_once_is_not_held),
      cmocka_unit_test(denied_in_one_half_and_granted_in_the_other),
      cmocka_unit_test(a_view_on_the_whole_must_say_so),
      cmocka_unit_test(a_condition_qualifies),
      cmocka_unit_test(balanced_reasons_say_nothing),
      cmocka_unit_test(others_and_quotations_are_not_the_issuer),
      cmocka_unit_test(weak_words_give_little_confidence),
  };
  return cmocka_run_group_tests(tests, load_rules, free_rules);
}
