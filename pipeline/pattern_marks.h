/* pattern_marks.h - the marks that a word leaves: of its first four bytes, of its first seven, and of all of it where
 * it is shorter.  Between pattern_words.c and pattern_order.c.
 */
#ifndef STANDPUNKT_PATTERN_MARKS_H
#define STANDPUNKT_PATTERN_MARKS_H

#include "pattern_words.h"

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

#endif
