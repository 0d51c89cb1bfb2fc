/* index_check.c - what check.c asks of the index: whether it is whole, and whether it has what the records say. */
#include "index_inside.h"

#include <string.h>

const char *index_faults(struct index *index, struct arena *arena, struct error *error) {
  struct query *query = db_query(index->db, "check_pages", error);
  const char *fault = NULL;
  if (query_row(query, error)) {
    const char *said = column_text(query, 0);
    fault = said && strcmp(said, "ok") == 0 ? NULL : arena_strdup(arena, said ? said : "damaged");
    query_end(query);
  }
  if (!fault && query_row(query = db_query(index->db, "check_keys", error), error)) {
    fault = arena_printf(arena, "a row of %s has a key that leads nowhere", column_text(query, 0));
    query_end(query);
  }
  struct error broken = {0};
  if (!fault && !error->kind && !index->reading && !query_run(db_query(index->db, "check_fts", &broken), &broken))
    fault = arena_printf(arena, "the full text does not fit the passages: %s", broken.message);
  if (error->kind != ERROR_STORE) /* an error of the disk stays one */
    return fault;
  fault = arena_strdup(arena, error->message);
  *error = (struct error){0};
  return fault;
}

bool index_has(struct index *index, const struct record *record, struct error *error) {
  struct query *query = db_query(index->db, "check_document", error);
  query_text(query, record->id);
  query_text(query, record->source_hash);
  query_text(query, record->rules);
  query_text(query, record->generator);
  return query_number(query, 0, error) == 1;
}

bool index_each_document(struct index *index, bool (*each)(const char *id, void *context), void *context,
                         struct error *error) {
  struct query *query = db_query(index->db, "check_all_documents", error);
  bool going = true;
  while (going && query_row(query, error))
    going = each(column_text(query, 0), context);
  query_end(query);
  return going && error->kind == ERROR_NONE;
}

const char *ledger_source(struct index *index, const char *document, struct arena *arena, const char **name,
                          struct error *error) {
  struct query *query = db_query(index->db, "check_source", error);
  query_text(query, document);
  if (!query_row(query, error))
    return NULL;
  const char *hash = arena_strdup(arena, column_text(query, 0));
  *name = arena_strdup(arena, column_text(query, 1));
  query_end(query);
  return hash;
}

bool ledger_drop(struct index *index, const char *document, struct error *error) {
  struct query *query = db_query(index->db, "check_drop", error);
  query_text(query, document);
  return query_run(query, error);
}
