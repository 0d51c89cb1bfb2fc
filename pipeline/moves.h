/* moves.h - what each sentence of an assessment does (moves.c): agree, reject, tell that it is there already, set a
 * condition, leave it to others, concede, or only tell; by the list gazetteers/moves.tsv. */
#ifndef STANDPUNKT_MOVES_H
#define STANDPUNKT_MOVES_H

#include "weigh.h"

enum move { MOVE_YES, MOVE_NO, MOVE_MET, MOVE_BUT, MOVE_AWAY, MOVE_GRANT, MOVE_TELL, MOVES };

/* Whether the sentence is about no proposal, goes on with the one that was spoken of, or comes to another. */
enum turn { TURN_NONE, TURN_STAY, TURN_GO, TURNS };

enum { MOVE_WEIGHTS = MOVES + TURNS };

/* A sentence to be read. */
struct moved_sentence {
  struct range at;
  bool first;                             /* of its paragraph */
  const struct weighed_sentence *weighed; /* what its wordings come to */
};

/* What a sentence does. */
struct sentence_move {
  double share[MOVES]; /* how likely each is, summing to 1 */
  double turn[TURNS];  /* what its words count for each, as natural logarithms */
};

/* Reads COUNT sentences that stand one after the other.  Returns as many, in the arena of C; where there is no list
 * each is as likely as the other. */
struct sentence_move *read_moves(struct context *c, const struct moved_sentence *sentence, size_t count);

/* Calls SEE for all that is seen of sentence INDEX of COUNT: a letter for the kind, the name, and how much of it.  What
 * read_moves() adds up; for fitting the list. */
typedef void (*move_seer)(void *own, char kind, const char *name, size_t length, double value);
void see_moves(struct context *c, const struct moved_sentence *sentence, size_t count, size_t index, move_seer see,
               void *own);

/* "yes" */
const char *move_token(enum move move);

/* The list in memory (gazetteer_moves.c); belongs to the gazetteer.  What it says of NAME of KIND, in hundredths;
 * NULL = nothing. */
struct move_list;
const int16_t *move_find(const struct move_list *list, char kind, const char *name, size_t length);

/* What the list says of a word that stands in a sentence, before or behind it; NULL = nothing. */
struct move_word {
  const char *stem;
  size_t length; /* of the stem */
  const int16_t *own, *before, *behind;
  int32_t parts[MOVE_WEIGHTS]; /* of all its beginnings and ends */
};

/* What was found out about a word in an earlier sentence or paper; NULL = nothing. */
const struct move_word *move_word_find(const struct move_list *list, const char *word, size_t length);
/* Keeps a copy of KNOWN and its stem for a word that is not known yet; NULL if there are too many or is no LIST. */
const struct move_word *move_word_add(const struct move_list *list, const char *word, size_t length,
                                      const struct move_word *known);

#endif
