/* draft_render.c - drafts as files: each part of a file is what its stylesheet makes of the draft's XML. */
#include "draft_inside.h"
#include "package.h"
#include "stylesheet.h"

#include <string.h>

/* The parts of a file in their order; a part without a sheet is TEXT itself. */
struct part_shape {
  const char *name;
  const char *part; /* parameter of the stylesheet */
  const char *text;
};

static const struct part_shape docx_parts[] = {
    {.name = "[Content_Types].xml", .part = "types"},
    {.name = "_rels/.rels", .part = "relations"},
    {.name = "docProps/core.xml", .part = "core"},
    {.name = "docProps/app.xml", .part = "app"},
    {.name = "docProps/custom.xml", .part = "custom"},
    {.name = "word/document.xml", .part = "document"},
    {.name = "word/styles.xml", .part = "styles"},
    {.name = "word/settings.xml", .part = "settings"},
    {.name = "word/fontTable.xml", .part = "fonts"},
    {.name = "word/numbering.xml", .part = "numbering"},
    {.name = "word/footnotes.xml", .part = "footnotes"},
    {.name = "word/comments.xml", .part = "comments"},
    {.name = "word/header1.xml", .part = "header"},
    {.name = "word/footer1.xml", .part = "footer"},
    {.name = "word/_rels/document.xml.rels", .part = "document-relations"},
    {.name = "word/_rels/footnotes.xml.rels", .part = "footnote-relations"},
    {.name = NULL},
};

static const struct part_shape odt_parts[] = {
    {.name = "mimetype", .text = "application/vnd.oasis.opendocument.text"},
    {.name = "META-INF/manifest.xml", .part = "manifest"},
    {.name = "meta.xml", .part = "meta"},
    {.name = "styles.xml", .part = "styles"},
    {.name = "content.xml", .part = "content"},
    {.name = NULL},
};

static const struct format_shape {
  const char *ending, *media_type;
  const char *sheet;              /* NULL: the XML itself */
  const struct part_shape *parts; /* NULL: one text */
} formats[DRAFT_FORMATS] = {
    [DRAFT_XML] = {.ending = "xml", .media_type = "application/xml"},
    [DRAFT_HTML] = {.ending = "html", .media_type = "text/html; charset=utf-8", .sheet = "draft-html.xsl"},
    [DRAFT_MARKDOWN] = {.ending = "md", .media_type = "text/markdown; charset=utf-8", .sheet = "draft-markdown.xsl"},
    [DRAFT_DOCX] = {.ending = "docx",
                    .media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    .sheet = "draft-docx.xsl",
                    .parts = docx_parts},
    [DRAFT_ODT] = {.ending = "odt",
                   .media_type = "application/vnd.oasis.opendocument.text",
                   .sheet = "draft-odt.xsl",
                   .parts = odt_parts},
};

bool draft_format_of(const char *file, enum draft_format *format) {
  const char *dot = strrchr(file, '.');
  for (size_t i = 0; dot != NULL && i < DRAFT_FORMATS; i++)
    if (strcmp(dot + 1, formats[i].ending) == 0) {
      *format = (enum draft_format)i;
      return true;
    }
  return false;
}

const char *draft_media_type(enum draft_format format) { return formats[format].media_type; }

static char *apply(const struct stylesheet *sheet, const char *part, const char *xml, size_t length,
                   struct arena *arena, size_t *made, struct error *error) {
  const char *const parameters[] = {"part", part == NULL ? "" : part, NULL};
  return stylesheet_apply(sheet, xml, length, parameters, arena, made, error);
}

static const char *pack(const struct stylesheet *sheet, const struct part_shape *shape, const char *xml, size_t length,
                        struct arena *arena, size_t *packed, struct error *error) {
  struct package_part parts[32] = {{0}};
  size_t count = 0;
  for (; shape[count].name != NULL && error->kind == ERROR_NONE; count++) {
    struct package_part *part = &parts[count];
    part->name = shape[count].name;
    part->stored = shape[count].text != NULL;
    part->bytes = shape[count].text;
    if (part->bytes != NULL)
      part->length = strlen(part->bytes);
    else
      part->bytes = apply(sheet, shape[count].part, xml, length, arena, &part->length, error);
  }
  return error->kind == ERROR_NONE ? package_write(parts, count, arena, packed, error) : NULL;
}

const char *draft_render(const struct draft_sources *sources, const char *xml, size_t length, enum draft_format format,
                         struct arena *arena, size_t *rendered, struct error *error) {
  const struct format_shape *shape = &formats[format];
  const char *bytes = NULL;
  if (shape->sheet == NULL) {
    *rendered = length;
    return xml;
  }
  struct stylesheet *sheet = stylesheet_load(data_file(sources->directory, "templates", shape->sheet, arena), error);
  if (sheet != NULL)
    bytes = shape->parts == NULL ? apply(sheet, NULL, xml, length, arena, rendered, error)
                                 : pack(sheet, shape->parts, xml, length, arena, rendered, error);
  stylesheet_free(sheet);
  return bytes;
}
