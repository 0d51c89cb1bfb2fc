/* tokenize_stem.h - the stem of a folded Swedish word, beyond Snowball (see tokenize_stem.c). */
#ifndef STANDPUNKT_TOKENIZE_STEM_H
#define STANDPUNKT_TOKENIZE_STEM_H

#include "tokenize.h"

/* Writes the stem of WORD to OUT and returns its length. */
size_t stem_word(const char *word, size_t length, char out[TOKENIZE_STEM]);

#endif
