/* work_groups.c - the works that links between documents make (see work.c).
 *
 * Nearly always all documents that hang together are one work, and a new one just joins it.  Only where two of them
 * contradict each other are the groups made anew, from the strongest link down; the works are then marked contested.
 */
#include "work_identity.h"

#include <stdlib.h>
#include <string.h>

struct member {
  int64_t key;
  const char *id, *identity;
  size_t group; /* index of the member that stands for it */
};

struct link {
  size_t one, other; /* indices of members */
  double alike;
};

struct company {
  struct member *member;
  size_t count, capacity;
  struct link *link;
  size_t link_count, link_capacity;
};

struct work_rest {
  int64_t *neighbour;
  size_t count;
};

/* ---- all at peace: one work ---- */

static struct member read_member(const struct query *query, struct arena *arena) {
  return (struct member){.key = column_integer(query, 0),
                         .id = arena_strdup(arena, column_text(query, 1)),
                         .identity = arena_strdup(arena, column_text(query, 2))};
}

static void add_members(struct db *db, int64_t work, struct company *company, struct arena *arena,
                        struct error *error) {
  struct query *query = db_query(db, "work_members", error);
  query_integer(query, work);
  while (query_row(query, error)) {
    company->member = arena_grow(arena, company->member, company->count, &company->capacity, sizeof *company->member);
    company->member[company->count++] = read_member(query, arena);
  }
}

/* True if any of the first COUNT members contradicts one after them. */
static bool quarrel(const struct company *company, size_t count) {
  for (size_t i = 0; i < count; i++)
    for (size_t j = count; j < company->count; j++)
      if (identity_contradicts(company->member[i].identity, company->member[j].identity))
        return true;
  return false;
}

/* The works beside KEY's own in *WORKS; *CONTESTED is set if one of them is. */
static size_t works_beside(struct db *db, int64_t key, int64_t **works, bool *contested, struct arena *arena,
                           struct error *error) {
  struct query *query = db_query(db, "works_beside", error);
  size_t count = 0, capacity = 0;
  *works = NULL;
  *contested = false;
  query_integer(query, key);
  while (query_row(query, error)) {
    *works = arena_grow(arena, *works, count, &capacity, sizeof **works);
    (*works)[count++] = column_integer(query, 0);
    *contested |= column_integer(query, 1) != 0;
  }
  return count;
}

static int64_t work_of(struct db *db, int64_t key, struct error *error) {
  struct query *query = db_query(db, "work_of", error);
  query_integer(query, key);
  return query_number(query, 0, error);
}

static void move_all(struct db *db, int64_t from, int64_t to, struct error *error) {
  static const char *const steps[] = {"work_join", "work_remove"};
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
    struct query *query = db_query(db, steps[i], error);
    query_integer(query, from);
    if (i == 0)
      query_integer(query, to);
    query_run(query, error);
  }
}

static bool settle_anew(struct db *db, int64_t key, struct arena *arena, struct error *error);

bool work_join(struct db *db, int64_t key, struct arena *arena, struct error *error) {
  struct company company = {0};
  int64_t *works, own = work_of(db, key, error);
  bool contested;
  size_t count = works_beside(db, key, &works, &contested, arena, error);
  add_members(db, own, &company, arena, error);
  for (size_t i = 0; i < count && !contested; i++) {
    size_t before = company.count;
    add_members(db, works[i], &company, arena, error);
    contested = quarrel(&company, before);
  }
  if (contested)
    return settle_anew(db, key, arena, error);
  for (size_t i = 1; i < count; i++)
    move_all(db, works[i], works[0], error);
  if (count > 0)
    move_all(db, own, works[0], error);
  return error->kind == ERROR_NONE;
}

/* ---- contested: groups from the strongest link down ---- */

static size_t member_called(const struct company *company, int64_t key) {
  for (size_t i = 0; i < company->count; i++)
    if (company->member[i].key == key)
      return i;
  return SIZE_MAX;
}

static size_t add_member(struct db *db, int64_t key, struct company *company, struct arena *arena,
                         struct error *error) {
  struct query *query = db_query(db, "work_member", error);
  query_integer(query, key);
  if (!query_row(query, error))
    return SIZE_MAX;
  company->member = arena_grow(arena, company->member, company->count, &company->capacity, sizeof *company->member);
  company->member[company->count] = read_member(query, arena);
  company->member[company->count].group = company->count;
  query_end(query);
  return company->count++;
}

static void add_link(struct company *company, struct link link, struct arena *arena) {
  company->link = arena_grow(arena, company->link, company->link_count, &company->link_capacity, sizeof *company->link);
  company->link[company->link_count++] = link;
}

/* Gathers all that hang together with KEY. */
static void gather(struct db *db, int64_t key, struct company *company, struct arena *arena, struct error *error) {
  add_member(db, key, company, arena, error);
  for (size_t at = 0; at < company->count; at++) {
    struct query *query = db_query(db, "rendering_of", error);
    query_integer(query, company->member[at].key);
    while (query_row(query, error)) {
      int64_t other = column_integer(query, 0);
      double alike = column_real(query, 1);
      size_t place = member_called(company, other);
      if (place == SIZE_MAX)
        place = add_member(db, other, company, arena, error);
      if (place != SIZE_MAX && place > at)
        add_link(company, (struct link){at, place, alike}, arena);
    }
  }
}

static int by_strength(const void *a, const void *b, void *members) {
  const struct link *left = a, *right = b;
  if (left->alike != right->alike)
    return left->alike < right->alike ? 1 : -1;
  const struct member *member = members;
  int order = strcmp(member[left->one].id, member[right->one].id);
  return order != 0 ? order : strcmp(member[left->other].id, member[right->other].id);
}

static bool groups_quarrel(const struct company *company, size_t one, size_t other) {
  for (size_t i = 0; i < company->count; i++)
    for (size_t j = 0; company->member[i].group == one && j < company->count; j++)
      if (company->member[j].group == other &&
          identity_contradicts(company->member[i].identity, company->member[j].identity))
        return true;
  return false;
}

static void group(struct company *company) {
  for (size_t i = 0; i < company->link_count; i++) { /* each link from the lesser id */
    struct link *link = &company->link[i];
    if (strcmp(company->member[link->one].id, company->member[link->other].id) > 0)
      *link = (struct link){link->other, link->one, link->alike};
  }
  if (company->link_count > 0)
    qsort_r(company->link, company->link_count, sizeof *company->link, by_strength, company->member);
  for (size_t i = 0; i < company->link_count; i++) {
    size_t one = company->member[company->link[i].one].group, other = company->member[company->link[i].other].group;
    if (one == other || groups_quarrel(company, one, other))
      continue;
    for (size_t j = 0; j < company->count; j++)
      if (company->member[j].group == other)
        company->member[j].group = one;
  }
}

/* Gives each group a work of its own; the works that are left without documents go. */
static void keep_groups(struct db *db, const struct company *company, struct arena *arena, struct error *error) {
  int64_t *work = arena_array(arena, company->count, sizeof *work);
  int64_t *before = arena_array(arena, company->count, sizeof *before);
  bool several = false;
  for (size_t i = 1; i < company->count; i++)
    several |= company->member[i].group != company->member[0].group;
  for (size_t i = 0; i < company->count; i++) {
    size_t of = company->member[i].group;
    before[i] = work_of(db, company->member[i].key, error);
    if (work[of] == 0) {
      work[of] = query_insert(db_query(db, "work_add", error), error);
      struct query *query = db_query(db, "work_contested", error);
      query_integer(query, work[of]);
      query_integer(query, several);
      query_run(query, error);
    }
    struct query *query = db_query(db, "work_set", error);
    query_integer(query, company->member[i].key);
    query_integer(query, work[of]);
    query_run(query, error);
  }
  for (size_t i = 0; i < company->count; i++) {
    struct query *query = db_query(db, "work_remove_unused", error);
    query_integer(query, before[i]);
    query_run(query, error);
  }
}

static bool settle_anew(struct db *db, int64_t key, struct arena *arena, struct error *error) {
  struct company company = {0};
  gather(db, key, &company, arena, error);
  if (error->kind == ERROR_NONE && company.count > 0) {
    group(&company);
    keep_groups(db, &company, arena, error);
  }
  return error->kind == ERROR_NONE;
}

/* ---- removal ---- */

struct work_rest *work_before_removal(struct db *db, int64_t key, struct arena *arena, struct error *error) {
  struct work_rest *rest = arena_alloc(arena, sizeof *rest);
  size_t capacity = 0;
  struct query *query = db_query(db, "rendering_of", error);
  query_integer(query, key);
  while (query_row(query, error)) {
    rest->neighbour = arena_grow(arena, rest->neighbour, rest->count, &capacity, sizeof *rest->neighbour);
    rest->neighbour[rest->count++] = column_integer(query, 0);
  }
  return rest;
}

/* What hung together through the document may now be several. */
bool work_after_removal(struct db *db, const struct work_rest *rest, struct arena *arena, struct error *error) {
  struct company seen = {0};
  for (size_t i = 0; i < rest->count && error->kind == ERROR_NONE; i++) {
    if (member_called(&seen, rest->neighbour[i]) != SIZE_MAX)
      continue;
    struct company company = {0};
    gather(db, rest->neighbour[i], &company, arena, error);
    if (error->kind != ERROR_NONE || company.count == 0)
      break;
    group(&company);
    keep_groups(db, &company, arena, error);
    for (size_t j = 0; j < company.count; j++) {
      seen.member = arena_grow(arena, seen.member, seen.count, &seen.capacity, sizeof *seen.member);
      seen.member[seen.count++] = company.member[j];
    }
  }
  return error->kind == ERROR_NONE;
}
