/* decision_parts.c - decisions on single proposals of a motion ("Första beslutssatsen bifalls, i övrigt avslås
 * motionen"), and what they come to for the motion as a whole.
 */
#include "decisions.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* "3", "tredje", "tre", "c": a number from 1; 0 for any other word. */
static int part_number(const char *word, size_t length) {
  static const char *const words[] = {"ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio"};
  if (isdigit((unsigned char)*word))
    return atoi(word);
  if ((length == 1 || (length == 2 && word[1] == ')')) && *word >= 'a' && *word <= 'h')
    return *word - 'a' + 1;
  for (int i = 0; i < (int)(sizeof words / sizeof words[0]); i++)
    if (strlen(words[i]) == length && memcmp(words[i], word, length) == 0)
      return i + 1;
  return ordinal_number(word, length);
}

/* Where P begins with a dash: its length with the spaces beside it, else 0. */
static size_t dash_length(const char *p) {
  size_t before = strspn(p, " ");
  size_t dash = strncmp(p + before, "–", strlen("–")) == 0 ? strlen("–") : p[before] == '-';
  return dash == 0 ? 0 : before + dash + strspn(p + before + dash, " ");
}

/* "1, 2 och 4", "första och tredje", "1–3" */
static size_t read_numbers(struct context *c, const struct finding *finding, int *out, size_t room) {
  size_t count = 0;
  static const char *const groups[] = {"numbers",  "numbers2", "numbers3", "numbers4",
                                       "numbers5", "numbers6", "numbers7", "numbers8"};
  const char *numbers = NULL;
  for (size_t i = 0; i < sizeof groups / sizeof groups[0] && numbers == NULL; i++)
    numbers = capture_text(c, finding, groups[i]);
  for (const char *p = numbers == NULL ? "" : folded(c, numbers); *p != '\0' && count < room;) {
    size_t length = isdigit((unsigned char)*p) ? strspn(p, "0123456789") : strcspn(p, " ,");
    int number = part_number(p, length);
    if (number > 0 && strcmp(p + length, " första") == 0) { /* "de två första" */
      for (int n = 1; n <= number && count < room; n++)
        out[count++] = n;
      return count;
    }
    if (number > 0)
      out[count++] = number;
    p += length;
    size_t dash = isdigit((unsigned char)p[dash_length(p)]) ? dash_length(p) : 0;
    for (int last = dash > 0 ? atoi(p + dash) : 0; number > 0 && ++number < last && count < room;)
      out[count++] = number;
    p += dash > 0 ? dash : strspn(p, " ,");
  }
  return count;
}

static uint32_t gap_between(struct range a, struct range b) {
  return a.start >= b.end ? a.start - b.end : a.end <= b.start ? b.start - a.end : 0;
}

/* How far from VERB the sentence speaks of the rest: "i övrigt", "återstoden". */
static uint32_t gap_to_rest(const struct context *c, struct range sentence, struct range verb) {
  static const char *const words[] = {"övrigt", "övriga", "återstod", "resterande", "resten"};
  uint32_t best = UINT32_MAX;
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    const char *text = c->document->text, *end = text + sentence.end;
    for (const char *p = text + sentence.start; (p = memmem(p, (size_t)(end - p), words[i], strlen(words[i]))) != NULL;
         p++) {
      uint32_t at = (uint32_t)(p - text);
      uint32_t gap = gap_between((struct range){at, at + (uint32_t)strlen(words[i])}, verb);
      best = gap < best ? gap : best;
    }
  }
  return best;
}

/* "bifalls vad avser att-sats 2": the words behind the VERB lead to PART. */
static bool led_to(const struct context *c, struct range verb, struct range part) {
  static const char *const words[] = {"vad avser",      "såvitt avser", "vad gäller",   "såvitt gäller",
                                      "när det gäller", "i fråga om",   "i den del",    "beträffande",
                                      "gällande",       "avseende",     "vad beträffar"};
  if (part.start <= verb.end || part.start - verb.end > 30)
    return false;
  const char *text = folded_range(c, (struct range){verb.end, part.start});
  text += strspn(text, " ");
  return begins_any(text, words, sizeof words / sizeof words[0]);
}

/* Does FINDING name its object before the verb, "att-sats 2 avslås"? */
static bool object_first(const struct context *c, const struct finding *finding) {
  return verb_of(c, finding).start > finding->at.start;
}

/* Do the bytes from START to END part what stands before them from what follows? */
static bool parted(const struct context *c, uint32_t start, uint32_t end) {
  static const char *const words[] = {",", " och ", " samt ", " men ", " medan ", ";"};
  const char *text = arena_printf(c->arena, " %s ", folded_range(c, (struct range){start, end}));
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strstr(text, words[i]) != NULL)
      return true;
  return false;
}

/* How far PART is from governing it, for the verb of OUTCOME: an active verb governs what follows, a passive one what
 * stands before it, and what it leads to by itself ("bifalls i sin första del"). */
static uint32_t distance(const struct context *c, const struct finding *outcome, struct range part) {
  enum { WRONG_SIDE = 1000 };
  struct range verb = verb_of(c, outcome);
  uint32_t gap = gap_between(part, verb);
  bool behind = part.start >= verb.start;
  if (gap == 0 || led_to(c, verb, part))
    return 0;
  if (!object_first(c, outcome))
    return behind ? gap : gap + WRONG_SIDE;
  if (behind)
    return parted(c, verb.end, part.start) ? gap + WRONG_SIDE : 0;
  return gap;
}

/* Is there in SENTENCE an outcome with another verb, nearer to PART than FINDING is? */
static bool governed_by_other(const struct context *c, const struct finding *finding, struct range sentence,
                              struct range part) {
  uint32_t own = distance(c, finding, part), verb = verb_of(c, finding).start;
  for (size_t i = finding_from(c, sentence.start); i < c->findings->count; i++) {
    const struct finding *other = &c->findings->finding[i];
    if (other->at.start >= sentence.end)
      return false;
    if (is_outcome(other) && verb_of(c, other).start != verb && distance(c, other, part) < own)
      return true;
  }
  return false;
}

/* "Första, men inte andra, att-satsen bifalls": is PART, before the verb, taken out of what it governs? */
static bool passed_over(const struct context *c, struct range sentence, struct range part) {
  static const char *const words[] = {"men inte", "men ej", "dock inte", "men inte den", "men inte det"};
  const char *before = folded_range(c, (struct range){sentence.start, part.start});
  size_t length = trimmed_length(before);
  /* a sentence that begins with them takes nothing out of what it says itself */
  return length > 0 && ends_any(before + 1, length - 1, words, sizeof words / sizeof words[0]);
}

/* "bifalls, dock inte den tredje att-satsen": is PART, behind a verb, taken out of what it governs? */
static bool taken_out(const struct context *c, uint32_t verb_end, struct range part) {
  static const char *const words[] = {" inte",
                                      " inte den",
                                      " inte det",
                                      " ej",
                                      " ej den",
                                      " ej det",
                                      " med undantag för",
                                      " med undantag av",
                                      " undantaget",
                                      " utom",
                                      " förutom",
                                      " frånsett",
                                      " bortsett från",
                                      " utom såvitt avser",
                                      " utom vad avser",
                                      " utom vad gäller",
                                      " utom såvitt gäller",
                                      " utom i fråga om",
                                      " utom beträffande",
                                      " utom när det gäller",
                                      " med undantag för den",
                                      " utom den",
                                      " utom det"};
  if (part.start <= verb_end)
    return false;
  const char *before = folded_range(c, (struct range){verb_end, part.start});
  return ends_any(before, trimmed_length(before), words, sizeof words / sizeof words[0]);
}

/* The numbers of the proposals of which FOUND decides, in OUT: of those that its sentence names the ones that its verb
 * governs; none where the rest is nearer.  With OUTSIDE those that it takes out. */
static size_t numbers_of_part(struct context *c, const struct outcome_found *found, bool outside, int *out,
                              size_t room) {
  struct range verb = verb_of(c, found->finding);
  uint32_t nearest = UINT32_MAX;
  size_t count = 0;
  for (size_t i = finding_from(c, found->sentence.start); i < c->findings->count; i++) {
    const struct finding *other = &c->findings->finding[i];
    if (other->at.start >= found->sentence.end)
      break;
    if (other->rule->kind != RULE_REFERENCE || !finding_is(other, "type", "proposal") ||
        (taken_out(c, verb.end, other->at) ||
         (other->at.end <= verb.start && passed_over(c, found->sentence, other->at))) != outside ||
        governed_by_other(c, found->finding, found->sentence, other->at))
      continue;
    uint32_t gap = led_to(c, verb, other->at) ? 0 : gap_between(other->at, verb);
    nearest = gap < nearest ? gap : nearest;
    if (count < room)
      count += read_numbers(c, other, out + count, room - count);
  }
  return gap_to_rest(c, found->sentence, verb) < nearest ? 0 : count;
}

/* "motionen besvarad när det gäller X", "i övrigt avslås": of a part, though it has no number. */
static bool of_a_part(const struct context *c, const struct outcome_found *found) {
  static const char *const words[] = {"i övrigt",
                                      "såvitt avser",
                                      "såvitt gäller",
                                      "när det gäller",
                                      "vad gäller",
                                      "i den del",
                                      "till den del",
                                      "vad avser",
                                      "i denna del",
                                      "i de delar",
                                      "beträffande",
                                      "vad beträffar",
                                      "resten av",
                                      "utom ",
                                      "återstoden",
                                      "övriga att-satser",
                                      "övriga delar",
                                      "motionens förslag om",
                                      "motionens förslag att",
                                      "i fråga om",
                                      "förslaget i motionen om",
                                      "med undantag",
                                      "övriga yrkanden",
                                      "övriga punkter",
                                      "övriga förslag",
                                      "resterande",
                                      "motionens yrkande om",
                                      "motionens yrkande att"};
  const char *sentence = folded_range(c, found->sentence);
  return contains_any(sentence, words, sizeof words / sizeof words[0]);
}

/* "Samtliga att-satser avslås", "motionens tre yrkanden anses besvarade": all of them are the motion. */
static bool of_all(const struct context *c, const struct outcome_found *found) {
  static const char *const words[] = {
      "samtliga att-sats",  "samtliga attsats", " alla att-sats",       "samtliga yrkande", "samtliga förslag",
      " alla yrkande",      " alla förslag",    "samtliga beslutssats", "samtliga punkt",   "motionens alla",
      "motionens samtliga", "båda att-sats",    "båda yrkandena",       "motionens båda",   "motionens tre ",
      "motionens två ",     "motionens fyra ",  "motionens fem "};
  return contains_any(folded_range(c, found->finding->at), words, sizeof words / sizeof words[0]) ||
         contains_any(folded_range(c, (struct range){found->sentence.start, verb_of(c, found->finding).end}), words, 9);
}

bool names_number(struct context *c, const struct outcome_found *found) {
  int one;
  return numbers_of_part(c, found, false, &one, 1) > 0 || numbers_of_part(c, found, true, &one, 1) > 0 ||
         gap_to_rest(c, found->sentence, verb_of(c, found->finding)) != UINT32_MAX;
}

/* "Motionen avslås avseende bidraget": the words behind a passive verb tell of what part. */
static bool scoped(const struct context *c, const struct outcome_found *found) {
  static const char *const words[] = {"avseende ",    "gällande ",  "angående ", "rörande ",    "i vad gäller ",
                                      "i vad avser ", "i delarna ", "i delen ",  "i denna del", "för den del "};
  enum { NEAR = 20 };
  if (!object_first(c, found->finding))
    return false;
  struct range behind = {found->finding->at.end, found->finding->at.end + NEAR};
  behind.end = behind.end < found->sentence.end ? behind.end : found->sentence.end;
  const char *text = folded_range(c, behind);
  return begins_any(text + strspn(text, " "), words, sizeof words / sizeof words[0]);
}

bool of_parts(struct context *c, const struct outcome_found *found, const char *object) {
  int one;
  if (of_all(c, found) && numbers_of_part(c, found, false, &one, 1) == 0 &&
      gap_to_rest(c, found->sentence, verb_of(c, found->finding)) == UINT32_MAX)
    return false;
  return is_part(object) || finding_is(found->finding, "object", "part") || of_a_part(c, found) || scoped(c, found) ||
         numbers_of_part(c, found, false, &one, 1) > 0 || numbers_of_part(c, found, true, &one, 1) > 0;
}

/* The words of FOUND's sentence that belong to its verb: between the verbs of the outcomes before and behind it. */
static struct range reach_of(const struct context *c, const struct outcome_found *found) {
  struct range verb = verb_of(c, found->finding), reach = found->sentence;
  for (size_t i = finding_from(c, found->sentence.start); i < c->findings->count; i++) {
    const struct finding *other = &c->findings->finding[i];
    if (other->at.start >= found->sentence.end)
      break;
    struct range theirs = is_outcome(other) ? verb_of(c, other) : verb;
    if (theirs.end <= verb.start && theirs.end > reach.start)
      reach.start = theirs.end;
    if (theirs.start >= verb.end && theirs.start < reach.end)
      reach.end = theirs.start;
  }
  return reach;
}

/* "bifaller förslaget om en plan", "avslås vad gäller planen": the numbers of the proposals of ITEM that the words
 * name, in OUT. */
static size_t numbers_by_words(struct context *c, const struct record_item *item, const struct outcome_found *found,
                               int *out, size_t room) {
  enum { TIES = 4 };
  static const char *const words[] = {"vad gäller", "vad avser",  "såvitt avser",   "såvitt gäller",
                                      "som avser",  "som rör",    "när det gäller", "i fråga om",
                                      "som gäller", "förslag om", "förslag att"};
  static const double clear = 0.5;
  struct range reach = reach_of(c, found);
  if (!finding_is(found->finding, "form", "named") &&
      !contains_any(folded_range(c, reach), words, sizeof words / sizeof words[0]))
    return 0;
  if (gap_to_rest(c, reach, verb_of(c, found->finding)) != UINT32_MAX)
    return 0;
  struct ties *ties = ties_new(c, item);
  struct tie tie[TIES];
  size_t found_ties = ties == NULL ? 0 : ties_find(c, ties, reach, (struct range){0, 0}, tie, TIES), count = 0;
  for (size_t i = 0; i < found_ties && count < room; i++)
    if (tie[i].score >= clear && item->proposal[tie[i].proposal].evidence.at[0].block != found->finding->block)
      out[count++] = (int)tie[i].proposal + 1;
  return count;
}

void add_parts(struct context *c, struct record_item *item, const struct record_decision *decision,
               const struct outcome_found *found) {
  int number[16];
  size_t count = numbers_of_part(c, found, false, number, 16);
  if (count == 0 && numbers_of_part(c, found, true, number, 16) == 0)
    count = numbers_by_words(c, item, found, number, 16);
  struct record_decision part = *decision;
  part.part = 1;
  for (size_t i = 0; i < count || i == 0; i++) {
    part.n = count > 0 ? arena_printf(c->arena, "%d", number[i]) : NULL;
    add_decision(c, item, &part, found->sentence);
  }
  count = is(decision->outcome, "granted") ? numbers_of_part(c, found, true, number, 16) : 0;
  part.outcome = "rejected";
  for (size_t i = 0; i < count; i++) {
    part.n = arena_printf(c->arena, "%d", number[i]);
    add_decision(c, item, &part, found->sentence);
  }
}

/* Do the parts of STATUS, by their numbers, make up all that the motion of ITEM proposes? */
static bool all_parts(const struct record_item *item, const char *status) {
  size_t proposals = 0, numbered = 0;
  for (size_t i = 0; i < item->proposal_count; i++)
    proposals += is(item->proposal[i].kind, "proposal");
  for (size_t i = 0; i < item->decision_count; i++)
    if (item->decision[i].part && is(item->decision[i].status, status))
      numbered += item->decision[i].n != NULL && (size_t)atoi(item->decision[i].n) <= proposals;
  return proposals > 0 && numbered >= proposals;
}

/* "Motionen bifalls i den del som gäller parken", and nothing of the rest: that is the whole, granted in part. */
static void drop_only_part(struct record_item *item, const char *status) {
  size_t kept = 0;
  for (size_t i = 0; i < item->decision_count; i++)
    if (!(item->decision[i].part && is(item->decision[i].status, status) && is(item->decision[i].outcome, "granted") &&
          is(item->decision[i].object, "matter")))
      item->decision[kept++] = item->decision[i];
  item->decision_count = kept;
}

/* Parts with different outcomes are one partly-granted for the whole, with the parts beside it. */
void sum_parts(struct context *c, struct record_item *item, const char *status) {
  static const char *const verdicts[] = {"granted", "partly-granted", "rejected", "answered"};
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
    if (!part->part || !begins_any(part->outcome, verdicts, 4))
      continue;
    differ = differ || (parts > 0 && !is(sum.outcome, part->outcome));
    granted = granted || is(part->outcome, "granted") || is(part->outcome, "partly-granted");
    if (parts++ == 0)
      sum = *part;
  }
  if (parts == 0 || (!granted && (differ || !all_parts(item, status))))
    return; /* answered in part and rejected in part, or of some only, comes to nothing that one word says */
  struct evidences evidence = {0};
  for (size_t i = 0; i < item->decision_count; i++)
    if (item->decision[i].part && is(item->decision[i].status, status) &&
        begins_any(item->decision[i].outcome, verdicts, 4))
      for (size_t e = 0; e < item->decision[i].evidence.count; e++) {
        evidence.at = arena_grow(c->arena, evidence.at, evidence.count, &evidence.capacity, sizeof *evidence.at);
        evidence.at[evidence.count++] = item->decision[i].evidence.at[e];
      }
  if (granted && parts == 1 && is(sum.outcome, "granted") && sum.n == NULL)
    drop_only_part(item, status);
  sum.outcome = granted ? "partly-granted" : sum.outcome;
  sum.n = NULL;
  sum.part = 0;
  sum.evidence = evidence;
  add_decision(c, item, &sum, (struct range){0, 0});
}
