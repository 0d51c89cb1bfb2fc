/* pages.h - what an extractor gives: pages of lines with places.
 *
 * An extractor turns bytes into lines of text in reading order and says where each character stands and how it
 * looks.  It judges nothing: what is a heading, furniture or a paragraph is the segmenter's business.
 *
 * Coordinates are PDF points (1/72 inch) on the page as displayed (after /Rotate), origin top left, y downwards.
 * A source without pages (plain text) gets made-up coordinates - 6 points a character, 12 points a line - so
 * that the segmenter needs one kind of reasoning only; `boxed` is then false and no box reaches a record.
 */
#ifndef STANDPUNKT_PAGES_H
#define STANDPUNKT_PAGES_H

#include "arena.h"
#include <stdbool.h>

struct box {
  float x0, y0, x1, y1;
};

struct extent {
  float x0, x1;
};

enum { STYLE_BOLD = 1, STYLE_ITALIC = 2, STYLE_RAISED = 4 /* superscript: a footnote mark, an ordinal */ };

/* A stretch of one line in one style; the runs of a line cover it without gaps. */
struct style_run {
  uint32_t start, end; /* bytes in the line */
  unsigned style;      /* STYLE_... */
  float size;          /* font size in points */
};

enum {
  LINE_HYPHEN = 1,  /* ended in a soft hyphen (U+00AD, dropped from the text): the word goes on in the next line */
  LINE_ROTATED = 2, /* runs up or down the page as displayed; extents are then along y */
  LINE_HEADING = 4, /* the source itself says heading (Markdown #, tagged PDF); `level` is then 1 to 6 */
  LINE_BREAK = 8    /* the source itself ends the paragraph after this line (Markdown's two trailing spaces) */
};

struct line {
  const char *text;       /* clean UTF-8 (see unicode.h), NUL-terminated, inner spaces single, none at the ends;
                             ligatures are letters, no-break spaces are spaces, soft hyphens are gone */
  uint32_t length;        /* bytes */
  uint32_t chars;         /* characters */
  struct extent *extents; /* one a character */
  struct box box;
  struct style_run *runs;
  uint32_t run_count;
  float size;     /* the size most of its characters have */
  unsigned style; /* STYLE_BOLD and STYLE_ITALIC if nearly all of its letters have it */
  uint16_t zone;  /* lines of one column or area of the page share a zone; zones are numbered in reading order
                     from 0 on each page, and a zone's lines are consecutive */
  uint16_t row;   /* 0, or a number that lines standing side by side as cells of one table row share (unique on
                     the page); cells follow each other from left to right */
  uint8_t flags;  /* LINE_... */
  uint8_t level;  /* of LINE_HEADING */
};

struct page {
  uint32_t number; /* from 1 */
  float width, height;
  struct line *lines;
  size_t count;
  bool pictures; /* a picture covers a good part of it: with no lines, the page is a scan */
};

enum ocr_state { OCR_NONE, OCR_PARTIAL, OCR_FULL };

struct pages {
  struct arena *arena;
  struct page *page;
  size_t count;
  bool boxed;             /* coordinates are the source's own */
  enum ocr_state ocr;     /* how much of the text was recognised from pictures */
  size_t unread;          /* pages that hold pictures and no text */
  size_t damaged;         /* pages that could not be read at all (left empty) */
  bool garbled;           /* the text layer is not language: a broken glyph map, not decoded */
  size_t decoded;         /* lines whose glyph map was shifted and put right */
  uint32_t decoded_page;  /* where the first of them stands */
  size_t mended;          /* lines in which misread or split words were mended */
  const char *media_type; /* "application/pdf" */
  const char *extractor;  /* name and version: "pdf/1"; a new version makes ingest read again */
};

#endif
