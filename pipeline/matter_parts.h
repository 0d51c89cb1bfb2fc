/* matter_parts.h - what the files that load a matter share: matter_load.c, matter_proposals.c, matter_events.c. */
#ifndef STANDPUNKT_MATTER_PARTS_H
#define STANDPUNKT_MATTER_PARTS_H

#include "matter.h"
#include "matters.h"
#include "unicode.h"

struct loading_matter {
  struct index *index;
  struct db *db;
  const struct gazetteer *gazetteer; /* NULL */
  struct matter *matter;
  struct arena *arena;
  struct error *error;
};

/* The text of a column in ARENA, or NULL. */
const char *row_text(const struct query *query, int column, struct arena *arena);
/* True if TOKEN is there and is VALUE. */
bool token_is(const char *token, const char *value);

void matter_read_proposals(struct loading_matter *loading);
void matter_read_events(struct loading_matter *loading);

#endif
