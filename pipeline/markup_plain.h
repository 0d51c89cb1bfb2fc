/* markup_plain.h - XML and HTML of strangers as events: no schema, no entities, nothing fetched.  Only for worker
 * processes: what is parsed here was in anybody's hands. */
#ifndef STANDPUNKT_MARKUP_PLAIN_H
#define STANDPUNKT_MARKUP_PLAIN_H

#include "error.h"

#include <stddef.h>

/* Who gets the events; names are local names, SPACE the namespace ("" in HTML). */
struct plain_handler {
  /* ATTRIBUTES: local names and values by turns, ended by NULL. */
  void (*start)(void *context, const char *space, const char *name, const char *const *attributes);
  void (*text)(void *context, const char *text, size_t length);
  void (*end)(void *context, const char *space, const char *name);
};

/* Parses LENGTH bytes of XML.  A document type is refused; depth and size have libxml2's limits.  ERROR_DAMAGED. */
bool plain_xml(const char *bytes, size_t length, const struct plain_handler *handler, void *context,
               struct error *error);
/* Parses LENGTH bytes of HTML in UTF-8, however broken. */
bool plain_html(const char *bytes, size_t length, const struct plain_handler *handler, void *context,
                struct error *error);

#endif
