/* page_search.c - search as a page with facets, as a list, and as a feed.
 *
 *   /sok?q=skolsociala+team&kommun=0180&hallning=oppose&ar=2016..2024&sida=2
 *
 * Each field of a search (search.h) can be given in the query itself or by itself, also more than once; `fran` and
 * `till` are the ends of a span of years, for the form.
 */
#include "gazetteer.h"
#include "routes.h"
#include "search.h"

#include <stdlib.h>
#include <string.h>

enum { DOCUMENTS_A_PAGE = 10, DOCUMENTS_A_FILE = 200, HITS_A_FILE = 20, FEED_LOOKED_AT = 400, FEED_ENTRIES = 50 };

static const char *const parameter[SEARCH_FIELDS] = {
    [SEARCH_MUNICIPALITY] = "kommun", [SEARCH_BODY] = "organ", [SEARCH_PARTY] = "parti", [SEARCH_STANCE] = "hallning",
    [SEARCH_OUTCOME] = "beslut",      [SEARCH_YEAR] = "ar",    [SEARCH_TYPE] = "typ",    [SEARCH_KIND] = "slag",
    [SEARCH_MOTION] = "motion",       [SEARCH_CASE] = "dnr",
};

/* ---- the question ---- */

struct question {
  struct search_request request;
  struct search_filter filter[ADDRESS_FIELDS + 1];
  size_t page; /* from 1 */
};

static void add_filter(struct question *question, enum search_field field, const char *value) {
  question->filter[question->request.filter_count++] = (struct search_filter){.field = field, .value = value};
}

static void read_filters(const struct visit *visit, struct question *question) {
  const struct address *address = visit->address;
  for (size_t i = 0; i < address->fields; i++)
    for (int field = 0; field < SEARCH_FIELDS; field++)
      if (strcmp(address->field[i].name, parameter[field]) == 0)
        add_filter(question, (enum search_field)field, address->field[i].value);
  unsigned long from = address_number(address, "fran", 1800, 2200, 0),
                to = address_number(address, "till", 1800, 2200, 0);
  if (from > 0 && to > 0)
    add_filter(question, SEARCH_YEAR, arena_printf(visit->arena, "%lu..%lu", from, to));
  else if (from > 0)
    add_filter(question, SEARCH_YEAR, arena_printf(visit->arena, "%lu..", from));
  else if (to > 0)
    add_filter(question, SEARCH_YEAR, arena_printf(visit->arena, "..%lu", to));
}

static void read_question(const struct visit *visit, struct question *question) {
  *question = (struct question){0};
  struct search_request *request = &question->request;
  read_filters(visit, question);
  request->query = address_field(visit->address, "q");
  request->filter = question->filter;
  request->gazetteer = visit->resources->knowledge->gazetteer;
  request->limit = visit_wants_list(visit) ? DOCUMENTS_A_FILE : DOCUMENTS_A_PAGE;
  request->each = visit_wants_list(visit) ? HITS_A_FILE : 0;
  request->facets = visit->form == FORM_HTML || visit->form == FORM_XML ? (1u << SEARCH_FACETS) - 1 : 0;
  request->values = 12;
  if (visit->form == FORM_ATOM) {
    request->limit = FEED_LOOKED_AT;
    request->each = 1;
  }
  question->page = visit->form == FORM_ATOM ? 1 : address_number(visit->address, "sida", 1, 100000, 1);
  request->offset = (question->page - 1) * request->limit;
}

/* ---- the answer as XML ---- */

/* Where HIT stands: the finding in its document, or the block. */
static const char *place_of(struct arena *arena, const struct search_document *document, const struct search_hit *hit) {
  static const char *const findings[] = {"proposal", "position", "decision", "answer", "vote", "dissent"};
  for (size_t i = 0; i < sizeof findings / sizeof *findings; i++)
    if (strcmp(hit->kind, findings[i]) == 0 && hit->id != NULL)
      return arena_printf(arena, "/dokument/%s?fynd=%s#fynd", document->id, address_escape(arena, hit->id));
  if (hit->page > 0 && hit->block != NULL)
    return arena_printf(arena, "/dokument/%s?sida=%u#%s", document->id, hit->page, address_escape(arena, hit->block));
  return arena_printf(arena, "/dokument/%s", document->id);
}

static void add_hit(struct result *result, struct arena *arena, const struct search_document *document,
                    const struct search_hit *hit) {
  result_open(result, "hit");
  result_attribute(result, "kind", hit->kind);
  result_attribute(result, "id", hit->id);
  result_attribute(result, "href", place_of(arena, document, hit));
  result_attribute(result, "says", hit->stance != NULL ? hit->stance : hit->outcome);
  result_attribute(result, "holder", hit->holder);
  result_attribute(result, "layer", hit->layer);
  result_attribute(result, "party", hit->party);
  result_attribute(result, "item", hit->item);
  if (hit->page > 0)
    result_number(result, "page", hit->page);
  if (hit->confidence >= 0)
    result_number(result, "sure", (long long)(hit->confidence * 100 + 0.5));
  result_open(result, "quote");
  result_marked(result, hit->marked != NULL ? hit->marked : hit->quote);
  result_close(result);
  result_element(result, "on", hit->proposal);
  result_close(result);
}

static void add_document(struct result *result, struct arena *arena, const struct search_document *document) {
  result_open(result, "document");
  result_attribute(result, "id", document->id);
  result_attribute(result, "type", document->type);
  result_attribute(result, "title", document->title != NULL ? document->title : document->file);
  result_attribute(result, "municipality", document->municipality);
  result_attribute(result, "issuer", document->issuer);
  result_attribute(result, "date", document->date);
  result_number(result, "hits", (long long)document->hit_total);
  result_number(result, "shown", (long long)document->hit_count);
  result_number(result, "renderings", (long long)document->rendering_count);
  for (size_t i = 0; i < document->hit_count; i++)
    add_hit(result, arena, document, &document->hit[i]);
  result_close(result);
}

static void add_facet(struct result *result, const struct visit *visit, const struct search_facet *facet) {
  const char *name = parameter[facet->field];
  result_open(result, "facet");
  result_attribute(result, "field", search_field_token(facet->field));
  result_attribute(result, "without",
                   address_field(visit->address, name) != NULL ? visit_address(visit, FORM_HTML, name, NULL) : NULL);
  for (size_t i = 0; i < facet->count; i++) {
    const struct search_value *value = &facet->value[i];
    result_open(result, "value");
    result_attribute(result, "value", value->value);
    result_attribute(result, "label", value->label);
    result_number(result, "count", (long long)value->count);
    result_attribute(result, "chosen", value->chosen ? "true" : NULL);
    result_attribute(result, "href", visit_address(visit, FORM_HTML, name, value->chosen ? NULL : value->value));
    result_close(result);
  }
  result_close(result);
}

/* The fields that are given by themselves, for the form to hand on. */
static void add_given(struct result *result, const struct visit *visit) {
  for (size_t i = 0; i < visit->address->fields; i++)
    for (int field = 0; field < SEARCH_FIELDS; field++)
      if (strcmp(visit->address->field[i].name, parameter[field]) == 0) {
        result_open(result, "given");
        result_attribute(result, "name", parameter[field]);
        result_attribute(result, "field", search_field_token((enum search_field)field));
        result_attribute(result, "value", visit->address->field[i].value);
        result_attribute(result, "without", visit_address(visit, FORM_HTML, parameter[field], NULL));
        result_close(result);
      }
}

static void add_counts(struct result *result, const struct visit *visit, const struct question *question,
                       const struct search_answer *answer) {
  size_t limit = question->request.limit;
  result_attribute(result, "words", question->request.query);
  result_number(result, "total", (long long)answer->total);
  result_number(result, "documents", (long long)answer->documents);
  result_number(result, "page", (long long)question->page);
  result_number(result, "pages", (long long)((answer->documents + limit - 1) / limit));
  result_attribute(result, "here", visit_address(visit, FORM_HTML, NULL, NULL));
  result_attribute(result, "feed", visit_address(visit, FORM_ATOM, NULL, NULL));
  result_attribute(result, "from-year", address_field(visit->address, "fran"));
  result_attribute(result, "to-year", address_field(visit->address, "till"));
}

static void add_hints(struct result *result, struct visit *visit, const struct search_answer *answer) {
  if (answer->fault != SEARCH_FINE)
    result_element(result, "fault", search_fault_text(answer, true, visit->arena));
  if (answer->instead == NULL)
    return;
  result_open(result, "instead");
  result_number(result, "total", (long long)answer->instead_total);
  result_attribute(result, "href", visit_address(visit, FORM_HTML, "q", answer->instead));
  result_text(result, answer->instead);
  result_close(result);
}

static int newest_first(const void *one, const void *other) {
  const struct search_document *a = one, *b = other;
  int order = strcmp(b->date != NULL ? b->date : "", a->date != NULL ? a->date : "");
  return order != 0 ? order : strcmp(a->id, b->id);
}

/* ---- the answer as a list ---- */

enum {
  HIT_DOCUMENT,
  HIT_TITLE,
  HIT_TYPE,
  HIT_MUNICIPALITY,
  HIT_ISSUER,
  HIT_DATE,
  HIT_KIND,
  HIT_ID,
  HIT_ITEM,
  HIT_STANCE,
  HIT_OUTCOME,
  HIT_LAYER,
  HIT_HOLDER,
  HIT_PROPOSAL,
  HIT_PAGE,
  HIT_QUOTE,
  HIT_CONFIDENCE,
  HIT_HREF,
  HIT_COLUMNS
};

static const struct column hit_columns[HIT_COLUMNS] = {
    [HIT_DOCUMENT] = {.key = "document"},
    [HIT_TITLE] = {.key = "title"},
    [HIT_TYPE] = {.key = "type"},
    [HIT_MUNICIPALITY] = {.key = "municipality"},
    [HIT_ISSUER] = {.key = "issuer"},
    [HIT_DATE] = {.key = "date"},
    [HIT_KIND] = {.key = "kind"},
    [HIT_ID] = {.key = "id"},
    [HIT_ITEM] = {.key = "item"},
    [HIT_STANCE] = {.key = "stance"},
    [HIT_OUTCOME] = {.key = "outcome"},
    [HIT_LAYER] = {.key = "layer"},
    [HIT_HOLDER] = {.key = "holder"},
    [HIT_PROPOSAL] = {.key = "proposal"},
    [HIT_PAGE] = {.key = "page", .number = true},
    [HIT_QUOTE] = {.key = "quote"},
    [HIT_CONFIDENCE] = {.key = "confidence", .number = true},
    [HIT_HREF] = {.key = "address"},
};

static void list_hits(struct visit *visit, const struct search_answer *answer) {
  struct visit_list list;
  visit_list_begin(visit, &list, hit_columns, HIT_COLUMNS);
  for (size_t d = 0; d < answer->count; d++)
    for (size_t h = 0; h < answer->document[d].hit_count; h++) {
      const struct search_document *document = &answer->document[d];
      const struct search_hit *hit = &document->hit[h];
      const char *values[HIT_COLUMNS] = {
          [HIT_DOCUMENT] = document->id,
          [HIT_TITLE] = document->title,
          [HIT_TYPE] = document->type,
          [HIT_MUNICIPALITY] = document->municipality,
          [HIT_ISSUER] = document->issuer,
          [HIT_DATE] = document->date,
          [HIT_KIND] = hit->kind,
          [HIT_ID] = hit->id,
          [HIT_ITEM] = hit->item,
          [HIT_STANCE] = hit->stance,
          [HIT_OUTCOME] = hit->outcome,
          [HIT_LAYER] = hit->layer,
          [HIT_HOLDER] = hit->holder,
          [HIT_PROPOSAL] = hit->proposal,
          [HIT_PAGE] = hit->page > 0 ? arena_printf(visit->arena, "%u", hit->page) : NULL,
          [HIT_QUOTE] = hit->quote,
          [HIT_CONFIDENCE] = hit->confidence >= 0 ? arena_printf(visit->arena, "%.2f", hit->confidence) : NULL,
          [HIT_HREF] = place_of(visit->arena, document, hit),
      };
      visit_list_row(&list, values);
    }
  visit_list_end(&list);
}

/* ---- the page ---- */

/* Nothing was asked: the form alone. */
static bool nothing_asked(const struct question *question) {
  return (question->request.query == NULL || *question->request.query == '\0') && question->request.filter_count == 0;
}

void page_search(struct visit *visit) {
  static const struct search_answer nothing = {.count = 0};
  struct question question;
  read_question(visit, &question);
  const struct search_answer *answer = &nothing;
  if (!nothing_asked(&question))
    answer = search(visit->index, &question.request, visit->arena, &visit->error);
  if (visit->error.kind != ERROR_NONE)
    return;
  if (answer->fault != SEARCH_FINE && visit->form != FORM_HTML) {
    error_set(&visit->error, ERROR_USAGE, "%s", search_fault_text(answer, true, visit->arena));
    return;
  }
  if (visit_wants_list(visit)) {
    list_hits(visit, answer);
    return;
  }
  size_t count = answer->count;
  if (visit->form == FORM_ATOM && count > 0) {
    qsort(answer->document, count, sizeof *answer->document, newest_first);
    count = count < FEED_ENTRIES ? count : FEED_ENTRIES;
  }
  struct result *result = visit_result(visit, "search-page");
  add_counts(result, visit, &question, answer);
  result_attribute(result, "asked", nothing_asked(&question) ? NULL : "true");
  result_forms(result, visit, 1u << FORM_JSON | 1u << FORM_CSV | 1u << FORM_ATOM | 1u << FORM_XML);
  add_hints(result, visit, answer);
  add_given(result, visit);
  for (size_t i = 0; i < answer->facet_count; i++)
    add_facet(result, visit, &answer->facet[i]);
  for (size_t i = 0; i < count; i++)
    add_document(result, visit->arena, &answer->document[i]);
}
