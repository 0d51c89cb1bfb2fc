/* history.c - what a body and its predecessors have said over time (see compare.h).
 *
 * An entry has turned if the latest earlier entry of the same layer on a proposal in other words (LIKENESS_SAME)
 * pointed the other way.  Of renderings of one work the first entry stays.
 */
#include "body_past.h"
#include "compare_parts.h"
#include "likeness.h"
#include "search.h"

#include <stdlib.h>
#include <string.h>

struct gathering {
  struct index *index;
  struct db *db;
  struct arena *arena;
  struct error *error;
  const struct past_body *past;
  size_t past_count;
  const struct search_passage *passage; /* of the words; NULL = all is wanted */
  size_t passage_count;
  bool choosing;
  struct history_entry *entry;
  int64_t *work;
  size_t count, capacity, work_capacity;
};

/* ---- which papers ---- */

static bool found(const struct gathering *gathering, const char *document, const char *finding, const char *proposal) {
  if (!gathering->choosing)
    return true;
  for (size_t i = 0; i < gathering->passage_count; i++) {
    const struct search_hit *hit = &gathering->passage[i].hit;
    if (strcmp(gathering->passage[i].document, document) != 0)
      continue;
    if (strcmp(hit->kind, "title") == 0 || token_is(hit->id, finding) ||
        (proposal != NULL && token_is(hit->id, proposal)))
      return true;
  }
  return false;
}

static bool known(const struct gathering *gathering, const struct history_entry *entry, int64_t work) {
  for (size_t i = 0; i < gathering->count; i++) {
    const struct history_entry *other = &gathering->entry[i];
    bool same_proposal = entry->proposal == NULL || other->proposal == NULL
                             ? entry->proposal == other->proposal
                             : strcmp(entry->proposal, other->proposal) == 0;
    if (gathering->work[i] == work && same_proposal && strcmp(entry->layer, other->layer) == 0 &&
        strcmp(entry->quote, other->quote) == 0)
      return true;
  }
  return false;
}

static void take(struct gathering *gathering, const struct query *query) {
  struct arena *arena = gathering->arena;
  struct history_entry entry = {.document = row_text(query, 0, arena),
                                .finding = row_text(query, 1, arena),
                                .matter = row_text(query, 2, arena),
                                .title = row_text(query, 3, arena),
                                .proposal = row_text(query, 4, arena),
                                .body = row_text(query, 5, arena),
                                .layer = row_text(query, 6, arena),
                                .holder = row_text(query, 7, arena),
                                .stance = row_text(query, 8, arena),
                                .date = row_text(query, 9, arena),
                                .file = row_text(query, 10, arena),
                                .quote = row_text(query, 11, arena),
                                .n = row_text(query, 12, arena),
                                .page = (uint32_t)column_integer(query, 13),
                                .confidence = column_real(query, 14),
                                .earlier = SIZE_MAX};
  const char *rule = column_text(query, 15), *proposal = column_text(query, 16);
  int64_t work = column_integer(query, 17);
  const char *outcome = column_text(query, 18);
  if (entry.stance == NULL)
    entry.stance = stance_of_outcome(outcome);
  entry.uncertain = entry.confidence < MATRIX_SURE || (rule != NULL && strncmp(rule, "weigh.", 6) == 0);
  if (entry.stance == NULL || !found(gathering, entry.document, entry.finding, proposal) ||
      known(gathering, &entry, work))
    return;
  gathering->entry = arena_grow(arena, gathering->entry, gathering->count, &gathering->capacity, sizeof entry);
  gathering->work = arena_grow(arena, gathering->work, gathering->count, &gathering->work_capacity, sizeof work);
  gathering->work[gathering->count] = work;
  gathering->entry[gathering->count++] = entry;
}

static void gather_from(struct gathering *gathering, int64_t body) {
  struct query *query = db_query(gathering->db, "history_positions", gathering->error);
  query_integer(query, body);
  while (query_row(query, gathering->error))
    take(gathering, query);
}

/* All bodies of the index that are this one or one of its predecessors. */
static void gather(struct gathering *gathering, const char *municipality) {
  int64_t *bodies = NULL;
  size_t count = 0, capacity = 0;
  struct query *query = db_query(gathering->db, "history_bodies", gathering->error);
  query_text(query, municipality);
  while (query_row(query, gathering->error))
    if (body_in_past(gathering->past, gathering->past_count, column_text(query, 1), gathering->arena) <
        gathering->past_count) {
      bodies = arena_grow(gathering->arena, bodies, count, &capacity, sizeof *bodies);
      bodies[count++] = column_integer(query, 0);
    }
  for (size_t i = 0; i < count; i++)
    gather_from(gathering, bodies[i]);
}

/* ---- order and changes ---- */

static int text_order(const char *one, const char *other) {
  return one == NULL || other == NULL ? (one == NULL) - (other == NULL) : strcmp(one, other);
}

static int by_date(const void *a, const void *b) {
  const struct history_entry *one = a, *other = b;
  int order = text_order(one->date, other->date);
  order = order != 0 ? order : text_order(one->matter, other->matter);
  order = order != 0 ? order : strcmp(one->document, other->document);
  order = order != 0 ? order : text_order(other->proposal == NULL ? "" : NULL, one->proposal == NULL ? "" : NULL);
  return order != 0 ? order : strcmp(one->finding, other->finding);
}

static void look_back(struct gathering *gathering, struct likeness *likeness, size_t at) {
  struct history_entry *entry = &gathering->entry[at];
  const char *text = entry->proposal != NULL ? entry->proposal : entry->title;
  for (size_t i = at; text != NULL && i-- > 0;) {
    const struct history_entry *other = &gathering->entry[i];
    const char *theirs = other->proposal != NULL ? other->proposal : other->title;
    if ((entry->proposal == NULL) != (other->proposal == NULL) || theirs == NULL ||
        strcmp(entry->layer, other->layer) != 0 || strcmp(entry->document, other->document) == 0)
      continue;
    double alike = strcmp(text, theirs) == 0 ? 1 : likeness_of(likeness, text, theirs, gathering->arena, NULL, NULL);
    if (alike < LIKENESS_SAME || alike <= entry->alike)
      continue;
    entry->alike = alike;
    entry->earlier = i;
  }
  if (entry->earlier != SIZE_MAX)
    entry->turned = stance_side(entry->stance) * stance_side(gathering->entry[entry->earlier].stance) < 0;
}

size_t history_of(struct index *index, const struct gazetteer *gazetteer, const char *body, const char *municipality,
                  const char *words, struct arena *arena, struct history_entry **entries, struct error *error) {
  enum { DOCUMENTS = 5000 };
  struct past_body *past;
  struct search_passage *passages = NULL;
  struct gathering gathering = {.index = index, .db = index->db, .arena = arena, .error = error};
  *entries = NULL;
  gathering.past_count = body_past(gazetteer, municipality, body, arena, &past);
  gathering.past = past;
  gathering.choosing = words != NULL && *words != '\0';
  if (gathering.choosing) {
    gathering.passage_count = search_passages(index, gazetteer, words, DOCUMENTS, arena, &passages, error);
    gathering.passage = passages;
  }
  gather(&gathering, municipality);
  if (gathering.count > 1)
    qsort(gathering.entry, gathering.count, sizeof *gathering.entry, by_date);
  struct likeness *likeness = gathering.count == 0 ? NULL : likeness_new(gazetteer, index, error);
  for (size_t i = 0; likeness != NULL && i < gathering.count; i++)
    look_back(&gathering, likeness, i);
  likeness_free(likeness);
  *entries = gathering.entry;
  return error->kind == ERROR_NONE ? gathering.count : 0;
}
