/* xml_write.c - a record as XML: walks the tables of record_shape.h, writes the bytes and feeds the validator with the
 * same events, so that nothing is parsed again and nothing invalid is given out.
 */
#include "buffer.h"
#include "markup.h"
#include "record_shape.h"
#include "unicode.h"

#include <math.h>
#include <string.h>

enum { LIKE_BLOCKS = 8 };
enum { SCRATCH = 24 }; /* bytes of the longest number */

struct writer {
  const struct record *record;
  struct buffer out, boxes;
  struct validator *validator;
  struct error *error;            /* the first, still without the id of the element it is in */
  const char *id;                 /* of the innermost element that has one */
  const char *shown[LIKE_BLOCKS]; /* types of blocks that the validator has seen */
  size_t shown_count;
  bool hidden; /* the element being written is not shown to the validator */
  char scratch[MARKUP_ATTRIBUTES][SCRATCH];
};

/* buffer_add without the call: a record is put together from ten thousands of short pieces.  The final buffer_byte
 * closes the text with its NUL. */
static inline void put(struct buffer *out, const char *bytes, size_t length) {
  if (out->capacity - out->length <= length) {
    buffer_add(out, bytes, length);
    return;
  }
  memcpy(out->data + out->length, bytes, length);
  out->length += length;
}

static inline void put_text(struct buffer *out, const char *text) { put(out, text, strlen(text)); }

/* ---------------------------------------------------- numbers ------------------------------------------------- */

/* Writes NUMBER backwards so that it ends at END; returns where it begins. */
static char *digits_before(char *end, uint64_t number) {
  do
    *--end = (char)('0' + number % 10);
  while (number /= 10);
  return end;
}

static struct attribute number_value(char scratch[SCRATCH], uint64_t number) {
  /* cppcheck-suppress ctuPointerArith ; one past the end, from which it goes backwards */
  char *begin = digits_before(scratch + SCRATCH, number);
  return (struct attribute){.value = begin, .length = (size_t)(scratch + SCRATCH - begin)};
}

/* Two decimals: the schema tells what lies outside 0 and 1. */
static struct attribute confidence_value(char scratch[SCRATCH], double confidence) {
  uint64_t hundredths = (uint64_t)lround(fmin(fmax(confidence, 0), 9) * 100);
  /* cppcheck-suppress ctuPointerArith ; as above */
  char *begin = digits_before(scratch + SCRATCH, hundredths % 100 + 100);
  *begin = '.'; /* the hundred that kept the leading zero */
  begin = digits_before(begin, hundredths / 100);
  return (struct attribute){.value = begin, .length = (size_t)(scratch + SCRATCH - begin)};
}

/* Half a tenth is rounded away from zero. */
static long tenths_of(float coordinate) {
  double tenths = (double)(coordinate * 10);
  return (long)(tenths < 0 ? tenths - 0.5 : tenths + 0.5);
}

static void add_coordinate(struct buffer *out, float coordinate, const char *after) {
  char text[SCRATCH];
  long tenths = tenths_of(coordinate);
  uint64_t size = tenths < 0 ? (uint64_t)-tenths : (uint64_t)tenths;
  text[SCRATCH - 1] = (char)('0' + size % 10);
  text[SCRATCH - 2] = '.';
  char *begin = digits_before(text + SCRATCH - 2, size / 10);
  if (tenths < 0)
    *--begin = '-';
  put(out, begin, (size_t)(text + SCRATCH - begin));
  put_text(out, after);
}

static struct attribute boxes_value(struct buffer *out, const struct box *box, size_t count) {
  out->length = 0;
  for (size_t i = 0; i < count; i++) {
    add_coordinate(out, box[i].x0, " ");
    add_coordinate(out, box[i].y0, " ");
    add_coordinate(out, box[i].x1, " ");
    add_coordinate(out, box[i].y1, i + 1 < count ? "; " : "");
  }
  return (struct attribute){.value = buffer_string(out), .length = out->length};
}

/* ------------------------------------------------ text, escaped ----------------------------------------------- */

enum byte_class { PLAIN, SPECIAL, LEAD, FORBIDDEN };

static enum byte_class class_of(unsigned char byte) {
  const uint64_t special = 1ULL << '&' | 1ULL << '<' | 1ULL << '>' | 1ULL << '"' | 1ULL << '\t' | 1ULL << '\n';
  if (byte >= 64)
    return byte < 0x80 ? PLAIN : LEAD;
  if (special >> byte & 1)
    return SPECIAL;
  return byte >= ' ' ? PLAIN : FORBIDDEN;
}

/* A tab or newline in an attribute would come back as a space. */
static void add_special(struct buffer *out, char byte, bool in_attribute) {
  switch (byte) {
  case '&':
    put_text(out, "&amp;");
    break;
  case '<':
    put_text(out, "&lt;");
    break;
  case '>':
    put_text(out, "&gt;");
    break;
  case '"':
    put_text(out, in_attribute ? "&quot;" : "\"");
    break;
  case '\t':
    put_text(out, in_attribute ? "&#9;" : "\t");
    break;
  default:
    put_text(out, in_attribute ? "&#10;" : "\n");
    break;
  }
}

/* True if the eight bytes at TEXT are of ASCII and none of them is special or below a space. */
static bool plain_eight(const char *text) {
  const uint64_t each = 0x0101010101010101u, top = each * 0x80;
  uint64_t bytes, odd;
  memcpy(&bytes, text, sizeof bytes);
  odd = bytes | (bytes - each * ' ');                                   /* beyond ASCII, or below a space */
  odd |= ((bytes ^ each * '&') - each) | ((bytes ^ each * '"') - each); /* zero less one */
  odd |= ((bytes & each * 0xFD) ^ each * '<') - each;                   /* "<" and ">" */
  return (odd & top) == 0;
}

/* False at a byte that no XML may hold: texts are cleaned where they enter, but a record must never be broken by one
 * that was not. */
static bool add_escaped(struct buffer *out, const char *text, size_t length, bool in_attribute) {
  const char *end = text + length, *from = text;
  while (text < end) {
    if (end - text >= 8 && plain_eight(text)) {
      text += 8;
      continue;
    }
    uint32_t character = 0;
    unsigned size = 1;
    enum byte_class class = class_of((unsigned char)*text);
    if (class == LEAD)
      size = unicode_read(text, end, &character);
    if (class == FORBIDDEN || (class == LEAD && size == 1) || character == 0xFFFE || character == 0xFFFF)
      return false;
    if (class == SPECIAL) {
      put(out, from, (size_t)(text - from));
      add_special(out, *text, in_attribute);
      from = text + 1;
    }
    text += size;
  }
  put(out, from, (size_t)(end - from));
  return true;
}

/* --------------------------------------------------- elements ------------------------------------------------- */

static const void *field(const void *object, size_t at) { return (const char *)object + at; }

static struct attribute text_value(const char *text) {
  return (struct attribute){.value = text, .length = text ? strlen(text) : 0};
}

static const struct attribute absent = {.value = NULL};

static struct attribute tally_value(char scratch[SCRATCH], int tally) {
  return tally < 0 ? absent : number_value(scratch, (uint64_t)tally);
}

static struct attribute value_of(struct writer *writer, const struct attribute_shape *shape, const void *object,
                                 char scratch[SCRATCH]) {
  const void *at = field(object, shape->at);
  const uint32_t *number = at;
  const int *integer = at;
  switch (shape->kind) {
  case VALUE_TEXT:
  case VALUE_ID:
    return text_value(*(const char *const *)at);
  case VALUE_BLOCK:
    return text_value(writer->record->block[*number].id);
  case VALUE_NUMBER:
    return number_value(scratch, *number);
  case VALUE_PAGE:
    return *number ? number_value(scratch, *number) : absent;
  case VALUE_ANCHOR_AT:
    return ((const struct record_block *)object)->anchor ? number_value(scratch, *number) : absent;
  case VALUE_SIZE:
    return number_value(scratch, *(const uint64_t *)at);
  case VALUE_TALLY:
    return tally_value(scratch, *integer);
  case VALUE_YES_NO:
    return text_value(*integer ? "true" : "false");
  case VALUE_YES:
    return *integer ? text_value("true") : absent;
  case VALUE_CONFIDENCE:
    return confidence_value(scratch, *(const double *)at);
  case VALUE_BOXES: {
    size_t count = *(const size_t *)field(object, shape->count);
    return count ? boxes_value(&writer->boxes, *(const struct box *const *)at, count) : absent;
  }
  }
  return absent;
}

static bool unclean(struct writer *writer, const struct element_shape *shape, const char *part) {
  return error_set(writer->error, ERROR_INVALID, "element %s: %s holds broken UTF-8 or a control character",
                   shape->name, part);
}

static bool may_need_escape(enum value_kind kind) {
  return kind == VALUE_TEXT || kind == VALUE_ID || kind == VALUE_BLOCK;
}

/* True if ID is a letter and a number: such are the ids that the program gives. */
static bool given_id(const char *id) {
  return *id >= 'a' && *id <= 'z' && id[1] && !id[1 + strspn(id + 1, "0123456789")];
}

/* A paper has many blocks, and the validator has nothing to say of one that follows another in its section and differs
 * from one already shown by its number, page and text only. */
static bool like_shown(struct writer *writer, const struct element_shape *shape, const struct record_block *block) {
  if (shape != &block_shape || block->marker || block->anchor || !block->page || !block->type || !given_id(block->id))
    return false;
  for (size_t i = 0; i < writer->shown_count; i++)
    if (strcmp(writer->shown[i], block->type) == 0)
      return true;
  if (writer->shown_count < LIKE_BLOCKS)
    writer->shown[writer->shown_count++] = block->type;
  return false;
}

/* Everything up to the ">" of the start tag, which is still missing.  The validator is not shown boxes: they may be
 * absent, they are never anything but what boxes_value has put together, and matching them against the schema's pattern
 * costs nearly as much as all the rest of validation. */
static bool write_start(struct writer *writer, const struct element_shape *shape, const void *object) {
  struct attribute attributes[MARKUP_ATTRIBUTES];
  size_t count = 0;
  put(&writer->out, "<", 1);
  put_text(&writer->out, shape->name);
  if (shape == &record_shape)
    put_text(&writer->out, " xmlns=\"" RECORD_NAMESPACE "\"");
  for (const struct attribute_shape *one = shape->attributes; one->name; one++) {
    struct attribute value = value_of(writer, one, object, writer->scratch[count]);
    if (!value.value)
      continue;
    value.name = one->name;
    if (one->kind == VALUE_ID)
      writer->id = value.value;
    if (one->kind != VALUE_BOXES)
      attributes[count++] = value;
    put(&writer->out, " ", 1);
    put_text(&writer->out, one->name);
    put(&writer->out, "=\"", 2);
    if (!may_need_escape(one->kind))
      put(&writer->out, value.value, value.length);
    else if (!add_escaped(&writer->out, value.value, value.length, true))
      return unclean(writer, shape, one->name);
    put(&writer->out, "\"", 1);
  }
  return writer->hidden || validator_start(writer->validator, shape->name, attributes, count);
}

static bool write_text(struct writer *writer, const struct element_shape *shape, const char *text, size_t length) {
  if (!add_escaped(&writer->out, text, length, false))
    return unclean(writer, shape, "its text");
  return writer->hidden || validator_text(writer->validator, text, length);
}

static const char *own_text(struct writer *writer, const struct element_shape *shape, const void *object,
                            size_t *length) {
  if (shape->content == CONTENT_QUOTE)
    return record_quote(writer->record, object, length);
  const char *text = shape_text(shape, object);
  if (shape->content == CONTENT_COUNTED)
    *length = *(const uint32_t *)field(object, shape->length);
  else
    *length = text ? strlen(text) : 0;
  return text;
}

static bool write_element(struct writer *writer, const struct element_shape *shape, const void *object, unsigned depth);

static void new_line(struct writer *writer, unsigned depth) {
  static const char indent[] = "\n                ";
  put(&writer->out, indent, 1 + 2 * (size_t)depth);
}

/* Children stand on lines of their own unless the element has text: white space there would be part of it. */
static bool write_children(struct writer *writer, const struct element_shape *shape, const void *object, unsigned depth,
                           bool *open) {
  bool ok = true;
  for (const struct child_shape *child = shape->children; child->shape && ok; child++) {
    size_t count;
    const char *one = shape_children(writer->record, child, object, &count);
    for (size_t i = 0; i < count && ok; i++, one += child->shape->size) {
      if (*open)
        put(&writer->out, ">", 1);
      *open = false;
      if (shape->content == CONTENT_NONE)
        new_line(writer, depth + 1);
      writer->hidden = like_shown(writer, child->shape, (const void *)one) && i > 0;
      ok = write_element(writer, child->shape, one, depth + 1);
      writer->hidden = false;
    }
  }
  return ok;
}

/* The end tag, or the end of an empty element whose start tag is still OPEN. */
static bool write_end(struct writer *writer, const struct element_shape *shape, unsigned depth, bool open) {
  if (open) {
    put(&writer->out, "/>", 2);
    return writer->hidden || validator_end(writer->validator, shape->name);
  }
  if (shape->content == CONTENT_NONE)
    new_line(writer, depth);
  put(&writer->out, "</", 2);
  put_text(&writer->out, shape->name);
  put(&writer->out, ">", 1);
  return writer->hidden || validator_end(writer->validator, shape->name);
}

static bool write_element(struct writer *writer, const struct element_shape *shape, const void *object,
                          unsigned depth) {
  const char *outer = writer->id;
  size_t length = 0;
  bool open = true; /* the start tag still lacks its ">" */
  if (!write_start(writer, shape, object))
    return false;
  const char *text = own_text(writer, shape, object, &length);
  if (length) {
    put(&writer->out, ">", 1);
    open = false;
    if (!write_text(writer, shape, text, length))
      return false;
  }
  if (!write_children(writer, shape, object, depth, &open) || !write_end(writer, shape, depth, open))
    return false;
  writer->id = outer;
  return true;
}

/* A copy of RECORD with one section more for the blocks that belong to none. */
static struct record with_furniture(const struct record *record, struct arena *arena) {
  struct record whole = *record;
  size_t first = 0;
  for (size_t i = 0; i < record->section_count; i++)
    first += record->section[i].count;
  if (first == record->block_count)
    return whole;
  whole.section = arena_array(arena, record->section_count + 1, sizeof *whole.section);
  if (record->section_count)
    memcpy(whole.section, record->section, record->section_count * sizeof *whole.section);
  whole.section[whole.section_count++] = (struct record_section){.id = FURNITURE,
                                                                 .role = FURNITURE,
                                                                 .page = record->block[first].page,
                                                                 .first = (uint32_t)first,
                                                                 .count = (uint32_t)(record->block_count - first)};
  return whole;
}

/* Of the XML: most of it is the blocks and what is quoted of them. */
static size_t likely_size(const struct record *record) {
  size_t size = 8192;
  for (size_t i = 0; i < record->block_count; i++)
    size += 2 * (size_t)record->block[i].length + 160 + 32 * record->block[i].box_count;
  return size;
}

char *record_write(const struct record *record, const struct schema *schema, struct arena *arena, size_t *length,
                   struct error *error) {
  if (!record_check(record, error))
    return NULL;
  struct record whole = with_furniture(record, arena);
  struct error breach = {0};
  struct writer writer = {.record = &whole, .out = buffer_in(arena), .boxes = buffer_in(arena), .error = &breach};
  writer.validator = validator_new(schema, &breach);
  buffer_reserve(&writer.out, likely_size(record));
  put_text(&writer.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  if (writer.validator)
    write_element(&writer, &record_shape, &whole, 0);
  buffer_byte(&writer.out, '\n');
  validator_free(writer.validator);
  if (breach.kind)
    error_set(error, breach.kind, "%s%s%s", writer.id ? writer.id : "", writer.id ? ": " : "", breach.message);
  *length = writer.out.length;
  return breach.kind ? NULL : writer.out.data;
}
