/* The shared fragments of pipeline/rules/fragments.rules, each by examples: what it must find in a line, and what not.
 */
#include "rules.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct gazetteer *gazetteer;
static struct rule_set *rules;

static const char *const fragments[] = {
    "party",
    "person",
    "person-party",
    "people-party",
    "body",
    "administration-subject",
    "date",
    "date-loose",
    "case-number",
    "money",
    "case-number-labelled",
    "motion-number",
    "paragraph-ref",
    "law-ref",
};
enum { FRAGMENTS = sizeof fragments / sizeof *fragments };

/* A folder with the fragments and one rule for each that is nothing but the fragment. */
static int load(void **state) {
  (void)state;
  struct error error = {0};
  char folder[] = "/tmp/standpunkt-fragments-XXXXXX", link[80], file[80];
  if (!mkdtemp(folder))
    return -1;
  snprintf(link, sizeof link, "%s/fragments.rules", folder);
  snprintf(file, sizeof file, "%s/rules.rules", folder);
  char *fragments_file = realpath("pipeline/rules/fragments.rules", NULL);
  FILE *out = fopen(file, "w");
  if (!fragments_file || symlink(fragments_file, link) != 0 || !out)
    return -1;
  for (size_t i = 0; i < FRAGMENTS; i++)
    fprintf(out, "rule %s\n  kind: metadata\n  meaning: m\n  pattern: {%s}\n", fragments[i], fragments[i]);
  fclose(out);
  free(fragments_file);
  gazetteer = gazetteer_load("pipeline/gazetteers", &error);
  rules = gazetteer ? rules_load(folder, gazetteer, &error) : NULL;
  unlink(link);
  unlink(file);
  rmdir(folder);
  if (!rules)
    print_message("%s\n", error.message);
  return rules ? 0 : -1;
}

static int unload(void **state) {
  (void)state;
  rules_free(rules);
  gazetteer_free(gazetteer);
  return 0;
}

/* MARKED has [brackets] around each thing that FRAGMENT must find, and finds nothing else. */
static void expect(const char *fragment, const char *marked) {
  char text[400], got[800] = "";
  size_t length = 0, at = 0;
  for (const char *sign = marked; *sign; sign++)
    if (*sign != '[' && *sign != ']')
      text[length++] = *sign;
  text[length] = '\0';
  struct finding found[20];
  size_t count = rule_match(rules, rules_find(rules, fragment), text, length, found, 20);
  for (size_t i = 0; i < count; i++) {
    snprintf(got + strlen(got), sizeof got - strlen(got), "%.*s[%.*s]", (int)(found[i].at.start - at), text + at,
             (int)(found[i].at.end - found[i].at.start), text + found[i].at.start);
    at = found[i].at.end;
  }
  snprintf(got + strlen(got), sizeof got - strlen(got), "%s", text + at);
  assert_string_equal(got, marked);
}

static void people(void **state) {
  (void)state;
  expect("person", "[Siv Berg Lund] och [P-G Hav] samt [A. von Strand]");
  expect("person", "Kommunstyrelsen [Siv Berg] och ordföranden [Cecilia Ö. Åkerdal de Wrang] (V)");
  expect("person", "[Lise-Lott Ek-Skog] yrkar bifall. Enligt [Anna O'Hara] instämmer [Dušan Čelik].");
  expect("person", "Förvaltningen avslår. Enligt Siv är det så. siv berg");
  expect("party", "Siv Berg [(S)] och Per Hav [(mp)], Lo Ek [( F! )], Bo Ed [(-)] (bilaga) (2)");
  expect("person-party", "Motion av [Siv Berg (L)] och [Per Hav m. fl. (S)], Lo Ek");
  expect("people-party", "Motion av [Siv Berg (L) och Per Hav (S)] om lyktor");
  expect("people-party", "[Siv Berg, Per Hav och Lo Ek (alla S)] yrkar, [Bo Ed m.fl. (fp)]");
  expect("people-party", "[Siv Berg (-), Per Hav (MP), samt Lo Ek (V)] men Bo Ed");
  expect("people-party", "[Siv Berg (L)], Centern");
}

static void bodies(void **state) {
  (void)state;
  expect("body", "[socialnämnden] och [kommunstyrelsens] beslut till [kommunfullmäktige]");
  expect("body", "[Björkö-Näsets stadsdelsnämnd], [Östra Björkö stadsdelsförvaltning]");
  expect("body", "[Nämnden för kultur och lek] godkänner, [nämnden] för beslut");
  expect("body", "[Äldre samt vård- och omsorgsnämnden]");
  expect("body", "[Arbetsmarknads- och socialnämnden] till [kultur-, idrotts- och fritidsnämnden]");
  expect("body", "[kommunstyrelsens arbetsutskott], [KS] och [borgarrådsberedningen], för beredning i samrådet");
  expect("administration-subject", "[Förvaltningen] anser, [Förvaltningarna] delar förvaltningens syn");
  expect("administration-subject", "[Björkö stadsdelsförvaltning] och [stadsledningskontoret]");
  expect("administration-subject", "[skol- och kulturförvaltningen]; vi anser, nämnden anser");
}

static void dates(void **state) {
  (void)state;
  expect("date", "[den 26 januari 2023] och [26 mars 2015], [2023-01-26].");
  expect("date", "[den 31 november 2023], [torsdagen den 3 maj 2018], kl");
  expect("date", "[den 10 \nseptember 2024]");
  expect("date", "2019-00022 153-2006-002 2011-875-1.2.4 130 mars 2020");
  expect("date-loose", "([28/1], [den 29 april]) [130522] [2003 10 23] [2 mars 2015]");
  expect("date-loose", "26/27 508 21 051 3857000");
}

static void case_numbers(void **state) {
  (void)state;
  expect("case-number", "[127-158-02] [153-2006-002] [2007-676-008] [122-0288/2006] [08-401/584] [07-003/5191]");
  expect("case-number", "[002/686-2009] [1.5.1-135-2012] [1.5.1.388-2011] [1.2.4/282-2010] [1.6-0463/2011]");
  expect("case-number", "Dnr [2011-875-1.2.4]. [T 2010-313-01743] [HÄG-ÄLV 2024/123] [322-278/2009] [106-1570/2015]");
  expect("case-number", "[KS 106-360/2016] [KS 2023/1234] [ASN-2023-12461] [STK-2017-663] [0126/22] [1379/22]");
  expect("case-number", "[00532/2025] [KS-2015/31] [2014/KS 0012 001] [2023/BUN 0203 40] [2016KSM1221.042]");
  expect("case-number", "[KFKS 2015/15-002] [KSN-2015-1345] [KSN 2015-1831] [Ks 123/2023] [BUN/2016:360]");
  expect("case-number", "[2025.511 KS] [2019-00022] [SOCN 2018:64-042] [Kst/2012:214]");
  expect("case-number", "[00532/2025]2.4. [00123/2021]2.6.");
  expect("case-number", "SOU 2010:16 Ds 2019:4 prop. 2021/22:125 SFS 2001:453 HSLF-FS 2020:64 Motion 2010:11");
  expect("case-number", "2023-01-26 läsåret 2023/2024 Läsåret 2023/2024 08-508 21 051 2024-2025 2022/23 26/27");
  expect("case-number", "KS 2009-08-25, § 116 Utlåtande 2016:132");
  expect("case-number-labelled", "[Dnr 295812] [Dnr: KS 2023/12], [ärendenummer SLK-2023-00906]");
  expect("case-number-labelled", "[dnr. 1.2.4/282-2010], [Vår beteckning 2012/34], KS 2023/12");
}

static void references(void **state) {
  (void)state;
  expect("motion-number", "motion [(2016:28)], Motion [2010:11], motion [nr 12/2019]");
  expect("paragraph-ref", "[§ 134], [§134], [§ 63/20], [KF § 5], [§§ 71 – 84], [§54 -§64], [§ 9 a]");
  expect("law-ref", "[5 kap 1§] lagen, [14 §] lagen, [4 kap. 13 §], § 43");
  expect("money", "[250 miljoner] per år, [1,5 mnkr], [2 689 tkr], [3 857 000 kr], [50 000kr], [40.000:-]");
  expect("money", "[1 800\nmnkr], 14 förvaltningar, 5 krav, åk 4-9");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(people),       cmocka_unit_test(bodies),     cmocka_unit_test(dates),
      cmocka_unit_test(case_numbers), cmocka_unit_test(references),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
