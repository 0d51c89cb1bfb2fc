/* check_index.c - whether the index is whole (see check.h). */
#include "check_inside.h"
#include "reindex.h"

#include <stdlib.h>
#include <string.h>

void check_index(struct check *check) {
  const char *what = index_faults(check->index, check->arena, check->error);
  if (check->error->kind || !what)
    return;
  struct reindexed counts;
  bool mended =
      check->repair && reindex(check->store, check->index, check->knowledge->schema, NULL, NULL, &counts, check->error);
  check_tell(check, "index.sqlite", what, mended,
             mended ? "filled anew from the records" : "check --repair or reindex fills it anew from the records");
  arena_reset(check->arena);
}

struct ids {
  struct arena *arena;
  const char **id;
  size_t count, room;
};

static bool keep(const char *id, void *context) {
  struct ids *ids = context;
  ids->id = arena_grow(ids->arena, ids->id, ids->count, &ids->room, sizeof *ids->id);
  ids->id[ids->count++] = arena_strdup(ids->arena, id);
  return true;
}

void check_documents(struct check *check, bool (*each)(const char *id, void *context)) {
  struct ids ids = {.arena = arena_new()};
  index_each_document(check->index, keep, &ids, check->error);
  for (size_t i = 0; i < ids.count && !check->error->kind; i++)
    each(ids.id[i], check);
  arena_free(ids.arena);
}
