/* command_reindex.c - `standpunkt reindex`: the index built anew from the records. */
#include "commands.h"

#include <stdlib.h>

struct rebuilding {
  struct opened *data;
  const struct schema *schema;
  struct arena *arena;
  struct error *error; /* of the store: ends the work */
  size_t added, failed;
};

static bool add_record(const char *id, void *context) {
  struct rebuilding *work = context;
  struct error wrong = {0};
  size_t length;
  char *xml = store_get_record(work->data->store, id, &length, &wrong);
  const struct record *record = xml ? record_read(xml, length, work->schema, work->arena, &wrong) : NULL;
  if (record) {
    const char *work_of;
    if (index_add(work->data->index, record, work->arena, &work_of, work->error))
      work->added++;
  } else {
    complain(id, &wrong);
    work->failed++;
  }
  free(xml);
  arena_reset(work->arena);
  return work->error->kind == ERROR_NONE;
}

static enum exit_status run(const struct invocation *invocation) {
  struct error error = {0};
  struct opened data = {0};
  struct knowledge knowledge = {0};
  if (!knowledge_load_schema(&knowledge, &error) || !open_data(invocation, true, &data, &error)) {
    knowledge_free(&knowledge);
    return complain(NULL, &error);
  }
  struct rebuilding work = {.data = &data, .schema = knowledge.schema, .arena = arena_new(), .error = &error};
  bool done = index_begin(data.index, &error) && index_clear(data.index, &error) &&
              store_each_record(data.store, add_record, &work, &error) && index_commit(data.index, &error);
  if (!done)
    index_rollback(data.index);
  else if (!invocation->quiet)
    printf("%zu records indexed%s\n", work.added, work.failed ? ", some could not be read" : "");
  enum exit_status status = !done ? complain(NULL, &error) : work.failed ? EXIT_STORE_BROKEN : EXIT_WELL;
  arena_free(work.arena);
  close_data(&data);
  knowledge_free(&knowledge);
  return status;
}

const struct command command_reindex = {
    .name = "reindex",
    .arguments = "",
    .summary = "build the index anew from the records",
    .help = "Empties the index and fills it from the records, in order of their ids, in one transaction: those who\n"
            "search meanwhile see the old index. The ledger stays. Needed after a change of the index's format or if\n"
            "the index is damaged; it gives the same answers as before.",
    .examples = "standpunkt reindex",
    .least = 0,
    .most = 0,
    .run = run,
};
