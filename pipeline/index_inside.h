/* index_inside.h - what the files of the index share: index.c, index_add.c, ledger.c, search.c, work.c. */
#ifndef STANDPUNKT_INDEX_INSIDE_H
#define STANDPUNKT_INDEX_INSIDE_H

#include "db.h"
#include "index.h"
#include "tokenize.h"

struct index {
  struct db *db;
  struct tokenizer *tokenizer;  /* of queries */
  bool reading;                 /* nothing can be written */
  bool open;                    /* in a transaction */
  bool spoiled;                 /* half of something was written: it can only be rolled back */
  struct search_memory *memory; /* search.c: what is kept from one question to the next; NULL */
  struct fulltext_due *due;     /* index_fulltext.c: documents whose passages are not searchable yet; NULL */
  struct matters_due *matters;  /* matter_link.c: items that are in no matter yet; NULL */
};

/* One whole step of writing: in the transaction that is open, or else in one of its own.  No savepoints, for FTS5
 * writes out what it has gathered at each of them.  index_leave tells whether all went well; if not, what was written
 * goes with its transaction. */
bool index_enter(struct index *index, bool *own, struct error *error);
bool index_leave(struct index *index, bool own, struct error *error);

/* Some of what new documents need is done for several of them at once, and done before a transaction is committed or a
 * document removed; index_forget_due leaves it. */
bool index_settle(struct index *index, struct error *error);
void index_forget_due(struct index *index);

/* index_fulltext.c: makes the passages of a new DOCUMENT (a key) searchable, whose first item has the key FIRST_ITEM,
 * with fulltext_settle at the latest. */
bool fulltext_due(struct index *index, int64_t document, int64_t first_item, size_t items, struct error *error);
bool fulltext_settle(struct index *index, struct error *error);
void fulltext_forget(struct index *index);

/* matter_link.c: puts new items into matters. */
bool matters_settle(struct index *index, struct error *error);
void matters_forget(struct index *index);

/* search.c: drops what is kept. */
void search_forget(struct index *index);

/* work.c: finds the documents that RECORD, added under KEY with a work of its own, is another rendering of, and joins
 * their works. */
bool work_link(struct db *db, int64_t key, const struct record *record, struct arena *arena, struct error *error);

/* work.c: before the document KEY is removed: which documents it held together, and afterwards: settles these anew. */
struct work_rest;
struct work_rest *work_before_removal(struct db *db, int64_t key, struct arena *arena, struct error *error);
bool work_after_removal(struct db *db, const struct work_rest *rest, struct arena *arena, struct error *error);

#endif
