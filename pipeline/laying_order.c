/* laying_order.c - what it counts that a sentence is about a proposal, where each proposal may have paragraphs of its
 * own: what agrees in words counts for it, as do numbers, headings, the motion's order and a proposal's first mention;
 * leaving a passage in the midst of a paragraph and coming back to a proposal count against it. */
#include "laying_signs.h"

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

/* How far sentence I agrees with proposal P, the others taken into account. */
static double agreement(const struct laying *s, size_t i, size_t p) {
  const double *words = s->sentence[i].words;
  double own = words[p] > most_words ? most_words : words[p], other = 0;
  for (size_t q = 0; q < s->proposals; q++)
    if (q != p && words[q] > other)
      other = words[q];
  return own - others_count * (other > most_words ? most_words : other) + s->sentence[i].given[p];
}

static double step_at_paragraph(const struct passage_sentence *at, const struct laying_past *from, int to, bool seen) {
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

static double step_inside(const struct passage_sentence *at, const struct laying_past *from, int to, bool seen) {
  if (to == from->now)
    return 0;
  if (to < 0)
    return inside_none;
  double opens = at->opens ? opens_counts : at->headed_all ? inside_heading : 0;
  if (from->now < 0 && !seen)
    return inside_from_none + opens;
  return (seen ? inside_back : to == from->last + 1 ? inside_next : inside_other) + opens;
}

double laying_by_order(const struct laying *s, size_t i, const struct laying_past *from, int to) {
  const struct passage_sentence *at = &s->sentence[i];
  bool seen = to >= 0 && (from->seen >> to & 1) != 0;
  double gain = at->paragraph ? step_at_paragraph(at, from, to, seen) : step_inside(at, from, to, seen);
  if (to < 0)
    return gain - at->given_any;
  gain += agreement(s, i, (size_t)to);
  if (at->others)
    return gain + others_say_counts;
  if (!seen)
    gain += at->words[to] >= worded || at->given[to] > 0 ? first_worded
            : (to == from->last + 1 && (from->last >= 0 || at->as_many)) || (to == from->last - 1 && to >= 0)
                ? first_placed
                : 0;
  return gain;
}
