/* One byte for each character: what the bytes are, places there and back, patterns in the alphabet, and that a match
 * stands where it stood whatever characters are around it. */
#include "alphabet.h"
#include "buffer.h"
#include "rules.h"
#include "unicode.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* ---- the alphabet ---- */

static void letters_have_bytes_of_their_own(void **state) {
  (void)state;
  assert_int_equal(alphabet_byte('a'), 'a');
  assert_int_equal(alphabet_byte(0xE5), 0xE5); /* å */
  assert_int_equal(alphabet_byte(0x2013), 0x96);
  assert_int_equal(alphabet_byte(0x160), 0x8A); /* Š */
  for (unsigned byte = 0; byte < 256; byte++) {
    uint32_t character = alphabet_character((unsigned char)byte);
    if (character == UNICODE_REPLACEMENT)
      continue;
    assert_true(alphabet_has(character));
    assert_int_equal(alphabet_byte(character), byte);
  }
  assert_false(alphabet_has(0x10D)); /* č */
  assert_false(alphabet_has(0x85));
  assert_false(alphabet_has(0x1F600));
}

static void others_go_by_their_kind(void **state) {
  (void)state;
  static const struct {
    uint32_t character;
    char kind;
  } known[] = {{0x10D, 'z'},  {0x10C, 'Z'},  {0x416, 'Z'},   {0x436, 'z'},  {0x4E2D, 'z'}, {0x2082, '_'},
               {0x2153, '_'}, {0x301, '.'},  {0x1F600, '.'}, {0x2192, '.'}, {0x2009, '.'}, {0xB2, '_'},
               {0xD7, '.'},   {0xF7, '.'},   {0xC5, 'Z'},    {0xE5, 'z'},   {0xDF, 'z'},   {0x178, 'Z'},
               {0xFF, 'z'},   {0x2026, '.'}, {0xA0, '.'},    {0x20AC, '.'}, {0xFFFD, '.'}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    assert_int_equal(alphabet_kind(alphabet_byte(known[i].character)), known[i].kind);
}

static void capitals_have_small_letters(void **state) {
  (void)state;
  assert_int_equal(alphabet_lower(0xC5), 0xE5);
  assert_int_equal(alphabet_lower(0xE5), 0xE5);
  assert_int_equal(alphabet_flipped(0xE5), 0xC5);
  assert_int_equal(alphabet_flipped(0x9A), 0x8A);
  assert_int_equal(alphabet_flipped(0x9F), 0xFF); /* Ÿ */
  assert_int_equal(alphabet_flipped(0xD7), 0xD7);
  assert_int_equal(alphabet_flipped(0xDF), 0xDF);
  unsigned char capital = alphabet_byte(0x416), small = alphabet_byte(0x436);
  assert_int_equal(alphabet_lower(capital), small);
  assert_int_equal(alphabet_flipped(small), capital);
}

/* ---- texts ---- */

static const char *const signs[] = {"a",  "Z",         " ", "\n",          "å",        "Ö", "é",
                                    "–",  "”",         "č", "Ж",           "中",       "₂", "\xF0\x9F\x98\x80",
                                    "ab", "a\xCC\x8A", "x", "ord och ord", "\xC2\xA0", "§"};

/* TEXT there and back, each place of it. */
static void expect_places(const char *text, size_t length) {
  struct arena *arena = arena_new();
  struct narrow *narrow = narrow_text(arena, text, length);
  assert_int_equal(narrow->length, unicode_count(text, length));
  size_t place = 0, at = 0;
  for (uint32_t character; at < length; place++) {
    assert_int_equal(narrow_place(narrow, at), place);
    assert_int_equal(narrow_back(narrow, place), at);
    at += unicode_read(text + at, text + length, &character);
    assert_int_equal((unsigned char)narrow->text[place], alphabet_byte(character));
  }
  assert_int_equal(narrow_place(narrow, length), narrow->length);
  assert_int_equal(narrow_back(narrow, place), length);
  assert_int_equal(narrow->text[narrow->length], 0);
  arena_free(arena);
}

static void places_go_there_and_back(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  uint32_t seed = 7;
  expect_places("", 0);
  for (int round = 0; round < 200; round++) {
    struct buffer text = buffer_in(arena);
    for (int i = 0; i < round; i++) {
      seed = seed * 1664525u + 1013904223u;
      buffer_text(&text, signs[(seed >> 16) % (round % 3 ? sizeof signs / sizeof *signs : 5)]);
    }
    char *exact = malloc(text.length + 1); /* so that the sanitizer sees what is read behind it */
    memcpy(exact, text.length ? buffer_string(&text) : "", text.length);
    expect_places(exact, text.length);
    free(exact);
  }
  arena_free(arena);
}

static void damaged_text_is_survived(void **state) {
  (void)state;
  static const char *const damaged[] = {"\x80",     "\xC3",     "a\xC3",    "\xC3z",
                                        "\xE2\x80", "\xF0\x9F", "\xFF\xFE", "\x80\x80z\xE2"};
  for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
    struct arena *arena = arena_new();
    size_t length = strlen(damaged[i]);
    struct narrow *narrow = narrow_text(arena, damaged[i], length);
    assert_true(narrow->length <= length);
    for (size_t at = 0; at <= length; at++)
      assert_true(narrow_place(narrow, at) <= narrow->length);
    for (size_t place = 0; place <= narrow->length; place++)
      assert_true(narrow_back(narrow, place) <= length);
    arena_free(arena);
  }
}

/* ---- patterns ---- */

static struct rule_set *load(const char *pattern, bool exact, struct error *error) {
  char folder[] = "/tmp/standpunkt-alphabet-XXXXXX", path[64];
  assert_non_null(mkdtemp(folder));
  snprintf(path, sizeof path, "%s/a.rules", folder);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fprintf(file, "rule a\n  kind: type\n  meaning: m\n  case: %s\n  pattern: %s\n", exact ? "exact" : "any", pattern);
  fclose(file);
  struct rule_set *rules = rules_load(folder, NULL, error);
  unlink(path);
  rmdir(folder);
  return rules;
}

static void expect_found(const char *pattern, bool exact, const char *text, const char *expected) {
  struct error error = {0};
  struct rule_set *rules = load(pattern, exact, &error);
  if (!rules)
    fail_msg("%s", error.message);
  for (int translated = 0; translated < 2; translated++) {
    struct finding found[20];
    char got[400] = "";
    size_t count = rule_match(rules, rules_at(rules, 0), text, strlen(text), found, 20);
    for (size_t i = 0; i < count; i++)
      snprintf(got + strlen(got), sizeof got - strlen(got), "[%.*s]", (int)(found[i].at.end - found[i].at.start),
               text + found[i].at.start);
    assert_string_equal(got, expected);
    rules_warm_up(rules);
  }
  rules_free(rules);
}

static void refused(const char *pattern, const char *part) {
  struct error error = {0};
  assert_null(load(pattern, false, &error));
  if (!strstr(error.message, part))
    fail_msg("\"%s\" is not in \"%s\"", part, error.message);
}

static void words_have_swedish_borders(void **state) {
  (void)state;
  expect_found("\\bå\\b", false, "å Å åa aå ä å-å å1 å² čå åЖ å😀", "[å][Å][å][å][å]");
  expect_found("\\bl", false, "ål öl l él ½l -l", "[l][l]");
  expect_found("å\\B.", false, "åä å-", "[åä]");
  expect_found("\\w+", false, "åÄ_9 é½₂ – Ж", "[åÄ_9][é½₂][Ж]");
}

static void letter_case_is_swedish(void **state) {
  (void)state;
  expect_found("åtgärd", false, "ÅTGÄRD Åtgärd åtgÄrd atgard", "[ÅTGÄRD][Åtgärd][åtgÄrd]");
  expect_found("åtgärd", true, "ÅTGÄRD Åtgärd åtgärd", "[åtgärd]");
  expect_found("[å-ö]é", false, "ÅÉ öé ÷É", "[ÅÉ][öé]");
  expect_found("šÿ", false, "ŠŸ šÿ", "[ŠŸ][šÿ]");
  expect_found("(?-i:Å)l", false, "ÅL ål", "[ÅL]");
}

static void classes_are_of_letters(void **state) {
  (void)state;
  expect_found("\\p{L}+", false, "år 2020 Dvořák Жук Ñandú ×÷ 中 a😀b", "[år][Dvořák][Жук][Ñandú][中][a][b]");
  expect_found("\\p{Lu}\\p{Ll}+", true, "Örn ÖRN Čech čech Šime", "[Örn][Čech][Šime]");
  expect_found("x\\pL[^\\p{L}]", false, "xå- xåå", "[xå-]");
  expect_found("[\\p{Lu}-]+", true, "Å-Ö å", "[Å-Ö]");
  expect_found("[A-ZÀ-ÖØ-ÞĀ-ž]+", true, "ÅČŠ× é", "[ÅČŠ]");
  expect_found("[]å–]+", false, "a]å–Å", "[]å–Å]");
  expect_found("[^å]", false, "Ååö", "[ö]");
  expect_found("\\p{Lu}\\p{Ll}+", false, "Örn örn ÖRN Čech ÅÅl²", "[Örn][Čech][Ål]");
  expect_found("a[\\p{Lu}-]+", false, "aÅ-Öb AÅå", "[aÅ-Ö][AÅ]");
  expect_found("\\d+[^\\d]", false, "År 2020 A", "[2020 ]");
  expect_found("\\Qå[\\E\\å", false, "å[å", "[å[å]");
}

static void places_do_not_shift(void **state) {
  (void)state;
  expect_found("bör (?<what>[^.]+) målas", false, "😀 Жук – bör č中😀a\xCC\x8A” målas. ÅÄÖ bör x målas",
               "[bör č中😀a\xCC\x8A” målas][bör x målas]");
  expect_found("a.c", false,
               "a😀c aåc a\xCC\x8A"
               "c a–c",
               "[a😀c][aåc][a\xCC\x8A"
               "c][a–c]");
  expect_found("^.{3}$", false, "ö😀č", "[ö😀č]");
  struct error error = {0};
  struct rule_set *rules = load("(?<first>ž) (?<second>ö)", false, &error);
  struct finding found;
  assert_int_equal(rule_match(rules, rules_at(rules, 0), "😀Ž ö", 9, &found, 1), 1);
  struct range first = finding_capture(rules, &found, "first"), second = finding_capture(rules, &found, "second");
  assert_int_equal(first.start, 4);
  assert_int_equal(first.end, 6);
  assert_int_equal(second.start, 7);
  assert_int_equal(second.end, 9);
  rules_free(rules);
}

static void what_cannot_be_said_is_refused(void **state) {
  (void)state;
  refused("a č", "a.rules:5: rule a: patterns know no such character, only those of Windows-1252: \"č\"");
  refused("[aЖ]", "a.rules:5: rule a: patterns know no such character");
  refused("\\p{N}", "a.rules:5: rule a: of \\p, patterns know \\p{L}, \\p{Lu} and \\p{Ll} only: \"\\p{N}\"");
  refused("[\\P{L}]", "a.rules:5: rule a: in brackets, patterns know");
  refused("[\\p{Ll}]", "a.rules:5: rule a: in brackets, patterns know \\p{L} and \\p{Lu} only");
  refused("[[:alpha:]]", "a.rules:5: rule a: patterns know no [:names:]");
  refused("\\D", "a.rules:5: rule a: patterns know no \\D, write [^0-9]");
  refused("(*UTF)a", "a.rules:5: rule a:");
  refused("å (–", "missing closing parenthesis, after \"å\\s+(–\"");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(letters_have_bytes_of_their_own),
      cmocka_unit_test(others_go_by_their_kind),
      cmocka_unit_test(capitals_have_small_letters),
      cmocka_unit_test(places_go_there_and_back),
      cmocka_unit_test(damaged_text_is_survived),
      cmocka_unit_test(words_have_swedish_borders),
      cmocka_unit_test(letter_case_is_swedish),
      cmocka_unit_test(classes_are_of_letters),
      cmocka_unit_test(places_do_not_shift),
      cmocka_unit_test(what_cannot_be_said_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
