/* page_matter.c - a matter: what came of it, who holds what on each proposal, and the quotes behind every cell.
 *
 *   /arende/ID                                        timeline and matrix
 *   /arende/ID?organ=KEY&lager=committee&sats=2       with the quotes of one cell
 */
#include "compare.h"
#include "routes.h"

#include <string.h>

struct treated {
  struct matter *matter;
  struct matrix *matrix;
};

static const struct gazetteer *names_of(const struct visit *visit) { return visit->resources->knowledge->gazetteer; }

/* ---- the cell that is chosen ---- */

struct choice {
  const char *body, *layer, *holder;
  unsigned long column;
  bool any;
};

static struct choice choice_of(const struct visit *visit) {
  struct choice choice = {.body = address_field(visit->address, "organ"),
                          .layer = address_field(visit->address, "lager"),
                          .holder = address_field(visit->address, "vem"),
                          .column = address_number(visit->address, "sats", 0, 10000, 0)};
  choice.any = choice.body != NULL && choice.layer != NULL;
  return choice;
}

/* A committee and an administration are told by their layer; of parties and members there are several. */
static bool told_by_holder(const struct matrix_line *line) {
  return strcmp(line->layer, "party") == 0 || strcmp(line->layer, "member") == 0 ||
         strcmp(line->layer, "third-party") == 0;
}

static bool is_chosen(const struct choice *choice, const struct matrix_body *body, const struct matrix_line *line,
                      size_t column) {
  return choice->any && choice->column == column && strcmp(choice->body, body->key) == 0 &&
         strcmp(choice->layer, line->layer) == 0 &&
         (!told_by_holder(line) || choice->holder == NULL || line->holder == NULL ||
          strcmp(choice->holder, line->holder) == 0);
}

static const char *cell_address(struct visit *visit, const struct matter *matter, const struct matrix_body *body,
                                const struct matrix_line *line, size_t column) {
  struct arena *arena = visit->arena;
  const char *holder = told_by_holder(line) && line->holder != NULL
                           ? arena_printf(arena, "&vem=%s", address_escape(arena, line->holder))
                           : "";
  return arena_printf(arena, "/arende/%s?organ=%s&lager=%s%s&sats=%zu#citat", address_escape(arena, matter->row.id),
                      address_escape(arena, body->key), line->layer, holder, column);
}

/* ---- the matrix ---- */

static void add_flag(struct result *result, const char *name, bool on) {
  result_attribute(result, name, on ? "true" : NULL);
}

static void add_cell(struct result *result, struct visit *visit, const struct treated *treated,
                     const struct matrix_body *body, const struct matrix_line *line, size_t column,
                     const struct choice *choice) {
  const struct matrix_cell *cell = &line->cell[column];
  result_open(result, "cell");
  result_number(result, "column", (long long)column);
  result_attribute(result, "stance", cell->stance);
  result_attribute(result, "outcome", cell->outcome);
  if (cell->stance != NULL)
    result_number(result, "sure", (long long)(cell->confidence * 100 + 0.5));
  add_flag(result, "uncertain", cell->uncertain);
  add_flag(result, "changed", cell->changed);
  add_flag(result, "inherited", cell->inherited);
  add_flag(result, "differs", cell->differs);
  add_flag(result, "alone", cell->alone);
  add_flag(result, "current", is_chosen(choice, body, line, column));
  if (cell->position_count > 0)
    result_attribute(result, "href", cell_address(visit, treated->matter, body, line, column));
  result_close(result);
}

static void add_body(struct result *result, struct visit *visit, const struct treated *treated,
                     const struct matrix_body *body, const struct choice *choice) {
  result_open(result, "body");
  result_attribute(result, "name", body->name);
  result_attribute(result, "key", body->key);
  result_attribute(result, "answer", body->answer);
  add_flag(result, "decides", body->decides);
  for (size_t l = 0; l < body->line_count; l++) {
    const struct matrix_line *line = &body->line[l];
    result_open(result, "line");
    result_attribute(result, "layer", line->layer);
    result_attribute(result, "holder", line->holder);
    result_attribute(result, "summary", line->summary);
    for (size_t c = 0; c < treated->matrix->column_count; c++)
      add_cell(result, visit, treated, body, line, c, choice);
    result_close(result);
  }
  result_close(result);
}

static void add_columns(struct result *result, const struct matrix *matrix) {
  for (size_t c = 0; c < matrix->column_count; c++) {
    const struct matrix_column *column = &matrix->column[c];
    result_open(result, "column");
    result_number(result, "n", (long long)c);
    result_attribute(result, "outcome", column->outcome);
    result_number(result, "silent", (long long)column->silent);
    for (size_t s = 0; matrix_stances[s] != NULL; s++)
      if (column->count[s] > 0) {
        result_open(result, "count");
        result_attribute(result, "stance", matrix_stances[s]);
        result_number(result, "bodies", (long long)column->count[s]);
        result_close(result);
      }
    if (column->proposal != NULL)
      result_element(result, "words", column->proposal->text);
    result_close(result);
  }
}

/* ---- the quotes of a cell ---- */

static void add_said(struct result *result, const struct matrix_position *said) {
  result_open(result, "said");
  result_attribute(result, "document", said->document);
  result_attribute(result, "finding", said->finding);
  result_attribute(result, "kind", said->kind);
  result_attribute(result, "stance", said->stance);
  result_attribute(result, "outcome", said->outcome);
  result_attribute(result, "status", said->status);
  result_attribute(result, "holder", said->holder);
  result_attribute(result, "rule", said->rule);
  result_attribute(result, "date", said->date);
  result_attribute(result, "title", said->title);
  result_attribute(result, "item", said->n);
  result_number(result, "page", said->page);
  result_number(result, "sure", (long long)(said->confidence * 100 + 0.5));
  add_flag(result, "older", !said->counted);
  result_text(result, said->quote);
  result_close(result);
}

static void add_quotes(struct result *result, const struct treated *treated, const struct choice *choice) {
  const struct matrix *matrix = treated->matrix;
  for (size_t b = 0; b < matrix->body_count; b++)
    for (size_t l = 0; l < matrix->body[b].line_count; l++) {
      const struct matrix_line *line = &matrix->body[b].line[l];
      if (choice->column >= matrix->column_count || !is_chosen(choice, &matrix->body[b], line, choice->column))
        continue;
      const struct matrix_cell *cell = &line->cell[choice->column];
      result_open(result, "quotes");
      result_attribute(result, "body", matrix->body[b].name);
      result_attribute(result, "layer", line->layer);
      result_attribute(result, "holder", line->holder);
      result_number(result, "column", (long long)choice->column);
      result_attribute(result, "stance", cell->stance);
      add_flag(result, "uncertain", cell->uncertain);
      add_flag(result, "inherited", cell->inherited);
      for (size_t i = 0; i < cell->position_count; i++)
        add_said(result, &cell->position[i]);
      result_close(result);
    }
}

/* ---- the rest of the matter ---- */

static void add_row(struct result *result, const struct matter_row *row) {
  result_attribute(result, "id", row->id);
  result_attribute(result, "kind", row->kind);
  result_attribute(result, "title", row->title);
  result_attribute(result, "municipality", row->municipality);
  result_attribute(result, "motion", row->motion);
  result_attribute(result, "cases", row->cases);
  result_attribute(result, "movers", row->movers);
  result_attribute(result, "first", row->first);
  result_attribute(result, "last", row->last);
  result_attribute(result, "outcome", row->outcome);
  result_number(result, "documents", (long long)row->documents);
}

static void add_members(struct result *result, const struct matter *matter) {
  for (size_t i = 0; i < matter->member_count; i++) {
    const struct matter_member *member = &matter->member[i];
    result_open(result, "member");
    result_number(result, "number", (long long)i + 1);
    result_attribute(result, "document", member->document);
    result_attribute(result, "item", member->n);
    result_attribute(result, "type", member->type);
    result_attribute(result, "issuer", member->issuer);
    result_attribute(result, "date", member->date);
    add_flag(result, "rendering", member->rendering != i);
    result_text(result, member->title != NULL ? member->title : member->file);
    result_close(result);
  }
  for (size_t i = 0; i < matter->link_count; i++) {
    result_open(result, "link");
    result_number(result, "one", (long long)matter->link[i].one + 1);
    result_number(result, "other", (long long)matter->link[i].other + 1);
    for (size_t r = 0; r < matter->link[i].reason_count; r++) {
      result_open(result, "reason");
      result_attribute(result, "kind", matter->link[i].reason[r].kind);
      result_text(result, matter->link[i].reason[r].text);
      result_close(result);
    }
    result_close(result);
  }
}

/* ---- for programs: a row a cell that says something ---- */

enum {
  CELL_BODY,
  CELL_LAYER,
  CELL_HOLDER,
  CELL_PROPOSAL,
  CELL_WORDS,
  CELL_STANCE,
  CELL_OUTCOME,
  CELL_CONFIDENCE,
  CELL_UNCERTAIN,
  CELL_DOCUMENT,
  CELL_FINDING,
  CELL_PAGE,
  CELL_QUOTE,
  CELL_COLUMNS
};

static const struct column cell_columns[CELL_COLUMNS] = {
    [CELL_BODY] = {.key = "body"},           [CELL_LAYER] = {.key = "layer"},
    [CELL_HOLDER] = {.key = "holder"},       [CELL_PROPOSAL] = {.key = "proposal", .number = true},
    [CELL_WORDS] = {.key = "proposalText"},  [CELL_STANCE] = {.key = "stance"},
    [CELL_OUTCOME] = {.key = "outcome"},     [CELL_CONFIDENCE] = {.key = "confidence", .number = true},
    [CELL_UNCERTAIN] = {.key = "uncertain"}, [CELL_DOCUMENT] = {.key = "document"},
    [CELL_FINDING] = {.key = "finding"},     [CELL_PAGE] = {.key = "page", .number = true},
    [CELL_QUOTE] = {.key = "quote"},
};

static void list_cells(struct visit *visit, const struct treated *treated) {
  struct visit_list list;
  const struct matrix *matrix = treated->matrix;
  visit_list_begin(visit, &list, cell_columns, CELL_COLUMNS);
  for (size_t b = 0; b < matrix->body_count; b++)
    for (size_t l = 0; l < matrix->body[b].line_count; l++)
      for (size_t c = 0; c < matrix->column_count; c++) {
        const struct matrix_line *line = &matrix->body[b].line[l];
        const struct matrix_cell *cell = &line->cell[c];
        const struct matrix_position *said = cell->position_count > 0 ? &cell->position[0] : NULL;
        const char *values[CELL_COLUMNS] = {
            [CELL_BODY] = matrix->body[b].name,
            [CELL_LAYER] = line->layer,
            [CELL_HOLDER] = line->holder,
            [CELL_PROPOSAL] = arena_printf(visit->arena, "%zu", c),
            [CELL_WORDS] = matrix->column[c].proposal != NULL ? matrix->column[c].proposal->text : NULL,
            [CELL_STANCE] = cell->stance,
            [CELL_OUTCOME] = cell->outcome,
            [CELL_CONFIDENCE] = cell->stance != NULL ? arena_printf(visit->arena, "%.2f", cell->confidence) : NULL,
            [CELL_UNCERTAIN] = cell->uncertain ? "true" : "false",
            [CELL_DOCUMENT] = said != NULL ? said->document : NULL,
            [CELL_FINDING] = said != NULL ? said->finding : NULL,
            [CELL_PAGE] = said != NULL ? arena_printf(visit->arena, "%u", said->page) : NULL,
            [CELL_QUOTE] = said != NULL ? said->quote : NULL,
        };
        if (cell->stance != NULL || cell->outcome != NULL)
          visit_list_row(&list, values);
      }
  visit_list_end(&list);
}

void page_matter(struct visit *visit) {
  struct treated treated = {0};
  struct error *error = &visit->error;
  const char *wanted = visit->address->segment[1];
  const char *id = matter_find(visit->index, wanted, visit->arena, error);
  if (id != NULL && strcmp(id, wanted) != 0) { /* an older id, or a number */
    visit->location = arena_printf(visit->arena, "/arende/%s%s", address_escape(visit->arena, id),
                                   visit->address->form_given ? form_suffix(visit->form) : "");
    return;
  }
  treated.matter = id == NULL ? NULL : matter_load(visit->index, names_of(visit), id, visit->arena, error);
  treated.matrix = treated.matter == NULL
                       ? NULL
                       : matrix_of(visit->index, names_of(visit), treated.matter, NULL, visit->arena, error);
  if (treated.matrix == NULL)
    return;
  if (visit_wants_list(visit)) {
    list_cells(visit, &treated);
    return;
  }
  struct choice choice = choice_of(visit);
  struct result *result = visit_result(visit, "matter-page");
  add_row(result, &treated.matter->row);
  result_attribute(result, "reply-by", treated.matter->reply_by);
  result_forms(result, visit, 1u << FORM_JSON | 1u << FORM_CSV | 1u << FORM_XML);
  matter_events_tell(result, treated.matter);
  result_open(result, "matrix");
  add_columns(result, treated.matrix);
  for (size_t b = 0; b < treated.matrix->body_count; b++)
    add_body(result, visit, &treated, &treated.matrix->body[b], &choice);
  result_close(result);
  add_quotes(result, &treated, &choice);
  add_members(result, treated.matter);
}

/* ---- the list of matters ---- */

static void list_matters(struct visit *visit, const struct matter_row *rows, size_t count) {
  enum { ID, KIND, TITLE, MUNICIPALITY, MOTION, CASES, MOVERS, FIRST, LAST, OUTCOME, DOCUMENTS, COLUMNS };
  static const struct column columns[COLUMNS] = {
      [ID] = {.key = "matter"},
      [KIND] = {.key = "kind"},
      [TITLE] = {.key = "title"},
      [MUNICIPALITY] = {.key = "municipality"},
      [MOTION] = {.key = "motion"},
      [CASES] = {.key = "cases"},
      [MOVERS] = {.key = "movers"},
      [FIRST] = {.key = "first"},
      [LAST] = {.key = "last"},
      [OUTCOME] = {.key = "outcome"},
      [DOCUMENTS] = {.key = "documents", .number = true},
  };
  struct visit_list list;
  visit_list_begin(visit, &list, columns, COLUMNS);
  for (size_t i = 0; i < count; i++) {
    const char *values[COLUMNS] = {
        [ID] = rows[i].id,
        [KIND] = rows[i].kind,
        [TITLE] = rows[i].title,
        [MUNICIPALITY] = rows[i].municipality,
        [MOTION] = rows[i].motion,
        [CASES] = rows[i].cases,
        [MOVERS] = rows[i].movers,
        [FIRST] = rows[i].first,
        [LAST] = rows[i].last,
        [OUTCOME] = rows[i].outcome,
        [DOCUMENTS] = arena_printf(visit->arena, "%zu", rows[i].documents),
    };
    visit_list_row(&list, values);
  }
  visit_list_end(&list);
}

void page_matters(struct visit *visit) {
  enum { MOST = 10000 };
  const char *words = address_field(visit->address, "q");
  struct span_of_list part = visit_part(visit);
  size_t limit = part.skip + part.count < MOST ? part.skip + part.count : MOST;
  struct matter_row *rows;
  uint64_t total = 0;
  size_t count = matters_list(visit->index, words, limit, visit->arena, &rows, &total, &visit->error);
  if (visit->error.kind != ERROR_NONE)
    return;
  size_t skip = part.skip < count ? part.skip : count;
  rows = rows == NULL ? NULL : rows + skip;
  count -= skip;
  if (visit_wants_list(visit)) {
    list_matters(visit, rows, count);
    return;
  }
  struct result *result = visit_result(visit, "matters");
  result_part(result, visit, count, total < MOST ? total : MOST);
  result_attribute(result, "words", words);
  result_forms(result, visit, 1u << FORM_JSON | 1u << FORM_CSV);
  for (size_t i = 0; rows != NULL && i < count; i++) {
    result_open(result, "case-of");
    add_row(result, &rows[i]);
    result_close(result);
  }
}
