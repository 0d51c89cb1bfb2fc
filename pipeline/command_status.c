/* command_status.c - `standpunkt status`: the ledger, which has a row for every file ever seen. */
#include "commands.h"
#include "unicode.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static const struct option_spec options[] = {
    {.name = "all", .letter = 'a', .meaning = "list every file, not only those that failed"},
    {.name = NULL},
};

enum { PATH, STATE, REASON, MESSAGE, DOCUMENT, SIZE, MODIFIED, HASH_COLUMN, RULES, EXTRACTOR, SEEN, BYTES, COLUMNS };

static const struct column columns[COLUMNS] = {
    [PATH] = {.key = "path", .title = "file"},
    [STATE] = {.key = "state", .title = "state"},
    [REASON] = {.key = "reason", .title = "reason"},
    [MESSAGE] = {.key = "message"},
    [DOCUMENT] = {.key = "document"},
    [SIZE] = {.key = "size", .number = true},
    [MODIFIED] = {.key = "modified"},
    [HASH_COLUMN] = {.key = "hash"},
    [RULES] = {.key = "rules"},
    [EXTRACTOR] = {.key = "extractor"},
    [SEEN] = {.key = "seen"},
    [BYTES] = {.key = "pathBytes"},
};

struct listing {
  struct list *list;
  struct arena *arena;
  bool failed_only;
  uint64_t done, duplicate, failed, forgotten;
};

/* A path that is not UTF-8, byte by byte in hexadecimal digits, so that nothing is lost; else NULL. */
static const char *path_bytes(struct arena *arena, const char *path) {
  size_t length = strlen(path);
  if (unicode_valid(path, length))
    return NULL;
  char *out = arena_alloc(arena, 2 * length + 1);
  for (size_t i = 0; i < length; i++)
    snprintf(out + 2 * i, 3, "%02x", (unsigned char)path[i]);
  return out;
}

static const char *iso_time(struct arena *arena, int64_t nanoseconds) {
  time_t seconds = (time_t)(nanoseconds / 1000000000);
  struct tm parts;
  char text[40];
  if (!gmtime_r(&seconds, &parts) || !strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts))
    return NULL;
  return arena_printf(arena, "%s.%09ldZ", text, (long)(nanoseconds % 1000000000));
}

static bool list_file(const struct ledger_row *row, void *context) {
  struct listing *listing = context;
  bool failed = strcmp(row->state, "failed") == 0, twin = strcmp(row->state, "duplicate") == 0;
  bool forgotten = strcmp(row->state, "forgotten") == 0;
  listing->failed += failed;
  listing->duplicate += twin;
  listing->forgotten += forgotten;
  listing->done += !failed && !twin && !forgotten;
  if (listing->failed_only && !failed)
    return true;
  const char *values[COLUMNS] = {
      [PATH] = row->path,
      [STATE] = row->state,
      [REASON] = row->reason,
      [MESSAGE] = row->message,
      [DOCUMENT] = row->document,
      [SIZE] = arena_printf(listing->arena, "%llu", (unsigned long long)row->size),
      [MODIFIED] = iso_time(listing->arena, row->modified),
      [HASH_COLUMN] = row->hash,
      [RULES] = row->rules,
      [EXTRACTOR] = row->extractor,
      [SEEN] = row->seen,
      [BYTES] = path_bytes(listing->arena, row->path),
  };
  list_row(listing->list, values);
  arena_reset(listing->arena);
  return true;
}

static bool print_counts(const struct invocation *invocation, struct opened *data, const struct listing *listing,
                         struct error *error) {
  struct index_counts counts;
  if (!index_count(data->index, &counts, error))
    return false;
  struct arena *arena = invocation->arena;
  printf("store      %s\n", visible(arena, store_directory(data->store)));
  printf("files      %s done, %s duplicate, %s failed", grouped(arena, listing->done),
         grouped(arena, listing->duplicate), grouped(arena, listing->failed));
  if (listing->forgotten)
    printf(", %s forgotten", grouped(arena, listing->forgotten));
  putchar('\n');
  printf("documents  %s, of %s works\n", grouped(arena, counts.documents), grouped(arena, counts.works));
  printf("findings   %s proposals, %s positions, %s decisions in %s items; %s passages\n",
         grouped(arena, counts.proposals), grouped(arena, counts.positions), grouped(arena, counts.decisions),
         grouped(arena, counts.items), grouped(arena, counts.passages));
  return true;
}

static enum exit_status run(const struct invocation *invocation) {
  struct error error = {0};
  struct opened data;
  if (!open_data(invocation, false, &data, &error))
    return complain(NULL, &error);
  enum list_format format = list_format_of(invocation);
  struct listing listing = {.list = list_begin(stdout, format, columns, COLUMNS), .arena = arena_new()};
  listing.failed_only = format == LIST_TABLE && !option_value(invocation, "all");
  bool read = ledger_each(data.index, list_file, &listing, &error);
  size_t rows = list_end(listing.list);
  if (format == LIST_TABLE && rows)
    putchar('\n');
  if (format == LIST_TABLE && !error.kind)
    read = print_counts(invocation, &data, &listing, &error);
  arena_free(listing.arena);
  close_data(&data);
  return error.kind || !read ? complain(NULL, &error) : EXIT_WELL;
}

const struct command command_status = {
    .name = "status",
    .arguments = "",
    .summary = "what became of every file ever seen",
    .help = "Prints the ledger: for people the files that failed, with reasons, and counts; with --all every file.\n"
            "With --json an array with one object for every file ever seen, with --csv one line for each: path, state\n"
            "(done, duplicate, failed,\n"
            "forgotten), reason, document, size, hash, and what it was read with. A path that is not\n"
            "UTF-8 is given byte by byte in pathBytes as well.",
    .examples = "standpunkt status\n"
                "standpunkt status --all\n"
                "standpunkt status --json | python3 -m json.tool",
    .formats = FORMAT_JSON | FORMAT_CSV,
    .least = 0,
    .most = 0,
    .options = options,
    .run = run,
};
