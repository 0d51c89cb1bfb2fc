/* positions.c - who holds what position on which proposal.
 *
 * Each cue of stance that a rule finds is placed: whose voice it is, whether it is denied, which proposal it speaks of.
 * The cues on one proposal by one holder are then weighed into one position, by these rules, in this order:
 *   1. What the assessment says outranks what the summary says.
 *   2. A strong cue outranks weak ones that disagree; of two strong ones that disagree:
 *      support + oppose = partial (yes to some, no to some); support + partial or qualified-support = the latter;
 *      met + support = met; met + oppose = oppose (opposed, because it is there already); neutral yields to all.
 *   3. A reservation, or a weak cue of opposition, beside support makes it qualified-support.
 * Before a turn ("men", "samtidigt") stands the concession, behind it the stance: support before, strong opposition
 * behind it in one sentence on one proposal is opposition.
 * The confidence is the rule's, less where the tie rests on few words or where cues disagree. */
#include "context.h"
#include "unicode.h"

#include <stdlib.h>
#include <string.h>

enum stance { SUPPORT, QUALIFIED, PARTIAL, MET, NEUTRAL, OPPOSE, STANCES };

static const char *const stance_tokens[STANCES] = {
    [SUPPORT] = "support", [QUALIFIED] = "qualified-support", [PARTIAL] = "partial",
    [MET] = "met",         [NEUTRAL] = "neutral",             [OPPOSE] = "oppose",
};

enum weight { RESERVATION, WEAK, STRONG };

struct cue {
  enum stance stance;
  enum weight weight;
  size_t proposal; /* index in the item; SIZE_MAX = the whole motion */
  uint32_t item;
  const char *holder, *layer, *rule;
  struct range at, sentence;
  double confidence;
  bool assessment, explicit;
};

struct cues {
  struct cue *cue;
  size_t count, capacity;
};

static enum stance stance_from(const char *token, enum stance otherwise) {
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

static bool type_takes_positions(const char *type) {
  return strcmp(type, "official-report") == 0 || strcmp(type, "statement") == 0 || strcmp(type, "other") == 0;
}

/* Does a finding of a speaker other than the mover stand in SENTENCE? */
static bool issuer_named(const struct context *c, struct range sentence) {
  for (size_t i = finding_from(c, sentence.start); i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->at.start >= sentence.end)
      return false;
    if (finding->rule->kind == RULE_SPEAKER && !finding_is(finding, "layer", "mover") &&
        !finding_is(finding, "layer", "third-party"))
      return true;
  }
  return false;
}

static void add_cue(struct context *c, struct cues *cues, struct cue cue) {
  cues->cue = arena_grow(c->arena, cues->cue, cues->count, &cues->capacity, sizeof *cues->cue);
  cues->cue[cues->count++] = cue;
}

/* Sets stance and weight from the rule and what the clause does to it; false if nothing is said. */
static bool read_stance(struct context *c, const struct finding *finding, struct range clause, struct cue *cue) {
  const char *weight = finding_get(finding, "weight"), *when_negated = finding_get(finding, "negated");
  cue->weight = weight == NULL || strcmp(weight, "strong") == 0 ? STRONG
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

/* The sentence before SENTENCE in its block, for "Arbetet pågår": what it speaks of was said just before. */
static struct range sentence_before(struct context *c, struct range sentence) {
  uint32_t block = document_block_at(c->document, sentence.start);
  struct range range = block_range(c, block);
  if (sentence.start < range.start + 4)
    return (struct range){0, 0};
  struct range before = sentence_at(c, sentence.start - 2);
  return before.start < sentence.start ? before : (struct range){0, 0};
}

static bool follows_cue(const struct cues *cues, struct range before) {
  for (size_t i = cues->count; i > 0; i--)
    if (cues->cue[i - 1].at.start >= before.start && cues->cue[i - 1].at.end <= before.end)
      return true;
  return false;
}

/* Words that speak of the motion as a whole. */
static bool speaks_of_whole(const struct context *c, struct range clause) {
  static const char *const words[] = {"motionen som helhet", "motionen i sin helhet", "motionen i dess helhet", "hela motionen", "motionens inriktning", "motionens intention", "motionens förslag", "motionens syfte", "förslagen i motionen", "sammantaget", "sammanfattningsvis"};
  const char *text = range_text(c, clause);
  char *folded = arena_alloc(c->arena, strlen(text) + 1);
  unicode_fold_bytes(text, strlen(text), folded);
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strstr(folded, words[i]) != NULL)
      return true;
  /* "tillstyrker motionen", "positiv till motionen", but not "motionens andra att-sats" */
  const char *motion = strstr(folded, "motionen");
  return motion != NULL && strchr(" .,;:", motion[strlen("motionen")]) != NULL;
}

/* The proposal that the block of the cue is about: the only one that it names by number, the one that its heading or
 * its first words name. Returns the number found, 0 or 1. */
static size_t topic_of_block(struct context *c, const struct ties *ties, uint32_t block, struct tie *out) {
  const struct document *d = c->document;
  struct range range = block_range(c, block), none = {0, 0}, *sentence;
  struct tie found[8];
  size_t count = ties_find(c, ties, range, none, found, 8);
  if (count > 0 && found[0].explicit) {
    *out = found[0];
    return count == 1;
  }
  const struct section *section = &d->section[d->block[block].section];
  if (section->heading != UINT32_MAX && section->heading != block && section->role == ROLE_ASSESSMENT) {
    struct tie heading[8];
    if (ties_find(c, ties, block_range(c, section->heading), none, heading, 8) == 1) {
      *out = heading[0];
      return 1;
    }
  }
  if (count == 1) {
    *out = found[0];
    return 1;
  }
  size_t sentence_count = sentences(c->gazetteer, d->text, range, c->arena, &sentence);
  if (sentence_count > 0 && ties_find(c, ties, sentence[0], none, found, 8) == 1) {
    *out = found[0];
    return 1;
  }
  return 0;
}

/* The proposals that a cue in CLAUSE speaks of, in OUT; *WHOLE if it speaks of the motion. */
static size_t targets_of(struct context *c, const struct cues *cues, const struct finding *finding,
                         const struct ties *ties, const struct cue *cue, struct range clause, struct tie *out,
                         size_t room, bool *whole) {
  const char *target = finding_get(finding, "target");
  bool only_proposal = target != NULL && strcmp(target, "proposal") == 0;
  *whole = target != NULL && strcmp(target, "whole") == 0;
  if (*whole || ties == NULL)
    return 0;
  struct range before = sentence_before(c, cue->sentence);
  struct range around = only_proposal && !follows_cue(cues, before) ? before : (struct range){0, 0};
  size_t count = ties_find(c, ties, clause, (struct range){0, 0}, out, room);
  if (count == 0)
    count = ties_find(c, ties, cue->sentence, around, out, room);
  if (count > 0 && (out[0].explicit || !speaks_of_whole(c, clause)))
    return count;
  *whole = speaks_of_whole(c, clause) && !only_proposal;
  if (*whole)
    return 0;
  return topic_of_block(c, ties, document_block_at(c->document, cue->sentence.start), out);
}

/* Ties the cue to proposals and adds it once for each. */
static void place_cue(struct context *c, struct cues *cues, const struct finding *finding, const struct ties *ties,
                      struct cue cue, struct range clause) {
  struct tie tie[8];
  bool whole;
  size_t count = targets_of(c, cues, finding, ties, &cue, clause, tie, 8, &whole);
  if (count == 0) {
    const char *target = finding_get(finding, "target");
    if (!whole && target != NULL && strcmp(target, "proposal") == 0)
      return;
    cue.proposal = SIZE_MAX;
    add_cue(c, cues, cue);
    return;
  }
  for (size_t i = 0; i < count; i++) {
    struct cue tied = cue;
    tied.proposal = tie[i].proposal;
    tied.explicit = tie[i].explicit;
    tied.confidence *= tie[i].explicit ? 1 : 0.8 + 0.2 * tie[i].score;
    add_cue(c, cues, tied);
  }
}

static void read_cue(struct context *c, struct cues *cues, const struct finding *finding, struct ties **ties) {
  bool named;
  enum section_role role = role_at(c, finding->at.start);
  if (!section_tells(role, &named) || c->document->block[finding->block].type == BLOCK_HEADING)
    return;
  struct range sentence = sentence_at(c, finding->at.start);
  struct speaker speaker = speaker_of(c, sentence, finding->at);
  if (speaker.voice == VOICE_MOVER || speaker.voice == VOICE_OTHER || (named && !issuer_named(c, sentence)))
    return;
  struct range clause = clause_of(c, sentence, finding->at);
  if (hypothetical(c, clause, finding->at))
    return;
  uint32_t index = item_at(c, finding->at.start);
  if (*ties == NULL)
    *ties = ties_new(c, &c->record->item[index]);
  struct cue cue = {.proposal = SIZE_MAX,
                    .item = index,
                    .holder = speaker.voice == VOICE_NAMED ? speaker.holder : NULL,
                    .layer = speaker.voice == VOICE_NAMED ? speaker.layer : c->issuer_layer,
                    .rule = finding->rule->id,
                    .at = finding->at,
                    .sentence = sentence,
                    .confidence = finding_number(finding, "confidence", 0.95),
                    .assessment = role == ROLE_ASSESSMENT};
  if (read_stance(c, finding, clause, &cue))
    place_cue(c, cues, finding, *ties, cue, clause);
}

/* ---- weighing ---- */

static bool same_holder(const struct cue *a, const struct cue *b) {
  return a->item == b->item && strcmp(a->layer, b->layer) == 0 &&
         (a->holder == b->holder || (a->holder != NULL && b->holder != NULL && strcmp(a->holder, b->holder) == 0));
}

static bool same_target(const struct cue *a, const struct cue *b) {
  return same_holder(a, b) && a->proposal == b->proposal;
}

/* A rule's match within another's on one sentence is the less exact one: "delvis positiv" outranks "positiv". */
static void drop_contained(struct cues *cues) {
  size_t kept = 0;
  for (size_t i = 0; i < cues->count; i++) {
    bool inside = false;
    for (size_t j = 0; j < cues->count && !inside; j++) {
      const struct cue *a = &cues->cue[i], *b = &cues->cue[j];
      inside = i != j && same_target(a, b) && a->weight <= b->weight && a->at.start >= b->at.start &&
               a->at.end <= b->at.end && a->at.end - a->at.start < b->at.end - b->at.start;
    }
    if (!inside)
      cues->cue[kept++] = cues->cue[i];
  }
  cues->count = kept;
}

/* What was conceded before the turn of a sentence is not the stance. */
static void drop_concessions(const struct context *c, struct cues *cues) {
  for (size_t i = 0; i < cues->count; i++)
    for (size_t j = 0; j < cues->count; j++) {
      struct cue *a = &cues->cue[i];
      const struct cue *b = &cues->cue[j];
      if (a->stance != SUPPORT || b->stance != OPPOSE || b->weight != STRONG || !same_holder(a, b) ||
          a->sentence.start != b->sentence.start || a->at.start >= b->at.start ||
          (a->proposal != b->proposal && a->proposal != SIZE_MAX))
        continue;
      struct range x = clause_of(c, a->sentence, a->at), y = clause_of(c, b->sentence, b->at);
      if (x.start == y.start)
        continue;
      a->stance = a->proposal == b->proposal ? OPPOSE : QUALIFIED;
      a->weight = a->proposal == b->proposal ? WEAK : a->weight;
    }
}

static enum stance join_strong(enum stance a, enum stance b) {
  if (a == b || b == NEUTRAL)
    return a;
  if (a == NEUTRAL)
    return b;
  if (a == PARTIAL || b == PARTIAL)
    return PARTIAL;
  if ((a == MET && b == OPPOSE) || (a == OPPOSE && b == MET))
    return OPPOSE;
  if (a == OPPOSE || b == OPPOSE)
    return PARTIAL;
  if (a == QUALIFIED || b == QUALIFIED)
    return a == MET || b == MET ? MET : QUALIFIED;
  return MET; /* support and met */
}

struct verdict {
  bool any;
  enum stance stance;
  double confidence;
  bool disputed;
};

/* The cues of INDEX's target that count: of the assessment if it has a strong one, else all. */
static struct verdict weigh(const struct cues *cues, size_t index) {
  struct verdict v = {0};
  bool assessed = false, strong = false, doubt = false;
  for (size_t i = index; i < cues->count; i++) {
    const struct cue *cue = &cues->cue[i];
    if (!same_target(cue, &cues->cue[index]))
      continue;
    assessed = assessed || (cue->assessment && cue->weight == STRONG);
    strong = strong || cue->weight == STRONG;
  }
  for (size_t i = index; i < cues->count; i++) {
    const struct cue *cue = &cues->cue[i];
    if (!same_target(cue, &cues->cue[index]))
      continue;
    if ((assessed && !cue->assessment) || cue->weight == RESERVATION || (strong && cue->weight == WEAK)) {
      doubt = doubt || cue->weight == RESERVATION || (cue->weight == WEAK && (cue->stance == OPPOSE || cue->stance == QUALIFIED) &&
                                                      (!assessed || cue->assessment));
      continue;
    }
    enum stance joined = v.any ? join_strong(v.stance, cue->stance) : cue->stance;
    v.disputed = v.disputed || (v.any && v.stance != cue->stance);
    v.confidence = v.confidence > cue->confidence ? v.confidence : cue->confidence;
    v.stance = joined;
    v.any = true;
  }
  if (v.any && doubt && v.stance == SUPPORT)
    v.stance = QUALIFIED;
  if (v.disputed)
    v.confidence *= 0.75;
  if (!strong)
    v.confidence *= 0.7;
  return v;
}

/* Weak opposition or a reservation in the sentence of a support for the whole qualifies it, whatever it is on. */
static void qualify_whole(struct cues *cues) {
  for (size_t i = 0; i < cues->count; i++)
    for (size_t j = 0; j < cues->count; j++) {
      struct cue *a = &cues->cue[i];
      const struct cue *b = &cues->cue[j];
      bool near = b->sentence.start == a->sentence.start ||
                  (b->weight == RESERVATION && b->sentence.start > a->sentence.start &&
                   b->sentence.start < a->sentence.end + 400);
      if (i != j && a->proposal == SIZE_MAX && a->stance == SUPPORT && same_holder(a, b) && near &&
          b->at.start > a->at.start && (b->stance == OPPOSE || b->weight == RESERVATION))
        a->stance = QUALIFIED;
    }
}

static void add_position(struct context *c, const struct cues *cues, size_t index) {
  const struct cue *first = &cues->cue[index];
  for (size_t i = 0; i < index; i++)
    if (same_target(&cues->cue[i], first))
      return;
  struct verdict verdict = weigh(cues, index);
  if (!verdict.any)
    return;
  struct record_item *item = &c->record->item[first->item];
  item->position = arena_grow(c->arena, item->position, item->position_count, &item->position_capacity, sizeof *item->position);
  struct record_position *position = &item->position[item->position_count++];
  *position = (struct record_position){
      .id = new_id(c, 'h'),
      .proposal = first->proposal == SIZE_MAX ? NULL : item->proposal[first->proposal].id,
      .holder = first->holder != NULL ? first->holder : c->record->issuer.text,
      .layer = first->layer,
      .stance = stance_tokens[verdict.stance],
      .rule = first->rule,
      .confidence = verdict.confidence};
  /* The quotes of the assessment first: they carry the stance. */
  for (int round = 0; round < 2; round++)
    for (size_t i = index; i < cues->count; i++)
      if (same_target(&cues->cue[i], first) && cues->cue[i].assessment == (round == 0) && position->evidence.count < 6)
        add_evidence(c, &position->evidence, cues->cue[i].sentence, cues->cue[i].rule);
  position->rule = position->evidence.at[0].rule;
}

void find_positions(struct context *c) {
  if (!type_takes_positions(c->record->type))
    return;
  struct cues cues = {0};
  struct ties *ties = NULL;
  uint32_t item = UINT32_MAX;
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->rule->kind != RULE_POSITION)
      continue;
    if (item_at(c, finding->at.start) != item)
      ties = NULL;
    item = item_at(c, finding->at.start);
    read_cue(c, &cues, finding, &ties);
  }
  drop_contained(&cues);
  drop_concessions(c, &cues);
  qualify_whole(&cues);
  for (size_t i = 0; i < cues.count; i++)
    add_position(c, &cues, i);
}

/* ---- what is proposed tells a stance on the whole, where nothing else does ---- */

static enum stance stance_of_outcome(const char *outcome) {
  if (strcmp(outcome, "granted") == 0)
    return SUPPORT;
  if (strcmp(outcome, "partly-granted") == 0)
    return PARTIAL;
  if (strcmp(outcome, "answered") == 0)
    return MET;
  return strcmp(outcome, "rejected") == 0 ? OPPOSE : STANCES;
}

/* Of decisions that contradict each other only the one that fits the stances on the proposals counts. */
static bool fits_proposals(const struct record_item *item, enum stance stance) {
  size_t fitting = 0;
  for (size_t i = 0; i < item->position_count; i++) {
    if (item->position[i].proposal == NULL)
      continue;
    if (strcmp(item->position[i].stance, stance_tokens[stance]) != 0)
      return false;
    fitting++;
  }
  return fitting > 0;
}

static void position_from_decision(struct context *c, struct record_item *item) {
  const struct record_decision *found = NULL;
  bool conflict = false;
  size_t questions = 0;
  for (size_t i = 0; i < item->proposal_count; i++)
    questions += strcmp(item->proposal[i].kind, "question") == 0;
  for (size_t i = 0; i < item->position_count; i++)
    if (item->position[i].proposal == NULL && strcmp(item->position[i].layer, c->issuer_layer) == 0)
      return;
  for (size_t i = 0; i < item->decision_count; i++) {
    const struct record_decision *decision = &item->decision[i];
    if (strcmp(decision->object, "matter") != 0 || decision->part || strcmp(decision->status, "earlier") == 0 ||
        strcmp(decision->status, "adopted") == 0 || stance_of_outcome(decision->outcome) == STANCES)
      continue;
    conflict = conflict || (found != NULL && strcmp(found->outcome, decision->outcome) != 0);
    if (found == NULL || fits_proposals(item, stance_of_outcome(decision->outcome)))
      found = decision;
  }
  if (found == NULL || questions > 0 || (conflict && !fits_proposals(item, stance_of_outcome(found->outcome))))
    return;
  item->position = arena_grow(c->arena, item->position, item->position_count, &item->position_capacity, sizeof *item->position);
  item->position[item->position_count++] = (struct record_position){.id = new_id(c, 'h'),
                                                                    .holder = c->record->issuer.text,
                                                                    .layer = c->issuer_layer,
                                                                    .stance = stance_tokens[stance_of_outcome(found->outcome)],
                                                                    .rule = found->rule,
                                                                    .confidence = conflict ? 0.6 : 0.8,
                                                                    .evidence = found->evidence};
}

/* What a lower body recommends is its own view of the motion. */
static void position_from_recommendation(struct context *c, struct record_item *item) {
  for (size_t i = 0; i < item->decision_count; i++) {
    const struct record_decision *decision = &item->decision[i];
    enum stance stance = decision->outcome == NULL ? STANCES : stance_of_outcome(decision->outcome);
    if (stance == STANCES || decision->part || strcmp(decision->object, "matter") != 0 ||
        strcmp(decision->status, "recommended") != 0)
      continue;
    item->position = arena_grow(c->arena, item->position, item->position_count, &item->position_capacity, sizeof *item->position);
    item->position[item->position_count++] = (struct record_position){.id = new_id(c, 'h'),
                                                                      .holder = c->record->issuer.text,
                                                                      .layer = c->issuer_layer,
                                                                      .stance = stance_tokens[stance],
                                                                      .rule = decision->rule,
                                                                      .confidence = 0.85,
                                                                      .evidence = decision->evidence};
    return;
  }
}

void positions_from_decisions(struct context *c) {
  bool lower = strcmp(c->issuer_layer, "committee") == 0 || strcmp(c->issuer_layer, "board") == 0;
  for (size_t i = 0; i < c->record->item_count && lower && strncmp(c->record->type, "minutes", 7) == 0; i++)
    position_from_recommendation(c, &c->record->item[i]);
  if (!type_takes_positions(c->record->type) || strcmp(c->record->type, "other") == 0)
    return;
  for (size_t i = 0; i < c->record->item_count; i++)
    position_from_decision(c, &c->record->item[i]);
}
