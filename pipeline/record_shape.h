/* record_shape.h - which element and attribute of the XML is which field of struct record.  Private to the writing,
 * reading, checking and evaluating of records.
 *
 * The tables of record_shape.c are the whole mapping; xml_write.c and xml_read.c only walk them, so that what is
 * written can be read and a new field is one line here and one in schemas/record.xsd.
 */
#ifndef STANDPUNKT_RECORD_SHAPE_H
#define STANDPUNKT_RECORD_SHAPE_H

#include "record.h"

#include <stddef.h>

/* How a field stands in an attribute. */
enum value_kind {
  VALUE_TEXT,       /* const char *, absent if NULL */
  VALUE_ID,         /* the same, and unique in the record */
  VALUE_BLOCK,      /* uint32_t, index of a block: written as the block's id */
  VALUE_NUMBER,     /* uint32_t */
  VALUE_PAGE,       /* uint32_t, absent if 0 */
  VALUE_ANCHOR_AT,  /* uint32_t, absent where the block has no anchor */
  VALUE_SIZE,       /* uint64_t */
  VALUE_TALLY,      /* int, absent if -1 */
  VALUE_YES_NO,     /* int, "true" or "false" */
  VALUE_YES,        /* int, "true" or absent */
  VALUE_CONFIDENCE, /* double, two decimals */
  VALUE_BOXES       /* struct box *, and its count at `count`; absent if 0 */
};

struct attribute_shape {
  const char *name;
  enum value_kind kind;
  size_t at, count; /* offsets in the element's struct */
};

/* What an element's own text is. */
enum text_kind {
  CONTENT_NONE,    /* it has none: children on lines of their own */
  CONTENT_TEXT,    /* const char *; a child that stands in place is absent where it is NULL */
  CONTENT_REMARK,  /* const char *, NULL if empty */
  CONTENT_COUNTED, /* const char * with its length at `length` */
  CONTENT_QUOTE    /* what the evidence quotes */
};

/* Where the structs of a child element are. */
enum child_place {
  CHILD_HERE,  /* inside the parent's struct, at `at`; once or not at all */
  CHILD_ARRAY, /* in an array: pointer, count and capacity at `at`, `count`, `capacity` */
  CHILD_BLOCKS /* the blocks of a section: in the record's one array */
};

struct element_shape;

struct child_shape {
  const struct element_shape *shape;
  enum child_place place;
  size_t at, count, capacity; /* offsets in the parent's struct */
};

enum { MOST_ATTRIBUTES = 12, MOST_CHILDREN = 10 };

struct element_shape {
  const char *name;
  size_t size; /* of its struct */
  enum text_kind content;
  size_t text, length;                                    /* offsets */
  bool finding;                                           /* must have evidence */
  struct attribute_shape attributes[MOST_ATTRIBUTES + 1]; /* ended by a name of NULL */
  struct child_shape children[MOST_CHILDREN + 1];         /* ended by a shape of NULL */
};

extern const struct element_shape record_shape, section_shape, block_shape, item_shape, proposal_shape, evidence_shape;

/* The section that holds the furniture in the XML, and only there. */
#define FURNITURE "furniture"

/* The field in which OBJECT keeps its own text; NULL if it has none, as evidence, whose text is its quote. */
const char *shape_text(const struct element_shape *shape, const void *object);

/* The structs that CHILD stands for in OBJECT of RECORD: the first, and in *COUNT their number. */
const void *shape_children(const struct record *record, const struct child_shape *child, const void *object,
                           size_t *count);

/* Evidence of OBJECT: NULL where its shape has none. */
const struct evidences *shape_evidence(const struct element_shape *shape, const void *object);

#endif
