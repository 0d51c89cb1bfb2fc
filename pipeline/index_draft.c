/* index_draft.c - what drafts and deadlines ask of the index. */
#include "index_draft.h"
#include "index_inside.h"

#include <string.h>

const char *index_referral(struct index *index, const char *motion, const char *municipality, struct arena *arena,
                           struct error *error) {
  struct query *query = db_query(index->db, "draft_referral", error);
  query_text(query, motion);
  query_text(query, municipality);
  const char *id = query_row(query, error) ? arena_strdup(arena, column_text(query, 0)) : NULL;
  query_end(query);
  return id;
}

static const char *kept(struct arena *arena, const struct query *query, int column) {
  const char *text = column_text(query, column);
  return text == NULL ? NULL : arena_strdup(arena, text);
}

/* The rows of QUERY, whose parameters are set; of decisions the fourth column is an outcome. */
static size_t statements(struct query *query, struct arena *arena, struct index_statement **statement, size_t count,
                         size_t *capacity, struct error *error) {
  while (query_row(query, error)) {
    *statement = arena_grow(arena, *statement, count, capacity, sizeof **statement);
    (*statement)[count++] = (struct index_statement){.finding = kept(arena, query, 0),
                                                     .holder = kept(arena, query, 1),
                                                     .layer = kept(arena, query, 2),
                                                     .stance = kept(arena, query, 3),
                                                     .confidence = column_real(query, 4),
                                                     .document = kept(arena, query, 5),
                                                     .date = kept(arena, query, 6),
                                                     .issuer = kept(arena, query, 7),
                                                     .municipality = kept(arena, query, 8),
                                                     .addressee = kept(arena, query, 9),
                                                     .whole = column_integer(query, 10) == 0};
  }
  return count;
}

static const char *stance_of(const char *outcome) {
  static const char *const stances[][2] = {{"granted", "support"},
                                           {"partly-granted", "partial"},
                                           {"rejected", "oppose"},
                                           {"answered", "met"},
                                           {"declined", "neutral"}};
  for (size_t i = 0; i < sizeof stances / sizeof *stances; i++)
    if (strcmp(stances[i][0], outcome) == 0)
      return stances[i][1];
  return outcome;
}

/* Decisions on the whole go where the same document decides on the one proposal. */
static size_t without_wholes(struct index_statement *decision, size_t count) {
  size_t left = 0;
  for (size_t i = 0; i < count; i++) {
    bool told = false;
    for (size_t k = 0; k < count && decision[i].whole; k++)
      told |= !decision[k].whole && strcmp(decision[k].document, decision[i].document) == 0;
    if (!told)
      decision[left++] = decision[i];
  }
  return left;
}

size_t index_statements(struct index *index, const char *document, const char *proposal, const char *matter,
                        const char *n, struct arena *arena, struct index_statement **statement, struct error *error) {
  size_t capacity = 0;
  *statement = NULL;
  struct query *query = db_query(index->db, "draft_positions", error);
  query_text(query, document);
  query_text(query, proposal);
  size_t positions = statements(query, arena, statement, 0, &capacity, error), count = positions;
  if (matter != NULL) {
    query = db_query(index->db, "draft_decisions", error);
    query_text(query, matter);
    query_text(query, n);
    count = statements(query, arena, statement, positions, &capacity, error);
    count = positions + (count > positions ? without_wholes(*statement + positions, count - positions) : 0);
  }
  for (size_t i = positions; i < count; i++) {
    (*statement)[i].stance = stance_of((*statement)[i].stance);
    (*statement)[i].decision = true;
  }
  return error->kind == ERROR_NONE ? count : 0;
}

size_t index_evidence(struct index *index, const char *document, const char *finding, struct arena *arena,
                      struct index_quote **quotes, struct error *error) {
  size_t count = 0, capacity = 0;
  *quotes = NULL;
  struct query *query = db_query(index->db, "draft_evidence", error);
  query_text(query, document);
  query_text(query, finding);
  while (query_row(query, error)) {
    *quotes = arena_grow(arena, *quotes, count, &capacity, sizeof **quotes);
    (*quotes)[count++] = (struct index_quote){.block = kept(arena, query, 0),
                                              .start = (uint32_t)column_integer(query, 1),
                                              .end = (uint32_t)column_integer(query, 2),
                                              .text = kept(arena, query, 3)};
  }
  return error->kind == ERROR_NONE ? count : 0;
}

size_t index_deadlines(struct index *index, const char *since, struct arena *arena, struct index_deadline **deadlines,
                       struct error *error) {
  size_t count = 0, capacity = 0;
  *deadlines = NULL;
  struct query *query = db_query(index->db, "deadlines", error);
  query_text(query, since);
  while (query_row(query, error)) {
    *deadlines = arena_grow(arena, *deadlines, count, &capacity, sizeof **deadlines);
    (*deadlines)[count++] = (struct index_deadline){.document = kept(arena, query, 0),
                                                    .title = kept(arena, query, 1),
                                                    .municipality = kept(arena, query, 2),
                                                    .issuer = kept(arena, query, 3),
                                                    .addressee = kept(arena, query, 4),
                                                    .file = kept(arena, query, 5),
                                                    .date = kept(arena, query, 6),
                                                    .cases = kept(arena, query, 7)};
  }
  return error->kind == ERROR_NONE ? count : 0;
}
