/* zones_table.c - is it a table or columns, and which cells make a row. */
#include "zones.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What is known of one column of a run. */
struct column {
  size_t lines, values, aligned, labels, bold, chars, full;
  float width;
};

/* A date, a number, an amount, a cross or a short vote: what fills the columns of tables. */
static bool value(const struct segment *line, const struct glyphs *glyphs) {
  if (line->line_digits * 2 > line->line_letters + line->line_digits || line->line_chars <= 2)
    return true;
  static const char *const votes[] = {"ja", "nej", "avstår", "frånv", "avst", NULL};
  const struct glyph *glyph = &glyphs->glyph[line->first];
  for (size_t i = 0; votes[i] && line->line_chars <= 6; i++)
    if (line->line_chars >= strlen(votes[i]) - 1 && (glyph[0].character | 32u) == (unsigned char)votes[i][0] &&
        (glyph[1].character | 32u) == (unsigned char)votes[i][1])
      return true;
  return false;
}

static bool ends_in_colon(const struct segment *line, const struct glyphs *glyphs) {
  while (line->next)
    line = line->next;
  return glyphs->glyph[line->end - 1].character == ':';
}

/* Does another line of RUN share the baseline of the one at INDEX? */
static bool has_partner(const struct run *run, size_t index) {
  const struct segment *line = run->line[index];
  for (size_t i = index; i-- > 0 && line_top(line) - line_top(run->line[i]) < line->size;)
    if (fabsf(run->line[i]->base - line->base) < 1.5f)
      return true;
  for (size_t i = index + 1; i < run->lines && line_top(run->line[i]) - line_top(line) < line->size; i++)
    if (fabsf(run->line[i]->base - line->base) < 1.5f)
      return true;
  return false;
}

static void look_at_columns(const struct run *run, const struct glyphs *glyphs, struct column *columns) {
  for (size_t i = 0; i < run->cover.count; i++)
    columns[i] = (struct column){.width = run->cover.span[i].x1 - run->cover.span[i].x0};
  for (size_t i = 0; i < run->lines; i++) {
    const struct segment *line = run->line[i];
    struct column *column = &columns[cover_column(&run->cover, line)];
    bool heading = column->lines == 0 && run->bands > 1;
    column->lines++;
    column->values += !heading && value(line, glyphs);
    column->aligned += has_partner(run, i);
    column->labels += ends_in_colon(line, glyphs);
    column->bold += line->bold * 2 > line->chars;
    column->chars += line->line_chars;
    column->full += line->right - line->box.x0 > 0.7f * column->width;
  }
}

static bool text_column(const struct column *column) {
  return column->lines >= 3 && column->chars > 22 * column->lines && column->full * 2 > column->lines;
}

/* Labels on the left, each beside the first of the lines it names: between two labels, or below the only one of
 * several columns, those go on alone. */
static bool labelled(const struct run *run, const struct column *columns) {
  size_t most_lines = 0, alone = 0;
  for (size_t i = 1; i < run->cover.count; i++)
    most_lines = columns[i].lines > most_lines ? columns[i].lines : most_lines;
  if (columns[0].aligned < columns[0].lines || columns[0].lines >= most_lines)
    return false;
  if (columns[0].lines == 1)
    return run->cover.count > 2 && most_lines >= 4 && cover_column(&run->cover, run->line[0]) == 0;
  for (size_t i = 0; i < run->bands; i++) {
    bool label = false;
    for (size_t k = 0; k < run->band[i].count; k++)
      label |= cover_column(&run->cover, run->band[i].line[k]) == 0;
    if (label && alone > 0)
      return true;
    alone = label ? 0 : alone + 1;
  }
  return false;
}

/* A first column all in bold, and the others not at all. */
static bool bold_labels(const struct run *run, const struct column *columns) {
  for (size_t i = 1; i < run->cover.count; i++)
    if (columns[i].bold > 0)
      return false;
  return columns[0].lines > 1 && columns[0].bold == columns[0].lines && columns[0].aligned == columns[0].lines;
}

/* Rows far apart are read one by one: nothing in a column goes on below. */
static bool rows_apart(const struct run *run) {
  for (size_t i = 0; i < run->bands; i++)
    if (run->band[i].cover.count < 2 || run->band[i].count != run->cover.count ||
        (i > 0 && run->band[i].bottom - run->band[i - 1].bottom < 2.2f * run->band[i].line[0]->size))
      return false;
  return true;
}

bool run_is_table(struct run *run, const struct glyphs *glyphs) {
  struct column columns[COVER_MAX] = {0};
  size_t count = run->cover.count, texts = 0, valued = 0;
  look_at_columns(run, glyphs, columns);
  for (size_t i = 0; i < count; i++) {
    size_t below = columns[i].lines > 1 ? columns[i].lines - 1 : 1;
    texts += text_column(&columns[i]);
    valued += columns[i].values * 10 >= below * 6 && columns[i].aligned * 10 >= columns[i].lines * 8;
  }
  if (texts >= 2)
    return false;
  if (labelled(run, columns) || bold_labels(run, columns))
    return run->labelled = true;
  bool aligned = columns[0].aligned * 10 >= columns[0].lines * 8;
  return rows_apart(run) || (columns[0].labels * 2 > columns[0].lines && aligned) ||
         (valued > 0 && !(valued == count && run->bands <= 2)) || (count >= 3 && run->bands >= 4 && aligned);
}

static int by_cell(const void *a, const void *b) {
  const struct segment *p = *(struct segment *const *)a, *q = *(struct segment *const *)b;
  if (p->row != q->row)
    return p->row < q->row ? -1 : 1;
  if (p->zone != q->zone)
    return p->zone < q->zone ? -1 : 1;
  return p->base < q->base ? -1 : p->base > q->base;
}

/* Distance between the rows that have cells side by side; the least that occurs. */
static float row_pitch(const struct run *run) {
  float pitch = 1e9f, last = -1e9f;
  for (size_t i = 0; i < run->bands; i++)
    if (run->band[i].cover.count > 1) {
      pitch = least(pitch, run->band[i].bottom - last);
      last = run->band[i].bottom;
    }
  return pitch;
}

void table_number_rows(struct run *run, unsigned *row) {
  float pitch = row_pitch(run), last = -1e9f;
  for (size_t i = 0; i < run->bands; i++) {
    struct band *band = &run->band[i];
    bool first_cell = false;
    for (size_t k = 0; k < band->count; k++) {
      band->line[k]->zone = (uint16_t)cover_column(&run->cover, band->line[k]);
      first_cell |= band->line[k]->zone == 0;
    }
    float reach = least(0.9f * pitch, 1.5f * band->line[0]->size);
    bool goes_on = i > 0 && (!first_cell || band->count == 1) && band->bottom - last < reach;
    bool new_row = run->labelled ? first_cell : (first_cell || band->cover.count > 1) && !goes_on;
    *row += i == 0 || new_row;
    for (size_t k = 0; k < band->count; k++)
      band->line[k]->row = (uint16_t)*row;
    last = band->bottom;
  }
  qsort(run->line, run->lines, sizeof *run->line, by_cell);
}
