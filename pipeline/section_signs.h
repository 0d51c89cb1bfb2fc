/* section_signs.h - what the wording of a paragraph tells of the section that it stands in (section_signs.c). */
#ifndef STANDPUNKT_SECTION_SIGNS_H
#define STANDPUNKT_SECTION_SIGNS_H

#include "document.h"

/* "Siv Berg (S) har i en motion föreslagit": what the matter is, not what is decided, in minutes without headings. */
bool retells_motion(const struct document *d, uint32_t i);

/* What a paragraph tells of what is decided. */
enum verdict {
  VERDICT_NONE,
  VERDICT_BESIDE, /* only what may stand beside a decision, "Kontoret får i uppdrag att ..." */
  VERDICT_STATED  /* nothing but that: "Motionen avslås. Kontoret får i uppdrag att ..." */
};
enum verdict states_verdict(const struct document *d, uint32_t i);

/* "Ekonomiska konsekvenser", "3. Barnperspektivet": does heading FOLDED (in lower case) lead to what the matter means
 * for something, and not to what is thought of it? */
bool names_consequences(const char *folded);

/* "Hur avdelningen ser på saken", "Våra kommentarer": does heading FOLDED lead to a view by one of its words, though
 * the vocabulary does not know it as a whole? */
bool names_view(const char *folded);

/* Does it say besides whose: "Enheten anför", "Nämndens skäl", "Vad tycker vi?"? */
bool names_owned_view(const char *folded);

/* Does a folded heading or label name proposals by number: "Yrkande 2", "Biblioteket (punkterna 1 och 3)", "Den andra
 * att-satsen"? */
bool names_points(const char *folded);

#endif
