/* glyphs.c - characters of a page as they should be.
 *
 * PDFs draw what looks right: an a and a ring, one glyph for "fi", a bullet from a private font, the same letter
 * twice for bold.  Here they become plain characters, before anything is made of their places.
 */
#include "characters.h"
#include "layout.h"
#include "unicode.h"
#include <math.h>
#include <string.h>

struct glyph *glyphs_add(struct glyphs *glyphs) {
  glyphs->glyph = arena_grow(glyphs->arena, glyphs->glyph, glyphs->count, &glyphs->capacity, sizeof *glyphs->glyph);
  return &glyphs->glyph[glyphs->count++];
}

void glyphs_reserve(struct glyphs *glyphs, size_t count) {
  glyphs->count = 0;
  if (count <= glyphs->capacity)
    return;
  glyphs->capacity = count + count / 4;
  glyphs->glyph = arena_room(glyphs->arena, glyphs->capacity, sizeof *glyphs->glyph);
}

/* The combining mark that a sign of its own stands for when it is drawn over a letter. */
static uint32_t combining_mark(uint32_t character) {
  switch (character) {
  case 0xA8:
    return 0x0308; /* dieresis */
  case 0xB0:
  case 0x02DA:
    return 0x030A; /* ring */
  case 0xB4:
    return 0x0301; /* acute */
  case 0x60:
    return 0x0300; /* grave */
  case 0x02C6:
    return 0x0302; /* circumflex */
  case 0x02DC:
    return 0x0303; /* tilde */
  default:
    return unicode_combining(character) ? character : 0;
  }
}

static void box_unite(struct box *box, const struct box *other) {
  box->x0 = least(box->x0, other->x0);
  box->y0 = least(box->y0, other->y0);
  box->x1 = most(box->x1, other->x1);
  box->y1 = most(box->y1, other->y1);
}

/* True if A and B are drawn over each other, as a letter and its accent are. */
static bool drawn_over(const struct glyph *a, const struct glyph *b) {
  float left = most(a->box.x0, b->box.x0), right = least(a->box.x1, b->box.x1);
  float narrow = least(a->box.x1 - a->box.x0, b->box.x1 - b->box.x0);
  return right - left > 0.4f * narrow && fabsf(a->box.y1 - b->box.y1) < 0.8f * most(a->size, b->size);
}

/* Joins GLYPH to the one before it (LAST) if they are a letter and its mark, in either order. */
static bool composed(struct glyph *last, const struct glyph *glyph) {
  uint32_t mark = combining_mark(glyph->character);
  bool combining = mark == glyph->character;
  uint32_t whole = mark ? unicode_compose(last->character, mark) : 0;
  if (!whole && (mark = combining_mark(last->character)) != 0) {
    whole = unicode_compose(glyph->character, mark);
    combining = false;
  }
  if (!whole || (!combining && !drawn_over(last, glyph)))
    return false;
  last->character = whole;
  last->size = most(last->size, glyph->size);
  box_unite(&last->box, &glyph->box);
  return true;
}

/* The same character at nearly the same place: fake bold, or text under a picture of itself. */
static bool doubled(const struct glyph *last, const struct glyph *glyph) {
  float near = 0.15f * glyph->size;
  return last->character == glyph->character && fabsf(last->box.x0 - glyph->box.x0) < near &&
         fabsf(last->box.y0 - glyph->box.y0) < near && last->box.x1 - glyph->box.x0 > near;
}

static bool outside(const struct glyphs *glyphs, const struct box *box) {
  float x = (box->x0 + box->x1) / 2, y = (box->y0 + box->y1) / 2;
  return !(x >= 0 && y >= 0 && x <= glyphs->width && y <= glyphs->height);
}

/* ASCII and the letters of Latin-1: neither spaces nor marks, nor is anything else made of them. */
static bool ordinary(uint32_t character) {
  return (character > 0x20 && character < 0x7F && character != '`') || (character >= 0xC0 && character <= 0xFF);
}

/* Writes the letters of a ligature, which share its width, to OUT. */
static void spell_ligature(struct glyph *out, struct glyph whole, const char *letters, size_t count) {
  float width = (whole.box.x1 - whole.box.x0) / (float)count;
  for (size_t i = 0; i < count; i++) {
    out[i] = whole;
    out[i].character = (unsigned char)letters[i];
    out[i].box.x0 = whole.box.x0 + width * (float)i;
    out[i].box.x1 = out[i].box.x0 + width;
    if (i > 0)
      out[i].breaks = 0;
  }
}

/* Ligatures become letters; the array is spread from its end, so that it needs no copy. */
static void open_ligatures(struct glyphs *glyphs, size_t extra) {
  size_t from = glyphs->count;
  for (size_t i = 0; i < extra; i++)
    glyphs_add(glyphs);
  for (size_t to = glyphs->count; from-- > 0 && to > from + 1;) {
    const char *letters = ligature_letters(glyphs->glyph[from].character);
    size_t length = letters ? strlen(letters) : 1;
    to -= length;
    if (letters)
      spell_ligature(&glyphs->glyph[to], glyphs->glyph[from], letters, length);
    else
      glyphs->glyph[to] = glyphs->glyph[from];
  }
}

/* How many characters more there are once all ligatures are opened. */
static size_t ligature_growth(const struct glyphs *glyphs) {
  size_t extra = 0;
  for (size_t i = 0; i < glyphs->count; i++) {
    if (glyphs->glyph[i].character < 0x80)
      continue;
    const char *letters = ligature_letters(glyphs->glyph[i].character);
    extra += letters ? strlen(letters) - 1 : 0;
  }
  return extra;
}

/* Moves GLYPH to the end of what is kept so far unless it is to be dropped or joined to the last one. */
static void keep(struct glyphs *glyphs, size_t *kept, struct glyph glyph, uint8_t *pending) {
  glyph.breaks |= *pending;
  *pending = 0;
  bool first = *kept == 0;
  struct glyph *last = first ? NULL : &glyphs->glyph[*kept - 1];
  if (outside(glyphs, &glyph.box)) {
    *pending = glyph.breaks;
    return;
  }
  if (!ordinary(glyph.character) || (last && !ordinary(last->character))) {
    if (last && composed(last, &glyph))
      return;
    if (unicode_space(glyph.character)) {
      *pending = glyph.breaks | GLYPH_WORD;
      return;
    }
    glyph.character = character_clean(glyph.character, &glyph.style);
    if (!glyph.character) {
      *pending = glyph.breaks;
      return;
    }
  }
  if (last && doubled(last, &glyph)) {
    last->style |= glyph.style;
    return;
  }
  glyphs->glyph[(*kept)++] = glyph;
}

/* GLYPH follows LAST as nearly all do: both are ordinary, and it is no double and not outside the page. */
static bool plain(const struct glyphs *glyphs, const struct glyph *last, const struct glyph *glyph) {
  return ordinary(glyph->character) && ordinary(last->character) && glyph->character != last->character &&
         !outside(glyphs, &glyph->box);
}

void glyphs_clean(struct glyphs *glyphs) {
  size_t kept = 0;
  uint8_t pending = 0;
  size_t extra = ligature_growth(glyphs);
  if (extra > 0)
    open_ligatures(glyphs, extra);
  const struct glyph *glyph = glyphs->glyph;
  for (size_t i = 0; i < glyphs->count; i++) {
    if (!pending && kept > 0 && plain(glyphs, &glyph[kept - 1], &glyph[i])) {
      if (kept < i)
        glyphs->glyph[kept] = glyph[i];
      kept++;
    } else {
      keep(glyphs, &kept, glyph[i], &pending);
    }
  }
  glyphs->count = kept;
}

uint32_t glyph_shift_back(uint32_t character) {
  switch (character) {
  case 'n':
    return 0xE5; /* å */
  case 'l':
    return 0xE4; /* ä */
  case '|':
    return 0xF6; /* ö */
  case 'c':
    return 0xC5; /* Å */
  case 'b':
    return 0xC4; /* Ä */
  case 'g':
    return 0xD6; /* Ö */
  default:
    return character >= 3 && character + 29 < 0x7F ? character + 29 : character;
  }
}

void glyphs_shift_back(struct glyphs *glyphs) {
  for (size_t i = 0; i < glyphs->count; i++)
    glyphs->glyph[i].character = glyph_shift_back(glyphs->glyph[i].character);
}
