/* cues.h - what finding the cues of stance (cues.c), telling what a paragraph is about (topics.c) and weighing
 * (positions.c) share.
 */
#ifndef STANDPUNKT_CUES_H
#define STANDPUNKT_CUES_H

#include "context.h"

enum stance { SUPPORT, QUALIFIED, PARTIAL, MET, NEUTRAL, OPPOSE, STANCES };

/* How much the words alone say: a reservation only qualifies, weak words are reasons, strong ones a view, a verdict
 * says what is to be done ("avstyrker"). */
enum weight { RESERVATION, WEAK, STRONG, VERDICT };

struct cue {
  enum stance stance;
  enum weight weight;
  size_t proposal; /* index in the item; SIZE_MAX = the whole motion */
  uint32_t item, block;
  const char *holder, *layer, *rule;
  struct range at, sentence;
  double confidence;
  bool assessment;
  bool proposes;  /* tells the decision that is proposed */
  bool contrast;  /* "däremot": of something else than what was said just before */
  bool concludes; /* "därför", "sammantaget": what the paragraph comes to */
  bool turned;    /* "dock", "men": it or the sentence before goes against what was said */
  bool needless;  /* opposed for want of a need: beside a fact it says that the proposal is met */
};

struct cues {
  struct cue *cue;
  size_t count, capacity;
};

/* The token of a stance, and the stance of a token (OTHERWISE if it is none). */
const char *stance_token(enum stance stance);
enum stance stance_from(const char *token, enum stance otherwise);

/* Every cue that tells the view of an administration or committee, placed on the proposals it speaks of. */
struct cues find_cues(struct context *c);

/* ---- positions.c ---- */

/* Papers of TYPE take positions of their own; minutes only retell them. */
bool type_takes_positions(const char *type);

/* ---- topics.c ---- */

/* Faint: some words only are alike, enough for strong cues alone. */
enum certainty { TOPIC_NONE, TOPIC_FAINT, TOPIC_GUESSED, TOPIC_WORDED, TOPIC_NAMED };

struct sentence_move;
struct weighed_sentence;

struct topic {
  enum certainty certainty;
  bool restates; /* only repeats a proposal */
  struct tie tie[4];
  size_t count;
  const double *share;                    /* by proposal of the item: how likely it is about each; NULL = not known */
  const struct sentence_move *move;       /* what it does, and what its wordings come to (moves.h, weigh.h); */
  const struct weighed_sentence *weighed; /* both NULL if it was not read */
};

struct topics;
/* Works out what each paragraph of ITEM's own assessment is about. */
struct topics *topics_new(struct context *c, const struct ties *ties, uint32_t item);
/* Is BLOCK a paragraph of the assessment? */
bool takes_topic(const struct context *c, uint32_t block);
/* What SENTENCE is about by itself or by what its paragraph said before. */
struct topic topic_of(struct context *c, const struct topics *topics, struct range sentence);

/* ---- targets.c ---- */

/* What a cue speaks of: proposals, the whole motion, or nothing that is known. */
struct target {
  struct tie tie[8];
  size_t count;
  bool whole;
};

/* What the cue of FINDING in CLAUSE speaks of; CUES are those before it. */
struct target target_of(struct context *c, const struct cues *cues, const struct finding *finding,
                        const struct ties *ties, const struct topics *topics, const struct cue *cue,
                        struct range clause);
/* "i denna del", "på den punkten": what the paragraph is about, whatever else is named. */
bool keeps_topic(const struct context *c, struct range clause);
/* "delar motionärens syn": agreement with the mover, but with nothing in particular. */
bool agrees_in_general(const struct context *c, struct range clause);
/* "föreslår att yrkandet avslås": one of the motion's demands. */
bool names_a_part(const struct context *c, struct range cue);
/* May a view that ties to no proposal be on the whole motion? */
bool claims_whole(const struct context *c, const struct cue *cue);

/* ---- turns.c ---- */
/* The sentence before SENTENCE in its block; empty if there is none. */
struct range sentence_before(struct context *c, struct range sentence);
/* Has FOLDED one of WORDS, by itself? */
bool has_word(const char *folded, const char *const *words, size_t count);
/* "däremot", "medan": of something else than what was said just before. */
bool has_contrast(const struct context *c, struct range clause, struct range cue);
/* "dock", "men" in SENTENCE or the one before. */
bool has_turn(struct context *c, struct range sentence);
/* "därför", "sammantaget" */
bool concludes(const struct context *c, struct range clause);
/* "visserligen", "även om": granted, not held. */
bool concedes(const struct context *c, struct range sentence, struct range cue);
/* "tillstyrkte då": held once. */
bool told_as_history(const struct context *c, struct range clause, struct range cue);
/* "det kan inte påstås att" */
bool unsaid(const struct context *c, struct range clause, struct range cue);
/* "Hallen uppfördes 1978" */
bool long_ago(const struct context *c, const struct finding *finding);
/* "när kostnaderna har räknats fram" */
bool not_yet(const struct context *c, struct range clause, struct range cue);
/* "kan inte ... förrän" */
bool until(const struct context *c, struct range clause, struct range cue);

/* ---- facts.c ---- */

/* Does SENTENCE tell as a fact what PROPOSAL of ITEM asks for? */
bool is_fact(struct context *c, const struct ties *ties, const struct record_item *item, struct range sentence,
             size_t proposal);

#endif
