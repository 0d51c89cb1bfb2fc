/* pattern_words.h - the words without which a pattern cannot match, read off the pattern itself.
 *
 * "\b(?:finns|ligger)\b.{0,40}? på plats" wants a word that begins with "finn" or "ligg", and the words "på" and
 * "plats".  What a stretch of text has is noted once, as marks: a bit for the beginning of each of its words.  So to
 * know that a rule need not look costs some tens of instructions, however many rules there are.  Different words may
 * share a bit: too much may be let through, but nothing that matches is ever held back.
 */
#ifndef STANDPUNKT_PATTERN_WORDS_H
#define STANDPUNKT_PATTERN_WORDS_H

#include "arena.h"

#include <stdbool.h>
#include <stdint.h>

/* A condition on the words of a text; NULL: none. */
struct wanted;

/* What an expanded PATTERN wants.  PASSING has room for the parts of one pattern, which are many times as large as what
 * is read off them, and is emptied: asking for that room anew for each of some hundred patterns takes longer than
 * reading them. */
const struct wanted *pattern_wants(struct arena *arena, struct arena *passing, const char *pattern);

/* True if no match of PATTERN begins between two letters. */
bool pattern_begins_at_border(struct arena *passing, const char *pattern);

enum { WORD_MARKS = 1024 };

/* Those of a text; it must be the whole of what the pattern is matched against (list_words in pattern_order.h). */
struct word_marks {
  uint64_t bits[WORD_MARKS / 64];
};

/* The same condition in a row of numbers, which is quicker to ask: so many of them (0: there is no condition), written
 * to OUT; returns what is behind. */
size_t wanted_length(const struct wanted *wanted);
uint16_t *wanted_write(const struct wanted *wanted, uint16_t *out);

/* WANTED is such a row. */
bool wanted_met(const uint16_t *wanted, const struct word_marks *marks);

#endif
