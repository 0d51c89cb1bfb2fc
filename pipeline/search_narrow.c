/* search_narrow.c - filters applied (see search_narrow.h); search_names.c knows which names are meant. */
#include "search_narrow.h"
#include "search_fields.h"
#include "search_names.h"

#include <stdlib.h>
#include <string.h>

struct making {
  struct narrowing *narrowing;
  struct index *index;
  const struct search_request *request;
  struct search_answer *answer;
  struct arena *arena;
  struct error *error;
};

static bool fault(struct making *making, enum search_fault what, const struct search_filter *filter,
                  const char *meant) {
  making->answer->fault = what;
  making->answer->fault_field = filter->field;
  making->answer->word = filter->value;
  making->answer->meant = meant;
  return false;
}

/* ---- making ---- */

static struct chosen *chosen_of(struct narrowing *narrowing, enum search_field field) {
  return field == SEARCH_MUNICIPALITY ? &narrowing->municipality
         : field == SEARCH_BODY       ? &narrowing->body
                                      : &narrowing->party;
}

static bool add_names(struct making *making, const struct search_filter *filter) {
  struct narrowing *narrowing = making->narrowing;
  const struct passages *passages = narrowing->passages;
  struct chosen *chosen = chosen_of(narrowing, filter->field);
  size_t groups = filter->field == SEARCH_MUNICIPALITY ? passages->municipality.groups
                  : filter->field == SEARCH_BODY       ? passages->body.groups
                                                       : narrowing->parties.groups;
  bool **set = filter->excluded ? &chosen->excluded : &chosen->wanted;
  if (*set == NULL)
    *set = arena_array(making->arena, groups + 1, sizeof **set);
  chosen->any_wanted |= !filter->excluded;
  const char *meant;
  struct naming naming = {.passages = passages,
                          .parties = &narrowing->parties,
                          .gazetteer = making->request->gazetteer,
                          .tokenizer = making->index->tokenizer,
                          .arena = making->arena};
  if (choose_names(&naming, filter->field, filter->value, *set, &meant))
    return true;
  return fault(making, SEARCH_UNKNOWN_VALUE, filter, meant);
}

static bool add_token(struct making *making, const struct search_filter *filter) {
  const char *meant;
  uint32_t bits = field_tokens(filter->field, filter->value, making->arena, &meant);
  if (bits == 0)
    return fault(making, SEARCH_UNKNOWN_VALUE, filter, meant);
  (filter->excluded ? making->narrowing->token_excluded : making->narrowing->token)[filter->field] |= bits;
  return true;
}

static bool add_years(struct making *making, const struct search_filter *filter) {
  struct narrowing *narrowing = making->narrowing;
  struct years years = {.excluded = filter->excluded};
  if (!field_years(filter->value, &years.from, &years.to))
    return fault(making, SEARCH_BAD_YEAR, filter, NULL);
  narrowing->years = arena_grow(making->arena, narrowing->years, narrowing->year_count, &narrowing->year_capacity,
                                sizeof *narrowing->years);
  narrowing->years[narrowing->year_count++] = years;
  return true;
}

/* NUMBER in lower case without spaces: "KFN 2021/7" is "kfn2021/7". */
static const char *squeezed(const char *number, struct arena *arena) {
  char *copy = arena_strdup(arena, number), *out = copy;
  for (const char *at = copy; *at != '\0'; at++)
    if (*at != ' ')
      *out++ = (char)(*at >= 'A' && *at <= 'Z' ? *at + 32 : *at);
  *out = '\0';
  return copy;
}

static bool add_numbered(struct making *making, const struct search_filter *filter) {
  struct narrowing *narrowing = making->narrowing;
  const char *number = squeezed(filter->value, making->arena);
  struct query *query =
      db_query(making->index->db, filter->field == SEARCH_MOTION ? "search_motion" : "search_case", making->error);
  query_text(query, number);
  while (query_row(query, making->error)) {
    narrowing->numbered = arena_grow(making->arena, narrowing->numbered, narrowing->numbered_count,
                                     &narrowing->numbered_capacity, sizeof *narrowing->numbered);
    narrowing->numbered[narrowing->numbered_count++] =
        (struct numbered){column_integer(query, 0), column_integer(query, 1), filter->field, filter->excluded};
  }
  return true;
}

static bool add_filter(struct making *making, const struct search_filter *filter) {
  making->narrowing->any = true;
  making->narrowing->wanted[filter->field] |= !filter->excluded;
  switch (filter->field) {
  case SEARCH_MUNICIPALITY:
  case SEARCH_BODY:
  case SEARCH_PARTY:
    return add_names(making, filter);
  case SEARCH_YEAR:
    return add_years(making, filter);
  case SEARCH_MOTION:
  case SEARCH_CASE:
    return add_numbered(making, filter);
  default:
    return add_token(making, filter);
  }
}

static int compare_numbered(const void *left, const void *right) {
  const struct numbered *one = left, *other = right;
  if (one->document != other->document)
    return one->document < other->document ? -1 : 1;
  return one->item < other->item ? -1 : one->item > other->item;
}

bool narrowing_make(struct narrowing *narrowing, struct index *index, const struct passages *passages,
                    const struct search_request *request, struct search_answer *answer, struct arena *arena,
                    struct error *error) {
  struct making making = {narrowing, index, request, answer, arena, error};
  *narrowing = (struct narrowing){.passages = passages};
  narrowing->parties = parties_of(passages, request->gazetteer, arena);
  for (size_t i = 0; i < answer->filter_count; i++)
    if (!add_filter(&making, &answer->filter[i]))
      return false;
  if (narrowing->numbered_count > 1)
    qsort(narrowing->numbered, narrowing->numbered_count, sizeof *narrowing->numbered, compare_numbered);
  return error->kind == ERROR_NONE;
}

/* ---- applying ---- */

static unsigned fails_name(const struct chosen *chosen, uint32_t group, enum search_field field) {
  if (chosen->excluded != NULL && group != NAME_NONE && chosen->excluded[group])
    return FAILS_ENTIRELY;
  return chosen->any_wanted && (group == NAME_NONE || !chosen->wanted[group]) ? 1u << field : 0;
}

static unsigned fails_tokens(const struct narrowing *narrowing, uint32_t bits, enum search_field field) {
  if (bits & narrowing->token_excluded[field])
    return FAILS_ENTIRELY;
  return narrowing->wanted[field] && !(bits & narrowing->token[field]) ? 1u << field : 0;
}

static unsigned fails_years(const struct narrowing *narrowing, int year) {
  bool in = !narrowing->wanted[SEARCH_YEAR];
  for (size_t i = 0; i < narrowing->year_count; i++) {
    const struct years *years = &narrowing->years[i];
    if (year == 0 || year < years->from || year > years->to)
      continue;
    if (years->excluded)
      return FAILS_ENTIRELY;
    in = true;
  }
  return in ? 0 : 1u << SEARCH_YEAR;
}

unsigned narrowing_document(const struct narrowing *narrowing, const struct document_row *document) {
  if (!narrowing->any)
    return 0;
  return fails_name(&narrowing->municipality, document->municipality, SEARCH_MUNICIPALITY) |
         fails_name(&narrowing->body, document->body, SEARCH_BODY) | fails_years(narrowing, document->year) |
         fails_tokens(narrowing, 1u << document->type, SEARCH_TYPE);
}

static unsigned fails_party(const struct narrowing *narrowing, const struct document_row *document,
                            const struct passage_value *value, size_t count) {
  const struct chosen *chosen = &narrowing->party;
  bool wanted = !chosen->any_wanted, excluded = false;
  if (chosen->wanted == NULL && chosen->excluded == NULL)
    return 0;
  for (size_t i = 0; i < document->party_count + count; i++) {
    const struct passage_value *own = i < document->party_count ? NULL : &value[i - document->party_count];
    if (own != NULL && own->of != VALUE_PARTY)
      continue;
    uint32_t group = party_group(narrowing, own == NULL ? document->party[i] : own->value);
    wanted |= chosen->wanted != NULL && chosen->wanted[group];
    excluded |= chosen->excluded != NULL && chosen->excluded[group];
  }
  return excluded ? FAILS_ENTIRELY : wanted ? 0 : 1u << SEARCH_PARTY;
}

static unsigned fails_numbers(const struct narrowing *narrowing, const struct document_row *document, uint16_t item) {
  unsigned has = 0;
  size_t low = 0, high = narrowing->numbered_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (narrowing->numbered[middle].document < document->key)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < narrowing->numbered_count && narrowing->numbered[low].document == document->key; low++) {
    const struct numbered *numbered = &narrowing->numbered[low];
    if (numbered->item != 0 && (item == UINT16_MAX || numbered->item - document->first_item != item))
      continue;
    if (numbered->excluded)
      return FAILS_ENTIRELY;
    has |= 1u << numbered->field;
  }
  unsigned wanted = (narrowing->wanted[SEARCH_MOTION] ? 1u << SEARCH_MOTION : 0) |
                    (narrowing->wanted[SEARCH_CASE] ? 1u << SEARCH_CASE : 0);
  return wanted & ~has;
}

unsigned narrowing_passage(const struct narrowing *narrowing, const struct document_row *document, uint32_t place,
                           const struct passage_value *value, size_t count) {
  if (!narrowing->any)
    return 0;
  const struct passages *passages = narrowing->passages;
  uint32_t stances = 0, outcomes = 0;
  for (size_t i = 0; i < count; i++)
    if (value[i].of == VALUE_STANCE)
      stances |= 1u << (value[i].value & 31);
    else if (value[i].of == VALUE_OUTCOME)
      outcomes |= 1u << (value[i].value & 31);
  return fails_tokens(narrowing, stances, SEARCH_STANCE) | fails_tokens(narrowing, outcomes, SEARCH_OUTCOME) |
         fails_tokens(narrowing, 1u << passages->kind[document->slot + place], SEARCH_KIND) |
         fails_party(narrowing, document, value, count) |
         fails_numbers(narrowing, document, passages->item[document->slot + place]);
}
