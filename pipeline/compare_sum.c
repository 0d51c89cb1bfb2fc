/* compare_sum.c - what the lines and columns of a matrix come to: summaries, who differs, who stands alone (see
 * compare.h). */
#include "compare_parts.h"

#include <string.h>

enum { STANCES = 6 };

static const struct matrix_line *line_of(const struct matrix_body *body, const char *layer) {
  for (size_t i = 0; i < body->line_count; i++)
    if (strcmp(body->line[i].layer, layer) == 0)
      return &body->line[i];
  return NULL;
}

/* The stance of all of the line's cells if they are one, else "mixed": yes on a condition is yes. */
static const char *summary_of(const struct matrix_line *line, size_t columns) {
  size_t kinds = 0, said = 0, only = 0;
  for (size_t i = 0; i < STANCES; i++)
    if (line->count[i] > 0) {
      kinds++;
      said += line->count[i];
      only = i;
    }
  if (said == 0)
    return NULL;
  if (kinds == 1)
    return matrix_stances[only];
  if (line->cell[0].stance != NULL && columns > 0)
    return line->cell[0].stance;
  if (line->count[0] + line->count[1] == said)
    return matrix_stances[1];
  return "mixed";
}

static void sum_line(const struct matrix *matrix, struct matrix_line *line) {
  for (size_t i = 0; i < matrix->column_count; i++) {
    size_t place = stance_place(line->cell[i].stance);
    if (place != SIZE_MAX)
      line->count[place]++;
  }
  line->summary = summary_of(line, matrix->column_count);
}

static bool differ(const char *one, const char *other) {
  if (one == NULL || other == NULL)
    return false;
  size_t a = stance_place(one), b = stance_place(other);
  bool both_yes = stance_side(one) > 0 && stance_side(other) > 0;
  return a != b && !both_yes;
}

/* Where a committee left what its administration proposed; one that only speaks of the whole differs there if its
 * administration's view of the proposals is another. */
static void compare_layers(const struct matrix *matrix, struct matrix_body *body) {
  const struct matrix_line *from = line_of(body, "administration");
  for (size_t i = 0; i < body->line_count && from != NULL; i++) {
    struct matrix_line *line = &body->line[i];
    if (strcmp(line->layer, "committee") != 0 && strcmp(line->layer, "board") != 0)
      continue;
    for (size_t column = 0; column < matrix->column_count; column++) {
      const char *theirs = from->cell[column].stance;
      if (column == 0 && theirs == NULL)
        theirs = from->summary;
      bool mixed = token_is(theirs, "mixed") && line->cell[column].stance != NULL &&
                   !token_is(line->cell[column].stance, "partial");
      line->cell[column].differs = mixed || differ(theirs, line->cell[column].stance);
    }
  }
}

/* The committee's own line, else the board's or council's, else the administration's. */
static size_t speaking_line(const struct matrix_body *body) {
  static const char *const order[] = {"committee", "council", "board", "administration", "third-party"};
  for (size_t k = 0; k < sizeof order / sizeof *order; k++)
    for (size_t i = 0; i < body->line_count; i++)
      if (strcmp(body->line[i].layer, order[k]) == 0 && (body->line[i].summary != NULL || k == 0))
        if (body->line[i].summary != NULL)
          return i;
  return 0;
}

static struct matrix_cell *speaking_cell(const struct matrix *matrix, size_t body, size_t column) {
  struct matrix_body *of = &matrix->body[body];
  return of->line_count == 0 || of->decides ? NULL : &of->line[of->speaking].cell[column];
}

/* One on a side of its own, and two or more on the other. */
static void find_alone(const struct matrix *matrix, size_t column) {
  size_t sides[2] = {0, 0};
  for (size_t b = 0; b < matrix->body_count; b++) {
    const struct matrix_cell *cell = speaking_cell(matrix, b, column);
    int side = cell == NULL ? 0 : stance_side(cell->stance);
    if (side != 0)
      sides[side > 0]++;
  }
  for (size_t b = 0; b < matrix->body_count; b++) {
    struct matrix_cell *cell = speaking_cell(matrix, b, column);
    int side = cell == NULL ? 0 : stance_side(cell->stance);
    if (side != 0)
      cell->alone = sides[side > 0] == 1 && sides[side < 0] >= 2;
  }
}

static void sum_column(const struct matrix *matrix, size_t column) {
  struct matrix_column *sum = &matrix->column[column];
  for (size_t b = 0; b < matrix->body_count; b++) {
    const struct matrix_body *body = &matrix->body[b];
    const struct matrix_cell *cell = speaking_cell(matrix, b, column);
    size_t place = cell == NULL ? SIZE_MAX : stance_place(cell->stance);
    if (place != SIZE_MAX)
      sum->count[place]++;
    else if (!body->decides)
      sum->silent++;
    const struct matrix_line *council = line_of(body, "council");
    if (council != NULL && council->cell[column].outcome != NULL)
      sum->outcome = council->cell[column].outcome;
  }
  find_alone(matrix, column);
}

void matrix_sum_up(struct building *building) {
  struct matrix *matrix = building->matrix;
  for (size_t b = 0; b < matrix->body_count; b++) {
    struct matrix_body *body = &matrix->body[b];
    for (size_t i = 0; i < body->line_count; i++)
      sum_line(matrix, &body->line[i]);
    compare_layers(matrix, body);
    body->speaking = speaking_line(body);
  }
  for (size_t column = 0; column < matrix->column_count; column++)
    sum_column(matrix, column);
}
