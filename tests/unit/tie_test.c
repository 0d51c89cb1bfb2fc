/* Which proposal a passage speaks of: by number, by words, by compounds. */
#include "stance_paper.h"

static const char *const park[] = {"bänkar ställs ut i parken", "staketet runt lekplatsen målas",
                                   "en parkvakt anställs", "fontänen stängs", NULL};

/* The indices of the proposals that PASSAGE is tied to, as "0 2". */
static const char *ties_of(struct arena *arena, const char *passage) {
  struct context c = context_of(arena, arena_printf(arena, "== assessment\n%s", passage), park);
  struct ties *ties = ties_new(&c, c.record->item);
  struct tie tie[8];
  size_t count = ties_find(&c, ties, (struct range){0, c.document->length - 1}, (struct range){0, 0}, tie, 8);
  const char *out = "";
  for (size_t i = 0; i < count; i++)
    out = arena_printf(arena, "%s%s%zu", out, i > 0 ? " " : "", tie[i].proposal);
  return out;
}

static void expect(const char *passage, const char *wanted) {
  struct arena *arena = arena_new();
  assert_string_equal(ties_of(arena, passage), wanted);
  arena_free(arena);
}

static void proposals_are_named_by_number(void **state) {
  (void)state;
  expect("Förvaltningen tillstyrker att-sats 2.", "1");
  expect("Den första och tredje att-satsen avstyrks.", "0 2");
  expect("Att-sats 1–3 tillstyrks.", "0 1 2");
  expect("Den sista att-satsen avstyrks.", "3");
}

static void proposals_are_named_by_their_words(void **state) {
  (void)state;
  expect("Staketet är nymålat.", "1");
  expect("Fontäner är dyra.", "3");
  expect("Parkvakter har inget att göra.", "2");
  expect("Vädret är vackert.", "");
}

static void the_number_of_a_mark_is_a_proposal(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct context c = context_of(arena, "== assessment\nIngenting.", park);
  struct ties *ties = ties_new(&c, c.record->item);
  struct tie tie;
  assert_int_equal(ties_number(ties, 4, &tie), 1);
  assert_int_equal(tie.proposal, 3);
  assert_int_equal(ties_number(ties, 5, &tie), 0);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(proposals_are_named_by_number),
      cmocka_unit_test(proposals_are_named_by_their_words),
      cmocka_unit_test(the_number_of_a_mark_is_a_proposal),
  };
  return cmocka_run_group_tests(tests, load_rules, free_rules);
}
