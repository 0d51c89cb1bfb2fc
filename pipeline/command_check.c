/* command_check.c - `standpunkt check`: whether the store is whole, and mending it. */
#include "check.h"
#include "commands.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct option_spec options[] = {
    {.name = "repair", .meaning = "mend what is found"},
    {.name = NULL},
};

enum { WHERE, WHAT, MENDED, MEND, COLUMNS };
static const struct column columns[COLUMNS] = {
    [WHERE] = {"where", "where", false},
    [WHAT] = {"what", "what", false},
    [MENDED] = {"mended", NULL, false},
    [MEND] = {"mend", "to mend it", false},
};

static void on_fault(void *context, const struct fault *fault) {
  const char *values[COLUMNS] = {
      [WHERE] = fault->where, [WHAT] = fault->what, [MENDED] = fault->mended ? "yes" : "no", [MEND] = fault->mend};
  list_row(context, values);
}

/* Looking settles what a stopped writer has left, so it writes where it can; what cannot be written to is looked at as
 * it is. */
static bool may_write(const struct invocation *invocation) {
  struct error ignored = {0};
  const char *directory = data_directory(invocation, &ignored);
  return option_value(invocation, "repair") || !directory || faccessat(AT_FDCWD, directory, W_OK, AT_EACCESS) == 0 ||
         errno == ENOENT;
}

/* An index that cannot even be opened is put aside, and a new one filled from the records: the ledger is lost with it,
 * and ingest fills it again. */
static bool open_or_replace(const struct invocation *invocation, bool writing, struct opened *data,
                            struct error *error) {
  if (open_data(invocation, writing, data, error))
    return true;
  struct error again = {0};
  const char *directory = data_directory(invocation, &again);
  if (!option_value(invocation, "repair") || !directory)
    return false;
  const char *file = arena_printf(invocation->arena, "%s/index.sqlite", directory);
  if (!index_damaged(file) || rename(file, arena_printf(invocation->arena, "%s.damaged", file)) != 0)
    return false;
  unlink(arena_printf(invocation->arena, "%s-wal", file));
  unlink(arena_printf(invocation->arena, "%s-shm", file));
  fprintf(stderr, "standpunkt: %s could not be opened; it is kept as %s.damaged, and a new one is made\n",
          visible(invocation->arena, file), visible(invocation->arena, file));
  *error = (struct error){0};
  return open_data(invocation, true, data, error);
}

static enum exit_status run(const struct invocation *invocation) {
  struct error error = {0};
  struct opened data = {0};
  struct knowledge knowledge = {0};
  bool repair = option_value(invocation, "repair") != NULL;
  bool writing = may_write(invocation);
  /* only mending reads papers again */
  bool ready = repair ? knowledge_load(&knowledge, &error) : knowledge_load_schema(&knowledge, &error);
  if (!ready || !open_or_replace(invocation, writing, &data, &error)) {
    knowledge_free(&knowledge);
    return complain(NULL, &error);
  }
  struct check_counts counts;
  struct list *list = list_begin(stdout, list_format_of(invocation), columns, COLUMNS);
  bool done = check_store(data.store, data.index, &knowledge, repair,
                          &(struct check_watch){.context = list, .fault = on_fault}, &counts, &error);
  list_end(list);
  if (done && !invocation->json && !invocation->csv && !invocation->quiet)
    printf("%s sources and %s records looked at: %s faults, %s mended\n", grouped(invocation->arena, counts.sources),
           grouped(invocation->arena, counts.records), grouped(invocation->arena, counts.faults),
           grouped(invocation->arena, counts.mended));
  if (done && !writing && !invocation->quiet)
    fprintf(stderr, "standpunkt: this store cannot be written to; its full text was not looked at, which takes that\n");
  close_data(&data);
  knowledge_free(&knowledge);
  return !done ? complain(NULL, &error) : counts.faults > counts.mended ? EXIT_STORE_BROKEN : EXIT_WELL;
}

const struct command command_check = {
    .name = "check",
    .arguments = "",
    .summary = "look whether the store is whole; mend it",
    .help =
        "Looks at every source (whether its bytes are those that its name, their hash, says), at every record "
        "(schema,\n"
        "invariants, name, source), at the index (pages, keys, full text) and at whether all three and the ledger\n"
        "agree. What is found is listed with what mends it; with --repair it is mended: records are made again from\n"
        "their sources, sources taken again from the files that the ledger knows, the index filled from the records.\n"
        "What a writer that was stopped has left is settled first. A store that cannot be written to is looked at as\n"
        "it is, but for its full text. Exit status 3 if a fault remains.",
    .examples = "standpunkt check\n"
                "standpunkt check --repair\n"
                "standpunkt check --json",
    .formats = FORMAT_JSON | FORMAT_CSV,
    .options = options,
    .run = run,
};
