/* picture.h - a page of a PDF as a picture (extractors/picture.c, Poppler and cairo), drawn by a worker of its own
 * kind.
 */
#ifndef STANDPUNKT_PICTURE_H
#define STANDPUNKT_PICTURE_H

#include "extractor.h"

/* Pixels: a page is drawn PICTURE_WIDTH wide, less if it would be higher than PICTURE_HEIGHT. */
enum { PICTURE_WIDTH = 1000, PICTURE_HEIGHT = 2000 };

/* What stands before the PNG in what picture_draw gives. */
struct picture_head {
  float width, height; /* of the page as displayed, points */
};

/* Loads what drawing needs; once, before the sandbox. */
void picture_warm_up(void);

/* Page PAGE (from 1) of SOURCE: a struct picture_head and a PNG, in ARENA; NULL with ERROR set. */
char *picture_draw(const struct source *source, uint32_t page, struct arena *arena, size_t *length,
                   struct error *error);

/* The files that drawing reads even after the warm-up: fonts, what chooses among them, and Poppler's character maps. */
extern const char *const picture_readable[];

#endif
