/* gazetteer_moves.c - the list of what words count for each move of a sentence (moves.tsv).
 *
 * It is long, and most of what is asked for is not in it: so the marks by which a name is known lie by themselves,
 * close together, and the weights of what is found elsewhere. */
#include "gazetteer_lists.h"
#include "hash.h"
#include "moves.h"
#include "word_cache.h"

#include <stdlib.h>
#include <string.h>

struct move_row {
  int16_t weight[MOVE_WEIGHTS];
};

struct move_list {
  struct move_row *row;
  uint64_t *key; /* of each row */
  size_t count, row_capacity, key_capacity;
  uint32_t *mark, *place; /* by place: the upper half of the key, 0 = free; the row */
  size_t room;            /* a power of two, 0 until all rows are read */
  struct arena *arena;
  struct word_cache *seen; /* words of earlier papers; belongs to the gazetteer */
};

static uint64_t key_of(char kind, const char *name, size_t length) {
  uint64_t key = hash_fast(name, length) ^ (uint64_t)(unsigned char)kind * 0x9E3779B97F4A7C15u;
  key ^= key >> 29;
  return key >> 32 == 0 ? key | (uint64_t)1 << 32 : key;
}

/* Where KEY is, or would be. */
static size_t slot_of(const struct move_list *list, uint64_t key) {
  size_t at = key & (list->room - 1);
  while (list->mark[at] != 0 && list->mark[at] != key >> 32)
    at = (at + 1) & (list->room - 1);
  return at;
}

bool move_row(struct loading *loading, char **cell) {
  struct gazetteer *g = loading->gazetteer;
  if (cell[0] == NULL || cell[1] == NULL || cell[2] == NULL || cell[0][1] != '\0')
    return list_fault(loading, "a row has a letter, a name and what it counts");
  if (g->moves == NULL)
    g->moves = arena_alloc(g->arena, sizeof *g->moves);
  struct move_list *list = g->moves;
  struct move_row row;
  const char *at = cell[2];
  for (size_t i = 0; i < MOVE_WEIGHTS; i++) {
    char *end;
    long weight = strtol(at, &end, 10);
    if (end == at || weight < -2000 || weight > 2000)
      return list_fault(loading, "\"%s\" is not a row of %d numbers from -2000 to 2000", cell[2], (int)MOVE_WEIGHTS);
    row.weight[i] = (int16_t)weight;
    at = end;
  }
  list->row = arena_grow(g->arena, list->row, list->count, &list->row_capacity, sizeof *list->row);
  list->key = arena_grow(g->arena, list->key, list->count, &list->key_capacity, sizeof *list->key);
  list->row[list->count] = row;
  list->key[list->count++] = key_of(cell[0][0], cell[1], strlen(cell[1]));
  return true;
}

bool moves_finish(struct loading *loading) {
  struct move_list *list = loading->gazetteer->moves;
  if (list == NULL)
    return true;
  list->arena = loading->gazetteer->arena;
  list->seen = loading->gazetteer->words_seen;
  list->room = 1024;
  while (list->room < 2 * list->count)
    list->room *= 2;
  list->mark = arena_array(loading->gazetteer->arena, list->room, sizeof *list->mark);
  list->place = arena_array(loading->gazetteer->arena, list->room, sizeof *list->place);
  for (size_t i = 0; i < list->count; i++) {
    size_t slot = slot_of(list, list->key[i]);
    if (list->mark[slot] != 0)
      return list_fault(loading, "row %zu of the list stands in it already", i + 1);
    list->mark[slot] = (uint32_t)(list->key[i] >> 32);
    list->place[slot] = (uint32_t)i;
  }
  return true;
}

const struct move_list *gazetteer_moves(const struct gazetteer *gazetteer) { return gazetteer->moves; }

const int16_t *move_find(const struct move_list *list, char kind, const char *name, size_t length) {
  if (list == NULL)
    return NULL;
  size_t slot = slot_of(list, key_of(kind, name, length));
  return list->mark[slot] == 0 ? NULL : list->row[list->place[slot]].weight;
}

const struct move_word *move_word_find(const struct move_list *list, const char *word, size_t length) {
  return list == NULL ? NULL : word_cache_find(list->seen, NOTE_MOVE, word, length);
}

const struct move_word *move_word_add(const struct move_list *list, const char *word, size_t length,
                                      const struct move_word *known) {
  if (list == NULL || word_cache_is_full(list->seen))
    return NULL;
  struct move_word lasting = *known;
  lasting.stem = arena_strndup(list->arena, known->stem, known->length);
  return word_cache_add(list->seen, NOTE_MOVE, word, length, &lasting, sizeof lasting);
}
