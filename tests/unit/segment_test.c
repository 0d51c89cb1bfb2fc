/* Lines drawn by hand become paragraphs: what joins, what parts, what becomes of hyphens, where each byte stands.
 *
 * What is expected is written as document_shown.h says. */
#include "segment_fixture.h"

/* ---- paragraphs ---- */

static void lines_join_and_gaps_part(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, filler);
  draw_paragraph(&d, "Nästa stycke är kort.");
  struct document *document = cut(&d);
  assert_int_equal(document->block_count, 2);
  assert_int_equal(document->block[0].end, strlen(filler));
  assert_memory_equal(document->text, filler, strlen(filler));
  assert_int_equal(document->mended, 0);
}

static void a_short_line_ends_its_paragraph(void **state) {
  struct drawing d = drawing_in(*state);
  draw_text(&d, filler, DRAWN_WIDTH);
  draw(&d, "Kort rad.");
  draw(&d, "Nytt stycke utan mellanrum.");
  const char *expected = arena_printf(*state, "p|%s\np|Kort rad.\np|Nytt stycke utan mellanrum.\n", filler);
  expect_blocks(&d, expected);
}

static void paragraphs_go_on_over_the_page(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, filler);
  draw(&d, "Förvaltningen anser att det är viktigt att platserna belyses och att de boende får");
  draw_page(&d);
  draw(&d, "vara med.");
  draw_gap(&d);
  draw_paragraph(&d, filler);
  struct document *document = cut(&d);
  assert_string_equal(
      blocks_shown(*state, document),
      arena_printf(*state,
                   "p|%s\np|Förvaltningen anser att det är viktigt att platserna belyses och att de boende får vara "
                   "med.\np|%s\n",
                   filler, filler));
  assert_int_equal(document->block[1].page, 1);
  assert_int_equal(document->block[2].page, 2);
}

static void a_finished_paragraph_ends_with_its_page(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, filler);
  draw(&d, "Det är viktigt att alla de platser där människor rör sig belyses väl hela vintern.");
  draw_page(&d);
  draw_paragraph(&d, filler);
  assert_int_equal(cut(&d)->block_count, 3);
}

/* The administration's address beside the text is read between its lines. */
static void paragraphs_go_on_around_a_margin_block(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, filler);
  draw_paragraph(&d, filler);
  draw(&d, "Förvaltningen anser att det är viktigt att platserna belyses och att de boende får");
  float below = d.y;
  d.size = 8;
  draw_elsewhere(&d, 530, 300);
  draw(&d, "Box 12");
  draw(&d, "123 45 Granvik");
  draw(&d, "Växel 08-1");
  d.size = 11;
  draw_elsewhere(&d, 72, below);
  draw(&d, "vara med.");
  expect_blocks(&d,
                arena_printf(*state,
                             "p|%s\np|%s\np|Förvaltningen anser att det är viktigt att platserna belyses och att de "
                             "boende får vara med.\nx|Box 12\nx|123 45 Granvik\nx|Växel 08-1\n",
                             filler, filler));
}

/* ---- hyphens ---- */

/* The two lines as one paragraph. */
static void expect_joined(struct arena *arena, const char *first, const char *second, const char *joined) {
  struct drawing d = drawing_in(arena);
  draw_paragraph(&d, filler);
  draw(&d, first);
  draw(&d, second);
  struct document *document = cut(&d);
  assert_int_equal(document->block_count, 2);
  const struct block *block = &document->block[1];
  assert_string_equal(arena_strndup(arena, document->text + block->start, block->end - block->start), joined);
}

static void torn_words_are_mended(void **state) {
  expect_joined(*state, "Nämnden beslutar att till-", "styrka motionen.", "Nämnden beslutar att tillstyrka motionen.");
  expect_joined(*state, "Det gäller skolfrånvaropro-", "blematik.", "Det gäller skolfrånvaroproblematik.");
  expect_joined(*state, "Området heter Nå-", "gonstans.", "Området heter Någonstans.");
}

static void hyphens_that_belong_stay(void **state) {
  expect_joined(*state, "Nämnden föreslår skol-", "och fritidsteam.", "Nämnden föreslår skol- och fritidsteam.");
  expect_joined(*state, "Det gäller för-", "eller efterarbete.", "Det gäller för- eller efterarbete.");
  expect_joined(*state, "Skriv till nämnden i Norr-", "Björkö i tid.", "Skriv till nämnden i Norr-Björkö i tid.");
  expect_joined(*state, "Svaret lämnas helst per e-", "post till nämnden.",
                "Svaret lämnas helst per e-post till nämnden.");
  expect_joined(*state, "Frågan besvaras av IT-", "avdelningen.", "Frågan besvaras av IT-avdelningen.");
  expect_joined(*state, "Det gäller åren 2019-", "2024 i kommunen.", "Det gäller åren 2019-2024 i kommunen.");
  expect_joined(*state, "Nämnden säger - med viss tvekan -", "ja till det.",
                "Nämnden säger - med viss tvekan - ja till det.");
}

/* Whether the hyphen is the word's own is told by how the paper writes the word elsewhere. */
static void the_papers_own_words_decide(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, filler);
  draw(&d, "Ett socio-ekonomiskt index används, skriver den som arbetar med socio-");
  draw(&d, "ekonomiskt stöd.");
  struct document *document = cut(&d);
  assert_non_null(strstr(document->text, "med socio-ekonomiskt stöd"));
  assert_int_equal(document->mended, 0);
}

static void soft_hyphens_mend(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, filler);
  d.flags = LINE_HYPHEN;
  draw(&d, "Nämnden avstyr");
  d.flags = 0;
  draw(&d, "ker motionen.");
  struct document *document = cut(&d);
  assert_non_null(strstr(document->text, "Nämnden avstyrker motionen.\n"));
  assert_int_equal(document->mended, 1);
}

static void lost_hyphens_come_back(void **state) {
  struct drawing d = drawing_in(*state);
  draw(&d, "Nämnden svarar för hälsooch sjukvård samt skoloch fritidsteam.");
  draw(&d, "Epoch blev ett ord, och det gjorde också loch ness.");
  draw_paragraph(&d, "Och så vidare, kommun- och regionråd.");
  struct document *document = cut(&d);
  assert_non_null(strstr(document->text, "för hälso- och sjukvård samt skol- och fritidsteam."));
  assert_non_null(strstr(document->text, "Epoch blev ett ord, och det gjorde också loch ness."));
  assert_non_null(strstr(document->text, "Och så vidare, kommun- och regionråd."));
}

/* ---- places ---- */

static void boxes_cover_just_the_words(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, filler);
  struct document *document = cut(&d);
  const char *words = strstr(document->text, "prövat olika slag");
  uint32_t at = (uint32_t)(words - document->text), page, count;
  struct box *box;
  count = (uint32_t)document_boxes(document, (struct range){at, at + 17}, *state, &box, &page);
  assert_int_equal(page, 1);
  assert_true(count == 1 || count == 2);
  float width = 0;
  for (uint32_t i = 0; i < count; i++)
    width += box[i].x1 - box[i].x0;
  /* 17 characters; the space at a line's end is on no page */
  assert_true(width > 16 * 5.5f - 0.1f - (float)(count - 1) * 5.5f && width < 16 * 5.5f + 5.6f);
  assert_float_equal(box[0].y1 - box[0].y0, 11, 0.01);
}

static void a_quote_over_a_page_has_the_boxes_of_the_first(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, filler);
  draw(&d, "Förvaltningen anser att det är viktigt att platserna belyses och att de boende får");
  draw_page(&d);
  draw(&d, "vara med.");
  struct document *document = cut(&d);
  const struct block *block = &document->block[1];
  struct box *box;
  uint32_t page;
  assert_int_equal(document_boxes(document, (struct range){block->start, block->end}, *state, &box, &page), 1);
  assert_int_equal(page, 1);
  assert_int_equal(document_boxes(document, (struct range){block->end - 4, block->end}, *state, &box, &page), 1);
  assert_int_equal(page, 2);
}

static void a_paper_that_begins_with_a_known_heading_has_no_empty_section(void **state) {
  struct drawing d = drawing_in(*state);
  draw_heading(&d, "Bakgrund");
  draw_paragraph(&d, filler);
  draw_heading(&d, "Sammanfattning");
  draw_paragraph(&d, filler);
  assert_int_equal(cut(&d)->section_count, 2);
}

/* A mark with nothing that it could belong to is text; one behind a space leaves none. */
static void marks_leave_no_gaps(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, filler);
  draw_paragraph(&d, "{1}");
  draw_paragraph(&d, "Parken anlades tidigt {2}");
  draw_paragraph(&d, "Den byggdes om {3} senare.");
  expect_blocks(&d, arena_printf(*state, "p|%s\np|1\np|Parken anlades tidigt\np|Den byggdes om senare.\n", filler));
}

/* The number of a paragraph can turn out to be a law's only when its lines are joined. */
static void paragraph_numbers_are_judged_on_the_joined_text(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, "Protokoll");
  for (int i = 0; i < 2; i++) {
    d.style = STYLE_BOLD;
    draw(&d, "§ 5");
    draw(&d, "i reglementet");
    d.style = 0;
    draw_gap(&d);
    draw_paragraph(&d, filler);
  }
  struct document *document = cut(&d);
  assert_int_equal(document->item_count, 1);
  assert_null(document->item[0].number);
}

static uint32_t dice(uint32_t *seed, uint32_t sides) {
  *seed = *seed * 1664525 + 1013904223;
  return (*seed >> 8) % sides;
}

/* Lines as papers have them, and such as are taken for something else. */
static const char *const odd_lines[] = {
    "Bakgrund",
    "Beslut",
    "§ 12",
    "§§ 12–14",
    "KF § 5",
    "§ 12",
    "Datum",
    "Handläggare",
    "2023-04-18",
    "Siv Bergkvist",
    "Enhetschef",
    "1.",
    "1. att",
    "a) b",
    "•",
    "•x",
    "–",
    "(3) ja",
    "{1}",
    "{1} {2}",
    "a{1}",
    "{12} not",
    "1 not",
    "ord-",
    "-",
    "- -",
    "hälsooch",
    "och",
    "hälsooch sjukvård och skoloch fritid",
    "och och och oooch och",
    "å",
    "Å-",
    "Öoch ä",
    "Protokoll",
    "Innehåll",
    "Sida 3 (4)",
    "3",
    "Justerandes signatur",
    "123 45 Ort",
    "siv@granvik.example",
    "Växel 08-1",
    "m{2}",
    "5 m{2} {3}",
    "Till",
    "till",
    "Varför då?",
    "Ja. Nej.",
    "{123}",
    "Detta är en rad som fyller hela spalten från den ena kanten till den andra kanten a-",
    "och detta är en annan rad som fyller hela spalten från den ena kanten till den andra."};

static void draw_anything(struct drawing *d, uint32_t *seed) {
  uint32_t lines = dice(seed, 40);
  for (uint32_t i = 0; i < lines; i++) {
    if (dice(seed, 12) == 0)
      draw_page(d);
    if (dice(seed, 6) == 0)
      draw_elsewhere(d, 20 + (float)dice(seed, 500), 20 + (float)dice(seed, 780));
    d->style = dice(seed, 4) ? 0 : dice(seed, 4);
    d->size = dice(seed, 4) ? d->size : 6 + (float)dice(seed, 12);
    d->flags = (uint8_t)(dice(seed, 10) ? 0 : 1u << dice(seed, 4));
    d->row = (uint16_t)(dice(seed, 8) ? 0 : dice(seed, 3));
    if (dice(seed, 5) == 0)
      draw_gap(d);
    struct line *line = draw(d, odd_lines[dice(seed, sizeof odd_lines / sizeof *odd_lines)]);
    line->level = line->flags & LINE_HEADING ? 1 : 0;
  }
}

/* Whatever lines come, no byte is lost or invented and everything nests. */
static void any_drawing_holds_together(void **state) {
  struct arena *arena = *state;
  uint32_t seed = 1, wrongs = 0;
  for (int round = 0; round < 3000; round++) {
    struct drawing d = drawing_in(arena);
    d.pages->boxed = dice(&seed, 4) != 0;
    draw_anything(&d, &seed);
    const char *wrong = check_document(segment(arena, d.pages, gazetteer, "any.pdf"));
    if (wrong && wrongs++ < 20)
      print_message("drawing %d: %s\n", round, wrong);
    arena_reset(arena);
  }
  assert_int_equal(wrongs, 0);
}

static void nothing_gives_nothing(void **state) {
  struct drawing d = drawing_in(*state);
  struct document *document = cut(&d);
  assert_string_equal(document->text, "");
  assert_int_equal(document->block_count, 0);
  assert_int_equal(document->item_count, 1);
  struct box *box;
  uint32_t page;
  assert_int_equal(document_boxes(document, (struct range){0, 0}, *state, &box, &page), 0);
  d.pages->count = 0;
  assert_string_equal(cut(&d)->text, "");
}

static void tokens_lead_back(void **state) {
  (void)state;
  for (enum section_role role = ROLE_HEAD; role < ROLE_COUNT; role++)
    assert_int_equal(section_role_from(section_role_token(role), strlen(section_role_token(role))), role);
  assert_int_equal(section_role_from("decisions", 9), ROLE_COUNT);
  assert_int_equal(section_role_from("", 0), ROLE_COUNT);
  assert_string_equal(block_type_token(BLOCK_TABLE_ROW), "table-row");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      CASE(lines_join_and_gaps_part),
      CASE(a_short_line_ends_its_paragraph),
      CASE(paragraphs_go_on_over_the_page),
      CASE(a_finished_paragraph_ends_with_its_page),
      CASE(paragraphs_go_on_around_a_margin_block),
      CASE(torn_words_are_mended),
      CASE(hyphens_that_belong_stay),
      CASE(the_papers_own_words_decide),
      CASE(soft_hyphens_mend),
      CASE(lost_hyphens_come_back),
      CASE(boxes_cover_just_the_words),
      CASE(a_quote_over_a_page_has_the_boxes_of_the_first),
      CASE(a_paper_that_begins_with_a_known_heading_has_no_empty_section),
      CASE(marks_leave_no_gaps),
      CASE(paragraph_numbers_are_judged_on_the_joined_text),
      CASE(any_drawing_holds_together),
      CASE(nothing_gives_nothing),
      CASE(tokens_lead_back),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
