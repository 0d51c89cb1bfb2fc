/* ledger.c - what became of every file ever seen (see index.h). */
#include "index_inside.h"

#include <string.h>

static const char *copied(struct arena *arena, const struct query *query, int column) {
  const char *text = column_text(query, column);
  return text == NULL || arena == NULL ? text : arena_strdup(arena, text);
}

/* The row at which QUERY stands; its strings in ARENA, or, without one, as SQLite has them until the next row. PATH
 * gets a terminated copy, for a blob has no end mark. */
static struct ledger_row read_row(const struct query *query, struct arena *arena, const char *path) {
  return (struct ledger_row){
      .path = path,
      .size = (uint64_t)column_integer(query, 1),
      .modified = column_integer(query, 2),
      .inode = (uint64_t)column_integer(query, 3),
      .device = (uint64_t)column_integer(query, 4),
      .hash = copied(arena, query, 5),
      .state = copied(arena, query, 6),
      .reason = copied(arena, query, 7),
      .message = copied(arena, query, 8),
      .document = copied(arena, query, 9),
      .rules = copied(arena, query, 10),
      .extractor = copied(arena, query, 11),
      .seen = copied(arena, query, 12),
  };
}

static const char *path_of(const struct query *query, struct arena *arena) {
  size_t length;
  const char *bytes = column_bytes(query, 0, &length);
  return arena_strndup(arena, bytes == NULL ? "" : bytes, length);
}

const struct ledger_row *ledger_get(struct index *index, const char *path, struct arena *arena, struct error *error) {
  struct query *query = db_query(index->db, "ledger_get", error);
  query_bytes(query, path, strlen(path));
  if (!query_row(query, error))
    return NULL;
  struct ledger_row *row = arena_alloc(arena, sizeof *row);
  *row = read_row(query, arena, path_of(query, arena));
  query_end(query);
  return row;
}

const char *ledger_document(struct index *index, const char *hash, struct arena *arena, const char **rules,
                            const char **extractor, struct error *error) {
  *rules = *extractor = NULL;
  struct query *query = db_query(index->db, "ledger_document", error);
  query_text(query, hash);
  if (!query_row(query, error))
    return NULL;
  const char *document = copied(arena, query, 0);
  *rules = copied(arena, query, 1);
  *extractor = copied(arena, query, 2);
  query_end(query);
  return document;
}

bool ledger_put(struct index *index, const struct ledger_row *row, struct error *error) {
  struct query *query = db_query(index->db, "ledger_put", error);
  query_bytes(query, row->path, strlen(row->path));
  query_integer(query, (int64_t)row->size);
  query_integer(query, row->modified);
  query_integer(query, (int64_t)row->inode);
  query_integer(query, (int64_t)row->device);
  query_text(query, row->hash);
  query_text(query, row->state);
  query_text(query, row->reason);
  query_text(query, row->message);
  query_text(query, row->document);
  query_text(query, row->rules);
  query_text(query, row->extractor);
  query_text(query, row->seen);
  return query_run(query, error);
}

bool ledger_each(struct index *index, bool (*each)(const struct ledger_row *row, void *context), void *context,
                 struct error *error) {
  struct query *query = db_query(index->db, "ledger_each", error);
  struct arena *arena = arena_new();
  bool going = true;
  while (going && query_row(query, error)) {
    struct ledger_row row = read_row(query, NULL, path_of(query, arena));
    going = each(&row, context);
    arena_reset(arena);
  }
  query_end(query);
  arena_free(arena);
  return going && error->kind == ERROR_NONE;
}

/* ---- files of the store ---- */

bool index_clear_pending(struct index *index, struct error *error) {
  return query_run(db_query(index->db, "pending_clear", error), error);
}

bool index_note_pending(struct index *index, const char *name, struct error *error) {
  struct query *query = db_query(index->db, "pending_add", error);
  query_text(query, name);
  return query_run(query, error);
}

bool index_each_pending(struct index *index, bool (*each)(const char *name, void *context), void *context,
                        struct error *error) {
  struct query *query = db_query(index->db, "pending_each", error);
  bool going = true;
  while (going && query_row(query, error))
    going = each(column_text(query, 0), context);
  query_end(query);
  return going && error->kind == ERROR_NONE;
}

bool index_has_pending(struct index *index, const char *name, struct error *error) {
  struct query *query = db_query(index->db, "pending_has", error);
  query_text(query, name);
  return query_number(query, 0, error) == 1;
}
