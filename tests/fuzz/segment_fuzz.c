/* segment_fuzz.c - pages of any lines at any places, through segmenting to the validated record.
 *
 * An input is a stream of lines, "XYSF text\n": four bytes for place, size and style, then the text; a form feed ends
 * a page.
 */
#include "fuzz.h"
#include "normalise.h"
#include "pages.h"
#include "pipeline.h"
#include "unicode.h"

#include <string.h>

enum { LINES_MOST = 400, LINE_LONGEST = 300 };

/* One line of PAGE, of the LENGTH bytes TEXT behind its four bytes AT. */
static void add_line(struct arena *arena, struct page *page, const uint8_t *at, const char *text, size_t length) {
  length = length > LINE_LONGEST ? LINE_LONGEST : length;
  size_t clean_length;
  char *clean = unicode_clean(arena, text, length, &clean_length);
  for (char *c = clean; *c; c++)
    if (*c == '\n' || *c == '\t')
      *c = ' ';
  while (clean_length && clean[clean_length - 1] == ' ')
    clean[--clean_length] = '\0';
  while (*clean == ' ')
    clean++, clean_length--;
  if (clean_length == 0)
    return;
  float size = (float)(6 + at[2] % 20), x = (float)(at[0] * 2), y = (float)(at[1] * 3);
  uint32_t chars = (uint32_t)unicode_count(clean, clean_length);
  struct line *line = &page->lines[page->count++];
  *line = (struct line){.text = clean,
                        .length = (uint32_t)clean_length,
                        .chars = chars,
                        .extents = arena_alloc(arena, chars * sizeof *line->extents),
                        .box = {x, y, x + (float)chars * size / 2, y + size},
                        .runs = arena_alloc(arena, sizeof *line->runs),
                        .run_count = 1,
                        .size = size,
                        .style = at[3] & 3u,
                        .flags = (uint8_t)((at[3] >> 2) & 15u),
                        .level = (uint8_t)(1 + (at[3] >> 6))};
  if (page->count > 1) { /* zones do not go back */
    const struct line *before = line - 1;
    line->zone = (uint16_t)(before->zone + (at[3] >> 7));
  }
  for (uint32_t i = 0; i < chars; i++)
    line->extents[i] = (struct extent){x + (float)i * size / 2, x + (float)(i + 1) * size / 2};
  line->runs[0] = (struct style_run){.start = 0, .end = line->length, .style = line->style, .size = size};
}

static struct page *new_page(struct arena *arena, struct pages *pages, size_t *room) {
  pages->page = arena_grow(arena, pages->page, pages->count, room, sizeof *pages->page);
  struct page *page = &pages->page[pages->count++];
  *page = (struct page){.number = (uint32_t)pages->count, .width = 595, .height = 842};
  page->lines = arena_alloc(arena, LINES_MOST * sizeof *page->lines);
  return page;
}

static struct pages *pages_of(struct arena *arena, const uint8_t *data, size_t size) {
  struct pages *pages = arena_alloc(arena, sizeof *pages);
  size_t room = 0;
  *pages = (struct pages){.arena = arena, .boxed = true, .media_type = "application/pdf", .extractor = "pdf/1"};
  struct page *page = new_page(arena, pages, &room);
  while (size > 0) {
    const uint8_t *end = memchr(data, '\n', size);
    size_t length = end ? (size_t)(end - data) : size;
    if (length > 4 && page->count < LINES_MOST)
      add_line(arena, page, data, (const char *)data + 4, length - 4);
    if (length > 0 && data[0] == '\f' && pages->count < 20)
      page = new_page(arena, pages, &room);
    length += end != NULL;
    data += length;
    size -= length;
  }
  return pages;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static struct knowledge knowledge;
  static struct arena *arena;
  struct error error = {0};
  if (!arena) {
    arena = arena_new();
    MUST(knowledge_load(&knowledge, &error));
    rules_warm_up(knowledge.rules);
  }
  const struct pages *pages = pages_of(arena, data, size);
  struct document *document = segment(arena, pages, knowledge.gazetteer, "some.pdf");
  MUST(document != NULL);
  const struct findings *findings = rules_run(knowledge.rules, document);
  const struct source_facts facts = {
      .file = "some.pdf", .hash = "0000000000000000000000000000000000000000000000000000000000000000", .bytes = size};
  struct record *record = normalise(document, findings, knowledge.rules, knowledge.gazetteer, &facts);
  size_t length;
  bool valid = record_write(record, knowledge.schema, arena, &length, &error);
  if (!valid)
    fprintf(stderr, "%s\n", error.message);
  MUST(valid);
  arena_reset(arena);
  return 0;
}
