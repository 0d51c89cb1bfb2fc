/* xml_fixture.h - the schema, an arena for each test, and short ways to write and read a record, for the tests of XML.
 */
#ifndef STANDPUNKT_XML_FIXTURE_H
#define STANDPUNKT_XML_FIXTURE_H

#include "invented_record.h"
#include "schema_fixture.h"

static int load_schema(void **state) {
  (void)state;
  return load_schema_from("schemas/record.xsd");
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
