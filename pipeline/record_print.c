/* record_print.c - a record for people: metadata, findings with quote and page, remarks. */
#include "commands.h"

#include <string.h>

static void print_field(FILE *out, const char *name, const char *text, const char *note) {
  if (!text || !*text)
    return;
  fprintf(out, "%s%-14s%s%s", paint(out, PAINT_DIM), name, paint(out, PAINT_NONE), text);
  if (note && *note)
    fprintf(out, "  (%s)", note);
  fputc('\n', out);
}

void print_metadata(FILE *out, const struct record *record) {
  fprintf(out, "%s%s%s\n", paint(out, PAINT_BOLD), record->title ? record->title : record->file,
          paint(out, PAINT_NONE));
  print_field(out, "", record->subtitle, NULL);
  print_field(out, "document", record->id, NULL);
  print_field(out, "file", visible(record->arena, record->file),
              arena_printf(record->arena, "%u page%s", record->pages, record->pages == 1 ? "" : "s"));
  print_field(out, "type", record->type, NULL);
  print_field(out, "municipality", record->municipality.text, record->municipality.ref);
  print_field(out, "issuer", record->issuer.text, record->issuer.layer);
  print_field(out, "addressee", record->addressee.text, NULL);
  for (size_t i = 0; i < record->date_count; i++)
    print_field(out, i ? "" : "dates", record->date[i].value ? record->date[i].value : record->date[i].text,
                record->date[i].role);
  for (size_t i = 0; i < record->case_count; i++)
    print_field(out, i ? "" : "case numbers", record->case_number[i].text, record->case_number[i].of);
  for (size_t i = 0; i < record->reference_count; i++)
    print_field(out, i ? "" : "references",
                record->reference[i].value ? record->reference[i].value : record->reference[i].text,
                record->reference[i].type);
  for (size_t i = 0; i < record->person_count; i++) {
    const struct record_person *person = &record->person[i];
    const char *party = person->party ? arena_printf(record->arena, "%s (%s)", person->name, person->party) : NULL;
    const char *note = person->title ? arena_printf(record->arena, "%s, %s", person->role, person->title) : NULL;
    print_field(out, i ? "" : "people", party ? party : person->name, note ? note : person->role);
  }
}

static void print_quotes(FILE *out, const struct record *record, const struct evidences *evidence) {
  for (size_t i = 0; i < evidence->count; i++) {
    size_t length;
    const char *quote = record_quote(record, &evidence->at[i], &length);
    const char *placed =
        arena_printf(record->arena, "\xE2\x80\x9D%.*s\xE2\x80\x9D p. %u", (int)length, quote, evidence->at[i].page);
    fputs(paint(out, PAINT_DIM), out);
    print_wrapped(out, placed, strlen(placed), 6);
    fputs(paint(out, PAINT_NONE), out);
  }
}

/* The line above the quotes: kind and number, what it says, by whom, how sure, by which rule. */
static void print_head(FILE *out, const char *kind, const char *number, enum paint colour, const char *word) {
  fprintf(out, "  %s", kind);
  if (number)
    fprintf(out, " %s", number);
  if (word)
    fprintf(out, "  %s%s%s", paint(out, colour), word, paint(out, PAINT_NONE));
}

static void print_more(FILE *out, const char *before, const char *text) {
  if (text && *text)
    fprintf(out, "%s%s", before, text);
}

static void print_rule(FILE *out, double confidence, const char *rule) {
  fputs(paint(out, PAINT_DIM), out);
  if (confidence > 0)
    fprintf(out, "  %.2f", confidence);
  print_more(out, "  by ", rule);
  fprintf(out, "%s\n", paint(out, PAINT_NONE));
}

static enum paint colour_of(const char *stance) {
  static const struct {
    const char *word;
    enum paint paint;
  } colours[] = {
      {"support", PAINT_GREEN},
      {"qualified-support", PAINT_GREEN},
      {"granted", PAINT_GREEN},
      {"oppose", PAINT_RED},
      {"rejected", PAINT_RED},
      {"partial", PAINT_YELLOW},
      {"met", PAINT_CYAN},
      {"answered", PAINT_CYAN},
      {"partly-granted", PAINT_YELLOW},
  };
  for (size_t i = 0; stance && i < sizeof colours / sizeof *colours; i++)
    if (strcmp(stance, colours[i].word) == 0)
      return colours[i].paint;
  return PAINT_BOLD;
}

static void print_proposals(FILE *out, const struct record *record, const struct record_item *item) {
  for (size_t i = 0; i < item->proposal_count; i++) {
    const struct record_proposal *proposal = &item->proposal[i];
    print_head(out, proposal->kind, proposal->n, PAINT_NONE, NULL);
    print_more(out, "  by ", proposal->by);
    print_more(out, "  to ", proposal->to);
    print_rule(out, 0, proposal->rule);
    print_wrapped(out, proposal->text, strlen(proposal->text), 4);
    print_quotes(out, record, &proposal->evidence);
  }
}

static const char *proposal_number(const struct record_item *item, const char *id) {
  for (size_t i = 0; id && i < item->proposal_count; i++)
    if (strcmp(item->proposal[i].id, id) == 0)
      return item->proposal[i].n ? item->proposal[i].n : id;
  return id;
}

static void print_positions(FILE *out, const struct record *record, const struct record_item *item) {
  for (size_t i = 0; i < item->position_count; i++) {
    const struct record_position *position = &item->position[i];
    print_head(out, "position", NULL, colour_of(position->stance), position->stance);
    print_more(out, "  on ", position->proposal ? proposal_number(item, position->proposal) : "the whole");
    print_more(out, "  held by ", position->holder);
    if (position->layer)
      fprintf(out, " (%s)", position->layer);
    print_rule(out, position->confidence, position->rule);
    print_quotes(out, record, &position->evidence);
    if (position->why)
      print_wrapped(out, position->why, strlen(position->why), 6);
  }
  for (size_t i = 0; i < item->answer_count; i++) {
    print_head(out, "answer to", proposal_number(item, item->answer[i].question), PAINT_NONE, NULL);
    fputc('\n', out);
    print_quotes(out, record, &item->answer[i].evidence);
  }
}

static void print_decisions(FILE *out, const struct record *record, const struct record_item *item) {
  for (size_t i = 0; i < item->decision_count; i++) {
    const struct record_decision *decision = &item->decision[i];
    print_head(out, "decision", decision->n, colour_of(decision->outcome), decision->outcome);
    print_more(out, "  ", decision->status);
    print_more(out, "  by ", decision->body);
    if (decision->object && strcmp(decision->object, "matter") != 0)
      fprintf(out, "  on %s", decision->object);
    print_more(out, "  ", decision->assignment ? "with an assignment" : NULL);
    print_rule(out, decision->confidence, decision->rule);
    print_quotes(out, record, &decision->evidence);
  }
}

static void print_votes(FILE *out, const struct record *record, const struct record_item *item) {
  for (size_t i = 0; i < item->vote_count; i++) {
    const struct record_vote *vote = &item->vote[i];
    fprintf(out, "  vote  %d yes, %d no", vote->yes < 0 ? 0 : vote->yes, vote->no < 0 ? 0 : vote->no);
    if (vote->abstain > 0)
      fprintf(out, ", %d abstain", vote->abstain);
    if (vote->absent > 0)
      fprintf(out, ", %d absent", vote->absent);
    print_more(out, "; yes means ", vote->yes_means);
    print_more(out, "; no means ", vote->no_means);
    fputc('\n', out);
    print_quotes(out, record, &vote->evidence);
  }
  for (size_t i = 0; i < item->dissent_count; i++) {
    const struct record_dissent *dissent = &item->dissent[i];
    print_head(out, dissent->kind, NULL, PAINT_NONE, NULL);
    print_more(out, "  ", dissent->by);
    if (dissent->party)
      fprintf(out, " (%s)", dissent->party);
    fputc('\n', out);
    print_quotes(out, record, &dissent->evidence);
  }
}

static bool says_anything(const struct record_item *item) {
  return item->proposal_count || item->position_count || item->answer_count || item->decision_count ||
         item->vote_count || item->dissent_count;
}

void print_findings(FILE *out, const struct record *record) {
  for (size_t i = 0; i < record->item_count; i++) {
    const struct record_item *item = &record->item[i];
    if (!says_anything(item) && !item->n)
      continue;
    fputc('\n', out);
    if (item->n || item->title)
      fprintf(out, "%s%s%s%s%s%s\n", paint(out, PAINT_BOLD), item->n ? "\xC2\xA7 " : "", item->n ? item->n : "",
              item->n && item->title ? "  " : "", item->title ? item->title : "", paint(out, PAINT_NONE));
    for (size_t k = 0; k < item->case_count; k++)
      fprintf(out, "  %s\n", item->case_number[k].text);
    print_proposals(out, record, item);
    print_positions(out, record, item);
    print_decisions(out, record, item);
    print_votes(out, record, item);
  }
}

void print_remarks(FILE *out, const struct record *record) {
  for (size_t i = 0; i < record->remark_count; i++) {
    const struct record_remark *remark = &record->remark[i];
    bool grave = strcmp(remark->severity, "info") != 0;
    fprintf(out, "%s%sremark  %s%s", i ? "" : "\n", paint(out, grave ? PAINT_YELLOW : PAINT_DIM), remark->code,
            paint(out, PAINT_NONE));
    print_more(out, ": ", remark->text);
    if (remark->page)
      fprintf(out, " (p. %u)", remark->page);
    fputc('\n', out);
  }
}
