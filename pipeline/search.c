/* search.c - passages that answer a question (see index.h); the question is read in search_query.c. */
#include "index_inside.h"
#include "search_query.h"

#include <string.h>

/* Columns of the query `search`. */
enum column {
  KEY,
  SCORE,
  TOTAL,
  DOCUMENT,
  TITLE,
  MUNICIPALITY,
  ISSUER,
  DATE,
  FILE_NAME,
  KIND,
  ID,
  QUOTE,
  PAGE,
  ITEM,
  STANCE,
  OUTCOME,
  HOLDER,
  MARKED_COLUMN
};

struct row {
  int64_t key, column;
};

static const char *copied(const struct query *query, enum column column, struct arena *arena) {
  const char *text = column_text(query, (int)column);
  return text == NULL ? NULL : arena_strdup(arena, text);
}

static struct hit read_hit(const struct query *query, struct arena *arena) {
  return (struct hit){
      .document = copied(query, DOCUMENT, arena),
      .title = copied(query, TITLE, arena),
      .municipality = copied(query, MUNICIPALITY, arena),
      .issuer = copied(query, ISSUER, arena),
      .date = copied(query, DATE, arena),
      .file = copied(query, FILE_NAME, arena),
      .kind = copied(query, KIND, arena),
      .id = copied(query, ID, arena),
      .stance = copied(query, STANCE, arena),
      .outcome = copied(query, OUTCOME, arena),
      .holder = copied(query, HOLDER, arena),
      .item = copied(query, ITEM, arena),
      .quote = copied(query, QUOTE, arena),
      .page = (uint32_t)column_integer(query, PAGE),
      .score = column_real(query, SCORE),
  };
}

/* The quote with its matches marked; plain if they stand in the context only. */
static void mark(struct index *index, const char *expression, struct row row, struct hit *hit, struct arena *arena,
                 struct error *error) {
  hit->marked = hit->quote;
  struct query *query = db_query(index->db, "search_marked", error);
  query_text(query, expression);
  query_integer(query, row.key);
  query_integer(query, row.column);
  if (!query_row(query, error))
    return;
  const char *marked = column_text(query, 0);
  if (marked != NULL)
    hit->marked = arena_strdup(arena, marked);
  query_end(query);
}

/* The proposals that a position or answer is on, one a line where the same words are on several. */
static void add_proposals(struct index *index, int64_t key, struct hit *hit, struct arena *arena, struct error *error) {
  struct query *query = db_query(index->db, "search_proposals", error);
  query_integer(query, key);
  while (query_row(query, error)) {
    const char *text = column_text(query, 0);
    hit->proposal =
        hit->proposal == NULL ? arena_strdup(arena, text) : arena_printf(arena, "%s\n%s", hit->proposal, text);
  }
}

size_t index_search(struct index *index, const char *query, size_t limit, struct arena *arena, struct hit **hits,
                    uint64_t *total, struct error *error) {
  size_t count = 0, capacity = 0, row_capacity = 0;
  struct row *row = NULL;
  uint64_t all = 0;
  *hits = NULL;
  const char *expression = search_expression(index->tokenizer, query, arena, error);
  struct query *search = db_query(index->db, "search", error);
  query_text(search, expression);
  query_integer(search, limit == 0 ? 1 : limit > INT32_MAX ? INT32_MAX : (int64_t)limit); /* a row tells the total */
  while (query_row(search, error)) {
    *hits = arena_grow(arena, *hits, count, &capacity, sizeof **hits);
    row = arena_grow(arena, row, count, &row_capacity, sizeof *row);
    (*hits)[count] = read_hit(search, arena);
    row[count++] = (struct row){column_integer(search, KEY), column_integer(search, MARKED_COLUMN)};
    all = (uint64_t)column_integer(search, TOTAL);
  }
  count = limit == 0 ? 0 : count;
  for (size_t i = 0; i < count; i++) {
    mark(index, expression, row[i], &(*hits)[i], arena, error);
    if (strcmp((*hits)[i].kind, "position") == 0 || strcmp((*hits)[i].kind, "answer") == 0)
      add_proposals(index, row[i].key, &(*hits)[i], arena, error);
  }
  if (total != NULL)
    *total = all;
  return error->kind == ERROR_NONE ? count : 0;
}
