/* search_rank.c - all matches as documents in order, with counts (see search_rank.h).
 *
 * Matches come in order of keys, so those of a document stand together.  Two passes: the first judges every passage and
 * finds the best rendering of each work, the second counts and keeps the best documents.
 */
#include "search_rank.h"

#include <stdlib.h>
#include <string.h>

enum { EACH = 3 /* hits of a document unless told */ };

float kind_weight(unsigned kind) {
  switch (kind) {
  case PASSAGE_TITLE:
    return 16;
  case PASSAGE_HEADING:
    return 4;
  case PASSAGE_PARAGRAPH:
    return 1;
  default:
    return 8;
  }
}

uint32_t rank_of(float score) {
  uint32_t bits;
  memcpy(&bits, &score, sizeof bits); /* of positive numbers the bits rise with the value */
  return bits >> 17;                  /* the exponent and 6 bits of the rest */
}

/* A passage that was judged. */
struct judged {
  uint32_t key;
  float score;
  unsigned failed; /* 0: a hit; 1u << field: would be one but for this field */
};

/* The judged passages of one document. */
struct run {
  const struct document_row *row;
  size_t first, count;
  uint32_t rank; /* of its best hit; 0: none is one */
};

struct work {
  const struct passages *passages;
  const struct narrowing *narrowing;
  const struct search_request *request;
  struct arena *arena;
  struct judged *judged;
  size_t judged_count;
  struct run *run;
  size_t run_count, run_capacity;
  uint32_t *best; /* by work: the run that stands for it, + 1 */
  uint16_t *seen; /* by block: what the findings in it failed, 1 << SEARCH_FIELDS for nothing */
  size_t blocks;
  struct ranking *ranking;
};

/* ---- judging ---- */

static bool counts(const struct work *work, unsigned failed) {
  return failed == 0 || ((failed & (failed - 1)) == 0 && (failed & work->request->facets) != 0);
}

/* The values of the passage at PLACE, looked for from *AT on. */
static size_t values_of(const struct document_row *row, uint32_t place, size_t *at) {
  while (*at < row->value_count && row->value[*at].passage < place)
    ++*at;
  size_t end = *at;
  while (end < row->value_count && row->value[end].passage == place)
    end++;
  return end - *at;
}

static void judge(struct work *work, const struct document_row *row, const struct match *match, size_t count) {
  unsigned all = narrowing_document(work->narrowing, row);
  if (!counts(work, all))
    return;
  size_t at = 0;
  for (size_t i = 0; i < count; i++) {
    uint32_t place = match[i].key - row->first;
    unsigned failed = all;
    if (work->narrowing->any) {
      size_t values = values_of(row, place, &at);
      failed |= narrowing_passage(work->narrowing, row, place, row->value + at, values);
    }
    if (counts(work, failed))
      work->judged[work->judged_count++] =
          (struct judged){match[i].key, match[i].score * kind_weight(work->passages->kind[row->slot + place]), failed};
  }
}

static uint16_t *block_of(const struct work *work, const struct document_row *row, const struct judged *judged) {
  uint32_t block = work->passages->block[row->slot + (judged->key - row->first)];
  return block < work->blocks ? &work->seen[block] : NULL;
}

static bool paragraph(const struct work *work, const struct document_row *row, const struct judged *judged) {
  return work->passages->kind[row->slot + (judged->key - row->first)] == PASSAGE_PARAGRAPH;
}

/* Leaves out paragraphs in which something better is found. */
static void leave_out(struct work *work, const struct document_row *row, size_t first) {
  const unsigned fine = 1u << SEARCH_FIELDS;
  size_t kept = first;
  for (size_t i = first; i < work->judged_count; i++) {
    const struct judged *judged = &work->judged[i];
    uint16_t *seen = block_of(work, row, judged);
    if (seen != NULL && !paragraph(work, row, judged))
      *seen = (uint16_t)(*seen | (judged->failed == 0 ? fine : judged->failed));
  }
  for (size_t i = first; i < work->judged_count; i++) {
    const struct judged *judged = &work->judged[i];
    const uint16_t *seen = block_of(work, row, judged);
    if (seen == NULL || !paragraph(work, row, judged) || !(*seen & (fine | judged->failed)))
      work->judged[kept++] = *judged;
  }
  work->judged_count = kept;
  for (size_t i = first; i < kept; i++) {
    uint16_t *seen = block_of(work, row, &work->judged[i]);
    if (seen != NULL)
      *seen = 0;
  }
}

/* ---- works ---- */

static bool better(const struct run *one, const struct run *other) {
  if (one->rank != other->rank)
    return one->rank > other->rank;
  if (one->row->day != other->row->day)
    return one->row->day > other->row->day;
  return one->row->id < other->row->id;
}

static void end_run(struct work *work, const struct document_row *row, size_t first) {
  leave_out(work, row, first);
  if (work->judged_count == first)
    return;
  work->run = arena_grow(work->arena, work->run, work->run_count, &work->run_capacity, sizeof *work->run);
  struct run *run = &work->run[work->run_count++];
  *run = (struct run){.row = row, .first = first, .count = work->judged_count - first};
  for (size_t i = first; i < work->judged_count; i++) {
    uint32_t own = work->judged[i].failed == 0 ? rank_of(work->judged[i].score) : 0;
    run->rank = own > run->rank ? own : run->rank;
  }
  uint32_t *best = &work->best[row->work];
  if (*best == 0 || better(run, &work->run[*best - 1]))
    *best = (uint32_t)work->run_count;
}

static void judge_all(struct work *work, const struct matches *matches) {
  size_t at = 0;
  for (size_t i = 0, next; i < matches->count; i = next) {
    const struct document_row *row = passages_document(work->passages, matches->at[i].key, &at);
    size_t first = work->judged_count;
    next = i + 1;
    if (row == NULL)
      continue;
    uint32_t end = row->first + row->count;
    while (next < matches->count && matches->at[next].key < end)
      next++;
    judge(work, row, matches->at + i, next - i);
    end_run(work, row, first);
  }
}

/* ---- counting ---- */

static void count_party(struct work *work, const struct document_row *row, const struct passage_value *value,
                        size_t count) {
  enum { PARTIES_MOST = 64 };
  uint32_t seen[PARTIES_MOST];
  size_t parties = 0;
  for (size_t i = 0; i < row->party_count + count && parties < PARTIES_MOST; i++) {
    const struct passage_value *own = i < row->party_count ? NULL : &value[i - row->party_count];
    if (own != NULL && own->of != VALUE_PARTY)
      continue;
    uint32_t group = party_group(work->narrowing, own == NULL ? row->party[i] : own->value);
    bool known = false;
    for (size_t j = 0; j < parties; j++)
      known |= seen[j] == group;
    if (known)
      continue;
    seen[parties++] = group;
    work->ranking->party[group]++;
  }
}

static bool asked(const struct work *work, enum search_field field, unsigned failed) {
  return (work->request->facets & 1u << field) != 0 && (failed & ~(1u << field)) == 0;
}

static void count_one(struct work *work, const struct document_row *row, const struct judged *judged, size_t *at) {
  struct ranking *ranking = work->ranking;
  unsigned failed = judged->failed;
  if (asked(work, SEARCH_MUNICIPALITY, failed) && row->municipality != NAME_NONE)
    ranking->municipality[row->municipality]++;
  if (asked(work, SEARCH_BODY, failed) && row->body != NAME_NONE)
    ranking->body[row->body]++;
  if (asked(work, SEARCH_YEAR, failed) && row->year > 0 && row->year < 10000)
    ranking->year[row->year]++;
  if (asked(work, SEARCH_TYPE, failed))
    ranking->type[row->type]++;
  size_t values = values_of(row, judged->key - row->first, at);
  for (size_t i = 0; i < values; i++) {
    const struct passage_value *value = &row->value[*at + i];
    if (value->of == VALUE_STANCE && asked(work, SEARCH_STANCE, failed))
      ranking->stance[value->value & 31]++;
    if (value->of == VALUE_OUTCOME && asked(work, SEARCH_OUTCOME, failed))
      ranking->outcome[value->value & 31]++;
  }
  if ((row->party_count > 0 || values > 0) && asked(work, SEARCH_PARTY, failed))
    count_party(work, row, row->value + *at, values);
}

/* Counts the hits of RUN. */
static uint64_t count_run(struct work *work, const struct run *run) {
  uint64_t hits = 0;
  size_t at = 0;
  for (size_t i = run->first; i < run->first + run->count; i++) {
    hits += work->judged[i].failed == 0;
    if (work->request->facets != 0)
      count_one(work, run->row, &work->judged[i], &at);
  }
  return hits;
}

/* ---- the best documents ---- */

/* A heap of runs, the worst on top. */
struct heap {
  const struct run **run;
  size_t count, most;
};

static void sink(struct heap *heap, size_t at) {
  for (size_t child; (child = 2 * at + 1) < heap->count; at = child) {
    if (child + 1 < heap->count && better(heap->run[child], heap->run[child + 1]))
      child++;
    if (better(heap->run[child], heap->run[at]))
      return;
    const struct run *kept = heap->run[at];
    heap->run[at] = heap->run[child];
    heap->run[child] = kept;
  }
}

static void offer(struct heap *heap, const struct run *run) {
  if (heap->most == 0 || (heap->count == heap->most && better(heap->run[0], run)))
    return;
  if (heap->count == heap->most) {
    heap->run[0] = run;
    sink(heap, 0);
    return;
  }
  size_t at = heap->count++;
  for (; at > 0 && better(heap->run[(at - 1) / 2], run); at = (at - 1) / 2)
    heap->run[at] = heap->run[(at - 1) / 2];
  heap->run[at] = run;
}

static int best_first(const void *left, const void *right) {
  const struct run *one = *(const struct run *const *)left, *other = *(const struct run *const *)right;
  return better(one, other) ? -1 : better(other, one);
}

static int best_hit(const void *left, const void *right) {
  const struct ranked_hit *one = left, *other = right;
  if (one->rank != other->rank)
    return one->rank > other->rank ? -1 : 1;
  return one->key < other->key ? -1 : one->key > other->key;
}

static struct ranked_document shown(const struct work *work, const struct run *run) {
  struct ranked_document document = {.row = run->row,
                                     .hit = arena_array(work->arena, run->count, sizeof *document.hit)};
  for (size_t i = run->first; i < run->first + run->count; i++) {
    const struct judged *judged = &work->judged[i];
    if (judged->failed == 0)
      document.hit[document.count++] = (struct ranked_hit){judged->key, rank_of(judged->score), judged->score};
  }
  if (document.count > 1)
    qsort(document.hit, document.count, sizeof *document.hit, best_hit);
  return document;
}

static void choose(struct work *work, struct heap *heap) {
  struct ranking *ranking = work->ranking;
  size_t offset = work->request->offset;
  for (size_t i = 0; i < work->run_count; i++) {
    const struct run *run = &work->run[i];
    if (work->best[run->row->work] != i + 1)
      continue;
    ranking->total += count_run(work, run);
    ranking->documents += run->rank > 0;
    if (run->rank > 0)
      offer(heap, run);
  }
  if (heap->count > 1)
    qsort(heap->run, heap->count, sizeof(const struct run *), best_first);
  if (offset >= heap->count)
    return;
  ranking->document = arena_array(work->arena, heap->count - offset, sizeof *ranking->document);
  for (size_t i = offset; i < heap->count; i++)
    ranking->document[ranking->count++] = shown(work, heap->run[i]);
}

struct ranking *rank(const struct matches *matches, const struct narrowing *narrowing,
                     const struct search_request *request, struct arena *arena) {
  const struct passages *passages = narrowing->passages;
  struct ranking *ranking = arena_alloc(arena, sizeof *ranking);
  struct work work = {.passages = passages,
                      .narrowing = narrowing,
                      .request = request,
                      .arena = arena,
                      .judged = arena_room(arena, matches->count, sizeof *work.judged),
                      .best = arena_array(arena, passages->works, sizeof *work.best),
                      .blocks = passages->blocks,
                      .ranking = ranking};
  work.seen = arena_array(arena, work.blocks, sizeof *work.seen);
  if (request->facets & 1u << SEARCH_MUNICIPALITY)
    ranking->municipality = arena_array(arena, passages->municipality.groups, sizeof *ranking->municipality);
  if (request->facets & 1u << SEARCH_BODY)
    ranking->body = arena_array(arena, passages->body.groups, sizeof *ranking->body);
  if (request->facets & 1u << SEARCH_PARTY)
    ranking->party = arena_array(arena, narrowing->parties.groups, sizeof *ranking->party);
  judge_all(&work, matches);
  struct heap heap = {.most =
                          request->limit > SIZE_MAX - request->offset ? SIZE_MAX : request->limit + request->offset};
  if (heap.most > passages->works)
    heap.most = passages->works;
  heap.run = arena_array(arena, heap.most, sizeof(const struct run *));
  choose(&work, &heap);
  return ranking;
}
