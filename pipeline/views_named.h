/* views_named.h - the bodies that an item has named so far (views_named.c), by which minutes that retell views tell who
 * "nämnden" or "kontoret" is.
 */
#ifndef STANDPUNKT_VIEWS_NAMED_H
#define STANDPUNKT_VIEWS_NAMED_H

#include "view_sources.h"

enum { NAMED = 16 };

struct bodies_named {
  const char *name[NAMED], *layer[NAMED]; /* the last one last; of more than NAMED the first are forgotten */
  size_t count;
};

/* Notes NAME (NULL: none) as the last one, unless it is no name of its own. */
void remember_body(struct bodies_named *named, const char *name, const char *layer);

/* The full name of the body that SOURCE names as "nämnden" or "kontoret": that of SPEAKER, whose view is being told
 * (NULL: nobody's), with its LAYER, the issuer, or the last one named of that kind. */
struct source full_name(struct context *c, struct bodies_named *named, const char *speaker, const char *layer,
                        struct source source);

/* The last administration named; NULL if there is none. */
const char *named_office(struct context *c, const struct bodies_named *named);

/* Is NAME what the issuer is called, or the end of it: "Arbetsutskottet" of the board? */
bool is_issuer(struct context *c, const char *name);

#endif
