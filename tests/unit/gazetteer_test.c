/* The name lists: every look-up, and the lists of the project themselves.
 *
 * Runs in the root of the project.
 */
#include "document.h"
#include "gazetteer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define LISTS "pipeline/gazetteers"

static int load(void **state) {
  struct error error = {0};
  *state = gazetteer_load(LISTS, &error);
  if (*state == NULL)
    print_message("%s\n", error.message);
  return *state == NULL;
}

static int unload(void **state) {
  gazetteer_free(*state);
  return 0;
}

/* ---- Municipalities ---- */

static void expect_municipality(const struct gazetteer *gazetteer, const char *name, const char *code) {
  const struct municipality *found = gazetteer_municipality(gazetteer, name, strlen(name));
  if (code == NULL) {
    assert_null(found);
    return;
  }
  assert_non_null(found);
  assert_string_equal(found->code, code);
}

static void test_municipality_by_name(void **state) {
  const struct gazetteer *g = *state;
  expect_municipality(g, "Malmö", "1280");
  expect_municipality(g, "MALMÖ STAD", "1280");
  expect_municipality(g, "Malmös", "1280");
  expect_municipality(g, "Göteborgs Stad", "1480");
  expect_municipality(g, "Upplands  Väsby kommun", "0114");
  expect_municipality(g, "Upplands Väsby\nkommuns", "0114");
  expect_municipality(g, "Falu kommun", "2080");
  expect_municipality(g, "Region Gotland", "0980");
  expect_municipality(g, "Dals–Eds kommun", "1438");
  expect_municipality(g, "Malmöhus", NULL);
  expect_municipality(g, "kommun", NULL);
  expect_municipality(g, "", NULL);
}

/* Names that end in s are not shortened to others. */
static void test_municipality_that_ends_in_s(void **state) {
  expect_municipality(*state, "Alingsås", "1489");
  expect_municipality(*state, "Borås Stad", "1490");
  expect_municipality(*state, "Degerfors kommuns", "1862");
}

static void expect_domain(const struct gazetteer *gazetteer, const char *text, const char *code) {
  const struct municipality *found = gazetteer_municipality_domain(gazetteer, text, strlen(text));
  if (code == NULL) {
    assert_null(found);
    return;
  }
  assert_non_null(found);
  assert_string_equal(found->code, code);
}

static void test_municipality_by_domain(void **state) {
  const struct gazetteer *g = *state;
  expect_domain(g, "kista@stockholm.se", "0180");
  expect_domain(g, "E-post: namnd@STOCKHOLM.SE.", "0180");
  expect_domain(g, "https://insyn.malmo.se/arende/1", "1280");
  expect_domain(g, "se start.stockholm/parker", "0180");
  expect_domain(g, "www.habo.se", "0305");
  expect_domain(g, "www.habokommun.se", "0643");
  expect_domain(g, "nystockholm.se", NULL);
  expect_domain(g, "stockholm.se.example.org", NULL);
  expect_domain(g, "Stockholm se", NULL);
}

static void count_value(const char *value, void *context) {
  assert_true(value[0] != '\0');
  ++*(size_t *)context;
}

/* The official codes: 290, and the first two digits are the county's. */
static void test_all_municipalities(void **state) {
  static const char *const counties[100] = {
      [1] = "Stockholms län",   [3] = "Uppsala län",          [4] = "Södermanlands län", [5] = "Östergötlands län",
      [6] = "Jönköpings län",   [7] = "Kronobergs län",       [8] = "Kalmar län",        [9] = "Gotlands län",
      [10] = "Blekinge län",    [12] = "Skåne län",           [13] = "Hallands län",     [14] = "Västra Götalands län",
      [17] = "Värmlands län",   [18] = "Örebro län",          [19] = "Västmanlands län", [20] = "Dalarnas län",
      [21] = "Gävleborgs län",  [22] = "Västernorrlands län", [23] = "Jämtlands län",    [24] = "Västerbottens län",
      [25] = "Norrbottens län",
  };
  static const size_t in_county[100] = {
      [1] = 26,  [3] = 8,   [4] = 9,   [5] = 13, [6] = 13,  [7] = 8,   [8] = 12,
      [9] = 1,   [10] = 5,  [12] = 33, [13] = 6, [14] = 49, [17] = 16, [18] = 12,
      [19] = 10, [20] = 15, [21] = 10, [22] = 7, [23] = 8,  [24] = 15, [25] = 14,
  };
  size_t names = 0, found[100] = {0}, all = 0;
  assert_true(gazetteer_each(*state, "municipality", count_value, &names));
  assert_int_equal(names, 290);
  for (int number = 0; number < 10000; number++) {
    char code[8];
    snprintf(code, sizeof code, "%04d", number);
    const struct municipality *municipality = gazetteer_municipality_code(*state, code);
    if (municipality == NULL)
      continue;
    assert_string_equal(municipality->code, code);
    assert_non_null(counties[number / 100]);
    assert_string_equal(municipality->county, counties[number / 100]);
    assert_non_null(strchr(municipality->domain, '.'));
    found[number / 100]++;
    all++;
  }
  assert_int_equal(all, 290);
  assert_memory_equal(found, in_county, sizeof found);
}

/* ---- Districts ---- */

static const char *district_name(const struct gazetteer *gazetteer, const char *name, int year) {
  const struct district *found = gazetteer_district(gazetteer, name, strlen(name), year);
  return found == NULL ? "" : found->name;
}

static void test_district_by_name(void **state) {
  const struct gazetteer *g = *state;
  assert_string_equal(district_name(g, "Älvsjö stadsdelsnämnd", 2016), "Älvsjö");
  assert_string_equal(district_name(g, "ÄLVSJÖ STADSDELSFÖRVALTNING", 0), "Älvsjö");
  assert_string_equal(district_name(g, "Älvsjös", 0), "Älvsjö");
  assert_string_equal(district_name(g, "Skarpnäcks stadsdelsnämnd, barn och unga", 0), "Skarpnäck");
  assert_string_equal(district_name(g, "stadsdelsnämnden Angered", 2015), "Angered");
  assert_string_equal(district_name(g, "SDN Angered", 2015), "Angered");
  assert_string_equal(district_name(g, "Älvsjöbadet", 0), "");
  assert_string_equal(district_name(g, "", 0), "");
}

static void test_district_longest_name_wins(void **state) {
  assert_string_equal(district_name(*state, "Hägersten-Älvsjö stadsdelsnämnd", 0), "Hägersten-Älvsjö");
  assert_string_equal(district_name(*state, "Hägersten–Älvsjös stadsdelsnämnd", 0), "Hägersten-Älvsjö");
  assert_string_equal(district_name(*state, "Enskede-Årsta-Vantörs stadsdelsnämnd", 0), "Enskede-Årsta-Vantör");
  assert_string_equal(district_name(*state, "Enskede-Årsta stadsdelsnämnd", 0), "Enskede-Årsta");
}

static void test_district_of_a_year(void **state) {
  const struct district *then = gazetteer_district(*state, "Centrum", strlen("Centrum"), 2005);
  const struct district *now = gazetteer_district(*state, "Centrum", strlen("Centrum"), 0);
  assert_int_equal(then->from, 1990);
  assert_string_equal(then->successor, "Centrum");
  assert_int_equal(now->from, 2021);
  assert_int_equal(now->to, 0);
  assert_string_equal(now->committee, "socialnämnden Centrum");
}

/* Names that are words of their own do not turn every sentence into a district. */
static void test_district_that_is_an_ordinary_word(void **state) {
  assert_string_equal(district_name(*state, "Centrum ska bli tryggare", 0), "");
  assert_string_equal(district_name(*state, "Centrums stadsdelsnämnd", 2015), "Centrum");
  assert_string_equal(district_name(*state, "socialnämnden Hisingen", 0), "Hisingen");
}

static const struct gazetteer *walked;

static void check_district(const char *name, void *context) {
  (void)context;
  for (int year = 1990; year < 2030; year++) {
    const struct district *one = gazetteer_district(walked, name, strlen(name), year);
    assert_non_null(one);
    assert_non_null(gazetteer_municipality_code(walked, one->municipality));
    if (one->successor != NULL)
      assert_non_null(gazetteer_district(walked, one->successor, strlen(one->successor), one->to + 1));
  }
}

static void test_districts_and_successors(void **state) {
  walked = *state;
  assert_true(gazetteer_each(*state, "district", check_district, NULL));
  const struct district *one = gazetteer_district(*state, "Liljeholmen", strlen("Liljeholmen"), 2000);
  assert_string_equal(one->successor, "Hägersten-Liljeholmen");
  one = gazetteer_district(*state, one->successor, strlen(one->successor), one->to + 1);
  assert_string_equal(one->successor, "Hägersten-Älvsjö");
}

/* ---- Parties ---- */

static const char *party_of(const struct gazetteer *gazetteer, const char *name) {
  const struct party *found = gazetteer_party(gazetteer, name, strlen(name));
  return found == NULL ? "" : found->abbreviation;
}

static void test_party(void **state) {
  const struct gazetteer *g = *state;
  assert_string_equal(party_of(g, "s"), "S");
  assert_string_equal(party_of(g, "fp"), "FP");
  assert_string_equal(party_of(g, "Folkpartiet liberalerna"), "FP");
  assert_string_equal(party_of(g, "Folkpartiets"), "FP");
  assert_string_equal(party_of(g, "F!"), "FI");
  assert_string_equal(party_of(g, "MODERATA SAMLINGSPARTIET"), "M");
  assert_string_equal(party_of(g, "MPs"), "MP");
  assert_string_equal(party_of(g, "Miljöpartiet\nde gröna"), "MP");
  assert_string_equal(party_of(g, "X"), "");
  assert_string_equal(party_of(g, "partiet"), "");
}

static void test_party_successor(void **state) {
  const struct party *old = gazetteer_party(*state, "FP", 2);
  assert_string_equal(old->name, "Folkpartiet liberalerna");
  assert_string_equal(old->successor, "L");
  const struct party *new = gazetteer_party(*state, old->successor, 1);
  assert_string_equal(new->name, "Liberalerna");
  assert_null(new->successor);
}

static void test_local_party(void **state) {
  const struct party *local = gazetteer_party(*state, "Nackalistan", strlen("Nackalistan"));
  assert_string_equal(local->abbreviation, "NL");
  assert_string_equal(gazetteer_municipality_code(*state, local->municipality)->name, "Nacka");
}

/* ---- Bodies ---- */

static void expect_body(const struct gazetteer *gazetteer, const char *name, const char *canonical,
                        enum body_level level) {
  const struct body *found = gazetteer_body(gazetteer, name, strlen(name));
  if (canonical == NULL) {
    assert_null(found);
    return;
  }
  assert_non_null(found);
  assert_string_equal(found->name, canonical);
  assert_int_equal(found->level, level);
}

static void test_body(void **state) {
  const struct gazetteer *g = *state;
  expect_body(g, "Kommunstyrelsens", "kommunstyrelsen", BODY_BOARD);
  expect_body(g, "KS", "kommunstyrelsen", BODY_BOARD);
  expect_body(g, "Kf", "kommunfullmäktige", BODY_COUNCIL);
  expect_body(g, "ASN", "arbetsmarknads- och socialnämnden", BODY_COMMITTEE);
  expect_body(g, "arbetsmarknads- och socialnämnds", "arbetsmarknads- och socialnämnden", BODY_COMMITTEE);
  expect_body(g, "Kommunstyrelsens arbetsutskott", "kommunstyrelsens arbetsutskott", BODY_PREPARATORY);
  expect_body(g, "kommunstyrelsens  arbetsutskotts", "kommunstyrelsens arbetsutskott", BODY_PREPARATORY);
  expect_body(g, "stadsledningskontoret", "stadsledningskontoret", BODY_ADMINISTRATION);
  expect_body(g, "socialförvaltning", "socialförvaltningen", BODY_ADMINISTRATION);
  expect_body(g, "SKOLVERKET", "Skolverket", BODY_STATE);
  expect_body(g, "Kommunstyrelsens förslag", NULL, BODY_OTHER);
  expect_body(g, "skolan", NULL, BODY_OTHER);
}

/* A body without a row gives the one for its ending, so that the level is known. */
static void test_body_by_ending(void **state) {
  expect_body(*state, "Lekplatsnämnden", "nämnden", BODY_COMMITTEE);
  expect_body(*state, "Lekplatsnämnds", "nämnden", BODY_COMMITTEE);
  expect_body(*state, "park-, lek- och badnämnden", "nämnden", BODY_COMMITTEE);
  expect_body(*state, "Lekplatskontoret", "kontoret", BODY_ADMINISTRATION);
  expect_body(*state, "den nya lekplatsnämnden", NULL, BODY_OTHER);
}

/* ---- Headings ---- */

static void expect_heading(const struct gazetteer *gazetteer, const char *text, const char *role, const char *slot) {
  const char *found_slot = "", *found;
  size_t length = 99;
  found = gazetteer_heading(gazetteer, text, strlen(text), &found_slot, &length);
  if (role == NULL)
    assert_null(found);
  else
    assert_string_equal(found, role);
  assert_int_equal(length, slot == NULL ? 0 : strlen(slot));
  if (slot == NULL)
    assert_null(found_slot);
  else
    assert_memory_equal(found_slot, slot, length);
}

static void test_heading(void **state) {
  const struct gazetteer *g = *state;
  expect_heading(g, "Beslut", "decision", NULL);
  expect_heading(g, "  BESLUT :", "decision", NULL);
  expect_heading(g, "3. Bakgrund", "background", NULL);
  expect_heading(g, "2.1\tBakgrund", "background", NULL);
  expect_heading(g, "2.1. Bakgrund", "background", NULL);
  expect_heading(g, "4) Bakgrund", "background", NULL);
  expect_heading(g, "Ärendets \n beredning", "preparation", NULL);
  expect_heading(g, "Synpunkter och förslag", "assessment", NULL);
  expect_heading(g, "Reservation (S)", "reservation", NULL);
  expect_heading(g, "Ärendet", "case", NULL);
  expect_heading(g, "Att bygga lekplatser", NULL, NULL);
  expect_heading(g, "2024 Bakgrund", NULL, NULL);
  expect_heading(g, "", NULL, NULL);
  expect_heading(g, "3.", NULL, NULL);
  expect_heading(g, ":", NULL, NULL);
}

static void test_heading_slot(void **state) {
  const struct gazetteer *g = *state;
  expect_heading(g, "Parknämndens förslag till beslut", "proposed-decision", "Parknämnden");
  expect_heading(g, "2. Park- och leknämndens  beslut:", "decision", "Park- och leknämnden");
  expect_heading(g, "ÄLVÖFÖRVALTNINGENS BEDÖMNING", "assessment", "ÄLVÖFÖRVALTNINGEN");
  expect_heading(g, "Utdrag skickas till berörda", "distribution", "Utdrag ");
}

/* A wording of its own goes before one with a star, and of two with stars the one with more letters. */
static void test_heading_precedence(void **state) {
  const struct gazetteer *g = *state;
  expect_heading(g, "Motionärens förslag", "motion", NULL);
  expect_heading(g, "Kontorets förslag", "proposed-decision", "Kontoret");
  expect_heading(g, "Förvaltningens synpunkter och förslag", "assessment", "Förvaltningen");
}

/* A star in the midst stands for the first part of a body's name, not for a matter. */
static void test_heading_star_in_midst(void **state) {
  const struct gazetteer *g = *state;
  expect_heading(g, "Förslag till park- och leknämndens beslut", "proposed-decision", NULL);
  expect_heading(g, "Förslag till leknämnden", "proposed-decision", NULL);
  expect_heading(g, "Förslag till reglemente för leknämnden", NULL, NULL);
  expect_heading(g, "Förslag till yttrande från leknämnden", NULL, NULL);
}

/* Running text and titles of matters are no headings. */
static void test_no_heading(void **state) {
  const struct gazetteer *g = *state;
  expect_heading(g, "till parknämndens förslag till beslut", NULL, NULL);
  expect_heading(g, "Vi läste parknämndens förslag. Det är kontorets förslag", NULL, NULL);
  expect_heading(g, "Det är kontorets förslag.", NULL, NULL);
  expect_heading(g, "Enligt kontorets förslag:", NULL, NULL);
  expect_heading(g, "Överklagande av parknämndens beslut", NULL, NULL);
  expect_heading(g, "Svar på motion om lekplatser", NULL, NULL);
  expect_heading(g, "Motionsspår i Lilla skogen", NULL, NULL);
}

/* A paragraph that ends like a heading is none, however long. */
static void test_long_heading(void **state) {
  char text[4000];
  memset(text, 'A', sizeof text);
  memcpy(text + sizeof text - 8, "s beslut", 8);
  const char *slot;
  size_t length;
  assert_non_null(gazetteer_heading(*state, text + sizeof text - 40, 40, &slot, &length));
  for (size_t size = 121; size <= sizeof text; size++)
    assert_null(gazetteer_heading(*state, text + sizeof text - size, size, &slot, &length));
}

/* The list itself: every role is one of the record's tokens (the loader refuses others), and none is left out. */
static void test_every_role_has_a_heading(void **state) {
  static const char *const wordings[ROLE_COUNT] = {
      [ROLE_HEAD] = "handläggare",
      [ROLE_PROPOSED_DECISION] = "förslag till beslut",
      [ROLE_DECISION] = "beslut",
      [ROLE_SUMMARY] = "sammanfattning",
      [ROLE_BACKGROUND] = "bakgrund",
      [ROLE_MOTION] = "motionen",
      [ROLE_REFERRAL] = "remissen",
      [ROLE_PREPARATION] = "beredning",
      [ROLE_ASSESSMENT] = "bedömning",
      [ROLE_CLAIMS] = "yrkanden",
      [ROLE_PROCEDURE] = "beslutsgång",
      [ROLE_VOTE] = "omröstning",
      [ROLE_RESERVATION] = "reservation",
      [ROLE_STATEMENT] = "särskilt yttrande",
      [ROLE_NOTE] = "protokollsanteckning",
      [ROLE_DISQUALIFICATION] = "jäv",
      [ROLE_EARLIER] = "tidigare behandling",
      [ROLE_DOCUMENTS] = "handlingar",
      [ROLE_ATTENDANCE] = "närvarande",
      [ROLE_DISTRIBUTION] = "beslutet skickas till",
      [ROLE_ENCLOSURES] = "bilagor",
      [ROLE_APPROVAL] = "attesterat av",
      [ROLE_CASE] = "ärendet",
      [ROLE_OTHER] = "beslutsplanering",
  };
  for (int role = 0; role < ROLE_COUNT; role++)
    expect_heading(*state, wordings[role], section_role_token((enum section_role)role), NULL);
}

/* ---- Words ---- */

static int group_of(const struct gazetteer *gazetteer, const char *phrase) {
  return gazetteer_synonym(gazetteer, phrase, strlen(phrase));
}

static void test_synonym(void **state) {
  const struct gazetteer *g = *state;
  int team = group_of(g, "skolsociala team"), absence = group_of(g, "frånvaro");
  assert_true(team > 0 && absence > 0 && team != absence);
  assert_int_equal(group_of(g, "SST"), team);
  assert_int_equal(group_of(g, "Skolsociala teamens"), team);
  assert_int_equal(group_of(g, "det skolsociala\nteamet,"), team);
  assert_int_equal(group_of(g, "hemmasittarna"), absence);
  assert_int_equal(group_of(g, "problematiska skolfrånvaron"), absence);
  assert_int_equal(group_of(g, "friskolorna"), group_of(g, "fristående skolor"));
  assert_int_equal(group_of(g, "lyktstolpe"), 0);
  assert_int_equal(group_of(g, "skolsociala team i hela den stora fina kommunen"), 0);
  assert_int_equal(group_of(g, " - "), 0);
  assert_true(gazetteer_synonym_words(g) >= 3);
}

static void test_abbreviation(void **state) {
  static const char *const known[] = {"bl.a.", "m.fl.", "m. fl.", "M.fl", "kap.", "t.ex.", "S:t", "v.", "dnr.", "etc."};
  static const char *const unknown[] = {"V.", "skolan.", "bra.", ".", "", "kr."};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    assert_true(gazetteer_abbreviation(*state, known[i], strlen(known[i])));
  for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
    assert_false(gazetteer_abbreviation(*state, unknown[i], strlen(unknown[i])));
}

static void test_title(void **state) {
  static const char *const titles[] = {
      "stadsdelsdirektör",
      "Avdelningschef",
      "tf. förvaltningschef",
      "t.f. bitr. enhetschef",
      "Grundskolechef",
      "enhetschefen",
      "utredarens",
      "avdelningschef, Barn och unga",
      "utredare på staben",
      "utvecklingssekreterare",
      "Avdelningschef Park och lek",
      "Verksamhetschef barn och familj",
  };
  static const char *const others[] = {"ordförande",
                                       "tf.",
                                       "Vi söker en chef",
                                       "Vera Ström",
                                       "ledamot",
                                       "",
                                       "förslaget gäller en samordnare",
                                       "Utredaren anser att detta är bra",
                                       "Chef söks till enheten."};
  for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
    assert_true(gazetteer_title(*state, titles[i], strlen(titles[i])));
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    assert_false(gazetteer_title(*state, others[i], strlen(others[i])));
}

/* What somebody is at a meeting; "justeras" stands before names only. */
static void test_office(void **state) {
  static const struct {
    const char *text;
    enum office office;
    bool leads;
  } wordings[] = {
      {"Ordförande", OFFICE_CHAIR, false},
      {"VID PROTOKOLLET", OFFICE_SECRETARY, true},
      {"nämndsekreterare", OFFICE_SECRETARY, false},
      {"Utses att justera", OFFICE_ADJUSTER, true},
      {"Justerare", OFFICE_ADJUSTER, false},
      {"2:e vice ordförande", OFFICE_MEMBER, false},
      {"Rätt utdraget intygar", OFFICE_CERTIFIER, true},
      {"Beredningsansvariga", OFFICE_OFFICER, true},
      {"Ordföranden", OFFICE_NONE, false},
      {"", OFFICE_NONE, false},
      {"Ordföranden öppnar mötet och hälsar alla välkomna till", OFFICE_NONE, false},
  };
  for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++) {
    bool leads = true;
    assert_int_equal(gazetteer_office(*state, wordings[i].text, strlen(wordings[i].text), &leads), wordings[i].office);
    assert_int_equal(leads, wordings[i].leads);
  }
}

static void test_stopword(void **state) {
  assert_true(gazetteer_stopword(*state, "och", 3));
  assert_true(gazetteer_stopword(*state, "Motionen", 8));
  assert_false(gazetteer_stopword(*state, "skola", 5));
  assert_false(gazetteer_stopword(*state, "utreda", 6));
}

/* ---- Lists for alternations ---- */

struct walk {
  size_t count, last_length;
  bool falling, found;
  const char *wanted;
};

static void walk_value(const char *value, void *context) {
  struct walk *walk = context;
  size_t length = strlen(value);
  walk->falling &= walk->count == 0 || length <= walk->last_length;
  walk->found |= strcmp(value, walk->wanted) == 0;
  walk->last_length = length;
  walk->count++;
}

static void test_each(void **state) {
  static const char *const lists[][2] = {
      {"party", "FP"},
      {"party-name", "Moderata samlingspartiet"},
      {"municipality", "Upplands Väsby"},
      {"body", "kommunstyrelsen"},
      {"body-abbreviation", "ASN"},
      {"title", "enhetschef"},
      {"district", "Järva"},
  };
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
    struct walk walk = {.falling = true, .wanted = lists[i][1]};
    assert_true(gazetteer_each(*state, lists[i][0], walk_value, &walk));
    assert_true(walk.found);
    assert_true(walk.falling);
  }
  struct walk walk = {.wanted = ""};
  assert_false(gazetteer_each(*state, "weather", walk_value, &walk));
  assert_int_equal(walk.count, 0);
}

int main(void) {
  const struct CMUnitTest lookups[] = {
      cmocka_unit_test(test_municipality_by_name),
      cmocka_unit_test(test_municipality_that_ends_in_s),
      cmocka_unit_test(test_municipality_by_domain),
      cmocka_unit_test(test_all_municipalities),
      cmocka_unit_test(test_district_by_name),
      cmocka_unit_test(test_district_longest_name_wins),
      cmocka_unit_test(test_district_of_a_year),
      cmocka_unit_test(test_district_that_is_an_ordinary_word),
      cmocka_unit_test(test_districts_and_successors),
      cmocka_unit_test(test_party),
      cmocka_unit_test(test_party_successor),
      cmocka_unit_test(test_local_party),
      cmocka_unit_test(test_body),
      cmocka_unit_test(test_body_by_ending),
      cmocka_unit_test(test_heading),
      cmocka_unit_test(test_heading_slot),
      cmocka_unit_test(test_heading_star_in_midst),
      cmocka_unit_test(test_heading_precedence),
      cmocka_unit_test(test_no_heading),
      cmocka_unit_test(test_long_heading),
      cmocka_unit_test(test_every_role_has_a_heading),
      cmocka_unit_test(test_synonym),
      cmocka_unit_test(test_abbreviation),
      cmocka_unit_test(test_title),
      cmocka_unit_test(test_office),
      cmocka_unit_test(test_stopword),
      cmocka_unit_test(test_each),
  };
  return cmocka_run_group_tests_name("look-ups", lookups, load, unload);
}
