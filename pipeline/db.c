/* db.c - a small wrapper of SQLite (see db.h); with fts5_tokenizer.c the only file that knows it.
 */
#include "db.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

enum { QUERIES = 256 /* places in the table of prepared queries: a power of two, well above their number */ };

struct query {
  struct db *db;
  const char *name;
  sqlite3_stmt *statement;
  int parameter; /* the last one set */
  int status;    /* of the first parameter that could not be set */
};

struct db {
  sqlite3 *connection;
  char *file;
  struct query query[QUERIES];
};

/* Tells what SQLite said of the last call. */
static bool refuse(const struct db *db, const char *doing, struct error *error) {
  int status = sqlite3_extended_errcode(db->connection);
  enum error_kind kind = ERROR_STORE;
  const char *hint = "";
  switch (status & 0xFF) {
  case SQLITE_FULL:
    hint = " (the disk is full)";
    kind = ERROR_IO;
    break;
  case SQLITE_READONLY:
  case SQLITE_CANTOPEN:
  case SQLITE_PERM:
  case SQLITE_IOERR:
    kind = ERROR_IO;
    break;
  case SQLITE_BUSY:
    hint = " (another program keeps the index locked)";
    break;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    hint = " (it can be made again from the records: standpunkt reindex)";
    break;
  default:
    break;
  }
  return error_set(error, kind, "%s: %s: %s%s", db->file, doing, sqlite3_errmsg(db->connection), hint);
}

static void *allocate(size_t size) {
  void *memory = calloc(1, size);
  if (memory == NULL) {
    fputs("standpunkt: out of memory\n", stderr);
    exit(EX_SOFTWARE);
  }
  return memory;
}

/* FILE as a URI that SQLite takes literally, with PARAMETERS; to be freed by sqlite3_free. */
static char *uri_of(const char *file, const char *parameters) {
  char *escaped = allocate(strlen(file) * 3 + 1);
  size_t at = 0;
  for (const char *c = file; *c != '\0'; c++)
    if (strchr("%?#", *c) != NULL)
      at += (size_t)sprintf(escaped + at, "%%%02X", (unsigned)(unsigned char)*c);
    else
      escaped[at++] = *c;
  char *uri = sqlite3_mprintf("file:%s?%s", escaped, parameters);
  free(escaped);
  return uri;
}

static bool connect(struct db *db, const char *parameters, int flags) {
  char *uri = uri_of(db->file, parameters);
  int status = uri == NULL ? SQLITE_NOMEM
                           : sqlite3_open_v2(uri, &db->connection, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
  sqlite3_free(uri);
  if (status == SQLITE_OK)
    status = sqlite3_exec(db->connection, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
  return status == SQLITE_OK;
}

/* True if changes stand in the log that are not in FILE itself: a writer is at work, or was stopped. */
static bool log_is_left(const char *file) {
  struct stat status;
  char *log = allocate(strlen(file) + sizeof "-wal");
  sprintf(log, "%s-wal", file);
  bool left = stat(log, &status) == 0 && status.st_size > 0;
  free(log);
  return left;
}

/* Who cannot write to the folder cannot make the files that WAL needs; where nobody has made them nobody writes, and
 * the file can be read as one that does not change.  The log would then be passed over, so there must be none. */
static bool connect_reader(struct db *db, struct error *error) {
  if (connect(db, "mode=ro", SQLITE_OPEN_READONLY))
    return true;
  int status = sqlite3_errcode(db->connection);
  if (status != SQLITE_CANTOPEN && status != SQLITE_READONLY)
    return false;
  if (access(db->file, R_OK) == 0 && log_is_left(db->file))
    return error_set(error, ERROR_IO,
                     "%s: its last changes stand in a log (%s-wal) that cannot be read where nothing can be written: "
                     "open the store once where it can be written to, or copy it there",
                     db->file, db->file);
  sqlite3_close(db->connection);
  return connect(db, "mode=ro&immutable=1", SQLITE_OPEN_READONLY);
}

struct db *db_open(const char *file, bool write, struct error *error) {
  if (error->kind != ERROR_NONE)
    return NULL;
  struct db *db = allocate(sizeof *db);
  size_t length = strlen(file);
  db->file = allocate(length + 1);
  memcpy(db->file, file, length);
  bool open = write ? connect(db, "mode=rwc", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) : connect_reader(db, error);
  if (!open) {
    refuse(db, "opening the index", error);
    db_close(db);
    return NULL;
  }
  sqlite3_busy_timeout(db->connection, 30000);
  sqlite3_extended_result_codes(db->connection, 1);
  if (!db_add_tokenizer(db->connection))
    refuse(db, "SQLite's full-text search (FTS5) is not there", error);
  if (error->kind == ERROR_NONE)
    return db;
  db_close(db);
  return NULL;
}

void db_close(struct db *db) {
  if (db == NULL)
    return;
  for (size_t i = 0; i < QUERIES; i++)
    sqlite3_finalize(db->query[i].statement);
  sqlite3_close(db->connection);
  free(db->file);
  free(db);
}

static const char *text_called(const char *name) {
  for (const struct sql_text *text = sql_texts; text->name != NULL; text++)
    if (strcmp(text->name, name) == 0)
      return text->text;
  return NULL;
}

bool db_script(struct db *db, const char *name, struct error *error) {
  if (error->kind != ERROR_NONE)
    return false;
  const char *text = text_called(name);
  if (text == NULL)
    return error_set(error, ERROR_STORE, "no SQL is called %s", name);
  return sqlite3_exec(db->connection, text, NULL, NULL, NULL) == SQLITE_OK || refuse(db, name, error);
}

bool db_text(struct db *db, const char *text, struct error *error) {
  if (error->kind != ERROR_NONE)
    return false;
  return sqlite3_exec(db->connection, text, NULL, NULL, NULL) == SQLITE_OK || refuse(db, text, error);
}

/* ---- queries ---- */

/* The place of NAME in the table: names are few and the table large, so the next free place is near. */
static struct query *place_of(struct db *db, const char *name) {
  uint32_t hash = 5381;
  for (const char *c = name; *c != '\0'; c++)
    hash = hash * 33 + (unsigned char)*c;
  for (;; hash++) {
    struct query *query = &db->query[hash % QUERIES];
    if (query->name == NULL || strcmp(query->name, name) == 0)
      return query;
  }
}

struct query *db_query(struct db *db, const char *name, struct error *error) {
  if (error->kind != ERROR_NONE)
    return NULL;
  struct query *query = place_of(db, name);
  if (query->name == NULL) {
    const char *text = text_called(name);
    if (text == NULL) {
      error_set(error, ERROR_STORE, "no SQL is called %s", name);
      return NULL;
    }
    if (sqlite3_prepare_v3(db->connection, text, -1, SQLITE_PREPARE_PERSISTENT, &query->statement, NULL) != SQLITE_OK) {
      refuse(db, name, error);
      return NULL;
    }
    query->db = db;
    query->name = name;
  }
  sqlite3_reset(query->statement);
  query->parameter = 0;
  query->status = SQLITE_OK;
  return query;
}

static void keep_status(struct query *query, int status) {
  if (query->status == SQLITE_OK)
    query->status = status;
}

void query_text_part(struct query *query, const char *text, size_t length) {
  if (query != NULL)
    keep_status(query,
                sqlite3_bind_text64(query->statement, ++query->parameter, text, length, SQLITE_STATIC, SQLITE_UTF8));
}

void query_text(struct query *query, const char *text) {
  query_text_part(query, text, text == NULL ? 0 : strlen(text));
}

void query_bytes(struct query *query, const void *bytes, size_t length) {
  if (query != NULL)
    keep_status(query, sqlite3_bind_blob64(query->statement, ++query->parameter, bytes, length, SQLITE_STATIC));
}

void query_integer(struct query *query, int64_t value) {
  if (query != NULL)
    keep_status(query, sqlite3_bind_int64(query->statement, ++query->parameter, value));
}

void query_real(struct query *query, double value) {
  if (query != NULL)
    keep_status(query, sqlite3_bind_double(query->statement, ++query->parameter, value));
}

void query_null(struct query *query) {
  if (query != NULL)
    keep_status(query, sqlite3_bind_null(query->statement, ++query->parameter));
}

bool query_row(struct query *query, struct error *error) {
  if (query == NULL || error->kind != ERROR_NONE)
    return false;
  if (query->status != SQLITE_OK || query->parameter != sqlite3_bind_parameter_count(query->statement))
    return error_set(error, ERROR_STORE, "%s: %s: %d of %d parameters given", query->db->file, query->name,
                     query->parameter, sqlite3_bind_parameter_count(query->statement));
  int status = sqlite3_step(query->statement);
  if (status == SQLITE_ROW)
    return true;
  if (status != SQLITE_DONE)
    refuse(query->db, query->name, error);
  query_end(query);
  return false;
}

void query_end(struct query *query) {
  if (query != NULL)
    sqlite3_reset(query->statement);
}

bool query_run(struct query *query, struct error *error) {
  while (query_row(query, error))
    ;
  return error->kind == ERROR_NONE;
}

int64_t query_insert(struct query *query, struct error *error) {
  return query_run(query, error) ? sqlite3_last_insert_rowid(query->db->connection) : 0;
}

int64_t query_number(struct query *query, int64_t otherwise, struct error *error) {
  if (!query_row(query, error))
    return otherwise;
  int64_t number = column_integer(query, 0);
  query_end(query);
  return number;
}

const char *column_text(const struct query *query, int column) {
  return (const char *)sqlite3_column_text(query->statement, column);
}

const void *column_bytes(const struct query *query, int column, size_t *length) {
  const void *bytes = sqlite3_column_blob(query->statement, column);
  *length = (size_t)sqlite3_column_bytes(query->statement, column);
  return bytes;
}

int64_t column_integer(const struct query *query, int column) { return sqlite3_column_int64(query->statement, column); }

double column_real(const struct query *query, int column) { return sqlite3_column_double(query->statement, column); }
