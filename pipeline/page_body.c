/* page_body.c - bodies, and what one of them and those that it was before have said. */
#include "body_past.h"
#include "compare.h"
#include "routes.h"

#include <string.h>

void page_bodies(struct visit *visit) {
  struct share_row *rows;
  const char *municipality = address_field(visit->address, "kommun");
  size_t count = catalogue_shares(visit->index, SHARE_BODIES, municipality, visit->arena, &rows, &visit->error);
  if (visit->error.kind != ERROR_NONE)
    return;
  if (visit_wants_list(visit)) {
    static const struct column columns[] = {
        {.key = "body"}, {.key = "municipality"}, {.key = "documents", .number = true}};
    struct visit_list list;
    visit_list_begin(visit, &list, columns, 3);
    for (size_t i = 0; i < count; i++) {
      const char *values[] = {rows[i].name, rows[i].of,
                              arena_printf(visit->arena, "%llu", (unsigned long long)rows[i].count)};
      visit_list_row(&list, values);
    }
    visit_list_end(&list);
    return;
  }
  struct result *result = visit_result(visit, "bodies");
  result_attribute(result, "municipality", municipality);
  result_forms(result, visit, 1u << FORM_JSON | 1u << FORM_CSV);
  for (size_t i = 0; i < count; i++) {
    const char *in =
        rows[i].of == NULL ? "" : arena_printf(visit->arena, "?kommun=%s", address_escape(visit->arena, rows[i].of));
    result_open(result, "body");
    result_attribute(result, "name", rows[i].name);
    result_attribute(result, "municipality", rows[i].of);
    result_attribute(result, "href",
                     arena_printf(visit->arena, "/organ/%s%s", address_escape(visit->arena, rows[i].name), in));
    result_number(result, "documents", (long long)rows[i].count);
    result_close(result);
  }
}

/* The history as a list: a row an entry. */
enum {
  HISTORY_DATE,
  HISTORY_BODY,
  HISTORY_LAYER,
  HISTORY_HOLDER,
  HISTORY_STANCE,
  HISTORY_PROPOSAL,
  HISTORY_MATTER,
  HISTORY_TITLE,
  HISTORY_DOCUMENT,
  HISTORY_FINDING,
  HISTORY_PAGE,
  HISTORY_QUOTE,
  HISTORY_CONFIDENCE,
  HISTORY_TURNED,
  HISTORY_COLUMNS
};

static const struct column history_columns[HISTORY_COLUMNS] = {
    [HISTORY_DATE] = {.key = "date"},
    [HISTORY_BODY] = {.key = "body"},
    [HISTORY_LAYER] = {.key = "layer"},
    [HISTORY_HOLDER] = {.key = "holder"},
    [HISTORY_STANCE] = {.key = "stance"},
    [HISTORY_PROPOSAL] = {.key = "proposal"},
    [HISTORY_MATTER] = {.key = "matter"},
    [HISTORY_TITLE] = {.key = "title"},
    [HISTORY_DOCUMENT] = {.key = "document"},
    [HISTORY_FINDING] = {.key = "finding"},
    [HISTORY_PAGE] = {.key = "page", .number = true},
    [HISTORY_QUOTE] = {.key = "quote"},
    [HISTORY_CONFIDENCE] = {.key = "confidence", .number = true},
    [HISTORY_TURNED] = {.key = "turned"},
};

static void list_history(struct visit *visit, const struct history_entry *entries, size_t count) {
  struct visit_list list;
  visit_list_begin(visit, &list, history_columns, HISTORY_COLUMNS);
  for (size_t i = 0; i < count; i++) {
    const struct history_entry *entry = &entries[i];
    const char *values[HISTORY_COLUMNS] = {
        [HISTORY_DATE] = entry->date,
        [HISTORY_BODY] = entry->body,
        [HISTORY_LAYER] = entry->layer,
        [HISTORY_HOLDER] = entry->holder,
        [HISTORY_STANCE] = entry->stance,
        [HISTORY_PROPOSAL] = entry->proposal,
        [HISTORY_MATTER] = entry->matter,
        [HISTORY_TITLE] = entry->title,
        [HISTORY_DOCUMENT] = entry->document,
        [HISTORY_FINDING] = entry->finding,
        [HISTORY_PAGE] = arena_printf(visit->arena, "%u", entry->page),
        [HISTORY_QUOTE] = entry->quote,
        [HISTORY_CONFIDENCE] = arena_printf(visit->arena, "%.2f", entry->confidence),
        [HISTORY_TURNED] = entry->turned ? "true" : "false",
    };
    visit_list_row(&list, values);
  }
  visit_list_end(&list);
}

static void add_entry(struct result *result, const struct history_entry *entries, const struct history_entry *entry) {
  result_open(result, "entry");
  result_attribute(result, "date", entry->date);
  result_attribute(result, "body", entry->body);
  result_attribute(result, "layer", entry->layer);
  result_attribute(result, "holder", entry->holder);
  result_attribute(result, "stance", entry->stance);
  result_attribute(result, "matter", entry->matter);
  result_attribute(result, "title", entry->title);
  result_attribute(result, "document", entry->document);
  result_attribute(result, "finding", entry->finding);
  result_attribute(result, "item", entry->n);
  result_number(result, "page", entry->page);
  result_attribute(result, "uncertain", entry->uncertain ? "true" : NULL);
  if (entry->turned && entry->earlier != SIZE_MAX) {
    result_attribute(result, "turned", entries[entry->earlier].stance);
    result_attribute(result, "turned-from", entries[entry->earlier].date);
  }
  result_element(result, "proposal", entry->proposal);
  result_element(result, "quote", entry->quote);
  result_close(result);
}

void page_body(struct visit *visit) {
  const struct gazetteer *names = visit->resources->knowledge->gazetteer;
  const char *name = visit->address->segment[1], *municipality = address_field(visit->address, "kommun");
  const char *words = address_field(visit->address, "q");
  struct history_entry *entries;
  struct past_body *past;
  size_t count = history_of(visit->index, names, name, municipality, words, visit->arena, &entries, &visit->error);
  if (visit->error.kind != ERROR_NONE)
    return;
  if (visit_wants_list(visit)) {
    list_history(visit, entries, count);
    return;
  }
  struct result *result = visit_result(visit, "body-history");
  result_attribute(result, "name", name);
  result_attribute(result, "municipality", municipality);
  result_attribute(result, "words", words);
  result_attribute(result, "href", arena_printf(visit->arena, "/organ/%s", address_escape(visit->arena, name)));
  result_number(result, "total", (long long)count);
  result_forms(result, visit, 1u << FORM_JSON | 1u << FORM_CSV);
  size_t bodies = body_past(names, municipality, name, visit->arena, &past);
  for (size_t i = 1; i < bodies; i++) {
    result_open(result, "past");
    result_attribute(result, "name", past[i].name);
    if (past[i].from > 0)
      result_number(result, "from", past[i].from);
    if (past[i].to > 0)
      result_number(result, "to", past[i].to);
    result_close(result);
  }
  for (size_t i = count; i > 0; i--) /* newest first */
    add_entry(result, entries, &entries[i - 1]);
}
