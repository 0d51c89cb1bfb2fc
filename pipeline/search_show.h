/* search_show.h - what is shown of an answer: quotes with their matches marked, facets with their labels. */
#ifndef STANDPUNKT_SEARCH_SHOW_H
#define STANDPUNKT_SEARCH_SHOW_H

#include "search_rank.h"
#include "search_words.h"

/* The documents of RANKING with the first EACH hits of each. */
void show_documents(struct search_answer *answer, const struct ranking *ranking, const struct units *units,
                    const struct passages *passages, struct index *index, size_t each, struct arena *arena,
                    struct error *error);

/* The facets that REQUEST asks for. */
void show_facets(struct search_answer *answer, const struct ranking *ranking, const struct narrowing *narrowing,
                 const struct search_request *request, struct arena *arena);

/* TEXT with the words that UNITS are about between U+0002 and U+0003. */
const char *marked_text(const char *text, const struct units *units, struct tokenizer *tokenizer, struct arena *arena);

#endif
