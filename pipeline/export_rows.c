/* export_rows.c - findings and documents as rows (see export_rows.h).
 *
 * A row has the values of one finding and of the document and item that it stands in, under the same names in CSV and
 * JSON; a table is a choice of these columns.  Only the quotes differ: CSV has the first in a column of its own and the
 * others one a line, JSON has all with their places as well.  A document is a row of figures in CSV, and in JSON what
 * `show --json` gives.
 */
#include "export_rows.h"
#include "buffer.h"
#include "commands.h"
#include "export_columns.h"
#include "matters.h"

#include <stdlib.h>
#include <string.h>

struct export_rows {
  FILE *out;
  enum export_shape shape;
  unsigned kinds;
  struct index *index;
  struct column chosen[32]; /* of CSV */
  struct list *list;
  size_t count;
};

/* The document that is being written. */
struct writing {
  struct export_rows *rows;
  const struct record *record;
  struct arena *arena;
  struct error *error;
  const char *values[COLUMNS]; /* of the document, then the item, then the finding */
};

/* ---- printing a row ---- */

static void begin_object(struct export_rows *rows) {
  if (rows->shape == EXPORT_JSON)
    fputs(rows->count ? ",\n" : "\n", rows->out);
}

static void end_object(struct export_rows *rows) {
  if (rows->shape == EXPORT_LINES)
    fputc('\n', rows->out);
  rows->count++;
}

/* An object without what is absent. */
static void print_object(struct export_rows *rows, const struct export_table *table, const char *const *values) {
  begin_object(rows);
  fprintf(rows->out, "{\"kind\": \"%s\"", table->kind);
  for (size_t i = 0; i < table->count; i++) {
    size_t at = table->column[i] == MORE_PAGES ? EVIDENCE : table->column[i];
    if (!values[at] || at == MORE_QUOTES)
      continue;
    fprintf(rows->out, ", \"%s\": ", export_columns[at].key);
    if (export_columns[at].number)
      fputs(values[at], rows->out);
    else
      json_string(rows->out, values[at], strlen(values[at]));
  }
  fputc('}', rows->out);
  end_object(rows);
}

static void print_row(struct writing *writing, enum export_kind kind) {
  const struct export_table *table = &export_tables[kind];
  if (writing->rows->shape != EXPORT_CSV) {
    print_object(writing->rows, table, writing->values);
    return;
  }
  const char *values[32] = {NULL};
  for (size_t i = 0; i < table->count; i++)
    values[i] = writing->values[table->column[i]];
  list_row(writing->rows->list, values);
  writing->rows->count++;
}

/* ---- values ---- */

static const char *number(struct writing *writing, long long value) {
  return arena_printf(writing->arena, "%lld", value);
}

/* Of a count of votes; NULL if it is not told. */
static const char *told(struct writing *writing, int value) { return value < 0 ? NULL : number(writing, value); }

static const char *truth(int value) { return value ? "true" : "false"; }

static const char *confidence(struct writing *writing, double value) {
  return arena_printf(writing->arena, "%.2f", value);
}

static const char *case_numbers(struct writing *writing, const struct record_case *number, size_t count) {
  struct buffer out = buffer_in(writing->arena);
  for (size_t i = 0; i < count; i++)
    buffer_printf(&out, "%s%s", i ? "; " : "", number[i].text);
  return count ? buffer_string(&out) : NULL;
}

static void set_document(struct writing *writing, const struct export_subject *subject) {
  const struct record *record = writing->record;
  const char **values = writing->values;
  values[DOCUMENT] = record->id;
  values[FILE_NAME] = record->file;
  values[TYPE] = record->type;
  values[TITLE] = record->title;
  values[SUBTITLE] = record->subtitle;
  values[MUNICIPALITY] = record->municipality.text;
  values[MUNICIPALITY_CODE] = record->municipality.ref;
  values[ISSUER] = record->issuer.text;
  values[ISSUER_LAYER] = record->issuer.layer;
  values[ADDRESSEE] = record->addressee.text;
  values[DATE] = subject->date;
  values[CASE_NUMBERS] = case_numbers(writing, record->case_number, record->case_count);
  values[WORK] = subject->work;
}

/* Minutes have case numbers at each item, other papers at the head. */
static void set_item(struct writing *writing, const struct record_item *item) {
  const char **values = writing->values;
  values[ITEM] = item->n;
  values[ITEM_TITLE] = item->title;
  values[MATTER] = matter_of(writing->rows->index, writing->record->id, item->id, writing->arena, writing->error);
  values[CASE_NUMBERS] = item->case_count
                             ? case_numbers(writing, item->case_number, item->case_count)
                             : case_numbers(writing, writing->record->case_number, writing->record->case_count);
}

static void json_evidence(struct buffer *out, const struct record *record, const struct evidence *evidence) {
  char *text = NULL;
  size_t size = 0, length;
  const char *quote = record_quote(record, evidence, &length);
  FILE *stream = open_memstream(&text, &size);
  if (!stream)
    return;
  json_string(stream, quote, length);
  fclose(stream);
  buffer_printf(out, "{\"block\": \"%s\", \"start\": %u, \"end\": %u, \"page\": %u, \"quote\": ",
                record->block[evidence->block].id, evidence->start, evidence->end, evidence->page);
  buffer_add(out, text, size);
  buffer_byte(out, '}');
  free(text);
}

static void set_evidence(struct writing *writing, const struct evidences *evidence) {
  struct buffer pages = buffer_in(writing->arena), quotes = pages, all = pages;
  writing->values[PAGE] = number(writing, evidence->at[0].page);
  for (size_t i = 0; i < evidence->count; i++) {
    size_t length;
    const char *quote = record_quote(writing->record, &evidence->at[i], &length);
    if (i == 0) {
      writing->values[QUOTE] = arena_strndup(writing->arena, quote, length);
    } else {
      buffer_printf(&pages, "%s%u", i > 1 ? " " : "", evidence->at[i].page);
      buffer_text(&quotes, i > 1 ? "\n" : "");
      buffer_add(&quotes, quote, length);
    }
    buffer_text(&all, i ? ", " : "[");
    if (writing->rows->shape != EXPORT_CSV)
      json_evidence(&all, writing->record, &evidence->at[i]);
  }
  buffer_byte(&all, ']');
  writing->values[MORE_PAGES] = evidence->count > 1 ? buffer_string(&pages) : NULL;
  writing->values[MORE_QUOTES] = evidence->count > 1 ? buffer_string(&quotes) : NULL;
  writing->values[EVIDENCE] = buffer_string(&all);
}

static void set_proposal(struct writing *writing, const struct record_item *item, const char *id) {
  const char **values = writing->values;
  values[PROPOSAL] = id;
  values[PROPOSAL_N] = values[PROPOSAL_TEXT] = NULL;
  for (size_t i = 0; id && i < item->proposal_count; i++)
    if (strcmp(item->proposal[i].id, id) == 0) {
      values[PROPOSAL_N] = item->proposal[i].n;
      values[PROPOSAL_TEXT] = item->proposal[i].text;
    }
}

/* ---- one function a kind ---- */

static void add_proposals(struct writing *writing, const struct record_item *item) {
  const char **values = writing->values;
  for (size_t i = 0; i < item->proposal_count; i++) {
    const struct record_proposal *proposal = &item->proposal[i];
    values[ID] = proposal->id;
    values[N] = proposal->n;
    values[PROPOSAL_KIND] = proposal->kind;
    values[BY] = proposal->by;
    values[TO] = proposal->to;
    values[TEXT] = proposal->text;
    values[RULE] = proposal->rule;
    set_evidence(writing, &proposal->evidence);
    print_row(writing, EXPORT_PROPOSALS);
  }
}

static void add_positions(struct writing *writing, const struct record_item *item) {
  const char **values = writing->values;
  for (size_t i = 0; i < item->position_count; i++) {
    const struct record_position *position = &item->position[i];
    values[ID] = position->id;
    set_proposal(writing, item, position->proposal);
    values[STANCE] = position->stance;
    values[HOLDER] = position->holder;
    values[LAYER] = position->layer;
    values[CONFIDENCE] = confidence(writing, position->confidence);
    values[RULE] = position->rule;
    set_evidence(writing, &position->evidence);
    print_row(writing, EXPORT_POSITIONS);
  }
}

static void add_answers(struct writing *writing, const struct record_item *item) {
  for (size_t i = 0; i < item->answer_count; i++) {
    writing->values[ID] = item->answer[i].id;
    set_proposal(writing, item, item->answer[i].question);
    set_evidence(writing, &item->answer[i].evidence);
    print_row(writing, EXPORT_ANSWERS);
  }
}

static void add_decisions(struct writing *writing, const struct record_item *item) {
  const char **values = writing->values;
  for (size_t i = 0; i < item->decision_count; i++) {
    const struct record_decision *decision = &item->decision[i];
    values[ID] = decision->id;
    values[N] = decision->n;
    values[STATUS] = decision->status;
    values[BODY] = decision->body;
    values[OUTCOME] = decision->outcome;
    values[OBJECT] = decision->object;
    values[ASSIGNMENT] = truth(decision->assignment);
    values[PART] = truth(decision->part);
    values[MINORITY] = truth(decision->minority);
    values[CONFIDENCE] = confidence(writing, decision->confidence);
    values[RULE] = decision->rule;
    set_evidence(writing, &decision->evidence);
    print_row(writing, EXPORT_DECISIONS);
  }
}

static void add_votes(struct writing *writing, const struct record_item *item) {
  const char **values = writing->values;
  for (size_t i = 0; i < item->vote_count; i++) {
    const struct record_vote *vote = &item->vote[i];
    values[ID] = vote->id;
    values[YES] = told(writing, vote->yes);
    values[NO] = told(writing, vote->no);
    values[ABSTAIN] = told(writing, vote->abstain);
    values[ABSENT] = told(writing, vote->absent);
    values[YES_MEANS] = vote->yes_means;
    values[NO_MEANS] = vote->no_means;
    values[FOLLOWS] = vote->follows;
    set_evidence(writing, &vote->evidence);
    print_row(writing, EXPORT_VOTES);
  }
}

static void add_dissents(struct writing *writing, const struct record_item *item) {
  const char **values = writing->values;
  for (size_t i = 0; i < item->dissent_count; i++) {
    const struct record_dissent *dissent = &item->dissent[i];
    values[ID] = dissent->id;
    values[DISSENT_KIND] = dissent->kind;
    values[FORM] = dissent->form;
    values[BY] = dissent->by;
    values[PARTY] = dissent->party;
    set_evidence(writing, &dissent->evidence);
    print_row(writing, EXPORT_DISSENTS);
  }
}

typedef void add_findings(struct writing *writing, const struct record_item *item);

static add_findings *const adders[EXPORT_DOCUMENTS] = {
    [EXPORT_PROPOSALS] = add_proposals, [EXPORT_POSITIONS] = add_positions, [EXPORT_ANSWERS] = add_answers,
    [EXPORT_DECISIONS] = add_decisions, [EXPORT_VOTES] = add_votes,         [EXPORT_DISSENTS] = add_dissents,
};

/* ---- documents ---- */

/* What `show --json` gives, on one line: a line break in it is only layout, for in strings it is escaped. */
static void add_document_object(struct writing *writing) {
  char *text = NULL;
  size_t size = 0;
  FILE *stream = open_memstream(&text, &size);
  if (!stream)
    return;
  print_record_json(stream, writing->record);
  fclose(stream);
  begin_object(writing->rows);
  for (const char *at = text; *at;) {
    size_t length = strcspn(at, "\n");
    fwrite(at, 1, length, writing->rows->out);
    at += length + (at[length] == '\n');
    at += strspn(at, " ");
  }
  free(text);
  end_object(writing->rows);
}

static void add_document(struct writing *writing) {
  const struct record *record = writing->record;
  const char **values = writing->values;
  size_t count[5] = {0};
  for (size_t i = 0; i < record->item_count; i++) {
    count[0] += record->item[i].proposal_count;
    count[1] += record->item[i].position_count;
    count[2] += record->item[i].decision_count;
    count[3] += record->item[i].vote_count;
    count[4] += record->item[i].dissent_count;
  }
  values[MEDIA_TYPE] = record->media_type;
  values[SOURCE_HASH] = record->source_hash;
  values[PAGES] = number(writing, record->pages);
  values[ITEMS] = number(writing, (long long)record->item_count);
  for (int i = 0; i < 5; i++)
    values[PROPOSALS + i] = number(writing, (long long)count[i]);
  values[REMARKS] = number(writing, (long long)record->remark_count);
  print_row(writing, EXPORT_DOCUMENTS);
}

/* ---- lists ---- */

struct export_rows *export_rows_begin(FILE *out, enum export_shape shape, unsigned kinds, struct index *index) {
  struct export_rows *rows = calloc(1, sizeof *rows);
  if (!rows)
    return NULL;
  *rows = (struct export_rows){.out = out, .shape = shape, .kinds = kinds, .index = index};
  if (shape == EXPORT_JSON)
    fputc('[', out);
  for (int kind = 0; shape == EXPORT_CSV && kind < EXPORT_KINDS; kind++)
    if (kinds == 1u << kind) {
      for (size_t i = 0; i < export_tables[kind].count; i++)
        rows->chosen[i] = export_columns[export_tables[kind].column[i]];
      rows->list = list_begin(out, LIST_CSV, rows->chosen, export_tables[kind].count);
    }
  return rows;
}

bool export_rows_add(struct export_rows *rows, const struct record *record, const struct export_subject *subject,
                     struct arena *arena, struct error *error) {
  struct writing writing = {.rows = rows, .record = record, .arena = arena, .error = error};
  const bool *means = export_items(subject, record, arena);
  set_document(&writing, subject);
  if (rows->kinds & 1u << EXPORT_DOCUMENTS) {
    if (rows->shape == EXPORT_CSV)
      add_document(&writing);
    else
      add_document_object(&writing);
  }
  for (size_t i = 0; rows->kinds & EXPORT_FINDINGS && i < record->item_count; i++) {
    if (!means[i])
      continue;
    set_item(&writing, &record->item[i]);
    for (int kind = 0; kind < EXPORT_DOCUMENTS; kind++)
      if (rows->kinds & 1u << kind)
        adders[kind](&writing, &record->item[i]);
  }
  return error->kind == ERROR_NONE;
}

size_t export_rows_end(struct export_rows *rows) {
  if (!rows)
    return 0;
  size_t count = rows->count;
  if (rows->shape == EXPORT_JSON)
    fputs(count ? "\n]\n" : "]\n", rows->out);
  if (rows->list)
    list_end(rows->list);
  free(rows);
  return count;
}
