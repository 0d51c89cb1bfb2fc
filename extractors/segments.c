/* segments.c - stretches of characters on one baseline without a wide gap.
 *
 * The source's own line breaks are a first guess, split where they run backwards or over a gap and joined again
 * where two stretches touch.  A bullet or number left of its text is joined to it over any hanging indent.
 */
#include "layout.h"
#include "unicode.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A gap this wide, in font sizes, ends a segment; less than the second one never does. */
static const float gap_splits = 1.6f, gap_joins = 0.55f;

/* No line has more neighbours than this; it keeps a page that is all dots from taking forever. */
enum { LOOK_AROUND = 300 };

/* Where the baseline stands in a character's box: most fonts reach 0.22 of their size below it. */
static float glyph_base(const struct glyph *glyph) { return glyph->box.y1 - 0.22f * glyph->size; }

/* Poppler gives boxes of a vertical word one above the other. */
static enum direction pair_direction(const struct glyph *a, const struct glyph *b) {
  float dx = fabsf(b->box.x0 - a->box.x0), dy = b->box.y0 - a->box.y0;
  if (dx > 0.12f * a->size || fabsf(dy) < 0.15f * a->size)
    return DIRECTION_RIGHT;
  return dy < 0 ? DIRECTION_UP : DIRECTION_DOWN;
}

static bool segment_ends(const struct glyph *last, const struct glyph *glyph, enum direction direction) {
  if (glyph->breaks & GLYPH_LINE)
    return true;
  /* Poppler leaves out the space between cells of a table, so all gaps are looked at. */
  float size = most(last->size, glyph->size);
  if (direction == DIRECTION_UP)
    return fabsf(glyph->box.x0 - last->box.x0) > 0.5f * size || last->box.y0 - glyph->box.y1 > gap_splits * size;
  if (direction == DIRECTION_DOWN)
    return fabsf(glyph->box.x0 - last->box.x0) > 0.5f * size || glyph->box.y0 - last->box.y1 > gap_splits * size;
  float gap = glyph->box.x0 - last->box.x1;
  return gap > gap_splits * size || gap < -0.5f * size || fabsf(glyph_base(glyph) - glyph_base(last)) > 0.8f * size;
}

static bool ascii_letter(uint32_t c) { return (c | 32u) >= 'a' && (c | 32u) <= 'z'; }

/* Size, baseline and counts of the characters of SEGMENT; the size of the longest stretch counts. */
static void measure(struct segment *segment, const struct glyphs *glyphs) {
  const uint32_t first = segment->first, end = segment->end;
  uint32_t best = 0, stretch = 0, digits = 0, letters = 0, bold = 0;
  const struct glyph *glyph = &glyphs->glyph[segment->first];
  const struct glyph *longest = glyph; /* the last of the longest stretch */
  struct box box = glyph->box;
  for (uint32_t i = first; i < end; i++, glyph++) {
    bool same = i > first && (glyph->size == glyph[-1].size || fabsf(glyph->size - glyph[-1].size) < 0.05f);
    stretch = same ? stretch + 1 : 1;
    if (stretch > best) {
      best = stretch;
      longest = glyph;
    }
    if (glyph->box.x0 < box.x0)
      box.x0 = glyph->box.x0;
    if (glyph->box.x1 > box.x1)
      box.x1 = glyph->box.x1;
    if (glyph->box.y0 < box.y0)
      box.y0 = glyph->box.y0;
    if (glyph->box.y1 > box.y1)
      box.y1 = glyph->box.y1;
    uint32_t c = glyph->character;
    digits += c >= '0' && c <= '9';
    letters += ascii_letter(c) || (c > 0x7F && unicode_letter(c));
    bold += (glyph->style & STYLE_BOLD) != 0;
  }
  segment->size = longest->size;
  segment->base = glyph_base(longest);
  segment->digits = digits;
  segment->letters = letters;
  segment->bold = bold;
  segment->box = box;
  segment->right = box.x1;
  segment->chars = segment->line_chars = segment->end - segment->first;
  segment->line_digits = segment->digits;
  segment->line_letters = segment->letters;
}

static bool dash_or_bullet(uint32_t c) {
  switch (c) {
  case '-':
  case '*':
  case 0xB7:
  case 0x2010:
  case 0x2013:
  case 0x2014:
  case 0x2022:
  case 0x2023:
  case 0x2043:
  case 0x2212:
  case 0x25A0:
  case 0x25A1:
  case 0x25AA:
  case 0x25AB:
  case 0x25B6:
  case 0x25BA:
  case 0x25CB:
  case 0x25CF:
  case 0x25E6:
  case 0x2666:
  case 0x27A2:
  case 0x2794:
    return true;
  default:
    return false;
  }
}

/* "•", "1.", "12)", "a)", "(3)", "1.2", "§ 12", "§12/20": what stands left of an item's or paragraph's text. */
static bool looks_like_marker(const struct segment *segment, const struct glyphs *glyphs) {
  const struct glyph *glyph = &glyphs->glyph[segment->first];
  uint32_t n = segment->chars;
  if (n > 8 || n == 0)
    return false;
  if (n == 1)
    return dash_or_bullet(glyph[0].character) || (glyph[0].character == 'o' && glyph[0].size < 20);
  if (glyph[0].character == 0xA7) /* § */
    return segment->digits > 0 && segment->letters <= 1;
  uint32_t last = glyph[n - 1].character;
  if (n > 6 || (last != '.' && last != ')' && last != ':'))
    return false;
  uint32_t inner = 0;
  for (uint32_t i = 0; i + 1 < n; i++)
    inner += glyph[i].character == '.' || glyph[i].character == '(';
  bool roman = glyph[0].character == 'i' || glyph[0].character == 'v' || glyph[0].character == 'x';
  return segment->digits + inner + 1 == n || (n <= 3 && segment->letters == 1) || (roman && last == ')');
}

static int by_base(const void *a, const void *b) {
  const struct segment *p = a, *q = b;
  float key_p = p->base, key_q = q->base;
  if (key_p != key_q)
    return key_p < key_q ? -1 : 1;
  return p->box.x0 < q->box.x0 ? -1 : p->box.x0 > q->box.x0;
}

static bool same_base(const struct segment *a, const struct segment *b) {
  return fabsf(a->base - b->base) <= 0.2f * most(a->size, b->size);
}

/* SMALL is a raised or lowered mark within the height of BIG. */
static bool raised_mark(const struct segment *small, const struct segment *big) {
  return small->size <= 0.8f * big->size && small->chars <= 4 && small->base > big->base - 0.75f * big->size &&
         small->base < big->base + 0.3f * big->size;
}

/* Puts B at the right end of A's chain. */
static void chain(struct segment *a, struct segment *b) {
  (a->tail ? a->tail : a)->next = b;
  a->tail = b->tail ? b->tail : b;
  b->taken = true;
  a->right = b->right > a->right ? b->right : a->right;
  a->line_chars += b->line_chars;
  a->line_digits += b->line_digits;
  a->line_letters += b->line_letters;
  if (a->marker || a->size < b->size) {
    a->base = b->base;
    a->size = b->size;
  }
}

/* The nearest untaken segment right of SEGMENT on its baseline, within REACH points. */
static struct segment *right_neighbour(struct segments segments, size_t index, float reach) {
  struct segment *from = &segments.segment[index], *best = NULL;
  float window = most(from->size, 12.0f);
  for (int step = -1; step <= 1; step += 2) {
    size_t looked = 0;
    for (size_t i = index + (size_t)step; i < segments.count; i += (size_t)step) {
      struct segment *other = &segments.segment[i];
      if (fabsf(other->base - from->base) > window || ++looked > LOOK_AROUND)
        break;
      if (other->taken || other->direction != DIRECTION_RIGHT || other->box.x0 < from->right - 0.4f * from->size)
        continue;
      bool fits = same_base(from, other) || raised_mark(other, from) || raised_mark(from, other) ||
                  (from->marker && fabsf(from->base - other->base) <= 0.45f * other->size);
      if (fits && other->box.x0 - from->right <= reach && (!best || other->box.x0 < best->box.x0))
        best = other;
    }
  }
  return best;
}

static bool same_text(const struct segment *a, const struct segment *b, const struct glyphs *glyphs) {
  if (a->chars != b->chars)
    return false;
  for (uint32_t i = 0; i < a->chars; i++)
    if (glyphs->glyph[a->first + i].character != glyphs->glyph[b->first + i].character)
      return false;
  return true;
}

/* Takes out whole segments drawn twice. */
static void drop_doubles(struct segments segments, const struct glyphs *glyphs) {
  for (size_t i = 0; i < segments.count; i++)
    for (size_t k = i + 1; k < segments.count && k - i < LOOK_AROUND; k++) {
      struct segment *a = &segments.segment[i], *b = &segments.segment[k];
      float near = 0.2f * a->size;
      if (b->base - a->base > near)
        break;
      if (fabsf(a->box.x0 - b->box.x0) < near && fabsf(a->box.x1 - b->box.x1) < near && same_text(a, b, glyphs))
        b->taken = true;
    }
}

static void join_touching(struct segments segments) {
  for (size_t i = 0; i < segments.count; i++) {
    struct segment *segment = &segments.segment[i], *other;
    if (segment->taken || segment->direction != DIRECTION_RIGHT)
      continue;
    while ((other = right_neighbour(segments, i, gap_joins * segment->size)) != NULL)
      chain(segment, other);
  }
}

/* Nothing stands left of SEGMENT on its baseline. */
static bool leftmost(struct segments segments, size_t index) {
  const struct segment *segment = &segments.segment[index];
  for (int step = -1; step <= 1; step += 2)
    for (size_t i = index + (size_t)step, looked = 0; i < segments.count && looked < LOOK_AROUND;
         i += (size_t)step, looked++) {
      const struct segment *other = &segments.segment[i];
      if (fabsf(other->base - segment->base) > segment->size)
        break;
      if (!other->taken && same_base(segment, other) && other->box.x0 < segment->box.x0)
        return false;
    }
  return true;
}

/* "12" before a text: the number of an item on an agenda. */
static bool bare_number(const struct segment *segment) {
  return segment->chars <= 3 && segment->digits == segment->chars;
}

/* Joins markers to their text.  In a row of several cells a dash is an empty cell, so only the leftmost counts. */
static void join_markers(struct segments segments, const struct glyphs *glyphs) {
  for (size_t i = 0; i < segments.count; i++) {
    struct segment *segment = &segments.segment[i];
    bool number = bare_number(segment);
    if (segment->taken || segment->next || !(segment->marker || number) || !leftmost(segments, i))
      continue;
    float reach = number ? 3.5f * segment->size : most(60.0f, 7.0f * segment->size);
    struct segment *text = right_neighbour(segments, i, reach);
    if (!text || (text->marker && !text->next) || (number && !unicode_letter(glyphs->glyph[text->first].character)))
      continue;
    segment->marker = true;
    chain(segment, text);
  }
}

static struct segments split(struct arena *scratch, const struct glyphs *glyphs) {
  struct segments segments = {0};
  size_t room = 0;
  struct segment *segment = NULL;
  enum direction direction = DIRECTION_RIGHT;
  for (size_t i = 0; i < glyphs->count; i++) {
    const struct glyph *glyph = &glyphs->glyph[i];
    if (segment && segment->end == segment->first + 1)
      direction = glyph->breaks & GLYPH_LINE ? DIRECTION_RIGHT : pair_direction(glyph - 1, glyph);
    if (!segment || segment_ends(glyph - 1, glyph, direction)) {
      segments.segment = arena_grow(scratch, segments.segment, segments.count, &room, sizeof *segments.segment);
      segment = &segments.segment[segments.count++];
      *segment = (struct segment){.first = (uint32_t)i};
      direction = DIRECTION_RIGHT;
    }
    segment->direction = direction;
    segment->end = (uint32_t)i + 1;
  }
  return segments;
}

struct segments segments_find(struct arena *scratch, const struct glyphs *glyphs) {
  struct segments segments = split(scratch, glyphs);
  for (size_t i = 0; i < segments.count; i++) {
    measure(&segments.segment[i], glyphs);
    segments.segment[i].marker = looks_like_marker(&segments.segment[i], glyphs);
  }
  if (segments.count > 1)
    qsort(segments.segment, segments.count, sizeof *segments.segment, by_base);
  drop_doubles(segments, glyphs);
  join_touching(segments);
  join_markers(segments, glyphs);
  return segments;
}
