/* worker_process.h - what passes between the queue (pipeline/workers.c) and a worker process (pipeline/worker.c). */
#ifndef STANDPUNKT_WORKER_PROCESS_H
#define STANDPUNKT_WORKER_PROCESS_H

#include "hash.h"
#include "worker.h"

#define NAME_LONGEST 1023

/* One packet a task, with the descriptor as SCM_RIGHTS. */
struct request {
  uint64_t size;
  char hash[HASH_HEX];
  char name[NAME_LONGEST + 1];
};

/* Before each answer in the pipe; then the message, then the record. */
struct reply {
  uint32_t kind; /* enum error_kind; ERROR_NONE = a record follows */
  uint32_t message_length;
  uint64_t record_length;
  struct stage_times times;
};

/* The life of a worker: reads requests from REQUESTS, writes replies to REPLIES, ends the process when REQUESTS is
 * closed. */
_Noreturn void worker_live(const struct knowledge *knowledge, int requests, int replies);

#endif
