/* pdf.c - PDF through Poppler; the only file that knows Poppler and GLib.
 *
 * Poppler gives the characters of a page with a box each, and stretches of one font.  It says nothing of lines,
 * columns or baselines: layout.h makes those.
 *
 * Poppler drops and rebuilds its global tables whenever no document is open, which costs more than reading a short
 * document, so warm_up opens a small one and keeps it open for the life of the process.
 */
#include "extractor.h"
#include "layout.h"
#include "unicode.h"
#include <poppler.h>
#include <string.h>
#include <strings.h>

#define VERSION "pdf/1"

/* One empty page.  Without a cross-reference table, so that no offset needs to be right: Poppler rebuilds it. */
static const char resident_pdf[] = "%PDF-1.4\n"
                                   "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                                   "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                                   "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]"
                                   "/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>endobj\n"
                                   "4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica"
                                   "/Encoding/WinAnsiEncoding>>endobj\n"
                                   "5 0 obj<</Length 30>>stream\nBT /F 4 Tf 1 1 Td (a) Tj ET    \nendstream endobj\n"
                                   "trailer<</Root 1 0 R/Size 6>>\n%%EOF\n";

static PopplerDocument *resident;

/* For the characters of a page and for their layout.  Kept between documents: memory given back to the system and taken
 * again costs a fault for each of its pages, and Poppler's own small pieces in between keep it from being joined. */
static struct arena *glyph_arena, *scratch_arena;

/* Poppler's complaints come through GLib's log and would go to stderr; our own errors say what matters of them. */
static GLogWriterOutput stay_silent(GLogLevelFlags log_level, const GLogField *fields, gsize count, gpointer data) {
  (void)log_level, (void)fields, (void)count, (void)data;
  return G_LOG_WRITER_HANDLED;
}

static PopplerDocument *open_bytes(const void *data, size_t size, GError **error) {
  GBytes *bytes = g_bytes_new_static(data, size);
  PopplerDocument *document = poppler_document_new_from_bytes(bytes, NULL, error);
  g_bytes_unref(bytes);
  return document;
}

static void pdf_warm_up(void) {
  if (glyph_arena)
    return;
  g_log_set_writer_func(stay_silent, NULL, NULL);
  glyph_arena = arena_new();
  scratch_arena = arena_new();
  resident = open_bytes(resident_pdf, sizeof resident_pdf - 1, NULL);
  PopplerPage *page = resident ? poppler_document_get_page(resident, 0) : NULL;
  if (page) {
    g_free(poppler_page_get_text(page));
    g_object_unref(page);
  }
}

static int pdf_recognise(const struct source *source) {
  size_t reach = source->size < 1024 ? source->size : 1024;
  if (source->size < 5)
    return 0;
  if (memcmp(source->data, "%PDF-", 5) == 0)
    return 100;
  return memmem(source->data, reach, "%PDF-", 5) ? 90 : 0;
}

/* Bold and italic from the name of the font: "ABCDEF+Arial-BoldItalicMT". */
static uint8_t font_style(const char *name) {
  static const char *const bold[] = {"bold", "black", "heavy", "demi", NULL};
  static const char *const italic[] = {"italic", "oblique", "kursiv", NULL};
  uint8_t style = 0;
  if (!name)
    return 0;
  for (size_t i = 0; bold[i] && !(style & STYLE_BOLD); i++)
    if (strcasestr(name, bold[i]))
      style |= STYLE_BOLD;
  for (size_t i = 0; italic[i] && !(style & STYLE_ITALIC); i++)
    if (strcasestr(name, italic[i]))
      style |= STYLE_ITALIC;
  size_t length = strlen(name);
  if (length > 3 && strcmp(name + length - 2, "It") == 0) /* "MinionPro-SemiboldIt" */
    style |= STYLE_ITALIC;
  return style;
}

enum { KNOWN_FONTS = 4 };

struct font_cursor {
  const GList *next;
  struct {
    const char *name;
    uint8_t style;
  } known[KNOWN_FONTS]; /* names whose style is known already: a page changes between few */
  unsigned known_next;
  int end; /* the last character of the stretch */
  float size;
  uint8_t style;
};

static uint8_t known_style(struct font_cursor *font, const char *name) {
  for (unsigned i = 0; i < KNOWN_FONTS && name; i++)
    if (font->known[i].name && strcmp(font->known[i].name, name) == 0)
      return font->known[i].style;
  unsigned at = font->known_next++ % KNOWN_FONTS;
  font->known[at].name = name;
  return font->known[at].style = font_style(name);
}

/* Moves FONT on to the stretch that holds the character at INDEX. */
static void font_at(struct font_cursor *font, int index) {
  while (index > font->end && font->next) {
    const PopplerTextAttributes *stretch = font->next->data;
    font->style = known_style(font, stretch->font_name);
    font->size = (float)stretch->font_size;
    font->end = stretch->end_index;
    font->next = font->next->next;
  }
}

static struct box box_of(const PopplerRectangle *rectangle) {
  return (struct box){(float)rectangle->x1, (float)rectangle->y1, (float)rectangle->x2, (float)rectangle->y2};
}

/* Marks that Poppler adds around text written from right to left and gives no box. */
static bool added_mark(uint32_t character) { return character >= 0x202A && character <= 0x202E; }

static void collect_glyphs(struct glyphs *glyphs, const char *text, const PopplerRectangle *boxes, guint count,
                           const GList *fonts) {
  const char *end = text + strlen(text);
  struct font_cursor font = {.next = fonts, .end = -1, .size = 10};
  uint8_t breaks = GLYPH_LINE;
  glyphs_reserve(glyphs, count);
  struct glyph *out = glyphs->glyph;
  for (guint i = 0; text < end && i < count;) {
    uint32_t character = (unsigned char)*text;
    if (character < 0x80) {
      text++;
    } else {
      text += unicode_read(text, end, &character);
      if (added_mark(character))
        continue;
    }
    if (character == ' ' || character == '\n' || character == '\r') {
      breaks |= character == ' ' ? GLYPH_WORD : GLYPH_LINE;
    } else {
      if ((int)i > font.end)
        font_at(&font, (int)i);
      *out++ = (struct glyph){box_of(&boxes[i]), character, font.size, font.style, breaks};
      breaks = 0;
    }
    i++;
  }
  glyphs->count = (size_t)(out - glyphs->glyph);
}

struct reading {
  struct pages *pages;
  struct glyphs glyphs;
  struct arena *scratch;
  const struct extract_limits *limits;
  struct error *error;
  size_t characters;
  bool shifted; /* the glyph map is broken: see glyphs_shift_back */
};

/* A picture that covers at least a third of the page. */
static bool has_picture(PopplerPage *page, const struct page *out) {
  GList *images = poppler_page_get_image_mapping(page);
  double covered = 0;
  for (const GList *item = images; item; item = item->next) {
    const PopplerRectangle *area = &((const PopplerImageMapping *)item->data)->area;
    covered += (area->x2 - area->x1) * (area->y2 - area->y1);
  }
  poppler_page_free_image_mapping(images);
  return covered > 0.33 * (double)out->width * (double)out->height;
}

static void read_glyphs(struct reading *reading, PopplerPage *page) {
  PopplerRectangle *boxes = NULL;
  guint count = 0;
  char *text = poppler_page_get_text(page);
  reading->glyphs.count = 0;
  if (text && text[0] && poppler_page_get_text_layout(page, &boxes, &count)) {
    GList *fonts = poppler_page_get_text_attributes(page);
    collect_glyphs(&reading->glyphs, text, boxes, count, fonts);
    poppler_page_free_text_attributes(fonts);
    g_free(boxes);
  }
  g_free(text);
}

static void read_page(struct reading *reading, PopplerPage *page, struct page *out) {
  double width = 0, height = 0;
  poppler_page_get_size(page, &width, &height);
  reading->glyphs.width = out->width = (float)width;
  reading->glyphs.height = out->height = (float)height;
  read_glyphs(reading, page);
  reading->characters += reading->glyphs.count;
  if (reading->characters > reading->limits->characters) {
    error_set(reading->error, ERROR_LIMIT, "more than %zu characters, the most that is read",
              reading->limits->characters);
    return;
  }
  if (reading->shifted)
    glyphs_shift_back(&reading->glyphs);
  glyphs_clean(&reading->glyphs);
  layout_page(reading->pages->arena, reading->scratch, &reading->glyphs, out);
  if (out->count == 0) {
    out->pictures = has_picture(page, out);
    reading->pages->unread += out->pictures;
  }
}

static void read_pages(struct reading *reading, PopplerDocument *document) {
  struct pages *pages = reading->pages;
  pages->unread = pages->damaged = 0;
  reading->characters = 0;
  for (size_t i = 0; i < pages->count && !reading->error->kind; i++) {
    pages->page[i] = (struct page){.number = (uint32_t)i + 1};
    PopplerPage *page = poppler_document_get_page(document, (int)i);
    if (!page) {
      pages->damaged++;
      continue;
    }
    read_page(reading, page, &pages->page[i]);
    g_object_unref(page);
  }
}

/* Text without the words that every language text has: the glyph map may be shifted.  If undoing that gives
 * language, it was; if not, the text is kept as it is and called garbled when it cannot be language. */
static void mend_glyph_map(struct reading *reading, PopplerDocument *document) {
  struct pages *pages = reading->pages;
  double common = pages_common_words(pages);
  if (common < 0 || common > 0.03 || reading->error->kind)
    return;
  struct pages as_is = *pages;
  pages->page = arena_array(pages->arena, pages->count, sizeof *pages->page);
  reading->shifted = true;
  read_pages(reading, document);
  if (pages_common_words(pages) > 0.1) {
    for (size_t i = 0; i < pages->count; i++)
      pages->decoded += pages->page[i].count;
    return;
  }
  *pages = as_is;
  pages->garbled = pages_garbled(pages);
}

static PopplerDocument *open_document(const struct source *source, struct error *error) {
  GError *reason = NULL;
  PopplerDocument *document = open_bytes(source->data, source->size, &reason);
  if (document)
    return document;
  if (g_error_matches(reason, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    error_set(error, ERROR_ENCRYPTED, "the PDF needs a password");
  else
    error_set(error, ERROR_DAMAGED, "the PDF cannot be read: %s", reason ? reason->message : "no reason given");
  g_clear_error(&reason);
  return NULL;
}

static struct pages *read_document(struct arena *arena, PopplerDocument *document, const struct extract_limits *limits,
                                   struct error *error) {
  int count = poppler_document_get_n_pages(document);
  if (count <= 0)
    return error_set(error, ERROR_EMPTY, "the PDF has no pages"), NULL;
  if ((size_t)count > limits->pages)
    return error_set(error, ERROR_LIMIT, "%d pages; %zu are the most that is read", count, limits->pages), NULL;
  struct pages *pages = arena_alloc(arena, sizeof *pages);
  *pages = (struct pages){.arena = arena,
                          .page = arena_array(arena, (size_t)count, sizeof *pages->page),
                          .count = (size_t)count,
                          .boxed = true,
                          .media_type = "application/pdf",
                          .extractor = VERSION};
  struct reading reading = {.pages = pages, .scratch = scratch_arena, .limits = limits, .error = error};
  reading.glyphs.arena = glyph_arena;
  read_pages(&reading, document);
  mend_glyph_map(&reading, document);
  arena_reset(glyph_arena);
  arena_reset(scratch_arena);
  return error->kind ? NULL : pages;
}

static struct pages *pdf_extract(struct arena *arena, const struct source *source, const struct extract_limits *limits,
                                 struct error *error) {
  pdf_warm_up();
  PopplerDocument *document = open_document(source, error);
  struct pages *pages = document ? read_document(arena, document, limits, error) : NULL;
  if (document)
    g_object_unref(document);
  return pages;
}

const struct extractor pdf_extractor = {
    .name = "pdf",
    .version = VERSION,
    .media_type = "application/pdf",
    .recognise = pdf_recognise,
    .warm_up = pdf_warm_up,
    .extract = pdf_extract,
};
