/* record_names.h - the ids of one record and what they name.  Private to the checking and reading of records. */
#ifndef STANDPUNKT_RECORD_NAMES_H
#define STANDPUNKT_RECORD_NAMES_H

#include "record_shape.h"

struct name {
  const char *id;
  const struct element_shape *shape; /* what sort of thing it names */
  const void *object, *parent;       /* the thing itself, and the item it belongs to */
};

struct names;

/* An empty set in ARENA that takes up to MOST names. */
struct names *names_new(struct arena *arena, size_t most);

/* False, and nothing added, if the id is there already. */
bool names_add(struct names *names, struct name name);

/* What ID names, or NULL. */
const struct name *names_find(const struct names *names, const char *id);

#endif
