/* command_forget.c - `standpunkt forget DOCUMENT`: a document leaves the store, and nothing of its text stays. */
#include "commands.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static const struct option_spec options[] = {
    {.name = "entirely", .meaning = "the ledger forgets the file as well; ingest would read it again"},
    {.name = "lift", .meaning = "DOCUMENT is a file that was forgotten: let ingest read it again"},
    {.name = NULL},
};

/* "forgotten on 2024-05-01" */
static const char *note_of(struct arena *arena) {
  time_t seconds = time(NULL);
  struct tm parts;
  char day[16];
  gmtime_r(&seconds, &parts);
  strftime(day, sizeof day, "%Y-%m-%d", &parts);
  return arena_printf(arena, "forgotten on %s", day);
}

static bool forget(const struct invocation *invocation, struct opened *data, struct error *error) {
  for (int i = 0; i < invocation->word_count; i++) {
    const char *id = the_document(data->index, invocation->words[i], invocation->arena, error);
    if (!id) {
      struct error told = *error;
      *error = (struct error){0};
      return error_set(error, told.kind, "%s: %s", visible(invocation->arena, invocation->words[i]), told.message);
    }
    const char *note = option_value(invocation, "entirely") ? NULL : note_of(invocation->arena);
    if (!index_forget(data->index, id, note, error))
      return false;
    if (!invocation->quiet)
      printf("forgotten  %s\n", id);
  }
  return finish_removals(data, error) && index_scrub(data->index, error);
}

static bool lift(const struct invocation *invocation, struct opened *data, struct error *error) {
  for (int i = 0; i < invocation->word_count && !error->kind; i++) {
    char *path = realpath(invocation->words[i], NULL); /* the ledger knows absolute paths only */
    index_lift(data->index, path ? path : invocation->words[i], error);
    free(path);
  }
  return error->kind == ERROR_NONE;
}

static enum exit_status run(const struct invocation *invocation) {
  struct error error = {0};
  struct opened data;
  if (!open_data(invocation, true, &data, &error))
    return complain(NULL, &error);
  if (option_value(invocation, "lift"))
    lift(invocation, &data, &error);
  else
    forget(invocation, &data, &error);
  close_data(&data);
  return error.kind ? complain(NULL, &error) : EXIT_WELL;
}

const struct command command_forget = {
    .name = "forget",
    .arguments = "DOCUMENT...",
    .summary = "remove a document and every trace of its text from the store",
    .help =
        "Removes the record of DOCUMENT, the copy of its source, and all that the index has of it, and writes over\n"
        "what was deleted, so that no byte of its text stays in the files of the store; this takes time in\n"
        "proportion to the index. The ledger keeps that the file was forgotten and when, so that the same bytes are\n"
        "not read again, wherever they turn up; with --entirely it keeps nothing, with --lift they may be read again.\n"
        "The paper itself, backups of the store, and what a disk keeps of files that were removed are beyond reach.\n"
        "DOCUMENT is an id, the beginning of one, a file name, or a path that was ingested.",
    .examples = "standpunkt forget 3fa9c2\n"
                "standpunkt forget --entirely statement.pdf\n"
                "standpunkt forget --lift ~/papers/statement.pdf",
    .least = 1,
    .most = -1,
    .options = options,
    .run = run,
};
