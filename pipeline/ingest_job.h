/* ingest_job.h - the state of a run of ingest, and one file on its way through it. */
#ifndef STANDPUNKT_INGEST_JOB_H
#define STANDPUNKT_INGEST_JOB_H

#include "hash.h"
#include "ingest.h"
#include "walk.h"
#include "worker.h"

#define PARKED_MOST 64

/* A file that is being read, or waits for another with the same bytes. */
struct job {
  struct job *next;
  struct task task;
  char *path;
  struct stat status; /* when it was opened */
  char hash[HASH_HEX];
  bool known; /* the ledger had a row for it */
  char *name;
};

struct ingest {
  const struct knowledge *knowledge;
  struct store *store;
  struct index *index;
  struct workers *workers;
  const struct ingest_watch *watch;
  const char *rules, *extractor; /* what records are made with now */
  const char *const *paths;
  int path_count, next_path;
  struct walk *walk;
  bool walked_all;
  struct job *flying, *parked;
  size_t parked_count;
  struct arena *arena;         /* of the file in hand */
  struct ingest_counts counts; /* with what is not committed yet */
  struct ingest_counts *told;
  int64_t told_at, batch_began;
  size_t batched;
  bool committed; /* a batch was */
  int signals;
};

struct job *job_new(struct ingest *run, const struct walked *file, const struct ledger_row *row);
void job_free(struct job *job);

/* Opens the job's file and hashes its bytes; false with *REASON and *MESSAGE. */
bool job_open(struct job *job, const struct walked *file, const char **reason, const char **message);

/* True if a worker has the same bytes in hand. */
bool job_in_flight(const struct ingest *run, const char *hash);

/* Makes sure that a transaction is open and counts one more change in it. */
bool ingest_in_batch(struct ingest *run, struct error *error);

/* True if records made with RULES and EXTRACTOR would come out the same today. */
bool ingest_current(const struct ingest *run, const char *rules, const char *extractor);

/* True for reasons that lie outside the file: the next run tries again. */
bool ingest_passing(const char *reason);

int64_t ingest_modified(const struct stat *status);

bool ingest_put_row(struct ingest *run, const struct job *job, const char *state, const char *reason,
                    const char *message, const char *document, struct error *error);

/* JOB failed: tells, counts, keeps. */
bool ingest_fail(struct ingest *run, const struct job *job, const char *reason, const char *message,
                 struct error *error);

/* *SETTLED if the bytes of JOB are a document already, made with today's rules. */
bool ingest_settle_known(struct ingest *run, const struct job *job, bool *settled, struct error *error);

/* Keeps the record in ANSWER: source, record, index and ledger.  False with ERROR if the store fails; *REASON and
 * *MESSAGE are set if the answer is no good and JOB has failed. */
bool ingest_keep(struct ingest *run, const struct job *job, const struct answer *answer, const char **reason,
                 const char **message, struct error *error);

#endif
