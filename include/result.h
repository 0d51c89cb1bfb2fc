/* result.h - what a query answers, as XML: the one source of pages, stand-alone HTML, drafts and XML for machines.
 *
 *   struct result *result = result_begin(arena, "search");
 *   result_attribute(result, "words", words);
 *   result_open(result, "hit");
 *   result_attribute(result, "page", "3");
 *   result_text(result, quote);
 *   result_close(result);
 *   const char *xml = result_end(result, &length);
 *
 * Everything is escaped on the way, so no text can become markup.  The namespace is RESULT_NAMESPACE; the elements of
 * each kind of result are told in schemas/result.md.  Texts are UTF-8; characters that XML does not know become U+FFFD.
 */
#ifndef STANDPUNKT_RESULT_H
#define STANDPUNKT_RESULT_H

#include "arena.h"
#include <stddef.h>

#define RESULT_NAMESPACE "urn:standpunkt:result:1"

struct result;

/* A new document in ARENA with the outermost element NAME, still open. */
struct result *result_begin(struct arena *arena, const char *name);

/* Opens the element NAME (it must stay valid until it is closed) inside the one that is open. */
void result_open(struct result *result, const char *name);
/* Attributes of the element just opened, before any text or element in it; nothing at all where VALUE is NULL. */
void result_attribute(struct result *result, const char *name, const char *value);
void result_number(struct result *result, const char *name, long long value);
/* Text in the open element; nothing for NULL. */
void result_text(struct result *result, const char *text);
void result_span(struct result *result, const char *text, size_t length);
/* Text in which U+0002 and U+0003 stand around what was found, as search marks it: they become <m> elements. */
void result_marked(struct result *result, const char *text);
/* Closes the element opened last. */
void result_close(struct result *result);
/* A whole element with nothing but TEXT in it; nothing at all where TEXT is NULL. */
void result_element(struct result *result, const char *name, const char *text);

/* The whole of another result, XML as result_end gives it, as an element inside the one that is open. */
void result_graft(struct result *result, const char *xml, size_t length);

/* Closes all that is open.  The document, NUL-terminated, and its length in bytes. */
const char *result_end(struct result *result, size_t *length);

#endif
