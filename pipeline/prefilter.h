/* prefilter.h - which rules may match where: one pass over the text looks for the "needs:" words of all rules at once.
 *
 * A word is found where a word begins, whatever letters follow; "*nämnd" is found anywhere, and so is a word that
 * begins with something else than a letter ("§", "2016").  "_" in a word stands for white space, however much.
 * Letter case does not matter.  It may let too much through; it must never hold back text that has the words.
 */
#ifndef STANDPUNKT_PREFILTER_H
#define STANDPUNKT_PREFILTER_H

#include "rulefile.h"

/* How much text the words of a rule may be spread over. */
enum reach { REACH_BLOCK, REACH_ITEM, REACH_TEXT, REACHES };

struct prefilter;

/* An automaton for COUNT rules, whose numbers are their places in RULE, in ARENA; NULL with ERROR set when there are
 * too many words.  Rules without needs are not in it. */
struct prefilter *prefilter_new(struct arena *arena, const struct parsed_rule *rule, size_t count, struct error *error);

/* A word that was met, and the last byte of it. */
struct sighting {
  const char *at;
  size_t state;
};

/* What one reader of a text has met so far. */
struct sightings {
  size_t state; /* of the automaton, where the text read last ended */
  uint32_t epoch[REACHES];
  uint32_t *state_epoch; /* by state: the block in which it was last met */
  struct {
    uint32_t epoch, groups;
  } * rule;                 /* by number: the groups of words met */
  uint32_t *found[REACHES]; /* numbers of the rules all of whose groups were met */
  size_t count[REACHES];
  struct arena *arena;
  struct sighting *sighting; /* in the block, item or text being read */
  size_t sighting_count, sighting_capacity;
  uint32_t block; /* number of the block being read, for `met` */
  uint64_t **met; /* by number of a rule of the whole text: a bit for each block with a word of its first group; may
                     be NULL, as may its rows */
};

struct sightings *sightings_new(const struct prefilter *prefilter, struct arena *arena);

/* From now on, notes in `met` which of BLOCKS blocks have the words of the rules of the whole text. */
void sightings_note_blocks(const struct prefilter *prefilter, size_t blocks, struct sightings *sightings,
                           struct arena *arena);

/* Begins a new block, item or text: what was met for the rules of that reach is forgotten. */
void sightings_forget(struct sightings *sightings, enum reach reach);

/* Begins a new block and goes again through what was met from FROM to TO, in a text scanned since the last block was
 * begun otherwise. */
void sightings_again(const struct prefilter *prefilter, const char *from, const char *to, struct sightings *sightings);

/* Reads TEXT, which goes on where the text read before ended (the first begins where a word may begin). */
void prefilter_scan(const struct prefilter *prefilter, const char *text, size_t length, struct sightings *sightings);

#endif
