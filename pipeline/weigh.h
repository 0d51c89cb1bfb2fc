/* weigh.h - weighing (weigh.c): the words and phrases of gazetteers/weights.tsv, and what a sentence comes to by them.
 */
#ifndef STANDPUNKT_WEIGH_H
#define STANDPUNKT_WEIGH_H

#include "cues.h"

/* What a wording speaks for.  The first four are stances; what is not needed is met where it is there, else opposed; a
 * condition qualifies, a part divides. */
enum weight_class {
  FOR_SUPPORT,
  FOR_OPPOSE,
  FOR_MET,
  FOR_NEUTRAL,
  FOR_NEEDLESS,
  FOR_CONDITION,
  FOR_PART,
  WEIGHT_CLASSES,
  WEIGHT_SET = WEIGHT_CLASSES /* a row that names a set of words */
};

/* What a denial does to a wording; without a flag it turns support and opposition about and voids all else. */
enum { DENIED_SAME = 1, DENIED_NONE = 2, AS_THOUGHT = 4 };

/* Whose next word may stand up to GAP words further on. */
struct weight_part {
  uint32_t atom;
  uint8_t gap;
};

struct reason {
  enum weight_class class;
  double value;
  unsigned flags;
  const char *phrase, *example;
  unsigned line;
  const struct weight_part *part; /* made at first use */
  size_t parts;
};

/* A wording found: bytes of the text that was read. */
struct weight_match {
  const struct reason *weight;
  struct range at;
};

struct weights; /* the list in memory; belongs to the gazetteer */

/* Makes the list ready for use: its words by their stems.  False with ERROR set, naming the line, if a phrase is wrong.
 */
bool weights_prepare(struct weights *weights, struct error *error);
size_t weights_count(const struct weights *weights);
const struct reason *weights_at(const struct weights *weights, size_t index);

/* The words of one paper that were looked up already. */
struct lookups;
struct lookups *lookups_new(struct arena *arena, const struct weights *weights);

/* The wordings in FOLDED (lower case) between RANGE; of those within another the longer one alone.  Returns their
 * number; *OUT lives in the arena of LOOKUPS. */
size_t weights_match(struct lookups *lookups, const char *folded, struct range range, struct weight_match **out);

/* Does REASON by itself stand there? */
bool reason_in(struct lookups *lookups, const struct reason *reason, const char *folded, struct range range);

/* What one sentence says. */
struct weighed_sentence {
  struct range at;
  uint32_t block;
  double sum[WEIGHT_CLASSES];
  bool turns;      /* it goes against what stands before it */
  bool concludes;  /* it says what the paragraph comes to */
  const char *why; /* "behövs inte: oppose 1.00; ..." */
};

/* Reads SENTENCE: whose words they are, what is denied, imagined, conceded.  WHY is written only if TOLD. */
struct weighed_sentence weigh_sentence(struct context *c, struct lookups *lookups, struct range sentence, bool told);

/* Calls WATCH, with OWN, for every proposal that is weighed: its text, the position that it had, what was seen of the
 * passage about it, and its sentences.  For fitting the leanings; NULL = no longer. */
struct seen_signs;
typedef void (*weigh_watcher)(void *own, const char *proposal, const struct record_position *given,
                              const struct seen_signs *signs, const struct range *at, size_t count);
void weigh_watch(weigh_watcher watch, void *own);

/* "oppose" */
const char *weight_class_token(enum weight_class class);

#endif
