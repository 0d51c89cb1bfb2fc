/* pipeline_bench.c - what one worker spends on papers: the same steps as pipeline/worker.c, in one process with one
 * arena, the record written and validated.
 *
 *   pipeline_bench FILE...
 *
 * Prints "key value" lines: documents, pages, failed, bytes of records, CPU and wall-clock milliseconds, milliseconds
 * of each stage (wall clock), of hashing (which the parent does: not part of cpu and wall), of loading rules and name
 * lists, KiB before the first document and at the peak.
 */
#include "hash.h"
#include "reading.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

struct tally {
  size_t documents, pages, failed, output;
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
                        const char *hash, struct tally *tally, struct error *error) {
  struct source source = {.name = name, .hash = hash};
  double since = milliseconds(CLOCK_MONOTONIC);
  unsigned char *bytes = read_bytes(descriptor, name, &source.size, error);
  tally->times.extract += milliseconds(CLOCK_MONOTONIC) - since;
  if (!bytes)
    return false;
  source.data = bytes;
  struct passage passage;
  size_t length = 0;
  bool done = pipeline_run(knowledge, arena, &source, NULL, &passage, &tally->times, error);
  if (done) {
    since = milliseconds(CLOCK_MONOTONIC);
    done = record_write(passage.record, knowledge->schema, arena, &length, error) != NULL;
    tally->times.write += milliseconds(CLOCK_MONOTONIC) - since;
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

static void measure(const struct knowledge *knowledge, struct arena *arena, const char *path, struct tally *tally) {
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
  tally->hash += cpu - since;
  struct error error = {0};
  tally->documents++;
  if (!read_record(knowledge, arena, descriptor, name, hash, tally, &error)) {
    tally->failed++;
    fprintf(stderr, "pipeline_bench: %s: %s\n", name, error.message);
  }
  arena_reset(arena);
  tally->cpu += milliseconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
  tally->wall += milliseconds(CLOCK_MONOTONIC) - wall;
  close(descriptor);
}

static void print(const struct tally *tally) {
  printf("documents %zu\npages %zu\nfailed %zu\noutput %zu\ncpu %.3f\nwall %.3f\nhash %.3f\n", tally->documents,
         tally->pages, tally->failed, tally->output, tally->cpu, tally->wall, tally->hash);
  printf("extract %.3f\nsegment %.3f\nrecognise %.3f\nnormalise %.3f\nwrite %.3f\n", tally->times.extract,
         tally->times.segment, tally->times.recognise, tally->times.normalise, tally->times.write);
}

int main(int count, char **names) {
  if (count < 2) {
    fprintf(stderr, "use: pipeline_bench FILE...\n");
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
  double load = milliseconds(CLOCK_PROCESS_CPUTIME_ID) - since;
  struct arena *arena = arena_new();
  struct tally warm = {0}, tally = {0};
  measure(&knowledge, arena, names[1], &warm);
  long before = peak_memory();
  for (int i = 1; i < count; i++)
    measure(&knowledge, arena, names[i], &tally);
  print(&tally);
  printf("load %.3f\nbefore %ld\npeak %ld\n", load, before, peak_memory());
  arena_free(arena);
  knowledge_free(&knowledge);
  return EXIT_SUCCESS;
}
