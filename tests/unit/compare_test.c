/* What several positions of one cell amount to, and how alike proposals are. */
#include "compare_parts.h"
#include "likeness.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct matrix_position said(const char *stance, double confidence, const char *date) {
  return (struct matrix_position){.stance = stance, .confidence = confidence, .date = date, .counted = true};
}

static struct matrix_cell settled(struct matrix_position *positions, size_t count) {
  struct matrix_cell cell = {.position = positions, .position_count = count};
  cell_settle(&cell);
  return cell;
}

#define SETTLE(...)                                                                                                    \
  settled((struct matrix_position[]){__VA_ARGS__},                                                                     \
          sizeof((struct matrix_position[]){__VA_ARGS__}) / sizeof(struct matrix_position))

static void nothing_said_is_no_stance(void **state) {
  (void)state;
  struct matrix_cell cell = settled(NULL, 0);
  assert_null(cell.stance);
  assert_false(cell.uncertain);
}

static void one_position_stands(void **state) {
  (void)state;
  struct matrix_cell cell = SETTLE(said("oppose", 0.9, NULL));
  assert_string_equal(cell.stance, "oppose");
  assert_false(cell.uncertain);
  assert_true(SETTLE(said("oppose", 0.7, NULL)).uncertain);
}

static void neutral_yields(void **state) {
  (void)state;
  assert_string_equal(SETTLE(said("neutral", 0.95, NULL), said("support", 0.8, NULL)).stance, "support");
}

static void a_condition_stays(void **state) {
  (void)state;
  struct matrix_cell cell = SETTLE(said("support", 0.95, NULL), said("qualified-support", 0.8, NULL));
  assert_string_equal(cell.stance, "qualified-support");
  assert_false(cell.uncertain);
}

static void yes_and_no_are_partial_and_uncertain(void **state) {
  (void)state;
  struct matrix_cell cell = SETTLE(said("support", 0.9, NULL), said("oppose", 0.85, NULL));
  assert_string_equal(cell.stance, "partial");
  assert_true(cell.uncertain);
  cell = SETTLE(said("support", 0.6, NULL), said("oppose", 0.95, NULL));
  assert_string_equal(cell.stance, "oppose");
  assert_true(cell.uncertain);
}

static void the_newest_paper_counts(void **state) {
  (void)state;
  struct matrix_cell cell = SETTLE(said("support", 0.9, "2020-01-01"), said("oppose", 0.9, "2022-01-01"));
  assert_string_equal(cell.stance, "oppose");
  assert_true(cell.changed);
  assert_false(cell.uncertain);
}

static void weighed_positions_are_uncertain(void **state) {
  (void)state;
  struct matrix_position position = said("support", 0.9, NULL);
  position.rule = "weigh.for";
  assert_true(settled(&position, 1).uncertain);
}

/* ---- likeness ---- */

struct texts {
  struct gazetteer *gazetteer;
  struct likeness *likeness;
  struct arena *arena;
};

static int open_likeness(void **state) {
  static struct texts texts;
  struct error error = {0};
  texts.gazetteer = gazetteer_load("pipeline/gazetteers", &error);
  texts.likeness = likeness_new(texts.gazetteer, NULL, &error);
  texts.arena = arena_new();
  *state = &texts;
  return texts.gazetteer == NULL || texts.likeness == NULL;
}

static int close_likeness(void **state) {
  struct texts *texts = *state;
  likeness_free(texts->likeness);
  gazetteer_free(texts->gazetteer);
  arena_free(texts->arena);
  return 0;
}

static double alike(void **state, const char *one, const char *other) {
  struct texts *texts = *state;
  double there = likeness_of(texts->likeness, one, other, texts->arena, NULL, NULL);
  double back = likeness_of(texts->likeness, other, one, texts->arena, NULL, NULL);
  assert_true(there - back < 1e-9 && back - there < 1e-9);
  return there;
}

static void the_same_in_other_words(void **state) {
  assert_true(alike(state, "inrätta skolsociala team i varje stadsdel",
                    "det skolsociala teamet ska finnas i alla stadsdelar") >= LIKENESS_SAME);
  assert_true(alike(state, "anlägga en hundrastgård vid Mellansjön", "en hundrastgård anläggs vid Mellansjön") > 0.9);
  assert_true(alike(state, "minska frånvaron i grundskolan", "åtgärder mot skolfrånvaron i grundskolan") >=
              LIKENESS_SAME);
}

static void a_topic_is_not_enough(void **state) {
  assert_true(alike(state, "skolmaten lagas på varje skola", "skolans idrottshall hålls öppen på helgen") <
              LIKENESS_SAME);
  assert_true(alike(state, "kommunen utreder en ny simhall", "kommunen utreder en ny förskola") < LIKENESS_SAME);
  assert_true(alike(state, "", "något") < LIKENESS_NEAR);
}

static void reasons_are_the_words(void **state) {
  struct texts *texts = *state;
  struct like_word *words;
  size_t count;
  likeness_of(texts->likeness, "anlägga en hundrastgård", "en ny hundrastgård anläggs", texts->arena, &words, &count);
  assert_true(count >= 2);
  assert_true(words[0].weight >= words[1].weight);
  bool found = false;
  for (size_t i = 0; i < count; i++)
    found |= strcmp(words[i].one, "hundrastgård") == 0 && strcmp(words[i].other, "hundrastgård") == 0;
  assert_true(found);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nothing_said_is_no_stance),
      cmocka_unit_test(one_position_stands),
      cmocka_unit_test(neutral_yields),
      cmocka_unit_test(a_condition_stays),
      cmocka_unit_test(yes_and_no_are_partial_and_uncertain),
      cmocka_unit_test(the_newest_paper_counts),
      cmocka_unit_test(weighed_positions_are_uncertain),
      cmocka_unit_test_setup_teardown(the_same_in_other_words, open_likeness, close_likeness),
      cmocka_unit_test_setup_teardown(a_topic_is_not_enough, open_likeness, close_likeness),
      cmocka_unit_test_setup_teardown(reasons_are_the_words, open_likeness, close_likeness),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
