/* What an announcement leads into: the parts of a series, however it is printed. */
#include "proposal_parts.h"
#include "stance_paper.h"

static const char *const none[] = {NULL};

/* The parts as "A | B". */
static const char *shown(const struct context *c, const struct parts *parts) {
  const char *out = "";
  for (size_t i = 0; i < parts->count; i++)
    out = arena_printf(c->arena, "%s%s%s", out, i > 0 ? " | " : "", range_text(c, parts->part[i]));
  return out;
}

/* TEXT stands behind an announcement of WANTED proposals. */
static void expect(const char *text, size_t wanted, bool firm, const char *parts) {
  struct arena *arena = arena_new();
  struct context c = context_of(arena, arena_printf(arena, "== motion\n%s", text), none);
  struct parts found = {.count = 0};
  parts_announced(&c, block_range(&c, 0), wanted, firm, &found);
  assert_string_equal(shown(&c, &found), parts);
  arena_free(arena);
}

static void series_are_cut_at_their_signs(void **state) {
  (void)state;
  expect("bänkar köps in; staket målas; att parken öppnas.", 0, true,
         "bänkar köps in | staket målas | att parken öppnas.");
  expect("”köp bänkar”, ”måla staket” och ”en fontän”.", 0, true, "köp bänkar | måla staket | en fontän");
  expect("att bänkar köps in, att staket målas samt att parken öppnas.", 3, true,
         "bänkar köps in | staket målas | parken öppnas.");
  expect("en park i Byn, fler gungor och en fontän.", 0, true, "en park i Byn | fler gungor | en fontän.");
}

static void what_the_paper_tells_next_is_no_part(void **state) {
  (void)state;
  expect("en väg in, svar inom två dagar och lägre avgifter för företag. Parken är mörk. Den är stor.", 3, true,
         "en väg in | svar inom två dagar | lägre avgifter för företag.");
  expect("jouren är öppen, en grupp arbetar kvällar och helger och brev besvaras inom ett dygn.", 3, true,
         "jouren är öppen | en grupp arbetar kvällar och helger | brev besvaras inom ett dygn.");
}

static void as_many_sentences_as_were_announced(void **state) {
  (void)state;
  expect("Bänkar köps in. Staketet målas. Parken är mörk.", 2, true, "Bänkar köps in. | Staketet målas.");
  expect("Parken är mörk. Den är stor.", 2, false, "");
}

static void a_quotation_tells_what_is_to_be_done(void **state) {
  (void)state;
  expect("\"Köp bänkar. Staketet ska målas.\" Hon bor i Byn.", 0, false, "Köp bänkar. | Staketet ska målas.");
  expect("\"Parken är mörk.\" Hon bor i Byn.", 0, false, "");
}

/* The parts of the sentence TEXT, behind its "att". */
static void expect_sentence(void (*cut)(const struct context *, struct range, struct parts *), const char *text,
                            const char *parts) {
  struct arena *arena = arena_new();
  struct context c = context_of(arena, arena_printf(arena, "== motion\n%s", text), none);
  struct parts found = {.count = 0};
  cut(&c, block_range(&c, 0), &found);
  assert_string_equal(shown(&c, &found), parts);
  arena_free(arena);
}

static void what_the_kommun_shall_do_is_cut_at_its_verbs(void **state) {
  (void)state;
  expect_sentence(parts_under_modal, "kommunen ska köpa in en isbana till torget och förlänga öppettiderna i hallen",
                  "köpa in en isbana till torget | förlänga öppettiderna i hallen");
  expect_sentence(parts_under_modal, "fritidsgården ska hålla öppet alla lov och servera lunch utan kostnad", "");
  expect_sentence(parts_under_modal, "kommunen ska utreda frågan om bad och återkomma till fullmäktige i höst", "");
}

static void demands_are_cut_where_the_next_begins(void **state) {
  (void)state;
  expect_sentence(parts_of_demands, "Sänk hastigheten på Byvägen och sätt upp ett gupp vid infarten.",
                  "Sänk hastigheten på Byvägen | sätt upp ett gupp vid infarten.");
  expect_sentence(parts_of_demands, "Bygg en park med bänkar och bord.", "Bygg en park med bänkar och bord.");
}

/* The parts behind marks from the beginning of the first line of TEXT on. */
static void expect_marked(const char *text, const char *parts) {
  struct arena *arena = arena_new();
  struct context c = context_of(arena, arena_printf(arena, "== motion\n%s", text), none);
  struct parts found = {.count = 0};
  parts_marked(&c, 0, 0, &found);
  assert_string_equal(shown(&c, &found), parts);
  arena_free(arena);
}

static void marks_count_on(void **state) {
  (void)state;
  expect_marked("1. att köp sker 2. att staketet målas", "att köp sker | att staketet målas");
  expect_marked("Åtgärd 1. Köp bänkar. Åtgärd 2. Måla staket. Parken är mörk.", "Köp bänkar. | Måla staket.");
  expect_marked("(i) Köp bänkar.\n(ii) Måla staket. Och grinden.\nParken är mörk.",
                "Köp bänkar. | Måla staket. Och grinden.");
  expect_marked("A. Köp bänkar.\nB. Måla staket.\nD. Parken är mörk.", "Köp bänkar. | Måla staket.");
  expect_marked("ett. Köp bänkar.\ntvå. Måla staket.", "Köp bänkar. | Måla staket.");
  expect_marked("Köp bänkar. 2. Måla staket.", "");
}

static void a_line_needs_nothing_to_close_its_mark(void **state) {
  (void)state;
  expect_marked("A Bänkar köps in\nB Staket målas\nParken är mörk.", "Bänkar köps in | Staket målas");
  expect_marked("1 – Bänkar köps in\n2 – Staket målas", "Bänkar köps in | Staket målas");
  expect_marked("I parken köps bänkar in", "");
}

/* The lines of TEXT that are one series, behind a COLON or not. */
static void expect_lines(const char *text, bool colon, const char *parts) {
  struct arena *arena = arena_new();
  struct context c = context_of(arena, arena_printf(arena, "== motion\n%s", text), none);
  struct parts found = {.count = 0};
  parts_lines(&c, 0, 300, colon, &found);
  assert_string_equal(shown(&c, &found), parts);
  arena_free(arena);
}

static void lines_that_are_alike_are_a_series(void **state) {
  (void)state;
  expect_lines("\"Köp bänkar!\"\n\"Måla staketet!\"\nParken är mörk.", false, "Köp bänkar! | Måla staketet!");
  expect_lines("Kommunen begär att bänkar köps in.\nKommunen begär att staket målas.\nParken är mörk.", false,
               "Kommunen begär att bänkar köps in. | Kommunen begär att staket målas.");
  expect_lines("Kommunen köper bänkar.\nKommunen målar staketet.", true,
               "Kommunen köper bänkar. | Kommunen målar staketet.");
  expect_lines("Kommunen köper bänkar.\nKommunen målar staketet.", false, "");
  expect_lines("Bänkar ska köpas in.\nStaketet ska målas.", false, "Bänkar ska köpas in. | Staketet ska målas.");
  expect_lines("Parken är mörk.\nStaketet ska målas.", true, "");
}

static void verbs_in_a_row_are_parts(void **state) {
  (void)state;
  expect_sentence(parts_of_sentence, "vi ska öppna parken igen, sätta upp fler tavlor och anställa en vakt för den",
                  "öppna parken igen | sätta upp fler tavlor | anställa en vakt för den");
  expect_sentence(parts_of_sentence,
                  "riva muren och återställa marken där, i stället bygga ett lågt staket samt måla grinden mot ån",
                  "riva muren och återställa marken där | i stället bygga ett lågt staket | måla grinden mot ån");
  expect_sentence(parts_of_verbs, "kommunen ska bygga en brygga vid ån och införa gratis bad för alla",
                  "bygga en brygga vid ån | införa gratis bad för alla");
  expect_sentence(parts_of_verbs, "köpa in tio nya bänkar och ställa ut dem i parken",
                  "köpa in tio nya bänkar och ställa ut dem i parken");
}

static void marks_cut_a_sentence(void **state) {
  (void)state;
  expect_sentence(parts_of_sentence, "(1) bänkar köps in, (2) staketet målas och (3) parken öppnas",
                  "bänkar köps in, | staketet målas och | parken öppnas");
  expect_sentence(parts_of_sentence, "köpa bänkar (1), måla staketet (2) och öppna parken (3).",
                  "köpa bänkar | måla staketet | öppna parken");
  expect_sentence(parts_of_sentence, "köpa bänkar (1).", "köpa bänkar (1).");
}

static void words_cut_a_sentence(void **state) {
  (void)state;
  expect_sentence(parts_of_sentence, "dels ska bänkar köpas in, dels ska staketet målas",
                  "ska bänkar köpas in | ska staketet målas");
  expect_sentence(parts_of_sentence, "bänkar köps in, den andra att staketet målas och till sist att parken öppnas",
                  "bänkar köps in | staketet målas | parken öppnas");
}

static void things_in_a_row_are_parts(void **state) {
  (void)state;
  expect_sentence(parts_of_things, "en bro över ån, fler bänkar i parken och lägre avgifter för föreningar",
                  "en bro över ån | fler bänkar i parken | lägre avgifter för föreningar");
  expect_sentence(parts_of_things, "en park med gungor, sand och vatten", "en park med gungor, sand och vatten");
  expect_sentence(parts_of_things, "en park med gungor och rutschkana", "en park med gungor och rutschkana");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(series_are_cut_at_their_signs),
      cmocka_unit_test(what_the_kommun_shall_do_is_cut_at_its_verbs),
      cmocka_unit_test(demands_are_cut_where_the_next_begins),
      cmocka_unit_test(what_the_paper_tells_next_is_no_part),
      cmocka_unit_test(as_many_sentences_as_were_announced),
      cmocka_unit_test(a_quotation_tells_what_is_to_be_done),
      cmocka_unit_test(marks_count_on),
      cmocka_unit_test(a_line_needs_nothing_to_close_its_mark),
      cmocka_unit_test(lines_that_are_alike_are_a_series),
      cmocka_unit_test(verbs_in_a_row_are_parts),
      cmocka_unit_test(marks_cut_a_sentence),
      cmocka_unit_test(words_cut_a_sentence),
      cmocka_unit_test(things_in_a_row_are_parts),
  };
  return cmocka_run_group_tests(tests, load_rules, free_rules);
}
