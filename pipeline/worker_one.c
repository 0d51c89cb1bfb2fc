/* worker_one.c - documents read one at a time, as record, extract, explain and eval do. */
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

const char *workers_read(struct workers *workers, int descriptor, const char *name, struct arena *arena, size_t *length,
                         struct error *error) {
  const struct task task = {.descriptor = descriptor, .name = name};
  struct answer answer;
  if (!workers_give(workers, &task, error) || !workers_wait(workers, -1, -1, &answer))
    return NULL;
  return take(&answer, arena, length, error);
}

const char *workers_read_one(int descriptor, const char *name, const struct knowledge *knowledge,
                             const struct product *product, const struct worker_limits *limits, struct arena *arena,
                             size_t *length, struct error *error) {
  extractors_warm_up();
  struct workers *workers = workers_start(knowledge, product, 1, limits, error);
  const char *bytes = workers ? workers_read(workers, descriptor, name, arena, length, error) : NULL;
  workers_stop(workers);
  return bytes;
}
