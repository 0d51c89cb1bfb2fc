/* turns.c - what the words around a cue do to it: a turn, a conclusion, a concession, a time gone by or still to come.
 *
 * "Visserligen blir det dyrt, men ...": what is conceded is not held.  "År 2006 ställde sig nämnden positiv": what was
 * held once is not held now.  "kan inte införas förrän ...": a condition and no denial. */
#include "cues.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The sentence before SENTENCE in its block, for "Arbetet pågår": what it speaks of was said just before. */
struct range sentence_before(struct context *c, struct range sentence) {
  uint32_t block = document_block_at(c->document, sentence.start);
  struct range range = block_range(c, block);
  if (sentence.start < range.start + 4)
    return (struct range){0, 0};
  struct range before = sentence_at(c, sentence.start - 2);
  return before.start < sentence.start ? before : (struct range){0, 0};
}

bool has_word(const char *folded, const char *const *words, size_t count) {
  if (!contains_any(folded, words, count))
    return false;
  for (size_t i = 0; i < count; i++) {
    size_t length = strlen(words[i]);
    for (const char *at = folded; (at = strstr(at, words[i])) != NULL; at += length)
      if ((at == folded || strchr(" ,;(", at[-1]) != NULL) && strchr(" ,.;:)", at[length]) != NULL)
        return true;
  }
  return false;
}

/* "däremot", "medan": the cue is about something else than what was said just before. */
bool has_contrast(const struct context *c, struct range clause, struct range cue) {
  uint32_t end = cue.end + 40 < clause.end ? cue.end + 40 : clause.end;
  const char *folded = folded_range(c, (struct range){clause.start, end});
  return strstr(folded, "däremot") != NULL || strncmp(folded, "medan ", 6) == 0;
}

/* "Att välja utförare är dock en sak ... Det låter sig inte göras": a turn in the sentence or the one before. */
bool has_turn(struct context *c, struct range sentence) {
  static const char *const words[] = {"dock", "emellertid", "men", "samtidigt", "tyvärr"};
  struct range before = sentence_before(c, sentence);
  return has_word(folded_range(c, sentence), words, sizeof words / sizeof words[0]) ||
         (!range_empty(before) && has_word(folded_range(c, before), words, sizeof words / sizeof words[0]));
}

/* Words by which a paragraph comes to its end: what follows outranks what went before. */
bool concludes(const struct context *c, struct range clause) {
  static const char *const words[] = {"därför",         "således",
                                      "sålunda",        "alltså",
                                      "följaktligen",   "sammantaget",
                                      "därmed",         "mot bakgrund av",
                                      "den bakgrunden", "mot denna bakgrund",
                                      "bakgrund härav", "av detta skäl",
                                      "av dessa skäl",  "därigenom",
                                      "varför",         "sammanfattningsvis"};
  const char *folded = folded_range(c, clause);
  if (!contains_any(folded, words, sizeof words / sizeof words[0]))
    return false;
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    const char *at = strstr(folded, words[i]);
    if (at != NULL && strncmp(at, "därför att", 11) != 0)
      return true;
  }
  return false;
}

/* "Visserligen blir bygget dyrt", "även om det finns behov": said to be granted, not to be held. */
bool concedes(const struct context *c, struct range sentence, struct range cue) {
  static const char *const whole[] = {"visserligen", "förvisso", "må vara", "låt vara", "i och för sig"};
  static const char *const hanging[] = {"även om", "trots att", "fastän", "ehuru", "också om", "oavsett om"};
  struct range clause = clause_of(c, sentence, cue);
  const char *text = c->document->text;
  if (clause.end < sentence.end && has_word(folded_range(c, clause), whole, sizeof whole / sizeof whole[0]))
    return true;
  uint32_t start = cue.start;
  while (start > clause.start && text[start - 1] != ',' && text[start - 1] != ';')
    start--;
  const char *folded = folded_range(c, (struct range){start, cue.start});
  for (size_t i = 0; i < sizeof hanging / sizeof hanging[0]; i++) {
    const char *at = strstr(folded, hanging[i]);
    if (at != NULL && (at == folded || at[-1] == ' ') && at[strlen(hanging[i])] == ' ')
      return true;
  }
  return false;
}

/* "År 2006 ställde sig styrelsen positiv", "tillstyrkte då": what was held once. */
bool told_as_history(const struct context *c, struct range clause, struct range cue) {
  static const char *const past[] = {"ställde",   "tillstyrkte", "avstyrkte", "ansåg",    "avslog",   "biföll",
                                     "förordade", "bedömde",     "yttrade",   "föreslog", "instämde", "stödde"};
  uint32_t start = cue.start > clause.start + 40 ? cue.start - 40 : clause.start;
  return has_word(folded_range(c, (struct range){start, cue.end < clause.end ? cue.end + 1 : cue.end}), past,
                  sizeof past / sizeof past[0]);
}

/* "Nämnden ser inte att ett hus är rätt väg": in FOLDED, which ends where the cue begins, is what follows denied by a
 * verb of thinking before it? */
static bool thought_away(const char *folded) {
  static const char *const verbs[] = {"ser ", "anser ", "tror ", "tycker ", "bedömer ", "finner ", "menar "};
  const char *denied = strstr(folded, "inte att ");
  if (denied == NULL || strchr(denied, ',') != NULL)
    return false;
  for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
    const char *verb = strstr(folded, verbs[i]);
    if (verb != NULL && verb < denied && denied - verb < 45 && (verb == folded || verb[-1] == ' '))
      return true;
  }
  return false;
}

/* "Det kan inte påstås att en kår vore onödig": what is not said cannot be taken for a view. */
bool unsaid(const struct context *c, struct range clause, struct range cue) {
  static const char *const words[] = {"inte påstås", "inte sägas",     "inte hävdas",
                                      "kan påstå",   "knappast sägas", "inte säga att"};
  const char *folded = folded_range(c, (struct range){clause.start, cue.start});
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strstr(folded, words[i]) != NULL)
      return true;
  return thought_away(folded);
}

/* "Hallen uppfördes 1978" tells nothing of a proposal made forty years later. */
bool long_ago(const struct context *c, const struct finding *finding) {
  enum { YEARS = 12 };
  const char *text = c->document->text;
  if (strstr(folded_range(c, finding->at), "sedan") != NULL)
    return false;
  for (uint32_t at = finding->at.start; c->year > 0 && at + 4 <= finding->at.end; at++)
    if ((strncmp(text + at, "19", 2) == 0 || strncmp(text + at, "20", 2) == 0) && atoi(text + at) > 1900 &&
        (at == 0 || !isdigit((unsigned char)text[at - 1])))
      return atoi(text + at) < c->year - YEARS;
  return false;
}

/* "när kostnaderna har räknats fram": not yet so. */
bool not_yet(const struct context *c, struct range clause, struct range cue) {
  static const char *const words[] = {"när", "så snart", "innan", "förrän", "tills", "först"};
  uint32_t start = cue.start;
  while (start > clause.start && c->document->text[start - 1] != ',')
    start--;
  return has_word(folded_range(c, (struct range){start, cue.start}), words, sizeof words / sizeof words[0]);
}

/* "kan inte ställa upp förrän torghallen är klar": no denial but a condition. */
bool until(const struct context *c, struct range clause, struct range cue) {
  return has_word(folded_range(c, (struct range){cue.start, clause.end}),
                  (const char *const[]){"förrän", "annat än om", "utan att samtidigt"}, 3);
}
