/* forget.c - a document leaves the index, and nothing of its text stays (see index.h). */
#include "index_inside.h"

#include <string.h>

/* The names of the store's files of DOCUMENT, whose source has HASH. */
static void note_files(struct index *index, const char *document, const char *hash, struct arena *arena,
                       struct error *error) {
  const char *const names[] = {arena_printf(arena, "%s.xml", document), hash};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (names[i] == NULL)
      continue;
    struct query *query = db_query(index->db, "removal_add", error);
    query_text(query, names[i]);
    query_run(query, error);
  }
}

static void settle_ledger(struct index *index, const char *document, const char *hash, const char *note,
                          struct error *error) {
  struct query *query = db_query(index->db, note ? "forget_ledger" : "forget_ledger_entirely", error);
  query_text(query, document);
  if (note)
    query_text(query, note);
  query_text(query, hash);
  query_run(query, error);
}

bool index_forget(struct index *index, const char *document, const char *note, struct error *error) {
  bool own;
  if (!index_enter(index, &own, error))
    return false;
  struct arena *arena = arena_new();
  const char *hash = NULL;
  struct query *query = db_query(index->db, "forget_hash", error);
  query_text(query, document);
  if (query_row(query, error)) {
    hash = arena_strdup(arena, column_text(query, 0));
    query_end(query);
  }
  struct error absent = {0}; /* a document that only the ledger knows is forgotten all the same */
  if (!index_remove(index, document, &absent) && absent.kind != ERROR_NOT_FOUND)
    error_set(error, absent.kind, "%s", absent.message);
  settle_ledger(index, document, hash, note, error);
  note_files(index, document, hash, arena, error);
  arena_free(arena);
  return index_leave(index, own, error);
}

bool index_lift(struct index *index, const char *path, struct error *error) {
  struct query *query = db_query(index->db, "forget_lift", error);
  query_bytes(query, path, strlen(path));
  return query_run(query, error);
}

bool index_forgotten(struct index *index, const char *hash, struct error *error) {
  struct query *query = db_query(index->db, "forgotten", error);
  query_text(query, hash);
  return query_number(query, 0, error) == 1;
}

bool index_each_removal(struct index *index, bool (*each)(const char *name, void *context), void *context,
                        struct error *error) {
  struct query *query = db_query(index->db, "removal_each", error);
  bool going = true;
  while (going && query_row(query, error))
    going = each(column_text(query, 0), context);
  query_end(query);
  return going && error->kind == ERROR_NONE;
}

bool index_clear_removals(struct index *index, struct error *error) {
  return query_run(db_query(index->db, "removal_clear", error), error);
}

bool index_scrub(struct index *index, struct error *error) {
  static const char *const steps[] = {"scrub_fts", "scrub_log", "scrub_pages", "scrub_log"};
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
    query_run(db_query(index->db, steps[i], error), error);
  return error->kind == ERROR_NONE;
}
