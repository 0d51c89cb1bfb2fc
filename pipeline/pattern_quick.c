/* pattern_quick.c - the same pattern in the form that PCRE2 runs fastest.
 *
 * Under UCP \p{L} and \s are looked up in the tables of Unicode, several times slower than plain classes.  The text
 * of a document knows three white-space signs only, and its letters are Latin.
 */
#include "rulefile.h"
#include <string.h>

#define LETTERS "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
#define SPACES "\\t\\n "

struct shorthand {
  const char *sign, *alone, *in_class;
  enum quickness from;
};

static const struct shorthand shorthands[] = {
    {.sign = "\\p{L}", .alone = "[" LETTERS "]", .in_class = LETTERS, .from = QUICK_LETTERS},
    {.sign = "\\s", .alone = "[" SPACES "]", .in_class = SPACES, .from = QUICKEST},
    {.sign = "\\S", .alone = "[^" SPACES "]", .from = QUICKEST},
};

static const struct shorthand *shorthand_at(const char *pattern, bool in_class, enum quickness quickness) {
  for (size_t i = 0; i < sizeof shorthands / sizeof *shorthands; i++)
    if (quickness >= shorthands[i].from && (!in_class || shorthands[i].in_class) &&
        strncmp(pattern, shorthands[i].sign, strlen(shorthands[i].sign)) == 0)
      return &shorthands[i];
  return NULL;
}

/* The length of what stands at PATTERN and is copied as it is: \Q...\E, an escaped sign, [:name:], one byte. */
static size_t plain_length(const char *pattern, bool in_class) {
  const char *end = NULL;
  if (strncmp(pattern, "\\Q", 2) == 0)
    end = strstr(pattern, "\\E");
  else if (in_class && pattern[0] == '[' && pattern[1] == ':')
    end = strstr(pattern, ":]");
  if (end)
    return (size_t)(end - pattern) + 2;
  return pattern[0] == '\\' && pattern[1] ? 2 : 1;
}

const char *pattern_quick(struct arena *arena, const char *pattern, enum quickness quickness) {
  struct buffer out = buffer_in(arena);
  bool in_class = false;
  while (*pattern) {
    const struct shorthand *shorthand = shorthand_at(pattern, in_class, quickness);
    if (shorthand) {
      buffer_text(&out, in_class ? shorthand->in_class : shorthand->alone);
      pattern += strlen(shorthand->sign);
      continue;
    }
    size_t length = plain_length(pattern, in_class);
    if (!in_class && *pattern == '[') {
      in_class = true;
      length += pattern[length] == '^';
      length += pattern[length] == ']';
    } else if (*pattern == ']')
      in_class = false;
    buffer_add(&out, pattern, length);
    pattern += length;
  }
  return buffer_string(&out);
}
