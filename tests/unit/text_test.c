/* text_test.c - plain text and Markdown as pages. */
#include "extractor.h"
#include "pages_shown.h"
#include "unicode.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int begin(void **state) {
  *state = arena_new();
  return 0;
}

static int end(void **state) {
  arena_free(*state);
  return 0;
}

static struct pages *read_bytes(struct arena *arena, const char *name, const char *data, size_t size) {
  struct source source = {.name = name, .data = (const unsigned char *)data, .size = size};
  struct error error = {0};
  struct pages *pages = extract(arena, &source, NULL, &error);
  assert_string_equal(error.message, "");
  assert_non_null(pages);
  assert_false(pages->boxed);
  for (size_t p = 0; p < pages->count; p++)
    for (size_t i = 0; i < pages->page[p].count; i++) {
      const struct line *line = &pages->page[p].lines[i];
      assert_int_equal(strlen(line->text), line->length);
      assert_int_equal(unicode_count(line->text, line->length), line->chars);
      assert_null(strstr(line->text, "  "));
      assert_int_equal(line->runs[0].start, 0);
      assert_int_equal(line->runs[line->run_count - 1].end, line->length);
    }
  return pages;
}

static struct pages *read_text(struct arena *arena, const char *name, const char *text) {
  return read_bytes(arena, name, text, strlen(text));
}

static void shows(struct arena *arena, const char *name, const char *text, const char *expected) {
  assert_string_equal(pages_shown(arena, read_text(arena, name, text)), expected);
}

static void bytes_show(struct arena *arena, const char *data, size_t size, const char *expected) {
  assert_string_equal(pages_shown(arena, read_bytes(arena, "a.txt", data, size)), expected);
}

#define BYTES(literal) literal, sizeof literal - 1

static void encodings(void **state) {
  const char *expected = "0|Förslag på ”möte”\n0|två\n";
  bytes_show(*state, BYTES("F\xC3\xB6rslag p\xC3\xA5 \xE2\x80\x9Dm\xC3\xB6te\xE2\x80\x9D\ntv\xC3\xA5\n"), expected);
  bytes_show(*state,
             BYTES("\xEF\xBB\xBF"
                   "F\xC3\xB6rslag p\xC3\xA5 \xE2\x80\x9Dm\xC3\xB6te\xE2\x80\x9D\r\ntv\xC3\xA5"),
             expected);
  bytes_show(*state, BYTES("F\xF6rslag p\xE5 \x94m\xF6te\x94\rtv\xE5\r"), expected); /* Windows-1252 */
  bytes_show(*state, BYTES("Fo\xCC\x88rslag pa\xCC\x8A \xE2\x80\x9Dmo\xCC\x88te\xE2\x80\x9D\ntva\xCC\x8A"), expected);
}

/* The same text in UTF-16, either way round, with and without a byte order mark. */
static void utf16(void **state) {
  static const char text[] = "Nämnden avslår motionen\nnu";
  for (int big = 0; big < 2; big++)
    for (int mark = 0; mark < 2; mark++) {
      char data[200];
      size_t size = 0;
      const char *at = text, *stop = text + sizeof text - 1;
      uint32_t character = 0xFEFF;
      if (!mark)
        at += unicode_read(at, stop, &character);
      for (;;) {
        data[size + (size_t)big] = (char)(character & 0xFF);
        data[size + !big] = (char)(character >> 8);
        size += 2;
        if (at == stop)
          break;
        at += unicode_read(at, stop, &character);
      }
      bytes_show(*state, data, size, "0|Nämnden avslår motionen\n0|nu\n");
    }
}

static void places_are_made_up(void **state) {
  struct pages *pages = read_text(*state, "a.txt", "Rubrik\n\n    indragen text\nslut");
  const struct line *line = pages->page[0].lines;
  assert_int_equal(pages->page[0].count, 3);
  assert_float_equal(line[1].box.x0, 24, 0.01);
  assert_float_equal(line[1].extents[2].x1, 24 + 18, 0.01);
  assert_float_equal(line[1].box.y0 - line[0].box.y0, 24, 0.01);
  assert_float_equal(line[2].box.y0 - line[1].box.y0, 12, 0.01);
}

static void form_feeds_begin_pages(void **state) {
  shows(*state, "a.txt", "ett\ntvå\n\ftre\n\f", "0|ett\n0|två\n---\n0|tre\n");
}

static void tabs_part_cells(void **state) {
  shows(*state, "a.txt", "Namn\tDatum\nAlva Berg\t2024-05-02\n\tindragen\n•\tbygga\n1.\triva\n§ 4\tVal",
        "0#1|Namn\n0#1|Datum\n0#2|Alva Berg\n0#2|2024-05-02\n0|indragen\n0|• bygga\n0|1. riva\n0|§ 4 Val\n");
}

/* Letterheads and tables set with spaces are laid out like those of a PDF. */
static void columns_of_spaces_are_laid_out(void **state) {
  shows(*state, "a.txt",
        "Handläggare              Till\n"
        "Kim Lindqvist            Norrsjö skolnämnd\n"
        "Skolenheten              2024-05-03\n"
        "\n\n"
        "Svar på motion om lekplatser i alla kommunens bostadsområden\n"
        "\n"
        "Namn              Datum\n"
        "Alva Berg         2024-05-01\n"
        "Bo Dahl           2024-05-02\n"
        "\n"
        "1.    bygga i centrum\n",
        "0|Handläggare\n0|Kim Lindqvist\n0|Skolenheten\n1|Till\n1|Norrsjö skolnämnd\n1|2024-05-03\n"
        "2|Svar på motion om lekplatser i alla kommunens bostadsområden\n"
        "3#1|Namn\n3#1|Datum\n3#2|Alva Berg\n3#2|2024-05-01\n3#3|Bo Dahl\n3#3|2024-05-02\n"
        "4|1. bygga i centrum\n");
}

static void characters_are_cleaned(void **state) {
  shows(*state, "a.txt",
        "o\uFB03ce 3\u00A0857\u202F000 kr\nsam\u00ADman\ntill\u00AD\nstyrker\nfot\u00B2 \uF0B7 punkt\a",
        "0|office 3 857 000 kr\n0|samman\n0~|till\n0|styrker\n0|fot2 • punkt\n");
}

static void plain_text_stays_verbatim(void **state) {
  shows(*state, "a.txt", "Ett * pris * gäller\nsnake_case_name och 5 * 3 * 2\nA & B <c> [d]",
        "0|Ett * pris * gäller\n0|snake_case_name och 5 * 3 * 2\n0|A & B <c> [d]\n");
}

static void markdown_blocks(void **state) {
  shows(*state, "a.md",
        "## Förslag till beslut\n\n"
        "**Handläggare**  \nKim Lindqvist\n\n"
        "- bygga\n1. riva\n\n---\n"
        "| Namn | Datum |\n|------|:-----:|\n| Alva | 2024-05-02 |\n| Bo | 2024-05-03 |\n"
        "> citerad rad\nett<br>två\n",
        "0=2|Förslag till beslut\n0*$|Handläggare\n0|Kim Lindqvist\n0|- bygga\n0|1. riva\n"
        "0#1|Namn\n0#1|Datum\n0#2|Alva\n0#2|2024-05-02\n0#3|Bo\n0#3|2024-05-03\n0|citerad rad\n0$|ett\n0|två\n");
}

/* A form in the head: each cell belongs to the word above it. */
static void markdown_table_of_one_row(void **state) {
  shows(*state, "a.md", "# Svar\n\n| Datum | Dnr |\n|---|---|\n| 2024-05-02 | PN 2024/1 |\n\nText.\n",
        "0=1|Svar\n0#1|Datum\n0#1|2024-05-02\n0#2|Dnr\n0#2|PN 2024/1\n0|Text.\n");
}

/* What stands alone to the right of a line is no column; what has lines of its kind below it is. */
static void pieces_of_a_line(void **state) {
  shows(
      *state, "a.txt",
      "2016-04-11                    Dnr FRN 16/52\nHandläggare: Siv Berg\n\natt   bänkar köps in,\natt   de målas.\n",
      "0|2016-04-11\n0|Dnr FRN 16/52\n0|Handläggare: Siv Berg\n0|att bänkar köps in,\n0|att de målas.\n");
}

static const char *runs_of(struct arena *arena, const char *text) {
  return runs_shown(arena, read_text(arena, "a.md", text)->page[0].lines);
}

static void markdown_inside_lines(void **state) {
  struct arena *arena = *state;
  assert_string_equal(runs_of(arena, "en **fet** och *lutad* text"), "en [fet] och <lutad> text");
  assert_string_equal(runs_of(arena, "en __fet__ och _lutad_ snake_case_text"), "en [fet] och <lutad> snake_case_text");
  assert_string_equal(runs_of(arena, "<b>Namn</b> &amp; <i>titel</i>"), "[Namn] & <titel>");
  assert_string_equal(runs_of(arena, "***båda***"), "[<båda>]");
  assert_string_equal(runs_of(arena, "insatser.¹ Mer\u2075"), "insatser.{1} Mer{5}");
  assert_string_equal(runs_of(arena, "se [^2] och <sup>3</sup>"), "se {2} och {3}");
  assert_string_equal(runs_of(arena, "[Reglemente \\(norrsjo.se\\)](https://norrsjo.se/a) gäller"),
                      "Reglemente (norrsjo.se) gäller");
  assert_string_equal(runs_of(arena, "![logotyp](x.png) Norrsjö"), "Norrsjö");
  assert_string_equal(runs_of(arena, "5 * 3 * 2 och 3 \\* 4"), "5 * 3 * 2 och 3 * 4");
  assert_string_equal(runs_of(arena, "100&nbsp;kr &ndash; &#229;r"), "100 kr – år");
  assert_string_equal(runs_of(arena, "en ** ensam"), "en ** ensam");
  assert_string_equal(runs_of(arena, "se [bilaga 1] nedan"), "se [bilaga 1] nedan");
}

/* Marks in a file without a telling name are believed when there are several. */
static void markdown_is_recognised_by_content(void **state) {
  struct pages *pages = read_text(*state, "utan-namn", "# Motion\n\n**Förslag**\n\n* bygga\n\n## Skäl\n");
  assert_string_equal(pages->media_type, "text/markdown");
  pages = read_text(*state, "a.txt", "Motion\n\nVi vill * bygga\n# 5 är högst\n");
  assert_string_equal(pages->media_type, "text/plain");
}

static void files_without_text_are_empty(void **state) {
  struct source source = {.name = "a.txt", .data = (const unsigned char *)" \n \n", .size = 4};
  struct error error = {0};
  assert_null(extract(*state, &source, NULL, &error));
  assert_int_equal(error.kind, ERROR_EMPTY);
}

static void limits_hold(void **state) {
  struct source source = {.name = "a.txt", .data = (const unsigned char *)"abc\fdef", .size = 7};
  struct extract_limits characters = {.pages = 10, .characters = 3}, pages = {.pages = 1, .characters = 100};
  struct error error = {0}, other = {0};
  assert_null(extract(*state, &source, &characters, &error));
  assert_int_equal(error.kind, ERROR_LIMIT);
  assert_null(extract(*state, &source, &pages, &other));
  assert_int_equal(other.kind, ERROR_LIMIT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(encodings),
      TEST(utf16),
      TEST(places_are_made_up),
      TEST(form_feeds_begin_pages),
      TEST(tabs_part_cells),
      TEST(columns_of_spaces_are_laid_out),
      TEST(characters_are_cleaned),
      TEST(plain_text_stays_verbatim),
      TEST(markdown_blocks),
      TEST(markdown_table_of_one_row),
      TEST(pieces_of_a_line),
      TEST(markdown_inside_lines),
      TEST(markdown_is_recognised_by_content),
      TEST(files_without_text_are_empty),
      TEST(limits_hold),
  };
  return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
