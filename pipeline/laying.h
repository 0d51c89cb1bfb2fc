/* laying.h - laying the sentences of an assessment beside the proposals that they answer (laying.c). */
#ifndef STANDPUNKT_LAYING_H
#define STANDPUNKT_LAYING_H

#include "context.h"

/* A sentence, and what tells which proposal it is about; proposals are numbered from 0. */
struct passage_sentence {
  const double *words; /* by proposal: how much of what tells it apart the sentence names, ties_weights() */
  const double *given; /* by proposal: what its number, mark or heading counts for it, 0 = nothing */
  double given_any;    /* the most of them: what counts against its being about none */
  bool paragraph;      /* the first of its paragraph */
  bool headed;         /* ... and the first below a heading of its own */
  bool headed_all;     /* the passages stand below headings of their own */
  bool goes_on;        /* begins as what goes on with the paragraph before */
  bool opens;          /* begins as what comes to something else: "Vad gäller ..." */
  bool sums_up;        /* begins as what sums up */
  bool on_motion;      /* names the motion as a whole */
  bool others;         /* tells what the mover or somebody else thinks */
  bool introduces;     /* of the first paragraph, where there are more than proposals */
  bool as_many;        /* there are as many paragraphs, or such headings, as proposals */
  bool enough;         /* there are no fewer */
};

/* Sets OUT, for each of COUNT sentences, to the proposal that it speaks of, or to -1.  What it needs comes from ARENA.
 */
void lay_passages(struct arena *arena, const struct passage_sentence *sentence, size_t count, size_t proposals,
                  int *out);

#endif
