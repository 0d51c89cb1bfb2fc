/* matter_events.c - the way of a matter: handed in, referred, answered, decided (see matters.h). */
#include "matter_parts.h"

#include <stdlib.h>
#include <string.h>

static const char *const stages[] = {"motion", "referral", "statement", "committee", "board", "council", "other"};

static size_t stage_order(const char *stage) {
  size_t count = sizeof stages / sizeof *stages;
  for (size_t i = 0; i < count; i++)
    if (strcmp(stages[i], stage) == 0)
      return i;
  return count;
}

static struct matter_event *add_event(struct loading_matter *loading, size_t *capacity) {
  struct matter *matter = loading->matter;
  matter->event = arena_grow(loading->arena, matter->event, matter->event_count, capacity, sizeof *matter->event);
  matter->event[matter->event_count] = (struct matter_event){.member = SIZE_MAX};
  return &matter->event[matter->event_count++];
}

/* What the paper decides, or proposes to decide, of the matter itself. */
static void read_decision(struct loading_matter *loading, struct matter_event *event, int64_t item) {
  struct query *query = db_query(loading->db, "matter_main_decision", loading->error);
  query_integer(query, item);
  if (!query_row(query, loading->error))
    return;
  event->outcome = row_text(query, 0, loading->arena);
  event->status = row_text(query, 1, loading->arena);
  event->quote = row_text(query, 2, loading->arena);
  event->page = (uint32_t)column_integer(query, 3);
  event->finding = row_text(query, 4, loading->arena);
  query_end(query);
}

static bool is_told(const struct matter *matter, const char *date, const char *n) {
  for (size_t i = 0; i < matter->event_count; i++)
    if (token_is(matter->event[i].date, date) && (n == NULL || token_is(matter->event[i].n, n)))
      return true;
  return false;
}

/* What is only told of: paragraphs of minutes that are not here, and the day the motion was handed in. */
static void read_told(struct loading_matter *loading, size_t *capacity) {
  struct matter *matter = loading->matter;
  for (size_t i = 0; i < matter->member_count; i++) {
    struct query *query = db_query(loading->db, "matter_item_get", loading->error);
    query_integer(query, matter->member[i].item_key);
    if (!query_row(query, loading->error))
      continue;
    struct signs signs = signs_read(arena_strdup(loading->arena, column_text(query, 1)), loading->arena);
    query_end(query);
    for (size_t j = 0; j < signs.count; j++) {
      const char *value = signs.sign[j].value, *n = strchr(value, ' ');
      if (signs.sign[j].kind != SIGN_CITED || n == NULL)
        continue;
      const char *date = arena_strndup(loading->arena, value, (size_t)(n - value));
      if (!is_told(matter, date, n + 1))
        *add_event(loading, capacity) = (struct matter_event){
            .date = date, .stage = "other", .n = n + 1, .quote = signs.sign[j].shown, .member = SIZE_MAX};
    }
  }
}

/* Where the motion is not here itself, the day that others say it is of. */
static void read_handed_in(struct loading_matter *loading, size_t *capacity) {
  struct matter *matter = loading->matter;
  for (size_t i = 0; i < matter->member_count; i++)
    if (token_is(matter->member[i].role, "motion"))
      return;
  struct query *query = db_query(loading->db, "matter_handed_in", loading->error);
  query_integer(query, matter->key);
  if (!query_row(query, loading->error))
    return;
  *add_event(loading, capacity) =
      (struct matter_event){.date = row_text(query, 0, loading->arena), .stage = "motion", .member = SIZE_MAX};
  query_end(query);
}

static int by_date(const void *a, const void *b) {
  const struct matter_event *one = a, *other = b;
  int order = one->date == NULL || other->date == NULL ? (one->date == NULL) - (other->date == NULL)
                                                       : strcmp(one->date, other->date);
  if (order == 0)
    order = (int)stage_order(one->stage) - (int)stage_order(other->stage);
  if (order == 0 && one->body != NULL && other->body != NULL)
    order = strcmp(one->body, other->body);
  if (order == 0)
    order = (one->member > other->member) - (one->member < other->member);
  return order;
}

void matter_read_events(struct loading_matter *loading) {
  struct matter *matter = loading->matter;
  size_t capacity = 0;
  for (size_t i = 0; i < matter->member_count; i++) {
    const struct matter_member *member = &matter->member[i];
    if (member->rendering != i)
      continue;
    struct matter_event *event = add_event(loading, &capacity);
    *event = (struct matter_event){.date = member->date,
                                   .stage = member->role,
                                   .body = member->issuer,
                                   .document = member->document,
                                   .item = member->item,
                                   .n = member->n,
                                   .member = i};
    read_decision(loading, event, member->item_key);
    if (token_is(event->stage, "council") && token_is(event->status, "adopted"))
      matter->row.outcome = event->outcome;
  }
  read_told(loading, &capacity);
  read_handed_in(loading, &capacity);
  if (matter->event_count > 0)
    qsort(matter->event, matter->event_count, sizeof *matter->event, by_date);
}
