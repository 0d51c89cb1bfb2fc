/* words.h - the content words of a passage, by which tie.c compares it with a proposal. */
#ifndef STANDPUNKT_WORDS_H
#define STANDPUNKT_WORDS_H

#include "context.h"

/* A bit for each four bytes in a row that a stem has, or for all of a shorter one: stems without a common bit have
 * nothing in common by which they could be alike. */
struct stem_grams {
  uint64_t bits[4];
};

struct word {
  const char *stem;
  const struct stem_grams *grams; /* of the stem */
  size_t length;
  int group;   /* of synonyms, 0 = none */
  unsigned id; /* from 1: words with the same are the same, but for `part` */
  bool part;   /* a word of the phrase that has the group: "fristående" of "fristående skola" */
};

struct words {
  struct word *word;
  size_t count, capacity;
};

/* A byte of a word: a letter or digit, or part of a character beyond ASCII.  Asked of every byte of a paper many times.
 */
static inline bool word_byte(unsigned char byte) {
  unsigned char letter = (unsigned char)((byte | 0x20) - 'a'), digit = (unsigned char)(byte - '0');
  return byte >= 0x80 || letter < 26 || digit < 10;
}

/* Adds the words of RANGE of the paper, or of LENGTH bytes of TEXT, to WORDS. */
void add_words_of(struct context *c, struct words *words, struct range range);
void add_words(struct context *c, struct words *words, const char *text, size_t length);

/* The paper's text in lower case, made once. */
const char *paper_folded(struct context *c);

/* The same, or NULL if nobody asked for it yet. */
const char *paper_folded_before(const struct context *c);

/* Numbers by the id of a word; begin with one that is all 0. */
struct word_numbers {
  uint32_t *at;
  size_t room;
};

/* Where the number of WORD is, 0 until it is set; good until the next word is asked for. */
uint32_t *word_number(struct context *c, struct word_numbers *numbers, const struct word *word);

/* How far two words mean the same, 0 to 1 (words_match.c). */
double words_match(const struct word *a, const struct word *b);

/* How often the stem of WORD stands in it, counted once. */
size_t paper_count(struct context *c, const struct word *word);

/* TEXT in lower case. */
const char *folded_copy(struct context *c, const char *text, size_t length);

#endif
