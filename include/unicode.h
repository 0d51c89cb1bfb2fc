/* unicode.h - UTF-8 text: reading, cleaning, composing, folding.
 *
 * Text is cleaned once, where it enters (extractors): valid UTF-8, NFC, no control characters but tab and
 * newline, no non-characters.  All later stages rely on it.  Composition and character classes come from
 * utf8proc (Unicode 15).
 */
#ifndef STANDPUNKT_UNICODE_H
#define STANDPUNKT_UNICODE_H

#include "arena.h"
#include <stdbool.h>

#define UNICODE_REPLACEMENT 0xFFFDu

/* Reads the character at TEXT (at least one byte before END) into *CHARACTER and returns its length in bytes,
 * 1 to 4.  A malformed sequence gives UNICODE_REPLACEMENT and length 1. */
unsigned unicode_read(const char *text, const char *end, uint32_t *character);

/* Writes CHARACTER as UTF-8 to OUT (4 bytes of room) and returns the length. */
unsigned unicode_write(uint32_t character, char *out);

/* Characters in LENGTH bytes of valid UTF-8. */
size_t unicode_count(const char *text, size_t length);

bool unicode_valid(const char *text, size_t length);

/* True if CHARACTER may stand in a document: no control (but tab, newline), no surrogate, no non-character. */
bool unicode_allowed(uint32_t character);
/* Are the LENGTH bytes of TEXT valid, and every character of them allowed, tabs and line ends only with BREAKS? */
bool unicode_all_allowed(const char *text, size_t length, bool breaks);

bool unicode_letter(uint32_t character);
bool unicode_upper(uint32_t character);
bool unicode_digit(uint32_t character);  /* 0 to 9 */
bool unicode_number(uint32_t character); /* any digit, fraction, or number in a circle, raised, Roman ... */
bool unicode_combining(uint32_t character);
uint32_t unicode_lower(uint32_t character);

/* True where CHARACTER is shown as a space: space, no-break, thin, ideographic ... but not newline. */
bool unicode_space(uint32_t character);

/* The composition of BASE and a following combining MARK, or 0: a + U+030A = å. */
uint32_t unicode_compose(uint32_t base, uint32_t mark);

/* A clean copy: invalid bytes become U+FFFD, disallowed characters are dropped, all is NFC. */
char *unicode_clean(struct arena *arena, const char *text, size_t length, size_t *out_length);

/* Lower case for matching Swedish text: ASCII and Latin-1 letters only, same number of bytes, so that offsets
 * stay valid (Å -> å, É -> é).  OUT has LENGTH + 1 bytes of room, and may be TEXT. */
void unicode_fold_bytes(const char *text, size_t length, char *out);

/* The search key of a word: lower case, diacritics removed except those of å ä ö (é -> e, ü -> u, ø -> ö, æ -> ä). */
char *unicode_key(struct arena *arena, const char *text, size_t length);

#endif
