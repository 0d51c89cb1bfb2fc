/* topic_signs.h - how the sentences and headings of an assessment show where a passage begins, goes on and ends
 * (topic_signs.c).  TEXT is as printed, FOLDED in lower case; LENGTH in bytes. */
#ifndef STANDPUNKT_TOPIC_SIGNS_H
#define STANDPUNKT_TOPIC_SIGNS_H

#include "context.h"

/* Is a sentence of the handling of the matter, not of what is proposed? */
bool of_the_handling(const char *folded);
/* Does the paragraph go on with what the one before was about, come to another matter, sum up all of them? */
bool begins_to_go_on(const char *text, size_t length);
bool begins_other_matter(const char *text, size_t length);
bool begins_to_sum_up(const char *text, size_t length);
/* Does it speak of the motion as a whole? */
bool names_motion(const char *folded);
/* Does BLOCK only lead to the view behind it? */
bool announces_view(const struct context *c, uint32_t block);
/* Has SECTION no heading that could name what it is about? */
bool heads_view(const struct context *c, uint32_t section);
/* Is SECTION about what it all costs, or means for children and the climate? */
bool tells_consequences(const struct context *c, uint32_t section);
/* "Ekonomi: Härbärget kostar ...": a paragraph whose label says that it is about consequences. */
bool labels_consequences(const struct context *c, struct range paragraph);

/* Does a folded sentence only say how the matter is to be decided? */
bool proposes_decision(const char *folded);

/* Does a folded sentence, behind those that tell another body's view, begin with the one who writes? */
bool speaks_for_itself(const char *folded);

/* Is SENTENCE a heading run in with its paragraph? */
bool is_label(const struct context *c, struct range sentence);

/* The number that a mark stands for: "2.", "b)", "(c)"; 0 if it is none. */
int mark_number(const char *mark);

/* "Ledningen av teamen (b)", "c) Handledning", "Förslag 2": the mark of a heading; 0 if it has none. */
int heading_number(const struct context *c, uint32_t heading);

#endif
