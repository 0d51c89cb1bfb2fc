/* nearness.h - how far one word is from another, as Swedes mistype them. */
#ifndef STANDPUNKT_NEARNESS_H
#define STANDPUNKT_NEARNESS_H

#include <stddef.h>

/* Two for each letter that is missing, too many, wrong or changed places with its neighbour; one where only the dots
 * or the ring are missing (skola, skåla), a letter is doubled or not (kommitte, kommite), or c, k, s, z, w, v, i, y,
 * e, ä, o, å took one another's place.  More than MOST comes out as MOST + 1. */
unsigned word_distance(const char *one, size_t one_length, const char *other, size_t other_length, unsigned most);

/* How far a word of LENGTH bytes may be from what was meant: one letter of a short word, two of a longer. */
unsigned word_distance_allowed(size_t length);

#endif
