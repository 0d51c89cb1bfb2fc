/* draft_read.c - the quotes in a draft that people have edited.  Runs in a worker process, for the file comes from
 * anywhere; what it answers are lines that the other side can read without parsing markup:
 *
 *   format docx
 *   draft yes               it was made by this program
 *   mark sp1_...            a quote that the draft was made with
 *   quote sp1_... TEXT      what stands there now; \ before a backslash, \n and \t for new line and tab
 */
#include "buffer.h"
#include "draft_inside.h"
#include "markup_plain.h"
#include "package.h"
#include "unicode.h"

#include <stdlib.h>
#include <string.h>

enum { PART_MOST = 64 << 20, OPEN_MOST = 64, NAME_ROOM = 64, QUOTES_MOST = 5000 };

/* A bookmark that has begun and not ended. */
struct open_mark {
  char name[NAME_ROOM], id[24];
  unsigned depth; /* of its element, in HTML */
  struct buffer text;
};

struct reading {
  struct arena *arena;
  struct buffer out;
  struct open_mark open[OPEN_MOST];
  size_t open_count, quotes;
  unsigned depth;   /* of elements */
  unsigned skipped; /* inside elements whose text is not the paper's */
  bool taking;      /* in an element whose text counts (w:t), or everywhere */
  bool collapsing;  /* white space counts as one space */
  bool property;    /* in a property that lists a quote */
};

static void put_text(struct buffer *out, const char *text, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (text[i] == '\n' || text[i] == '\t' || text[i] == '\\')
      buffer_printf(out, "\\%c", text[i] == '\n' ? 'n' : text[i] == '\t' ? 't' : '\\');
    else if (text[i] != '\r')
      buffer_byte(out, text[i]);
}

static void put_mark(struct reading *reading, const char *name, size_t length) {
  struct draft_mark mark;
  const char *whole = arena_strndup(reading->arena, name, length < NAME_ROOM ? length : NAME_ROOM);
  if (mark_read(whole, &mark) && reading->quotes++ < QUOTES_MOST)
    buffer_printf(&reading->out, "mark %s\n", whole);
}

static void add(struct reading *reading, const char *text, size_t length) {
  for (size_t i = 0; i < reading->open_count; i++) {
    struct buffer *into = &reading->open[i].text;
    for (size_t k = 0; k < length; k++) {
      bool blank = reading->collapsing && strchr(" \t\r\n", text[k]) != NULL && text[k] != '\0';
      if (!blank)
        buffer_byte(into, text[k]);
      else if (into->length == 0 || into->data[into->length - 1] != ' ')
        buffer_byte(into, ' ');
    }
  }
}

/* What an element stands for, whatever counts as white space. */
static void add_plain(struct reading *reading, const char *text) {
  bool collapsing = reading->collapsing;
  reading->collapsing = false;
  add(reading, text, strlen(text));
  reading->collapsing = collapsing;
}

static void begin_mark(struct reading *reading, const char *name, const char *id) {
  struct draft_mark mark;
  if (reading->open_count == OPEN_MOST || strlen(name) >= NAME_ROOM || !mark_read(name, &mark) ||
      strlen(id) >= sizeof reading->open->id || reading->quotes++ >= QUOTES_MOST)
    return;
  struct open_mark *open = &reading->open[reading->open_count++];
  strcpy(open->name, name);
  strcpy(open->id, id);
  open->depth = reading->depth;
  open->text = buffer_in(reading->arena);
}

static void end_mark(struct reading *reading, size_t at) {
  const struct open_mark *open = &reading->open[at];
  const char *text = buffer_string(&open->text);
  size_t length = open->text.length;
  text = unicode_clean(reading->arena, text, length, &length);
  buffer_printf(&reading->out, "quote %s ", open->name);
  put_text(&reading->out, text, length);
  buffer_byte(&reading->out, '\n');
  reading->open[at] = reading->open[--reading->open_count];
}

static const char *value_of(const char *const *attributes, const char *name) {
  for (; attributes[0] != NULL; attributes += 2)
    if (strcmp(attributes[0], name) == 0)
      return attributes[1];
  return "";
}

static bool is_property(const char *name) { return strncmp(name, "standpunkt-citat-", 17) == 0; }

static void note_origin(struct reading *reading, const char *name) {
  if (strcmp(name, "standpunkt-utkast") == 0)
    buffer_text(&reading->out, "draft yes\n");
}

/* The value of a property that lists a quote comes as text. */
static void take_property(struct reading *reading, const char *text, size_t length) {
  if (reading->property)
    put_mark(reading, text, length);
}

/* ----------------------------------------------------- DOCX ----------------------------------------------------- */

static const char word_space[] = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
static const char word_strict[] = "http://purl.oclc.org/ooxml/wordprocessingml/main";

static void docx_start(void *context, const char *space, const char *name, const char *const *attributes) {
  struct reading *reading = context;
  if (strcmp(space, word_space) != 0 && strcmp(space, word_strict) != 0)
    return;
  if (strcmp(name, "bookmarkStart") == 0)
    begin_mark(reading, value_of(attributes, "name"), value_of(attributes, "id"));
  else if (strcmp(name, "bookmarkEnd") == 0) {
    for (size_t i = 0; i < reading->open_count; i++)
      if (strcmp(reading->open[i].id, value_of(attributes, "id")) == 0) {
        end_mark(reading, i);
        break;
      }
  } else if (strcmp(name, "moveFrom") == 0 || strcmp(name, "del") == 0)
    reading->skipped++;
  else if (reading->skipped > 0)
    return;
  else if (strcmp(name, "t") == 0)
    reading->taking = true;
  else if (strcmp(name, "tab") == 0)
    add_plain(reading, "\t");
  else if (strcmp(name, "br") == 0 || strcmp(name, "cr") == 0)
    add_plain(reading, "\n");
  else if (strcmp(name, "noBreakHyphen") == 0)
    add_plain(reading, "\u2011");
  else if (strcmp(name, "softHyphen") == 0)
    add_plain(reading, "\u00AD");
}

static void docx_end(void *context, const char *space, const char *name) {
  struct reading *reading = context;
  if (strcmp(space, word_space) != 0 && strcmp(space, word_strict) != 0)
    return;
  if (strcmp(name, "t") == 0)
    reading->taking = false;
  else if ((strcmp(name, "moveFrom") == 0 || strcmp(name, "del") == 0) && reading->skipped > 0)
    reading->skipped--;
}

static void docx_text(void *context, const char *text, size_t length) {
  struct reading *reading = context;
  if (reading->taking)
    add(reading, text, length);
}

static void property_start(void *context, const char *space, const char *name, const char *const *attributes) {
  struct reading *reading = context;
  (void)space;
  if (strcmp(name, "property") != 0 && strcmp(name, "user-defined") != 0)
    return;
  reading->property = is_property(value_of(attributes, "name"));
  note_origin(reading, value_of(attributes, "name"));
}

static void property_end(void *context, const char *space, const char *name) {
  struct reading *reading = context;
  (void)space;
  if (strcmp(name, "property") == 0 || strcmp(name, "user-defined") == 0)
    reading->property = false;
}

static void property_text(void *context, const char *text, size_t length) { take_property(context, text, length); }

static const struct plain_handler docx_handler = {docx_start, docx_text, docx_end};
static const struct plain_handler property_handler = {property_start, property_text, property_end};

/* ------------------------------------------------------ ODT ------------------------------------------------------ */

static const char odf_text[] = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

static bool odt_aside(const char *name) {
  return strcmp(name, "annotation") == 0 || strcmp(name, "note") == 0 || strcmp(name, "tracked-changes") == 0;
}

static void odt_start(void *context, const char *space, const char *name, const char *const *attributes) {
  struct reading *reading = context;
  if (odt_aside(name))
    reading->skipped++;
  if (reading->skipped > 0 || strcmp(space, odf_text) != 0)
    return;
  const char *mark = value_of(attributes, "name");
  if (strcmp(name, "bookmark-start") == 0)
    begin_mark(reading, mark, "");
  else if (strcmp(name, "bookmark-end") == 0) {
    for (size_t i = 0; i < reading->open_count; i++)
      if (strcmp(reading->open[i].name, mark) == 0) {
        end_mark(reading, i);
        break;
      }
  } else if (strcmp(name, "tab") == 0)
    add_plain(reading, "\t");
  else if (strcmp(name, "line-break") == 0)
    add_plain(reading, "\n");
  else if (strcmp(name, "s") == 0) {
    long count = strtol(value_of(attributes, "c"), NULL, 10);
    for (long i = 0; i < (count < 1 ? 1 : count > 1000 ? 1000 : count); i++)
      add_plain(reading, " ");
  }
}

static void odt_end(void *context, const char *space, const char *name) {
  struct reading *reading = context;
  (void)space;
  if (odt_aside(name) && reading->skipped > 0)
    reading->skipped--;
}

static void odt_text(void *context, const char *text, size_t length) {
  struct reading *reading = context;
  if (reading->skipped == 0)
    add(reading, text, length);
}

static const struct plain_handler odt_handler = {odt_start, odt_text, odt_end};

/* ------------------------------------------------------ HTML ------------------------------------------------------ */

static void html_start(void *context, const char *space, const char *name, const char *const *attributes) {
  struct reading *reading = context;
  (void)space;
  reading->depth++;
  note_origin(reading, strcmp(name, "meta") == 0 ? value_of(attributes, "name") : "");
  if (strcmp(name, "meta") == 0 && is_property(value_of(attributes, "name")))
    put_mark(reading, value_of(attributes, "content"), strlen(value_of(attributes, "content")));
  else
    begin_mark(reading, value_of(attributes, "id"), "");
}

static void html_end(void *context, const char *space, const char *name) {
  struct reading *reading = context;
  (void)space, (void)name;
  for (size_t i = reading->open_count; i-- > 0;)
    if (reading->open[i].depth == reading->depth)
      end_mark(reading, i);
  if (reading->depth > 0)
    reading->depth--;
}

static void html_text(void *context, const char *text, size_t length) { add(context, text, length); }

static const struct plain_handler html_handler = {html_start, html_text, html_end};

/* ---------------------------------------------------- Markdown ---------------------------------------------------- */

/* What stands between the two comments of a quote, without escapes and line ends. */
static void markdown_quote(struct reading *reading, const char *text, size_t length) {
  static const char punctuation[] = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  for (size_t i = 0; i < length; i++) {
    bool broken = text[i] == '\n';
    if (text[i] == '\\' && i + 1 < length && strchr(punctuation, text[i + 1]) != NULL)
      i++;
    while (broken && i + 1 < length && strchr("> \r", text[i + 1]) != NULL)
      i++;
    add(reading, broken ? " " : &text[i], 1);
  }
}

static void read_markdown(struct reading *reading, const char *text) {
  static const char list[] = "<!-- standpunkt:", begin[] = "<!-- sp", close[] = " -->";
  for (const char *at = text; (at = strstr(at, "<!-- ")) != NULL; at++) {
    const char *end = strstr(at, close);
    if (end == NULL)
      return;
    bool listing = strncmp(at, list, strlen(list)) == 0;
    note_origin(reading, listing ? "standpunkt-utkast" : "");
    if (listing)
      for (const char *name = at + strlen(list); name < end; name += strspn(name, " ")) {
        size_t length = strcspn(name, " ");
        put_mark(reading, name, length);
        name += length;
      }
    if (strncmp(at, begin, strlen(begin)) != 0 || end - at > NAME_ROOM)
      continue;
    const char *name = arena_strndup(reading->arena, at + 5, (size_t)(end - at) - 5);
    const char *from = end + strlen(close), *to = strstr(from, arena_printf(reading->arena, "<!-- /%s -->", name));
    size_t before = reading->open_count;
    begin_mark(reading, name, "");
    if (reading->open_count == before)
      continue;
    markdown_quote(reading, from, to == NULL ? strcspn(from, "\n") : (size_t)(to - from));
    end_mark(reading, reading->open_count - 1);
  }
}

/* --------------------------------------------------- which format ---------------------------------------------------
 */

static bool read_part(struct reading *reading, const struct source *source, const char *name,
                      const struct plain_handler *handler, bool *there, struct error *error) {
  size_t length;
  const char *part =
      package_read((const char *)source->data, source->size, name, PART_MOST, reading->arena, &length, error);
  *there = part != NULL;
  return part == NULL ? error->kind == ERROR_NONE : plain_xml(part, length, handler, reading, error);
}

static void read_package(struct reading *reading, const struct source *source, struct error *error) {
  bool docx = false, odt = false, properties;
  if (!read_part(reading, source, "word/document.xml", &docx_handler, &docx, error))
    return;
  if (docx) {
    buffer_text(&reading->out, "format docx\n");
    read_part(reading, source, "docProps/custom.xml", &property_handler, &properties, error);
    return;
  }
  reading->collapsing = true;
  if (!read_part(reading, source, "content.xml", &odt_handler, &odt, error))
    return;
  if (!odt)
    error_set(error, ERROR_NOT_DOCUMENT, "neither DOCX nor ODT");
  buffer_text(&reading->out, "format odt\n");
  read_part(reading, source, "meta.xml", &property_handler, &properties, error);
}

static char *read_quotes(const struct source *source, uint32_t page, struct arena *arena, size_t *length,
                         struct error *error) {
  (void)page;
  struct reading *reading = arena_alloc(arena, sizeof *reading);
  const char *text = (const char *)source->data;
  reading->arena = arena;
  reading->out = buffer_in(arena);
  size_t blank = 0;
  while (blank < source->size && strchr(" \t\r\n\xEF\xBB\xBF", text[blank]) != NULL && text[blank] != '\0')
    blank++;
  if (source->size > 4 && memcmp(text, "PK\003\004", 4) == 0)
    read_package(reading, source, error);
  else if (!unicode_valid(text, source->size))
    error_set(error, ERROR_NOT_DOCUMENT, "neither DOCX, ODT, HTML nor Markdown");
  else if (blank < source->size && text[blank] == '<') {
    reading->collapsing = true;
    buffer_text(&reading->out, "format html\n");
    plain_html(text, source->size, &html_handler, reading, error);
  } else {
    reading->collapsing = true;
    buffer_text(&reading->out, "format md\n");
    read_markdown(reading, arena_strndup(arena, text, source->size));
  }
  while (reading->open_count > 0)
    end_mark(reading, reading->open_count - 1);
  *length = reading->out.length;
  return error->kind == ERROR_NONE ? arena_strdup(arena, buffer_string(&reading->out)) : NULL;
}

const struct product product_draft_quotes = {.draw = read_quotes};
