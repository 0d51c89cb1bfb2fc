/* eval.c - one case compared: expected elements against findings, kind by kind. */
#include "eval_kinds.h"

#include <string.h>
#include <strings.h>

static const char *const kinds[EVAL_KINDS] = {
    [KIND_RECORD] = "record",
    [KIND_TYPE] = "type",
    [KIND_TITLE] = "title",
    [KIND_SUBTITLE] = "subtitle",
    [KIND_MUNICIPALITY] = "municipality",
    [KIND_ISSUER] = "issuer",
    [KIND_LAYER] = "layer",
    [KIND_ADDRESSEE] = "addressee",
    [KIND_DATE] = "date",
    [KIND_CASE] = "caseNumber",
    [KIND_PERSON] = "person",
    [KIND_REFERENCE] = "reference",
    [KIND_ITEM] = "item",
    [KIND_ITEM_TITLE] = "item-title",
    [KIND_ITEM_CASE] = "item-caseNumber",
    [KIND_ITEM_PERSON] = "item-person",
    [KIND_ITEM_REFERENCE] = "item-reference",
    [KIND_PROPOSAL] = "proposal",
    [KIND_CLAIM] = "claim",
    [KIND_POSITION] = "position",
    [KIND_ANSWER] = "answer",
    [KIND_DECISION] = "decision",
    [KIND_VOTE] = "vote",
    [KIND_VOTE_MEANING] = "vote-meaning",
    [KIND_DISSENT] = "dissent",
    [KIND_REMARK] = "remark",
};

const char *eval_kind_token(enum eval_kind kind) { return kinds[kind]; }

static bool same(const char *a, const char *b) { return strcmp(a, b) == 0; }

/* ------------------------------------------------ judgements ----------------------------------------------- */

static struct judgement *judge(struct comparison *c, enum eval_kind kind, enum judged judged,
                               const struct expected *wanted, struct found *found) {
  struct eval_case *to = c->to;
  to->judgement =
      arena_grow(c->arena, to->judgement, to->judgement_count, &to->judgement_capacity, sizeof *to->judgement);
  struct judgement *judgement = &to->judgement[to->judgement_count++];
  *judgement = (struct judgement){.kind = kind, .judged = judged, .wanted = wanted, .found = found};
  judgement->item = c->item ? expected_value(c->item, "n") : NULL;
  if (found && judged == JUDGED_RIGHT) {
    found->verdict = VERDICT_RIGHT;
    found->wanted = wanted;
  } else if (found && judged == JUDGED_EXTRA && found->verdict == VERDICT_NONE) {
    found->verdict = VERDICT_WRONG;
  }
  return judgement;
}

/* WANTED is fulfilled by FOUND, or missing; an optional one is never missing. */
static void judge_presence(struct comparison *c, enum eval_kind kind, const struct expected *wanted,
                           struct found *found) {
  if (found || !expected_optional(wanted))
    judge(c, kind, found ? JUDGED_RIGHT : JUDGED_MISSING, wanted, found);
}

/* ------------------------------------------------- the pools ----------------------------------------------- */

/* FOUND belongs to the item that C compares: by its number, or to any if that has none; and to the document if no item
 * is compared. */
static bool belongs(const struct comparison *c, const struct found *found) {
  const char *n = c->item ? expected_value(c->item, "n") : NULL;
  if (!c->item)
    return !found->item;
  return found->item && (!n || (found->item_n && same(n, found->item_n)));
}

/* All findings called ELEMENT; EVERYWHERE, or where C compares. */
static struct pool pool_of(const struct comparison *c, const char *element, bool everywhere) {
  struct pool pool = {.at = arena_array(c->arena, c->to->found_count, sizeof *pool.at)};
  for (size_t i = 0; i < c->to->found_count; i++) {
    struct found *one = &c->to->found[i];
    if (same(one->name, element) && (everywhere || belongs(c, one)))
      pool.at[pool.count++].found = one;
  }
  return pool;
}

/* ------------------------------------------------ listed kinds --------------------------------------------- */

/* Takes out of POOL all that fits WANTED - the same may be found twice - and gives the first; NULL if nothing does. */
static struct found *take(struct comparison *c, const struct listed_kind *kind, struct pool *pool,
                          const struct expected *wanted) {
  struct found *first = NULL;
  size_t kept = 0;
  for (size_t i = 0; i < pool->count; i++) {
    struct found *one = pool->at[i].found;
    if (!kind->fits(c, wanted, one)) {
      pool->at[kept++].found = one;
      continue;
    }
    first = first ? first : one;
    one->verdict = VERDICT_RIGHT;
    one->wanted = wanted;
  }
  pool->count = kept;
  return first;
}

/* A dissent that is found for several people stands for each of them whom the reader names, and a claim for each thing
 * that it comes to: one of those that are right already and fit WANTED, too; NULL if there is none. */
static struct found *shared(struct comparison *c, const struct listed_kind *kind, const struct expected *wanted) {
  if ((kind->kind != KIND_DISSENT && kind->kind != KIND_CLAIM) || !expected_value(wanted, "by"))
    return NULL;
  for (size_t i = 0; i < c->to->found_count; i++) {
    struct found *one = &c->to->found[i];
    if (same(one->name, kind->element) && belongs(c, one) && one->verdict == VERDICT_RIGHT &&
        kind->fits(c, wanted, one))
      return one;
  }
  return NULL;
}

/* Gives each missing one of the judgements from FIRST on the extra one that stands in its place. */
static void pair(struct comparison *c, const struct listed_kind *kind, size_t first) {
  struct eval_case *to = c->to;
  for (size_t i = first; i < to->judgement_count; i++)
    for (size_t j = first; j < to->judgement_count && !to->judgement[i].found; j++) {
      struct judgement *missing = &to->judgement[i], *extra = &to->judgement[j];
      if (missing->judged != JUDGED_MISSING || extra->judged != JUDGED_EXTRA || extra->wanted ||
          !kind->in_place_of(c, missing->wanted, extra->found))
        continue;
      missing->found = extra->found;
      extra->wanted = missing->wanted;
    }
}

static void compare_listed(struct comparison *c, const struct listed_kind *kind, const struct expected *parent,
                           struct pool pool, bool complete) {
  size_t first = c->to->judgement_count;
  /* what must be there before what may: an optional one takes only what nobody else needs */
  for (int optional = 0; optional <= 1; optional++)
    for (const struct expected *one = expected_child(parent, kind->element); one; one = expected_next(one))
      if (expected_optional(one) == (bool)optional && (!kind->concerns || kind->concerns(one))) {
        struct found *found = take(c, kind, &pool, one);
        judge_presence(c, kind->kind, one, found ? found : shared(c, kind, one));
      }
  for (size_t i = 0; complete && i < pool.count; i++)
    if (!kind->passed_over || !kind->passed_over(pool.at[i].found))
      judge(c, kind->kind, JUDGED_EXTRA, NULL, pool.at[i].found);
  if (kind->in_place_of)
    pair(c, kind, first);
}

/* ------------------------------------------------- mentions ------------------------------------------------ */

/* Dates, case numbers, references: there or not; others may be there too. */
static void compare_mentions(struct comparison *c, enum eval_kind kind, const struct expected *parent,
                             const char *element, bool everywhere) {
  struct pool pool = pool_of(c, element, everywhere);
  for (const struct expected *one = expected_child(parent, element); one; one = expected_next(one)) {
    size_t i = 0;
    while (i < pool.count && !mention_fits(c, one, pool.at[i].found))
      i++;
    judge_presence(c, kind, one, i < pool.count ? pool.at[i].found : NULL);
  }
}

/* ------------------------------------------------ the document --------------------------------------------- */

static bool alike_one(const struct comparison *c, const char *list, const char *text) {
  size_t length;
  for (const char *one; (one = next_alternative(&list, &length));)
    if (texts_alike(c->arena, arena_strndup(c->arena, one, length), text))
      return true;
  return false;
}

/* "Ekvallas stad" and "Ekvalla" name the same place. */
static const char *place_alone(const struct comparison *c, const char *name) {
  static const char *const sorts[] = {" kommun", " stad"};
  size_t length = strlen(name);
  for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++)
    if (length > strlen(sorts[i]) && strcasecmp(name + length - strlen(sorts[i]), sorts[i]) == 0) {
      length -= strlen(sorts[i]);
      break;
    }
  if (length > 3 && (name[length - 1] == 's' || name[length - 1] == 'S'))
    length--;
  return arena_strndup(c->arena, name, length);
}

static bool same_place(const struct comparison *c, const char *list, const char *text) {
  size_t length;
  for (const char *one; (one = next_alternative(&list, &length));)
    if (texts_alike(c->arena, place_alone(c, arena_strndup(c->arena, one, length)), place_alone(c, text)))
      return true;
  return false;
}

/* Title, municipality, issuer, addressee: at most one each.  A wrong one is a missing one. */
static void compare_name(struct comparison *c, enum eval_kind kind, const struct expected *document) {
  const struct expected *wanted = expected_child(document, kinds[kind]);
  struct pool pool = pool_of(c, kinds[kind], false);
  struct found *found = pool.count ? pool.at[0].found : NULL;
  if (!wanted)
    return;
  bool place = kind == KIND_MUNICIPALITY && found && same_place(c, wanted->text, found->text);
  if (found && !place && !alike_one(c, wanted->text, found->text))
    judge(c, kind, JUDGED_MISSING, wanted, found);
  else
    judge_presence(c, kind, wanted, found);
}

/* The attribute NAME of FOUND, which may be NULL. */
static void compare_attribute(struct comparison *c, enum eval_kind kind, const char *name,
                              const struct expected *wanted, struct found *found) {
  const char *list = wanted ? expected_value(wanted, name) : NULL;
  if (list)
    judge(c, kind, found && among(list, found_value(found, name)) ? JUDGED_RIGHT : JUDGED_MISSING, wanted, found);
}

static void compare_document(struct comparison *c, const struct expected *wanted) {
  static const enum eval_kind names[] = {KIND_TITLE, KIND_SUBTITLE, KIND_MUNICIPALITY, KIND_ISSUER, KIND_ADDRESSEE};
  struct pool documents = pool_of(c, "document", false), issuers = pool_of(c, "issuer", false);
  const char *type = expected_value(wanted, "type");
  compare_attribute(c, KIND_TYPE, "type", wanted, documents.count ? documents.at[0].found : NULL);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    compare_name(c, names[i], wanted);
  compare_attribute(c, KIND_LAYER, "layer", expected_child(wanted, "issuer"),
                    issuers.count ? issuers.at[0].found : NULL);
  compare_mentions(c, KIND_DATE, wanted, "date", false);
  compare_mentions(c, KIND_CASE, wanted, "caseNumber", false);
  compare_mentions(c, KIND_REFERENCE, wanted, "reference", true);
  /* minutes name many people, and nobody lists them all */
  bool open = type && (among(type, "minutes") || among(type, "minutes-extract") || among(type, "reservation"));
  compare_listed(c, &person_kind, wanted, pool_of(c, "person", true), !open);
}

/* -------------------------------------------------- an item ------------------------------------------------ */

static bool is_complete(const struct expected *parent, const char *kind) {
  const char *list = expected_value(parent, "complete");
  size_t length = strlen(kind);
  for (const char *at = list ? strstr(list, kind) : NULL; at; at = strstr(at + 1, kind))
    if ((at == list || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
      return true;
  return false;
}

/* Each by itself, so that a vote whose figures are right and whose meaning is wrong can be told from one that was not
 * seen at all. */
static void compare_meanings(struct comparison *c) {
  static const char *const names[] = {"yesMeans", "noMeans", "follows"};
  struct pool pool = pool_of(c, "vote", false);
  for (const struct expected *one = expected_child(c->item, "vote"); one; one = expected_next(one))
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
      struct found *vote = NULL;
      bool fits = false;
      for (size_t j = 0; j < pool.count && expected_value(one, names[i]) && !fits; j++) {
        if (!vote_counts_fit(one, pool.at[j].found))
          continue;
        vote = vote ? vote : pool.at[j].found;
        fits = vote_meaning_fits(c, one, pool.at[j].found, names[i]);
      }
      if (!expected_value(one, names[i]) || (!vote && expected_optional(one)))
        continue;
      /* a right meaning makes no vote right */
      judge(c, KIND_VOTE_MEANING, fits ? JUDGED_RIGHT : JUDGED_MISSING, one, fits ? NULL : vote)->attribute = names[i];
    }
}

/* Where a paper is about one matter, the references are the document's.  Only motions are ever all listed: nobody lists
 * every law. */
static void compare_references(struct comparison *c) {
  bool everywhere = !expected_value(c->item, "n");
  struct pool pool = pool_of(c, "reference", everywhere);
  compare_mentions(c, KIND_ITEM_REFERENCE, c->item, "reference", everywhere);
  for (size_t i = 0; i < pool.count && is_complete(c->item, "reference"); i++) {
    const struct expected *one = expected_child(c->item, "reference");
    while (one && !mention_fits(c, one, pool.at[i].found))
      one = expected_next(one);
    if (!one && same(found_value(pool.at[i].found, "type"), "motion"))
      judge(c, KIND_ITEM_REFERENCE, JUDGED_EXTRA, NULL, pool.at[i].found);
  }
}

static void compare_item(struct comparison *c) {
  const struct expected *item = c->item;
  struct pool items = pool_of(c, "item", false);
  if (expected_value(item, "n"))
    judge_presence(c, KIND_ITEM, item, items.count ? items.at[0].found : NULL);
  for (size_t i = 0; i < item_kind_count; i++)
    compare_listed(c, &item_kinds[i], item, pool_of(c, item_kinds[i].element, false),
                   is_complete(item, eval_kind_token(item_kinds[i].kind)));
  compare_meanings(c);
  compare_mentions(c, KIND_ITEM_TITLE, item, "title", false);
  compare_mentions(c, KIND_ITEM_CASE, item, "caseNumber", false);
  compare_references(c);
  compare_listed(c, &item_person_kind, item, pool_of(c, "person", false), false);
}

/* -------------------------------------------------- remarks ------------------------------------------------ */

static struct found *remark_of(const struct pool *pool, const char *code) {
  for (size_t i = 0; i < pool->count; i++)
    if (same(found_value(pool->at[i].found, "code"), code))
      return pool->at[i].found;
  return NULL;
}

static bool remark_wanted(const struct expected *record, const char *code) {
  for (const struct expected *one = expected_child(record, "remark"); one; one = expected_next(one))
    if (same(expected_value(one, "code"), code))
      return true;
  return false;
}

/* A code counts once, however often it is remarked. */
static void compare_remarks(struct comparison *c, const struct expected *record) {
  static const char *const counted[] = {"conflicting-outcomes", "unaddressed-proposal", "impossible-date"};
  struct pool pool = pool_of(c, "remark", true);
  for (const struct expected *one = expected_child(record, "remark"); one; one = expected_next(one))
    if (!expected_optional(one))
      judge_presence(c, KIND_REMARK, one, remark_of(&pool, expected_value(one, "code")));
  for (size_t i = 0; is_complete(record, "remark") && i < sizeof counted / sizeof *counted; i++) {
    struct found *found = remark_of(&pool, counted[i]);
    if (found && !remark_wanted(record, counted[i]))
      judge(c, KIND_REMARK, JUDGED_EXTRA, NULL, found);
  }
}

/* ---------------------------------------------- the mover's words ------------------------------------------ */

/* The quote of FOUND and words that RECORD says are the mover's are the same, or one is in the other. */
static bool says_mover(struct comparison *c, const struct expected *record, const struct found *found) {
  const char *quote = plain_words(c->arena, found->quote);
  for (const struct expected *item = expected_child(record, "item"); item; item = expected_next(item))
    for (const struct expected *one = expected_child(item, "words"); one; one = expected_next(one)) {
      const char *words = plain_words(c->arena, one->text);
      if (strstr(quote, words) || (*quote && strstr(words, quote)))
        return true;
    }
  return false;
}

/* What administration, committee or board think cannot be read from the mover's own words: from a motion, from the text
 * of a proposal, from a section that retells the motion, or from words that a reader has named. */
static void mark_movers_words(struct comparison *c, const struct expected *record) {
  const struct expected *document = expected_child(record, "document");
  const char *type = document ? expected_value(document, "type") : NULL;
  bool all = type && (same(type, "motion") || same(type, "inquiry"));
  for (size_t i = 0; i < c->to->found_count; i++) {
    struct found *one = &c->to->found[i];
    if (!same(one->name, "position") || !among("administration|committee|board", found_value(one, "layer")))
      continue;
    one->movers_words = all || one->in_proposal || says_mover(c, record, one);
    for (size_t j = 0; j < one->place_count; j++)
      one->movers_words = one->movers_words || same(one->place[j].role, "motion");
  }
}

void compare_case(struct eval_case *to, const struct expected *wanted, const struct record *record,
                  struct arena *arena) {
  struct comparison c = {.to = to, .arena = arena};
  judge(&c, KIND_RECORD, record ? JUDGED_RIGHT : JUDGED_MISSING, wanted, NULL);
  if (!record)
    return;
  to->found = found_in(record, arena, &to->found_count);
  for (const struct expected *one = expected_child(wanted, "document"); one; one = expected_next(one))
    compare_document(&c, one);
  for (c.item = expected_child(wanted, "item"); c.item; c.item = expected_next(c.item))
    compare_item(&c);
  compare_remarks(&c, wanted);
  mark_movers_words(&c, wanted);
}
