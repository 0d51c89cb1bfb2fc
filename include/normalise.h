/* normalise.h - findings become a record: people, bodies, dates, proposals, positions tied to proposals, decisions.
 */
#ifndef STANDPUNKT_NORMALISE_H
#define STANDPUNKT_NORMALISE_H

#include "record.h"
#include "rules.h"

/* What is known of the file itself; strings must outlive the record. */
struct source_facts {
  const char *file; /* name without folders */
  const char *hash; /* SHA-256 of the bytes */
  uint64_t bytes;
};

/* The record of DOCUMENT in DOCUMENT's arena.  Never fails: what is not understood is absent. */
struct record *normalise(const struct document *document, const struct findings *findings, const struct rule_set *rules,
                         const struct gazetteer *gazetteer, const struct source_facts *facts);

#endif
