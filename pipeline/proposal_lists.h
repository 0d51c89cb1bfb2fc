/* proposal_lists.h - proposals that stand as a list, whatever their verbs and whatever leads into them (internal).
 *
 * proposal_lines.c cuts the flow of a paper into lines and finds where lines stand as a list; proposal_lists.c weighs
 * whether a list holds what a motion proposes.
 */
#ifndef STANDPUNKT_PROPOSAL_LISTS_H
#define STANDPUNKT_PROPOSAL_LISTS_H

#include "proposals.h"

/* A line of the flow that its author ended: a block, or a part of one where lines that were no full ones were
 * joined. */
struct flow_entry {
  struct range text; /* without its mark */
  uint32_t block;
  const char *mark; /* "1.", "Att-sats 2:", "–", "o"; NULL = none */
  size_t mark_length;
  bool gap; /* more than a line's space before it, or a new section */
};

struct flow_entries {
  struct flow_entry *entry;
  size_t count;
};

/* The entries of blocks FIRST to END (not included), in the arena of C. */
struct flow_entries flow_entries(struct context *c, uint32_t first, uint32_t end);

/* The number of entries from AT on that stand as one list: with marks that count on or are the same, or, without
 * marks, below each other up to the next gap; 0 if fewer than two do. */
size_t standing_list(const struct context *c, const struct flow_entries *flow, size_t at);

/* Does the list that begins with block FIRST go on in the block below, with the next mark? */
bool list_goes_on(struct context *c, uint32_t first);

/* RANGE, an entry of a list, without lines behind it that were joined to it but begin anew. */
struct range without_tail(struct context *c, struct range range);

/* Adds the proposals that stand as lists, MARKED or not, to the items that HAD none, and sets HAD where it did. */
void proposals_standing(struct context *c, bool *had, bool marked);

#endif
