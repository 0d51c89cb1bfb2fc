/* pipeline_bench.c - what one worker spends on papers: the same steps as pipeline/worker.c, in one process with one
 * arena, the record written and validated.
 *
 *   pipeline_bench SMALL.pdf <NAMES
 *   pipeline_bench --open SMALL.pdf <NAMES
 *   pipeline_bench --locked SMALL.pdf <NAMES
 *
 * Reads the papers whose names come in, one a line, and answers each at once with a line
 *   paper CPU WALL EXTRACT SEGMENT RECOGNISE NORMALISE WRITE HASH
 * in milliseconds, the stages by the wall clock; the hash is the parent's work and not part of CPU and WALL.  At the
 * end: "key value" lines, among them the milliseconds of loading rules and name lists, and KiB before the first paper
 * and at the peak.
 *
 * With --open all papers are opened before the first is read, and with --locked the process then locks itself as a
 * worker does (sandbox.h); both answer with a line "cpu MILLISECONDS" alone, and their difference is the sandbox.
 */
#include "hash.h"
#include "pipeline.h"
#include "reading.h"
#include "sandbox.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

struct tally {
  size_t documents, pages, failed, output;
};

/* Of one paper. */
struct cost {
  double cpu, wall, hash;
  struct stage_times times;
};

static double milliseconds(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static long peak_memory(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static bool read_record(const struct knowledge *knowledge, struct arena *arena, int descriptor, const char *name,
                        const char *hash, struct tally *tally, struct cost *cost, struct error *error) {
  struct source source = {.name = name, .hash = hash};
  double since = milliseconds(CLOCK_MONOTONIC);
  unsigned char *bytes = read_bytes(descriptor, name, &source.size, error);
  cost->times.extract += milliseconds(CLOCK_MONOTONIC) - since;
  if (!bytes)
    return false;
  source.data = bytes;
  struct passage passage;
  size_t length = 0;
  bool done = pipeline_run(knowledge, arena, &source, NULL, &passage, &cost->times, error);
  if (done) {
    since = milliseconds(CLOCK_MONOTONIC);
    done = record_write(passage.record, knowledge->schema, arena, &length, error) != NULL;
    cost->times.write += milliseconds(CLOCK_MONOTONIC) - since;
    tally->pages += passage.pages->count;
    tally->output += length;
  }
  free(bytes);
  return done;
}

/* The hash of a file's bytes, as the parent of the workers takes it before it hands the file over. */
static void hash_file(int descriptor, const char *name, char hash[HASH_HEX]) {
  struct error error = {0};
  size_t size = 0;
  unsigned char *bytes = read_bytes(descriptor, name, &size, &error);
  hash_bytes(bytes ? bytes : (const unsigned char *)"", bytes ? size : 0, hash);
  free(bytes);
}

static struct cost measure(const struct knowledge *knowledge, struct arena *arena, const char *path,
                           struct tally *tally) {
  struct cost cost = {0};
  const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    perror(path);
    exit(EXIT_FAILURE);
  }
  char hash[HASH_HEX];
  double since = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
  hash_file(descriptor, name, hash);
  double cpu = milliseconds(CLOCK_PROCESS_CPUTIME_ID), wall = milliseconds(CLOCK_MONOTONIC);
  cost.hash = cpu - since;
  struct error error = {0};
  tally->documents++;
  if (!read_record(knowledge, arena, descriptor, name, hash, tally, &cost, &error)) {
    tally->failed++;
    fprintf(stderr, "pipeline_bench: %s: %s\n", name, error.message);
  }
  arena_reset(arena);
  cost.cpu = milliseconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
  cost.wall = milliseconds(CLOCK_MONOTONIC) - wall;
  close(descriptor);
  return cost;
}

static void measure_all(const struct knowledge *knowledge, struct arena *arena, struct tally *tally) {
  char name[4096];
  while (fgets(name, sizeof name, stdin)) {
    name[strcspn(name, "\n")] = 0;
    struct cost cost = measure(knowledge, arena, name, tally);
    printf("paper %.4f %.4f %.4f %.4f %.4f %.4f %.4f %.4f\n", cost.cpu, cost.wall, cost.times.extract,
           cost.times.segment, cost.times.recognise, cost.times.normalise, cost.times.write, cost.hash);
    fflush(stdout);
  }
}

enum { FILES_MOST = 4096 };

static void lock(void) {
  struct error error = {0};
  const struct sandbox_support support = sandbox_support();
  const struct sandbox_frame frame = {.requests = STDIN_FILENO,
                                      .replies = STDOUT_FILENO,
                                      .errors = STDERR_FILENO,
                                      .descriptors = FILES_MOST + 64,
                                      .memory = (size_t)1 << 30};
  if (sandbox_enter(&support, &frame, &error))
    return;
  fprintf(stderr, "pipeline_bench: %s\n", error.message);
  exit(EXIT_FAILURE);
}

/* Opens all papers, locks the process if LOCKED, and reads them. */
static void measure_open(const struct knowledge *knowledge, struct arena *arena, bool locked) {
  static int descriptor[FILES_MOST];
  char name[4096];
  size_t count = 0;
  while (count < FILES_MOST && fgets(name, sizeof name, stdin)) {
    name[strcspn(name, "\n")] = 0;
    descriptor[count] = open(name, O_RDONLY | O_CLOEXEC);
    count += descriptor[count] >= 0;
  }
  if (locked)
    lock();
  struct tally tally = {0};
  struct cost cost = {0};
  struct error error = {0};
  static const char hash[HASH_HEX] = "0000000000000000000000000000000000000000000000000000000000000000";
  double since = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
  for (size_t i = 0; i < count; i++) {
    read_record(knowledge, arena, descriptor[i], "paper.pdf", hash, &tally, &cost, &error);
    arena_reset(arena);
  }
  printf("cpu %.3f\n", milliseconds(CLOCK_PROCESS_CPUTIME_ID) - since);
}

int main(int count, char **arguments) {
  bool locked = count == 3 && strcmp(arguments[1], "--locked") == 0;
  bool at_once = locked || (count == 3 && strcmp(arguments[1], "--open") == 0);
  if (count != 2 + at_once) {
    fprintf(stderr, "use: pipeline_bench [--open | --locked] SMALL.pdf <NAMES\n");
    return 2;
  }
  struct knowledge knowledge;
  struct error error = {0};
  double since = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
  if (!knowledge_load(&knowledge, &error)) {
    fprintf(stderr, "pipeline_bench: %s\n", error.message);
    return EXIT_FAILURE;
  }
  extractors_warm_up();
  rules_warm_up(knowledge.rules);
  double load = milliseconds(CLOCK_PROCESS_CPUTIME_ID) - since;
  struct arena *arena = arena_new();
  struct tally warm = {0}, tally = {0};
  measure(&knowledge, arena, arguments[count - 1], &warm);
  if (at_once) {
    measure_open(&knowledge, arena, locked);
    return EXIT_SUCCESS;
  }
  long before = peak_memory();
  measure_all(&knowledge, arena, &tally);
  printf("documents %zu\npages %zu\nfailed %zu\noutput %zu\n", tally.documents, tally.pages, tally.failed,
         tally.output);
  printf("load %.3f\nbefore %ld\npeak %ld\n", load, before, peak_memory());
  arena_free(arena);
  knowledge_free(&knowledge);
  return EXIT_SUCCESS;
}
