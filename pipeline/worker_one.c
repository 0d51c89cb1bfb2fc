/* worker_one.c - a single document read by a worker of its own: what record, extract and explain do. */
#include "worker.h"

#include <string.h>

/* The answer as ERROR, or the bytes in ARENA. */
static const char *take(const struct answer *answer, struct arena *arena, size_t *length, struct error *error) {
  if (answer->done) {
    *length = answer->length;
    return arena_strndup(arena, answer->bytes, answer->length);
  }
  if (strcmp(answer->reason, error_token(answer->kind)) == 0)
    error_set(error, answer->kind, "%s", answer->message);
  else
    error_set(error, answer->kind, "%s: %s", answer->reason, answer->message);
  return NULL;
}

const char *workers_read_one(int descriptor, const char *name, const struct knowledge *knowledge,
                             const struct product *product, const struct worker_limits *limits, struct arena *arena,
                             size_t *length, struct error *error) {
  extractors_warm_up();
  const struct task task = {.descriptor = descriptor, .name = name};
  struct workers *workers = workers_start(knowledge, product, 1, limits, error);
  struct answer answer;
  const char *bytes = NULL;
  if (workers && workers_give(workers, &task, error) && workers_wait(workers, -1, -1, &answer))
    bytes = take(&answer, arena, length, error);
  workers_stop(workers);
  return bytes;
}
