/* layout_test.c - lines, zones and rows from characters placed by hand, without any file format. */
#include "../../extractors/layout.h"
#include "pages_shown.h"
#include "unicode.h"
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Each character is half as wide as its font is high. */
struct sheet {
  struct arena *arena, *scratch;
  struct glyphs glyphs;
};

static int begin(void **state) {
  struct sheet *sheet = calloc(1, sizeof *sheet);
  sheet->arena = arena_new();
  sheet->scratch = arena_new();
  sheet->glyphs = (struct glyphs){.arena = sheet->arena, .width = 600, .height = 800};
  *state = sheet;
  return 0;
}

static int end(void **state) {
  struct sheet *sheet = *state;
  arena_free(sheet->arena);
  arena_free(sheet->scratch);
  free(sheet);
  return 0;
}

static void put(struct sheet *sheet, float size, float x, float base, const char *text) {
  const char *stop = text + strlen(text);
  uint8_t breaks = GLYPH_LINE;
  for (; text < stop; x += size / 2) {
    uint32_t character;
    text += unicode_read(text, stop, &character);
    if (character == ' ') {
      breaks |= GLYPH_WORD;
      continue;
    }
    struct glyph *glyph = glyphs_add(&sheet->glyphs);
    *glyph = (struct glyph){{x, base - 0.8F * size, x + size / 2, base + 0.22F * size}, character, size, 0, breaks};
    breaks = 0;
  }
}

static struct pages lay_out(struct sheet *sheet) {
  struct page *page = arena_alloc(sheet->arena, sizeof *page);
  glyphs_clean(&sheet->glyphs);
  layout_page(sheet->arena, sheet->scratch, &sheet->glyphs, page);
  return (struct pages){.page = page, .count = 1};
}

static void shows(struct sheet *sheet, const char *expected) {
  struct pages pages = lay_out(sheet);
  assert_string_equal(pages_shown(sheet->arena, &pages), expected);
}

static void nothing_gives_no_lines(void **state) { shows(*state, ""); }

static void order_of_the_source_is_of_no_account(void **state) {
  struct sheet *sheet = *state;
  put(sheet, 12, 70, 140, "tredje raden på sidan");
  put(sheet, 12, 70, 112, "första raden på sidan");
  put(sheet, 12, 196, 126, "på sidan");
  put(sheet, 12, 70, 126, "andra raden i texten");
  shows(sheet, "0|första raden på sidan\n0|andra raden i texten på sidan\n0|tredje raden på sidan\n");
}

/* The first page of minutes: labels on the left, what they name on the right. */
static void labels_and_what_they_name_are_rows(void **state) {
  struct sheet *sheet = *state;
  put(sheet, 11, 70, 100, "Plats och tid");
  put(sheet, 11, 200, 100, "Sessionssalen, kl. 13.00");
  put(sheet, 11, 70, 126, "Beslutande");
  put(sheet, 11, 200, 126, "Alva Berg (S), ordförande");
  put(sheet, 11, 200, 140, "Bo Dahl (M)");
  put(sheet, 11, 200, 154, "Cleo Ek (V)");
  put(sheet, 11, 70, 180, "Utses att justera");
  put(sheet, 11, 200, 180, "Bo Dahl");
  shows(sheet, "0#1|Plats och tid\n0#1|Sessionssalen, kl. 13.00\n"
               "0#2|Beslutande\n0#2|Alva Berg (S), ordförande\n0#2|Bo Dahl (M)\n0#2|Cleo Ek (V)\n"
               "0#3|Utses att justera\n0#3|Bo Dahl\n");
}

/* One label may name several columns: each of them is read to its end, all in the label's row. */
static void labels_name_several_columns(void **state) {
  struct sheet *sheet = *state;
  static const char *const left[] = {"Alva Berg (S)", "Bo Dahl (M), andre vice", "ordförande", "Cleo Ek (V)",
                                     "Dan Falk (C)"};
  static const char *const right[] = {"Eva Gran (S)", "Finn Holm (M)", "Gun Idh (L)", "Hans Jern (SD)",
                                      "Ida Kvist (KD)"};
  struct buffer expected = buffer_in(sheet->arena);
  put(sheet, 10, 70, 100, "Beslutande");
  buffer_text(&expected, "0#1|Beslutande\n");
  for (int i = 0; i < 5; i++) {
    put(sheet, 10, 200, 100 + 13 * (float)i, left[i]);
    put(sheet, 10, 360, 100 + 13 * (float)i, right[i]);
    buffer_printf(&expected, "0#1|%s\n", left[i]);
  }
  for (int i = 0; i < 5; i++)
    buffer_printf(&expected, "0#1|%s\n", right[i]);
  shows(sheet, buffer_string(&expected));
}

static void bold_labels_are_rows(void **state) {
  struct sheet *sheet = *state;
  put(sheet, 10, 70, 100, "Sammanträdesdatum");
  put(sheet, 10, 70, 114, "Plats");
  for (size_t i = 0; i < sheet->glyphs.count; i++)
    sheet->glyphs.glyph[i].style = STYLE_BOLD;
  put(sheet, 10, 250, 100, "måndagen i vecka tjugo");
  put(sheet, 10, 250, 114, "Sessionssalen");
  shows(sheet, "0#1*|Sammanträdesdatum\n0#1|måndagen i vecka tjugo\n0#2*|Plats\n0#2|Sessionssalen\n");
}

static void agenda_numbers_belong_to_their_titles(void **state) {
  struct sheet *sheet = *state;
  put(sheet, 11, 70, 100, "1");
  put(sheet, 11, 95, 100, "Upprop");
  put(sheet, 11, 400, 100, "BUN/2024:14");
  put(sheet, 11, 70, 124, "2");
  put(sheet, 11, 95, 124, "Val av justerare");
  put(sheet, 11, 400, 124, "BUN/2024:15");
  shows(sheet, "0#1|1 Upprop\n0#1|BUN/2024:14\n0#2|2 Val av justerare\n0#2|BUN/2024:15\n");
}

/* What follows a table of labels at another edge is not part of it. */
static void signatures_below_a_table_stand_apart(void **state) {
  struct sheet *sheet = *state;
  put(sheet, 10, 70, 100, "Sekreterare");
  put(sheet, 10, 200, 100, "Eva Gran, nämndsekreterare vid kansliet");
  put(sheet, 10, 70, 117, "Beslutande");
  put(sheet, 10, 200, 117, "Alva Berg (S)");
  put(sheet, 10, 200, 130, "Bo Dahl (M)");
  put(sheet, 10, 70, 147, "Paragrafer");
  put(sheet, 10, 200, 147, "§§ 41–49");
  put(sheet, 10, 70, 172, "Alva Berg");
  put(sheet, 10, 300, 172, "Bo Dahl");
  put(sheet, 10, 70, 185, "ordförande");
  put(sheet, 10, 300, 185, "justerare");
  shows(sheet, "0#1|Sekreterare\n0#1|Eva Gran, nämndsekreterare vid kansliet\n"
               "0#2|Beslutande\n0#2|Alva Berg (S)\n0#2|Bo Dahl (M)\n0#3|Paragrafer\n0#3|§§ 41–49\n"
               "1|Alva Berg\n1|ordförande\n2|Bo Dahl\n2|justerare\n");
}

static void labels_with_colons_are_rows(void **state) {
  struct sheet *sheet = *state;
  put(sheet, 11, 70, 100, "Handläggare:");
  put(sheet, 11, 220, 100, "Kim Lindqvist");
  put(sheet, 11, 70, 114, "Telefon:");
  put(sheet, 11, 220, 114, "växeln");
  put(sheet, 11, 70, 128, "Enhet:");
  put(sheet, 11, 220, 128, "Skolenheten");
  shows(sheet, "0#1|Handläggare:\n0#1|Kim Lindqvist\n0#2|Telefon:\n0#2|växeln\n0#3|Enhet:\n0#3|Skolenheten\n");
}

static void cells_of_two_lines_stay_in_their_row(void **state) {
  struct sheet *sheet = *state;
  put(sheet, 10, 70, 100, "Namn");
  put(sheet, 10, 300, 100, "Datum");
  put(sheet, 10, 70, 124, "Alva Berg,");
  put(sheet, 10, 300, 124, "2024-05-02");
  put(sheet, 10, 70, 136, "skoldirektör");
  put(sheet, 10, 70, 160, "Bo Dahl");
  put(sheet, 10, 300, 160, "2024-05-03");
  shows(sheet, "0#1|Namn\n0#1|Datum\n0#2|Alva Berg,\n0#2|skoldirektör\n0#2|2024-05-02\n0#3|Bo Dahl\n0#3|2024-05-03\n");
}

static void three_signatures_are_three_columns(void **state) {
  struct sheet *sheet = *state;
  static const char *const names[] = {"Alva Berg", "Bo Dahl", "Cleo Ek"};
  static const char *const titles[] = {"ordförande", "justerare", "sekreterare"};
  for (int i = 0; i < 3; i++) {
    put(sheet, 11, 70 + 170 * (float)i, 600, names[i]);
    put(sheet, 11, 70 + 170 * (float)i, 614, titles[i]);
  }
  shows(sheet, "0|Alva Berg\n0|ordförande\n1|Bo Dahl\n1|justerare\n2|Cleo Ek\n2|sekreterare\n");
}

static void contents_with_page_numbers_are_rows(void **state) {
  struct sheet *sheet = *state;
  static const char *const titles[] = {"Val av justerare", "Svar på motion om lekplatser", "Budget för nästa år"};
  static const char *const numbers[] = {"3", "4", "11"};
  for (int i = 0; i < 3; i++) {
    put(sheet, 11, 70, 100 + 15 * (float)i, titles[i]);
    put(sheet, 11, 500 - 5.5F * (float)strlen(numbers[i]), 100 + 15 * (float)i, numbers[i]);
  }
  shows(sheet,
        "0#1|Val av justerare\n0#1|3\n0#2|Svar på motion om lekplatser\n0#2|4\n0#3|Budget för nästa år\n0#3|11\n");
}

/* A block in the right margin, too. */
static void right_margin_stands_apart(void **state) {
  struct sheet *sheet = *state;
  struct buffer expected = buffer_in(sheet->arena);
  for (int i = 0; i < 16; i++) {
    put(sheet, 11, 70, 100 + 14 * (float)i, "Texten fyller den vänstra delen av sidan och mera därtill");
    buffer_text(&expected, "0|Texten fyller den vänstra delen av sidan och mera därtill\n");
  }
  put(sheet, 8, 480, 147, "Norrsjö kommun");
  put(sheet, 8, 480, 156.5F, "Box 17");
  put(sheet, 8, 480, 166, "123 45 Norrsjö");
  buffer_text(&expected, "1|Norrsjö kommun\n1|Box 17\n1|123 45 Norrsjö\n");
  shows(sheet, buffer_string(&expected));
}

static void soft_hyphens_are_dropped(void **state) {
  struct sheet *sheet = *state;
  put(sheet, 12, 70, 100, "det här till\u00AD");
  put(sheet, 12, 70, 114, "styrks");
  shows(sheet, "0~|det här till\n0|styrks\n");
}

static void spacing_accents_join_their_letter(void **state) {
  struct sheet *sheet = *state;
  put(sheet, 12, 70, 100, "f");
  put(sheet, 12, 76, 100, "o");
  sheet->glyphs.glyph[1].breaks = 0;
  put(sheet, 12, 76, 100, "\u00A8");
  sheet->glyphs.glyph[2].breaks = GLYPH_WORD;
  put(sheet, 12, 82, 100, "r");
  sheet->glyphs.glyph[3].breaks = GLYPH_WORD;
  shows(sheet, "0|för\n");
}

/* Whatever the places, every character comes out once and nothing crashes. */
static void wild_places_lose_nothing(void **state) {
  struct sheet *sheet = *state;
  uint32_t seed = 7;
  for (int round = 0; round < 60; round++) {
    sheet->glyphs.count = 0;
    for (int i = 0; i < 300; i++) {
      struct glyph *glyph = glyphs_add(&sheet->glyphs);
      float place[3];
      for (int k = 0; k < 3; k++) {
        seed = seed * 1664525 + 1013904223;
        place[k] = (float)(seed >> 8) / 16777216.0F;
      }
      float x = place[0] * 590, y = place[1] * 790, size = 4 + place[2] * 20;
      *glyph = (struct glyph){{x, y, x + size / 2, y + size}, 0x4E00 + (uint32_t)i, size, 0, (uint8_t)(seed >> 30)};
    }
    glyphs_clean(&sheet->glyphs);
    struct page page = {0};
    layout_page(sheet->arena, sheet->scratch, &sheet->glyphs, &page);
    size_t letters = 0;
    for (size_t i = 0; i < page.count; i++)
      for (const char *at = page.lines[i].text; *at; at++)
        letters += (unsigned char)*at >= 0xE0; /* the first of three bytes */
    assert_int_equal(letters, sheet->glyphs.count);
  }
}

static void impossible_boxes_are_dropped(void **state) {
  struct sheet *sheet = *state;
  put(sheet, 12, 70, 100, "kvar");
  put(sheet, NAN, 70, 120, "borta");
  put(sheet, 12, 1e30F, 120, "borta");
  shows(sheet, "0|kvar\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(nothing_gives_no_lines),
      TEST(order_of_the_source_is_of_no_account),
      TEST(labels_and_what_they_name_are_rows),
      TEST(labels_name_several_columns),
      TEST(bold_labels_are_rows),
      TEST(agenda_numbers_belong_to_their_titles),
      TEST(signatures_below_a_table_stand_apart),
      TEST(labels_with_colons_are_rows),
      TEST(cells_of_two_lines_stay_in_their_row),
      TEST(three_signatures_are_three_columns),
      TEST(contents_with_page_numbers_are_rows),
      TEST(right_margin_stands_apart),
      TEST(soft_hyphens_are_dropped),
      TEST(spacing_accents_join_their_letter),
      TEST(wild_places_lose_nothing),
      TEST(impossible_boxes_are_dropped),
  };
  return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
