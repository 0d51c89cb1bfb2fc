/* weigh_parts.h - what the parts of weighing share: the assessment that is read, what a passage of it comes to
 * (weigh_passage.c), what is proposed to be decided and a motion without proposals (weigh_whole.c). */
#ifndef STANDPUNKT_WEIGH_PARTS_H
#define STANDPUNKT_WEIGH_PARTS_H

#include "weigh.h"

/* What the sentences about one proposal come to. */
struct passage_sum {
  double sum[WEIGHT_CLASSES];
  const struct weighed_sentence *best[WEIGHT_CLASSES];
  double best_share[WEIGHT_CLASSES];
  const char *why;
};

/* One item's assessment, read once. */
struct assessment {
  const struct ties *ties;
  struct weighed_sentence *sentence;
  struct topic *topic;
  size_t count, proposals, all; /* proposals; all: claims and questions, too */
};

bool is_proposal(const struct record_proposal *proposal);
/* Reads the assessment of item INDEX, or the view that C->view is. */
struct assessment read_assessment(struct context *c, uint32_t index);
/* How far sentence I is about PROPOSAL (SIZE_MAX: the whole motion), 0 to 1. */
double about(const struct assessment *a, size_t i, size_t proposal);
struct passage_sum weigh_passage(struct context *c, const struct assessment *a, size_t proposal);

/* The decision that is proposed on PROPOSAL, or on the whole (SIZE_MAX), or NULL. */
const struct record_decision *decision_on(const struct context *c, const struct record_item *item, size_t proposal);
/* The name under which a stance that was weighed is put down. */
const char *rule_for(enum stance stance);
/* Has the paper's own body a position on PROPOSAL (NULL: on the whole)? */
bool has_own_position(const struct context *c, const struct record_item *item, const char *proposal);
/* The motion as a whole, where it has no proposals that are known. */
void weigh_whole(struct context *c, struct record_item *item, const struct assessment *a);

#endif
