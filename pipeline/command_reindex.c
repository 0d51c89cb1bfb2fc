/* command_reindex.c - `standpunkt reindex`: the index built anew from the records. */
#include "commands.h"
#include "reindex.h"

static void tell(const char *id, const struct error *error, void *context) {
  (void)context;
  complain(id, error);
}

static enum exit_status run(const struct invocation *invocation) {
  struct error error = {0};
  struct opened data = {0};
  struct knowledge knowledge = {0};
  if (!knowledge_load_schema(&knowledge, &error) || !open_data(invocation, true, &data, &error)) {
    knowledge_free(&knowledge);
    return complain(NULL, &error);
  }
  struct reindexed counts;
  bool done = reindex(data.store, data.index, knowledge.schema, tell, NULL, &counts, &error);
  if (done && !invocation->quiet)
    printf("%zu records indexed%s\n", counts.added, counts.failed ? ", some could not be read" : "");
  enum exit_status status = !done ? complain(NULL, &error) : counts.failed ? EXIT_STORE_BROKEN : EXIT_WELL;
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
