/* remarks.c - what the reader of a record should know: contradictions, silences, and text that could not be read. */
#include "context.h"

#include <string.h>

static void add_remark(struct context *c, const char *code, const char *severity, const char *text, uint32_t page,
                       const char *item) {
  struct record *r = c->record;
  r->remark = arena_grow(c->arena, r->remark, r->remark_count, &r->remark_capacity, sizeof *r->remark);
  r->remark[r->remark_count++] =
      (struct record_remark){.code = code, .severity = severity, .text = text, .page = page, .item = item};
}

static bool settles(const struct record_decision *decision) {
  static const char *const outcomes[] = {"granted", "partly-granted", "rejected", "answered"};
  if (!is(decision->object, "matter") || is(decision->status, "earlier") || decision->part)
    return false;
  for (size_t i = 0; i < sizeof outcomes / sizeof outcomes[0]; i++)
    if (is(decision->outcome, outcomes[i]))
      return true;
  return false;
}

static void remark_conflict(struct context *c, const struct record_item *item) {
  const struct record_decision *first = NULL;
  for (size_t i = 0; i < item->decision_count; i++) {
    const struct record_decision *decision = &item->decision[i];
    if (!settles(decision))
      continue;
    if (first == NULL) {
      first = decision;
    } else if (!is(first->outcome, decision->outcome) && is(first->status, decision->status)) {
      add_remark(c, "conflicting-outcomes", "warning",
                 arena_printf(c->arena, "the paper says both %s (page %u) and %s (page %u)", first->outcome,
                              first->evidence.at[0].page, decision->outcome, decision->evidence.at[0].page),
                 decision->evidence.at[0].page, item->id);
      return;
    }
  }
}

static bool assesses(const struct context *c) {
  if (!is(c->record->type, "official-report") && !is(c->record->type, "statement"))
    return false;
  for (size_t i = 0; i < c->document->section_count; i++)
    if (c->document->section[i].role == ROLE_ASSESSMENT || c->document->section[i].role == ROLE_SUMMARY)
      return true;
  return false;
}

static void remark_silence(struct context *c, const struct record_item *item) {
  for (size_t i = 0; i < item->proposal_count; i++) {
    const struct record_proposal *proposal = &item->proposal[i];
    bool spoken = !is(proposal->kind, "proposal");
    for (size_t p = 0; p < item->position_count && !spoken; p++)
      spoken = is(item->position[p].proposal, proposal->id);
    for (size_t d = 0; d < item->decision_count && !spoken; d++)
      spoken = item->decision[d].part && is(item->decision[d].n, proposal->n);
    if (!spoken)
      add_remark(c, proposal->spoken_of ? "unclear-position" : "unaddressed-proposal", "info",
                 arena_printf(c->arena,
                              proposal->spoken_of
                                  ? "proposal %s is spoken of, but in words that take no clear stand: %s"
                                  : "nothing is said of proposal %s: %s",
                              proposal->n, proposal->text),
                 proposal->evidence.at[0].page, item->id);
  }
}

static void remark_reading(struct context *c) {
  const struct pages *pages = c->document->pages;
  if (pages->garbled)
    add_remark(c, "damaged-text", "error", "the text layer is not language: its glyph map is broken", 0, NULL);
  if (pages->decoded > 0)
    add_remark(c, "damaged-text", "warning",
               arena_printf(c->arena, "%zu lines had a shifted glyph map and were decoded", pages->decoded),
               pages->decoded_page, NULL);
  if (pages->mended > 2)
    add_remark(c, "damaged-text", "info",
               arena_printf(c->arena, "misread, split or run-together words were mended in %zu lines", pages->mended),
               0, NULL);
  if (pages->damaged > 0)
    add_remark(c, "damaged-text", "warning",
               arena_printf(c->arena, "%zu of %zu pages could not be read", pages->damaged, pages->count), 0, NULL);
  if (pages->unread > 0)
    add_remark(c, "no-text-layer", pages->unread == pages->count ? "error" : "warning",
               arena_printf(c->arena, "%zu of %zu pages are pictures without text", pages->unread, pages->count), 0,
               NULL);
}

/* Dates that cannot be and have no role in the record. */
static void remark_days(struct context *c) {
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    bool impossible = false;
    if (finding->rule->kind != RULE_METADATA || !finding_is(finding, "field", "no-such-day"))
      continue;
    const char *text = capture_text(c, finding, "date");
    for (size_t d = 0; text != NULL && d < c->record->date_count; d++)
      if (c->record->date[d].value == NULL && strstr(c->record->date[d].text, text) != NULL)
        text = NULL;
    if (text != NULL && iso_date(c, text, &impossible) == NULL && impossible)
      add_remark(c, "impossible-date", "warning", arena_printf(c->arena, "there is no such day: %s", text),
                 c->document->block[finding->block].page, NULL);
  }
}

void find_remarks(struct context *c) {
  const struct record *r = c->record;
  remark_reading(c);
  for (size_t i = 0; i < r->date_count; i++)
    if (r->date[i].value == NULL && r->date[i].evidence.count > 0)
      add_remark(c, "impossible-date", "warning", arena_printf(c->arena, "there is no such day: %s", r->date[i].text),
                 r->date[i].evidence.at[0].page, NULL);
  remark_days(c);
  for (size_t i = 0; i < c->findings->runaway_count; i++)
    add_remark(c, "rule-gave-up", "warning",
               arena_printf(c->arena, "the pattern of %s took too long", c->findings->runaway[i].rule->id),
               c->document->block[c->findings->runaway[i].block].page, NULL);
  for (size_t i = 0; i < r->item_count; i++) {
    remark_conflict(c, &r->item[i]);
    if (assesses(c))
      remark_silence(c, &r->item[i]);
  }
}
