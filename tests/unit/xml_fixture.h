/* xml_fixture.h - the schema, an arena for each test, and short ways to write and read a record, for the tests of XML.
 */
#ifndef STANDPUNKT_XML_FIXTURE_H
#define STANDPUNKT_XML_FIXTURE_H

#include "invented_record.h"
#include "xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct schema *schema;

static int load_schema(void **state) {
  (void)state;
  struct error error = {0};
  schema = schema_load("schemas/record.xsd", &error);
  if (!schema)
    print_error("%s\n", error.message);
  return schema ? 0 : -1;
}

static int free_schema(void **state) {
  (void)state;
  schema_free(schema);
  return 0;
}

static int set_up(void **state) {
  *state = arena_new();
  return 0;
}

static int tear_down(void **state) {
  arena_free(*state);
  return 0;
}

static inline const char *written(const struct record *record, size_t *length) {
  struct error error = {0};
  const char *xml = record_write(record, schema, record->arena, length, &error);
  if (!xml)
    fail_msg("%s", error.message);
  return xml;
}

static inline struct record *read_back(const char *xml, size_t length, struct arena *arena) {
  struct error error = {0};
  struct record *record = record_read(xml, length, schema, arena, &error);
  if (!record)
    fail_msg("%s\n%s", error.message, length < 5000 ? xml : "");
  return record;
}

#endif
