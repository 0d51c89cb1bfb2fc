/* segment_lines.c - the lines of all pages in one row, and the measures of the body text: its size, its column, the
 * distance of its lines. */
#include "segment.h"
#include "unicode.h"

#include <stdlib.h>
#include <string.h>

/* Values counted with a weight; small tables, so a linear search does. */
struct tally {
  float value[64];
  uint32_t weight[64];
  size_t count;
};

static void tally_add(struct tally *tally, float value, uint32_t weight) {
  value = (float)(int)(value * 4 + 0.5f) / 4;
  for (size_t i = 0; i < tally->count; i++)
    if (tally->value[i] == value) {
      tally->weight[i] += weight;
      return;
    }
  if (tally->count == sizeof tally->value / sizeof tally->value[0])
    return;
  tally->value[tally->count] = value;
  tally->weight[tally->count++] = weight;
}

static float tally_most(const struct tally *tally, float otherwise) {
  uint32_t most = 0;
  float value = otherwise;
  for (size_t i = 0; i < tally->count; i++)
    if (tally->weight[i] > most) {
      most = tally->weight[i];
      value = tally->value[i];
    }
  return value;
}

static int compare_floats(const void *a, const void *b) {
  float x = *(const float *)a, y = *(const float *)b;
  return (x > y) - (x < y);
}

/* Plain text: a line of the made-up geometry (see pages.h), and the width within which wrapped lines end. */
static const float text_line = 12, ragged = 12 * 6;

/* Where wrapped plain text ends: the right edge near which the most of the long lines end, if it is a quarter of them;
 * else OTHERWISE, for then each line is a paragraph of its own.  RIGHTS is sorted. */
static float wrap_column(const float *rights, size_t count, float otherwise) {
  size_t most = 0, long_lines = 0;
  float column = otherwise;
  for (size_t first = 0, last = 0; last < count; last++) {
    if (rights[last] < 40 * 6)
      continue;
    long_lines++;
    while (rights[first] < rights[last] - ragged || rights[first] < 40 * 6)
      first++;
    if (last - first + 1 > most) {
      most = last - first + 1;
      column = rights[last];
    }
  }
  return most >= 4 && most * 4 >= long_lines ? column : otherwise;
}

static void measure_body(struct segmenter *s) {
  struct tally sizes = {0}, lefts = {0}, pitches = {0};
  uint32_t bold = 0, all = 0;
  for (size_t i = 0; i < s->count; i++)
    tally_add(&sizes, s->line[i].line->size, s->line[i].line->chars);
  s->body_size = tally_most(&sizes, 12);
  float *rights = arena_array(s->arena, s->count + 1, sizeof *rights);
  size_t right_count = 0;
  for (size_t i = 0; i < s->count; i++) {
    const struct line *line = s->line[i].line;
    if (line->size < s->body_size - 0.3f || line->size > s->body_size + 0.3f || line->flags & LINE_ROTATED)
      continue;
    tally_add(&lefts, line->box.x0, line->chars);
    all += line->chars;
    bold += line->style & STYLE_BOLD ? line->chars : 0;
    rights[right_count++] = line->box.x1;
    if (s->line[i].pitch > 0 && s->line[i].pitch < 4 * s->body_size)
      tally_add(&pitches, s->line[i].pitch, 1);
  }
  s->body_bold = bold > all / 2;
  s->body_left = tally_most(&lefts, 72);
  qsort(rights, right_count, sizeof *rights, compare_floats);
  s->body_right = right_count > 0 ? rights[right_count - 1 - right_count / 50] : 523;
  s->body_pitch = tally_most(&pitches, s->body_size * 1.2f);
  if (!s->pages->boxed) {
    s->body_pitch = text_line; /* a blank line always parts paragraphs, however many there are */
    s->body_right = wrap_column(rights, right_count, s->body_right);
  }
}

/* Where the column of the zone of lines FIRST to END ends. */
static float column_right(const struct segmenter *s, size_t first, size_t end) {
  float left = 1e9f, right = 0, body = s->body_right - s->body_left;
  for (size_t i = first; i < end; i++) {
    const struct box *box = &s->line[i].line->box;
    left = box->x0 < left ? box->x0 : left;
    right = box->x1 > right ? box->x1 : right;
  }
  if (left < s->body_left + body / 3 && right > s->body_left + body / 2)
    return right > s->body_right && s->pages->boxed ? right : s->body_right;
  /* A few short lines side by side with others (letterhead, signatures): their column is wider than they are. */
  if (end - first < 7 && right < left + body / 2)
    return left + body / 2;
  return right;
}

/* Below a letterhead in two columns the lines of the left one go on by themselves: the rows at the end of a zone that
 * have but one cell, three and more, are no rows. */
static void end_rows(const struct page *page, struct flow_line *line) {
  for (size_t end = page->count; end > 0;) {
    size_t first = end;
    uint32_t zone = page->lines[end - 1].zone;
    while (first > 0 && page->lines[first - 1].zone == zone && page->lines[first - 1].row != 0 &&
           (first < 2 || page->lines[first - 2].row != page->lines[first - 1].row) &&
           (first >= page->count || page->lines[first].row != page->lines[first - 1].row))
      first--;
    for (size_t i = first; end - first >= 3 && i < end; i++)
      line[i].row = false;
    if (end - first >= 3)
      line[first].starts_zone = true;
    while (end > 0 && page->lines[end - 1].zone == zone)
      end--;
  }
}

void collect_lines(struct segmenter *s) {
  size_t total = 0;
  for (size_t p = 0; p < s->pages->count; p++)
    total += s->pages->page[p].count;
  s->line = arena_array(s->arena, total + 1, sizeof *s->line);
  for (uint32_t p = 0; p < s->pages->count; p++) {
    const struct page *page = &s->pages->page[p];
    for (uint32_t i = 0; i < page->count; i++) {
      struct flow_line *line = &s->line[s->count++];
      *line = (struct flow_line){.line = &page->lines[i], .page = p, .index = i};
      line->row = line->line->row != 0;
      line->starts_zone = i == 0 || page->lines[i - 1].zone != page->lines[i].zone;
      if (!line->starts_zone)
        line->pitch = page->lines[i].box.y0 - page->lines[i - 1].box.y0;
    }
    end_rows(page, s->line + s->count - page->count);
  }
  measure_body(s);
  for (size_t first = 0, i = 1; i <= s->count; i++)
    if (i == s->count || s->line[i].starts_zone) {
      float right = column_right(s, first, i);
      for (size_t j = first; j < i; j++)
        s->line[j].right = right;
      first = i;
    }
}

bool looks_like_name(const char *text, size_t length) {
  const char *end = text + length;
  int words = 0, capital = 0;
  while (text < end) {
    uint32_t character;
    text += unicode_read(text, end, &character);
    words++;
    if (unicode_upper(character))
      capital++;
    size_t letters = 1;
    while (text < end) {
      uint32_t next;
      unsigned size = unicode_read(text, end, &next);
      if (next == ' ') {
        text += size;
        break;
      }
      if (!unicode_letter(next) && next != '-' && next != '.' && next != 0x2019 && next != '\'')
        return false;
      letters++;
      text += size;
    }
    /* "von", "af", "de" may stand between; a long lower-case word may not. */
    if (!unicode_upper(character) && (!unicode_letter(character) || letters > 3 || words == 1))
      return false;
  }
  return capital >= 2 && words <= 5;
}

const struct line *draft_line(const struct segmenter *s, const struct draft *draft) {
  return s->line[draft->first].line;
}
