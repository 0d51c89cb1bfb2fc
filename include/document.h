/* document.h - what the segmenter gives: one canonical text with blocks, sections and items as byte ranges in it.
 *
 * The canonical text is every block's text followed by one newline, in reading order, furniture last.  Inside a
 * block, lines are joined by a space (or nothing, where a hyphenated word was mended); cells of a table row are
 * separated by a tab.  Markers of lists ("1.", "•") and marks of footnotes are taken out and kept beside the text.
 * `pieces` maps each byte back to a line of a page and so to a box.
 */
#ifndef STANDPUNKT_DOCUMENT_H
#define STANDPUNKT_DOCUMENT_H

#include "gazetteer.h"
#include "pages.h"

enum block_type {
  BLOCK_PARAGRAPH,
  BLOCK_ITEM, /* an entry of a list */
  BLOCK_HEADING,
  BLOCK_FOOTNOTE,
  BLOCK_TABLE_ROW,
  BLOCK_SIGNATURE, /* a name, title or office line of a signature */
  BLOCK_FURNITURE, /* running head, page number, address block, adjusters' signs */
  BLOCK_TYPES
};

enum section_role {
  ROLE_HEAD, /* letterhead, title, everything before the first heading */
  ROLE_PROPOSED_DECISION,
  ROLE_DECISION,
  ROLE_SUMMARY,
  ROLE_BACKGROUND,
  ROLE_MOTION,
  ROLE_REFERRAL,
  ROLE_PREPARATION,
  ROLE_ASSESSMENT,
  ROLE_CLAIMS,    /* yrkanden */
  ROLE_PROCEDURE, /* propositionsordning, beslutsgång */
  ROLE_VOTE,
  ROLE_RESERVATION,
  ROLE_STATEMENT, /* särskilt uttalande, ersättaryttrande */
  ROLE_NOTE,      /* protokollsanteckning */
  ROLE_DISQUALIFICATION,
  ROLE_EARLIER,   /* tidigare behandling */
  ROLE_DOCUMENTS, /* handlingar, beslutsunderlag */
  ROLE_ATTENDANCE,
  ROLE_DISTRIBUTION,
  ROLE_ENCLOSURES,
  ROLE_APPROVAL, /* attesterat av, signatures */
  ROLE_CASE,     /* ärendet, under which anything may stand */
  ROLE_OTHER,
  ROLE_COUNT
};

struct range {
  uint32_t start, end; /* bytes in the canonical text */
};

/* A stretch of canonical text that stands byte for byte in one line of one page. */
struct piece {
  uint32_t at, length; /* bytes in the canonical text */
  uint32_t page, line; /* indices into pages->page[] and its line[] */
  uint32_t line_at;    /* bytes in the line */
};

struct block {
  enum block_type type;
  uint32_t start, end; /* in the canonical text, without the final newline */
  uint32_t section;    /* index; furniture belongs to section UINT32_MAX */
  uint32_t page;       /* number of the page where it begins, from 1 */
  unsigned style;      /* STYLE_BOLD, STYLE_ITALIC if all of it has it */
  float size, indent;  /* points; indent is its left edge on the page */
  const char *marker;  /* "1.", "a)", "•", "–" of an item; "1" of a footnote; NULL */
  uint32_t anchor;     /* a footnote: where in the canonical text its mark stood; UINT32_MAX */
  uint8_t level;       /* of a heading: 1 the title's, 2 ... */
  bool after_gap;      /* more than a line's space before it */
};

struct section {
  enum section_role role;
  uint32_t heading;      /* block index, or UINT32_MAX */
  uint32_t first, count; /* blocks, heading included */
  uint32_t item;         /* index */
  uint32_t page;
  const char *body; /* of "Kommunstyrelsens förslag till beslut": "Kommunstyrelsen"; NULL */
};

/* One paragraph of minutes, or the whole of a single-matter document (number NULL).  Item 0 of minutes is what
 * stands before the first paragraph. */
struct item {
  const char *number; /* "243", "63/20", "63–73", "9 a"; NULL */
  const char *organ;  /* "KF" of "KF § 5"; NULL */
  uint32_t first_section, section_count;
  uint32_t first_block, block_count;
  struct range heading; /* "§ 243 Ärendenummer SLK-2023-00883" in the canonical text */
  struct range title;   /* empty if it has none */
};

struct document {
  struct arena *arena;
  const struct pages *pages;
  const char *name; /* file name, for messages */
  const char *text; /* canonical, NUL-terminated */
  uint32_t length;
  struct piece *piece;
  size_t piece_count;
  struct block *block;
  size_t block_count, flow_count; /* all; those that are not furniture (they come first) */
  struct section *section;
  size_t section_count;
  struct item *item;
  size_t item_count;
  bool minutes;  /* cut into numbered paragraphs */
  size_t mended; /* hyphenated words joined */
};

/* Cuts PAGES into a document, all of it in ARENA, which must be the one that holds PAGES.  Never fails: a document
 * without text has no blocks. */
struct document *segment(struct arena *arena, const struct pages *pages, const struct gazetteer *gazetteer,
                         const char *name);

/* The block in which byte AT of the canonical text stands (its final newline included). */
uint32_t document_block_at(const struct document *document, uint32_t at);

/* The boxes that cover RANGE, one a line, in reading order, and in *PAGE the number of the page of the first.
 * Returns their number; 0 with *PAGE set where the source has no boxes. */
size_t document_boxes(const struct document *document, struct range range, struct arena *arena, struct box **boxes,
                      uint32_t *page);

/* "proposed-decision", "table-row": the tokens of the record. */
const char *section_role_token(enum section_role role);
const char *block_type_token(enum block_type type);
/* The role of TOKEN, or ROLE_COUNT. */
enum section_role section_role_from(const char *token, size_t length);

/* MARKER of a list item from its mark on: without the quotation mark that opens in front of it (”1.). */
const char *mark_in_marker(const char *marker);

#endif
