/* reindex.h - the index built from the records: anew, or in another format.
 */
#ifndef STANDPUNKT_REINDEX_H
#define STANDPUNKT_REINDEX_H

#include "index.h"
#include "store.h"
#include "xml.h"

struct reindexed {
  size_t added, failed;
};

/* Tells of a record that could not be read; its document stays out. */
typedef void reindex_failed(const char *id, const struct error *error, void *context);

/* Empties INDEX and fills it from the records of STORE, in order of their ids and in one transaction: those who search
 * meanwhile see the old one.  The ledger stays. */
bool reindex(const struct store *store, struct index *index, const struct schema *schema, reindex_failed *failed,
             void *context, struct reindexed *counts, struct error *error);

/* Brings the index FILE, whose format is older, to the present one: a backup beside it (FILE.format-N), the ledger
 * carried over, the rest filled from the records; in one transaction, so that a crash leaves the old index. */
bool migrate(const struct store *store, const char *file, const struct schema *schema, struct error *error);

#endif
