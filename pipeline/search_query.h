/* search_query.h - what a person types, read into its parts (see search_query.c). */
#ifndef STANDPUNKT_SEARCH_QUERY_H
#define STANDPUNKT_SEARCH_QUERY_H

#include "search.h"
#include "tokenize.h"

enum { TERMS_MOST = 64, QUERY_MOST = 4000 /* bytes */ };

/* A word, beginning or phrase as typed. */
struct term {
  const char *text;
  size_t length;
  bool phrase, prefix, excluded;
  bool or_before; /* joined to the term before it by OR */
};

struct question {
  struct term *term;
  size_t count;
  struct search_filter *filter;
  size_t filter_count, filter_capacity;
};

/* Reads QUERY into *QUESTION, in ARENA; false with the fault in ANSWER if it cannot be understood.  QUESTION may bring
 * filters of its own, to which those of the query are added. */
bool question_read(struct tokenizer *tokenizer, const char *query, struct arena *arena, struct question *question,
                   struct search_answer *answer);

#endif
