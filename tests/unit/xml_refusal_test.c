/* xml_refusal_test.c - what is no record, or a wrong one, or hostile, is refused with a message that says where.
 */
#include "buffer.h"
#include "unicode.h"
#include "xml_fixture.h"

#include <stdlib.h>

/* The XML of the invented record with the first FROM in it replaced by TO. */
static const char *altered(struct arena *arena, const char *from, const char *to) {
  size_t length;
  const char *xml = written(invented_record(arena), &length);
  const char *at = strstr(xml, from);
  if (!at)
    fail_msg("'%s' is not in\n%s", from, xml);
  return arena_printf(arena, "%.*s%s%s", (int)(at - xml), xml, to, at + strlen(from));
}

static void assert_refused_bytes(struct arena *arena, const char *xml, size_t length, const char *message) {
  struct error error = {0};
  assert_null(record_read(xml, length, schema, arena, &error));
  assert_int_not_equal(error.kind, ERROR_NONE);
  if (!strstr(error.message, message))
    fail_msg("'%s' does not say '%s'", error.message, message);
  assert_null(strstr(error.message, "urn:standpunkt:record:1}"));
}

static void assert_refused(struct arena *arena, const char *xml, const char *message) {
  assert_refused_bytes(arena, xml, strlen(xml), message);
}

static void a_wrong_record_is_refused_with_its_line(void **state) {
  static const struct {
    const char *from, *to, *message;
  } cases[] = {
      {"<text>", "<tekst>", "line 17: Element 'tekst'"},
      {"stance=\"support\"", "stance=\"yes\"", "'yes' is not"},
      {"<title>", "<title colour=\"red\">", "'colour'"},
      {" pages=\"3\"", "", "'pages' is required but missing"},
      {" pages=\"3\"", " pages=\"03\"", "attribute pages: '03'"},
      {"value=\"2022-05-03\"", "value=\"2022-02-30\"", "2022-02-30"},
      {"value=\"2022-05-03\"", "value=\"2022-05-03Z\"", "2022-05-03Z"},
      {"id=\"e3b0", "id=\"E3b0", "'record', attribute 'id'"},
      {"confidence=\"0.85\"", "confidence=\"1.85\"", "1.85"},
      {"boxes=\"72.0 100.5", "boxes=\"72,0 100.5", "boxes"},
      {"page=\"1\"", "page=\"0\"", "'page'"},
      {"block=\"b4\" start", "block=\"b44\" start", "line 45: evidence names the block b44"},
      {">ser positivt på<", ">ser negativt på<", "line 45: the quote is not what block b4 has from 15 to 31"},
      {"start=\"15\" end=\"31\"", "start=\"14\" end=\"31\"", "the quote is not what block b4 has from 14 to 31"},
      {"id=\"x2\"", "id=\"x1\"", "position x1: the id is taken"},
      {"proposal=\"p1\"", "proposal=\"p7\"", "position x1: p7 is no proposal of its item"},
      {"role=\"furniture\"", "role=\"other\"", "section furniture: the id is taken"},
      {"</title>", " igen</title>", "its text stands before its evidence"},
      {"<section ", "text <section ", "Character content"},
      {"<record ", "<record xmlns:o=\"urn:o\" o:a=\"1\" ", "line 2: attribute a is of another namespace"},
      {"xmlns=\"urn:standpunkt:record:1\"", "xmlns=\"urn:standpunkt:record:2\"",
       "line 2: element record is of the namespace"},
      {" xmlns=\"urn:standpunkt:record:1\"", "", "line 2: element record is of the namespace ''"},
      {"<item ", "<item xmlns=\"urn:x\" ", "element item is of the namespace 'urn:x'"},
      {"</record>", "", "line "},
      {"</record>", "</record><record/>", "Extra content"},
      {"Sixten", "S&ouml;xten", "ouml"},
      {"Sixten", "S\x02xten", "line "},
      {"Sixten", "S\xC3xten", "UTF-8"},
      {"Sixten", "S&#1;xten", "line "},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_refused(*state, altered(*state, cases[i].from, cases[i].to), cases[i].message);
}

static void other_spellings_of_the_same_are_read(void **state) {
  struct record *record =
      read_back(altered(*state, "Sixten Alm<", "S&#x69;xten<!-- ? --> <![CDATA[A]]>lm<"),
                strlen(altered(*state, "Sixten Alm<", "S&#x69;xten<!-- ? --> <![CDATA[A]]>lm<")), *state);
  assert_string_equal(record->person[0].name, "Sixten Alm");
}

static void nothing_that_is_no_record_is_read(void **state) {
  assert_refused(*state, "", "no bytes");
  assert_refused(*state, "%PDF-1.7", "line 1");
  assert_refused(*state, "<html/>", "line 1");
  assert_refused_bytes(*state, "\0\0\0\0", 4, "line 1");
  assert_refused_bytes(*state, "\xFF\xFE<\0r\0/\0>\0", 10, "line 1");
}

/* Every way of cutting a record short, and every byte of it spoilt, is an error or a record - never a crash. */
static void a_truncated_record_is_refused(void **state) {
  size_t length;
  char *xml = arena_strdup(*state, written(invented_record(*state), &length));
  struct arena *arena = arena_new();
  for (size_t i = 0; i + 2 < length; i += 7) {
    struct error error = {0};
    char *part = malloc(i ? i : 1); /* exactly as long as it is, so that a checker sees reading beyond */
    memcpy(part, xml, i);
    assert_null(record_read(part, i, schema, arena, &error));
    assert_non_null(strstr(error.message, "line "));
    free(part);
    arena_reset(arena);
  }
  for (size_t i = 0; i < length; i += 3) {
    struct error error = {0};
    const char was = xml[i];
    xml[i] = (char)(was ^ (1 << i % 8));
    struct record *record = record_read(xml, length, schema, arena, &error);
    assert_true(!record == (error.kind != ERROR_NONE));
    xml[i] = was;
    arena_reset(arena);
  }
  arena_free(arena);
}

static void entities_are_not_expanded(void **state) {
  const char *bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE record [<!ENTITY a \"aaaaaaaaaa\">"
                     "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>\n"
                     "<record xmlns=\"urn:standpunkt:record:1\" id=\"&c;\">&c;</record>";
  assert_refused(*state, bomb, "line 2: a record has no DOCTYPE");
  assert_refused(*state, "<!DOCTYPE record SYSTEM \"file:///etc/hostname\"><record/>",
                 "line 1: a record has no DOCTYPE");
  assert_refused(*state, "<!DOCTYPE r [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/x\"> %p;]><r/>", "no DOCTYPE");
}

static void depth_is_limited(void **state) {
  struct buffer deep = buffer_in(*state);
  for (int i = 0; i < 100000; i++)
    buffer_text(&deep, "<record xmlns='urn:standpunkt:record:1'>");
  assert_refused(*state, buffer_string(&deep), "line 1");
}

static void a_huge_attribute_is_refused(void **state) {
  struct buffer huge = buffer_in(*state);
  buffer_text(&huge, "<record xmlns='urn:standpunkt:record:1' id='");
  for (int i = 0; i < 12 << 14; i++)
    buffer_text(&huge, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
  buffer_text(&huge, "'/>");
  assert_refused(*state, buffer_string(&huge), "line 1");
}

static void many_attributes_are_refused(void **state) {
  struct buffer many = buffer_in(*state);
  buffer_text(&many, "<record xmlns='urn:standpunkt:record:1'");
  for (int i = 0; i < 5000; i++)
    buffer_printf(&many, " a%d='1'", i);
  buffer_text(&many, "/>");
  assert_refused(*state, buffer_string(&many), "line 1: too many attributes");
}

/* A message stays UTF-8 also where it is cut. */
static void a_long_bad_value_is_told_in_part(void **state) {
  for (size_t length = 300; length < 420; length++) {
    struct error error = {0};
    struct buffer bad = buffer_in(*state);
    for (size_t i = 0; i < length; i++)
      buffer_text(&bad, i % 3 ? "ö" : "x");
    const char *xml = altered(*state, "stance=\"support\"", arena_printf(*state, "stance=\"%s\"", buffer_string(&bad)));
    assert_null(record_read(xml, strlen(xml), schema, *state, &error));
    assert_true(unicode_valid(error.message, strlen(error.message)));
    arena_reset(*state);
  }
}

static void a_schema_that_is_not_there_is_an_error(void **state) {
  (void)state;
  struct error error = {0};
  assert_null(schema_load("schemas/no-such.xsd", &error));
  assert_int_equal(error.kind, ERROR_IO);
  error = (struct error){0};
  assert_null(schema_load("schemas", &error));
  assert_int_not_equal(error.kind, ERROR_NONE);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(a_wrong_record_is_refused_with_its_line, set_up, tear_down),
      cmocka_unit_test_setup_teardown(other_spellings_of_the_same_are_read, set_up, tear_down),
      cmocka_unit_test_setup_teardown(nothing_that_is_no_record_is_read, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_truncated_record_is_refused, set_up, tear_down),
      cmocka_unit_test_setup_teardown(entities_are_not_expanded, set_up, tear_down),
      cmocka_unit_test_setup_teardown(depth_is_limited, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_huge_attribute_is_refused, set_up, tear_down),
      cmocka_unit_test_setup_teardown(many_attributes_are_refused, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_long_bad_value_is_told_in_part, set_up, tear_down),
      cmocka_unit_test(a_schema_that_is_not_there_is_an_error),
  };
  return cmocka_run_group_tests(tests, load_schema, free_schema);
}
