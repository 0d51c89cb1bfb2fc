/* search_words.h - the words of a question as the full text knows them, with what means the same. */
#ifndef STANDPUNKT_SEARCH_WORDS_H
#define STANDPUNKT_SEARCH_WORDS_H

#include "search_query.h"

/* Tokens that stand side by side or, unless TOGETHER, anywhere in a passage. */
struct wording {
  const char **token;
  size_t count, capacity;
  bool together;
  bool beginning; /* the last is the beginning of a token */
  float weight;   /* 1 as typed, less for a synonym */
};

/* What must occur in a passage, or must not: any of the wordings. */
struct unit {
  struct wording *wording;
  size_t count, capacity;
  bool excluded;
  size_t first, terms; /* of the question, that it was made of */
};

struct units {
  struct unit *unit;
  size_t count, capacity;
};

/* The units of QUESTION; GAZETTEER, if not NULL, for synonyms. */
struct units units_of(const struct question *question, struct tokenizer *tokenizer, const struct gazetteer *gazetteer,
                      struct arena *arena);

#endif
