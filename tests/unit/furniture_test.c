/* What is set apart as furniture, how papers are cut into sections, and minutes into their paragraphs. */
#include "segment.h"
#include "segment_fixture.h"

/* The furniture of the document, a line each. */
static const char *furniture_shown(const struct document *document) {
  struct buffer out = buffer_in(document->arena);
  for (size_t i = document->flow_count; i < document->block_count; i++)
    show_block(&out, document, &document->block[i]);
  return buffer_string(&out);
}

static void draw_at(struct drawing *d, float x, float y, const char *text) {
  float back_x = d->x, back_y = d->y;
  draw_elsewhere(d, x, y);
  draw(d, text);
  draw_elsewhere(d, back_x, back_y);
}

/* ---- running heads, page numbers, signs ---- */

static void heads_that_return_are_furniture(void **state) {
  struct drawing d = drawing_in(*state);
  for (int page = 1; page <= 3; page++) {
    if (page > 1)
      draw_page(&d);
    draw_at(&d, 72, 40, "Granviks kommun");
    draw_at(&d, 400, 40, arena_printf(*state, "Sida %d (3)", page));
    draw_paragraph(&d, filler);
    draw_at(&d, 72, 800, arena_printf(*state, "Dnr KS 2023/%d", page + 7));
  }
  struct document *document = cut(&d);
  assert_int_equal(document->flow_count, 3);
  assert_int_equal(document->block_count, 12);
}

static void what_stands_once_is_text(void **state) {
  struct drawing d = drawing_in(*state);
  draw_at(&d, 72, 40, "Granviks kommun");
  draw_paragraph(&d, filler);
  draw_page(&d);
  draw_at(&d, 72, 40, "Bilaga om trygghet");
  draw_paragraph(&d, filler);
  assert_string_equal(furniture_shown(cut(&d)), "");
}

/* The same words in the middle of the page are text. */
static void what_returns_in_the_text_is_text(void **state) {
  struct drawing d = drawing_in(*state);
  for (int page = 1; page <= 3; page++) {
    if (page > 1)
      draw_page(&d);
    draw_paragraph(&d, "Nämnden avslår motionen.");
    draw_paragraph(&d, filler);
  }
  assert_string_equal(furniture_shown(cut(&d)), "");
}

static void page_numbers_are_told_from_dates(void **state) {
  static const char *const numbers[] = {"2 (4)", "2(36)", "2/4", "- 2 -", "Sid 3 av 7", "Sida 2", "3"};
  static const char *const others[] = {"2023-04-18", "18 april 2023", "123 45 Granvik", "3 kap."};
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, filler);
  struct buffer expected = buffer_in(*state);
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    draw_at(&d, 400, 20 + 14 * (float)i, numbers[i]);
    buffer_printf(&expected, "x|%s\n", numbers[i]);
  }
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    draw_at(&d, 72, 20 + 14 * (float)i, others[i]);
  assert_string_equal(furniture_shown(cut(&d)), buffer_string(&expected));
}

static void numbers_inside_the_page_are_text(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, filler);
  draw_paragraph(&d, "2 (4)");
  draw_paragraph(&d, filler);
  assert_string_equal(furniture_shown(cut(&d)), "");
}

static void adjusters_signs_are_furniture(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, filler);
  draw_at(&d, 72, 600, "Justerandes signatur");
  draw_at(&d, 400, 600, "Utdragsbestyrkande");
  assert_string_equal(furniture_shown(cut(&d)), "x|Justerandes signatur\nx|Utdragsbestyrkande\n");
}

static void turned_lines_are_furniture(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, filler);
  d.flags = LINE_ROTATED;
  draw_at(&d, 20, 400, "Mall 2023");
  d.flags = 0;
  assert_string_equal(furniture_shown(cut(&d)), "x|Mall 2023\n");
}

static void addresses_are_furniture_unless_they_name_the_officer(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, filler);
  draw_paragraph(&d, filler);
  d.size = 8;
  draw_elsewhere(&d, 72, 740);
  draw(&d, "Postadress: Box 12, 123 45 Granvik");
  draw(&d, "Växel: 08-12 34 56");
  draw(&d, "www.granvik.example");
  assert_int_equal(cut(&d)->block_count - cut(&d)->flow_count, 3);
  struct drawing other = drawing_in(*state);
  draw_paragraph(&other, filler);
  draw_paragraph(&other, filler);
  other.size = 8;
  draw_elsewhere(&other, 72, 740);
  draw(&other, "Handläggare: Siv Bergkvist");
  draw(&other, "Telefon: 08-12 34 56");
  draw(&other, "siv@granvik.example");
  assert_non_null(strstr(outline_shown(*state, cut(&other)), "Siv Bergkvist"));
}

/* ---- sections ---- */

static void sections_have_roles(void **state) {
  static const char *const headings[][2] = {{"Förslag till beslut", "proposed-decision"},
                                            {"Sammanfattning", "summary"},
                                            {"Bakgrund", "background"},
                                            {"Motionen", "motion"},
                                            {"Remissen", "referral"},
                                            {"Ärendets beredning", "preparation"},
                                            {"Nämndens bedömning", "assessment of Nämnden"},
                                            {"Tidigare behandling", "earlier"},
                                            {"Yrkanden", "claims"},
                                            {"Propositionsordning", "procedure"},
                                            {"Omröstning", "vote"},
                                            {"Beslut", "decision"},
                                            {"Reservation", "reservation"},
                                            {"Särskilt uttalande", "statement"},
                                            {"Protokollsanteckning", "note"},
                                            {"Jäv", "disqualification"},
                                            {"Beslutsunderlag", "documents"},
                                            {"Expedieras till", "distribution"},
                                            {"Bilagor", "enclosures"}};
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, "Svar på motion om ljus i parken.");
  struct buffer expected = buffer_in(*state);
  buffer_text(&expected, "# head\np|Svar på motion om ljus i parken.\n");
  for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
    if (d.y > 650)
      draw_page(&d);
    draw_heading(&d, headings[i][0]);
    draw_paragraph(&d, filler);
    buffer_printf(&expected, "# %s\nh|%s\np|%s\n", headings[i][1], headings[i][0], filler);
  }
  assert_string_equal(outline_shown(*state, cut(&d)), buffer_string(&expected));
}

/* ---- minutes ---- */

static void expect_number(struct arena *arena, const char *text, const char *expected) {
  const char *number = NULL, *organ = NULL;
  uint32_t bytes = 0;
  bool is = paragraph_number(text, (uint32_t)strlen(text), arena, &number, &organ, &bytes);
  const char *got = is ? arena_printf(arena, "%s|%s|%s", organ ? organ : "", number, text + bytes) : "no";
  assert_string_equal(got, expected);
}

static void paragraph_numbers_are_read(void **state) {
  expect_number(*state, "§ 12", "|12|");
  expect_number(*state, "§12 Val av justerare", "|12| Val av justerare");
  expect_number(*state, "§ 63/20", "|63/20|");
  expect_number(*state, "KF § 5", "KF|5|");
  expect_number(*state, "§§ 63–73", "|63–73|");
  expect_number(*state, "§§ 63-73", "|63-73|");
  expect_number(*state, "§ 9 a Ny punkt", "|9 a| Ny punkt");
  expect_number(*state, "Paragraf § 5", "Paragraf|5|");
  expect_number(*state, "§ 243 Ärendenummer AB-1", "|243| Ärendenummer AB-1");
}

static void laws_have_other_signs(void **state) {
  expect_number(*state, "14 § LVU", "no");
  expect_number(*state, "§ 5 i reglementet", "no");
  expect_number(*state, "§ 12, andra stycket", "no");
  expect_number(*state, "8 kap. 11 § skollagen", "no");
  expect_number(*state, "§ utan nummer", "no");
  expect_number(*state, "Enligt kommunens reglemente § 5", "no");
  expect_number(*state, "", "no");
}

static void draw_item(struct drawing *d, const char *number, const char *title) {
  if (d->y > 600)
    draw_page(d);
  draw_heading(d, number);
  draw_heading(d, title);
  draw_heading(d, "Beslut");
  draw_paragraph(d, filler);
}

static void minutes_are_cut_into_items(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, "Protokoll från sammanträdet.");
  draw_item(&d, "§ 12", "Val av justerare");
  draw_item(&d, "§ 13/23", "Svar på motion om ljus i parken");
  draw_item(&d, "KF § 14", "Nya lyktor");
  struct document *document = cut(&d);
  assert_true(document->minutes);
  struct buffer expected = buffer_in(*state);
  buffer_text(&expected, "# head\np|Protokoll från sammanträdet.\n");
  static const char *const items[][3] = {{"12", "§ 12", "Val av justerare"},
                                         {"13/23", "§ 13/23", "Svar på motion om ljus i parken"},
                                         {"14 KF", "KF § 14", "Nya lyktor"}};
  for (size_t i = 0; i < 3; i++)
    buffer_printf(&expected, "§ %s: %s\n# head\nh|%s\nh|%s\n# decision\nh|Beslut\np|%s\n", items[i][0], items[i][2],
                  items[i][1], items[i][2], filler);
  assert_string_equal(outline_shown(*state, document), buffer_string(&expected));
}

/* And short minutes may put the decision right below it, without a heading. */
static void the_title_may_stand_behind_the_number(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, "Protokoll från sammanträdet.");
  for (int i = 1; i <= 2; i++) {
    draw_heading(&d, arena_printf(*state, "§ %d Lyktor vid torg %d", i, i));
    draw_paragraph(&d, filler);
  }
  assert_string_equal(outline_shown(*state, cut(&d)),
                      arena_printf(*state,
                                   "# head\np|Protokoll från sammanträdet.\n"
                                   "§ 1: Lyktor vid torg 1\n# head\nh|§ 1 Lyktor vid torg 1\n# decision\np|%s\n"
                                   "§ 2: Lyktor vid torg 2\n# head\nh|§ 2 Lyktor vid torg 2\n# decision\np|%s\n",
                                   filler, filler));
}

/* The numbers of the items, parted by spaces. */
static const char *numbers_shown(const struct document *document) {
  struct buffer out = buffer_in(document->arena);
  for (size_t i = 0; i < document->item_count; i++)
    if (document->item[i].number)
      buffer_printf(&out, "%s%s", out.length ? " " : "", document->item[i].number);
  return buffer_string(&out);
}

static void a_range_is_an_item_where_its_paragraphs_are_not_told(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, "Protokoll från sammanträdet.");
  draw_item(&d, "§ 62", "Lyktor");
  draw_item(&d, "§§ 63–73", "Sekretess");
  draw_item(&d, "§ 74", "Bänkar");
  assert_string_equal(numbers_shown(cut(&d)), "62 63–73 74");
}

static void a_range_on_the_cover_is_no_item(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, "Protokoll från sammanträdet.");
  draw_heading(&d, "§§ 12–13");
  draw_item(&d, "§ 12", "Lyktor");
  draw_item(&d, "§ 13", "Bänkar");
  assert_string_equal(numbers_shown(cut(&d)), "12 13");
}

static void a_table_of_contents_is_not_counted_twice(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, "Protokoll från sammanträdet.");
  draw_paragraph(&d, "Innehåll");
  for (int i = 1; i <= 3; i++)
    draw_paragraph(&d, arena_printf(*state, "§ %d Lyktor vid torg %d", i, i));
  draw_page(&d);
  for (int i = 1; i <= 3; i++) {
    draw_heading(&d, arena_printf(*state, "§ %d Lyktor vid torg %d", i, i));
    draw_paragraph(&d, filler);
  }
  struct document *document = cut(&d);
  assert_string_equal(numbers_shown(document), "1 2 3");
  assert_int_equal(document->block[document->item[1].first_block].page, 2);
}

static void paragraphs_of_laws_cut_nothing(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, "Protokoll från sammanträdet.");
  draw_item(&d, "§ 1", "Lyktor");
  draw_paragraph(&d, "14 § LVU gäller här.");
  draw_paragraph(&d, "§ 5 i reglementet säger att nämnden svarar för ljuset.");
  draw_paragraph(&d, "§ 12, andra stycket, gäller också.");
  draw_item(&d, "§ 2", "Bänkar");
  assert_string_equal(numbers_shown(cut(&d)), "1 2");
}

/* One sign in a paper that is no minutes is a reference. */
static void a_single_paragraph_needs_minutes(void **state) {
  struct drawing d = drawing_in(*state);
  draw_paragraph(&d, filler);
  draw_item(&d, "§ 12", "Lyktor");
  struct document *document = cut(&d);
  assert_false(document->minutes);
  assert_int_equal(document->item_count, 1);
  assert_null(document->item[0].number);
  struct drawing extract = drawing_in(*state);
  draw_paragraph(&extract, "Protokollsutdrag");
  draw_item(&extract, "§ 12", "Lyktor");
  assert_string_equal(numbers_shown(cut(&extract)), "12");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      CASE(heads_that_return_are_furniture),
      CASE(what_stands_once_is_text),
      CASE(what_returns_in_the_text_is_text),
      CASE(page_numbers_are_told_from_dates),
      CASE(numbers_inside_the_page_are_text),
      CASE(adjusters_signs_are_furniture),
      CASE(turned_lines_are_furniture),
      CASE(addresses_are_furniture_unless_they_name_the_officer),
      CASE(sections_have_roles),
      CASE(paragraph_numbers_are_read),
      CASE(laws_have_other_signs),
      CASE(minutes_are_cut_into_items),
      CASE(the_title_may_stand_behind_the_number),
      CASE(a_range_is_an_item_where_its_paragraphs_are_not_told),
      CASE(a_range_on_the_cover_is_no_item),
      CASE(a_table_of_contents_is_not_counted_twice),
      CASE(paragraphs_of_laws_cut_nothing),
      CASE(a_single_paragraph_needs_minutes),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
