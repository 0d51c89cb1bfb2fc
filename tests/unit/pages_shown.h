/* pages_shown.h - pages as text, so that tests can say what they expect in a readable way.
 *
 * A line of a page is "zone|text"; with marks before the bar: #N for row N, * bold, / italic, ~ soft hyphen at the
 * end, ^ rotated, = heading (with its level), $ paragraph ends.  Pages are parted by "---".
 */
#ifndef STANDPUNKT_TEST_PAGES_SHOWN_H
#define STANDPUNKT_TEST_PAGES_SHOWN_H

#include "buffer.h"
#include "pages.h"

static inline const char *pages_shown(struct arena *arena, const struct pages *pages) {
  struct buffer out = buffer_in(arena);
  for (size_t p = 0; p < pages->count; p++) {
    if (p > 0)
      buffer_text(&out, "---\n");
    for (size_t i = 0; i < pages->page[p].count; i++) {
      const struct line *line = &pages->page[p].lines[i];
      buffer_printf(&out, "%u", line->zone);
      if (line->row)
        buffer_printf(&out, "#%u", line->row);
      if (line->flags & LINE_HEADING)
        buffer_printf(&out, "=%u", line->level);
      buffer_printf(&out, "%s%s%s%s%s|%s\n", line->style & STYLE_BOLD ? "*" : "", line->style & STYLE_ITALIC ? "/" : "",
                    line->flags & LINE_HYPHEN ? "~" : "", line->flags & LINE_ROTATED ? "^" : "",
                    line->flags & LINE_BREAK ? "$" : "", line->text);
    }
  }
  return buffer_string(&out);
}

/* The runs of LINE: "plain text[bold]{raised}", italic as <...>. */
static inline const char *runs_shown(struct arena *arena, const struct line *line) {
  struct buffer out = buffer_in(arena);
  for (uint32_t i = 0; i < line->run_count; i++) {
    const struct style_run *run = &line->runs[i];
    unsigned style = run->style;
    buffer_text(&out, style & STYLE_BOLD ? "[" : "");
    buffer_text(&out, style & STYLE_ITALIC ? "<" : "");
    buffer_text(&out, style & STYLE_RAISED ? "{" : "");
    buffer_add(&out, line->text + run->start, run->end - run->start);
    buffer_text(&out, style & STYLE_RAISED ? "}" : "");
    buffer_text(&out, style & STYLE_ITALIC ? ">" : "");
    buffer_text(&out, style & STYLE_BOLD ? "]" : "");
  }
  return buffer_string(&out);
}

#endif
