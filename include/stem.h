/* stem.h - the stem of a Swedish word (Snowball, by libstemmer). */
#ifndef STANDPUNKT_STEM_H
#define STANDPUNKT_STEM_H

#include <stddef.h>

/* Writes the stem of WORD (lower case, LENGTH bytes of UTF-8) to OUT, NUL-terminated and cut to ROOM bytes;
 * returns its length.  Each thread makes a stemmer at its first call, which lives as long as the process: threads
 * should be few and long-lived. */
size_t stem_swedish(const char *word, size_t length, char *out, size_t room);

#endif
