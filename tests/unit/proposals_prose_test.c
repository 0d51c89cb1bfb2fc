/* Proposals told in running prose: what looks like one, and how many stand in a row. */
#include "proposals_prose.h"
#include "stance_paper.h"

static const char *const none[] = {NULL};

static int looks(const char *sentence) {
  struct arena *arena = arena_new();
  struct context c = context_of(arena, arena_printf(arena, "== motion\n%s", sentence), none);
  int found = looks_demanded(&c, block_range(&c, 0));
  arena_free(arena);
  return found;
}

static void what_is_to_be_has_its_forms(void **state) {
  (void)state;
  assert_true(looks("Avgiften slopas för alla.") >= 2);
  assert_true(looks("Eluttag finns vid varje plats.") >= 2);
  assert_true(looks("Odlare från trakten får boka plats per dag.") >= 2);
  assert_true(looks("Sätt upp skyltar vid bron!") >= 2);
  assert_true(looks("Skolklasser får låna tjugo böcker var.") >= 2);
}

static void what_is_or_was_is_not_to_be(void **state) {
  (void)state;
  assert_true(looks("Parken är mörk.") < 2);
  assert_true(looks("Bron stängdes i fjol.") < 2);
  assert_true(looks("Avgiften slopades redan i våras.") < 2);
  assert_true(looks("Han menar att torget används för lite.") < 2);
  assert_true(looks("Lärarnas arbete är tungt.") < 2);
  assert_true(looks("\"Nu får det räcka!\"") < 2);
}

/* TEXT stands behind a lead of kind LEAD that announces WANTED. */
static void expect(const char *text, enum prose_lead lead, size_t wanted, const char *parts) {
  struct arena *arena = arena_new();
  struct context c = context_of(arena, arena_printf(arena, "== motion\n%s", text), none);
  struct parts found = {.count = 0};
  const char *shown = "";
  parts_in_prose(&c, block_range(&c, 0), lead, wanted, &found);
  for (size_t i = 0; i < found.count; i++)
    shown = arena_printf(c.arena, "%s%s%s", shown, i > 0 ? " | " : "", range_text(&c, found.part[i]));
  assert_string_equal(shown, parts);
  arena_free(arena);
}

static void as_many_as_were_announced(void **state) {
  (void)state;
  expect("Bänkar köps in. Staketet målas. Parken är mörk.", PROSE_COUNTED, 2, "Bänkar köps in. | Staketet målas.");
  expect("Bänkar köps in. Parken är mörk. Staketet målas.", PROSE_COUNTED, 2, "");
  expect("Bussen var sen. Gården stängdes.", PROSE_COUNTED, 2, "");
}

static void clauses_behind_a_label(void **state) {
  (void)state;
  expect("bänkar köps in; parken får en fontän; staketet målas.", PROSE_LABEL, 0,
         "bänkar köps in | parken får en fontän | staketet målas.");
  expect("bänkar köps in, parken får en fontän och staketet målas i rött och vitt.", PROSE_LABEL, 0,
         "bänkar köps in | parken får en fontän | staketet målas i rött och vitt.");
  expect("”bänkar köps in”, ”parken får en fontän” och ”staketet målas”.", PROSE_LABEL, 0,
         "bänkar köps in | parken får en fontän | staketet målas");
  expect("\"Nu får det räcka! Sätt upp skyltar. Inför böter vid ån. Annars tröttnar vi.\"", PROSE_LABEL, 0,
         "Sätt upp skyltar. | Inför böter vid ån.");
  expect("parken är mörk; bron är gammal.", PROSE_LABEL, 0, "");
}

static void a_row_of_sentences_that_are_alike(void **state) {
  (void)state;
  expect("Bänkar köps in. Parken får en fontän. Den är mörk.", PROSE_SPOKEN, 0,
         "Bänkar köps in. | Parken får en fontän.");
  expect("Bänkar köps in. Den är mörk. Den är stor.", PROSE_SPOKEN, 0, "");
  expect("Bänkar köps in. Parken får en fontän. Den är mörk.", PROSE_LABEL, 0, "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_to_be_has_its_forms),       cmocka_unit_test(what_is_or_was_is_not_to_be),
      cmocka_unit_test(as_many_as_were_announced),         cmocka_unit_test(clauses_behind_a_label),
      cmocka_unit_test(a_row_of_sentences_that_are_alike),
  };
  return cmocka_run_group_tests(tests, load_rules, free_rules);
}
