/* Cutting official prose into sentences.  In the cases, "|" stands where one sentence ends and the next begins. */
#include "rules.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct gazetteer *gazetteer;

static int load(void **state) {
  (void)state;
  struct error error = {0};
  gazetteer = gazetteer_load("pipeline/gazetteers", &error);
  if (!gazetteer)
    print_message("%s\n", error.message);
  return gazetteer ? 0 : -1;
}

static int unload(void **state) {
  (void)state;
  gazetteer_free(gazetteer);
  return 0;
}

/* Cuts MARKED without its bars and compares. */
static void expect(const char *marked) {
  struct arena *arena = arena_new();
  char *text = arena_alloc(arena, strlen(marked) + 1), *out = text;
  for (const char *at = marked; *at; at++)
    if (*at != '|')
      *out++ = *at;
  struct range *cut = NULL;
  size_t count = sentences(gazetteer, text, (struct range){0, (uint32_t)strlen(text)}, arena, &cut);
  char got[1000] = "";
  for (size_t i = 0; i < count; i++) {
    size_t gap = i ? cut[i].start - cut[i - 1].end : 0;
    size_t used = strlen(got);
    snprintf(got + used, sizeof got - used, "%.*s%s%.*s", (int)gap, text + (i ? cut[i - 1].end : 0), i ? "|" : "",
             (int)(cut[i].end - cut[i].start), text + cut[i].start);
  }
  assert_string_equal(got, marked);
  arena_free(arena);
}

static void ends_at_stops(void **state) {
  (void)state;
  expect("Nämnden avslår motionen. |Förvaltningen instämmer.");
  expect("Varför är parken mörk? |Det vet vi inte! |Nu undrar nämnden ...");
  expect("En enda utan punkt");
  expect("Kostnaden ökar ... |Nämnden avvaktar.");
  expect("Beloppet är 5 mnkr. |2024 ökar det.");
  expect("År 2023. |Förvaltningen");
  expect("Det gäller 2023. |Nämnden noterar det.");
  expect("Vi noterar följande. |– Lyktor saknas.");
  expect("Motionen avslås. |§ 12 justeras.");
}

static void goes_on_after_other_stops(void **state) {
  (void)state;
  expect("Nämnden anser. att detta är en rest");
  expect("Version 1.5.1 av 2.3 gäller; Nämnden noterar: Det är bra");
  expect("Kl. 18.00 börjar mötet");
  expect("Lagen har 5 kap. 1 § som grund");
}

static void newline_ends_always(void **state) {
  (void)state;
  expect("Nämnden föreslår:\n|att motionen avslås\n|att ärendet utgår");
  expect("Enligt 5 kap.\n|Nämnden");
}

static void knows_abbreviations(void **state) {
  (void)state;
  expect("Siv Berg m.fl. (S) yrkar bifall. |Ärendet utgår.");
  expect("Siv Berg m. fl. (S) yrkar. |Ärendet utgår.");
  expect("Det gäller bl.a. Björkö och t.ex. Näset. |Det är bra.");
  expect("Det gäller bl. a. Björkö och t. ex. Näset.");
  expect("Ärendet har dnr. 12/34 och gäller 8 kap. 11 § skollagen.");
  expect("Motionen av A. Svensson och P.-G. Ek. |Den avslås.");
  expect("Lyktor, bänkar m.m. |Förvaltningen instämmer.");
  expect("Lyktor, bänkar m.m. på Björkö");
}

static void numbers_of_entries_belong_to_them(void **state) {
  (void)state;
  expect("1. Nämnden godkänner förslaget. |2. Motionen avslås.");
  expect("a. Nämnden godkänner.");
  expect("2.1. Bakgrund");
}

static void closing_signs_belong_to_the_sentence(void **state) {
  (void)state;
  expect("Hon skriver ”parken är mörk.” |Nämnden håller med.");
  expect("Parken är mörk (se bilaga 2.) |Nämnden håller med.");
  expect("”Är den mörk?” |”Ja.” |(Se bilagan.)");
  expect("”Är parken mörk?” undrar motionären. |Nej.");
}

static void leaves_outer_spaces_out(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct range *cut = NULL;
  const char *text = "xx  Ett.   Två. \n\n Tre. yy";
  assert_int_equal(sentences(gazetteer, text, (struct range){2, (uint32_t)strlen(text) - 2}, arena, &cut), 3);
  assert_int_equal(cut[0].start, 4);
  assert_int_equal(cut[0].end, 8);
  assert_int_equal(cut[1].start, 11);
  assert_int_equal(cut[1].end, 16);
  assert_memory_equal(text + cut[2].start, "Tre.", 4);
  assert_int_equal(cut[2].end - cut[2].start, 4);
  assert_int_equal(sentences(gazetteer, " \n ", (struct range){0, 3}, arena, &cut), 0);
  assert_int_equal(sentences(gazetteer, "", (struct range){0, 0}, arena, &cut), 0);
  assert_int_equal(sentences(NULL, "Ett. Två.", (struct range){0, 10}, arena, &cut), 2);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ends_at_stops),
      cmocka_unit_test(goes_on_after_other_stops),
      cmocka_unit_test(newline_ends_always),
      cmocka_unit_test(knows_abbreviations),
      cmocka_unit_test(numbers_of_entries_belong_to_them),
      cmocka_unit_test(closing_signs_belong_to_the_sentence),
      cmocka_unit_test(leaves_outer_spaces_out),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
