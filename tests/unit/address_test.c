/* address_test.c - targets of requests taken apart, addresses put together, forms chosen. */
#include "address.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct arena *arena;

static int begin(void **state) {
  (void)state;
  arena = arena_new();
  return 0;
}

static int end(void **state) {
  (void)state;
  arena_free(arena);
  return 0;
}

static struct address parsed(const char *target) {
  struct address address;
  struct error error = {0};
  if (!address_parse(arena, target, &address, &error))
    fail_msg("%s: %s", target, error.message);
  return address;
}

static enum error_kind refused(const char *target) {
  struct address address;
  struct error error = {0};
  assert_false(address_parse(arena, target, &address, &error));
  assert_true(strlen(error.message) > 10);
  return error.kind;
}

static void test_parts(void **state) {
  (void)state;
  struct address address = parsed("/dokument/abc/sida/3.png?fynd=p1&q=two+words%2B&empty=&=x&lone");
  assert_int_equal(address.segments, 4);
  assert_string_equal(address.segment[0], "dokument");
  assert_string_equal(address.segment[3], "3");
  assert_int_equal(address.form, FORM_PNG);
  assert_int_equal(address.fields, 2);
  assert_string_equal(address_field(&address, "fynd"), "p1");
  assert_string_equal(address_field(&address, "q"), "two words+");
  assert_null(address_field(&address, "empty"));
  assert_int_equal(parsed("/").segments, 0);
  assert_int_equal(parsed("/sok/").segments, 1);
  assert_string_equal(parsed("/organ/%C3%85s").segment[1], "\xC3\x85s");
}

static void test_suffixes(void **state) {
  (void)state;
  assert_int_equal(parsed("/sok.csv").form, FORM_CSV);
  struct address rule = parsed("/regel/position.share-view");
  assert_false(rule.form_given);
  assert_string_equal(rule.segment[1], "position.share-view");
  assert_int_equal(parsed("/sok.exe").form, FORM_HTML);
  assert_false(parsed("/.csv").form_given); /* nothing would be left */
}

static void test_what_is_refused(void **state) {
  (void)state;
  static const char *const wrong[] = {"sok",     "*",     "/%",      "/%4",     "/%zz",
                                      "/a%00",   "/%ff",  "/?q=%c3", "/?q=%1b", "/?q=%e2%80%ae%ed%a0%80",
                                      "/?%ff=x", "/a%7f", NULL};
  for (const char *const *target = wrong; *target != NULL; target++)
    assert_int_equal(refused(*target), ERROR_USAGE);
  static const char *const nowhere[] = {"//", "/../x", "/a/./b", "/%2e%2e/x", "/1/2/3/4/5/6/7", "/a//b", NULL};
  for (const char *const *target = nowhere; *target != NULL; target++)
    assert_int_equal(refused(*target), ERROR_NOT_FOUND);
  char many[1024] = "/?a=1";
  for (int i = 0; i < ADDRESS_FIELDS; i++)
    strcat(many, "&b=2");
  assert_int_equal(refused(many), ERROR_USAGE);
}

static void test_numbers(void **state) {
  (void)state;
  struct address address = parsed("/?a=7&b=-7&c=7x&d=99999999999999999999999&e=0");
  assert_int_equal(address_number(&address, "a", 1, 10, 3), 7);
  assert_int_equal(address_number(&address, "b", 1, 10, 3), 3);
  assert_int_equal(address_number(&address, "c", 1, 10, 3), 3);
  assert_int_equal(address_number(&address, "d", 1, 10, 3), 3);
  assert_int_equal(address_number(&address, "e", 1, 10, 3), 3);
  assert_int_equal(address_number(&address, "f", 1, 10, 3), 3);
}

static void test_one_spelling(void **state) {
  (void)state;
  struct address one = parsed("/s%6fk.csv/?q=%61+b&x="), other = parsed("/sok.csv?q=a%20b");
  assert_string_equal(address_canonical(arena, &one), address_canonical(arena, &other));
  assert_string_equal(address_canonical(arena, &other), "/sok.csv?q=a%20b");
  struct address nasty = parsed("/?q=%26%3D%23%3C%22%27%25%C3%A5");
  struct address again = parsed(address_canonical(arena, &nasty));
  assert_string_equal(address_field(&again, "q"), "&=#<\"'%\xC3\xA5");
}

static void test_accept(void **state) {
  (void)state;
  const unsigned all = 1u << FORM_HTML | 1u << FORM_JSON | 1u << FORM_CSV;
  assert_int_equal(form_accepted(NULL, all), FORM_HTML);
  assert_int_equal(form_accepted("*/*", all), FORM_HTML);
  assert_int_equal(form_accepted("application/json", all), FORM_JSON);
  assert_int_equal(form_accepted("text/html;q=0.3, text/csv; q=0.5,*/*;q=0.1", all), FORM_CSV);
  assert_int_equal(form_accepted("application/json;q=0, text/html", all), FORM_HTML);
  assert_int_equal(form_accepted("text/*", 1u << FORM_JSON | 1u << FORM_CSV), FORM_CSV);
  assert_int_equal(form_accepted("image/gif", all), FORM_HTML);
  assert_int_equal(form_accepted("image/gif", 1u << FORM_PNG | 1u << FORM_SVG), FORM_PNG);
  assert_int_equal(form_accepted(";,;q=,,/,*/", all), FORM_HTML);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_parts, begin, end),
      cmocka_unit_test_setup_teardown(test_suffixes, begin, end),
      cmocka_unit_test_setup_teardown(test_what_is_refused, begin, end),
      cmocka_unit_test_setup_teardown(test_numbers, begin, end),
      cmocka_unit_test_setup_teardown(test_one_spelling, begin, end),
      cmocka_unit_test_setup_teardown(test_accept, begin, end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
