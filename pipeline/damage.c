/* damage.c - mending in order, and how a line gets another text without losing its places. */
#include "damage.h"

#include <string.h>

void line_replace(struct arena *arena, struct line *line, const char *text, uint32_t length, const uint32_t *from,
                  uint32_t chars) {
  struct extent *extents = arena_array(arena, chars + 1, sizeof *extents);
  for (uint32_t i = 0; i < chars && line->chars > 0; i++)
    extents[i] = line->extents[from[i] < line->chars ? from[i] : line->chars - 1];
  line->text = arena_strndup(arena, text, length);
  line->length = length;
  line->chars = chars;
  line->extents = extents;
  if (line->run_count > 0) { /* one run for the whole: a mended line loses its raised marks */
    line->runs = arena_array(arena, 1, sizeof *line->runs);
    line->runs[0] = (struct style_run){.start = 0, .end = length, .style = line->style, .size = line->size};
    line->run_count = 1;
  }
}

void mend_damage(struct pages *pages) {
  unshift_glyphs(pages);
  drop_running_heads(pages);
  mend_words(pages);
}
