/* xml.h - records as XML (libxml2): writing, reading, validating against schemas/record.xsd (XSD 1.0).
 */
#ifndef STANDPUNKT_XML_H
#define STANDPUNKT_XML_H

#include "record.h"

struct schema; /* the prepared schema: costs 10 ms once, then 0.1 ms a record */

/* Reads the schema from FILE; NULL with ERROR set.  Free by schema_free. */
struct schema *schema_load(const char *file, struct error *error);
void schema_free(struct schema *schema);

/* RECORD as an XML document in UTF-8, in ARENA, after record_check and validation: a record that fails either is not
 * given out (NULL, ERROR_INVALID with the element and the bad value).  Deterministic: the same record gives the same
 * bytes. */
char *record_write(const struct record *record, const struct schema *schema, struct arena *arena, size_t *length,
                   struct error *error);

/* The record in LENGTH bytes of XML (validated, and record_check'ed); NULL with ERROR set, with the line.  No entity
 * is expanded, nothing is fetched, depth and size are limited. */
struct record *record_read(const char *xml, size_t length, const struct schema *schema, struct arena *arena,
                           struct error *error);

#endif
