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
    {"[Content_Types].xml", "types", NULL},
    {"_rels/.rels", "relations", NULL},
    {"docProps/core.xml", "core", NULL},
    {"docProps/app.xml", "app", NULL},
    {"docProps/custom.xml", "custom", NULL},
    {"word/document.xml", "document", NULL},
    {"word/styles.xml", "styles", NULL},
    {"word/settings.xml", "settings", NULL},
    {"word/fontTable.xml", "fonts", NULL},
    {"word/numbering.xml", "numbering", NULL},
    {"word/footnotes.xml", "footnotes", NULL},
    {"word/comments.xml", "comments", NULL},
    {"word/header1.xml", "header", NULL},
    {"word/footer1.xml", "footer", NULL},
    {"word/_rels/document.xml.rels", "document-relations", NULL},
    {"word/_rels/footnotes.xml.rels", "footnote-relations", NULL},
    {NULL, NULL, NULL},
};

static const struct part_shape odt_parts[] = {
    {"mimetype", NULL, "application/vnd.oasis.opendocument.text"},
    {"META-INF/manifest.xml", "manifest", NULL},
    {"meta.xml", "meta", NULL},
    {"styles.xml", "styles", NULL},
    {"content.xml", "content", NULL},
    {NULL, NULL, NULL},
};

static const struct format_shape {
  const char *ending, *media_type;
  const char *sheet;              /* NULL: the XML itself */
  const struct part_shape *parts; /* NULL: one text */
} formats[DRAFT_FORMATS] = {
    [DRAFT_XML] = {"xml", "application/xml", NULL, NULL},
    [DRAFT_HTML] = {"html", "text/html; charset=utf-8", "draft-html.xsl", NULL},
    [DRAFT_MARKDOWN] = {"md", "text/markdown; charset=utf-8", "draft-markdown.xsl", NULL},
    [DRAFT_DOCX] = {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "draft-docx.xsl",
                    docx_parts},
    [DRAFT_ODT] = {"odt", "application/vnd.oasis.opendocument.text", "draft-odt.xsl", odt_parts},
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
