/* leanings.c - what the program sees in the passage about each proposal, for fitting gazetteers/leanings.tsv.
 *
 *   leanings <FILES
 *
 * Reads the papers whose names come in, one a line, and prints for each "paper NAME" and for each of its proposals a
 * line of cells: "proposal", its text, the stance, confidence and rule of the position that a rule gave it ("-" if
 * none), the passage, and then what was seen, KIND:NAME=VALUE.  fit_leanings.py makes the list of it. */
#include "../../pipeline/leaning.h"
#include "../../pipeline/weigh.h"
#include "pipeline.h"
#include "reading.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct passage *passage_now;

static void tell(void *own, const char *proposal, const struct record_position *given, const struct seen_signs *signs,
                 const struct range *at, size_t count) {
  (void)own;
  printf("proposal\t%s\t%s\t%.2f\t%s\t", proposal, given ? given->stance : "-", given ? given->confidence : 0,
         given ? given->rule : "-");
  for (size_t i = 0; i < count; i++) {
    printf("%s", i > 0 ? " " : "");
    for (uint32_t b = at[i].start; b < at[i].end; b++)
      putchar(strchr("\t\n", passage_now->document->text[b]) ? ' ' : passage_now->document->text[b]);
  }
  for (size_t i = 0; i < signs->count; i++)
    printf("\t%s:%s=%.3f", signs->sign[i].kind, signs->sign[i].name, signs->sign[i].value);
  putchar('\n');
}

static void read_paper(const struct knowledge *knowledge, const char *name) {
  struct error error = {0};
  size_t size;
  int file = open(name, O_RDONLY | O_CLOEXEC);
  unsigned char *bytes = file < 0 ? NULL : read_bytes(file, name, &size, &error);
  if (file >= 0)
    close(file);
  if (!bytes) {
    fprintf(stderr, "%s: cannot be read\n", name);
    return;
  }
  struct arena *arena = arena_new();
  struct source source = {.name = document_name(arena, name), .data = bytes, .size = size};
  struct passage passage = {0};
  passage_now = &passage;
  printf("paper\t%s\n", name);
  if (!pipeline_run(knowledge, arena, &source, NULL, &passage, NULL, &error))
    fprintf(stderr, "%s: %s\n", name, error.message);
  arena_free(arena);
  free(bytes);
}

int main(void) {
  struct error error = {0};
  struct knowledge knowledge = {0};
  char name[4096];
  if (!knowledge_load(&knowledge, &error)) {
    fprintf(stderr, "%s\n", error.message);
    return 1;
  }
  extractors_warm_up();
  weigh_watch(tell, NULL);
  while (fgets(name, sizeof name, stdin)) {
    name[strcspn(name, "\n")] = '\0';
    read_paper(&knowledge, name);
  }
  knowledge_free(&knowledge);
  return 0;
}
