/* weigh.c - weighing: positions from the reasons that the assessment gives.
 *
 * Officials mostly do not say that they agree; they reason, and a reader understands: it is done already, it would cost
 * too much, it is another's to decide.  So the sentences about a proposal are read as a whole (leaning.c): what the
 * wordings of gazetteers/weights.tsv come to in them, where the last sentence counts more and what a later one turns
 * against counts less, what is proposed to be decided, and what the words and the manner lean to.  What a rule found
 * makes its stance much likelier.  The likeliest stance, if it is likely enough, is the position; its quote is the
 * sentence that says most for it.  A motion without proposals is weighed by the wordings alone. */
#include "weigh.h"
#include "leaning.h"
#include "views.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The least sum that takes a stance, and how far the next must be behind it. */
static const double least = 1.0, lead = 0.5;
/* ... where anything speaks against it. */
static const double least_disputed = 1.2;
/* A sentence that ends its passage, and agreement or a fact that a later sentence turns against. */
static const double last_counts = 1.25, turned_counts = 0.6;
/* A condition or a doubt beside support, and the other side beside "in part", that are worth telling. */
static const double least_condition = 0.6, least_part = 1, least_side = 0.8, least_balance = 0.5;
/* How much of the proposal a plain fact must name, and what it counts. */
static const double named_by_fact = 0.4, plain_fact_counts = 0.5;
static const double least_against = 0.4, least_fact = 0.7, condition_counts = 0.4;
/* "kan inte ... så länge", "under förutsättning": reasons against beside so much of a condition are none, but for many.
 */
static const double least_against_no = 1, sure_no = 2.7;
static const double confidence_least = 0.4, confidence_most = 0.95;
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
/* What a rule found and the passage does not bear out is no surer than this. */
static const double unsure = 0.5;

struct passage_sum {
  double sum[WEIGHT_CLASSES];
  const struct weighed_sentence *best[WEIGHT_CLASSES];
  double best_share[WEIGHT_CLASSES];
  const char *why;
};

/* One item's assessment, read once. */
struct assessment {
  const struct ties *ties;
  struct weighed_sentence *sentence;
  struct topic *topic;
  size_t count, proposals, all; /* proposals; all: claims and questions, too */
};

static bool is_proposal(const struct record_proposal *proposal) { return strcmp(proposal->kind, "proposal") == 0; }

/* Where no section of the item is an assessment, its view stands behind the list of what is proposed. */
static void open_paper(struct context *c, const struct record_item *item, uint32_t index) {
  uint32_t last = 0;
  c->view_from = 0;
  for (uint32_t b = 0; b < c->document->flow_count; b++)
    if (takes_topic(c, b) && item_at(c, c->document->block[b].start) == index)
      return;
  for (size_t i = 0; i < item->proposal_count; i++)
    for (size_t e = 0; e < item->proposal[i].evidence.count; e++)
      last = item->proposal[i].evidence.at[e].block > last ? item->proposal[i].evidence.at[e].block : last;
  c->view_from = item->proposal_count > 0 ? last + 1 : 0;
}

/* What ends without a full stop is a name, a line of print or what else stands between paragraphs. */
static bool ends_sentence(const struct context *c, uint32_t block) {
  struct range range = block_range(c, block);
  while (range.end > range.start && strchr(" \n", c->document->text[range.end - 1]) != NULL)
    range.end--;
  return range.end > range.start && strchr(".?!:;)", c->document->text[range.end - 1]) != NULL;
}

static struct assessment read_assessment(struct context *c, uint32_t index) {
  struct record_item *item = &c->record->item[index];
  if (c->view == NULL)
    open_paper(c, item, index);
  struct assessment a = {.ties = ties_new(c, item), .all = item->proposal_count};
  struct lookups *lookups = lookups_new(c->arena, gazetteer_weights(c->gazetteer));
  const struct topics *about = topics_new(c, a.ties, index);
  size_t capacity = 0, topics = 0;
  for (size_t i = 0; i < item->proposal_count; i++)
    a.proposals += is_proposal(&item->proposal[i]);
  for (uint32_t b = 0; b < c->document->flow_count; b++) {
    if (!takes_topic(c, b) || !ends_sentence(c, b) || item_at(c, c->document->block[b].start) != index)
      continue;
    const struct cut_block *cut = block_sentences(c, b);
    for (size_t i = 0; i < cut->count; i++) {
      if (c->view != NULL && cut->sentence[i].start < c->view->from)
        continue;
      a.topic = arena_grow(c->arena, a.topic, a.count, &topics, sizeof *a.topic);
      a.topic[a.count] = topic_of(c, about, cut->sentence[i]);
      a.sentence = arena_grow(c->arena, a.sentence, a.count, &capacity, sizeof *a.sentence);
      a.sentence[a.count++] = weigh_sentence(c, lookups, cut->sentence[i]);
    }
  }
  return a;
}

/* How far sentence I is about PROPOSAL (SIZE_MAX: the whole motion), 0 to 1. */
static double about(const struct assessment *a, size_t i, size_t proposal) {
  static const double by_certainty[] = {
      [TOPIC_NONE] = 0, [TOPIC_FAINT] = 0.7, [TOPIC_GUESSED] = 0.85, [TOPIC_WORDED] = 1, [TOPIC_NAMED] = 1};
  const struct topic *topic = &a->topic[i];
  if (a->proposals <= 1 || proposal == SIZE_MAX)
    return 1;
  for (size_t t = 0; t < topic->count; t++)
    if (topic->tie[t].proposal == proposal)
      return by_certainty[topic->certainty] * (topic->count > 1 ? 0.8 : 1);
  return 0;
}

/* What the fact that SENTENCE tells counts for PROPOSAL: it must speak of what is asked for, or follow what does. */
static double pertinence(struct context *c, const struct assessment *a, size_t i, size_t proposal, double *named) {
  *named = 0;
  if (proposal == SIZE_MAX || a->ties == NULL)
    return 0.8;
  struct range before =
      i > 0 && a->sentence[i - 1].block == a->sentence[i].block ? a->sentence[i - 1].at : (struct range){0, 0};
  double *weight = arena_array(c->arena, a->all, sizeof *weight), total = ties_total(a->ties, proposal);
  ties_weights(c, a->ties, a->sentence[i].at, before, weight);
  double share = *named = total > 0 ? weight[proposal] / total : 0;
  return share >= 0.5 ? 1.15 : share >= 0.3 ? 1 : share >= 0.12 ? 0.8 : 0.5;
}

/* "Vid stationen hyr operatören ut sex lådcyklar": told as plain fact, with a figure or a date. */
static bool plain_fact(const struct context *c, const struct weighed_sentence *s) {
  static const char *const words[] = {
      "inte",   "ej",      "ingen",     "inget",    "inga",       "aldrig",   "knappast", "saknas",      "saknar",
      "skulle", "bör",     "borde",     "ska",      "skall",      "måste",    "vill",     "kan",         "kunde",
      "kunna",  "men",     "dock",      "kräver",   "krävs",      "behöver",  "behövs",   "behov",       "kostar",
      "kosta",  "kostnad", "kostnaden", "anser",    "menar",      "föreslår", "föreslås", "vore",        "endast",
      "bara",   "om",      "när",       "tidigare", "få",         "svårt",    "miljoner", "kronor",      "procent",
      "dyrt",   "minskat", "minskar",   "motionen", "motionären", "för",      "risk",     "motionärerna"};
  static const char *const numbers[] = {"två", "tre",  "fyra", "fem",   "sex",      "sju",  "åtta",  "nio",
                                        "tio", "elva", "tolv", "varje", "samtliga", "alla", "numera"};
  if (s->sum[FOR_OPPOSE] + s->sum[FOR_NEUTRAL] + s->sum[FOR_SUPPORT] > 0)
    return false;
  const char *folded = arena_printf(c->arena, "%s ", folded_range(c, s->at));
  return !has_word(folded, words, sizeof words / sizeof words[0]) &&
         (has_word(folded, numbers, sizeof numbers / sizeof numbers[0]) || strpbrk(folded, "0123456789") != NULL);
}

static struct passage_sum weigh_passage(struct context *c, const struct assessment *a, size_t proposal) {
  struct passage_sum p = {.why = ""};
  bool turned = false, last = true;
  uint32_t block = UINT32_MAX;
  for (size_t i = a->count; i > 0; i--) {
    const struct weighed_sentence *s = &a->sentence[i - 1];
    double factor = about(a, i - 1, proposal);
    if (factor == 0)
      continue;
    turned = turned && s->block == block;
    block = s->block;
    factor *= last ? last_counts : 1;
    last = false;
    double named, fact = pertinence(c, a, i - 1, proposal, &named);
    if (named >= named_by_fact && plain_fact(c, s)) {
      p.sum[FOR_MET] += plain_fact_counts * factor;
      p.best[FOR_MET] = p.best[FOR_MET] == NULL ? s : p.best[FOR_MET];
      p.why = arena_printf(c->arena, "fact met %.2f; %s", plain_fact_counts * factor, p.why);
    }
    for (enum weight_class class = 0; class < WEIGHT_CLASSES; class ++) {
      double share =
          s->sum[class] * factor * (turned && (class == FOR_SUPPORT || class == FOR_MET) ? turned_counts : 1);
      share *= class == FOR_MET ? fact : 1;
      p.sum[class] += share;
      if (share > p.best_share[class]) {
        p.best_share[class] = share;
        p.best[class] = s;
      }
    }
    if (*s->why)
      p.why = arena_printf(c->arena, "%s%s%s", s->why, *p.why ? "; " : "", p.why);
    turned = turned || (s->turns && s->sum[FOR_OPPOSE] + s->sum[FOR_NEUTRAL] + s->sum[FOR_NEEDLESS] >= least_against);
  }
  return p;
}

/* ---- what is proposed to be decided ---- */

/* "bifaller motionens första yrkande och anser den i övrigt besvarad", "bifaller motionen med undantag för ...": of
 * what no other part of the decision is on. */
static bool of_the_rest(const struct context *c, const struct record_decision *decision) {
  static const char *const words[] = {"övrigt", "övriga", "återstod", "resterande", "resten", "undantag", "utom"};
  for (size_t e = 0; e < decision->evidence.count; e++) {
    const struct evidence *quote = &decision->evidence.at[e];
    uint32_t start = block_range(c, quote->block).start;
    const char *text = folded_range(c, (struct range){start + quote->start, start + quote->end});
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
      if (strstr(text, words[i]) != NULL)
        return true;
  }
  return false;
}

static const struct record_decision *decision_on(const struct context *c, const struct record_item *item,
                                                 size_t proposal) {
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

static const char *rule_for(enum stance stance) {
  static const char *const rules[STANCES] = {
      [SUPPORT] = "weigh.support", [QUALIFIED] = "weigh.qualified", [PARTIAL] = "weigh.partial",
      [MET] = "weigh.met",         [NEUTRAL] = "weigh.neutral",     [OPPOSE] = "weigh.oppose",
  };
  return rules[stance];
}

static bool has_position(const struct context *c, const struct record_item *item, const char *proposal) {
  for (size_t i = 0; i < item->position_count; i++)
    if (is(item->position[i].layer, c->issuer_layer) &&
        (proposal == NULL ? item->position[i].proposal == NULL : is(item->position[i].proposal, proposal)))
      return true;
  return false;
}

/* The motion as a whole, where it has no proposals that are known. */
static void weigh_whole(struct context *c, struct record_item *item, const struct assessment *a) {
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

/* What a rule found in plain words counts for more than the passages tell that the leanings were fitted to, which seldom
 * speak plainly: so much likelier is its stance; a fact that says that a proposal is met is no such words. */
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
  if (watcher != NULL)
    watcher(watchers_own, item->proposal[proposal].text, given, &signs, at, count);
  struct leaning leaning = lean_of(c, &signs);
  if (given != NULL && given->confidence >= plain_rule)
    count_view(&leaning, given);
  enum stance best = SUPPORT;
  for (enum stance stance = 0; stance < STANCES; stance++)
    best = leaning.lean[stance] > leaning.lean[best] ? stance : best;
  double share = leaning.lean[best], enough = faintly(a, proposal) ? faint_share : least_share;
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
  if (!any && !has_position(c, item, NULL)) {
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
