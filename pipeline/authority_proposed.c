/* authority_proposed.c - what an office, or a committee in its own paper, proposes outside the sections that headings
 * of decisions begin: in running text, or in a list below a lead-in of its own.
 */
#include "decisions.h"

#include <string.h>

bool active_verb(const char *word) {
  static const char *const others[] = {"får", "har", "är", "för", "före", "under", "över", "föreslår", "eller"};
  size_t length = strcspn(word, " \n.,;:");
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
    if (length == strlen(others[i]) && memcmp(word, others[i], length) == 0)
      return false;
  return (length > 2 && word[length - 1] == 'r') || strncmp(word, "besluta", strlen("besluta")) == 0;
}

const char *deciding_body(const struct context *c, const struct outcome_found *found) {
  static const char *const endings[] = {"fullmäktige", "nämnden", "styrelsen", "utskottet"};
  enum { LONGEST = 80 };
  const char *start = c->document->text + found->sentence.start;
  const char *verb = c->document->text + verb_of(c, found->finding).start;
  if (strncmp(start, "”", strlen("”")) == 0)
    start += strlen("”");
  if (strncasecmp(start, "att ", 4) == 0)
    start += 4;
  for (const char *end = start; end < verb && end < start + LONGEST && strchr(".,;:(", *end) == NULL; end++)
    for (size_t i = 0; *end == ' ' && i < sizeof endings / sizeof endings[0]; i++) {
      size_t length = strlen(endings[i]), whole = (size_t)(end - start);
      if (whole > length && strncasecmp(end - length, endings[i], length) == 0)
        return active_verb(end + 1) ? arena_strndup(c->arena, start, whole) : NULL;
    }
  return NULL;
}

/* Does the paper's own issuer say what stands at AT of SENTENCE, or the body for which it writes ("Nämnden föreslår
 * ...", in an office's paper)? */
static bool own_voice(struct context *c, struct range sentence, struct range at) {
  if (speaker_of(c, sentence, at).voice == VOICE_ISSUER)
    return true;
  enum { OFFICES = 4 }; /* so many of these are an office's words for itself */
  static const char *const own[] = {"förvaltningen ", "kontoret ", "kansliet ", "enheten ", "vi ",
                                    "härmed ",        "nämnden ",  "styrelsen "};
  static const char *const verbs[] = {"föreslår", "föreslås", "rekommenderar", "förordar", "hemställer"};
  const char *const bodies[] = {c->record->addressee.text, c->record->issuer.text};
  const char *text = folded_range(c, sentence);
  for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++) {
    const char *body = bodies[i] == NULL ? "" : folded(c, bodies[i]);
    size_t length = strlen(body);
    if (length > 0 && strncmp(text, body, length) == 0 && strncmp(text + length, " föreslår", strlen(" föreslår")) == 0)
      return true;
  }
  /* "Förvaltningen föreslår nämnden att ...", "Nämnden föreslår styrelsen föreslå fullmäktige ...": the body named last
   * is whom it is put to */
  for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
    if ((i < OFFICES ? is(c->issuer_layer, "administration") : !is(c->issuer_layer, "council")) &&
        strncmp(text, own[i], strlen(own[i])) == 0)
      return begins_any(text + strlen(own[i]), verbs, sizeof verbs / sizeof verbs[0]);
  return false;
}

/* Does a heading of the paper lead to what is proposed or decided? */
static bool has_verdict_section(const struct context *c) {
  for (size_t i = 0; i < c->document->section_count; i++)
    if (c->document->section[i].role == ROLE_PROPOSED_DECISION || c->document->section[i].role == ROLE_DECISION)
      return true;
  return false;
}

/* "Nämnden tillstyrker motionen": where no heading leads to what is decided, the verdict of the committee itself. */
static bool gives_verdict(const struct context *c, const struct outcome_found *found) {
  static const char *const words[] = {"tillstyrker ", "avstyrker ", "tillstyrks", "avstyrks"};
  const char *object = object_word(c, found->finding), *sentence = folded_range(c, found->sentence);
  return is(c->issuer_layer, "committee") && contains_any(sentence, words, 4) && !has_verdict_section(c) &&
         (object == NULL || begins_any(object, (const char *const[]){"motion", "övriga", "resterande"}, 3));
}

bool gives_reply(const struct context *c, const struct outcome_found *found) {
  return own_paper(c) && is(finding_get(found->finding, "outcome"), "forwarded") && !has_verdict_section(c) &&
         (deciding_body(c, found) != NULL || strncasecmp(c->document->text + found->sentence.start,
                                                         c->record->issuer.text, strlen(c->record->issuer.text)) == 0);
}

/* "Nämnden föreslås i stället ge kontoret i uppdrag att ...": where nothing else tells what is to be decided. */
static bool gives_assignment(struct context *c, const struct outcome_found *found) {
  static const char *const words[] = {"föreslår ", "föreslå ", "föreslås "};
  return is(c->issuer_layer, "administration") && !has_verdict_section(c) &&
         contains_any(folded_range(c, (struct range){found->sentence.start, found->finding->at.start}), words, 3) &&
         own_voice(c, found->sentence, found->finding->at);
}

/* The words by which a sentence proposes; the first of them propose of a part, too. */
static const char *const proposing[] = {"föreslår",
                                        "föreslå ",
                                        "föreslås",
                                        "rekommender",
                                        "förordar",
                                        "hemställer",
                                        "motionen bör",
                                        "motionen ska ",
                                        "motionen därför bör",
                                        "motionen kan anses",
                                        "motionen därmed",
                                        "motionen får anses",
                                        "motionen anses",
                                        "motionen är besvarad",
                                        "motionen är därmed",
                                        "medborgarförslaget bör",
                                        "medborgarförslaget ska ",
                                        "medborgarförslaget därmed",
                                        "förslaget får anses",
                                        "förslaget anses",
                                        "medborgarförslaget kan anses",
                                        "initiativet bör",
                                        "initiativet får anses",
                                        "initiativet anses",
                                        "initiativet kan anses",
                                        "motionen är härmed",
                                        "förslag är att",
                                        "bör motionen",
                                        "förslag till beslut:"};

bool proposes_outcome(struct context *c, const struct outcome_found *found) {
  enum { PROPOSING = 6 }; /* the first words that follow propose of a part, too */
  static const char *const outcomes[] = {"granted", "partly-granted", "rejected", "answered", "forwarded", "declined"};
  const char *object = object_word(c, found->finding);
  if (finding_is(found->finding, "assignment", "true"))
    return gives_assignment(c, found);
  if (!begins_any(finding_get(found->finding, "outcome"), outcomes, 6) ||
      (object != NULL && strncmp(object, "förslag", strlen("förslag")) == 0 &&
       !finding_is(found->finding, "form", "named")))
    return false;
  if (!own_voice(c, found->sentence, found->finding->at) || hypothetical(c, found->sentence, found->finding->at))
    return false;
  if (is_part(object) && !names_number(c, found) && is(c->issuer_layer, "administration"))
    return false; /* "föreslår att nämnden tillstyrker yrkandesatsen", under the heading of one */
  if (gives_verdict(c, found))
    return true;
  const char *sentence = folded_range(c, found->sentence);
  bool part = is_part(object) || finding_is(found->finding, "object", "part");
  for (size_t i = 0; i < sizeof proposing / sizeof proposing[0]; i++)
    if (strstr(sentence, proposing[i]) != NULL && (!part || i < PROPOSING))
      return true;
  return false;
}

bool proposes_list(struct context *c, const struct outcome_found *found, const struct authority *authority) {
  if (authority->lead == UINT32_MAX ||
      (finding_is(found->finding, "assignment", "true") && is(c->record->type, "motion")))
    return false;
  const struct finding *lead = &c->findings->finding[authority->lead];
  return lists_below(c, lead->block, found->finding->block) && own_voice(c, sentence_at(c, lead->at.start), lead->at);
}
