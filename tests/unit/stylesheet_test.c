/* Results and stylesheets: nothing told can become markup, and a stylesheet reaches nothing outside. */
#include "result.h"
#include "stylesheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const char *file_with(const char *text, char name[64]) {
  strcpy(name, "/tmp/stylesheet-XXXXXX");
  int descriptor = mkstemp(name);
  assert_true(descriptor >= 0);
  assert_int_equal(write(descriptor, text, strlen(text)), (ssize_t)strlen(text));
  close(descriptor);
  return name;
}

#define SHEET(BODY)                                                                                                    \
  "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' xmlns:r='" RESULT_NAMESPACE          \
  "' exclude-result-prefixes='r'><xsl:output method='html' encoding='UTF-8'/><xsl:param name='who'/>" BODY             \
  "</xsl:stylesheet>"

static void text_is_escaped(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct result *result = result_begin(arena, "search");
  result_attribute(result, "words", "a\"b<c>&\n\001");
  result_attribute(result, "absent", NULL);
  result_element(result, "none", NULL);
  result_open(result, "hit");
  result_number(result, "page", 3);
  result_text(result, "<script> & \xC3\xA5\xFF");
  size_t length;
  const char *xml = result_end(result, &length);
  assert_int_equal(length, strlen(xml));
  assert_string_equal(xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<search xmlns=\"" RESULT_NAMESPACE
                           "\" words=\"a&quot;b&lt;c&gt;&amp;&#10;\xEF\xBF\xBD\"><hit page=\"3\">&lt;script&gt; &amp; "
                           "\xC3\xA5\xEF\xBF\xBD</hit></search>\n");
  arena_free(arena);
}

static void marks_become_elements(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct result *result = result_begin(arena, "q");
  result_marked(result, "a \002b\003 c\003 \002d \002e");
  assert_non_null(strstr(result_end(result, NULL), ">a <m>b</m> c <m>d e</m></q>"));
  arena_free(arena);
}

static void stylesheet_makes_html(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct error error = {0};
  char name[64];
  struct stylesheet *stylesheet = stylesheet_load(
      file_with(SHEET("<xsl:template match='/'><p title='{$who}'><xsl:value-of select='r:search/r:hit'/></p>"
                      "</xsl:template>"),
                name),
      &error);
  assert_non_null(stylesheet);
  struct result *result = result_begin(arena, "search");
  result_element(result, "hit", "<b>nej</b>");
  size_t length, made;
  const char *xml = result_end(result, &length);
  const char *parameters[] = {"who", "it's \"me\" <x>", NULL};
  char *html = stylesheet_apply(stylesheet, xml, length, parameters, arena, &made, &error);
  assert_int_equal(error.kind, ERROR_NONE);
  assert_non_null(strstr(html, "it's &quot;me&quot; &lt;x&gt;"));
  assert_non_null(strstr(html, "&lt;b&gt;nej&lt;/b&gt;"));
  assert_null(strstr(html, "<x>"));
  assert_int_equal(made, strlen(html));
  stylesheet_free(stylesheet);
  remove(name);
  arena_free(arena);
}

static void stylesheet_reaches_nothing(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  char name[64];
  const char *xml = "<search xmlns='" RESULT_NAMESPACE "'/>";
  struct error error = {0};
  struct stylesheet *stylesheet = stylesheet_load(
      file_with(SHEET("<xsl:template match='/'><p><xsl:value-of select=\"count(document('file:///etc/hosts'))\"/>"
                      "<xsl:value-of select=\"document('/proc/self/status')\"/></p></xsl:template>"),
                name),
      &error);
  assert_non_null(stylesheet);
  char *html = stylesheet_apply(stylesheet, xml, strlen(xml), NULL, arena, NULL, &error);
  assert_true(html == NULL || strstr(html, "Pid") == NULL);
  stylesheet_free(stylesheet);
  remove(name);
  arena_free(arena);
}

static void what_is_wrong_is_told(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  char name[64];
  struct error error = {0};
  assert_null(stylesheet_load(file_with(SHEET("<xsl:template match='((('/>"), name), &error));
  assert_int_equal(error.kind, ERROR_RULES);
  assert_non_null(strstr(error.message, name));
  remove(name);
  memset(&error, 0, sizeof error);
  assert_null(stylesheet_load("/nowhere/page.xsl", &error));
  assert_int_equal(error.kind, ERROR_RULES);

  memset(&error, 0, sizeof error);
  struct stylesheet *stylesheet = stylesheet_load(file_with(SHEET(""), name), &error);
  const char *doctype = "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>";
  assert_null(stylesheet_apply(stylesheet, doctype, strlen(doctype), NULL, arena, NULL, &error));
  assert_int_equal(error.kind, ERROR_INVALID);
  memset(&error, 0, sizeof error);
  assert_null(stylesheet_apply(stylesheet, "<a>", 3, NULL, arena, NULL, &error));
  assert_int_equal(error.kind, ERROR_INVALID);
  stylesheet_free(stylesheet);
  remove(name);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(text_is_escaped),       cmocka_unit_test(marks_become_elements),
      cmocka_unit_test(stylesheet_makes_html), cmocka_unit_test(stylesheet_reaches_nothing),
      cmocka_unit_test(what_is_wrong_is_told),
  };
  return cmocka_run_group_tests_name("stylesheet", tests, NULL, NULL);
}
