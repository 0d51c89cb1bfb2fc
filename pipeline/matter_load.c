/* matter_load.c - one matter with its members, the links that hold it together, its proposals and its way (see
 * matters.h). */
#include "matter_parts.h"
#include "search.h"

#include <stdlib.h>
#include <string.h>

const char *row_text(const struct query *query, int column, struct arena *arena) {
  const char *text = column_text(query, column);
  return text == NULL ? NULL : arena_strdup(arena, text);
}

bool token_is(const char *token, const char *value) { return token != NULL && strcmp(token, value) == 0; }

/* ---- members ---- */

/* What an item is in the matter, by what kind of paper it stands in and who speaks there. */
static const char *role_of(const struct matter_member *member) {
  if (token_is(member->type, "motion") || token_is(member->type, "inquiry"))
    return "motion";
  if (token_is(member->type, "referral"))
    return "referral";
  if (token_is(member->layer, "council"))
    return "council";
  bool minutes = token_is(member->type, "minutes") || token_is(member->type, "minutes-extract");
  if (token_is(member->layer, "board") && (minutes || token_is(member->type, "statement")))
    return "board";
  if (minutes || token_is(member->type, "reservation"))
    return "committee";
  if (token_is(member->type, "official-report") || token_is(member->type, "statement"))
    return "statement";
  return "other";
}

static void read_members(struct loading_matter *loading) {
  struct matter *matter = loading->matter;
  struct query *query = db_query(loading->db, "matter_members", loading->error);
  size_t capacity = 0;
  query_integer(query, matter->key);
  while (query_row(query, loading->error)) {
    matter->member =
        arena_grow(loading->arena, matter->member, matter->member_count, &capacity, sizeof *matter->member);
    struct matter_member *member = &matter->member[matter->member_count];
    *member = (struct matter_member){.item_key = column_integer(query, 0),
                                     .document = row_text(query, 1, loading->arena),
                                     .item = row_text(query, 2, loading->arena),
                                     .n = row_text(query, 3, loading->arena),
                                     .title = row_text(query, 4, loading->arena),
                                     .type = row_text(query, 5, loading->arena),
                                     .layer = row_text(query, 6, loading->arena),
                                     .issuer = row_text(query, 7, loading->arena),
                                     .addressee = row_text(query, 8, loading->arena),
                                     .municipality = row_text(query, 9, loading->arena),
                                     .date = row_text(query, 10, loading->arena),
                                     .file = row_text(query, 11, loading->arena),
                                     .work = column_integer(query, 12)};
    member->role = role_of(member);
    member->rendering = matter->member_count;
    for (size_t i = 0; i < matter->member_count && member->rendering == matter->member_count; i++) {
      const struct matter_member *other = &matter->member[i];
      bool same_paragraph =
          other->n == NULL || member->n == NULL ? other->n == member->n : strcmp(other->n, member->n) == 0;
      if (other->work == member->work && same_paragraph && other->document != member->document)
        member->rendering = i;
    }
    matter->member_count++;
  }
}

static void count_papers(struct matter *matter) {
  matter->row.items = matter->member_count;
  for (size_t i = 0; i < matter->member_count; i++) {
    bool document = true, work = true;
    for (size_t j = 0; j < i; j++) {
      document &= strcmp(matter->member[j].document, matter->member[i].document) != 0;
      work &= matter->member[j].work != matter->member[i].work;
    }
    matter->row.documents += document;
    matter->row.works += work;
  }
}

/* ---- links ---- */

struct edge {
  size_t one, other;
  double score;
};

static int by_score(const void *a, const void *b) {
  const struct edge *one = a, *other = b;
  if (one->score != other->score)
    return one->score < other->score ? 1 : -1;
  if (one->other != other->other)
    return one->other < other->other ? -1 : 1;
  return (one->one > other->one) - (one->one < other->one);
}

static size_t member_with(const struct matter *matter, int64_t item) {
  for (size_t i = 0; i < matter->member_count; i++)
    if (matter->member[i].item_key == item)
      return i;
  return SIZE_MAX;
}

static void read_reasons(struct loading_matter *loading, struct matter_link *link) {
  int64_t one = loading->matter->member[link->one].item_key, other = loading->matter->member[link->other].item_key;
  struct query *query = db_query(loading->db, "matter_reasons", loading->error);
  size_t capacity = 0;
  query_integer(query, one < other ? one : other);
  query_integer(query, one < other ? other : one);
  while (query_row(query, loading->error)) {
    link->reason = arena_grow(loading->arena, link->reason, link->reason_count, &capacity, sizeof *link->reason);
    link->reason[link->reason_count++] = (struct matter_reason){
        row_text(query, 0, loading->arena), row_text(query, 1, loading->arena), column_real(query, 2)};
  }
}

/* Of all links the strongest that hold the members together. */
static void read_links(struct loading_matter *loading) {
  struct matter *matter = loading->matter;
  struct edge *edge = NULL;
  size_t count = 0, capacity = 0;
  struct query *query = db_query(loading->db, "matter_edges", loading->error);
  query_integer(query, matter->key);
  while (query_row(query, loading->error)) {
    size_t one = member_with(matter, column_integer(query, 0)), other = member_with(matter, column_integer(query, 1));
    if (one == SIZE_MAX || other == SIZE_MAX)
      continue;
    edge = arena_grow(loading->arena, edge, count, &capacity, sizeof *edge);
    edge[count++] = (struct edge){one < other ? one : other, one < other ? other : one, column_real(query, 2)};
  }
  if (count > 0)
    qsort(edge, count, sizeof *edge, by_score);
  size_t *group = arena_array(loading->arena, matter->member_count, sizeof *group);
  for (size_t i = 0; i < matter->member_count; i++)
    group[i] = i;
  matter->link = arena_array(loading->arena, matter->member_count, sizeof *matter->link);
  for (size_t i = 0; i < count; i++) {
    size_t from = group[edge[i].other], to = group[edge[i].one];
    if (from == to)
      continue;
    for (size_t j = 0; j < matter->member_count; j++)
      group[j] = group[j] == from ? to : group[j];
    struct matter_link *link = &matter->link[matter->link_count++];
    *link = (struct matter_link){.one = edge[i].one, .other = edge[i].other, .score = edge[i].score};
    read_reasons(loading, link);
  }
}

/* ---- the matter ---- */

static struct matter_row row_of(const struct query *query, struct arena *arena) {
  return (struct matter_row){.id = row_text(query, 1, arena),
                             .kind = row_text(query, 2, arena),
                             .title = row_text(query, 3, arena),
                             .municipality = row_text(query, 4, arena),
                             .motion = row_text(query, 6, arena),
                             .cases = row_text(query, 7, arena),
                             .movers = row_text(query, 8, arena),
                             .first = row_text(query, 9, arena),
                             .last = row_text(query, 10, arena)};
}

static void read_reply_by(struct loading_matter *loading) {
  struct query *query = db_query(loading->db, "matter_reply_by", loading->error);
  query_integer(query, loading->matter->key);
  if (!query_row(query, loading->error))
    return;
  loading->matter->reply_by = row_text(query, 0, loading->arena);
  query_end(query);
}

struct matter *matter_load(struct index *index, const struct gazetteer *gazetteer, const char *id, struct arena *arena,
                           struct error *error) {
  const char *found = matter_find(index, id, arena, error);
  struct query *query = found == NULL ? NULL : db_query(index->db, "matter_get", error);
  query_text(query, found);
  if (found == NULL || !query_row(query, error))
    return NULL;
  struct matter *matter = arena_alloc(arena, sizeof *matter);
  matter->key = column_integer(query, 0);
  matter->row = row_of(query, arena);
  matter->municipality_code = row_text(query, 5, arena);
  query_end(query);
  struct loading_matter loading = {
      .index = index, .db = index->db, .gazetteer = gazetteer, .matter = matter, .arena = arena, .error = error};
  read_members(&loading);
  count_papers(matter);
  read_links(&loading);
  read_reply_by(&loading);
  matter_read_proposals(&loading);
  matter_read_events(&loading);
  return error->kind == ERROR_NONE ? matter : NULL;
}

/* ---- finding ---- */

static size_t ids_of(struct index *index, const char *name_of_query, const char *what, struct arena *arena,
                     const char *ids[4], struct error *error) {
  size_t count = 0;
  struct query *query = db_query(index->db, name_of_query, error);
  query_text(query, what);
  while (query_row(query, error)) {
    if (count < 4)
      ids[count] = row_text(query, 0, arena);
    count++;
  }
  return error->kind == ERROR_NONE ? count : 0;
}

const char *matter_of(struct index *index, const char *document, const char *item, struct arena *arena,
                      struct error *error) {
  struct query *query = db_query(index->db, "matter_of_item", error);
  query_text(query, document);
  query_text(query, item);
  const char *id = NULL;
  if (query_row(query, error)) {
    id = row_text(query, 0, arena);
    query_end(query);
  }
  return id;
}

const char *matter_find(struct index *index, const char *what, struct arena *arena, struct error *error) {
  const char *ids[4], **documents;
  size_t count = ids_of(index, "matter_by_id", what, arena, ids, error);
  if (count == 0)
    count = ids_of(index, "matter_by_name", what, arena, ids, error);
  const char *number = count == 0 ? case_key(unicode_key(arena, what, strlen(what)), arena) : NULL;
  if (number != NULL)
    count = ids_of(index, "matter_by_name", number, arena, ids, error);
  if (count == 0 && index_resolve(index, what, arena, &documents, error) == 1)
    count = ids_of(index, "matter_by_document", documents[0], arena, ids, error);
  if (count == 1)
    return ids[0];
  if (count == 0)
    error_set(error, ERROR_NOT_FOUND, "no such matter; 'standpunkt matters WORDS' lists those that there are");
  else
    error_set(error, ERROR_NOT_FOUND, "%zu matters: %s, %s%s%s; say which", count, ids[0], ids[1],
              count > 2 ? ", " : "",
              count > 3   ? "..."
              : count > 2 ? ids[2]
                          : "");
  return NULL;
}

/* ---- lists ---- */

static void take_row(const struct query *query, struct arena *arena, struct matter_row *row) {
  *row = row_of(query, arena);
  row->items = (size_t)column_integer(query, 11);
  row->documents = (size_t)column_integer(query, 12);
  row->works = (size_t)column_integer(query, 13);
  row->outcome = row_text(query, 14, arena);
}

static size_t list_all(struct index *index, size_t limit, struct arena *arena, struct matter_row **rows,
                       uint64_t *total, struct error *error) {
  size_t count = 0, capacity = 0;
  if (total != NULL)
    *total = (uint64_t)query_number(db_query(index->db, "matter_count", error), 0, error);
  struct query *query = db_query(index->db, "matter_list", error);
  query_integer(query, (int64_t)limit);
  while (query_row(query, error)) {
    *rows = arena_grow(arena, *rows, count, &capacity, sizeof **rows);
    take_row(query, arena, &(*rows)[count++]);
  }
  return error->kind == ERROR_NONE ? count : 0;
}

/* The one place that asks the search: the matter of a passage that was found, or NULL. */
static const char *matter_of_hit(struct index *index, const struct search_passage *hit, struct arena *arena,
                                 struct error *error) {
  struct query *query = db_query(index->db, "matter_of_hit", error);
  query_text(query, hit->document);
  query_text(query, hit->hit.item);
  const char *id = NULL;
  if (query_row(query, error)) {
    id = row_text(query, 0, arena);
    query_end(query);
  }
  return id;
}

size_t matters_list(struct index *index, const char *words, size_t limit, struct arena *arena, struct matter_row **rows,
                    uint64_t *total, struct error *error) {
  enum { DOCUMENTS = 2000 };
  *rows = NULL;
  if (words == NULL || *words == '\0')
    return list_all(index, limit, arena, rows, total, error);
  struct search_passage *hits = NULL;
  size_t hit_count = search_passages(index, NULL, words, DOCUMENTS, arena, &hits, error), count = 0, all = 0,
         capacity = 0;
  const char **seen = arena_array(arena, hit_count, sizeof *seen);
  for (size_t i = 0; i < hit_count && error->kind == ERROR_NONE; i++) {
    const char *id = matter_of_hit(index, &hits[i], arena, error);
    bool known = id == NULL;
    for (size_t j = 0; j < all && !known; j++)
      known = strcmp(seen[j], id) == 0;
    if (known)
      continue;
    seen[all++] = id;
    struct query *query = count < limit ? db_query(index->db, "matter_row", error) : NULL;
    query_text(query, id);
    if (query == NULL || !query_row(query, error))
      continue;
    *rows = arena_grow(arena, *rows, count, &capacity, sizeof **rows);
    take_row(query, arena, &(*rows)[count++]);
    query_end(query);
  }
  if (total != NULL)
    *total = all;
  return error->kind == ERROR_NONE ? count : 0;
}
