/* draft_answers.c - the assessment: one subsection for each proposal, with what was said of the like before. */
#include "draft_inside.h"
#include "likeness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *proposal_heading(const struct draft *draft, const struct draft_proposal *proposal) {
  const char *word = proposal->question ? "Fråga" : template_value(draft->template, "proposal", 0, "Förslag");
  return arena_printf(draft->arena, "%s %s", word, proposal->n);
}

/* "0,82" */
static const char *decimal(const struct draft *draft, double value) {
  int hundredths = (int)lround(value * 100);
  return arena_printf(draft->arena, "%d,%02d", hundredths / 100, hundredths % 100);
}

/* --------------------------------------------------- quotes --------------------------------------------------- */

static void write_quote(struct draft *draft, const struct draft_earlier *earlier, const struct draft_quote *quote) {
  static const char *const owners[] = {"self", "predecessor", "other"};
  struct result *out = draft->out;
  result_open(out, "quote");
  result_number(out, "n", quote->n);
  result_attribute(out, "mark", quote->mark);
  result_attribute(out, "owner", owners[earlier->owner]);
  result_attribute(out, "layer", earlier->layer);
  result_attribute(out, "stance", earlier->stance);
  result_attribute(out, "document", quote->document);
  result_attribute(out, "block", quote->block);
  result_number(out, "start", quote->start);
  result_number(out, "end", quote->end);
  result_element(out, "text", quote->text);
  result_open(out, "footnote");
  result_text(out, quote->where);
  if (quote->item != NULL)
    result_text(out, arena_printf(draft->arena, ", § %s", quote->item));
  if (quote->page > 0)
    result_text(out, arena_printf(draft->arena, ", s. %u", quote->page));
  if (quote->case_number != NULL)
    result_text(out, arena_printf(draft->arena, ", dnr %s", quote->case_number));
  if (draft->request->links == NULL) {
    result_text(out, arena_printf(draft->arena, " (Ståndpunkt %.8s).", quote->document));
  } else {
    result_text(out, ". ");
    result_open(out, "link");
    result_attribute(out, "href",
                     arena_printf(draft->arena, "%s%s#%s", draft->request->links, quote->document, quote->block));
    result_text(out, "Källan");
    result_close(out);
  }
  result_close(out);
  result_close(out);
}

/* The sentence before the quotes of EARLIER, and why it stands here. */
static void write_lead(struct draft *draft, const struct draft_earlier *earlier) {
  const char *why =
      arena_printf(draft->arena,
                   "Förslag till sambandsmening; den är inte hämtad ur någon handling.%s Uttalandet gällde ”%s”. "
                   "Likhet med förslaget här: %s%s%s.",
                   earlier->confidence < DRAFT_SURE ? " Tolkningen är osäker: läs citatet." : "", earlier->proposal,
                   decimal(draft, earlier->likeness), earlier->reasons == NULL ? "" : ", på orden ",
                   earlier->reasons == NULL ? "" : earlier->reasons);
  result_open(draft->out, "lead");
  result_attribute(draft->out, "stance", earlier->stance);
  result_attribute(draft->out, "document", earlier->document);
  result_attribute(draft->out, "finding", earlier->finding);
  result_attribute(draft->out, "likeness", arena_printf(draft->arena, "%.2f", earlier->likeness));
  write_suggestion(draft, why, lead_of(draft, earlier), false);
  result_close(draft->out);
}

static void write_earlier(struct draft *draft, const struct draft_earlier *earlier) {
  write_lead(draft, earlier);
  for (size_t i = 0; i < earlier->quote_count; i++)
    write_quote(draft, earlier, &earlier->quote[i]);
}

/* --------------------------------------------------- remarks --------------------------------------------------- */

static void begin_note(struct draft *draft, const char *kind, const char *heading) {
  result_open(draft->out, "note");
  result_attribute(draft->out, "kind", kind);
  result_attribute(draft->out, "heading", heading);
}

static bool departs(const struct draft_proposal *proposal, const struct draft_earlier *earlier) {
  const struct stance_words *now = words_of(proposal->stance), *then = words_of(earlier->stance);
  return earlier->owner != OWNER_OTHER && now != NULL && then != NULL && now != then &&
         (now->side == 0 || now->side != then->side);
}

static bool opposite(const struct draft_proposal *proposal, const struct draft_earlier *earlier) {
  const struct stance_words *now = words_of(proposal->stance), *then = words_of(earlier->stance);
  return now != NULL && then != NULL && now->side * then->side < 0;
}

/* The quotes of PROPOSAL's earlier statements of one kind: departed from, own, others'. */
static void gather(struct draft *draft, const struct draft_proposal *proposal, int kind) {
  for (size_t i = 0; i < proposal->earlier_count; i++) {
    const struct draft_earlier *earlier = proposal->earlier[i];
    int own = departs(proposal, earlier) ? 0 : earlier->owner != OWNER_OTHER ? 1 : 2;
    for (size_t q = 0; own == kind && q < earlier->quote_count; q++) {
      draft->quote =
          arena_grow(draft->arena, draft->quote, draft->quote_count, &draft->quote_capacity, sizeof *draft->quote);
      draft->quote[draft->quote_count++] = &earlier->quote[q];
    }
  }
}

void answers_gather(struct draft *draft) {
  for (size_t i = 0; i < draft->matter.count; i++)
    for (int kind = 0; kind < 3; kind++)
      gather(draft, &draft->matter.proposal[i], kind);
}

/* What this body has said that the chosen stance departs from: the note holds the quotes. */
static void write_departures(struct draft *draft, const struct draft_proposal *proposal) {
  bool any = false, other_side = false;
  for (size_t i = 0; i < proposal->earlier_count; i++) {
    any |= departs(proposal, proposal->earlier[i]);
    other_side |= departs(proposal, proposal->earlier[i]) && opposite(proposal, proposal->earlier[i]);
  }
  if (!any)
    return;
  begin_note(draft, "contradiction",
             other_side ? "Ni har tidigare sagt motsatsen" : "Ni har tidigare svarat annorlunda");
  for (size_t i = 0; i < proposal->earlier_count; i++)
    if (departs(proposal, proposal->earlier[i]))
      write_earlier(draft, proposal->earlier[i]);
  result_close(draft->out);
}

/* Where a committee left what its administration proposed: this body, or others. */
static void write_layers(struct draft *draft, const struct draft_proposal *proposal, bool own) {
  for (size_t i = 0; i < proposal->earlier_count; i++)
    for (size_t j = 0; j < proposal->earlier_count; j++) {
      const struct draft_earlier *office = proposal->earlier[i], *committee = proposal->earlier[j];
      const struct stance_words *one = words_of(office->stance), *other = words_of(committee->stance);
      if ((office->owner != OWNER_OTHER) != own || strcmp(office->layer, "administration") != 0 ||
          strcmp(committee->layer, "committee") != 0 || *office->body == '\0' ||
          strcmp(office->body, committee->body) != 0 || office->likeness < LIKENESS_SAME ||
          committee->likeness < LIKENESS_SAME || one == NULL || other == NULL || one == other ||
          one->side == other->side)
        continue;
      begin_note(draft, "layers", "Nämnd och förvaltning sade olika");
      result_element(draft->out, "p",
                     arena_printf(draft->arena,
                                  "%s gick en annan väg än förvaltningen: jämför fotnot %u med fotnot %u.",
                                  committee->speaker, committee->quote[0].n, office->quote[0].n));
      result_close(draft->out);
    }
}

/* Laws that the quotes cite and that have been replaced; each once. */
static void write_laws(struct draft *draft, const struct draft_proposal *proposal) {
  const struct draft_law *told[16];
  size_t count = 0;
  for (size_t i = 0; i < proposal->earlier_count; i++)
    for (size_t q = 0; q < proposal->earlier[i]->quote_count; q++) {
      const struct draft_quote *quote = &proposal->earlier[i]->quote[q];
      size_t k = 0;
      while (k < count && told[k] != quote->law)
        k++;
      if (quote->law == NULL || k < count || count == sizeof told / sizeof *told)
        continue;
      told[count++] = quote->law;
      begin_note(draft, "law", "Ändrad lag");
      result_element(draft->out, "p",
                     arena_printf(draft->arena,
                                  "Källan i fotnot %u hänvisar till %s (%s), som sedan %s är ersatt av %s (%s).",
                                  quote->n, quote->law->name, quote->law->number, quote->law->since, quote->law->now,
                                  quote->law->now_number));
      result_close(draft->out);
    }
}

/* ------------------------------------------------- one proposal ------------------------------------------------- */

static void begin_part(struct draft *draft, const char *role, const char *heading) {
  result_open(draft->out, "section");
  result_attribute(draft->out, "role", role);
  result_attribute(draft->out, "level", "3");
  result_attribute(draft->out, "heading", heading);
}

static void write_nothing(struct draft *draft, const char *text) {
  result_open(draft->out, "p");
  result_attribute(draft->out, "role", "nothing");
  slots_write(draft, text);
  result_close(draft->out);
}

/* What was said by this body (or its predecessors), or by others. */
static void write_part(struct draft *draft, const struct draft_proposal *proposal, bool own) {
  size_t shown = 0, noted = 0;
  begin_part(draft, own ? "own" : "others", own ? "Vad nämnden har sagt tidigare" : "Vad andra har sagt");
  for (size_t i = 0; i < proposal->earlier_count; i++) {
    if ((proposal->earlier[i]->owner != OWNER_OTHER) != own)
      continue;
    bool told = departs(proposal, proposal->earlier[i]);
    noted += told;
    shown += !told;
    if (!told)
      write_earlier(draft, proposal->earlier[i]);
  }
  if (shown + noted == 0)
    write_nothing(draft, own ? "Inget tidigare ställningstagande av {nämnd} har hittats till detta eller något "
                               "liknande förslag."
                             : "Inget ställningstagande av någon annan har hittats till detta eller något liknande "
                               "förslag.");
  else if (shown == 0)
    write_nothing(draft, "Se anmärkningen ovan.");
  if (!own && proposal->left_out == 1)
    write_nothing(draft, "Ytterligare ett ställningstagande till ett liknande förslag finns i materialet men är inte "
                         "återgivet här.");
  else if (!own && proposal->left_out > 1)
    write_nothing(draft, arena_printf(draft->arena,
                                      "Ytterligare %zu ställningstaganden till liknande förslag finns i "
                                      "materialet men är inte återgivna här.",
                                      proposal->left_out));
  result_close(draft->out);
}

static void write_stance(struct draft *draft, const struct draft_proposal *proposal) {
  const struct stance_words *words = words_of(proposal->stance);
  if (proposal->question)
    write_suggestion(draft, "Frågan återstår att besvara.", "[Svar på frågan.]", true);
  else if (words == NULL)
    write_suggestion(
        draft, "Ställning är inte vald för detta förslag.",
        "Förvaltningen [tillstyrker / tillstyrker delvis / anser redan tillgodosett / avstyrker] förslaget. "
        "[Skälen för bedömningen.]",
        true);
  else
    write_suggestion(draft, "Förslag till mening efter den ställning som valdes när utkastet gjordes.",
                     arena_printf(draft->arena, "%s [Skälen för bedömningen.]", words->now), true);
}

static void write_answer(struct draft *draft, const struct draft_proposal *proposal) {
  struct result *out = draft->out;
  result_open(out, "section");
  result_attribute(out, "role", "answer");
  result_attribute(out, "level", "2");
  result_attribute(out, "n", proposal->n);
  result_attribute(out, "stance", proposal->stance);
  result_attribute(out, "heading", proposal_heading(draft, proposal));
  result_element(out, "proposal", proposal->text);
  write_stance(draft, proposal);
  write_departures(draft, proposal);
  if (proposal->earlier_count > 0) {
    write_part(draft, proposal, true);
    write_layers(draft, proposal, true);
    write_part(draft, proposal, false);
    write_layers(draft, proposal, false);
  } else {
    write_nothing(draft, "Varken {nämnd} eller någon annan har i det genomsökta materialet tagit ställning till detta "
                         "eller något liknande förslag.");
  }
  write_laws(draft, proposal);
  result_close(out);
}

void answers_write(struct draft *draft) {
  for (size_t i = 0; i < draft->law_count; i++) {
    const struct draft_law *law = draft->law[i];
    begin_note(draft, "law", "Ändrad lag");
    result_element(draft->out, "p",
                   arena_printf(draft->arena, "%s hänvisar till %s (%s), som sedan %s är ersatt av %s (%s).",
                                strcmp(draft->matter.kind, "motion") == 0 ? "Motionen" : "Skrivelsen", law->name,
                                law->number, law->since, law->now, law->now_number));
    result_close(draft->out);
  }
  for (size_t i = 0; i < draft->matter.count; i++)
    write_answer(draft, &draft->matter.proposal[i]);
  if (draft->matter.count == 0)
    write_nothing(draft, "Inga numrerade förslag kunde läsas ut ur handlingen. [Förvaltningens bedömning.]");
}
