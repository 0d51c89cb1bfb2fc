/* page_search.c - search as a page, a list, and a feed. */
#include "routes.h"

#include <string.h>

static void add_hit(struct result *result, const struct hit *hit) {
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

void page_search(struct visit *visit) {
  const char *words = address_field(visit->address, "q");
  struct hit *hits = NULL;
  uint64_t total = 0;
  size_t count =
      words == NULL ? 0 : index_search(visit->index, words, ROWS_A_PAGE, visit->arena, &hits, &total, &visit->error);
  if (visit->error.kind != ERROR_NONE)
    return;
  struct result *result = visit_result(visit, "search");
  result_attribute(result, "words", words);
  result_part(result, visit, count, total);
  for (size_t i = 0; i < count; i++) {
    bool begins = i == 0 || strcmp(hits[i].document, hits[i - 1].document) != 0;
    if (begins) {
      result_open(result, "document");
      result_attribute(result, "id", hits[i].document);
      result_attribute(result, "title", hits[i].title);
      result_attribute(result, "issuer", hits[i].issuer);
      result_attribute(result, "municipality", hits[i].municipality);
      result_attribute(result, "date", hits[i].date);
    }
    add_hit(result, &hits[i]);
    if (i + 1 == count || strcmp(hits[i + 1].document, hits[i].document) != 0)
      result_close(result);
  }
}
