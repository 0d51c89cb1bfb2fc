/* tokenize_test.c - words, stems and numbers as a search knows them. */
#include "tokenize.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int setup(void **state) {
  *state = tokenizer_new();
  return *state == NULL;
}

static int teardown(void **state) {
  tokenizer_free(*state);
  return 0;
}

struct shown {
  char text[2000];
  const char *source;
  size_t last_start, last_end, source_length;
};

/* Writes tokens as "one two+beside", and checks that places are those of written words, in order. */
static int show(void *context, bool beside, const char *token, size_t length, size_t start, size_t end) {
  struct shown *shown = context;
  size_t used = strlen(shown->text);
  assert_true(start < end && end <= shown->source_length);
  if (beside)
    assert_true(start == shown->last_start && end == shown->last_end);
  else
    assert_true(start >= shown->last_end);
  shown->last_start = start;
  shown->last_end = end;
  if (used + length + 2 < sizeof shown->text)
    snprintf(shown->text + used, sizeof shown->text - used, "%s%.*s",
             beside      ? "+"
             : used == 0 ? ""
                         : " ",
             (int)length, token);
  return 0;
}

static void expect(void **state, enum tokenize_for purpose, const char *text, const char *tokens) {
  struct shown shown = {.source = text, .source_length = strlen(text)};
  assert_int_equal(tokenize(*state, purpose, text, strlen(text), show, &shown), 0);
  assert_string_equal(shown.text, tokens);
}

static void folds_case_and_marks(void **state) {
  expect(state, TOKENIZE_TEXT, "ÅKE Ängö Öst", "åke ängö öst");
  expect(state, TOKENIZE_TEXT, "idé ide", "ide ide");
  expect(state, TOKENIZE_TEXT, "Müller Muller", "mull mull");
  expect(state, TOKENIZE_TEXT, "Bjørn Björn", "björn björn");
  expect(state, TOKENIZE_TEXT, "bar bår bär bör", "bar bår bär bör"); /* å, ä and ö are letters of their own */
}

static void composes_what_is_decomposed(void **state) {
  expect(state, TOKENIZE_QUERY, "fo\xCC\x88rma\xCC\x8Al", "förmål");
  expect(state, TOKENIZE_QUERY, "ide\xCC\x81", "ide");
}

/* All WORDS, parted by spaces, have one stem. */
static void one_stem(void **state, const char *words) {
  char copy[400], first[TOKENIZE_STEM], stem[TOKENIZE_STEM];
  bool begun = false;
  snprintf(copy, sizeof copy, "%s", words);
  for (char *word = strtok(copy, " "); word != NULL; word = strtok(NULL, " ")) {
    tokenize_stem(*state, word, strlen(word), stem);
    if (begun && strcmp(first, stem) != 0)
      fail_msg("%s: %s is not %s", words, stem, first);
    if (!begun)
      strcpy(first, stem);
    begun = true;
  }
}

static void joins_inflections(void **state) {
  static const char *const groups[] = {
      "anmälan anmälningar anmälningarna anmälans",
      "orosanmälan orosanmälningar",
      "ansökan ansökningar ansökningen",
      "förfrågan förfrågningar",
      "nämnd nämnden nämnder nämndens nämnderna",
      "team teamet teamen teams teamets",
      "skola skolan skolor skolorna skolans",
      "beslut beslutet besluten",
      "förslag förslaget förslagen",
      "avslag avslaget avslå avslår avslås avslog",
      "bifall bifallet bifalla bifaller biföll",
      "remissvar remissvaret",
      "yttrande yttrandet yttranden yttrandena",
      "ärende ärendet ärenden ärendena",
      "möte mötet möten mötena",
      "kostnad kostnaden kostnader kostnaderna",
      "bostad bostaden bostäder bostäderna",
      "ledamot ledamöter ledamöterna ledamotens",
      "social socialt sociala",
      "kommunal kommunalt kommunala",
      "viktig viktigt viktiga",
      "budget budgeten budgetar",
      "plats platsen platser",
      "elevhälsa elevhälsan elevhälsans",
      "aktivitet aktiviteten aktiviteter",
      "besvara besvarad besvarat besvaras",
      "handlingsplan handlingsplanen handlingsplaner",
      "frånvaro frånvaron frånvarons",
      "ekonomi ekonomin ekonomins ekonomier",
      "termin terminen terminer terminens",
      "motion motionen motioner motionerna motionens",
      "tillstyrka tillstyrker tillstyrks tillstyrkte",
      "organ organet organen",
  };
  for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
    one_stem(state, groups[i]);
}

static void keeps_words_apart(void **state) {
  static const char *const pairs[][2] = {{"bifall", "avslag"},       {"kommun", "kommunal"}, {"skola", "skål"},
                                         {"tillstyrka", "avstyrka"}, {"internet", "intern"}, {"länder", "lånet"},
                                         {"motion", "motionär"}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    char one[TOKENIZE_STEM], other[TOKENIZE_STEM];
    tokenize_stem(*state, pairs[i][0], strlen(pairs[i][0]), one);
    tokenize_stem(*state, pairs[i][1], strlen(pairs[i][1]), other);
    assert_string_not_equal(one, other);
  }
}

static void keeps_numbers_as_typed(void **state) {
  expect(state, TOKENIZE_TEXT, "(2016:28)", "2016:28+2016+28");
  expect(state, TOKENIZE_QUERY, "2016:28", "2016:28");
  expect(state, TOKENIZE_QUERY, "KS 106-360/2016,", "ks 106-360/2016");
  expect(state, TOKENIZE_TEXT, "SLK-2023-00883", "slk-2023-00883+2023-00883+slk+2023+00883");
  expect(state, TOKENIZE_QUERY, "Klockan 16.30–18.00.", "klock 16.30-18.00");
  expect(state, TOKENIZE_QUERY, "Ja.Nej 5 §", "ja nej 5");
  expect(state, TOKENIZE_QUERY, "och/eller", "och ell");
}

static void joins_hyphens(void **state) {
  expect(state, TOKENIZE_TEXT, "e-post", "epost+e+post");
  expect(state, TOKENIZE_TEXT, "Lom-Vik", "lomvik+lom+vik");
  expect(state, TOKENIZE_QUERY, "Lom\u2011Vik", "lomvik");
  expect(state, TOKENIZE_TEXT, "skol- och fritidsteam", "skol och fritidsteam");
  expect(state, TOKENIZE_QUERY, "EU:s KF:s", "eu kf");
}

static void prefixes_are_what_stems_begin_with(void **state) {
  expect(state, TOKENIZE_PREFIX, "skolorn", "skolorn");
  expect(state, TOKENIZE_PREFIX, "nämnden", "nämnd");
  expect(state, TOKENIZE_PREFIX, "avslå", "avsl");
}

static void survives_any_bytes(void **state) {
  char text[300];
  unsigned seed = 1;
  for (int round = 0; round < 2000; round++) {
    size_t length = (size_t)round % sizeof text;
    for (size_t i = 0; i < length; i++) {
      seed = seed * 1103515245u + 12345u;
      static const char likely[] = "aA-/:.,1 \xC3\xA5\xCC\x88\xE2\x80\x93\xFF";
      text[i] = round % 2 ? (char)(seed >> 16) : likely[(seed >> 16) % (sizeof likely - 1)];
    }
    struct shown shown = {.source = text, .source_length = length};
    assert_int_equal(tokenize(*state, TOKENIZE_TEXT, text, length, show, &shown), 0);
  }
}

static void survives_long_words(void **state) {
  size_t length = 100000;
  char *text = malloc(length);
  assert_non_null(text);
  for (size_t i = 0; i < length; i++)
    text[i] = "a\xC3\xB6-"[i % 4 == 3 ? 0 : i % 4];
  struct shown shown = {.source = text, .source_length = length};
  assert_int_equal(tokenize(*state, TOKENIZE_TEXT, text, length, show, &shown), 0);
  memset(text, 'x', length);
  shown = (struct shown){.source = text, .source_length = length};
  assert_int_equal(tokenize(*state, TOKENIZE_TEXT, text, length, show, &shown), 0);
  assert_int_equal(shown.last_end, length);
  free(text);
}

static int stop(void *context, bool beside, const char *token, size_t length, size_t start, size_t end) {
  (void)beside, (void)token, (void)length, (void)start, (void)end;
  return ++*(int *)context == 2 ? 7 : 0;
}

static void stops_when_told(void **state) {
  int seen = 0;
  assert_int_equal(tokenize(*state, TOKENIZE_TEXT, "ett två tre", strlen("ett två tre"), stop, &seen), 7);
  assert_int_equal(seen, 2);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(folds_case_and_marks),
      cmocka_unit_test(composes_what_is_decomposed),
      cmocka_unit_test(joins_inflections),
      cmocka_unit_test(keeps_words_apart),
      cmocka_unit_test(keeps_numbers_as_typed),
      cmocka_unit_test(joins_hyphens),
      cmocka_unit_test(prefixes_are_what_stems_begin_with),
      cmocka_unit_test(survives_any_bytes),
      cmocka_unit_test(survives_long_words),
      cmocka_unit_test(stops_when_told),
  };
  return cmocka_run_group_tests(tests, setup, teardown);
}
