/* registry.c - which formats can be read, and what the others look like. */
#include "buffer.h"
#include "extractor.h"
#include <string.h>
#include <strings.h>

const struct extractor *const extractors[] = {&pdf_extractor, &text_extractor, NULL};

const struct extract_limits extract_limits_default = {.pages = 20000, .characters = 40000000};

/* Formats that are told from text and from each other, so that the message can name them. */
static const struct {
  size_t offset, length;
  const char *bytes, *looks_like;
} signatures[] = {
    {0, 4, "PK\3\4", "a ZIP archive"},
    {0, 4, "PK\5\6", "an empty ZIP archive"},
    {0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Microsoft Office document"},
    {0, 3, "\xFF\xD8\xFF", "a JPEG picture"},
    {0, 8, "\x89PNG\r\n\x1A\n", "a PNG picture"},
    {0, 4, "II*\0", "a TIFF picture"},
    {0, 4, "MM\0*", "a TIFF picture"},
    {0, 4, "GIF8", "a GIF picture"},
    {8, 4, "WEBP", "a WebP picture"},
    {4, 8, "ftypheic", "a HEIC picture"},
    {0, 5, "{\\rtf", "an RTF document"},
    {0, 2, "\x1F\x8B", "a gzip archive"},
    {0, 3, "BZh", "a bzip2 archive"},
    {0, 6,
     "\xFD"
     "7zXZ",
     "an xz archive"},
    {0, 6, "7z\xBC\xAF\x27\x1C", "a 7-Zip archive"},
    {0, 4, "Rar!", "a RAR archive"},
    {0, 4,
     "\x7F"
     "ELF",
     "a program"},
    {0, 2, "%!", "a PostScript file"},
    {0, 15, "SQLite format 3", "an SQLite database"},
};

/* What a ZIP archive holds, by the names and types at its front. */
static const struct {
  const char *name, *looks_like;
} packages[] = {
    {"word/", "a Word document (DOCX)"},
    {"xl/", "an Excel workbook (XLSX)"},
    {"ppt/", "a PowerPoint presentation (PPTX)"},
    {"opendocument.text", "an OpenDocument text (ODT)"},
    {"opendocument.spreadsheet", "an OpenDocument spreadsheet (ODS)"},
    {"opendocument.presentation", "an OpenDocument presentation (ODP)"},
    {"application/epub", "an EPUB book"},
};

static const struct {
  const char *start, *looks_like;
} markups[] = {
    {"<!doctype html", "an HTML page"}, {"<html", "an HTML page"},      {"<head", "an HTML page"},
    {"<body", "an HTML page"},          {"<?xml", "an XML document"},   {"<!doctype", "an XML document"},
    {"<svg", "an SVG picture"},         {"from ", "an e-mail message"},
};

static const char *package_kind(const struct source *source) {
  size_t reach = source->size < 4096 ? source->size : 4096;
  const unsigned char *tail = source->data + source->size - (source->size < 4096 ? source->size : 4096);
  for (size_t i = 0; i < sizeof packages / sizeof *packages; i++)
    if (memmem(source->data, reach, packages[i].name, strlen(packages[i].name)) ||
        memmem(tail, reach, packages[i].name, strlen(packages[i].name)))
      return packages[i].looks_like;
  return NULL;
}

static const char *markup_kind(const struct source *source) {
  const char *text = (const char *)source->data, *end = text + source->size;
  if (source->size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
    text += 3;
  while (text < end && strchr(" \t\r\n", *text) && *text)
    text++;
  for (size_t i = 0; i < sizeof markups / sizeof *markups; i++) {
    size_t length = strlen(markups[i].start);
    if ((size_t)(end - text) >= length && strncasecmp(text, markups[i].start, length) == 0)
      return markups[i].looks_like;
  }
  return NULL;
}

/* The name of a known format that no extractor reads yet, or NULL. */
static const char *foreign_kind(const struct source *source) {
  for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
    size_t offset = signatures[i].offset, length = signatures[i].length;
    if (source->size < offset + length || memcmp(source->data + offset, signatures[i].bytes, length) != 0)
      continue;
    const char *package = i == 0 ? package_kind(source) : NULL;
    return package ? package : signatures[i].looks_like;
  }
  return markup_kind(source);
}

void extractors_warm_up(void) {
  for (size_t i = 0; extractors[i]; i++)
    if (extractors[i]->warm_up)
      extractors[i]->warm_up();
}

const struct extractor *extractor_for(const struct source *source, struct error *error) {
  const struct extractor *best = NULL;
  int sure = 0;
  if (source->size == 0)
    return error_set(error, ERROR_EMPTY, "the file is empty"), NULL;
  for (size_t i = 0; extractors[i] && sure < 100; i++) {
    int score = extractors[i]->recognise(source);
    if (score > sure) {
      best = extractors[i];
      sure = score;
    }
  }
  const char *foreign = sure < 100 ? foreign_kind(source) : NULL;
  if (foreign && sure < 90)
    return error_set(error, ERROR_NOT_DOCUMENT, "it looks like %s, which is not read yet", foreign), NULL;
  if (!best)
    error_set(error, ERROR_NOT_DOCUMENT, "it looks like binary data, not a document");
  return best;
}

struct pages *extract(struct arena *arena, const struct source *source, const struct extract_limits *limits,
                      struct error *error) {
  const struct extractor *extractor = extractor_for(source, error);
  return extractor ? extractor->extract(arena, source, limits ? limits : &extract_limits_default, error) : NULL;
}

const char *extractors_version(struct arena *arena) {
  struct buffer buffer = buffer_in(arena);
  for (size_t i = 0; extractors[i]; i++) {
    if (i > 0)
      buffer_byte(&buffer, ' ');
    buffer_text(&buffer, extractors[i]->version);
  }
  return buffer_string(&buffer);
}
