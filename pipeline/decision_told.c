/* decision_told.c - outcomes that a sentence names and that nobody decides there: what a member claims, what somebody
 * else is to do, what is a condition, and what is advised against.
 */
#include "decisions.h"

#include <string.h>

/* "Siv Berg (S) yrkar bifall till motionen", "antecknar att han ställer sig bakom motionen": a member's words decide
 * nothing, wherever they stand. */
static bool claims(const struct context *c, const struct outcome_found *found) {
  static const char *const verbs[] = {" yrkar ", " yrkade ", " yrkas ", "reserverar sig"};
  struct range before = {found->sentence.start, verb_of(c, found->finding).end};
  if (contains_any(folded_range(c, before), verbs, 4))
    return true;
  for (size_t i = finding_from(c, found->sentence.start); c->document->minutes && i < c->findings->count; i++) {
    const struct finding *other = &c->findings->finding[i];
    if (other->at.start >= found->sentence.end)
      break;
    if (other->rule->kind == RULE_DISSENT || (other->rule->kind == RULE_PROPOSAL && finding_is(other, "type", "claim")))
      return true;
  }
  return false;
}

/* "får i uppdrag att välja plats", "i uppdrag att fastställa taxan": what somebody else is to do is not decided here.
 */
bool within_assignment(const struct context *c, struct range sentence, const struct finding *finding) {
  static const char *const words[] = {" i uppdrag att ", " i uppgift att ", " uppdras att ",  "bemyndigas att ",
                                      " ombeds att ",    " ombedes att ",   " uppmanas att ", " anmodas att "};
  static const char *const joints[] = {" samt att ", ", att ", " dels ", ", samt ", " och att ", "; ", " medan "};
  struct range verb = verb_of(c, finding);
  const char *before = folded_range(c, (struct range){sentence.start, verb.end});
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    const char *assigned = strstr(before, words[i]);
    if (assigned != NULL && finding->at.start >= sentence.start + (uint32_t)(assigned - before) &&
        !contains_any(assigned + strlen(words[i]) - 1, joints, sizeof joints / sizeof joints[0]))
      return true;
  }
  return false;
}

/* "avstyrker sålunda bifall till motionen": bifall that is advised against. */
static bool advised_against(const struct context *c, const struct outcome_found *found) {
  static const char *const words[] = {"avstyrk", "avråd", "motsätt"};
  enum { NEAR = 30 };
  uint32_t start = found->finding->at.start;
  if (!is(finding_get(found->finding, "outcome"), "granted") ||
      strncmp(folded_range(c, found->finding->at), "bifall till", strlen("bifall till")) != 0)
    return false;
  uint32_t from = start - found->sentence.start > NEAR ? start - NEAR : found->sentence.start;
  while (from < start && (c->document->text[from] & 0xC0) == 0x80)
    from++; /* not in the midst of a letter */
  return contains_any(folded_range(c, (struct range){from, start}), words, 3);
}

/* "under förutsättning att statsbidrag beviljas": what others approve is a condition, and not decided here. */
static bool of_a_condition(const struct context *c, const struct outcome_found *found) {
  static const char *const words[] = {"under förutsättning att ", "förutsatt att ",     "på villkor att ",
                                      "med förbehåll för att ",   "med förbehåll att ", "i avvaktan på att "};
  const char *before = folded_range(c, (struct range){found->sentence.start, found->finding->at.start});
  if (!is(finding_get(found->finding, "outcome"), "approved"))
    return false;
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    const char *condition = strstr(before, words[i]);
    if (condition != NULL && strpbrk(condition, ",;") == NULL && strstr(condition, " samt ") == NULL)
      return true;
  }
  return false;
}

bool decides_nothing(const struct context *c, const struct outcome_found *found) {
  return claims(c, found) || of_a_condition(c, found) || advised_against(c, found) ||
         (!finding_is(found->finding, "assignment", "true") && within_assignment(c, found->sentence, found->finding));
}

/* "avslås i de delar den inte redan är genomförd": CLAUSE up to the words that say of what part FINDING tells. */
static struct range up_to_scope(const struct context *c, struct range clause, const struct finding *finding) {
  static const char *const words[] = {" i de delar", " i den del", " i den mån", " till den del"};
  const char *text = c->document->text;
  for (size_t i = 0; i < sizeof words / sizeof words[0] && finding->at.end < clause.end; i++) {
    const char *scope = memmem(text + finding->at.end, clause.end - finding->at.end, words[i], strlen(words[i]));
    if (scope != NULL)
      clause.end = (uint32_t)(scope - text);
  }
  return clause;
}

bool denied(const struct context *c, const struct outcome_found *found) {
  static const char *const but_not[] = {" men inte ", " men ej "}; /* "den första, men inte den andra, bifalls" */
  const struct finding *finding = found->finding;
  bool own_no = finding_get(finding, "negated") != NULL || !range_empty(capture(c, finding, "object6")) ||
                contains_any(folded_range(c, finding->at), but_not, 2);
  return !own_no && negated(c, up_to_scope(c, clause_of(c, found->sentence, finding->at), finding), finding->at);
}
