/* page_document.c - the page of a document: its text with the findings in it, the picture of a page beside it, and the
 * way from finding to finding.
 *
 *   /dokument/ID             the whole, or its first part
 *   /dokument/ID?fynd=p3     with one finding chosen (its id or its address)
 *   /dokument/ID?sida=40     the part with that page of the source
 */
#include "page_document.h"
#include "catalogue.h"
#include "matters.h"
#include "routes.h"

#include <stdlib.h>
#include <string.h>

/* A part has PART_PAGES pages of the source; documents up to WHOLE_PAGES are shown whole. */
enum { WHOLE_PAGES = 24, PART_PAGES = 12 };

struct part {
  uint32_t first, last; /* pages */
};

static struct part part_with(const struct record *record, uint32_t page) {
  if (record->pages <= WHOLE_PAGES)
    return (struct part){1, UINT32_MAX};
  uint32_t first = (page - 1) / PART_PAGES * PART_PAGES + 1;
  return (struct part){first, first + PART_PAGES - 1};
}

static bool furniture(const struct record_block *block) { return strcmp(block->type, "furniture") == 0; }

static void add_section(struct result *result, const struct reading_matter *matter,
                        const struct record_section *section, struct part part, size_t current, struct arena *arena) {
  bool open = false;
  for (uint32_t i = section->first; i < section->first + section->count; i++) {
    const struct record_block *block = &matter->record->block[i];
    if (block->page < part.first || block->page > part.last || furniture(block))
      continue;
    if (!open) {
      result_open(result, "section");
      result_attribute(result, "role", section->role);
      open = true;
    }
    result_open(result, "block");
    result_attribute(result, "id", block->id);
    result_attribute(result, "type", block->type);
    result_number(result, "page", block->page);
    result_attribute(result, "marker", block->marker);
    document_block(result, matter, i, current, arena);
    result_close(result);
  }
  if (open)
    result_close(result);
}

static void add_text(struct result *result, const struct reading_matter *matter, struct part part, size_t current,
                     struct arena *arena) {
  result_open(result, "text");
  for (size_t i = 0; i < matter->record->section_count; i++)
    add_section(result, matter, &matter->record->section[i], part, current, arena);
  result_close(result);
}

static void add_parts(struct result *result, const struct record *record, struct part part) {
  for (uint32_t first = 1; record->pages > WHOLE_PAGES && first <= record->pages; first += PART_PAGES) {
    result_open(result, "part");
    result_number(result, "first", first);
    result_number(result, "last", first + PART_PAGES - 1 < record->pages ? first + PART_PAGES - 1 : record->pages);
    result_attribute(result, "current", first == part.first ? "true" : NULL);
    result_close(result);
  }
}

/* All findings, shown by the rest of the world as rows. */
static void list_findings(struct visit *visit, const struct reading_matter *matter) {
  enum { NUMBER, KIND, SAYS, HOLDER, LAYER, STATUS, ITEM, PROPOSAL, PAGE, QUOTE, CONFIDENCE, RULE, ADDRESS, COLUMNS };
  static const struct column columns[COLUMNS] = {
      [NUMBER] = {.key = "number", .number = true},
      [KIND] = {.key = "kind"},
      [SAYS] = {.key = "says"},
      [HOLDER] = {.key = "holder"},
      [LAYER] = {.key = "layer"},
      [STATUS] = {.key = "status"},
      [ITEM] = {.key = "item"},
      [PROPOSAL] = {.key = "proposal"},
      [PAGE] = {.key = "page", .number = true},
      [QUOTE] = {.key = "quote"},
      [CONFIDENCE] = {.key = "confidence", .number = true},
      [RULE] = {.key = "rule"},
      [ADDRESS] = {.key = "address"},
  };
  struct visit_list list;
  visit_list_begin(visit, &list, columns, COLUMNS);
  for (size_t i = 0; i < matter->count; i++) {
    const struct found *found = &matter->found[i];
    const struct record_proposal *on = found_proposal(matter->found, matter->count, found->on);
    size_t length;
    const char *quote = record_quote(matter->record, &found->evidence->at[0], &length);
    const char *values[COLUMNS] = {
        [NUMBER] = arena_printf(visit->arena, "%zu", i + 1),
        [KIND] = found->kind,
        [SAYS] = found_says(found),
        [HOLDER] = found_holder(found),
        [LAYER] = found->position != NULL ? found->position->layer : NULL,
        [STATUS] = found->decision != NULL ? found->decision->status : NULL,
        [ITEM] = found->item->n,
        [PROPOSAL] = on != NULL                ? on->text
                     : found->proposal != NULL ? found->proposal->text
                                               : NULL,
        [PAGE] = arena_printf(visit->arena, "%u", found->evidence->at[0].page),
        [QUOTE] = arena_strndup(visit->arena, quote, length),
        [CONFIDENCE] = found->confidence >= 0 ? arena_printf(visit->arena, "%.2f", found->confidence) : NULL,
        [RULE] = found->rule,
        [ADDRESS] = arena_printf(visit->arena, "/dokument/%s/fynd/%s", matter->record->id, found->address),
    };
    visit_list_row(&list, values);
  }
  visit_list_end(&list);
}

/* The finding that `fynd` names, or COUNT; false with an error if it names none. */
static bool choose(struct visit *visit, const struct reading_matter *matter, size_t *current) {
  const char *name = address_field(visit->address, "fynd");
  *current = name == NULL ? matter->count : found_named(matter->found, matter->count, name);
  return name == NULL || *current < matter->count ||
         error_set(&visit->error, ERROR_NOT_FOUND, "no such finding in the document");
}

void page_document(struct visit *visit) {
  struct reading_matter matter;
  size_t current;
  if (!document_read(visit, &matter) || !choose(visit, &matter, &current))
    return;
  if (visit_wants_list(visit)) {
    list_findings(visit, &matter);
    return;
  }
  uint32_t page = current < matter.count ? matter.found[current].evidence->at[0].page
                                         : (uint32_t)address_number(visit->address, "sida", 1, matter.record->pages, 1);
  struct part part = part_with(matter.record, page);
  const char *treated = matter_of(visit->index, matter.record->id, NULL, visit->arena, &visit->error);
  struct result *result = visit_result(visit, "document");
  result_number(result, "page", page);
  result_attribute(result, "matter", treated);
  document_head(result, &matter);
  result_forms(result, visit, 1u << FORM_JSON | 1u << FORM_CSV | 1u << FORM_XML);
  add_parts(result, matter.record, part);
  result_open(result, "findings");
  for (size_t i = 0; i < matter.count; i++)
    document_finding(result, &matter, i, i == current);
  result_close(result);
  add_text(result, &matter, part, current, visit->arena);
}

/* ---- the list of documents ---- */

enum { ID, TYPE, TITLE, MUNICIPALITY, ISSUER, LAYER, DATE, PAGES, POSITIONS, DECISIONS, FILE_NAME, COLUMNS };

static void list_documents(struct visit *visit, const struct document_row *rows, size_t count) {
  static const struct column columns[COLUMNS] = {
      [ID] = {.key = "document"},
      [TYPE] = {.key = "type"},
      [TITLE] = {.key = "title"},
      [MUNICIPALITY] = {.key = "municipality"},
      [ISSUER] = {.key = "issuer"},
      [LAYER] = {.key = "layer"},
      [DATE] = {.key = "date"},
      [PAGES] = {.key = "pages", .number = true},
      [POSITIONS] = {.key = "positions", .number = true},
      [DECISIONS] = {.key = "decisions", .number = true},
      [FILE_NAME] = {.key = "file"},
  };
  struct visit_list list;
  visit_list_begin(visit, &list, columns, COLUMNS);
  for (size_t i = 0; i < count; i++) {
    const char *values[COLUMNS] = {
        [ID] = rows[i].id,
        [TYPE] = rows[i].type,
        [TITLE] = rows[i].title,
        [MUNICIPALITY] = rows[i].municipality,
        [ISSUER] = rows[i].issuer,
        [LAYER] = rows[i].layer,
        [DATE] = rows[i].date,
        [PAGES] = arena_printf(visit->arena, "%u", rows[i].pages),
        [POSITIONS] = arena_printf(visit->arena, "%u", rows[i].positions),
        [DECISIONS] = arena_printf(visit->arena, "%u", rows[i].decisions),
        [FILE_NAME] = rows[i].file,
    };
    visit_list_row(&list, values);
  }
  visit_list_end(&list);
}

void result_documents(struct result *result, const struct document_row *rows, size_t count) {
  for (size_t i = 0; i < count; i++) {
    result_open(result, "paper");
    result_attribute(result, "id", rows[i].id);
    result_attribute(result, "type", rows[i].type);
    result_attribute(result, "municipality", rows[i].municipality);
    result_attribute(result, "issuer", rows[i].issuer);
    result_attribute(result, "date", rows[i].date);
    result_number(result, "sheets", rows[i].pages);
    result_number(result, "positions", rows[i].positions);
    result_number(result, "decisions", rows[i].decisions);
    result_text(result, rows[i].title);
    result_close(result);
  }
}

void page_documents(struct visit *visit) {
  const char *type = address_field(visit->address, "typ"), *municipality = address_field(visit->address, "kommun");
  struct document_row *rows;
  uint64_t total;
  size_t count = catalogue_documents(visit->index, type, municipality, visit_part(visit), visit->arena, &rows, &total,
                                     &visit->error);
  if (visit->error.kind != ERROR_NONE)
    return;
  if (visit_wants_list(visit)) {
    list_documents(visit, rows, count);
    return;
  }
  struct result *result = visit_result(visit, "documents");
  result_part(result, visit, count, total);
  result_attribute(result, "type", type);
  result_attribute(result, "municipality", municipality);
  result_forms(result, visit, 1u << FORM_JSON | 1u << FORM_CSV);
  result_shares(result, visit, SHARE_TYPES, "type", type);
  result_shares(result, visit, SHARE_MUNICIPALITIES, "municipality", municipality);
  result_documents(result, rows, count);
}
