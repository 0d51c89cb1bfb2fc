/* compare_cell.c - several positions of one layer on one thing become one stance: the rule told in compare.h. */
#include "compare_parts.h"

#include <string.h>

static const double SURER = 0.2; /* by this much one of two opposite positions stands */

const char *const matrix_stances[] = {"support", "qualified-support", "partial", "met", "neutral", "oppose", NULL};

enum { SUPPORT, QUALIFIED, PARTIAL, MET, NEUTRAL, OPPOSE, STANCES };

size_t stance_place(const char *stance) {
  for (size_t i = 0; stance != NULL && matrix_stances[i] != NULL; i++)
    if (strcmp(matrix_stances[i], stance) == 0)
      return i;
  return SIZE_MAX;
}

int stance_side(const char *stance) {
  size_t place = stance_place(stance);
  return place == SUPPORT || place == QUALIFIED ? 1 : place == OPPOSE ? -1 : 0;
}

const char *stance_of_outcome(const char *outcome) {
  static const struct {
    const char *outcome, *stance;
  } meanings[] = {{"granted", "support"},
                  {"partly-granted", "partial"},
                  {"rejected", "oppose"},
                  {"answered", "met"},
                  {"declined", "neutral"}};
  for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
    if (token_is(outcome, meanings[i].outcome))
      return meanings[i].stance;
  return NULL;
}

static bool weighed(const struct matrix_position *position) {
  return position->rule != NULL && strncmp(position->rule, "weigh.", 6) == 0;
}

/* Only the newest paper counts. */
static void leave_older(struct matrix_cell *cell) {
  const char *newest = NULL;
  for (size_t i = 0; i < cell->position_count; i++) {
    const struct matrix_position *position = &cell->position[i];
    if (position->counted && position->date != NULL && (newest == NULL || strcmp(position->date, newest) > 0))
      newest = position->date;
  }
  for (size_t i = 0; i < cell->position_count; i++) {
    struct matrix_position *position = &cell->position[i];
    if (position->counted && newest != NULL && (position->date == NULL || strcmp(position->date, newest) != 0))
      position->counted = false;
  }
}

/* The surest position with each stance. */
static void surest(const struct matrix_cell *cell, const struct matrix_position *best[STANCES]) {
  for (size_t i = 0; i < cell->position_count; i++) {
    const struct matrix_position *position = &cell->position[i];
    size_t place = stance_place(position->stance);
    if (position->counted && place != SIZE_MAX &&
        (best[place] == NULL || position->confidence > best[place]->confidence))
      best[place] = position;
  }
}

static double confidence_of(const struct matrix_position *const best[STANCES], size_t stance) {
  return best[stance] == NULL ? 0 : best[stance]->confidence;
}

/* What the stances that were taken amount to; *MIXED if they differ in kind. */
static size_t combine(const struct matrix_position *const best[STANCES], bool *mixed) {
  double yes = confidence_of(best, SUPPORT), no = confidence_of(best, OPPOSE), met = confidence_of(best, MET);
  bool qualified = best[QUALIFIED] != NULL;
  yes = qualified && confidence_of(best, QUALIFIED) > yes ? confidence_of(best, QUALIFIED) : yes;
  size_t for_it = qualified ? QUALIFIED : SUPPORT;
  *mixed = (best[PARTIAL] != NULL) + (yes > 0) + (no > 0) + (met > 0) > 1;
  if (best[PARTIAL] != NULL)
    return PARTIAL;
  if (yes > 0 && no > 0)
    return yes >= no + SURER ? for_it : no >= yes + SURER ? OPPOSE : PARTIAL;
  if (no > 0)
    return OPPOSE;
  if (met > 0)
    return MET;
  return yes > 0 ? for_it : best[NEUTRAL] != NULL ? NEUTRAL : STANCES;
}

/* What the newest paper decided. */
static const char *outcome_of(const struct matrix_cell *cell) {
  const struct matrix_position *newest = NULL;
  for (size_t i = 0; i < cell->position_count; i++) {
    const struct matrix_position *position = &cell->position[i];
    if (position->outcome != NULL && (newest == NULL || (position->date != NULL && newest->date != NULL &&
                                                         strcmp(position->date, newest->date) > 0)))
      newest = position;
  }
  return newest == NULL ? NULL : newest->outcome;
}

void cell_settle(struct matrix_cell *cell) {
  const struct matrix_position *best[STANCES] = {NULL};
  bool mixed;
  leave_older(cell);
  cell->outcome = outcome_of(cell);
  surest(cell, best);
  size_t stance = combine(best, &mixed);
  if (stance == STANCES)
    return;
  cell->stance = matrix_stances[stance];
  cell->confidence = confidence_of(best, stance);
  for (size_t i = 0; i < STANCES && best[stance] == NULL; i++)
    if (best[i] != NULL && (cell->confidence <= 0 || best[i]->confidence < cell->confidence))
      cell->confidence = best[i]->confidence;
  cell->uncertain = mixed || cell->confidence < MATRIX_SURE || (best[stance] != NULL && weighed(best[stance]));
  for (size_t i = 0; i < cell->position_count; i++) {
    const struct matrix_position *position = &cell->position[i];
    cell->changed |= !position->counted && position->date != NULL && position->stance != NULL &&
                     stance_side(position->stance) != stance_side(cell->stance);
  }
}
