/* Drafts by their parts: names of bookmarks, stances, templates, packages, what is read in an edited draft, calendars.
 */
#include "deadlines.h"
#include "draft_inside.h"
#include "package.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void marks_come_back(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  const struct draft_quote quote = {.n = 999,
                                    .document = "0123456789abcdef0123456789abcdef",
                                    .block = "b99999",
                                    .start = 1000000,
                                    .end = 1679615,
                                    .text = "Nej."};
  const char *name = mark_name(&quote, arena);
  struct draft_mark mark;
  assert_true(mark_read(name, &mark));
  assert_int_equal(mark.n, 999);
  assert_string_equal(mark.document, "0123456789ab");
  assert_string_equal(mark.block, "b99999");
  assert_int_equal(mark.start, 1000000);
  assert_int_equal(mark.end, 1679615);
  static const char *const others[] = {"",
                                       "sp",
                                       "_GoBack",
                                       "sp1_0123456789ab_1_0_1",
                                       "sp1_0123456789ab_1_0_1_abcdef7",
                                       "sp1_0123456789AB_1_0_1_abcdef",
                                       "sp1_0123456789ab_1_9_1_abcdef",
                                       "sp1_0123456789ab_1_0_zzzzzzzzzz_abcdef",
                                       "sp123456_0123456789ab_1_0_1_abcdef"};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    if (mark_read(others[i], &mark))
      fail_msg("%s is taken for a mark", others[i]);
  arena_free(arena);
}

/* Word keeps 40 characters of a bookmark's name. */
static void usual_marks_are_short(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  const struct draft_quote quote = {
      .n = 99, .document = "0123456789abcdef", .block = "b9999", .start = 40000, .end = 46655, .text = "Nej."};
  assert_true(strlen(mark_name(&quote, arena)) <= 40);
  arena_free(arena);
}

static void stances_are_understood(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct error error = {0};
  struct draft_stance *stances;
  assert_int_equal(draft_stances("1=support,b=avslag,3=delvis", arena, &stances, &error), 3);
  assert_string_equal(stances[0].stance, "support");
  assert_string_equal(stances[1].n, "b");
  assert_string_equal(stances[1].stance, "oppose");
  assert_string_equal(stances[2].stance, "partial");
  static const char *const wrong[] = {"1", "=support", "1=", "1=perhaps", "1=support,,2=met"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    memset(&error, 0, sizeof error);
    assert_int_equal(draft_stances(wrong[i], arena, &stances, &error), 0);
    assert_int_equal(error.kind, ERROR_USAGE);
  }
  arena_free(arena);
}

/* Every template can be read, and each has the sections that no paper can do without. */
static void templates_are_whole(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct error error = {0};
  struct draft_template_name *names;
  const char *directory = knowledge_directory(arena);
  size_t count = draft_templates(directory, arena, &names, &error);
  assert_int_equal(error.kind, ERROR_NONE);
  assert_true(count >= 5);
  for (size_t i = 0; i < count; i++) {
    const struct draft_template *template =
        template_choose(directory, names[i].name, "Nämnden", NULL, 2025, arena, &error);
    assert_non_null(template);
    static const char *const sections[] = {"proposed-decision", "summary",    "proposals", "preparation",
                                           "assessment",        "signatures", "enclosures"};
    for (size_t s = 0; s < sizeof sections / sizeof *sections; s++)
      if (template_line(template, "section", sections[s]) == NULL)
        fail_msg("%s has no section %s", names[i].name, sections[s]);
    assert_non_null(template_line(template, "title", NULL));
    assert_non_null(template_line(template, "decision", "*"));
  }
  arena_free(arena);
}

static void templates_are_chosen(void **state) {
  (void)state;
  static const struct {
    const char *body, *code;
    int year;
    const char *wanted;
  } cases[] = {
      {"Farsta stadsdelsnämnd", "0180", 2024, "stockholm"}, {"Farsta stadsdelsnämnd", "0180", 2012, "stockholm-aldre"},
      {"Idrottsnämnden", "0180", 2024, "allman"},           {"Grundskolenämnden", "1280", 2024, "malmo"},
      {"Socialnämnden Centrum", "1480", 2024, "goteborg"},  {"Farsta stadsdelsnämnd", NULL, 2024, "allman"},
  };
  struct arena *arena = arena_new();
  struct error error = {0};
  const char *directory = knowledge_directory(arena);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const struct draft_template *template =
        template_choose(directory, NULL, cases[i].body, cases[i].code, cases[i].year, arena, &error);
    assert_non_null(template);
    assert_string_equal(template->name, cases[i].wanted);
  }
  assert_null(template_choose(directory, "../words", "x", NULL, 2024, arena, &error));
  assert_int_equal(error.kind, ERROR_USAGE);
  arena_free(arena);
}

static void packages_come_back(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct error error = {0};
  char *long_text = arena_alloc(arena, 100001);
  memset(long_text, 'a', 100000);
  const struct package_part parts[] = {{"mimetype", "text/x", 6, true}, {"a/b.xml", long_text, 100000, false}};
  size_t length, again, part_length;
  char *bytes = package_write(parts, 2, arena, &length, &error);
  char *second = package_write(parts, 2, arena, &again, &error);
  assert_non_null(bytes);
  assert_int_equal(length, again);
  assert_memory_equal(bytes, second, length);
  assert_memory_equal(bytes + 30, "mimetypetext/x", 14); /* first, stored, no extra field */
  char *part = package_read(bytes, length, "a/b.xml", 1 << 20, arena, &part_length, &error);
  assert_int_equal(part_length, 100000);
  assert_string_equal(part, long_text);
  assert_null(package_read(bytes, length, "c", 1 << 20, arena, &part_length, &error));
  assert_int_equal(error.kind, ERROR_NONE);
  assert_null(package_read(bytes, length, "a/b.xml", 99999, arena, &part_length, &error));
  assert_int_equal(error.kind, ERROR_LIMIT);
  memset(&error, 0, sizeof error);
  assert_null(package_read(bytes, length / 2, "a/b.xml", 1 << 20, arena, &part_length, &error));
  assert_int_equal(error.kind, ERROR_DAMAGED);
  arena_free(arena);
}

static const char *lines_of(const char *text, struct arena *arena) {
  struct error error = {0};
  size_t length;
  const struct source source = {.data = (const unsigned char *)text, .size = strlen(text)};
  const char *lines = product_draft_quotes.draw(&source, 0, arena, &length, &error);
  assert_int_equal(error.kind, ERROR_NONE);
  return lines;
}

#define MARK "sp1_0123456789ab_1_0_5_abcdef"

static void edited_text_is_read(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  assert_string_equal(lines_of("# X\n\n> <!-- " MARK " -->ett \\*tv\xC3\xA5\\*\n> tre<!-- /" MARK
                               " -->[^1]\n\n<!-- standpunkt: " MARK " -->\n",
                               arena),
                      "format md\nquote " MARK " ett *tv\xC3\xA5* tre\ndraft yes\nmark " MARK "\n");
  assert_string_equal(lines_of("<html><head><meta name='standpunkt-utkast' content='x'>"
                               "<meta name='standpunkt-citat-1' content='" MARK "'></head><body><p>\"<span id='" MARK
                               "'>ett <b>tv\xC3\xA5</b>\n&amp;  tre</span>\"<sup>1</sup></body>",
                               arena),
                      "format html\ndraft yes\nmark " MARK "\nquote " MARK " ett tv\xC3\xA5 & tre\n");
  /* nothing that could be taken for another line */
  assert_string_equal(lines_of("> <!-- " MARK " -->a\\\\nb<!-- /" MARK " -->", arena),
                      "format md\nquote " MARK " a\\\\nb\n");
  assert_string_equal(lines_of("brev", arena), "format md\n");
  arena_free(arena);
}

static void calendars_are_folded(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  const struct deadline deadline = {
      .date = "2024-02-29",
      .title =
          "Om \xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5"
          "\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5\xC3\xA5 "
          "a, b; c\\d\r\nATTENDEE:x",
      .document = "00aa"};
  const char *calendar = deadlines_calendar(&deadline, 1, "2024-02-01", arena);
  assert_non_null(strstr(calendar, "DTSTART;VALUE=DATE:20240229\r\nDTEND;VALUE=DATE:20240301\r\n"));
  assert_non_null(strstr(calendar, "a\\, b\\; c\\\\d\\nATTEN"));
  assert_null(strstr(calendar, "\r\nATTENDEE"));
  for (const char *line = calendar, *end; (end = strstr(line, "\r\n")) != NULL; line = end + 2) {
    assert_true(end - line <= 75);
    assert_true(((unsigned char)line[0] & 0xC0) != 0x80); /* no character is cut */
  }
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(marks_come_back),        cmocka_unit_test(usual_marks_are_short),
      cmocka_unit_test(stances_are_understood), cmocka_unit_test(templates_are_whole),
      cmocka_unit_test(templates_are_chosen),   cmocka_unit_test(packages_come_back),
      cmocka_unit_test(edited_text_is_read),    cmocka_unit_test(calendars_are_folded),
  };
  return cmocka_run_group_tests_name("draft", tests, NULL, NULL);
}
