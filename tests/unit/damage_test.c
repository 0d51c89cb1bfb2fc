/* Text that came out wrong, mended before it is cut: what is put right, and what is left alone. */
#include "damage.h"
#include "pages_shown.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* Pages of TEXT, a line a line, without places of their own. */
static struct pages *pages_of(struct arena *arena, const char *text) {
  struct pages *pages = arena_alloc(arena, sizeof *pages);
  struct page *page = arena_alloc(arena, sizeof *page);
  *pages = (struct pages){.arena = arena, .page = page, .count = 1};
  page->number = 1;
  page->lines = arena_array(arena, strlen(text) + 1, sizeof *page->lines);
  for (float y = 0; *text != '\0'; y += 12) {
    size_t length = strcspn(text, "\n");
    struct line *line = &page->lines[page->count];
    *line = (struct line){.text = arena_strndup(arena, text, length), .length = (uint32_t)length, .size = 10};
    line->extents = arena_array(arena, length + 1, sizeof *line->extents);
    for (const char *p = text; p < text + length; p++)
      if (((unsigned char)*p & 0xC0) != 0x80) {
        line->extents[line->chars] = (struct extent){(float)line->chars * 6, (float)line->chars * 6 + 6};
        line->chars++;
      }
    line->box = (struct box){0, y, (float)line->chars * 6, y + 10};
    page->count += length > 0; /* an empty line is a gap */
    text += length + (text[length] == '\n');
  }
  return pages;
}

static void expect(const char *text, const char *wanted) {
  struct arena *arena = arena_new();
  struct pages *pages = pages_of(arena, text);
  mend_damage(pages);
  assert_string_equal(pages_shown(arena, pages), wanted);
  for (size_t i = 0; i < pages->page[0].count; i++) {
    const struct line *line = &pages->page[0].lines[i];
    uint32_t chars = 0;
    for (uint32_t b = 0; b < line->length; b++)
      chars += ((unsigned char)line->text[b] & 0xC0) != 0x80;
    assert_int_equal(chars, line->chars);
  }
  arena_free(arena);
}

static void a_constant_shift_is_undone(void **state) {
  (void)state;
  expect("§ 44\nNpujpo pn gmfs qbqqfstlpshbs\nCftmvu\nLpnnvogvmmnålujhf cftmvubs buu cjgbmmb npujpofo pdi jouf nfs/\n§ "
         "45\n"
         "Anmälan av beslut.",
         "0|§ 44\n0|Motion om fler papperskorgar\n0|Beslut\n0|Kommunfullmäktige beslutar att bifalla motionen och inte "
         "mer.\n"
         "0|§ 45\n0|Anmälan av beslut.\n");
}

static void glyph_numbers_are_read_as_letters(void **state) {
  (void)state;
  expect("%HVOXW\n.RPPXQVW\\UHOVHQ I|UHVOnU DWW DYVOn PRWLRQHQ RFK DWW LQWH XWUHGD PHU\n0RWLRQlUHQ I|UHVOnU HQ OHNRWHN",
         "0|Beslut\n0|Kommunstyrelsen föreslår att avslå motionen och att inte utreda mer\n"
         "0|Motionären föreslår en lekotek\n");
}

static void lists_of_names_are_no_noise(void **state) {
  (void)state;
  const char *list = "Siv Berg\nS\nX\nBo Ek\nV\nX\nLi Sten\nMP\nX\nTor Holm\nM\nX\nEva Dal\nKD\nX\n";
  expect(list,
         "0|Siv Berg\n0|S\n0|X\n0|Bo Ek\n0|V\n0|X\n0|Li Sten\n0|MP\n0|X\n0|Tor Holm\n0|M\n0|X\n0|Eva Dal\n0|KD\n0|X\n");
}

static void misread_words_are_mended_where_there_are_several(void **state) {
  (void)state;
  expect(
      "Kornmunfullrnäktige avs1år rnotionen den 3O augusti 2OO4.\nReservation av lrma Ek (rn) och Bo Mârd pâ § ll8.",
      "0|Kommunfullmäktige avslår motionen den 30 augusti 2004.\n0|Reservation av Irma Ek (m) och Bo Mård på § 118.\n");
}

static void one_slip_of_the_pen_stays(void **state) {
  (void)state;
  expect("Nämnden avs1år ansökan.\nOm röstning begärs.", "0|Nämnden avs1år ansökan.\n0|Om röstning begärs.\n");
}

static void split_words_are_joined(void **state) {
  (void)state;
  expect("Kommunfull mäktige beslutar att mo tionen av\nslås. Om röstning begärs.",
         "0~|Kommunfullmäktige beslutar att motionen av\n0|slås. Omröstning begärs.\n");
}

static void page_heads_are_taken_out_of_sentences(void **state) {
  (void)state;
  expect(
      "28 (74)\nKommunfullmäktige\nProtokoll nr 2\n\nFullmäktige beslutar att motionen\n29 (74)\nKommunfullmäktige\n"
      "Protokoll nr 2\n\navslås.\n30 (74)\nKommunfullmäktige\nProtokoll nr 2\n\nYrkanden",
      "0|28 (74)\n0|Kommunfullmäktige\n0|Protokoll nr 2\n0|Fullmäktige beslutar att motionen\n0|avslås.\n0|Yrkanden\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_constant_shift_is_undone),
      cmocka_unit_test(glyph_numbers_are_read_as_letters),
      cmocka_unit_test(lists_of_names_are_no_noise),
      cmocka_unit_test(misread_words_are_mended_where_there_are_several),
      cmocka_unit_test(one_slip_of_the_pen_stays),
      cmocka_unit_test(split_words_are_joined),
      cmocka_unit_test(page_heads_are_taken_out_of_sentences),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
