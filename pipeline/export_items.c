/* export_items.c - which items of a document are meant (see export.h), by the findings and blocks that are wanted.
 *
 * A record does not say where an item stands.  Items follow each other in the text, so one begins at its heading, or
 * else at its first quote, and ends where the next one begins.
 */
#include "export.h"

#include <string.h>

/* An item's place in the text. */
struct stretch {
  uint32_t first, last; /* blocks of its quotes; first UINT32_MAX if it has none */
  uint32_t begin;       /* its heading, else first */
};

static void widen(struct stretch *extent, const struct evidences *evidence) {
  for (size_t i = 0; i < evidence->count; i++) {
    uint32_t block = evidence->at[i].block;
    if (block < extent->first)
      extent->first = block;
    if (block > extent->last)
      extent->last = block;
  }
}

static struct stretch extent_of(const struct record_item *item) {
  struct stretch extent = {.first = UINT32_MAX};
  for (size_t i = 0; i < item->proposal_count; i++)
    widen(&extent, &item->proposal[i].evidence);
  for (size_t i = 0; i < item->position_count; i++)
    widen(&extent, &item->position[i].evidence);
  for (size_t i = 0; i < item->answer_count; i++)
    widen(&extent, &item->answer[i].evidence);
  for (size_t i = 0; i < item->decision_count; i++)
    widen(&extent, &item->decision[i].evidence);
  for (size_t i = 0; i < item->vote_count; i++)
    widen(&extent, &item->vote[i].evidence);
  for (size_t i = 0; i < item->dissent_count; i++)
    widen(&extent, &item->dissent[i].evidence);
  for (size_t i = 0; i < item->case_count; i++)
    widen(&extent, &item->case_number[i].evidence);
  extent.begin = extent.first;
  return extent;
}

/* "§ 46" or the title. */
static bool heads(const struct record_block *block, const struct record_item *item) {
  if (strcmp(block->type, "heading") != 0)
    return false;
  if (item->title && *item->title && strstr(block->text, item->title))
    return true;
  size_t length = item->n ? strlen(item->n) : 0;
  const char *mark = length ? strstr(block->text, "\xC2\xA7") : NULL;
  const char *number = mark ? mark + 2 + strspn(mark + 2, " ") : NULL;
  return number && strncmp(number, item->n, length) == 0 && (number[length] < '0' || number[length] > '9');
}

/* Looks for the item's heading between the quotes of the item before and its own. */
static void find_heading(struct stretch *extent, uint32_t after, const struct record *record,
                         const struct record_item *item) {
  for (uint32_t block = extent->first; block-- > after;)
    if (heads(&record->block[block], item))
      extent->begin = block;
}

static const struct stretch *extents_of(const struct record *record, struct arena *arena) {
  struct stretch *extent = arena_array(arena, record->item_count, sizeof *extent);
  uint32_t after = 0;
  for (size_t i = 0; i < record->item_count; i++) {
    extent[i] = extent_of(&record->item[i]);
    if (extent[i].first == UINT32_MAX)
      continue;
    if (after <= extent[i].first)
      find_heading(&extent[i], after, record, &record->item[i]);
    after = extent[i].last + 1;
  }
  return extent;
}

/* ---- what is wanted ---- */

static bool wants(const struct export_subject *subject, const char *id) {
  for (size_t i = 0; id && i < subject->wanted_count; i++)
    if (strcmp(subject->wanted[i], id) == 0)
      return true;
  return false;
}

static bool wants_finding(const struct export_subject *subject, const struct record_item *item) {
  bool found = wants(subject, item->id);
  for (size_t i = 0; !found && i < item->proposal_count; i++)
    found = wants(subject, item->proposal[i].id);
  for (size_t i = 0; !found && i < item->position_count; i++)
    found = wants(subject, item->position[i].id);
  for (size_t i = 0; !found && i < item->answer_count; i++)
    found = wants(subject, item->answer[i].id);
  for (size_t i = 0; !found && i < item->decision_count; i++)
    found = wants(subject, item->decision[i].id);
  for (size_t i = 0; !found && i < item->vote_count; i++)
    found = wants(subject, item->vote[i].id);
  for (size_t i = 0; !found && i < item->dissent_count; i++)
    found = wants(subject, item->dissent[i].id);
  return found;
}

static bool wants_block(const struct export_subject *subject, const struct record *record, const struct stretch *extent,
                        size_t at) {
  if (extent[at].first == UINT32_MAX)
    return false;
  uint32_t end = (uint32_t)record->block_count;
  for (size_t i = 0; i < record->item_count; i++)
    if (extent[i].begin > extent[at].begin && extent[i].begin < end)
      end = extent[i].begin;
  for (uint32_t block = extent[at].begin; block < end; block++)
    if (wants(subject, record->block[block].id))
      return true;
  return false;
}

const bool *export_items(const struct export_subject *subject, const struct record *record, struct arena *arena) {
  bool *means = arena_array(arena, record->item_count, sizeof *means);
  bool all = subject->wanted_count == 0 || record->item_count == 1;
  const struct stretch *extent = all ? NULL : extents_of(record, arena);
  for (size_t i = 0; i < record->item_count; i++)
    means[i] = all || wants_finding(subject, &record->item[i]) || wants_block(subject, record, extent, i);
  return means;
}
