/* zones.c - lines into zones and reading order.
 *
 * The page is cut into bands: lines that stand beside each other, or a line alone.  Neighbouring bands that share
 * a gutter make a run, which is a table or a set of columns; lines alone make a run of running text.  Blocks in
 * the margin are taken out before that, as they would cut the text into pieces.
 */
#include "zones.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Narrower than this is no gutter. */
static const float gutter = 6.0f;

float line_top(const struct segment *line) { return line->base - 0.6f * line->size; }

static void cover_remove(struct cover *cover, size_t index) {
  memmove(&cover->span[index], &cover->span[index + 1], (cover->count - index - 1) * sizeof *cover->span);
  cover->count--;
}

void cover_add(struct cover *cover, float x0, float x1) {
  size_t at = 0;
  while (at < cover->count && cover->span[at].x1 + gutter < x0)
    at++;
  if (at == cover->count || x1 + gutter < cover->span[at].x0) {
    if (cover->count < COVER_MAX) {
      memmove(&cover->span[at + 1], &cover->span[at], (cover->count - at) * sizeof *cover->span);
      cover->span[at] = (struct extent){x0, x1};
      cover->count++;
      return;
    }
    at = at == cover->count ? at - 1 : at;
  }
  struct extent *span = &cover->span[at];
  span->x0 = least(span->x0, x0);
  span->x1 = most(span->x1, x1);
  while (at + 1 < cover->count && cover->span[at + 1].x0 <= span->x1 + gutter) {
    span->x1 = most(span->x1, cover->span[at + 1].x1);
    cover_remove(cover, at + 1);
  }
}

static struct cover cover_both(const struct cover *a, const struct cover *b) {
  struct cover both = *a;
  for (size_t i = 0; i < b->count; i++)
    cover_add(&both, b->span[i].x0, b->span[i].x1);
  return both;
}

size_t cover_column(const struct cover *cover, const struct segment *line) {
  size_t column = 0;
  while (column + 1 < cover->count && line->box.x0 > cover->span[column].x1)
    column++;
  return column;
}

static int by_top(const void *a, const void *b) {
  const struct segment *p = *(struct segment *const *)a, *q = *(struct segment *const *)b;
  float key_p = line_top(p), key_q = line_top(q);
  if (key_p != key_q)
    return key_p < key_q ? -1 : 1;
  return p->box.x0 < q->box.x0 ? -1 : p->box.x0 > q->box.x0;
}

/* LINE is level with BAND: their letters overlap, or, if they stand side by side, at least their ascenders do. */
static bool level(const struct band *band, const struct segment *line) {
  bool apart = true;
  for (size_t i = 0; i < band->cover.count; i++)
    apart &= line->right < band->cover.span[i].x0 || line->box.x0 > band->cover.span[i].x1;
  if (apart)
    return line->base - 0.8f * line->size < band->bottom;
  return line_top(line) < band->bottom - 0.2f * line->size;
}

static size_t find_bands(struct segment **lines, size_t count, struct band *bands) {
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    struct segment *line = lines[i];
    struct band *band = found ? &bands[found - 1] : NULL;
    if (!band || !level(band, line)) {
      band = &bands[found++];
      *band = (struct band){.line = &lines[i], .top = line_top(line), .bottom = line->base};
    }
    band->count++;
    band->bottom = most(band->bottom, line->base);
    cover_add(&band->cover, line->box.x0, line->right);
  }
  return found;
}

/* The last line of RUN above in the column where LINE stands. */
static const struct segment *line_above(const struct run *run, const struct segment *line) {
  size_t column = cover_column(&run->cover, line);
  for (size_t i = run->lines; i-- > 0;)
    if (cover_column(&run->cover, run->line[i]) == column)
      return run->line[i];
  return NULL;
}

static bool is_bold(const struct segment *line) { return line->bold * 2 > line->chars; }

/* A line alone stands in its column as the one above does: same edge, same look, not too far below. */
static bool stands_in_column(const struct run *run, const struct segment *line, float reach) {
  const struct segment *above = line_above(run, line);
  if (!above || fabsf(above->size - line->size) > 0.5f || is_bold(above) != is_bold(line))
    return false;
  float near = run->text ? 20.0f : 2.5f;
  return line->base - above->base < reach * line->size &&
         (fabsf(above->box.x0 - line->box.x0) < near || fabsf(above->right - line->right) < 2.5f);
}

/* It is the next line of its column, and not one that other rows must follow to prove it. */
static bool continues_column(const struct run *run, const struct segment *line) {
  return stands_in_column(run, line, run->text ? 3.5f : 1.9f);
}

/* Most lines of BAND stand at an edge or in the middle of a column of RUN, or are crosses and numbers inside it. */
static bool aligned(const struct run *run, const struct band *band) {
  size_t fits = 0;
  for (size_t i = 0; i < band->count; i++) {
    const struct segment *line = band->line[i];
    const struct extent *span = &run->cover.span[cover_column(&run->cover, line)];
    bool inside = line->box.x0 >= span->x0 - 1 && line->right <= span->x1 + 1;
    float middle = (line->box.x0 + line->right - span->x0 - span->x1) / 2;
    fits += (inside && (line->line_chars <= 3 || line->line_digits > line->line_letters)) ||
            fabsf(line->box.x0 - span->x0) < 4 || fabsf(line->right - span->x1) < 4 || fabsf(middle) < 3;
  }
  return fits * 3 >= band->count * 2;
}

/* Can BAND, which follows the bands of RUN, belong to it?  *BOTH gets the gutters that would be left. */
static bool fits_run(const struct run *run, const struct band *band, struct cover *both) {
  *both = cover_both(&run->cover, &band->cover);
  float gap = band->top - run->band[run->bands - 1].bottom, size = band->line[0]->size;
  if (both->count < run->cover.count || gap > (run->text ? 8.0f : 3.0f) * size)
    return false;
  if (band->cover.count == 1)
    return both->count == run->cover.count && (run->text || stands_in_column(run, band->line[0], 3.0f));
  return both->count >= band->cover.count && (run->text || aligned(run, band));
}

static bool running_text(const struct run *run) {
  size_t chars = 0;
  for (size_t i = 0; i < run->lines; i++)
    chars += run->line[i]->line_chars;
  return run->lines >= 6 && run->cover.count <= 3 && chars > 24 * run->lines;
}

/* The longest run of bands with common gutters from BANDS on. */
static struct run find_run(struct band *bands, size_t count) {
  struct run run = {.band = bands, .bands = 1, .lines = bands->count, .line = bands->line, .cover = bands->cover};
  struct run longest = run;
  struct cover both;
  while (run.bands < count && fits_run(&run, &bands[run.bands], &both)) {
    struct band *band = &bands[run.bands];
    bool whole = band->cover.count > 1 || continues_column(&run, band->line[0]);
    run.bands++;
    run.lines += band->count;
    run.cover = both;
    run.text = running_text(&run);
    if (whole)
      longest = run;
  }
  return longest;
}

/* A single row of pieces that fills the width of the text around it is a justified line with wide spaces. */
static bool justified(const struct run *run, const struct segment *above, const struct segment *below) {
  if (run->bands > 1)
    return false;
  const struct segment *first = run->line[0];
  float right = first->right;
  for (size_t i = 1; i < run->lines; i++) {
    const struct segment *line = run->line[i];
    if (fabsf(line->base - first->base) > 1 || line->box.x0 - run->line[i - 1]->right > 4 * first->size)
      return false;
    right = most(right, line->right);
  }
  const struct segment *beside[] = {above, below};
  for (size_t i = 0; i < 2; i++)
    if (beside[i] && fabsf(beside[i]->base - first->base) < 2 * first->size && fabsf(beside[i]->right - right) < 3 &&
        fabsf(beside[i]->box.x0 - first->box.x0) < 40 && beside[i]->line_chars > 40)
      return true;
  return false;
}

struct order {
  struct segment **line; /* in reading order */
  size_t count;
  unsigned zones, rows;
  float height;
  const struct segment *last; /* of running text in the current zone, or NULL to begin a new one */
};

static void place(struct order *order, struct segment *line) {
  for (struct segment *label = line->labels; label; label = label->labels) {
    label->zone = (uint16_t)(order->zones - 1);
    order->line[order->count++] = label;
  }
  line->zone = (uint16_t)(order->zones - 1);
  order->line[order->count++] = line;
}

/* Running text: one zone, but for what is set off at the head and foot of the page. */
static void place_text(struct order *order, struct segment *line) {
  const struct segment *last = order->last;
  bool apart = !last;
  if (last && line_top(line) - last->base > 2.0f * most(line->size, last->size))
    apart = last->base < 0.085f * order->height || line->base > 0.93f * order->height;
  order->zones += apart;
  place(order, line);
  order->last = line;
}

static int by_place(const void *a, const void *b) {
  const struct segment *p = *(struct segment *const *)a, *q = *(struct segment *const *)b;
  return p->zone != q->zone ? (p->zone < q->zone ? -1 : 1) : by_top(a, b);
}

static void place_run(struct order *order, struct run *run, const struct glyphs *glyphs) {
  if (run_is_table(run, glyphs)) {
    order->zones++;
    table_number_rows(run, &order->rows);
    for (size_t i = 0; i < run->lines; i++)
      place(order, run->line[i]);
  } else {
    for (size_t i = 0; i < run->lines; i++)
      run->line[i]->zone = (uint16_t)cover_column(&run->cover, run->line[i]);
    qsort(run->line, run->lines, sizeof *run->line, by_place);
    size_t column = COVER_MAX;
    for (size_t i = 0; i < run->lines; i++) {
      order->zones += run->line[i]->zone != column;
      column = run->line[i]->zone;
      place(order, run->line[i]);
    }
  }
  order->last = NULL;
}

static void join_row(struct run *run) {
  struct segment *first = run->line[0];
  for (size_t i = 1; i < run->lines; i++) {
    struct segment *line = run->line[i];
    (first->tail ? first->tail : first)->next = line;
    first->tail = line->tail ? line->tail : line;
    first->right = most(first->right, line->right);
    first->line_chars += line->line_chars;
  }
}

static void place_bands(struct order *order, struct band *bands, size_t count, const struct glyphs *glyphs) {
  for (size_t i = 0; i < count;) {
    if (bands[i].cover.count < 2) {
      for (size_t k = 0; k < bands[i].count; k++)
        place_text(order, bands[i].line[k]);
      i++;
      continue;
    }
    struct run run = find_run(&bands[i], count - i);
    i += run.bands;
    if (justified(&run, order->last, i < count ? bands[i].line[0] : NULL)) {
      join_row(&run);
      place_text(order, run.line[0]);
    } else {
      place_run(order, &run, glyphs);
    }
  }
}

static size_t collect(struct segments segments, struct segment **lines, bool rotated) {
  size_t count = 0;
  for (size_t i = 0; i < segments.count; i++) {
    struct segment *segment = &segments.segment[i];
    if (!segment->taken && (segment->direction != DIRECTION_RIGHT) == rotated)
      lines[count++] = segment;
  }
  return count;
}

static int by_source(const void *a, const void *b) {
  const struct segment *p = *(struct segment *const *)a, *q = *(struct segment *const *)b;
  return p->first < q->first ? -1 : p->first > q->first;
}

/* Text that runs up or down the page, in the order of the source; a zone for each group. */
static void place_rotated(struct order *order, struct segment **lines, size_t count) {
  qsort(lines, count, sizeof *lines, by_source);
  for (size_t i = 0; i < count; i++) {
    const struct segment *last = i ? lines[i - 1] : NULL;
    order->zones +=
        !last || last->direction != lines[i]->direction || fabsf(last->box.x0 - lines[i]->box.x0) > 3 * lines[i]->size;
    place(order, lines[i]);
  }
}

struct segment **zones_arrange(struct arena *scratch, struct segments segments, float width, float height,
                               const struct glyphs *glyphs, size_t *count) {
  struct order order = {.line = arena_array(scratch, segments.count + 1, sizeof(struct segment *)), .height = height};
  struct segment **lines = arena_array(scratch, segments.count + 1, sizeof *lines);
  struct band *bands = arena_array(scratch, segments.count + 1, sizeof *bands);
  size_t upright = collect(segments, lines, false);
  qsort(lines, upright, sizeof *lines, by_top);
  size_t apart = margins_set_apart(lines, &upright, width);
  place_bands(&order, bands, find_bands(lines, upright, bands), glyphs);
  const struct segment *last = NULL;
  for (size_t i = upright; i < upright + apart; i++) {
    order.zones += !last || (lines[i]->box.x0 < width / 2) != (last->box.x0 < width / 2);
    place(&order, lines[i]);
    last = lines[i];
  }
  place_rotated(&order, lines, collect(segments, lines, true));
  *count = order.count;
  return order.line;
}
