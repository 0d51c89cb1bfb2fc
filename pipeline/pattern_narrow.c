/* pattern_narrow.c - an expanded pattern in the alphabet of its texts (alphabet.h): characters become bytes, and
 * classes of Unicode become classes of bytes.
 */
#include "alphabet.h"
#include "rulefile.h"
#include "unicode.h"
#include <string.h>

struct narrowing {
  const struct parsed_rule *rule;
  const char *at, *end;
  struct buffer out;
  struct error *error;
};

/* A set of bytes. */
struct bytes {
  bool has[256];
};

/* ---- sets ---- */

static void add_class_byte(struct buffer *out, unsigned byte) { buffer_printf(out, "\\x%02x", byte); }

/* Writes SET as it stands between the brackets of a class. */
static void add_set(struct buffer *out, const struct bytes *set) {
  for (unsigned first = 0, last; first < 256; first = last + 1) {
    last = first;
    if (!set->has[first])
      continue;
    while (last < 255 && set->has[last + 1])
      last++;
    add_class_byte(out, first);
    if (last > first)
      buffer_byte(out, '-');
    if (last > first)
      add_class_byte(out, last);
  }
}

/* All bytes of KINDS. */
static struct bytes bytes_of(const char *kinds) {
  struct bytes set = {0};
  for (unsigned byte = 0; byte < 256; byte++)
    set.has[byte] = strchr(kinds, alphabet_kind((unsigned char)byte)) != NULL;
  return set;
}

/* ---- characters ---- */

static bool fail(struct narrowing *narrowing, const char *what) {
  const struct parsed_rule *rule = narrowing->rule;
  size_t rest = (size_t)(narrowing->end - narrowing->at), shown = rest < 20 ? rest : 20;
  while (shown < rest && ((unsigned char)narrowing->at[shown] & 0xC0) == 0x80)
    shown++;
  return error_set(narrowing->error, ERROR_RULES, "%s:%u: rule %s: %s: \"%.*s\"", rule->rule.file, rule->pattern_line,
                   rule->rule.id, what, (int)shown, narrowing->at);
}

static uint32_t read_character(const char *at, const char *end, unsigned *length) {
  uint32_t character = 0;
  *length = at < end ? unicode_read(at, end, &character) : 0;
  return character;
}

static bool copy_character(struct narrowing *narrowing) {
  unsigned length;
  uint32_t character = read_character(narrowing->at, narrowing->end, &length);
  if (!alphabet_has(character))
    return fail(narrowing, "patterns know no such character, only those of Windows-1252");
  buffer_byte(&narrowing->out, (char)alphabet_byte(character));
  narrowing->at += length;
  return true;
}

static bool copy_characters(struct narrowing *narrowing, const char *end) {
  while (narrowing->at < end)
    if (!copy_character(narrowing))
      return false;
  return true;
}

static bool starts(const struct narrowing *narrowing, const char *sign) {
  return strncmp(narrowing->at, sign, strlen(sign)) == 0;
}

/* \p and what follows.  Where letter case does not count, PCRE2 widens a class of capitals to small letters too, but
 * not what \d and \W stand for: rules.c has it take capitals for \d, which patterns do not use themselves. */
static bool copy_property(struct narrowing *narrowing, bool in_class) {
  struct buffer *out = &narrowing->out;
  struct bytes set = bytes_of("Zz"), numbers = bytes_of("_");
  if (starts(narrowing, "\\p{Lu}")) {
    buffer_text(out, "\\d");
    narrowing->at += strlen("\\p{Lu}");
  } else if (starts(narrowing, "\\p{Ll}") && !in_class) {
    buffer_text(out, "[^\\W\\d");
    add_set(out, &numbers);
    buffer_byte(out, ']');
    narrowing->at += strlen("\\p{Ll}");
  } else if (starts(narrowing, "\\p{L}") || starts(narrowing, "\\pL")) {
    buffer_text(out, in_class ? "" : "[");
    add_set(out, &set);
    buffer_text(out, in_class ? "" : "]");
    narrowing->at += strlen(narrowing->at[2] == '{' ? "\\p{L}" : "\\pL");
  } else
    return fail(narrowing, in_class ? "in brackets, patterns know \\p{L} and \\p{Lu} only"
                                    : "of \\p, patterns know \\p{L}, \\p{Lu} and \\p{Ll} only");
  return true;
}

static bool copy_escape(struct narrowing *narrowing, bool in_class) {
  char sign = narrowing->at[1];
  if (sign == 'p' || sign == 'P')
    return copy_property(narrowing, in_class);
  if (sign == 'd' || sign == 'D')
    return fail(narrowing, "patterns know no \\D, write [^0-9]");
  if (sign == 'Q') {
    const char *stop = strstr(narrowing->at, "\\E");
    return copy_characters(narrowing, stop ? stop + 2 : narrowing->end);
  }
  buffer_byte(&narrowing->out, *narrowing->at++);
  return narrowing->at >= narrowing->end || copy_character(narrowing);
}

/* ---- classes ---- */

/* If a range of characters ("À-Ö") stands here, one end of which is no sign of ASCII, its length, and the ends; else
 * 0. */
static unsigned range_here(const struct narrowing *narrowing, uint32_t *first, uint32_t *last) {
  unsigned before, after;
  *first = read_character(narrowing->at, narrowing->end, &before);
  const char *dash = narrowing->at + before;
  if (*dash != '-' || dash[1] == ']' || dash[1] == '\\' || dash[1] == '[')
    return 0;
  *last = read_character(dash + 1, narrowing->end, &after);
  return *last >= *first && *last >= 0x80 ? before + 1 + after : 0;
}

/* A range holds all that its characters become: "Ā-ž" the byte of all other letters, and Š. */
static void add_range(struct buffer *out, uint32_t first, uint32_t last) {
  struct bytes set = {0};
  for (uint32_t character = first; character <= last; character++)
    set.has[alphabet_byte(character)] = true;
  add_set(out, &set);
}

static bool copy_in_class(struct narrowing *narrowing) {
  uint32_t first, last;
  if (starts(narrowing, "[:"))
    return fail(narrowing, "patterns know no [:names:] of classes");
  if (*narrowing->at == '\\')
    return copy_escape(narrowing, true);
  unsigned length = range_here(narrowing, &first, &last);
  if (!length)
    return copy_character(narrowing);
  add_range(&narrowing->out, first, last);
  narrowing->at += length;
  return true;
}

static bool copy_class(struct narrowing *narrowing) {
  const char *start = narrowing->at + 1;
  start += *start == '^';
  start += *start == ']';
  bool good = copy_characters(narrowing, start);
  while (good && narrowing->at < narrowing->end && *narrowing->at != ']')
    good = copy_in_class(narrowing);
  return good;
}

const char *pattern_narrow(struct arena *arena, const struct parsed_rule *rule, const char *pattern,
                           struct error *error) {
  struct narrowing narrowing = {
      .rule = rule, .at = pattern, .end = pattern + strlen(pattern), .out = buffer_in(arena), .error = error};
  bool good = true;
  while (good && narrowing.at < narrowing.end)
    good = *narrowing.at == '\\'  ? copy_escape(&narrowing, false)
           : *narrowing.at == '[' ? copy_class(&narrowing)
                                  : copy_character(&narrowing);
  return good ? buffer_string(&narrowing.out) : NULL;
}
