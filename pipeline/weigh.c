/* weigh.c - weighing: positions from the reasons that the assessment gives.
 *
 * Officials mostly do not say that they agree; they reason, and a reader understands: it is done already, it would cost
 * too much, it is another's to decide.  So the sentences about a proposal are read as a whole (leaning.c): what the
 * wordings of gazetteers/weights.tsv come to in them, where the last sentence counts more and what a later one turns
 * against counts less, what is proposed to be decided, what the rules found, and what the words and the manner lean to.
 * The likeliest stance, if it is likely enough, is the position; its quote is the sentence that says most for it.  A
 * motion without proposals is weighed by the wordings alone. */
#include "leaning.h"
#include "views.h"
#include "weigh_parts.h"

#include <math.h>
#include <string.h>

static const double confidence_most = 0.95;
/* A stance is told if it is so likely. */
static const double least_share = 0.36;
/* ... or so likely, where little but the order tells which proposal the passage is about. */
static const double faint_share = 0.8;
/* A rule that found a stance in plain words is as sure as this. */
static const double plain_rule = 0.74;
static const double view_counts = 5;
/* In a passage of more sentences than this the sum of them all does not outweigh plain words. */
static const size_t long_passage = 6;
/* Of so many sentences the sums count in full: a long passage has more words than reasons. */
static const size_t sums_in_full = 4;
/* What a hint found stays if it is so likely. */
static const double borne_out = .3;
/* What a rule found with this confidence gives way only to what is so likely, unless it is less likely than that. */
static const double fair_rule = 0.6, overturns = 0.55, least_left = 0.2;
/* What a rule found and the passage does not bear out is no surer than this. */
static const double unsure = 0.5;

/* ---- what a passage leans to ---- */

static weigh_watcher watcher;
static void *watchers_own;

void weigh_watch(weigh_watcher watch, void *own) {
  watcher = watch;
  watchers_own = own;
}

/* The sentences about PROPOSAL that are the speaker's own words; returns their number. */
static size_t own_sentences(struct context *c, const struct assessment *a, size_t proposal, struct range *out) {
  size_t count = 0;
  for (size_t i = 0; i < a->count; i++) {
    struct range at = a->sentence[i].at;
    if (about(a, i, proposal) == 0)
      continue;
    enum voice voice = speaker_of(c, at, (struct range){at.end, at.end}).voice;
    if (voice != VOICE_MOVER && voice != VOICE_OTHER && !quoted(c, at))
      out[count++] = at;
  }
  return count;
}

static void see_sums(struct context *c, struct seen_signs *signs, const struct passage_sum *p, size_t sentences) {
  double part = sentences > sums_in_full ? sqrt((double)sums_in_full / (double)sentences) : 1;
  for (enum weight_class class = 0; class < WEIGHT_CLASSES; class ++) {
    double sum = p->sum[class] * part;
    if (sum <= 0)
      continue;
    see_sign(c, signs, "sum", weight_class_token(class), (sum > 3 ? 3 : sum) / 1.5);
    see_sign(c, signs, "any", weight_class_token(class), 1);
  }
}

static void see_moves_about(struct context *c, struct seen_signs *signs, const struct assessment *a, size_t proposal) {
  const struct sentence_move **move = arena_array(c->arena, a->count + 1, sizeof *move);
  double *share = arena_array(c->arena, a->count + 1, sizeof *share);
  size_t count = 0;
  for (size_t i = 0; i < a->count; i++) {
    share[count] = about(a, i, proposal);
    move[count] = a->topic[i].move;
    count += share[count] > 0 && move[count] != NULL;
  }
  see_passage_moves(c, signs, move, share, count);
}

/* The position that it had before, and how sure that was. */
static void see_given(struct context *c, struct seen_signs *signs, const struct record_position *given) {
  if (given == NULL) {
    see_sign(c, signs, "given", "nothing", 1);
    return;
  }
  see_sign(c, signs, "given", given->stance, 1);
  see_sign(c, signs, "sure", given->stance, given->confidence);
  if (given->confidence >= plain_rule)
    see_sign(c, signs, "plain", given->stance, 1);
}

/* What speaks for STANCE most: a sentence of RANGE. */
static size_t plainest(struct context *c, const struct assessment *a, const struct range *at, size_t count,
                       const struct seen_signs *signs, enum stance stance) {
  static const enum weight_class class_of[STANCES] = {
      [SUPPORT] = FOR_SUPPORT, [QUALIFIED] = FOR_CONDITION, [PARTIAL] = FOR_PART,
      [MET] = FOR_MET,         [NEUTRAL] = FOR_NEUTRAL,     [OPPOSE] = FOR_OPPOSE};
  const struct leanings *leanings = gazetteer_leanings(c->gazetteer);
  size_t best = 0;
  double most = -1e9;
  for (size_t i = 0; i < count; i++) {
    double value = 0;
    for (size_t s = 0; s < a->count; s++)
      if (a->sentence[s].at.start == at[i].start)
        value += a->sentence[s].sum[class_of[stance]];
    for (size_t s = 0; s < signs->count; s++) {
      const struct seen_sign *sign = &signs->sign[s];
      const struct leaning *leaning = range_empty(sign->at) || !range_within(sign->at, at[i])
                                          ? NULL
                                          : leaning_find(leanings, sign->kind, sign->name, strlen(sign->name));
      value += leaning == NULL ? 0 : sign->value * leaning->lean[stance];
    }
    if (value > most) {
      most = value;
      best = i;
    }
  }
  return best;
}

static void drop_position(struct record_item *item, struct record_position *position) {
  size_t at = (size_t)(position - item->position);
  memmove(position, position + 1, (item->position_count - at - 1) * sizeof *position);
  item->position_count--;
}

/* Is POSITION one of those whose view is read? */
static bool by_viewer(const struct context *c, const struct record_position *position) {
  return is(position->layer, c->issuer_layer) &&
         (c->view == NULL || position->holder == NULL || strcmp(c->view->layer, "administration") == 0 ||
          is(position->holder, c->view->holder));
}

/* The position that a rule or the decision on just that part gave PROPOSAL, or NULL: the surest, and no other of that
 * holder stays beside it.  A named office of another name, in a paper's own assessment, tells facts, not a view. */
static struct record_position *given_position(const struct context *c, struct record_item *item, const char *proposal) {
  size_t best = SIZE_MAX;
  for (size_t i = 0; i < item->position_count; i++)
    if (by_viewer(c, &item->position[i]) && is(item->position[i].proposal, proposal) &&
        (best == SIZE_MAX || item->position[i].confidence > item->position[best].confidence))
      best = i;
  for (size_t i = item->position_count; best != SIZE_MAX && i > 0; i--) {
    struct record_position *other = &item->position[i - 1];
    if (i - 1 == best || !by_viewer(c, other) || !is(other->proposal, proposal) ||
        (c->view != NULL && !is(other->holder, item->position[best].holder)))
      continue;
    drop_position(item, other);
    best -= i - 1 < best;
  }
  return best == SIZE_MAX ? NULL : &item->position[best];
}

/* What a rule found in plain words counts for more than the passages tell that the leanings were fitted to, which
 * seldom speak plainly: so much likelier is its stance; a fact that says that a proposal is met is no such words. */
static void count_view(struct leaning *leaning, const struct record_position *given) {
  enum stance stance = stance_from(given->stance, STANCES);
  double total = 0;
  if (stance == STANCES || stance == MET)
    return;
  leaning->lean[stance] *= view_counts;
  for (size_t k = 0; k < LEANS; k++)
    total += leaning->lean[k];
  for (size_t k = 0; k < LEANS; k++)
    leaning->lean[k] /= total;
}

/* The likeliest stance on a proposal, and the position that it had. */
struct stand {
  size_t proposal;
  enum stance stance;
  double share;
  struct record_position *given;
};

/* Puts it down: a position that says the same keeps its quotes, another gives way. */
static void put_stand(struct context *c, struct record_item *item, const struct assessment *a,
                      const struct seen_signs *signs, const struct range *at, size_t count, const struct stand *stand) {
  struct record_position *given = stand->given;
  enum stance best = stand->stance;
  double confidence = stand->share > confidence_most ? confidence_most : stand->share;
  if (given != NULL && count > long_passage && given->confidence >= plain_rule &&
      !is(given->stance, stance_token(best))) {
    given->confidence = unsure;
    return;
  }
  if (given != NULL && is(given->stance, stance_token(best))) {
    given->confidence = confidence;
    return;
  }
  if (count == 0)
    return;
  if (given != NULL)
    drop_position(item, given);
  item->position =
      arena_grow(c->arena, item->position, item->position_count, &item->position_capacity, sizeof *item->position);
  struct record_position *position = &item->position[item->position_count++];
  *position = (struct record_position){.id = new_id(c, 'h'),
                                       .proposal = item->proposal[stand->proposal].id,
                                       .holder = c->view != NULL ? c->view->holder : c->record->issuer.text,
                                       .layer = c->issuer_layer,
                                       .stance = stance_token(best),
                                       .rule = rule_for(best),
                                       .confidence = confidence,
                                       .why = leaning_told(c, signs, best)};
  add_evidence(c, &position->evidence, at[plainest(c, a, at, count, signs, best)], position->rule);
}

/* Is no sentence about PROPOSAL so by its words? */
static bool faintly(const struct assessment *a, size_t proposal) {
  for (size_t i = 0; i < a->count; i++)
    if (about(a, i, proposal) > 0 && a->topic[i].certainty > TOPIC_FAINT)
      return false;
  return true;
}

/* Stays what a rule found, though another stance is somewhat likelier? */
static bool stays(const struct record_position *given, const struct leaning *leaning, double share) {
  enum stance was = given == NULL ? STANCES : stance_from(given->stance, STANCES);
  return was != STANCES && given->confidence >= fair_rule && share < overturns && leaning->lean[was] < share &&
         leaning->lean[was] >= least_left;
}

static void weigh_proposal(struct context *c, struct record_item *item, const struct assessment *a, size_t proposal) {
  struct passage_sum p = weigh_passage(c, a, proposal);
  const struct record_decision *decision = c->view != NULL ? NULL : decision_on(c, item, proposal);
  struct record_position *given = given_position(c, item, item->proposal[proposal].id);
  struct range *at = arena_array(c->arena, a->count + 1, sizeof *at);
  size_t count = own_sentences(c, a, proposal, at);
  item->proposal[proposal].spoken_of = count > 0 && !faintly(a, proposal);
  struct seen_signs signs = {0};
  see_sums(c, &signs, &p, count);
  if (decision != NULL)
    see_sign(c, &signs, decision->part ? "part" : "decision", decision->outcome, 1);
  see_given(c, &signs, given);
  see_passage(c, &signs, at, count);
  see_moves_about(c, &signs, a, proposal);
  if (watcher != NULL)
    watcher(watchers_own, item->proposal[proposal].text, given, &signs, at, count);
  struct leaning leaning = lean_of(c, &signs);
  if (given != NULL && given->confidence >= plain_rule)
    count_view(&leaning, given);
  enum stance best = SUPPORT;
  for (enum stance stance = 0; stance < STANCES; stance++)
    best = leaning.lean[stance] > leaning.lean[best] ? stance : best;
  double share = leaning.lean[best], enough = faintly(a, proposal) ? faint_share : least_share;
  if (stays(given, &leaning, share)) {
    given->confidence = given->confidence < unsure ? given->confidence : unsure;
    return;
  }
  if (share < enough || share < leaning.lean[LEAN_NOTHING] || (given == NULL && count == 0)) {
    enum stance was = given == NULL ? STANCES : stance_from(given->stance, STANCES);
    if (given != NULL && given->confidence < plain_rule && count > 0 &&
        (was == STANCES || leaning.lean[was] < borne_out))
      drop_position(item, given);
    else if (given != NULL && given->confidence > unsure)
      given->confidence = unsure;
    return;
  }
  struct stand stand = {.proposal = proposal, .stance = best, .share = share, .given = given};
  put_stand(c, item, a, &signs, at, count, &stand);
}

/* What another body is told to think of the proposals of its item. */
static void weigh_view(struct context *c, const struct view *view) {
  struct record_item *item = &c->record->item[view->item];
  const char *layer = c->issuer_layer;
  c->view = view;
  c->issuer_layer = view->layer;
  struct assessment a = read_assessment(c, view->item);
  for (size_t i = 0; i < item->proposal_count; i++)
    if (is_proposal(&item->proposal[i]))
      weigh_proposal(c, item, &a, i);
  c->issuer_layer = layer;
  c->view = NULL;
}

static void weigh_item(struct context *c, uint32_t index) {
  struct record_item *item = &c->record->item[index];
  struct assessment a = {0};
  bool read = false, any = false;
  for (size_t i = 0; i < item->proposal_count; i++) {
    any = any || is_proposal(&item->proposal[i]) || is(item->proposal[i].kind, "question");
    if (!is_proposal(&item->proposal[i]))
      continue;
    if (!read)
      a = read_assessment(c, index);
    read = true;
    weigh_proposal(c, item, &a, i);
  }
  if (!any && !has_own_position(c, item, NULL)) {
    a = read_assessment(c, index);
    weigh_whole(c, item, &a);
  }
}

void weigh_positions(struct context *c) {
  struct error error = {0};
  struct weights *weights = gazetteer_weights(c->gazetteer);
  struct view *view;
  if (weights == NULL || !weights_prepare(weights, &error))
    return;
  if (type_takes_positions(c->record->type))
    for (size_t i = 0; i < c->record->item_count; i++)
      weigh_item(c, (uint32_t)i);
  c->view_from = 0;
  for (size_t i = 0, count = find_views(c, &view); i < count; i++)
    weigh_view(c, &view[i]);
}
