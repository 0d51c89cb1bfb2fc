/* index_add.c - a record becomes rows: adding documents to the index and taking them out (see index.h).
 *
 * The findings are in pipeline/index_findings.c, the text is in pipeline/index_passages.c, and
 * pipeline/index_fulltext.c makes it searchable.
 */
#include "index_add.h"
#include "matter.h"

#include <string.h>

/* ---- what several documents share ---- */

static int64_t municipality_key(struct db *db, const struct record_body *municipality, struct error *error) {
  struct query *query = db_query(db, "municipality_find", error);
  query_text(query, municipality->text);
  query_text(query, municipality->ref);
  int64_t key = query_number(query, 0, error);
  if (key != 0)
    return key;
  query = db_query(db, "municipality_add", error);
  query_text(query, municipality->text);
  query_text(query, municipality->ref);
  return query_insert(query, error);
}

void query_key(struct query *query, int64_t key) {
  if (key == 0)
    query_null(query);
  else
    query_integer(query, key);
}

static int64_t body_key(struct db *db, const struct record_body *body, int64_t municipality, struct error *error) {
  static const char *const names[] = {"body_find", "body_add"};
  int64_t key = 0;
  for (int i = 0; i < 2 && key == 0; i++) {
    struct query *query = db_query(db, names[i], error);
    query_text(query, body->text);
    query_text(query, body->ref);
    query_key(query, municipality);
    key = i == 0 ? query_number(query, 0, error) : query_insert(query, error);
  }
  return key;
}

/* ---- the document and what is said of it ---- */

/* The date by which a document is sorted. */
static const char *main_date(const struct record *record) {
  static const char *const roles[] = {"meeting", "document", "signed", "approved", "motion"};
  for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
    for (size_t j = 0; j < record->date_count; j++)
      if (record->date[j].value != NULL && strcmp(record->date[j].role, roles[i]) == 0)
        return record->date[j].value;
  return NULL;
}

static int64_t add_document_row(struct db *db, const struct record *record, struct error *error) {
  int64_t municipality = record->municipality.text == NULL ? 0 : municipality_key(db, &record->municipality, error);
  int64_t issuer = record->issuer.text == NULL ? 0 : body_key(db, &record->issuer, municipality, error);
  int64_t addressee = record->addressee.text == NULL ? 0 : body_key(db, &record->addressee, municipality, error);
  int64_t work = query_insert(db_query(db, "work_add", error), error);
  struct query *query = db_query(db, "document_add", error);
  query_text(query, record->id);
  query_text(query, record->source_hash);
  query_text(query, record->rules);
  query_text(query, record->generator);
  query_text(query, record->file);
  query_text(query, record->media_type);
  query_text(query, record->extractor);
  query_text(query, record->ocr);
  query_integer(query, (int64_t)record->bytes);
  query_integer(query, record->pages);
  query_text(query, record->type);
  query_text(query, record->lang);
  query_text(query, record->title);
  query_text(query, record->subtitle);
  query_key(query, municipality);
  query_key(query, issuer);
  query_text(query, record->issuer.layer);
  query_key(query, addressee);
  query_text(query, main_date(record));
  query_integer(query, work);
  return query_insert(query, error);
}

static void add_cases(struct addition *add, int64_t item, const struct record_case *cases, size_t count) {
  for (size_t i = 0; i < count; i++) {
    struct query *query = db_query(add->db, "case_number_add", add->error);
    query_integer(query, add->document);
    query_key(query, item);
    query_text(query, cases[i].of);
    query_text(query, cases[i].value);
    query_text(query, cases[i].text);
    query_run(query, add->error);
  }
}

static void add_references(struct addition *add, int64_t item, const struct record_reference *references,
                           size_t count) {
  for (size_t i = 0; i < count; i++) {
    struct query *query = db_query(add->db, "reference_add", add->error);
    query_integer(query, add->document);
    query_key(query, item);
    query_text(query, references[i].type);
    query_text(query, references[i].value);
    query_text(query, references[i].text);
    query_run(query, add->error);
  }
}

static void add_people(struct addition *add, int64_t item, const struct record_person *people, size_t count) {
  for (size_t i = 0; i < count; i++) {
    struct query *query = db_query(add->db, "person_add", add->error);
    query_integer(query, add->document);
    query_key(query, item);
    query_text(query, people[i].role);
    query_text(query, people[i].name);
    query_text(query, people[i].party);
    query_text(query, people[i].title);
    query_text(query, people[i].date);
    query_run(query, add->error);
  }
}

static void add_dates(struct addition *add) {
  for (size_t i = 0; i < add->record->date_count; i++) {
    const struct record_date *date = &add->record->date[i];
    struct query *query = db_query(add->db, "date_add", add->error);
    query_integer(query, add->document);
    query_text(query, date->role);
    query_text(query, date->value);
    query_text(query, date->text);
    query_run(query, add->error);
  }
}

static int64_t item_called(const struct addition *add, const char *id) {
  for (size_t i = 0; id != NULL && i < add->record->item_count; i++)
    if (strcmp(add->record->item[i].id, id) == 0)
      return add->item[i];
  return 0;
}

static void add_remarks(struct addition *add) {
  for (size_t i = 0; i < add->record->remark_count; i++) {
    const struct record_remark *remark = &add->record->remark[i];
    struct query *query = db_query(add->db, "remark_add", add->error);
    query_integer(query, add->document);
    query_key(query, item_called(add, remark->item));
    query_text(query, remark->code);
    query_text(query, remark->severity);
    query_key(query, remark->page);
    query_text(query, remark->text);
    query_run(query, add->error);
  }
}

static void add_items(struct addition *add) {
  for (size_t i = 0; i < add->record->item_count; i++) {
    const struct record_item *item = &add->record->item[i];
    struct query *query = db_query(add->db, "item_add", add->error);
    query_integer(query, add->document);
    query_text(query, item->id);
    query_text(query, item->n);
    query_text(query, item->title);
    add->item[i] = query_insert(query, add->error);
    add_cases(add, add->item[i], item->case_number, item->case_count);
    add_references(add, add->item[i], item->reference, item->reference_count);
    add_people(add, add->item[i], item->person, item->person_count);
  }
}

/* ---- documents ---- */

/* Rows that a document shares with others; 0 = none. */
struct shares {
  int64_t work, issuer, addressee, municipality;
};

static struct shares shares_of(struct db *db, int64_t key, struct error *error) {
  struct shares shares = {0};
  struct query *query = db_query(db, "document_shares", error);
  query_integer(query, key);
  if (query_row(query, error)) {
    shares = (struct shares){column_integer(query, 0), column_integer(query, 1), column_integer(query, 2),
                             column_integer(query, 3)};
    query_end(query);
  }
  return shares;
}

static void run_with_key(struct db *db, const char *name, int64_t key, struct error *error) {
  struct query *query = db_query(db, name, error);
  query_integer(query, key);
  query_run(query, error);
}

/* Takes the document out; what it SHARES with others is looked after when a new version may have come. */
static struct shares remove_document(struct index *index, int64_t key, struct arena *arena, struct error *error) {
  struct db *db = index->db;
  index_settle(index, error);
  struct shares shares = shares_of(db, key, error);
  struct work_rest *rest = work_before_removal(db, key, arena, error);
  struct keys linked = matter_before_removal(db, key, arena, error);
  run_with_key(db, "document_remove", key, error);
  work_after_removal(db, rest, arena, error);
  matter_after_removal(db, &linked, arena, error);
  return shares;
}

static bool remove_shares(struct db *db, const struct shares *shares, struct error *error) {
  run_with_key(db, "work_remove_unused", shares->work, error);
  run_with_key(db, "body_remove_unused", shares->issuer, error);
  run_with_key(db, "body_remove_unused", shares->addressee, error);
  run_with_key(db, "municipality_remove_unused", shares->municipality, error);
  return error->kind == ERROR_NONE;
}

static int64_t document_key(struct db *db, const char *id, struct error *error) {
  struct query *query = db_query(db, "document_key", error);
  query_text(query, id);
  return query_number(query, 0, error);
}

static bool add_record(struct index *index, struct addition *add, const char **work_of) {
  const struct record *record = add->record;
  int64_t before = document_key(add->db, record->id, add->error);
  struct shares shares = {0};
  if (before != 0)
    shares = remove_document(index, before, add->arena, add->error);
  add->document = add_document_row(add->db, record, add->error);
  add_dates(add);
  add_cases(add, 0, record->case_number, record->case_count);
  add_people(add, 0, record->person, record->person_count);
  add_references(add, 0, record->reference, record->reference_count);
  add_items(add);
  add_remarks(add);
  add_findings(add);
  add_title(add);
  add_text(add);
  fulltext_due(index, add->document, record->item_count > 0 ? add->item[0] : 1, record->item_count, add->error);
  work_link(add->db, add->document, record, add->arena, add->error);
  if (before != 0)
    remove_shares(add->db, &shares, add->error);
  struct query *query = db_query(add->db, "work_other", add->error);
  query_integer(query, add->document);
  if (query_row(query, add->error)) {
    const char *other = column_text(query, 0);
    *work_of = other == NULL ? NULL : arena_strdup(add->arena, other);
    query_end(query);
  }
  return add->error->kind == ERROR_NONE;
}

bool index_add(struct index *index, const struct record *record, struct arena *arena, const char **work_of,
               struct error *error) {
  struct addition add = {
      .db = index->db,
      .record = record,
      .arena = arena,
      .error = error,
      .item = arena_array(arena, record->item_count, sizeof *add.item),
      .titled = arena_array(arena, record->item_count, sizeof *add.titled),
      .covered = arena_array(arena, record->block_count, sizeof *add.covered),
  };
  bool own;
  *work_of = NULL;
  if (!check_findings(record, error) || !index_enter(index, &own, error))
    return false;
  if (add_record(index, &add, work_of))
    matter_add(index, record, add.item, arena, error);
  return index_leave(index, own, error);
}

bool index_remove(struct index *index, const char *document, struct error *error) {
  bool own;
  int64_t key = document_key(index->db, document, error);
  if (key == 0)
    return error_set(error, ERROR_NOT_FOUND, "no document %s in the index", document);
  if (!index_enter(index, &own, error))
    return false;
  struct arena *arena = arena_new();
  struct shares shares = remove_document(index, key, arena, error);
  remove_shares(index->db, &shares, error);
  arena_free(arena);
  return index_leave(index, own, error);
}
