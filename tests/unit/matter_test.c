/* Matters without an index: numbers in one form, bare titles, what links two papers and what forbids it, who a body is.
 */
#include "body_past.h"
#include "matter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static int new_arena(void **state) {
  *state = arena_new();
  return 0;
}

static int free_arena(void **state) {
  arena_free(*state);
  return 0;
}

static void case_numbers_in_one_form(void **state) {
  static const char *const same[][2] = {
      {"ks 2025/214", "ks 2025/214"},         {"dnr ks/2025:00214", "ks 2025/214"},
      {"ks 2025-214-3", "ks 2025/214"},       {"2023/ks0231", "ks 2023/231"},
      {"rfm 14/2022", "rfm 2022/14"},         {"106-360/2016", "2016/360"},
      {"1.5.1-360-2016", "2016/360"},         {"frn 16/52", "frn 16/52"},
      {"2025-141-1.5.1", "2025/141"},         {"slk-2023-00616", "slk 2023/616"},
      {"diarienummer 2021-00077", "2021/77"},
  };
  for (size_t i = 0; i < sizeof same / sizeof *same; i++)
    assert_string_equal(case_key(same[i][0], *state), same[i][1]);
  assert_null(case_key("ks", *state));
  assert_null(case_key("", *state));
  assert_true(case_has_prefix("ks 2025/214"));
  assert_false(case_has_prefix("2025/214"));
}

static void titles_without_formulas(void **state) {
  static const char *const titles[][2] = {
      {"Motion (2025:17) av Ylva Strandgren (C) och Sten Ekmark (L) om cykelväg till sjön", "Cykelväg till sjön"},
      {"Yttrande över remiss av motion (2025:17) om cykelväg till sjön, KS 2025/214", "Cykelväg till sjön"},
      {"Cykelväg till sjön \xE2\x80\x93 motion av Ylva Strandgren (C)", "Cykelväg till sjön"},
      {"Motion av Ylva Strandgren (C) om ändrade öppettider", "Ändrade öppettider"},
      {"Cykelväg till sjön", "Cykelväg till sjön"},
      {"Om", "Om"},
  };
  for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
    assert_string_equal(bare_title(titles[i][0], *state), titles[i][1]);
}

/* The signs of TEXT, in which "|" stands for the end of a line. */
static struct signs signs_from(const char *text, struct arena *arena) {
  char *copy = arena_strdup(arena, text);
  for (char *c = copy; *c != '\0'; c++)
    *c = *c == '|' ? '\n' : *c;
  return signs_read(copy, arena);
}

static double score_of(const char *one, const char *other, struct arena *arena) {
  struct signs a = signs_from(one, arena), b = signs_from(other, arena);
  struct score score = score_pair(&a, &b, false, arena), back = score_pair(&b, &a, false, arena);
  assert_true(score.sum - back.sum < 1e-9 && back.sum - score.sum < 1e-9);
  assert_int_equal(signs_contradict(&a, &b), signs_contradict(&b, &a));
  return signs_contradict(&a, &b) ? -1 : score.sum;
}

static void a_number_suffices(void **state) {
  assert_true(score_of("Mgranvik|N2023:14", "Mgranvik|N2023:14", *state) >= LINKED);
  assert_true(score_of("Mgranvik|Cks 2023/202", "Mgranvik|Sks 2023/202", *state) >= LINKED);
  assert_true(score_of("Mgranvik|N2023:14", "Mgranvik|n2023:14", *state) < LINKED);
}

static void weak_signs_must_agree(void **state) {
  const char *motion = "Mgranvik|D2023-04-03|Oylva strandgren|Thundrastgård mellansjön";
  assert_true(score_of(motion, "Mgranvik|D2023-09-12|Oylva strandgren|Thundrastgård mellansjön", *state) >= LINKED);
  assert_true(score_of(motion, "Mgranvik|D2023-09-12|Thundrastgård mellansjön", *state) < LINKED);
  assert_true(score_of(motion, "Mgranvik|D2023-09-12|Oylva strandgren|Tcykelväg norrsjön", *state) < LINKED);
  assert_true(score_of(motion, "Mgranvik|D2023-09-12|Oolof hagfors|Thundrastgård mellansjön", *state) < LINKED);
}

static void what_forbids_a_link(void **state) {
  assert_true(score_of("Mgranvik|N2023:14|Cks 2023/1", "Mgranvik|N2023:15|Cks 2023/1", *state) < 0);
  assert_true(score_of("Mgranvik|Cks 2023/1", "Mhallmåla|Cks 2023/1", *state) < 0);
  assert_true(score_of("Mgranvik|Cks 2023/1|Oylva strandgren|Tcykelväg norrsjön",
                       "Mgranvik|Cks 2023/1|Oolof hagfors|Tsimhall torget", *state) < 0);
  assert_true(score_of("Mgranvik|Cks 2023/1|Tcykelväg norrsjön", "Mgranvik|Cks 2023/2|Tcykelväg norrsjön", *state) < 0);
  assert_true(score_of("Mgranvik|d2021-03-01|Oylva strandgren|Tcykelväg norrsjön",
                       "Mgranvik|d2023-03-01|Oylva strandgren|Tcykelväg norrsjön", *state) < 0);
}

static void an_authority_elsewhere(void **state) {
  double across = score_of("Mgranvik|D2023-04-03|Crs 2023/7|Thundrastgård mellansjön|Oylva strandgren",
                           "Mhallmåla|D2023-05-03|Srs 2023/7|Thundrastgård mellansjön|Oylva strandgren", *state);
  assert_true(across >= LINKED);
}

static void keys_lead_to_each_other(void **state) {
  struct signs known = signs_from("Mgranvik|N2023:14", *state), unknown = signs_from("N2023:14", *state);
  struct keys kept = keys_to_keep(&known, *state), asked = keys_to_ask(&unknown, *state);
  bool met = false;
  for (size_t i = 0; i < kept.count; i++)
    for (size_t j = 0; j < asked.count; j++)
      met |= kept.key[i] == asked.key[j];
  assert_true(met);
}

static void signs_survive_writing(void **state) {
  struct signs signs = signs_from("Mgranvik\tGranvik|Oylva\tYlva (C)|Ta b|", *state);
  assert_int_equal(signs.count, 3);
  const char *text = signs_write(&signs, *state);
  struct signs again = signs_read(arena_strdup(*state, text), *state);
  assert_int_equal(again.count, 3);
  assert_string_equal(again.sign[1].shown, "Ylva (C)");
  assert_string_equal(again.sign[2].value, "a b");
}

/* ---- bodies ---- */

static void a_committee_and_its_administration(void **state) {
  assert_true(body_same("Sjöviks stadsdelsförvaltning", "Sjöviks stadsdelsnämnd", *state));
  assert_true(body_same("stadsdelsnämnden Norr", "Norr stadsdelsförvaltning", *state));
  assert_true(body_same("Kultur- och fritidsförvaltningen", "Kultur- och fritidsnämnden", *state));
  assert_true(body_same("Kommunledningskontoret", "Kommunstyrelsen", *state));
  assert_false(body_same("Socialnämnden", "Utbildningsnämnden", *state));
  assert_false(body_same("Förvaltningen", "Nämnden", *state));
  assert_string_equal(body_key("Nämnden", *state), "");
  assert_string_equal(body_key(NULL, *state), "");
}

static void a_body_has_a_past(void **state) {
  struct error error = {0};
  struct gazetteer *gazetteer = gazetteer_load("pipeline/gazetteers", &error);
  struct past_body *past;
  assert_non_null(gazetteer);
  size_t count = body_past(gazetteer, "Stockholm", "Hägersten-Älvsjö stadsdelsförvaltning", *state, &past);
  assert_true(count >= 3);
  assert_string_equal(past[0].name, "Hägersten-Älvsjö stadsdelsnämnd");
  assert_true(body_in_past(past, count, "Älvsjö stadsdelsnämnd", *state) < count);
  assert_true(body_in_past(past, count, "Liljeholmens stadsdelsförvaltning", *state) < count);
  assert_int_equal(body_in_past(past, count, "Farsta stadsdelsnämnd", *state), count);
  assert_int_equal(body_past(gazetteer, NULL, "Socialnämnden", *state, &past), 1);
  assert_int_equal(body_past(NULL, NULL, "Älvsjö stadsdelsnämnd", *state, &past), 1);
  gazetteer_free(gazetteer);
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, new_arena, free_arena)
  const struct CMUnitTest tests[] = {
      CASE(case_numbers_in_one_form), CASE(titles_without_formulas), CASE(a_number_suffices),
      CASE(weak_signs_must_agree),    CASE(what_forbids_a_link),     CASE(an_authority_elsewhere),
      CASE(keys_lead_to_each_other),  CASE(signs_survive_writing),   CASE(a_committee_and_its_administration),
      CASE(a_body_has_a_past),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
