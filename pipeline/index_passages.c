/* index_passages.c - the text of a document becomes passages: what a search finds beside findings (index_findings.c).
 */
#include "index_add.h"

#include <string.h>

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
void add_title(struct addition *add) {
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
  query_key(query, section);
  query_key(query, titled == NULL ? 0 : add->item[item]);
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
  query_key(query, section);
  query_text(query, block->id);
  query_integer(query, (int64_t)at);
  query_integer(query, block->page);
  query_text_part(query, block->text, block->length);
  query_run(query, add->error);
}

void add_text(struct addition *add) {
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
