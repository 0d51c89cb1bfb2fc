/* search_query_test.c - the language of queries: how they are read, what is wrong with them, what fields find. */
#include "compounds.h"
#include "index_fixture.h"
#include "index_inside.h"
#include "nearness.h"
#include "occurrences.h"
#include "postings.h"
#include "search_fields.h"
#include "search_query.h"

/* ---- reading ---- */

/* QUESTION as text: words as typed, with their signs; then the filters. */
static const char *told(const struct question *question, struct arena *arena) {
  char *all = "";
  for (size_t i = 0; i < question->count; i++) {
    const struct term *term = &question->term[i];
    all = arena_printf(arena, "%s%s%s%s%.*s%s%s", all, i > 0 ? " " : "", term->or_before ? "| " : "",
                       term->excluded ? "-" : "", (int)term->length, term->text, term->prefix ? "*" : "",
                       term->phrase ? "\"" : "");
  }
  for (size_t i = 0; i < question->filter_count; i++) {
    const struct search_filter *filter = &question->filter[i];
    all = arena_printf(arena, "%s%s%s%s=%s", all, *all ? " " : "", filter->excluded ? "-" : "",
                       search_field_name(filter->field, false), filter->value);
  }
  return all;
}

static void queries_and_what_they_mean(void **state) {
  struct place *place = *state;
  static const char *const table[][2] = {
      {"skola frånvaro", "skola frånvaro"},
      {"  skola\t\n frånvaro ", "skola frånvaro"},
      {"\"elevhälsans uppdrag\"", "elevhälsans uppdrag\""},
      {"”elevhälsans uppdrag” skola", "elevhälsans uppdrag\" skola"},
      {"«tre skol»*", "tre skol*\""},
      {"skolsoc*", "skolsoc*"},
      {"-skola buss", "-skola buss"},
      {"– buss", "buss"},
      {"buss NOT skola", "buss -skola"},
      {"buss INTE \"hela frasen\"", "buss -hela frasen\""},
      {"buss inte skola", "buss inte skola"},
      {"skola OR förskola team", "skola | förskola team"},
      {"skola ELLER förskola ELLER fritids", "skola | förskola | fritids"},
      {"skola AND buss OCH bad", "skola buss bad"},
      {"organ:Älvsjö team", "team body=Älvsjö"},
      {"body:Älvsjö nämnd:Farsta", "body=Älvsjö body=Farsta"},
      {"ORGAN:\"Älvsjö stadsdelsnämnd\"", "body=Älvsjö stadsdelsnämnd"},
      {"organ: Älvsjö", "body=Älvsjö"},
      {"organ:\"Älvsjö\"~", "body=Älvsjö~"},
      {"hållning:avstyrker,delvis", "stance=avstyrker stance=delvis"},
      {"hallning:\"tillstyrker med förbehåll\",delvis", "stance=tillstyrker med förbehåll stance=delvis"},
      {"-beslut:avslag x", "x -outcome=avslag"},
      {"NOT kommun:Ekåsen x", "x -municipality=Ekåsen"},
      {"år:2016..2024", "year=2016..2024"},
      {"ar:2016", "year=2016"},
      {"motion:2016:28", "motion=2016:28"},
      {"dnr:\"KFN 2021/7\"", "case=KFN 2021/7"},
      {"parti:V OR parti:S", "party=V party=S"},
      {"typ:yttrande slag:beslut", "type=yttrande kind=beslut"},
      {"2016:28", "2016:28"},
      {"KFN:s EU:s", "KFN:s EU:s"},
      {"http://a.se/b", "http://a.se/b"},
      {"\"organ:x\"", "organ:x\""},
      {"motion", "motion"},
      {"§ 12", "12"},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    struct question question = {0};
    struct search_answer answer = {0};
    bool read = question_read(place->index->tokenizer, table[i][0], place->arena, &question, &answer);
    if (!read || strcmp(told(&question, place->arena), table[i][1]) != 0)
      fail_msg("%s: %s, not %s", table[i][0], read ? told(&question, place->arena) : "not read", table[i][1]);
  }
}

static void mistakes_and_their_hints(void **state) {
  struct place *place = *state;
  static const struct {
    const char *query;
    enum search_fault fault;
    const char *word, *meant;
  } table[] = {
      {"", SEARCH_NOTHING, NULL, NULL},
      {" § – ", SEARCH_NOTHING, NULL, NULL},
      {"-skola", SEARCH_ONLY_EXCLUDED, NULL, NULL},
      {"-organ:x", SEARCH_ONLY_EXCLUDED, NULL, NULL},
      {"\"hög frånvaro", SEARCH_QUOTE_OPEN, "hög frånvaro", NULL},
      {"organ:\"Älvsjö", SEARCH_QUOTE_OPEN, "Älvsjö", NULL},
      {"*", SEARCH_LONE_STAR, NULL, NULL},
      {"sk*la", SEARCH_STAR_INSIDE, "sk*la", NULL},
      {"s*", SEARCH_STAR_SHORT, "s", NULL},
      {"OR skola", SEARCH_OR_SIDES, NULL, NULL},
      {"skola OR -buss", SEARCH_OR_SIDES, NULL, NULL},
      {"skola OR organ:x", SEARCH_OR_FIELDS, "organ", NULL},
      {"organ:x OR skola", SEARCH_OR_FIELDS, "skola", NULL},
      {"organ:x OR kommun:y", SEARCH_OR_FIELDS, "kommun", NULL},
      {"skola ELLER", SEARCH_OPERATOR_LAST, "OR", NULL},
      {"skola INTE", SEARCH_OPERATOR_LAST, "NOT", NULL},
      {"orgn:x", SEARCH_UNKNOWN_FIELD, "orgn", "organ"},
      {"hålning:delvis", SEARCH_UNKNOWN_FIELD, "hålning", "hållning"},
      {"partie:V", SEARCH_UNKNOWN_FIELD, "partie", "parti"},
      {"väderstreck:norr", SEARCH_UNKNOWN_FIELD, "väderstreck", NULL},
      {"organ:", SEARCH_EMPTY_FIELD, "organ", NULL},
      {"organ:\" \"", SEARCH_EMPTY_FIELD, "organ", NULL},
      {"organ:,", SEARCH_EMPTY_FIELD, "organ", NULL},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    struct question question = {0};
    struct search_answer answer = {0};
    question_read(place->index->tokenizer, table[i].query, place->arena, &question, &answer);
    bool word = table[i].word == NULL || (answer.word != NULL && strcmp(answer.word, table[i].word) == 0);
    bool meant = (table[i].meant == NULL) == (answer.meant == NULL) &&
                 (answer.meant == NULL || strcmp(answer.meant, table[i].meant) == 0);
    if (answer.fault != table[i].fault || !word || !meant)
      fail_msg("%s: fault %d, word %s, meant %s", table[i].query, (int)answer.fault, answer.word ? answer.word : "-",
               answer.meant ? answer.meant : "-");
    assert_true(strlen(search_fault_text(&answer, false, place->arena)) > 10);
    assert_true(strlen(search_fault_text(&answer, true, place->arena)) > 10);
  }
}

static void values_in_two_languages(void **state) {
  struct place *place = *state;
  static const struct {
    enum search_field field;
    const char *value, *token;
  } table[] = {
      {SEARCH_STANCE, "avstyrker", "oppose"},
      {SEARCH_STANCE, "Avstyrk", "oppose"},
      {SEARCH_STANCE, "oppose", "oppose"},
      {SEARCH_STANCE, "tillgodosett", "met"},
      {SEARCH_STANCE, "delvis", "partial"},
      {SEARCH_STANCE, "tillstyrker med forbehall", "qualified-support"},
      {SEARCH_OUTCOME, "bifall", "granted"},
      {SEARCH_OUTCOME, "besvarad", "answered"},
      {SEARCH_OUTCOME, "återremiss", "remitted"},
      {SEARCH_OUTCOME, "partly-granted", "partly-granted"},
      {SEARCH_TYPE, "tjänsteutlåtande", "official-report"},
      {SEARCH_TYPE, "minutes", "minutes"},
      {SEARCH_TYPE, "protokoll", "minutes"},
      {SEARCH_KIND, "reservation", "dissent"},
      {SEARCH_KIND, "stycke", "paragraph"},
  };
  const char *meant;
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    uint32_t bits = field_tokens(table[i].field, table[i].value, place->arena, &meant);
    int place_of = __builtin_ffs((int)bits) - 1;
    if (place_of < 0 || (bits & (bits - 1)) != 0 ||
        strcmp(field_token_list(table[i].field)[place_of], table[i].token) != 0)
      fail_msg("%s: bits %x", table[i].value, bits);
  }
  assert_int_equal(field_tokens(SEARCH_OUTCOME, "avslg", place->arena, &meant), 0);
  assert_string_equal(meant, "avslag");
  assert_int_equal(field_tokens(SEARCH_STANCE, "zebra", place->arena, &meant), 0);
  assert_null(meant);
  assert_int_equal(field_tokens(SEARCH_KIND, "", place->arena, &meant), 0);
}

static void years_and_spans_of_them(void **state) {
  (void)state;
  int from, to;
  assert_true(field_years("2016", &from, &to) && from == 2016 && to == 2016);
  assert_true(field_years("2016..2024", &from, &to) && from == 2016 && to == 2024);
  assert_true(field_years("2016-2024", &from, &to) && from == 2016 && to == 2024);
  assert_true(field_years("2016..", &from, &to) && from == 2016 && to == 9999);
  assert_true(field_years("..2024", &from, &to) && from == 0 && to == 2024);
  static const char *const wrong[] = {"",           "..", "16",    "20160", "2016..20",
                                      "2024..2016", "x",  "2016x", " 2016", "-2016x"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
    if (field_years(wrong[i], &from, &to))
      fail_msg("%s is a year", wrong[i]);
}

static void near_words(void **state) {
  (void)state;
  static const struct {
    const char *one, *other;
    unsigned distance;
  } table[] = {
      {"skola", "skola", 0},       {"skola", "skåla", 1},  {"kommitte", "kommite", 1}, {"frånvato", "frånvaro", 2},
      {"frnåvaro", "frånvaro", 2}, {"skola", "skolan", 2}, {"skola", "buss", 7},       {"", "ab", 4},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    unsigned distance = word_distance(table[i].one, strlen(table[i].one), table[i].other, strlen(table[i].other), 6);
    if (distance != table[i].distance)
      fail_msg("%s and %s: %u", table[i].one, table[i].other, distance);
  }
}

/* ---- compounds ---- */

static void add_part(void *context, const char *stem, size_t length) {
  char *all = context;
  snprintf(all + strlen(all), 300 - strlen(all), "%s%.*s", *all ? " " : "", (int)length, stem);
}

static void compounds_and_their_parts(void **state) {
  (void)state;
  static const char *const table[][2] = {
      {"skolfrånvaroproblematik", "skol frånvaro problematik skolfrånvaro frånvaroproblematik"},
      {"stadsdelsnämnden", "stadsdel stad del nämnd"},
      {"utbildningsförvaltningens", "utbildning förvaltning"},
      {"barnkonventionen", "barn konvention"},
      {"skola", ""},
      {"frånvaro", ""},
      {"xyzzyplugh", ""},
      {"å", ""},
      {"", ""},
  };
  char all[300];
  add_part(strcpy(all, ""), "", 0);
  compounds_split("skolbuss", strlen("skolbuss"), add_part, strcpy(all, ""));
  if (all[0] == '\0')
    skip(); /* built without hunspell-sv */
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    compounds_split(table[i][0], strlen(table[i][0]), add_part, strcpy(all, ""));
    if (strcmp(all, table[i][1]) != 0)
      fail_msg("%s: %s", table[i][0], all);
  }
}

static void exceptions_are_people_s(void **state) {
  struct place *place = *state;
  char file[128], all[300];
  snprintf(file, sizeof file, "%s/compounds.tsv", place->folder);
  char before[80];
  snprintf(before, sizeof before, "%s", compounds_version());
  FILE *out = fopen(file, "w");
  assert_non_null(out);
  fputs("# a comment\nword\tparts\nskolbuss\t-\nOrosanmälan\toros|anmälan\nbarn-\t-\n", out);
  fclose(out);
  assert_true(compounds_load(file, &place->error));
  assert_string_not_equal(compounds_version(), before);
  compounds_split("skolbussarna", strlen("skolbussarna"), add_part, strcpy(all, ""));
  assert_string_equal(all, "");
  compounds_split("orosanmälningar", strlen("orosanmälningar"), add_part, strcpy(all, ""));
  assert_string_equal(all, "oro anmäl");
  compounds_split("barnbidrag", strlen("barnbidrag"), add_part, strcpy(all, ""));
  assert_string_equal(all, "");
  out = fopen(file, "w");
  assert_non_null(out);
  fputs("word\tparts\nskolbuss\n", out);
  fclose(out);
  assert_false(compounds_load(file, &place->error));
  assert_non_null(strstr(place->error.message, "compounds.tsv:2"));
  place->error = (struct error){0};
  out = fopen(file, "w");
  assert_non_null(out);
  fclose(out);
  assert_true(compounds_load(file, &place->error));
  unlink(file);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, place_setup, place_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(queries_and_what_they_mean),
      TEST(mistakes_and_their_hints),
      TEST(values_in_two_languages),
      TEST(years_and_spans_of_them),
      TEST(near_words),
      TEST(compounds_and_their_parts),
      TEST(exceptions_are_people_s),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
