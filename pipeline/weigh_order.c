/* weigh_order.c - which paragraph of an assessment is about which proposal, if it keeps the motion's order.
 *
 * Most officials answer in the motion's order, a paragraph or some for each proposal, often in words of their own.  So
 * the paragraphs are laid beside the proposals in the one order-keeping way in which their words agree most.  Where
 * that is far from what the words of each paragraph say by themselves, the paper keeps no order and nothing is said. */
#include "weigh.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

/* What a paragraph's words may count at most; what its number or heading counts; that it goes on with the proposal of
 * the one before, or with the next; that it speaks of one of which nothing else does. */
static const double most_words = 2.5, named_counts = 4, next_counts = 0.2, first_counts = 0.6;
/* A paragraph is laid beside a proposal only if it names this much of it. */
static const double least_words = 0.25;
/* The words of an order-keeping paper agree at least so well as if each paragraph were free. */
static const double keeps_order = 0.75;

struct layout {
  size_t blocks, proposals;
  const double *words; /* [block * proposals + proposal] */
};

static double words_of(const struct layout *l, size_t block, size_t proposal) {
  return l->words[block * l->proposals + proposal];
}

/* What it counts that BLOCK is about PROPOSAL behind one about BEFORE (PROPOSALS: none yet); -1 if it cannot be. */
static double step(const struct layout *l, size_t block, size_t before, size_t proposal) {
  size_t last = before == l->proposals ? SIZE_MAX : before;
  double words = words_of(l, block, proposal);
  bool next = proposal == (last == SIZE_MAX ? 0 : last + 1);
  /* Between two that are about others, or where as many are left of both, the place alone may tell. */
  bool by_place =
      next && last != SIZE_MAX && (proposal + 1 < l->proposals || l->blocks - block == l->proposals - proposal);
  if ((words < least_words && !by_place) || (last != SIZE_MAX && proposal < last))
    return -1;
  return words + (next ? next_counts : 0) + (proposal == last ? 0 : first_counts);
}

/* The best way by dynamic programming over (paragraph, proposal reached); OUT by block, SIZE_MAX = none. */
static double lay_out(struct context *c, const struct layout *l, size_t *out) {
  size_t states = l->proposals + 1;
  double *best = arena_array(c->arena, (l->blocks + 1) * states, sizeof *best);
  size_t *from = arena_array(c->arena, (l->blocks + 1) * states, sizeof *from);
  for (size_t s = 0; s < states; s++)
    best[s] = s == l->proposals ? 0 : -1;
  for (size_t b = 0; b < l->blocks; b++)
    for (size_t s = 0; s < states; s++) {
      /* Left out: about none. */
      double *value = &best[(b + 1) * states + s];
      *value = best[b * states + s];
      from[(b + 1) * states + s] = SIZE_MAX;
      for (size_t before = 0; s < l->proposals && before < states; before++) {
        double gain = best[b * states + before] < 0 ? -1 : step(l, b, before, s);
        if (gain >= 0 && best[b * states + before] + gain > *value) {
          *value = best[b * states + before] + gain;
          from[(b + 1) * states + s] = before;
        }
      }
    }
  size_t at = l->proposals;
  for (size_t s = 0; s < states; s++)
    at = best[l->blocks * states + s] > best[l->blocks * states + at] ? s : at;
  double total = best[l->blocks * states + at];
  for (size_t b = l->blocks; b > 0; b--) {
    size_t before = from[b * states + at];
    out[b - 1] = before == SIZE_MAX ? SIZE_MAX : at;
    at = before == SIZE_MAX ? at : before;
  }
  return total;
}

bool order_of(struct context *c, const struct ties *ties, const struct topic *named, const uint32_t *block,
              size_t blocks, size_t proposals, size_t *out) {
  double *words = arena_array(c->arena, blocks * proposals + 1, sizeof *words), free = 0, kept = 0;
  struct layout layout = {blocks, proposals, words};
  if (ties == NULL || proposals < 2 || blocks < 2)
    return false;
  for (size_t b = 0; b < blocks; b++) {
    double *own = &words[b * proposals], most = 0;
    ties_weights(c, ties, block_range(c, block[b]), (struct range){0, 0}, own);
    for (size_t p = 0; p < proposals; p++) {
      own[p] = own[p] > most_words ? most_words : own[p];
      if (named[b].count > 0)
        own[p] = named[b].count == 1 && named[b].tie[0].proposal == p ? named_counts : own[p] / 4;
      most = own[p] > most ? own[p] : most;
    }
    free += most >= least_words ? most : 0;
  }
  lay_out(c, &layout, out);
  for (size_t b = 0; b < blocks; b++)
    kept += out[b] == SIZE_MAX ? 0 : words_of(&layout, b, out[b]);
  return free > 0 && kept >= keeps_order * free;
}
