/* Headings that say whose view stands below them, and those that name proposals by number. */
#include "section_signs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define EACH(word, ...) for (const char *const list[] = {__VA_ARGS__, NULL}, *const *word = list; *word != NULL; word++)

static void points_are_named(void **state) {
  (void)state;
  EACH(heading, "yrkande 2", "biblioteket (punkterna 1 och 3)", "bedömning, yrkande 1", "att-sats två",
       "den andra att-satsen", "förslag b", "första punkten", "svar – punkt 4", "yrkande iii")
  if (!names_points(*heading))
    fail_msg("\"%s\" names a point", *heading);
}

static void points_are_not_named(void **state) {
  (void)state;
  EACH(heading, "förslag till beslut", "förslag i motionen", "punkt för punkt", "yrkanden", "andra kommuner",
       "standpunkt 2019x", "kraven på ventilation", "bakgrund")
  if (names_points(*heading))
    fail_msg("\"%s\" names no point", *heading);
}

static void views_have_owners(void **state) {
  (void)state;
  EACH(heading, "enheten anför", "nämndens skäl", "vad säger vi?", "kontorets mening", "hur vi ser på saken",
       "bolagets yttrande", "vår hållning", "svar från ungdomsenheten")
  if (!names_owned_view(*heading))
    fail_msg("\"%s\" says whose view it is", *heading);
}

static void views_of_others_are_none(void **state) {
  (void)state;
  EACH(heading, "motionärens skäl", "underhållning", "yttrande över motion om bänkar", "renhållning",
       "remissinstansernas synpunkter", "reservation", "nämndens tidigare behandling")
  if (names_owned_view(*heading))
    fail_msg("\"%s\" is not over the paper's own view", *heading);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(points_are_named),
      cmocka_unit_test(points_are_not_named),
      cmocka_unit_test(views_have_owners),
      cmocka_unit_test(views_of_others_are_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
