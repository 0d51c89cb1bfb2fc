/* search_result.c - an answer as result XML (see search.h); the elements are told in schemas/result.md. */
#include "result.h"
#include "search.h"

#include <string.h>

static const char *const field_tokens[SEARCH_FIELDS] = {
    [SEARCH_MUNICIPALITY] = "municipality",
    [SEARCH_BODY] = "body",
    [SEARCH_PARTY] = "party",
    [SEARCH_STANCE] = "stance",
    [SEARCH_OUTCOME] = "outcome",
    [SEARCH_YEAR] = "year",
    [SEARCH_TYPE] = "type",
    [SEARCH_KIND] = "kind",
    [SEARCH_MOTION] = "motion",
    [SEARCH_CASE] = "case",
};

const char *search_field_token(enum search_field field) { return field_tokens[field]; }

static const char *const fault_tokens[] = {
    [SEARCH_FINE] = NULL,
    [SEARCH_NOTHING] = "nothing",
    [SEARCH_ONLY_EXCLUDED] = "only-excluded",
    [SEARCH_QUOTE_OPEN] = "quote-open",
    [SEARCH_LONE_STAR] = "lone-star",
    [SEARCH_STAR_INSIDE] = "star-inside",
    [SEARCH_STAR_SHORT] = "star-short",
    [SEARCH_OR_SIDES] = "or-sides",
    [SEARCH_OR_FIELDS] = "or-fields",
    [SEARCH_OPERATOR_LAST] = "operator-last",
    [SEARCH_TOO_MANY] = "too-many",
    [SEARCH_TOO_LONG] = "too-long",
    [SEARCH_UNKNOWN_FIELD] = "unknown-field",
    [SEARCH_EMPTY_FIELD] = "empty-field",
    [SEARCH_UNKNOWN_VALUE] = "unknown-value",
    [SEARCH_BAD_YEAR] = "bad-year",
};

static void tell_fault(struct result *result, const struct search_answer *answer, struct arena *arena) {
  if (answer->fault == SEARCH_FINE)
    return;
  result_open(result, "fault");
  result_attribute(result, "code", fault_tokens[answer->fault]);
  if (answer->fault == SEARCH_UNKNOWN_VALUE || answer->fault == SEARCH_BAD_YEAR)
    result_attribute(result, "field", field_tokens[answer->fault_field]);
  result_attribute(result, "word", answer->word);
  result_attribute(result, "meant", answer->meant);
  result_text(result, search_fault_text(answer, true, arena));
  result_close(result);
}

static void tell_filters(struct result *result, const struct search_answer *answer) {
  for (size_t i = 0; i < answer->filter_count; i++) {
    const struct search_filter *filter = &answer->filter[i];
    result_open(result, "filter");
    result_attribute(result, "field", field_tokens[filter->field]);
    result_attribute(result, "name", search_field_name(filter->field, true));
    result_attribute(result, "excluded", filter->excluded ? "true" : NULL);
    result_text(result, filter->value);
    result_close(result);
  }
}

static void tell_facet(struct result *result, const struct search_facet *facet, const struct search_request *request,
                       struct arena *arena) {
  result_open(result, "facet");
  result_attribute(result, "field", field_tokens[facet->field]);
  result_attribute(result, "name", search_field_name(facet->field, true));
  result_number(result, "values", (long long)facet->total);
  for (size_t i = 0; i < facet->count; i++) {
    const struct search_value *value = &facet->value[i];
    result_open(result, "value");
    result_attribute(result, "value", value->value);
    result_attribute(result, "label", value->label);
    result_number(result, "count", (long long)value->count);
    result_attribute(result, "chosen", value->chosen ? "true" : NULL);
    result_attribute(result, "query", search_narrowed(request->query, facet->field, value->value, arena));
    result_close(result);
  }
  result_close(result);
}

static void tell_hit(struct result *result, const struct search_hit *hit, struct arena *arena) {
  result_open(result, "hit");
  result_attribute(result, "kind", hit->kind);
  result_attribute(result, "id", hit->id);
  result_attribute(result, "block", hit->block);
  if (hit->page > 0)
    result_number(result, "page", hit->page);
  result_attribute(result, "item", hit->item_id);
  result_attribute(result, "n", hit->item);
  result_attribute(result, "item-title", hit->item_title);
  result_attribute(result, "stance", hit->stance);
  result_attribute(result, "outcome", hit->outcome);
  result_attribute(result, "layer", hit->layer);
  result_attribute(result, "holder", hit->holder);
  result_attribute(result, "party", hit->party);
  if (hit->confidence >= 0)
    result_attribute(result, "confidence", arena_printf(arena, "%.2f", hit->confidence));
  result_attribute(result, "score", arena_printf(arena, "%.4g", hit->score));
  result_open(result, "quote");
  result_marked(result, hit->marked);
  result_close(result);
  result_element(result, "proposal", hit->proposal);
  result_close(result);
}

static void tell_document(struct result *result, const struct search_document *document, struct arena *arena) {
  result_open(result, "document");
  result_attribute(result, "id", document->id);
  result_attribute(result, "type", document->type);
  result_attribute(result, "title", document->title);
  result_attribute(result, "municipality", document->municipality);
  result_attribute(result, "municipality-code", document->municipality_code);
  result_attribute(result, "issuer", document->issuer);
  result_attribute(result, "issuer-ref", document->issuer_ref);
  result_attribute(result, "layer", document->layer);
  result_attribute(result, "date", document->date);
  result_attribute(result, "file", document->file);
  result_number(result, "hits", (long long)document->hit_total);
  for (size_t i = 0; i < document->hit_count; i++)
    tell_hit(result, &document->hit[i], arena);
  for (size_t i = 0; i < document->rendering_count; i++) {
    result_open(result, "rendering");
    result_attribute(result, "id", document->rendering[i].id);
    result_attribute(result, "file", document->rendering[i].file);
    result_close(result);
  }
  result_close(result);
}

const char *search_result(const struct search_answer *answer, const struct search_request *request, struct arena *arena,
                          size_t *length) {
  struct result *result = result_begin(arena, "search");
  result_attribute(result, "query", answer->query);
  result_number(result, "total", (long long)answer->total);
  result_number(result, "documents", (long long)answer->documents);
  result_attribute(result, "exact", answer->at_least ? "false" : "true");
  result_number(result, "offset", (long long)request->offset);
  result_number(result, "limit", (long long)request->limit);
  tell_fault(result, answer, arena);
  if (answer->instead != NULL) {
    result_open(result, "instead");
    result_number(result, "total", (long long)answer->instead_total);
    result_text(result, answer->instead);
    result_close(result);
  }
  tell_filters(result, answer);
  for (size_t i = 0; i < answer->facet_count; i++)
    tell_facet(result, &answer->facet[i], request, arena);
  for (size_t i = 0; i < answer->count; i++)
    tell_document(result, &answer->document[i], arena);
  return result_end(result, length);
}

const char *search_narrowed(const char *query, enum search_field field, const char *value, struct arena *arena) {
  const char *space = query == NULL || *query == '\0' ? "" : " ";
  const char *quote = strpbrk(value, " ,\"") != NULL ? "\"" : "";
  return arena_printf(arena, "%s%s%s:%s%s%s", query == NULL ? "" : query, space, search_field_name(field, true), quote,
                      value, quote);
}
