/* prefilter_inside.h - the automaton of the prefilter, between prefilter_build.c, which makes it, and prefilter.c,
 * which runs it.
 *
 * A worker has read a whole document with Poppler, and forgotten everything else, before it comes here again: what the
 * automaton costs is the memory that it touches.  So only the few states from which many bytes lead on have a row of
 * their own; the others, some thousands, are eight bytes each, those of one word in a row.
 */
#ifndef STANDPUNKT_PREFILTER_INSIDE_H
#define STANDPUNKT_PREFILTER_INSIDE_H

#include "prefilter.h"

enum { CLASSES = 64, MEETS = 0x8000 /* the state that is entered ends a word */, NO_GROUP = UINT16_MAX };
enum { ROOT = 0, GAP = 1, TAIL = 2 /* TAIL + n: n more bytes of a character */, FIRST_FREE = 6 };

typedef uint16_t row[CLASSES];

struct edge {
  uint16_t class, next;
};

/* A state from which few classes lead on; with any other it does what the state BACK does. */
struct sparse {
  uint8_t class; /* CLASSES: none */
  uint8_t more;  /* further edges */
  uint16_t next; /* where CLASS leads, and perhaps MEETS */
  uint16_t back;
  uint16_t edge; /* the first of those further edges */
};

struct prefilter {
  uint8_t class[256];
  row *dense; /* states from 0 on */
  size_t dense_count;
  const struct sparse *sparse; /* states from dense_count on */
  const struct edge *edge;
  const uint16_t *groups; /* by state: where in GROUP the groups begin whose words end here; they end with NO_GROUP */
  const uint16_t *group;
  const uint64_t *needs_more;    /* the rules with groups of words beyond the first */
  const uint16_t *further;       /* those groups, rule by rule */
  const uint16_t *first_further; /* by rule, and behind the last: where its own begin there */
  size_t further_count, rule_count, width;
};

#endif
