/* document_parts.c - a document and its findings as result XML: see page_document.h. */
#include "page_document.h"

#include <stdlib.h>
#include <string.h>

bool document_read(struct visit *visit, struct reading_matter *matter) {
  const struct record *record = visit_record(visit, visit->address->segment[1]);
  *matter = (struct reading_matter){.record = record};
  if (record != NULL)
    matter->count = found_all(record, visit->arena, &matter->found);
  return record != NULL;
}

/* ---- the head ---- */

/* The date to show: of the meeting, else of the document, else the first. */
static const char *main_date(const struct record *record) {
  static const char *const roles[] = {"meeting", "document", "signed", "approved"};
  for (size_t r = 0; r < sizeof roles / sizeof *roles; r++)
    for (size_t i = 0; i < record->date_count; i++)
      if (strcmp(record->date[i].role, roles[r]) == 0 && record->date[i].value != NULL)
        return record->date[i].value;
  return NULL;
}

static void add_people(struct result *result, const struct record *record) {
  for (size_t i = 0; i < record->person_count; i++) {
    const struct record_person *person = &record->person[i];
    result_open(result, "person");
    result_attribute(result, "role", person->role);
    result_attribute(result, "party", person->party);
    result_attribute(result, "title", person->title);
    result_text(result, person->name);
    result_close(result);
  }
}

static void add_numbers(struct result *result, const struct record *record) {
  for (size_t i = 0; i < record->case_count; i++) {
    result_open(result, "case");
    result_attribute(result, "of", record->case_number[i].of);
    result_text(result, record->case_number[i].text);
    result_close(result);
  }
  for (size_t i = 0; i < record->reference_count; i++) {
    result_open(result, "reference");
    result_attribute(result, "type", record->reference[i].type);
    result_attribute(result, "value", record->reference[i].value);
    result_text(result, record->reference[i].text);
    result_close(result);
  }
  for (size_t i = 0; i < record->date_count; i++) {
    result_open(result, "date");
    result_attribute(result, "role", record->date[i].role);
    result_attribute(result, "value", record->date[i].value);
    result_text(result, record->date[i].text);
    result_close(result);
  }
}

void document_head(struct result *result, const struct reading_matter *matter) {
  const struct record *record = matter->record;
  result_attribute(result, "id", record->id);
  result_attribute(result, "type", record->type);
  result_attribute(result, "title", record->title != NULL ? record->title : record->file);
  result_attribute(result, "file", record->file);
  result_attribute(result, "media", record->media_type);
  result_number(result, "sheets", record->pages);
  result_number(result, "bytes", (long long)record->bytes);
  result_attribute(result, "date", main_date(record));
  result_attribute(result, "municipality", record->municipality.text);
  result_attribute(result, "issuer", record->issuer.text);
  result_attribute(result, "layer", record->issuer.layer);
  result_attribute(result, "addressee", record->addressee.text);
  result_element(result, "subtitle", record->subtitle);
  add_people(result, record);
  add_numbers(result, record);
  for (size_t i = 0; i < record->remark_count; i++) {
    result_open(result, "remark");
    result_attribute(result, "code", record->remark[i].code);
    result_attribute(result, "severity", record->remark[i].severity);
    if (record->remark[i].page > 0)
      result_number(result, "page", record->remark[i].page);
    result_text(result, record->remark[i].text);
    result_close(result);
  }
}

/* ---- findings ---- */

static void add_count(struct result *result, const char *name, int count) {
  if (count >= 0)
    result_number(result, name, count);
}

/* What is special to the kind. */
static void add_details(struct result *result, const struct found *found) {
  if (found->position != NULL)
    result_attribute(result, "layer", found->position->layer);
  if (found->decision != NULL) {
    result_attribute(result, "status", found->decision->status);
    result_attribute(result, "object", found->decision->object);
    result_attribute(result, "n", found->decision->n);
    result_attribute(result, "assignment", found->decision->assignment ? "true" : NULL);
  }
  if (found->proposal != NULL) {
    result_attribute(result, "sort", found->proposal->kind);
    result_attribute(result, "n", found->proposal->n);
  }
  if (found->vote != NULL) {
    add_count(result, "yes", found->vote->yes);
    add_count(result, "no", found->vote->no);
    add_count(result, "abstain", found->vote->abstain);
    add_count(result, "absent", found->vote->absent);
    result_attribute(result, "yes-means", found->vote->yes_means);
    result_attribute(result, "no-means", found->vote->no_means);
  }
  if (found->dissent != NULL)
    result_attribute(result, "party", found->dissent->party);
}

void document_finding(struct result *result, const struct reading_matter *matter, size_t n, bool current) {
  const struct found *found = &matter->found[n];
  const struct record_proposal *on = found_proposal(matter->found, matter->count, found->on);
  size_t length;
  const char *quote = record_quote(matter->record, &found->evidence->at[0], &length);
  result_open(result, "finding");
  result_number(result, "number", (long long)n + 1);
  result_attribute(result, "kind", found->kind);
  result_attribute(result, "id", found->id);
  result_attribute(result, "address", found->address);
  result_attribute(result, "says", found_says(found));
  result_attribute(result, "holder", found_holder(found));
  result_attribute(result, "rule", found->rule);
  result_number(result, "page", found->evidence->at[0].page);
  result_attribute(result, "item", found->item->n);
  if (found->confidence >= 0)
    result_number(result, "sure", (long long)(found->confidence * 100 + 0.5));
  if (current)
    result_attribute(result, "current", "true");
  add_details(result, found);
  result_open(result, "quote");
  result_span(result, quote, length);
  result_close(result);
  if (on != NULL) {
    result_open(result, "on");
    result_attribute(result, "n", on->n);
    result_text(result, on->text);
    result_close(result);
  }
  result_close(result);
}

void document_marks(struct result *result, const struct reading_matter *matter, size_t n, uint32_t page) {
  const struct evidences *evidence = matter->found[n].evidence;
  for (size_t i = 0; i < evidence->count; i++)
    for (size_t b = 0; evidence->at[i].page == page && b < evidence->at[i].box_count; b++) {
      const struct box *box = &evidence->at[i].box[b];
      result_open(result, "mark");
      result_number(result, "x", (long long)box->x0);
      result_number(result, "y", (long long)box->y0);
      result_number(result, "width", (long long)(box->x1 - box->x0 + 1));
      result_number(result, "height", (long long)(box->y1 - box->y0 + 1));
      result_close(result);
    }
}

/* ---- the text with what was found in it ---- */

struct stretch {
  uint32_t start, end;
  size_t finding;
};

struct cover {
  struct stretch *stretch;
  size_t count, capacity;
  uint32_t *border; /* where stretches begin and end */
  size_t borders, border_capacity;
};

static int by_number(const void *a, const void *b) {
  uint32_t one = *(const uint32_t *)a, other = *(const uint32_t *)b;
  return one < other ? -1 : one > other;
}

static void add_border(struct cover *cover, uint32_t at, struct arena *arena) {
  cover->border = arena_grow(arena, cover->border, cover->borders, &cover->border_capacity, sizeof *cover->border);
  cover->border[cover->borders++] = at;
}

static struct cover cover_of(const struct reading_matter *matter, uint32_t block, struct arena *arena) {
  struct cover cover = {0};
  add_border(&cover, 0, arena);
  add_border(&cover, matter->record->block[block].length, arena);
  for (size_t n = 0; n < matter->count; n++)
    for (size_t i = 0; i < matter->found[n].evidence->count; i++) {
      const struct evidence *evidence = &matter->found[n].evidence->at[i];
      if (evidence->block != block)
        continue;
      cover.stretch = arena_grow(arena, cover.stretch, cover.count, &cover.capacity, sizeof *cover.stretch);
      cover.stretch[cover.count++] = (struct stretch){evidence->start, evidence->end, n};
      add_border(&cover, evidence->start, arena);
      add_border(&cover, evidence->end, arena);
    }
  qsort(cover.border, cover.borders, sizeof *cover.border, by_number);
  return cover;
}

/* Of the stretches that cover START to END: the current finding's, else the shortest; NULL if none does. */
static const struct stretch *chosen(const struct cover *cover, uint32_t start, uint32_t end, size_t current) {
  const struct stretch *best = NULL;
  for (size_t i = 0; i < cover->count; i++) {
    const struct stretch *one = &cover->stretch[i];
    if (one->start > start || one->end < end)
      continue;
    if (one->finding == current)
      return one;
    if (best == NULL || one->end - one->start < best->end - best->start)
      best = one;
  }
  return best;
}

void document_block(struct result *result, const struct reading_matter *matter, uint32_t block, size_t current,
                    struct arena *arena) {
  const struct record_block *of = &matter->record->block[block];
  struct cover cover = cover_of(matter, block, arena);
  const struct stretch *before = NULL;
  bool open = false;
  for (size_t i = 0; i + 1 < cover.borders; i++) {
    uint32_t start = cover.border[i], end = cover.border[i + 1];
    if (start >= end)
      continue;
    const struct stretch *stretch = chosen(&cover, start, end, current);
    if (open && (stretch == NULL || before == NULL || stretch->finding != before->finding)) {
      result_close(result);
      open = false;
    }
    if (!open && stretch != NULL) {
      const struct found *found = &matter->found[stretch->finding];
      bool first = found->evidence->at[0].block == block && found->evidence->at[0].start == start;
      result_open(result, "run");
      result_number(result, "number", (long long)stretch->finding + 1);
      result_attribute(result, "kind", found->kind);
      result_attribute(result, "says", found_says(found));
      result_attribute(result, "address", found->address);
      result_attribute(result, "first", first ? "true" : NULL);
      result_attribute(result, "current", stretch->finding == current ? "true" : NULL);
      open = true;
    }
    result_span(result, of->text + start, end - start);
    before = stretch;
  }
  if (open)
    result_close(result);
}

const char *mark_in_marker(const char *marker) {
  size_t quote = *marker == '"' ? 1 : strncmp(marker, "”", strlen("”")) == 0 ? strlen("”") : 0;
  return marker + quote;
}
