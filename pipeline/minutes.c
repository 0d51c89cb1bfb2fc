/* minutes.c - what happened at the table: votes with what Ja and Nej meant, reservations, statements, those who took no
 * part. */
#include "context.h"
#include "unicode.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { PEOPLE = 96 };

/* "12", "tolv"; -1 if it is neither. */
static int number(const struct context *c, const struct finding *finding, const char *group) {
  static const char *const words[] = {"noll",    "en",     "två",    "tre",     "fyra",  "fem",    "sex",
                                      "sju",     "åtta",   "nio",    "tio",     "elva",  "tolv",   "tretton",
                                      "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo"};
  const char *text = capture_text(c, finding, group);
  if (text == NULL)
    return -1;
  if (isdigit((unsigned char)text[0]))
    return atoi(text);
  char folded[32];
  unicode_fold_bytes(text, strlen(text) < 31 ? strlen(text) : 31, folded);
  for (int i = 0; i < (int)(sizeof words / sizeof words[0]); i++)
    if (strcmp(folded, words[i]) == 0)
      return i;
  return strcmp(folded, "ett") == 0 ? 1 : -1;
}

struct voting {
  uint32_t item;
  const char *yes_means, *no_means;
  struct range means;
  struct record_vote *open; /* the vote that further lines belong to */
};

static struct record_vote *add_vote(struct context *c, struct voting *v) {
  struct record_item *item = &c->record->item[v->item];
  item->vote = arena_grow(c->arena, item->vote, item->vote_count, &item->vote_capacity, sizeof *item->vote);
  struct record_vote *vote = &item->vote[item->vote_count++];
  *vote = (struct record_vote){.id = new_id(c, 'v'),
                               .yes = -1,
                               .no = -1,
                               .abstain = -1,
                               .absent = -1,
                               .yes_means = v->yes_means,
                               .no_means = v->no_means};
  if (!range_empty(v->means))
    add_evidence(c, &vote->evidence, v->means, NULL);
  v->yes_means = v->no_means = NULL;
  v->means = (struct range){0, 0};
  return vote;
}

static void set_number(int *field, int value) {
  if (value >= 0)
    *field = value;
}

static void read_vote(struct context *c, struct voting *v, const struct finding *finding) {
  struct range quote = sentence_at(c, finding->at.start);
  if (finding_is(finding, "form", "means")) {
    v->yes_means = capture_text(c, finding, "yes");
    v->no_means = capture_text(c, finding, "no");
    v->means = block_range(c, finding->block);
    v->open = NULL;
    return;
  }
  bool total = finding_is(finding, "form", "total");
  bool yes = finding_is(finding, "form", "named-yes"), no = finding_is(finding, "form", "named-no");
  if (total || v->open == NULL || (yes && v->open->yes >= 0) || (no && v->open->no >= 0))
    v->open = add_vote(c, v);
  set_number(&v->open->yes, number(c, finding, "yes"));
  set_number(&v->open->no, number(c, finding, "no"));
  set_number(&v->open->abstain, number(c, finding, "abstain"));
  set_number(&v->open->absent, number(c, finding, "absent"));
  add_evidence(c, &v->open->evidence, quote, NULL);
  if (total)
    v->open = NULL;
}

/* One vote told twice - by names and in sum - is one. */
static void drop_repeated(struct record_item *item) {
  size_t kept = 0;
  for (size_t i = 0; i < item->vote_count; i++) {
    const struct record_vote *vote = &item->vote[i], *before = kept > 0 ? &item->vote[kept - 1] : NULL;
    if (vote->yes < 0 && vote->no < 0)
      continue;
    if (before != NULL && before->yes == vote->yes && before->no == vote->no && vote->yes_means == NULL)
      continue;
    item->vote[kept++] = *vote;
  }
  item->vote_count = kept;
}

void find_votes(struct context *c) {
  struct voting v = {.item = UINT32_MAX};
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->rule->kind != RULE_VOTE || finding->block >= c->document->flow_count)
      continue;
    uint32_t item = item_at(c, finding->at.start);
    if (item != v.item)
      v = (struct voting){.item = item};
    read_vote(c, &v, finding);
  }
  for (size_t i = 0; i < c->record->item_count; i++)
    drop_repeated(&c->record->item[i]);
}

/* ---- dissents ---- */

static void add_party(struct context *c, const char **list, const char *party) {
  if (*list == NULL) {
    *list = party;
    return;
  }
  size_t length = strlen(party);
  for (const char *p = *list; (p = strstr(p, party)) != NULL; p += length)
    if ((p == *list || p[-1] == ' ') && (p[length] == '\0' || p[length] == ' '))
      return;
  *list = arena_printf(c->arena, "%s %s", *list, party);
}

/* Parties named without people: "Ledamöterna från S, V och MP", "Vänsterpartiet". */
static const char *parties_in(struct context *c, struct range by) {
  const char *text = c->document->text, *list = NULL;
  for (uint32_t at = by.start; at < by.end;) {
    uint32_t end = at;
    while (end < by.end && (isalnum((unsigned char)text[end]) || (unsigned char)text[end] >= 0x80 || text[end] == '!'))
      end++;
    uint32_t first = 0;
    if (end > at)
      unicode_read(text + at, text + end, &first);
    const struct party *party =
        end > at && unicode_upper(first) ? gazetteer_party(c->gazetteer, text + at, end - at) : NULL;
    if (party != NULL)
      add_party(c, &list, party->abbreviation);
    at = end > at ? end : at + 1;
  }
  return list;
}

/* The lines of names that sign what stands at AT: from the first to the last of those below it in its item. */
static struct range signers(const struct context *c, uint32_t at) {
  struct range range = {0, 0};
  for (size_t i = finding_from(c, at); i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->rule->kind != RULE_METADATA || !finding_is(finding, "field", "signs") ||
        item_at(c, finding->at.start) != item_at(c, at))
      continue;
    if (range_empty(range))
      range.start = finding->at.start;
    range.end = finding->at.end;
  }
  return range;
}

static void dissent_from(struct context *c, const struct finding *finding) {
  struct range by = capture(c, finding, "by");
  if (range_empty(by))
    by = capture(c, finding, "by2");
  if (finding_is(finding, "form", "signed"))
    by = signers(c, finding->at.start);
  struct named who[PEOPLE];
  size_t count = people_in(c, by, who, PEOPLE);
  const char *parties = NULL;
  for (size_t i = 0; i < count; i++)
    if (who[i].party != NULL)
      add_party(c, &parties, who[i].party);
  if (parties == NULL)
    parties = parties_in(c, by);
  if (count == 0 && parties == NULL)
    return;
  struct record_item *item = &c->record->item[item_at(c, finding->at.start)];
  const char *kind = finding_get(finding, "type");
  struct range quote = sentence_at(c, finding->at.start);
  /* "Deltar inte på grund av jäv" is found as both; the more exact rule comes second. */
  for (size_t i = 0; i < item->dissent_count; i++)
    if (strcmp(item->dissent[i].by, range_text(c, by)) == 0 && strcmp(item->dissent[i].kind, kind) == 0)
      return;
  item->dissent =
      arena_grow(c->arena, item->dissent, item->dissent_count, &item->dissent_capacity, sizeof *item->dissent);
  struct record_dissent *dissent = &item->dissent[item->dissent_count++];
  *dissent = (struct record_dissent){.id = new_id(c, 'r'), .kind = kind, .by = range_text(c, by), .party = parties};
  add_evidence(c, &dissent->evidence, quote, NULL);
}

void find_dissents(struct context *c) {
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->rule->kind == RULE_DISSENT && finding->block < c->document->flow_count &&
        c->document->block[finding->block].type != BLOCK_HEADING)
      dissent_from(c, finding);
  }
}
