/* found.c - the findings of a record in the order of its text (see found.h). */
#include "found.h"
#include "hash.h"

#include <stdlib.h>
#include <string.h>

struct gathering {
  struct arena *arena;
  struct found *found;
  size_t count, capacity;
};

static void add(struct gathering *to, const struct record_item *item, struct found found) {
  if (found.evidence->count == 0)
    return;
  to->found = arena_grow(to->arena, to->found, to->count, &to->capacity, sizeof *to->found);
  found.item = item;
  to->found[to->count++] = found;
}

/* What ITEM asks for and thinks, and then what came of it. */
static void add_views(struct gathering *to, const struct record_item *item) {
  for (size_t i = 0; i < item->proposal_count; i++) {
    const struct record_proposal *one = &item->proposal[i];
    add(to, item,
        (struct found){.kind = "proposal",
                       .id = one->id,
                       .evidence = &one->evidence,
                       .rule = one->rule,
                       .confidence = -1,
                       .proposal = one});
  }
  for (size_t i = 0; i < item->position_count; i++) {
    const struct record_position *one = &item->position[i];
    add(to, item,
        (struct found){.kind = "position",
                       .id = one->id,
                       .evidence = &one->evidence,
                       .rule = one->rule,
                       .confidence = one->confidence,
                       .on = one->proposal,
                       .position = one});
  }
  for (size_t i = 0; i < item->answer_count; i++) {
    const struct record_answer *one = &item->answer[i];
    add(to, item,
        (struct found){.kind = "answer",
                       .id = one->id,
                       .evidence = &one->evidence,
                       .confidence = -1,
                       .on = one->question,
                       .answer = one});
  }
}

static void add_outcomes(struct gathering *to, const struct record_item *item) {
  for (size_t i = 0; i < item->decision_count; i++) {
    const struct record_decision *one = &item->decision[i];
    add(to, item,
        (struct found){.kind = "decision",
                       .id = one->id,
                       .evidence = &one->evidence,
                       .rule = one->rule,
                       .confidence = one->confidence,
                       .decision = one});
  }
  for (size_t i = 0; i < item->vote_count; i++)
    add(to, item,
        (struct found){.kind = "vote",
                       .id = item->vote[i].id,
                       .evidence = &item->vote[i].evidence,
                       .confidence = -1,
                       .vote = &item->vote[i]});
  for (size_t i = 0; i < item->dissent_count; i++)
    add(to, item,
        (struct found){.kind = "dissent",
                       .id = item->dissent[i].id,
                       .evidence = &item->dissent[i].evidence,
                       .confidence = -1,
                       .dissent = &item->dissent[i]});
}

static int in_text(const void *a, const void *b) {
  const struct found *one = a, *other = b;
  const struct evidence *first = &one->evidence->at[0], *second = &other->evidence->at[0];
  if (first->block != second->block)
    return first->block < second->block ? -1 : 1;
  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  int kinds = strcmp(one->kind, other->kind);
  return kinds != 0 ? kinds : strcmp(one->id != NULL ? one->id : "", other->id != NULL ? other->id : "");
}

/* How many of the N findings before FOUND[N] are of its kind and say the same words. */
static unsigned same_before(const struct record *record, const struct found *found, size_t n) {
  size_t length, other;
  unsigned same = 0;
  const char *quote = record_quote(record, &found[n].evidence->at[0], &length);
  for (size_t i = 0; i < n; i++) {
    const char *words = record_quote(record, &found[i].evidence->at[0], &other);
    same += other == length && memcmp(words, quote, length) == 0 && strcmp(found[i].kind, found[n].kind) == 0;
  }
  return same;
}

static void make_address(const struct record *record, struct found *found, size_t n) {
  size_t length;
  char out[HASH_HEX];
  const char *quote = record_quote(record, &found[n].evidence->at[0], &length);
  unsigned char number = (unsigned char)same_before(record, found, n);
  struct hash *hash = hash_begin();
  hash_add(hash, record->source_hash, strlen(record->source_hash) + 1);
  hash_add(hash, found[n].kind, strlen(found[n].kind) + 1);
  hash_add(hash, quote, length);
  hash_add(hash, &number, 1);
  hash_end(hash, out);
  memcpy(found[n].address, out, FOUND_ADDRESS - 1);
  found[n].address[FOUND_ADDRESS - 1] = '\0';
}

size_t found_all(const struct record *record, struct arena *arena, struct found **found) {
  struct gathering gathering = {.arena = arena};
  for (size_t i = 0; i < record->item_count; i++) {
    add_views(&gathering, &record->item[i]);
    add_outcomes(&gathering, &record->item[i]);
  }
  if (gathering.count > 0)
    qsort(gathering.found, gathering.count, sizeof *gathering.found, in_text);
  for (size_t i = 0; i < gathering.count; i++)
    make_address(record, gathering.found, i);
  *found = gathering.found;
  return gathering.count;
}

size_t found_named(const struct found *found, size_t count, const char *name) {
  size_t i = 0;
  while (i < count && strcmp(found[i].address, name) != 0 && (found[i].id == NULL || strcmp(found[i].id, name) != 0))
    i++;
  return i;
}

const struct record_proposal *found_proposal(const struct found *found, size_t count, const char *id) {
  for (size_t i = 0; id != NULL && i < count; i++)
    if (found[i].proposal != NULL && strcmp(found[i].proposal->id, id) == 0)
      return found[i].proposal;
  return NULL;
}

const char *found_says(const struct found *found) {
  if (found->position != NULL)
    return found->position->stance;
  if (found->decision != NULL)
    return found->decision->outcome;
  return found->dissent != NULL ? found->dissent->kind : NULL;
}

const char *found_holder(const struct found *found) {
  if (found->position != NULL)
    return found->position->holder;
  if (found->decision != NULL)
    return found->decision->body;
  if (found->dissent != NULL)
    return found->dissent->by;
  return found->proposal != NULL ? found->proposal->by : NULL;
}
