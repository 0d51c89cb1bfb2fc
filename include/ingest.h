/* ingest.h - many files into a store: walks, skips what is unchanged, has the rest read by workers, keeps the answers.
 */
#ifndef STANDPUNKT_INGEST_H
#define STANDPUNKT_INGEST_H

#include "index.h"
#include "pipeline.h"
#include "store.h"
#include "worker.h"

struct ingest_counts {
  uint64_t seen;    /* files met, whatever became of them */
  uint64_t added;   /* read for the first time */
  uint64_t renewed; /* read again: content, rules or extractors changed */
  uint64_t unchanged;
  uint64_t duplicate;     /* the same bytes as another file */
  uint64_t failed;        /* in this run */
  uint64_t failed_before; /* failed in an earlier run and unchanged since */
  uint64_t forgotten;     /* not read, since their content was forgotten */
  uint64_t skipped;       /* special files, links to folders */
  uint64_t bytes, pages;  /* of what was read */
  struct stage_times times;
  bool interrupted;
};

/* How the caller watches; functions may be NULL. */
struct ingest_watch {
  void *context;
  void (*failed)(void *context, const char *path, const char *reason, const char *message);
  void (*progress)(void *context, const struct ingest_counts *counts); /* once a second */
};

/* Reads every file under the COUNT PATHS with JOBS workers (0 = one a core) within LIMITS (NULL = the default).  Files
 * that fail are told to WATCH and kept in the ledger; they are no error.  False with ERROR set if the store or the
 * workers fail: what was committed before stays.  COUNTS only tells what is committed. */
bool ingest(const struct knowledge *knowledge, struct store *store, struct index *index, const char *const *paths,
            int count, unsigned jobs, const struct worker_limits *limits, const struct ingest_watch *watch,
            struct ingest_counts *counts, struct error *error);

#endif
