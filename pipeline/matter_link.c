/* matter_link.c - items enter and leave the index: which others each is linked with (see matter.h).
 *
 * A new item is compared only with those that it meets under a key (matter_keys.c); the links are kept with their
 * reasons, and what hangs together is settled anew (matter_group.c), later, for many new items at once.
 */
#include "likeness_words.h"
#include "matter.h"

#include <stdlib.h>
#include <string.h>

struct entering {
  struct db *db;
  struct arena *arena;
  struct error *error;
  const char *document; /* id of the record */
};

struct candidate {
  int64_t item;
  bool rendering;
};

struct candidates {
  struct candidate *at;
  size_t count, capacity;
};

static void keep_item(struct entering *entering, int64_t item, const struct signs *signs) {
  struct query *query = db_query(entering->db, "matter_item_add", entering->error);
  query_integer(query, item);
  query_text(query, signs_write(signs, entering->arena));
  query_run(query, entering->error);
  struct keys keys = keys_to_keep(signs, entering->arena);
  for (size_t i = 0; i < keys.count; i++) {
    query = db_query(entering->db, "matter_key_add", entering->error);
    query_integer(query, keys.key[i]);
    query_integer(query, item);
    query_run(query, entering->error);
  }
}

/* ---- whom to compare with ---- */

static void add_candidate(struct entering *entering, struct candidates *list, int64_t item, bool rendering) {
  list->at = arena_grow(entering->arena, list->at, list->count, &list->capacity, sizeof *list->at);
  list->at[list->count++] = (struct candidate){item, rendering};
}

static int by_item(const void *a, const void *b) {
  const struct candidate *one = a, *other = b;
  if (one->item != other->item)
    return one->item < other->item ? -1 : 1;
  return (one->rendering < other->rendering) - (one->rendering > other->rendering);
}

/* Each once, and a rendering as that. */
static void settle_candidates(struct candidates *list) {
  size_t kept = 0;
  if (list->count > 0)
    qsort(list->at, list->count, sizeof *list->at, by_item);
  for (size_t i = 0; i < list->count; i++)
    if (kept == 0 || list->at[i].item != list->at[kept - 1].item)
      list->at[kept++] = list->at[i];
  list->count = kept;
}

static struct candidates candidates_of(struct entering *entering, int64_t item, const struct signs *signs) {
  struct candidates list = {0};
  struct keys keys = keys_to_ask(signs, entering->arena);
  for (size_t i = 0; i < keys.count; i++) {
    struct query *query = db_query(entering->db, "matter_key_find", entering->error);
    query_integer(query, keys.key[i]);
    query_integer(query, item);
    while (query_row(query, entering->error))
      add_candidate(entering, &list, column_integer(query, 0), false);
  }
  struct query *query = db_query(entering->db, "matter_renderings", entering->error);
  query_integer(query, item);
  while (query_row(query, entering->error))
    add_candidate(entering, &list, column_integer(query, 0), true);
  settle_candidates(&list);
  return list;
}

/* ---- links ---- */

static void keep_link(struct entering *entering, int64_t one, int64_t other, const struct score *score) {
  struct query *query = db_query(entering->db, "matter_link_add", entering->error);
  query_integer(query, one);
  query_integer(query, other);
  query_real(query, score->sum);
  if (!query_run(query, entering->error))
    return;
  for (size_t i = 0; i < score->count; i++) {
    query = db_query(entering->db, "matter_reason_add", entering->error);
    query_integer(query, one);
    query_integer(query, other);
    query_integer(query, (int64_t)i + 1);
    query_text(query, score->reason[i].kind);
    query_text(query, score->reason[i].text);
    query_real(query, score->reason[i].weight);
    query_run(query, entering->error);
  }
}

static void compare_with(struct entering *entering, int64_t item, const struct signs *signs,
                         const struct candidate *candidate) {
  struct query *query = db_query(entering->db, "matter_item_get", entering->error);
  query_integer(query, candidate->item);
  if (!query_row(query, entering->error))
    return;
  const char *document = column_text(query, 0);
  int order = strcmp(entering->document, document); /* what is told of a pair does not depend on who came first */
  if (order == 0)
    order = item < candidate->item ? -1 : 1;
  struct signs theirs = signs_read(arena_strdup(entering->arena, column_text(query, 1)), entering->arena);
  query_end(query);
  if (signs_contradict(signs, &theirs))
    return;
  struct score score = order < 0 ? score_pair(signs, &theirs, candidate->rendering, entering->arena)
                                 : score_pair(&theirs, signs, candidate->rendering, entering->arena);
  if (score.sum >= LINKED - 1e-9)
    keep_link(entering, item < candidate->item ? item : candidate->item,
              item < candidate->item ? candidate->item : item, &score);
}

/* For measuring what linking does without them: $STANDPUNKT_MATTER_WITHOUT names kinds of signs by their letters. */
static void leave_out(struct signs *signs) {
  const char *without = getenv("STANDPUNKT_MATTER_WITHOUT");
  size_t kept = 0;
  for (size_t i = 0; i < signs->count; i++)
    if (without == NULL || strchr(without, signs->sign[i].kind) == NULL)
      signs->sign[kept++] = signs->sign[i];
  signs->count = kept;
}

/* ---- items that have entered ---- */

/* What hangs together is settled for many items at once: many may belong to the same. */
enum { DUE_MOST = 512 };

struct matters_due {
  struct arena *arena; /* which it lies in itself */
  struct keys items;
};

static void note_due(struct index *index, int64_t item) {
  if (index->matters == NULL) {
    struct arena *arena = arena_new();
    index->matters = arena_alloc(arena, sizeof *index->matters);
    index->matters->arena = arena;
  }
  struct keys *items = &index->matters->items;
  items->key = arena_grow(index->matters->arena, items->key, items->count, &items->capacity, sizeof *items->key);
  items->key[items->count++] = item;
}

static bool many_due(const struct index *index) {
  return index->matters != NULL && index->matters->items.count >= DUE_MOST;
}

bool matter_add(struct index *index, const struct record *record, const int64_t *items, struct arena *arena,
                struct error *error) {
  struct entering entering = {.db = index->db, .arena = arena, .error = error, .document = record->id};
  struct signs *signs = arena_array(arena, record->item_count, sizeof *signs);
  for (size_t i = 0; i < record->item_count && error->kind == ERROR_NONE; i++) {
    if (record->item[i].proposal_count > 0)
      likeness_enter(index->db, index->tokenizer, items[i], arena, error);
    signs[i] = signs_of(record, &record->item[i], index->tokenizer, arena);
    leave_out(&signs[i]);
    if (signs[i].count == 0)
      continue;
    struct candidates list = candidates_of(&entering, items[i], &signs[i]); /* those before it, of its document too */
    keep_item(&entering, items[i], &signs[i]);
    for (size_t j = 0; j < list.count; j++)
      compare_with(&entering, items[i], &signs[i], &list.at[j]);
    note_due(index, items[i]);
  }
  return error->kind == ERROR_NONE && (!many_due(index) || matters_settle(index, error));
}

void matters_forget(struct index *index) {
  if (index->matters != NULL)
    arena_free(index->matters->arena);
  index->matters = NULL;
}

bool matters_settle(struct index *index, struct error *error) {
  if (index->matters != NULL)
    matter_settle(index->db, &index->matters->items, index->matters->arena, error);
  index->spoiled |= error->kind != ERROR_NONE;
  matters_forget(index);
  return error->kind == ERROR_NONE;
}

/* ---- removal ---- */

struct keys matter_before_removal(struct db *db, int64_t key, struct arena *arena, struct error *error) {
  struct keys rest = {0};
  struct query *query = db_query(db, "matter_neighbours", error);
  query_integer(query, key);
  while (query_row(query, error)) {
    rest.key = arena_grow(arena, rest.key, rest.count, &rest.capacity, sizeof *rest.key);
    rest.key[rest.count++] = column_integer(query, 0);
  }
  query = db_query(db, "matter_remove_with", error);
  query_integer(query, key);
  query_run(query, error);
  return rest;
}

bool matter_after_removal(struct db *db, const struct keys *rest, struct arena *arena, struct error *error) {
  return matter_settle(db, rest, arena, error);
}
