/* catalogue.c - lists of what the index holds (see catalogue.h). */
#include "catalogue.h"
#include "index_inside.h"
#include "output.h"

static const char *copied(const struct query *query, int column, struct arena *arena) {
  const char *text = column_text(query, column);
  return text == NULL ? NULL : arena_strdup(arena, text);
}

int64_t index_data_version(struct index *index, struct error *error) {
  return query_number(db_query(index->db, "data_version", error), 0, error);
}

size_t catalogue_documents(struct index *index, const char *type, const char *municipality, struct span_of_list part,
                           struct arena *arena, struct document_row **rows, uint64_t *total, struct error *error) {
  size_t count = 0, capacity = 0;
  *rows = NULL;
  struct query *all = db_query(index->db, "catalogue_documents_count", error);
  query_text(all, type);
  query_text(all, municipality);
  *total = (uint64_t)query_number(all, 0, error);
  struct query *query = db_query(index->db, "catalogue_documents", error);
  query_text(query, type);
  query_text(query, municipality);
  query_integer(query, (int64_t)part.count);
  query_integer(query, (int64_t)part.skip);
  while (query_row(query, error)) {
    *rows = arena_grow(arena, *rows, count, &capacity, sizeof **rows);
    (*rows)[count++] = (struct document_row){
        .id = copied(query, 0, arena),
        .type = copied(query, 1, arena),
        .title = copied(query, 2, arena),
        .municipality = copied(query, 3, arena),
        .issuer = copied(query, 4, arena),
        .layer = copied(query, 5, arena),
        .date = copied(query, 6, arena),
        .pages = (uint32_t)column_integer(query, 7),
        .file = copied(query, 8, arena),
        .positions = (uint32_t)column_integer(query, 9),
        .decisions = (uint32_t)column_integer(query, 10),
    };
  }
  return error->kind == ERROR_NONE ? count : 0;
}

size_t catalogue_shares(struct index *index, enum share share, const char *only, struct arena *arena,
                        struct share_row **rows, struct error *error) {
  static const char *const queries[] = {
      [SHARE_TYPES] = "catalogue_types",
      [SHARE_MUNICIPALITIES] = "catalogue_municipalities",
      [SHARE_BODIES] = "catalogue_bodies",
      [SHARE_STATES] = "catalogue_states",
  };
  size_t count = 0, capacity = 0;
  *rows = NULL;
  struct query *query = db_query(index->db, queries[share], error);
  if (share == SHARE_BODIES)
    query_text(query, only);
  while (query_row(query, error)) {
    *rows = arena_grow(arena, *rows, count, &capacity, sizeof **rows);
    (*rows)[count++] =
        (struct share_row){copied(query, 0, arena), copied(query, 1, arena), (uint64_t)column_integer(query, 2)};
  }
  return error->kind == ERROR_NONE ? count : 0;
}

size_t catalogue_ledger(struct index *index, const char *state, struct span_of_list part, struct arena *arena,
                        struct ledger_entry **rows, uint64_t *total, struct error *error) {
  size_t count = 0, capacity = 0;
  *rows = NULL;
  struct query *all = db_query(index->db, "catalogue_ledger_count", error);
  query_text(all, state);
  *total = (uint64_t)query_number(all, 0, error);
  struct query *query = db_query(index->db, "catalogue_ledger", error);
  query_text(query, state);
  query_integer(query, (int64_t)part.count);
  query_integer(query, (int64_t)part.skip);
  while (query_row(query, error)) {
    size_t length;
    const char *path = column_bytes(query, 0, &length);
    *rows = arena_grow(arena, *rows, count, &capacity, sizeof **rows);
    (*rows)[count++] = (struct ledger_entry){
        .path = visible(arena, arena_strndup(arena, path == NULL ? "" : path, length)),
        .state = copied(query, 1, arena),
        .reason = copied(query, 2, arena),
        .message = copied(query, 3, arena),
        .document = copied(query, 4, arena),
        .size = (uint64_t)column_integer(query, 5),
        .modified = column_integer(query, 6),
        .seen = copied(query, 7, arena),
        .hash = copied(query, 8, arena),
    };
  }
  return error->kind == ERROR_NONE ? count : 0;
}

const char *catalogue_source(struct index *index, const char *document, struct arena *arena, const char **media_type,
                             const char **file, struct error *error) {
  struct query *query = db_query(index->db, "catalogue_source", error);
  query_text(query, document);
  if (!query_row(query, error)) {
    error_set(error, ERROR_NOT_FOUND, "no such document");
    return NULL;
  }
  const char *hash = copied(query, 0, arena);
  *media_type = copied(query, 1, arena);
  *file = copied(query, 2, arena);
  query_end(query);
  return hash;
}
