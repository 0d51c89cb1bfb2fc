/* picture.c - a page of a PDF as a picture, through Poppler and cairo (see picture.h). */
#include "picture.h"
#include "buffer.h"

#include <cairo.h>
#include <poppler.h>

/* One page in a font that is not embedded, so that the choice of fonts is loaded. */
static const char warming_pdf[] = "%PDF-1.4\n"
                                  "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                                  "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                                  "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 90 90]"
                                  "/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>endobj\n"
                                  "4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica"
                                  "/Encoding/WinAnsiEncoding>>endobj\n"
                                  "5 0 obj<</Length 34>>stream\nBT /F 12 Tf 9 9 Td (a) Tj ET      \nendstream endobj\n"
                                  "trailer<</Root 1 0 R/Size 6>>\n%%EOF\n";

const char *const picture_readable[] = {
    "/usr/share/fonts",   "/usr/local/share/fonts",    "/etc/fonts", "/usr/share/fontconfig", "/var/cache/fontconfig",
    "/usr/share/poppler", "/usr/share/xml/fontconfig", NULL};

/* Kept open: without any document Poppler forgets what all have in common. */
static PopplerDocument *resident;

static PopplerDocument *open_bytes(const void *data, size_t size) {
  GBytes *bytes = g_bytes_new_static(data, size);
  PopplerDocument *document = poppler_document_new_from_bytes(bytes, NULL, NULL);
  g_bytes_unref(bytes);
  return document;
}

static GLogWriterOutput stay_silent(GLogLevelFlags level, const GLogField *fields, gsize count, gpointer data) {
  (void)level, (void)fields, (void)count, (void)data;
  return G_LOG_WRITER_HANDLED;
}

static cairo_status_t gather(void *context, const unsigned char *bytes, unsigned length) {
  buffer_add(context, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* PAGE on white, SCALE pixels a point. */
static bool draw(PopplerPage *page, int width, int height, double scale, struct buffer *out) {
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
  cairo_t *drawing = cairo_create(surface);
  cairo_set_source_rgb(drawing, 1, 1, 1);
  cairo_paint(drawing);
  cairo_scale(drawing, scale, scale);
  poppler_page_render(page, drawing);
  bool well = cairo_status(drawing) == CAIRO_STATUS_SUCCESS;
  cairo_destroy(drawing);
  well = well && cairo_surface_write_to_png_stream(surface, gather, out) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy(surface);
  return well;
}

void picture_warm_up(void) {
  if (resident != NULL)
    return;
  g_log_set_writer_func(stay_silent, NULL, NULL);
  resident = open_bytes(warming_pdf, sizeof warming_pdf - 1);
  PopplerPage *page = resident != NULL ? poppler_document_get_page(resident, 0) : NULL;
  if (page == NULL)
    return;
  struct arena *arena = arena_new();
  struct buffer out = buffer_in(arena);
  draw(page, 90, 90, 1, &out);
  g_object_unref(page);
  arena_free(arena);
}

static char *draw_page(PopplerPage *page, struct arena *arena, size_t *length, struct error *error) {
  double width = 0, height = 0;
  poppler_page_get_size(page, &width, &height);
  if (!(width >= 1 && height >= 1 && width < 1e6 && height < 1e6)) {
    error_set(error, ERROR_DAMAGED, "the page has no size that could be drawn");
    return NULL;
  }
  double scale = PICTURE_WIDTH / width;
  scale = scale * height > PICTURE_HEIGHT ? PICTURE_HEIGHT / height : scale;
  int across = (int)(width * scale + 0.5), down = (int)(height * scale + 0.5);
  struct picture_head head = {.width = (float)width, .height = (float)height};
  struct buffer out = buffer_in(arena);
  buffer_add(&out, &head, sizeof head);
  if (!draw(page, across > 0 ? across : 1, down > 0 ? down : 1, scale, &out)) {
    error_set(error, ERROR_DAMAGED, "the page cannot be drawn");
    return NULL;
  }
  *length = out.length;
  return out.data;
}

char *picture_draw(const struct source *source, uint32_t number, struct arena *arena, size_t *length,
                   struct error *error) {
  picture_warm_up();
  PopplerDocument *document = open_bytes(source->data, source->size);
  int count = document == NULL ? 0 : poppler_document_get_n_pages(document);
  PopplerPage *page =
      number == 0 || (int64_t)number > count ? NULL : poppler_document_get_page(document, (int)number - 1);
  char *bytes = NULL;
  if (page != NULL)
    bytes = draw_page(page, arena, length, error);
  else if (document == NULL)
    error_set(error, ERROR_DAMAGED, "the PDF cannot be read");
  else
    error_set(error, ERROR_NOT_FOUND, "the PDF has no page %u", number);
  if (page != NULL)
    g_object_unref(page);
  if (document != NULL)
    g_object_unref(document);
  return bytes;
}
