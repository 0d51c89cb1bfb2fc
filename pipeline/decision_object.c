/* decision_object.c - what an outcome is of: the words that name it, and whether that is the matter itself.
 */
#include "decisions.h"
#include "unicode.h"

#include <ctype.h>
#include <string.h>

bool is_outcome(const struct finding *finding) {
  return finding->rule->kind == RULE_DECISION && finding_get(finding, "outcome") != NULL;
}

static struct range object_range(const struct context *c, const struct finding *finding) {
  static const char *const groups[] = {"object", "object2", "object3", "object4", "object5", "object6"};
  for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
    struct range range = capture(c, finding, groups[i]);
    if (!range_empty(range))
      return range;
  }
  return (struct range){0, 0};
}

/* "det fjärde förslaget": has OBJECT a number as a word? */
static bool counted(const char *object) {
  for (const char *word = object; *word != '\0'; word += strspn(word, " ")) {
    size_t length = strcspn(word, " ");
    if (ordinal_number(word, length) > 0)
      return true;
    word += length;
  }
  return false;
}

const char *object_word(const struct context *c, const struct finding *finding) {
  struct range range = object_range(c, finding);
  if (range_empty(range))
    return NULL;
  const char *text = folded_range(c, range), *last = strrchr(text, ' ');
  last = last == NULL ? text : last + 1;
  static const char *const nouns[] = {"förslag", "yrkande", "att-sats", "attsats"};
  if (ordinal_number(last, strlen(last)) > 0 || (begins_any(last, nouns, 4) && counted(text)))
    return "att-sats"; /* "tillstyrker den första", "bifaller det fjärde förslaget" */
  static const char *const pronouns[] = {"den", "det", "denna", "denne", "detta"};
  if (strcmp(text, "densamma") == 0 || strcmp(text, "detsamma") == 0)
    return "motion"; /* named in the entry before */
  for (size_t i = 0; i < sizeof pronouns / sizeof pronouns[0]; i++)
    if (strcmp(text, pronouns[i]) == 0)
      return strstr(folded_range(c, sentence_at(c, range.start)), "motion") != NULL ? "motion" : NULL;
  /* "Förslag till kommunfullmäktige: Motionen avslås" */
  if (strncmp(text, "förslag", strlen("förslag")) == 0 && strstr(folded_range(c, finding->at), "motion") != NULL)
    return "motion";
  return text;
}

/* "bifalls delvis", "delvis bifalla": the verb in AT, beside the word that says that it is not of all. */
static struct range verb_in_part(const char *text, struct range at) {
  static const char *const verbs[] = {"bifall", "tillstyrk", "tillgodos"};
  for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
    const char *found = memmem(text + at.start, at.end - at.start, verbs[i], strlen(verbs[i]));
    if (found == NULL)
      continue;
    uint32_t start = (uint32_t)(found - text), end = start;
    while (end < at.end && text[end] != ' ' && text[end] != '\n')
      end++;
    return (struct range){start, end};
  }
  return at;
}

struct range verb_of(const struct context *c, const struct finding *finding) {
  struct range object = object_range(c, finding), at = finding->at;
  const char *text = c->document->text;
  if (strcmp(finding_get(finding, "outcome") == NULL ? "" : finding_get(finding, "outcome"), "partly-granted") == 0)
    return verb_in_part(text, at);
  bool object_first = !range_empty(object) && object.start == at.start;
  uint32_t cut = object_first ? at.end : at.start;
  if (object_first)
    while (cut > at.start && text[cut - 1] != ' ' && text[cut - 1] != '\n')
      cut--;
  else
    while (cut < at.end && text[cut] != ' ' && text[cut] != '\n')
      cut++;
  return object_first ? (struct range){cut, at.end} : (struct range){at.start, cut};
}

bool is_part(const char *object) {
  static const char *const parts[] = {"beslutssats",   "beslutsats",   "att-sats",   "attsats",   "yrkandesats",
                                      "förslagspunkt", "yrkandepunkt", "delyrkande", "strecksats"};
  return object != NULL && begins_any(object, parts, sizeof parts / sizeof parts[0]);
}

const char *title_of(const struct context *c, const struct record_item *item) {
  const char *title = item->title != NULL ? item->title : whole_title(c);
  return folded(c, title);
}

/* Does TITLE (lower case) speak of one motion?  "Nya motioner" is a list of them, "motionsspår" another thing. */
bool of_a_motion(const char *title) {
  for (const char *p = title; (p = strstr(p, "motion")) != NULL; p++) {
    const char *rest = p + strlen("motion");
    if (strncmp(rest, "ens", 3) == 0)
      rest += 3;
    else if (strncmp(rest, "en", 2) == 0)
      rest += 2;
    if ((p == title || strchr(" -–(\"”", p[-1]) != NULL || (unsigned char)p[-1] >= 0x80) &&
        (*rest == '\0' || !(isalpha((unsigned char)*rest) || (unsigned char)*rest == 0xC3)))
      return true;
  }
  return false;
}

bool about_a_motion(const struct context *c, const struct record_item *item) {
  static const char *const like[] = {"medborgarförslag", "e-förslag",         "nämndinitiativ",    "initiativärende",
                                     "sverigeförslag",   "invånarförslag",    "ledamotsinitiativ", "e-petition",
                                     "ungdomsförslag",   "medborgarinitiativ"};
  return of_a_motion(title_of(c, item)) || contains_any(title_of(c, item), like, sizeof like / sizeof like[0]) ||
         (!c->document->minutes && item->proposal_count > 0);
}

static bool of_an_election(const char *title) {
  static const char *const begins[] = {"val ", "val:", "valären", "fyllnadsval", "avsägelse", "entledigande", "utse"};
  return begins_any(title, begins, sizeof begins / sizeof begins[0]) || strstr(title, " val av ") != NULL ||
         strstr(title, " fyllnadsval") != NULL;
}

/* Is OBJECT (lower case; NULL = unnamed) what the item is about? */
bool is_matter(const struct context *c, const struct record_item *item, const char *outcome, const char *object) {
  static const char *const matters[] = {
      "motion",           "ärende",     "medborgarförslag", "initiativ",      "nämndinitiativ",
      "e-förslag",        "skrivelse",  "sverigeförslag",   "invånarförslag", "ledamotsinitiativ",
      "invånarinitiativ", "e-petition", "petition",         "ungdomsförslag", "medborgarinitiativ"};
  static const char *const no_matters[] = {"val", "fyllnadsval", "punkt"};
  static const char *const of_any_object[] = {"forwarded", "referred", "tabled",
                                              "remitted",  "declined", "not-prepared"};
  const char *title = title_of(c, item);
  if (is_part(object) ||
      (object != NULL && (strstr(object, "att-sats") != NULL || strstr(object, "attsats") != NULL)) ||
      (object != NULL && begins_any(object, matters, sizeof matters / sizeof matters[0])))
    return true;
  if (begins_any(outcome, of_any_object, sizeof of_any_object / sizeof of_any_object[0]))
    return object == NULL || !begins_any(object, no_matters, 3);
  if (is(outcome, "appointed"))
    return of_an_election(title);
  if (of_a_motion(title) || is(outcome, "assigned"))
    return false;
  /* "Nämnden tillstyrker planen" under the title "Remiss: Grönplan" */
  if ((is(outcome, "granted") || is(outcome, "rejected")) &&
      (strstr(title, "remiss") != NULL || strstr(title, "yttrande över") != NULL))
    return true;
  if (is(outcome, "answered") && object != NULL && strncmp(object, "fråg", strlen("fråg")) == 0)
    return true;
  if (object == NULL)
    return true;
  /* "Yrkandet avslås" under the title "Yrkande från ..." */
  size_t stem = strlen(object) > 6 ? 6 : strlen(object);
  return strstr(title, arena_strndup(c->arena, object, stem)) != NULL;
}

/* The order of business and the minutes themselves. */
bool about_procedure(const struct context *c, const struct record_item *item, const struct outcome_found *found) {
  static const char *const words[] = {"justera", "dagordning", "föredragningslista"};
  static const char *const titles[] = {"dagordning", "föredragningslist", "justerare", "protokollsjuster",
                                       "protokollets justering"};
  static const char *const matters[] = {"forwarded", "granted", "rejected", "answered", "declined"};
  static const char *const moved[] = {"struck", "withdrawn", "tabled", "remitted"};
  const char *outcome = finding_get(found->finding, "outcome"), *object = object_word(c, found->finding);
  static const char *const orders[] = {"om återremiss avsl", "om bordläggning avsl", "om ajournering avsl",
                                       "om återremiss bifall", "om bordläggning bifall"};
  if (contains_any(folded_range(c, found->sentence), orders, sizeof orders / sizeof orders[0]))
    return true; /* "Yrkandet om återremiss avslås" */
  /* "Ärendet utgår ur dagordningen", where it is the only thing that its item tells */
  bool itself = c->document->minutes && object != NULL && begins_any(outcome, moved, 4) &&
                begins_any(object, (const char *const[]){"motion", "ärendet", "medborgarförslaget"}, 3);
  return (!itself && !begins_any(outcome, matters, 5) && contains_any(folded_range(c, found->sentence), words, 3)) ||
         contains_any(title_of(c, item), titles, 5);
}

/* "Listan godkänns med den ändringen att ärende 9 utgår": the second verb tells of the change, not of the matter. */
bool of_a_change(const struct context *c, const struct outcome_found *found) {
  static const char *const words[] = {"med den ändring", "med ändringen att", "med följande ändring", "med undantag av",
                                      "med det tillägg"};
  static const char *const verdicts[] = {"rejected", "answered"};
  uint32_t verb = verb_of(c, found->finding).start;
  for (size_t i = finding_from(c, found->sentence.start); i < c->findings->count; i++) {
    const struct finding *first = &c->findings->finding[i];
    if (first->at.start >= verb)
      break;
    if (!is_outcome(first) || first->at.end >= verb)
      continue;
    /* "bifalla den första med den ändringen att X, samt att anse motionen i övrigt besvarad": behind the change the
     * next decision begins. */
    static const char *const again[] = {", samt", " samt att", ", och att"};
    if (is(finding_get(first, "outcome"), "granted") && begins_any(finding_get(found->finding, "outcome"), verdicts, 2))
      continue; /* "bifalles med undantag av det tredje yrkandet, vilket avslås" */
    const char *between = folded_range(c, (struct range){first->at.end, verb});
    if (contains_any(between, words, 5) && !contains_any(between, again, 3))
      return true;
  }
  return false;
}

/* "att motionens första att-sats anses besvarad och att den tredje bifalls": from the motion's name to the verb there
 * stands another verb with its own object, so that the words in between are not of the whole. */
bool spans_another(const struct context *c, const struct outcome_found *found) {
  struct range verb = verb_of(c, found->finding), object = object_range(c, found->finding);
  if (object.end == 0 || object.end > verb.start || c->document->text[object.end - 1] != 's')
    return false;
  for (size_t i = finding_from(c, found->sentence.start); i < c->findings->count; i++) {
    const struct finding *other = &c->findings->finding[i];
    if (other->at.start >= verb.start)
      return false;
    uint32_t theirs = is_outcome(other) ? verb_of(c, other).start : verb.start;
    if (theirs > object.end && theirs < verb.start)
      return true;
  }
  return false;
}

bool named_as_part(const struct context *c, const struct outcome_found *found) {
  uint32_t verb = verb_of(c, found->finding).start;
  for (size_t i = finding_from(c, found->sentence.start); i < c->findings->count; i++) {
    const struct finding *other = &c->findings->finding[i];
    if (other->at.start >= found->sentence.end)
      return false;
    if (other != found->finding && is_outcome(other) && finding_is(other, "object", "part") &&
        verb_of(c, other).start == verb)
      return true;
  }
  return false;
}
