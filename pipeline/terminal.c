/* terminal.c - text for people: colours, what cannot be shown, widths, wrapping. */
#include "buffer.h"
#include "output.h"
#include "unicode.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { WIDTH_USUAL = 100 }; /* columns, where nothing tells */

/* Of standard output, for streams in memory. */
static struct {
  bool colours;
  size_t width;
} remembered = {.width = WIDTH_USUAL};

static const char *const sequence[] = {
    [PAINT_NONE] = "\033[0m",   [PAINT_BOLD] = "\033[1m",    [PAINT_DIM] = "\033[2m",   [PAINT_RED] = "\033[31m",
    [PAINT_GREEN] = "\033[32m", [PAINT_YELLOW] = "\033[33m", [PAINT_BLUE] = "\033[34m", [PAINT_CYAN] = "\033[36m",
};

static bool in_memory(FILE *out) { return fileno(out) < 0; }

static bool colourful(FILE *out) {
  if (in_memory(out))
    return remembered.colours;
  const char *refused = getenv("NO_COLOR"), *kind = getenv("TERM");
  return !(refused && *refused) && kind && strcmp(kind, "dumb") != 0 && isatty(fileno(out));
}

const char *paint(FILE *out, enum paint wanted) { return colourful(out) ? sequence[wanted] : ""; }

/* Adds the character at TEXT so that it can be shown; returns its bytes. */
static unsigned add_visible(struct buffer *buffer, const char *text, const char *end) {
  uint32_t character;
  unsigned taken = unicode_read(text, end, &character);
  bool broken = character == UNICODE_REPLACEMENT && taken == 1;
  if (broken || character < 0x20 || character == 0x7f)
    buffer_printf(buffer, character == '\n' ? "\\n" : character == '\t' ? "\\t" : "\\x%02x", (unsigned char)*text);
  else if (!unicode_allowed(character) || (character >= 0x202a && character <= 0x202e) ||
           (character >= 0x2066 && character <= 0x2069))
    buffer_printf(buffer, "\\u%04x", (unsigned)character); /* directions could make a name look like another */
  else
    buffer_add(buffer, text, taken);
  return taken;
}

const char *visible(struct arena *arena, const char *text) {
  const char *end = text + strlen(text);
  struct buffer buffer = buffer_in(arena);
  while (text < end)
    text += add_visible(&buffer, text, end);
  return buffer_string(&buffer);
}

size_t display_width(const char *text, size_t length) {
  const char *end = text + length;
  size_t width = 0;
  while (text < end) {
    uint32_t character;
    text += unicode_read(text, end, &character);
    if (character >= 0x20 && !unicode_combining(character))
      width++;
  }
  return width;
}

static size_t terminal_width(FILE *out) {
  struct winsize size;
  if (in_memory(out))
    return remembered.width;
  if (ioctl(fileno(out), TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
    return size.ws_col < 160 ? size.ws_col : 160;
  return WIDTH_USUAL;
}

void terminal_remember(void) {
  remembered.colours = colourful(stdout);
  remembered.width = terminal_width(stdout);
}

/* The bytes of the line end, the tab or the one of our own sequences that stands at TEXT, else 0. */
static size_t harmless(const char *text, const char *end) {
  if (*text == '\n' || *text == '\t')
    return 1;
  for (size_t i = 0; remembered.colours && *text == '\033' && i < sizeof sequence / sizeof *sequence; i++)
    if (strlen(sequence[i]) <= (size_t)(end - text) && memcmp(text, sequence[i], strlen(sequence[i])) == 0)
      return strlen(sequence[i]);
  return 0;
}

void print_foreign(FILE *out, const char *text, size_t length) {
  struct arena *arena = arena_new();
  struct buffer buffer = buffer_in(arena);
  for (const char *end = text + length; text < end;) {
    size_t taken = harmless(text, end);
    if (taken)
      buffer_add(&buffer, text, taken);
    else
      taken = add_visible(&buffer, text, end);
    text += taken;
  }
  fwrite(buffer_string(&buffer), 1, buffer.length, out);
  arena_free(arena);
}

void print_wrapped(FILE *out, const char *text, size_t length, unsigned indent) {
  const char *end = text + length;
  size_t room = terminal_width(out) - indent, used = 0;
  while (text < end) {
    const char *word = text;
    while (text < end && *text != ' ' && *text != '\n')
      text++;
    size_t width = display_width(word, (size_t)(text - word));
    if (used && used + 1 + width > room) {
      fputc('\n', out);
      used = 0;
    }
    if (width) {
      if (used)
        fputc(' ', out);
      else
        fprintf(out, "%*s", (int)indent, "");
      fwrite(word, 1, (size_t)(text - word), out);
      used += width + (used > 0);
    }
    if (text < end && *text == '\n' && used) {
      fputc('\n', out);
      used = 0;
    }
    if (text < end)
      text++;
  }
  if (used)
    fputc('\n', out);
}

const char *grouped(struct arena *arena, unsigned long long number) {
  char plain[32], *out = arena_alloc(arena, 48), *to = out;
  int length = snprintf(plain, sizeof plain, "%llu", number);
  for (int i = 0; i < length; i++) {
    if (i && (length - i) % 3 == 0)
      *to++ = ',';
    *to++ = plain[i];
  }
  return out;
}
