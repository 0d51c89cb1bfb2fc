/* pattern_parts.h - an expanded pattern taken apart, as far as its words are concerned; between pattern_parts.c, which
 * takes it apart, and pattern_words.c, which reads the words off.
 */
#ifndef STANDPUNKT_PATTERN_PARTS_H
#define STANDPUNKT_PATTERN_PARTS_H

#include "arena.h"

#include <stdbool.h>

enum part_kind {
  PART_LETTER, /* one letter or digit of a word */
  PART_GAP,    /* one sign that no word contains */
  PART_EDGE,   /* \b, ^, $: nothing, and a word may begin or end here */
  PART_OTHER,  /* any sign, or signs */
  PART_BRANCH, /* one of the branches */
  PART_AHEAD   /* nothing, and one of the branches follows */
};

struct part {
  enum part_kind kind;
  bool optional, repeated; /* may be absent; may be there more than once */
  bool border;             /* nothing, and no letter stands before it */
  char within;           /* of PART_OTHER, if it stands within a word: 0 a digit, A a capital, a any other letter, * any
                            of these; else NUL */
  unsigned most;         /* times it may be there; 0: no limit */
  char letter[2];        /* in lower case, the second 0 for a letter of ASCII; of PART_EDGE: b, ^ or $; of
                            PART_GAP: the sign, if it is one of ASCII that is told by its name */
  struct branch *branch; /* the first */
  struct part *next;
};

struct branch {
  struct part *part; /* the first; NULL: empty */
  struct branch *next;
};

/* A sign of a word in lower case, in OUT, its second byte 0 if there is none.  Returns the length of what stands at
 * TEXT; 0 if a word cannot go on there.  *PLAIN tells whether a pattern would know it by this form alone. */
unsigned word_letter(const char *text, const char *end, char out[2], bool *plain);

/* True if no word goes on at PART; EDGE tells the same of what follows the last part of its branch. */
bool part_at_edge(const struct part *part, bool edge);

/* The branches of PATTERN, in which capitals count if it is EXACT; NULL if it has signs that are not known here. */
struct branch *pattern_parts(struct arena *arena, const char *pattern, bool exact);

#endif
