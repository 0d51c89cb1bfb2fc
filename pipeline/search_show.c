/* search_show.c - documents, quotes and facets of an answer (see search_show.h). */
#include "search_show.h"
#include "search_fields.h"

#include <stdlib.h>
#include <string.h>

struct showing {
  struct index *index;
  const struct units *units;
  const struct passages *passages;
  struct arena *arena;
  struct error *error;
};

static const char *copied(const struct query *query, int column, struct arena *arena) {
  const char *text = column_text(query, column);
  return text == NULL ? NULL : arena_strdup(arena, text);
}

/* ---- hits ---- */

enum hit_column {
  KIND,
  ID,
  QUOTE,
  PAGE,
  ITEM,
  ITEM_TITLE,
  ITEM_ID,
  STANCE,
  OUTCOME,
  LAYER,
  HOLDER,
  PARTY,
  CONFIDENCE,
  NO_FINDING,
  BLOCK
};

static struct search_hit read_hit(const struct query *query, struct arena *arena) {
  bool finding = column_integer(query, NO_FINDING) == 0;
  return (struct search_hit){
      .kind = copied(query, KIND, arena),
      .id = copied(query, ID, arena),
      .quote = copied(query, QUOTE, arena),
      .page = (uint32_t)column_integer(query, PAGE),
      .item = copied(query, ITEM, arena),
      .item_title = copied(query, ITEM_TITLE, arena),
      .item_id = copied(query, ITEM_ID, arena),
      .stance = copied(query, STANCE, arena),
      .outcome = copied(query, OUTCOME, arena),
      .layer = copied(query, LAYER, arena),
      .holder = copied(query, HOLDER, arena),
      .party = copied(query, PARTY, arena),
      .block = copied(query, BLOCK, arena),
      .confidence = finding && column_text(query, CONFIDENCE) != NULL ? column_real(query, CONFIDENCE) : -1,
  };
}

/* The proposals that a position or answer is on, one a line where the same words are on several. */
static void add_proposals(struct showing *showing, uint32_t key, struct search_hit *hit) {
  struct query *query = db_query(showing->index->db, "search_proposals", showing->error);
  query_integer(query, key);
  while (query_row(query, showing->error)) {
    const char *text = column_text(query, 0);
    hit->proposal = hit->proposal == NULL ? arena_strdup(showing->arena, text)
                                          : arena_printf(showing->arena, "%s\n%s", hit->proposal, text);
  }
}

static void show_hit(struct showing *showing, const struct document_row *row, const struct ranked_hit *ranked,
                     struct search_hit *hit) {
  uint16_t item = showing->passages->item[row->slot + (ranked->key - row->first)];
  struct query *query = db_query(showing->index->db, "search_hit", showing->error);
  query_integer(query, ranked->key);
  query_integer(query, item == UINT16_MAX ? -1 : row->first_item + item);
  if (!query_row(query, showing->error))
    return;
  *hit = read_hit(query, showing->arena);
  query_end(query);
  hit->score = (double)ranked->score;
  hit->marked = marked_text(hit->quote, showing->units, showing->index->tokenizer, showing->arena);
  if (strcmp(hit->kind, "position") == 0 || strcmp(hit->kind, "answer") == 0)
    add_proposals(showing, ranked->key, hit);
}

/* ---- documents ---- */

static void show_renderings(struct showing *showing, const struct document_row *row, struct search_document *document) {
  struct search_rendering *rendering = NULL;
  size_t capacity = 0;
  struct query *query = db_query(showing->index->db, "search_renderings", showing->error);
  query_integer(query, row->key);
  while (query_row(query, showing->error)) {
    rendering = arena_grow(showing->arena, rendering, document->rendering_count, &capacity, sizeof *rendering);
    rendering[document->rendering_count++] =
        (struct search_rendering){copied(query, 0, showing->arena), copied(query, 1, showing->arena)};
  }
  document->rendering = rendering;
}

static void show_document(struct showing *showing, const struct ranked_document *ranked, size_t each,
                          struct search_document *document) {
  struct arena *arena = showing->arena;
  struct query *query = db_query(showing->index->db, "search_document", showing->error);
  query_integer(query, ranked->row->key);
  if (!query_row(query, showing->error))
    return;
  const char **const texts[] = {
      &document->id,     &document->title,      &document->type,  &document->municipality, &document->municipality_code,
      &document->issuer, &document->issuer_ref, &document->layer, &document->date,         &document->file};
  for (int i = 0; i < (int)(sizeof texts / sizeof *texts); i++)
    *texts[i] = copied(query, i, arena);
  query_end(query);
  document->hit_total = ranked->count;
  document->score = ranked->count == 0 ? 0 : (double)ranked->hit[0].score;
  size_t count = ranked->count < each ? ranked->count : each;
  document->hit = arena_array(arena, count, sizeof *document->hit);
  for (size_t i = 0; i < count; i++)
    show_hit(showing, ranked->row, &ranked->hit[i], &document->hit[document->hit_count++]);
  show_renderings(showing, ranked->row, document);
}

void show_documents(struct search_answer *answer, const struct ranking *ranking, const struct units *units,
                    const struct passages *passages, struct index *index, size_t each, struct arena *arena,
                    struct error *error) {
  struct showing showing = {index, units, passages, arena, error};
  answer->total = ranking->total;
  answer->documents = ranking->documents;
  answer->document = arena_array(arena, ranking->count, sizeof *answer->document);
  for (size_t i = 0; i < ranking->count && error->kind == ERROR_NONE; i++)
    show_document(&showing, &ranking->document[i], each, &answer->document[answer->count++]);
}

/* ---- facets ---- */

struct filling {
  const struct search_request *request;
  struct arena *arena;
  struct search_value *value;
  size_t count, capacity;
};

static void add_value(struct filling *filling, const char *value, const char *label, uint64_t count, bool chosen) {
  if (count == 0 && !chosen)
    return;
  filling->value =
      arena_grow(filling->arena, filling->value, filling->count, &filling->capacity, sizeof *filling->value);
  filling->value[filling->count++] = (struct search_value){value, label, count, chosen};
}

static void add_named(struct filling *filling, const struct names *names, const uint64_t *count,
                      const struct chosen *chosen) {
  for (size_t i = 0; i < names->groups; i++)
    add_value(filling, names->value[i], names->value[i], count[i], chosen->wanted != NULL && chosen->wanted[i]);
}

static void add_tokens(struct filling *filling, enum search_field field, const uint64_t count[32], uint32_t chosen) {
  const char *const *list = field_token_list(field);
  for (size_t i = 0; i < 32 && list[i] != NULL; i++)
    add_value(filling, list[i], list[i], count[i], (chosen & 1u << i) != 0);
}

static void add_years(struct filling *filling, const struct ranking *ranking, const struct narrowing *narrowing) {
  for (int year = 9999; year > 0; year--) {
    bool chosen = false;
    for (size_t i = 0; i < narrowing->year_count && ranking->year[year] > 0; i++)
      chosen |= !narrowing->years[i].excluded && narrowing->years[i].from <= year && year <= narrowing->years[i].to;
    if (ranking->year[year] > 0)
      add_value(filling, arena_printf(filling->arena, "%d", year), arena_printf(filling->arena, "%d", year),
                ranking->year[year], chosen);
  }
}

static int most_first(const void *left, const void *right) {
  const struct search_value *one = left, *other = right;
  if (one->count != other->count)
    return one->count > other->count ? -1 : 1;
  return strcmp(one->value, other->value);
}

static void fill(struct filling *filling, enum search_field field, const struct ranking *ranking,
                 const struct narrowing *narrowing) {
  switch (field) {
  case SEARCH_MUNICIPALITY:
    add_named(filling, &narrowing->passages->municipality, ranking->municipality, &narrowing->municipality);
    break;
  case SEARCH_BODY:
    add_named(filling, &narrowing->passages->body, ranking->body, &narrowing->body);
    break;
  case SEARCH_PARTY:
    for (size_t i = 0; i < narrowing->parties.groups; i++)
      add_value(filling, narrowing->parties.name[i], narrowing->parties.name[i], ranking->party[i],
                narrowing->party.wanted != NULL && narrowing->party.wanted[i]);
    break;
  case SEARCH_STANCE:
    add_tokens(filling, field, ranking->stance, narrowing->token[field]);
    break;
  case SEARCH_OUTCOME:
    add_tokens(filling, field, ranking->outcome, narrowing->token[field]);
    break;
  case SEARCH_TYPE:
    add_tokens(filling, field, ranking->type, narrowing->token[field]);
    break;
  default:
    add_years(filling, ranking, narrowing);
    return; /* latest first */
  }
  if (filling->count > 1)
    qsort(filling->value, filling->count, sizeof *filling->value, most_first);
}

void show_facets(struct search_answer *answer, const struct ranking *ranking, const struct narrowing *narrowing,
                 const struct search_request *request, struct arena *arena) {
  answer->facet = arena_array(arena, SEARCH_FACETS, sizeof *answer->facet);
  for (enum search_field field = 0; field < SEARCH_KIND; field++) {
    struct filling filling = {.request = request, .arena = arena};
    if (!(request->facets & 1u << field))
      continue;
    fill(&filling, field, ranking, narrowing);
    size_t most = request->values == 0 ? 20 : request->values;
    answer->facet[answer->facet_count++] = (struct search_facet){
        .field = field,
        .value = filling.value,
        .count = filling.count < most ? filling.count : most,
        .total = filling.count,
    };
  }
}
