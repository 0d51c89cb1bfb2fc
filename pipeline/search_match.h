/* search_match.h - the passages in which a question's words occur, and how well they fit. */
#ifndef STANDPUNKT_SEARCH_MATCH_H
#define STANDPUNKT_SEARCH_MATCH_H

#include "passages.h"
#include "postings.h"
#include "search_words.h"

struct match {
  uint32_t key; /* of the passage */
  float score;
};

struct matches {
  struct match *at; /* in order of keys */
  size_t count;
};

/* The passages that have all wanted units and none that is excluded, with BM25 scores.  Without a wanted unit: all
 * passages, scored 1. */
struct matches matches_of(const struct units *units, struct postings *postings, const struct passages *passages,
                          struct arena *arena, struct error *error);

#endif
