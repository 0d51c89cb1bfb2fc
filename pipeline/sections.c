/* sections.c - the blocks of a paper are cut into items (the paragraphs of minutes) and sections with roles. */
#include "cutter.h"
#include "section_signs.h"
#include "section_view.h"
#include "unicode.h"

#include <ctype.h>
#include <string.h>

static bool says_minutes(const struct segmenter *s) {
  char folded[128];
  for (size_t i = 0; i < s->count; i++) {
    const struct line *line = s->line[i].line;
    if (s->line[i].page != 0)
      continue;
    size_t length = line->length < sizeof folded - 1 ? line->length : sizeof folded - 1;
    unicode_fold_bytes(line->text, length, folded);
    if (strstr(folded, "protokoll") != NULL)
      return true;
  }
  return false;
}

/* The bytes from block I to the next that begins an item. */
static uint32_t item_bytes(const struct cutter *c, size_t i) {
  size_t end = i + 1;
  while (end < c->document->flow_count && !c->starts_item[end])
    end++;
  return c->document->block[end - 1].end - c->document->block[i].start;
}

/* "§§ 41–49" on the cover tells what the minutes hold; it is an item only where its paragraphs are not told singly. */
static void drop_cover_range(struct cutter *c) {
  struct document *d = c->document;
  const char *number, *organ, *other;
  uint32_t bytes;
  for (size_t i = 0; i < d->flow_count; i++) {
    const struct block *block = &d->block[i];
    if (!c->starts_item[i] ||
        !paragraph_number(d->text + block->start, block->end - block->start, d->arena, &number, &organ, &bytes))
      continue;
    size_t first = strspn(number, "0123456789/");
    for (size_t j = 0; number[first] != '\0' && j < d->flow_count; j++) {
      const struct block *single = &d->block[j];
      if (j != i && c->starts_item[j] &&
          paragraph_number(d->text + single->start, single->end - single->start, d->arena, &other, &organ, &bytes) &&
          strlen(other) == first && memcmp(other, number, first) == 0)
        c->starts_item[i] = false;
    }
  }
}

/* Keeps of several blocks that begin with one paragraph number (a table of contents repeats them) the one with the
 * most text behind it. */
static void drop_contents_list(struct cutter *c) {
  struct document *d = c->document;
  const char *number, *organ;
  uint32_t bytes;
  for (size_t i = 0; i < d->flow_count; i++) {
    if (!c->starts_item[i] || item_bytes(c, i) > 200)
      continue;
    const struct block *block = &d->block[i];
    paragraph_number(d->text + block->start, block->end - block->start, d->arena, &number, &organ, &bytes);
    const char *mine = number;
    for (size_t j = i + 1; j < d->flow_count; j++) {
      const struct block *other = &d->block[j];
      if (c->starts_item[j] && item_bytes(c, j) > item_bytes(c, i) &&
          paragraph_number(d->text + other->start, other->end - other->start, d->arena, &number, &organ, &bytes) &&
          strcmp(mine, number) == 0) {
        c->starts_item[i] = false;
        break;
      }
    }
  }
}

/* Does the paper decide and tell what was said or voted at the table, under headings of their own?  Then its only
 * paragraph is an extract of minutes, whatever it is called. */
static bool tells_of_a_meeting(const struct cutter *c) {
  const char *slot;
  size_t length;
  bool begun = false, decides = false, talks = false;
  for (uint32_t i = 0; i < c->document->flow_count; i++) {
    begun = begun || c->starts_item[i];
    if (!begun || c->document->block[i].type != BLOCK_HEADING)
      continue;
    enum section_role role = heading_role(c, i, &slot, &length);
    decides = decides || role == ROLE_DECISION;
    talks = talks || role == ROLE_CLAIMS || role == ROLE_PROCEDURE || role == ROLE_VOTE;
  }
  return decides && talks;
}

/* "Ärende 4" begins a paragraph only where no sign does, and in what calls itself minutes. */
static size_t drop_matters_by_word(struct cutter *c, size_t count) {
  const struct document *d = c->document;
  size_t words = 0;
  for (size_t i = 0; i < d->flow_count; i++)
    words += c->starts_item[i] && (strncmp(d->text + d->block[i].start, "Ä", strlen("Ä")) == 0);
  if (words == 0 || (words == count && says_minutes(c->s)))
    return count;
  for (size_t i = 0; i < d->flow_count; i++)
    if (strncmp(d->text + d->block[i].start, "Ä", strlen("Ä")) == 0)
      c->starts_item[i] = false;
  return count - words;
}

static size_t find_items(struct cutter *c) {
  size_t count = 0;
  for (size_t i = 0; i < c->document->flow_count; i++) {
    const struct block *block = &c->document->block[i];
    const char *number, *organ;
    uint32_t bytes;
    /* Judged again on the joined text: "§ 5" in one line and "i reglementet" in the next are a law's. */
    c->starts_item[i] = c->s->draft[i].item_start && block->type == BLOCK_HEADING &&
                        paragraph_number(c->document->text + block->start, block->end - block->start,
                                         c->document->arena, &number, &organ, &bytes);
    count += c->starts_item[i];
  }
  count = drop_matters_by_word(c, count);
  if (count == 0 && says_minutes(c->s)) {
    count = number_matters(c->s, c->matter);
    for (size_t i = 0; i < c->document->flow_count; i++)
      c->starts_item[i] = c->matter[i] != NULL;
    return count;
  }
  if (count == 0 || (count == 1 && !says_minutes(c->s) && !tells_of_a_meeting(c)))
    return 0;
  drop_cover_range(c);
  drop_contents_list(c);
  return count;
}

static struct section *add_section(struct cutter *c, uint32_t first, enum section_role role) {
  struct document *d = c->document;
  bool again = d->section_count > 0 && d->section[d->section_count - 1].first == first;
  if (!again) {
    d->section = arena_grow(d->arena, d->section, d->section_count, &c->section_capacity, sizeof *d->section);
    d->section_count++;
  }
  /* A section that has no block yet becomes the new one. */
  struct section *section = &d->section[d->section_count - 1];
  *section = (struct section){.role = role,
                              .heading = UINT32_MAX,
                              .first = first,
                              .item = (uint32_t)d->item_count - 1,
                              .page = d->block[first].page};
  return section;
}

static struct item *add_item(struct cutter *c, uint32_t first) {
  struct document *d = c->document;
  d->item = arena_grow(d->arena, d->item, d->item_count, &c->item_capacity, sizeof *d->item);
  struct item *item = &d->item[d->item_count++];
  *item = (struct item){.first_section = (uint32_t)d->section_count, .first_block = first};
  return item;
}

/* A block that is a line with the number of the case. */
static bool names_case(const struct cutter *c, uint32_t i) {
  const struct block *block = &c->document->block[i];
  return only_numbers(c->document->text + block->start, block->end - block->start);
}

/* The first block from NEXT on that is none of at most three headings that the vocabulary does not know. */
static uint32_t titles_from(const struct cutter *c, uint32_t next) {
  const struct document *d = c->document;
  uint32_t first = next;
  const char *slot;
  size_t slot_length;
  while (next < d->flow_count && !c->starts_item[next] && d->block[next].type == BLOCK_HEADING && next <= first + 2 &&
         !names_case(c, next) &&
         gazetteer_heading(c->s->gazetteer, d->text + d->block[next].start, d->block[next].end - d->block[next].start,
                           &slot, &slot_length) == NULL)
    next++;
  return next;
}

/* The title of an item: the headings that follow its number and that the vocabulary does not know, or what stands
 * behind the number in the same block.  Returns the first block after it. */
static uint32_t title_from(struct cutter *c, struct item *item, uint32_t block) {
  struct document *d = c->document;
  const struct block *heading = &d->block[block];
  const char *text = d->text + heading->start;
  uint32_t bytes = 0;
  if (c->matter[block] != NULL) {
    bytes = heading->marker != NULL ? 0 : matter_title_at(text);
    item->number = c->matter[block];
    item->heading = item->title = (struct range){heading->start, heading->end};
    item->title.start += bytes;
    return block + 1;
  }
  if (!paragraph_number(text, heading->end - heading->start, d->arena, &item->number, &item->organ, &bytes))
    return block + 1;
  item->heading = (struct range){heading->start, heading->end};
  uint32_t next = block + 1;
  next = titles_from(c, next);
  if (next > block + 1) {
    item->title = (struct range){d->block[block + 1].start, d->block[next - 1].end};
    return next;
  }
  while (bytes < heading->end - heading->start && strchr(" .–-:", text[bytes]) != NULL)
    bytes++;
  item->title = (struct range){heading->start + bytes, heading->end};
  if (next < d->flow_count && only_numbers(d->text + heading->start + bytes, heading->end - heading->start - bytes))
    item->title.start = item->title.end; /* only numbers stand there */
  while (item->title.start >= item->title.end && next < d->flow_count && !c->starts_item[next] && names_case(c, next))
    next++;
  uint32_t headed =
      titles_from(c, next); /* the number of the case stands between that of the paragraph and the title */
  if (item->title.start >= item->title.end && headed > next) {
    item->title = (struct range){d->block[next].start, d->block[headed - 1].end};
    return headed;
  }
  /* Nothing behind the number: in text without looks the next short line is the title. */
  if (item->title.start >= item->title.end && next < d->flow_count && !c->starts_item[next] &&
      (d->block[next].type == BLOCK_PARAGRAPH || d->block[next].type == BLOCK_TABLE_ROW)) {
    const struct block *line = &d->block[next];
    size_t length = line->end - line->start, cell = strcspn(d->text + line->start, "\t\n");
    if (length > 3 && length < 200 && strchr(".:;", d->text[line->end - 1]) == NULL) {
      item->title = (struct range){line->start, line->start + (uint32_t)cell};
      return next + 1;
    }
  }
  return next;
}

/* The same, without the number of the case that stands behind it. */
static uint32_t find_title(struct cutter *c, struct item *item, uint32_t block) {
  uint32_t next = title_from(c, item, block);
  item->title.end -= case_number_behind(c->document->text + item->title.start, item->title.end - item->title.start);
  return next;
}

/* What stands below the title of an item without headings: its decision, behind the case if that is told first. Returns
 * the block from which to go on. */
static uint32_t add_unheaded(struct cutter *c, uint32_t i, enum section_role *role) {
  uint32_t decision = decision_behind(c, i);
  if (decision == i && retells_motion(c->document, i))
    for (decision++; decision < c->document->flow_count && !c->starts_item[decision] && in_list(c, decision);)
      decision++;
  if (decision > i)
    add_section(c, i, ROLE_CASE);
  *role = ROLE_DECISION;
  if (decision < c->document->flow_count && !c->starts_item[decision])
    add_section(c, decision, *role);
  return decision;
}

/* A label before its own text, in block I, gives the role of a heading: that of a decision to its paragraph and the
 * list below it, any other to what follows, too.  Returns the last block of it. */
static uint32_t add_run_in(struct cutter *c, uint32_t i, enum section_role *role, bool unheaded) {
  struct document *d = c->document;
  enum section_role own = run_in_role(c, i, *role);
  bool lead =
      unheaded && (*role == ROLE_HEAD || *role == ROLE_CASE || *role == ROLE_ASSESSMENT) && leads_to_proposal(c, i);
  if (lead)
    own = ROLE_PROPOSED_DECISION;
  bool verdict = unheaded && own == ROLE_COUNT;
  if (verdict)
    own = verdict_role(c, i, *role);
  if (own == ROLE_COUNT || own == *role)
    return i;
  add_section(c, i, own);
  i += lead; /* what stands behind the colon, list or not */
  if (own != ROLE_DECISION && own != ROLE_PROPOSED_DECISION) {
    *role = own;
    return i;
  }
  while (i + 1 < d->flow_count && !c->starts_item[i + 1] &&
         (in_list(c, i + 1) || (verdict && states_verdict(d, i + 1) != VERDICT_NONE)))
    i++;
  if (i + 1 < d->flow_count && !c->starts_item[i + 1] && d->block[i + 1].type != BLOCK_HEADING)
    add_section(c, i + 1, *role);
  return i;
}

/* Begins an item at block I, or the paper's head; returns the block behind its title, 0 if the first block is a heading
 * of the paper's own, which is still to be judged. */
static uint32_t begin_item(struct cutter *c, uint32_t i, enum section_role *role) {
  struct document *d = c->document;
  const struct block *block = &d->block[i];
  struct item *item = add_item(c, i);
  struct section *section = add_section(c, i, *role = ROLE_HEAD);
  if (!c->starts_item[i])
    return block->type == BLOCK_HEADING ? 0 : 1;
  if (block->type == BLOCK_HEADING) /* a row may begin an item, too */
    section->heading = i;
  i = find_title(c, item, i);
  if (i >= d->flow_count || c->starts_item[i] || d->block[i].type == BLOCK_HEADING || has_heading(c, i, true))
    return i;
  while (i < d->flow_count && names_case(c, i))
    i++;
  if (i < d->flow_count && !c->starts_item[i] && d->block[i].type != BLOCK_HEADING)
    i = add_unheaded(c, i, role);
  return i;
}

/* "Folkpartiets förslag": does the SLOT of a heading name a party, without the s of its genitive or with it? */
static bool is_party(const struct cutter *c, const char *slot, size_t length) {
  return gazetteer_party(c->s->gazetteer, slot, length) != NULL ||
         (slot[length - 1] == 's' && gazetteer_party(c->s->gazetteer, slot, length - 1) != NULL);
}

/* "Hemställan", below what an office thinks or above what it proposes: does the heading in block I, behind a section of
 * ROLE, lead to what is to be decided and not to what a motion asks for? */
static bool heads_request(const struct cutter *c, uint32_t i, enum section_role role) {
  const struct document *d = c->document;
  const struct block *block = &d->block[i];
  const char *word = "hemställan";
  char folded[16];
  size_t length = block->end - block->start;
  if (d->minutes || length >= sizeof folded || i + 1 >= d->flow_count)
    return false;
  unicode_fold_bytes(d->text + block->start, length, folded);
  return strncmp(folded, word, strlen(word)) == 0 &&
         (role == ROLE_ASSESSMENT || leads_to_proposal(c, i + 1) || states_verdict(d, i + 1) == VERDICT_STATED);
}

/* Begins a section at the heading in block I; returns its role.  VIEW_UNKNOWN: no heading of the paper is known to lead
 * to an assessment. */
static enum section_role begin_section(struct cutter *c, uint32_t i, enum section_role role, bool view_unknown) {
  struct document *d = c->document;
  const char *slot;
  size_t slot_length;
  enum section_role own = heading_role(c, i, &slot, &slot_length);
  if (role == ROLE_HEAD && names_kind(c, i))
    own = ROLE_HEAD;
  if ((own == ROLE_CLAIMS && role == ROLE_MOTION && !d->minutes) ||
      (own == ROLE_PROPOSED_DECISION && !d->minutes && slot != NULL && slot_length > 3 &&
       is_party(c, slot, slot_length)))
    own = ROLE_MOTION; /* "Yrkande" below "Motionen": nobody claims anything at a table */
  if (own == ROLE_MOTION && heads_request(c, i, role))
    own = ROLE_PROPOSED_DECISION;
  if (own == ROLE_COUNT && (heads_unknown_view(c, i, role) || (view_unknown && leads_to_view(role))))
    own = ROLE_ASSESSMENT;
  if (own == ROLE_DOCUMENTS && view_unknown && tells_under_papers(c, i))
    own = ROLE_CASE;
  if (d->minutes && own != ROLE_COUNT)
    own = role_in_minutes(c, i, own);
  role = own == ROLE_COUNT || own == ROLE_HEAD ? role_under_unknown(role) : own;
  /* The title and what stands under it open no section of their own. */
  if (role != ROLE_HEAD) {
    struct section *section = add_section(c, i, role);
    section->heading = i;
    section->body = slot_length > 2 ? arena_strndup(d->arena, slot, slot_length) : NULL;
  }
  return role;
}

static void cut_blocks(struct cutter *c) {
  struct document *d = c->document;
  enum section_role role = ROLE_HEAD;
  bool notes = false, view_unknown = !d->minutes && !has_assessment(c), unheaded = !d->minutes && !has_verdict(c);
  for (uint32_t i = 0; i < d->flow_count; i++) {
    const struct block *block = &d->block[i];
    if (c->starts_item[i] || i == 0) {
      uint32_t next = begin_item(c, i, &role);
      if (next > 0) {
        i = next - 1;
        continue;
      }
    }
    if (block->type == BLOCK_FOOTNOTE && !notes) {
      notes = true;
      add_section(c, i, ROLE_OTHER);
    }
    if (block->type == BLOCK_HEADING)
      role = begin_section(c, i, role, view_unknown);
    else if (view_unknown && hides_view(role) && leads_into_view(c, i) && i + 1 < d->flow_count &&
             d->block[i + 1].type == BLOCK_PARAGRAPH)
      add_section(c, i + 1, role = ROLE_ASSESSMENT);
    else
      i = add_run_in(c, i, &role, unheaded);
  }
}

void cut_sections(struct segmenter *s) {
  struct document *d = s->document;
  if (d->flow_count == 0) {
    d->item = arena_alloc(s->arena, sizeof *d->item);
    d->item_count = 1;
    return;
  }
  struct cutter c = {.s = s,
                     .document = d,
                     .starts_item = arena_array(s->arena, d->block_count + 1, sizeof(bool)),
                     .matter = arena_array(s->arena, d->block_count + 1, sizeof(char *))};
  d->minutes = find_items(&c) > 0;
  if (!d->minutes)
    memset(c.starts_item, 0, d->block_count);
  cut_blocks(&c);
  find_hidden_view(&c);
  for (size_t i = 0; i < d->section_count; i++) {
    uint32_t end = i + 1 < d->section_count ? d->section[i + 1].first : (uint32_t)d->flow_count;
    d->section[i].count = end - d->section[i].first;
    for (uint32_t b = d->section[i].first; b < end; b++)
      d->block[b].section = (uint32_t)i;
  }
  for (size_t i = 0; i < d->item_count; i++) {
    struct item *item = &d->item[i];
    uint32_t sections = i + 1 < d->item_count ? d->item[i + 1].first_section : (uint32_t)d->section_count;
    uint32_t blocks = i + 1 < d->item_count ? d->item[i + 1].first_block : (uint32_t)d->flow_count;
    item->section_count = sections - item->first_section;
    item->block_count = blocks - item->first_block;
  }
}
