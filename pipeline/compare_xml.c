/* compare_xml.c - the matrix of a matter as result XML; its elements are told in schemas/result.md. */
#include "compare_parts.h"
#include "result.h"

#include <stdio.h>

static void yes(struct result *result, const char *name, bool value) {
  result_attribute(result, name, value ? "yes" : NULL);
}

static void confidence(struct result *result, double value) {
  char text[16];
  snprintf(text, sizeof text, "%.2f", value);
  result_attribute(result, "confidence", text);
}

static void page(struct result *result, uint32_t number) {
  if (number > 0)
    result_number(result, "page", number);
}

static void write_matter(struct result *result, const struct matter *matter) {
  const struct matter_row *row = &matter->row;
  result_open(result, "matter");
  result_attribute(result, "id", row->id);
  result_attribute(result, "kind", row->kind);
  result_attribute(result, "municipality", row->municipality);
  result_attribute(result, "motion", row->motion);
  result_attribute(result, "cases", row->cases);
  result_attribute(result, "movers", row->movers);
  result_attribute(result, "first", row->first);
  result_attribute(result, "last", row->last);
  result_attribute(result, "reply-by", matter->reply_by);
  result_attribute(result, "outcome", row->outcome);
  result_number(result, "documents", (long long)row->documents);
  result_number(result, "works", (long long)row->works);
  result_text(result, row->title);
  result_close(result);
}

static void write_counts(struct result *result, const size_t count[6]) {
  for (size_t i = 0; matrix_stances[i] != NULL; i++) {
    if (count[i] == 0)
      continue;
    result_open(result, "sum");
    result_attribute(result, "stance", matrix_stances[i]);
    result_number(result, "count", (long long)count[i]);
    result_close(result);
  }
}

static void write_columns(struct result *result, const struct matrix *matrix) {
  for (size_t i = 0; i < matrix->column_count; i++) {
    const struct matrix_column *column = &matrix->column[i];
    result_open(result, "column");
    result_number(result, "n", (long long)i);
    result_number(result, "silent", (long long)column->silent);
    result_attribute(result, "outcome", column->outcome);
    if (column->proposal != NULL) {
      result_attribute(result, "kind", column->proposal->kind);
      yes(result, "own", column->proposal->own);
      result_element(result, "text", column->proposal->text);
    }
    write_counts(result, column->count);
    result_close(result);
  }
}

static void write_position(struct result *result, const struct matrix_position *position) {
  result_open(result, "position");
  result_attribute(result, "document", position->document);
  result_attribute(result, "finding", position->finding);
  result_attribute(result, "kind", position->kind);
  result_attribute(result, "stance", position->stance);
  result_attribute(result, "outcome", position->outcome);
  result_attribute(result, "status", position->status);
  result_attribute(result, "holder", position->holder);
  result_attribute(result, "rule", position->rule);
  confidence(result, position->confidence);
  result_attribute(result, "date", position->date);
  result_attribute(result, "file", position->file);
  result_attribute(result, "item", position->n);
  page(result, position->page);
  yes(result, "counted", position->counted);
  result_text(result, position->quote);
  result_close(result);
}

static void write_cell(struct result *result, const struct matrix_cell *cell, size_t column) {
  result_open(result, "cell");
  result_number(result, "column", (long long)column);
  result_attribute(result, "stance", cell->stance);
  result_attribute(result, "outcome", cell->outcome);
  if (cell->stance != NULL)
    confidence(result, cell->confidence);
  yes(result, "uncertain", cell->uncertain);
  yes(result, "changed", cell->changed);
  yes(result, "inherited", cell->inherited);
  yes(result, "differs", cell->differs);
  yes(result, "alone", cell->alone);
  for (size_t i = 0; i < cell->position_count; i++)
    write_position(result, &cell->position[i]);
  result_close(result);
}

static void write_line(struct result *result, const struct matrix *matrix, const struct matrix_line *line,
                       bool speaking) {
  result_open(result, "line");
  result_attribute(result, "layer", line->layer);
  result_attribute(result, "holder", line->holder);
  result_attribute(result, "summary", line->summary);
  yes(result, "speaking", speaking);
  for (size_t i = 0; i < matrix->column_count; i++)
    write_cell(result, &line->cell[i], i);
  result_close(result);
}

static void write_dissent(struct result *result, const struct matrix_dissent *dissent) {
  result_open(result, "dissent");
  result_attribute(result, "kind", dissent->kind);
  result_attribute(result, "by", dissent->by);
  result_attribute(result, "party", dissent->party);
  result_attribute(result, "document", dissent->document);
  result_attribute(result, "finding", dissent->finding);
  result_attribute(result, "date", dissent->date);
  result_attribute(result, "file", dissent->file);
  result_attribute(result, "item", dissent->n);
  page(result, dissent->page);
  result_text(result, dissent->quote);
  result_close(result);
}

static void write_body(struct result *result, const struct matrix *matrix, const struct matrix_body *body) {
  result_open(result, "body");
  result_attribute(result, "name", body->name);
  result_attribute(result, "key", body->key);
  result_attribute(result, "answer", body->answer);
  yes(result, "decides", body->decides);
  for (size_t i = 0; i < body->line_count; i++)
    write_line(result, matrix, &body->line[i], i == body->speaking);
  for (size_t i = 0; i < body->dissent_count; i++)
    write_dissent(result, &body->dissent[i]);
  result_close(result);
}

static void write_members(struct result *result, const struct matter *matter) {
  for (size_t i = 0; i < matter->member_count; i++) {
    const struct matter_member *member = &matter->member[i];
    result_open(result, "member");
    result_attribute(result, "document", member->document);
    result_attribute(result, "item", member->n);
    result_attribute(result, "type", member->type);
    result_attribute(result, "role", member->role);
    result_attribute(result, "body", member->issuer);
    result_attribute(result, "layer", member->layer);
    result_attribute(result, "date", member->date);
    result_attribute(result, "file", member->file);
    if (member->rendering != i)
      result_attribute(result, "rendering-of", matter->member[member->rendering].document);
    result_text(result, member->title);
    result_close(result);
  }
  for (size_t i = 0; i < matter->link_count; i++) {
    const struct matter_link *link = &matter->link[i];
    result_open(result, "link");
    result_attribute(result, "one", matter->member[link->one].document);
    result_attribute(result, "one-item", matter->member[link->one].n);
    result_attribute(result, "other", matter->member[link->other].document);
    result_attribute(result, "other-item", matter->member[link->other].n);
    confidence(result, link->score);
    for (size_t j = 0; j < link->reason_count; j++) {
      result_open(result, "reason");
      result_attribute(result, "kind", link->reason[j].kind);
      confidence(result, link->reason[j].weight);
      result_text(result, link->reason[j].text);
      result_close(result);
    }
    result_close(result);
  }
}

void matter_events_tell(struct result *result, const struct matter *matter) {
  for (size_t i = 0; i < matter->event_count; i++) {
    const struct matter_event *event = &matter->event[i];
    result_open(result, "event");
    result_attribute(result, "date", event->date);
    result_attribute(result, "stage", event->stage);
    result_attribute(result, "body", event->body);
    result_attribute(result, "outcome", event->outcome);
    result_attribute(result, "status", event->status);
    result_attribute(result, "document", event->document);
    result_attribute(result, "finding", event->finding);
    result_attribute(result, "item", event->n);
    page(result, event->page);
    result_text(result, event->quote);
    result_close(result);
  }
}

const char *matrix_xml(const struct matrix *matrix, struct arena *arena, size_t *length) {
  struct result *result = result_begin(arena, "matrix");
  write_matter(result, matrix->matter);
  write_columns(result, matrix);
  for (size_t i = 0; i < matrix->body_count; i++)
    write_body(result, matrix, &matrix->body[i]);
  matter_events_tell(result, matrix->matter);
  write_members(result, matrix->matter);
  return result_end(result, length);
}
