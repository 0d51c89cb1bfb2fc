/* pattern_parts.c - takes an expanded pattern apart (see pattern_parts.h).  Of PCRE2 it knows what tells words from
 * anything else; what it does not know makes it give up, and then nothing is known of the pattern's words.
 */
#include "pattern_parts.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 60 };

struct parser {
  struct arena *arena;
  const char *at, *end;
  unsigned depth;
  bool exact; /* capitals count */
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
  return (struct part){.kind = PART_GAP, .letter = {sign == ' ' ? '\0' : sign}};
}

/* What stands within a word by what is behind \p; NUL: none of it. */
static char property(const char *argument) {
  bool small = strncmp(argument, "{Ll}", 4) == 0, capital = strncmp(argument, "{Lu}", 4) == 0;
  bool letter = argument[0] == 'L' || strncmp(argument, "{L}", 3) == 0;
  return small ? 'a' : capital ? 'A' : letter ? '*' : '\0';
}

static struct part read_escape(struct parser *parser) {
  char sign = parser->at + 1 < parser->end ? parser->at[1] : '\0';
  parser->at += sign ? 2 : 1;
  if (sign && strchr("bAzZ", sign))
    return (struct part){.kind = PART_EDGE, .letter = {sign == 'b' ? 'b' : sign == 'A' ? '^' : '$'}};
  if (sign && strchr("sthn", sign))
    return (struct part){.kind = PART_GAP, .letter = {sign == 't' ? '\t' : sign == 'n' ? '\n' : '\0'}};
  char within = sign == 'p' ? property(parser->at) : '\0';
  if (sign == 'p' || sign == 'P' || (sign == 'x' && *parser->at == '{'))
    pass_argument(parser);
  else if (!sign || !strchr("SdDwWHvVRX", sign))
    return read_sign(parser, sign);
  return (struct part){.kind = PART_OTHER, .within = within};
}

/* What one sign of a class is, where capitals count; beyond À-ÿ a letter may be either and fits in with any. */
static char nature(const char *at) {
  unsigned char first = (unsigned char)at[0], second = (unsigned char)at[1];
  if (is_digit(*at))
    return '0';
  if (first >= 0xC4)
    return '\0';
  if (first == 0xC3)
    return second >= 0x80 && second <= 0x9E ? 'A' : 'a';
  return *at >= 'A' && *at <= 'Z' ? 'A' : *at == '_' ? '*' : 'a';
}

static char both(char one, char other) { return !one || one == other ? other : !other ? one : '*'; }

/* What the class from AT to END, without its brackets, holds of words; NUL if it holds anything else. */
static char class_within(const char *at, const char *end, bool exact) {
  char letter[2], all = '\0';
  bool plain;
  if (at == end || *at == '^')
    return '\0';
  while (at < end) {
    char of = *at == '\\' && at[1] == 'p' ? property(at + 2) : '\0';
    const char *close = of ? strchr(at, '}') : NULL;
    if (close && close < end) {
      all = both(all, of);
      at = close + 1;
      continue;
    }
    if (!word_letter(at, end, letter, &plain))
      return '\0';
    all = both(all, nature(at));
    at += character_length(at, end);
    if (at + 1 < end && *at == '-' && word_letter(at + 1, end, letter, &plain)) {
      all = both(all, nature(at + 1));
      at += 1 + character_length(at + 1, end);
    }
  }
  return all == '0' || (exact && all) ? all : '*';
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
  struct part part = {.kind = gap ? PART_GAP : PART_OTHER, .within = class_within(parser->at + 1, at, parser->exact)};
  parser->at = at < end ? at + 1 : end;
  return part;
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
  const char *without = memchr(parser->at, '-', length), *letter_case = memchr(parser->at, 'i', length);
  if (letter_case)
    parser->exact = without && without < letter_case;
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
  bool nothing = false, border = false, exact = parser->exact;
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
  parser->exact = exact;
  return nothing ? (struct part){.kind = PART_AHEAD, .optional = true, .border = border} : part;
}

static struct part read_letter(struct parser *parser) {
  struct part part = {.kind = PART_LETTER};
  bool plain;
  unsigned length = word_letter(parser->at, parser->end, part.letter, &plain);
  if (!length)
    part = (struct part){.kind = PART_GAP, .letter = {(unsigned char)*parser->at < 0x80 ? *parser->at : '\0'}};
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
    return (struct part){.kind = PART_EDGE, .letter = {*parser->at++}};
  default:
    return read_letter(parser);
  }
}

/* "?", "*", "+", "{2,5}" and what makes them lazy or greedy for good. */
static void read_quantifier(struct parser *parser, struct part *part) {
  char sign = *parser->at;
  if (sign == '{' && (is_digit(parser->at[1]) || parser->at[1] == ',')) {
    const char *close = strchr(parser->at, '}');
    const char *comma = strchr(parser->at, ',');
    part->optional |= parser->at[1] == ',' || parser->at[1] == '0';
    part->repeated = true;
    part->most = comma && close && comma < close ? (unsigned)strtoul(comma + 1, NULL, 10)
                                                 : (unsigned)strtoul(parser->at + 1, NULL, 10);
    parser->at = close ? close + 1 : parser->end;
  } else if (sign == '?' || sign == '*' || sign == '+') {
    part->optional |= sign != '+';
    part->repeated = sign != '?';
    part->most = sign == '?';
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
    part.most = 1;
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

static bool all_begin_at_edge(const struct branch *branch, bool edge) {
  for (; branch; branch = branch->next)
    if (!part_at_edge(branch->part, edge))
      return false;
  return true;
}

bool part_at_edge(const struct part *part, bool edge) {
  while (part && part->kind == PART_AHEAD)
    part = part->next;
  if (!part)
    return edge;
  if (part->kind == PART_BRANCH)
    return (!part->optional || part_at_edge(part->next, edge)) &&
           all_begin_at_edge(part->branch, !part->repeated && part_at_edge(part->next, edge));
  return !part->optional && (part->kind == PART_GAP || part->kind == PART_EDGE);
}

struct branch *pattern_parts(struct arena *arena, const char *pattern, bool exact) {
  struct parser parser = {.arena = arena, .at = pattern, .end = pattern + strlen(pattern), .exact = exact};
  struct branch *branches = read_branches(&parser);
  return parser.lost || parser.at < parser.end ? NULL : branches;
}
