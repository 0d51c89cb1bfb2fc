/* worker.h - the queue of documents: what a worker asks for and hands back.
 *
 * A worker is a long-lived process, forked once rules and extractors are warm.  It is handed open descriptors and
 * could not open a file itself (sandbox.h); it answers with a record or with the reason why there is none, and it is
 * expendable: one that crashes, hangs or floods is replaced and only the document in its hands fails.  What it answers
 * is not trusted: whoever takes a record validates it, whoever takes text cleans it.
 *
 * Another queue (another machine's, a database's) can stand behind this header.
 */
#ifndef STANDPUNKT_WORKER_H
#define STANDPUNKT_WORKER_H

#include "pipeline.h"
#include "sandbox.h"
#include <sys/types.h>

/* One document to read. */
struct task {
  int descriptor;   /* open for reading; stays the caller's */
  const char *name; /* file name without folders, clean UTF-8 */
  const char *hash; /* SHA-256 of its bytes; NULL = the worker finds it out */
  uint64_t size;
  uint32_t page; /* of products that are made of one page, from 1 */
  void *context; /* the caller's own */
};

/* What became of it. */
struct answer {
  struct task task;
  bool done;
  enum error_kind kind; /* of a failure */
  const char *reason;   /* of a failure: error_token's words, "timeout", "memory", "flood", "crash SIGSEGV" */
  const char *message;  /* for people */
  const char *bytes;    /* of success: what the product made, valid until the next workers_wait */
  size_t length;
  struct stage_times times; /* milliseconds that this document took */
};

/* Of the fields that are 0, the default holds. */
struct worker_limits {
  unsigned seconds;           /* wall clock for one document; 30 */
  size_t answer;              /* bytes of a record; 64 MiB */
  unsigned documents;         /* a worker is replaced after so many; 500 */
  size_t memory;              /* bytes that one document may take, address space; 768 MiB */
  struct extract_limits text; /* pages and characters of one document */
};

/* What a worker makes of a document, in ARENA and at *LENGTH; NULL with ERROR set.  It runs in the worker process. */
struct product {
  bool pages_only; /* only extracted: PASSAGE holds nothing but the pages, KNOWLEDGE may be NULL */
  char *(*make)(const struct knowledge *knowledge, const struct passage *passage, struct arena *arena, size_t *length,
                struct error *error);
  /* Or of the bytes themselves, from which nothing is extracted then, and of one page. */
  char *(*draw)(const struct source *source, uint32_t page, struct arena *arena, size_t *length, struct error *error);
  const char *const *readable; /* see sandbox.h; NULL = none */
};

/* The record as XML, validated. */
extern const struct product product_record;

extern const struct worker_limits worker_limits_default;

struct workers;

/* Starts COUNT workers that know KNOWLEDGE and make PRODUCT; extractors must be warm.  NULL with ERROR set.  Free by
 * workers_stop. */
struct workers *workers_start(const struct knowledge *knowledge, const struct product *product, unsigned count,
                              const struct worker_limits *limits, struct error *error);

/* Ends all workers at once; tasks in their hands are forgotten. */
void workers_stop(struct workers *workers);
/* The same without waiting for their ends: while the caller does something else before workers_stop, which is all that
 * may be called now. */
void workers_dismiss(struct workers *workers);

/* True if a worker has room for another task (each holds one in work and a few that wait). */
bool workers_ready(const struct workers *workers);

/* Tasks handed over and not answered. */
size_t workers_busy(const struct workers *workers);

/* Hands TASK over; its strings must stay until it is answered, for a worker that dies hands on what it had not begun.
 * Only when workers_ready.  False with ERROR set if no worker can be
 * started at all. */
bool workers_give(struct workers *workers, const struct task *task, struct error *error);

/* Waits for the next answer, at most MILLISECONDS (-1 = as long as it takes), or until ALSO (a descriptor; -1 = none)
 * can be read.  True with ANSWER filled; false if there is none yet. */
bool workers_wait(struct workers *workers, int milliseconds, int also, struct answer *answer);

/* The document behind DESCRIPTOR, called NAME, read by WORKERS, who have nothing else to do: what their product makes
 * of it, in ARENA; NULL with ERROR set. */
const char *workers_read(struct workers *workers, int descriptor, const char *name, struct arena *arena, size_t *length,
                         struct error *error);

/* The document behind DESCRIPTOR, called NAME, read by a worker of its own: what PRODUCT makes of it, in ARENA; NULL
 * with ERROR set. */
const char *workers_read_one(int descriptor, const char *name, const struct knowledge *knowledge,
                             const struct product *product, const struct worker_limits *limits, struct arena *arena,
                             size_t *length, struct error *error);

#endif
