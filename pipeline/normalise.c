/* normalise.c - findings become a record: the order of the steps, and the small things that all of them need. */
#include "context.h"
#include "unicode.h"
#include "views.h"
#include "words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#ifndef STANDPUNKT_VERSION
#define STANDPUNKT_VERSION "0.1"
#endif

bool range_empty(struct range range) { return range.end <= range.start; }

bool range_within(struct range inner, struct range outer) {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/* Is there no white space in TEXT but single spaces?  Eight bytes at a time; doubtful ones are taken for no. */
static bool single_spaced(const char *text, size_t length) {
  const uint64_t each = 0x0101010101010101u, tops = each * 0x80, spaces = each * ' ';
  size_t at = 0;
  for (; at + 8 < length; at += 8) {
    uint64_t here, next;
    memcpy(&here, text + at, sizeof here);
    memcpy(&next, text + at + 1, sizeof next);
    uint64_t below = (here - spaces) & ~here & tops, a = here ^ spaces, b = next ^ spaces;
    if (below != 0 || ((a - each) & ~a & (b - each) & ~b & tops) != 0)
      return false;
  }
  for (; at < length; at++)
    if ((unsigned char)text[at] < ' ' || (text[at] == ' ' && (at + 1 == length || text[at + 1] == ' ')))
      return false;
  return length > 0 && text[0] != ' ';
}

char *range_text(const struct context *c, struct range range) {
  const char *text = c->document->text;
  if (range.end > range.start && single_spaced(text + range.start, range.end - range.start))
    return arena_strndup(c->arena, text + range.start, range.end - range.start);
  char *out = arena_alloc(c->arena, range.end - range.start + 1);
  size_t at = 0;
  for (uint32_t i = range.start; i < range.end; i++) {
    if (!isspace((unsigned char)text[i]))
      out[at++] = text[i];
    else if (at > 0 && out[at - 1] != ' ')
      out[at++] = ' ';
  }
  while (at > 0 && out[at - 1] == ' ')
    at--;
  out[at] = '\0';
  return out;
}

const char *folded(const struct context *c, const char *text) {
  size_t length = strlen(text);
  char *out = arena_room(c->arena, length + 1, 1);
  unicode_fold_bytes(text, length, out);
  return out;
}

const char *folded_range(const struct context *c, struct range range) {
  const char *paper = paper_folded_before(c);
  if (paper != NULL && range.end > range.start &&
      single_spaced(c->document->text + range.start, range.end - range.start))
    return arena_strndup(c->arena, paper + range.start, range.end - range.start);
  char *text = range_text(c, range);
  unicode_fold_bytes(text, strlen(text), text);
  return text;
}

struct range capture(const struct context *c, const struct finding *finding, const char *name) {
  return finding_capture(c->rules, finding, name);
}

const char *capture_text(const struct context *c, const struct finding *finding, const char *name) {
  struct range range = capture(c, finding, name);
  return range_empty(range) ? NULL : range_text(c, range);
}

const char *finding_get(const struct finding *finding, const char *name) { return rule_get(finding->rule, name); }

bool finding_is(const struct finding *finding, const char *name, const char *value) {
  const char *own = finding_get(finding, name);
  return own != NULL && own[0] == value[0] && strcmp(own, value) == 0;
}

double finding_number(const struct finding *finding, const char *name, double otherwise) {
  const char *own = finding_get(finding, name);
  return own == NULL ? otherwise : strtod(own, NULL);
}

const struct section *section_at(const struct context *c, uint32_t at) {
  const struct document *d = c->document;
  if (d->block_count == 0)
    return NULL;
  uint32_t section = d->block[document_block_at(d, at)].section;
  return section < d->section_count ? &d->section[section] : NULL;
}

enum section_role role_at(const struct context *c, uint32_t at) {
  const struct section *section = section_at(c, at);
  return section == NULL ? ROLE_COUNT : section->role;
}

uint32_t item_at(const struct context *c, uint32_t at) {
  const struct section *section = section_at(c, at);
  return section == NULL ? 0 : section->item;
}

struct range block_range(const struct context *c, uint32_t index) {
  return (struct range){c->document->block[index].start, c->document->block[index].end};
}

static const struct cut_block *all_sentences(const struct context *c, uint32_t number) {
  struct cut_block *cut = &c->findings->cut[number];
  if (cut->sentence == NULL)
    cut->count = sentences(c->gazetteer, c->document->text, block_range(c, number), c->arena, &cut->sentence);
  return cut;
}

/* Is SENTENCE told as the view of a body that is not the paper's own? */
static bool told_of_another(const struct context *c, struct range sentence) {
  for (size_t i = 0; i < c->views->count; i++)
    if (view_says(&c->views->view[i], sentence))
      return true;
  return is_joined(c, sentence);
}

const struct cut_block *block_sentences(const struct context *c, uint32_t number) {
  const struct cut_block *cut = all_sentences(c, number);
  if (c->views == NULL || c->views->count + c->views->joins == 0 || (c->view != NULL && c->view->said == NULL))
    return cut;
  struct cut_block *own = arena_alloc(c->arena, sizeof *own);
  size_t said = c->view != NULL ? c->view->count : cut->count;
  own->sentence = arena_array(c->arena, said + 1, sizeof *own->sentence);
  for (size_t i = 0; i < said; i++)
    if (c->view != NULL ? range_within(c->view->said[i].at, block_range(c, number))
                        : !told_of_another(c, cut->sentence[i]))
      own->sentence[own->count++] = c->view != NULL ? c->view->said[i].at : cut->sentence[i];
  return own;
}

struct range sentence_at(const struct context *c, uint32_t at) {
  uint32_t number = document_block_at(c->document, at);
  const struct cut_block *cut = all_sentences(c, number);
  for (size_t i = 0; i < cut->count; i++)
    if (at < cut->sentence[i].end)
      return cut->sentence[i];
  return block_range(c, number);
}

size_t finding_from(const struct context *c, uint32_t at) {
  size_t low = 0, high = c->findings->count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (c->findings->finding[middle].at.start < at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

bool is(const char *a, const char *b) { return a != NULL && b != NULL && a[0] == b[0] && strcmp(a, b) == 0; }

bool ends_with(const char *text, const char *end) {
  size_t length = strlen(text), size = strlen(end);
  return length >= size && strcmp(text + length - size, end) == 0;
}

/* "b12": printing costs ten times as much, and there are many. */
static const char *id_of(const struct context *c, char kind, size_t number) {
  char digits[24];
  size_t at = sizeof digits;
  for (; number > 0 || at == sizeof digits; number /= 10)
    digits[--at] = (char)('0' + number % 10);
  digits[--at] = kind;
  return arena_strndup(c->arena, digits + at, sizeof digits - at);
}

const char *new_id(struct context *c, char kind) { return id_of(c, kind, ++c->ids); }

static void add_quote(struct context *c, struct evidences *evidences, uint32_t block, struct range range,
                      const char *rule) {
  const struct block *of = &c->document->block[block];
  for (size_t i = 0; i < evidences->count; i++)
    if (evidences->at[i].block == block && evidences->at[i].start == range.start - of->start &&
        evidences->at[i].end == range.end - of->start)
      return;
  struct box *boxes;
  uint32_t page;
  size_t count = document_boxes(c->document, range, c->arena, &boxes, &page);
  evidences->at = arena_grow(c->arena, evidences->at, evidences->count, &evidences->capacity, sizeof *evidences->at);
  evidences->at[evidences->count++] = (struct evidence){.block = block,
                                                        .start = range.start - of->start,
                                                        .end = range.end - of->start,
                                                        .page = page,
                                                        .box = boxes,
                                                        .box_count = count,
                                                        .rule = rule};
}

void add_evidence(struct context *c, struct evidences *evidences, struct range range, const char *rule) {
  const struct document *d = c->document;
  if (range_empty(range) || d->block_count == 0)
    return;
  for (uint32_t b = document_block_at(d, range.start); b < d->block_count && d->block[b].start < range.end; b++) {
    struct range part = {range.start > d->block[b].start ? range.start : d->block[b].start,
                         range.end < d->block[b].end ? range.end : d->block[b].end};
    while (part.start < part.end && isspace((unsigned char)d->text[part.start]))
      part.start++;
    while (part.end > part.start && isspace((unsigned char)d->text[part.end - 1]))
      part.end--;
    if (!range_empty(part))
      add_quote(c, evidences, b, part, rule);
  }
}

/* ---- the text of the record: sections and blocks as they are ---- */

static void copy_block(struct context *c, uint32_t index) {
  const struct block *block = &c->document->block[index];
  struct record *r = c->record;
  struct record_block *out = &r->block[r->block_count++];
  struct box *boxes;
  uint32_t page;
  out->box_count = document_boxes(c->document, (struct range){block->start, block->end}, c->arena, &boxes, &page);
  out->box = boxes;
  out->id = id_of(c, 'b', index + 1);
  out->type = block_type_token(block->type);
  out->text = arena_strndup(c->arena, c->document->text + block->start, block->end - block->start);
  out->length = block->end - block->start;
  out->page = block->page;
  out->marker = block->marker;
  if (block->anchor != UINT32_MAX) {
    uint32_t anchored = document_block_at(c->document, block->anchor);
    out->anchor = id_of(c, 'b', anchored + 1);
    out->anchor_at = block->anchor - c->document->block[anchored].start;
  }
}

static void copy_text(struct context *c) {
  const struct document *d = c->document;
  struct record *r = c->record;
  r->block = arena_array(c->arena, d->block_count + 1, sizeof *r->block);
  r->block_capacity = d->block_count + 1;
  for (uint32_t i = 0; i < d->block_count; i++)
    copy_block(c, i);
  r->section = arena_array(c->arena, d->section_count + 2, sizeof *r->section);
  r->section_capacity = d->section_count + 2;
  for (uint32_t i = 0; i < d->section_count; i++) {
    const struct section *section = &d->section[i];
    struct record_section *out = &r->section[r->section_count++];
    *out = (struct record_section){.id = id_of(c, 's', i + 1),
                                   .role = section_role_token(section->role),
                                   .page = section->page,
                                   .first = section->first,
                                   .count = section->count};
    if (section->heading != UINT32_MAX)
      out->heading = range_text(c, block_range(c, section->heading));
  }
}

static const char *ocr_token(enum ocr_state state) {
  return state == OCR_FULL ? "full" : state == OCR_PARTIAL ? "partial" : "none";
}

static void start_record(struct context *c, const struct source_facts *facts) {
  const struct pages *pages = c->document->pages;
  struct record *r = c->record;
  r->arena = c->arena;
  r->id = arena_strndup(c->arena, facts->hash, 32);
  r->source_hash = facts->hash;
  r->rules = rules_hash(c->rules);
  r->generator = "standpunkt " STANDPUNKT_VERSION;
  r->file = facts->file;
  r->bytes = facts->bytes;
  r->media_type = pages->media_type;
  r->extractor = pages->extractor;
  r->ocr = ocr_token(pages->ocr);
  r->pages = (uint32_t)pages->count;
  r->lang = "sv";
  r->item_count = r->item_capacity = c->document->item_count;
  r->item = arena_array(c->arena, r->item_count, sizeof *r->item);
  for (size_t i = 0; i < r->item_count; i++) {
    r->item[i].id = id_of(c, 'i', i + 1);
    r->item[i].n = c->document->item[i].number;
    if (!range_empty(c->document->item[i].title))
      r->item[i].title = range_text(c, c->document->item[i].title);
  }
}

/* Positions in the order of what they are on: the whole motion, then proposal by proposal. */
static void order_positions(struct context *c, struct record_item *item) {
  struct record_position *ordered = arena_array(c->arena, item->position_count + 1, sizeof *ordered);
  size_t at = 0;
  for (size_t p = 0; p <= item->proposal_count; p++) {
    const char *id = p == 0 ? NULL : item->proposal[p - 1].id;
    for (size_t i = 0; i < item->position_count; i++) {
      const char *own = item->position[i].proposal;
      if (id == own || (id != NULL && own != NULL && strcmp(id, own) == 0))
        ordered[at++] = item->position[i];
    }
  }
  item->position = ordered;
  item->position_capacity = item->position_count + 1;
}

/* Weighs all positions, but for what retold views say plainly. */
static void weigh_views(struct context *c) {
  size_t items = c->record->item_count, *count = arena_array(c->arena, items + 1, sizeof *count);
  struct record_position **kept = arena_array(c->arena, items + 1, sizeof *kept);
  for (uint32_t i = 0; i < items; i++)
    kept[i] = keep_plain(c, i, &count[i]);
  weigh_positions(c);
  for (uint32_t i = 0; i < items; i++)
    put_back(c, i, kept[i], count[i]);
  join_views(c);
}

struct record *normalise(const struct document *document, const struct findings *findings, const struct rule_set *rules,
                         const struct gazetteer *gazetteer, const struct source_facts *facts) {
  struct context c = {.arena = document->arena,
                      .document = document,
                      .findings = findings,
                      .rules = rules,
                      .gazetteer = gazetteer,
                      .parts = parts_new(document->arena),
                      .record = arena_alloc(document->arena, sizeof(struct record))};
  start_record(&c, facts);
  copy_text(&c);
  paper_folded(&c);
  find_metadata(&c);
  find_people(&c);
  find_movers(&c);
  find_references(&c);
  find_proposals(&c);
  find_claims(&c);
  find_answers(&c);
  find_positions(&c);
  find_decisions(&c);
  positions_from_decisions(&c);
  weigh_views(&c);
  for (size_t i = 0; i < c.record->item_count; i++)
    order_positions(&c, &c.record->item[i]);
  find_votes(&c);
  find_dissents(&c);
  find_remarks(&c);
  return c.record;
}
