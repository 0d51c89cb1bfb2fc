/* leanings.c - what the program sees in an assessment, for fitting gazetteers/leanings.tsv, moves.tsv and layings.tsv.
 *
 *   leanings <FILES
 *   leanings --moves <FILES
 *
 * Reads the papers whose names come in, one a line, and prints for each "paper NAME" and for each of its proposals a
 * line of cells: "proposal", its text, the stance, confidence and rule of the position that a rule gave it ("-" if
 * none), the passage, and then what was seen, KIND:NAME=VALUE.  fit_leanings.py makes the list of it.
 *
 * With --moves a line names a paper and, behind a tab, a file that tells of each sentence of its assessment "REFS:MOVE
 * SENTENCE": the proposals that it is about, by number and comma, and what it does.  For each of these sentences that
 * the program found, too, there are a line "sentence", its move and what was seen of it, and then a line "choice" for
 * being about none and each proposal, behind what is true of the sentences before: "1" if that is true, and what was
 * seen.  fit_moves.py makes the lists of it. */
#include "../../pipeline/laying.h"
#include "../../pipeline/leaning.h"
#include "pipeline.h"
#include "reading.h"

#include <ctype.h>
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

/* ---- what is known of the sentences ---- */

enum { MOST_KNOWN = 512, MOST_BYTES = 4096 };

struct known {
  char refs[32], move[16];
  char text[MOST_BYTES]; /* letters and digits alone */
};

static struct known known[MOST_KNOWN];
static size_t known_count;

static void letters_of(const char *text, size_t length, char *out) {
  size_t size = 0;
  for (size_t i = 0; i < length && size + 1 < MOST_BYTES; i++)
    if (isalnum((unsigned char)text[i]) || (unsigned char)text[i] >= 0x80)
      out[size++] = text[i];
  out[size] = '\0';
}

static void read_known(const char *name) {
  static char line[2 * MOST_BYTES];
  FILE *file = fopen(name, "r");
  known_count = 0;
  while (file != NULL && known_count < MOST_KNOWN && fgets(line, sizeof line, file)) {
    char *colon = strchr(line, ':'), *space = colon == NULL ? NULL : strchr(colon, ' ');
    if (space == NULL || (size_t)(colon - line) >= sizeof known[0].refs ||
        (size_t)(space - colon) >= sizeof known[0].move)
      continue;
    struct known *k = &known[known_count++];
    snprintf(k->refs, sizeof k->refs, "%.*s", (int)(colon - line), line);
    snprintf(k->move, sizeof k->move, "%.*s", (int)(space - colon - 1), colon + 1);
    letters_of(space, strlen(space), k->text);
  }
  if (file == NULL)
    perror(name);
  else
    fclose(file);
}

static const struct known *find_known(const struct context *c, struct range at) {
  static char own[MOST_BYTES];
  letters_of(c->document->text + at.start, at.end - at.start, own);
  for (size_t i = 0; i < known_count; i++)
    if (strcmp(own, known[i].text) == 0)
      return &known[i];
  return NULL;
}

/* Is the sentence about proposal P (from 0; -1 = none)? */
static bool is_about(const struct known *k, int p) {
  if (p < 0)
    return k->refs[0] == '\0' || k->refs[0] == '*';
  for (const char *at = k->refs; *at != '\0'; at += strcspn(at, ",") + (at[strcspn(at, ",")] == ','))
    if (atoi(at) == p + 1)
      return true;
  return false;
}

static void see_move(void *own, char kind, const char *name, size_t length, double value) {
  (void)own;
  printf("\t%c:%.*s=%.3g", kind, (int)length, name, value);
}

static void see_choice(void *own, size_t at, double value) {
  char name[96];
  (void)own;
  printf("\t%s=%.3g", laying_name(at, name, sizeof name), value);
}

static void tell_choices(const struct laying *laying, size_t index, const struct known *k, struct laying_past *past) {
  int about = past->now >= 0 && is_about(k, past->now) ? past->now : -1;
  for (int to = -1; to < (int)laying->proposals; to++) {
    printf("choice\t%d", is_about(k, to) ? 1 : 0);
    see_laying(laying, index, past, to, see_choice, NULL);
    putchar('\n');
  }
  for (int p = 0; p < (int)laying->proposals; p++)
    if (is_about(k, p)) {
      *past = laying_after(*past, p);
      about = about < 0 ? p : about;
    }
  if (about >= 0)
    *past = laying_after(*past, about);
  past->now = (int16_t)about;
}

static void tell_sentences(void *own, struct context *c, const struct laying *laying,
                           const struct moved_sentence *moved) {
  struct laying_past past = {.now = -1, .last = -1};
  (void)own;
  for (size_t i = 0; i < laying->count; i++) {
    const struct known *k = find_known(c, laying->sentence[i].at);
    if (k == NULL)
      continue;
    printf("sentence\t%s", k->move);
    see_moves(c, moved, laying->count, i, see_move, NULL);
    putchar('\n');
    tell_choices(laying, i, k, &past);
  }
}

/* ---- the papers ---- */

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

int main(int count, char **argument) {
  struct error error = {0};
  struct knowledge knowledge = {0};
  char name[4096];
  bool moves = count == 2 && strcmp(argument[1], "--moves") == 0;
  if (!knowledge_load(&knowledge, &error)) {
    fprintf(stderr, "%s\n", error.message);
    return 1;
  }
  extractors_warm_up();
  if (moves)
    topics_watch(tell_sentences, NULL);
  else
    weigh_watch(tell, NULL);
  while (fgets(name, sizeof name, stdin)) {
    name[strcspn(name, "\n")] = '\0';
    char *tab = strchr(name, '\t');
    if (tab != NULL) {
      *tab = '\0';
      read_known(tab + 1);
    }
    read_paper(&knowledge, name);
  }
  knowledge_free(&knowledge);
  return 0;
}
