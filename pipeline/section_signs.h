/* section_signs.h - what the wording of a paragraph tells of the section that it stands in (section_signs.c). */
#ifndef STANDPUNKT_SECTION_SIGNS_H
#define STANDPUNKT_SECTION_SIGNS_H

#include "document.h"

/* "Siv Berg (S) har i en motion föreslagit": what the matter is, not what is decided, in minutes without headings. */
bool retells_motion(const struct document *d, uint32_t i);

#endif
