/* any_of_test.c - a text and a list of words: what it begins with, contains and ends with. */
#include "any_of.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(words) (sizeof(words) / sizeof(words)[0])

/* More than are looked for one by one. */
static const char *const many[] = {"bifall", "avslag", "besvarad", "bordlagd", "överlämnad", "utgår"};

static void begins_with_whole_word_of_list(void **state) {
  (void)state;
  assert_true(begins_any("avslag på motionen", many, COUNT(many)));
  assert_true(begins_any("utgår", many, COUNT(many)));
  assert_false(begins_any("avsla", many, COUNT(many)));
  assert_false(begins_any("ett avslag", many, COUNT(many)));
  assert_false(begins_any("", many, COUNT(many)));
  assert_false(begins_any("avslag", many, 1));
}

static void contains_at_any_place(void **state) {
  (void)state;
  for (size_t count = 1; count <= COUNT(many); count += COUNT(many) - 1) {
    assert_true(contains_any("bifall", many, count));
    assert_true(contains_any("yrkar bifall till", many, count));
    assert_true(contains_any("delvis bifall", many, count));
    assert_false(contains_any("delvis bifal", many, count));
    assert_false(contains_any("", many, count));
  }
  assert_true(contains_any("anses överlämnad", many, COUNT(many)));
  assert_false(contains_any("anses överlämnat", many, COUNT(many)));
}

static void listed_words_are_found_as_the_others(void **state) {
  (void)state;
  static const char *const words[] = {"men", "mena", "kan inte ", "ser "};
  static struct any_of listed = ANY_OF(words);
  const char *const texts[] = {"menar", "men", "me", "m", "", "kan inte se", "kan inte", "ser ut", "sera", "en man"};
  for (size_t round = 0; round < 2; round++) /* made ready, and ready */
    for (size_t i = 0; i < COUNT(texts); i++)
      assert_int_equal(begins_listed(texts[i], &listed), begins_any(texts[i], words, COUNT(words)));
}

static void ends_within_length(void **state) {
  (void)state;
  const char *text = "ärendet utgår ur listan";
  assert_false(ends_any(text, strlen(text), many, COUNT(many)));
  assert_true(ends_any(text, strlen("ärendet utgår"), many, COUNT(many)));
  assert_false(ends_any(text, strlen("ärendet utgår "), many, COUNT(many)));
  assert_true(ends_any("utgår", strlen("utgår"), many, COUNT(many)));
  assert_false(ends_any("tgår", strlen("tgår"), many, COUNT(many)));
  assert_false(ends_any("", 0, many, COUNT(many)));
}

static void trims_spaces_at_the_end_alone(void **state) {
  (void)state;
  assert_int_equal(trimmed_length(" men inte  "), strlen(" men inte"));
  assert_int_equal(trimmed_length("men"), 3);
  assert_int_equal(trimmed_length("   "), 0);
  assert_int_equal(trimmed_length(""), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(begins_with_whole_word_of_list),       cmocka_unit_test(contains_at_any_place),
      cmocka_unit_test(listed_words_are_found_as_the_others), cmocka_unit_test(ends_within_length),
      cmocka_unit_test(trims_spaces_at_the_end_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
