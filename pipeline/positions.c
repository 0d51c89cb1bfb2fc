/* positions.c - the cues of stance (cues.c) on one proposal by one holder, weighed into one position, by these rules:
 *   1. A match within another's words is the less exact one and does not count.
 *   2. What the assessment says outranks what the summary says.
 *   3. Before a turn ("men", "samtidigt") stands the concession, behind it the stance: support before, strong
 *      opposition behind it in one sentence on one proposal is opposition.  So is a view ("delar uppfattningen")
 *      that a verdict ("avstyrker") follows in the same paragraph.
 *   4. A strong cue outranks weak ones that disagree; of two strong ones that disagree:
 *      support + oppose = partial (yes to some, no to some); support + partial or qualified-support = the latter;
 *      met + support = met; met + oppose = oppose (opposed, because it is there already); neutral yields to all.
 *   5. Beside strong support, opposition to something else of the same proposal ("däremot") makes it partial; a
 *      reservation, or another weak cue of opposition, makes it qualified-support.
 *   6. Weak cues alone count by the sum of their confidence; where two stances come near each other, nothing is said.
 *   7. Opposed for want of a need, beside a fact that says that it is there, is met.
 *   8. Support that a turn ("dock", "men") and strong opposition follow in the paragraph was a concession; what was
 *      weighed before a verdict for the proposal does not qualify it; yes to one half and, behind "däremot", no to the
 *      other is partial.
 * The confidence is the rule's, less where the tie rests on few words or where cues disagree, and at most 0.7 on weak
 * cues alone.  A proposal on which the text takes no stance gets that of the decision proposed on just that part of the
 * motion ("avslå motionen såvitt avser punkten 1"); the whole motion that of the decision proposed on it. */
#include "cues.h"

#include <stdlib.h>
#include <string.h>

bool type_takes_positions(const char *type) {
  return strcmp(type, "official-report") == 0 || strcmp(type, "statement") == 0 || strcmp(type, "other") == 0;
}

/* "Förvaltningen" in minutes is the one that was named before. */
static bool bare(const char *holder) {
  return strcasecmp(holder, "förvaltningen") == 0 || strcasecmp(holder, "kontoret") == 0;
}

static bool same_holder(const struct cue *a, const struct cue *b) {
  if (a->item != b->item || strcmp(a->layer, b->layer) != 0)
    return false;
  if (a->holder == NULL || b->holder == NULL)
    return a->holder == b->holder;
  return strcmp(a->holder, b->holder) == 0 || bare(a->holder) || bare(b->holder);
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
      bool contained =
          a->at.start >= b->at.start && a->at.end <= b->at.end && a->at.end - a->at.start < b->at.end - b->at.start;
      /* "finner inte anledning att ha någon mening": no opinion is no lack of reasons. */
      bool crossed = b->stance == NEUTRAL && a->stance != NEUTRAL && b->weight >= STRONG && a->at.start < b->at.end &&
                     b->at.start < a->at.end;
      bool qualifies = a->weight == RESERVATION && b->weight == WEAK && b->stance == OPPOSE;
      inside = i != j && same_holder(a, b) && ((contained && a->weight <= b->weight && !qualifies) || crossed);
    }
    if (!inside)
      cues->cue[kept++] = cues->cue[i];
  }
  cues->count = kept;
}

/* "föreslår att motionen avslås" is a decision, which decisions.c reads, except where minutes retell it. */
static void drop_proposed(struct cues *cues) {
  size_t kept = 0;
  for (size_t i = 0; i < cues->count; i++)
    if (!cues->cue[i].proposes)
      cues->cue[kept++] = cues->cue[i];
  cues->count = kept;
}

/* What was conceded before the turn of a sentence is not the stance. */
static void drop_concessions(const struct context *c, struct cues *cues) {
  for (size_t i = 0; i < cues->count; i++)
    for (size_t j = 0; j < cues->count; j++) {
      struct cue *a = &cues->cue[i];
      const struct cue *b = &cues->cue[j];
      if (a->stance != SUPPORT || b->stance != OPPOSE || b->weight < (a->weight == WEAK ? WEAK : STRONG) ||
          b->contrast || !same_holder(a, b) || a->sentence.start != b->sentence.start || a->at.start >= b->at.start ||
          (a->proposal != b->proposal && a->proposal != SIZE_MAX))
        continue;
      struct range x = clause_of(c, a->sentence, a->at), y = clause_of(c, b->sentence, b->at);
      if (x.start == y.start)
        continue;
      if (a->weight == WEAK)
        a->weight = RESERVATION;
      else
        a->stance = a->proposal == b->proposal ? OPPOSE : QUALIFIED;
      a->weight = a->proposal == b->proposal && a->weight > WEAK ? WEAK : a->weight;
    }
}

/* "Planen antogs 2024. Det finns därmed inget behov av en ny": what is not needed because it is there is met. */
static void read_needless(struct cues *cues) {
  for (size_t i = 0; i < cues->count; i++)
    for (size_t j = 0; j < cues->count && cues->cue[i].needless; j++) {
      const struct cue *b = &cues->cue[j];
      const struct cue *a = &cues->cue[i];
      bool follows = a->weight <= WEAK || (a->concludes && b->at.start < a->at.start && b->block == a->block);
      if (i != j && b->stance == MET && follows && same_target(a, b)) {
        cues->cue[i].stance = MET;
        cues->cue[i].needless = false;
      }
    }
}

/* "Oron är begriplig, och kontoret delar den. ... Förslaget avstyrks därför": the verdict of the paragraph. */
static void drop_overruled(struct cues *cues) {
  for (size_t i = 0; i < cues->count; i++)
    for (size_t j = 0; j < cues->count; j++) {
      struct cue *a = &cues->cue[i];
      const struct cue *b = &cues->cue[j];
      bool differ = (a->stance == SUPPORT && b->stance == OPPOSE) || (a->stance == OPPOSE && b->stance == SUPPORT);
      bool turned = b->weight == STRONG && b->turned && a->stance == SUPPORT && b->sentence.start > a->sentence.start;
      if (a->weight == STRONG && (b->weight == VERDICT || turned) && differ && same_target(a, b) &&
          a->block == b->block && a->at.start < b->at.start && !b->contrast)
        a->weight = RESERVATION;
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

/* What the strong cues say together. */
static void join_cue(struct verdict *v, const struct cue *cue) {
  enum stance joined = v->any ? join_strong(v->stance, cue->stance) : cue->stance;
  v->disputed = v->disputed || (v->any && v->stance != cue->stance);
  v->confidence = v->confidence > cue->confidence ? v->confidence : cue->confidence;
  v->stance = joined;
  v->any = true;
}

/* One hint of the weakest kind is not enough. */
static const double least_sum = 0.5;

/* Weak cues alone: the stance with the greatest sum, if it leads clearly. */
static struct verdict sum_weak(const struct cues *cues, size_t index) {
  double sum[STANCES] = {0};
  bool doubt = false;
  for (size_t i = index; i < cues->count; i++) {
    const struct cue *cue = &cues->cue[i];
    if (same_target(cue, &cues->cue[index]) && cue->weight == WEAK)
      sum[cue->stance] += cue->confidence;
    doubt = doubt || (same_target(cue, &cues->cue[index]) && cue->weight == RESERVATION);
  }
  bool qualified = sum[QUALIFIED] > 0 && sum[QUALIFIED] >= sum[SUPPORT];
  sum[SUPPORT] += sum[QUALIFIED];
  sum[QUALIFIED] = 0;
  enum stance best = SUPPORT;
  double rest = 0, most = 0;
  for (enum stance stance = 0; stance < STANCES; stance++)
    if (sum[stance] > sum[best])
      best = stance;
  for (enum stance stance = 0; stance < STANCES; stance++)
    most = stance != best && sum[stance] > most ? sum[stance] : most;
  rest = most;
  struct verdict v = {.stance = best == SUPPORT && (qualified || doubt) ? QUALIFIED : best, .disputed = rest > 0};
  v.any = sum[best] >= least_sum && sum[best] > 1.15 * rest;
  v.confidence = sum[best] > 1 ? 0.7 : 0.7 * sum[best];
  return v;
}

/* Does the weak cue or reservation I cast doubt on the strong cues of its target, or is it about a part of it? */
static void note_doubt(const struct cues *cues, const struct cue *cue, bool assessed, bool *doubt, bool *part) {
  if (assessed && !cue->assessment)
    return;
  /* What was weighed before the verdict fell does not qualify it. */
  for (size_t i = 0; i < cues->count && cue->weight == RESERVATION; i++) {
    const struct cue *verdict = &cues->cue[i];
    if (verdict->weight == VERDICT && verdict->stance == SUPPORT && verdict->block == cue->block &&
        verdict->sentence.start > cue->sentence.start && same_target(verdict, cue))
      return;
  }
  /* "instämmer i att sidan behöver förbättras": what is agreed with is no reservation. */
  for (size_t i = 0; i < cues->count && cue->weight == WEAK && cue->stance == QUALIFIED && !cue->turned; i++)
    if (cues->cue[i].weight >= STRONG && cues->cue[i].stance == SUPPORT &&
        cues->cue[i].sentence.start == cue->sentence.start && same_target(&cues->cue[i], cue))
      return;
  bool against = (cue->stance == OPPOSE && !cue->needless) || cue->stance == QUALIFIED;
  *doubt = *doubt || cue->weight == RESERVATION || (cue->weight == WEAK && against);
  *part = *part || (cue->weight == WEAK && cue->stance == OPPOSE && cue->contrast);
}

/* "Kläder tillhandahålls sedan 2017. Skor bör däremot vara den anställdes eget ansvar": yes to one, no to the other. */
static bool divided(const struct cues *cues, size_t index) {
  for (size_t i = index; i < cues->count; i++)
    for (size_t j = index; j < cues->count; j++) {
      const struct cue *a = &cues->cue[i], *b = &cues->cue[j];
      bool yes = (a->stance == SUPPORT && a->weight >= STRONG) || (a->stance == MET && a->weight >= WEAK),
           no = a->stance == OPPOSE && a->weight >= WEAK;
      bool turned = yes  ? (b->stance == OPPOSE && b->weight >= WEAK) || (b->stance == NEUTRAL && b->weight >= STRONG)
                    : no ? (b->stance == SUPPORT || b->stance == MET) && b->weight >= STRONG
                         : false;
      if (turned && b->contrast && !a->contrast && a->at.start < b->at.start && a->block == b->block &&
          same_target(a, &cues->cue[index]) && same_target(b, &cues->cue[index]))
        return true;
    }
  return false;
}

/* The cues of INDEX's target that count: of the assessment if it has a strong one, else all. */
static struct verdict weigh(const struct cues *cues, size_t index) {
  struct verdict v = {0};
  bool assessed = false, strong = false, doubt = false, part = false;
  for (size_t i = index; i < cues->count; i++) {
    const struct cue *cue = &cues->cue[i];
    if (!same_target(cue, &cues->cue[index]))
      continue;
    assessed = assessed || (cue->assessment && cue->weight >= STRONG);
    strong = strong || cue->weight >= STRONG;
  }
  if (!strong) {
    v = sum_weak(cues, index);
  } else {
    for (size_t i = index; i < cues->count; i++) {
      const struct cue *cue = &cues->cue[i];
      if (!same_target(cue, &cues->cue[index]))
        continue;
      if (cue->weight < STRONG || (assessed && !cue->assessment))
        note_doubt(cues, cue, assessed, &doubt, &part);
      else
        join_cue(&v, cue);
    }
  }
  if (v.any && cues->cue[index].proposal != SIZE_MAX && v.stance != PARTIAL && divided(cues, index)) {
    v.stance = PARTIAL;
    v.disputed = true;
  }
  if (v.any && v.stance == SUPPORT && (doubt || part))
    v.stance = part ? PARTIAL : QUALIFIED;
  if (v.disputed)
    v.confidence *= 0.75;
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

/* The rule that carries the stance most plainly. */
static const char *rule_of(const struct cues *cues, size_t index, enum stance stance) {
  const struct cue *best = &cues->cue[index];
  for (size_t i = index; i < cues->count; i++) {
    const struct cue *cue = &cues->cue[i];
    if (!same_target(cue, &cues->cue[index]))
      continue;
    int better = (cue->stance == stance) - (best->stance == stance);
    if (better > 0 || (better == 0 && cue->weight > best->weight))
      best = cue;
  }
  return best->rule;
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
  item->position =
      arena_grow(c->arena, item->position, item->position_count, &item->position_capacity, sizeof *item->position);
  struct record_position *position = &item->position[item->position_count++];
  *position =
      (struct record_position){.id = new_id(c, 'h'),
                               .proposal = first->proposal == SIZE_MAX ? NULL : item->proposal[first->proposal].id,
                               .holder = first->holder != NULL ? first->holder : c->record->issuer.text,
                               .layer = first->layer,
                               .stance = stance_token(verdict.stance),
                               .rule = first->rule,
                               .confidence = verdict.confidence};
  /* The quotes of the assessment first: they carry the stance. */
  for (int round = 0; round < 2; round++)
    for (size_t i = index; i < cues->count; i++)
      if (same_target(&cues->cue[i], first) && cues->cue[i].assessment == (round == 0) && position->evidence.count < 6)
        add_evidence(c, &position->evidence, cues->cue[i].sentence, cues->cue[i].rule);
  position->rule = rule_of(cues, index, verdict.stance);
}

void find_positions(struct context *c) {
  if (!type_takes_positions(c->record->type) && strncmp(c->record->type, "minutes", 7) != 0)
    return;
  struct cues cues = find_cues(c);
  drop_contained(&cues);
  if (type_takes_positions(c->record->type))
    drop_proposed(&cues);
  read_needless(&cues);
  drop_concessions(c, &cues);
  drop_overruled(&cues);
  qualify_whole(&cues);
  for (size_t i = 0; i < cues.count; i++)
    add_position(c, &cues, i);
}
