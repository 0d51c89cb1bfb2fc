/* reindex.c - the index built from the records: anew, or in another format (see reindex.h). */
#include "reindex.h"

#include <stdlib.h>

struct rebuilding {
  const struct store *store;
  struct index *index;
  const struct schema *schema;
  struct arena *arena;
  reindex_failed *failed;
  void *context;
  struct reindexed *counts;
  struct error *error; /* of the store: ends the work */
};

static bool add_record(const char *id, void *context) {
  struct rebuilding *work = context;
  struct error wrong = {0};
  size_t length;
  char *xml = store_get_record(work->store, id, &length, &wrong);
  const struct record *record = xml ? record_read(xml, length, work->schema, work->arena, &wrong) : NULL;
  if (record) {
    const char *work_of;
    if (index_add(work->index, record, work->arena, &work_of, work->error))
      work->counts->added++;
  } else {
    work->counts->failed++;
    if (work->failed)
      work->failed(id, &wrong, work->context);
  }
  free(xml);
  arena_reset(work->arena);
  return work->error->kind == ERROR_NONE;
}

static bool fill(struct rebuilding *work) {
  *work->counts = (struct reindexed){0};
  work->arena = arena_new();
  bool filled = store_each_record(work->store, add_record, work, work->error);
  arena_free(work->arena);
  return filled;
}

bool reindex(const struct store *store, struct index *index, const struct schema *schema, reindex_failed *failed,
             void *context, struct reindexed *counts, struct error *error) {
  struct rebuilding work = {.store = store,
                            .index = index,
                            .schema = schema,
                            .failed = failed,
                            .context = context,
                            .counts = counts,
                            .error = error};
  if (index_begin(index, error) && index_clear(index, error) && fill(&work) && index_commit(index, error))
    return true;
  index_rollback(index);
  return false;
}

bool migrate(const struct store *store, const char *file, const struct schema *schema, struct error *error) {
  struct reindexed counts;
  struct index *index = index_open_older(file, error);
  struct rebuilding work = {.store = store, .index = index, .schema = schema, .counts = &counts, .error = error};
  bool done = index && index_renew(index, error) && fill(&work) && index_commit(index, error);
  if (index && !done)
    index_rollback(index);
  index_close(index);
  return done;
}
