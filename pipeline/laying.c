/* laying.c - which proposal each sentence of an assessment speaks of.
 *
 * An official answers a motion in passages: some sentences, mostly a paragraph, on each proposal, often in words that
 * have little in common with it.  What a reader goes by is the whole: the words that do agree, the order, that a
 * passage goes on until another begins, that each proposal gets its answer once, and that an introduction and a
 * summing-up are about none.  So the sentences are laid beside the proposals in the likeliest of all ways, found by a
 * beam search: what agrees in words counts for a way, as do numbers, headings, the motion's order and a proposal's
 * first mention; leaving a passage in the midst of a paragraph and coming back to a proposal count against it. */
#include "laying.h"

#include <string.h>

enum { BEAM = 32, MOST_PROPOSALS = 24 };

/* The words of a sentence count at most this much, and half of what they say of others is taken off. */
static const double most_words = 2.2, others_count = 0.5;
/* A proposal spoken of for the first time: in words that are its own, or merely where the order lets it be expected. */
static const double first_worded = 0.9, first_placed = 0.55, worded = 0.25;
/* A new paragraph goes on with the proposal of the one before, with the next, with another, with one left before, or
 * is about none. */
static const double goes_on_counts = 0.3, stays_counts = -0.25, next_counts = 0.3, other_counts = -0.1,
                    back_counts = -0.8, none_counts = -0.1, sums_up_counts = 1.2, introduces_counts = 0.8,
                    one_each_counts = -0.4;
/* Under headings of their own: another heading, and a paragraph below the same one. */
static const double new_heading = -0.6, below_counts = 0.4, leaves_heading = -0.6, inside_heading = -0.8;
/* The same within a paragraph. */
static const double inside_next = -1.5, inside_other = -1.7, inside_back = -1.6, inside_none = -2,
                    inside_from_none = -0.1, opens_counts = 0.8;
/* What others say is seldom a passage of its own. */
static const double others_say_counts = -1;

struct way {
  double score;
  uint32_t seen;
  int8_t now, last; /* proposal, -1 = none */
  uint32_t before;  /* its beginning: index among the ways of the sentence before */
};

struct search {
  const struct passage_sentence *sentence;
  size_t count, proposals;
  double agreement[MOST_PROPOSALS]; /* of the sentence at hand with each proposal */
};

/* How far sentence I agrees with proposal P, the others taken into account. */
static double agreement(const struct search *s, size_t i, size_t p) {
  const double *words = s->sentence[i].words;
  double own = words[p] > most_words ? most_words : words[p], other = 0;
  for (size_t q = 0; q < s->proposals; q++)
    if (q != p && words[q] > other)
      other = words[q];
  return own - others_count * (other > most_words ? most_words : other) + s->sentence[i].given[p];
}

static double step_at_paragraph(const struct passage_sentence *at, const struct way *from, int to, bool seen) {
  if (to < 0)
    return at->sums_up ? sums_up_counts : at->introduces || at->on_motion ? introduces_counts : none_counts;
  if (at->headed_all && !at->headed) /* below the heading of the paragraph before */
    return to == from->now ? below_counts : seen ? inside_back : leaves_heading;
  if (to == from->last)
    return (at->headed ? new_heading : 0) + (at->goes_on && from->now == to ? goes_on_counts : stays_counts) +
           (at->as_many ? one_each_counts : 0);
  if (seen)
    return back_counts;
  bool next = to == from->last + 1 && (from->last >= 0 || at->enough || at->words[to] >= worded);
  return next ? next_counts : other_counts;
}

static double step_inside(const struct passage_sentence *at, const struct way *from, int to, bool seen) {
  if (to == from->now)
    return 0;
  if (to < 0)
    return inside_none;
  double opens = at->opens ? opens_counts : at->headed_all ? inside_heading : 0;
  if (from->now < 0 && !seen)
    return inside_from_none + opens;
  return (seen ? inside_back : to == from->last + 1 ? inside_next : inside_other) + opens;
}

/* What it counts that sentence I is about TO (-1 = none) on the way FROM. */
static double step(const struct search *s, size_t i, const struct way *from, int to) {
  const struct passage_sentence *at = &s->sentence[i];
  bool seen = to >= 0 && (from->seen >> to & 1) != 0;
  double gain = at->paragraph ? step_at_paragraph(at, from, to, seen) : step_inside(at, from, to, seen);
  if (to < 0)
    return gain - at->given_any;
  gain += s->agreement[to];
  if (at->others)
    return gain + others_say_counts;
  if (!seen)
    gain += at->words[to] >= worded || at->given[to] > 0 ? first_worded
            : (to == from->last + 1 && (from->last >= 0 || at->as_many)) || (to == from->last - 1 && to >= 0)
                ? first_placed
                : 0;
  return gain;
}

/* True if A comes before B; of two that are even in this the earlier found does. */
static bool is_better(const struct way *a, const struct way *b) {
  if (a->score != b->score)
    return a->score > b->score;
  if (a->seen != b->seen)
    return a->seen < b->seen;
  return a->now != b->now ? a->now < b->now : a->last < b->last;
}

static bool same_state(const struct way *a, const struct way *b) {
  return a->seen == b->seen && a->now == b->now && a->last == b->last;
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

void lay_passages(struct arena *arena, const struct passage_sentence *sentence, size_t count, size_t proposals,
                  int *out) {
  struct search s = {.sentence = sentence, .count = count, .proposals = proposals};
  if (count == 0 || proposals == 0 || proposals > MOST_PROPOSALS) {
    for (size_t i = 0; i < count; i++)
      out[i] = -1;
    return;
  }
  struct way **ways = arena_array(arena, count + 1, sizeof *ways);
  size_t *kept = arena_array(arena, count + 1, sizeof *kept);
  struct way begin = {.now = -1, .last = -1};
  ways[0] = arena_array(arena, 1, sizeof begin);
  ways[0][0] = begin;
  kept[0] = 1;
  struct way next[BEAM] = {{0}};
  for (size_t i = 0; i < count; i++) {
    for (size_t p = 0; p < proposals; p++)
      s.agreement[p] = agreement(&s, i, p);
    for (size_t w = 0; w < kept[i]; w++)
      for (int to = -1; to < (int)proposals; to++) {
        const struct way *from = &ways[i][w];
        struct way way = {.score = from->score + step(&s, i, from, to),
                          .seen = to >= 0 ? from->seen | (uint32_t)1 << to : from->seen,
                          .now = (int8_t)to,
                          .last = (int8_t)(to >= 0 ? to : from->last),
                          .before = (uint32_t)w};
        kept[i + 1] = keep_best(next, kept[i + 1], &way);
      }
    ways[i + 1] = arena_array(arena, kept[i + 1], sizeof *next);
    memcpy(ways[i + 1], next, kept[i + 1] * sizeof *next);
  }
  uint32_t at = 0; /* the best comes first */
  for (size_t i = count; i > 0; i--) {
    out[i - 1] = ways[i][at].now;
    at = ways[i][at].before;
  }
}
