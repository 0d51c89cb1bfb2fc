/* commit.c - the one order in which store and index are committed. */
#include "commit.h"

struct noting {
  struct index *index;
  struct error *error;
};

static bool note(const char *name, void *context) {
  const struct noting *noting = context;
  return index_note_pending(noting->index, name, noting->error);
}

bool batch_begin(struct index *index, struct error *error) {
  return index_begin(index, error) && index_clear_pending(index, error);
}

bool batch_commit(struct store *store, struct index *index, struct error *error) {
  return store_sync(store, error) && store_each_pending(store, note, &(struct noting){index, error}) &&
         index_commit(index, error) && store_place(store, error);
}

void batch_end(struct store *store, struct index *index) {
  struct error ignored = {0}; /* then the next to write looks at them */
  if (store_sync(store, &ignored))
    index_clear_pending(index, &ignored);
}
