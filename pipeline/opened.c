/* opened.c - the store and the index that a command works on. */
#include "commands.h"
#include "reindex.h"

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

/* True if the index FILE can be opened as it is, or could be brought to the present format. */
static bool bring_up(const struct store *store, const char *file, struct error *error) {
  int format = index_format(file, error);
  if (error->kind != ERROR_NONE || format == 0 || format >= index_format_known)
    return error->kind == ERROR_NONE;
  fprintf(stderr, "standpunkt: the index has format %d; bringing it to format %d, the old one is kept beside it\n",
          format, index_format_known);
  struct knowledge knowledge;
  if (!knowledge_load_schema(&knowledge, error))
    return false;
  migrate(store, file, knowledge.schema, error);
  knowledge_free(&knowledge);
  return error->kind == ERROR_NONE;
}

struct removing {
  struct store *store;
  struct error *error;
  bool any;
};

static bool remove_one(const char *name, void *context) {
  struct removing *removing = context;
  removing->any = true;
  return store_remove(removing->store, name, removing->error);
}

bool finish_removals(struct opened *data, struct error *error) {
  struct removing removing = {.store = data->store, .error = error};
  return index_each_removal(data->index, remove_one, &removing, error) &&
         (!removing.any || index_clear_removals(data->index, error)); /* a full disk takes no needless write */
}

struct keeping {
  struct store *store;
  struct error *error;
  bool any;
};

static bool keep_one(const char *name, void *context) {
  struct keeping *keeping = context;
  keeping->any = true;
  return store_keep_place(keeping->store, name, keeping->error);
}

/* Files that a writer moved before it was stopped: the next batch forgets their names, so that their places must be
 * durable before.  An ingest that came to its end leaves no names. */
static bool keep_places(struct opened *data, struct error *error) {
  struct keeping keeping = {.store = data->store, .error = error};
  if (!index_each_pending(data->index, keep_one, &keeping, error))
    return false;
  struct error ignored = {0}; /* a full disk: they are forgotten another time */
  if (keeping.any)
    index_clear_pending(data->index, &ignored);
  return true;
}

static bool open_both(const char *directory, bool writing, struct arena *arena, struct opened *opened,
                      struct error *error) {
  const char *file = arena_printf(arena, "%s/index.sqlite", directory);
  opened->store = store_open(directory, writing ? STORE_WRITE : STORE_READ, error);
  if (opened->store && (!writing || bring_up(opened->store, file, error)))
    opened->index = index_open(file, writing ? INDEX_WRITE : INDEX_READ, error);
  if (opened->index && writing &&
      store_recover(opened->store, committed, &(struct recovering){opened->index, error}, error) &&
      keep_places(opened, error))
    finish_removals(opened, error);
  if (error->kind == ERROR_NONE)
    return true;
  error->kind = ERROR_STORE; /* whatever the reason, the store cannot be used */
  close_data(opened);
  return false;
}

/* What a writer that was stopped has left, and an older format, is settled by whoever comes next and can. */
static void settle(const char *directory, struct arena *arena) {
  struct error ignored = {0};
  struct opened data = {0};
  struct store *store = store_open(directory, STORE_READ, &ignored);
  int format = index_format(arena_printf(arena, "%s/index.sqlite", directory), &ignored);
  bool needed = store && (store_unsettled(store) || (format > 0 && format < index_format_known));
  store_close(store);
  if (needed && !store_busy(directory) && open_both(directory, true, arena, &data, &ignored))
    close_data(&data);
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
  if (!knowledge_words(error) && writing) /* how compounds are cut: the words of the index depend on it */
    return false;
  *error = (struct error){0};
  if (!writing)
    settle(directory, invocation->arena);
  return open_both(directory, writing, invocation->arena, opened, error);
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

const char *the_document(struct index *index, const char *what, struct arena *arena, struct error *error) {
  const char **ids = NULL;
  size_t count = index_resolve(index, what, arena, &ids, error);
  if (count == 1)
    return ids[0];
  if (count == 0)
    error_set(error, ERROR_NOT_FOUND, "no such document; say an id, its beginning, a file name or a path");
  else
    error_set(error, ERROR_NOT_FOUND, "%zu documents: %.16s, %.16s%s; say more", count, ids[0], ids[1],
              count > 2 ? " ..." : "");
  return NULL;
}
