/* prefilter.c - runs the automaton over a text, and tells which rules all of whose groups were met (see
 * prefilter_inside.h).
 */
#include "prefilter_inside.h"
#include <string.h>

size_t prefilter_width(const struct prefilter *prefilter) { return prefilter->width; }

struct sightings *sightings_new(struct arena *arena) {
  struct sightings *sightings = arena_alloc(arena, sizeof *sightings);
  sightings->state = GAP;
  sightings->arena = arena;
  return sightings;
}

void sightings_forget(struct sightings *sightings) { sightings->count = 0; }

static void note(struct sightings *sightings, const char *at, uint16_t groups) {
  if (sightings->count == sightings->capacity)
    sightings->sighting = arena_grow(sightings->arena, sightings->sighting, sightings->count, &sightings->capacity,
                                     sizeof *sightings->sighting);
  sightings->sighting[sightings->count++] = (struct sighting){at, groups};
}

/* Where CLASS leads from STATE, and perhaps MEETS. */
static inline size_t step(const struct prefilter *prefilter, size_t state, uint8_t class) {
  while (state >= prefilter->dense_count) {
    const struct sparse *sparse = &prefilter->sparse[state - prefilter->dense_count];
    if (sparse->class == class)
      return sparse->next;
    for (unsigned i = 0; i < sparse->more; i++)
      if (prefilter->edge[sparse->edge + i].class == class)
        return prefilter->edge[sparse->edge + i].next;
    state = sparse->back;
  }
  return prefilter->dense[state][class];
}

void prefilter_scan(const struct prefilter *prefilter, const char *text, size_t length, struct sightings *sightings) {
  size_t state = sightings->state;
  for (const unsigned char *at = (const unsigned char *)text, *end = at + length; at < end; at++) {
    state = step(prefilter, state, prefilter->class[*at]);
    if (state & MEETS) {
      state &= ~(size_t)MEETS;
      note(sightings, (const char *)at, prefilter->groups[state]);
    }
  }
  sightings->state = state;
}

/* The number of the first that ends at FROM or behind it. */
static size_t sighting_from(const struct sightings *sightings, const char *from) {
  size_t low = 0, high = sightings->count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (sightings->sighting[middle].at < from)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

void sightings_met(const struct prefilter *prefilter, const struct sightings *sightings, const char *from,
                   const char *to, uint64_t *met) {
  for (size_t i = sighting_from(sightings, from); i < sightings->count && sightings->sighting[i].at <= to; i++)
    for (const uint16_t *group = prefilter->group + sightings->sighting[i].groups; *group != NO_GROUP; group++)
      met[*group / 64] |= (uint64_t)1 << *group % 64;
}

static bool meets_further(const struct prefilter *prefilter, size_t rule, const uint64_t *met) {
  for (size_t i = prefilter->first_further[rule]; i < prefilter->first_further[rule + 1]; i++)
    if (!(met[prefilter->further[i] / 64] >> prefilter->further[i] % 64 & 1))
      return false;
  return true;
}

void prefilter_found(const struct prefilter *prefilter, const uint64_t *met, uint64_t *found) {
  size_t count = prefilter->rule_count;
  memcpy(found, met, prefilter->width * sizeof *found);
  if (count % 64)
    found[count / 64] &= ((uint64_t)1 << count % 64) - 1;
  for (size_t i = count / 64 + (count % 64 != 0); i < prefilter->width; i++)
    found[i] = 0;
  for (size_t i = 0; i * 64 < count; i++)
    for (uint64_t bits = found[i] & prefilter->needs_more[i]; bits; bits &= bits - 1)
      if (!meets_further(prefilter, i * 64 + (size_t)__builtin_ctzll(bits), met))
        found[i] &= ~(bits & -bits);
}
