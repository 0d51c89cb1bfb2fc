/* leaning_moves.c - what the moves of the sentences about one proposal (moves.c) come to: signs that lean to a stance
 * as words do (leaning.c). */
#include "leaning.h"
#include "moves.h"

#include <math.h>
#include <string.h>

/* What so little of a move counts is not told from none of it. */
static const double faintest = 0.02;
/* A sentence that more likely only tells is neither the first nor the last that takes a stand. */
static const double only_tells = 0.6;

/* "no yes": both moves are made. */
static const char *both(struct context *c, enum move a, enum move b) {
  return arena_printf(c->arena, "%s %s", move_token(a), move_token(b));
}

/* A sentence's moves, as far as it is about the proposal. */
static void take(const struct sentence_move *move, double about, double *out) {
  for (size_t m = 0; m < MOVES; m++)
    out[m] = move->share[m] * about;
}

static void see_each(struct context *c, struct seen_signs *signs, const char *kind, const double *value) {
  for (enum move m = 0; m < MOVES; m++)
    if (value[m] >= faintest / 2)
      see_sign(c, signs, kind, move_token(m), value[m]);
}

void see_passage_moves(struct context *c, struct seen_signs *signs, const struct sentence_move *const *move,
                       const double *about, size_t count) {
  double sum[MOVES] = {0}, most[MOVES] = {0}, first[MOVES] = {0}, last[MOVES] = {0}, surely[MOVES];
  bool any = false;
  for (size_t i = 0; i < count; i++) {
    double own[MOVES];
    take(move[i], about[i], own);
    for (size_t m = 0; m < MOVES; m++) {
      sum[m] += own[m];
      most[m] = own[m] > most[m] ? own[m] : most[m];
    }
    if (move[i]->share[MOVE_TELL] >= only_tells)
      continue;
    memcpy(last, own, sizeof last);
    if (!any)
      memcpy(first, own, sizeof first);
    any = true;
  }
  if (count == 0)
    return;
  for (size_t m = 0; m < MOVES; m++) {
    surely[m] = log((most[m] + faintest) / faintest) / 4;
    sum[m] /= sqrt((double)count);
  }
  see_each(c, signs, "moves", sum);
  see_each(c, signs, "move", most);
  see_each(c, signs, "surely", surely);
  see_each(c, signs, "begins", first);
  see_each(c, signs, "ends", last);
  for (enum move a = 0; a < MOVE_TELL; a++)
    for (enum move b = 0; b < a; b++)
      if (most[a] * most[b] >= faintest)
        see_sign(c, signs, "both", both(c, a, b), most[a] * most[b]);
}
