/* search_guess.h - "did you mean": words of the index that are near to what was typed. */
#ifndef STANDPUNKT_SEARCH_GUESS_H
#define STANDPUNKT_SEARCH_GUESS_H

#include "postings.h"
#include "search_words.h"

/* Gives ANSWER, if it has found nothing or very little, another query in which words that hardly occur are replaced
 * by the nearest words of the index that occur more often. */
void guess(struct search_answer *answer, const struct units *units, struct postings *postings,
           struct tokenizer *tokenizer, struct arena *arena, struct error *error);

#endif
