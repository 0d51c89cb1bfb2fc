/* layout.h - from characters with boxes to lines in reading order; private to the extractors.
 *
 * A format that knows only where its characters stand (PDF, later OCR) fills a struct glyphs for each page and
 * calls, in this order: glyphs_shift_back (only where the document's glyph map is broken), glyphs_clean, and
 * layout_page.  Nothing here knows a library.
 *
 *   glyphs_clean      characters as they should be: composed, ligatures opened, doubles dropped
 *   segments_find     stretches of characters on one baseline without a wide gap
 *   zones_arrange     segments into zones, rows and reading order
 *   line_write        one line of text with extents and style runs from the segments that make it up
 */
#ifndef STANDPUNKT_LAYOUT_H
#define STANDPUNKT_LAYOUT_H

#include "pages.h"

/* The lesser and the greater of two lengths. */
static inline float least(float a, float b) { return a < b ? a : b; }
static inline float most(float a, float b) { return a > b ? a : b; }

enum { GLYPH_WORD = 1 /* a space stands before it */, GLYPH_LINE = 2 /* the source started a new line here */ };

struct glyph {
  struct box box;
  uint32_t character;
  float size;     /* of the font, in points */
  uint8_t style;  /* STYLE_... */
  uint8_t breaks; /* GLYPH_... */
};

/* The characters of one page without its spaces; the array is used again for the next page. */
struct glyphs {
  struct arena *arena;
  struct glyph *glyph;
  size_t count, capacity;
  float width, height; /* of the page */
};

enum direction { DIRECTION_RIGHT, DIRECTION_UP, DIRECTION_DOWN };

/* Characters on one baseline without a wide gap.  A line is a chain of segments linked by `next`. */
struct segment {
  uint32_t first, end; /* its glyphs */
  struct box box;
  float base, size; /* baseline, and the size most of its characters have */
  uint32_t chars, digits, letters, bold;
  enum direction direction;
  bool marker; /* a bullet or number that belongs to the text on its right */
  bool taken;  /* part of another segment's chain, or drawn twice */
  uint16_t zone, row;
  /* Of a chain's head, for the whole line: */
  struct segment *next;   /* the rest of the line, to the right */
  struct segment *tail;   /* the last of the chain; NULL for the head itself */
  struct segment *labels; /* lines in the margin that belong before this one, linked by `labels` */
  float right;            /* right edge */
  uint32_t line_chars, line_digits, line_letters;
};

struct segments {
  struct segment *segment;
  size_t count;
};

/* Adds a glyph; the array grows in its arena. */
struct glyph *glyphs_add(struct glyphs *glyphs);

/* Empties GLYPHS and makes room for COUNT, so that a page is filled without growing. */
void glyphs_reserve(struct glyphs *glyphs, size_t count);

/* Undoes a glyph map that prints glyph numbers of the standard Macintosh order as characters (code + 29). */
void glyphs_shift_back(struct glyphs *glyphs);
uint32_t glyph_shift_back(uint32_t character);

void glyphs_clean(struct glyphs *glyphs);

struct segments segments_find(struct arena *scratch, const struct glyphs *glyphs);

/* Heads of lines in reading order with zone and row set; *COUNT gets their number. */
struct segment **zones_arrange(struct arena *scratch, struct segments segments, float width, float height,
                               const struct glyphs *glyphs, size_t *count);

/* Where a line is put together before its length is known; the same for all lines of a page. */
struct line_draft {
  char *text;
  struct extent *extents;
  struct style_run *runs;
  size_t room; /* characters from glyphs that it can hold */
};

/* Fills LINE from the chain at HEAD; false if nothing readable is left of it.  DRAFT (zero at first) grows in SCRATCH.
 */
bool line_write(struct arena *arena, struct arena *scratch, const struct glyphs *glyphs, const struct segment *head,
                struct line_draft *draft, struct line *line);

/* Sets the size most characters of LINE have, and the styles that nearly all have, from its runs. */
void line_judge(struct line *line);

/* Lines of GLYPHS (cleaned) into PAGE, allocated in ARENA; SCRATCH is reset. */
void layout_page(struct arena *arena, struct arena *scratch, const struct glyphs *glyphs, struct page *page);

/* How much of the text in PAGES is language: the share of its words that are the most common ones of Swedish or
 * English, 0 to 1; -1 where there is too little text to tell. */
double pages_common_words(const struct pages *pages);

/* True if PAGES hold so many strange characters and so few vowels that no language can be meant. */
bool pages_garbled(const struct pages *pages);

#endif
