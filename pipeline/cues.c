/* cues.c - finding the cues of stance and placing each: whose voice it is, whether it is denied or only imagined, and
 * which proposal it speaks of.
 *
 * A cue belongs to the proposals that its clause names, else those that its sentence names; where the paragraph is
 * plainly about one proposal (topics.c), words that only resemble another do not move it.  Words that speak of the
 * motion as a whole take it to the whole; what ties to nothing is on the whole only if the motion has no other
 * proposals or the words say so (targets.c).  What the words around it do to a cue is told by turns.c; facts that say
 * that a proposal is met are cues without a rule's words (facts.c).  Quotations, other speakers and the mover's words
 * are nobody's position here; of another body's view only plain words are taken.  Where a view is told, sentence by
 * sentence (views.h), a cue is of that view. */
#include "cues.h"
#include "views.h"

#include <stdlib.h>
#include <string.h>

static const char *const stance_tokens[STANCES] = {
    [SUPPORT] = "support", [QUALIFIED] = "qualified-support",
    [PARTIAL] = "partial", [MET] = "met",
    [NEUTRAL] = "neutral", [OPPOSE] = "oppose",
};

const char *stance_token(enum stance stance) { return stance_tokens[stance]; }

enum stance stance_from(const char *token, enum stance otherwise) {
  for (enum stance stance = 0; token != NULL && stance < STANCES; stance++)
    if (strcmp(stance_tokens[stance], token) == 0)
      return stance;
  return otherwise;
}

/* May the section tell the issuer's view?  *NAMED: only if the issuer is named in the sentence. */
static bool section_tells(enum section_role role, bool *named) {
  *named = false;
  switch (role) {
  case ROLE_ASSESSMENT:
  case ROLE_SUMMARY:
    return true;
  case ROLE_CASE:
  case ROLE_OTHER:
  case ROLE_BACKGROUND:
  case ROLE_HEAD:
    *named = true;
    return true;
  default:
    return false;
  }
}

/* The finding in SENTENCE that names an administration or committee, or NULL. */
static const struct finding *issuer_named(const struct context *c, struct range sentence) {
  for (size_t i = finding_from(c, sentence.start); i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->at.start >= sentence.end)
      return NULL;
    if (finding->rule->kind == RULE_SPEAKER && !finding_is(finding, "layer", "mover") &&
        !finding_is(finding, "layer", "third-party"))
      return finding;
  }
  return NULL;
}

static void add_cue(struct context *c, struct cues *cues, struct cue cue) {
  cues->cue = arena_grow(c->arena, cues->cue, cues->count, &cues->capacity, sizeof *cues->cue);
  cues->cue[cues->count++] = cue;
}

/* Sets stance and weight from the rule and what the clause does to it; false if nothing is said. */
static bool read_stance(struct context *c, const struct finding *finding, struct range clause, struct cue *cue) {
  const char *weight = finding_get(finding, "weight"), *when_negated = finding_get(finding, "negated");
  cue->weight = weight == NULL || strcmp(weight, "strong") == 0 ? STRONG
                : strcmp(weight, "verdict") == 0                ? VERDICT
                : strcmp(weight, "reservation") == 0            ? RESERVATION
                                                                : WEAK;
  cue->stance = stance_from(finding_get(finding, "stance"), SUPPORT);
  if (when_negated != NULL && strcmp(when_negated, "same") == 0)
    return true;
  if (!negated(c, clause, finding->at))
    return true;
  if (when_negated == NULL || strcmp(when_negated, "none") == 0)
    return false;
  cue->stance = stance_from(when_negated, OPPOSE);
  return true;
}

const char *cue_stance(struct context *c, const struct finding *finding) {
  struct cue cue = {0};
  struct range sentence = sentence_at(c, finding->at.start);
  return read_stance(c, finding, clause_of(c, sentence, finding->at), &cue) ? stance_tokens[cue.stance] : NULL;
}

/* Ties the cue to proposals and adds it once for each. */
static void place_cue(struct context *c, struct cues *cues, const struct finding *finding, const struct ties *ties,
                      const struct topics *topics, struct cue cue, struct range clause) {
  struct target target = target_of(c, cues, finding, ties, topics, &cue, clause);
  /* "föreslår bifall i denna del" is a stance on the part. */
  if (cue.proposes && target.count > 0 && (target.tie[0].explicit || keeps_topic(c, clause) || names_a_part(c, cue.at)))
    cue.proposes = false;
  if (target.count == 0) {
    const char *named = finding_get(finding, "target");
    if (!target.whole && ((named != NULL && strcmp(named, "proposal") == 0) || !claims_whole(c, &cue)))
      return;
    add_cue(c, cues, cue);
    return;
  }
  for (size_t i = 0; i < target.count; i++) {
    struct cue tied = cue;
    tied.proposal = target.tie[i].proposal;
    tied.confidence *= target.tie[i].explicit ? 1 : 0.8 + 0.2 * target.tie[i].score;
    add_cue(c, cues, tied);
  }
}

/* What the item of the last cue offers to tie to. */
struct place {
  uint32_t item;
  const struct view *view;
  struct ties *ties;
  struct topics *topics;
};

static bool minutes(const struct context *c) { return strncmp(c->record->type, "minutes", 7) == 0; }

/* May a cue in a section of ROLE, in SENTENCE and said by SPEAKER, be a position? */
static bool is_told(const struct context *c, enum section_role role, struct range sentence,
                    const struct speaker *speaker) {
  bool named;
  if (!section_tells(role, &named) || speaker->voice == VOICE_MOVER || speaker->voice == VOICE_OTHER)
    return false;
  /* Minutes retell what the administration thinks; what the body itself thinks is its decision. */
  if (minutes(c))
    return strcmp(speaker->layer, "administration") == 0 && issuer_named(c, sentence) != NULL;
  return !named || issuer_named(c, sentence) != NULL;
}

static void enter(struct context *c, struct place *place, uint32_t index, const struct view *view) {
  if (place->item == index && place->view == view)
    return;
  if (place->item != index)
    place->ties = ties_new(c, &c->record->item[index]);
  place->item = index;
  place->view = view;
  c->view = view;
  place->topics = topics_new(c, place->ties, index);
  c->view = NULL;
}

/* Is SPEAKER, named by its full name, another than VIEW's? */
static bool another(struct context *c, const struct speaker *speaker, const struct view *view) {
  return speaker->voice == VOICE_NAMED && speaker->holder != NULL &&
         strstr(folded(c, view->holder), folded(c, speaker->holder)) == NULL;
}

/* Whose view a cue tells, as far as CUE says; false if it is nobody's that counts. */
static bool read_holder(struct context *c, enum section_role role, const struct speaker *speaker,
                        const struct view *view, struct cue *cue) {
  bool named = speaker->voice == VOICE_NAMED;
  if (view != NULL && !another(c, speaker, view)) {
    cue->holder = view->holder;
    cue->layer = view->layer;
    cue->assessment = true;
    return speaker->voice != VOICE_MOVER && speaker->voice != VOICE_OTHER;
  }
  cue->holder = named ? speaker->holder : NULL;
  const struct finding *issuer = minutes(c) && cue->holder == NULL ? issuer_named(c, cue->sentence) : NULL;
  if (issuer != NULL)
    cue->holder = range_text(c, issuer->at);
  cue->layer = named || minutes(c) ? speaker->layer : c->issuer_layer;
  cue->assessment = role == ROLE_ASSESSMENT;
  return is_told(c, role, cue->sentence, speaker);
}

static void place_told(struct context *c, struct cues *cues, const struct finding *finding, const struct place *place,
                       struct cue cue, struct range clause) {
  c->view = place->view;
  place_cue(c, cues, finding, place->ties, place->topics, cue, clause);
  c->view = NULL;
}

static void read_cue(struct context *c, struct cues *cues, const struct finding *finding, struct place *place) {
  enum section_role role = role_at(c, finding->at.start);
  if (c->document->block[finding->block].type == BLOCK_HEADING)
    return;
  struct range sentence = sentence_at(c, finding->at.start);
  const struct view *view = view_at(c, finding->at.start, &sentence);
  struct speaker speaker = speaker_of(c, sentence, finding->at);
  struct range clause = clause_of(c, sentence, finding->at);
  uint32_t index = item_at(c, finding->at.start);
  bool named = speaker.voice == VOICE_NAMED;
  struct cue cue = {.proposal = SIZE_MAX,
                    .item = index,
                    .block = finding->block,
                    .rule = finding->rule->id,
                    .at = finding->at,
                    .sentence = sentence,
                    .confidence = finding_number(finding, "confidence", 0.95),
                    .proposes = finding_is(finding, "form", "proposal"),
                    .contrast = has_contrast(c, clause, finding->at),
                    .concludes = concludes(c, clause),
                    .turned = has_turn(c, sentence)};
  if (!read_holder(c, role, &speaker, view, &cue) || quoted(c, finding->at) || finding_is(finding, "form", "joins") ||
      finding_is(finding, "form", "parts") ||
      (view == NULL && (finding_is(finding, "form", "told") || is_joined(c, finding->at))) ||
      (!finding_is(finding, "form", "thought") && hypothetical(c, clause, finding->at)))
    return;
  enter(c, place, index, view);
  if (topic_of(c, place->topics, sentence).restates)
    return;
  cue.needless = finding_is(finding, "form", "need");
  /* What another body is said to think must be said plainly. */
  bool told = read_stance(c, finding, clause, &cue);
  if (told &&
      ((cue.stance == MET && (long_ago(c, finding) || (cue.weight < STRONG && not_yet(c, clause, finding->at)))) ||
       unsaid(c, clause, finding->at)))
    return;
  if (told && !minutes(c) && cue.stance != MET && told_as_history(c, clause, finding->at))
    return;
  if (told && cue.weight > RESERVATION &&
      (concedes(c, sentence, finding->at) || (cue.stance == OPPOSE && until(c, clause, finding->at)))) {
    if (cue.stance == SUPPORT)
      return;
    cue.weight = RESERVATION;
  }
  cue.needless = cue.needless && cue.stance == OPPOSE;
  if (told && cue.concludes && cue.weight == STRONG)
    cue.weight = VERDICT;
  if (told && (view != NULL || !((named || minutes(c)) && cue.weight < STRONG)))
    place_told(c, cues, finding, place, cue, clause);
}

/* Facts of the assessment that tell that a proposal is met. */
static void read_facts(struct context *c, struct cues *cues, struct place *place, uint32_t block) {
  const struct cut_block *cut = block_sentences(c, block);
  uint32_t index = item_at(c, c->document->block[block].start);
  enter(c, place, index, NULL);
  for (size_t i = 0; i < cut->count && place->ties != NULL; i++) {
    struct range sentence = cut->sentence[i];
    struct topic topic = topic_of(c, place->topics, sentence);
    if (topic.count != 1 || !is_fact(c, place->ties, &c->record->item[index], sentence, topic.tie[0].proposal))
      continue;
    struct speaker speaker = speaker_of(c, sentence, (struct range){sentence.end, sentence.end});
    if (speaker.voice == VOICE_MOVER || speaker.voice == VOICE_OTHER || quoted(c, sentence))
      continue;
    add_cue(c, cues,
            (struct cue){.stance = MET,
                         .weight = WEAK,
                         .proposal = topic.tie[0].proposal,
                         .item = index,
                         .block = block,
                         .layer = c->issuer_layer,
                         .rule = "attitude.fact",
                         .at = {sentence.end, sentence.end},
                         .sentence = sentence,
                         .confidence = 0.75,
                         .assessment = true});
  }
}

static int by_place(const void *a, const void *b) {
  const struct cue *x = a, *y = b;
  if (x->at.start != y->at.start)
    return x->at.start < y->at.start ? -1 : 1;
  if (x->at.end != y->at.end)
    return x->at.end > y->at.end ? -1 : 1;
  int rule = strcmp(x->rule, y->rule);
  return rule != 0 ? rule : (x->proposal > y->proposal) - (x->proposal < y->proposal);
}

/* What RULE, which was not run in that section, finds in SAID. */
static void read_told(struct context *c, struct cues *cues, struct place *place, const struct rule *rule,
                      struct range said) {
  enum { ROOM = 4 };
  struct finding *found = arena_array(c->arena, ROOM, sizeof *found); /* cues point to it */
  const char *text = c->document->text + said.start;
  size_t count = rule_match(c->rules, rule, text, said.end - said.start, found, ROOM);
  for (size_t i = 0; i < count; i++) {
    found[i].block = document_block_at(c->document, said.start);
    found[i].at.start += said.start;
    found[i].at.end += said.start;
    for (size_t g = 0; g < RULE_CAPTURES; g++)
      if (!range_empty(found[i].capture[g])) {
        found[i].capture[g].start += said.start;
        found[i].capture[g].end += said.start;
      }
    read_cue(c, cues, &found[i], place);
  }
}

/* A view that is told stands in sections where most rules do not look, for what is told there is mostly the mover's or
 * history; in a body's own words they count. */
static void read_views(struct context *c, struct cues *cues, struct place *place) {
  struct view *view;
  size_t count = find_views(c, &view);
  for (size_t v = 0; v < count; v++)
    for (size_t s = 0; s < view[v].count; s++) {
      struct range said = view[v].said[s].at;
      const char *text = c->document->text + said.start;
      uint32_t role = 1u << role_at(c, said.start);
      const struct sifted *sifted = rules_sift(c->rules, c->arena, text, said.end - said.start);
      for (size_t i = sifted_next(sifted, RULE_POSITION, 0); i < rules_count(c->rules);
           i = sifted_next(sifted, RULE_POSITION, i + 1)) {
        const struct rule *rule = rules_at(c->rules, i);
        if (rule->scope == SCOPE_SENTENCE && (rule->roles & role) == 0)
          read_told(c, cues, place, rule, said);
      }
    }
}

struct cues find_cues(struct context *c) {
  struct cues cues = {0};
  struct place place = {.item = UINT32_MAX};
  for (size_t i = 0; i < c->findings->count; i++)
    if (c->findings->finding[i].rule->kind == RULE_POSITION)
      read_cue(c, &cues, &c->findings->finding[i], &place);
  read_views(c, &cues, &place);
  if (!minutes(c))
    for (uint32_t block = 0; block < c->document->flow_count; block++)
      if (takes_topic(c, block))
        read_facts(c, &cues, &place, block);
  if (cues.count > 1)
    qsort(cues.cue, cues.count, sizeof *cues.cue, by_place);
  return cues;
}
