/* matter_score.c - whether two items belong to one matter: what each sign weighs, and what forbids it (see matter.h).
 *
 * Two items are linked from a sum of 1.  Signs, at the most:
 *
 *   the same motion number, surely each one's own            1.00     perhaps another's: 0.60, of both: 0.40
 *   the same case number, own or the sender's                1.00     without the letters of an authority: 0.60, and
 * 0.90 if one body wrote both a paragraph of minutes that one is and the other tells   0.80     told by both: 0.60
 *   renderings of one work                                   1.20
 *   the same movers                                          0.45     all of the one's among the other's: 0.40, some:
 * 0.30 the title                                                0.50     by likeness and by how much it says proposals
 * alike                                          0.70     two or more, or the only one; else 0.45 the day the motion
 * was handed in                         0.30 titles that have nothing in common                      -0.40 different
 * movers                                        -0.30 papers of the same year                                  0.10
 * three years: 0.05
 *
 * So a number or a paragraph and little else suffices, and where there are no numbers three weak signs must agree: who,
 * what and when.  A topic alone reaches 0.60.  If the municipality of one is not known, everything weighs 0.8 of it; if
 * they are known to differ, only a case number that one sent and the other received leads across, at half its weight.
 *
 * What forbids a link, and keeps groups apart that others would join (signs_contradict): different motion numbers;
 * different municipalities without a number that went between them; two movers without a common one and titles that say
 * different things, even under one case number (an umbrella number for many motions); motions handed in on days apart,
 * and nine years between them, without a common number.
 */
#include "matter.h"
#include "unicode.h"

#include <stdlib.h>
#include <string.h>

static const double TITLE_LEAST = 0.3;      /* below it two titles say different things */
static const double TITLE_DIFFERENT = 0.15; /* below it they speak against a link by themselves */

struct pair {
  const struct signs *one, *other;
  struct arena *arena;
  double factor; /* of what is found from now on */
  struct score score;
};

static void add(struct pair *pair, const char *kind, const char *text, double weight) {
  enum { MOST = sizeof pair->score.reason / sizeof *pair->score.reason };
  weight *= pair->factor;
  pair->score.sum += weight;
  if (pair->score.count < MOST)
    pair->score.reason[pair->score.count++] = (struct reason){kind, text, weight};
}

/* The first sign of KIND in ONE that OTHER has as THEIRS. */
static const struct sign *common(const struct signs *one, enum sign_kind kind, const struct signs *other,
                                 enum sign_kind theirs) {
  for (size_t i = 0; i < one->count; i++)
    if (one->sign[i].kind == (char)kind && signs_have(other, theirs, one->sign[i].value))
      return &one->sign[i];
  return NULL;
}

static bool known_and_differ(const struct pair *pair, enum sign_kind kind) {
  const char *a = sign_value(pair->one, kind), *b = sign_value(pair->other, kind);
  return a != NULL && b != NULL && strcmp(a, b) != 0;
}

static const struct sign *sent(const struct signs *one, const struct signs *other) {
  const struct sign *sign = common(one, SIGN_OWN, other, SIGN_SENDER);
  if (sign == NULL)
    sign = common(one, SIGN_SENDER, other, SIGN_OWN);
  return sign != NULL && case_has_prefix(sign->value) ? sign : NULL;
}

/* ---- signs ---- */

static bool compare_numbers(struct pair *pair) {
  const struct sign *sign = common(pair->one, SIGN_NUMBER, pair->other, SIGN_NUMBER);
  if (sign != NULL) {
    add(pair, "motion-number", sign->value, 1);
    return true;
  }
  sign = common(pair->one, SIGN_NUMBER, pair->other, SIGN_MENTION);
  if (sign == NULL)
    sign = common(pair->one, SIGN_MENTION, pair->other, SIGN_NUMBER);
  if (sign != NULL)
    add(pair, "motion-number", sign->value, 0.6);
  else if ((sign = common(pair->one, SIGN_MENTION, pair->other, SIGN_MENTION)) != NULL)
    add(pair, "motion-number", sign->value, 0.4);
  return sign != NULL;
}

static const struct sign *common_case(const struct signs *one, const struct signs *other) {
  static const enum sign_kind kinds[] = {SIGN_OWN, SIGN_SENDER};
  const struct sign *found = NULL;
  for (size_t i = 0; i < 4; i++) {
    const struct sign *sign = common(one, kinds[i / 2], other, kinds[i % 2]);
    if (sign != NULL && (found == NULL || (case_has_prefix(sign->value) && !case_has_prefix(found->value))))
      found = sign;
  }
  return found;
}

static bool compare_cases(struct pair *pair) {
  const struct sign *sign = common_case(pair->one, pair->other);
  if (sign == NULL)
    return false;
  bool same_body = sign_value(pair->one, SIGN_BODY) != NULL && !known_and_differ(pair, SIGN_BODY) &&
                   sign_value(pair->other, SIGN_BODY) != NULL;
  add(pair, "case-number", sign->value, case_has_prefix(sign->value) ? 1 : same_body ? 0.9 : 0.6);
  return true;
}

static void compare_paragraphs(struct pair *pair) {
  const struct sign *sign = common(pair->one, SIGN_PLACE, pair->other, SIGN_CITED);
  if (sign == NULL)
    sign = common(pair->other, SIGN_PLACE, pair->one, SIGN_CITED);
  bool told_by_both = sign == NULL;
  if (sign == NULL)
    sign = common(pair->one, SIGN_CITED, pair->other, SIGN_CITED);
  if (sign != NULL)
    add(pair, "cited-paragraph", sign->value, told_by_both ? 0.6 : 0.8);
}

/* How far the movers agree: 1 the same, 0.8 all of the one's, 0.5 some, 0 not known of one, -1 none. */
static double movers_agree(const struct signs *one, const struct signs *other, const char **name) {
  size_t mine = 0, theirs = 0, both = 0;
  for (size_t i = 0; i < one->count; i++) {
    if (one->sign[i].kind != SIGN_MOVER)
      continue;
    mine++;
    if (signs_have(other, SIGN_MOVER, one->sign[i].value)) {
      *name = both == 0 || strcmp(one->sign[i].shown, *name) < 0 ? one->sign[i].shown : *name;
      both++;
    }
  }
  for (size_t i = 0; i < other->count; i++)
    theirs += other->sign[i].kind == SIGN_MOVER;
  if (mine == 0 || theirs == 0)
    return 0;
  return both == 0 ? -1 : both == mine && both == theirs ? 1 : both == mine || both == theirs ? 0.8 : 0.5;
}

static double titles_agree(const struct signs *one, const struct signs *other, double *shared) {
  const char *a = sign_value(one, SIGN_TITLE), *b = sign_value(other, SIGN_TITLE);
  *shared = 0;
  return a == NULL || b == NULL ? -1 : stems_alike(a, b, shared);
}

/* True if both titles have words enough to tell that they say different things. */
static bool titles_say_enough(const struct pair *pair) {
  const char *a = sign_value(pair->one, SIGN_TITLE), *b = sign_value(pair->other, SIGN_TITLE);
  return a != NULL && b != NULL && strchr(a, ' ') != NULL && strchr(b, ' ') != NULL;
}

/* Points of order and reports, of which many may stand under one number of a year. */
static bool both_routine(const struct pair *pair) {
  const char *a = sign_value(pair->one, SIGN_KIND), *b = sign_value(pair->other, SIGN_KIND);
  return a != NULL && b != NULL && strcmp(a, "other") == 0 && strcmp(b, "other") == 0;
}

static void compare_titles(struct pair *pair) {
  double shared, alike = titles_agree(pair->one, pair->other, &shared);
  double weight = alike >= 0.85 ? 0.5 : alike >= 0.6 ? 0.35 : alike >= 0.4 ? 0.2 : 0;
  if (alike >= 0 && alike < TITLE_DIFFERENT && titles_say_enough(pair) &&
      (pair->score.sum < LINKED || both_routine(pair)))
    add(pair, "title", "", -0.4);
  if (weight > 0)
    add(pair, "title",
        stems_shared(sign_value(pair->one, SIGN_TITLE), sign_value(pair->other, SIGN_TITLE), pair->arena),
        shared < 1.8 ? weight / 2 : weight);
}

static void compare_movers(struct pair *pair) {
  const char *name = NULL;
  double agree = movers_agree(pair->one, pair->other, &name);
  if (agree > 0)
    add(pair, "mover", name, agree >= 1 ? 0.45 : agree > 0.5 ? 0.4 : 0.3);
  else if (agree < 0)
    add(pair, "mover", "", -0.3);
}

static size_t count_of(const struct signs *signs, enum sign_kind kind) {
  size_t count = 0;
  for (size_t i = 0; i < signs->count; i++)
    count += signs->sign[i].kind == (char)kind;
  return count;
}

static void compare_proposals(struct pair *pair) {
  enum { FOUR_WORDS = 4 };
  size_t same = 0, mine = count_of(pair->one, SIGN_PROPOSAL), theirs = count_of(pair->other, SIGN_PROPOSAL);
  const char *best = NULL;
  double most = 0;
  for (size_t i = 0; i < pair->one->count; i++)
    for (size_t j = 0; pair->one->sign[i].kind == SIGN_PROPOSAL && j < pair->other->count; j++) {
      double shared, alike = pair->other->sign[j].kind != SIGN_PROPOSAL
                                 ? 0
                                 : stems_alike(pair->one->sign[i].value, pair->other->sign[j].value, &shared);
      if (alike < 0.75 || shared < FOUR_WORDS)
        continue;
      same++;
      const char *text = stems_shared(pair->one->sign[i].value, pair->other->sign[j].value, pair->arena);
      if (shared > most || (shared == most && strcmp(text, best) < 0))
        best = text;
      most = shared > most ? shared : most;
      break;
    }
  if (same > 0)
    add(pair, "proposals", best, same >= 2 || (mine == 1 && theirs == 1) ? 0.7 : 0.45);
}

/* ---- dates ---- */

static long days_of(const char *date) { /* near enough */
  if (date == NULL || strlen(date) < 10)
    return 0;
  return strtol(date, NULL, 10) * 365 + strtol(date + 5, NULL, 10) * 30 + strtol(date + 8, NULL, 10);
}

static long days_between(const struct signs *one, const struct signs *other) {
  long a = days_of(sign_value(one, SIGN_DATE)), b = days_of(sign_value(other, SIGN_DATE));
  return a == 0 || b == 0 ? -1 : labs(a - b);
}

static void compare_dates(struct pair *pair) {
  const struct sign *sign = common(pair->one, SIGN_MOTION_DATE, pair->other, SIGN_MOTION_DATE);
  if (sign != NULL)
    add(pair, "date", sign->value, 0.3);
  long days = days_between(pair->one, pair->other);
  if (days >= 0 && days <= 3 * 365 + 30)
    add(pair, "time", "", days <= 400 ? 0.1 : 0.05);
}

/* ---- all of them ---- */

static int by_reason(const void *a, const void *b) {
  const struct reason *one = a, *other = b;
  if (one->weight != other->weight)
    return one->weight < other->weight ? 1 : -1;
  return strcmp(one->kind, other->kind);
}

struct score score_pair(const struct signs *one, const struct signs *other, bool rendering, struct arena *arena) {
  struct pair pair = {.one = one, .other = other, .arena = arena, .factor = 1};
  if (rendering)
    add(&pair, "rendering", "", 1.2);
  bool elsewhere = known_and_differ(&pair, SIGN_MUNICIPALITY);
  if (elsewhere && sent(one, other) == NULL)
    return pair.score;
  if (elsewhere)
    pair.factor = 0.5;
  else if (sign_value(one, SIGN_MUNICIPALITY) == NULL || sign_value(other, SIGN_MUNICIPALITY) == NULL)
    pair.factor = 0.8;
  compare_numbers(&pair);
  compare_cases(&pair);
  if (!elsewhere)
    compare_paragraphs(&pair);
  compare_titles(&pair);
  compare_movers(&pair);
  compare_proposals(&pair);
  compare_dates(&pair);
  qsort(pair.score.reason, pair.score.count, sizeof *pair.score.reason, by_reason);
  return pair.score;
}

/* The same people may ask for the same thing again: that is another motion. */
static bool handed_in_apart(const struct signs *one, const struct signs *other) {
  enum { DAYS = 45 }; /* a motion is dated, and handed in at a meeting soon after */
  long a = days_of(sign_value(one, SIGN_MOTION_DATE)), b = days_of(sign_value(other, SIGN_MOTION_DATE));
  return a != 0 && b != 0 && labs(a - b) > DAYS;
}

/* One authority gives one matter one number: two numbers of one series are two matters. */
static bool other_case(const struct signs *one, const struct signs *other) {
  for (size_t i = 0; i < one->count; i++)
    for (size_t j = 0; one->sign[i].kind == SIGN_OWN && j < other->count; j++) {
      const char *mine = one->sign[i].value, *theirs = other->sign[j].value;
      size_t prefix = strcspn(mine, " ");
      if (other->sign[j].kind == SIGN_OWN && case_has_prefix(mine) && strncmp(mine, theirs, prefix + 1) == 0)
        return common_case(one, other) == NULL;
    }
  return false;
}

bool signs_contradict(const struct signs *one, const struct signs *other) {
  struct pair pair = {.one = one, .other = other};
  bool same_number = common(one, SIGN_NUMBER, other, SIGN_NUMBER) != NULL;
  if (sign_value(one, SIGN_NUMBER) != NULL && sign_value(other, SIGN_NUMBER) != NULL && !same_number)
    return true;
  if (known_and_differ(&pair, SIGN_MUNICIPALITY) && sent(one, other) == NULL)
    return true;
  const char *name;
  double shared, titles = titles_agree(one, other, &shared);
  if (!same_number && titles < TITLE_LEAST && titles >= 0 && movers_agree(one, other, &name) < 0)
    return true;
  if (!same_number && (other_case(one, other) || (common_case(one, other) == NULL && handed_in_apart(one, other))))
    return true;
  long days = days_between(one, other);
  return days > 9 * 365 && !same_number && common_case(one, other) == NULL;
}
