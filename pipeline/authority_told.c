/* authority_told.c - whose word a decision is where no heading leads to it: proposals that minutes tell of, replies
 * that a body gives in its own paper.
 */
#include "decisions.h"

#include <string.h>

bool lists_below(const struct context *c, uint32_t lead, uint32_t entry) {
  const struct document *d = c->document;
  for (uint32_t b = lead + 1; b <= entry; b++)
    if (d->block[b].marker == NULL && strncasecmp(d->text + d->block[b].start, "att ", 4) != 0)
      return false;
  return entry > lead;
}

bool begins_with_body(const char *text) {
  static const char *const endings[] = {"fullmäktige ", "nämnden ", "styrelsen ",  "utskottet ",
                                        "direktionen ", "rådet ",   "beredningen "};
  enum { LONGEST = 60 };
  size_t length = strcspn(text, ".,;:(");
  for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
    const char *body = memmem(text, length, endings[i], strlen(endings[i]));
    if (body != NULL && body - text <= LONGEST && memmem(text, (size_t)(body - text), " av ", strlen(" av ")) == NULL)
      return true;
  }
  return false;
}

bool names_issuer(const struct context *c, const char *text) {
  static const char *const general[] = {"nämnden", "styrelsen", "utskottet", "direktionen", "rådet", "beredningen"};
  const char *issuer = c->record->issuer.text == NULL ? "" : folded(c, c->record->issuer.text);
  size_t length = strlen(issuer);
  if (length > 0 && strncmp(text, issuer, length) == 0)
    return true;
  for (size_t i = 0; i < sizeof general / sizeof general[0]; i++) {
    size_t word = strlen(general[i]);
    if (length >= word && memcmp(issuer + length - word, general[i], word) == 0)
      return strncmp(text, general[i], word) == 0 && strchr(" s", text[word]) != NULL;
  }
  return false;
}

bool gives_reply_itself(const struct context *c, const struct outcome_found *found) {
  static const char *const types[] = {"statement", "other", "referral"};
  static const char *const replies[] = {"yttrandet ",   "detta yttrande ", "svaret ", "detta svar ",
                                        "remissvaret ", "yttrande ",       "svar "};
  static const char *const others[] = {"föreslå", "förvaltningens", "kontorets", " bör ", " ska ", " skall "};
  static const char *const offices[] = {"förvaltningen ", "kontoret "};
  const char *sentence = folded_range(c, found->sentence);
  /* who sends it stands first; an office behind that may be whom it goes to */
  struct range before = {found->sentence.start, found->finding->at.start};
  bool by_office = contains_any(folded_range(c, before), offices, 2);
  return !c->document->minutes && !is(c->issuer_layer, "administration") &&
         is(finding_get(found->finding, "outcome"), "forwarded") && begins_any(c->record->type, types, 3) &&
         (begins_with_body(sentence) ||
          (own_paper(c) && begins_any(sentence, replies, sizeof replies / sizeof replies[0]))) &&
         !by_office && !contains_any(sentence, others, sizeof others / sizeof others[0]);
}

/* Where TEXT begins with an office or a body that proposes in the past or the present: the words behind it, and in
 * *OFFICE whether it is an office; NULL if it does not. */
static const char *behind_proposer(const char *text, bool *office) {
  static const char *const offices[] = {"förvaltningen ", "kontoret ",      "kansliet ",   "enheten ",
                                        "avdelningen ",   "sekretariatet ", "direktören ", "chefen "};
  static const char *const bodies[] = {"styrelsen ", "nämnden ", "utskottet ", "beredningen "};
  size_t length = strcspn(text, ",.;:("); /* the subject stands first */
  for (size_t i = 0; i < sizeof offices / sizeof offices[0] + sizeof bodies / sizeof bodies[0]; i++) {
    *office = i < sizeof offices / sizeof offices[0];
    const char *word = *office ? offices[i] : bodies[i - sizeof offices / sizeof offices[0]];
    const char *subject = memmem(text, length, word, strlen(word));
    if (subject != NULL)
      return subject + strlen(word);
  }
  return NULL;
}

/* "Förvaltningens förslag: Motionen avslås", "Kontorets förslag var: ...": does SENTENCE begin with a label of what an
 * office proposed? */
static bool labels_proposal(const char *sentence) {
  static const char *const offices[] = {"förvaltningens förslag", "kontorets förslag", "kansliets förslag",
                                        "enhetens förslag", "tjänstemannaförslag"};
  enum { LONGEST = 80 };
  const char *colon = strchr(sentence, ':');
  for (size_t i = 0; colon != NULL && colon - sentence < LONGEST && i < sizeof offices / sizeof offices[0]; i++)
    if (memmem(sentence, (size_t)(colon - sentence), offices[i], strlen(offices[i])) != NULL)
      return true;
  return false;
}

const char *told_status(const struct context *c, const struct outcome_found *found) {
  static const char *const outcomes[] = {"granted", "partly-granted", "rejected", "answered"};
  static const char *const now[] = {"föreslår ", "förordar ", "rekommenderar "};
  static const char *const then[] = {"har föreslagit ", "föreslog ", "har förordat ", "förordade "};
  if (!begins_any(finding_get(found->finding, "outcome"), outcomes, 4) ||
      finding_is(found->finding, "object", "part") || is_part(object_word(c, found->finding)))
    return NULL;
  if (labels_proposal(folded_range(c, found->sentence)))
    return "proposed";
  const char *text = folded_range(c, (struct range){found->sentence.start, verb_of(c, found->finding).end});
  bool office = false;
  const char *verb = behind_proposer(text, &office);
  if (verb == NULL)
    return NULL;
  bool dated = strpbrk(verb, "0123456789") != NULL;
  if (begins_any(verb, now, 3))
    return dated ? "earlier" : "proposed";
  if (!contains_any(verb, then, 4))
    return NULL;
  return office && !dated && begins_any(verb, then, 4) ? "proposed" : "earlier";
}
