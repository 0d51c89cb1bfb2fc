/* laying.h - laying the sentences of an assessment beside the proposals that they answer (laying.c), by the list
 * gazetteers/layings.tsv. */
#ifndef STANDPUNKT_LAYING_H
#define STANDPUNKT_LAYING_H

#include "moves.h"

/* A sentence, and what tells which proposal it is about; proposals are numbered from 0. */
struct passage_sentence {
  struct range at;
  const double *words; /* by proposal: how much of what tells it apart the sentence names, ties_weights() */
  const double *share; /* by proposal: the same as a share of all that tells it apart */
  const double
      *alike; /* by proposal: the share of its spelling that the sentence repeats, alike_read(); NULL = unknown */
  const double *given;              /* by proposal: what its number, mark or heading counts for it, 0 = nothing */
  double given_any;                 /* the most of them */
  const struct sentence_move *move; /* what it does; NULL = not known */
  bool paragraph;                   /* the first of its paragraph */
  bool headed;                      /* ... and the first below a heading of its own */
  bool headed_all;                  /* the passages stand below headings of their own */
  bool goes_on;                     /* begins as what goes on with the paragraph before */
  bool opens;                       /* begins as what comes to something else: "Vad gäller ..." */
  bool sums_up;                     /* begins as what sums up */
  bool on_motion;                   /* names the motion as a whole */
  bool others;                      /* tells what the mover or somebody else thinks */
  bool introduces;                  /* of the first paragraph, where there are more than proposals */
  bool as_many;                     /* there are as many paragraphs, or such headings, as proposals */
  bool enough;                      /* there are no fewer */
};

enum { LAYING_PROPOSALS = 24 }; /* of more than these none is found */

/* The sentences of an assessment, COUNT of them, and how many proposals there are. */
struct laying {
  const struct passage_sentence *sentence;
  size_t count, proposals;
};

/* What went before a sentence: the proposals spoken of (a bit for each), the last of them, and what the sentence before
 * was about; -1 = none. */
struct laying_past {
  uint32_t seen;
  int16_t now, last;
};

/* Sets OUT, for each of the sentences, to the proposal that it speaks of, or to -1, and SHARE (by sentence, then by
 * proposal) to how likely it speaks of each.  What it needs comes from ARENA; WEIGHTS may be NULL: then the order alone
 * tells. */
void lay_passages(struct arena *arena, const struct laying_weights *weights, const struct laying *laying, int *out,
                  double *share);

/* Something is seen: its place in the weights, and how much of it. */
typedef void (*laying_seer)(void *own, size_t at, double value);

/* Calls SEE for all that sentence INDEX and TO (-1 = none) show behind PAST.  What lay_passages() adds up; for fitting
 * the list. */
void see_laying(const struct laying *laying, size_t index, const struct laying_past *past, int to, laying_seer see,
                void *own);
/* What has come to pass after the sentence was about TO. */
struct laying_past laying_after(struct laying_past past, int to);

/* Calls WATCH, with OWN, for every assessment before its sentences are laid: they, and what is read of them.  For
 * fitting the lists; NULL = no longer. */
typedef void (*topics_watcher)(void *own, struct context *c, const struct laying *laying,
                               const struct moved_sentence *moved);
void topics_watch(topics_watcher watch, void *own);

/* A weight for each that can be seen. */
enum {
  LAYING_TYPES = 7,  /* next, forward, backward, stays, back, none before and now, none now */
  LAYING_WHERES = 4, /* in a paragraph, at its beginning, below a heading, at the very beginning */
  LAYING_STEPS = LAYING_TYPES * LAYING_WHERES,
  LAYING_COUNTED = LAYING_STEPS,
  LAYING_LEFT = LAYING_COUNTED + 3 * LAYING_STEPS,
  LAYING_MOVES = LAYING_LEFT + 6 * LAYING_TYPES,
  LAYING_FLAGS = LAYING_MOVES + MOVES * TURNS,
  LAYING_NUMBERS = LAYING_FLAGS + 10 * TURNS,
  LAYING_WEIGHTS = LAYING_NUMBERS + 40
};

struct laying_weights {
  double weight[LAYING_WEIGHTS];
};

/* What has the place AT is called, written to NAME: "step paragraph, next"; "" if nothing has. */
const char *laying_name(size_t at, char *name, size_t room);

#endif
