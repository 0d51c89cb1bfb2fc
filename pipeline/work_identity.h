/* work_identity.h - what a document says of itself, and the groups that links between documents make: the parts of
 * work.c that know nothing of signatures. */
#ifndef STANDPUNKT_WORK_IDENTITY_H
#define STANDPUNKT_WORK_IDENTITY_H

#include "index_inside.h"

/* Who, where, when, under which numbers: a line for each, values parted by tabs, empty where not known. */
const char *identity_of(const struct record *record, struct arena *arena);

/* True if two identities cannot be the same work's.  Symmetric; what one does not know contradicts nothing. */
bool identity_contradicts(const char *one, const char *other);

/* Puts the document KEY, whose links are kept, into the work that they make (pipeline/work_groups.c). */
bool work_join(struct db *db, int64_t key, struct arena *arena, struct error *error);

#endif
