/* damage.h - text that came out wrong is mended before it is cut into a document: between extraction and segmentation.
 *
 * Only what plainly is damage is touched, and the record says so in a remark (damaged-text): the reader should look at
 * the page before relying on a quote.
 */
#ifndef STANDPUNKT_DAMAGE_H
#define STANDPUNKT_DAMAGE_H

#include "pages.h"

/* All of it, in the order in which it must be done. */
void mend_damage(struct pages *pages);

/* ---- the parts ---- */

/* Lines in which every letter was moved by a constant, or whose glyph numbers were printed as characters, are read as
 * they were meant. */
void unshift_glyphs(struct pages *pages);
/* Page heads of a text that knows no pages ("29 (74)", the body, the day) are taken out of the sentences they cut. */
void drop_running_heads(struct pages *pages);
/* Words of the trade that were misread or split ("avs1ag", "kornmun", "om röstning") are made whole where a paper has
 * several. */
void mend_words(struct pages *pages);

/* LINE gets TEXT (LENGTH bytes, CHARS characters) instead of its own.  FROM tells for each new character the old one
 * where it stands. */
void line_replace(struct arena *arena, struct line *line, const char *text, uint32_t length, const uint32_t *from,
                  uint32_t chars);

#endif
