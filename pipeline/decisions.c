/* decisions.c - what is proposed, recommended and decided: the outcome from the clause whose object is the matter, the
 * status from the section, the body that speaks and the lead-in above ("Kommunstyrelsen föreslår att kommunfullmäktige
 * beslutar:"). */
#include "context.h"
#include "unicode.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* What the section at hand says of the entries that follow. */
struct authority {
  uint32_t section; /* index; UINT32_MAX at the start */
  const char *status, *body;
};

struct outcome_found {
  const struct finding *finding;
  struct range sentence;
};

static bool is(const char *a, const char *b) { return a != NULL && strcmp(a, b) == 0; }

/* ---- object ---- */

static bool begins_any(const char *text, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (strncmp(text, words[i], strlen(words[i])) == 0)
      return true;
  return false;
}

static const char *object_word(const struct context *c, const struct finding *finding) {
  static const char *const groups[] = {"object", "object2", "object3"};
  for (size_t i = 0; i < 3; i++) {
    const char *text = capture_text(c, finding, groups[i]);
    if (text == NULL)
      continue;
    text = folded(c, text);
    return ordinal_number(text, strlen(text)) > 0 ? "att-sats" : text; /* "tillstyrker den första" */
  }
  return NULL;
}

static bool is_part(const char *object) {
  static const char *const parts[] = {"beslutssats", "beslutsats", "att-sats", "attsats", "yrkandesats"};
  return object != NULL && begins_any(object, parts, 5);
}

/* Is OBJECT (lower case; NULL = unnamed) what the item is about? */
static bool is_matter(const struct context *c, const struct record_item *item, const char *outcome,
                      const char *object) {
  static const char *const matters[] = {"motion",         "ärende",    "medborgarförslag", "initiativ",
                                        "nämndinitiativ", "e-förslag", "skrivelse"};
  const char *title = item->title != NULL ? item->title : c->record->title;
  title = folded(c, title == NULL ? "" : title);
  bool of_motion = strstr(title, "motion") != NULL;
  if (object != NULL && begins_any(object, matters, sizeof matters / sizeof matters[0]))
    return true;
  if (is_part(object))
    return true;
  if (is(outcome, "forwarded") || is(outcome, "tabled") || is(outcome, "remitted") || is(outcome, "declined") ||
      is(outcome, "not-prepared"))
    return object == NULL || !begins_any(object, (const char *const[]){"val", "punkt"}, 2);
  if (of_motion || is(outcome, "appointed") || is(outcome, "assigned"))
    return false;
  if (object == NULL)
    return true;
  /* "Yrkandet avslås" under the title "Yrkande från ..." */
  size_t stem = strlen(object) > 6 ? 6 : strlen(object);
  return strstr(title, arena_strndup(c->arena, object, stem)) != NULL;
}

static bool about_procedure(const struct context *c, const struct outcome_found *found) {
  const char *sentence = folded_range(c, found->sentence);
  return strstr(sentence, "justera") != NULL || strstr(sentence, "dagordning") != NULL ||
         strstr(sentence, "föredragningslista") != NULL;
}

/* ---- status ---- */

static void read_lead(struct context *c, const struct finding *lead, struct authority *authority) {
  authority->status = finding_get(lead, "status");
  authority->body = capture_text(c, lead, "body");
  if (authority->body == NULL)
    authority->body = capture_text(c, lead, "body2");
}

/* The lead-in that governs BLOCK: one in the block itself, else the last one above it in its section that ended in a
 * colon (or stood alone). */
static void follow_leads(struct context *c, size_t *next, uint32_t block, struct authority *authority) {
  const struct document *d = c->document;
  uint32_t section = d->block[block].section;
  if (authority->section != section)
    *authority = (struct authority){.section = section};
  struct range range = block_range(c, block);
  for (; *next < c->findings->count && c->findings->finding[*next].at.start < range.start; (*next)++) {
    const struct finding *finding = &c->findings->finding[*next];
    if (finding->rule->kind != RULE_DECISION || !finding_is(finding, "form", "lead") ||
        d->block[finding->block].section != section)
      continue;
    if (d->text[d->block[finding->block].end - 1] != '.' || finding_is(finding, "status", "adopted"))
      read_lead(c, finding, authority);
  }
}

static const struct finding *lead_in(const struct context *c, struct range sentence) {
  for (size_t i = finding_from(c, sentence.start); i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->at.start >= sentence.end)
      break;
    if (finding->rule->kind == RULE_DECISION && finding_is(finding, "form", "lead"))
      return finding;
  }
  return NULL;
}

/* Outside the sections of decisions an office's own proposal of what to decide counts: "Förvaltningen föreslår att
 * nämnden ..., motionen bör avslås".  Its yes or no to a single proposal is a position, no decision. */
static bool proposes(struct context *c, const struct outcome_found *found) {
  static const char *const outcomes[] = {"granted", "partly-granted", "rejected", "answered", "forwarded", "declined"};
  const char *object = object_word(c, found->finding);
  if (!begins_any(finding_get(found->finding, "outcome"), outcomes, 6) || is_part(object) ||
      (object != NULL && strncmp(object, "förslag", strlen("förslag")) == 0))
    return false;
  struct speaker speaker = speaker_of(c, found->sentence, found->finding->at);
  if (speaker.voice != VOICE_ISSUER || hypothetical(c, found->sentence, found->finding->at))
    return false;
  const char *sentence = folded_range(c, found->sentence);
  static const char *const words[] = {"föreslår",
                                      "föreslå ",
                                      "föreslås",
                                      "rekommender",
                                      "motionen bör",
                                      "motionen ska ",
                                      "motionen därför bör",
                                      "motionen kan anses",
                                      "motionen därmed",
                                      "motionen får anses",
                                      "bör motionen"};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strstr(sentence, words[i]) != NULL)
      return true;
  return false;
}

/* The status of what FOUND tells; NULL if it decides nothing. */
static const char *status_of(struct context *c, const struct outcome_found *found, const struct authority *authority,
                             const char **body) {
  enum section_role role = role_at(c, found->finding->at.start);
  const struct section *section = section_at(c, found->finding->at.start);
  const struct finding *lead = lead_in(c, found->sentence);
  bool office = is(c->issuer_layer, "administration") && c->record->addressee.text != NULL;
  *body = authority->body != NULL ? authority->body : office ? c->record->addressee.text : c->record->issuer.text;
  if (lead != NULL && capture_text(c, lead, "body") != NULL)
    *body = capture_text(c, lead, "body");
  if (finding_is(found->finding, "status", "earlier"))
    return "earlier";
  switch (role) {
  case ROLE_EARLIER:
    return "earlier";
  case ROLE_PROPOSED_DECISION:
    if (section->body != NULL && authority->body == NULL)
      *body = section->body;
    if (lead != NULL && is(c->issuer_layer, "administration"))
      return "proposed";
    /* A body's own minutes: under "Kommunstyrelsens förslag" it puts the matter to a higher body. */
    if (c->document->minutes && section->body != NULL && c->record->issuer.text != NULL &&
        strncasecmp(section->body, c->record->issuer.text, strlen(c->record->issuer.text)) == 0)
      return "recommended";
    return is(finding_get(lead != NULL ? lead : found->finding, "status"), "recommended") && !c->document->minutes
               ? "recommended"
               : "proposed";
  case ROLE_DECISION:
    if (lead != NULL)
      return finding_get(lead, "status");
    if (authority->status != NULL)
      return authority->status;
    return is(c->record->type, "minutes") || is(c->record->type, "minutes-extract") ? "adopted" : "proposed";
  case ROLE_HEAD:
  case ROLE_SUMMARY:
  case ROLE_ASSESSMENT:
  case ROLE_CASE:
  case ROLE_OTHER:
    return !c->document->minutes && proposes(c, found) ? "proposed" : NULL;
  default:
    return NULL;
  }
}

/* ---- adding ---- */

static struct record_decision *same_decision(struct record_item *item, const struct record_decision *new) {
  for (size_t i = 0; i < item->decision_count; i++) {
    struct record_decision *old = &item->decision[i];
    if (is(old->status, new->status) && is(old->outcome, new->outcome) && is(old->object, new->object) &&
        old->part == new->part && (!new->part || is(old->n, new->n == NULL ? "" : new->n)) && is(new->object, "matter"))
      return old;
  }
  return NULL;
}

static struct record_decision *add_decision(struct context *c, struct record_item *item,
                                            const struct record_decision *new, struct range quote) {
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

/* ---- parts: "Första beslutssatsen bifalls" ---- */

/* The numbers of the proposals that SENTENCE names, in OUT. */
static size_t part_numbers(struct context *c, struct range sentence, int *out, size_t room) {
  size_t count = 0;
  for (size_t i = finding_from(c, sentence.start); i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->at.start >= sentence.end)
      break;
    if (finding->rule->kind != RULE_REFERENCE || !finding_is(finding, "type", "proposal"))
      continue;
    const char *numbers = capture_text(c, finding, "numbers");
    if (numbers == NULL)
      numbers = capture_text(c, finding, "numbers2");
    for (const char *p = numbers == NULL ? "" : folded(c, numbers); *p != '\0' && count < room;) {
      size_t length = strcspn(p, " ,");
      int number = isdigit((unsigned char)*p) ? atoi(p) : ordinal_number(p, length);
      if (number > 0)
        out[count++] = number;
      p += length + strspn(p + length, " ,");
    }
  }
  return count;
}

/* Of several parts in one sentence with their own verbs ("bifalls i sin första del och avslås i sin andra") those count
 * that stand nearest to the verb at the end of FOUND. */
static struct range words_of_part(struct context *c, const struct outcome_found *found) {
  struct range verb = found->finding->at, best = {0, 0};
  uint32_t distance = UINT32_MAX;
  size_t outcomes = 0;
  for (size_t i = finding_from(c, found->sentence.start); i < c->findings->count; i++) {
    const struct finding *other = &c->findings->finding[i];
    if (other->at.start >= found->sentence.end)
      break;
    outcomes += other->rule->kind == RULE_DECISION && !finding_is(other, "form", "lead");
    if (other->rule->kind != RULE_REFERENCE || !finding_is(other, "type", "proposal"))
      continue;
    uint32_t gap = other->at.start >= verb.end ? other->at.start - verb.end
                   : other->at.end <= verb.end ? verb.end - other->at.end
                                               : 0;
    if (gap < distance) {
      distance = gap;
      best = other->at;
    }
  }
  return outcomes > 1 && !range_empty(best) ? best : found->sentence;
}

static void add_parts(struct context *c, struct record_item *item, const struct record_decision *decision,
                      const struct outcome_found *found) {
  int number[16];
  struct range quote = found->sentence;
  size_t count = part_numbers(c, words_of_part(c, found), number, 16);
  for (size_t i = 0; i < count || i == 0; i++) {
    struct record_decision part = *decision;
    part.part = 1;
    part.n = count > 0 ? arena_printf(c->arena, "%d", number[i]) : NULL;
    add_decision(c, item, &part, quote);
  }
}

/* "tillstyrker", "avstyrker": the words of one who is asked, not of one who decides. */
static bool endorses(const struct context *c, const struct finding *finding) {
  const char *text = folded_range(c, finding->at);
  return strstr(text, "tillstyrk") != NULL || strstr(text, "avstyrk") != NULL;
}

/* "motionen besvarad när det gäller X", "i övrigt avslås": of a part, though it has no number. */
static bool of_a_part(const struct context *c, const struct outcome_found *found) {
  static const char *const words[] = {"i övrigt",   "såvitt avser", "när det gäller",
                                      "vad gäller", "i den del",    "i denna del"};
  const char *sentence = folded_range(c, found->sentence);
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strstr(sentence, words[i]) != NULL)
      return true;
  return false;
}

static void decide(struct context *c, const struct outcome_found *found, const struct authority *authority) {
  const struct finding *finding = found->finding;
  struct record_item *item = &c->record->item[item_at(c, finding->at.start)];
  const char *body, *outcome = finding_get(finding, "outcome");
  const char *status = status_of(c, found, authority, &body);
  if (status == NULL || negated(c, found->sentence, finding->at))
    return;
  const char *object = object_word(c, finding);
  bool procedure = about_procedure(c, found), matter = !procedure && is_matter(c, item, outcome, object);
  struct record_decision decision = {.status = status,
                                     .body = body,
                                     .outcome = outcome,
                                     .object = matter      ? "matter"
                                               : procedure ? "procedure"
                                                           : "other",
                                     .assignment = finding_is(finding, "assignment", "true"),
                                     .rule = finding->rule->id,
                                     .confidence = finding_number(finding, "confidence", 0.95)};
  if (endorses(c, finding) && is(status, "adopted") && !is(c->issuer_layer, "council"))
    decision.status = "recommended"; /* what a lower body endorses, a higher one decides */
  if (is(outcome, "remitted"))
    decision.minority = !range_empty(capture(c, finding, "minority"));
  const struct block *block = &c->document->block[finding->block];
  int one;
  if (matter && (is_part(object) || of_a_part(c, found) || part_numbers(c, found->sentence, &one, 1) > 0)) {
    add_parts(c, item, &decision, found);
    return;
  }
  if (block->marker != NULL && isdigit((unsigned char)block->marker[0]))
    decision.n = arena_strndup(c->arena, block->marker, strspn(block->marker, "0123456789"));
  add_decision(c, item, &decision, found->sentence);
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
    const char *theirs = other->rule->kind == RULE_DECISION ? finding_get(other, "outcome") : NULL;
    if (i == index || theirs == NULL || is(theirs, outcome))
      continue;
    if (begins_any(outcome, minor, 3) && !begins_any(theirs, minor, 3))
      return true;
    if (is(outcome, "granted") && is(theirs, "partly-granted"))
      return true;
  }
  return false;
}

/* ---- sums ---- */

/* Parts with different outcomes are one partly-granted for the whole, with the parts beside it. */
static void sum_parts(struct context *c, struct record_item *item, const char *status) {
  struct record_decision sum = {0};
  bool differ = false, granted = false;
  size_t parts = 0;
  for (size_t i = 0; i < item->decision_count; i++) {
    const struct record_decision *part = &item->decision[i];
    if (!is(part->object, "matter") || !is(part->status, status))
      continue;
    if (!part->part &&
        (is(part->outcome, "granted") || is(part->outcome, "rejected") || is(part->outcome, "partly-granted")))
      return;
    if (!part->part)
      continue;
    differ = differ || (parts > 0 && !is(sum.outcome, part->outcome));
    granted = granted || is(part->outcome, "granted") || is(part->outcome, "partly-granted");
    if (parts++ == 0)
      sum = *part;
  }
  if (parts == 0)
    return;
  struct evidences evidence = {0};
  for (size_t i = 0; i < item->decision_count; i++)
    if (item->decision[i].part && is(item->decision[i].status, status))
      for (size_t e = 0; e < item->decision[i].evidence.count; e++) {
        evidence.at = arena_grow(c->arena, evidence.at, evidence.count, &evidence.capacity, sizeof *evidence.at);
        evidence.at[evidence.count++] = item->decision[i].evidence.at[e];
      }
  sum.outcome = granted ? "partly-granted" : differ ? "answered" : sum.outcome;
  sum.n = NULL;
  sum.part = 0;
  sum.evidence = evidence;
  add_decision(c, item, &sum, (struct range){0, 0});
}

/* An assignment alone, with the motion not mentioned, is the answer to the motion. */
static void assignments_answer(const struct context *c, struct record_item *item) {
  const char *title = folded(c, item->title != NULL ? item->title : c->record->title != NULL ? c->record->title : "");
  if (strstr(title, "motion") == NULL)
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
  struct authority authority = {.section = UINT32_MAX};
  size_t lead = 0;
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->rule->kind != RULE_DECISION || finding_is(finding, "form", "lead") ||
        finding->block >= c->document->flow_count || c->document->block[finding->block].type == BLOCK_HEADING)
      continue;
    follow_leads(c, &lead, finding->block, &authority);
    struct outcome_found found = {.finding = finding, .sentence = sentence_at(c, finding->at.start)};
    if (!outranked(c, &found, i))
      decide(c, &found, &authority);
  }
  for (size_t i = 0; i < c->record->item_count; i++) {
    static const char *const statuses[] = {"adopted", "recommended", "proposed"};
    for (size_t s = 0; s < 3; s++)
      sum_parts(c, &c->record->item[i], statuses[s]);
    assignments_answer(c, &c->record->item[i]);
  }
}
