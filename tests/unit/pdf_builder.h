/* pdf_builder.h - small PDF files made by hand, for the tests of the extractors.
 *
 * Places are given as they are read: from the top left corner of the page, in points.  The fonts are the standard
 * ones; FONT_MAPPED has a glyph map of the test's own.
 */
#ifndef STANDPUNKT_TEST_PDF_BUILDER_H
#define STANDPUNKT_TEST_PDF_BUILDER_H

#include "buffer.h"
#include "unicode.h"
#include <string.h>

enum { FONT_PLAIN = 1, FONT_BOLD, FONT_ITALIC, FONT_SERIF, FONT_MAPPED };

enum { PAGES_MAX = 40 };

struct pdf {
  struct arena *arena;
  float width, height;
  struct buffer content[PAGES_MAX];
  int rotate[PAGES_MAX];
  bool picture[PAGES_MAX];
  size_t pages;
  const char *map; /* bfchar lines of FONT_MAPPED: "<41> <F0B7>\n" */
};

static inline struct pdf pdf_new(struct arena *arena) {
  return (struct pdf){.arena = arena, .width = 595, .height = 842};
}

static inline struct buffer *pdf_page(struct pdf *pdf) {
  pdf->content[pdf->pages] = buffer_in(pdf->arena);
  buffer_text(&pdf->content[pdf->pages], "q\n");
  return &pdf->content[pdf->pages++];
}

/* A string of the content stream, in Windows-1252 (of which only Latin-1 is used here). */
static inline void pdf_string(struct buffer *page, const char *text) {
  const char *end = text + strlen(text);
  buffer_byte(page, '(');
  while (text < end) {
    uint32_t character;
    text += unicode_read(text, end, &character);
    character = character == 0x2022 ? 0x95 : character == 0x2013 ? 0x96 : character;
    buffer_printf(page, "\\%03o", (unsigned)character & 0xFF);
  }
  buffer_byte(page, ')');
}

/* TEXT with its baseline at Y below the top of the page of PDF that was begun last. */
static inline void pdf_text(struct pdf *pdf, int font, double size, double x, double y, const char *text) {
  struct buffer *page = &pdf->content[pdf->pages - 1];
  buffer_printf(page, "BT /F%d %g Tf 1 0 0 1 %g %g Tm ", font, size, x, (double)pdf->height - y);
  pdf_string(page, text);
  buffer_text(page, " Tj ET\n");
}

/* TEXT turned by a quarter, reading upwards (or downwards). */
static inline void pdf_turned(struct pdf *pdf, double size, double x, double y, bool up, const char *text) {
  struct buffer *page = &pdf->content[pdf->pages - 1];
  buffer_printf(page, "BT /F1 %g Tf 0 %d %d 0 %g %g Tm ", size, up ? 1 : -1, up ? -1 : 1, x, (double)pdf->height - y);
  pdf_string(page, text);
  buffer_text(page, " Tj ET\n");
}

static inline void pdf_lines(struct pdf *pdf, int font, double size, double x, double y, double pitch,
                             const char *const *lines) {
  for (; *lines; lines++, y += pitch)
    pdf_text(pdf, font, size, x, y, *lines);
}

static inline void pdf_object(struct buffer *out, size_t *offsets, size_t number, const char *body) {
  offsets[number] = out->length;
  buffer_printf(out, "%zu 0 obj\n%s\nendobj\n", number, body);
}

static inline void pdf_stream(struct buffer *out, size_t *offsets, size_t number, const char *dictionary,
                              const char *data) {
  offsets[number] = out->length;
  buffer_printf(out, "%zu 0 obj\n<<%s/Length %zu>>stream\n%s\nendstream\nendobj\n", number, dictionary, strlen(data),
                data);
}

static inline void pdf_fonts(const struct pdf *pdf, struct buffer *out, size_t *offsets) {
  static const char *const names[] = {"Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Times-Roman", "Helvetica"};
  for (size_t i = 0; i < 5; i++)
    pdf_object(out, offsets, 3 + i,
               arena_printf(pdf->arena, "<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding%s>>", names[i],
                            i == 4 ? "/ToUnicode 8 0 R" : ""));
  size_t count = 0;
  for (const char *at = pdf->map; at && *at; at++)
    count += *at == '\n';
  pdf_stream(out, offsets, 8, "",
             arena_printf(pdf->arena,
                          "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
                          "1 begincodespacerange <00> <FF> endcodespacerange\n%zu beginbfchar\n%sendbfchar\n"
                          "endcmap end end",
                          count, pdf->map ? pdf->map : ""));
  pdf_stream(out, offsets, 9, "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
             "x");
}

/* The file; *LENGTH gets its size. */
static inline const char *pdf_bytes(struct pdf *pdf, size_t *length) {
  struct buffer out = buffer_in(pdf->arena), kids = buffer_in(pdf->arena);
  size_t offsets[10 + 2 * PAGES_MAX] = {0}, next = 10;
  buffer_text(&out, "%PDF-1.4\n");
  pdf_object(&out, offsets, 1, "<</Type/Catalog/Pages 2 0 R>>");
  pdf_fonts(pdf, &out, offsets);
  for (size_t i = 0; i < pdf->pages; i++, next += 2) {
    buffer_printf(&kids, "%zu 0 R ", next);
    pdf_object(&out, offsets, next,
               arena_printf(pdf->arena,
                            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 %g %g]/Rotate %d/Contents %zu 0 R/Resources<</Font"
                            "<</F1 3 0 R/F2 4 0 R/F3 5 0 R/F4 6 0 R/F5 7 0 R>>/XObject<</I 9 0 R>>>>>>",
                            (double)pdf->width, (double)pdf->height, pdf->rotate[i], next + 1));
    if (pdf->picture[i])
      buffer_printf(&pdf->content[i], "%g 0 0 %g 0 0 cm /I Do\n", (double)pdf->width, (double)pdf->height);
    buffer_text(&pdf->content[i], "Q\n");
    pdf_stream(&out, offsets, next + 1, "", buffer_string(&pdf->content[i]));
  }
  pdf_object(&out, offsets, 2,
             arena_printf(pdf->arena, "<</Type/Pages/Kids[%s]/Count %zu>>", buffer_string(&kids), pdf->pages));
  size_t xref = out.length;
  buffer_printf(&out, "xref\n0 %zu\n0000000000 65535 f \n", next);
  for (size_t i = 1; i < next; i++)
    buffer_printf(&out, "%010zu 00000 n \n", offsets[i]);
  buffer_printf(&out, "trailer<</Root 1 0 R/Size %zu>>\nstartxref\n%zu\n%%%%EOF\n", next, xref);
  *length = out.length;
  return buffer_string(&out);
}

#endif
