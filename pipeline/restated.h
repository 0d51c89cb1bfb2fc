/* restated.h - sentences that only repeat a proposal (restated.c). */
#ifndef STANDPUNKT_RESTATED_H
#define STANDPUNKT_RESTATED_H

#include "context.h"

/* Which of the COUNT proposals of ITEM at the places INDEX does SENTENCE merely repeat, by where they were found and by
 * how much of their spelling it repeats (ALIKE, of alike_read())?  SIZE_MAX = none. */
size_t restated_proposal(const struct context *c, const struct record_item *item, const size_t *index, size_t count,
                         const double *alike, struct range sentence);

#endif
