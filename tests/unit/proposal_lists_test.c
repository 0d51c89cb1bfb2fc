/* What stands as a list: marks that count on, signs, lines below each other. */
#include "proposal_lists.h"
#include "stance_paper.h"

static const char *const none[] = {NULL};

/* So many entries of TEXT stand as a list from entry AT on. */
static void expect_list(const char *text, size_t at, size_t count) {
  struct arena *arena = arena_new();
  struct context c = context_of(arena, arena_printf(arena, "== motion\n%s", text), none);
  struct flow_entries flow = flow_entries(&c, 0, (uint32_t)c.document->flow_count);
  assert_true(at < flow.count);
  assert_int_equal(standing_list(&c, &flow, at), count);
  arena_free(arena);
}

static void marks_count_on(void **state) {
  (void)state;
  expect_list("1/ bänkar köps in\n2/ staket målas\n3/ parken öppnas", 0, 3);
  expect_list("Yrkande 1: bänkar köps in\nYrkande 2: staket målas", 0, 2);
  expect_list("(i) bänkar köps in\n(ii) staket målas\n(iii) parken öppnas", 0, 3);
  expect_list("1:1 bänkar köps in\n1:2 staket målas", 0, 2);
  expect_list("A. bänkar köps in\nB. staket målas", 0, 2);
}

static void other_numbers_are_no_list(void **state) {
  (void)state;
  expect_list("2/ bänkar köps in\n3/ staket målas", 0, 0);
  expect_list("1/ bänkar köps in\n3/ staket målas", 0, 0);
  expect_list("1/ bänkar köps in\n2) staket målas", 0, 0);
}

static void signs_are_the_same(void **state) {
  (void)state;
  expect_list("§ bänkar köps in\n§ staket målas", 0, 2);
  expect_list("o bänkar köps in\n§ staket målas", 0, 0);
}

static void lines_without_marks_are_a_sentence_each(void **state) {
  (void)state;
  expect_list("bänkar köps in\nstaket målas\nparken öppnas", 0, 3);
  expect_list("Bänkar köps in. De är gröna.\nStaket målas.", 0, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(marks_count_on),
      cmocka_unit_test(other_numbers_are_no_list),
      cmocka_unit_test(signs_are_the_same),
      cmocka_unit_test(lines_without_marks_are_a_sentence_each),
  };
  return cmocka_run_group_tests(tests, load_rules, free_rules);
}
