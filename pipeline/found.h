/* found.h - the findings of a record, of all kinds, in the order of its text, with addresses that stay.
 *
 * The address of a finding is made of what the source says and not of how it was read: the hash of the source, the
 * kind, the quote, and which of several with the same words it is.  Reading the same file again, by other rules, gives
 * the same address as long as the quote is found at all.
 */
#ifndef STANDPUNKT_FOUND_H
#define STANDPUNKT_FOUND_H

#include "record.h"

enum { FOUND_ADDRESS = 17 /* 16 hexadecimal digits and NUL */ };

struct found {
  const char *kind; /* token: "proposal", "position", ... */
  const char *id;   /* in the record; NULL = it has none */
  const struct record_item *item;
  const struct evidences *evidence;
  const char *rule;  /* NULL = not known */
  double confidence; /* negative = not known */
  const char *on;    /* of a position or answer: the id of the proposal */
  /* the one that it is */
  const struct record_proposal *proposal;
  const struct record_position *position;
  const struct record_answer *answer;
  const struct record_decision *decision;
  const struct record_vote *vote;
  const struct record_dissent *dissent;
  char address[FOUND_ADDRESS];
};

/* All findings of RECORD, in ARENA. */
size_t found_all(const struct record *record, struct arena *arena, struct found **found);

/* The one whose address or id is NAME; its place, or COUNT. */
size_t found_named(const struct found *found, size_t count, const char *name);

/* The proposal whose id is ID, or NULL. */
const struct record_proposal *found_proposal(const struct found *found, size_t count, const char *id);

/* The stance, outcome or kind of dissent that it says, or NULL; who holds it, or NULL. */
const char *found_says(const struct found *found);
const char *found_holder(const struct found *found);

#endif
