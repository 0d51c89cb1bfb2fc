/* address.c - the target of a request taken apart, and addresses put together (see address.h). */
#include "address.h"
#include "buffer.h"
#include "unicode.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct {
  const char *suffix, *type, *media;
} forms[FORMS] = {
    [FORM_HTML] = {"", "text/html; charset=utf-8", "text/html"},
    [FORM_XML] = {".xml", "application/xml; charset=utf-8", "application/xml"},
    [FORM_JSON] = {".json", "application/json; charset=utf-8", "application/json"},
    [FORM_CSV] = {".csv", "text/csv; charset=utf-8; header=present", "text/csv"},
    [FORM_ATOM] = {".atom", "application/atom+xml; charset=utf-8", "application/atom+xml"},
    [FORM_PNG] = {".png", "image/png", "image/png"},
    [FORM_SVG] = {".svg", "image/svg+xml; charset=utf-8", "image/svg+xml"},
    [FORM_CSS] = {".css", "text/css; charset=utf-8", "text/css"},
};

const char *form_suffix(enum form form) { return forms[form].suffix; }
const char *form_type(enum form form) { return forms[form].type; }

/* ---- decoding ---- */

static int hex_digit(char c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

/* LENGTH bytes of TEXT decoded; NULL with ERROR set.  In a query a plus is a space. */
static char *decode(struct arena *arena, const char *text, size_t length, bool query, struct error *error) {
  char *out = arena_alloc(arena, length + 1);
  size_t to = 0;
  for (size_t i = 0; i < length; i++) {
    if (text[i] != '%') {
      out[to++] = query && text[i] == '+' ? ' ' : text[i];
      continue;
    }
    int high = i + 2 < length ? hex_digit(text[i + 1]) : -1, low = high < 0 ? -1 : hex_digit(text[i + 2]);
    if (low < 0 || (high == 0 && low == 0)) {
      error_set(error, ERROR_USAGE, "Adressen innehåller ett procenttecken som inte följs av två siffror (0-9, a-f).");
      return NULL;
    }
    out[to++] = (char)(high * 16 + low);
    i += 2;
  }
  out[to] = '\0';
  if (unicode_all_allowed(out, to, true))
    return out;
  error_set(error, ERROR_USAGE, "Adressen innehåller tecken som inte kan läsas.");
  return NULL;
}

static void parse_query(struct arena *arena, const char *query, struct address *address, struct error *error) {
  while (*query != '\0' && error->kind == ERROR_NONE) {
    size_t length = strcspn(query, "&");
    const char *equals = memchr(query, '=', length);
    if (equals != NULL && equals > query && equals + 1 < query + length) {
      if (address->fields == ADDRESS_FIELDS) {
        error_set(error, ERROR_USAGE, "Adressen har fler än %d uppgifter efter frågetecknet.", ADDRESS_FIELDS);
        return;
      }
      struct address_field *field = &address->field[address->fields++];
      field->name = decode(arena, query, (size_t)(equals - query), true, error);
      field->value = decode(arena, equals + 1, (size_t)(query + length - equals - 1), true, error);
    }
    query += length + (query[length] == '&');
  }
}

/* Cuts a known suffix off the last segment. */
static void take_suffix(struct arena *arena, struct address *address) {
  const char *last = address->segments == 0 ? "" : address->segment[address->segments - 1];
  const char *dot = strrchr(last, '.');
  for (int i = FORM_HTML + 1; i < FORMS && dot != NULL && dot > last; i++)
    if (strcmp(dot, forms[i].suffix) == 0) {
      address->segment[address->segments - 1] = arena_strndup(arena, last, (size_t)(dot - last));
      address->form = (enum form)i;
      address->form_given = true;
      return;
    }
}

static void parse_path(struct arena *arena, const char *path, size_t length, struct address *address,
                       struct error *error) {
  const char *end = path + length;
  while (path < end && error->kind == ERROR_NONE) {
    path++; /* the slash */
    size_t part = 0;
    while (path + part < end && path[part] != '/')
      part++;
    if (part == 0 && path == end)
      return; /* one slash at the end does not matter */
    if (address->segments == ADDRESS_SEGMENTS) {
      error_set(error, ERROR_NOT_FOUND, "Adressen har fler delar än någon sida här.");
      return;
    }
    char *segment = decode(arena, path, part, false, error);
    if (segment != NULL && (*segment == '\0' || strcmp(segment, ".") == 0 || strcmp(segment, "..") == 0))
      error_set(error, ERROR_NOT_FOUND, "Adressen har en del som är tom eller bara punkter.");
    address->segment[address->segments++] = segment;
    path += part;
  }
}

bool address_parse(struct arena *arena, const char *target, struct address *address, struct error *error) {
  *address = (struct address){.form = FORM_HTML};
  if (target[0] != '/')
    return error_set(error, ERROR_USAGE, "Adressen börjar inte med ett snedstreck.");
  size_t path = strcspn(target, "?#");
  parse_path(arena, target, path, address, error);
  if (target[path] == '?')
    parse_query(arena, target + path + 1, address, error);
  if (error->kind != ERROR_NONE)
    return false;
  take_suffix(arena, address);
  return true;
}

/* ---- what it says ---- */

const char *address_field(const struct address *address, const char *name) {
  for (size_t i = 0; i < address->fields; i++)
    if (strcmp(address->field[i].name, name) == 0)
      return address->field[i].value;
  return NULL;
}

unsigned long address_number(const struct address *address, const char *name, unsigned long least, unsigned long most,
                             unsigned long otherwise) {
  const char *value = address_field(address, name);
  char *end;
  if (value == NULL || *value < '0' || *value > '9')
    return otherwise;
  errno = 0;
  unsigned long number = strtoul(value, &end, 10);
  return errno != 0 || *end != '\0' || number < least || number > most ? otherwise : number;
}

const char *address_escape(struct arena *arena, const char *text) {
  static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  struct buffer out = buffer_in(arena);
  for (; *text != '\0'; text++)
    if (strchr(plain, *text) != NULL)
      buffer_byte(&out, *text);
    else
      buffer_printf(&out, "%%%02X", (unsigned)(unsigned char)*text);
  return buffer_string(&out);
}

const char *address_canonical(struct arena *arena, const struct address *address) {
  struct buffer out = buffer_in(arena);
  for (size_t i = 0; i < address->segments; i++)
    buffer_printf(&out, "/%s", address_escape(arena, address->segment[i]));
  buffer_printf(&out, "%s%s", address->segments == 0 ? "/" : "", forms[address->form].suffix);
  for (size_t i = 0; i < address->fields; i++)
    buffer_printf(&out, "%c%s=%s", i == 0 ? '?' : '&', address_escape(arena, address->field[i].name),
                  address_escape(arena, address->field[i].value));
  return buffer_string(&out);
}

/* ---- which form ---- */

/* The weight that the range of media at RANGE (LENGTH bytes) gives to MEDIA, and how exactly it names it; -1 = none. */
static double weight_of(const char *range, size_t length, const char *media, int *exact) {
  size_t name = strcspn(range, ";, ");
  name = name < length ? name : length;
  size_t kind = strcspn(media, "/");
  if (name == strlen(media) && strncasecmp(range, media, name) == 0)
    *exact = 3;
  else if (name == kind + 2 && range[kind + 1] == '*' && strncasecmp(range, media, kind + 1) == 0)
    *exact = 2;
  else if (name == 3 && strncmp(range, "*/*", 3) == 0)
    *exact = 1;
  else
    return -1;
  const char *q = memmem(range, length, "q=", 2);
  return q == NULL                                                  ? 1
         : q[2] == '1'                                              ? 1
         : q[2] == '0' && q[3] == '.' && q[4] >= '0' && q[4] <= '9' ? (q[4] - '0') / 10.0
                                                                    : 0;
}

/* How ACCEPT likes MEDIA: by the range that names it most exactly. */
static double liking(const char *accept, const char *media) {
  double best = 0;
  int exactness = 0;
  while (*accept != '\0') {
    accept += strspn(accept, ", \t");
    size_t length = strcspn(accept, ",");
    int exact = 0;
    double weight = weight_of(accept, length, media, &exact);
    if (weight >= 0 && exact > exactness) {
      exactness = exact;
      best = weight;
    }
    accept += length;
  }
  return best;
}

enum form form_accepted(const char *accept, unsigned allowed) {
  enum form best = FORM_HTML;
  double most = 0;
  if (!(allowed & 1u << FORM_HTML))
    while (best + 1 < FORMS && !(allowed & 1u << best))
      best++;
  if (accept == NULL)
    return best;
  for (int i = 0; i < FORMS; i++) {
    double like = allowed & 1u << i ? liking(accept, forms[i].media) : 0;
    if (like > most) {
      most = like;
      best = (enum form)i;
    }
  }
  return best;
}
