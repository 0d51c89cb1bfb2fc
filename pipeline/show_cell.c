/* show_cell.c - `standpunkt show MATTER BODY [PROPOSAL]`: what stands behind a cell of a matrix, with its quotes. */
#include "show_cell.h"
#include "compare_print.h"

#include <stdlib.h>
#include <string.h>

enum {
  BODY,
  LAYER,
  HOLDER,
  PROPOSAL,
  STANCE,
  OUTCOME,
  CONFIDENCE,
  COUNTED,
  RULE,
  DATE,
  DOCUMENT,
  FILE_NAME,
  ITEM,
  PAGE,
  QUOTE,
  COLUMNS
};

static const struct column columns[COLUMNS] = {
    [BODY] = {.key = "body"},
    [LAYER] = {.key = "layer"},
    [HOLDER] = {.key = "holder"},
    [PROPOSAL] = {.key = "proposal", .number = true},
    [STANCE] = {.key = "stance"},
    [OUTCOME] = {.key = "outcome"},
    [CONFIDENCE] = {.key = "confidence", .number = true},
    [COUNTED] = {.key = "counted"},
    [RULE] = {.key = "rule"},
    [DATE] = {.key = "date"},
    [DOCUMENT] = {.key = "document"},
    [FILE_NAME] = {.key = "file"},
    [ITEM] = {.key = "item"},
    [PAGE] = {.key = "page", .number = true},
    [QUOTE] = {.key = "quote"},
};

/* WORD as a column: "whole" or 0, "2", "proposal-2"; SIZE_MAX if it is none. */
static size_t column_called(const struct matrix *matrix, const char *word) {
  if (strcmp(word, "whole") == 0)
    return 0;
  if (strncmp(word, "proposal-", 9) == 0)
    word += 9;
  char *end;
  unsigned long number = strtoul(word, &end, 10);
  return *word == '\0' || *end != '\0' || number >= matrix->column_count ? SIZE_MAX : number;
}

static void list_position(struct list *list, const struct matrix_body *body, const struct matrix_line *line,
                          size_t column, const struct matrix_position *position, struct arena *arena) {
  const char *values[COLUMNS] = {
      [BODY] = body->name,
      [LAYER] = line->layer,
      [HOLDER] = position->holder,
      [PROPOSAL] = arena_printf(arena, "%zu", column),
      [STANCE] = position->stance,
      [OUTCOME] = position->outcome,
      [CONFIDENCE] = arena_printf(arena, "%.2f", position->confidence),
      [COUNTED] = position->counted ? "yes" : NULL,
      [RULE] = position->rule,
      [DATE] = position->date,
      [DOCUMENT] = position->document,
      [FILE_NAME] = position->file,
      [ITEM] = position->n,
      [PAGE] = arena_printf(arena, "%u", position->page),
      [QUOTE] = position->quote,
  };
  list_row(list, values);
}

static void print_position(const struct matrix_position *position, struct arena *arena) {
  const char *stance = position->stance != NULL ? position->stance : position->outcome != NULL ? position->outcome : "";
  print_wrapped(stdout, position->quote, strlen(position->quote), 6);
  printf("      %s%s \xC2\xB7 %.2f%s%s \xC2\xB7 %s%s%s \xC2\xB7 p. %u \xC2\xB7 %.8s %s\n", stance,
         position->counted ? "" : " (older, or the same said twice)", position->confidence,
         position->rule != NULL ? " \xC2\xB7 " : "", position->rule != NULL ? position->rule : "",
         position->date != NULL ? position->date : "(no date)", position->n != NULL ? " \xC2\xA7 " : "",
         position->n != NULL ? position->n : "", position->page, position->document, visible(arena, position->file));
}

static void print_cell(const struct matrix *matrix, const struct matrix_body *body, const struct matrix_line *line,
                       size_t column, struct arena *arena) {
  const struct matrix_cell *cell = &line->cell[column];
  printf("%s%s%s \xC2\xB7 %s \xC2\xB7 ", paint(stdout, PAINT_BOLD), visible(arena, body->name),
         paint(stdout, PAINT_NONE), line->layer);
  if (column == 0)
    printf("the motion as a whole\n");
  else
    printf("proposal %zu\n", column);
  if (column > 0) {
    const char *text = matrix->column[column].proposal->text;
    print_wrapped(stdout, text, strlen(text), 2);
  }
  if (cell->stance == NULL)
    printf("    said nothing\n");
  else
    printf("    %s%s %s%s%s%s%s\n", paint(stdout, cell->uncertain ? PAINT_DIM : stance_paint(cell->stance)),
           stance_sign(cell->stance), stance_word(cell->stance), paint(stdout, PAINT_NONE),
           cell->uncertain ? ", uncertain" : "", cell->changed ? ", said otherwise before" : "",
           cell->inherited ? ", taken over from the administration's report" : "");
  for (size_t i = 0; i < cell->position_count; i++)
    print_position(&cell->position[i], arena);
}

static bool show_cells(const struct invocation *invocation, const struct matrix *matrix, size_t only,
                       struct error *error) {
  size_t shown = 0;
  bool listed = invocation->json || invocation->csv;
  struct list *list = listed ? list_begin(stdout, list_format_of(invocation), columns, COLUMNS) : NULL;
  for (size_t b = 0; b < matrix->body_count; b++)
    for (size_t i = 0; i < matrix->body[b].line_count; i++)
      for (size_t c = 0; c < matrix->column_count; c++) {
        const struct matrix_line *line = &matrix->body[b].line[i];
        if ((only != SIZE_MAX && c != only) || (only == SIZE_MAX && line->cell[c].position_count == 0))
          continue;
        if (!listed)
          print_cell(matrix, &matrix->body[b], line, c, invocation->arena);
        for (size_t p = 0; listed && p < line->cell[c].position_count; p++)
          list_position(list, &matrix->body[b], line, c, &line->cell[c].position[p], invocation->arena);
        shown++;
      }
  if (list != NULL)
    list_end(list);
  return shown > 0 ||
         error_set(error, ERROR_NOT_FOUND, "%s",
                   matrix->body_count == 0 ? "no such body in this matter" : "the body has said nothing of it");
}

bool show_cell(const struct invocation *invocation, struct index *index, struct error *error) {
  struct gazetteer *gazetteer = gazetteer_for_reading(invocation->arena);
  struct matrix_choice choice = {.bodies = invocation->words[1]};
  const struct matter *matter = matter_asked_for(index, gazetteer, invocation->words, 1, invocation->arena, error);
  const struct matrix *matrix =
      matter == NULL ? NULL : matrix_of(index, gazetteer, matter, &choice, invocation->arena, error);
  gazetteer_free(gazetteer);
  if (matrix == NULL)
    return false;
  size_t column = SIZE_MAX;
  if (invocation->word_count > 2 && (column = column_called(matrix, invocation->words[2])) == SIZE_MAX)
    return error_set(error, ERROR_USAGE, "'%s' is no proposal of this matter: say whole, or 1 to %zu",
                     invocation->words[2], matrix->column_count - 1);
  return show_cells(invocation, matrix, column, error);
}
