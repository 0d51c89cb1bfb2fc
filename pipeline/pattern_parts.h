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
  char letter[2];          /* in lower case, the second 0 for a letter of ASCII */
  struct branch *branch;   /* the first */
  struct part *next;
};

struct branch {
  struct part *part; /* the first; NULL: empty */
  struct branch *next;
};

/* A sign of a word in lower case, in OUT, its second byte 0 if there is none.  Returns the length of what stands at
 * TEXT; 0 if a word cannot go on there.  *PLAIN tells whether a pattern would know it by this form alone. */
unsigned word_letter(const char *text, const char *end, char out[2], bool *plain);

/* The branches of PATTERN; NULL if it has signs that are not known here. */
struct branch *pattern_parts(struct arena *arena, const char *pattern);

#endif
