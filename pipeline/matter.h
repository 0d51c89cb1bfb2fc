/* matter.h - the linking of items into matters: what the files matter_*.c share (see include/matters.h).
 *
 * An item's *signs* are all that linking knows of it: numbers, movers, words of the title and of the proposals, dates.
 * They are made once from the record (matter_signs.c) and kept as text beside the item, so that a later item can be
 * compared with it (matter_score.c) without the record.  Items that might belong together are found by *keys*, hashes
 * of signs (matter_keys.c); links and groups are made in matter_link.c and matter_group.c, names in matter_name.c.
 */
#ifndef STANDPUNKT_MATTER_H
#define STANDPUNKT_MATTER_H

#include "buffer.h"
#include "index_inside.h"

/* The kinds of signs, as they stand at the beginning of the lines of the text that is kept. */
enum sign_kind {
  SIGN_MUNICIPALITY = 'M', /* code, or the folded name */
  SIGN_BODY = 'B',         /* body_key of the issuer */
  SIGN_TYPE = 'Y',         /* of the document */
  SIGN_KIND = 'K',         /* of the matter that it would make: "motion", "inquiry", "referral", "other" */
  SIGN_DATE = 'D',         /* of the document or meeting */
  SIGN_MOTION_DATE = 'd',  /* when the motion was handed in */
  SIGN_NUMBER = 'N',       /* the motion's number, surely */
  SIGN_MENTION = 'n',      /* a motion's number, perhaps another's */
  SIGN_OWN = 'C',          /* own case number */
  SIGN_SENDER = 'S',       /* the sender's */
  SIGN_MOVER = 'O',
  SIGN_TITLE = 'T',    /* stems of the words of the title that say something */
  SIGN_PLACE = 'P',    /* "2025-05-22 44": this paragraph */
  SIGN_CITED = 'p',    /* a paragraph that is told of */
  SIGN_PROPOSAL = 'A', /* stems of a proposal's words */
};

struct sign {
  char kind;
  const char *value; /* to compare */
  const char *shown; /* as people read it */
};

struct signs {
  struct sign *sign;
  size_t count, capacity;
};

/* The first value of KIND, or NULL. */
const char *sign_value(const struct signs *signs, enum sign_kind kind);
bool signs_have(const struct signs *signs, enum sign_kind kind, const char *value);

/* The signs of ITEM of RECORD; none at all (count 0) for what belongs to no matter: formalities without a number, the
 * frame of minutes. */
struct signs signs_of(const struct record *record, const struct record_item *item, struct tokenizer *tokenizer,
                      struct arena *arena);
const char *signs_write(const struct signs *signs, struct arena *arena);
/* TEXT is taken apart where it is. */
struct signs signs_read(char *text, struct arena *arena);

/* matter_words.c: the stems of the words of TEXT that tell one title or proposal from another, sorted, each once, with
 * spaces between; "" if there are none. */
const char *telling_stems(struct tokenizer *tokenizer, const char *text, struct arena *arena);
/* A title without numbers, movers and formulas: "Skolsociala team i hela staden". */
const char *bare_title(const char *title, struct arena *arena);
/* How alike two such lists of stems are, 0 to 1, and *COMMON, how much they share: 1 is a word of middle length. */
double stems_alike(const char *one, const char *other, double *common);
/* The stems that both have, for people. */
const char *stems_shared(const char *one, const char *other, struct arena *arena);

/* matter_case.c: a case number in one form, "ks 2025/214", whatever its punctuation, leading zeros and the number of
 * the act after it; NULL if it has no year or number. */
const char *case_key(const char *value, struct arena *arena);
/* True if it begins with the letters of an authority. */
bool case_has_prefix(const char *key);

/* ---- matter_keys.c ---- */

/* Hashes to keep an item by, and hashes to look for others by. */
struct keys {
  int64_t *key;
  size_t count, capacity;
};
struct keys keys_to_keep(const struct signs *signs, struct arena *arena);
struct keys keys_to_ask(const struct signs *signs, struct arena *arena);

/* ---- matter_score.c ---- */

struct reason {
  const char *kind, *text;
  double weight;
};

struct score {
  double sum; /* from LINKED the two belong together */
  struct reason reason[16];
  size_t count;
};

#define LINKED 1.0

/* Compares two items; symmetrical.  RENDERING: their documents are renderings of one work, and the paragraph is the
 * same. */
struct score score_pair(const struct signs *one, const struct signs *other, bool rendering, struct arena *arena);
/* True if the two cannot be the same matter, whatever links them; symmetrical. */
bool signs_contradict(const struct signs *one, const struct signs *other);

/* ---- matter_link.c, matter_group.c, matter_name.c ---- */

/* Links the items of RECORD, added to the index under the keys ITEMS; which matters they belong to is known after
 * matters_settle (index_inside.h).  To be called after its other renderings are known. */
bool matter_add(struct index *index, const struct record *record, const int64_t *items, struct arena *arena,
                struct error *error);
/* Before the document KEY is removed: what its items held together; and afterwards: settles these anew. */
struct keys matter_before_removal(struct db *db, int64_t key, struct arena *arena, struct error *error);
bool matter_after_removal(struct db *db, const struct keys *rest, struct arena *arena, struct error *error);

/* A member of a group that is being settled. */
struct member {
  int64_t item, matter;
  const char *document, *id; /* of records: the order of things does not depend on the index's keys */
  int64_t document_key;
  struct signs signs;
  const char *before; /* id of the matter it was in; NULL */
  size_t group;       /* index of the member that stands for it */
};

/* Settles all that hangs together with ITEMS. */
bool matter_settle(struct db *db, const struct keys *items, struct arena *arena, struct error *error);
/* Gives the COUNT members, oldest first, a matter of their own: its id, what it is called, where older ids lead.
 * DISPLACED gets an item of each younger matter that had the id: it is to be settled anew. */
void matter_name_group(struct db *db, struct member *const *member, size_t count, struct keys *displaced,
                       struct arena *arena, struct error *error);

#endif
