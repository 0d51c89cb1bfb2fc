/* Whether an office or a committee writes, where no letterhead tells it: whole papers, read the whole way. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "knowledge_fixture.h"

/* "TYPE LAYER [ISSUER]" of PAPER. */
static const char *writes(struct arena *arena, const char *paper) {
  struct source source = {.name = "paper.txt", .data = (const unsigned char *)paper, .size = strlen(paper)};
  struct passage passage;
  struct error error = {0};
  if (!pipeline_run(&knowledge, arena, &source, NULL, &passage, NULL, &error))
    return arena_strdup(arena, error.message);
  const struct record *r = passage.record;
  const char *name = r->issuer.text == NULL ? "" : r->issuer.text;
  return arena_printf(arena, "%s %s%s%s", r->type, r->issuer.layer, *name == '\0' ? "" : " ", name);
}

static void assert_writes(const char *paper, const char *expected) {
  struct arena *arena = arena_new();
  assert_string_equal(writes(arena, paper), expected);
  arena_free(arena);
}

#define MOTION "Svar på motion om bänkar\n\nBo Ek (S) yrkar i en motion\n1. att bänkar köps in\n2. att de målas\n\n"

static void unsigned_answer_is_an_office(void **state) {
  (void)state;
  assert_writes("Ekvalla kommun\n2019-03-11\n\n" MOTION "Bänkar finns redan vid varje hållplats, och de är målade.\n\n"
                "Beslutsförslag\nMotionen anses besvarad.\n",
                "official-report administration");
}

static void who_signs_tells(void **state) {
  (void)state;
  assert_writes("Ekvalla kommun\n2019-03-11\n\n" MOTION "Bänkar finns redan vid varje hållplats, och de är målade.\n\n"
                "Motionen bör avslås.\n\nSiv Berg\nparkchef\n",
                "official-report administration");
  assert_writes("Ekvalla kommun\n2019-03-11\n\n" MOTION
                "Nämnden finner att bänkar redan finns och avstyrker motionen.\n\n"
                "Siv Berg\nordförande\n",
                "statement committee");
}

static void secretary_beside_chair_makes_no_office(void **state) {
  (void)state;
  assert_writes("Ekvalla kommun\n2019-03-11\n\n" MOTION
                "Nämnden finner att bänkar redan finns och avstyrker motionen.\n\n"
                "Siv Berg                       Li Sten\nordförande                     sekreterare\n",
                "statement committee");
}

static void heading_over_the_view_tells(void **state) {
  (void)state;
  assert_writes("Ekvalla kommun\n2019-03-11\n\n" MOTION "Synpunkter från avdelningen\n\n"
                "Bänkar finns redan vid varje hållplats, och de är målade i år.\n\nFörslag\nMotionen anses besvarad.\n",
                "official-report administration");
  assert_writes("Ekvalla kommun\n2019-03-11\n\n" MOTION "Nämndens ställningstagande\n\n"
                "Bänkar finns redan vid varje hållplats, och de är målade i år.\n",
                "statement committee");
}

static void officer_above_a_committee_writes_to_it(void **state) {
  (void)state;
  assert_writes("Parkchefen\n11 mars 2019\n\nParknämnden i Ekvalla stad\n\n" MOTION
                "Bänkar finns redan vid varje hållplats, och de är målade i år.\n\nMotionen bör avslås.\n",
                "official-report administration");
}

static void names_of_offices_in_many_forms(void **state) {
  (void)state;
  static const struct {
    const char *head, *expected;
  } heads[] = {
      {"Ekvalla kommun, Gata/Park", "official-report administration Gata/Park"},
      {"Ekvalla kommun\nKultur & Turism", "official-report administration Kultur & Turism"},
      {"Stadens fastighetskontor", "official-report administration Stadens fastighetskontor"},
      {"Tekniska förvaltningen i Ekvalla kommun", "official-report administration Tekniska förvaltningen"},
      {"Ekvalla räddningstjänst", "official-report administration Ekvalla räddningstjänst"},
      {"Ekvalla stad\nStadsdelsförvaltning Sydost", "official-report administration Stadsdelsförvaltning Sydost"},
      {"Ekvalla kommun, gatuchefen", "official-report administration"},
      {"Från: Näringslivschef Li Sten\nTill: Kommunstyrelsens arbetsutskott", "official-report administration"},
  };
  for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
    struct arena *arena = arena_new();
    assert_writes(arena_printf(arena,
                               "%s\n2019-03-11\n\n" MOTION "Bänkar finns redan vid varje hållplats, och de är målade i "
                               "år.\n\nFörslag till beslut\nMotionen anses besvarad.\n",
                               heads[i].head),
                  heads[i].expected);
    arena_free(arena);
  }
}

/* The first paragraph that names another committee is no letterhead. */
static void running_text_names_no_issuer(void **state) {
  (void)state;
  assert_writes("Ekvalla stad\nKommunkontoret, utredningsavdelningen\n2001-08-20 / Siv Berg\n\n"
                "PROMEMORIA till kommunstyrelsens arbetsutskott\n\nMotionen föreslås bli avslagen.\n\n"
                "Kulturnämnden, som yttrat sig över motionen om bänkar, säger nej med hänsyn till folklivet på torget "
                "och till den konst som står där sedan staden firade jubileum.\n\n"
                "Bänkar finns redan vid varje hållplats.\n\nBerg\n",
                "official-report administration Kommunkontoret");
}

/* Those who move speak in the first person, too, and ask for a decision. */
static void motion_stays_a_motion(void **state) {
  (void)state;
  assert_writes(
      "Motion till kommunfullmäktige\n\nKöp in bänkar\n\nVi ser varje dag äldre som inte orkar gå till torget. "
      "Jag har själv fått bära hem varor.\n\nVi föreslår att kommunfullmäktige beslutar\n"
      "att bänkar köps in\n\nBo Ek (S)\n",
      "motion mover");
}

/* Pupils and tenants who are asked are no office. */
static void council_of_pupils_is_no_office(void **state) {
  (void)state;
  assert_writes(
      "Elevrådet på Björkskolan\n2019-03-11\n\nSvar på motion om bänkar\n\nVi tycker att bänkar är bra. Vi vill "
      "ha dem vid bollplanen.\n\nLi Sten\n",
      "statement third-party Elevrådet på Björkskolan");
}

/* What a proposed decision refers to others makes no referral of the paper. */
static void proposed_referral_makes_no_referral(void **state) {
  (void)state;
  assert_writes("EKVALLA KOMMUN · Plan- och trafikenheten\n2013-09-11\n\nCykelväg till Norrby\n\n"
                "Bo Ek (S) föreslår i en motion\natt en cykelväg byggs till Norrby\n\n"
                "Vägen är smal, och många cyklar där redan i dag.\n\nTekniska nämnden föreslås besluta:\n"
                "Ärendet remitteras till regionens trafiknämnd för yttrande.\n",
                "official-report administration Plan- och trafikenheten");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(unsigned_answer_is_an_office),           cmocka_unit_test(who_signs_tells),
      cmocka_unit_test(secretary_beside_chair_makes_no_office), cmocka_unit_test(heading_over_the_view_tells),
      cmocka_unit_test(officer_above_a_committee_writes_to_it), cmocka_unit_test(names_of_offices_in_many_forms),
      cmocka_unit_test(running_text_names_no_issuer),           cmocka_unit_test(motion_stays_a_motion),
      cmocka_unit_test(council_of_pupils_is_no_office),         cmocka_unit_test(proposed_referral_makes_no_referral)};
  return cmocka_run_group_tests(tests, load, unload);
}
