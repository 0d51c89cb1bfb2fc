/* pattern.c - from a pattern as people write it to a pattern as PCRE2 wants it: {fragments} and {list:NAME} are put
 * in, and a plain space comes to mean any run of white space.  Everything else stays as it is.
 */
#include "rulefile.h"
#include <stdlib.h>
#include <string.h>

enum { LONGEST_PATTERN = 200000 }; /* bytes: fragments of fragments of fragments grow fast */

struct expansion {
  struct rule_book *book;
  const struct gazetteer *gazetteer;
  struct error *error;
  const char *file; /* of the pattern at hand */
  unsigned line;
  unsigned depth;  /* of brackets */
  unsigned behind; /* the depth of the lookbehind that is open; 0 */
  bool exact;      /* capitals count everywhere in the pattern at hand */
};

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* Single-row Levenshtein distance over bytes; names are short. */
static size_t distance(const char *a, const char *b) {
  size_t row[65], width = strlen(b);
  if (width > 64 || strlen(a) > 64)
    return SIZE_MAX;
  for (size_t j = 0; j <= width; j++)
    row[j] = j;
  for (size_t i = 0; a[i]; i++) {
    size_t corner = row[0];
    row[0] = i + 1;
    for (size_t j = 0; j < width; j++) {
      size_t best = corner + (a[i] != b[j]);
      corner = row[j + 1];
      if (row[j + 1] + 1 < best)
        best = row[j + 1] + 1;
      if (row[j] + 1 < best)
        best = row[j] + 1;
      row[j + 1] = best;
    }
  }
  return row[width];
}

const char *nearest_name(const char *word, const char *const *names, size_t count) {
  const char *near = NULL;
  size_t best = strlen(word) / 3 + 1;
  for (size_t i = 0; i < count; i++) {
    size_t far = distance(word, names[i]);
    if (far <= best && (!near || far < best)) {
      near = names[i];
      best = far;
    }
  }
  return near;
}

/* ---- lists ---- */

struct values {
  struct arena *arena;
  const char **value;
  size_t count, capacity;
};

static void add_value(const char *value, void *context) {
  struct values *values = context;
  if (!*value)
    return;
  values->value = arena_grow(values->arena, values->value, values->count, &values->capacity, sizeof *values->value);
  values->value[values->count++] = arena_strdup(values->arena, value);
}

static int by_bytes(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

/* Copies the character at TEXT, escaped where PCRE2 gives it a meaning; returns its length. */
static size_t add_literal(struct buffer *out, const char *text) {
  size_t length = 1;
  while (((unsigned char)text[length] & 0xC0) == 0x80)
    length++;
  if (*text == ' ')
    buffer_text(out, "\\s+");
  else {
    if (length == 1 && strchr("\\^$.|?*+()[]{}#-&~!", *text))
      buffer_byte(out, '\\');
    buffer_add(out, text, length);
  }
  return length;
}

/* The alternation of COUNT sorted values that agree in their first DEPTH bytes, as a tree: common beginnings are
 * written once, and of two values the longer is tried first. */
static void add_tree(struct buffer *out, const char *const *value, size_t count, size_t depth) {
  while (count > 1 && !value[1][depth] && !value[0][depth]) { /* the same value twice */
    value++;
    count--;
  }
  bool optional = !value[0][depth];
  if (optional && count == 1)
    return;
  size_t first = optional ? 1 : 0, branches = 0;
  size_t open = out->length;
  buffer_text(out, "(?:");
  for (size_t i = first; i < count; branches++) {
    size_t length = 1, last = i + 1;
    while (((unsigned char)value[i][depth + length] & 0xC0) == 0x80)
      length++;
    while (last < count && strncmp(value[i] + depth, value[last] + depth, length) == 0)
      last++;
    if (branches)
      buffer_byte(out, '|');
    add_literal(out, value[i] + depth);
    add_tree(out, value + i, last - i, depth + length);
    i = last;
  }
  if (branches == 1 && !optional) { /* no choice, no brackets */
    memmove(out->data + open, out->data + open + 3, out->length - open - 3);
    out->length -= 3;
    out->data[out->length] = '\0';
    return;
  }
  buffer_text(out, optional ? ")?" : ")");
}

static bool add_list(struct expansion *expansion, const char *name, struct buffer *out) {
  struct values values = {.arena = expansion->book->arena};
  if (!expansion->gazetteer || !gazetteer_each(expansion->gazetteer, name, add_value, &values))
    return error_set(expansion->error, ERROR_RULES, "%s:%u: there is no list \"%s\"", expansion->file, expansion->line,
                     name);
  if (!values.count)
    return error_set(expansion->error, ERROR_RULES, "%s:%u: the list \"%s\" is empty", expansion->file, expansion->line,
                     name);
  qsort(values.value, values.count, sizeof *values.value, by_bytes);
  buffer_text(out, "(?:");
  add_tree(out, values.value, values.count, 0);
  buffer_byte(out, ')');
  return true;
}

/* ---- fragments ---- */

static bool expand(struct expansion *expansion, const char *pattern, struct buffer *out);

static bool fail_unknown_fragment(struct expansion *expansion, const char *name) {
  const struct rule_book *book = expansion->book;
  const char **names = arena_array(book->arena, book->fragment_count, sizeof *names);
  for (size_t i = 0; i < book->fragment_count; i++)
    names[i] = book->fragment[i].name;
  const char *near = nearest_name(name, names, book->fragment_count);
  return error_set(expansion->error, ERROR_RULES, "%s:%u: unknown fragment {%s}%s%s%s", expansion->file,
                   expansion->line, name, near ? "; did you mean {" : "", near ? near : "", near ? "}?" : "");
}

static struct fragment *find_fragment(const struct rule_book *book, const char *name) {
  for (size_t i = 0; i < book->fragment_count; i++)
    if (strcmp(book->fragment[i].name, name) == 0)
      return &book->fragment[i];
  return NULL;
}

static bool is_exact(enum letter_case letter_case, const char *pattern) {
  return letter_case == CASE_EXACT && !strstr(pattern, "(?i");
}

/* True if PATTERN is one class of characters. */
static bool is_class(const char *pattern) {
  return pattern[0] == '[' && !strchr(pattern, '\\') && strchr(pattern, ']') == pattern + strlen(pattern) - 1;
}

/* FRAGMENT with all that it contains put in, ready to stand in a pattern; NULL with the error set. */
static const char *expand_fragment(struct expansion *expansion, struct fragment *fragment) {
  if (fragment->expanded)
    return fragment->expanded;
  if (fragment->open) {
    error_set(expansion->error, ERROR_RULES, "%s:%u: fragment %s contains itself", fragment->file, fragment->line,
              fragment->name);
    return NULL;
  }
  struct expansion inner = *expansion;
  inner.file = fragment->file;
  inner.line = fragment->line;
  inner.depth = inner.behind = 0;
  inner.exact = is_exact(fragment->letter_case, fragment->pattern);
  struct buffer text = buffer_in(expansion->book->arena);
  buffer_text(&text, fragment->letter_case == CASE_EXACT ? "(?-i:"
                     : fragment->letter_case == CASE_ANY ? "(?i:"
                                                         : "(?:");
  fragment->open = true;
  bool good = strncmp(fragment->pattern, "list:", 5) == 0 ? add_list(&inner, fragment->pattern + 5, &text)
                                                          : expand(&inner, fragment->pattern, &text);
  fragment->open = false;
  buffer_byte(&text, ')');
  if (good)
    fragment->expanded = buffer_string(&text);
  return fragment->expanded;
}

/* PATTERN stands at the "{" of a reference; returns what follows it, or NULL with the error set. */
static const char *add_reference(struct expansion *expansion, const char *pattern, struct buffer *out) {
  size_t length = strcspn(pattern, "} ");
  if (pattern[length] != '}') {
    error_set(expansion->error, ERROR_RULES,
              "%s:%u: \"%.20s\": a \"{\" before a letter begins a fragment's name and "
              "wants a \"}\" (write \\{ for the sign itself)",
              expansion->file, expansion->line, pattern);
    return NULL;
  }
  const char *name = arena_strndup(expansion->book->arena, pattern + 1, length - 1);
  if (strncmp(name, "list:", 5) == 0)
    return add_list(expansion, name + 5, out) ? pattern + length + 1 : NULL;
  struct fragment *fragment = find_fragment(expansion->book, name);
  if (!fragment) {
    fail_unknown_fragment(expansion, name);
    return NULL;
  }
  const char *expanded = expand_fragment(expansion, fragment);
  if (!expanded)
    return NULL;
  if (expansion->exact && fragment->letter_case == CASE_EXACT && is_class(fragment->pattern))
    expanded = fragment->pattern; /* PCRE2 repeats a class much faster than a bracket */
  if (out->length + strlen(expanded) > LONGEST_PATTERN) {
    error_set(expansion->error, ERROR_LIMIT, "%s:%u: the pattern grows beyond %d bytes", expansion->file,
              expansion->line, LONGEST_PATTERN);
    return NULL;
  }
  buffer_text(out, expanded);
  return pattern + length + 1;
}

/* ---- the signs of a pattern ---- */

/* Copies what begins with a backslash: \Q...\E, \p{Lu}, \x{E5}, or one sign. */
static const char *copy_escape(const char *pattern, struct buffer *out) {
  const char *end = pattern + 1;
  if (*end == 'd') { /* two comparisons instead of a look-up */
    buffer_text(out, "[0-9]");
    return end + 1;
  }
  if (*end == 'Q') {
    const char *stop = strstr(end, "\\E");
    end = stop ? stop + 2 : end + strlen(end);
  } else if (*end && strchr("pPxkgNou", *end) && end[1] == '{') {
    end += strcspn(end, "}");
    end += *end == '}';
  } else if (*end)
    end++;
  buffer_add(out, pattern, (size_t)(end - pattern));
  return end;
}

/* Copies a character class, in which a space is a space and a brace a brace. */
static const char *copy_class(const char *pattern, struct buffer *out) {
  const char *end = pattern + 1;
  end += *end == '^';
  end += *end == ']';
  while (*end && *end != ']') {
    const char *stop = NULL;
    if (end[0] == '[' && (stop = end[1] && strchr(":.=", end[1]) ? strchr(end, ']') : NULL))
      end = stop + 1;
    else
      end += end[0] == '\\' && end[1] ? 2 : 1;
  }
  end += *end == ']';
  for (const char *at = pattern; at < end;) {
    size_t width = at[0] == '\\' && at + 1 < end ? 2 : 1;
    if (width == 2 && at[1] == 'd')
      buffer_text(out, "0-9");
    else
      buffer_add(out, at, width);
    at += width;
  }
  return end;
}

/* A run of spaces becomes \s+; with "?" or "*" behind it, it may be absent, so that " ?" reads as one expects. */
static const char *widen_space(const char *pattern, struct buffer *out) {
  pattern += strspn(pattern, " ");
  if (*pattern == '?' || *pattern == '*') {
    buffer_text(out, "\\s*");
    return pattern + 1;
  }
  buffer_text(out, "\\s");
  if (*pattern == '+')
    return buffer_byte(out, '+'), pattern + 1;
  if (!(pattern[0] == '{' && pattern[1] >= '0' && pattern[1] <= '9'))
    buffer_byte(out, '+');
  return pattern;
}

static void note_bracket(struct expansion *expansion, const char *pattern) {
  if (*pattern == '(') {
    expansion->depth++;
    if (!expansion->behind && (strncmp(pattern, "(?<=", 4) == 0 || strncmp(pattern, "(?<!", 4) == 0))
      expansion->behind = expansion->depth;
  } else if (*pattern == ')' && expansion->depth) {
    if (expansion->behind == expansion->depth)
      expansion->behind = 0;
    expansion->depth--;
  }
}

static bool expand(struct expansion *expansion, const char *pattern, struct buffer *out) {
  while (pattern && *pattern) {
    if (*pattern == '\\')
      pattern = copy_escape(pattern, out);
    else if (*pattern == '[')
      pattern = copy_class(pattern, out);
    else if (*pattern == ' ' && expansion->behind) {
      buffer_text(out, "\\s"); /* PCRE2 looks back over a fixed length only */
      pattern += strspn(pattern, " ");
    } else if (*pattern == ' ')
      pattern = widen_space(pattern, out);
    else if (*pattern == '{' && is_letter(pattern[1]))
      pattern = add_reference(expansion, pattern, out);
    else {
      note_bracket(expansion, pattern);
      buffer_byte(out, *pattern++);
    }
  }
  return pattern != NULL;
}

const char *pattern_expand(struct rule_book *book, const struct parsed_rule *rule, const struct gazetteer *gazetteer,
                           struct error *error) {
  struct expansion expansion = {.book = book,
                                .gazetteer = gazetteer,
                                .error = error,
                                .file = rule->rule.file,
                                .line = rule->pattern_line,
                                .exact = is_exact(rule->letter_case, rule->rule.pattern)};
  struct buffer out = buffer_in(book->arena);
  return expand(&expansion, rule->rule.pattern, &out) ? buffer_string(&out) : NULL;
}
