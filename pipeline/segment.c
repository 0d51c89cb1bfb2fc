/* segment.c - pages become one canonical text with blocks, sections and items: the order of the steps. */
#include "segment.h"
#include "unicode.h"

#include <string.h>

static const char *const role_tokens[ROLE_COUNT] = {
    [ROLE_HEAD] = "head",
    [ROLE_PROPOSED_DECISION] = "proposed-decision",
    [ROLE_DECISION] = "decision",
    [ROLE_SUMMARY] = "summary",
    [ROLE_BACKGROUND] = "background",
    [ROLE_MOTION] = "motion",
    [ROLE_REFERRAL] = "referral",
    [ROLE_PREPARATION] = "preparation",
    [ROLE_ASSESSMENT] = "assessment",
    [ROLE_CLAIMS] = "claims",
    [ROLE_PROCEDURE] = "procedure",
    [ROLE_VOTE] = "vote",
    [ROLE_RESERVATION] = "reservation",
    [ROLE_STATEMENT] = "statement",
    [ROLE_NOTE] = "note",
    [ROLE_DISQUALIFICATION] = "disqualification",
    [ROLE_EARLIER] = "earlier",
    [ROLE_DOCUMENTS] = "documents",
    [ROLE_ATTENDANCE] = "attendance",
    [ROLE_DISTRIBUTION] = "distribution",
    [ROLE_ENCLOSURES] = "enclosures",
    [ROLE_APPROVAL] = "approval",
    [ROLE_CASE] = "case",
    [ROLE_OTHER] = "other",
};

static const char *const type_tokens[BLOCK_TYPES] = {
    [BLOCK_PARAGRAPH] = "paragraph", [BLOCK_ITEM] = "item",           [BLOCK_HEADING] = "heading",
    [BLOCK_FOOTNOTE] = "footnote",   [BLOCK_TABLE_ROW] = "table-row", [BLOCK_SIGNATURE] = "signature",
    [BLOCK_FURNITURE] = "furniture",
};

const char *section_role_token(enum section_role role) { return role_tokens[role]; }

const char *block_type_token(enum block_type type) { return type_tokens[type]; }

enum section_role section_role_from(const char *token, size_t length) {
  for (enum section_role role = 0; role < ROLE_COUNT; role++)
    if (strlen(role_tokens[role]) == length && memcmp(role_tokens[role], token, length) == 0)
      return role;
  return ROLE_COUNT;
}

struct document *segment(struct arena *arena, const struct pages *pages, const struct gazetteer *gazetteer,
                         const char *name) {
  struct document *document = arena_alloc(arena, sizeof *document);
  document->arena = arena;
  document->pages = pages;
  document->name = name;
  document->text = "";
  struct segmenter s = {.arena = arena, .pages = pages, .gazetteer = gazetteer, .document = document};
  collect_lines(&s);
  find_furniture(&s);
  find_footnotes(&s);
  join_labels(&s);
  join_paragraphs(&s);
  find_headings(&s);
  write_text(&s);
  cut_sections(&s);
  return document;
}

uint32_t document_block_at(const struct document *document, uint32_t at) {
  size_t low = 0, high = document->block_count;
  while (low + 1 < high) {
    size_t middle = (low + high) / 2;
    if (document->block[middle].start <= at)
      low = middle;
    else
      high = middle;
  }
  return (uint32_t)low;
}

/* The first piece that ends after AT. */
static size_t piece_after(const struct document *document, uint32_t at) {
  size_t low = 0, high = document->piece_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (document->piece[middle].at + document->piece[middle].length <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* The box of LENGTH bytes from FROM of LINE. */
static struct box part_box(const struct line *line, uint32_t from, uint32_t length) {
  struct box box = line->box;
  uint32_t to = from + length < line->length ? from + length : line->length;
  bool plain = line->chars == line->length; /* a byte a character: nothing to count */
  from = from < to ? from : to;
  size_t first = plain ? from : unicode_count(line->text, from);
  size_t end =
      to == line->length ? line->chars : first + (plain ? to - from : unicode_count(line->text + from, to - from));
  if (end > line->chars)
    end = line->chars;
  if (first >= end)
    return box;
  struct extent all = line->extents[first];
  for (size_t i = first + 1; i < end; i++) {
    all.x0 = all.x0 < line->extents[i].x0 ? all.x0 : line->extents[i].x0;
    all.x1 = all.x1 > line->extents[i].x1 ? all.x1 : line->extents[i].x1;
  }
  if (line->flags & LINE_ROTATED) {
    box.y0 = all.x0;
    box.y1 = all.x1;
  } else {
    box.x0 = all.x0;
    box.x1 = all.x1;
  }
  return box;
}

size_t document_boxes(const struct document *document, struct range range, struct arena *arena, struct box **boxes,
                      uint32_t *page) {
  size_t first = piece_after(document, range.start), end = first;
  *boxes = NULL;
  *page = document->block_count > 0 ? document->block[document_block_at(document, range.start)].page : 1;
  while (end < document->piece_count && document->piece[end].at < range.end)
    end++;
  if (first == end)
    return 0;
  *page = document->pages->page[document->piece[first].page].number;
  if (!document->pages->boxed)
    return 0;
  *boxes = arena_array(arena, end - first, sizeof **boxes);
  size_t count = 0;
  uint32_t last_page = UINT32_MAX, last_line = UINT32_MAX;
  for (size_t i = first; i < end; i++) {
    const struct piece *piece = &document->piece[i];
    uint32_t from = piece->at > range.start ? piece->at : range.start;
    uint32_t to = piece->at + piece->length < range.end ? piece->at + piece->length : range.end;
    if (document->pages->page[piece->page].number != *page)
      break; /* boxes are of one page: the quote goes on overleaf */
    struct box box = part_box(&document->pages->page[piece->page].lines[piece->line],
                              piece->line_at + (from - piece->at), to - from);
    if (piece->page == last_page && piece->line == last_line) {
      struct box *before = &(*boxes)[count - 1];
      before->x0 = before->x0 < box.x0 ? before->x0 : box.x0;
      before->x1 = before->x1 > box.x1 ? before->x1 : box.x1;
      continue;
    }
    (*boxes)[count++] = box;
    last_page = piece->page;
    last_line = piece->line;
  }
  return count;
}
