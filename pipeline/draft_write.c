/* draft_write.c - the draft as XML, in the order of its template (schemas/draft.md tells the elements). */
#include "draft_inside.h"
#include "version.h"

#include <string.h>

/* A comment on what follows in the open element: for the clerk, not for the paper. */
static void write_comment(struct draft *draft, const char *text) {
  result_open(draft->out, "comment");
  result_number(draft->out, "n", ++draft->comments);
  result_text(draft->out, text);
  result_close(draft->out);
}

void write_suggestion(struct draft *draft, const char *why, const char *text, bool slots) {
  result_open(draft->out, "p");
  result_attribute(draft->out, "role", "suggestion");
  write_comment(draft, why);
  if (slots)
    slots_write(draft, text);
  else
    result_text(draft->out, text);
  result_close(draft->out);
}

static void write_paragraph(struct draft *draft, const char *text) {
  result_open(draft->out, "p");
  slots_write(draft, text);
  result_close(draft->out);
}

static void begin_list(struct draft *draft, const char *type) {
  result_open(draft->out, "list");
  result_attribute(draft->out, "type", type);
  result_number(draft->out, "id", ++draft->lists);
}

static void write_item(struct draft *draft, const char *text) {
  result_open(draft->out, "item");
  slots_write(draft, text);
  result_close(draft->out);
}

/* ------------------------------------------------- the sections ------------------------------------------------- */

/* The lines of the template for OUTCOME, then those for all; one is a paragraph, more are a numbered list. */
static void write_decision(struct draft *draft) {
  const struct draft_template *template = draft->template;
  const char *outcome = outcome_whole(draft), *lines[32];
  size_t count = 0;
  if (template_line(template, "decision", outcome) == NULL)
    outcome = "mixed";
  for (int general = 0; general < 2; general++)
    for (size_t i = 0; i < template->count && count < sizeof lines / sizeof *lines; i++)
      if (strcmp(template->line[i].key, "decision") == 0 &&
          strcmp(template->line[i].value[0], general ? "*" : outcome) == 0)
        lines[count++] = template->line[i].value[1];
  if (count == 1)
    write_paragraph(draft, lines[0]);
  if (count < 2)
    return;
  begin_list(draft, "number");
  for (size_t i = 0; i < count; i++)
    write_item(draft, lines[i]);
  result_close(draft->out);
}

static bool all_questions(const struct draft_case *matter) {
  for (size_t i = 0; i < matter->count; i++)
    if (!matter->proposal[i].question)
      return false;
  return matter->count > 0;
}

/* The mover's proposals, as they stand. */
static void write_proposals(struct draft *draft) {
  const struct draft_case *matter = &draft->matter;
  const char *kind = matter->count == 0 ? "no-proposals" : all_questions(matter) ? "questions" : "proposals";
  const struct draft_line *line = template_line(draft->template, "text", kind);
  if (line != NULL) {
    const char *text = line->value[1];
    size_t length = strlen(text);
    if (matter->count > 0 && strncmp(matter->proposal[0].text, "att ", 4) == 0 && length > 4 &&
        strcmp(text + length - 4, " att") == 0)
      text = arena_strndup(draft->arena, text, length - 4);
    write_paragraph(draft, text);
  }
  if (matter->count == 0)
    return;
  begin_list(draft, "proposals");
  for (size_t i = 0; i < matter->count; i++) {
    result_open(draft->out, "item");
    result_attribute(draft->out, "n", matter->proposal[i].n);
    result_text(draft->out, matter->proposal[i].text);
    result_close(draft->out);
  }
  result_close(draft->out);
}

static void write_signatures(struct draft *draft) {
  result_open(draft->out, "signatures");
  for (size_t i = 0; i < draft->template->count; i++) {
    const struct draft_line *line = &draft->template->line[i];
    if (strcmp(line->key, "signature") != 0)
      continue;
    result_open(draft->out, "signature");
    for (size_t v = 0; v < 2; v++) {
      result_open(draft->out, v == 0 ? "name" : "office");
      slots_write(draft, line->value[v]);
      result_close(draft->out);
    }
    result_close(draft->out);
  }
  result_close(draft->out);
}

static void write_enclosures(struct draft *draft) {
  begin_list(draft, "number");
  write_item(draft, "{Underlag}");
  if (draft->matter.sender_case != NULL)
    write_item(draft, "Remiss från {till}, {remissdnr}");
  result_close(draft->out);
}

/* What the template itself says in the section ROLE: its texts, then its lists. */
static void write_texts(struct draft *draft, const char *role) {
  const struct draft_template *template = draft->template;
  bool listing = false;
  for (size_t i = 0; i < template->count; i++)
    if (strcmp(template->line[i].key, "text") == 0 && strcmp(template->line[i].value[0], role) == 0)
      write_paragraph(draft, template->line[i].value[1]);
  for (size_t i = 0; i < template->count; i++) {
    if (strcmp(template->line[i].key, "list") != 0 || strcmp(template->line[i].value[0], role) != 0)
      continue;
    if (!listing)
      begin_list(draft, "bullet");
    listing = true;
    write_item(draft, template->line[i].value[1]);
  }
  if (listing)
    result_close(draft->out);
}

static const struct section_shape {
  const char *role;
  void (*write)(struct draft *draft);
} shapes[] = {
    {.role = "proposed-decision", .write = write_decision}, {.role = "proposals", .write = write_proposals},
    {.role = "assessment", .write = answers_write},         {.role = "signatures", .write = write_signatures},
    {.role = "enclosures", .write = write_enclosures},
};

static void write_section(struct draft *draft, const char *role, const char *heading) {
  result_open(draft->out, "section");
  result_attribute(draft->out, "role", role);
  result_attribute(draft->out, "level", "1");
  result_attribute(draft->out, "heading", strcmp(heading, "-") == 0 ? NULL : heading);
  size_t i = 0;
  while (i < sizeof shapes / sizeof *shapes && strcmp(shapes[i].role, role) != 0)
    i++;
  if (i < sizeof shapes / sizeof *shapes)
    shapes[i].write(draft);
  else
    write_texts(draft, role);
  result_close(draft->out);
}

/* --------------------------------------------------- the head --------------------------------------------------- */

static void write_inline(struct draft *draft, const char *element, const char *text) {
  result_open(draft->out, element);
  slots_write(draft, text);
  result_close(draft->out);
}

static void write_head(struct draft *draft) {
  const struct draft_template *template = draft->template;
  for (size_t i = 0; i < template->count; i++) {
    const struct draft_line *line = &template->line[i];
    bool column = strcmp(line->key, "column") == 0;
    if (!column && strcmp(line->key, "field") != 0)
      continue;
    result_open(draft->out, column ? "column" : "field");
    result_attribute(draft->out, "label", line->value[0]);
    for (size_t v = 1; v < line->count; v++)
      write_inline(draft, "line", line->value[v]);
    result_close(draft->out);
  }
}

static void write_title(struct draft *draft) {
  result_open(draft->out, "title");
  write_comment(draft,
                arena_printf(draft->arena,
                             "Utkast gjort av Ståndpunkt %s. Det som är markerat inom hakparentes ska fyllas i. "
                             "Kommentarerna är förklaringar och förslag. %zu citat, alla jämförda ord för ord med sina "
                             "källor; ”standpunkt draft --verify” jämför dem på nytt när utkastet har redigerats.",
                             draft->request->date, draft->quote_count));
  slots_write(draft, template_value(draft->template, "title", 0, "{Motion}"));
  result_close(draft->out);
  const char *subtitle = template_value(draft->template, "subtitle", 0, NULL);
  if (subtitle != NULL)
    write_inline(draft, "subtitle", subtitle);
  result_open(draft->out, "deadline");
  result_attribute(draft->out, "date", draft->matter.reply_by);
  slots_write(draft, draft->matter.reply_by != NULL ? "Svar ska lämnas senast {svarsdatum}."
                                                    : "Svarsdatum framgår inte av handlingen: [svarsdatum].");
  result_close(draft->out);
}

void draft_write(struct draft *draft) {
  struct result *out = draft->out = result_begin(draft->arena, "draft");
  result_attribute(out, "lang", "sv-SE");
  result_attribute(out, "kind", template_value(draft->template, "kind", 0, "Tjänsteutlåtande"));
  result_attribute(out, "template", draft->template->name);
  result_attribute(out, "body", draft->request->body);
  result_attribute(out, "administration", draft->administration);
  result_attribute(out, "municipality", draft->matter.municipality);
  result_attribute(out, "date", draft->request->date);
  result_attribute(out, "reply-by", draft->matter.reply_by);
  result_attribute(out, "motion", draft->matter.number);
  result_attribute(out, "document", draft->request->incoming->id);
  result_attribute(out, "referral", draft->matter.referral);
  result_attribute(out, "generator", STANDPUNKT_GENERATOR);
  write_head(draft);
  write_title(draft);
  for (size_t i = 0; i < draft->template->count; i++)
    if (strcmp(draft->template->line[i].key, "section") == 0)
      write_section(draft, draft->template->line[i].value[0], draft->template->line[i].value[1]);
  for (size_t i = 0; i < draft->quote_count; i++) {
    result_open(out, "mark");
    result_number(out, "n", draft->quote[i]->n);
    result_attribute(out, "name", draft->quote[i]->mark);
    result_close(out);
  }
}
