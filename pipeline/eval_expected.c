/* eval_expected.c - expected.xml as a tree of elements. */
#include "buffer.h"
#include "eval.h"
#include "markup.h"

#include <string.h>

enum { MOST_OPEN = 8 };

struct open_element {
  struct expected *element;
  const struct expected **last; /* where its next child is to be hung */
  struct buffer text;
};

struct reader {
  struct arena *arena;
  struct expected *root;
  struct open_element open[MOST_OPEN];
  size_t depth;
};

static bool on_start(void *context, const struct markup_start *start, struct error *error) {
  struct reader *reader = context;
  struct arena *arena = reader->arena;
  if (reader->depth == MOST_OPEN)
    return error_set(error, ERROR_INVALID, "element %s stands too deep", start->name);
  struct expected *element = arena_alloc(arena, sizeof *element);
  struct eval_attribute *attributes = arena_array(arena, start->count, sizeof *attributes);
  for (size_t i = 0; i < start->count; i++) {
    attributes[i].name = arena_strdup(arena, start->attributes[i].name);
    attributes[i].value = arena_strndup(arena, start->attributes[i].value, start->attributes[i].length);
  }
  *element = (struct expected){.name = arena_strdup(arena, start->name),
                               .text = "",
                               .line = start->line,
                               .attribute = attributes,
                               .attribute_count = start->count};
  if (reader->depth) {
    struct open_element *parent = &reader->open[reader->depth - 1];
    *parent->last = element;
    parent->last = &element->next;
  } else {
    reader->root = element;
  }
  reader->open[reader->depth++] =
      (struct open_element){.element = element, .last = &element->child, .text = buffer_in(arena)};
  return true;
}

static bool on_text(void *context, const char *text, size_t length, struct error *error) {
  (void)error;
  struct reader *reader = context;
  buffer_add(&reader->open[reader->depth - 1].text, text, length);
  return true;
}

static bool on_end(void *context, struct error *error) {
  (void)error;
  static const char blanks[] = " \t\r\n";
  struct reader *reader = context;
  struct open_element *open = &reader->open[--reader->depth];
  const char *text = buffer_string(&open->text);
  text += strspn(text, blanks);
  size_t length = strlen(text);
  while (length && strchr(blanks, text[length - 1]))
    length--;
  open->element->text = arena_strndup(reader->arena, text, length);
  return true;
}

/* A position's proposals and an answer's question are ids of proposals of the same item. */
static bool check_id(const struct expected *item, const struct expected *one, const char *list, struct error *error) {
  size_t length;
  for (const char *id; (id = next_alternative(&list, &length));) {
    bool known = length == 5 && memcmp(id, "whole", 5) == 0;
    for (const struct expected *p = expected_child(item, "proposal"); p && !known; p = expected_next(p)) {
      const char *other = expected_value(p, "id");
      known = other && strlen(other) == length && memcmp(id, other, length) == 0;
    }
    if (!known)
      return error_set(error, ERROR_INVALID, "line %d: element %s: the item expects no proposal with the id '%.*s'",
                       one->line, one->name, length < 60 ? (int)length : 60, id);
  }
  return true;
}

static bool check_ids(const struct expected *root, struct error *error) {
  for (const struct expected *item = expected_child(root, "item"); item; item = expected_next(item))
    for (const struct expected *one = item->child; one; one = one->next) {
      const char *list = expected_value(one, strcmp(one->name, "answer") == 0 ? "question" : "proposal");
      if (list && !check_id(item, one, list, error))
        return false;
    }
  return true;
}

const struct expected *expected_read(const char *xml, size_t length, const struct schema *schema, struct arena *arena,
                                     struct error *error) {
  static const struct markup_handler handler = {.start = on_start, .text = on_text, .end = on_end};
  struct reader reader = {.arena = arena};
  return markup_parse(xml, length, schema, &handler, &reader, error) && check_ids(reader.root, error) ? reader.root
                                                                                                      : NULL;
}

const char *expected_value(const struct expected *expected, const char *name) {
  for (size_t i = 0; i < expected->attribute_count; i++)
    if (strcmp(expected->attribute[i].name, name) == 0)
      return expected->attribute[i].value;
  return NULL;
}

bool expected_optional(const struct expected *expected) {
  const char *value = expected_value(expected, "optional");
  return value && strcmp(value, "true") == 0;
}

static const struct expected *called(const struct expected *one, const char *name) {
  while (one && strcmp(one->name, name) != 0)
    one = one->next;
  return one;
}

const struct expected *expected_child(const struct expected *parent, const char *name) {
  return called(parent->child, name);
}

const struct expected *expected_next(const struct expected *one) { return called(one->next, one->name); }
