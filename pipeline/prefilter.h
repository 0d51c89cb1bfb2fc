/* prefilter.h - which rules may match where: one pass over the text looks for the "needs:" words of all rules at once.
 *
 * A word is found where a word begins, whatever letters follow; "*nämnd" is found anywhere, and so is a word that
 * begins with something else than a letter ("§", "2016").  "_" in a word stands for white space, however much.
 * Letter case does not matter.  It may let too much through; it must never hold back text that has the words.
 */
#ifndef STANDPUNKT_PREFILTER_H
#define STANDPUNKT_PREFILTER_H

#include "rulefile.h"

struct prefilter;

/* An automaton for COUNT rules, whose numbers are their places in RULE, in ARENA; NULL with ERROR set when there are
 * too many words.  Rules without needs are not in it. */
struct prefilter *prefilter_new(struct arena *arena, const struct parsed_rule *rule, size_t count, struct error *error);

/* Sets of rules, and of groups of words, are rows of so many times 64 bits; the bit of a rule is its number. */
size_t prefilter_width(const struct prefilter *prefilter);

/* Words that were met, and the last byte of them. */
struct sighting {
  const char *at;
  uint16_t groups;
};

/* What one reader of a text has met so far. */
struct sightings {
  size_t state; /* of the automaton, where the text read last ended */
  struct arena *arena;
  struct sighting *sighting; /* in the order of the text */
  size_t count, capacity;
};

struct sightings *sightings_new(struct arena *arena);

/* Forgets what was met, not where the text ended. */
void sightings_forget(struct sightings *sightings);

/* Reads TEXT, which goes on where the text read before ended (the first begins where a word may begin). */
void prefilter_scan(const struct prefilter *prefilter, const char *text, size_t length, struct sightings *sightings);

/* Adds to the set MET the groups of which a word ends from FROM to TO. */
void sightings_met(const struct prefilter *prefilter, const struct sightings *sightings, const char *from,
                   const char *to, uint64_t *met);

/* The rules all of whose groups are in MET, into the set FOUND. */
void prefilter_found(const struct prefilter *prefilter, const uint64_t *met, uint64_t *found);

#endif
