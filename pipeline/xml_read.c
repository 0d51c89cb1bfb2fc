/* xml_read.c - a record from its XML: the events of the parser fill the structs that the tables of record_shape.h name.
 *
 * The validator has seen every event first, so that an element comes only where it may.  Evidence of the document's
 * own data stands before the text it quotes; therefore all evidence is kept aside and tied to its block at the end.
 */
#include "buffer.h"
#include "markup.h"
#include "record_names.h"

#include <string.h>

enum { MOST_OPEN = 8 };

/* One element that is open. */
struct open_element {
  const struct element_shape *shape;
  char *object;
  bool text_taken; /* a child has begun: the element's own text is complete */
};

/* Evidence that was read; struct evidence's block is its number here until all blocks are known. */
struct pending {
  const char *block, *quote;
  size_t length;
  int line;
};

struct reader {
  struct arena *arena;
  struct record *record;
  struct open_element open[MOST_OPEN];
  size_t depth;
  struct buffer text; /* of the innermost element, so far */
  struct pending *pending;
  size_t pending_count, pending_capacity;
};

/* ---------------------------------------------------- values -------------------------------------------------- */

/* Digits only: the schema would also take "+7" and "007", which no record of ours has. */
static bool read_digits(const char *text, size_t length, uint64_t most, uint64_t *number) {
  *number = 0;
  if (length == 0 || (length > 1 && *text == '0'))
    return false;
  for (size_t i = 0; i < length; i++) {
    uint64_t digit = (uint64_t)(unsigned char)text[i] - '0';
    if (digit > 9 || *number > (most - digit) / 10)
      return false;
    *number = *number * 10 + digit;
  }
  return true;
}

/* "-12.5" and what follows it; NULL if it is not written so. */
static const char *read_coordinate(const char *text, const char *end, float *out) {
  bool negative = text < end && *text == '-';
  long tenths = 0;
  text += negative;
  const char *point = text;
  while (point < end && *point >= '0' && *point <= '9' && point - text < 8)
    tenths = tenths * 10 + (*point++ - '0');
  if (point == text || end - point < 2 || point[0] != '.' || point[1] < '0' || point[1] > '9')
    return NULL;
  tenths = tenths * 10 + (point[1] - '0');
  *out = (float)((double)(negative ? -tenths : tenths) / 10);
  return point + 2;
}

static const char *read_box(const char *text, const char *end, struct box *box) {
  float *const sides[] = {&box->x0, &box->y0, &box->x1, &box->y1};
  for (size_t i = 0; i < 4 && text; i++) {
    if (i && (text == end || *text++ != ' '))
      return NULL;
    text = read_coordinate(text, end, sides[i]);
  }
  return text;
}

static bool read_boxes(struct reader *reader, struct attribute given, struct box **boxes, size_t *count) {
  const char *text = given.value, *end = text + given.length;
  size_t most = 1;
  for (const char *at = text; (at = memchr(at, ';', (size_t)(end - at))); at++)
    most++;
  *boxes = arena_array(reader->arena, most, sizeof **boxes);
  *count = 0;
  while ((text = read_box(text, end, &(*boxes)[*count]))) {
    (*count)++;
    if (text == end)
      return true;
    if (end - text < 2 || text[0] != ';' || text[1] != ' ')
      return false;
    text += 2;
  }
  return false;
}

/* "0.85" or "1.00", which the schema has seen to. */
static double read_confidence(const char *text) {
  return (double)((text[0] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0')) / 100;
}

static uint32_t add_pending(struct reader *reader, struct attribute given) {
  reader->pending = arena_grow(reader->arena, reader->pending, reader->pending_count, &reader->pending_capacity,
                               sizeof *reader->pending);
  reader->pending[reader->pending_count].block = arena_strndup(reader->arena, given.value, given.length);
  return (uint32_t)reader->pending_count++;
}

static bool read_value(struct reader *reader, const struct attribute_shape *shape, struct attribute given,
                       char *object) {
  void *at = object + shape->at;
  uint64_t number = 0;
  bool ok = true;
  switch (shape->kind) {
  case VALUE_TEXT:
  case VALUE_ID:
    *(const char **)at = arena_strndup(reader->arena, given.value, given.length);
    break;
  case VALUE_BLOCK:
    *(uint32_t *)at = add_pending(reader, given);
    break;
  case VALUE_NUMBER:
  case VALUE_PAGE:
  case VALUE_ANCHOR_AT:
    ok = read_digits(given.value, given.length, UINT32_MAX, &number);
    *(uint32_t *)at = (uint32_t)number;
    break;
  case VALUE_SIZE:
    ok = read_digits(given.value, given.length, UINT64_MAX, &number);
    *(uint64_t *)at = number;
    break;
  case VALUE_TALLY:
    ok = read_digits(given.value, given.length, INT32_MAX, &number);
    *(int *)at = (int)number;
    break;
  case VALUE_YES_NO:
  case VALUE_YES:
    *(int *)at = *given.value == 't';
    break;
  case VALUE_CONFIDENCE:
    *(double *)at = read_confidence(given.value);
    break;
  case VALUE_BOXES:
    ok = read_boxes(reader, given, (struct box **)at, (size_t *)(void *)(object + shape->count));
    break;
  }
  return ok;
}

static bool read_attributes(struct reader *reader, const struct attribute *given, size_t count, struct error *error) {
  const struct open_element *open = &reader->open[reader->depth - 1];
  for (const struct attribute_shape *one = open->shape->attributes; one->name; one++) {
    size_t i = 0;
    while (i < count && strcmp(given[i].name, one->name) != 0)
      i++;
    if (i == count && one->kind == VALUE_TALLY)
      *(int *)(void *)(open->object + one->at) = -1;
    if (i < count && !read_value(reader, one, given[i], open->object))
      return error_set(error, ERROR_INVALID, "element %s, attribute %s: '%.*s' is not written as a record has it",
                       open->shape->name, one->name, given[i].length < 60 ? (int)given[i].length : 60, given[i].value);
  }
  return true;
}

/* --------------------------------------------------- elements ------------------------------------------------- */

/* Memory for one more child of the innermost element. */
static char *new_child(struct reader *reader, const struct child_shape *child) {
  char *parent = reader->open[reader->depth - 1].object;
  struct record *record = reader->record;
  if (child->place == CHILD_HERE)
    return parent + child->at;
  if (child->place == CHILD_BLOCKS) {
    record->block =
        arena_grow(reader->arena, record->block, record->block_count, &record->block_capacity, sizeof *record->block);
    ((struct record_section *)(void *)parent)->count++;
    return (char *)&record->block[record->block_count++];
  }
  void **array = (void **)(void *)(parent + child->at);
  size_t *count = (size_t *)(void *)(parent + child->count);
  *array = arena_grow(reader->arena, *array, *count, (size_t *)(void *)(parent + child->capacity), child->shape->size);
  return (char *)*array + child->shape->size * (*count)++;
}

/* The innermost element's own text is what stands before its first child. */
static void take_text(struct reader *reader) {
  struct open_element *open = &reader->open[reader->depth - 1];
  const struct element_shape *shape = open->shape;
  if (open->text_taken)
    return;
  open->text_taken = true;
  size_t length = reader->text.length;
  if (shape->content == CONTENT_NONE || (shape->content == CONTENT_REMARK && length == 0))
    return;
  char *text = arena_strndup(reader->arena, buffer_string(&reader->text), length);
  if (shape->content == CONTENT_QUOTE) {
    struct pending *pending = &reader->pending[reader->pending_count - 1];
    pending->quote = text;
    pending->length = length;
    return;
  }
  *(char **)(void *)(open->object + shape->text) = text;
  if (shape->content == CONTENT_COUNTED)
    *(uint32_t *)(void *)(open->object + shape->length) = (uint32_t)length;
}

static bool on_start(void *context, const struct markup_start *start, struct error *error) {
  struct reader *reader = context;
  struct open_element next = {.shape = &record_shape, .object = (char *)reader->record};
  if (reader->depth) {
    const struct child_shape *child = reader->open[reader->depth - 1].shape->children;
    while (child->shape && strcmp(child->shape->name, start->name) != 0)
      child++;
    if (!child->shape || reader->depth == MOST_OPEN)
      return error_set(error, ERROR_INVALID, "element %s: has no place here", start->name);
    take_text(reader);
    next.shape = child->shape;
    next.object = new_child(reader, child);
  }
  if (next.shape == &section_shape)
    ((struct record_section *)(void *)next.object)->first = (uint32_t)reader->record->block_count;
  reader->open[reader->depth++] = next;
  reader->text.length = 0;
  if (reader->text.data)
    *reader->text.data = '\0';
  if (!read_attributes(reader, start->attributes, start->count, error))
    return false;
  if (next.shape == &evidence_shape)
    reader->pending[reader->pending_count - 1].line = start->line;
  return true;
}

static bool blank(const char *text, size_t length) {
  size_t i = 0;
  while (i < length && strchr(" \t\r\n", text[i]))
    i++;
  return i == length;
}

static bool on_text(void *context, const char *text, size_t length, struct error *error) {
  struct reader *reader = context;
  const struct open_element *open = &reader->open[reader->depth - 1];
  if (!open->text_taken && open->shape->content != CONTENT_NONE)
    buffer_add(&reader->text, text, length);
  else if (open->shape->content != CONTENT_NONE && !blank(text, length))
    return error_set(error, ERROR_INVALID, "element %s: its text stands before its evidence", open->shape->name);
  return true;
}

static bool on_end(void *context, struct error *error) {
  (void)error;
  struct reader *reader = context;
  take_text(reader);
  reader->depth--;
  return true;
}

/* ------------------------------------------ tying evidence to its blocks --------------------------------------- */

static struct names *block_names(const struct record *record) {
  struct names *names = names_new(record->arena, record->block_count);
  for (size_t i = 0; i < record->block_count; i++)
    names_add(names, (struct name){.id = record->block[i].id, .object = &record->block[i]});
  return names;
}

static bool tie(const struct reader *reader, const struct names *names, struct evidence *evidence,
                struct error *error) {
  const struct pending *pending = &reader->pending[evidence->block];
  const struct name *name = names_find(names, pending->block);
  if (!name)
    return error_set(error, ERROR_INVALID, "line %d: evidence names the block %s, which is not there", pending->line,
                     pending->block);
  const struct record_block *block = name->object;
  evidence->block = (uint32_t)(block - reader->record->block);
  if (evidence->start > evidence->end || evidence->end > block->length ||
      evidence->end - evidence->start != pending->length ||
      memcmp(block->text + evidence->start, pending->quote, pending->length) != 0)
    return error_set(error, ERROR_INVALID, "line %d: the quote is not what block %s has from %u to %u", pending->line,
                     block->id, evidence->start, evidence->end);
  return true;
}

static bool tie_all(const struct reader *reader, const struct names *names, const struct element_shape *shape,
                    const void *object, struct error *error) {
  for (const struct child_shape *child = shape->children; child->shape; child++) {
    size_t count = 0;
    const char *one = shape_children(reader->record, child, object, &count);
    for (size_t i = 0; i < count; i++, one += child->shape->size) {
      const struct evidences *evidence = child->shape == &evidence_shape ? shape_evidence(shape, object) : NULL;
      if (evidence ? !tie(reader, names, &evidence->at[i], error) : !tie_all(reader, names, child->shape, one, error))
        return false;
    }
  }
  return true;
}

struct record *record_read(const char *xml, size_t length, const struct schema *schema, struct arena *arena,
                           struct error *error) {
  /* matching boxes against the schema's pattern costs nearly as much as all the rest, and read_boxes takes less */
  static const struct markup_handler handler = {.own = "boxes", .start = on_start, .text = on_text, .end = on_end};
  struct record *record = arena_alloc(arena, sizeof *record);
  struct reader reader = {.arena = arena, .record = record, .text = buffer_in(arena)};
  record->arena = arena;
  if (!markup_parse(xml, length, schema, &handler, &reader, error))
    return NULL;
  size_t sections = record->section_count;
  const char *last = sections ? record->section[sections - 1].role : "";
  if (!tie_all(&reader, block_names(record), &record_shape, record, error))
    return NULL;
  if (strcmp(last, FURNITURE) == 0)
    record->section_count--;
  return record_check(record, error) ? record : NULL;
}
