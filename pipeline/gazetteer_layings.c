/* gazetteer_layings.c - the list of what tells which proposal a sentence is about (layings.tsv). */
#include "gazetteer_lists.h"
#include "laying.h"

#include <stdlib.h>
#include <string.h>

/* What is known under each name, once. */
static void enter_names(struct gazetteer *g) {
  char name[96];
  g->layings = arena_alloc(g->arena, sizeof *g->layings);
  for (size_t at = 0; at < LAYING_WEIGHTS && *laying_name(at, name, sizeof name) != '\0'; at++) {
    size_t length = strlen(name);
    name_enter(g->arena, &g->laying_name, arena_strndup(g->arena, name, length), length, (uint32_t)at);
  }
}

bool laying_row(struct loading *loading, char **cell) {
  struct gazetteer *g = loading->gazetteer;
  if (cell[0] == NULL || cell[1] == NULL || cell[2] == NULL)
    return list_fault(loading, "a row has a kind, a name and what it counts");
  if (g->layings == NULL)
    enter_names(g);
  char *end;
  double weight = strtod(cell[2], &end);
  const char *name = arena_printf(g->arena, "%s %s", cell[0], cell[1]);
  uint32_t at = name_find(&g->laying_name, name, strlen(name));
  if (end == cell[2] || *end != '\0' || weight < -20 || weight > 20)
    return list_fault(loading, "\"%s\" is not a number from -20 to 20", cell[2]);
  if (at == NOWHERE)
    return list_fault(loading, "nothing is called \"%s\"", name);
  if (g->layings->weight[at] != 0)
    return list_fault(loading, "\"%s\" stands in the list already", cell[1]);
  g->layings->weight[at] = weight;
  return true;
}

const struct laying_weights *gazetteer_layings(const struct gazetteer *gazetteer) { return gazetteer->layings; }
