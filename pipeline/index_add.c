/* index_add.c - a record becomes rows: adding documents to the index and taking them out (see index.h).
 *
 * The findings, the larger half of it, are in pipeline/index_findings.c.
 */
#include "index_add.h"
#include "matter.h"
#include "passages.h"

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

static void give_key(struct query *query, int64_t key) {
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
    give_key(query, municipality);
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
  give_key(query, municipality);
  give_key(query, issuer);
  query_text(query, record->issuer.layer);
  give_key(query, addressee);
  query_text(query, main_date(record));
  query_integer(query, work);
  return query_insert(query, error);
}

static void add_cases(struct addition *add, int64_t item, const struct record_case *cases, size_t count) {
  for (size_t i = 0; i < count; i++) {
    struct query *query = db_query(add->db, "case_number_add", add->error);
    query_integer(query, add->document);
    give_key(query, item);
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
    give_key(query, item);
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
    give_key(query, item);
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
    give_key(query, item_called(add, remark->item));
    query_text(query, remark->code);
    query_text(query, remark->severity);
    give_key(query, remark->page);
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

/* ---- passages ---- */

static void tell(struct buffer *context, const char *text) {
  if (text == NULL)
    return;
  if (context->length > 0)
    buffer_byte(context, '\n');
  buffer_text(context, text);
}

static void tell_cases(struct buffer *context, const struct record_case *cases, size_t count) {
  for (size_t i = 0; i < count; i++) {
    tell(context, cases[i].text);
    if (cases[i].value != NULL && strcmp(cases[i].value, cases[i].text) != 0)
      tell(context, cases[i].value);
  }
}

static void tell_people(struct buffer *context, const struct record_person *people, size_t count) {
  for (size_t i = 0; i < count; i++)
    tell(context, people[i].name);
}

static void tell_references(struct buffer *context, const struct record_reference *references, size_t count) {
  for (size_t i = 0; i < count; i++)
    tell(context, references[i].text);
}

/* The title stands for the document: it is found also by who, what number, and which file. */
static void add_title(struct addition *add) {
  const struct record *record = add->record;
  if (add->error->kind != ERROR_NONE)
    return;
  struct buffer context = buffer_in(add->arena);
  tell(&context, record->subtitle);
  tell(&context, record->municipality.text);
  tell(&context, record->issuer.text);
  tell(&context, record->addressee.text);
  tell_cases(&context, record->case_number, record->case_count);
  tell_people(&context, record->person, record->person_count);
  tell_references(&context, record->reference, record->reference_count);
  tell(&context, record->file);
  const struct evidence *evidence = record->title_evidence.count > 0 ? &record->title_evidence.at[0] : NULL;
  struct query *query = db_query(add->db, "title_add", add->error);
  query_integer(query, add->document);
  query_text(query, evidence == NULL ? NULL : record->block[evidence->block].id);
  if (evidence == NULL)
    query_null(query);
  else
    query_integer(query, evidence->block);
  query_integer(query, evidence == NULL ? 1 : evidence->page);
  query_text(query, record->title != NULL ? record->title : record->file);
  query_text(query, context.length == 0 ? NULL : buffer_string(&context));
  query_run(query, add->error);
}

/* Adds a heading; ITEM (index, or SIZE_MAX) is the item whose title it is, which brings its numbers and people. */
static void add_heading(struct addition *add, int64_t section, size_t item, size_t block) {
  struct buffer context = buffer_in(add->arena);
  const struct record *record = add->record;
  const struct record_item *titled = item == SIZE_MAX ? NULL : &record->item[item];
  if (titled != NULL) {
    tell_cases(&context, titled->case_number, titled->case_count);
    tell_people(&context, titled->person, titled->person_count);
    tell_references(&context, titled->reference, titled->reference_count);
  }
  struct query *query = db_query(add->db, "heading_add", add->error);
  query_integer(query, add->document);
  give_key(query, section);
  give_key(query, titled == NULL ? 0 : add->item[item]);
  if (block == SIZE_MAX && titled != NULL) { /* the title of an item that is no block of the text */
    query_text(query, titled->id);
    query_null(query);
    query_null(query);
    query_text(query, titled->title);
  } else {
    query_text(query, record->block[block].id);
    query_integer(query, (int64_t)block);
    query_integer(query, record->block[block].page);
    query_text_part(query, record->block[block].text, record->block[block].length);
  }
  query_text(query, context.length == 0 ? NULL : buffer_string(&context));
  query_run(query, add->error);
}

/* The item whose title BLOCK is: titles stand in the order of the items, so only the next few are looked at. */
static size_t item_titled(struct addition *add, const struct record_block *block) {
  enum { AHEAD = 8 };
  size_t end = add->titles + AHEAD < add->record->item_count ? add->titles + AHEAD : add->record->item_count;
  for (size_t i = add->titles; i < end; i++) {
    const char *title = add->record->item[i].title;
    if (title == NULL || strlen(title) != block->length || memcmp(title, block->text, block->length) != 0)
      continue;
    add->titles = i + 1;
    add->titled[i] = true;
    return i;
  }
  return SIZE_MAX;
}

static void add_block(struct addition *add, int64_t section, size_t at) {
  const struct record_block *block = &add->record->block[at];
  if (block->length == 0 || strcmp(block->type, "furniture") == 0)
    return;
  if (strcmp(block->type, "heading") == 0) {
    size_t item = item_titled(add, block);
    if (item != SIZE_MAX || !add->covered[at])
      add_heading(add, section, item, at);
    return;
  }
  if (add->covered[at])
    return;
  struct query *query = db_query(add->db, "text_add", add->error);
  query_integer(query, add->document);
  give_key(query, section);
  query_text(query, block->id);
  query_integer(query, (int64_t)at);
  query_integer(query, block->page);
  query_text_part(query, block->text, block->length);
  query_run(query, add->error);
}

static void add_text(struct addition *add) {
  const struct record *record = add->record;
  for (size_t i = 0; i < record->section_count; i++) {
    const struct record_section *section = &record->section[i];
    struct query *query = db_query(add->db, "section_add", add->error);
    query_integer(query, add->document);
    query_text(query, section->id);
    query_text(query, section->role);
    query_text(query, section->heading);
    query_integer(query, section->page);
    int64_t key = query_insert(query, add->error);
    for (size_t j = 0; j < section->count && section->first + j < record->block_count; j++)
      add_block(add, key, section->first + j);
  }
  for (size_t i = 0; i < record->item_count; i++)
    if (!add->titled[i] && record->item[i].title != NULL && record->item[i].n != NULL)
      add_heading(add, 0, i, SIZE_MAX);
}

/* Passages enter the full text row by row: a statement that adds several would make FTS5 write out what it has
 * gathered of the documents before. */
static void add_fulltext(struct addition *add) {
  enum { COLUMNS = 6, KIND = COLUMNS, BLOCK, ITEM };
  struct passage_notes *notes =
      passages_begin(add->arena, add->record->item_count > 0 ? add->item[0] : 1, add->record->item_count);
  struct query *passages = db_query(add->db, "fulltext_of", add->error);
  query_integer(passages, add->document);
  while (query_row(passages, add->error)) {
    struct query *query = db_query(add->db, "fulltext_add", add->error);
    query_integer(query, column_integer(passages, 0));
    size_t bytes = 0;
    for (int i = 1; i < COLUMNS; i++) {
      const char *text = column_text(passages, i);
      query_text(query, text);
      bytes += text == NULL || i == COLUMNS - 1 ? 0 : strlen(text);
    }
    query_run(query, add->error);
    passages_note(notes, column_integer(passages, 0), column_text(passages, KIND), column_integer(passages, BLOCK),
                  column_integer(passages, ITEM), bytes);
  }
  passages_store(notes, add->db, add->document, add->error);
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
static struct shares remove_document(struct db *db, int64_t key, struct arena *arena, struct error *error) {
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

static bool add_record(struct addition *add, const char **work_of) {
  const struct record *record = add->record;
  int64_t before = document_key(add->db, record->id, add->error);
  struct shares shares = {0};
  if (before != 0)
    shares = remove_document(add->db, before, add->arena, add->error);
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
  add_fulltext(add);
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
  if (add_record(&add, work_of))
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
  struct shares shares = remove_document(index->db, key, arena, error);
  remove_shares(index->db, &shares, error);
  arena_free(arena);
  return index_leave(index, own, error);
}
