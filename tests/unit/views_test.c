/* Whose view stands where in what minutes retell. */
#include "stance_paper.h"
#include "view_sources.h"
#include "views.h"

static const char *const park[] = {"bänkar ställs ut i parken", "staketet runt lekplatsen målas",
                                   "en parkvakt anställs", "fontänen stängs", NULL};

static struct context minutes_of(struct arena *arena, const char *paper) {
  struct context c = context_of(arena, paper, park);
  c.record->type = "minutes";
  c.record->issuer.text = "Kommunstyrelsen";
  c.issuer_layer = "board";
  return c;
}

/* "HOLDER/LAYER: what it says | what it says", a line a view. */
static const char *views_of(struct arena *arena, const char *paper) {
  struct context c = minutes_of(arena, paper);
  struct view *view;
  size_t count = find_views(&c, &view);
  const char *out = "";
  for (size_t v = 0; v < count; v++) {
    out = arena_printf(arena, "%s%s%s/%s:", out, v > 0 ? "\n" : "", view[v].holder, view[v].layer);
    for (size_t s = 0; s < view[v].count; s++)
      out = arena_printf(arena, "%s%s %s", out, s > 0 ? " |" : "", range_text(&c, view[v].said[s].at));
  }
  return out;
}

static void expect(const char *paper, const char *wanted) {
  struct arena *arena = arena_new();
  assert_string_equal(views_of(arena, paper), wanted);
  arena_free(arena);
}

static void a_body_speaks_until_another_does(void **state) {
  (void)state;
  expect("== case\n"
         "Parknämnden har yttrat sig i maj. Bänkar är dyra. Parkkontoret delar inte den bilden. Bänkar är billiga.\n"
         "Vakter finns redan.\n"
         "Motionären anser att vakter saknas. Parken är mörk.",
         "Parknämnden/committee: Parknämnden har yttrat sig i maj. | Bänkar är dyra.\n"
         "Parkkontoret/administration: Parkkontoret delar inte den bilden. | Bänkar är billiga. | Vakter finns redan.");
}

static void the_verb_may_stand_first(void **state) {
  (void)state;
  expect("== case\nParken är mörk. Bänkar bör, menar parkförvaltningen, vänta.",
         "parkförvaltningen/administration: Bänkar bör, menar parkförvaltningen, vänta.");
  expect("== case\nBänkar är enligt parknämnden för dyra.",
         "parknämnden/committee: Bänkar är enligt parknämnden för dyra.");
  expect("== case\nMotionen har remitterats till parknämnden, som avstyrker den.",
         "parknämnden/committee: Motionen har remitterats till parknämnden, som avstyrker den.");
}

static void who_is_spoken_of_does_not_speak(void **state) {
  (void)state;
  expect("== case\nMotionen har remitterats till parknämnden. Bänkar är dyra.", "");
  expect("== case\nÄrendet har behandlats av parknämnden. Parken ligger vid ån.", "");
  expect("== claims\nSiv Berg (S) yrkar bifall till parkkontorets förslag.", "");
}

static void the_paper_speaks_for_the_office_that_wrote_it(void **state) {
  (void)state;
  expect(
      "== case\nParkkontoret har berett ärendet.\n"
      "I tjänsteskrivelsen konstateras att bänkar är dyra. Vakter bedöms inte behövas.",
      "Parkkontoret/administration: I tjänsteskrivelsen konstateras att bänkar är dyra. | Vakter bedöms inte behövas.");
  expect("== assessment\n# Bedömning\nVakter behövs inte.", "Förvaltningen/administration: Vakter behövs inte.");
}

static void the_committee_without_a_name_is_the_one_that_speaks(void **state) {
  (void)state;
  expect("== case\nParknämnden har yttrat sig. Badnämnden har yttrat sig. Nämnden avstyrker bänkar.\n",
         "Parknämnden/committee: Parknämnden har yttrat sig.\n"
         "Badnämnden/committee: Badnämnden har yttrat sig. | Nämnden avstyrker bänkar.");
}

static void a_sentence_on_several_proposals_is_cut(void **state) {
  (void)state;
  expect("== case\nParkkontoret anför att bänkar ställs ut i parken i år, att staketet runt lekplatsen är nymålat samt "
         "att en parkvakt blir för dyr.",
         "Parkkontoret/administration: Parkkontoret anför att bänkar ställs ut i parken i år, | att staketet runt "
         "lekplatsen är nymålat | samt att en parkvakt blir för dyr.");
}

static void what_is_decided_is_no_view(void **state) {
  (void)state;
  expect("== decision\nKommunstyrelsen föreslår kommunfullmäktige\natt avslå motionen.", "");
  expect("== case\nParkkontoret anser att vakter finns och föreslår att nämnden överlämnar yttrandet.",
         "Parkkontoret/administration: Parkkontoret anser att vakter finns");
}

/* The positions behind the joins, as "HOLDER p1=oppose". */
static void a_view_is_shared(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct context c = minutes_of(arena, "== case\nParknämnden avstyrker att-satserna 1 och 2.\n"
                                       "Parkkontoret instämmer i nämndens bedömning av den första att-satsen.");
  find_positions(&c);
  struct view *view;
  find_views(&c, &view);
  join_views(&c);
  const char *out = "";
  for (size_t i = 0; i < c.record->item[0].position_count; i++) {
    const struct record_position *position = &c.record->item[0].position[i];
    out = arena_printf(arena, "%s%s %s=%s; ", out, position->holder, position->proposal, position->stance);
  }
  assert_string_equal(out, "Parknämnden p1=oppose; Parknämnden p2=oppose; Parkkontoret p1=oppose; ");
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_body_speaks_until_another_does),
      cmocka_unit_test(the_verb_may_stand_first),
      cmocka_unit_test(who_is_spoken_of_does_not_speak),
      cmocka_unit_test(the_paper_speaks_for_the_office_that_wrote_it),
      cmocka_unit_test(the_committee_without_a_name_is_the_one_that_speaks),
      cmocka_unit_test(a_sentence_on_several_proposals_is_cut),
      cmocka_unit_test(what_is_decided_is_no_view),
      cmocka_unit_test(a_view_is_shared),
  };
  return cmocka_run_group_tests(tests, load_rules, free_rules);
}
