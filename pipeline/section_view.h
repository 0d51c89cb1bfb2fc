/* section_view.h - the view of a paper that has no heading over it (section_view.c). */
#ifndef STANDPUNKT_SECTION_VIEW_H
#define STANDPUNKT_SECTION_VIEW_H

#include "cutter.h"

/* Gives the role of an assessment to the paragraphs that tell the office's view in a paper without a heading that is
 * known to lead to one; nothing in minutes, motions, questions, agendas and calls for replies. */
void find_hidden_view(struct cutter *c);

#endif
