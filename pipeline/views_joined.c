/* views_joined.c - views that are told by another's: "Kontoret instämmer i nämndens bedömning", "I övrigt delar nämnden
 * förvaltningens uppfattning".
 *
 * Such a sentence says nothing of a proposal in words that could be weighed; it takes over the positions of the body it
 * names: on the proposals that it names, or else on all on which its speaker takes no position of its own.  Who does
 * not share a view holds the opposite of what it names, if nothing else is known.
 *
 * And what a retold view says in plain words stays as it is: minutes leave the reasons out and keep the verdict, so
 * that there is little to weigh it by. */
#include "cues.h"
#include "views.h"

#include <string.h>

/* How sure what was taken over is, of how sure it was. */
static const double taken_over = 0.85, not_shared = 0.7;
/* Plain words that minutes retell are not weighed again, if they are so sure. */
static const double plain_enough = 0.7;

const struct finding *joins(struct context *c, struct range sentence, const char *form) {
  for (size_t i = finding_from(c, sentence.start); i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->at.start >= sentence.end)
      break;
    if (finding->rule->kind == RULE_POSITION && finding_is(finding, "form", form))
      return strcmp(form, "joins") == 0 && negated(c, clause_of(c, sentence, finding->at), finding->at) ? NULL
                                                                                                        : finding;
  }
  return NULL;
}

void add_join(struct context *c, struct views *views, struct joined joined) {
  views->join = arena_grow(c->arena, views->join, views->joins, &views->join_capacity, sizeof joined);
  views->join[views->joins++] = joined;
}

bool is_joined(const struct context *c, struct range sentence) {
  for (size_t i = 0; c->views != NULL && i < c->views->joins; i++)
    if (!c->views->join[i].parts && c->views->join[i].at.start < sentence.end &&
        c->views->join[i].at.end > sentence.start)
      return true;
  return false;
}

void join_adopted(struct context *c, struct views *views) {
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (c->record->issuer.text == NULL || !finding_is(finding, "field", "adopts"))
      continue;
    uint32_t item = item_at(c, finding->at.start);
    for (size_t v = 0; v < views->count; v++)
      if (views->view[v].item == item && is(views->view[v].layer, "administration"))
        add_join(c, views,
                 (struct joined){.item = item,
                                 .at = sentence_at(c, finding->at.start),
                                 .holder = c->record->issuer.text,
                                 .layer = c->issuer_layer,
                                 .body = views->view[v].holder,
                                 .rule = finding->rule->id});
  }
}

/* ---- taking over ---- */

static bool same_body(struct context *c, const char *a, const char *b) {
  if (a == NULL || b == NULL)
    return false;
  const char *x = folded(c, a), *y = folded(c, b);
  return ends_with(x, y) || ends_with(y, x);
}

/* What HOLDER was weighed to think of a PROPOSAL on which it joins another by name gives way. */
static void drop_weighed(struct context *c, struct record_item *item, const char *holder, const char *proposal) {
  size_t kept = 0;
  for (size_t i = 0; i < item->position_count; i++)
    if (!same_body(c, item->position[i].holder, holder) || !is(item->position[i].proposal, proposal) ||
        strncmp(item->position[i].rule, "weigh.", strlen("weigh.")) != 0)
      item->position[kept++] = item->position[i];
  item->position_count = kept;
}

static bool has_position(struct context *c, const struct record_item *item, const char *holder, const char *proposal) {
  for (size_t i = 0; i < item->position_count; i++)
    if (same_body(c, item->position[i].holder, holder) &&
        (is(item->position[i].proposal, proposal) || (proposal == NULL && item->position[i].proposal == NULL)))
      return true;
  return false;
}

/* "När det gäller kallelserna delar kontoret nämndens uppfattning": not in all. */
static bool limits_itself(struct context *c, struct range sentence) {
  static const char *const words[] = {
      "när det gäller", "vad gäller",     "i fråga om",   "beträffande",         "angående",
      "i den del",      "uppfattning om", "bedömning av", "uppfattning i fråga", "vad avser"};
  return contains_any(folded_range(c, sentence), words, sizeof words / sizeof words[0]);
}

/* The proposals that the sentence of a join names: by number, or those of which it names the most. */
static size_t named_by(struct context *c, const struct record_item *item, struct range at, struct tie *tie,
                       size_t room) {
  static const double least = 0.15, beside_most = 0.7;
  struct ties *ties = ties_new(c, item);
  size_t count = ties == NULL ? 0 : ties_find(c, ties, at, (struct range){0, 0}, tie, room);
  if (ties == NULL || (count > 0 && tie[0].explicit))
    return count;
  double *weight = arena_array(c->arena, item->proposal_count + 1, sizeof *weight), most = 0;
  ties_weights(c, ties, at, (struct range){0, 0}, weight);
  for (size_t p = 0; p < item->proposal_count; p++)
    most = weight[p] > most ? weight[p] : most;
  count = 0;
  for (size_t p = 0; p < item->proposal_count && count < room; p++)
    if (most > 0 && weight[p] >= beside_most * most && weight[p] >= least * ties_total(ties, p))
      tie[count++] = (struct tie){.proposal = p};
  return count;
}

/* "I övrigt instämmer nämnden": not in what the sentences before it in the paragraph speak of. */
static size_t spoken_of_before(struct context *c, const struct record_item *item, struct range at, struct tie *tie,
                               size_t room) {
  static const char *const words[] = {"i övrigt", "i övriga delar", "för övrigt"};
  size_t count = 0;
  if (!contains_any(folded_range(c, at), words, sizeof words / sizeof words[0]))
    return 0;
  struct range before = {block_range(c, document_block_at(c->document, at.start)).start, at.start};
  while (before.start < before.end && count < room) {
    struct range sentence = sentence_at(c, before.start);
    if (sentence.end > before.end)
      break;
    count += named_by(c, item, sentence, tie + count, room - count);
    before.start = sentence.end + 1;
  }
  return count;
}

static bool is_among(const struct record_item *item, const char *proposal, const struct tie *tie, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (is(item->proposal[tie[i].proposal].id, proposal))
      return true;
  return false;
}

/* What one holds who does not share STANCE; NULL if that cannot be told. */
static const char *opposite_of(const char *stance) {
  bool yes = is(stance, "support") || is(stance, "qualified-support");
  return yes ? "oppose" : is(stance, "oppose") ? "support" : NULL;
}

static void take_over(struct context *c, const struct joined *joined) {
  struct record_item *item = &c->record->item[joined->item];
  struct tie tie[8], other[8];
  size_t named = named_by(c, item, joined->at, tie, 8), others = spoken_of_before(c, item, joined->at, other, 8);
  if (named == 0 && (joined->parts || limits_itself(c, joined->at)))
    return;
  for (size_t i = 0; i < named && !joined->parts; i++)
    drop_weighed(c, item, joined->holder, item->proposal[tie[i].proposal].id);
  size_t before = item->position_count;
  for (size_t i = 0; i < before; i++) {
    struct record_position theirs = item->position[i];
    const char *stance = joined->parts ? opposite_of(theirs.stance) : theirs.stance;
    if (stance == NULL || !same_body(c, theirs.holder, joined->body) || same_body(c, theirs.holder, joined->holder) ||
        has_position(c, item, joined->holder, theirs.proposal) ||
        (named > 0 && !is_among(item, theirs.proposal, tie, named)) || is_among(item, theirs.proposal, other, others))
      continue;
    item->position =
        arena_grow(c->arena, item->position, item->position_count, &item->position_capacity, sizeof *item->position);
    struct record_position *position = &item->position[item->position_count++];
    *position = (struct record_position){.id = new_id(c, 'h'),
                                         .proposal = theirs.proposal,
                                         .holder = joined->holder,
                                         .layer = joined->layer,
                                         .stance = stance,
                                         .rule = joined->rule,
                                         .confidence = theirs.confidence * (joined->parts ? not_shared : taken_over)};
    add_evidence(c, &position->evidence, joined->at, position->rule);
  }
}

/* ---- plain words ---- */

/* Does POSITION stand on words that say a stance outright? */
static bool is_plain(const struct context *c, const struct record_position *position) {
  const struct rule *rule = position->rule == NULL ? NULL : rules_find(c->rules, position->rule);
  const char *weight = rule == NULL ? NULL : rule_get(rule, "weight");
  return rule != NULL && position->confidence >= plain_enough &&
         (weight == NULL || strcmp(weight, "verdict") == 0 || strcmp(weight, "strong") == 0);
}

static bool is_told_of(const struct context *c, uint32_t item, const char *holder) {
  for (size_t i = 0; i < c->views->count; i++)
    if (c->views->view[i].said != NULL && c->views->view[i].item == item && is(c->views->view[i].holder, holder))
      return true;
  return false;
}

struct record_position *keep_plain(struct context *c, uint32_t item, size_t *count) {
  const struct record_item *of = &c->record->item[item];
  struct record_position *kept = arena_array(c->arena, of->position_count + 1, sizeof *kept);
  struct view *view;
  *count = 0;
  find_views(c, &view);
  for (size_t i = 0; i < of->position_count; i++)
    if (of->position[i].proposal != NULL && is_plain(c, &of->position[i]) &&
        is_told_of(c, item, of->position[i].holder))
      kept[(*count)++] = of->position[i];
  return kept;
}

void put_back(struct context *c, uint32_t item, const struct record_position *kept, size_t count) {
  struct record_item *of = &c->record->item[item];
  for (size_t k = 0; k < count; k++) {
    bool there = false;
    for (size_t i = 0; i < of->position_count; i++) {
      struct record_position *position = &of->position[i];
      if (!is(position->holder, kept[k].holder) || !is(position->proposal, kept[k].proposal))
        continue;
      there = true;
      if (!is(position->stance, kept[k].stance) &&
          !(is(kept[k].stance, "support") && is(position->stance, "qualified-support")))
        *position = kept[k];
    }
    if (there)
      continue;
    of->position = arena_grow(c->arena, of->position, of->position_count, &of->position_capacity, sizeof *of->position);
    of->position[of->position_count++] = kept[k];
  }
}

void join_views(struct context *c) {
  for (size_t i = 0; c->views != NULL && i < c->views->joins; i++)
    take_over(c, &c->views->join[i]);
}
