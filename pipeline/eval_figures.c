/* eval_figures.c - what the judgements and verdicts of all cases add up to. */
#include "eval.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const stances[] = {"support", "qualified-support", "partial", "met", "neutral", "oppose"};
static const char *const outcomes[] = {"granted",   "partly-granted", "rejected",  "answered", "forwarded",
                                       "referred",  "remitted",       "tabled",    "approved", "noted",
                                       "withdrawn", "struck",         "appointed", "declined", "assigned"};

/* --------------------------------------------- counts and classes ------------------------------------------- */

double counts_precision(struct counts counts) {
  size_t found = counts.right + counts.extra;
  return found ? (double)counts.right / (double)found : 1;
}

double counts_recall(struct counts counts) {
  size_t wanted = counts.right + counts.missing;
  return wanted ? (double)counts.right / (double)wanted : 1;
}

double counts_f1(struct counts counts) {
  size_t all = 2 * counts.right + counts.extra + counts.missing;
  return all ? 2 * (double)counts.right / (double)all : 1;
}

static bool counted(struct counts counts) { return counts.right + counts.extra + counts.missing > 0; }

struct counts class_counts(const struct classes *classes, size_t which) {
  struct counts counts = {.right = classes->cell[which][which]};
  for (size_t i = 0; i <= classes->count; i++)
    if (i != which) {
      counts.missing += classes->cell[which][i];
      counts.extra += classes->cell[i][which];
    }
  return counts;
}

double classes_macro_f1(const struct classes *classes) {
  double sum = 0;
  size_t seen = 0;
  for (size_t i = 0; i < classes->count; i++) {
    struct counts counts = class_counts(classes, i);
    if (!counted(counts))
      continue;
    sum += counts_f1(counts);
    seen++;
  }
  return seen ? sum / (double)seen : 1;
}

/* The class of VALUE, of which LENGTH bytes count; none if it is no token. */
static size_t class_of(const struct classes *classes, const char *value, size_t length) {
  size_t i = 0;
  while (i < classes->count && (strlen(classes->token[i]) != length || memcmp(classes->token[i], value, length) != 0))
    i++;
  return i;
}

/* A right one is what was found, a missing one the first that was asserted; an extra one with a counterpart is counted
 * with that. */
static void count_class(struct classes *classes, const char *name, const struct judgement *judgement) {
  const char *list = judgement->wanted ? expected_value(judgement->wanted, name) : NULL;
  const char *value = judgement->found ? found_value(judgement->found, name) : "";
  size_t length = 0, found = class_of(classes, value, strlen(value)), wanted = classes->count;
  if (judgement->judged == JUDGED_RIGHT)
    wanted = found;
  else if (list && next_alternative(&list, &length))
    wanted = class_of(classes, expected_value(judgement->wanted, name), length);
  bool counted_there = judgement->judged == JUDGED_EXTRA && judgement->wanted;
  if (!counted_there && (wanted < classes->count || found < classes->count))
    classes->cell[wanted][found]++;
}

static void count_judgement(struct figures *figures, const struct judgement *judgement) {
  struct counts *counts = &figures->kind[judgement->kind];
  counts->right += judgement->judged == JUDGED_RIGHT;
  counts->extra += judgement->judged == JUDGED_EXTRA;
  counts->missing += judgement->judged == JUDGED_MISSING;
  if (judgement->kind == KIND_POSITION)
    count_class(&figures->stance, "stance", judgement);
  if (judgement->kind == KIND_DECISION)
    count_class(&figures->outcome, "outcome", judgement);
}

/* ---------------------------------------- roles, rules and confidence ---------------------------------------- */

static struct origin *origin_of(struct origins *origins, const char *name, const char *kind, struct arena *arena) {
  for (size_t i = 0; i < origins->count; i++)
    if (strcmp(origins->at[i].name, name) == 0 && strcmp(origins->at[i].kind, kind) == 0)
      return &origins->at[i];
  origins->at = arena_grow(arena, origins->at, origins->count, &origins->capacity, sizeof *origins->at);
  origins->at[origins->count] = (struct origin){.name = name, .kind = kind};
  return &origins->at[origins->count++];
}

static void count_origin(struct origins *origins, const char *name, const struct found *found, struct arena *arena) {
  struct origin *origin = origin_of(origins, name, found->name, arena);
  origin->hits++;
  origin->right += found->verdict == VERDICT_RIGHT;
  origin->wrong += found->verdict == VERDICT_WRONG;
}

/* A finding counts once for each rule that gave it a quote, and once for each role of section it has a quote in. */
static void count_places(struct figures *figures, const struct found *found, struct arena *arena) {
  for (size_t i = 0; i < found->place_count; i++) {
    const struct found_place *place = &found->place[i];
    bool new_role = true, new_rule = place->rule != NULL;
    for (size_t j = 0; j < i; j++) {
      new_role = new_role && strcmp(found->place[j].role, place->role) != 0;
      new_rule = new_rule && !(found->place[j].rule && strcmp(found->place[j].rule, place->rule) == 0);
    }
    if (new_role)
      count_origin(&figures->role, place->role, found, arena);
    if (new_rule)
      count_origin(&figures->rule, place->rule, found, arena);
  }
}

static void count_confidence(struct calibration *calibration, const struct found *found) {
  double confidence = strtod(found_value(found, "confidence"), NULL);
  size_t bin = (size_t)(confidence * CALIBRATION_BINS + 1e-9);
  if (found->verdict == VERDICT_NONE)
    return;
  if (bin >= CALIBRATION_BINS)
    bin = CALIBRATION_BINS - 1;
  calibration->bin[bin].count++;
  calibration->bin[bin].right += found->verdict == VERDICT_RIGHT;
  calibration->bin[bin].confidence += confidence;
  calibration->count++;
}

double calibration_error(const struct calibration *calibration) {
  double sum = 0;
  for (size_t i = 0; i < CALIBRATION_BINS; i++)
    sum += fabs((double)calibration->bin[i].right - calibration->bin[i].confidence);
  return calibration->count ? sum / (double)calibration->count : 0;
}

static void count_found(struct figures *figures, const struct found *found, struct arena *arena) {
  static const char findings[] = "proposal|position|answer|decision|vote|dissent";
  if (!among(findings, found->name))
    return;
  count_places(figures, found, arena);
  if (strcmp(found->name, "decision") == 0)
    count_confidence(&figures->decision, found);
  if (strcmp(found->name, "position") != 0)
    return;
  count_confidence(&figures->position, found);
  figures->positions += among("administration|committee|board", found_value(found, "layer"));
  figures->movers_words += found->movers_words;
}

/* The most wrong first, then the most hits, then by name. */
static int by_wrong(const void *a, const void *b) {
  const struct origin *one = a, *other = b;
  if (one->wrong != other->wrong)
    return one->wrong < other->wrong ? 1 : -1;
  if (one->hits != other->hits)
    return one->hits < other->hits ? 1 : -1;
  int order = strcmp(one->name, other->name);
  return order ? order : strcmp(one->kind, other->kind);
}

/* Findings of one kind together, the most hits first. */
static int by_kind(const void *a, const void *b) {
  const struct origin *one = a, *other = b;
  int order = strcmp(one->kind, other->kind);
  if (order)
    return order;
  if (one->hits != other->hits)
    return one->hits < other->hits ? 1 : -1;
  return strcmp(one->name, other->name);
}

static void sort_origins(struct origins *origins, int (*order)(const void *, const void *)) {
  if (origins->count)
    qsort(origins->at, origins->count, sizeof *origins->at, order);
}

/* ---------------------------------------------- figures by name ---------------------------------------------- */

static void add_figure(struct figures *figures, const char *name, double value, bool measured, struct arena *arena) {
  figures->figure =
      arena_grow(arena, figures->figure, figures->figure_count, &figures->figure_capacity, sizeof *figures->figure);
  figures->figure[figures->figure_count++] = (struct figure){name, value, measured};
}

static void name_classes(struct figures *figures, const char *name, const struct classes *classes,
                         struct arena *arena) {
  bool any = false;
  for (size_t i = 0; i < classes->count; i++) {
    struct counts counts = class_counts(classes, i);
    add_figure(figures, arena_printf(arena, "%s.%s", name, classes->token[i]), counts_f1(counts), counted(counts),
               arena);
    any = any || counted(counts);
  }
  add_figure(figures, name, classes_macro_f1(classes), any, arena);
}

static void name_figures(struct figures *figures, struct arena *arena) {
  for (enum eval_kind kind = 0; kind < EVAL_KINDS; kind++) {
    struct counts counts = figures->kind[kind];
    const char *name = eval_kind_token(kind);
    add_figure(figures, name, counts_f1(counts), counted(counts), arena);
    add_figure(figures, arena_printf(arena, "%s.precision", name), counts_precision(counts), counted(counts), arena);
    add_figure(figures, arena_printf(arena, "%s.recall", name), counts_recall(counts), counted(counts), arena);
  }
  name_classes(figures, "stance", &figures->stance, arena);
  name_classes(figures, "outcome", &figures->outcome, arena);
  add_figure(figures, "position.calibration", 1 - calibration_error(&figures->position), figures->position.count > 0,
             arena);
  add_figure(figures, "decision.calibration", 1 - calibration_error(&figures->decision), figures->decision.count > 0,
             arena);
  double share = figures->positions ? (double)figures->movers_words / (double)figures->positions : 0;
  add_figure(figures, "position.own-words", 1 - share, figures->positions > 0, arena);
}

struct figures *figures_of(const struct evaluation *evaluation) {
  struct figures *figures = arena_alloc(evaluation->arena, sizeof *figures);
  figures->stance.token = stances;
  figures->stance.count = sizeof stances / sizeof *stances;
  figures->outcome.token = outcomes;
  figures->outcome.count = sizeof outcomes / sizeof *outcomes;
  for (size_t i = 0; i < evaluation->case_count; i++) {
    const struct eval_case *one = &evaluation->cases[i];
    for (size_t j = 0; j < one->judgement_count; j++)
      count_judgement(figures, &one->judgement[j]);
    for (size_t j = 0; j < one->found_count; j++)
      count_found(figures, &one->found[j], evaluation->arena);
  }
  sort_origins(&figures->role, by_kind);
  sort_origins(&figures->rule, by_wrong);
  name_figures(figures, evaluation->arena);
  return figures;
}
