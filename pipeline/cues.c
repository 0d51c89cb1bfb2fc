/* cues.c - finding the cues of stance and placing each: whose voice it is, whether it is denied or only imagined, and
 * which proposal it speaks of.
 *
 * A cue belongs to the proposals that its clause names, else those that its sentence names; where the paragraph is
 * plainly about one proposal (topics.c), words that only resemble another do not move it.  Words that speak of the
 * motion as a whole take it to the whole, and what ties to nothing is on the whole too, unless the rule says that it
 * counts only on a proposal.  Quotations, other speakers and the mover's words are nobody's position here; of another
 * body's view only plain words are taken, of what minutes retell only the administration's. */
#include "cues.h"
#include "unicode.h"

#include <ctype.h>
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

static const char *folded_text(const struct context *c, struct range range) {
  const char *text = range_text(c, range);
  char *folded = arena_alloc(c->arena, strlen(text) + 1);
  unicode_fold_bytes(text, strlen(text), folded);
  return folded;
}

static bool has_word(const char *folded, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++) {
    size_t length = strlen(words[i]);
    for (const char *at = folded; (at = strstr(at, words[i])) != NULL; at += length)
      if ((at == folded || strchr(" ,;(", at[-1]) != NULL) && strchr(" ,.;:)", at[length]) != NULL)
        return true;
  }
  return false;
}

/* Words that speak of the motion as a whole. */
static bool speaks_of_whole(const struct context *c, struct range clause) {
  static const char *const words[] = {"motionen som helhet",  "motionen i sin helhet", "motionen i dess helhet",
                                      "motionen i stort",     "hela motionen",         "motionens inriktning",
                                      "motionens intention",  "motionens förslag",     "motionens syfte",
                                      "förslagen i motionen", "sammantaget",           "sammanfattningsvis"};
  const char *folded = folded_text(c, clause);
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strstr(folded, words[i]) != NULL)
      return true;
  return false;
}

/* ... and of them those that a paragraph about one proposal uses of this one, too: "motionens syfte uppnås därigenom".
 */
static bool speaks_of_all(const struct context *c, struct range clause) {
  static const char *const words[] = {"helhet",      "motionen i stort",   "hela motionen",     "förslagen",
                                      "sammantaget", "sammanfattningsvis", "motionens förslag", "motionens inriktning"};
  const char *folded = folded_text(c, clause);
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strstr(folded, words[i]) != NULL)
      return true;
  return false;
}

/* "tillstyrker motionen", "positiv till motionen", but not "motionens andra att-sats" nor "som motionen innehåller". */
static bool about_motion(const struct context *c, struct range clause, struct range cue) {
  enum { NEAR = 30 };
  uint32_t start = cue.start > clause.start + NEAR ? cue.start - NEAR : clause.start;
  uint32_t end = cue.end + NEAR < clause.end ? cue.end + NEAR : clause.end;
  const char *folded = folded_text(c, (struct range){start, end});
  const char *motion = strstr(folded, "motionen");
  if (motion == NULL || strchr(" .,;:", motion[strlen("motionen")]) == NULL)
    return false;
  return motion - folded < 4 || (strncmp(motion - 4, "som ", 4) != 0 && strncmp(motion - 4, "det ", 4) != 0);
}

/* What a cue speaks of: proposals, the whole motion, or nothing that is known. */
struct target {
  struct tie tie[8];
  size_t count;
  bool whole;
};

/* The words that belong to a verdict and not to the next: "bifaller att-sats b | och avslår motionen i övrigt". */
static struct range reach_of(const struct context *c, const struct finding *finding, struct range clause) {
  struct range reach = clause;
  for (size_t i = finding_from(c, clause.start); i < c->findings->count; i++) {
    const struct finding *other = &c->findings->finding[i];
    if (other->at.start >= clause.end)
      break;
    if (other->rule->kind != RULE_POSITION || !finding_is(other, "weight", "verdict"))
      continue;
    if (other->at.end <= finding->at.start)
      reach.start = other->at.end;
    else if (other->at.start >= finding->at.end && other->at.start < reach.end)
      reach.end = other->at.start;
  }
  return reach;
}

/* "avslår motionen i övrigt": the proposals that the sentence does not name. */
static bool rest_of(struct context *c, const struct ties *ties, struct range sentence, struct range reach,
                    struct target *target) {
  if (strstr(folded_text(c, reach), "i övrigt") == NULL)
    return false;
  struct tie named[8], one;
  size_t count = ties_find(c, ties, sentence, (struct range){0, 0}, named, 8);
  if (count == 0 || !named[0].explicit)
    return false;
  for (int number = 1; target->count < 8 && ties_number(ties, number, &one) == 1; number++) {
    bool other = true;
    for (size_t i = 0; i < count; i++)
      other = other && named[i].proposal != one.proposal;
    if (other)
      target->tie[target->count++] = one;
  }
  return target->count > 0;
}

/* "i denna del", "på den punkten": what the paragraph is about, whatever else is named. */
static bool keeps_topic(const struct context *c, struct range clause) {
  static const char *const words[] = {"i denna del",     "i den delen",      "på denna punkt", "på den punkten",
                                      "i det avseendet", "i detta avseende", "såvitt avser",   "i den del som",
                                      "den delen av",    "denna del av"};
  const char *folded = folded_text(c, clause);
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strstr(folded, words[i]) != NULL)
      return true;
  return false;
}

static struct target from_topic(const struct topic *topic) {
  struct target target = {.count = topic->count};
  memcpy(target.tie, topic->tie, topic->count * sizeof *topic->tie);
  return target;
}

static bool tie_in(const struct tie *tie, const struct topic *topic) {
  for (size_t i = 0; i < topic->count; i++)
    if (topic->tie[i].proposal == tie->proposal)
      return true;
  return false;
}

/* Ties by words yield to the topic of a paragraph that is about another proposal by name, or more plainly. */
static bool stays(const struct target *target, const struct topic *topic) {
  if (target->count == 0 || target->tie[0].explicit || topic->certainty < TOPIC_WORDED || topic->count == 0)
    return target->count > 0;
  for (size_t i = 0; i < target->count; i++)
    if (tie_in(&target->tie[i], topic))
      return false;
  return target->tie[0].score >= (topic->certainty == TOPIC_NAMED ? 0.6 : topic->tie[0].score);
}

/* Of several proposals that the words resemble, those that the paragraph is plainly about. */
static void narrow(struct target *target, const struct topic *topic) {
  if (target->count <= topic->count || topic->count == 0 || target->tie[0].explicit)
    return;
  size_t kept = 0;
  for (size_t i = 0; i < target->count; i++)
    if (tie_in(&target->tie[i], topic))
      target->tie[kept++] = target->tie[i];
  target->count = kept > 0 ? kept : target->count;
}

/* "delar motionärens syn", but not "motionärens krav". */
static bool agrees_with_mover(const struct context *c, struct range clause) {
  const char *folded = folded_text(c, clause);
  return strstr(folded, "motionär") != NULL && strstr(folded, "krav") == NULL && strstr(folded, "förslag") == NULL &&
         strstr(folded, "yrkande") == NULL;
}

static struct target target_of(struct context *c, const struct cues *cues, const struct finding *finding,
                               const struct ties *ties, const struct topics *topics, const struct cue *cue,
                               struct range clause) {
  const char *named = finding_get(finding, "target");
  bool only_proposal = named != NULL && strcmp(named, "proposal") == 0;
  struct target target = {.whole = named != NULL && strcmp(named, "whole") == 0};
  if (target.whole || ties == NULL)
    return target;
  struct range none = {0, 0}, before = sentence_before(c, cue->sentence);
  struct topic topic = topic_of(c, topics, cue->sentence);
  struct range reach = reach_of(c, finding, clause);
  if (rest_of(c, ties, cue->sentence, reach, &target))
    return target;
  bool whole = !only_proposal && (speaks_of_whole(c, reach) || about_motion(c, reach, cue->at)) &&
               !(topic.count > 0 && keeps_topic(c, clause)) &&
               !(topic.count == 1 && topic.certainty >= TOPIC_WORDED && cue->stance == MET && !speaks_of_all(c, reach));
  bool cut = reach.start != clause.start || reach.end != clause.end;
  target.count = ties_find(c, ties, reach, none, target.tie, 8);
  if (cut && whole && (target.count == 0 || !target.tie[0].explicit))
    return (struct target){.whole = true};
  if (target.count == 0 && cut)
    target.count = ties_find(c, ties, clause, none, target.tie, 8);
  if (target.count == 0 || (!target.tie[0].explicit && !whole)) {
    struct range around = only_proposal && !follows_cue(cues, before) ? before : none;
    struct target wider = {0};
    wider.count = ties_find(c, ties, cue->sentence, around, wider.tie, 8);
    if (wider.count > 0 && (target.count == 0 || wider.tie[0].explicit))
      target = wider;
  }
  if (target.count > 0 && target.tie[0].explicit)
    return target;
  if (whole)
    return (struct target){.whole = true};
  narrow(&target, &topic);
  if (stays(&target, &topic))
    return target;
  /* Agreement with the mover in a paragraph that only may be about a proposal is agreement in general. */
  bool general = (topic.certainty <= TOPIC_GUESSED && !only_proposal && agrees_with_mover(c, clause)) ||
                 (topic.certainty == TOPIC_FAINT && cue->weight == WEAK);
  return topic.count > 0 && !general ? from_topic(&topic) : target;
}

/* "föreslår att yrkandet avslås": one of the motion's demands. */
static bool names_a_part(const struct context *c, struct range cue) {
  const char *folded = folded_text(c, cue);
  return strstr(folded, "motion") == NULL && (strstr(folded, "yrkandet") != NULL || strstr(folded, "punkten") != NULL ||
                                              strstr(folded, "att-satsen") != NULL ||
                                              strstr(folded, "kravet") != NULL || strstr(folded, "förslaget") != NULL);
}

/* Where a motion has several proposals, a view that ties to none is on the whole only if it says so. */
static bool claims_whole(const struct context *c, const struct cue *cue) {
  const struct record_item *item = &c->record->item[cue->item];
  size_t proposals = 0;
  for (size_t i = 0; i < item->proposal_count; i++)
    proposals += strcmp(item->proposal[i].kind, "proposal") == 0;
  if (proposals < 2 || !cue->assessment)
    return true;
  const char *folded = folded_text(c, cue->sentence);
  static const char *const words[] = {"motion",       "förslagen",   "yrkandena",          "samtliga förslag",
                                      "alla förslag", "sammantaget", "sammanfattningsvis", "att-satserna",
                                      "skrivelse",    "initiativ"};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strstr(folded, words[i]) != NULL)
      return !keeps_topic(c, cue->sentence);
  return false;
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

/* "däremot", "medan": the cue is about something else than what was said just before. */
static bool has_contrast(const struct context *c, struct range clause, struct range cue) {
  uint32_t end = cue.end + 40 < clause.end ? cue.end + 40 : clause.end;
  const char *folded = folded_text(c, (struct range){clause.start, end});
  return strstr(folded, "däremot") != NULL || strncmp(folded, "medan ", 6) == 0;
}

/* "Att välja utförare är dock en sak ... Det låter sig inte göras": a turn in the sentence or the one before. */
static bool has_turn(struct context *c, struct range sentence) {
  static const char *const words[] = {"dock", "emellertid", "men", "samtidigt", "tyvärr"};
  struct range before = sentence_before(c, sentence);
  return has_word(folded_text(c, sentence), words, sizeof words / sizeof words[0]) ||
         (!range_empty(before) && has_word(folded_text(c, before), words, sizeof words / sizeof words[0]));
}

/* Words by which a paragraph comes to its end: what follows outranks what went before. */
static bool concludes(const struct context *c, struct range clause) {
  static const char *const words[] = {"därför",         "således",
                                      "sålunda",        "alltså",
                                      "följaktligen",   "sammantaget",
                                      "därmed",         "mot bakgrund av",
                                      "den bakgrunden", "mot denna bakgrund",
                                      "bakgrund härav", "av detta skäl",
                                      "av dessa skäl",  "därigenom",
                                      "varför",         "sammanfattningsvis"};
  const char *folded = folded_text(c, clause);
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    const char *at = strstr(folded, words[i]);
    if (at != NULL && strncmp(at, "därför att", 11) != 0)
      return true;
  }
  return false;
}

/* "Visserligen blir bygget dyrt", "även om det finns behov": said to be granted, not to be held. */
static bool concedes(const struct context *c, struct range sentence, struct range cue) {
  static const char *const whole[] = {"visserligen", "förvisso", "må vara", "låt vara", "i och för sig"};
  static const char *const hanging[] = {"även om", "trots att", "fastän", "ehuru", "också om", "oavsett om"};
  struct range clause = clause_of(c, sentence, cue);
  const char *text = c->document->text;
  if (clause.end < sentence.end && has_word(folded_text(c, clause), whole, sizeof whole / sizeof whole[0]))
    return true;
  uint32_t start = cue.start;
  while (start > clause.start && text[start - 1] != ',' && text[start - 1] != ';')
    start--;
  const char *folded = folded_text(c, (struct range){start, cue.start});
  for (size_t i = 0; i < sizeof hanging / sizeof hanging[0]; i++) {
    const char *at = strstr(folded, hanging[i]);
    if (at != NULL && (at == folded || at[-1] == ' ') && at[strlen(hanging[i])] == ' ')
      return true;
  }
  return false;
}

/* "År 2006 ställde sig styrelsen positiv", "tillstyrkte då": what was held once. */
static bool told_as_history(const struct context *c, struct range clause, struct range cue) {
  static const char *const past[] = {"ställde",   "tillstyrkte", "avstyrkte", "ansåg",    "avslog",   "biföll",
                                     "förordade", "bedömde",     "yttrade",   "föreslog", "instämde", "stödde"};
  uint32_t start = cue.start > clause.start + 40 ? cue.start - 40 : clause.start;
  return has_word(folded_text(c, (struct range){start, cue.end < clause.end ? cue.end + 1 : cue.end}), past,
                  sizeof past / sizeof past[0]);
}

/* "Det kan inte påstås att en kår vore onödig": what is not said cannot be taken for a view. */
static bool unsaid(const struct context *c, struct range clause, struct range cue) {
  static const char *const words[] = {"inte påstås", "inte sägas",     "inte hävdas",
                                      "kan påstå",   "knappast sägas", "inte säga att"};
  const char *folded = folded_text(c, (struct range){clause.start, cue.start});
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strstr(folded, words[i]) != NULL)
      return true;
  return false;
}

/* "Hallen uppfördes 1978" tells nothing of a proposal made forty years later. */
static bool long_ago(const struct context *c, const struct finding *finding) {
  enum { YEARS = 12 };
  const char *text = c->document->text;
  if (strstr(folded_text(c, finding->at), "sedan") != NULL)
    return false;
  for (uint32_t at = finding->at.start; c->year > 0 && at + 4 <= finding->at.end; at++)
    if ((strncmp(text + at, "19", 2) == 0 || strncmp(text + at, "20", 2) == 0) && atoi(text + at) > 1900 &&
        (at == 0 || !isdigit((unsigned char)text[at - 1])))
      return atoi(text + at) < c->year - YEARS;
  return false;
}

/* "när kostnaderna har räknats fram": not yet so. */
static bool not_yet(const struct context *c, struct range clause, struct range cue) {
  static const char *const words[] = {"när", "så snart", "innan", "förrän", "tills", "först"};
  uint32_t start = cue.start;
  while (start > clause.start && c->document->text[start - 1] != ',')
    start--;
  return has_word(folded_text(c, (struct range){start, cue.start}), words, sizeof words / sizeof words[0]);
}

/* "kan inte ställa upp förrän torghallen är klar": no denial but a condition. */
static bool until(const struct context *c, struct range clause, struct range cue) {
  return has_word(folded_text(c, (struct range){cue.start, clause.end}),
                  (const char *const[]){"förrän", "annat än om", "utan att samtidigt"}, 3);
}

/* What the item of the last cue offers to tie to. */
struct place {
  uint32_t item;
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

static void enter(struct context *c, struct place *place, uint32_t index) {
  if (place->item == index)
    return;
  place->item = index;
  place->ties = ties_new(c, &c->record->item[index]);
  place->topics = topics_new(c, place->ties, index);
}

static void read_cue(struct context *c, struct cues *cues, const struct finding *finding, struct place *place) {
  enum section_role role = role_at(c, finding->at.start);
  if (c->document->block[finding->block].type == BLOCK_HEADING)
    return;
  struct range sentence = sentence_at(c, finding->at.start);
  struct speaker speaker = speaker_of(c, sentence, finding->at);
  struct range clause = clause_of(c, sentence, finding->at);
  if (!is_told(c, role, sentence, &speaker) || quoted(c, finding->at) ||
      (!finding_is(finding, "form", "thought") && hypothetical(c, clause, finding->at)))
    return;
  uint32_t index = item_at(c, finding->at.start);
  enter(c, place, index);
  bool named = speaker.voice == VOICE_NAMED;
  const char *holder = named ? speaker.holder : NULL;
  if (minutes(c) && holder == NULL)
    holder = range_text(c, issuer_named(c, sentence)->at);
  struct cue cue = {.proposal = SIZE_MAX,
                    .item = index,
                    .block = finding->block,
                    .holder = holder,
                    .layer = named || minutes(c) ? speaker.layer : c->issuer_layer,
                    .rule = finding->rule->id,
                    .at = finding->at,
                    .sentence = sentence,
                    .confidence = finding_number(finding, "confidence", 0.95),
                    .assessment = role == ROLE_ASSESSMENT,
                    .proposes = finding_is(finding, "form", "proposal"),
                    .contrast = has_contrast(c, clause, finding->at),
                    .concludes = concludes(c, clause),
                    .turned = has_turn(c, sentence)};
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
  if (told && !((named || minutes(c)) && cue.weight < STRONG))
    place_cue(c, cues, finding, place->ties, place->topics, cue, clause);
}

/* Facts of the assessment that tell that a proposal is met. */
static void read_facts(struct context *c, struct cues *cues, struct place *place, uint32_t block) {
  const struct cut_block *cut = block_sentences(c, block);
  uint32_t index = item_at(c, c->document->block[block].start);
  enter(c, place, index);
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

struct cues find_cues(struct context *c) {
  struct cues cues = {0};
  struct place place = {.item = UINT32_MAX};
  for (size_t i = 0; i < c->findings->count; i++)
    if (c->findings->finding[i].rule->kind == RULE_POSITION)
      read_cue(c, &cues, &c->findings->finding[i], &place);
  if (!minutes(c))
    for (uint32_t block = 0; block < c->document->flow_count; block++)
      if (takes_topic(c, block))
        read_facts(c, &cues, &place, block);
  if (cues.count > 1)
    qsort(cues.cue, cues.count, sizeof *cues.cue, by_place);
  return cues;
}
