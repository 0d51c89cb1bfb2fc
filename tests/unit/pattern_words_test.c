/* The words that a pattern cannot do without: texts that match are never held back, most others are. */
#include "../../pipeline/pattern_order.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* True if a rule with PATTERN may look at TEXT. */
static bool lets_through(const char *pattern, const char *text) {
  struct arena *arena = arena_new(), *passing = arena_new();
  struct word_marks marks;
  struct word_list *list = arena_alloc(arena, sizeof *list);
  list_words(text, strlen(text), list, &marks);
  const struct wanted *wanted = pattern_wants(arena, passing, pattern);
  uint16_t *row = arena_array(arena, wanted_length(wanted) + 1, sizeof *row);
  bool met = !wanted || (wanted_write(wanted, row), wanted_met(row, &marks));
  arena_free(passing);
  arena_free(arena);
  return met;
}

static void wants_each_word_of_a_phrase(void **state) {
  (void)state;
  const char *pattern = "\\b(?:finns|ligger)\\b.{0,40}?\\s+på\\s+plats\\b";
  assert_true(lets_through(pattern, "Bänkarna finns redan på plats."));
  assert_true(lets_through(pattern, "LIGGER PÅ PLATS"));
  assert_false(lets_through(pattern, "Bänkarna finns redan."));
  assert_false(lets_through(pattern, "Bänkarna är på plats."));
  assert_false(lets_through(pattern, "Bänkarna finns vid platsen."));
}

static void wants_one_branch_wholly(void **state) {
  (void)state;
  const char *pattern = "\\b(?:delar\\s+synen|ser\\s+positivt|anser(?:\\s+att)?)\\b";
  assert_true(lets_through(pattern, "Nämnden delar synen"));
  assert_true(lets_through(pattern, "Nämnden anser"));
  assert_false(lets_through(pattern, "Nämnden delar lokaler"));
  assert_false(lets_through(pattern, "Nämnden ser synen"));
}

static void knows_words_from_their_beginning_only(void **state) {
  (void)state;
  assert_true(lets_through("\\bmotionär(?:en|erna)s", "motionärernas"));
  assert_true(lets_through("\\bavslås?\\b", "avslå"));
  assert_true(lets_through("nämnden", "socialnämnden"));
  assert_true(lets_through("\\b\\p{L}*nämnden\\b", "socialnämnden"));
  assert_true(lets_through("(?<![\\p{L}-])nämnden", "nämnden"));
  assert_true(lets_through("\\b(?:o)?rimligt", "orimligt"));
  assert_true(lets_through("\\b(?:miljö-)?frågan", "frågan"));
  assert_true(lets_through("för\\s*slaget", "förslaget"));
  assert_true(lets_through("\\bfö+r", "fööör"));
}

static void does_not_want_what_may_be_absent(void **state) {
  (void)state;
  assert_true(lets_through("\\bavslås(?:\\s+inte)*\\b", "avslås"));
  assert_true(lets_through("\\bavslås(?!\\s+inte)", "avslås"));
  assert_true(lets_through("(?<!inte\\s)\\bavslås", "avslås"));
  assert_true(lets_through("\\bavslås(?:\\s+inte){0,2}", "avslås"));
  assert_true(lets_through("\\b(?:|inte\\s+)avslås", "avslås"));
  assert_false(lets_through("\\b(?=avslås|bifalls)\\p{L}+", "återremitteras"));
}

static void takes_other_signs_for_borders(void **state) {
  (void)state;
  assert_true(lets_through("\\bdelar\\b", "”delar”"));
  assert_true(lets_through("\\bdelar\\b", "–delar…"));
  assert_true(lets_through("\\bskol-\\s+och", "skol- och"));
  assert_true(lets_through("\\bC-uppsats", "C-uppsats"));
  assert_true(lets_through("\\bårets\\s+[–-]\\s+", "årets – "));
  assert_true(lets_through("\\bk\xC4\x8D"
                           "ek",
                           "k\xC4\x8D"
                           "ek"));
  assert_true(lets_through("\\bgro\xC3\x9F\\b", "gro\xC3\x9F"));
}

static void gives_up_on_what_it_does_not_know(void **state) {
  (void)state;
  assert_true(lets_through("\\Qdelar\\E", "x"));
  assert_true(lets_through("(?(?=a)delar|synen)", "x"));
  assert_true(lets_through("(?<a>delar)(?&a)", "x"));
  assert_true(lets_through("delar(*SKIP)", "x"));
  assert_true(lets_through("(delar", "x"));
}

static bool begins_at_border(const char *pattern) {
  struct arena *passing = arena_new();
  bool border = pattern_begins_at_border(passing, pattern);
  arena_free(passing);
  return border;
}

static void tells_borders(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  assert_true(begins_at_border("\\bdelar"));
  assert_true(begins_at_border("(?<who>\\bdelar|(?<![\\p{L}-])synen)"));
  assert_true(begins_at_border("(?=x)(?<!\\bav\\s)\\bdelar"));
  assert_false(begins_at_border("delar"));
  assert_false(begins_at_border("\\bdelar|synen"));
  assert_false(begins_at_border("(?:\\bdelar)?synen"));
  assert_false(begins_at_border("(?<!\\p{Lu})delar"));
  assert_false(begins_at_border("(?<![^\\n])delar"));
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(wants_each_word_of_a_phrase),
      cmocka_unit_test(wants_one_branch_wholly),
      cmocka_unit_test(knows_words_from_their_beginning_only),
      cmocka_unit_test(does_not_want_what_may_be_absent),
      cmocka_unit_test(takes_other_signs_for_borders),
      cmocka_unit_test(gives_up_on_what_it_does_not_know),
      cmocka_unit_test(tells_borders),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
