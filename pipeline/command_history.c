/* command_history.c - `standpunkt history BODY [WORDS]`: what a body and its predecessors have said over time. */
#include "body_past.h"
#include "compare_print.h"
#include "result.h"

#include <stdio.h>
#include <string.h>

static const struct option_spec options[] = {
    {.name = "municipality", .argument = "NAME", .meaning = "of this municipality, where several have such a body"},
    {.name = "xml", .meaning = "as result XML"},
    {.name = NULL},
};

enum {
  DATE,
  BODY,
  LAYER,
  HOLDER,
  STANCE,
  UNCERTAIN,
  TURNED,
  EARLIER,
  MATTER,
  TITLE,
  PROPOSAL,
  DOCUMENT,
  FILE_NAME,
  ITEM,
  PAGE,
  QUOTE,
  COLUMNS
};

static const struct column columns[COLUMNS] = {
    [DATE] = {.key = "date"},      [BODY] = {.key = "body"},         [LAYER] = {.key = "layer"},
    [HOLDER] = {.key = "holder"},  [STANCE] = {.key = "stance"},     [UNCERTAIN] = {.key = "uncertain"},
    [TURNED] = {.key = "turned"},  [EARLIER] = {.key = "earlier"},   [MATTER] = {.key = "matter"},
    [TITLE] = {.key = "title"},    [PROPOSAL] = {.key = "proposal"}, [DOCUMENT] = {.key = "document"},
    [FILE_NAME] = {.key = "file"}, [ITEM] = {.key = "item"},         [PAGE] = {.key = "page", .number = true},
    [QUOTE] = {.key = "quote"},
};

static void print_rows(const struct invocation *invocation, const struct history_entry *entries, size_t count) {
  struct list *list = list_begin(stdout, list_format_of(invocation), columns, COLUMNS);
  for (size_t i = 0; i < count; i++) {
    const struct history_entry *entry = &entries[i];
    const char *values[COLUMNS] = {
        [DATE] = entry->date,
        [BODY] = entry->body,
        [LAYER] = entry->layer,
        [HOLDER] = entry->holder,
        [STANCE] = entry->stance,
        [UNCERTAIN] = entry->uncertain ? "yes" : NULL,
        [TURNED] = entry->turned ? "yes" : NULL,
        [EARLIER] = entry->earlier == SIZE_MAX ? NULL : entries[entry->earlier].date,
        [MATTER] = entry->matter,
        [TITLE] = entry->title,
        [PROPOSAL] = entry->proposal,
        [DOCUMENT] = entry->document,
        [FILE_NAME] = entry->file,
        [ITEM] = entry->n,
        [PAGE] = arena_printf(invocation->arena, "%u", entry->page),
        [QUOTE] = entry->quote,
    };
    list_row(list, values);
  }
  list_end(list);
}

static void print_entry(const struct history_entry *entries, size_t at, struct arena *arena) {
  const struct history_entry *entry = &entries[at];
  enum paint colour = entry->uncertain ? PAINT_DIM : stance_paint(entry->stance);
  printf("  %s%s %s%s%s  %s", paint(stdout, colour), stance_sign(entry->stance), stance_word(entry->stance),
         entry->uncertain ? "?" : "", paint(stdout, PAINT_NONE), entry->layer);
  printf(" \xC2\xB7 %s%s%s \xC2\xB7 p. %u \xC2\xB7 %.8s %s\n", visible(arena, entry->body),
         entry->n != NULL ? " \xC2\xA7 " : "", entry->n != NULL ? entry->n : "", entry->page, entry->document,
         visible(arena, entry->file));
  if (entry->proposal != NULL) {
    const char *on = arena_printf(arena, "on: %s", entry->proposal);
    print_wrapped(stdout, on, strlen(on), 4);
  }
  print_wrapped(stdout, entry->quote, strlen(entry->quote), 6);
  if (entry->turned)
    printf("    %sTURNED%s: %s on %s (%s)\n", paint(stdout, PAINT_BOLD), paint(stdout, PAINT_NONE),
           stance_word(entries[entry->earlier].stance),
           entries[entry->earlier].date != NULL ? entries[entry->earlier].date : "an earlier day",
           visible(arena, entries[entry->earlier].title != NULL ? entries[entry->earlier].title : ""));
}

static void print_history(const struct history_entry *entries, size_t count, struct arena *arena) {
  for (size_t i = 0; i < count; i++) {
    const struct history_entry *entry = &entries[i], *before = i > 0 ? &entries[i - 1] : NULL;
    bool new_matter = before == NULL || before->matter == NULL || entry->matter == NULL ||
                      strcmp(before->matter, entry->matter) != 0 ||
                      strcmp(before->date != NULL ? before->date : "", entry->date != NULL ? entry->date : "") != 0;
    if (new_matter)
      printf("%s%s%s  %s%s\n", i > 0 ? "\n" : "", paint(stdout, PAINT_BOLD),
             entry->date != NULL ? entry->date : "(no date)", visible(arena, entry->title != NULL ? entry->title : ""),
             paint(stdout, PAINT_NONE));
    print_entry(entries, i, arena);
  }
}

static void entry_xml(struct result *result, const struct history_entry *entries, size_t at) {
  const struct history_entry *entry = &entries[at];
  char number[24];
  result_open(result, "entry");
  result_number(result, "n", (long long)at + 1);
  result_attribute(result, "date", entry->date);
  result_attribute(result, "body", entry->body);
  result_attribute(result, "layer", entry->layer);
  result_attribute(result, "holder", entry->holder);
  result_attribute(result, "stance", entry->stance);
  snprintf(number, sizeof number, "%.2f", entry->confidence);
  result_attribute(result, "confidence", number);
  result_attribute(result, "uncertain", entry->uncertain ? "yes" : NULL);
  result_attribute(result, "turned", entry->turned ? "yes" : NULL);
  if (entry->earlier != SIZE_MAX)
    result_number(result, "earlier", (long long)entry->earlier + 1);
  result_attribute(result, "matter", entry->matter);
  result_attribute(result, "document", entry->document);
  result_attribute(result, "finding", entry->finding);
  result_attribute(result, "file", entry->file);
  result_attribute(result, "item", entry->n);
  result_number(result, "page", entry->page);
  result_element(result, "title", entry->title);
  result_element(result, "proposal", entry->proposal);
  result_element(result, "quote", entry->quote);
  result_close(result);
}

static void print_xml(const char *body, const struct past_body *past, size_t past_count,
                      const struct history_entry *entries, size_t count, struct arena *arena) {
  struct result *result = result_begin(arena, "history");
  result_attribute(result, "body", body);
  for (size_t i = 0; i < past_count; i++) {
    result_open(result, "was");
    if (past[i].from > 0)
      result_number(result, "from", past[i].from);
    if (past[i].to > 0)
      result_number(result, "to", past[i].to);
    result_text(result, past[i].name);
    result_close(result);
  }
  for (size_t i = 0; i < count; i++)
    entry_xml(result, entries, i);
  size_t length;
  const char *xml = result_end(result, &length);
  fwrite(xml, 1, length, stdout);
}

static void print_past(const struct past_body *past, size_t count, struct arena *arena) {
  for (size_t i = 0; i < count; i++) {
    const char *to = past[i].to > 0 ? arena_printf(arena, "%d", past[i].to) : "";
    printf("%s%s%s", i > 0 ? ", before that " : "", visible(arena, past[i].name),
           past[i].from > 0 ? arena_printf(arena, " (%d\xE2\x80\x93%s)", past[i].from, to) : "");
  }
  printf("\n\n");
}

static enum exit_status run(const struct invocation *invocation) {
  struct error error = {0};
  struct opened data;
  struct arena *arena = invocation->arena;
  const char *body = invocation->words[0], *municipality = option_value(invocation, "municipality");
  if (!open_data(invocation, false, &data, &error))
    return complain(NULL, &error);
  struct gazetteer *gazetteer = gazetteer_for_reading(arena);
  struct history_entry *entries;
  struct past_body *past;
  const char *words = words_joined(invocation->words + 1, invocation->word_count - 1, arena);
  size_t count = history_of(data.index, gazetteer, body, municipality, words, arena, &entries, &error);
  size_t past_count = body_past(gazetteer, municipality, body, arena, &past);
  if (error.kind != ERROR_NONE)
    ;
  else if (option_value(invocation, "xml"))
    print_xml(body, past, past_count, entries, count, arena);
  else if (invocation->json || invocation->csv)
    print_rows(invocation, entries, count);
  else {
    print_past(past, past_count, arena);
    print_history(entries, count, arena);
    if (!invocation->quiet)
      printf("%s%zu position%s\n", count > 0 ? "\n" : "", count, count == 1 ? "" : "s");
  }
  gazetteer_free(gazetteer);
  close_data(&data);
  return error.kind == ERROR_NONE ? EXIT_WELL : complain(body, &error);
}

const struct command command_history = {
    .name = "history",
    .arguments = "BODY [WORDS...]",
    .summary = "show what a body has said over time",
    .help =
        "Lists the positions and decisions of a body - its committee and its administration, and the districts that\n"
        "became part of it - oldest first, each with quote and page. With WORDS only where they occur. A change of\n"
        "mind on a like proposal is marked. Put a name of several words in quotes.",
    .examples = "standpunkt history 'H\xC3\xA4gersten-\xC3\x84lvsj\xC3\xB6 stadsdelsn\xC3\xA4mnd' skolsociala team\n"
                "standpunkt history Socialn\xC3\xA4mnden --municipality Granvik\n"
                "standpunkt history --csv Kommunstyrelsen >said.csv",
    .formats = FORMAT_JSON | FORMAT_CSV,
    .least = 1,
    .most = -1,
    .options = options,
    .run = run,
};
