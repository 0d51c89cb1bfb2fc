/* occurrences.h - where words stand, as sorted numbers: what a search computes with.
 *
 * An occurrence is a passage's key, a column of the full text and the place of a word in it, counted from 0:
 * key << 32 | column << 28 | word.  Sets of them are sorted and have no member twice.
 */
#ifndef STANDPUNKT_OCCURRENCES_H
#define STANDPUNKT_OCCURRENCES_H

#include "arena.h"

#include <stdbool.h>

struct occurrences {
  uint64_t *at;
  size_t count;
};

/* In a set that still has to be laid over an older one: the passage no longer has the word. */
#define OCCURRENCE_GONE UINT32_MAX
enum { OCCURRENCE_WORDS = 28 /* bits */ };

static inline uint32_t occurrence_key(uint64_t occurrence) { return (uint32_t)(occurrence >> 32); }
static inline unsigned occurrence_column(uint64_t occurrence) {
  return (unsigned)(occurrence >> OCCURRENCE_WORDS) & 15;
}

/* What is in either. */
struct occurrences occurrences_union(struct occurrences one, struct occurrences other, struct arena *arena);
/* NEWER laid over OLDER: what NEWER says of a passage stands, be it that the word is gone. */
struct occurrences occurrences_overlay(struct occurrences newer, struct occurrences older, struct arena *arena);
/* Takes out the marks of what is gone. */
void occurrences_settle(struct occurrences *all);
/* Those of FIRST that have one of THEN just STEPS words later. */
struct occurrences occurrences_followed(struct occurrences first, struct occurrences then, unsigned steps,
                                        struct arena *arena);
/* Those of ALL in passages that OTHER has, too. */
struct occurrences occurrences_within(struct occurrences all, struct occurrences other, struct arena *arena);
/* Sorts ALL and removes what is there twice. */
void occurrences_sort(struct occurrences *all, struct arena *arena);

#endif
