/* Pages drawn by hand: lists, headings, footnotes, signatures, tables, letterheads.
 *
 * What is expected is written as document_shown.h says. */
#include "segment_fixture.h"

/* ---- lists ---- */

static void items_have_markers_and_hang(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, filler);
  draw(&d, "Motionen föreslår:");
  static const char *const markers[] = {"1. ", "2) ", "a) ", "(3) ", "• ", "– ", "- "};
  for (size_t i = 0; i < sizeof markers / sizeof *markers; i++) {
    d.x = 90;
    draw(&d,
         arena_printf(*state, "%satt kommunen ger nämnden i uppdrag att se till att belysningen vid alla", markers[i]));
    d.x = 90 + (float)unicode_count(markers[i], strlen(markers[i])) * 5.5f;
    draw(&d, "skolor förbättras.");
  }
  struct buffer out = buffer_in(*state);
  buffer_printf(&out, "p|%s\np|Motionen föreslår:\n", filler);
  for (size_t i = 0; i < sizeof markers / sizeof *markers; i++)
    buffer_printf(&out,
                  "i %.*s|att kommunen ger nämnden i uppdrag att se till att belysningen vid alla skolor förbättras.\n",
                  (int)strlen(markers[i]) - 1, markers[i]);
  expect_blocks(&d, buffer_string(&out));
}

static void numbers_in_running_text_are_no_markers(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, filler);
  draw(&d, "Nämnden skrev till de boende vid torget om belysningen, första gången på våren den");
  draw(&d, "14. Svaret kom ett halvår senare och handlade mest om kostnaden, som ansågs för hög");
  draw(&d, "– den delen av svaret var tydlig – och om att marken ägs av ett bolag i grannorten.");
  struct document *document = cut(&d);
  assert_int_equal(document->block_count, 2);
  assert_null(document->block[1].marker);
}

static void decimals_and_years_are_no_markers(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, filler);
  draw_paragraph(&d, "1.5 miljoner kronor avsätts.");
  draw_paragraph(&d, "2024. Året då parken byggs.");
  struct document *document = cut(&d);
  for (size_t i = 0; i < document->block_count; i++)
    assert_null(document->block[i].marker);
}

/* ---- headings ---- */

static void headings_by_look_number_and_vocabulary(void **state) {
  struct drawing d = drawing_in(*state);
  d.size = 16;
  draw(&d, "Svar på motion om ljus i parken");
  draw_gap(&d);
  d.size = 11;
  draw_heading(&d, "Bakgrund");
  draw_paragraph(&d, filler);
  draw_heading(&d, "2. Förvaltningens bedömning");
  draw_paragraph(&d, filler);
  draw_heading(&d, "Ljus vid gångvägen");
  draw_paragraph(&d, filler);
  draw_heading(&d, "Detta är en hel mening i fetstil.");
  draw_paragraph(&d, filler);
  struct document *document = cut(&d);
  assert_string_equal(outline_shown(*state, document),
                      arena_printf(*state,
                                   "# head\nh|Svar på motion om ljus i parken\n"
                                   "# background\nh|Bakgrund\np|%s\n"
                                   "# assessment of Förvaltningen\nh|2. Förvaltningens bedömning\np|%s\n"
                                   "# assessment\nh|Ljus vid gångvägen\np|%s\n"
                                   "p|Detta är en hel mening i fetstil.\np|%s\n",
                                   filler, filler, filler, filler));
  assert_int_equal(document->block[0].level, 1);
  assert_int_equal(document->block[1].level, 3);
}

static void plain_words_of_the_vocabulary_are_headings_where_none_is_bold(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, "Ljus i parken.");
  draw_paragraph(&d, "Bakgrund");
  draw_paragraph(&d, filler);
  draw_paragraph(&d, "Förslag till beslut");
  draw_paragraph(&d, "Nämnden avslår motionen.");
  expect_blocks(&d,
                arena_printf(*state,
                             "p|Ljus i parken.\nh|Bakgrund\np|%s\nh|Förslag till beslut\np|Nämnden avslår motionen.\n",
                             filler));
}

/* A paper that sets its headings in bold means text by a plain "Beslut". */
static void plain_words_are_text_where_headings_are_bold(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, "Ljus i parken.");
  draw_heading(&d, "Bakgrund");
  draw_paragraph(&d, filler);
  draw_heading(&d, "Sammanfattning");
  draw_paragraph(&d, "Beslut");
  draw_paragraph(&d, filler);
  expect_blocks(&d, arena_printf(*state, "p|Ljus i parken.\nh|Bakgrund\np|%s\nh|Sammanfattning\np|Beslut\np|%s\n",
                                 filler, filler));
}

static void questions_in_italics_head_their_answers(void **state) {
  struct drawing d = drawing_in(*state);
  draw_heading(&d, "Svar på frågorna");
  draw_paragraph(&d, filler);
  d.style = STYLE_ITALIC;
  draw(&d, "Varför är det mörkt i parken vid Norra torget?");
  d.style = 0;
  draw_gap(&d);
  draw_paragraph(&d, filler);
  struct document *document = cut(&d);
  assert_int_equal(document->block[2].type, BLOCK_HEADING);
  assert_int_equal(document->block[2].level, 4);
  assert_true(document->block[2].style & STYLE_ITALIC);
}

static void two_lines_of_a_heading_are_one(void **state) {
  struct drawing d = drawing_in(*state);
  d.style = STYLE_BOLD;
  draw(&d, "Svar på skrivelse om ljus");
  draw(&d, "i parken");
  d.style = 0;
  draw_gap(&d);
  draw_paragraph(&d, filler);
  expect_blocks(&d, arena_printf(*state, "h|Svar på skrivelse om ljus i parken\np|%s\n", filler));
}

/* ---- footnotes ---- */

static void footnotes_are_lifted_out_and_anchored(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, filler);
  draw(&d, "Parken anlades tidigt{1} och byggdes om{2} när det nya torget stod klart, och den som");
  d.size = 8;
  draw_elsewhere(&d, 72, 700);
  draw(&d, "{1} Se kommunens arkiv, där alla handlingar om parken, dess träd, dess gångvägar och dess belysning finns "
           "på den");
  draw(&d, "tredje hyllan.");
  draw(&d, "{2} Året därpå.");
  draw_page(&d);
  draw(&d, "var med minns det.");
  struct document *document = cut(&d);
  assert_string_equal(
      blocks_shown(*state, document),
      arena_printf(*state,
                   "p|%s\np|Parken anlades tidigt och byggdes om när det nya torget stod klart, och den "
                   "som var med minns det.\nf 1|Se kommunens arkiv, där alla handlingar om parken, dess träd, dess "
                   "gångvägar och dess belysning finns på den tredje hyllan.\nf 2|Året därpå.\n",
                   filler));
  const struct block *first = &document->block[2], *second = &document->block[3];
  assert_memory_equal(document->text + first->anchor, " och byggdes om", 15);
  assert_memory_equal(document->text + second->anchor, " när det nya", 12);
}

static void square_metres_are_no_notes(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, filler);
  draw_paragraph(&d, "Ytan är 300 m{2} stor.");
  assert_non_null(strstr(cut(&d)->text, "Ytan är 300 m2 stor."));
}

/* ---- signatures, tables, letterheads ---- */

static void names_above_titles_are_signatures(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, filler);
  draw_gap(&d);
  draw(&d, "Siv Bergkvist");
  draw(&d, "Förvaltningschef");
  float top = d.y - 27.5f;
  draw_elsewhere(&d, 320, top);
  draw(&d, "Olle Strand");
  draw(&d, "Avdelningschef");
  expect_blocks(
      &d, arena_printf(*state, "p|%s\ns|Siv Bergkvist\ns|Förvaltningschef\ns|Olle Strand\ns|Avdelningschef\n", filler));
}

static void cells_are_parted_by_tabs(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, filler);
  static const char *const cells[][3] = {{"Område", "Lyktor", "Kostnad"}, {"Norra torget", "12", "300 tkr"}};
  for (uint16_t row = 0; row < 2; row++) {
    float y = d.y;
    d.row = (uint16_t)(row + 1);
    for (int column = 0; column < 3; column++) {
      d.x = 72 + 150 * (float)column, d.y = y;
      draw(&d, cells[row][column]);
    }
  }
  expect_blocks(&d, arena_printf(*state, "p|%s\nt|Område¦Lyktor¦Kostnad\nt|Norra torget¦12¦300 tkr\n", filler));
}

/* "Datum" is a label of the letterhead, but not below running text. */
static void a_table_below_text_is_no_letterhead(void **state) {
  struct drawing d = drawing_in(*state);
  d.y = 110;
  draw_paragraph(&d, filler);
  static const char *const cells[][2] = {{"Datum", "Händelse"}, {"2023-04-18", "Platsbesök"}, {"2023-05-02", "Samråd"}};
  for (uint16_t row = 0; row < 3; row++) {
    float y = d.y;
    d.row = (uint16_t)(row + 1);
    for (int column = 0; column < 2; column++) {
      d.x = 72 + 150 * (float)column, d.y = y;
      draw(&d, cells[row][column]);
    }
  }
  assert_non_null(strstr(cut(&d)->text, "Datum\tHändelse\n2023-04-18\tPlatsbesök\n2023-05-02\tSamråd\n"));
}

/* Two labels in one row, their values in the next: read line by line they would be torn apart. */
static void values_stand_below_their_labels(void **state) {
  struct drawing d = drawing_in(*state);
  static const char *const rows[][2] = {{"Handläggare", "Datum"}, {"Siv Bergkvist", "2023-04-18"}};
  d.y = 90;
  for (int row = 0; row < 2; row++) {
    float y = d.y;
    for (int column = 0; column < 2; column++) {
      d.x = 72 + 250 * (float)column, d.y = y;
      draw(&d, rows[row][column])->row = (uint16_t)(row + 1);
    }
  }
  draw_elsewhere(&d, 72, 200);
  draw_paragraph(&d, filler);
  struct document *document = cut(&d);
  const char *text = document->text;
  assert_true(strstr(text, "Handläggare") < strstr(text, "Siv Bergkvist"));
  assert_true(strstr(text, "Siv Bergkvist") < strstr(text, "Datum"));
  assert_true(strstr(text, "Datum") < strstr(text, "2023-04-18"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      CASE(items_have_markers_and_hang),
      CASE(numbers_in_running_text_are_no_markers),
      CASE(decimals_and_years_are_no_markers),
      CASE(headings_by_look_number_and_vocabulary),
      CASE(plain_words_of_the_vocabulary_are_headings_where_none_is_bold),
      CASE(plain_words_are_text_where_headings_are_bold),
      CASE(questions_in_italics_head_their_answers),
      CASE(two_lines_of_a_heading_are_one),
      CASE(footnotes_are_lifted_out_and_anchored),
      CASE(square_metres_are_no_notes),
      CASE(names_above_titles_are_signatures),
      CASE(cells_are_parted_by_tabs),
      CASE(a_table_below_text_is_no_letterhead),
      CASE(values_stand_below_their_labels),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
