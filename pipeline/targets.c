/* targets.c - what a cue speaks of: proposals that its words name, the topic of its paragraph, or the motion as a
 * whole. */
#include "cues.h"

#include <string.h>

static bool follows_cue(const struct cues *cues, struct range before) {
  for (size_t i = cues->count; i > 0; i--)
    if (cues->cue[i - 1].at.start >= before.start && cues->cue[i - 1].at.end <= before.end)
      return true;
  return false;
}

/* Words that speak of the motion as a whole. */
static bool speaks_of_whole(const struct context *c, struct range clause) {
  static const char *const words[] = {"motionen som helhet",  "motionen i sin helhet", "motionen i dess helhet",
                                      "motionen i stort",     "hela motionen",         "motionens inriktning",
                                      "motionens intention",  "motionens förslag",     "motionens syfte",
                                      "förslagen i motionen", "sammantaget",           "sammanfattningsvis"};
  const char *folded = folded_range(c, clause);
  return contains_any(folded, words, sizeof words / sizeof words[0]);
}

/* ... and of them those that a paragraph about one proposal uses of this one, too: "motionens syfte uppnås därigenom".
 */
static bool speaks_of_all(const struct context *c, struct range clause) {
  static const char *const words[] = {"helhet",      "motionen i stort",   "hela motionen",     "förslagen",
                                      "sammantaget", "sammanfattningsvis", "motionens förslag", "motionens inriktning"};
  const char *folded = folded_range(c, clause);
  return contains_any(folded, words, sizeof words / sizeof words[0]);
}

/* "tillstyrker motionen", "positiv till motionen", but not "motionens andra att-sats" nor "som motionen innehåller". */
static bool about_motion(const struct context *c, struct range clause, struct range cue) {
  enum { NEAR = 30 };
  uint32_t start = cue.start > clause.start + NEAR ? cue.start - NEAR : clause.start;
  uint32_t end = cue.end + NEAR < clause.end ? cue.end + NEAR : clause.end;
  const char *folded = folded_range(c, (struct range){start, end});
  const char *motion = strstr(folded, "motionen");
  if (motion == NULL || strchr(" .,;:", motion[strlen("motionen")]) == NULL)
    return false;
  return motion - folded < 4 || (strncmp(motion - 4, "som ", 4) != 0 && strncmp(motion - 4, "det ", 4) != 0);
}

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
  if (strstr(folded_range(c, reach), "i övrigt") == NULL)
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
bool keeps_topic(const struct context *c, struct range clause) {
  static const char *const words[] = {"i denna del",     "i den delen",      "på denna punkt", "på den punkten",
                                      "i det avseendet", "i detta avseende", "såvitt avser",   "i den del som",
                                      "den delen av",    "denna del av"};
  const char *folded = folded_range(c, clause);
  return contains_any(folded, words, sizeof words / sizeof words[0]);
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

/* "delar motionärens syn", but not "motionärens krav" nor "motionärens uppfattning att ...". */
bool agrees_in_general(const struct context *c, struct range clause) {
  static const char *const particular[] = {"krav",   "förslag", "yrkande", "uppfattning om att", "uppfattning att",
                                           "i att ", "om att "};
  const char *folded = folded_range(c, clause);
  for (size_t i = 0; i < sizeof particular / sizeof particular[0]; i++)
    if (strstr(folded, particular[i]) != NULL)
      return false;
  return strstr(folded, "motionär") != NULL;
}

struct target target_of(struct context *c, const struct cues *cues, const struct finding *finding,
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
  bool general = (topic.certainty <= TOPIC_GUESSED && !only_proposal && agrees_in_general(c, clause)) ||
                 (topic.certainty == TOPIC_FAINT && cue->weight == WEAK);
  return topic.count > 0 && !general ? from_topic(&topic) : target;
}

/* "föreslår att yrkandet avslås": one of the motion's demands. */
bool names_a_part(const struct context *c, struct range cue) {
  const char *folded = folded_range(c, cue);
  return strstr(folded, "motion") == NULL && (strstr(folded, "yrkandet") != NULL || strstr(folded, "punkten") != NULL ||
                                              strstr(folded, "att-satsen") != NULL ||
                                              strstr(folded, "kravet") != NULL || strstr(folded, "förslaget") != NULL);
}

/* Where a motion has several proposals, a view that ties to none is on the whole only if it says so. */
bool claims_whole(const struct context *c, const struct cue *cue) {
  const struct record_item *item = &c->record->item[cue->item];
  size_t proposals = 0;
  for (size_t i = 0; i < item->proposal_count; i++)
    proposals += strcmp(item->proposal[i].kind, "proposal") == 0;
  if (proposals < 2 || role_at(c, cue->at.start) == ROLE_SUMMARY)
    return true;
  const char *folded = folded_range(c, cue->sentence);
  static const char *const words[] = {"motion",       "förslagen",   "yrkandena",          "samtliga förslag",
                                      "alla förslag", "sammantaget", "sammanfattningsvis", "att-satserna",
                                      "skrivelse",    "initiativ"};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strstr(folded, words[i]) != NULL)
      return !keeps_topic(c, cue->sentence);
  return false;
}
