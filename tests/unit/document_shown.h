/* document_shown.h - a segmented document as text, and what must hold of every one, whatever the paper.
 *
 * A block is a line "letter|text": p paragraph, i item, h heading, f footnote, t table row (cells parted by "¦"),
 * s signature, x furniture.  A marker stands before the bar ("i 1.|", "f 2|"); "#" parts sections, with the role.
 */
#ifndef STANDPUNKT_TEST_DOCUMENT_SHOWN_H
#define STANDPUNKT_TEST_DOCUMENT_SHOWN_H

#include "buffer.h"
#include "document.h"
#include "unicode.h"
#include <ctype.h>
#include <string.h>

static inline void show_block(struct buffer *out, const struct document *d, const struct block *block) {
  buffer_byte(out, "pihftsx"[block->type]);
  if (block->marker)
    buffer_printf(out, " %s", block->marker);
  buffer_byte(out, '|');
  for (uint32_t at = block->start; at < block->end; at++)
    if (d->text[at] == '\t')
      buffer_text(out, "¦");
    else
      buffer_byte(out, d->text[at]);
  buffer_byte(out, '\n');
}

/* All blocks, a line each. */
static inline const char *blocks_shown(struct arena *arena, const struct document *d) {
  struct buffer out = buffer_in(arena);
  for (size_t i = 0; i < d->block_count; i++)
    show_block(&out, d, &d->block[i]);
  return buffer_string(&out);
}

/* The running text with its items ("§ number organ: title") and sections ("# role"). */
static inline const char *outline_shown(struct arena *arena, const struct document *d) {
  struct buffer out = buffer_in(arena);
  for (size_t i = 0; i < d->item_count; i++) {
    const struct item *item = &d->item[i];
    if (item->number)
      buffer_printf(&out, "§ %s%s%s: %.*s\n", item->number, item->organ ? " " : "", item->organ ? item->organ : "",
                    (int)(item->title.end - item->title.start), d->text + item->title.start);
    for (uint32_t s = 0; s < item->section_count; s++) {
      const struct section *section = &d->section[item->first_section + s];
      buffer_printf(&out, "# %s%s%s\n", section_role_token(section->role), section->body ? " of " : "",
                    section->body ? section->body : "");
      for (uint32_t b = 0; b < section->count; b++)
        show_block(&out, d, &d->block[section->first + b]);
    }
  }
  return buffer_string(&out);
}

/* ---- what must hold; each check gives NULL or what is wrong ---- */

static inline const char *check_text(const struct document *d) {
  if (d->text[d->length] != '\0' || strlen(d->text) != d->length)
    return "the text does not end where it should";
  if (!unicode_valid(d->text, d->length))
    return "the text is no valid UTF-8";
  uint32_t at = 0;
  for (size_t i = 0; i < d->block_count; i++) {
    const struct block *block = &d->block[i];
    if (block->start != at || block->end < block->start || block->end >= d->length || d->text[block->end] != '\n')
      return "blocks do not follow one another";
    at = block->end + 1;
    if (block->start == block->end)
      return "a block is empty";
    for (uint32_t b = block->start; b < block->end; b++) {
      if (d->text[b] == '\n')
        return "a newline inside a block";
      if (d->text[b] == ' ' && d->text[b + 1] == ' ')
        return "two spaces";
      if (d->text[b] == '\t' && block->type != BLOCK_TABLE_ROW)
        return "a tab outside a table";
    }
    if (d->text[block->start] == ' ' || d->text[block->end - 1] == ' ')
      return "a space at the edge of a block";
    if ((i < d->flow_count) != (block->type != BLOCK_FURNITURE))
      return "furniture does not stand last";
    if (document_block_at(d, block->start) != i || document_block_at(d, block->end) != i)
      return "a block is not found at its bytes";
    if (block->anchor != UINT32_MAX && (block->type != BLOCK_FOOTNOTE || block->anchor > d->length))
      return "an anchor leads nowhere";
  }
  return at == d->length ? NULL : "text behind the last block";
}

static inline const struct line *piece_line(const struct document *d, const struct piece *piece) {
  if (piece->page >= d->pages->count || piece->line >= d->pages->page[piece->page].count)
    return NULL;
  return &d->pages->page[piece->page].lines[piece->line];
}

/* Pieces stand in their lines byte for byte; what no piece covers is what the segmenter put between lines. */
static inline const char *check_pieces(const struct document *d) {
  uint32_t at = 0;
  for (size_t i = 0; i <= d->piece_count; i++) {
    uint32_t next = i < d->piece_count ? d->piece[i].at : d->length;
    if (next < at)
      return "pieces overlap";
    for (; at < next; at++)
      if (!strchr(" \t\n-", d->text[at]))
        return "a byte comes from no line";
    if (i == d->piece_count)
      break;
    const struct piece *piece = &d->piece[i];
    const struct line *line = piece_line(d, piece);
    if (line == NULL || piece->length == 0 || piece->line_at + piece->length > line->length ||
        piece->at + piece->length > d->length)
      return "a piece lies outside its line";
    if (memcmp(d->text + piece->at, line->text + piece->line_at, piece->length) != 0)
      return "a piece differs from its line";
    at += piece->length;
  }
  return NULL;
}

/* Does the block of LINE have the text before FROM as its marker? */
static inline bool marker_before(const struct document *d, const struct line *line, uint32_t page, uint32_t index,
                                 uint32_t from) {
  for (size_t i = 0; i < d->piece_count; i++) {
    const struct piece *piece = &d->piece[i];
    if (piece->page != page || piece->line != index)
      continue;
    const char *marker = d->block[document_block_at(d, piece->at)].marker;
    return marker && strncmp(line->text, marker, strlen(marker)) == 0 && from < strlen(marker);
  }
  return false;
}

/* No byte of LINE is lost but markers, note marks, mended hyphens and spaces; SEEN tells which bytes pieces cover. */
static inline const char *check_line(const struct document *d, const struct line *line, uint32_t page, uint32_t index,
                                     const bool *seen) {
  for (uint32_t at = 0; at < line->length; at++) {
    bool excused = seen[at] || line->text[at] == ' ' || (line->text[at] == '-' && at + 1 == line->length);
    for (uint32_t r = 0; r < line->run_count && !excused; r++)
      excused = line->runs[r].style & STYLE_RAISED && line->runs[r].start <= at && at < line->runs[r].end &&
                isdigit((unsigned char)line->text[at]);
    if (!excused && !marker_before(d, line, page, index, at))
      return arena_printf(d->arena, "lost from page %u: %s", page + 1, line->text);
  }
  return NULL;
}

/* Running text and furniture together hold every line, each byte once. */
static inline const char *check_nothing_lost(const struct document *d) {
  for (uint32_t p = 0; p < d->pages->count; p++) {
    const struct page *page = &d->pages->page[p];
    bool **seen = arena_array(d->arena, page->count, sizeof *seen);
    for (uint32_t i = 0; i < page->count; i++)
      seen[i] = arena_array(d->arena, page->lines[i].length + 1, sizeof **seen);
    for (size_t i = 0; i < d->piece_count; i++)
      for (uint32_t b = 0; d->piece[i].page == p && b < d->piece[i].length; b++) {
        bool *byte = &seen[d->piece[i].line][d->piece[i].line_at + b];
        if (*byte)
          return "a byte of a line stands in the text twice";
        *byte = true;
      }
    for (uint32_t i = 0; i < page->count; i++) {
      const char *wrong = check_line(d, &page->lines[i], p, i, seen[i]);
      if (wrong)
        return wrong;
    }
  }
  return NULL;
}

static inline bool inside(struct range range, uint32_t start, uint32_t end) {
  return range.start <= range.end && (range.start == range.end || (range.start >= start && range.end <= end));
}

/* Items hold sections, sections hold blocks, in order, without gap or overlap. */
static inline const char *check_nesting(const struct document *d) {
  uint32_t section = 0, block = 0;
  for (uint32_t i = 0; i < d->item_count; i++) {
    const struct item *item = &d->item[i];
    if (item->first_section != section || item->first_block != block)
      return "items do not follow one another";
    for (uint32_t s = 0; s < item->section_count; s++, section++) {
      const struct section *own = &d->section[section];
      if (own->item != i || own->first != block || own->count == 0)
        return "sections do not follow one another";
      if (own->heading != UINT32_MAX && own->heading != own->first)
        return "a heading is not its section's first block";
      for (uint32_t b = 0; b < own->count; b++, block++)
        if (d->block[block].section != section)
          return "a block does not know its section";
    }
    if (block != item->first_block + item->block_count)
      return "an item's blocks are not those of its sections";
    uint32_t start = item->block_count ? d->block[item->first_block].start : 0;
    uint32_t end = item->block_count ? d->block[block - 1].end : 0;
    if (!inside(item->heading, start, end) || !inside(item->title, start, end))
      return "an item's title stands outside it";
  }
  for (size_t b = d->flow_count; b < d->block_count; b++)
    if (d->block[b].section != UINT32_MAX)
      return "furniture in a section";
  return section == d->section_count && block == d->flow_count ? NULL : "blocks without an item";
}

/* Every block has boxes, on its page, where the source has boxes. */
static inline const char *check_boxes(const struct document *d) {
  for (size_t i = 0; i < d->block_count; i++) {
    struct box *box;
    uint32_t number;
    struct range range = {d->block[i].start, d->block[i].end};
    size_t count = document_boxes(d, range, d->arena, &box, &number);
    if (number != d->block[i].page || number == 0)
      return "a block begins on another page than it says";
    if ((count > 0) != d->pages->boxed)
      return "a block without boxes";
    for (size_t b = 0; b < count; b++)
      if (box[b].x0 > box[b].x1 || box[b].y0 > box[b].y1)
        return "a box is turned inside out";
  }
  return NULL;
}

static inline const char *check_document(const struct document *d) {
  static const char *(*const checks[])(const struct document *) = {check_text, check_pieces, check_nothing_lost,
                                                                   check_nesting, check_boxes};
  const char *wrong = NULL;
  for (size_t i = 0; i < sizeof checks / sizeof *checks && !wrong; i++)
    wrong = checks[i](d);
  return wrong;
}

#endif
