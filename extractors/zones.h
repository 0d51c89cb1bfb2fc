/* zones.h - between the parts of the layout analysis: bands, runs and columns of lines; private to zones*.c. */
#ifndef STANDPUNKT_ZONES_H
#define STANDPUNKT_ZONES_H

#include "layout.h"

enum { COVER_MAX = 24 };

/* What of the page's width is covered, from left to right; the spaces between are gutters. */
struct cover {
  struct extent span[COVER_MAX];
  size_t count;
};

/* Lines that stand side by side, and whatever overlaps them: one of them where the page has one column. */
struct band {
  struct segment **line;
  size_t count;
  float top, bottom;
  struct cover cover;
};

/* Bands that share their gutters. */
struct run {
  struct band *band;
  size_t bands, lines;
  struct segment **line; /* of all bands, from top to bottom */
  struct cover cover;
  bool text;     /* its columns hold running text */
  bool labelled; /* its first column names what stands in the others */
};

float line_top(const struct segment *line);

void cover_add(struct cover *cover, float x0, float x1);

/* The column of COVER that LINE stands in. */
size_t cover_column(const struct cover *cover, const struct segment *line);

/* Takes margin blocks out of LINES (their number is returned, they are moved to the end) and hangs side headings
 * on the lines they stand beside; *COUNT loses both. */
size_t margins_set_apart(struct segment **lines, size_t *count, float width);

/* True if the lines of RUN are rows of a table and not columns to be read one by one. */
bool run_is_table(struct run *run, const struct glyphs *glyphs);

/* Gives the lines of the table RUN their rows, from *ROW on, and sorts them: row by row, cell by cell. */
void table_number_rows(struct run *run, unsigned *row);

#endif
