/* output_test.c - lists as table, JSON and CSV; nested JSON; text made fit to show. */
#include "output.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct column columns[] = {
    {.key = "name", .title = "name"}, {.key = "count", .title = "count", .number = true}, {.key = "hidden"}};

/* The list of three rows in FORMAT; the caller frees it. */
static char *listed(enum list_format format) {
  char *text;
  size_t length;
  FILE *out = open_memstream(&text, &length);
  struct list *list = list_begin(out, format, columns, 3);
  list_row(list, (const char *[]){"\xC3\x85s\xC3\xB6", "7", "a, \"b\"\nc"});
  list_row(list, (const char *[]){"x\xFFy", NULL, NULL});
  list_row(list, (const char *[]){"Ekbacka", "1200", "tab\there"});
  assert_int_equal(list_end(list), 3);
  fclose(out);
  return text;
}

static void test_table(void **state) {
  (void)state;
  char *text = listed(LIST_TABLE);
  assert_string_equal(text, "name     count\n"
                            "\xC3\x85s\xC3\xB6          7\n"
                            "x\\xffy        \n"
                            "Ekbacka   1200\n");
  free(text);
}

static void test_json(void **state) {
  (void)state;
  char *text = listed(LIST_JSON);
  assert_string_equal(text, "[\n {\"name\": \"\xC3\x85s\xC3\xB6\", \"count\": 7, \"hidden\": \"a, \\\"b\\\"\\nc\"},"
                            "\n {\"name\": \"x\xEF\xBF\xBDy\", \"count\": null, \"hidden\": null},"
                            "\n {\"name\": \"Ekbacka\", \"count\": 1200, \"hidden\": \"tab\\there\"}\n]\n");
  free(text);
}

static void test_csv(void **state) {
  (void)state;
  char *text = listed(LIST_CSV);
  assert_string_equal(text, "name,count,hidden\r\n"
                            "\xC3\x85s\xC3\xB6,7,\"a, \"\"b\"\"\nc\"\r\n"
                            "x\xEF\xBF\xBDy,,\r\n"
                            "Ekbacka,1200,tab\there\r\n");
  free(text);
}

static void test_empty_lists(void **state) {
  (void)state;
  static const char *const expected[] = {[LIST_TABLE] = "", [LIST_JSON] = "[]\n", [LIST_CSV] = "name,count,hidden\r\n"};
  for (int format = LIST_TABLE; format <= LIST_CSV; format++) {
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    assert_int_equal(list_end(list_begin(out, (enum list_format)format, columns, 3)), 0);
    fclose(out);
    assert_string_equal(text, expected[format]);
    free(text);
  }
}

/* More rows than a table keeps back: none is lost, all in order. */
static void test_long_table(void **state) {
  (void)state;
  char *text;
  size_t length, lines = 0;
  FILE *out = open_memstream(&text, &length);
  struct list *list = list_begin(out, LIST_TABLE, columns, 3);
  for (int i = 0; i < 1300; i++) {
    char number[16];
    snprintf(number, sizeof number, "%d", i);
    list_row(list, (const char *[]){"row", number, NULL});
  }
  list_end(list);
  fclose(out);
  for (char *at = text; (at = strchr(at, '\n')); at++)
    lines++;
  assert_int_equal(lines, 1301);
  assert_non_null(strstr(text, "row    1299\n"));
  free(text);
}

static void test_nested_json(void **state) {
  (void)state;
  char *text;
  size_t length;
  struct json json = {.out = open_memstream(&text, &length)};
  json_object(&json, NULL);
  json_text(&json, "a", "\x01\x7f\\");
  json_text(&json, "absent", NULL);
  json_array(&json, "list");
  json_number(&json, NULL, 1);
  json_number(&json, NULL, 0.25);
  json_object(&json, NULL);
  json_end(&json, '}');
  json_end(&json, ']');
  json_bool(&json, "b", true);
  json_end(&json, '}');
  fclose(json.out);
  assert_string_equal(text, "{\n  \"a\": \"\\u0001\\u007f\\\\\",\n  \"list\": [\n    1,\n    0.25,\n    {}\n  ],\n"
                            "  \"b\": true\n}\n");
  free(text);
}

static void test_visible(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  assert_string_equal(visible(arena, ""), "");
  assert_string_equal(visible(arena, "r\xC3\xA4ksm\xC3\xB6rg\xC3\xA5s"), "r\xC3\xA4ksm\xC3\xB6rg\xC3\xA5s");
  assert_string_equal(visible(arena, "a\nb\tc\033[31m"), "a\\nb\\tc\\x1b[31m");
  assert_string_equal(visible(arena, "\xFF\xC3"), "\\xff\\xc3");
  assert_string_equal(visible(arena, "a\xE2\x80\xAE"
                                     "fdp.exe"),
                      "a\\u202efdp.exe");
  arena_free(arena);
}

static void test_widths(void **state) {
  (void)state;
  assert_int_equal(display_width("\xC3\xA5\xC3\xA4\xC3\xB6", 6), 3);
  assert_int_equal(display_width("a\xCC\x8A", 3), 1); /* a and a combining ring */
  struct arena *arena = arena_new();
  assert_string_equal(grouped(arena, 0), "0");
  assert_string_equal(grouped(arena, 999), "999");
  assert_string_equal(grouped(arena, 1234567), "1,234,567");
  arena_free(arena);
}

static void test_wrapping(void **state) {
  (void)state;
  char *text, words[500] = "";
  size_t length, longest = 0;
  for (int i = 0; i < 40; i++)
    strcat(words, "sju\xC3\xA4pplen ");
  FILE *out = open_memstream(&text, &length);
  print_wrapped(out, words, strlen(words), 4);
  fclose(out);
  for (const char *line = text; *line; line = strchr(line, '\n') + 1) {
    size_t width = display_width(line, (size_t)(strchr(line, '\n') - line));
    assert_memory_equal(line, "    sju", 7);
    longest = width > longest ? width : longest;
  }
  assert_in_range(longest, 85, 100);
  free(text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_table),       cmocka_unit_test(test_json),       cmocka_unit_test(test_csv),
      cmocka_unit_test(test_empty_lists), cmocka_unit_test(test_long_table), cmocka_unit_test(test_nested_json),
      cmocka_unit_test(test_visible),     cmocka_unit_test(test_widths),     cmocka_unit_test(test_wrapping),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
