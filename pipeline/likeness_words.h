/* likeness_words.h - the words of a text as likenesses see them: shared by likeness.c and likeness_find.c. */
#ifndef STANDPUNKT_LIKENESS_WORDS_H
#define STANDPUNKT_LIKENESS_WORDS_H

#include "index_inside.h"
#include "likeness.h"

struct likeness {
  const struct gazetteer *gazetteer; /* NULL */
  struct index *index;               /* NULL */
  struct error *error;
  struct tokenizer *tokenizer;
  struct arena *arena;
  double proposals;      /* in the index */
  struct rarity *rarity; /* of stems that were looked up: an open table */
  size_t rarity_count, rarity_room;
};

struct meaning {
  const char *written, *stem;
  size_t length; /* of the stem */
  int group;     /* of synonyms, 0 = none */
  double weight;
};

struct meanings {
  struct meaning *word;
  size_t count, capacity;
  double total;
};

/* The words of TEXT, each once, with what they weigh. */
struct meanings meanings_of(struct likeness *likeness, const char *text, struct arena *arena);

/* How far two words mean the same, 0 to 1. */
double meaning_match(const struct meaning *one, const struct meaning *other);

/* likeness_find.c: enters the words of the proposals of the item ITEM, so that they can be found. */
bool likeness_enter(struct db *db, struct tokenizer *tokenizer, int64_t item, struct arena *arena, struct error *error);

#endif
