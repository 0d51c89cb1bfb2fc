/* markup.h - XML as events, checked against the schema on the way.  Private to the writing and reading of records
 * and of what is expected of them: markup is what xml.c makes of libxml2, so that no other file needs it.
 *
 * A validator is fed with the events of one document - a start, texts, an end - by whoever has them: the writer feeds
 * what it has just written, the parser what it has just read.  Writing therefore never parses its own bytes again.
 */
#ifndef STANDPUNKT_MARKUP_H
#define STANDPUNKT_MARKUP_H

#include "error.h"
#include "xml.h"

#include <stddef.h>

enum { MARKUP_ATTRIBUTES = 16 }; /* the most that one element has */

struct attribute {
  const char *name, *value; /* the value is not NUL-terminated */
  size_t length;
};

struct validator;

/* A validator for one document in RECORD_NAMESPACE; what is wrong is told in ERROR (ERROR_INVALID), the first breach
 * only.  Free by validator_free. */
struct validator *validator_new(const struct schema *schema, struct error *error);
void validator_free(struct validator *validator);

/* False once anything was wrong.  NAME must stay valid until the element's end. */
bool validator_start(struct validator *validator, const char *name, const struct attribute *attributes, size_t count);
bool validator_text(struct validator *validator, const char *text, size_t length);
bool validator_end(struct validator *validator, const char *name);

/* An element that begins in a parsed document. */
struct markup_start {
  const char *name;
  const struct attribute *attributes;
  size_t count;
  int line; /* from 1 */
};

/* Who gets the events of a parsed document; each returns false with ERROR set to refuse and stop.  Events are valid so
 * far: the validator has seen them first.  What stands between two tags comes as one text. */
struct markup_handler {
  const char *own; /* the attribute whose form the handler checks itself, more strictly than the schema; NULL = none */
  bool (*start)(void *context, const struct markup_start *start, struct error *error);
  bool (*text)(void *context, const char *text, size_t length, struct error *error);
  bool (*end)(void *context, struct error *error);
};

/* Parses LENGTH bytes of XML, UTF-8 only.  No DOCTYPE, so no entities but the five; no attributes of other namespaces;
 * nothing is fetched; depth and size are limited.  False with ERROR set, "line N: ...". */
bool markup_parse(const char *xml, size_t length, const struct schema *schema, const struct markup_handler *handler,
                  void *context, struct error *error);

#endif
