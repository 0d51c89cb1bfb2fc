/* matter_group.c - the matters that links between items make (see matter.h).
 *
 * Nearly always all that hang together are one matter.  Where two of them cannot be (signs_contradict), the strongest
 * links win, as in work_groups.c.  The outcome depends on the items alone: ties are settled by date and by the ids of
 * records.
 */
#include "matter.h"

#include <stdlib.h>
#include <string.h>

enum { CLAIMS_MOST = 4096 };

struct link {
  size_t one, other; /* places of members */
  double score;
};

struct company {
  struct member *member;
  size_t count, capacity;
  struct link *link;
  size_t link_count, link_capacity;
};

static size_t place_of(const struct company *company, int64_t item) {
  for (size_t i = 0; i < company->count; i++)
    if (company->member[i].item == item)
      return i;
  return SIZE_MAX;
}

static bool add_member(struct db *db, int64_t item, struct company *company, struct arena *arena, struct error *error) {
  struct query *query = db_query(db, "matter_member", error);
  query_integer(query, item);
  if (!query_row(query, error))
    return false;
  company->member = arena_grow(arena, company->member, company->count, &company->capacity, sizeof *company->member);
  company->member[company->count++] =
      (struct member){.item = item,
                      .document = arena_strdup(arena, column_text(query, 0)),
                      .id = arena_strdup(arena, column_text(query, 1)),
                      .document_key = column_integer(query, 2),
                      .matter = column_integer(query, 3),
                      .signs = signs_read(arena_strdup(arena, column_text(query, 4)), arena),
                      .before = column_text(query, 5) == NULL ? NULL : arena_strdup(arena, column_text(query, 5))};
  query_end(query);
  return true;
}

static int by_age(const void *a, const void *b) {
  const struct member *one = a, *other = b;
  const char *date = sign_value(&one->signs, SIGN_DATE), *theirs = sign_value(&other->signs, SIGN_DATE);
  int order = date == NULL || theirs == NULL ? (date == NULL) - (theirs == NULL) : strcmp(date, theirs);
  if (order == 0)
    order = strcmp(one->document, other->document);
  return order != 0 ? order : (one->item > other->item) - (one->item < other->item);
}

/* All that hang together with ITEM, oldest first, with their links. */
static struct company gather(struct db *db, int64_t item, struct arena *arena, struct error *error) {
  struct company company = {0};
  if (!add_member(db, item, &company, arena, error))
    return company;
  for (size_t at = 0; at < company.count; at++) {
    struct query *query = db_query(db, "matter_links_of", error);
    int64_t other[256];
    size_t count;
    int64_t after = 0;
    do { /* members are read by another query, so the links are taken in parts */
      query_integer(query, company.member[at].item);
      query_integer(query, after);
      for (count = 0; query_row(query, error); count++)
        other[count] = after = column_integer(query, 0);
      for (size_t i = 0; i < count; i++)
        if (place_of(&company, other[i]) == SIZE_MAX)
          add_member(db, other[i], &company, arena, error);
      query = db_query(db, "matter_links_of", error);
    } while (count == sizeof other / sizeof *other);
    query_end(query);
  }
  qsort(company.member, company.count, sizeof *company.member, by_age);
  for (size_t i = 0; i < company.count; i++)
    company.member[i].group = i;
  return company;
}

static void read_links(struct db *db, struct company *company, struct arena *arena, struct error *error) {
  for (size_t at = 0; at < company->count; at++) {
    struct query *query = db_query(db, "matter_links_after", error);
    query_integer(query, company->member[at].item);
    while (query_row(query, error)) {
      size_t other = place_of(company, column_integer(query, 0));
      if (other == SIZE_MAX)
        continue;
      company->link =
          arena_grow(arena, company->link, company->link_count, &company->link_capacity, sizeof *company->link);
      company->link[company->link_count++] =
          (struct link){at < other ? at : other, at < other ? other : at, column_real(query, 1)};
    }
  }
}

static int by_strength(const void *a, const void *b) {
  const struct link *one = a, *other = b;
  if (one->score != other->score)
    return one->score < other->score ? 1 : -1;
  if (one->one != other->one)
    return one->one < other->one ? -1 : 1;
  return (one->other > other->other) - (one->other < other->other);
}

static bool groups_contradict(const struct company *company, size_t one, size_t other) {
  for (size_t i = 0; i < company->count; i++)
    for (size_t j = 0; company->member[i].group == one && j < company->count; j++)
      if (company->member[j].group == other && signs_contradict(&company->member[i].signs, &company->member[j].signs))
        return true;
  return false;
}

/* Which groups are known to contradict each other, so that it is found out but once. */
struct quarrels {
  bool *apart; /* NULL until there is one */
  size_t count;
};

static bool kept_apart(struct quarrels *quarrels, const struct company *company, size_t one, size_t other,
                       struct arena *arena) {
  if (quarrels->apart != NULL && quarrels->apart[one * quarrels->count + other])
    return true;
  if (!groups_contradict(company, one, other))
    return false;
  if (quarrels->apart == NULL) {
    quarrels->count = company->count;
    quarrels->apart = arena_array(arena, company->count * company->count, sizeof *quarrels->apart);
  }
  quarrels->apart[one * quarrels->count + other] = quarrels->apart[other * quarrels->count + one] = true;
  return true;
}

/* The group OTHER has become part of ONE. */
static void take_over(struct quarrels *quarrels, size_t one, size_t other) {
  for (size_t i = 0; quarrels->apart != NULL && i < quarrels->count; i++)
    if (quarrels->apart[other * quarrels->count + i])
      quarrels->apart[one * quarrels->count + i] = quarrels->apart[i * quarrels->count + one] = true;
}

static void group(struct company *company, struct arena *arena) {
  struct quarrels quarrels = {0};
  if (company->link_count > 0)
    qsort(company->link, company->link_count, sizeof *company->link, by_strength);
  for (size_t i = 0; i < company->link_count; i++) {
    size_t one = company->member[company->link[i].one].group, other = company->member[company->link[i].other].group;
    if (one == other || kept_apart(&quarrels, company, one, other, arena))
      continue;
    take_over(&quarrels, one, other);
    for (size_t j = 0; j < company->count; j++)
      if (company->member[j].group == other)
        company->member[j].group = one;
  }
}

static void leave_matters(struct db *db, const struct company *company, struct error *error) {
  static const char *const steps[] = {"matter_leave", "matter_remove_left"};
  for (size_t i = 0; i < company->count; i++)
    for (size_t step = 0; step < 2 && company->member[i].matter != 0; step++) {
      struct query *query = db_query(db, steps[step], error);
      query_integer(query, step == 0 ? company->member[i].item : company->member[i].matter);
      query_run(query, error);
    }
}

static void keep_groups(struct db *db, struct company *company, struct keys *displaced, struct arena *arena,
                        struct error *error) {
  leave_matters(db, company, error);
  struct member **of = arena_array(arena, company->count, sizeof *of);
  for (size_t first = 0; first < company->count; first++) {
    size_t count = 0;
    bool oldest = true;
    for (size_t i = 0; i < first; i++)
      oldest &= company->member[i].group != company->member[first].group;
    for (size_t i = first; oldest && i < company->count; i++)
      if (company->member[i].group == company->member[first].group)
        of[count++] = &company->member[i];
    if (oldest)
      matter_name_group(db, of, count, displaced, arena, error);
  }
}

/* An id that these had before and nobody has now may be what another would be called, were it not taken: that is named
 * anew. */
static void add_claimants(struct db *db, const struct company *company, struct keys *items, struct arena *arena,
                          struct error *error) {
  for (size_t i = 0; i < company->count; i++) {
    const char *before = company->member[i].before;
    if (before == NULL ||
        (i > 0 && company->member[i - 1].before != NULL && strcmp(company->member[i - 1].before, before) == 0))
      continue;
    struct query *query = db_query(db, "matter_claimants", error);
    query_text(query, before);
    while (query_row(query, error)) {
      items->key = arena_grow(arena, items->key, items->count, &items->capacity, sizeof *items->key);
      items->key[items->count++] = column_integer(query, 0);
    }
  }
}

/* Settles all that hangs together with ITEM; SEEN gets who that is, CLAIMS who is to be settled next. */
static void settle_company(struct db *db, int64_t item, struct keys *seen, struct keys *claims, struct arena *arena,
                           struct error *error) {
  struct company company = gather(db, item, arena, error);
  read_links(db, &company, arena, error);
  if (error->kind != ERROR_NONE || company.count == 0)
    return;
  for (size_t i = 0; i < company.count; i++) {
    seen->key = arena_grow(arena, seen->key, seen->count, &seen->capacity, sizeof *seen->key);
    seen->key[seen->count++] = company.member[i].item;
  }
  group(&company, arena);
  keep_groups(db, &company, claims, arena, error);
  add_claimants(db, &company, claims, arena, error);
}

bool matter_settle(struct db *db, const struct keys *wanted, struct arena *arena, struct error *error) {
  struct keys seen = {0}, claims = {0};
  for (size_t i = 0; i < wanted->count && error->kind == ERROR_NONE; i++) {
    bool done = false;
    for (size_t j = 0; j < seen.count && !done; j++)
      done = seen.key[j] == wanted->key[i];
    if (!done)
      settle_company(db, wanted->key[i], &seen, &claims, arena, error);
  }
  /* An id goes from the younger to the older, so that this comes to an end; the limit is for what nobody thought of. */
  for (size_t i = 0; i < claims.count && i < wanted->count + CLAIMS_MOST && error->kind == ERROR_NONE; i++)
    settle_company(db, claims.key[i], &seen, &claims, arena, error);
  return error->kind == ERROR_NONE;
}
