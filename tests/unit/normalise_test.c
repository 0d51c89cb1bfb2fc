/* The whole way, on every sample paper: what must hold of a document and its record whatever the paper says.
 *
 * Further folders of papers can be named in $STANDPUNKT_PAPERS, parted by colons.
 */
#include "document_shown.h"
#include "hash.h"
#include "pipeline.h"
#include "reading.h"
#include <fcntl.h>
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct knowledge knowledge;
static glob_t papers;

/* The first call makes the list, later ones add to it. */
static void add_papers(const char *folder) {
  static const char *const endings[] = {"pdf", "txt", "md"};
  struct arena *arena = arena_new();
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    glob(arena_printf(arena, "%s/*.%s", folder, endings[i]), papers.gl_pathv ? GLOB_APPEND : 0, NULL, &papers);
  arena_free(arena);
}

static int load(void **state) {
  (void)state;
  struct error error = {0};
  extractors_warm_up();
  if (!knowledge_load(&knowledge, &error)) {
    print_message("%s\n", error.message);
    return -1;
  }
  add_papers("corpus/*");
  const char *more = getenv("STANDPUNKT_PAPERS");
  if (more) {
    char *copy = strdup(more), *rest = copy;
    for (char *folder; (folder = strsep(&rest, ":")) != NULL;)
      add_papers(folder);
    free(copy);
  }
  return 0;
}

/* A paper as it was read, once for all tests. */
struct reading {
  struct arena *arena;
  struct error error;
  bool done;
  struct passage passage;
};

static struct reading *readings;

static int unload(void **state) {
  (void)state;
  for (size_t i = 0; readings && i < papers.gl_pathc; i++)
    arena_free(readings[i].arena);
  free(readings);
  globfree(&papers);
  knowledge_free(&knowledge);
  return 0;
}

/* Reads FILE in this process, so that the stages can be looked at. */
static bool read_here(const char *file, struct arena *arena, struct passage *passage, struct error *error) {
  int descriptor = open(file, O_RDONLY | O_CLOEXEC);
  assert_return_code(descriptor, 0);
  struct source source = {.name = document_name(arena, file)};
  unsigned char *bytes = read_bytes(descriptor, source.name, &source.size, error);
  close(descriptor);
  source.data = bytes;
  bool done = bytes && pipeline_run(&knowledge, arena, &source, NULL, passage, NULL, error);
  free(bytes);
  return done;
}

static void read_papers(void) {
  readings = calloc(papers.gl_pathc + 1, sizeof *readings);
  for (size_t i = 0; i < papers.gl_pathc; i++) {
    struct reading *reading = &readings[i];
    reading->arena = arena_new();
    reading->done = read_here(papers.gl_pathv[i], reading->arena, &reading->passage, &reading->error);
  }
}

/* Runs CHECK on the passage of every paper; it gives NULL or what is wrong. */
static void on_every_paper(const char *(*check)(struct passage *passage, const char *file, struct arena *arena)) {
  size_t wrongs = 0;
  if (!readings)
    read_papers();
  for (size_t i = 0; i < papers.gl_pathc; i++) {
    struct reading *reading = &readings[i];
    struct arena *arena = arena_new();
    const char *wrong = reading->done ? check(&reading->passage, papers.gl_pathv[i], arena) : reading->error.message;
    if (wrong != NULL) {
      print_message("%s: %s\n", papers.gl_pathv[i], wrong);
      wrongs++;
    }
    arena_free(arena);
  }
  assert_true(papers.gl_pathc >= 20);
  assert_int_equal(wrongs, 0);
}

static const char *document_holds(struct passage *passage, const char *file, struct arena *arena) {
  (void)file;
  (void)arena;
  return check_document(passage->document);
}

static void documents_hold_together(void **state) {
  (void)state;
  on_every_paper(document_holds);
}

static const char *record_holds(struct passage *passage, const char *file, struct arena *arena) {
  (void)file;
  struct error error = {0};
  return record_check(passage->record, &error) ? NULL : arena_strdup(arena, error.message);
}

static void records_keep_the_invariants(void **state) {
  (void)state;
  on_every_paper(record_holds);
}

/* ---- quotes ---- */

/* Calls EACH for all evidence of RECORD. */
static const char *each_evidence(const struct record *record, void *context,
                                 const char *(*each)(const struct evidence *evidence, void *context)) {
  const char *wrong = NULL;
#define EACH(list)                                                                                                     \
  for (size_t e = 0; e < (list).count && !wrong; e++)                                                                  \
    wrong = each(&(list).at[e], context);
  EACH(record->title_evidence)
  EACH(record->municipality.evidence)
  EACH(record->issuer.evidence)
  EACH(record->addressee.evidence)
  for (size_t i = 0; i < record->date_count; i++)
    EACH(record->date[i].evidence)
  for (size_t i = 0; i < record->case_count; i++)
    EACH(record->case_number[i].evidence)
  for (size_t i = 0; i < record->person_count; i++)
    EACH(record->person[i].evidence)
  for (size_t i = 0; i < record->reference_count; i++)
    EACH(record->reference[i].evidence)
  for (size_t n = 0; n < record->item_count; n++) {
    const struct record_item *item = &record->item[n];
    for (size_t i = 0; i < item->case_count; i++)
      EACH(item->case_number[i].evidence)
    for (size_t i = 0; i < item->person_count; i++)
      EACH(item->person[i].evidence)
    for (size_t i = 0; i < item->proposal_count; i++)
      EACH(item->proposal[i].evidence)
    for (size_t i = 0; i < item->position_count; i++)
      EACH(item->position[i].evidence)
    for (size_t i = 0; i < item->answer_count; i++)
      EACH(item->answer[i].evidence)
    for (size_t i = 0; i < item->decision_count; i++)
      EACH(item->decision[i].evidence)
    for (size_t i = 0; i < item->vote_count; i++)
      EACH(item->vote[i].evidence)
    for (size_t i = 0; i < item->dissent_count; i++)
      EACH(item->dissent[i].evidence)
  }
#undef EACH
  return wrong;
}

/* A quote is the text of the document's own block, byte for byte, and stands on one of its pages. */
static const char *quote_is_verbatim(const struct evidence *evidence, void *context) {
  const struct passage *passage = context;
  const struct document *document = passage->document;
  size_t length;
  const char *quote = record_quote(passage->record, evidence, &length);
  if (evidence->block >= document->block_count)
    return "a quote of no block";
  const struct block *block = &document->block[evidence->block];
  if (length == 0 || evidence->end > block->end - block->start ||
      memcmp(quote, document->text + block->start + evidence->start, length) != 0)
    return arena_printf(document->arena, "not verbatim: %.*s", (int)length, quote);
  if (!unicode_valid(quote, length))
    return "a quote is cut inside a character";
  if (evidence->page < 1 || evidence->page > document->pages->count || evidence->page < block->page)
    return "a quote on no page";
  if ((evidence->box_count > 0) != document->pages->boxed)
    return "a quote without boxes";
  return NULL;
}

static const char *quotes_hold(struct passage *passage, const char *file, struct arena *arena) {
  (void)file;
  (void)arena;
  return each_evidence(passage->record, passage, quote_is_verbatim);
}

static void quotes_are_verbatim(void **state) {
  (void)state;
  on_every_paper(quotes_hold);
}

static const char *boxes_cover_the_quote(const struct evidence *evidence, void *context) {
  const struct document *document = ((const struct passage *)context)->document;
  for (size_t i = 0; i < evidence->box_count; i++) {
    const struct box *box = &evidence->box[i];
    bool inside = false;
    for (size_t p = 0; p < document->pages->count; p++) {
      const struct page *page = &document->pages->page[p];
      inside = inside || (page->number == evidence->page && box->x0 >= -1 && box->y0 >= -1 &&
                          box->x1 <= page->width + 1 && box->y1 <= page->height + 1 && box->x0 < box->x1);
    }
    if (!inside)
      return "a box reaches over its page";
  }
  return NULL;
}

static const char *boxes_hold(struct passage *passage, const char *file, struct arena *arena) {
  (void)file;
  for (size_t i = 0; i < passage->document->block_count; i++) {
    const struct block *block = &passage->document->block[i];
    struct evidence all = {.block = (uint32_t)i};
    struct box *box;
    all.box_count = document_boxes(passage->document, (struct range){block->start, block->end}, arena, &box, &all.page);
    all.box = box;
    const char *wrong = boxes_cover_the_quote(&all, passage);
    if (wrong)
      return arena_printf(arena, "%s: %.*s", wrong, (int)(block->end - block->start),
                          passage->document->text + block->start);
  }
  return each_evidence(passage->record, passage, boxes_cover_the_quote);
}

static void boxes_lie_on_their_page(void **state) {
  (void)state;
  on_every_paper(boxes_hold);
}

/* ---- who speaks ---- */

static enum section_role role_at(const struct document *document, uint32_t block) {
  uint32_t section = document->block[block].section;
  return section == UINT32_MAX ? ROLE_COUNT : document->section[section].role;
}

/* What stands under the mover's own heading or in what was sent out for an opinion is nobody else's position. */
static const char *speakers_hold(struct passage *passage, const char *file, struct arena *arena) {
  (void)file;
  const struct record *record = passage->record;
  for (size_t n = 0; n < record->item_count; n++)
    for (size_t i = 0; i < record->item[n].position_count; i++) {
      const struct record_position *position = &record->item[n].position[i];
      for (size_t e = 0; e < position->evidence.count && strcmp(position->layer, "mover") != 0; e++) {
        enum section_role role = role_at(passage->document, position->evidence.at[e].block);
        if (role == ROLE_MOTION || role == ROLE_REFERRAL)
          return arena_printf(arena, "%s of %s (%s) quotes the %s", position->id, position->layer, position->stance,
                              section_role_token(role));
      }
    }
  return NULL;
}

static void movers_words_are_nobody_elses_position(void **state) {
  (void)state;
  on_every_paper(speakers_hold);
}

/* ---- papers that make no sense ---- */

/* Lines of PAGES in any order, some of them cut short, into OUT. */
static void add_shuffled(struct buffer *out, const struct pages *pages, uint32_t *seed) {
  for (size_t n = 0; n < 60; n++) {
    *seed = *seed * 1664525 + 1013904223;
    const struct page *page = &pages->page[(*seed >> 8) % pages->count];
    if (page->count == 0)
      continue;
    const struct line *line = &page->lines[(*seed >> 12) % page->count];
    size_t length = (*seed >> 28) ? line->length : line->length / 2;
    buffer_add(out, line->text, length);
    buffer_text(out, (*seed >> 26) % 4 ? "\n" : "\n\n");
  }
}

/* The lines of a paper in disorder are a document, too: whatever is found in it can be proved and written. */
static const char *disorder_holds(struct passage *passage, const char *file, struct arena *arena) {
  (void)file;
  uint32_t seed = (uint32_t)passage->document->length;
  for (int round = 0; round < 4; round++) {
    struct buffer text = buffer_in(arena);
    add_shuffled(&text, passage->pages, &seed);
    struct source source = {
        .name = "disorder.txt", .data = (const unsigned char *)buffer_string(&text), .size = text.length};
    struct passage other;
    struct error error = {0};
    size_t length;
    if (text.length == 0)
      continue;
    if (!pipeline_run(&knowledge, arena, &source, NULL, &other, NULL, &error) ||
        !record_write(other.record, knowledge.schema, arena, &length, &error))
      return arena_printf(arena, "%s in:\n%s", error.message, buffer_string(&text));
    const char *wrong = check_document(other.document);
    wrong = wrong ? wrong : each_evidence(other.record, &other, quote_is_verbatim);
    if (wrong)
      return arena_printf(arena, "%s in:\n%s", wrong, buffer_string(&text));
  }
  return NULL;
}

static void papers_in_disorder_hold_too(void **state) {
  (void)state;
  on_every_paper(disorder_holds);
}

/* ---- writing ---- */

static char *written(const struct record *record, struct arena *arena, size_t *length) {
  struct error error = {0};
  char *xml = record_write(record, knowledge.schema, arena, length, &error);
  if (!xml)
    print_message("%s\n", error.message);
  return xml;
}

static const char *reads_the_same_again(struct passage *passage, const char *file, struct arena *arena) {
  size_t length, again_length;
  char *xml = written(passage->record, arena, &length);
  struct error error = {0};
  struct passage again;
  if (!xml || !read_here(file, arena, &again, &error))
    return "it cannot be written, or read again";
  char *again_xml = written(again.record, arena, &again_length);
  return again_xml && length == again_length && memcmp(xml, again_xml, length) == 0 ? NULL : "two readings differ";
}

static void reading_twice_gives_the_same_bytes(void **state) {
  (void)state;
  on_every_paper(reads_the_same_again);
}

static const char *survives_writing(struct passage *passage, const char *file, struct arena *arena) {
  (void)file;
  size_t length, again_length = 0;
  struct error error = {0};
  char *xml = written(passage->record, arena, &length);
  struct record *record = xml ? record_read(xml, length, knowledge.schema, arena, &error) : NULL;
  if (!record)
    return arena_printf(arena, "it cannot be read back: %s", error.message);
  char *again = written(record, arena, &again_length);
  return again && length == again_length && memcmp(xml, again, length) == 0 ? NULL : "it changes when read back";
}

static void records_survive_writing_and_reading(void **state) {
  (void)state;
  on_every_paper(survives_writing);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(documents_hold_together),
      cmocka_unit_test(records_keep_the_invariants),
      cmocka_unit_test(quotes_are_verbatim),
      cmocka_unit_test(boxes_lie_on_their_page),
      cmocka_unit_test(movers_words_are_nobody_elses_position),
      cmocka_unit_test(papers_in_disorder_hold_too),
      cmocka_unit_test(reading_twice_gives_the_same_bytes),
      cmocka_unit_test(records_survive_writing_and_reading),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
