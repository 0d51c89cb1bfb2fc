/* pattern_parts.c - takes an expanded pattern apart (see pattern_parts.h).  Of PCRE2 it knows what tells words from
 * anything else; what it does not know makes it give up, and then nothing is known of the pattern's words.
 */
#include "pattern_parts.h"

#include <stdint.h>
#include <string.h>

enum { DEEPEST = 60 };

struct parser {
  struct arena *arena;
  const char *at, *end;
  unsigned depth;
  bool lost;
};

static bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* À to U+02BF are letters but for × and ÷; PCRE2 has no \b between any two of these signs. */
unsigned word_letter(const char *text, const char *end, char out[2], bool *plain) {
  unsigned char first = (unsigned char)text[0], second = text + 1 < end ? (unsigned char)text[1] : 0;
  out[0] = text[0];
  out[1] = '\0';
  *plain = true;
  if (first < 0x80) {
    if (first >= 'A' && first <= 'Z')
      out[0] = (char)(first + 32);
    return is_ascii_letter(text[0]) || is_digit(text[0]) || first == '_';
  }
  if (first < 0xC3 || first > 0xCA || (first == 0xC3 && (second == 0x97 || second == 0xB7)))
    return 0;
  bool upper = first == 0xC3 && second >= 0x80 && second <= 0x9E;
  out[1] = (char)(upper ? second + 32 : second);
  *plain = first == 0xC3 && second != 0x9F && second != 0xBF; /* ß and ÿ have their capitals elsewhere */
  return 2;
}

static unsigned character_length(const char *text, const char *end) {
  unsigned length = 1;
  while (text + length < end && ((unsigned char)text[length] & 0xC0) == 0x80)
    length++;
  return length;
}

static struct branch *read_branches(struct parser *parser);

static struct part give_up(struct parser *parser) {
  parser->lost = true;
  parser->at = parser->end;
  return (struct part){.kind = PART_OTHER};
}

/* Passes what stands in braces behind \p or \x, or the one sign of \pL. */
static void pass_argument(struct parser *parser) {
  if (*parser->at == '{') {
    const char *close = strchr(parser->at, '}');
    parser->at = close ? close + 1 : parser->end;
  } else if (parser->at < parser->end)
    parser->at++;
}

/* A backslash before SIGN, which is no class. */
static struct part read_sign(struct parser *parser, char sign) {
  if (sign == 'K' || sign == 'B')
    return (struct part){.kind = PART_OTHER, .optional = true};
  if (sign == '\0' || is_ascii_letter(sign) || is_digit(sign) || (unsigned char)sign >= 0x80)
    return give_up(parser);
  return (struct part){.kind = PART_GAP};
}

static struct part read_escape(struct parser *parser) {
  char sign = parser->at + 1 < parser->end ? parser->at[1] : '\0';
  parser->at += sign ? 2 : 1;
  if (sign && strchr("bAzZ", sign))
    return (struct part){.kind = PART_EDGE};
  if (sign && strchr("stn", sign))
    return (struct part){.kind = PART_GAP};
  if (sign == 'p' || sign == 'P' || (sign == 'x' && *parser->at == '{'))
    pass_argument(parser);
  else if (!sign || !strchr("SdDwWhHvVRX", sign))
    return read_sign(parser, sign);
  return (struct part){.kind = PART_OTHER};
}

/* A class is a gap if all its signs are. */
static struct part read_class(struct parser *parser) {
  const char *at = parser->at + 1, *end = parser->end;
  bool gap = *at != '^';
  at += *at == '^';
  for (bool first = true; at < end && (first || *at != ']'); first = false) {
    char letter[2];
    bool plain, set = at[0] == '[' && at + 1 < end && strchr(":.=", at[1]);
    if (set) {
      const char *close = strchr(at, ']');
      at = close ? close + 1 : end;
      gap = false;
    } else if (*at == '\\' && at + 1 < end) {
      gap = gap && strchr("stn-[]().,:;/^", at[1]);
      at += 2;
    } else {
      gap = gap && !word_letter(at, end, letter, &plain) && !(at[0] == '-' && !first && at[1] != ']');
      at += character_length(at, end);
    }
  }
  parser->at = at < end ? at + 1 : end;
  return (struct part){.kind = gap ? PART_GAP : PART_OTHER};
}

/* True, and the parser stands behind it, if TOKEN comes next. */
static bool accept(struct parser *parser, const char *token) {
  size_t length = strlen(token);
  if (strncmp(parser->at, token, length) != 0)
    return false;
  parser->at += length;
  return true;
}

/* Behind "(?": letters that switch options on and off, up to ":" or ")"; false if they are not known. */
static bool read_options(struct parser *parser) {
  size_t length = strspn(parser->at, "ims-");
  char after = parser->at[length];
  parser->at += length;
  return after == ':' || after == ')';
}

/* True if TEXT is "<![\p{L}...])": no letter stands before. */
static bool is_no_letter(const char *text) {
  const char *class = text + strlen("<!");
  return strncmp(text, "<![\\p{L}", strlen("<![\\p{L}")) == 0 && class[strcspn(class, "]") + 1] == ')';
}

/* What a bracket holds and how it counts. */
static struct part read_bracket(struct parser *parser) {
  struct part part = {.kind = PART_BRANCH};
  bool nothing = false, border = false;
  parser->at++;
  if (accept(parser, "?="))
    part.kind = PART_AHEAD;
  else if (accept(parser, "?!") || accept(parser, "?<=") || accept(parser, "?<!"))
    nothing = true;
  else if (accept(parser, "?<") || accept(parser, "?P<")) {
    const char *close = strchr(parser->at, '>');
    parser->at = close ? close + 1 : parser->end;
  } else if (accept(parser, "?")) {
    if (!accept(parser, "|") && !accept(parser, ">") && !read_options(parser))
      return give_up(parser);
    if (accept(parser, ")")) /* (?i) */
      return (struct part){.kind = PART_AHEAD, .optional = true};
    accept(parser, ":");
  } else if (*parser->at == '*')
    return give_up(parser);
  border = nothing && is_no_letter(parser->at - 2);
  part.branch = read_branches(parser);
  if (!accept(parser, ")"))
    return give_up(parser);
  return nothing ? (struct part){.kind = PART_AHEAD, .optional = true, .border = border} : part;
}

static struct part read_letter(struct parser *parser) {
  struct part part = {.kind = PART_LETTER};
  bool plain;
  unsigned length = word_letter(parser->at, parser->end, part.letter, &plain);
  if (!length)
    part.kind = PART_GAP;
  else if (!plain)
    part.kind = PART_OTHER;
  parser->at += length ? length : character_length(parser->at, parser->end);
  return part;
}

static struct part read_part(struct parser *parser) {
  switch (*parser->at) {
  case '\\':
    return read_escape(parser);
  case '[':
    return read_class(parser);
  case '(':
    return read_bracket(parser);
  case '.':
    parser->at++;
    return (struct part){.kind = PART_OTHER};
  case '^':
  case '$':
    parser->at++;
    return (struct part){.kind = PART_EDGE};
  default:
    return read_letter(parser);
  }
}

/* "?", "*", "+", "{2,5}" and what makes them lazy or greedy for good. */
static void read_quantifier(struct parser *parser, struct part *part) {
  char sign = *parser->at;
  if (sign == '{' && (is_digit(parser->at[1]) || parser->at[1] == ',')) {
    const char *close = strchr(parser->at, '}');
    part->optional |= parser->at[1] == ',' || parser->at[1] == '0';
    part->repeated = true;
    parser->at = close ? close + 1 : parser->end;
  } else if (sign == '?' || sign == '*' || sign == '+') {
    part->optional |= sign != '+';
    part->repeated = sign != '?';
    parser->at++;
  } else
    return;
  if (*parser->at == '?' || *parser->at == '+')
    parser->at++;
}

static struct branch *read_branch(struct parser *parser) {
  struct branch *branch = arena_alloc(parser->arena, sizeof *branch);
  struct part **last = &branch->part;
  while (parser->at < parser->end && *parser->at != '|' && *parser->at != ')') {
    struct part part = read_part(parser);
    if (parser->lost)
      return branch;
    read_quantifier(parser, &part);
    *last = arena_alloc(parser->arena, sizeof part);
    **last = part;
    last = &(*last)->next;
  }
  return branch;
}

static struct branch *read_branches(struct parser *parser) {
  struct branch *first = NULL, **last = &first;
  if (++parser->depth > DEEPEST)
    give_up(parser);
  do {
    *last = read_branch(parser);
    last = &(*last)->next;
  } while (!parser->lost && accept(parser, "|"));
  parser->depth--;
  return first;
}

struct branch *pattern_parts(struct arena *arena, const char *pattern) {
  struct parser parser = {.arena = arena, .at = pattern, .end = pattern + strlen(pattern)};
  struct branch *branches = read_branches(&parser);
  return parser.lost || parser.at < parser.end ? NULL : branches;
}
