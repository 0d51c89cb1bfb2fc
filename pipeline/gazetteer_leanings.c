/* gazetteer_leanings.c - the list of what words and signs lean to (leanings.tsv). */
#include "gazetteer_lists.h"
#include "leaning.h"

#include <stdlib.h>
#include <string.h>

struct leanings {
  struct arena *arena;
  struct name_map map; /* "word:kost" -> index */
  struct leaning *leaning;
  size_t count, capacity;
};

enum { NAME_ROOM = 128 };

/* "word:kost"; 0 if it is too long. */
static size_t key_of(char *key, const char *kind, const char *name, size_t length) {
  size_t front = strlen(kind);
  if (front + 1 + length >= NAME_ROOM)
    return 0;
  memcpy(key, kind, front);
  key[front] = ':';
  memcpy(key + front + 1, name, length);
  return front + 1 + length;
}

bool leaning_row(struct loading *loading, char **cell) {
  struct gazetteer *g = loading->gazetteer;
  if (cell[0] == NULL || cell[1] == NULL || cell[2] == NULL)
    return list_fault(loading, "a row has a kind, a name and what it leans to");
  if (g->leanings == NULL) {
    g->leanings = arena_alloc(g->arena, sizeof *g->leanings);
    g->leanings->arena = g->arena;
  }
  struct leanings *l = g->leanings;
  struct leaning leaning = {{0}};
  const char *at = cell[2];
  for (size_t i = 0; i < LEANS; i++) {
    char *end;
    leaning.lean[i] = strtod(at, &end);
    if (end == at || leaning.lean[i] < -20 || leaning.lean[i] > 20)
      return list_fault(loading, "\"%s\" is not a row of %d numbers", cell[2], (int)LEANS);
    at = end;
  }
  char key[NAME_ROOM];
  size_t length = key_of(key, cell[0], cell[1], strlen(cell[1]));
  if (length == 0)
    return list_fault(loading, "the name is too long");
  if (name_find(&l->map, key, length) != NOWHERE)
    return list_fault(loading, "\"%s\" stands in the list already", cell[1]);
  name_enter(l->arena, &l->map, arena_strndup(l->arena, key, length), length, (uint32_t)l->count);
  l->leaning = arena_grow(l->arena, l->leaning, l->count, &l->capacity, sizeof *l->leaning);
  l->leaning[l->count++] = leaning;
  return true;
}

const struct leanings *gazetteer_leanings(const struct gazetteer *gazetteer) { return gazetteer->leanings; }

const struct leaning *leaning_find(const struct leanings *leanings, const char *kind, const char *name, size_t length) {
  char key[NAME_ROOM];
  size_t size = leanings == NULL ? 0 : key_of(key, kind, name, length);
  uint32_t index = size == 0 ? NOWHERE : name_find(&leanings->map, key, size);
  return index == NOWHERE ? NULL : &leanings->leaning[index];
}
