/* worker.h - the queue of documents: what a worker asks for and hands back.
 *
 * A worker is a long-lived process, forked once rules and extractors are warm.  It is handed open descriptors and
 * never opens a file itself; it answers with a record or with the reason why there is none, and it is expendable:
 * one that crashes, hangs or floods is replaced and only the document in its hands fails.  What it answers is not
 * trusted: whoever takes a record validates it.
 *
 * Another queue (another machine's, a database's) can stand behind this header.
 */
#ifndef STANDPUNKT_WORKER_H
#define STANDPUNKT_WORKER_H

#include "pipeline.h"
#include <sys/types.h>

/* One document to read. */
struct task {
  int descriptor;   /* open for reading; stays the caller's */
  const char *name; /* file name without folders, clean UTF-8 */
  const char *hash; /* SHA-256 of its bytes */
  uint64_t size;
  void *context; /* the caller's own */
};

/* What became of it. */
struct answer {
  struct task task;
  bool done;
  const char *reason;  /* of a failure: error_token's words, "timeout", "memory", "flood", "crash SIGSEGV" */
  const char *message; /* for people */
  const char *xml;     /* of success: the record, valid until the next workers_wait */
  size_t length;
  struct stage_times times; /* milliseconds that this document took */
};

struct worker_limits {
  unsigned seconds;   /* wall clock for one document; default 30 */
  size_t answer;      /* bytes of a record; default 64 MiB */
  unsigned documents; /* a worker is replaced after so many; default 500 */
};

extern const struct worker_limits worker_limits_default;

struct workers;

/* Starts COUNT workers that know KNOWLEDGE; extractors must be warm.  NULL with ERROR set.  Free by workers_stop. */
struct workers *workers_start(const struct knowledge *knowledge, unsigned count, const struct worker_limits *limits,
                              struct error *error);

/* Ends all workers at once; tasks in their hands are forgotten. */
void workers_stop(struct workers *workers);

/* True if a worker has room for another task (each holds one in work and one waiting). */
bool workers_ready(const struct workers *workers);

/* Tasks handed over and not answered. */
size_t workers_busy(const struct workers *workers);

/* Hands TASK over; its strings may go at once.  Only when workers_ready.  False with ERROR set if no worker can be
 * started at all. */
bool workers_give(struct workers *workers, const struct task *task, struct error *error);

/* Waits for the next answer, at most MILLISECONDS (-1 = as long as it takes), or until ALSO (a descriptor; -1 = none)
 * can be read.  True with ANSWER filled; false if there is none yet. */
bool workers_wait(struct workers *workers, int milliseconds, int also, struct answer *answer);

#endif
