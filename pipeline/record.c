/* record.c - what a schema cannot say of a record (see record.h): record_check and the quote of an evidence. */
#include "record.h"
#include "record_names.h"

#include <math.h>
#include <string.h>

struct check {
  const struct record *record;
  struct names *names;
  const uint32_t *section_of; /* of each block; section_count for furniture */
  bool boxed;                 /* the source has places, so every block and quote must */
  struct error *error;
};

/* The thing that is being checked, as messages name it. */
struct subject {
  const struct element_shape *shape;
  const void *object;
  const char *id;
  const struct record_item *item; /* it belongs to; NULL */
};

const char *record_quote(const struct record *record, const struct evidence *evidence, size_t *length) {
  *length = evidence->end - evidence->start;
  return record->block[evidence->block].text + evidence->start;
}

static bool same(const char *a, const char *b) { return a == b || (a && b && strcmp(a, b) == 0); }

static const char *shown(const char *text) { return text ? text : ""; }

/* ---------------------------------------------- places and quotes --------------------------------------------- */

static bool boxes_sane(const struct box *box, size_t count) {
  const float most = 1e6f; /* points: larger than any page, and NaN fails too */
  for (size_t i = 0; i < count; i++)
    if (!(fabsf(box[i].x0) < most && fabsf(box[i].y0) < most && fabsf(box[i].x1) < most && fabsf(box[i].y1) < most))
      return false;
  return true;
}

static bool check_place(struct check *check, struct subject subject, const char *what, uint32_t page,
                        const struct box *box, size_t count) {
  const char *name = subject.shape->name;
  if (page == 0 || page > check->record->pages)
    return error_set(check->error, ERROR_INVALID, "%s %s: %s is on page %u of %u", name, subject.id, what, page,
                     check->record->pages);
  if (check->boxed && count == 0)
    return error_set(check->error, ERROR_INVALID, "%s %s: %s has no boxes", name, subject.id, what);
  if (!boxes_sane(box, count))
    return error_set(check->error, ERROR_INVALID, "%s %s: %s has a box outside any page", name, subject.id, what);
  return true;
}

static bool at_border(const struct record_block *block, uint32_t at) {
  return at == block->length || ((unsigned char)block->text[at] & 0xC0) != 0x80;
}

static bool check_quote(struct check *check, struct subject subject, const struct evidence *evidence) {
  const char *name = subject.shape->name;
  if (evidence->block >= check->record->block_count)
    return error_set(check->error, ERROR_INVALID, "%s %s: its evidence is in block number %u of %zu", name, subject.id,
                     evidence->block, check->record->block_count);
  const struct record_block *block = &check->record->block[evidence->block];
  if (evidence->start >= evidence->end || evidence->end > block->length)
    return error_set(check->error, ERROR_INVALID, "%s %s: bytes %u to %u are no quote of block %s, which has %u", name,
                     subject.id, evidence->start, evidence->end, block->id, block->length);
  if (!at_border(block, evidence->start) || !at_border(block, evidence->end))
    return error_set(check->error, ERROR_INVALID, "%s %s: bytes %u to %u of block %s cut a character in two", name,
                     subject.id, evidence->start, evidence->end, block->id);
  if (evidence->page < block->page)
    return error_set(check->error, ERROR_INVALID, "%s %s: its evidence is on page %u, but block %s begins on page %u",
                     name, subject.id, evidence->page, block->id, block->page);
  return check_place(check, subject, "its evidence", evidence->page, evidence->box, evidence->box_count);
}

static bool check_evidence(struct check *check, struct subject subject) {
  const struct evidences *evidence = shape_evidence(subject.shape, subject.object);
  if (subject.shape->finding && evidence->count == 0)
    return error_set(check->error, ERROR_INVALID, "%s %s: no evidence", subject.shape->name, subject.id);
  for (size_t i = 0; evidence && i < evidence->count; i++)
    if (!check_quote(check, subject, &evidence->at[i]))
      return false;
  return true;
}

/* ---------------------------------------------- the text's structure ------------------------------------------ */

static bool check_block(struct check *check, const struct record_block *block) {
  struct subject subject = {.shape = &block_shape, .object = block, .id = block->id};
  if (!block->text)
    return error_set(check->error, ERROR_INVALID, "block %s: no text", block->id);
  if (!check_place(check, subject, "it", block->page, block->box, block->box_count))
    return false;
  if (!block->anchor)
    return true;
  const struct name *name = names_find(check->names, block->anchor);
  const struct record_block *anchor = name && name->shape == &block_shape ? name->object : NULL;
  if (!anchor)
    return error_set(check->error, ERROR_INVALID, "block %s: its anchor %s is no block", block->id, block->anchor);
  if (block->anchor_at > anchor->length || !at_border(anchor, block->anchor_at))
    return error_set(check->error, ERROR_INVALID, "block %s: byte %u is no place in its anchor %s", block->id,
                     block->anchor_at, block->anchor);
  return true;
}

static bool check_section(struct check *check, const struct record_section *section, size_t first) {
  const struct record *record = check->record;
  if (same(section->role, FURNITURE))
    return error_set(check->error, ERROR_INVALID, "section %s: only what stands after all sections is furniture",
                     section->id);
  if (section->first != first || section->count > record->block_count - first)
    return error_set(check->error, ERROR_INVALID,
                     "section %s: its %u blocks begin with number %u and not with %zu of %zu", section->id,
                     section->count, section->first, first, record->block_count);
  if (section->heading && (section->count == 0 || !same(record->block[first].type, "heading")))
    return error_set(check->error, ERROR_INVALID, "section %s: has a heading, but its first block is none",
                     section->id);
  if (section->page == 0 || section->page > record->pages)
    return error_set(check->error, ERROR_INVALID, "section %s: begins on page %u of %u", section->id, section->page,
                     record->pages);
  return true;
}

/* Sections hold all blocks in their order; what is left over is furniture. */
static bool check_sections(struct check *check) {
  const struct record *record = check->record;
  uint32_t *section_of = arena_array(record->arena, record->block_count, sizeof *section_of);
  size_t next = 0;
  for (uint32_t i = 0; i < record->section_count; i++) {
    if (!record->section[i].id)
      return error_set(check->error, ERROR_INVALID, "section number %u: no id", i);
    if (!check_section(check, &record->section[i], next))
      return false;
    for (uint32_t j = 0; j < record->section[i].count; j++)
      section_of[next++] = i;
  }
  for (; next < record->block_count; next++) {
    section_of[next] = (uint32_t)record->section_count;
    if (!same(record->block[next].type, FURNITURE))
      return error_set(check->error, ERROR_INVALID, "block %s: is in no section and is no furniture",
                       shown(record->block[next].id));
  }
  check->section_of = section_of;
  return true;
}

/* ----------------------------------------- every element: id, text, evidence ----------------------------------- */

static size_t most_names(const struct record *record) {
  size_t most = record->section_count + record->block_count + record->item_count + 1;
  for (size_t i = 0; i < record->item_count; i++) {
    const struct record_item *item = &record->item[i];
    most += item->proposal_count + item->position_count + item->answer_count + item->decision_count + item->vote_count +
            item->dissent_count;
  }
  return most;
}

static bool take_name(struct check *check, struct subject *subject) {
  for (const struct attribute_shape *one = subject->shape->attributes; one->name; one++) {
    if (one->kind != VALUE_ID)
      continue;
    memcpy(&subject->id, (const char *)subject->object + one->at, sizeof subject->id);
    struct name name = {subject->id, subject->shape, subject->object, subject->item};
    if (!name.id || !*name.id) {
      subject->id = "";
      return error_set(check->error, ERROR_INVALID, "%s: no id", subject->shape->name);
    }
    if (!names_add(check->names, name))
      return error_set(check->error, ERROR_INVALID, "%s %s: the id is taken", subject->shape->name, name.id);
  }
  return true;
}

static bool check_element(struct check *check, struct subject subject) {
  const struct element_shape *shape = subject.shape;
  if (!take_name(check, &subject))
    return false;
  const char *text = shape_text(shape, subject.object);
  if (shape->content == CONTENT_TEXT && (!text || !*text))
    return error_set(check->error, ERROR_INVALID, "%s %s: no text", shape->name, subject.id);
  if (!check_evidence(check, subject))
    return false;
  for (const struct child_shape *child = shape->children; child->shape; child++) {
    size_t count = 0;
    const char *one = shape_children(check->record, child, subject.object, &count);
    if (child->shape == &evidence_shape)
      continue;
    for (size_t i = 0; i < count; i++, one += child->shape->size) {
      struct subject below = {.shape = child->shape, .object = one, .id = subject.id, .item = subject.item};
      if (child->shape == &item_shape)
        below.item = below.object;
      if (!check_element(check, below))
        return false;
    }
  }
  return true;
}

/* --------------------------------------------- findings of one item -------------------------------------------- */

static const struct record_proposal *proposal_named(const struct check *check, const char *id,
                                                    const struct record_item *item) {
  const struct name *name = id ? names_find(check->names, id) : NULL;
  return name && name->shape == &proposal_shape && name->parent == item ? name->object : NULL;
}

/* A section of the role motion retells the motion: what stands there is the mover's view and nobody else's. */
static bool check_position(struct check *check, const struct record_position *position,
                           const struct record_item *item) {
  const struct record *record = check->record;
  if (position->proposal && !proposal_named(check, position->proposal, item))
    return error_set(check->error, ERROR_INVALID, "position %s: %s is no proposal of its item", position->id,
                     position->proposal);
  if (!(position->confidence >= 0 && position->confidence <= 1))
    return error_set(check->error, ERROR_INVALID, "position %s: confidence %g is not between 0 and 1", position->id,
                     position->confidence);
  for (size_t i = 0; i < position->evidence.count && !same(position->layer, "mover"); i++) {
    uint32_t block = position->evidence.at[i].block;
    uint32_t section = check->section_of[block];
    if (section < record->section_count && same(record->section[section].role, "motion"))
      return error_set(check->error, ERROR_INVALID,
                       "position %s: block %s retells the motion and cannot give the view of %s", position->id,
                       record->block[block].id, shown(position->layer));
  }
  return true;
}

static bool check_decision(struct check *check, const struct record_decision *decision) {
  if (!(decision->confidence >= 0 && decision->confidence <= 1))
    return error_set(check->error, ERROR_INVALID, "decision %s: confidence %g is not between 0 and 1", decision->id,
                     decision->confidence);
  if (decision->minority && !same(decision->outcome, "remitted"))
    return error_set(check->error, ERROR_INVALID, "decision %s: a minority cannot decide that it is %s", decision->id,
                     shown(decision->outcome));
  return true;
}

/* What is printed twice is one proposal with two evidences; but two people may claim the same. */
static bool check_printed_twice(struct check *check, const struct record_item *item) {
  struct arena *arena = check->record->arena;
  struct names *texts = names_new(arena, item->proposal_count);
  for (size_t i = 0; i < item->proposal_count; i++) {
    const struct record_proposal *one = &item->proposal[i];
    const char *by = same(one->kind, "claim") ? shown(one->by) : "";
    struct name text = {.id = arena_printf(arena, "%s\t%s\t%s", shown(one->kind), by, one->text), .object = one};
    if (names_add(texts, text))
      continue;
    const struct record_proposal *before = names_find(texts, text.id)->object;
    return error_set(check->error, ERROR_INVALID, "proposal %s: is %s printed a second time", one->id, before->id);
  }
  return true;
}

static bool check_item(struct check *check, const struct record_item *item) {
  if (!check_printed_twice(check, item))
    return false;
  for (size_t i = 0; i < item->position_count; i++)
    if (!check_position(check, &item->position[i], item))
      return false;
  for (size_t i = 0; i < item->answer_count; i++) {
    const struct record_proposal *question = proposal_named(check, item->answer[i].question, item);
    if (!question || !same(question->kind, "question"))
      return error_set(check->error, ERROR_INVALID, "answer %s: %s is no question of its item", item->answer[i].id,
                       shown(item->answer[i].question));
  }
  for (size_t i = 0; i < item->decision_count; i++)
    if (!check_decision(check, &item->decision[i]))
      return false;
  return true;
}

static bool check_remark(struct check *check, const struct record_remark *remark) {
  const struct record *record = check->record;
  const struct name *name = remark->item ? names_find(check->names, remark->item) : NULL;
  if (remark->item && !(name && name->shape == &item_shape))
    return error_set(check->error, ERROR_INVALID, "remark %s: %s is no item", shown(remark->code), remark->item);
  if (remark->page > record->pages)
    return error_set(check->error, ERROR_INVALID, "remark %s: speaks of page %u of %u", shown(remark->code),
                     remark->page, record->pages);
  return true;
}

bool record_check(const struct record *record, struct error *error) {
  struct check check = {.record = record, .names = names_new(record->arena, most_names(record)), .error = error};
  check.boxed = same(record->media_type, "application/pdf") && same(record->ocr, "none");
  names_add(check.names, (struct name){.id = FURNITURE});
  bool ok = check_sections(&check) &&
            check_element(&check, (struct subject){.shape = &record_shape, .object = record, .id = shown(record->id)});
  for (size_t i = 0; i < record->block_count && ok; i++)
    ok = check_block(&check, &record->block[i]);
  for (size_t i = 0; i < record->item_count && ok; i++)
    ok = check_item(&check, &record->item[i]);
  for (size_t i = 0; i < record->remark_count && ok; i++)
    ok = check_remark(&check, &record->remark[i]);
  return ok;
}
