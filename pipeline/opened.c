/* opened.c - the store and the index that a command works on. */
#include "commands.h"

#include <string.h>
#include <sys/stat.h>

bool open_data(const struct invocation *invocation, bool writing, struct opened *opened, struct error *error) {
  *opened = (struct opened){0};
  const char *directory = data_directory(invocation, error);
  if (!directory)
    return false;
  struct stat status;
  if (!writing && stat(directory, &status) != 0)
    return error_set(error, ERROR_STORE, "%s holds no documents yet: 'standpunkt ingest PATH' reads some", directory);
  opened->store = store_open(directory, writing ? STORE_WRITE : STORE_READ, error);
  if (opened->store)
    opened->index = index_open(arena_printf(invocation->arena, "%s/index.sqlite", directory),
                               writing ? INDEX_WRITE : INDEX_READ, error);
  if (opened->index)
    return true;
  error->kind = ERROR_STORE; /* whatever the reason, the store cannot be used */
  close_data(opened);
  return false;
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
