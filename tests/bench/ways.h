/* ways.h - fitting what tells which proposal a sentence is about (gazetteers/layings.tsv) to whole assessments.
 *
 * What is fitted is how likely the true way of laying the sentences is among the likeliest ways that the program finds
 * with the weights so far, a globally normalised model: weights that make each step likely behind what is true of the
 * steps before forgive nothing that went wrong before (Andor et al., Globally Normalized Transition-Based Neural
 * Networks, 2016). */
#ifndef STANDPUNKT_BENCH_WAYS_H
#define STANDPUNKT_BENCH_WAYS_H

#include "../../pipeline/laying.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WAYS_ROUNDS = 6 };

/* A step against the slope, at the beginning; and how strongly weights are held to what they were. */
static const double ways_rate = 0.05, ways_held = 0.0005;

/* An assessment and what its sentences are truly about. */
struct laid {
  struct laying laying;
  struct passage_sentence *sentence;
  int *about;
};

static struct laid *ways_laid;
static size_t ways_count;

static const double *ways_numbers(const double *of, size_t count) {
  double *out = of == NULL ? NULL : malloc(count * sizeof *out);
  if (out != NULL)
    memcpy(out, of, count * sizeof *out);
  return out;
}

/* Copies what the arena of a paper takes with it. */
static void ways_keep(const struct laying *laying, const int *about) {
  ways_laid = realloc(ways_laid, (ways_count + 1) * sizeof *ways_laid);
  struct laid *laid = &ways_laid[ways_count++];
  laid->about = malloc(laying->count * sizeof *about);
  laid->sentence = malloc(laying->count * sizeof *laid->sentence);
  memcpy(laid->about, about, laying->count * sizeof *about);
  for (size_t i = 0; i < laying->count; i++) {
    const struct passage_sentence *from = &laying->sentence[i];
    struct passage_sentence *to = &laid->sentence[i];
    struct sentence_move *move = from->move == NULL ? NULL : malloc(sizeof *move);
    *to = *from;
    if (move != NULL)
      *move = *from->move;
    to->move = move;
    to->words = ways_numbers(from->words, laying->proposals);
    to->share = ways_numbers(from->share, laying->proposals);
    to->alike = ways_numbers(from->alike, laying->proposals);
    to->given = ways_numbers(from->given, laying->proposals);
  }
  laid->laying = (struct laying){laid->sentence, laying->count, laying->proposals};
}

/* Adding up what a way shows, so many times. */
struct ways_sum {
  double times, *slope;
  double score;
  const struct laying_weights *weights;
};

static void ways_see(void *own, size_t at, double value) {
  struct ways_sum *sum = own;
  sum->score += sum->weights->weight[at] * value;
  if (sum->slope != NULL)
    sum->slope[at] += sum->times * value;
}

/* How likely a way is, as natural logarithm but for a constant; adds what it shows to SLOPE (NULL = nowhere). */
static double ways_score(const struct laying_weights *weights, const struct laying *laying, const int *about,
                         double times, double *slope) {
  struct ways_sum sum = {times, slope, 0, weights};
  struct laying_past past = {.now = -1, .last = -1};
  for (size_t i = 0; i < laying->count; i++) {
    const struct sentence_move *move = laying->sentence[i].move;
    see_laying(laying, i, &past, about[i], ways_see, &sum);
    if (move != NULL)
      sum.score += move->turn[about[i] < 0 ? TURN_NONE : about[i] == past.now ? TURN_STAY : TURN_GO];
    past = laying_after(past, about[i]);
  }
  for (size_t p = 0; p < laying->proposals; p++)
    sum.score -= (past.seen >> p & 1) == 0 ? laying_passed_over : 0;
  return sum.score;
}

/* A step towards the true way of LAID; returns how likely it was. */
static double ways_step(struct laying_weights *weights, const struct laying_weights *first, const struct laid *laid,
                        double rate) {
  struct arena *arena = arena_new();
  const struct laying *laying = &laid->laying;
  int *about;
  size_t kept = laying_ways(arena, weights, laying, &about), same = SIZE_MAX;
  double *score = arena_array(arena, kept + 1, sizeof *score), most = -INFINITY, total = 0;
  static double slope[LAYING_WEIGHTS];
  memset(slope, 0, sizeof slope);
  for (size_t w = 0; w < kept; w++)
    if (memcmp(about + w * laying->count, laid->about, laying->count * sizeof *about) == 0)
      same = w;
  for (size_t w = 0; w <= kept; w++) {
    const int *way = w < kept ? about + w * laying->count : laid->about;
    score[w] = w == kept && same != SIZE_MAX ? -INFINITY : ways_score(weights, laying, way, 0, NULL);
    most = score[w] > most ? score[w] : most;
  }
  for (size_t w = 0; w <= kept; w++)
    total += exp(score[w] - most);
  for (size_t w = 0; w <= kept; w++)
    if (score[w] > most - 12)
      ways_score(weights, laying, w < kept ? about + w * laying->count : laid->about, -exp(score[w] - most) / total,
                 slope);
  ways_score(weights, laying, laid->about, 1, slope);
  for (size_t i = 0; i < LAYING_WEIGHTS; i++)
    weights->weight[i] += rate * (slope[i] - ways_held * (weights->weight[i] - first->weight[i]));
  double likely = exp(score[same != SIZE_MAX ? same : kept] - most) / total;
  arena_free(arena);
  return likely;
}

/* Prints the weights that the kept assessments teach, beginning with FIRST; the mean of the last rounds. */
static void ways_fit(const struct laying_weights *first, FILE *out) {
  static struct laying_weights weights, mean;
  char name[96];
  weights = *first;
  for (int round = 0; round < WAYS_ROUNDS; round++) {
    double likely = 0;
    for (size_t i = 0; i < ways_count; i++) /* in an order that has nothing to do with theirs, always the same */
      likely += ways_step(&weights, first, &ways_laid[i * 7919 % ways_count], ways_rate / (1 + round));
    fprintf(stderr, "round %d: %zu assessments, true way %.3f\n", round, ways_count, likely / (double)ways_count);
    for (size_t i = 0; i < LAYING_WEIGHTS && round >= WAYS_ROUNDS / 2; i++)
      mean.weight[i] += weights.weight[i] / (WAYS_ROUNDS - WAYS_ROUNDS / 2);
  }
  for (size_t i = 0; i < LAYING_WEIGHTS; i++)
    if (fabs(mean.weight[i]) >= 0.005 && *laying_name(i, name, sizeof name) != '\0')
      fprintf(out, "%.*s\t%s\t%.2f\n", (int)strcspn(name, " "), name, strchr(name, ' ') + 1, mean.weight[i]);
}

#endif
