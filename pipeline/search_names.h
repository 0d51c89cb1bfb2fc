/* search_names.h - which municipality, body or party a filter means. */
#ifndef STANDPUNKT_SEARCH_NAMES_H
#define STANDPUNKT_SEARCH_NAMES_H

#include "search_narrow.h"

struct naming {
  const struct passages *passages;
  const struct parties *parties;
  const struct gazetteer *gazetteer; /* NULL */
  struct tokenizer *tokenizer;
  struct arena *arena;
};

/* Marks in SET the groups of FIELD that VALUE means: those whose code, reference or abbreviation it is, or else those
 * in whose names all its words stand.  VALUE~ means a body with what it was before and became.  False if none, with
 * the nearest name in *MEANT, or NULL. */
bool choose_names(const struct naming *naming, enum search_field field, const char *value, bool *set,
                  const char **meant);

/* The parties of PASSAGES, older names under those of today. */
struct parties parties_of(const struct passages *passages, const struct gazetteer *gazetteer, struct arena *arena);

#endif
