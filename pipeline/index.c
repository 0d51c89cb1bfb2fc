/* index.c - opening the index, its transactions, and what is asked of it as a whole (see index.h). */
#include "compounds.h"
#include "index_inside.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define APPLICATION 0x5374706B /* as in schemas/index.sql, with the format */
#define FORMAT 3

/* Has the full text made anew if its words were cut otherwise than now: a passage that is removed must be taken out
 * word by word as it was put in. */
static bool settle_words(struct db *db, struct error *error) {
  char known[80] = "";
  struct query *query = db_query(db, "words_get", error);
  if (query_row(query, error)) {
    snprintf(known, sizeof known, "%s", column_text(query, 0));
    query_end(query);
  }
  if (strcmp(known, compounds_version()) == 0 || error->kind != ERROR_NONE)
    return error->kind == ERROR_NONE;
  if (known[0] != '\0')
    query_run(db_query(db, "words_rebuild", error), error);
  query_run(db_query(db, "words_clear", error), error);
  query = db_query(db, "words_set", error);
  query_text(query, compounds_version());
  return query_run(query, error);
}

/* The same in a transaction, taken only where it is needed. */
static bool settle_words_now(struct db *db, struct error *error) {
  struct query *query = db_query(db, "words_get", error);
  bool settled = query_row(query, error) && strcmp(column_text(query, 0), compounds_version()) == 0;
  query_end(query);
  return settled || (query_run(db_query(db, "begin", error), error) && settle_words(db, error) &&
                     query_run(db_query(db, "commit", error), error));
}

/* True if the file is an index of this format.  A new file is given one if WRITE. */
static bool check_format(struct db *db, const char *file, bool write, struct error *error) {
  int64_t application = query_number(db_query(db, "application", error), 0, error);
  int64_t format = query_number(db_query(db, "format", error), 0, error);
  bool empty = query_number(db_query(db, "objects", error), 1, error) == 0;
  if (error->kind != ERROR_NONE)
    return false;
  if (application == 0 && format == 0 && empty) {
    if (!write)
      return error_set(error, ERROR_STORE, "%s: nothing has been put into this index yet", file);
    return db_script(db, "connection_writer", error) && query_run(db_query(db, "begin", error), error) &&
           db_script(db, "schema_permanent", error) && db_script(db, "schema_rebuildable", error) &&
           settle_words(db, error) && query_run(db_query(db, "commit", error), error);
  }
  if (application != APPLICATION)
    return error_set(error, ERROR_STORE, "%s: this is a database, but not an index of standpunkt", file);
  if (format != FORMAT)
    return error_set(error, ERROR_STORE,
                     "%s: this index has format %" PRId64 " and was made by a%s standpunkt; this one knows format %d",
                     file, format, format > FORMAT ? " newer" : "n older", FORMAT);
  if (!write)
    return db_script(db, "connection_reader", error);
  return db_script(db, "connection_writer", error) && settle_words_now(db, error);
}

/* Wraps DB, which it takes over. */
static struct index *make_index(struct db *db, const char *file, struct error *error) {
  struct index *index = calloc(1, sizeof *index);
  struct tokenizer *tokenizer = tokenizer_new();
  if (index == NULL || tokenizer == NULL) {
    error_set(error, ERROR_IO, "%s: out of memory", file);
    tokenizer_free(tokenizer);
    free(index);
    db_close(db);
    return NULL;
  }
  index->db = db;
  index->tokenizer = tokenizer;
  return index;
}

struct index *index_open(const char *file, enum index_access access_wanted, struct error *error) {
  bool write = access_wanted == INDEX_WRITE;
  if (error->kind != ERROR_NONE)
    return NULL;
  if (!write && access(file, F_OK) != 0) {
    error_errno(error, ERROR_NOT_FOUND, "%s", file);
    return NULL;
  }
  struct db *db = db_open(file, write, error);
  if (db == NULL)
    return NULL;
  if (!check_format(db, file, write, error)) {
    db_close(db);
    return NULL;
  }
  struct index *index = make_index(db, file, error);
  if (index)
    index->reading = !write;
  return index;
}

void index_close(struct index *index) {
  if (index == NULL)
    return;
  search_forget(index);
  index_forget_due(index);
  tokenizer_free(index->tokenizer);
  db_close(index->db);
  free(index);
}

/* ---- older formats ---- */

const int index_format_known = FORMAT;

int index_format(const char *file, struct error *error) {
  if (error->kind != ERROR_NONE || access(file, F_OK) != 0)
    return 0;
  struct db *db = db_open(file, false, error);
  int64_t application = db == NULL ? 0 : query_number(db_query(db, "application", error), 0, error);
  int64_t format = db == NULL ? 0 : query_number(db_query(db, "format", error), 0, error);
  db_close(db);
  return application == APPLICATION ? (int)format : 0;
}

bool index_damaged(const char *file) {
  struct error error = {0};
  index_format(file, &error);
  return access(file, F_OK) == 0 && error.kind == ERROR_STORE;
}

struct index *index_open_older(const char *file, struct error *error) {
  int format = index_format(file, error);
  if (error->kind != ERROR_NONE)
    return NULL;
  struct arena *arena = arena_new();
  const char *backup = arena_printf(arena, "%s.format-%d", file, format);
  struct db *db = db_open(file, true, error);
  if (db != NULL && access(backup, F_OK) != 0) {
    struct query *query = db_query(db, "backup", error);
    query_text(query, backup);
    query_run(query, error);
  }
  arena_free(arena);
  if (error->kind == ERROR_NONE && db_script(db, "connection_writer", error))
    return make_index(db, file, error);
  db_close(db);
  return NULL;
}

/* Drops what QUERY finds until it finds no more: what belongs to a virtual table goes with it. */
static void drop_all(struct db *db, const char *query_name, struct arena *arena, struct error *error) {
  for (;;) {
    struct query *query = db_query(db, query_name, error);
    if (!query_row(query, error))
      return;
    const char *statement = arena_strdup(arena, column_text(query, 0));
    query_end(query);
    db_text(db, statement, error);
  }
}

bool index_renew(struct index *index, struct error *error) {
  struct arena *arena = arena_new();
  db_script(index->db, "keys_off", error); /* it can only be said outside of a transaction */
  index_begin(index, error);
  drop_all(index->db, "renew_virtual", arena, error);
  drop_all(index->db, "renew_rest", arena, error);
  db_script(index->db, "schema_renew_ledger", error);
  db_script(index->db, "schema_permanent", error);
  db_script(index->db, "schema_renew_rows", error);
  db_script(index->db, "schema_rebuildable", error);
  settle_words(index->db, error);
  arena_free(arena);
  return error->kind == ERROR_NONE;
}

/* ---- transactions ---- */

bool index_settle(struct index *index, struct error *error) {
  return fulltext_settle(index, error) && matters_settle(index, error);
}

void index_forget_due(struct index *index) {
  fulltext_forget(index);
  matters_forget(index);
}

bool index_begin(struct index *index, struct error *error) {
  index->spoiled = false;
  index->open = query_run(db_query(index->db, "begin", error), error);
  return index->open;
}

void index_rollback(struct index *index) {
  struct error ignored = {0}; /* there may be nothing left to roll back */
  index_forget_due(index);
  query_run(db_query(index->db, "rollback", &ignored), &ignored);
  index->open = false;
}

bool index_commit(struct index *index, struct error *error) {
  index_settle(index, error);
  if (index->spoiled)
    error_set(error, ERROR_STORE, "something in this transaction went wrong, so nothing of it is kept");
  if (query_run(db_query(index->db, "commit", error), error))
    index->open = false;
  else
    index_rollback(index);
  return error->kind == ERROR_NONE;
}

bool index_enter(struct index *index, bool *own, struct error *error) {
  *own = !index->open;
  return index->open ? error->kind == ERROR_NONE : index_begin(index, error);
}

bool index_leave(struct index *index, bool own, struct error *error) {
  index->spoiled |= error->kind != ERROR_NONE;
  if (!own)
    return error->kind == ERROR_NONE;
  if (error->kind == ERROR_NONE)
    return index_commit(index, error);
  index_rollback(index);
  return false;
}

bool index_clear(struct index *index, struct error *error) {
  bool own;
  if (!index_enter(index, &own, error))
    return false;
  index_forget_due(index);
  db_script(index->db, "schema_drop", error);
  db_script(index->db, "schema_rebuildable", error);
  settle_words(index->db, error);
  return index_leave(index, own, error);
}

bool index_count(struct index *index, struct index_counts *counts, struct error *error) {
  struct query *query = db_query(index->db, "counts", error);
  *counts = (struct index_counts){0};
  if (!query_row(query, error))
    return false;
  uint64_t *const numbers[] = {&counts->documents, &counts->works,     &counts->items,    &counts->proposals,
                               &counts->positions, &counts->decisions, &counts->passages, &counts->bytes};
  for (int i = 0; i < (int)(sizeof numbers / sizeof *numbers); i++)
    *numbers[i] = (uint64_t)column_integer(query, i);
  query_end(query);
  return true;
}

/* ---- what a person means by a document ---- */

static size_t take_ids(struct query *query, struct arena *arena, const char ***ids, struct error *error) {
  size_t count = 0, capacity = 0;
  while (query_row(query, error)) {
    *ids = arena_grow(arena, *ids, count, &capacity, sizeof **ids);
    (*ids)[count++] = arena_strdup(arena, column_text(query, 0));
  }
  return error->kind == ERROR_NONE ? count : 0;
}

/* WHAT in lower case if it is the beginning of an id, else NULL. */
static char *id_beginning(const char *what, struct arena *arena) {
  size_t length = strlen(what);
  if (length < 4 || length > 64 || strspn(what, "0123456789abcdefABCDEF") != length)
    return NULL;
  char *id = arena_strdup(arena, what);
  for (char *c = id; *c != '\0'; c++)
    if (*c >= 'A' && *c <= 'F')
      *c = (char)(*c + 32);
  return id;
}

size_t index_resolve(struct index *index, const char *what, struct arena *arena, const char ***ids,
                     struct error *error) {
  size_t count = 0;
  *ids = NULL;
  const char *id = id_beginning(what, arena);
  if (id != NULL) {
    struct query *query = db_query(index->db, "resolve_id", error);
    query_text(query, id);
    query_text(query, arena_printf(arena, "%sg", id)); /* g follows all hexadecimal digits */
    count = take_ids(query, arena, ids, error);
  }
  if (count == 0) {
    struct query *query = db_query(index->db, "resolve_file", error);
    query_text(query, what);
    count = take_ids(query, arena, ids, error);
  }
  if (count == 0) {
    struct query *query = db_query(index->db, "resolve_path", error);
    query_bytes(query, what, strlen(what));
    count = take_ids(query, arena, ids, error);
  }
  if (count == 0 && error->kind == ERROR_NONE) {
    char *path = realpath(what, NULL); /* the ledger knows absolute paths only */
    struct query *query = path == NULL ? NULL : db_query(index->db, "resolve_path", error);
    query_bytes(query, path, path == NULL ? 0 : strlen(path));
    count = take_ids(query, arena, ids, error);
    free(path);
  }
  return count;
}
