/* views.h - whose view stands where, besides the assessment of the paper's own issuer (views.c). */
#ifndef STANDPUNKT_VIEWS_H
#define STANDPUNKT_VIEWS_H

#include "context.h"

/* Neighbouring paragraphs that tell what one body thinks of the proposals of an item. */
struct view {
  uint32_t item;
  uint32_t first, end; /* blocks; END is the first that is no part of it */
  uint32_t from;       /* the byte from which it tells */
  const char *holder, *layer;
};

/* The views that minutes retell of administrations, and that a paper which collects replies tells of each body.  *OUT
 * lives in the arena of C; returns their number. */
size_t find_views(struct context *c, struct view **out);

#endif
