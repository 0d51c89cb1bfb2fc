/* search_guess.h - "did you mean": words of the index that are near to what was typed. */
#ifndef STANDPUNKT_SEARCH_GUESS_H
#define STANDPUNKT_SEARCH_GUESS_H

#include "db.h"
#include "postings.h"
#include "search_words.h"

/* QUERY, which QUESTION was read from, with words that hardly occur replaced by the nearest words of the index; NULL
 * if there are none. */
const char *guess(const char *query, const struct question *question, struct postings *postings, struct db *db,
                  struct tokenizer *tokenizer, struct arena *arena, struct error *error);

#endif
