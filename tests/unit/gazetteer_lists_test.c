/* The name lists: what is said of a broken one, by file and line.  Lists are written to a temporary folder. */
#include "gazetteer.h"
#include "hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const char *const list_files[] = {
    "municipalities.tsv", "districts.tsv", "parties.tsv", "bodies.tsv",   "headings.tsv", "titles.tsv", "synonyms.tsv",
    "abbreviations.tsv",  "stopwords.tsv", "weights.tsv", "leanings.tsv", "moves.tsv",    "layings.tsv"};
static const char *const list_texts[] = {
    "code\tname\tcounty\tdomain\talso\n9901\tStorby\tÖlandskapets län\tstorby.se\t-\n",
    "municipality\tname\tcommittee\tfrom\tto\tsuccessor\n",
    "abbreviation\tname\tsuccessor\tmunicipality\n",
    "name\tabbreviation\tlevel\n",
    "role\twording\n",
    "kind\twording\n",
    "group\twordings\n",
    "abbreviation\n",
    "word\n",
    "class\tweight\tflags\tphrase\texample\n",
    "kind\tname\tleans\nsign\talways\t0 0 0 0 0 0 0\n",
    "kind\tname\tcounts\nf\talways\t0 0 0 0 0 0 0 0 0 0\n",
    "kind\tname\tcounts\nwords\town\t1.5\n"};
enum { LIST_FILES = sizeof list_files / sizeof *list_files };

struct folder {
  char path[64];
};

static void write_list(const struct folder *folder, const char *file, const char *text) {
  char path[128];
  snprintf(path, sizeof path, "%s/%s", folder->path, file);
  FILE *stream = fopen(path, "w");
  assert_non_null(stream);
  assert_true(fputs(text, stream) >= 0);
  assert_int_equal(fclose(stream), 0);
}

static int make_folder(void **state) {
  struct folder *folder = calloc(1, sizeof *folder);
  if (folder == NULL)
    return 1;
  const char *base = getenv("TMPDIR");
  snprintf(folder->path, sizeof folder->path, "%.40s/gazetteerXXXXXX", base == NULL ? P_tmpdir : base);
  *state = folder;
  return mkdtemp(folder->path) == NULL;
}

static int remove_folder(void **state) {
  struct folder *folder = *state;
  for (size_t i = 0; i < LIST_FILES; i++) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder->path, list_files[i]);
    unlink(path);
  }
  rmdir(folder->path);
  free(folder);
  return 0;
}

/* Loads small lists with TEXT as FILE; MESSAGE is what must be said, or NULL. */
static void expect_fault(struct folder *folder, const char *file, const char *text, const char *message) {
  for (size_t i = 0; i < LIST_FILES; i++)
    write_list(folder, list_files[i], strcmp(list_files[i], file) == 0 ? text : list_texts[i]);
  struct error error = {0};
  struct gazetteer *gazetteer = gazetteer_load(folder->path, &error);
  if (message == NULL) {
    assert_string_equal(error.message, "");
    assert_non_null(gazetteer);
  } else {
    char expected[256];
    snprintf(expected, sizeof expected, "%s/%s:%s", folder->path, file, message);
    assert_null(gazetteer);
    assert_int_equal(error.kind, ERROR_RULES);
    assert_string_equal(error.message, expected);
  }
  gazetteer_free(gazetteer);
}

static void test_list_format(void **state) {
  expect_fault(*state, "stopwords.tsv", "\xEF\xBB\xBF# words\r\nword\r\n\r\noch\r\n", NULL);
  expect_fault(*state, "stopwords.tsv", "# c\nword\noch\tmen\n", "3: 2 columns instead of 1");
  expect_fault(*state, "headings.tsv", "role\twording\ndecision\n", "2: 1 columns instead of 2");
  expect_fault(*state, "headings.tsv", "# a\nwording\trole\n", "2: column 1 should be called \"role\"");
  expect_fault(*state, "stopwords.tsv",
               "word\nb\xE5"
               "de\n",
               "2: not UTF-8");
  expect_fault(*state, "stopwords.tsv", "", "1: the line of column names is missing");
  expect_fault(*state, "stopwords.tsv", "word\noch\nOCH\n", "3: \"OCH\" stands in the list already");
}

static void test_broken_weights(void **state) {
  static const char head[] = "class\tweight\tflags\tphrase\texample\n";
  char text[256];
  const char *const cases[][2] = {
      {"blame\t1\t-\tdyr\tDet blir dyrt.\n", "2: unknown class \"blame\""},
      {"oppose\t3\t-\tdyr\tDet blir dyrt.\n", "2: a weight is more than 0 and at most 2"},
      {"oppose\t1\tnever\tdyr\tDet blir dyrt.\n", "2: unknown flag \"never\""},
      {"oppose\t1\t-\tdyr\t-\n", "2: the example is missing"},
      {"oppose\t1\t-\t-\tDet blir dyrt.\n", "2: the phrase is missing"},
      {"set\t-\t-\tinte|ej\t-\n", "2: the name of the set is missing"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    snprintf(text, sizeof text, "%s%s", head, cases[i][0]);
    expect_fault(*state, "weights.tsv", text, cases[i][1]);
  }
}

static void test_broken_municipalities(void **state) {
  static const char head[] = "code\tname\tcounty\tdomain\talso\n9901\tStorby\tA län\tstorby.se\t-\n";
  char text[256];
  const char *const cases[][2] = {
      {"9901\tLillby\tA län\tlillby.se\t-\n", "3: \"9901\" stands in the list already"},
      {"9902\tStorby\tA län\tlillby.se\t-\n", "3: \"Storby\" stands in the list already"},
      {"9902\tLillby\tA län\tstorby.se\t-\n", "3: \"storby.se\" stands in the list already"},
      {"9902\tLillby\tB län\tlillby.se\t-\n", "3: the code 9902 belongs to A län, not to B län"},
      {"9802\tLillby\tA län\tlillby.se\t-\n", "3: A län has the number 99 already, not 98"},
      {"99x2\tLillby\tA län\tlillby.se\t-\n", "3: \"99x2\" is no municipality code: it has four digits"},
      {"9902\tLillby\tA län\t-\t-\n", "3: a municipality needs a code, a name, a county and a domain"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    snprintf(text, sizeof text, "%s%s", head, cases[i][0]);
    expect_fault(*state, "municipalities.tsv", text, cases[i][1]);
  }
}

static void test_broken_districts(void **state) {
  static const char head[] = "municipality\tname\tcommittee\tfrom\tto\tsuccessor\n";
  char text[256];
  const char *const cases[][2] = {
      {"9901\tÖstra\tÖstra nämnden\t1990\t1999\t-\n9901\tÖstra\tÖstra nämnden\t2000\t-\t-\n", NULL},
      {"9907\tÖstra\tÖstra nämnden\t1990\t-\t-\n", "2: no municipality has the code \"9907\""},
      {"9901\tÖstra\tÖstra nämnden\t1990\t1999\tVästra\n", "2: the successor \"Västra\" is not in the list"},
      {"9901\tÖstra\tÖstra nämnden\t19\t-\t-\n", "2: \"19\" is no year"},
      {"9901\tÖstra\tÖstra nämnden\t1999\t1990\t-\n", "2: Östra ends before it begins"},
      {"9901\tÖstra\tnämnden\t1999\t-\t-\n", "2: the committee's name does not contain \"Östra\""},
      {"9901\tÖstra\tÖstra nämnden\t1990\t-\t-\n9901\tÖstra\tÖstra nämnden\t2000\t-\t-\n",
       "3: \"Östra\" stands in the list already for those years"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    snprintf(text, sizeof text, "%s%s", head, cases[i][0]);
    expect_fault(*state, "districts.tsv", text, cases[i][1]);
  }
}

static void test_broken_names(void **state) {
  expect_fault(*state, "parties.tsv", "abbreviation\tname\tsuccessor\tmunicipality\nA\tApartiet\tB\t-\n",
               "2: the successor \"B\" is not in the list");
  expect_fault(*state, "parties.tsv", "abbreviation\tname\tsuccessor\tmunicipality\nA\tApartiet\t-\t1\n",
               "2: no municipality has the code \"1\"");
  expect_fault(*state, "parties.tsv",
               "abbreviation\tname\tsuccessor\tmunicipality\nA\tApartiet\t-\t-\nB\tApartiet\t-\t-\n",
               "3: \"Apartiet\" is A already");
  expect_fault(*state, "parties.tsv",
               "abbreviation\tname\tsuccessor\tmunicipality\nA\tApartiet\t-\t9901\nA\tRikspartiet\t-\t-\n", NULL);
  expect_fault(*state, "bodies.tsv", "name\tabbreviation\tlevel\nnämnden\t-\thigh\n", "2: unknown level \"high\"");
  expect_fault(*state, "bodies.tsv", "name\tabbreviation\tlevel\nanämnden\tAN\tcommittee\nbnämnden\tAN\tcommittee\n",
               "3: \"AN\" stands in the list already");
  expect_fault(*state, "titles.tsv", "kind\twording\nname\tchef\n", "2: unknown kind of title \"name\"");
}

static void test_broken_words(void **state) {
  expect_fault(*state, "headings.tsv", "role\twording\nproposal\tförslag\n", "2: unknown role \"proposal\"");
  expect_fault(*state, "headings.tsv", "role\twording\ndecision\tbeslut\nmotion\tbeslut\n",
               "3: \"beslut\" stands in the list already");
  expect_fault(*state, "headings.tsv", "role\twording\ndecision\tBeslut\n",
               "2: the wording \"Beslut\" is not in lower case, or too long");
  expect_fault(*state, "headings.tsv", "role\twording\ndecision\t*\n",
               "2: one star stands in a wording, or one at each end: \"*\"");
  expect_fault(*state, "headings.tsv", "role\twording\ndecision\tbeslut * här * nu\n",
               "2: one star stands in a wording, or one at each end: \"beslut * här * nu\"");
  expect_fault(*state, "synonyms.tsv", "group\twordings\na\tbil|bilen\tvagn\nb\tvagnar\n",
               "3: \"vagnar\" belongs to another group already");
  expect_fault(*state, "synonyms.tsv", "group\twordings\na\t...\n", "2: \"...\" has no words, or too many");
  expect_fault(*state, "abbreviations.tsv", "abbreviation\nbl.a\n", "2: an abbreviation ends in a full stop");
}

static void test_missing_list(void **state) {
  struct folder *folder = *state;
  expect_fault(folder, "none", "", NULL);
  char path[128];
  snprintf(path, sizeof path, "%s/%s", folder->path, "bodies.tsv");
  unlink(path);
  struct error error = {0};
  assert_null(gazetteer_load(folder->path, &error));
  assert_int_equal(error.kind, ERROR_RULES);
  assert_non_null(strstr(error.message, "bodies.tsv"));
}

/* The hash follows the contents and nothing else. */
static void test_hash(void **state) {
  struct folder *folder = *state;
  char hash[3][HASH_HEX];
  for (int i = 0; i < 3; i++) {
    expect_fault(folder, "stopwords.tsv", i < 2 ? "word\noch\n" : "word\nmen\n", NULL);
    struct error error = {0};
    struct gazetteer *gazetteer = gazetteer_load(folder->path, &error);
    assert_non_null(gazetteer);
    assert_int_equal(strlen(gazetteer_hash(gazetteer)), 64);
    memcpy(hash[i], gazetteer_hash(gazetteer), HASH_HEX);
    gazetteer_free(gazetteer);
  }
  assert_string_equal(hash[0], hash[1]);
  assert_string_not_equal(hash[0], hash[2]);
}

#define BROKEN(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void) {
  const struct CMUnitTest lists[] = {
      BROKEN(test_broken_weights),   BROKEN(test_list_format),  BROKEN(test_broken_municipalities),
      BROKEN(test_broken_districts), BROKEN(test_broken_names), BROKEN(test_broken_words),
      BROKEN(test_missing_list),     BROKEN(test_hash),
  };
  return cmocka_run_group_tests_name("broken lists", lists, NULL, NULL);
}
