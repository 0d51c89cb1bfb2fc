/* search_match.c - the passages in which a question's words occur (see search_match.h). */
#include "search_match.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double k1 = 1.2, b = 0.75;
static const float context_weight = 1.0F / 3; /* what a title can also be found by */
enum { CONTEXT = 4 /* column of passage_fts */, LENGTH_CLASSES = 256 };

struct matching {
  struct postings *postings;
  const struct passages *passages;
  struct arena *arena;
  double damping[LENGTH_CLASSES]; /* k1 times what a passage's length makes of it */
  struct error *error;
};

/* ---- one wording, one unit ---- */

static struct occurrences token_places(struct matching *matching, const struct wording *wording, size_t i) {
  return postings_of(matching->postings, wording->token[i], strlen(wording->token[i]),
                     wording->beginning && i + 1 == wording->count, matching->error);
}

static struct occurrences side_by_side(struct matching *matching, const struct wording *wording) {
  struct occurrences all = token_places(matching, wording, 0);
  for (size_t i = 1; i < wording->count && all.count > 0; i++)
    all = occurrences_followed(all, token_places(matching, wording, i), (unsigned)i, matching->arena);
  return all;
}

static struct occurrences anywhere(struct matching *matching, const struct wording *wording) {
  struct occurrences all = token_places(matching, wording, 0);
  for (size_t i = 1; i < wording->count && all.count > 0; i++) {
    struct occurrences next = token_places(matching, wording, i);
    struct occurrences kept = occurrences_within(all, next, matching->arena);
    all = occurrences_union(kept, occurrences_within(next, kept, matching->arena), matching->arena);
  }
  return all;
}

/* A match for each passage; its score is the weighted number of occurrences. */
static struct matches counted(const struct occurrences *all, float weight, struct arena *arena) {
  size_t passages = 0;
  for (size_t i = 0; i < all->count; i++)
    passages += i == 0 || occurrence_key(all->at[i]) != occurrence_key(all->at[i - 1]);
  struct matches matches = {.at = arena_room(arena, passages, sizeof *matches.at)};
  for (size_t i = 0; i < all->count; i++) {
    uint32_t key = occurrence_key(all->at[i]);
    if (i == 0 || occurrence_key(all->at[i - 1]) != key)
      matches.at[matches.count++] = (struct match){.key = key};
    matches.at[matches.count - 1].score += occurrence_column(all->at[i]) == CONTEXT ? weight * context_weight : weight;
  }
  return matches;
}

static struct matches either(struct matches one, struct matches other, struct arena *arena) {
  if (one.count == 0 || other.count == 0)
    return one.count == 0 ? other : one;
  struct matches all = {.at = arena_room(arena, one.count + other.count, sizeof *all.at)};
  for (size_t i = 0, j = 0; i < one.count || j < other.count;) {
    bool left = j == other.count || (i < one.count && one.at[i].key <= other.at[j].key);
    bool right = i == one.count || (j < other.count && other.at[j].key <= one.at[i].key);
    struct match *match = &all.at[all.count++];
    match->key = left ? one.at[i].key : other.at[j].key;
    match->score = (left ? one.at[i].score : 0) + (right ? other.at[j].score : 0);
    i += left;
    j += right;
  }
  return all;
}

static struct matches unit_matches(struct matching *matching, const struct unit *unit) {
  struct matches all = {0};
  for (size_t i = 0; i < unit->count && matching->error->kind == ERROR_NONE; i++) {
    const struct wording *wording = &unit->wording[i];
    struct occurrences places = wording->together ? side_by_side(matching, wording) : anywhere(matching, wording);
    all = either(all, counted(&places, wording->weight, matching->arena), matching->arena);
  }
  return all;
}

/* ---- all units ---- */

static void set_damping(struct matching *matching) {
  for (unsigned i = 0; i < LENGTH_CLASSES; i++)
    matching->damping[i] = k1 * (1 - b + b * passage_length(i) / matching->passages->mean);
}

/* Turns numbers of occurrences into the share that a unit has in BM25; passages of no document fall out. */
static void weigh(struct matching *matching, struct matches *unit) {
  const struct passages *passages = matching->passages;
  double idf = log(1 + ((double)passages->passages - (double)unit->count + 0.5) / ((double)unit->count + 0.5));
  size_t at = 0, kept = 0;
  if (!(idf > 0.01)) /* a word that stands everywhere */
    idf = 0.01;
  for (size_t i = 0; i < unit->count; i++) {
    const struct document_row *document = passages_document(passages, unit->at[i].key, &at);
    if (document == NULL)
      continue;
    unsigned class = passages->length[document->slot + (unit->at[i].key - document->first)];
    double often = (double)unit->at[i].score;
    unit->at[kept].key = unit->at[i].key;
    unit->at[kept++].score = (float)(idf * often * (k1 + 1) / (often + matching->damping[class]));
  }
  unit->count = kept;
}

static void both(struct matches *all, const struct matches *unit) {
  size_t kept = 0;
  for (size_t i = 0, j = 0; i < all->count && j < unit->count;) {
    uint32_t left = all->at[i].key, right = unit->at[j].key;
    if (left == right)
      all->at[kept++] = (struct match){left, all->at[i].score + unit->at[j].score};
    i += left <= right;
    j += right <= left;
  }
  all->count = kept;
}

static void without(struct matches *all, const struct matches *unit) {
  size_t kept = 0;
  for (size_t i = 0, j = 0; i < all->count; i++) {
    while (j < unit->count && unit->at[j].key < all->at[i].key)
      j++;
    if (j == unit->count || unit->at[j].key != all->at[i].key)
      all->at[kept++] = all->at[i];
  }
  all->count = kept;
}

static struct matches all_passages(const struct passages *passages, struct arena *arena) {
  struct matches all = {.at = arena_room(arena, passages->slots, sizeof *all.at)};
  for (size_t i = 0; i < passages->count; i++)
    for (uint32_t j = 0; j < passages->document[i].count; j++)
      if (passages->kind[passages->document[i].slot + j] != PASSAGE_NONE)
        all.at[all.count++] = (struct match){passages->document[i].first + j, 1};
  return all;
}

struct matches matches_of(const struct units *units, struct postings *postings, const struct passages *passages,
                          struct arena *arena, struct error *error) {
  struct matching matching = {.postings = postings, .passages = passages, .arena = arena, .error = error};
  struct matches all = {0};
  bool any = false;
  set_damping(&matching);
  for (size_t i = 0; i < units->count; i++) {
    if (units->unit[i].excluded || (any && all.count == 0))
      continue;
    struct matches unit = unit_matches(&matching, &units->unit[i]);
    weigh(&matching, &unit);
    if (any)
      both(&all, &unit);
    else
      all = unit;
    any = true;
  }
  if (!any)
    all = all_passages(passages, arena);
  for (size_t i = 0; i < units->count && all.count > 0; i++) {
    if (!units->unit[i].excluded)
      continue;
    struct matches unit = unit_matches(&matching, &units->unit[i]);
    without(&all, &unit);
  }
  return all;
}
