/* alphabet.h - the alphabet in which patterns and texts meet: one byte for each character.
 *
 * Machine code that need not decode UTF-8 and asks a table of 256 what a sign is, is a fraction of the size, and size
 * is what matching costs: most of its time is waiting for code.  The alphabet is Windows-1252, all that Swedish needs;
 * a letter, number or sign beyond it becomes the byte that stands for all others of its kind.
 */
#ifndef STANDPUNKT_ALPHABET_H
#define STANDPUNKT_ALPHABET_H

#include "arena.h"

#include <stdbool.h>
#include <stdint.h>

/* What a byte is, told by a sign of ASCII that behaves alike: 'Z' a capital, 'z' any other letter, '_' what stands in
 * words without being a letter (a number), '.' anything else. */
char alphabet_kind(unsigned char byte);

/* The byte of CHARACTER. */
unsigned char alphabet_byte(uint32_t character);

/* True if BYTE is CHARACTER's alone. */
bool alphabet_has(uint32_t character);

/* The character of BYTE; U+FFFD for one that stands for many. */
uint32_t alphabet_character(unsigned char byte);

/* The same letter as a small and as the other of small and capital; any other byte is its own. */
unsigned char alphabet_lower(unsigned char byte);
unsigned char alphabet_flipped(unsigned char byte);

/* A text in the alphabet.  Each byte of UTF-8 that does not continue a character begins one. */
struct narrow {
  const char *text; /* NUL-terminated */
  size_t length;
  const char *wide; /* as it was */
  size_t wide_length;
  const uint32_t *before; /* the characters that begin before each stretch of NARROW_STRETCH bytes of UTF-8 */
};

enum { NARROW_STRETCH = 64 };

/* TEXT, which must live as long, in ARENA. */
struct narrow *narrow_text(struct arena *arena, const char *text, size_t length);

/* The place in the narrow text of byte WIDE of the text as it was, where a character begins or the text ends, and the
 * other way round. */
size_t narrow_place(const struct narrow *narrow, size_t wide);
size_t narrow_back(const struct narrow *narrow, size_t place);

#endif
