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

/* "Kommunfullmäktige beslutar" in a line of its own, in that body's minutes, heads a decision wherever it stands. */
static bool stands_alone(const struct context *c, const struct finding *lead) {
  const struct block *block = &c->document->block[lead->block];
  const char *issuer = c->record->issuer.text;
  size_t stem = issuer == NULL ? 0 : strlen(issuer) < 8 ? strlen(issuer) : 8;
  return c->document->minutes && lead->at.start <= block->start + 60 && lead->at.end + 2 >= block->end && stem > 0 &&
         strncasecmp(c->document->text + block->start, issuer, stem) == 0;
}

void follow_leads(struct context *c, size_t *next, uint32_t block, struct authority *authority) {
  const struct document *d = c->document;
  uint32_t section = d->block[block].section;
  if (authority->section != section)
    *authority = (struct authority){.section = section};
  struct range range = block_range(c, block);
  for (; *next < c->findings->count && c->findings->finding[*next].at.start < range.start; (*next)++) {
    const struct finding *finding = &c->findings->finding[*next];
    if (finding->rule->kind != RULE_DECISION || !finding_is(finding, "form", "lead") ||
        d->block[finding->block].section != section || !leads_on(c, finding))
      continue;
    read_lead(c, finding, authority);
    authority->alone = stands_alone(c, finding);
  }
}

static const struct finding *lead_in(const struct context *c, struct range sentence) {
  for (size_t i = finding_from(c, sentence.start); i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->at.start >= sentence.end)
      break;
    if (finding->rule->kind == RULE_DECISION && finding_is(finding, "form", "lead"))
      return finding;
  }
  return NULL;
}

/* Outside the sections of decisions an office's own proposal of what to decide counts: "Förvaltningen föreslår att
 * nämnden ..., motionen bör avslås".  Its yes or no to a single proposal is a position, no decision. */
static bool proposes(struct context *c, const struct outcome_found *found) {
  static const char *const outcomes[] = {"granted", "partly-granted", "rejected", "answered", "forwarded", "declined"};
  const char *object = object_word(c, found->finding);
  if (!begins_any(finding_get(found->finding, "outcome"), outcomes, 6) || is_part(object) ||
      (object != NULL && strncmp(object, "förslag", strlen("förslag")) == 0))
    return false;
  struct speaker speaker = speaker_of(c, found->sentence, found->finding->at);
  if (speaker.voice != VOICE_ISSUER || hypothetical(c, found->sentence, found->finding->at))
    return false;
  const char *sentence = folded_range(c, found->sentence);
  static const char *const words[] = {"föreslår",
                                      "föreslå ",
                                      "föreslås",
                                      "rekommender",
                                      "motionen bör",
                                      "motionen ska ",
                                      "motionen därför bör",
                                      "motionen kan anses",
                                      "motionen därmed",
                                      "motionen får anses",
                                      "bör motionen"};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strstr(sentence, words[i]) != NULL)
      return true;
  return false;
}

/* Does SECTION, of proposals, stand in the minutes of the very body that proposes?  Then it puts the matter to a higher
 * body. */
static bool own_section(const struct context *c, const struct section *section) {
  const char *issuer = c->record->issuer.text;
  if (!c->document->minutes || issuer == NULL)
    return false;
  if (section->body != NULL)
    return strncasecmp(section->body, issuer, strlen(issuer)) == 0;
  return section->heading != UINT32_MAX &&
         strncasecmp(c->document->text + c->document->block[section->heading].start, issuer, strlen(issuer)) == 0;
}

/* "Kommunstyrelsens förslag antas utan omröstning" under a heading that names the proposal tells what became of it. */
static bool tells_result(const struct context *c, struct range sentence) {
  const char *text = folded_range(c, sentence);
  return strstr(text, "förslag antas") != NULL || strstr(text, "förslag bifalls") != NULL ||
         strstr(text, "förslag avslås") != NULL;
}

static const char *proposed_status(const struct context *c, const struct outcome_found *found,
                                   const struct section *section, const struct finding *lead,
                                   const struct authority *authority) {
  if (lead != NULL && is(c->issuer_layer, "administration"))
    return "proposed";
  if (own_section(c, section))
    return authority->status != NULL ? authority->status : "recommended";
  return is(finding_get(lead != NULL ? lead : found->finding, "status"), "recommended") && !c->document->minutes
             ? "recommended"
             : "proposed";
}

const char *status_of(struct context *c, const struct outcome_found *found, const struct authority *authority,
                      const char **body) {
  enum section_role role = role_at(c, found->finding->at.start);
  const struct section *section = section_at(c, found->finding->at.start);
  const struct finding *lead = lead_in(c, found->sentence);
  bool office = is(c->issuer_layer, "administration") && c->record->addressee.text != NULL;
  *body = authority->body != NULL ? authority->body : office ? c->record->addressee.text : c->record->issuer.text;
  if (lead != NULL && capture_text(c, lead, "body") != NULL)
    *body = capture_text(c, lead, "body");
  if (finding_is(found->finding, "status", "earlier"))
    return "earlier";
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
    if (lead != NULL)
      return finding_get(lead, "status");
    if (authority->status != NULL)
      return authority->status;
    return is(c->record->type, "minutes") || is(c->record->type, "minutes-extract") || c->document->minutes
               ? "adopted"
               : "proposed";
  case ROLE_HEAD:
  case ROLE_SUMMARY:
  case ROLE_ASSESSMENT:
  case ROLE_CASE:
  case ROLE_OTHER:
    if (c->document->minutes)
      return authority->alone ? authority->status : NULL;
    return proposes(c, found) ? "proposed" : NULL;
  case ROLE_PROCEDURE:
  case ROLE_VOTE:
  case ROLE_CLAIMS:
    return authority->alone ? authority->status : NULL;
  default:
    return NULL;
  }
}
