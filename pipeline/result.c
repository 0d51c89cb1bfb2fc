/* result.c - result XML, written as it is told (see result.h). */
#include "result.h"
#include "buffer.h"
#include "unicode.h"

#include <stdbool.h>
#include <string.h>

enum { DEPTH_MOST = 32 };

struct result {
  struct buffer out;
  const char *open[DEPTH_MOST]; /* names of the open elements */
  unsigned depth;
  bool starting; /* the tag opened last still lacks its ">" */
};

static const char mark_begin = '\002', mark_end = '\003';

/* ---------------------------------------------------- escaping ------------------------------------------------ */

static bool allowed_in_xml(uint32_t character) {
  return character >= 0x20 ? character != 0xFFFE && character != 0xFFFF
                           : character == '\t' || character == '\n' || character == '\r';
}

static const char *entity_of(uint32_t character, bool attribute) {
  switch (character) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '\r':
    return "&#13;";
  case '"':
    return attribute ? "&quot;" : NULL;
  case '\n':
    return attribute ? "&#10;" : NULL;
  case '\t':
    return attribute ? "&#9;" : NULL;
  default:
    return NULL;
  }
}

/* Bytes at TEXT that stand for themselves. */
static size_t plain_run(const char *text, const char *end) {
  const char *at = text;
  while (at < end && (unsigned char)*at >= ' ' && (unsigned char)*at < 0x7F && *at != '&' && *at != '<' && *at != '>' &&
         *at != '"')
    at++;
  return (size_t)(at - text);
}

static void put_escaped(struct buffer *out, const char *text, size_t length, bool attribute) {
  const char *end = text + length;
  while (text < end) {
    size_t plain = plain_run(text, end);
    if (plain > 0)
      buffer_add(out, text, plain);
    text += plain;
    if (text == end)
      break;
    uint32_t character;
    unsigned size = unicode_read(text, end, &character);
    const char *entity = entity_of(character, attribute);
    if (entity != NULL)
      buffer_text(out, entity);
    else if (allowed_in_xml(character))
      buffer_char(out, character);
    else
      buffer_char(out, 0xFFFD);
    text += size;
  }
}

/* ---------------------------------------------------- elements ------------------------------------------------ */

static void finish_tag(struct result *result) {
  if (result->starting)
    buffer_byte(&result->out, '>');
  result->starting = false;
}

struct result *result_begin(struct arena *arena, const char *name) {
  struct result *result = arena_alloc(arena, sizeof *result);
  result->out = buffer_in(arena);
  buffer_text(&result->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  result_open(result, name);
  result_attribute(result, "xmlns", RESULT_NAMESPACE);
  return result;
}

void result_open(struct result *result, const char *name) {
  finish_tag(result);
  if (result->depth < DEPTH_MOST)
    result->open[result->depth] = name;
  result->depth++;
  buffer_printf(&result->out, "<%s", name);
  result->starting = true;
}

void result_attribute(struct result *result, const char *name, const char *value) {
  if (value == NULL || !result->starting)
    return;
  buffer_printf(&result->out, " %s=\"", name);
  put_escaped(&result->out, value, strlen(value), true);
  buffer_byte(&result->out, '"');
}

void result_number(struct result *result, const char *name, long long value) {
  if (result->starting)
    buffer_printf(&result->out, " %s=\"%lld\"", name, value);
}

void result_span(struct result *result, const char *text, size_t length) {
  finish_tag(result);
  put_escaped(&result->out, text, length, false);
}

void result_text(struct result *result, const char *text) {
  if (text != NULL)
    result_span(result, text, strlen(text));
}

void result_marked(struct result *result, const char *text) {
  bool marked = false;
  while (text != NULL && *text != '\0') {
    size_t length = strcspn(text, "\002\003");
    result_span(result, text, length);
    text += length;
    if (*text == mark_begin && !marked) {
      result_open(result, "m");
      marked = true;
    } else if (*text == mark_end && marked) {
      result_close(result);
      marked = false;
    }
    text += *text != '\0';
  }
  if (marked)
    result_close(result);
}

void result_close(struct result *result) {
  if (result->depth == 0)
    return;
  result->depth--;
  if (result->starting)
    buffer_text(&result->out, "/>");
  else if (result->depth < DEPTH_MOST)
    buffer_printf(&result->out, "</%s>", result->open[result->depth]);
  result->starting = false;
}

void result_element(struct result *result, const char *name, const char *text) {
  if (text == NULL)
    return;
  result_open(result, name);
  result_text(result, text);
  result_close(result);
}

void result_graft(struct result *result, const char *xml, size_t length) {
  const char *end = memmem(xml, length, "?>", 2);
  size_t skip = length > 5 && strncmp(xml, "<?xml", 5) == 0 && end != NULL ? (size_t)(end + 2 - xml) : 0;
  finish_tag(result);
  buffer_add(&result->out, xml + skip, length - skip);
}

const char *result_end(struct result *result, size_t *length) {
  while (result->depth > 0)
    result_close(result);
  buffer_byte(&result->out, '\n');
  if (length != NULL)
    *length = result->out.length;
  return buffer_string(&result->out);
}
