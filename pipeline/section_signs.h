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

#endif
