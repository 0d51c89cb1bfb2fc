/* drawn_pages.h - pages made by hand, for tests of the segmenter.
 *
 * A page is A4; a character is half its size wide; the column is 72 to 523 points, 82 characters of 11 points.  The pen
 * (x, y, size, style, zone, row) stands in the open: set it between the lines.  In a text "{2}" is a raised 2.
 */
#ifndef STANDPUNKT_TEST_DRAWN_PAGES_H
#define STANDPUNKT_TEST_DRAWN_PAGES_H

#include "pages.h"
#include "unicode.h"
#include <string.h>

struct drawing {
  struct arena *arena;
  struct pages *pages;
  size_t page_room, line_room;
  float x, y, size;
  unsigned style;
  uint16_t zone, row;
  uint8_t flags;
};

enum { DRAWN_WIDTH = 82 }; /* characters of a full line */

/* A new page with the pen at the beginning of the text, below the head. */
static inline void draw_page(struct drawing *d) {
  d->pages->page = arena_grow(d->arena, d->pages->page, d->pages->count, &d->page_room, sizeof *d->pages->page);
  struct page *page = &d->pages->page[d->pages->count++];
  *page = (struct page){.number = (uint32_t)d->pages->count, .width = 595, .height = 842};
  d->line_room = 0;
  d->x = 72, d->y = 140, d->size = 11, d->style = 0, d->zone = 0, d->row = 0;
}

static inline struct drawing drawing_in(struct arena *arena) {
  struct drawing d = {.arena = arena, .pages = arena_alloc(arena, sizeof *d.pages)};
  *d.pages = (struct pages){.arena = arena, .boxed = true, .media_type = "application/pdf", .extractor = "hand/1"};
  draw_page(&d);
  return d;
}

static inline void drawn_run(struct drawing *d, struct line *line, size_t *room, uint32_t start, unsigned style) {
  if (line->length == start)
    return;
  line->runs = arena_grow(d->arena, line->runs, line->run_count, room, sizeof *line->runs);
  line->runs[line->run_count++] =
      (struct style_run){.start = start, .end = line->length, .style = style, .size = d->size};
}

/* A line where the pen is; the pen goes down. */
static inline struct line *draw(struct drawing *d, const char *marked) {
  struct page *page = &d->pages->page[d->pages->count - 1];
  page->lines = arena_grow(d->arena, page->lines, page->count, &d->line_room, sizeof *page->lines);
  struct line *line = &page->lines[page->count++];
  char *text = arena_alloc(d->arena, strlen(marked) + 1);
  *line = (struct line){
      .text = text, .size = d->size, .style = d->style, .zone = d->zone, .row = d->row, .flags = d->flags};
  line->extents = arena_array(d->arena, strlen(marked), sizeof *line->extents);
  size_t room = 0;
  uint32_t start = 0;
  unsigned raised = 0;
  for (; *marked; marked++) {
    if (*marked == '{' || *marked == '}') {
      drawn_run(d, line, &room, start, d->style | raised);
      start = line->length;
      raised = *marked == '{' ? STYLE_RAISED : 0;
      continue;
    }
    text[line->length++] = *marked;
    if (((unsigned char)*marked & 0xC0) == 0x80)
      continue;
    float left = d->x + d->size / 2 * (float)line->chars;
    line->extents[line->chars++] = (struct extent){left, left + d->size / 2};
  }
  drawn_run(d, line, &room, start, d->style | raised);
  line->box = (struct box){d->x, d->y, d->x + d->size / 2 * (float)line->chars, d->y + d->size};
  d->y += d->size * 1.25f;
  return line;
}

static inline void draw_gap(struct drawing *d) { d->y += d->size; }

/* TEXT broken into lines of at most WIDTH characters. */
static inline void draw_text(struct drawing *d, const char *text, size_t width) {
  while (*text) {
    size_t cut = strlen(text), from = 0;
    while (unicode_count(text, cut) > width) {
      for (from = cut; from > 0 && text[from] != ' ';)
        from--;
      cut = from > 0 && from < cut ? from : cut - 1;
      while (cut > 0 && text[cut] != ' ')
        cut--;
    }
    draw(d, arena_strndup(d->arena, text, cut));
    text += cut + (text[cut] == ' ');
  }
}

/* A paragraph of the body with a gap behind it. */
static inline void draw_paragraph(struct drawing *d, const char *text) {
  draw_text(d, text, DRAWN_WIDTH);
  draw_gap(d);
}

/* A heading in bold with a gap behind it. */
static inline void draw_heading(struct drawing *d, const char *text) {
  d->style = STYLE_BOLD;
  draw(d, text);
  d->style = 0;
  draw_gap(d);
}

/* The pen goes to X, Y in a zone of its own. */
static inline void draw_elsewhere(struct drawing *d, float x, float y) {
  d->x = x, d->y = y;
  d->zone++;
}

#endif
