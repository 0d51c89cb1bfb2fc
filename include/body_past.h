/* body_past.h - who a body is: its committee and administration as one, and what it was before.
 *
 * "Älvsjö stadsdelsförvaltning" and "Älvsjö stadsdelsnämnd" are one body in two layers; "Hägersten-Älvsjö
 * stadsdelsnämnd" has a past: the districts of gazetteers/districts.tsv that became part of it, theirs too.
 */
#ifndef STANDPUNKT_BODY_PAST_H
#define STANDPUNKT_BODY_PAST_H

#include "arena.h"
#include "gazetteer.h"
#include <stdbool.h>

/* The key of the body that NAME belongs to, the same for a committee and its administration, in any inflection:
 * "sjövik stadsdel" of "Sjöviks stadsdelsförvaltning" and "Sjöviks stadsdelsnämnd"; "kommunstyrelse" of
 * "Kommunledningskontoret", too.  "" for NULL and for names that say nothing ("Förvaltningen", "Nämnden"). */
const char *body_key(const char *name, struct arena *arena);

/* True if both names are of one body: a committee and its administration, or the same written otherwise. */
bool body_same(const char *one, const char *other, struct arena *arena);

/* One body in the past (or the present) of another. */
struct past_body {
  const char *name; /* of its committee, as the gazetteer has it; of a body that it does not have, NAME itself */
  const char *key;  /* body_key of it */
  int from, to;     /* years in which it met; 0 = not known / still */
};

/* The body called NAME and all whose successor it is, itself first, then the nearest: at least one.  MUNICIPALITY is
 * the official code or the name of its municipality; NULL = not known.  GAZETTEER may be NULL: then itself alone. */
size_t body_past(const struct gazetteer *gazetteer, const char *municipality, const char *name, struct arena *arena,
                 struct past_body **past);

/* The place of NAME in PAST (0 = itself), or COUNT if it is none of them. */
size_t body_in_past(const struct past_body *past, size_t count, const char *name, struct arena *arena);

#endif
