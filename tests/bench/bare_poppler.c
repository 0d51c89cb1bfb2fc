/* bare_poppler.c - what reading papers costs with Poppler alone: the text of every page, in one long-lived process that
 * keeps a small document open, as extractors/pdf.c does.
 *
 *   bare_poppler SMALL.pdf <NAMES
 *
 * Reads the papers whose names come in, one a line, and answers each with a line "paper CPU WALL" (milliseconds) at
 * once, so that it can be run in turns with pipeline_bench.  At the end: "key value" lines.
 */
#include <poppler.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

struct tally {
  size_t documents, pages, failed, characters;
};

static GLogWriterOutput stay_silent(GLogLevelFlags level, const GLogField *fields, gsize count, gpointer data) {
  (void)level, (void)fields, (void)count, (void)data;
  return G_LOG_WRITER_HANDLED;
}

static double milliseconds(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Adds the text of NAME to TALLY; with KEEP, hands the document over instead of closing it. */
static PopplerDocument *read_text(const char *name, struct tally *tally, bool keep) {
  char *data = NULL;
  gsize size = 0;
  PopplerDocument *document = NULL;
  if (g_file_get_contents(name, &data, &size, NULL)) {
    GBytes *bytes = g_bytes_new_take(data, size);
    document = poppler_document_new_from_bytes(bytes, NULL, NULL);
    g_bytes_unref(bytes);
  }
  tally->documents++;
  if (!document) {
    tally->failed++;
    return NULL;
  }
  int count = poppler_document_get_n_pages(document);
  for (int i = 0; i < count; i++) {
    PopplerPage *page = poppler_document_get_page(document, i);
    if (!page)
      continue;
    char *text = poppler_page_get_text(page);
    tally->characters += text ? strlen(text) : 0;
    g_free(text);
    g_object_unref(page);
    tally->pages++;
  }
  if (keep)
    return document;
  g_object_unref(document);
  return NULL;
}

int main(int count, char **arguments) {
  if (count != 2) {
    fprintf(stderr, "use: bare_poppler SMALL.pdf <NAMES\n");
    return 2;
  }
  g_log_set_writer_func(stay_silent, NULL, NULL);
  struct tally warm = {0}, tally = {0};
  PopplerDocument *resident = read_text(arguments[1], &warm, true);
  char name[4096];
  while (fgets(name, sizeof name, stdin)) {
    name[strcspn(name, "\n")] = 0;
    double cpu = milliseconds(CLOCK_PROCESS_CPUTIME_ID), wall = milliseconds(CLOCK_MONOTONIC);
    read_text(name, &tally, false);
    cpu = milliseconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
    wall = milliseconds(CLOCK_MONOTONIC) - wall;
    printf("paper %.4f %.4f\n", cpu, wall);
    fflush(stdout);
  }
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("documents %zu\npages %zu\nfailed %zu\ncharacters %zu\npeak %ld\n", tally.documents, tally.pages, tally.failed,
         tally.characters, usage.ru_maxrss);
  if (resident)
    g_object_unref(resident);
  return 0;
}
