/* export_select.c - the documents that are handed on (see export.h): here, and nowhere else, it is decided which. */
#include "export.h"
#include "index_inside.h"
#include "search.h"

#include <stdlib.h>
#include <string.h>

/* More passages than this are not looked at: whoever wants more wants everything. */
enum { DOCUMENTS_MOST = 100000 };

struct selecting {
  struct index *index;
  bool (*each)(const struct export_subject *subject, void *context);
  void *context;
  struct export_counts *counts;
  struct error *error;
};

/* Hands on the document of the row that QUERY stands at. */
static bool hand_on(const struct selecting *selecting, struct query *query, const char *const *wanted, size_t count) {
  const struct export_subject subject = {
      .document = column_text(query, 0),
      .date = column_text(query, 1),
      .work = column_text(query, 2),
      .made = column_text(query, 3),
      .wanted = wanted,
      .wanted_count = count,
  };
  bool going = selecting->each(&subject, selecting->context);
  selecting->counts->done++;
  return going;
}

static void hand_on_all(const struct selecting *selecting) {
  selecting->counts->total =
      (uint64_t)query_number(db_query(selecting->index->db, "export_count", selecting->error), 0, selecting->error);
  struct query *query = db_query(selecting->index->db, "export_all", selecting->error);
  while (query_row(query, selecting->error))
    if (!hand_on(selecting, query, NULL, 0)) {
      query_end(query);
      return;
    }
}

static bool hand_on_one(const struct selecting *selecting, const char *id, const char *const *wanted, size_t count) {
  struct query *query = db_query(selecting->index->db, "export_one", selecting->error);
  query_text(query, id);
  if (!query_row(query, selecting->error))
    return selecting->error->kind == ERROR_NONE;
  bool going = hand_on(selecting, query, wanted, count);
  query_end(query);
  return going;
}

/* ---- what a search finds ---- */

static const char *date_of(const struct search_passage *passage) { return passage->date ? passage->date : ""; }

static int by_document(const void *one, const void *other) {
  const struct search_passage *a = one, *b = other;
  int order = strcmp(date_of(a), date_of(b));
  return order ? order : strcmp(a->document, b->document);
}

/* The title of a document stands for the whole of it; that of an item is a block as any other. */
static bool means_all(const struct search_passage *passage) {
  return strcmp(passage->hit.kind, "title") == 0 && !passage->hit.item;
}

static void hand_on_found(const struct selecting *selecting, struct search_passage *hit, size_t count,
                          struct arena *arena) {
  if (count == 0)
    return;
  qsort(hit, count, sizeof *hit, by_document);
  for (size_t i = 0; i < count; i++)
    selecting->counts->total += i == 0 || strcmp(hit[i].document, hit[i - 1].document) != 0;
  const char **wanted = arena_array(arena, count, sizeof *wanted);
  for (size_t i = 0, next; i < count; i = next) {
    size_t some = 0;
    bool all = false;
    for (next = i; next < count && strcmp(hit[next].document, hit[i].document) == 0; next++) {
      all |= means_all(&hit[next]) || !hit[next].hit.id;
      wanted[some] = hit[next].hit.id;
      some += hit[next].hit.id != NULL;
    }
    if (!hand_on_one(selecting, hit[i].document, wanted, all ? 0 : some))
      return;
  }
}

static void hand_on_words(const struct selecting *selecting, const char *words, struct arena *arena) {
  const char **ids = NULL;
  size_t count = index_resolve(selecting->index, words, arena, &ids, selecting->error);
  selecting->counts->total = count;
  for (size_t i = 0; i < count; i++)
    if (!hand_on_one(selecting, ids[i], NULL, 0))
      return;
  if (count > 0)
    return;
  struct search_passage *hits = NULL;
  count = search_passages(selecting->index, NULL, words, DOCUMENTS_MOST, arena, &hits, selecting->error);
  hand_on_found(selecting, hits, count, arena);
}

bool export_each(struct index *index, const struct export_wish *wish,
                 bool (*each)(const struct export_subject *subject, void *context), void *context,
                 struct export_counts *counts, struct error *error) {
  const struct selecting selecting = {index, each, context, counts, error};
  *counts = (struct export_counts){0};
  if (!wish->words) {
    hand_on_all(&selecting);
  } else {
    struct arena *arena = arena_new();
    hand_on_words(&selecting, wish->words, arena);
    arena_free(arena);
  }
  return error->kind == ERROR_NONE;
}
