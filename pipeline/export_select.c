/* export_select.c - the documents that are handed on (see export.h): here, and nowhere else, it is decided which. */
#include "export.h"
#include "index_inside.h"
#include "matters.h"
#include "search.h"

#include <stdlib.h>
#include <string.h>

/* Documents that are asked for at once. */
enum { PAGE = 250 };

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

/* ---- what belongs to a matter ---- */

static int by_date(const void *one, const void *other) {
  const struct matter_member *a = one, *b = other;
  int order = strcmp(a->date ? a->date : "", b->date ? b->date : "");
  return order ? order : strcmp(a->document, b->document);
}

static void hand_on_matter(const struct selecting *selecting, const char *id, struct arena *arena) {
  struct matter *matter = matter_load(selecting->index, NULL, id, arena, selecting->error);
  if (!matter)
    return;
  struct matter_member *member = matter->member;
  qsort(member, matter->member_count, sizeof *member, by_date);
  selecting->counts->total = matter->row.documents;
  const char **items = arena_array(arena, matter->member_count, sizeof *items);
  for (size_t i = 0, next; i < matter->member_count; i = next) {
    size_t count = 0;
    for (next = i; next < matter->member_count && strcmp(member[next].document, member[i].document) == 0; next++)
      items[count++] = member[next].item;
    if (!hand_on_one(selecting, member[i].document, items, count))
      return;
  }
}

/* ---- what a search finds ---- */

/* The title of a document stands for the whole of it; that of an item is a block as any other. */
static bool means_all(const struct search_hit *hit) {
  return !hit->id || (strcmp(hit->kind, "title") == 0 && !hit->item);
}

static bool hand_on_found(const struct selecting *selecting, const struct search_document *document,
                          struct arena *arena) {
  const char **wanted = arena_array(arena, document->hit_count, sizeof *wanted);
  for (size_t i = 0; i < document->hit_count; i++) {
    if (means_all(&document->hit[i]))
      return hand_on_one(selecting, document->id, NULL, 0);
    wanted[i] = document->hit[i].id;
  }
  return hand_on_one(selecting, document->id, wanted, document->hit_count);
}

/* One page after the other, so that what is held does not grow with what is found. */
static void hand_on_words(const struct selecting *selecting, const struct export_wish *wish, struct arena *arena) {
  struct search_request request = {
      .query = wish->words, .limit = PAGE, .each = SIZE_MAX, .no_guess = true, .gazetteer = wish->gazetteer};
  for (size_t count = PAGE; count == PAGE; request.offset += PAGE) {
    arena_reset(arena);
    const struct search_answer *answer = search(selecting->index, &request, arena, selecting->error);
    if (answer && answer->fault != SEARCH_FINE)
      error_set(selecting->error, ERROR_USAGE, "%s", search_fault_text(answer, false, arena));
    if (!answer || selecting->error->kind != ERROR_NONE)
      return;
    selecting->counts->total = answer->documents;
    count = answer->count;
    for (size_t i = 0; i < count; i++)
      if (!hand_on_found(selecting, &answer->document[i], arena))
        return;
  }
}

/* True if the wish is what a document is known by, and not a question. */
static bool hand_on_named(const struct selecting *selecting, const char *name, struct arena *arena) {
  const char **ids = NULL;
  size_t count = index_resolve(selecting->index, name, arena, &ids, selecting->error);
  selecting->counts->total = count;
  for (size_t i = 0; i < count; i++)
    if (!hand_on_one(selecting, ids[i], NULL, 0))
      break;
  return count > 0 || selecting->error->kind != ERROR_NONE;
}

bool export_each(struct index *index, const struct export_wish *wish,
                 bool (*each)(const struct export_subject *subject, void *context), void *context,
                 struct export_counts *counts, struct error *error) {
  const struct selecting selecting = {index, each, context, counts, error};
  *counts = (struct export_counts){0};
  struct arena *arena = arena_new();
  if (wish->matter)
    hand_on_matter(&selecting, wish->matter, arena);
  else if (!wish->words)
    hand_on_all(&selecting);
  else if (!hand_on_named(&selecting, wish->words, arena))
    hand_on_words(&selecting, wish, arena);
  arena_free(arena);
  return error->kind == ERROR_NONE;
}
