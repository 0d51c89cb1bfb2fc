/* What every stage stands on: memory of a document, growing bytes, errors, Unicode, hashes, stems. */
#include "arena.h"
#include "buffer.h"
#include "error.h"
#include "hash.h"
#include "stem.h"
#include "unicode.h"
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* ---- arena ---- */

static void memory_is_zeroed_and_aligned(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  for (size_t size = 0; size < 3000; size = size * 2 + 1) {
    unsigned char *memory = arena_alloc(arena, size);
    assert_non_null(memory);
    assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
    for (size_t i = 0; i < size; i++)
      assert_int_equal(memory[i], 0);
    memset(memory, 0xAA, size);
  }
  arena_reset(arena);
  assert_int_equal(arena_used(arena), 0);
  unsigned char *again = arena_alloc(arena, 2000); /* memory that was dirty before the reset */
  for (size_t i = 0; i < 2000; i++)
    assert_int_equal(again[i], 0);
  arena_free(arena);
}

static void pieces_do_not_overlap(void **state) {
  (void)state;
  enum { PIECES = 2000 };
  struct arena *arena = arena_new();
  unsigned char *piece[PIECES];
  size_t size[PIECES], sum = 0;
  for (size_t i = 0; i < PIECES; i++) {
    size[i] = i == 1000 ? 3u << 20 : i * 7 % 500 + 1;
    piece[i] = arena_alloc(arena, size[i]);
    memset(piece[i], (int)(i % 251), size[i]);
    sum += size[i];
  }
  for (size_t i = 0; i < PIECES; i++)
    assert_true(piece[i][0] == i % 251 && piece[i][size[i] - 1] == i % 251);
  assert_true(arena_used(arena) >= sum);
  arena_free(arena);
}

static void arrays_grow_and_keep_what_they_hold(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  int *numbers = NULL;
  size_t capacity = 0;
  for (int i = 0; i < 1000; i++) {
    numbers = arena_grow(arena, numbers, (size_t)i, &capacity, sizeof *numbers);
    assert_true(capacity > (size_t)i);
    assert_int_equal(numbers[i], 0);
    numbers[i] = i;
  }
  for (int i = 0; i < 1000; i++)
    assert_int_equal(numbers[i], i);
  arena_free(arena);
  arena_free(NULL);
}

static void copies_of_strings_end(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  assert_string_equal(arena_strdup(arena, "björk"), "björk");
  assert_string_equal(arena_strndup(arena, "björk", 4), "bjö");
  assert_string_equal(arena_strndup(arena, NULL, 0), "");
  assert_string_equal(arena_printf(arena, "§ %d %s", 12, "Val"), "§ 12 Val");
  char *room = arena_printf(arena, "%5000d", 7);
  assert_int_equal(strlen(room), 5000);
  arena_free(arena);
}

/* ---- buffer ---- */

static void buffers_take_bytes_text_and_characters(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct buffer buffer = buffer_in(arena);
  assert_string_equal(buffer_string(&buffer), "");
  buffer_text(&buffer, "Sk");
  buffer_char(&buffer, 0xE4);
  buffer_byte(&buffer, 'r');
  buffer_add(&buffer, "vik, and the rest", 3);
  buffer_printf(&buffer, " %s %u", "nr", 4u);
  buffer_char(&buffer, 0x1F332);
  assert_string_equal(buffer_string(&buffer), "Skärvik nr 4\xF0\x9F\x8C\xB2");
  assert_int_equal(buffer.length, strlen(buffer.data));
  arena_free(arena);
}

static void buffers_grow(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct buffer buffer = buffer_in(arena);
  for (int i = 0; i < 10000; i++)
    buffer_printf(&buffer, "%04d", i);
  assert_int_equal(buffer.length, 40000);
  assert_memory_equal(buffer.data + 4 * 9998, "99989999", 9);
  buffer_add(&buffer, "a\0b", 3); /* bytes, not only text */
  assert_int_equal(buffer.length, 40003);
  assert_int_equal(buffer.data[40002], 'b');
  arena_free(arena);
}

/* ---- error ---- */

static void the_first_error_sticks(void **state) {
  (void)state;
  struct error error = {0};
  assert_false(error_set(&error, ERROR_DAMAGED, "page %d is torn", 3));
  assert_false(error_set(&error, ERROR_USAGE, "later"));
  errno = ENOENT;
  assert_false(error_errno(&error, ERROR_IO, "later still"));
  assert_int_equal(error.kind, ERROR_DAMAGED);
  assert_string_equal(error.message, "page 3 is torn");
}

static void errno_is_spelt_out(void **state) {
  (void)state;
  struct error error = {0};
  errno = ENOENT;
  error_errno(&error, ERROR_IO, "cannot open %s", "x.pdf");
  assert_string_equal(error.message, "cannot open x.pdf: No such file or directory");
}

static void long_messages_are_cut(void **state) {
  (void)state;
  struct error error = {0};
  error_set(&error, ERROR_RULES, "%600d", 1);
  assert_int_equal(strlen(error.message), sizeof error.message - 1);
  struct error other = {0};
  errno = EACCES;
  error_errno(&other, ERROR_IO, "%600d", 1);
  assert_int_equal(strlen(other.message), sizeof other.message - 1);
}

static void each_kind_has_a_token_of_its_own(void **state) {
  (void)state;
  for (enum error_kind kind = ERROR_NONE; kind < ERROR_KINDS; kind++) {
    assert_non_null(error_token(kind));
    for (enum error_kind other = ERROR_NONE; other < kind; other++)
      assert_string_not_equal(error_token(kind), error_token(other));
  }
  assert_string_equal(error_token(ERROR_NO_TEXT), "no-text-layer");
}

/* ---- unicode ---- */

static void what_is_written_is_read(void **state) {
  (void)state;
  static const uint32_t characters[] = {0, 'a', 0x7F, 0x80, 0xE5, 0x7FF, 0x800, 0x2013, 0xFFFD, 0x10000, 0x10FFFF};
  for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
    char bytes[4];
    uint32_t read;
    unsigned length = unicode_write(characters[i], bytes);
    assert_int_equal(unicode_read(bytes, bytes + length, &read), length);
    assert_int_equal(read, characters[i]);
    assert_true(unicode_valid(bytes, length));
  }
}

static void malformed_bytes_are_told(void **state) {
  (void)state;
  /* lone continuation, cut sequences, overlong, surrogate, too large, bytes that never occur */
  static const char *const wrong[] = {"\x80", "\xC3", "\xE2\x80", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                                      "\xFF"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    uint32_t character;
    assert_int_equal(unicode_read(wrong[i], wrong[i] + strlen(wrong[i]), &character), 1);
    assert_int_equal(character, UNICODE_REPLACEMENT);
    assert_false(unicode_valid(wrong[i], strlen(wrong[i])));
  }
  uint32_t character;
  const char *itself = "\xEF\xBF\xBD"; /* U+FFFD is well-formed */
  assert_int_equal(unicode_read(itself, itself + 3, &character), 3);
}

static void characters_have_their_classes(void **state) {
  (void)state;
  assert_true(unicode_letter('x') && unicode_letter(0xC5) && unicode_letter(0x3B1));
  assert_false(unicode_letter('4') || unicode_letter(0xA7) || unicode_letter(0xD7) || unicode_letter('-'));
  assert_true(unicode_upper('X') && unicode_upper(0xC5) && unicode_upper(0xC9));
  assert_false(unicode_upper('x') || unicode_upper(0xE5) || unicode_upper('4'));
  assert_true(unicode_digit('0') && unicode_digit('9'));
  assert_false(unicode_digit(0xB2) || unicode_digit('/'));
  assert_true(unicode_combining(0x30A) && !unicode_combining(0xE5));
  assert_int_equal(unicode_lower(0xC5), 0xE5);
  assert_int_equal(unicode_lower('Q'), 'q');
  assert_int_equal(unicode_lower(0xDF), 0xDF);
  assert_true(unicode_space(' ') && unicode_space(0xA0) && unicode_space(0x2009) && unicode_space(0x202F));
  assert_false(unicode_space('\n') || unicode_space('x') || unicode_space(0x200B));
  assert_false(unicode_allowed(0) || unicode_allowed(0x0C) || unicode_allowed(0x7F) || unicode_allowed(0x85) ||
               unicode_allowed(0xD800) || unicode_allowed(0xFDD0) || unicode_allowed(0x1FFFE) ||
               unicode_allowed(0x110000));
  assert_true(unicode_allowed('\t') && unicode_allowed('\n') && unicode_allowed(0xE5) && unicode_allowed(0x10FFFD));
}

static void letters_are_composed(void **state) {
  (void)state;
  assert_int_equal(unicode_compose('a', 0x30A), 0xE5);
  assert_int_equal(unicode_compose('O', 0x308), 0xD6);
  assert_int_equal(unicode_compose('q', 0x308), 0);
  assert_int_equal(unicode_compose(0xEA, 0x301), 0x1EBF); /* ê and an acute: a third letter */
}

static void expect_clean(const char *dirty, size_t length, const char *clean) {
  struct arena *arena = arena_new();
  size_t got_length = 999;
  const char *got = unicode_clean(arena, dirty, length, &got_length);
  assert_string_equal(got, clean);
  assert_int_equal(got_length, strlen(clean));
  assert_true(unicode_valid(got, got_length));
  size_t again = 0;
  assert_string_equal(unicode_clean(arena, got, got_length, &again), clean);
  arena_free(arena);
}

static void text_is_cleaned(void **state) {
  (void)state;
  expect_clean("", 0, "");
  expect_clean("Norrvik", 7, "Norrvik");
  expect_clean("A\xCC\x8Akerby sko\xCC\x88ts", 16, "Åkerby sköts");
  expect_clean("a\0b\x01"
               "c\x7F"
               "d\te\nf",
               11, "abcd\te\nf");
  expect_clean("k\xF6ket", 5, "k\xEF\xBF\xBDket");
  expect_clean("\xED\xA0\x80", 3, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  expect_clean("\xEF\xBF\xBFx", 4, "x"); /* U+FFFF is no character */
}

/* Cleaning gives valid text whatever comes in, and has nothing to do the second time. */
static void any_bytes_come_out_clean(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  uint32_t seed = 12345;
  for (int round = 0; round < 3000; round++) {
    char bytes[64];
    size_t length = (size_t)round % sizeof bytes;
    for (size_t i = 0; i < length; i++) {
      seed = seed * 1664525 + 1013904223;
      /* half of them from the ranges that make up marks and Latin letters */
      bytes[i] = (char)(seed >> 30 ? seed >> 24 : 0xCC - (seed >> 24 & 1) * 0x0A);
    }
    size_t once, twice;
    const char *clean = unicode_clean(arena, bytes, length, &once);
    assert_true(unicode_valid(clean, once));
    const char *again = unicode_clean(arena, clean, once, &twice);
    assert_int_equal(once, twice);
    assert_memory_equal(clean, again, once);
    arena_reset(arena);
  }
  arena_free(arena);
}

/* What is dropped may have stood between a letter and its mark. */
static void composes_over_dropped_characters(void **state) {
  (void)state;
  size_t length;
  struct arena *arena = arena_new();
  assert_string_equal(unicode_clean(arena, "a\x01\xCC\x8A", 4, &length), "å");
  assert_int_equal(length, 2);
  assert_string_equal(unicode_clean(arena, "a\xC2\x85\xCC\x8A-", 6, &length), "å-");
  arena_free(arena);
}

static void folding_keeps_every_byte_in_its_place(void **state) {
  (void)state;
  const char *text = "ÅÄÖ åäö ÉÜ × Þß – § KF 12";
  char folded[64];
  unicode_fold_bytes(text, strlen(text), folded);
  assert_string_equal(folded, "åäö åäö éü × þß – § kf 12");
  assert_int_equal(unicode_count(text, strlen(text)), 25);
}

/* Eight bytes are folded at a time: each sign stands at each place once. */
static void folding_is_the_same_at_every_place(void **state) {
  (void)state;
  static const char *const signs[][2] = {{"A", "a"}, {"Z", "z"}, {"@", "@"}, {"[", "["}, {"Å", "å"}, {"×", "×"}};
  for (size_t sign = 0; sign < sizeof signs / sizeof *signs; sign++)
    for (size_t at = 0; at < 20; at++) {
      char text[32] = "....................", expected[32], folded[32];
      memcpy(expected, text, sizeof text);
      memcpy(text + at, signs[sign][0], strlen(signs[sign][0]));
      memcpy(expected + at, signs[sign][1], strlen(signs[sign][1]));
      unicode_fold_bytes(text, strlen(text), folded);
      assert_string_equal(folded, expected);
    }
}

static void keys_keep_swedish_letters_and_drop_other_marks(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  static const char *const pairs[][2] = {{"Ängsö", "ängsö"},   {"André", "andre"},  {"MÜLLER", "muller"},
                                         {"Bjørn", "björn"},   {"Næs", "näs"},      {"", ""},
                                         {"e\xCC\x81t", "et"}, {"Łódź 4", "łodz 4"}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
    assert_string_equal(unicode_key(arena, pairs[i][0], strlen(pairs[i][0])), pairs[i][1]);
  arena_free(arena);
}

/* ---- hash and stem ---- */

static void hashes_are_sha256(void **state) {
  (void)state;
  char hex[HASH_HEX];
  hash_bytes("", 0, hex); /* FIPS 180-4's examples */
  assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  hash_bytes("abc", 3, hex);
  assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  struct hash *hash = hash_begin();
  hash_add(hash, "a", 1);
  hash_add(hash, "", 0);
  hash_add(hash, "bc", 2);
  char parts[HASH_HEX];
  hash_end(hash, parts);
  assert_string_equal(parts, hex);
  assert_true(hash_fast("a", 1) == 0xaf63dc4c8601ec8cu && hash_fast("", 0) == 0xcbf29ce484222325u);
}

/* The bytes behind a descriptor: all of them or so many, and a copy that has what was hashed. */
static void descriptors_are_hashed(void **state) {
  (void)state;
  char expected[HASH_HEX], hex[HASH_HEX], bytes[200000], copied[sizeof bytes];
  FILE *file = tmpfile(), *copy = tmpfile();
  assert_true(file && copy);
  for (size_t i = 0; i < sizeof bytes; i++)
    bytes[i] = (char)(i * 7 + i / 251);
  assert_int_equal(fwrite(bytes, 1, sizeof bytes, file), sizeof bytes);
  fflush(file);
  long position = lseek(fileno(file), 17, SEEK_SET);
  hash_bytes(bytes, sizeof bytes, expected);
  assert_true(hash_descriptor(fileno(file), HASH_TO_THE_END, -1, hex));
  assert_string_equal(hex, expected);
  assert_true(hash_descriptor(fileno(file), sizeof bytes, fileno(copy), hex));
  assert_string_equal(hex, expected);
  assert_int_equal(pread(fileno(copy), copied, sizeof copied, 0), sizeof copied);
  assert_memory_equal(copied, bytes, sizeof bytes);
  hash_bytes(bytes, 70000, expected);
  assert_true(hash_descriptor(fileno(file), 70000, -1, hex));
  assert_string_equal(hex, expected);
  assert_false(hash_descriptor(fileno(file), sizeof bytes + 1, -1, hex)); /* it is shorter */
  assert_int_equal(errno, 0);
  assert_int_equal(lseek(fileno(file), 0, SEEK_CUR), position);
  assert_false(hash_descriptor(-1, 1, -1, hex));
  assert_int_equal(errno, EBADF);
  int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
  if (full >= 0) {
    assert_false(hash_descriptor(fileno(file), sizeof bytes, full, hex));
    assert_int_equal(errno, ENOSPC);
    close(full);
  }
  fclose(file);
  fclose(copy);
}

static void words_are_stemmed(void **state) {
  (void)state;
  static const char *const pairs[][2] = {{"nämnderna", "nämnd"}, {"motionen", "motion"}, {"i", "i"}, {"", ""}};
  char stem[64];
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    assert_int_equal(stem_swedish(pairs[i][0], strlen(pairs[i][0]), stem, sizeof stem), strlen(pairs[i][1]));
    assert_string_equal(stem, pairs[i][1]);
  }
  assert_int_equal(stem_swedish("motionen", 8, stem, 4), 3);
  assert_string_equal(stem, "mot");
  assert_int_equal(stem_swedish("motionen", 8, stem, 0), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(memory_is_zeroed_and_aligned),
      cmocka_unit_test(pieces_do_not_overlap),
      cmocka_unit_test(arrays_grow_and_keep_what_they_hold),
      cmocka_unit_test(copies_of_strings_end),
      cmocka_unit_test(buffers_take_bytes_text_and_characters),
      cmocka_unit_test(buffers_grow),
      cmocka_unit_test(the_first_error_sticks),
      cmocka_unit_test(errno_is_spelt_out),
      cmocka_unit_test(long_messages_are_cut),
      cmocka_unit_test(each_kind_has_a_token_of_its_own),
      cmocka_unit_test(what_is_written_is_read),
      cmocka_unit_test(malformed_bytes_are_told),
      cmocka_unit_test(characters_have_their_classes),
      cmocka_unit_test(letters_are_composed),
      cmocka_unit_test(text_is_cleaned),
      cmocka_unit_test(any_bytes_come_out_clean),
      cmocka_unit_test(composes_over_dropped_characters),
      cmocka_unit_test(folding_keeps_every_byte_in_its_place),
      cmocka_unit_test(folding_is_the_same_at_every_place),
      cmocka_unit_test(keys_keep_swedish_letters_and_drop_other_marks),
      cmocka_unit_test(hashes_are_sha256),
      cmocka_unit_test(descriptors_are_hashed),
      cmocka_unit_test(words_are_stemmed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
