/* layout.c - lines of a page in reading order, from its characters. */
#include "layout.h"

void layout_page(struct arena *arena, struct arena *scratch, const struct glyphs *glyphs, struct page *page) {
  arena_reset(scratch);
  page->count = 0;
  page->lines = NULL;
  if (glyphs->count == 0)
    return;
  size_t count = 0;
  struct segments segments = segments_find(scratch, glyphs);
  struct segment **heads = zones_arrange(scratch, segments, glyphs->width, glyphs->height, glyphs, &count);
  struct line_draft draft = {0};
  page->lines = arena_array(arena, count, sizeof *page->lines);
  for (size_t i = 0; i < count; i++)
    page->count += line_write(arena, scratch, glyphs, heads[i], &draft, &page->lines[page->count]);
}
