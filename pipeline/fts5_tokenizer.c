/* fts5_tokenizer.c - gives the Swedish tokenizer (tokenize.h) to SQLite's full-text search under the name `swedish`.
 *
 * Compiled twice: into the program, and with -DSTANDPUNKT_EXTENSION as a loadable extension, so that the index can be
 * searched with any SQLite tool:
 *
 *   sqlite> .load standpunkt_tokenizer
 *   sqlite> SELECT title, finding, text FROM passage_fts WHERE passage_fts MATCH 'avslag' LIMIT 5;
 */
#ifdef STANDPUNKT_EXTENSION
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1
#else
#include <sqlite3.h>

#include "db.h"
#endif
#include "tokenize.h"

#include <stddef.h>

static int create(void *context, const char **arguments, int count, Fts5Tokenizer **out) {
  (void)context, (void)arguments;
  if (count > 0)
    return SQLITE_ERROR; /* tokenize='swedish' takes none */
  *out = (Fts5Tokenizer *)tokenizer_new();
  return *out == NULL ? SQLITE_NOMEM : SQLITE_OK;
}

static void delete (Fts5Tokenizer *tokenizer) { tokenizer_free((struct tokenizer *)tokenizer); }

struct receiver {
  void *context;
  int (*token)(void *, int, const char *, int, int, int);
};

static int pass_on(void *context, bool beside, const char *token, size_t length, size_t start, size_t end) {
  const struct receiver *receiver = context;
  return receiver->token(receiver->context, beside ? FTS5_TOKEN_COLOCATED : 0, token, (int)length, (int)start,
                         (int)end);
}

static int cut_words(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int length,
                     int (*token)(void *, int, const char *, int, int, int)) {
  struct receiver receiver = {.context = context, .token = token};
  enum tokenize_for purpose = TOKENIZE_INDEX;
  if (flags & FTS5_TOKENIZE_QUERY)
    purpose = flags & FTS5_TOKENIZE_PREFIX ? TOKENIZE_PREFIX : TOKENIZE_QUERY;
  if (text == NULL || length <= 0)
    return SQLITE_OK;
  return tokenize((struct tokenizer *)tokenizer, purpose, text, (size_t)length, pass_on, &receiver);
}

/* FTS5 hands out its interface only through a bound pointer (https://sqlite.org/fts5.html, section 7). */
static int fts5_interface(sqlite3 *db, fts5_api **api) {
  sqlite3_stmt *statement = NULL;
  *api = NULL;
  int status = sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, NULL);
  if (status != SQLITE_OK)
    return status;
  sqlite3_bind_pointer(statement, 1, api, "fts5_api_ptr", NULL);
  sqlite3_step(statement);
  status = sqlite3_finalize(statement);
  return status == SQLITE_OK && *api == NULL ? SQLITE_ERROR : status;
}

static int add_tokenizer(sqlite3 *db) {
  fts5_tokenizer swedish = {.xCreate = create, .xDelete = delete, .xTokenize = cut_words};
  fts5_api *api;
  int status = fts5_interface(db, &api);
  return status == SQLITE_OK ? api->xCreateTokenizer(api, "swedish", NULL, &swedish, NULL) : status;
}

#ifdef STANDPUNKT_EXTENSION

int sqlite3_standpunkttokenizer_init(sqlite3 *db, char **message, const sqlite3_api_routines *api);

int sqlite3_standpunkttokenizer_init(sqlite3 *db, char **message, const sqlite3_api_routines *api) {
  (void)message;
  SQLITE_EXTENSION_INIT2(api)
  return add_tokenizer(db);
}

#else

bool db_add_tokenizer(void *connection) { return add_tokenizer(connection) == SQLITE_OK; }

#endif
