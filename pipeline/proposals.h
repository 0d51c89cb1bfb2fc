/* proposals.h - what the files that find proposals share: proposals.c (lists, tables, "föreslår att ...") and
 * proposals_announced.c (series behind an announcement, running prose).
 */
#ifndef STANDPUNKT_PROPOSALS_H
#define STANDPUNKT_PROPOSALS_H

#include "context.h"

/* The names of ITEM's movers, "Siv Berg (L), Bo Ek"; NULL if none is known. */
const char *mover_names(struct context *c, const struct record_item *item);

/* Entries of the list that begins with block FIRST: list items, or paragraphs that begin with "att", and, AFTER_ATT,
 * with a small letter. */
size_t list_length(const struct context *c, uint32_t first, bool after_att);

/* "avslå motionen": is what is told in RANGE a decision on a motion, which is none of its proposals? */
bool decides_motion(const struct context *c, struct range range);

/* A motion, a skrivelse: what is proposed in it is the mover's under whatever heading. */
bool movers_paper(const struct context *c);

/* Has the rules run that are asked ("when: asked") in the items about a motion, but for those that HAD proposals and
 * those of minutes that have a sentence with them; what they find comes among the findings of C. */
void ask_for_proposals(struct context *c, const bool *had);

/* Adds what the announcement FINDING (form: series) leads into to its item.  UNTIL: where the text from which proposals
 * were taken ends so far, moved on.  Adds nothing where it is not the mover's or nothing fits. */
void proposals_announced(struct context *c, const struct finding *finding, uint32_t *until);

/* How many proposals FINDING announces ("count"); 0 = it does not say. */
size_t announced_number(const struct context *c, const struct finding *finding);

/* Is the one that FINDING names ("who") a mover?  A name alone may be anybody's: where no mover is known, a full name
 * in a paper that is no minutes is taken for his. */
bool by_mover(struct context *c, const struct finding *finding, const struct record_item *item);

/* Adds what FINDING (form: told, opinion) tells in running prose, if it stands behind *UNTIL. */
void proposals_told(struct context *c, const struct finding *finding, uint32_t *until);

#endif
