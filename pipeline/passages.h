/* passages.h - what a search must know of every passage, in memory: kind, length, where it stands, and the values that
 * facets count.
 *
 * index_add writes a row of search_document for each document (passages_note, passages_store); search reads them all
 * (passages_load) and keeps them until somebody has committed something.  There is no text in them.
 */
#ifndef STANDPUNKT_PASSAGES_H
#define STANDPUNKT_PASSAGES_H

#include "arena.h"
#include "db.h"

#include <stdbool.h>

/* ---- writing ---- */

struct passage_notes;

/* Notes for one document with ITEMS items, the first of which has the key FIRST_ITEM. */
struct passage_notes *passages_begin(struct arena *arena, int64_t first_item, size_t items);
/* A passage just added, in order of keys; BLOCK and ITEM negative: none.  BYTES of text. */
void passages_note(struct passage_notes *notes, int64_t key, const char *kind, int64_t block, int64_t item,
                   size_t bytes);
/* Writes the row of DOCUMENT, whose findings and people must be there. */
bool passages_store(struct passage_notes *notes, struct db *db, int64_t document, struct error *error);

/* The row as bytes: numbers of 7 bits a byte, the last with the high bit clear.
 *   names of parties: count; of each: whether it speaks for the whole document, bytes, name
 *   passages:         count; of each: kind, length class, block + 1, item + 1 (0: none)
 *   values:           count; of each: passage (difference from the one before), enum value_of, value */

/* ---- reading ---- */

enum passage_kind {
  PASSAGE_NONE, /* no passage has this key */
  PASSAGE_TITLE,
  PASSAGE_HEADING,
  PASSAGE_PARAGRAPH,
  PASSAGE_PROPOSAL,
  PASSAGE_POSITION,
  PASSAGE_ANSWER,
  PASSAGE_DECISION,
  PASSAGE_VOTE,
  PASSAGE_DISSENT,
  PASSAGE_KINDS
};
extern const char *const passage_kinds[PASSAGE_KINDS]; /* tokens */

/* Values that only some passages have. */
enum value_of { VALUE_STANCE, VALUE_OUTCOME, VALUE_PARTY };
extern const char *const passage_stances[], *const passage_outcomes[], *const document_types[]; /* ended by NULL */

struct passage_value {
  uint32_t passage; /* its place in the document */
  uint16_t of;      /* enum value_of */
  uint16_t value;   /* place in passage_stances ..., or number of a party */
};

struct document_row {
  int64_t key;                 /* of the row of `document` */
  uint32_t first;              /* key of its first passage */
  uint32_t count;              /* of keys from there on */
  uint32_t slot;               /* of its first passage in the arrays of struct passages */
  uint32_t work;               /* number, from 0 */
  int32_t day;                 /* since 1970; INT32_MIN: no date */
  int16_t year;                /* 0: none */
  uint16_t type;               /* place in document_types; its end = another */
  uint64_t id;                 /* first sixteen digits of its id: for the order */
  uint32_t municipality, body; /* groups of names; NAME_NONE */
  int64_t first_item;
  const struct passage_value *value; /* of its passages, in their order */
  size_t value_count;
  const uint16_t *party; /* of all of it */
  size_t party_count;
};

/* A row of `municipality` or `body`; those that are the same thing by code or reference, or else by name, are a group.
 */
struct name_row {
  int64_t key;
  const char *name, *ref; /* ref: code of a municipality; NULL */
  const char *folded;     /* name in lower case */
  uint32_t within;        /* of a body: group of its municipality */
  uint32_t group;
  size_t documents;
};
#define NAME_NONE UINT32_MAX

struct names {
  struct name_row *row; /* in order of keys */
  size_t count, capacity;
  uint32_t *shown;    /* by group: the row whose name most documents print */
  const char **value; /* by group: what says it and no other: that name, and its municipality where others share it */
  size_t groups;
};

struct passages {
  struct names municipality, body;
  struct document_row *document; /* in order of `first` */
  size_t count, works;
  uint8_t *kind;      /* by slot: enum passage_kind */
  uint8_t *length;    /* by slot: length class, see passage_length */
  uint32_t *block;    /* by slot: UINT32_MAX = none */
  uint16_t *item;     /* by slot: place of the item in its document; UINT16_MAX = none */
  size_t slots;       /* of them */
  size_t passages;    /* that there are */
  size_t blocks;      /* of the document that has most */
  double mean;        /* bytes of a passage */
  const char **party; /* names by number */
  size_t party_count;
};

/* Everything, in ARENA. */
struct passages *passages_load(struct db *db, struct arena *arena, struct error *error);

/* The bytes that a length class stands for. */
double passage_length(unsigned class);

/* The document that the passage KEY belongs to, looked for from *AT on (a place in passages->document, kept between
 * calls with rising keys); NULL if there is none. */
const struct document_row *passages_document(const struct passages *passages, uint32_t key, size_t *at);

#endif
