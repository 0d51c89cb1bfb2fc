/* opened.c - the store and the index that a command works on. */
#include "commands.h"

#include <string.h>
#include <sys/stat.h>

struct recovering {
  struct index *index;
  struct error *error;
};

static bool committed(const char *name, void *context) {
  const struct recovering *recovering = context;
  return index_has_pending(recovering->index, name, recovering->error);
}

static bool open_both(const char *directory, bool writing, struct arena *arena, struct opened *opened,
                      struct error *error) {
  opened->store = store_open(directory, writing ? STORE_WRITE : STORE_READ, error);
  if (opened->store)
    opened->index =
        index_open(arena_printf(arena, "%s/index.sqlite", directory), writing ? INDEX_WRITE : INDEX_READ, error);
  if (opened->index && writing)
    store_recover(opened->store, committed, &(struct recovering){opened->index, error}, error);
  if (error->kind == ERROR_NONE)
    return true;
  error->kind = ERROR_STORE; /* whatever the reason, the store cannot be used */
  close_data(opened);
  return false;
}

/* What a writer that was stopped has left is settled by whoever comes next and can. */
static void settle(const char *directory, struct arena *arena, struct opened *opened) {
  struct error ignored = {0};
  struct opened writing = {0};
  if (!store_unsettled(opened->store) || store_busy(directory))
    return;
  open_both(directory, true, arena, &writing, &ignored);
  close_data(&writing);
}

bool open_data(const struct invocation *invocation, bool writing, struct opened *opened, struct error *error) {
  *opened = (struct opened){0};
  const char *directory = data_directory(invocation, error);
  if (!directory)
    return false;
  struct stat status;
  if (!writing && stat(directory, &status) != 0)
    return error_set(error, ERROR_STORE, "%s holds no documents yet: 'standpunkt ingest PATH' reads some", directory);
  if (writing && !invocation->quiet && store_busy(directory))
    fprintf(stderr, "standpunkt: %s: another process is writing to this store; waiting for it\n",
            visible(invocation->arena, directory));
  if (!open_both(directory, writing, invocation->arena, opened, error))
    return false;
  if (!writing)
    settle(directory, invocation->arena, opened);
  return true;
}

void close_data(struct opened *opened) {
  if (opened->index)
    index_close(opened->index);
  if (opened->store)
    store_close(opened->store);
  *opened = (struct opened){0};
}

enum list_format list_format_of(const struct invocation *invocation) {
  return invocation->json ? LIST_JSON : invocation->csv ? LIST_CSV : LIST_TABLE;
}
