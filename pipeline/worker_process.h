/* worker_process.h - what the queue (pipeline/workers.c), the start and end of its processes (pipeline/worker_spawn.c)
 * and the inside of one (pipeline/worker.c) have in common. */
#ifndef STANDPUNKT_WORKER_PROCESS_H
#define STANDPUNKT_WORKER_PROCESS_H

#include "hash.h"
#include "worker.h"

#define NAME_LONGEST 1023
#define HELD_MOST 16         /* one in work, the others waiting, so that no worker waits while the parent commits */
#define STATUS_NO_MEMORY 70  /* arena.h */
#define STATUS_NO_SANDBOX 71 /* it could not lock itself and has read nothing */

/* The descriptors of a worker process; 0 and 1 lead nowhere. */
enum { WORKER_ERRORS = 2, WORKER_REQUESTS = 3, WORKER_REPLIES = 4, WORKER_DESCRIPTORS = 8, DRAWING_DESCRIPTORS = 64 };

/* One packet a task, with the descriptor as SCM_RIGHTS. */
struct request {
  uint64_t size;
  uint32_t page;
  char hash[HASH_HEX];
  char name[NAME_LONGEST + 1];
};

/* Before each answer in the pipe; then the message, then the product. */
struct reply {
  uint32_t kind; /* enum error_kind; ERROR_NONE = a product follows */
  uint32_t message_length;
  uint64_t length;
  struct stage_times times;
};

/* What all workers of a queue do. */
struct work {
  const struct knowledge *knowledge;
  const struct product *product;
  struct worker_limits limits;
  struct sandbox_support support;
};

/* A worker as its queue sees it. */
struct worker {
  pid_t pid; /* 0 = none */
  int requests, replies, errors;
  struct task held[HELD_MOST];
  unsigned held_count, served;
  int64_t deadline; /* of held[0], milliseconds */
  char *bytes;      /* of replies, as they come */
  size_t length, room;
  size_t used; /* of them, by the answer that was given out last */
};

/* The life of a worker: locks itself, reads requests, writes replies, ends the process when there are no more. */
_Noreturn void worker_live(const struct work *work);

/* Starts a process for WORKER, which has none. */
bool worker_start(const struct work *work, struct worker *worker, struct error *error);

/* How a worker ended. */
struct worker_end {
  int status;      /* as wait(2) gives it */
  bool no_memory;  /* it said so, or its libraries did */
  char words[160]; /* the first line that it wrote to standard error, made visible; may be empty */
};

/* Ends WORKER's process: AT_ONCE by SIGKILL, else one that seems to be ending by itself gets a second for it, so that
 * its status tells why, but no more: it may only pretend. */
struct worker_end worker_bury(struct worker *worker, bool at_once);

#endif
