/* leaning.h - what a passage leans to as a whole (leaning.c), by the list gazetteers/leanings.tsv. */
#ifndef STANDPUNKT_LEANING_H
#define STANDPUNKT_LEANING_H

#include "cues.h"

/* The stances, and that nothing is said. */
enum { LEAN_NOTHING = STANCES, LEANS };

struct leaning {
  double lean[LEANS];
};

/* What the list says of NAME of KIND ("word", "sign", "sum", "decision"); NULL = nothing. */
const struct leaning *leaning_find(const struct leanings *leanings, const char *kind, const char *name, size_t length);

/* Something that was seen in a passage, and how much of it. */
struct seen_sign {
  const char *kind, *name;
  double value;
  struct range at; /* of a word: where; else empty */
};

struct seen_signs {
  struct seen_sign *sign;
  size_t count, capacity;
};

void see_sign(struct context *c, struct seen_signs *signs, const char *kind, const char *name, double value);
/* Adds the words and signs of the sentences AT, COUNT of them, the last of which ends the passage. */
void see_passage(struct context *c, struct seen_signs *signs, const struct range *at, size_t count);

/* Adds what the moves of COUNT sentences come to, each about the proposal as far as ABOUT says, 0 to 1. */
struct sentence_move;
void see_passage_moves(struct context *c, struct seen_signs *signs, const struct sentence_move *const *move,
                       const double *about, size_t count);

/* The five things that lean to STANCE most: "“kostar” 0.31, ...". */
const char *leaning_told(struct context *c, const struct seen_signs *signs, enum stance stance);

/* How likely each stance is by what was seen, summing to 1. */
struct leaning lean_of(const struct context *c, const struct seen_signs *signs);

#endif
