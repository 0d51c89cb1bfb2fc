/* eval_found.c - what a record holds, flattened: each finding with its attributes, quotes, rules and section roles. */
#include "buffer.h"
#include "eval.h"
#include "record_shape.h"

#include <string.h>

struct flattening {
  const struct record *record;
  struct arena *arena;
  const uint32_t *section_of; /* of each block; section_count for furniture */
  const struct record_item *item;
  struct found *found;
  size_t count, capacity;
};

static const char *copied(struct flattening *f, const char *text) { return arena_strdup(f->arena, text ? text : ""); }

/* The value of the attribute SHAPE of OBJECT as it stands in XML; NULL if it is absent, or of no use here. */
static const char *value_of(struct flattening *f, const struct attribute_shape *shape, const void *object) {
  const char *at = (const char *)object + shape->at, *text = NULL;
  int number = 0;
  double confidence = 0;
  switch (shape->kind) {
  case VALUE_TEXT:
  case VALUE_ID:
    memcpy(&text, at, sizeof text);
    return text ? copied(f, text) : NULL;
  case VALUE_TALLY:
    memcpy(&number, at, sizeof number);
    return number < 0 ? NULL : arena_printf(f->arena, "%d", number);
  case VALUE_YES_NO:
  case VALUE_YES:
    memcpy(&number, at, sizeof number);
    return number ? "true" : "false";
  case VALUE_CONFIDENCE:
    memcpy(&confidence, at, sizeof confidence);
    return arena_printf(f->arena, "%.2f", confidence);
  case VALUE_BLOCK:
  case VALUE_NUMBER:
  case VALUE_PAGE:
  case VALUE_ANCHOR_AT:
  case VALUE_SIZE:
  case VALUE_BOXES:
    break;
  }
  return NULL;
}

static void take_attributes(struct flattening *f, const struct element_shape *shape, const void *object,
                            struct found *found) {
  for (const struct attribute_shape *one = shape->attributes; one->name; one++) {
    const char *value = value_of(f, one, object);
    if (value && found->attribute_count < FOUND_ATTRIBUTES)
      found->attribute[found->attribute_count++] = (struct eval_attribute){one->name, value};
  }
}

/* EVIDENCE stands inside one of a proposal or question of ITEM: these are the mover's words. */
static bool quotes_proposal(const struct record_item *item, const struct evidence *evidence) {
  for (size_t i = 0; i < item->proposal_count; i++) {
    const struct record_proposal *proposal = &item->proposal[i];
    for (size_t j = 0; j < proposal->evidence.count && strcmp(proposal->kind, "claim") != 0; j++) {
      const struct evidence *other = &proposal->evidence.at[j];
      if (evidence->block == other->block && evidence->start >= other->start && evidence->end <= other->end)
        return true;
    }
  }
  return false;
}

static void take_evidence(struct flattening *f, const struct evidences *evidences, struct found *found) {
  struct buffer quote = buffer_in(f->arena);
  struct found_place *places = arena_array(f->arena, evidences->count, sizeof *places);
  const char *own = found_value(found, "rule");
  found->in_proposal = f->item && evidences->count > 0;
  for (size_t i = 0; i < evidences->count; i++) {
    const struct evidence *one = &evidences->at[i];
    uint32_t section = f->section_of[one->block];
    const char *rule = one->rule ? one->rule : own;
    size_t length;
    const char *text = record_quote(f->record, one, &length);
    buffer_text(&quote, i ? " " : "");
    buffer_add(&quote, text, length);
    places[i].role = section < f->record->section_count ? copied(f, f->record->section[section].role) : FURNITURE;
    places[i].rule = rule && *rule ? copied(f, rule) : NULL;
    found->in_proposal = found->in_proposal && quotes_proposal(f->item, one);
  }
  found->quote = buffer_string(&quote);
  found->place = places;
  found->place_count = evidences->count;
}

static void add_found(struct flattening *f, const struct element_shape *shape, const void *object) {
  struct found found = {.name = shape->name, .quote = ""};
  const char *text = shape_text(shape, object);
  const struct evidences *evidences = shape_evidence(shape, object);
  found.text = copied(f, text);
  if (f->item) {
    found.item = copied(f, f->item->id);
    found.item_n = f->item->n ? copied(f, f->item->n) : NULL;
  }
  take_attributes(f, shape, object, &found);
  if (evidences)
    take_evidence(f, evidences, &found);
  f->found = arena_grow(f->arena, f->found, f->count, &f->capacity, sizeof *f->found);
  f->found[f->count++] = found;
}

static void flatten(struct flattening *f, const struct element_shape *shape, const void *object) {
  for (const struct child_shape *child = shape->children; child->shape; child++) {
    const char *name = child->shape->name;
    size_t count = 0;
    const char *one = shape_children(f->record, child, object, &count);
    if (strcmp(name, "source") == 0 || strcmp(name, "text") == 0 || child->shape == &evidence_shape)
      continue;
    for (size_t i = 0; one && i < count; i++, one += child->shape->size) {
      f->item = child->shape == &item_shape ? (const void *)one : f->item;
      add_found(f, child->shape, one);
      flatten(f, child->shape, one);
    }
    f->item = child->shape == &item_shape ? NULL : f->item;
  }
}

static uint32_t *sections_of_blocks(const struct record *record, struct arena *arena) {
  uint32_t *section_of = arena_array(arena, record->block_count, sizeof *section_of);
  for (size_t i = 0; i < record->block_count; i++)
    section_of[i] = (uint32_t)record->section_count;
  for (uint32_t i = 0; i < record->section_count; i++)
    for (uint32_t j = 0; j < record->section[i].count; j++)
      section_of[record->section[i].first + j] = i;
  return section_of;
}

struct found *found_in(const struct record *record, struct arena *arena, size_t *count) {
  struct flattening f = {.record = record, .arena = arena, .section_of = sections_of_blocks(record, record->arena)};
  flatten(&f, &record_shape, record);
  *count = f.count;
  return f.found;
}

const char *found_value(const struct found *found, const char *name) {
  for (size_t i = 0; i < found->attribute_count; i++)
    if (strcmp(found->attribute[i].name, name) == 0)
      return found->attribute[i].value;
  return "";
}
