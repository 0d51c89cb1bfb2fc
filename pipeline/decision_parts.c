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
  if (length == 1 && *word >= 'a' && *word <= 'h')
    return *word - 'a' + 1;
  for (int i = 0; i < (int)(sizeof words / sizeof words[0]); i++)
    if (strlen(words[i]) == length && memcmp(words[i], word, length) == 0)
      return i + 1;
  return ordinal_number(word, length);
}

static size_t read_numbers(struct context *c, const struct finding *finding, int *out, size_t room) {
  size_t count = 0;
  const char *numbers = capture_text(c, finding, "numbers");
  if (numbers == NULL)
    numbers = capture_text(c, finding, "numbers2");
  for (const char *p = numbers == NULL ? "" : folded(c, numbers); *p != '\0' && count < room;) {
    size_t length = strcspn(p, " ,");
    int number = part_number(p, length);
    if (number > 0)
      out[count++] = number;
    p += length + strspn(p + length, " ,");
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
  static const char *const words[] = {"vad avser",      "såvitt avser", "vad gäller",
                                      "när det gäller", "i fråga om",   "i den del"};
  if (part.start <= verb.end || part.start - verb.end > 30)
    return false;
  const char *text = folded_range(c, (struct range){verb.end, part.start});
  text += strspn(text, " ");
  return begins_any(text, words, sizeof words / sizeof words[0]);
}

/* The numbers of the proposals of which FOUND decides, in OUT.  Where several parts with their own verbs stand in one
 * sentence ("bifalls i sin första del och avslås i sin andra") those that are nearest to the verb; none where the
 * rest is nearer. */
static size_t numbers_of_part(struct context *c, const struct outcome_found *found, int *out, size_t room) {
  struct range verb = verb_of(c, found->finding);
  uint32_t nearest = UINT32_MAX, rest = gap_to_rest(c, found->sentence, verb);
  const struct finding *best = NULL;
  size_t outcomes = 0, count = 0;
  for (size_t i = finding_from(c, found->sentence.start); i < c->findings->count; i++) {
    const struct finding *other = &c->findings->finding[i];
    if (other->at.start >= found->sentence.end)
      break;
    outcomes += is_outcome(other);
    if (other->rule->kind != RULE_REFERENCE || !finding_is(other, "type", "proposal"))
      continue;
    uint32_t gap = led_to(c, verb, other->at) ? 0 : gap_between(other->at, verb);
    if (gap < nearest) {
      nearest = gap;
      best = other;
    }
    if (count < room)
      count += read_numbers(c, other, out + count, room - count);
  }
  if (rest < nearest)
    return 0;
  return outcomes > 1 && best != NULL ? read_numbers(c, best, out, room) : count;
}

/* "motionen besvarad när det gäller X", "i övrigt avslås": of a part, though it has no number. */
static bool of_a_part(const struct context *c, const struct outcome_found *found) {
  static const char *const words[] = {"i övrigt",    "såvitt avser", "såvitt gäller", "när det gäller",
                                      "vad gäller",  "i den del",    "till den del",  "vad avser",
                                      "i denna del", "i de delar",   "återstoden",    "övriga att-satser"};
  const char *sentence = folded_range(c, found->sentence);
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strstr(sentence, words[i]) != NULL)
      return true;
  return false;
}

bool of_parts(struct context *c, const struct outcome_found *found, const char *object) {
  int one;
  return is_part(object) || of_a_part(c, found) || numbers_of_part(c, found, &one, 1) > 0;
}

void add_parts(struct context *c, struct record_item *item, const struct record_decision *decision,
               const struct outcome_found *found) {
  int number[16];
  size_t count = numbers_of_part(c, found, number, 16);
  for (size_t i = 0; i < count || i == 0; i++) {
    struct record_decision part = *decision;
    part.part = 1;
    part.n = count > 0 ? arena_printf(c->arena, "%d", number[i]) : NULL;
    add_decision(c, item, &part, found->sentence);
  }
}

/* Parts with different outcomes are one partly-granted for the whole, with the parts beside it. */
void sum_parts(struct context *c, struct record_item *item, const char *status) {
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
