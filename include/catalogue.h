/* catalogue.h - lists of what the index holds, for the pages of `serve`. */
#ifndef STANDPUNKT_CATALOGUE_H
#define STANDPUNKT_CATALOGUE_H

#include "index.h"

/* A number that changes whenever another process has changed the index.  Costs microseconds. */
int64_t index_data_version(struct index *index, struct error *error);

/* A part of a list: at most COUNT rows after the first SKIP. */
struct span_of_list {
  size_t skip, count;
};

struct document_row {
  const char *id, *type, *title, *municipality, *issuer, *layer, *date, *file;
  uint32_t pages, positions, decisions;
};

/* Documents of TYPE (token; NULL = all) of MUNICIPALITY (name; NULL = all), newest first; *TOTAL gets the number of
 * all.  Returns the number of *ROWS, in ARENA. */
size_t catalogue_documents(struct index *index, const char *type, const char *municipality, struct span_of_list part,
                           struct arena *arena, struct document_row **rows, uint64_t *total, struct error *error);

/* How many there are of something. */
struct share_row {
  const char *name, *of; /* OF: the municipality of a body, the reason of a state; NULL */
  uint64_t count;
};

enum share { SHARE_TYPES, SHARE_MUNICIPALITIES, SHARE_BODIES, SHARE_STATES };

/* ONLY (NULL = all) chooses the municipality of bodies; of other shares it must be NULL. */
size_t catalogue_shares(struct index *index, enum share share, const char *only, struct arena *arena,
                        struct share_row **rows, struct error *error);

struct ledger_entry {
  const char *path, *state, *reason, *message, *document, *seen, *hash;
  uint64_t size;
  int64_t modified; /* nanoseconds since 1970 */
};

/* Rows of the ledger in STATE (NULL = all) by path; *TOTAL gets the number of all.  Paths are made visible. */
size_t catalogue_ledger(struct index *index, const char *state, struct span_of_list part, struct arena *arena,
                        struct ledger_entry **rows, uint64_t *total, struct error *error);

/* The hash of the source of DOCUMENT and its media type and file name; NULL with ERROR_NOT_FOUND. */
const char *catalogue_source(struct index *index, const char *document, struct arena *arena, const char **media_type,
                             const char **file, struct error *error);

#endif
