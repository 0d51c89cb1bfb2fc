/* alike.h - likeness in spelling of a sentence and the proposals (alike.c). */
#ifndef STANDPUNKT_ALIKE_H
#define STANDPUNKT_ALIKE_H

#include "context.h"

struct alike;

/* Reads the proposals of ITEM at the COUNT places INDEX, in the arena of C. */
struct alike *alike_new(struct context *c, const struct record_item *item, const size_t *index, size_t count);

/* Sets OUT, for each of the proposals, to the share of its spelling that FOLDED (text in lower case) repeats, 0 to 1.
 */
void alike_read(const struct alike *alike, const char *folded, double *out);

#endif
