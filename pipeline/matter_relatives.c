/* matter_relatives.c - other matters that ask for something like a proposal of this one (see matters.h). */
#include "likeness.h"
#include "matter_parts.h"

#include <stdlib.h>
#include <string.h>

static int by_likeness(const void *a, const void *b) {
  const struct matter_relative *one = a, *other = b;
  if (one->alike != other->alike)
    return one->alike < other->alike ? 1 : -1;
  return strcmp(one->id, other->id);
}

/* Keeps the most alike proposal of each matter. */
static void put(struct matter_relative **list, size_t *count, size_t *capacity, const struct matter_relative *relative,
                struct arena *arena) {
  for (size_t i = 0; i < *count; i++)
    if (strcmp((*list)[i].id, relative->id) == 0) {
      if (relative->alike > (*list)[i].alike)
        (*list)[i] = *relative;
      return;
    }
  *list = arena_grow(arena, *list, *count, capacity, sizeof **list);
  (*list)[(*count)++] = *relative;
}

size_t matter_relatives(struct index *index, const struct gazetteer *gazetteer, const struct matter *matter,
                        size_t limit, struct arena *arena, struct matter_relative **relatives, struct error *error) {
  enum { PROPOSALS = 40 };
  size_t count = 0, capacity = 0;
  *relatives = NULL;
  struct likeness *likeness = matter->proposal_count == 0 ? NULL : likeness_new(gazetteer, index, error);
  for (size_t i = 0; likeness != NULL && i < matter->proposal_count; i++) {
    struct like_proposal *found;
    size_t like = likeness_find(likeness, matter->proposal[i].text, LIKENESS_SAME, PROPOSALS, arena, &found, error);
    for (size_t j = 0; j < like; j++) {
      if (found[j].matter == NULL || strcmp(found[j].matter, matter->row.id) == 0)
        continue;
      struct matter_relative relative = {.id = found[j].matter,
                                         .title = found[j].title,
                                         .municipality = found[j].municipality,
                                         .date = found[j].date,
                                         .n = matter->proposal[i].n,
                                         .proposal = found[j].text,
                                         .alike = found[j].alike};
      put(relatives, &count, &capacity, &relative, arena);
    }
  }
  likeness_free(likeness);
  if (count > 1)
    qsort(*relatives, count, sizeof **relatives, by_likeness);
  return error->kind != ERROR_NONE ? 0 : count < limit ? count : limit;
}
