/* alike_test.c - likeness in spelling of sentences and proposals, and sentences that only repeat a proposal. */
#include "alike.h"
#include "restated.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stance_paper.h"
#include "unicode.h"

static const char *const proposals[] = {"kommunen bygger fler cykelparkeringar vid stationen",
                                        "skolornas matsalar hålls öppna på kvällarna", NULL};
static const size_t places[] = {0, 1};

static void read_alike(struct context *c, const char *sentence, double *alike) {
  size_t length = strlen(sentence);
  char *folded = arena_alloc(c->arena, length + 1);
  unicode_fold_bytes(sentence, length, folded);
  alike_read(alike_new(c, c->record->item, places, 2), folded, alike);
}

static void spelling_tells_without_a_word_in_common(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct context c = context_of(arena, "== assessment\nText.", proposals);
  double alike[2];
  read_alike(&c, "Den som cyklar till tåget har i dag ingenstans att parkera.", alike);
  assert_true(alike[0] > 0.15 && alike[0] > 2 * alike[1]);
  read_alike(&c, "Skolmaten serveras i en matsal som stängs klockan 14.", alike);
  assert_true(alike[1] > 0.15 && alike[1] > 2 * alike[0]);
  read_alike(&c, proposals[0], alike);
  assert_true(alike[0] > 0.999);
  read_alike(&c, "", alike);
  assert_true(alike[0] <= 0 && alike[1] <= 0);
  arena_free(arena);
}

static size_t restated(const char *sentence) {
  struct arena *arena = arena_new();
  struct context c = context_of(arena, arena_printf(arena, "== assessment\n%s", sentence), proposals);
  double alike[2];
  read_alike(&c, sentence, alike);
  size_t found = restated_proposal(&c, c.record->item, places, 2, alike, place_of(&c, sentence));
  arena_free(arena);
  return found;
}

static void only_what_is_the_proposal_repeats_it(void **state) {
  (void)state;
  assert_int_equal(restated("Kommunen bygger fler cykelparkeringar vid stationen."), 0);
  assert_int_equal(restated("Att skolornas matsalar hålls öppna på kvällarna."), 1);
  assert_int_equal(
      restated("Att kommunen bygger fler cykelparkeringar vid stationen ser förvaltningen inget hinder för."),
      SIZE_MAX);
  assert_int_equal(restated("Stationen byggs om."), SIZE_MAX);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(spelling_tells_without_a_word_in_common),
                                     cmocka_unit_test(only_what_is_the_proposal_repeats_it)};
  return cmocka_run_group_tests(tests, load_rules, free_rules);
}
