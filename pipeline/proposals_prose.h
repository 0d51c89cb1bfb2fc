/* proposals_prose.h - proposals that are told in running prose, behind a sentence that speaks of the motion or of what
 * its mover wants: clause by clause behind a label, or sentence by sentence.
 */
#ifndef STANDPUNKT_PROPOSALS_PROSE_H
#define STANDPUNKT_PROPOSALS_PROSE_H

#include "proposal_parts.h"

/* What stands behind a lead of MODE in TEXT, the rest of its paragraph. */
enum prose_lead {
  PROSE_COUNTED, /* so many things were announced */
  PROSE_LABEL,   /* "Initiativet i korthet:", or a heading */
  PROSE_SPOKEN   /* "Motionären vill ge torget nytt liv." */
};

/* How much SENTENCE looks like something that is to be: "Avgiften slopas." has 2, "Torget är tomt." less than 1. */
int looks_demanded(const struct context *c, struct range sentence);

/* The proposals with which TEXT begins, behind a lead of kind LEAD that announces WANTED of them, 0 = no number.
 * *OUT comes out empty where they are not alike enough. */
void parts_in_prose(const struct context *c, struct range text, enum prose_lead lead, size_t wanted, struct parts *out);

/* Adds what stands behind FINDING (form: prose) to its item, where it is the mover's.  UNTIL as in proposals.h. */
void proposals_in_prose(struct context *c, const struct finding *finding, uint32_t *until);

#endif
