/* weigh_whole.c - what is proposed to be decided on a motion, and the stance on a motion without proposals, by the
 * wordings alone. */
#include "weigh_parts.h"

#include <stdlib.h>
#include <string.h>

/* The least sum that takes a stance, and how far the next must be behind it. */
static const double least = 1.0, lead = 0.5;
/* ... where anything speaks against it. */
static const double least_disputed = 1.2;
/* A condition or a doubt beside support, and the other side beside "in part", that are worth telling. */
static const double least_condition = 0.6, least_part = 1, least_side = 0.8, least_balance = 0.5;
static const double least_against = 0.4, least_fact = 0.7, condition_counts = 0.4;
/* "kan inte ... så länge", "under förutsättning": reasons against beside so much of a condition are none, but for many.
 */
static const double least_against_no = 1, sure_no = 2.7;
static const double confidence_least = 0.4, confidence_most = 0.95;

/* ---- what is proposed to be decided ---- */

/* "bifaller motionens första yrkande och anser den i övrigt besvarad", "bifaller motionen med undantag för ...": of
 * what no other part of the decision is on. */
static bool of_the_rest(const struct context *c, const struct record_decision *decision) {
  static const char *const words[] = {"övrigt", "övriga", "återstod", "resterande", "resten", "undantag", "utom"};
  for (size_t e = 0; e < decision->evidence.count; e++) {
    const struct evidence *quote = &decision->evidence.at[e];
    uint32_t start = block_range(c, quote->block).start;
    const char *text = folded_range(c, (struct range){start + quote->start, start + quote->end});
    if (contains_any(text, words, sizeof words / sizeof words[0]))
      return true;
  }
  return false;
}

const struct record_decision *decision_on(const struct context *c, const struct record_item *item, size_t proposal) {
  const struct record_decision *whole = NULL, *rest = NULL;
  int number = 0;
  bool other = false;
  for (size_t i = 0; proposal != SIZE_MAX && i <= proposal; i++)
    number += is_proposal(&item->proposal[i]);
  for (size_t i = 0; i < item->decision_count; i++) {
    const struct record_decision *decision = &item->decision[i];
    if (!is(decision->object, "matter") || is(decision->status, "earlier") || decision->outcome == NULL)
      continue;
    if (decision->part && decision->n != NULL && atoi(decision->n) == number)
      return decision;
    if (decision->part && decision->n == NULL && proposal != SIZE_MAX && of_the_rest(c, decision))
      rest = decision;
    if (!decision->part &&
        (is(decision->outcome, "granted") || is(decision->outcome, "rejected") || is(decision->outcome, "answered"))) {
      other = other || (whole != NULL && !is(whole->outcome, decision->outcome));
      whole = decision;
    }
  }
  return rest != NULL ? rest : other ? NULL : whole;
}

static void count_decision(struct passage_sum *p, const struct record_decision *decision) {
  if (decision == NULL)
    return;
  double weight = decision->part ? 1 : 0.6;
  if (is(decision->outcome, "rejected")) {
    p->sum[FOR_OPPOSE] += p->sum[FOR_OPPOSE] > 0 ? 0.7 * weight : 0.2 * weight;
    p->sum[FOR_SUPPORT] *= 1 - 0.6 * weight;
  } else if (is(decision->outcome, "granted")) {
    p->sum[FOR_SUPPORT] += 0.7 * weight;
    p->sum[FOR_OPPOSE] *= 1 - 0.6 * weight;
  } else if (is(decision->outcome, "answered")) {
    p->sum[FOR_MET] += p->sum[FOR_MET] > 0 ? 0.3 * weight : 0;
  }
}

/* ---- the stance ---- */

struct outcome {
  enum stance stance; /* STANCES: none */
  enum weight_class class;
  double confidence;
};

/* What is not needed is met where it is there; a condition belongs to a support. */
static void settle(struct passage_sum *p) {
  enum weight_class to = p->sum[FOR_MET] >= least_fact ? FOR_MET : FOR_OPPOSE;
  p->sum[to] += p->sum[FOR_NEEDLESS];
  if (p->best_share[FOR_NEEDLESS] > p->best_share[to]) {
    p->best_share[to] = p->best_share[FOR_NEEDLESS];
    p->best[to] = p->best[FOR_NEEDLESS];
  }
  if (p->sum[FOR_SUPPORT] >= least_against && p->sum[FOR_CONDITION] > 0)
    p->sum[FOR_SUPPORT] += condition_counts * (p->sum[FOR_CONDITION] < 1.5 ? p->sum[FOR_CONDITION] : 1.5);
}

static struct outcome decide(const struct passage_sum *p) {
  struct outcome none = {.stance = STANCES}, out = none;
  static const enum stance stances[] = {
      [FOR_SUPPORT] = SUPPORT, [FOR_OPPOSE] = OPPOSE, [FOR_MET] = MET, [FOR_NEUTRAL] = NEUTRAL};
  enum weight_class best = FOR_SUPPORT;
  double second = 0;
  for (enum weight_class class = 0; class <= FOR_NEUTRAL; class ++)
    best = p->sum[class] > p->sum[best] ? class : best;
  for (enum weight_class class = 0; class <= FOR_NEUTRAL; class ++)
    if (class != best && p->sum[class] > second)
      second = p->sum[class];
  double margin = p->sum[best] > 0 ? (p->sum[best] - second) / p->sum[best] : 0;
  if (p->sum[best] < (margin < 0.9 ? least_disputed : least) || p->best[best] == NULL)
    return none;
  out.class = best;
  out.stance = stances[best];
  double yes = p->sum[FOR_SUPPORT] + p->sum[FOR_MET], no = p->sum[FOR_OPPOSE];
  if (p->sum[FOR_PART] >= least_part && yes >= least_side && no >= least_side &&
      (yes < no ? yes / no : no / yes) >= least_balance)
    out.stance = PARTIAL;
  else if (margin < lead ||
           (best == FOR_OPPOSE && p->sum[FOR_CONDITION] >= least_against_no && p->sum[FOR_OPPOSE] < sure_no))
    return none;
  else if (best == FOR_SUPPORT && p->sum[FOR_CONDITION] >= least_condition)
    out.stance = QUALIFIED;
  double strength = p->sum[best] > 2.5 ? 1 : p->sum[best] / 2.5;
  out.confidence = confidence_least + (confidence_most - confidence_least) * margin * strength;
  return out;
}

/* ---- into the record ---- */

const char *rule_for(enum stance stance) {
  static const char *const rules[STANCES] = {
      [SUPPORT] = "weigh.support", [QUALIFIED] = "weigh.qualified", [PARTIAL] = "weigh.partial",
      [MET] = "weigh.met",         [NEUTRAL] = "weigh.neutral",     [OPPOSE] = "weigh.oppose",
  };
  return rules[stance];
}

bool has_own_position(const struct context *c, const struct record_item *item, const char *proposal) {
  for (size_t i = 0; i < item->position_count; i++)
    if (is(item->position[i].layer, c->issuer_layer) &&
        (proposal == NULL ? item->position[i].proposal == NULL : is(item->position[i].proposal, proposal)))
      return true;
  return false;
}

/* The motion as a whole, where it has no proposals that are known. */
void weigh_whole(struct context *c, struct record_item *item, const struct assessment *a) {
  struct passage_sum p = weigh_passage(c, a, SIZE_MAX);
  settle(&p);
  count_decision(&p, decision_on(c, item, SIZE_MAX));
  struct outcome outcome = decide(&p);
  if (outcome.stance == STANCES)
    return;
  item->position =
      arena_grow(c->arena, item->position, item->position_count, &item->position_capacity, sizeof *item->position);
  struct record_position *position = &item->position[item->position_count++];
  *position = (struct record_position){.id = new_id(c, 'h'),
                                       .holder = c->record->issuer.text,
                                       .layer = c->issuer_layer,
                                       .stance = stance_token(outcome.stance),
                                       .rule = rule_for(outcome.stance),
                                       .confidence = outcome.confidence,
                                       .why = p.why};
  add_evidence(c, &position->evidence, p.best[outcome.class]->at, position->rule);
}
