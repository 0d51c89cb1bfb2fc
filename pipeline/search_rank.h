/* search_rank.h - all matches as documents in order, with counts. */
#ifndef STANDPUNKT_SEARCH_RANK_H
#define STANDPUNKT_SEARCH_RANK_H

#include "search_match.h"
#include "search_narrow.h"

/* A passage that answers; RANK is its score in steps, see search.h. */
struct ranked_hit {
  uint32_t key, rank;
  float score;
};

struct ranked_document {
  const struct document_row *row;
  struct ranked_hit *hit; /* best first as far as they were asked for, then in order of keys */
  size_t count;
};

struct ranking {
  struct ranked_document *document; /* best first: those asked for */
  size_t count;
  uint64_t total, documents;
  /* hits by value, the field's own filter left aside */
  uint64_t *municipality, *body, *party; /* by group */
  uint64_t stance[32], outcome[32], type[32];
  uint64_t year[10000];
};

/* Ranks MATCHES by REQUEST (limit, offset, each, facets).  Of the arrays by group those are NULL that nobody asked
 * for. */
struct ranking *rank(const struct matches *matches, const struct narrowing *narrowing,
                     const struct search_request *request, struct arena *arena);

/* The rank of a score: larger for a larger one, the same within a 64th of its power of two. */
uint32_t rank_of(float score);

/* How often a passage of KIND counts. */
float kind_weight(unsigned kind);

#endif
