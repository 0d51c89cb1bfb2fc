/* check_inside.h - what the files of check share: check.c, check_index.c. */
#ifndef STANDPUNKT_CHECK_INSIDE_H
#define STANDPUNKT_CHECK_INSIDE_H

#include "check.h"

struct check {
  struct store *store;
  struct index *index;
  const struct knowledge *knowledge;
  bool repair;
  const struct check_watch *watch;
  struct check_counts *counts;
  struct arena *arena; /* of the thing looked at */
  struct error *error; /* that ends looking */
};

void check_tell(struct check *check, const char *where, const char *what, bool mended, const char *mend);

/* The index by itself: pages, keys, full text; filled anew from the records if it is not whole. */
void check_index(struct check *check);

/* Calls EACH with the id of every document that the index or the ledger says is there. */
void check_documents(struct check *check, bool (*each)(const char *id, void *context));

#endif
