/* The prefilter: words at the beginnings of words, in any case, and never a word overlooked. */
#include "../../pipeline/prefilter.h"
#include "unicode.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* The set of rules whose words were met from FROM to TO. */
static uint64_t found(const struct prefilter *prefilter, const struct sightings *sightings, const char *from,
                      const char *to) {
  uint64_t met = 0, rules = 0;
  assert_int_equal(prefilter_width(prefilter), 1);
  sightings_met(prefilter, sightings, from, to, &met);
  prefilter_found(prefilter, &met, &rules);
  return rules;
}

/* True if a rule with the NEEDS (groups divided by "&") may look at TEXT. */
static bool lets_through(const char *needs, const char *text) {
  struct arena *arena = arena_new();
  struct need need[16];
  struct parsed_rule rule = {.need = need, .groups = 1};
  char *copy = arena_strdup(arena, needs), *rest = copy;
  for (char *word; (word = strsep(&rest, " "));) {
    if (strcmp(word, "&") == 0)
      rule.groups++;
    else
      need[rule.need_count++] = (struct need){word, rule.groups - 1};
  }
  struct error error = {0};
  struct prefilter *prefilter = prefilter_new(arena, &rule, 1, &error);
  assert_non_null(prefilter);
  struct sightings *sightings = sightings_new(arena);
  prefilter_scan(prefilter, text, strlen(text), sightings);
  bool met = found(prefilter, sightings, text, text + strlen(text)) == 1;
  arena_free(arena);
  return met;
}

static void finds_words_where_words_begin(void **state) {
  (void)state;
  assert_true(lets_through("delar", "Nämnden delar synen"));
  assert_true(lets_through("delar", "delar"));
  assert_true(lets_through("dela", "(Delade”"));
  assert_true(lets_through("delar", "”delar"));
  assert_true(lets_through("delar", "–delar"));
  assert_true(lets_through("delar", "2delar"));
  assert_true(lets_through("delar", "för-delar"));
  assert_false(lets_through("delar", "fördelar"));
  assert_false(lets_through("delar", "ädelar"));
  assert_false(lets_through("delar", "dela r"));
  assert_false(lets_through("delar", ""));
}

static void ignores_case(void **state) {
  (void)state;
  assert_true(lets_through("återremiss", "ÅTERREMISS"));
  assert_true(lets_through("återremiss", "Återremissen"));
  assert_true(lets_through("ärende", "n Ärende"));
  assert_false(lets_through("ärende", "arende"));
}

static void finds_starred_words_anywhere(void **state) {
  (void)state;
  assert_true(lets_through("*nämnd", "socialnämnden"));
  assert_true(lets_through("*nämnd", "Nämnden"));
  assert_false(lets_through("nämnd", "socialnämnden"));
}

static void finds_signs(void **state) {
  (void)state;
  assert_true(lets_through("§", "enligt 5 kap. 1§ lagen"));
  assert_true(lets_through("§", "§ 12"));
  assert_true(lets_through("20 19", "den 3 maj 2023"));
  assert_true(lets_through("m.fl", "Ek m.fl."));
  assert_true(lets_through("att-sats", "andra att-satsen"));
  assert_true(lets_through("§ sats", "andra att-satsen"));
  assert_true(lets_through("– delar", "Vi –  delar"));
  assert_false(lets_through("§", "”text” – … 100 %"));
}

static void finds_phrases(void **state) {
  (void)state;
  assert_true(lets_through("ingen_erinran", "har ingen erinran mot"));
  assert_true(lets_through("ingen_erinran", "har ingen  \n Erinran"));
  assert_true(lets_through("har_redan_nu redan_nu", "vi har redan redan  nu"));
  assert_false(lets_through("ingen_erinran", "ingenerinran"));
  assert_false(lets_through("ingen_erinran", "ingen har erinran"));
}

static void wants_every_group(void **state) {
  (void)state;
  assert_true(lets_through("motion & avslå avslår", "motionen avslås"));
  assert_false(lets_through("motion & avslå avslår", "motionen bifalls"));
  assert_false(lets_through("motion & avslå avslår", "ärendet avslås"));
}

static void tells_what_stands_where(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct need need[] = {{"ja", 0}, {"nej", 1}};
  struct parsed_rule rule[2] = {{.need = need, .need_count = 2, .groups = 2},
                                {.need = need, .need_count = 1, .groups = 1}};
  struct error error = {0};
  struct prefilter *prefilter = prefilter_new(arena, rule, 2, &error);
  struct sightings *sightings = sightings_new(arena);
  const char *text = "ja, och sedan nej";
  prefilter_scan(prefilter, text, strlen(text), sightings);
  assert_int_equal(found(prefilter, sightings, text, text + strlen(text)), 3);
  assert_int_equal(found(prefilter, sightings, text, text + 8), 2);
  assert_int_equal(found(prefilter, sightings, text + 8, text + strlen(text)), 0);
  sightings_forget(sightings);
  assert_int_equal(found(prefilter, sightings, text, text + strlen(text)), 0);
  arena_free(arena);
}

static void knows_more_rules_than_bits_of_a_word(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  enum { RULES = 150 };
  struct need need[RULES][2];
  struct parsed_rule rule[RULES] = {0};
  for (int i = 0; i < RULES; i++) {
    need[i][0] = (struct need){arena_printf(arena, "ord%dslut", i), 0};
    need[i][1] = (struct need){"jämte", 1};
    rule[i] = (struct parsed_rule){.need = need[i], .need_count = 1 + (size_t)i % 2, .groups = 1 + (unsigned)i % 2};
  }
  struct error error = {0};
  struct prefilter *prefilter = prefilter_new(arena, rule, RULES, &error);
  struct sightings *sightings = sightings_new(arena);
  size_t width = prefilter_width(prefilter);
  uint64_t *met = arena_array(arena, width, sizeof *met), *rules = arena_array(arena, width, sizeof *rules);
  const char *text = "ord149slut ord148slut ord64slut ord3slut";
  prefilter_scan(prefilter, text, strlen(text), sightings);
  sightings_met(prefilter, sightings, text, text + strlen(text), met);
  prefilter_found(prefilter, met, rules);
  for (size_t i = 0; i < width * 64; i++)
    assert_int_equal(rules[i / 64] >> i % 64 & 1, i == 64 || i == 148);
  arena_free(arena);
}

static void remembers_words_across_readings(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct need need[] = {{"ingen_erinran", 0}};
  struct parsed_rule rule = {.need = need, .need_count = 1, .groups = 1};
  struct error error = {0};
  struct prefilter *prefilter = prefilter_new(arena, &rule, 1, &error);
  struct sightings *sightings = sightings_new(arena);
  prefilter_scan(prefilter, "Ingen\n", 6, sightings);
  assert_int_equal(sightings->count, 0);
  prefilter_scan(prefilter, "erinran\n", 8, sightings);
  assert_int_equal(sightings->count, 1);
  arena_free(arena);
}

static void says_when_there_are_too_many_words(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  enum { WORDS = 9000 };
  struct need *need = arena_array(arena, WORDS, sizeof *need);
  uint32_t seed = 1;
  for (int i = 0; i < WORDS; i++) {
    char word[16] = {0};
    for (int k = 0; k < 12; k++) {
      seed = seed * 1664525u + 1013904223u;
      word[k] = (char)('a' + (seed >> 16) % 26);
    }
    need[i] = (struct need){arena_strdup(arena, word), 0};
  }
  struct parsed_rule rule = {.need = need, .need_count = WORDS, .groups = 1};
  struct error error = {0};
  assert_null(prefilter_new(arena, &rule, 1, &error));
  assert_int_equal(error.kind, ERROR_LIMIT);
  arena_free(arena);
}

/* ---- against a slow and simple prefilter ---- */

/* "_" against a run of white space, everything else letter by letter; a word begins where the character before it is
 * no letter. */
static bool slow_match(const char *word, const char *text) {
  for (; *word; word++) {
    if (*word == '_') {
      size_t run = strspn(text, " \n");
      if (!run)
        return false;
      text += run;
    } else if (*word != *text++)
      return false;
  }
  return true;
}

static bool slow_find(const char *word, const char *text) {
  bool anywhere = *word == '*';
  word += anywhere;
  uint32_t first = 0;
  unicode_read(word, word + strlen(word), &first);
  anywhere = anywhere || !unicode_letter(first);
  uint32_t before = ' ';
  for (const char *at = text, *end = text + strlen(text); at < end; at += unicode_read(at, end, &before))
    if ((anywhere || !unicode_letter(before)) && slow_match(word, at))
      return true;
  return false;
}

static void agrees_with_a_simple_search(void **state) {
  (void)state;
  static const char *const words[] = {"a", "ab",  "*b", "aba", "ab_a", "*ba_ab", "å",   "åä",     "*äå", "a_å",
                                      "§", "§_a", "2",  "a2",  "*ö_2", "b-a",    "a–b", "ba_a_b", "–",   "abab"};
  static const char *const signs[] = {"a", "b", "å", "ä", "ö", " ", "§", "2", "-", "–", "ab", "ba", "a", "b", " "};
  enum { WORDS = sizeof words / sizeof *words, SIGNS = sizeof signs / sizeof *signs };
  struct arena *arena = arena_new();
  struct parsed_rule rule[WORDS] = {0};
  struct need need[WORDS];
  for (int i = 0; i < WORDS; i++) {
    need[i] = (struct need){words[i], 0};
    rule[i] = (struct parsed_rule){.need = &need[i], .need_count = 1, .groups = 1};
  }
  struct error error = {0};
  struct prefilter *prefilter = prefilter_new(arena, rule, WORDS, &error);
  assert_non_null(prefilter);
  uint32_t seed = 7;
  for (int round = 0; round < 4000; round++) {
    char text[80] = "";
    for (int i = 0; i < 12; i++) {
      seed = seed * 1664525u + 1013904223u;
      strcat(text, signs[(seed >> 16) % SIGNS]);
    }
    struct arena *passing = arena_new();
    struct sightings *sightings = sightings_new(passing);
    prefilter_scan(prefilter, text, strlen(text), sightings);
    uint64_t met = found(prefilter, sightings, text, text + strlen(text));
    for (int i = 0; i < WORDS; i++)
      if ((met >> i & 1) != slow_find(words[i], text))
        fail_msg("\"%s\" in \"%s\": %d", words[i], text, (int)(met >> i & 1));
    arena_free(passing);
  }
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(finds_words_where_words_begin),
      cmocka_unit_test(ignores_case),
      cmocka_unit_test(finds_starred_words_anywhere),
      cmocka_unit_test(finds_signs),
      cmocka_unit_test(finds_phrases),
      cmocka_unit_test(wants_every_group),
      cmocka_unit_test(tells_what_stands_where),
      cmocka_unit_test(knows_more_rules_than_bits_of_a_word),
      cmocka_unit_test(remembers_words_across_readings),
      cmocka_unit_test(says_when_there_are_too_many_words),
      cmocka_unit_test(agrees_with_a_simple_search),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
