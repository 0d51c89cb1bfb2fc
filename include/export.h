/* export.h - which documents, and which items of them, are handed on: the selection of `standpunkt export`.
 */
#ifndef STANDPUNKT_EXPORT_H
#define STANDPUNKT_EXPORT_H

#include "gazetteer.h"
#include "index.h"

/* What is wanted; nothing said: everything. */
struct export_wish {
  const struct gazetteer *gazetteer; /* of the question; may be NULL */
  const char *matter;                /* what belongs to this matter (matter_find); NULL */
  const char *words; /* a question (index_search), or what a document is known by (index_resolve); NULL */
};

/* A document that is wanted; the pointers are valid until EACH returns. */
struct export_subject {
  const char *document;      /* id of the record */
  const char *date;          /* the one to sort by; NULL */
  const char *work;          /* the least id of its renderings, its own if there is no other */
  const char *made;          /* the day its record was made, ISO 8601; NULL if the ledger does not know */
  const char *const *wanted; /* ids of items, findings and blocks: only items that have one of them are meant */
  size_t wanted_count;       /* 0 = the whole document */
};

struct export_counts {
  uint64_t done, total; /* documents */
};

/* Calls EACH with every document that WISH means, in order of date and id, undated ones first; what a search
 * finds, best first, and of several renderings of a work the one that answers best.  Stops when EACH returns false.
 * COUNTS is kept up to date.  False with ERROR set: ERROR_USAGE for a question that cannot be understood,
 * ERROR_NOT_FOUND for a matter that there is not. */
bool export_each(struct index *index, const struct export_wish *wish,
                 bool (*each)(const struct export_subject *subject, void *context), void *context,
                 struct export_counts *counts, struct error *error);

/* For each item of RECORD whether SUBJECT means it, in ARENA. */
const bool *export_items(const struct export_subject *subject, const struct record *record, struct arena *arena);

#endif
