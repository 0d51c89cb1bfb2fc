/* word_cache_test.c - what several lists know of a word stands side by side, and no more words are kept than may be. */
#include "word_cache.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

static const void *add(struct word_cache *cache, enum word_note note, const char *word, int value) {
  return word_cache_add(cache, note, word, strlen(word), &value, sizeof value);
}

static const int *find(const struct word_cache *cache, enum word_note note, const char *word) {
  return word_cache_find(cache, note, word, strlen(word));
}

static void notes_stand_side_by_side(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct word_cache *cache = word_cache_new(arena, 4);
  assert_null(find(cache, NOTE_CONTENT, "bänk"));
  const int *kept = add(cache, NOTE_CONTENT, "bänk", 7);
  assert_int_equal(*kept, 7);
  assert_ptr_equal(find(cache, NOTE_CONTENT, "bänk"), kept);
  assert_null(find(cache, NOTE_MOVE, "bänk"));
  add(cache, NOTE_MOVE, "bänk", 8);
  assert_int_equal(*find(cache, NOTE_CONTENT, "bänk"), 7);
  assert_int_equal(*find(cache, NOTE_MOVE, "bänk"), 8);
  assert_null(find(cache, NOTE_ATOMS, "bänk"));
  assert_null(find(cache, NOTE_CONTENT, "bän"));
  assert_null(find(cache, NOTE_CONTENT, "bänkar"));
  arena_free(arena);
}

static void counts_words_and_not_notes(void **state) {
  (void)state;
  enum { MOST = 40 };
  struct arena *arena = arena_new();
  struct word_cache *cache = word_cache_new(arena, MOST);
  char word[16];
  for (int i = 0; i < MOST; i++) {
    assert_false(word_cache_is_full(cache));
    snprintf(word, sizeof word, "ord%d", i);
    add(cache, NOTE_ATOMS, word, i);
    add(cache, NOTE_MOVE, word, -i);
  }
  assert_true(word_cache_is_full(cache));
  for (int i = 0; i < MOST; i++) {
    snprintf(word, sizeof word, "ord%d", i);
    assert_int_equal(*find(cache, NOTE_ATOMS, word), i);
    assert_int_equal(*find(cache, NOTE_MOVE, word), -i);
  }
  assert_null(find(cache, NOTE_ATOMS, "ord"));
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(notes_stand_side_by_side),
      cmocka_unit_test(counts_words_and_not_notes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
