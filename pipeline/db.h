/* db.h - a small wrapper of SQLite for pipeline/index*.c, ledger.c, search.c and work.c.
 *
 * Statements are asked for by name: their text stands in schemas/index.sql and pipeline/queries/ after a line
 * "-- name: NAME" and is compiled in (build/sql.c).  Each is prepared once and kept.
 *
 *   struct query *query = db_query(db, "ledger_get", error);
 *   query_text(query, path);                  parameters in order: ?1, ?2, ...
 *   while (query_row(query, error))
 *     ... column_text(query, 0) ...
 *
 * Errors stick in ERROR: with one set, every call does nothing, and a query may be NULL.  A busy database is waited
 * for.
 */
#ifndef STANDPUNKT_DB_H
#define STANDPUNKT_DB_H

#include "error.h"
#include <stddef.h>
#include <stdint.h>

struct db;
struct query;

struct sql_text {
  const char *name;
  const char *text;
};

/* Generated from the .sql files; ended by a NULL name. */
extern const struct sql_text sql_texts[];

/* Opens FILE, making it if WRITE; NULL with ERROR set.  Free by db_close. */
struct db *db_open(const char *file, bool write, struct error *error);
void db_close(struct db *db);

/* Runs all statements of the text called NAME. */
bool db_script(struct db *db, const char *name, struct error *error);

/* Runs the one statement TEXT, which db_query gave. */
bool db_text(struct db *db, const char *text, struct error *error);

/* The query called NAME, at its beginning and without parameters.  It is the same one each time: finish with it
 * before asking for it again.  NULL with ERROR set. */
struct query *db_query(struct db *db, const char *name, struct error *error);

/* Each sets the next parameter.  Text and bytes must stay until the query has run; NULL is SQL's NULL. */
void query_text(struct query *query, const char *text);
void query_text_part(struct query *query, const char *text, size_t length);
void query_bytes(struct query *query, const void *bytes, size_t length);
void query_integer(struct query *query, int64_t value);
void query_real(struct query *query, double value);
void query_null(struct query *query);

/* Goes to the next row; false at the end, where the query is reset, and on an error. */
bool query_row(struct query *query, struct error *error);
/* Leaves the remaining rows. */
void query_end(struct query *query);
/* Runs a query that gives no rows. */
bool query_run(struct query *query, struct error *error);
/* The same, and the key of the row that it added; 0 on an error. */
int64_t query_insert(struct query *query, struct error *error);
/* Runs a query of one number; OTHERWISE if it gives no row or on an error. */
int64_t query_number(struct query *query, int64_t otherwise, struct error *error);

/* Columns of the row, from 0; valid until the next query_row.  NULL for SQL's NULL. */
const char *column_text(const struct query *query, int column);
const void *column_bytes(const struct query *query, int column, size_t *length);
int64_t column_integer(const struct query *query, int column);
double column_real(const struct query *query, int column);

/* In pipeline/fts5_tokenizer.c: adds the tokenizer to db.c's own connection. */
bool db_add_tokenizer(void *connection);

#endif
