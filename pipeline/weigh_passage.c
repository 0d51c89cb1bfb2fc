/* weigh_passage.c - reading the assessment: what each of its sentences is about, and what the sentences about one
 * proposal come to by the wordings of gazetteers/weights.tsv. */
#include "views.h"
#include "weigh_parts.h"

#include <string.h>

/* A sentence that ends its passage, and agreement or a fact that a later sentence turns against. */
static const double last_counts = 1.25, turned_counts = 0.6;
/* How much of the proposal a plain fact must name, and what it counts. */
static const double named_by_fact = 0.4, plain_fact_counts = 0.5;
/* A sentence is about a proposal if that is so likely; one about several counts less for each. */
static const double least_about = 0.2, several_counts = 0.8;
/* So much of a sentence's reasons against what was said before turns it. */
static const double least_against = 0.4;

bool is_proposal(const struct record_proposal *proposal) { return strcmp(proposal->kind, "proposal") == 0; }

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

struct assessment read_assessment(struct context *c, uint32_t index) {
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
      const struct weighed_sentence *weighed = a.topic[a.count].weighed;
      a.sentence[a.count++] = weighed != NULL ? *weighed : weigh_sentence(c, lookups, cut->sentence[i], a.ties == NULL);
    }
  }
  return a;
}

/* How far sentence I is about PROPOSAL (SIZE_MAX: the whole motion), 0 to 1. */
double about(const struct assessment *a, size_t i, size_t proposal) {
  const struct topic *topic = &a->topic[i];
  if (a->proposals <= 1 || proposal == SIZE_MAX)
    return 1;
  bool named = topic->count > 0 && topic->tie[0].explicit, several = topic->count > 1;
  for (size_t t = 0; t < topic->count; t++)
    if (topic->tie[t].proposal == proposal && (named || several || topic->share == NULL))
      return several ? several_counts : 1;
  return named || topic->share == NULL || topic->share[proposal] < least_about ? 0 : topic->share[proposal];
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

struct passage_sum weigh_passage(struct context *c, const struct assessment *a, size_t proposal) {
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
      if (proposal == SIZE_MAX)
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
    if (proposal == SIZE_MAX && *s->why)
      p.why = arena_printf(c->arena, "%s%s%s", s->why, *p.why ? "; " : "", p.why);
    turned = turned || (s->turns && s->sum[FOR_OPPOSE] + s->sum[FOR_NEUTRAL] + s->sum[FOR_NEEDLESS] >= least_against);
  }
  return p;
}
