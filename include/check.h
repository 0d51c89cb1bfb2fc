/* check.h - whether a store is whole, and mending it.
 *
 * Looked at are: sources against their names, which are their hashes; records against schema, invariants and name;
 * that each record has its source and stands in the index as it is; that the index has no other documents; that what
 * the ledger calls done is there; and the index itself, its keys and its full text.
 */
#ifndef STANDPUNKT_CHECK_H
#define STANDPUNKT_CHECK_H

#include "index.h"
#include "pipeline.h"
#include "store.h"

struct fault {
  const char *where; /* "records/ab/....xml", "index", a path of the ledger */
  const char *what;
  const char *mend; /* what mends it, or what was done */
  bool mended;
};

struct check_watch {
  void *context;
  void (*fault)(void *context, const struct fault *fault);
};

struct check_counts {
  uint64_t sources, records, files; /* looked at */
  uint64_t faults, mended;
};

/* Looks at STORE and INDEX and, if REPAIR (both are then open for writing), mends what can be mended: records are made
 * again from their sources, sources taken again from the files that the ledger knows, the index filled from the
 * records, and what has nothing behind it is removed.  False with ERROR set if looking itself was not possible. */
bool check_store(struct store *store, struct index *index, const struct knowledge *knowledge, bool repair,
                 const struct check_watch *watch, struct check_counts *counts, struct error *error);

#endif
