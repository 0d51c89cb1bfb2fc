/* command_ingest.c - `standpunkt ingest PATH...`: files into the store, with progress and a summary. */
#include "commands.h"
#include "ingest.h"
#include "walk.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

#define REASONS_MOST 32

/* What the summary and the progress line need. */
struct watching {
  double began;
  uint64_t total; /* files to look at; 0 = not counted */
  bool line;      /* a progress line stands on the terminal */
  struct {
    char reason[48];
    uint64_t count;
  } reasons[REASONS_MOST];
};

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void wipe_line(struct watching *watching) {
  if (watching->line)
    fputs("\r\033[K", stderr);
  watching->line = false;
}

static void on_failed(void *context, const char *path, const char *reason, const char *message) {
  struct watching *watching = context;
  wipe_line(watching);
  struct error error = {0};
  error_set(&error, ERROR_DAMAGED, "%s%s%s", reason, message && *message ? ": " : "", message ? message : "");
  complain(path, &error);
  size_t i = 0;
  while (i < REASONS_MOST - 1 && watching->reasons[i].count && strcmp(watching->reasons[i].reason, reason) != 0)
    i++;
  snprintf(watching->reasons[i].reason, sizeof watching->reasons[i].reason, "%s",
           i < REASONS_MOST - 1 ? reason : "other");
  watching->reasons[i].count++;
}

static void on_progress(void *context, const struct ingest_counts *counts) {
  struct watching *watching = context;
  double passed = seconds() - watching->began;
  double rate = passed > 0 ? (double)counts->seen / passed : 0;
  struct arena *arena = arena_new();
  wipe_line(watching);
  fprintf(stderr, "%s of %s files, %.0f/s", grouped(arena, counts->seen), grouped(arena, watching->total), rate);
  if (rate > 0 && watching->total > counts->seen) {
    uint64_t left = (uint64_t)((double)(watching->total - counts->seen) / rate + 0.5);
    if (left >= 3600)
      fprintf(stderr, ", %u h %02u min left", (unsigned)(left / 3600), (unsigned)(left / 60 % 60));
    else
      fprintf(stderr, ", %u min %02u s left", (unsigned)(left / 60), (unsigned)(left % 60));
  }
  if (counts->failed)
    fprintf(stderr, ", %s failed", grouped(arena, counts->failed));
  fflush(stderr);
  watching->line = true;
  arena_free(arena);
}

/* How many files there are, for the time left; only asked for on a terminal. */
static uint64_t count_files(const struct invocation *invocation) {
  uint64_t total = 0;
  for (int i = 0; i < invocation->word_count; i++) {
    struct error ignored = {0};
    struct walked walked;
    struct walk *walk = walk_begin(invocation->words[i], &ignored);
    while (walk && walk_next(walk, &walked))
      total++;
    walk_end(walk);
  }
  return total;
}

static void summary_json(const struct ingest_counts *counts, const struct watching *watching) {
  struct json json = {.out = stdout};
  json_object(&json, NULL);
  json_number(&json, "read", (double)(counts->added + counts->renewed));
  json_number(&json, "new", (double)counts->added);
  json_number(&json, "changed", (double)counts->renewed);
  json_number(&json, "unchanged", (double)counts->unchanged);
  json_number(&json, "duplicate", (double)counts->duplicate);
  json_number(&json, "failed", (double)counts->failed);
  json_number(&json, "failedUnchanged", (double)counts->failed_before);
  json_number(&json, "forgotten", (double)counts->forgotten);
  json_number(&json, "skipped", (double)counts->skipped);
  json_number(&json, "pages", (double)counts->pages);
  json_number(&json, "bytes", (double)counts->bytes);
  json_number(&json, "seconds", seconds() - watching->began);
  json_bool(&json, "interrupted", counts->interrupted);
  json_object(&json, "reasons");
  for (size_t i = 0; i < REASONS_MOST && watching->reasons[i].count; i++)
    json_number(&json, watching->reasons[i].reason, (double)watching->reasons[i].count);
  json_end(&json, '}');
  json_object(&json, "milliseconds");
  json_number(&json, "extract", counts->times.extract);
  json_number(&json, "segment", counts->times.segment);
  json_number(&json, "recognise", counts->times.recognise);
  json_number(&json, "normalise", counts->times.normalise);
  json_number(&json, "write", counts->times.write);
  json_end(&json, '}');
  json_end(&json, '}');
}

static void print_count(struct arena *arena, const char *name, uint64_t count, const char *note) {
  if (count)
    printf("%-12s%10s%s%s\n", name, grouped(arena, count), *note ? "  " : "", note);
}

static void summary(struct arena *arena, const struct ingest_counts *counts, const struct watching *watching) {
  double passed = seconds() - watching->began;
  uint64_t read = counts->added + counts->renewed;
  printf("%-12s%10s  %s new, %s changed; %s pages, %.1f MB in %.1f s\n", "read", grouped(arena, read),
         grouped(arena, counts->added), grouped(arena, counts->renewed), grouped(arena, counts->pages),
         (double)counts->bytes / 1e6, passed);
  print_count(arena, "unchanged", counts->unchanged, "");
  print_count(arena, "duplicate", counts->duplicate, "the same bytes as another file");
  print_count(arena, "forgotten", counts->forgotten, "not read again; see 'standpunkt help forget'");
  print_count(arena, "skipped", counts->skipped, "special files and links to folders");
  print_count(arena, "failed", counts->failed, "");
  for (size_t i = 0; i < REASONS_MOST && watching->reasons[i].count; i++)
    printf("  %-20s%s\n", watching->reasons[i].reason, grouped(arena, watching->reasons[i].count));
  print_count(arena, "failed", counts->failed_before, "in an earlier run, unchanged since");
}

static enum exit_status finish(const struct invocation *invocation, const struct ingest_counts *counts,
                               struct watching *watching) {
  wipe_line(watching);
  if (invocation->json)
    summary_json(counts, watching);
  else if (!invocation->quiet)
    summary(invocation->arena, counts, watching);
  if (counts->interrupted)
    fputs("standpunkt: interrupted; what is counted above is kept\n", stderr);
  return counts->failed || counts->failed_before || counts->interrupted ? EXIT_SOME_FAILED : EXIT_WELL;
}

static enum exit_status run(const struct invocation *invocation) {
  struct error error = {0};
  struct knowledge knowledge = {0};
  struct opened data = {0};
  struct worker_limits limits;
  if (!reading_limits(invocation, &limits, &error) || !knowledge_load(&knowledge, &error) ||
      !open_data(invocation, true, &data, &error)) {
    knowledge_free(&knowledge);
    return complain(NULL, &error);
  }
  extractors_warm_up();
  const struct sandbox_support support = sandbox_support();
  if (sandbox_gap(&support) && !invocation->quiet)
    fprintf(stderr, "standpunkt: %s\n", sandbox_gap(&support));
  struct watching watching = {.began = seconds()};
  struct ingest_watch watch = {.context = &watching, .failed = on_failed};
  if (!invocation->quiet && isatty(STDERR_FILENO)) {
    watching.total = count_files(invocation);
    watch.progress = on_progress;
  }
  struct ingest_counts counts;
  bool done = ingest(&knowledge, data.store, data.index, invocation->words, invocation->word_count, invocation->jobs,
                     &limits, &watch, &counts, &error);
  enum exit_status status = finish(invocation, &counts, &watching);
  if (!done) {
    complain(NULL, &error);
    status = EXIT_STORE_BROKEN;
  }
  close_data(&data);
  knowledge_free(&knowledge);
  return status;
}

const struct command command_ingest = {
    .name = "ingest",
    .arguments = "PATH...",
    .summary = "read documents into the store",
    .help =
        "Reads every file at or under each PATH, PDF or plain text, and keeps its source, its record and its index\n"
        "entries in the data directory. Files that were read before and have not changed are left alone; those\n"
        "whose content changed, or all of them when rules or extractors changed, are read again. A file that\n"
        "cannot be read is told on standard error and in the ledger, with the reason, and does not stop the rest.\n"
        "Links to folders and special files are skipped; 'standpunkt status' lists every file ever seen.",
    .examples = "standpunkt ingest ~/papers\n"
                "standpunkt --data /srv/standpunkt --jobs 4 ingest /srv/inbox\n"
                "standpunkt ingest --json . | python3 -m json.tool",
    .formats = FORMAT_JSON,
    .least = 1,
    .most = -1,
    .options = reading_options,
    .run = run,
};
