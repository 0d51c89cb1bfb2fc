/* sections.c - the blocks of a paper are cut into items (the paragraphs of minutes) and sections with roles. */
#include "section_signs.h"
#include "segment.h"
#include "unicode.h"

#include <ctype.h>
#include <string.h>

struct cutter {
  struct segmenter *s;
  struct document *document;
  bool *starts_item; /* by block */
  size_t section_capacity, item_capacity;
};

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

static enum section_role heading_role(const struct cutter *c, uint32_t block, const char **slot, size_t *slot_length);

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

/* Under a heading that the vocabulary does not know the text goes on in the role it had, if that is a role of running
 * text; behind lists and formalities it may be anything. */
static enum section_role role_under_unknown(enum section_role before) {
  switch (before) {
  case ROLE_BACKGROUND:
  case ROLE_MOTION:
  case ROLE_REFERRAL:
  case ROLE_ASSESSMENT:
  case ROLE_CASE:
  case ROLE_RESERVATION:
  case ROLE_STATEMENT:
  case ROLE_APPROVAL:
    return before;
  case ROLE_HEAD:
    return ROLE_HEAD;
  default:
    return ROLE_CASE;
  }
}

/* A word of a line that holds nothing but numbers of cases and paragraphs: has a digit, or is a label or an organ. */
static bool numbers_word(const char *word, size_t length) {
  static const char *const labels[] = {"dnr",
                                       "dnr:",
                                       "diarienr",
                                       "diarienr:",
                                       "diarienummer",
                                       "diarienummer:",
                                       "ärendenr",
                                       "ärendenr:",
                                       "ärendenummer",
                                       "ärendenummer:",
                                       "au",
                                       "ks",
                                       "kf",
                                       "§",
                                       "–",
                                       "-"};
  char folded[32];
  bool upper = length >= 2 && length <= 5;
  if (length >= sizeof folded)
    return false;
  for (size_t i = 0; i < length; i++) {
    if (isdigit((unsigned char)word[i]))
      return true;
    upper = upper && !islower((unsigned char)word[i]);
  }
  unicode_fold_bytes(word, length, folded);
  for (size_t l = 0; l < sizeof labels / sizeof labels[0] && !upper; l++)
    upper = strcmp(folded, labels[l]) == 0;
  return upper;
}

/* "Dnr KS 2023/455", "2021.402 KS", "Au § 29, Ks § 51", "2022-09-22": numbers and nothing else. */
static bool only_numbers(const char *text, size_t length) {
  bool digit = false;
  if (length >= 60)
    return false;
  for (size_t at = 0, end; at < length; at = end + 1) {
    for (end = at; end < length && strchr(" \t\n,", text[end]) == NULL;)
      digit = isdigit((unsigned char)text[end++]) || digit;
    if (end > at && !numbers_word(text + at, end - at))
      return false;
  }
  return digit;
}

/* A block that is a line with the number of the case. */
static bool names_case(const struct cutter *c, uint32_t i) {
  const struct block *block = &c->document->block[i];
  return only_numbers(c->document->text + block->start, block->end - block->start);
}

/* "SN 2023/0187" or "(Dnr 2016/229)" behind a title: its length with the space before it, else 0. */
static uint32_t case_number_behind(const char *text, uint32_t length) {
  char folded[8] = "";
  uint32_t word = length, before;
  if (length > 8 && text[length - 1] == ')') {
    for (word = length; word > 0 && text[word - 1] != '(';)
      word--;
    if (word < 3)
      return 0;
    unicode_fold_bytes(text + word, length - word < 7 ? length - word : 7, folded);
    bool number = isupper((unsigned char)text[word]) && isupper((unsigned char)text[word + 1]) &&
                  memchr(text + word, '/', length - word) != NULL && isdigit((unsigned char)text[length - 2]);
    return number || strncmp(folded, "dnr", 3) == 0 || strncmp(folded, "diarie", 6) == 0 ? length - word + 2 : 0;
  }
  while (word > 0 && text[word - 1] != ' ' && text[word - 1] != '\n')
    word--;
  if (word < 4 || !isdigit((unsigned char)text[word]) || memchr(text + word, '/', length - word) == NULL ||
      !isdigit((unsigned char)text[length - 1]))
    return 0;
  for (before = word - 1; before > 0 && text[before - 1] != ' ' && text[before - 1] != '\n';)
    before--;
  uint32_t letters = word - 1 - before;
  unicode_fold_bytes(text + before, letters < 7 ? letters : 7, folded);
  bool label = strncmp(folded, "dnr", 3) == 0 || strncmp(folded, "ärende", 6) == 0;
  for (uint32_t i = before; i < word - 1 && !label; i++)
    if (!isupper((unsigned char)text[i]) || letters < 2 || letters > 5)
      return 0;
  return before > 1 ? length - before + 1 : 0;
}

/* The title of an item: the headings that follow its number and that the vocabulary does not know, or what stands
 * behind the number in the same block.  Returns the first block after it. */
static uint32_t title_from(struct cutter *c, struct item *item, uint32_t block) {
  struct document *d = c->document;
  const struct block *heading = &d->block[block];
  const char *text = d->text + heading->start;
  uint32_t bytes = 0;
  if (!paragraph_number(text, heading->end - heading->start, d->arena, &item->number, &item->organ, &bytes))
    return block + 1;
  item->heading = (struct range){heading->start, heading->end};
  uint32_t next = block + 1;
  const char *slot;
  size_t slot_length;
  while (next < d->flow_count && !c->starts_item[next] && d->block[next].type == BLOCK_HEADING && next <= block + 3 &&
         gazetteer_heading(c->s->gazetteer, d->text + d->block[next].start, d->block[next].end - d->block[next].start,
                           &slot, &slot_length) == NULL)
    next++;
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

static enum section_role heading_role(const struct cutter *c, uint32_t block, const char **slot, size_t *slot_length) {
  const struct block *heading = &c->document->block[block];
  const char *token = gazetteer_heading(c->s->gazetteer, c->document->text + heading->start,
                                        heading->end - heading->start, slot, slot_length);
  return token == NULL ? ROLE_COUNT : section_role_from(token, strlen(token));
}

/* Has the item of block I a heading over its decision? */
static bool has_decision(const struct cutter *c, uint32_t i) {
  const char *slot;
  size_t length;
  for (; i < c->document->flow_count && !c->starts_item[i]; i++)
    if (c->document->block[i].type == BLOCK_HEADING) {
      enum section_role role = heading_role(c, i, &slot, &length);
      if (role == ROLE_DECISION || role == ROLE_PROPOSED_DECISION)
        return true;
    }
  return false;
}

/* The word for the kind of paper at the head of a letter ("YTTRANDE", "MOTION") opens no section. */
static bool names_kind(const struct cutter *c, uint32_t i) {
  static const char *const kinds[] = {"yttrande", "motion", "remiss", "remissvar", "skrivelse"};
  const struct block *block = &c->document->block[i];
  char folded[32] = "";
  size_t length = block->end - block->start;
  if (c->document->minutes || i > 8 || block->page != 1 || length > 31)
    return false;
  unicode_fold_bytes(c->document->text + block->start, length, folded);
  for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
    if (strcmp(folded, kinds[k]) == 0)
      return true;
  return false;
}

/* Has a heading of the paper the role of an assessment? */
static bool has_assessment(const struct cutter *c) {
  const char *slot;
  size_t length;
  for (uint32_t i = 0; i < c->document->flow_count; i++)
    if (c->document->block[i].type == BLOCK_HEADING && !names_kind(c, i) &&
        heading_role(c, i, &slot, &length) == ROLE_ASSESSMENT)
      return true;
  return false;
}

/* "Vad vi tycker": where no heading that is known leads to an assessment, one that is not, behind what retells the
 * motion or its background, does. */
static bool leads_to_view(enum section_role before) {
  return before == ROLE_MOTION || before == ROLE_BACKGROUND || before == ROLE_REFERRAL || before == ROLE_SUMMARY;
}

/* May a view begin in the midst of what has ROLE? */
static bool hides_view(enum section_role role) {
  return role == ROLE_HEAD || role == ROLE_MOTION || role == ROLE_BACKGROUND || role == ROLE_CASE ||
         role == ROLE_REFERRAL || role == ROLE_OTHER;
}

static bool is_entry(const struct cutter *c, uint32_t i) {
  const struct block *block = &c->document->block[i];
  return block->type == BLOCK_ITEM || strncmp(c->document->text + block->start, "att ", strlen("att ")) == 0;
}

/* An item without a heading over its decision, from block I on: what retells the motion, with its list, and the rest.
 * Returns the block of the rest. */
static uint32_t cut_unheaded(struct cutter *c, uint32_t i) {
  const struct document *d = c->document;
  if (retells_motion(d, i)) {
    add_section(c, i, ROLE_CASE);
    for (i++; i < d->flow_count && !c->starts_item[i] && is_entry(c, i);)
      i++;
  }
  if (i < d->flow_count && !c->starts_item[i] && d->block[i].type != BLOCK_HEADING)
    add_section(c, i, ROLE_DECISION);
  return i;
}

static void cut_blocks(struct cutter *c) {
  struct document *d = c->document;
  enum section_role role = ROLE_HEAD;
  bool notes = false, view_unknown = !d->minutes && !has_assessment(c);
  for (uint32_t i = 0; i < d->flow_count;) {
    const struct block *block = &d->block[i];
    if (c->starts_item[i] || i == 0) {
      struct item *item = add_item(c, i);
      role = ROLE_HEAD;
      struct section *section = add_section(c, i, role);
      if (c->starts_item[i])
        section->heading = i;
      uint32_t start = i;
      i = c->starts_item[i] ? find_title(c, item, i) : (block->type == BLOCK_HEADING ? 0 : 1);
      if (c->starts_item[start] && i < d->flow_count && !c->starts_item[i] && d->block[i].type != BLOCK_HEADING &&
          !has_decision(c, i)) {
        while (i < d->flow_count && names_case(c, i))
          i++;
        role = ROLE_DECISION;
        i = i < d->flow_count && !c->starts_item[i] && d->block[i].type != BLOCK_HEADING ? cut_unheaded(c, i) : i;
      }
      if (i > 0)
        continue;
    }
    if (block->type == BLOCK_FOOTNOTE && !notes) {
      notes = true;
      add_section(c, i, ROLE_OTHER);
    }
    if (block->type == BLOCK_HEADING) {
      const char *slot;
      size_t slot_length;
      enum section_role own = heading_role(c, i, &slot, &slot_length);
      if (role == ROLE_HEAD && names_kind(c, i))
        own = ROLE_HEAD;
      if (own == ROLE_CLAIMS && role == ROLE_MOTION && !d->minutes)
        own = ROLE_MOTION; /* "Yrkande" below "Motionen": nobody claims anything at a table */
      if (own == ROLE_COUNT && view_unknown && leads_to_view(role))
        own = ROLE_ASSESSMENT;
      role = own == ROLE_COUNT || own == ROLE_HEAD ? role_under_unknown(role) : own;
      /* The title and what stands under it open no section of their own. */
      if (role != ROLE_HEAD) {
        struct section *section = add_section(c, i, role);
        section->heading = i;
        section->body = slot_length > 2 ? arena_strndup(d->arena, slot, slot_length) : NULL;
      }
    } else if (view_unknown && hides_view(role) && leads_to_answer(d, i) && i + 1 < d->flow_count &&
               d->block[i + 1].type == BLOCK_PARAGRAPH) {
      add_section(c, i + 1, role = ROLE_ASSESSMENT);
    }
    i++;
  }
}

void cut_sections(struct segmenter *s) {
  struct document *d = s->document;
  if (d->flow_count == 0) {
    d->item = arena_alloc(s->arena, sizeof *d->item);
    d->item_count = 1;
    return;
  }
  struct cutter c = {.s = s, .document = d, .starts_item = arena_array(s->arena, d->block_count + 1, sizeof(bool))};
  d->minutes = find_items(&c) > 0;
  if (!d->minutes)
    memset(c.starts_item, 0, d->block_count);
  cut_blocks(&c);
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
