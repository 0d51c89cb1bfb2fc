/* upload.c - multipart/form-data taken apart (see upload.h).  Strict and simple: whatever a browser would not send is
 * refused. */
#include "upload.h"
#include "reading.h"
#include "unicode.h"

#include <string.h>
#include <strings.h>

enum { BOUNDARY_MOST = 70, HEADERS_MOST = 4096 };

/* What is left to read. */
struct rest {
  const char *at, *end;
  char mark[BOUNDARY_MOST + 5]; /* CR, LF, two hyphens, the boundary */
  size_t mark_length;
};

static bool broken(struct error *error, const char *what) {
  return error_set(error, ERROR_USAGE, "Det som skickades kan inte läsas: %s.", what);
}

/* The boundary that TYPE tells, after CR, LF and two hyphens. */
static bool find_boundary(const char *type, struct rest *rest) {
  static const char kind[] = "multipart/form-data";
  static const char allowed[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'()+_,-./:=?";
  if (type == NULL || strncasecmp(type, kind, sizeof kind - 1) != 0 || strchr("; ", type[sizeof kind - 1]) == NULL)
    return false;
  const char *at = strcasestr(type + sizeof kind - 1, "boundary=");
  if (at == NULL)
    return false;
  at += strlen("boundary=");
  at += *at == '"';
  size_t length = strspn(at, allowed);
  if (length == 0 || length > BOUNDARY_MOST || strchr("\"; ", at[length]) == NULL)
    return false;
  memcpy(rest->mark, "\r\n--", 4);
  memcpy(rest->mark + 4, at, length);
  rest->mark_length = length + 4;
  return true;
}

/* The next line of the headers of a part, without its end; NULL where there is none. */
static const char *take_line(struct arena *arena, struct rest *rest, size_t *left) {
  size_t most = (size_t)(rest->end - rest->at);
  most = most < *left ? most : *left;
  const char *end = memmem(rest->at, most, "\r\n", 2);
  if (end == NULL)
    return NULL;
  size_t length = (size_t)(end - rest->at);
  const char *line = memchr(rest->at, '\0', length) != NULL ? NULL : arena_strndup(arena, rest->at, length);
  rest->at = end + 2;
  *left -= length + 2;
  return line;
}

/* The value of NAME="..." in the parameters of LINE; NULL if there is none.  A quotation mark within is %22. */
static const char *parameter(struct arena *arena, const char *line, const char *name) {
  size_t length = strlen(name);
  for (const char *at = strchr(line, ';'); at != NULL; at = strchr(at, ';')) {
    at += 1 + strspn(at + 1, " \t");
    const char *value = at + strcspn(at, "=;");
    if (*value != '=' || value[1] != '"')
      continue;
    const char *end = strchr(value + 2, '"');
    if (end == NULL)
      return NULL;
    if ((size_t)(value - at) == length && strncasecmp(at, name, length) == 0)
      return arena_strndup(arena, value + 2, (size_t)(end - value - 2));
    at = end;
  }
  return NULL;
}

/* The headers of a part, to the empty line. */
static bool read_headers(struct arena *arena, struct rest *rest, struct upload_part *part, struct error *error) {
  static const char wanted[] = "Content-Disposition: form-data;";
  size_t left = HEADERS_MOST;
  const char *line;
  while ((line = take_line(arena, rest, &left)) != NULL && *line != '\0') {
    if (strncasecmp(line, wanted, sizeof wanted - 1) == 0 && part->name == NULL) {
      part->name = parameter(arena, line, "name");
      part->file = parameter(arena, line, "filename");
    } else if (strncasecmp(line, "Content-Type:", 13) != 0) {
      return broken(error, "en del har en rubrik som inte förstås");
    }
  }
  if (line == NULL || part->name == NULL || *part->name == '\0' ||
      !unicode_all_allowed(part->name, strlen(part->name), false))
    return broken(error, "en del saknar rubrik eller namn");
  if (part->file != NULL && *part->file != '\0')
    part->file = document_name(arena, part->file);
  return true;
}

/* What a part holds, to the next mark. */
static bool read_content(struct arena *arena, struct rest *rest, struct upload_part *part, struct error *error) {
  const char *end = memmem(rest->at, (size_t)(rest->end - rest->at), rest->mark, rest->mark_length);
  if (end == NULL)
    return broken(error, "en del har inget slut");
  part->bytes = rest->at;
  part->length = (size_t)(end - rest->at);
  rest->at = end + rest->mark_length;
  if (part->file != NULL)
    return true;
  if (part->length > UPLOAD_FIELD_MOST || !unicode_all_allowed(part->bytes, part->length, false))
    return broken(error, "ett fält är för långt eller innehåller tecken som inte kan läsas");
  part->bytes = arena_strndup(arena, part->bytes, part->length);
  return true;
}

bool upload_read(struct arena *arena, const char *type, const char *body, size_t length, struct upload *upload,
                 struct error *error) {
  upload->count = 0;
  if (body == NULL)
    body = "", length = 0;
  struct rest rest = {.at = body, .end = body + length};
  if (!find_boundary(type, &rest))
    return broken(error, "det är inget formulär med en fil (multipart/form-data)");
  if (length < rest.mark_length || memcmp(body, rest.mark + 2, rest.mark_length - 2) != 0)
    return broken(error, "det börjar inte som ett formulär");
  rest.at += rest.mark_length - 2;
  while (rest.end - rest.at >= 2 && memcmp(rest.at, "\r\n", 2) == 0) {
    if (upload->count == UPLOAD_PARTS)
      return broken(error, "det har för många delar");
    struct upload_part *part = &upload->part[upload->count++];
    *part = (struct upload_part){0};
    rest.at += 2;
    if (!read_headers(arena, &rest, part, error) || !read_content(arena, &rest, part, error))
      return false;
  }
  size_t left = (size_t)(rest.end - rest.at);
  bool well = (left == 2 && memcmp(rest.at, "--", 2) == 0) || (left == 4 && memcmp(rest.at, "--\r\n", 4) == 0);
  return well || broken(error, "det slutar inte som ett formulär");
}

const char *upload_field(const struct upload *upload, const char *name) {
  for (size_t i = 0; i < upload->count; i++)
    if (upload->part[i].file == NULL && upload->part[i].length > 0 && strcmp(upload->part[i].name, name) == 0)
      return upload->part[i].bytes;
  return NULL;
}

const struct upload_part *upload_file(const struct upload *upload, const char *name) {
  for (size_t i = 0; i < upload->count; i++)
    if (upload->part[i].file != NULL && strcmp(upload->part[i].name, name) == 0)
      return &upload->part[i];
  return NULL;
}
