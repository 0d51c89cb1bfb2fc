/* page_search.c - search as a page, a list, and a feed. */
#include "routes.h"
#include "search.h"

#include <string.h>

static void add_hit(struct result *result, const struct search_hit *hit) {
  result_open(result, "hit");
  result_attribute(result, "kind", hit->kind);
  result_attribute(result, "id", hit->id);
  result_attribute(result, "says", hit->stance != NULL ? hit->stance : hit->outcome);
  result_attribute(result, "holder", hit->holder);
  result_attribute(result, "item", hit->item);
  if (hit->page > 0)
    result_number(result, "page", hit->page);
  result_open(result, "quote");
  result_marked(result, hit->marked);
  result_close(result);
  result_element(result, "on", hit->proposal);
  result_close(result);
}

static void add_document(struct result *result, const struct search_document *document) {
  result_open(result, "document");
  result_attribute(result, "id", document->id);
  result_attribute(result, "title", document->title);
  result_attribute(result, "issuer", document->issuer);
  result_attribute(result, "municipality", document->municipality);
  result_attribute(result, "date", document->date);
  for (size_t i = 0; i < document->hit_count; i++)
    add_hit(result, &document->hit[i]);
  result_close(result);
}

void page_search(struct visit *visit) {
  const char *words = address_field(visit->address, "q");
  const struct search_request request = {.query = words, .limit = ROWS_A_PAGE};
  const struct search_answer *answer =
      words == NULL ? NULL : search(visit->index, &request, visit->arena, &visit->error);
  if (visit->error.kind != ERROR_NONE)
    return;
  struct result *result = visit_result(visit, "search");
  result_attribute(result, "words", words);
  result_part(result, visit, answer == NULL ? 0 : answer->count, answer == NULL ? 0 : answer->documents);
  for (size_t i = 0; answer != NULL && i < answer->count; i++)
    add_document(result, &answer->document[i]);
}
