/* search_guess.c - "did you mean" (see search_guess.h). */
#include "search_guess.h"

void guess(struct search_answer *answer, const struct units *units, struct postings *postings,
           struct tokenizer *tokenizer, struct arena *arena, struct error *error) {
  (void)answer, (void)units, (void)postings, (void)tokenizer, (void)arena, (void)error;
}
