/* characters.h - single characters as they should be in text; private to the extractors. */
#ifndef STANDPUNKT_CHARACTERS_H
#define STANDPUNKT_CHARACTERS_H

#include <stdint.h>

/* The letters of a ligature (U+FB01 is "fi"), or NULL. */
const char *ligature_letters(uint32_t character);

/* What CHARACTER becomes: bullets of symbol fonts are bullets, raised digits are digits with STYLE_RAISED set in
 * *STYLE; 0 for what has no place in a text.  Spaces and soft hyphens are left to the caller. */
uint32_t character_clean(uint32_t character, uint8_t *style);

#endif
