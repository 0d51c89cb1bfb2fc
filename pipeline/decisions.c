/* decisions.c - what is proposed, recommended and decided: the outcome from the clause whose object is the matter.
 *
 * A rule finds the outcome and, in its group `object`, of what (decision_object.c); authority.c tells whose word it is,
 * decision_parts.c what concerns single proposals.  Where a body decides "enligt kommunstyrelsens förslag", the
 * proposal in the paper says what; where minutes have no heading over the decision, the last words of the procedure do.
 */
#include "decisions.h"
#include "unicode.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---- adding ---- */

static struct record_decision *same_decision(struct record_item *item, const struct record_decision *new) {
  for (size_t i = 0; i < item->decision_count; i++) {
    struct record_decision *old = &item->decision[i];
    if (is(old->status, new->status) && is(old->outcome, new->outcome) && is(old->object, new->object) &&
        old->part == new->part && (!new->part || (old->n == NULL) == (new->n == NULL)) &&
        (old->n == NULL || new->n == NULL || is(old->n, new->n)) && is(new->object, "matter"))
      return old;
  }
  return NULL;
}

struct record_decision *add_decision(struct context *c, struct record_item *item, const struct record_decision *new,
                                     struct range quote) {
  struct record_decision *decision = same_decision(item, new);
  if (decision == NULL) {
    item->decision =
        arena_grow(c->arena, item->decision, item->decision_count, &item->decision_capacity, sizeof *item->decision);
    decision = &item->decision[item->decision_count++];
    *decision = *new;
    decision->id = new_id(c, 'd');
  }
  if (!range_empty(quote) && decision->evidence.count < 6)
    add_evidence(c, &decision->evidence, quote, NULL);
  return decision;
}

/* "tillstyrker", "avstyrker": the words of one who is asked, not of one who decides. */
static bool endorses(const struct context *c, const struct finding *finding) {
  bool part = finding_is(finding, "object", "part"); /* "tillstyrker punkt 3 och finner punkt 1 besvarad" */
  const char *text = folded_range(c, part ? sentence_at(c, finding->at.start) : finding->at);
  return strstr(text, "tillstyrk") != NULL || strstr(text, "avstyrk") != NULL;
}

/* Only the council decides of motions; what another body says of one is its recommendation. */
static bool owned_by_council(const struct context *c, const struct record_item *item, const char *outcome,
                             const char *object, bool part) {
  static const char *const outcomes[] = {"granted", "partly-granted", "rejected", "answered"};
  static const char *const layers[] = {"committee", "board"};
  return begins_any(outcome, outcomes, 4) && begins_any(c->issuer_layer, layers, 2) && c->record->issuer.text != NULL &&
         (object == NULL || is_part(object) || part ? of_a_motion(title_of(c, item))
                                                    : begins_any(object, (const char *const[]){"motion"}, 1));
}

/* A third of those who vote can have a matter sent back against the majority: the words say so, or the count does. */
static bool minority_wins(const struct context *c, const struct record_item *item, const struct finding *finding) {
  if (!range_empty(capture(c, finding, "minority")))
    return true;
  uint32_t index = (uint32_t)(item - c->record->item);
  const struct item *own = &c->document->item[index];
  if (!c->document->minutes || own->block_count == 0)
    return false;
  struct range all = {c->document->block[own->first_block].start,
                      c->document->block[own->first_block + own->block_count - 1].end};
  static const char *const words[] = {
      "minoritetsåter",      "5 kap. 50 §",      "5 kap 50 §",        "tredjedel av led", "tredjedel av de när",
      "tredjedel av de rös", "tredjedel av rös", "tredjedel av full", "tredjedel röst",   "tredjedel har röst"};
  return contains_any(folded_range(c, all), words, sizeof words / sizeof words[0]);
}

/* "Arbetsutskottets förslag antas" approves no paper: what is decided is what the proposal says. */
static bool approves_proposal(const struct context *c, const struct outcome_found *found) {
  for (size_t i = finding_from(c, found->sentence.start); i < c->findings->count; i++) {
    const struct finding *other = &c->findings->finding[i];
    if (other->at.start >= found->sentence.end)
      break;
    if (finding_is(other, "form", "as-proposed"))
      return is(finding_get(found->finding, "outcome"), "approved") ||
             is(finding_get(found->finding, "outcome"), "granted");
  }
  return false;
}

/* "tillstyrker att motionens första yrkande, om en policy, bifalls": is what FOUND reads a piece of what is read as the
 * outcome of a single proposal? */
static bool within_part(const struct context *c, const struct outcome_found *found) {
  for (size_t i = finding_from(c, found->sentence.start); i < c->findings->count; i++) {
    const struct finding *other = &c->findings->finding[i];
    if (other->at.start >= found->sentence.end)
      return false;
    if (other != found->finding && is_outcome(other) && finding_is(other, "object", "part") &&
        other->at.start < found->finding->at.end && found->finding->at.start < other->at.end &&
        is(finding_get(other, "outcome"), finding_get(found->finding, "outcome")))
      return true;
  }
  return false;
}

/* Is the matter of ITEM one that is called a proposal, a citizens' proposal? */
static bool calls_itself_proposal(const struct context *c, const struct record_item *item) {
  static const char *const kinds[] = {"medborgarförslag", "sverigeförslag", "invånarförslag", "e-förslag",
                                      "ungdomsförslag"};
  return contains_any(title_of(c, item), kinds, sizeof kinds / sizeof kinds[0]);
}

/* "Nämnden ställer sig bakom förslaget", where the matter is called one, a citizens' proposal: approving it is granting
 * it. */
static bool backs_proposal(const struct context *c, const struct record_item *item, const struct finding *finding) {
  static const char *const objects[] = {"förslaget", "medborgarförslaget", "sverigeförslaget"};
  if (!is(finding_get(finding, "outcome"), "approved") || !calls_itself_proposal(c, item) ||
      strstr(folded_range(c, finding->at), "ställer sig bakom") == NULL)
    return false;
  struct range behind = {finding->at.end, finding->at.end + 24};
  behind.end = behind.end < c->document->length ? behind.end : c->document->length;
  const char *text = folded_range(c, behind);
  text += strspn(text, " ");
  return begins_any(text, objects, 3) && strncmp(text + strcspn(text, " .,"), " till ", strlen(" till ")) != 0;
}

/* What a lower body thinks, a higher one decides. */
static bool only_recommends(const struct context *c, const struct record_item *item, const struct finding *finding,
                            const struct record_decision *decision, const char *object) {
  bool matter = is(decision->object, "matter");
  return (endorses(c, finding) && !is(c->issuer_layer, "council")) ||
         (matter && (c->document->minutes || own_paper(c)) &&
          owned_by_council(c, item, decision->outcome, object, finding_is(finding, "object", "part")));
}

/* Does FOUND decide of what ITEM is about, or of a part of it? */
static bool about_matter(const struct context *c, const struct record_item *item, const struct outcome_found *found,
                         const char *outcome, const char *object) {
  const struct finding *finding = found->finding;
  return finding_is(finding, "object", "matter") || is_matter(c, item, outcome, object) ||
         (finding_is(finding, "object", "part") &&
          (about_a_motion(c, item) || strstr(folded_range(c, found->sentence), "motion") != NULL)) ||
         (endorses(c, finding) && !about_a_motion(c, item));
}

/* Is what FOUND tells of the matter decided for each part that it names by itself? */
static bool goes_by_parts(struct context *c, const struct outcome_found *found, const char *outcome,
                          const char *object) {
  static const char *const whole[] = {"partly-granted", "forwarded", "noted",   "withdrawn",
                                      "struck",         "tabled",    "remitted"};
  bool part = finding_is(found->finding, "object", "part");
  return (part || !begins_any(outcome, whole, sizeof whole / sizeof whole[0])) && of_parts(c, found, object);
}

static void decide(struct context *c, const struct outcome_found *found, const struct authority *authority) {
  const struct finding *finding = found->finding;
  struct record_item *item = &c->record->item[item_at(c, finding->at.start)];
  const char *body, *outcome = finding_get(finding, "outcome");
  const char *status = status_of(c, found, authority, &body);
  if (finding_is(finding, "form", "the-proposal") && !calls_itself_proposal(c, item))
    return;
  if (status == NULL || of_a_change(c, found) || decides_nothing(c, found))
    return;
  if (denied(c, found)) {
    if (!is(outcome, "granted") || is(status, "earlier"))
      return;
    outcome = "rejected"; /* "motionen kan inte bifallas" */
  }
  const char *object = object_word(c, finding);
  if (backs_proposal(c, item, finding))
    outcome = "granted", object = "medborgarförslag";
  bool procedure = about_procedure(c, item, found);
  if (procedure && strstr(folded_range(c, found->sentence), " om återremiss avsl") != NULL && is(outcome, "remitted"))
    return; /* "Yrkandet om återremiss avslås" */
  bool matter = !procedure && about_matter(c, item, found, outcome, object);
  struct record_decision decision = {.status = status,
                                     .body = body,
                                     .outcome = outcome,
                                     .object = matter      ? "matter"
                                               : procedure ? "procedure"
                                                           : "other",
                                     .assignment = finding_is(finding, "assignment", "true"),
                                     .rule = finding->rule->id,
                                     .confidence = finding_number(finding, "confidence", 0.95)};
  if (is(status, "adopted") && only_recommends(c, item, finding, &decision, object))
    decision.status = "recommended";
  if (is(outcome, "remitted"))
    decision.minority = minority_wins(c, item, finding);
  const struct block *block = &c->document->block[finding->block];
  if (!matter && (approves_proposal(c, found) || finding_is(finding, "object", "part") || within_part(c, found) ||
                  (about_a_motion(c, item) && named_as_part(c, found))))
    return;
  bool parts = matter && goes_by_parts(c, found, outcome, object);
  if (!parts && spans_another(c, found))
    return;
  if (parts) {
    add_parts(c, item, &decision, found);
    return;
  }
  if (block->marker != NULL && isdigit((unsigned char)block->marker[0]))
    decision.n = arena_strndup(c->arena, block->marker, strspn(block->marker, "0123456789"));
  add_decision(c, item, &decision, found->sentence);
}

/* "bifaller motionens intentioner": what is granted is not the motion. */
static bool of_its_aims(const struct context *c, const struct finding *finding) {
  struct range after = {finding->at.start, finding->at.end + 24};
  if (after.end > c->document->length)
    after.end = c->document->length;
  const char *text = folded_range(c, after);
  return strstr(text, "motionens inten") != NULL || strstr(text, "motionens syfte") != NULL ||
         strstr(text, "motionens anda") != NULL;
}

/* "Motionen bifalls och trafikchefen får i uppdrag": does BEFORE end with "och" and the one who is given it? */
static bool begins_with_subject(const char *before, size_t length) {
  static const char *const subjects[] = {"nämnden",    "styrelsen",     "förvaltningen", "kontoret", "chefen",
                                         "direktören", "avdelningen",   "enheten",       "bolaget",  "utskottet",
                                         "staben",     "förvaltningar", "sekreteraren"};
  static const char *const joints[] = {" och ", " samt ", " men "};
  enum { FARTHEST = 60 };
  if (!ends_any(before, length, subjects, sizeof subjects / sizeof subjects[0]))
    return false;
  const char *from = before + (length > FARTHEST ? length - FARTHEST : 0);
  for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++) {
    const char *joint = strstr(from, joints[i]), *subject = joint == NULL ? "" : joint + strlen(joints[i]);
    subject += strncmp(subject, "att ", strlen("att ")) == 0 ? strlen("att ") : 0;
    if (joint != NULL && strpbrk(subject, ",;:") == NULL && strstr(subject, " att ") == NULL)
      return true;
  }
  return false;
}

/* "avslår motionen men ger nämnden i uppdrag": an assignment beside the outcome, not in what is decided of. */
static bool begins_clause(const struct context *c, const struct outcome_found *found) {
  static const char *const words[] = {" men", " och", " samt", " men att", " och att", " samt att"};
  const char *before = folded_range(c, (struct range){found->sentence.start, found->finding->at.start});
  if (strstr(before, "med bifall till ") != NULL)
    return true;
  size_t length = trimmed_length(before);
  return ends_any(before, length, words, sizeof words / sizeof words[0]) || begins_with_subject(before, length);
}

/* "ger förvaltningen i uppdrag ... samt föreslår att fullmäktige avslår motionen": FOUND is decided before something
 * is put to another body. */
static bool before_proposing(const struct context *c, const struct outcome_found *found, const struct finding *other) {
  static const char *const words[] = {" samt föreslår", " och föreslår", " samt att föreslå", " och att föreslå"};
  return found->finding->at.end < other->at.start &&
         contains_any(folded_range(c, (struct range){found->finding->at.end, other->at.start}), words, 4);
}

/* Of several outcomes in one sentence the one that is about the matter counts: a report that is approved and handed
 * on as the reply is a reply. */
static bool outranked(const struct context *c, const struct outcome_found *found, size_t index) {
  static const char *const minor[] = {"approved", "noted", "assigned"};
  const char *outcome = finding_get(found->finding, "outcome");
  for (size_t i = finding_from(c, found->sentence.start); i < c->findings->count; i++) {
    const struct finding *other = &c->findings->finding[i];
    if (other->at.start >= found->sentence.end)
      return false;
    if (i == index || !is_outcome(other) || is(finding_get(other, "outcome"), outcome) ||
        (is(outcome, "assigned") && within_assignment(c, found->sentence, other)))
      continue;
    const char *theirs = finding_get(other, "outcome");
    struct outcome_found rival = {.finding = other, .sentence = found->sentence};
    if (begins_any(outcome, minor, 3) && !begins_any(theirs, minor, 3) && !of_a_change(c, &rival) &&
        !(is(outcome, "assigned") && (begins_clause(c, found) || before_proposing(c, found, other))))
      return true;
    bool overlap = other->at.start < found->finding->at.end && found->finding->at.start < other->at.end;
    if (is(outcome, "granted") && ((is(theirs, "partly-granted") && overlap) || of_its_aims(c, found->finding)))
      return true;
  }
  return false;
}

/* ---- what only follows ---- */

static bool has_own_decision(const struct record_item *item) {
  for (size_t i = 0; i < item->decision_count; i++) {
    const struct record_decision *d = &item->decision[i];
    if ((is(d->status, "adopted") || is(d->status, "recommended")) && is(d->object, "matter") &&
        !is(d->outcome, "approved"))
      return true;
  }
  return false;
}

/* "Den som bifaller kommunstyrelsens förslag röstar ja": what a vote is about, not what came of it. */
static bool puts_to_vote(const struct context *c, const struct finding *words) {
  struct range sentence = sentence_at(c, words->at.start);
  for (size_t i = finding_from(c, sentence.start); i < c->findings->count; i++) {
    const struct finding *other = &c->findings->finding[i];
    if (other->at.start >= sentence.end)
      return false;
    const char *form = other->rule->kind == RULE_VOTE ? finding_get(other, "form") : NULL;
    if (form != NULL && strncmp(form, "means", strlen("means")) == 0)
      return true;
  }
  return false;
}

/* Under ITEM's heading of the decision it says only by whose proposal: gives the words, or NULL. */
static const struct finding *as_proposed(const struct context *c, uint32_t item) {
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->rule->kind == RULE_DECISION && finding_is(finding, "form", "as-proposed") &&
        finding->block < c->document->flow_count && item_at(c, finding->at.start) == item &&
        !puts_to_vote(c, finding) &&
        (role_at(c, finding->at.start) == ROLE_DECISION || role_at(c, finding->at.start) == ROLE_HEAD))
      return finding;
  }
  return NULL;
}

/* "Kommunfullmäktige beslutar enligt kommunstyrelsens förslag": what the paper prints as the proposal is decided, if
 * all that it prints as such comes to the same. */
static void adopt_proposed(struct context *c, uint32_t index) {
  struct record_item *item = &c->record->item[index];
  const struct finding *words = has_own_decision(item) ? NULL : as_proposed(c, index);
  if (words == NULL)
    return;
  size_t count = item->decision_count, first = SIZE_MAX;
  for (size_t i = 0; i < count; i++) {
    const struct record_decision *proposed = &item->decision[i];
    if (!is(proposed->status, "proposed") || !is(proposed->object, "matter") || proposed->part)
      continue;
    if (first != SIZE_MAX && !is(item->decision[first].outcome, proposed->outcome))
      return;
    first = first == SIZE_MAX ? i : first;
  }
  for (size_t i = 0; i < count && first != SIZE_MAX; i++) {
    if (!is(item->decision[i].status, "proposed"))
      continue;
    struct record_decision decided = item->decision[i];
    decided.evidence = (struct evidences){0};
    decided.status = is(decided.object, "matter") && owned_by_council(c, item, decided.outcome, NULL, false)
                         ? "recommended"
                         : "adopted";
    decided.body = c->record->issuer.text;
    decided.rule = words->rule->id;
    decided.confidence = 0.8;
    add_decision(c, item, &decided, sentence_at(c, words->at.start));
  }
}

/* Minutes without a heading over the decision: what the body "beslutar" behind the count, or what the chair finds where
 * nobody asks for one.  The chair's finding before a vote is no decision. */
static void decide_from_procedure(struct context *c, uint32_t index) {
  struct record_item *item = &c->record->item[index];
  if (!c->document->minutes || has_own_decision(item))
    return;
  struct outcome_found best = {0};
  bool vote = false;
  for (size_t i = finding_from(c, c->document->block[c->document->item[index].first_block].start);
       i < c->findings->count && item_at(c, c->findings->finding[i].at.start) == index; i++) {
    const struct finding *finding = &c->findings->finding[i];
    enum section_role role = role_at(c, finding->at.start);
    if (finding->block >= c->document->flow_count || (role != ROLE_PROCEDURE && role != ROLE_VOTE))
      continue;
    struct range sentence = sentence_at(c, finding->at.start);
    const char *before = folded_range(c, (struct range){sentence.start, finding->at.end});
    if (finding->rule->kind == RULE_VOTE)
      vote = true, best = (struct outcome_found){0};
    static const char *const deciding[] = {"beslutar", "beslutat", "beslutade", "beslöt"};
    static const char *const finding_words[] = {"finner", "fann", "konstaterar"};
    bool decides = contains_any(before, deciding, 4) || (!vote && contains_any(before, finding_words, 3));
    if (is_outcome(finding) && decides && !finding_is(finding, "status", "earlier"))
      best = (struct outcome_found){.finding = finding, .sentence = sentence};
  }
  if (best.finding == NULL || negated(c, best.sentence, best.finding->at))
    return;
  const char *outcome = finding_get(best.finding, "outcome"), *object = object_word(c, best.finding);
  if (!is_matter(c, item, outcome, object) || of_parts(c, &best, object))
    return;
  struct record_decision decision = {.status =
                                         owned_by_council(c, item, outcome, object, false) ? "recommended" : "adopted",
                                     .body = c->record->issuer.text,
                                     .outcome = outcome,
                                     .object = "matter",
                                     .rule = best.finding->rule->id,
                                     .confidence = 0.7};
  add_decision(c, item, &decision, best.sentence);
}

/* "Nämnden har inget att erinra. Yttrandet skickas till kommunstyrelsen": no objection is a decision only where nothing
 * else is decided. */
static void drop_no_objection(struct record_item *item) {
  size_t kept = 0;
  for (size_t i = 0; i < item->decision_count; i++) {
    const struct record_decision *own = &item->decision[i];
    bool drop = false;
    for (size_t j = 0; j < item->decision_count && is(own->rule, "decision.unopposed"); j++)
      drop = drop || (!is(item->decision[j].rule, own->rule) && is(item->decision[j].object, "matter") &&
                      is(item->decision[j].status, own->status));
    if (!drop)
      item->decision[kept++] = *own;
  }
  item->decision_count = kept;
}

/* An assignment alone, with the motion not mentioned, is the answer to the motion. */
static void assignments_answer(const struct context *c, struct record_item *item) {
  if (!of_a_motion(title_of(c, item)))
    return;
  for (size_t i = 0; i < item->decision_count; i++)
    if (is(item->decision[i].object, "matter") && !is(item->decision[i].status, "earlier"))
      return;
  for (size_t i = 0; i < item->decision_count; i++)
    if (is(item->decision[i].outcome, "assigned")) {
      item->decision[i].object = "matter";
      return;
    }
}

void find_decisions(struct context *c) {
  struct authority authority = {.section = UINT32_MAX, .lead = UINT32_MAX};
  size_t lead = 0;
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (!is_outcome(finding) || finding->block >= c->document->flow_count ||
        c->document->block[finding->block].type == BLOCK_HEADING)
      continue;
    follow_leads(c, &lead, finding->block, &authority);
    struct outcome_found found = {.finding = finding, .sentence = sentence_at(c, finding->at.start)};
    if (!outranked(c, &found, i))
      decide(c, &found, &authority);
  }
  for (uint32_t i = 0; i < c->record->item_count; i++) {
    static const char *const statuses[] = {"adopted", "recommended", "proposed"};
    drop_no_objection(&c->record->item[i]);
    adopt_proposed(c, i);
    decide_from_procedure(c, i);
    for (size_t s = 0; s < 3; s++)
      sum_parts(c, &c->record->item[i], statuses[s]);
    assignments_answer(c, &c->record->item[i]);
  }
}
