/* index_add.h - one document on its way into the index: shared by index_add.c, index_findings.c and index_passages.c.
 */
#ifndef STANDPUNKT_INDEX_ADD_H
#define STANDPUNKT_INDEX_ADD_H

#include "buffer.h"
#include "index_inside.h"

struct addition {
  struct db *db;
  const struct record *record;
  struct arena *arena;
  struct error *error; /* sticks: the steps run on and do nothing */
  int64_t document;    /* key of its row */
  int64_t *item;       /* keys of the rows of record->item */
  bool *titled;        /* whether the title of record->item was met as a heading */
  size_t titles;       /* items whose titles lie behind */
  bool *covered;       /* whether record->block is said already, by a title or the quote of a finding */
};

/* False with ERROR_INVALID if a finding of RECORD has no evidence or quotes what is not there. */
bool check_findings(const struct record *record, struct error *error);

/* Sets the next parameter to the key of a row; 0 is NULL. */
void query_key(struct query *query, int64_t key);

/* Adds all findings with their quotes and marks the blocks that they cover. */
void add_findings(struct addition *add);

/* Adds the title: it stands for the document, which is found also by who, what number, and which file. */
void add_title(struct addition *add);
/* Adds sections, headings and what no finding covers; after add_findings. */
void add_text(struct addition *add);

#endif
