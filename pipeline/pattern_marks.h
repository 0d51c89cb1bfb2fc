/* pattern_marks.h - the marks that a word leaves: of its first four bytes, of its first seven, and of all of it where
 * it is shorter.  Between pattern_words.c, pattern_order.c
 * and word_list.c.
 */
#ifndef STANDPUNKT_PATTERN_MARKS_H
#define STANDPUNKT_PATTERN_MARKS_H

#include "pattern_order.h"

enum { SHORT_BEGINNING = 4, LONG_BEGINNING = 7 };

/* A word as far as it was read. */
struct letters {
  uint32_t hash;
  size_t known;
};

static const struct letters no_letters = {.hash = 0x811C9DC5u};

static inline void take_letter(struct letters *letters, char byte) {
  letters->hash = (letters->hash ^ (unsigned char)byte) * 0x01000193u;
  letters->known++;
}

static inline uint16_t beginning_mark(const struct letters *letters) {
  return (uint16_t)((letters->hash ^ letters->hash >> 16) % WORD_MARKS);
}

static inline uint16_t whole_mark(const struct letters *letters) {
  uint32_t value = (letters->hash ^ 0xFF) * 0x01000193u; /* as if by a byte that no text holds */
  return (uint16_t)((value ^ value >> 16) % WORD_MARKS);
}

/* Marks that are no hashes: of what a word begins with, and of a sign of ASCII between words. */
enum { MARK_DIGIT = WORD_MARKS, MARK_CAPITAL, MARK_SMALL, MARK_SIGN };

/* True if the sign between words has a mark. */
static inline bool is_marked(char sign) { return sign > ' ' || sign == '\n' || sign == '\t'; }

#endif
