/* lines.c - one line of text, with the place and look of each character, from the segments that make it up.
 *
 * The source's word breaks are only believed where the gap agrees: a change of font inside a word makes one where
 * none is, and a letter-spaced heading has one after each letter.
 */
#include "layout.h"
#include "unicode.h"
#include <math.h>
#include <string.h>

struct writer {
  char *text;
  struct extent *extents;
  struct style_run *runs;
  uint32_t length, chars, run_count;
  float size; /* of the line */
  float base;
  float spread; /* the gap between letters that a letter-spaced line has, or 0 */
};

static bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }

static bool closing(uint32_t c) { return c == ',' || c == '.' || c == ')' || c == ';' || c == ':'; }

/* Does a space stand between LAST and GLYPH? */
static bool space_between(const struct writer *writer, const struct glyph *last, const struct glyph *glyph,
                          bool joint) {
  float gap = glyph->box.x0 - last->box.x1, size = most(last->size, glyph->size);
  if (gap <= 0.04f * size)
    return false;
  if (writer->spread > 0)
    return gap > 1.6f * writer->spread;
  if (!(glyph->breaks & (GLYPH_WORD | GLYPH_LINE)) && !joint)
    return gap > 0.2f * size;
  bool changed = last->style != glyph->style || fabsf(last->size - glyph->size) > 0.1f;
  if (joint || changed || closing(glyph->character))
    return gap > 0.12f * size;
  return true;
}

/* A mark that stands higher and smaller than its line: the number of a footnote. */
static unsigned glyph_style(const struct writer *writer, const struct glyph *glyph) {
  unsigned style = glyph->style;
  bool small = glyph->size < 0.82f * writer->size;
  if (small && (is_digit(glyph->character) || glyph->character == '*' || closing(glyph->character))) {
    float base = glyph->box.y1 - 0.22f * glyph->size;
    if (base < writer->base - 0.1f * writer->size)
      style |= STYLE_RAISED;
  }
  return style;
}

static void add_char(struct writer *writer, uint32_t character, float x0, float x1, unsigned style, float size) {
  struct style_run *run = writer->run_count ? &writer->runs[writer->run_count - 1] : NULL;
  if (!run || run->style != style || (run->size != size && fabsf(run->size - size) > 0.05f)) {
    run = &writer->runs[writer->run_count++];
    *run = (struct style_run){.start = writer->length, .style = style, .size = size};
  }
  if (character < 0x80)
    writer->text[writer->length++] = (char)character;
  else
    writer->length += unicode_write(character, writer->text + writer->length);
  writer->extents[writer->chars++] = (struct extent){x0, x1};
  run->end = writer->length;
}

/* Letters set apart, as in headings: the least gap between two, which only those between words exceed by much. */
static float letter_spread(const struct glyphs *glyphs, const struct segment *head) {
  uint32_t gaps = 0;
  float narrowest = 1e9f;
  if (head->next || head->chars < 4 || head->letters < 4 || head->direction != DIRECTION_RIGHT)
    return 0;
  for (uint32_t i = head->first + 1; i < head->end; i++) {
    const struct glyph *glyph = &glyphs->glyph[i];
    narrowest = least(narrowest, glyph->box.x0 - glyph[-1].box.x1);
    if (!(narrowest > 0.05f * head->size)) /* nearly always the first */
      return 0;
    gaps++;
  }
  return gaps >= 3 ? narrowest : 0;
}

static void add_glyph(struct writer *writer, const struct glyph *last, const struct glyph *glyph, bool joint,
                      enum direction direction) {
  bool along = direction == DIRECTION_RIGHT;
  unsigned style = along ? glyph_style(writer, glyph) : glyph->style;
  bool space = along ? last && space_between(writer, last, glyph, joint) : last && glyph->breaks;
  if (space) {
    float from = along ? last->box.x1 : least(last->box.y1, glyph->box.y1);
    float to = along ? glyph->box.x0 : most(last->box.y0, glyph->box.y0);
    struct style_run *run = &writer->runs[writer->run_count - 1];
    bool raised = (run->style & STYLE_RAISED) != 0;
    add_char(writer, ' ', from, most(from, to), raised ? style & ~(unsigned)STYLE_RAISED : run->style,
             raised ? glyph->size : run->size);
  }
  add_char(writer, glyph->character, along ? glyph->box.x0 : glyph->box.y0, along ? glyph->box.x1 : glyph->box.y1,
           style, glyph->size);
}

/* A soft hyphen is dropped; at the end of the line it says that the word goes on. */
static bool soft_hyphen(const struct glyph *glyph) { return glyph->character == 0xAD; }

/* Whether LAST and GLYPH are one letter drawn twice by two segments. */
static bool drawn_twice(const struct glyph *last, const struct glyph *glyph) {
  float near = 0.15f * glyph->size;
  return last->character == glyph->character && fabsf(last->box.x0 - glyph->box.x0) < near &&
         last->box.x1 - glyph->box.x0 > near;
}

static void write_glyphs(struct writer *writer, const struct glyphs *glyphs, const struct segment *head,
                         struct line *line) {
  const struct glyph *last = NULL;
  for (const struct segment *part = head; part; part = part->next) {
    for (uint32_t i = part->first; i < part->end; i++) {
      const struct glyph *glyph = &glyphs->glyph[i];
      line->flags &= (uint8_t)~LINE_HYPHEN;
      if (soft_hyphen(glyph)) {
        line->flags |= LINE_HYPHEN;
        last = last ? glyph : NULL;
        continue;
      }
      if (last && head->direction == DIRECTION_RIGHT && drawn_twice(last, glyph))
        continue;
      add_glyph(writer, last, glyph, i == part->first && part != head, head->direction);
      last = glyph;
    }
  }
}

/* Bytes of LINE in the size of the run at INDEX. */
static uint32_t bytes_in_size(const struct line *line, uint32_t index) {
  uint32_t sum = 0;
  for (uint32_t i = 0; i < line->run_count; i++)
    if (fabsf(line->runs[i].size - line->runs[index].size) < 0.05f)
      sum += line->runs[i].end - line->runs[i].start;
  return sum;
}

void line_judge(struct line *line) {
  uint32_t bold = 0, italic = 0, all = 0, best = 0;
  for (uint32_t i = 0; i < line->run_count; i++) {
    const struct style_run *run = &line->runs[i];
    uint32_t length = run->end - run->start;
    if (!(run->style & STYLE_RAISED)) {
      all += length;
      bold += run->style & STYLE_BOLD ? length : 0;
      italic += run->style & STYLE_ITALIC ? length : 0;
    }
    uint32_t bytes = i < 50 ? bytes_in_size(line, i) : 0;
    if (bytes > best) {
      best = bytes;
      line->size = run->size;
    }
  }
  line->style = 0;
  if (bold * 10 >= all * 9 && bold > 0)
    line->style |= STYLE_BOLD;
  if (italic * 10 >= all * 9 && italic > 0)
    line->style |= STYLE_ITALIC;
}

/* Each character may have a space before it, and each of both a run of its own. */
static void make_room(struct arena *scratch, struct line_draft *draft, size_t room) {
  if (room <= draft->room)
    return;
  draft->room = room + room / 2;
  draft->text = arena_room(scratch, draft->room * 5 + 1, 1);
  draft->extents = arena_room(scratch, draft->room * 2, sizeof(struct extent));
  draft->runs = arena_room(scratch, draft->room * 2, sizeof(struct style_run));
}

bool line_write(struct arena *arena, struct arena *scratch, const struct glyphs *glyphs, const struct segment *head,
                struct line_draft *draft, struct line *line) {
  size_t room = 0;
  struct box box = head->box;
  for (const struct segment *part = head; part; part = part->next) {
    room += part->chars;
    box.x0 = least(box.x0, part->box.x0);
    box.x1 = most(box.x1, part->box.x1);
    box.y0 = least(box.y0, part->box.y0);
    box.y1 = most(box.y1, part->box.y1);
  }
  make_room(scratch, draft, room);
  struct writer writer = {.text = draft->text,
                          .extents = draft->extents,
                          .runs = draft->runs,
                          .size = head->size,
                          .base = head->base,
                          .spread = letter_spread(glyphs, head)};
  for (const struct segment *part = head->next; part; part = part->next)
    if (part->size > writer.size) {
      writer.size = part->size;
      writer.base = part->base;
    }
  write_glyphs(&writer, glyphs, head, line);
  if (writer.chars == 0)
    return false;
  line->text = arena_strndup(arena, writer.text, writer.length);
  line->length = writer.length;
  line->chars = writer.chars;
  line->extents = arena_room(arena, writer.chars, sizeof(struct extent));
  memcpy(line->extents, writer.extents, writer.chars * sizeof(struct extent));
  line->runs = arena_room(arena, writer.run_count, sizeof(struct style_run));
  memcpy(line->runs, writer.runs, writer.run_count * sizeof(struct style_run));
  line->run_count = writer.run_count;
  line->box = box;
  line->zone = head->zone;
  line->row = head->row;
  line->flags |= head->direction == DIRECTION_RIGHT ? 0 : LINE_ROTATED;
  line_judge(line);
  return true;
}
