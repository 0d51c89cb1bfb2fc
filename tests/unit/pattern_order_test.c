/* The order of words that a pattern wants: texts that match are never held back, most others are. */
#include "../../pipeline/pattern_order.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* True if a rule with PATTERN may look at TEXT. */
static bool lets_through_case(const char *pattern, const char *text, bool exact) {
  struct arena *arena = arena_new(), *passing = arena_new();
  struct word_places *places = arena_alloc(arena, sizeof *places);
  struct word_list *list = arena_alloc(arena, sizeof *list);
  size_t length = 0;
  const uint16_t *order = pattern_order(arena, passing, pattern, exact, &length);
  list_words("andra ord står här, (först) 12", strlen("andra ord står här, (först) 12"), list, NULL);
  bool met = !order || order_met(order, keep_words(arena, list), places);
  list_words(text, strlen(text), list, NULL);
  met = !order || order_met(order, keep_words(arena, list), places);
  arena_free(passing);
  arena_free(arena);
  return met;
}

static bool lets_through(const char *pattern, const char *text) { return lets_through_case(pattern, text, false); }

static void wants_words_in_order(void **state) {
  (void)state;
  const char *pattern = "\\b(?:finns|ligger)\\b.{0,40}?\\s+på\\s+plats\\b";
  assert_true(lets_through(pattern, "Bänkarna finns redan på plats."));
  assert_true(lets_through(pattern, "(LIGGER sedan i går på  plats)"));
  assert_false(lets_through(pattern, "På plats finns bänkarna."));
  assert_false(lets_through(pattern, "Bänkarna finns på en annan plats."));
}

static void wants_neighbours_where_only_a_space_is(void **state) {
  (void)state;
  assert_true(lets_through("\\bdelar\\s+(?:helt\\s+)?synen\\b", "Nämnden delar synen"));
  assert_true(lets_through("\\bdelar\\s+(?:helt\\s+)?synen\\b", "Nämnden delar helt synen"));
  assert_false(lets_through("\\bdelar\\s+(?:helt\\s+)?synen\\b", "Nämnden delar inte synen"));
  assert_true(lets_through("\\bdelar\\s+(?:\\p{L}+\\s+){0,2}synen\\b", "delar i stort synen"));
  assert_false(lets_through("\\bdelar\\s+(?:\\p{L}+\\s+){0,2}synen\\b", "delar i allt väsentligt synen"));
  assert_true(lets_through("\\bdelar\\s+(?:\\p{L}+\\s+)*synen\\b", "delar i allt väsentligt synen"));
}

static void knows_the_ends_of_the_text(void **state) {
  (void)state;
  assert_true(lets_through("^nej\\b", "”Nej, tack”"));
  assert_false(lets_through("^nej\\b", "Ja eller nej"));
  assert_true(lets_through("\\bnej$", "Ja eller nej"));
  assert_true(lets_through("\\bnej[.]?$", "Ja eller nej."));
  assert_false(lets_through("\\bnej$", "Nej eller ja"));
}

static void knows_capitals_digits_and_signs(void **state) {
  (void)state;
  assert_true(lets_through("\\bden\\s+[0-9]{1,2}\\s+maj\\b", "den 3 maj"));
  assert_false(lets_through("\\bden\\s+[0-9]{1,2}\\s+maj\\b", "den tredje maj"));
  assert_true(lets_through("\\b(?:19|20)[0-9]{2}\\b", "år 2023"));
  assert_false(lets_through("\\b(?:19|20)[0-9]{2}\\b", "i år"));
  assert_true(lets_through("\\p{L}+\\s+\\(", "Ek (S)"));
  assert_false(lets_through("\\p{L}+\\s+\\(", "Ek S"));
  assert_true(lets_through_case("\\bfru\\s+[A-ZÅÄÖ][a-zåäö]+", "fru Ärla", true));
  assert_false(lets_through_case("\\bfru\\s+[A-ZÅÄÖ][a-zåäö]+", "fru ärla", true));
  assert_true(lets_through("\\bfru\\s+[A-ZÅÄÖ][a-zåäö]+", "fru ärla"));
  assert_false(lets_through("\\bfru\\s+(?-i:[A-ZÅÄÖ])", "fru ärla"));
  assert_true(lets_through("\\bfru\\s+(?-i:[A-ZÅÄÖ])", "fru Čapek"));
}

static void lets_through_what_it_does_not_know(void **state) {
  (void)state;
  assert_true(lets_through("nämnden\\b", "socialnämnden"));
  assert_true(lets_through("\\bavslås(?!\\s+inte)", "avslås"));
  assert_true(lets_through("\\b(?:skol|fritids)?hemmet", "fritidshemmet"));
  assert_true(lets_through("\\b(?:skol|fritids)?hemmet", "hemmet"));
  assert_true(lets_through("\\bbör?\\s+ske", "bö ske"));
  assert_true(lets_through("att-sats", "andra att-satsen"));
  assert_true(lets_through("\\bdelar\\s+synen\\b", "Ω delar inte synen")); /* letters that are not known */
  char text[1000] = "";
  for (int i = 0; i < 80; i++)
    strcat(text, "och sedan ");
  strcat(text, "delar synen");
  assert_true(lets_through("\\bdelar\\s+synen\\b", text));
  assert_false(lets_through("^delar\\s+synen\\b", text));
}

static void says_no_of_a_text_without_words(void **state) {
  (void)state;
  assert_false(lets_through("\\bdelar\\b", ""));
  assert_false(lets_through("\\p{L}", "–!"));
  assert_true(lets_through("§", "§"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(wants_words_in_order),
      cmocka_unit_test(wants_neighbours_where_only_a_space_is),
      cmocka_unit_test(knows_the_ends_of_the_text),
      cmocka_unit_test(knows_capitals_digits_and_signs),
      cmocka_unit_test(lets_through_what_it_does_not_know),
      cmocka_unit_test(says_no_of_a_text_without_words),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
