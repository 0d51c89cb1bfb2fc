/* authority.c - whose word a decision is: proposed, recommended, adopted, or told as history.
 *
 * The section, the lead-in above ("Kommunstyrelsen föreslår att kommunfullmäktige beslutar:") and the body whose paper
 * it is tell it.
 */
#include "decisions.h"

#include <string.h>

static void read_lead(struct context *c, const struct finding *lead, struct authority *authority) {
  authority->status = finding_get(lead, "status");
  authority->body = capture_text(c, lead, "body");
  if (authority->body == NULL)
    authority->body = capture_text(c, lead, "body2");
}

/* A sentence of its own that is over leads into nothing, unless it says that the body decides as follows. */
static bool leads_on(const struct context *c, const struct finding *lead) {
  const struct block *block = &c->document->block[lead->block];
  return c->document->text[block->end - 1] != '.' || finding_is(lead, "status", "adopted") ||
         lead->at.end + 1 >= block->end;
}

/* "KOMMUNSTYRELSEN FÖRESLÅR KOMMUNFULLMÄKTIGE BESLUTA att ...": does LEAD, in capitals at the head of a paragraph of
 * the body's own minutes, stand for the heading that is missing? */
static bool begins_own(const struct context *c, const struct finding *lead) {
  const char *issuer = c->record->issuer.text, *text = c->document->text + c->document->block[lead->block].start;
  size_t length = issuer == NULL ? 0 : strlen(issuer);
  if (length == 0 || !c->document->minutes || strncasecmp(text, issuer, length - 1) != 0)
    return false;
  for (size_t i = 0; i < length; i++)
    if (text[i] >= 'a' && text[i] <= 'z')
      return false;
  return true;
}

/* "Kommunfullmäktige beslutar" in a line of its own, in that body's minutes, heads a decision wherever it stands. */
static bool stands_alone(const struct context *c, const struct finding *lead) {
  const struct block *block = &c->document->block[lead->block];
  const char *issuer = c->record->issuer.text;
  size_t stem = issuer == NULL ? 0 : strlen(issuer) < 8 ? strlen(issuer) : 8;
  return c->document->minutes && lead->at.start <= block->start + 60 && lead->at.end + 2 >= block->end && stem > 0 &&
         (strncasecmp(c->document->text + block->start, issuer, stem) == 0 ||
          names_issuer(c, folded_range(c, block_range(c, lead->block))));
}

void follow_leads(struct context *c, size_t *next, uint32_t block, struct authority *authority) {
  const struct document *d = c->document;
  uint32_t section = d->block[block].section;
  if (authority->section != section)
    *authority = (struct authority){.section = section, .lead = UINT32_MAX};
  struct range range = block_range(c, block);
  for (; *next < c->findings->count && c->findings->finding[*next].at.start < range.start; (*next)++) {
    const struct finding *finding = &c->findings->finding[*next];
    if (finding->rule->kind != RULE_DECISION || !finding_is(finding, "form", "lead") ||
        d->block[finding->block].section != section || !leads_on(c, finding))
      continue;
    read_lead(c, finding, authority);
    authority->alone = stands_alone(c, finding);
    authority->lead = (uint32_t)*next;
  }
}

/* The last lead-in before VERB: "föreslår kommunstyrelsen föreslå kommunfullmäktige att avslå". */
static const struct finding *lead_in(const struct context *c, struct range sentence, uint32_t verb) {
  const struct finding *lead = NULL;
  for (size_t i = finding_from(c, sentence.start); i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->at.start >= sentence.end)
      break;
    if (finding->rule->kind == RULE_DECISION && finding_is(finding, "form", "lead") &&
        (lead == NULL || finding->at.start < verb))
      lead = finding;
  }
  return lead;
}

/* Does an office write, what a body is to decide? */
static bool writes_for_others(const struct context *c) {
  return is(c->issuer_layer, "administration") && !is(c->record->type, "minutes") &&
         !is(c->record->type, "minutes-extract");
}

bool own_paper(const struct context *c) {
  return !c->document->minutes && c->record->issuer.text != NULL &&
         (is(c->issuer_layer, "committee") || is(c->issuer_layer, "board")) &&
         !is(c->record->type, "official-report") && !is(c->record->type, "minutes") &&
         !is(c->record->type, "minutes-extract");
}

/* "Förvaltningschefen avger på delegation detta yttrande": does an officer decide in the committee's place? */
static bool by_delegation(const struct context *c, const struct outcome_found *found) {
  static const char *const words[] = {"på delegation", "delegationsbeslut", "enligt delegation",
                                      "med stöd av delegation"};
  static const char *const outcomes[] = {"forwarded", "declined", "approved"};
  return !c->document->minutes && begins_any(finding_get(found->finding, "outcome"), outcomes, 3) &&
         contains_any(folded_range(c, found->sentence), words, 4);
}

/* Where no heading tells it: a committee's own paper recommends to who decides, and gives its reply itself. */
static const char *unheaded_status(const struct context *c, const struct outcome_found *found) {
  static const char *const replies[] = {"forwarded", "declined"};
  static const char *const verdicts[] = {"granted", "partly-granted", "rejected", "answered"};
  const char *outcome = finding_get(found->finding, "outcome");
  const struct block *block = &c->document->block[found->finding->block];
  const char *start = folded_range(c, (struct range){block->start, block->end});
  size_t label = strcspn(start, ":."), word = strlen("förslag");
  bool labelled = label < 60 && start[label] == ':' && memmem(start, label, "förslag", word) != NULL;
  if (!own_paper(c) || labelled || strstr(start, " föreslås bli ") != NULL)
    return "proposed"; /* "Förslag: Motionen avslås" */
  return begins_any(outcome, replies, 2) || is(outcome, "approved") ? "adopted"
         : begins_any(outcome, verdicts, 4)                         ? "recommended"
                                                                    : "proposed";
}

/* "Med hänvisning till det anförda föreslås socialnämnden besluta", where the paper is taken for that committee's own:
 * is the list put to it? */
static bool put_to_issuer(const struct context *c, const struct authority *authority) {
  const char *body = authority->body, *issuer = c->record->issuer.text;
  return body != NULL && issuer != NULL && strncasecmp(body, issuer, strlen(issuer)) == 0;
}

/* "Kommunstyrelsen har föreslagit fullmäktige | att motionen avslås", where minutes tell the case: FOUND is an entry
 * below what another body proposed. */
static bool told_in_list(const struct context *c, const struct outcome_found *found,
                         const struct authority *authority) {
  if (authority->lead == UINT32_MAX || authority->alone)
    return false;
  const struct finding *lead = &c->findings->finding[authority->lead];
  bool own = names_issuer(c, folded_range(c, block_range(c, lead->block)));
  return !own && !is(finding_get(lead, "status"), "adopted") && lists_below(c, lead->block, found->finding->block);
}

/* "AU:s förslag till KS": does ABBREVIATION, with what LENGTH tells, stand for the issuer of the paper? */
static bool abbreviates_issuer(const struct context *c, const char *abbreviation) {
  const char *issuer = c->record->issuer.text, *end = abbreviation;
  while (*end >= 'A' && *end <= 'Z')
    end++;
  size_t length = (size_t)(end - abbreviation);
  if (length < 2 || length > 5 || (*end != '\0' && *end != ':'))
    return false;
  return strncmp(abbreviation, "AU", 2) == 0 ? strstr(folded(c, issuer), "arbetsutskott") != NULL
                                             : abbreviation[0] == issuer[0];
}

/* Does SECTION stand right behind what the body itself decided, or at the head of its item?  "Förslag till
 * kommunfullmäktige" is there what the body puts to the council. */
static bool behind_own_decision(const struct context *c, const struct section *section) {
  const struct document *d = c->document;
  size_t index = (size_t)(section - d->section);
  const struct section *before = index > 0 ? &d->section[index - 1] : NULL;
  return before != NULL && before->item == section->item &&
         (before->role == ROLE_DECISION || before->role == ROLE_HEAD);
}

/* "Nämndens inställning till kommunfullmäktiges beslut": is the heading of SECTION, of proposals, about what the body
 * whose paper it is thinks itself? */
static bool heads_own_view(const struct context *c, const struct section *section) {
  static const char *const own[] = {"nämndens ",
                                    "styrelsens ",
                                    "utskottets ",
                                    "direktionens ",
                                    "förslag till kommunfullmäktige",
                                    "förslag till fullmäktige",
                                    "förslag till regionfullmäktige"};
  return begins_any(folded_range(c, block_range(c, section->heading)), own, sizeof own / sizeof own[0]);
}

/* Does SECTION, of proposals, stand in the minutes of the very body that proposes?  Then it puts the matter to a higher
 * body. */
static bool own_section(const struct context *c, const struct section *section) {
  static const char *const higher[] = {
      "förslag till kommunfullmäktige", "förslag till fullmäktige", "förslag till regionfullmäktige",
      "förslag till kommunstyrelsen",   "förslag till kf",          "förslag till ks"};
  const char *issuer = c->record->issuer.text;
  if ((!c->document->minutes && !own_paper(c)) || issuer == NULL)
    return false;
  if (section->body != NULL)
    return names_issuer(c, arena_printf(c->arena, "%s ", folded(c, section->body))) ||
           (c->document->minutes && abbreviates_issuer(c, section->body));
  if (!c->document->minutes)
    return section->heading != UINT32_MAX && heads_own_view(c, section);
  /* "Förslag till kommunfullmäktige: Motionen avslås" is its own heading. */
  struct range heading = block_range(c, section->heading == UINT32_MAX ? section->first : section->heading);
  return strncasecmp(c->document->text + heading.start, issuer, strlen(issuer)) == 0 ||
         (begins_any(folded_range(c, heading), higher, sizeof higher / sizeof higher[0]) &&
          behind_own_decision(c, section));
}

/* "Kommunstyrelsens förslag antas utan omröstning" under a heading that names the proposal tells what became of it. */
static bool tells_result(const struct context *c, struct range sentence) {
  const char *text = folded_range(c, sentence);
  return strstr(text, "förslag antas") != NULL || strstr(text, "förslag bifalls") != NULL ||
         strstr(text, "förslag avslås") != NULL;
}

/* "Utskottet ger dessutom chefen i uppdrag ...", in a paragraph of its own below what is put to another body: the body
 * of the minutes decides again. */
static bool decides_again(const struct context *c, const struct outcome_found *found) {
  static const char *const bodies[] = {"utskottet ", "nämnden ", "styrelsen ", "arbetsutskottet ", "direktionen "};
  const char *issuer = c->record->issuer.text, *text = folded_range(c, found->sentence);
  const struct block *block = &c->document->block[found->finding->block];
  if (issuer == NULL || block->marker != NULL || found->sentence.start != block->start)
    return false;
  for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++) {
    size_t length = strlen(bodies[i]), stem = length - strlen("et ");
    if (strncmp(text, bodies[i], length) == 0 &&
        strstr(folded(c, issuer), arena_strndup(c->arena, bodies[i], stem)) != NULL)
      return active_verb(text + length);
  }
  return false;
}

/* "Kommunstyrelsen föreslår att kommunfullmäktige beslutar", "Kommunstyrelsens förslag", in a statement that nobody has
 * signed: does the lead-in of FOUND or the heading above it begin with the body that recommends? */
static bool speaks_for_itself(const struct context *c, const struct outcome_found *found,
                              const struct authority *authority) {
  if (c->record->issuer.text != NULL || !is(c->record->type, "statement"))
    return false;
  const struct section *section = section_at(c, found->finding->at.start);
  if (section->heading != UINT32_MAX && begins_with_body(folded_range(c, block_range(c, section->heading))))
    return true;
  if (authority->lead == UINT32_MAX && section->body != NULL)
    return begins_with_body(folded(c, arena_printf(c->arena, "%s ", section->body)));
  if (authority->lead == UINT32_MAX || authority->status == NULL || !is(authority->status, "recommended"))
    return false;
  const struct finding *lead = &c->findings->finding[authority->lead];
  return c->document->block[lead->block].section == c->document->block[found->finding->block].section &&
         begins_with_body(folded_range(c, block_range(c, lead->block)));
}

static const char *proposed_status(const struct context *c, const struct outcome_found *found,
                                   const struct section *section, const struct finding *lead,
                                   const struct authority *authority) {
  bool office = is(c->issuer_layer, "administration") || is(c->record->type, "official-report") ||
                (c->record->issuer.text == NULL && !c->document->minutes);
  if (office && speaks_for_itself(c, found, authority))
    return "recommended";
  if (lead != NULL && office)
    return "proposed";
  if (section->heading == UINT32_MAX && own_paper(c) && lead == NULL && authority->status != NULL &&
      is(authority->status, "recommended"))
    return "recommended";
  if (section->heading == UINT32_MAX && section->body == NULL && lead == NULL && authority->status == NULL &&
      !c->document->minutes)
    return unheaded_status(c, found);
  if (own_section(c, section))
    return authority->status != NULL ? authority->status : "recommended";
  return is(finding_get(lead != NULL ? lead : found->finding, "status"), "recommended") && !c->document->minutes
             ? "recommended"
             : "proposed";
}

/* Who decides what FOUND tells, by what its sentence, the LEAD in it and the section at hand say. */
static const char *decider(struct context *c, const struct outcome_found *found, const struct authority *authority,
                           const struct finding *lead) {
  bool office = is(c->issuer_layer, "administration") && c->record->addressee.text != NULL;
  if (lead != NULL && capture_text(c, lead, "body") != NULL)
    return capture_text(c, lead, "body");
  const char *body = office ? deciding_body(c, found) : NULL;
  if (body != NULL && strstr(folded(c, c->record->addressee.text), folded(c, body)) == NULL)
    return body; /* "Stadsdelsnämnden" is the addressee, who has a fuller name */
  if (authority->body != NULL)
    return authority->body;
  return office ? c->record->addressee.text : c->record->issuer.text;
}

/* Of what stands in a section of decisions. */
static const char *decided_status(const struct context *c, const struct outcome_found *found,
                                  const struct finding *lead, const struct authority *authority) {
  if (!c->document->minutes && writes_for_others(c))
    return "proposed"; /* however the office words it */
  if (lead != NULL)
    return finding_get(lead, "status");
  if (authority->status != NULL && !(c->document->minutes && decides_again(c, found)))
    return authority->status;
  return is(c->record->type, "minutes") || is(c->record->type, "minutes-extract") || c->document->minutes ||
                 own_paper(c)
             ? "adopted"
             : "proposed";
}

/* Of what stands in running text, under no heading of decisions. */
static const char *running_status(struct context *c, const struct outcome_found *found,
                                  const struct authority *authority) {
  if (c->document->minutes && told_in_list(c, found, authority))
    return "proposed";
  if (c->document->minutes)
    return authority->alone ? authority->status : told_status(c, found);
  if (gives_reply_itself(c, found))
    return "adopted";
  if (proposes_outcome(c, found) || gives_reply(c, found))
    return unheaded_status(c, found);
  if (!proposes_list(c, found, authority))
    return NULL;
  return own_paper(c) && !put_to_issuer(c, authority) ? "recommended" : "proposed";
}

const char *status_of(struct context *c, const struct outcome_found *found, const struct authority *authority,
                      const char **body) {
  enum section_role role = role_at(c, found->finding->at.start);
  const struct section *section = section_at(c, found->finding->at.start);
  const struct finding *lead = lead_in(c, found->sentence, verb_of(c, found->finding).start);
  *body = decider(c, found, authority, lead);
  if (finding_is(found->finding, "status", "earlier"))
    return "earlier";
  if (role == ROLE_PROPOSED_DECISION && section->heading == UINT32_MAX && lead == NULL && gives_reply_itself(c, found))
    return "adopted";
  if (by_delegation(c, found) && role != ROLE_EARLIER && role != ROLE_MOTION)
    return "adopted";
  switch (role) {
  case ROLE_EARLIER:
    return "earlier";
  case ROLE_PROPOSED_DECISION:
    if (c->document->minutes && tells_result(c, found->sentence))
      return NULL;
    if (section->body != NULL && authority->body == NULL)
      *body = section->body;
    return proposed_status(c, found, section, lead, authority);
  case ROLE_DECISION:
    return decided_status(c, found, lead, authority);
  case ROLE_HEAD:
  case ROLE_SUMMARY:
  case ROLE_ASSESSMENT:
  case ROLE_CASE:
  case ROLE_OTHER:
    return running_status(c, found, authority);
  case ROLE_PROCEDURE:
  case ROLE_VOTE:
  case ROLE_CLAIMS:
    if (lead != NULL && begins_own(c, lead))
      return finding_get(lead, "status");
    return authority->alone ? authority->status : NULL;
  case ROLE_BACKGROUND:
  case ROLE_PREPARATION:
    return c->document->minutes ? told_status(c, found) : NULL;
  default:
    return NULL;
  }
}
