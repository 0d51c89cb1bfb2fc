/* compare_json.c - the matrix for machines: nested JSON, and CSV with a row a cell (see compare_print.h). */
#include "compare_print.h"

static void flag(struct json *json, const char *key, bool value) {
  if (value)
    json_bool(json, key, true);
}

static void position_json(struct json *json, const struct matrix_position *position) {
  json_object(json, NULL);
  json_text(json, "document", position->document);
  json_text(json, "finding", position->finding);
  json_text(json, "kind", position->kind);
  json_text(json, "stance", position->stance);
  json_text(json, "outcome", position->outcome);
  json_text(json, "status", position->status);
  json_text(json, "holder", position->holder);
  json_text(json, "rule", position->rule);
  json_number(json, "confidence", position->confidence);
  json_text(json, "date", position->date);
  json_text(json, "file", position->file);
  json_text(json, "item", position->n);
  json_number(json, "page", position->page);
  json_bool(json, "counted", position->counted);
  json_text(json, "quote", position->quote);
  json_end(json, '}');
}

static void cell_json(struct json *json, const struct matrix_cell *cell, size_t column) {
  json_object(json, NULL);
  json_number(json, "proposal", (double)column);
  json_text(json, "stance", cell->stance);
  json_text(json, "outcome", cell->outcome);
  if (cell->stance != NULL)
    json_number(json, "confidence", cell->confidence);
  flag(json, "uncertain", cell->uncertain);
  flag(json, "changed", cell->changed);
  flag(json, "inherited", cell->inherited);
  flag(json, "differs", cell->differs);
  flag(json, "alone", cell->alone);
  json_array(json, "positions");
  for (size_t i = 0; i < cell->position_count; i++)
    position_json(json, &cell->position[i]);
  json_end(json, ']');
  json_end(json, '}');
}

static void counts_json(struct json *json, const size_t count[6]) {
  json_object(json, "count");
  for (size_t i = 0; matrix_stances[i] != NULL; i++)
    json_number(json, matrix_stances[i], (double)count[i]);
  json_end(json, '}');
}

static void body_json(struct json *json, const struct matrix *matrix, const struct matrix_body *body) {
  json_object(json, NULL);
  json_text(json, "name", body->name);
  json_text(json, "answer", body->answer);
  flag(json, "decides", body->decides);
  json_array(json, "lines");
  for (size_t i = 0; i < body->line_count; i++) {
    json_object(json, NULL);
    json_text(json, "layer", body->line[i].layer);
    json_text(json, "holder", body->line[i].holder);
    json_text(json, "summary", body->line[i].summary);
    flag(json, "speaking", i == body->speaking);
    json_array(json, "cells");
    for (size_t c = 0; c < matrix->column_count; c++)
      cell_json(json, &body->line[i].cell[c], c);
    json_end(json, ']');
    json_end(json, '}');
  }
  json_end(json, ']');
  json_array(json, "dissents");
  for (size_t i = 0; i < body->dissent_count; i++) {
    const struct matrix_dissent *dissent = &body->dissent[i];
    json_object(json, NULL);
    json_text(json, "kind", dissent->kind);
    json_text(json, "by", dissent->by);
    json_text(json, "party", dissent->party);
    json_text(json, "document", dissent->document);
    json_text(json, "finding", dissent->finding);
    json_number(json, "page", dissent->page);
    json_text(json, "quote", dissent->quote);
    json_end(json, '}');
  }
  json_end(json, ']');
  json_end(json, '}');
}

void print_matrix_json(FILE *out, const struct matrix *matrix) {
  struct json json = {.out = out};
  const struct matter_row *row = &matrix->matter->row;
  json_object(&json, NULL);
  json_text(&json, "matter", row->id);
  json_text(&json, "kind", row->kind);
  json_text(&json, "title", row->title);
  json_text(&json, "municipality", row->municipality);
  json_text(&json, "motion", row->motion);
  json_text(&json, "cases", row->cases);
  json_text(&json, "movers", row->movers);
  json_text(&json, "replyBy", matrix->matter->reply_by);
  json_array(&json, "proposals");
  for (size_t c = 0; c < matrix->column_count; c++) {
    const struct matrix_column *column = &matrix->column[c];
    json_object(&json, NULL);
    json_number(&json, "n", (double)c);
    json_text(&json, "text", column->proposal == NULL ? NULL : column->proposal->text);
    json_number(&json, "silent", (double)column->silent);
    json_text(&json, "outcome", column->outcome);
    counts_json(&json, column->count);
    json_end(&json, '}');
  }
  json_end(&json, ']');
  json_array(&json, "bodies");
  for (size_t b = 0; b < matrix->body_count; b++)
    body_json(&json, matrix, &matrix->body[b]);
  json_end(&json, ']');
  json_end(&json, '}');
  fputc('\n', out);
}

/* ---- CSV ---- */

enum {
  MATTER,
  BODY,
  LAYER,
  HOLDER,
  PROPOSAL,
  TEXT,
  STANCE,
  OUTCOME,
  CONFIDENCE,
  UNCERTAIN,
  CHANGED,
  INHERITED,
  DIFFERS,
  ALONE,
  ANSWER,
  DATE,
  DOCUMENT,
  PAGE,
  QUOTE,
  COLUMNS
};

static const struct column columns[COLUMNS] = {
    [MATTER] = {.key = "matter"},
    [BODY] = {.key = "body"},
    [LAYER] = {.key = "layer"},
    [HOLDER] = {.key = "holder"},
    [PROPOSAL] = {.key = "proposal", .number = true},
    [TEXT] = {.key = "text"},
    [STANCE] = {.key = "stance"},
    [OUTCOME] = {.key = "outcome"},
    [CONFIDENCE] = {.key = "confidence", .number = true},
    [UNCERTAIN] = {.key = "uncertain"},
    [CHANGED] = {.key = "changed"},
    [INHERITED] = {.key = "inherited"},
    [DIFFERS] = {.key = "differs"},
    [ALONE] = {.key = "alone"},
    [ANSWER] = {.key = "answer"},
    [DATE] = {.key = "date"},
    [DOCUMENT] = {.key = "document"},
    [PAGE] = {.key = "page", .number = true},
    [QUOTE] = {.key = "quote"},
};

static const char *yes(bool value) { return value ? "yes" : NULL; }

/* The position that stands for the cell: the surest of those with its stance. */
static const struct matrix_position *first_of(const struct matrix_cell *cell) {
  const struct matrix_position *best = NULL;
  for (size_t i = 0; i < cell->position_count; i++) {
    const struct matrix_position *position = &cell->position[i];
    if (position->counted && (best == NULL || position->confidence > best->confidence))
      best = position;
  }
  return best;
}

static void cell_row(struct list *list, const struct matrix *matrix, const struct matrix_body *body,
                     const struct matrix_line *line, size_t c, struct arena *arena) {
  const struct matrix_cell *cell = &line->cell[c];
  const struct matrix_position *position = first_of(cell);
  const char *values[COLUMNS] = {
      [MATTER] = matrix->matter->row.id,
      [BODY] = body->name,
      [LAYER] = line->layer,
      [HOLDER] = line->holder,
      [PROPOSAL] = arena_printf(arena, "%zu", c),
      [TEXT] = c == 0 ? NULL : matrix->column[c].proposal->text,
      [STANCE] = cell->stance,
      [OUTCOME] = cell->outcome,
      [CONFIDENCE] = cell->stance == NULL ? NULL : arena_printf(arena, "%.2f", cell->confidence),
      [UNCERTAIN] = yes(cell->uncertain),
      [CHANGED] = yes(cell->changed),
      [INHERITED] = yes(cell->inherited),
      [DIFFERS] = yes(cell->differs),
      [ALONE] = yes(cell->alone),
      [ANSWER] = body->answer,
      [DATE] = position == NULL ? NULL : position->date,
      [DOCUMENT] = position == NULL ? NULL : position->document,
      [PAGE] = position == NULL ? NULL : arena_printf(arena, "%u", position->page),
      [QUOTE] = position == NULL ? NULL : position->quote,
  };
  list_row(list, values);
}

void print_matrix_csv(FILE *out, const struct matrix *matrix, struct arena *arena) {
  struct list *list = list_begin(out, LIST_CSV, columns, COLUMNS);
  for (size_t b = 0; b < matrix->body_count; b++) {
    const struct matrix_body *body = &matrix->body[b];
    for (size_t i = 0; i < body->line_count; i++)
      for (size_t c = 0; c < matrix->column_count; c++)
        cell_row(list, matrix, body, &body->line[i], c, arena);
    if (body->line_count > 0)
      continue;
    const char *values[COLUMNS] = {[MATTER] = matrix->matter->row.id, [BODY] = body->name, [ANSWER] = body->answer};
    list_row(list, values);
  }
  list_end(list);
}
