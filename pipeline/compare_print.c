/* compare_print.c - the matrix as a table for people (see compare_print.h).
 *
 * Columns that do not fit the width go into a further table below.  A stance is a sign and a word, colour only on a
 * terminal; what is uncertain has a question mark and no colour, what nobody said is a dot.
 */
#include "compare_print.h"
#include "buffer.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { LABEL = 18 /* width of the column with the layers */, MARGIN = 1 };

static const struct {
  const char *stance, *sign, *word;
  enum paint paint;
} signs[] = {
    {"support", "+", "for", PAINT_GREEN},
    {"qualified-support", "(+)", "for if", PAINT_GREEN},
    {"partial", "\xC2\xB1", "partly", PAINT_YELLOW},
    {"met", "=", "met", PAINT_CYAN},
    {"neutral", "0", "neutral", PAINT_DIM},
    {"oppose", "-", "against", PAINT_RED},
    {"mixed", "\xC2\xB1", "mixed", PAINT_YELLOW},
};

static size_t sign_place(const char *stance) {
  for (size_t i = 0; stance != NULL && i < sizeof signs / sizeof *signs; i++)
    if (strcmp(signs[i].stance, stance) == 0)
      return i;
  return SIZE_MAX;
}

const char *stance_sign(const char *stance) {
  size_t place = sign_place(stance);
  return place == SIZE_MAX ? "" : signs[place].sign;
}

const char *stance_word(const char *stance) {
  size_t place = sign_place(stance);
  return place == SIZE_MAX ? "" : signs[place].word;
}

enum paint stance_paint(const char *stance) {
  size_t place = sign_place(stance);
  return place == SIZE_MAX ? PAINT_NONE : signs[place].paint;
}

/* ---- cells ---- */

static const char *cell_text(const struct matrix_cell *cell, struct arena *arena) {
  if (cell->stance == NULL)
    return "\xC2\xB7";
  return arena_printf(arena, "%s %s%s%s%s%s", stance_sign(cell->stance), stance_word(cell->stance),
                      cell->uncertain ? "?" : "", cell->differs ? "!" : "", cell->alone ? "*" : "",
                      cell->changed ? "~" : "");
}

static void pad(FILE *out, const char *text, size_t width) {
  size_t shown = display_width(text, strlen(text));
  fprintf(out, "%s%*s", text, shown < width ? (int)(width - shown) : 0, "");
}

/* TEXT cut to WIDTH columns. */
static const char *shortened(const char *text, size_t width, struct arena *arena) {
  size_t length = strlen(text);
  if (display_width(text, length) <= width)
    return text;
  while (length > 0 && (display_width(text, length) >= width || ((unsigned char)text[length] & 0xC0) == 0x80))
    length--;
  return arena_printf(arena, "%.*s\xE2\x80\xA6", (int)length, text);
}

static size_t cell_width(const struct matrix *matrix, struct arena *arena) {
  size_t most = 8;
  for (size_t b = 0; b < matrix->body_count; b++)
    for (size_t i = 0; i < matrix->body[b].line_count; i++)
      for (size_t c = 0; c < matrix->column_count; c++) {
        const char *text = cell_text(&matrix->body[b].line[i].cell[c], arena);
        size_t width = display_width(text, strlen(text));
        most = width > most ? width : most;
      }
  return most + MARGIN;
}

static void print_cell(FILE *out, const struct matrix_cell *cell, size_t width, struct arena *arena) {
  enum paint colour = cell->stance == NULL || cell->uncertain ? PAINT_DIM : stance_paint(cell->stance);
  fputs(paint(out, colour), out);
  pad(out, cell_text(cell, arena), width);
  fputs(paint(out, PAINT_NONE), out);
}

/* What the line that speaks for the body says in all of the motion's proposals: "  3 for, 1 against". */
static const char *row_sum(const struct matrix_body *body, size_t shown, struct arena *arena) {
  if (body->line_count == 0 || shown == 0)
    return "";
  const struct matrix_line *line = &body->line[body->speaking];
  size_t yes = line->count[0] + line->count[1], no = line->count[5];
  size_t other = line->count[2] + line->count[3] + line->count[4];
  if (yes + no + other == 0)
    return "";
  return arena_printf(arena, "  %s%zu for, %zu against, %zu other%s", paint(stdout, PAINT_DIM), yes, no, other,
                      paint(stdout, PAINT_NONE));
}

static void print_body(FILE *out, const struct matrix_body *body, size_t first, size_t last, size_t width,
                       struct arena *arena) {
  fprintf(out, "%s%s%s%s%s\n", paint(out, PAINT_BOLD), visible(arena, body->name), paint(out, PAINT_NONE),
          row_sum(body, last - first, arena),
          body->answer != NULL && strcmp(body->answer, "missing") == 0    ? "  (has not answered)"
          : body->answer != NULL && strcmp(body->answer, "declined") == 0 ? "  (declined to answer)"
                                                                          : "");
  for (size_t i = 0; i < body->line_count; i++) {
    const struct matrix_line *line = &body->line[i];
    bool person = strcmp(line->layer, "party") == 0 || strcmp(line->layer, "member") == 0;
    const char *label = person && line->holder != NULL ? visible(arena, line->holder) : line->layer;
    fputs("  ", out);
    pad(out, shortened(label, LABEL - 3, arena), LABEL - 2);
    for (size_t c = first; c < last; c++)
      print_cell(out, &line->cell[c], c + 1 < last ? width : 0, arena);
    fputc('\n', out);
  }
}

/* One row of the summary: how many bodies hold STANCE, column by column. */
static void print_sum(FILE *out, const struct matrix *matrix, size_t stance, size_t first, size_t last, size_t width,
                      struct arena *arena) {
  size_t all = 0;
  for (size_t c = 0; c < matrix->column_count; c++)
    all += matrix->column[c].count[stance];
  if (all == 0)
    return;
  fputs("  ", out);
  pad(out, arena_printf(arena, "%s %s", stance_sign(matrix_stances[stance]), stance_word(matrix_stances[stance])),
      LABEL - 2);
  for (size_t c = first; c < last; c++) {
    size_t count = matrix->column[c].count[stance];
    pad(out, count == 0 ? "\xC2\xB7" : arena_printf(arena, "%zu", count), c + 1 < last ? width : 0);
  }
  fputc('\n', out);
}

static void print_block(FILE *out, const struct matrix *matrix, size_t first, size_t last, size_t width,
                        struct arena *arena) {
  fprintf(out, "%*s", LABEL, "");
  for (size_t c = first; c < last; c++)
    pad(out, c == 0 ? "whole" : arena_printf(arena, "%zu", c), c + 1 < last ? width : 0);
  fputc('\n', out);
  for (size_t b = 0; b < matrix->body_count; b++)
    print_body(out, &matrix->body[b], first, last, width, arena);
  fprintf(out, "%sBodies that answered%s\n", paint(out, PAINT_BOLD), paint(out, PAINT_NONE));
  for (size_t stance = 0; matrix_stances[stance] != NULL; stance++)
    print_sum(out, matrix, stance, first, last, width, arena);
  fputs("  ", out);
  pad(out, "said nothing", LABEL - 2);
  for (size_t c = first; c < last; c++)
    pad(out, matrix->column[c].silent == 0 ? "\xC2\xB7" : arena_printf(arena, "%zu", matrix->column[c].silent),
        c + 1 < last ? width : 0);
  fputs("\n\n", out);
}

/* ---- what to note ---- */

static const char *column_name(size_t column, struct arena *arena) {
  return column == 0 ? "the motion as a whole" : arena_printf(arena, "proposal %zu", column);
}

static void print_notes(FILE *out, const struct matrix *matrix, struct arena *arena) {
  for (size_t b = 0; b < matrix->body_count; b++) {
    const struct matrix_body *body = &matrix->body[b];
    for (size_t i = 0; i < body->line_count; i++)
      for (size_t c = 0; c < matrix->column_count; c++) {
        const struct matrix_cell *cell = &body->line[i].cell[c];
        if (cell->differs)
          fprintf(out, "!  %s left what its administration proposed: %s\n", visible(arena, body->name),
                  column_name(c, arena));
        if (cell->alone)
          fprintf(out, "*  %s stood alone: %s\n", visible(arena, body->name), column_name(c, arena));
        if (cell->changed)
          fprintf(out, "~  %s said otherwise before: %s\n", visible(arena, body->name), column_name(c, arena));
      }
    for (size_t i = 0; i < body->dissent_count; i++)
      fprintf(out, "   %s: %s by %s, p. %u\n", visible(arena, body->name), body->dissent[i].kind,
              visible(arena, body->dissent[i].by != NULL ? body->dissent[i].by : "?"), body->dissent[i].page);
  }
  for (size_t b = 0; b < matrix->body_count; b++)
    for (size_t i = 0; i < matrix->body[b].line_count; i++)
      if (matrix->body[b].line[i].cell[0].inherited)
        fprintf(out, "   %s took over its administration's report as it is\n", visible(arena, matrix->body[b].name));
  size_t decided = 0;
  for (size_t c = 0; c < matrix->column_count; c++)
    if (matrix->column[c].outcome != NULL)
      fprintf(out, "%s%s %s", decided++ == 0 ? "Council: " : "; ", column_name(c, arena), matrix->column[c].outcome);
  fputs(decided > 0 ? "\n" : "", out);
}

static unsigned width_of(FILE *out) {
  struct winsize size;
  int descriptor = fileno(out);
  if (descriptor >= 0 && isatty(descriptor) && ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
    return size.ws_col;
  return 80;
}

void print_matrix(FILE *out, const struct matrix *matrix, unsigned width, struct arena *arena) {
  const struct matter_row *row = &matrix->matter->row;
  width = width == 0 ? width_of(out) : width;
  fprintf(out, "%s%s%s\n", paint(out, PAINT_BOLD), visible(arena, row->title != NULL ? row->title : row->id),
          paint(out, PAINT_NONE));
  fprintf(out, "%s%s%s%s%s%s%s\n", row->id, row->municipality != NULL ? " \xC2\xB7 " : "",
          row->municipality != NULL ? visible(arena, row->municipality) : "",
          row->motion != NULL ? " \xC2\xB7 motion " : "", row->motion != NULL ? row->motion : "",
          row->movers != NULL ? " \xC2\xB7 " : "", row->movers != NULL ? visible(arena, row->movers) : "");
  for (size_t i = 0; i < matrix->matter->proposal_count; i++) {
    const char *text = arena_printf(arena, "%zu  %s", i + 1, matrix->matter->proposal[i].text);
    print_wrapped(out, text, strlen(text), 2);
  }
  fputc('\n', out);
  size_t cell = cell_width(matrix, arena), fit = width > LABEL + cell ? (width - LABEL) / cell : 1;
  for (size_t first = 0; first < matrix->column_count; first += fit)
    print_block(out, matrix, first, first + fit < matrix->column_count ? first + fit : matrix->column_count, cell,
                arena);
  print_notes(out, matrix, arena);
  fputs("\n? uncertain: read the quote   \xC2\xB7 not said (which is not neutral)   standpunkt show MATTER BODY N: the "
        "quotes\n",
        out);
}
