/* search_passages.c - what a search finds as one list, for what goes on with it (see search.h). */
#include "search.h"

size_t search_passages(struct index *index, const struct gazetteer *gazetteer, const char *query, size_t limit,
                       struct arena *arena, struct search_passage **passages, struct error *error) {
  const struct search_request request = {
      .query = query, .limit = limit, .each = SIZE_MAX, .no_guess = true, .gazetteer = gazetteer};
  size_t count = 0, capacity = 0;
  *passages = NULL;
  const struct search_answer *answer = search(index, &request, arena, error);
  if (answer == NULL)
    return 0;
  if (answer->fault != SEARCH_FINE) {
    error_set(error, ERROR_USAGE, "%s", search_fault_text(answer, false, arena));
    return 0;
  }
  for (size_t i = 0; i < answer->count; i++) {
    const struct search_document *document = &answer->document[i];
    for (size_t j = 0; j < document->hit_count; j++) {
      *passages = arena_grow(arena, *passages, count, &capacity, sizeof **passages);
      (*passages)[count++] = (struct search_passage){document->id, document->date, document->hit[j]};
    }
  }
  return count;
}
