/* laying.c - which proposal each sentence of an assessment speaks of.
 *
 * An official answers a motion in passages: some sentences, mostly a paragraph, on each proposal, often in words that
 * have little in common with it.  What a reader goes by is the whole: the words that do agree, the order, that a
 * passage goes on until another begins, that each proposal gets its answer once, and that an introduction and a
 * summing-up are about none.  So the sentences are laid beside the proposals in the likeliest of all ways, found by a
 * beam search.
 *
 * How likely it is that a sentence is about a proposal, behind what was spoken of before, is told by what is seen of
 * the two (laying_signs.c), each with its weight from gazetteers/layings.tsv; and what all the ways that are kept say
 * of a sentence, each as it is likely, tells how likely it is about each proposal.  Where there are paragraphs enough,
 * they are also laid by what their order tells, each step with the counts of laying_order.c, and half of a sentence's
 * likelihood comes from there: on whole papers the two together were right more often than either alone.  The order
 * alone tells where there are fewer sentences than proposals. */
#include "laying_signs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BEAM = 32 };

/* Where words tell nothing, a sentence is about a proposal only if that is so likely. */
static const double likely_enough = 0.6, told_by_words = 0.2;
/* What it counts against a way that it leaves out a proposal, as natural logarithm. */
static const double passed_over = 0.4;

struct way {
  double score; /* logarithm of how likely it is */
  struct laying_past past;
  uint32_t before; /* its beginning: index among the ways of the sentence before */
};

/* The best ones behind a sentence. */
struct ways {
  struct way *way;
  size_t kept;
};

/* What the weights come to for the sentence at hand, whatever went before. */
struct static_sums {
  double none, stay[LAYING_PROPOSALS], go[LAYING_PROPOSALS];
  int ahead; /* laying_ahead() */
};

struct sum {
  const struct laying_weights *weights;
  double of;
};

static void add_seen(void *own, size_t at, double value) {
  struct sum *sum = own;
  sum->of += sum->weights->weight[at] * value;
}

static double static_sum(const struct laying_weights *weights, const struct laying *laying, size_t index, int to,
                         enum turn turn) {
  struct sum sum = {.weights = weights};
  laying_static(laying, index, to, turn, add_seen, &sum);
  const struct sentence_move *move = laying->sentence[index].move;
  return sum.of + (move == NULL ? 0 : move->turn[turn]);
}

static void read_statics(const struct laying_weights *weights, const struct laying *laying, size_t index,
                         struct static_sums *sums) {
  sums->ahead = laying_ahead(laying, index);
  sums->none = static_sum(weights, laying, index, -1, TURN_NONE);
  for (int p = 0; p < (int)laying->proposals; p++) {
    sums->stay[p] = static_sum(weights, laying, index, p, TURN_STAY);
    sums->go[p] = static_sum(weights, laying, index, p, TURN_GO);
  }
}

static double score_of(const struct laying_weights *weights, const struct laying *laying, size_t index,
                       const struct static_sums *sums, const struct laying_past *past, int left, int to) {
  struct sum sum = {.weights = weights};
  laying_step(laying, index, past, left, to, add_seen, &sum);
  return sum.of + (to < 0 ? sums->none : to == past->now ? sums->stay[to] : sums->go[to]);
}

/* True if A comes before B; of two that are even in this the earlier found does. */
static bool is_better(const struct way *a, const struct way *b) {
  if (a->score != b->score)
    return a->score > b->score;
  if (a->past.seen != b->past.seen)
    return a->past.seen < b->past.seen;
  return a->past.now != b->past.now ? a->past.now < b->past.now : a->past.last < b->past.last;
}

_Static_assert(sizeof(struct laying_past) == sizeof(uint64_t), "a state is one number");

static bool same_state(const struct way *a, const struct way *b) {
  return memcmp(&a->past, &b->past, sizeof(uint64_t)) == 0;
}

/* Puts WAY among the KEPT best ones, the best first, unless there is a better one in the same state or enough are
 * better.  Returns how many there are then. */
static size_t keep_best(struct way *best, size_t kept, const struct way *way) {
  size_t place = kept, old = kept;
  while (place > 0 && is_better(way, &best[place - 1]))
    place--;
  if (place == BEAM)
    return kept;
  for (size_t i = 0; i < place; i++)
    if (same_state(&best[i], way))
      return kept;
  while (old > place && !same_state(&best[old - 1], way))
    old--;
  size_t end = old > place ? old - 1 : kept < BEAM ? kept : BEAM - 1; /* the worse one in the same state goes */
  memmove(best + place + 1, best + place, (end - place) * sizeof *best);
  best[place] = *way;
  return old > place || kept == BEAM ? kept : kept + 1;
}

/* The ways on from WAY, by the weights or (SUMS is NULL) by the order, among the KEPT ones of NEXT; how many there are
 * then. */
static size_t go_on(const struct laying_weights *weights, const struct laying *laying, size_t index,
                    const struct static_sums *sums, const struct way *way, uint32_t before, struct way *next,
                    size_t kept) {
  double score[LAYING_PROPOSALS + 1] = {0}, most = -1e9, total = 0, norm = 0;
  int left = sums == NULL ? 0 : laying_left(laying, sums->ahead, &way->past);
  for (int to = -1; to < (int)laying->proposals; to++) {
    score[to + 1] = sums == NULL ? laying_by_order(laying, index, &way->past, to)
                                 : score_of(weights, laying, index, sums, &way->past, left, to);
    most = score[to + 1] > most ? score[to + 1] : most;
  }
  for (size_t i = 0; i <= laying->proposals && sums != NULL; i++)
    total += exp(score[i] - most);
  if (sums != NULL)
    norm = most + log(total);
  for (int to = -1; to < (int)laying->proposals; to++) {
    struct way on = {.score = way->score + score[to + 1] - norm, .past = laying_after(way->past, to), .before = before};
    kept = keep_best(next, kept, &on);
  }
  return kept;
}

static int compare_ways(const void *a, const void *b) { return is_better(a, b) ? -1 : is_better(b, a); }

/* An answer seldom passes over a proposal: puts the WAYS at the end in order anew by how many they leave out. */
static void settle(struct ways *ways, const struct laying *laying) {
  for (size_t w = 0; w < ways->kept; w++)
    for (size_t p = 0; p < laying->proposals; p++)
      ways->way[w].score -= (ways->way[w].past.seen >> p & 1) == 0 ? passed_over : 0;
  qsort(ways->way, ways->kept, sizeof *ways->way, compare_ways);
}

/* How likely each sentence is about each proposal by all the WAYS that were kept to the end. */
static void share_out(const struct ways *ways, const struct laying *laying, double *share) {
  const struct ways *last = &ways[laying->count];
  double total = 0;
  for (size_t w = 0; w < last->kept; w++)
    total += exp(last->way[w].score - last->way[0].score);
  for (size_t w = 0; w < last->kept; w++) {
    double likely = exp(last->way[w].score - last->way[0].score) / total;
    for (size_t i = laying->count, at = w; i > 0; at = ways[i].way[at].before, i--)
      if (ways[i].way[at].past.now >= 0)
        share[(i - 1) * laying->proposals + (size_t)ways[i].way[at].past.now] += likely;
  }
}

/* Begins a passage at sentence I though no word of it tells so? */
static bool opens_unnamed(const struct laying *laying, size_t i, const int *about) {
  const struct passage_sentence *at = &laying->sentence[i];
  return (i == 0 || about[i - 1] != about[i]) && at->words[about[i]] < told_by_words && at->given[about[i]] <= 0;
}

/* Lays the sentences in one way: by the WEIGHTS, or (NULL) by the order of paragraphs. */
static void lay(struct arena *arena, const struct laying_weights *weights, const struct laying *laying, int *out,
                double *share) {
  size_t count = laying->count, proposals = laying->proposals;
  struct ways *ways = arena_array(arena, count + 1, sizeof *ways);
  struct way begin = {.past = {.now = -1, .last = -1}}, next[BEAM] = {{0}};
  struct static_sums sums = {0};
  ways[0] = (struct ways){&begin, 1};
  for (size_t i = 0; i < count; i++) {
    if (weights != NULL)
      read_statics(weights, laying, i, &sums);
    struct ways *on = &ways[i + 1];
    for (size_t w = 0; w < ways[i].kept; w++) {
      /* By the weights a way never gets likelier: no later one is better than the worst that is kept. */
      if (weights != NULL && on->kept == BEAM && ways[i].way[w].score < next[BEAM - 1].score)
        break;
      on->kept =
          go_on(weights, laying, i, weights == NULL ? NULL : &sums, &ways[i].way[w], (uint32_t)w, next, on->kept);
    }
    on->way = arena_array(arena, on->kept, sizeof *next);
    memcpy(on->way, next, on->kept * sizeof *next);
  }
  if (weights != NULL) {
    settle(&ways[count], laying);
    share_out(ways, laying, share);
  }
  for (size_t i = count, at = 0; i > 0; at = ways[i].way[at].before, i--) /* the best comes first */
    out[i - 1] = ways[i].way[at].past.now;
  for (size_t i = 0; i < count; i++) {
    if (out[i] < 0)
      continue;
    double *of = &share[i * proposals + (size_t)out[i]];
    if (weights == NULL)
      *of = 1;
    else if (*of < likely_enough && opens_unnamed(laying, i, out))
      out[i] = -1;
  }
}

void lay_passages(struct arena *arena, const struct laying_weights *weights, const struct laying *laying, int *out,
                  double *share) {
  size_t count = laying->count, shares = count * laying->proposals;
  for (size_t i = 0; i < count; i++)
    out[i] = -1;
  if (count == 0 || laying->proposals == 0 || laying->proposals > LAYING_PROPOSALS)
    return;
  bool enough = laying->sentence[0].enough;
  if (weights == NULL || !enough || count < laying->proposals) {
    lay(arena, enough || count < laying->proposals ? NULL : weights, laying, out, share);
    return;
  }
  double *weighed = arena_array(arena, shares, sizeof *weighed);
  lay(arena, weights, laying, out, weighed);
  lay(arena, NULL, laying, out, share);
  for (size_t i = 0; i < shares; i++)
    share[i] = (share[i] + weighed[i]) / 2;
}
