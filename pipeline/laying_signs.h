/* laying_signs.h - what tells which proposal a sentence is about (laying_signs.c): inside laying.c. */
#ifndef STANDPUNKT_LAYING_SIGNS_H
#define STANDPUNKT_LAYING_SIGNS_H

#include "laying.h"

/* What shows, whatever went before, that sentence INDEX is about TO (-1 = none): as what goes on, or as what begins. */
void laying_static(const struct laying *laying, size_t index, int to, enum turn turn, laying_seer add, void *own);
/* How many paragraphs there are from sentence INDEX on, but no more than can count. */
int laying_ahead(const struct laying *laying, size_t index);
/* How many of so many AHEAD are beyond what the proposals not spoken of yet need, -2 to 3. */
int laying_left(const struct laying *laying, int ahead, const struct laying_past *past);
/* What it counts that sentence INDEX is about TO (-1 = none) behind PAST, by order and agreement (laying_order.c). */
double laying_by_order(const struct laying *laying, size_t index, const struct laying_past *past, int to);
/* What shows of the step from PAST; LEFT is laying_left(). */
void laying_step(const struct laying *laying, size_t index, const struct laying_past *past, int left, int to,
                 laying_seer add, void *own);

#endif
