/* rulefile.c - the parser of rule files (the format is taught in rules/README.md).
 *
 * Line by line: a definition begins at the left edge ("rule ID", "fragment NAME"), its "name: value" lines are
 * indented, and lines indented deeper continue the value above them.
 */
#include "rulefile.h"
#include "unicode.h"
#include <stdlib.h>
#include <string.h>

#define KIND(kind) (1u << (RULE_##kind))
#define ANY_KIND ((1u << RULE_KINDS) - 1)

/* The attributes that a rule of each kind may carry.  A name that is not here is taken for a slip of the pen. */
static const struct {
  const char *name;
  unsigned kinds;
} attribute_names[] = {
    {"stance", KIND(POSITION) | KIND(SPEAKER)},
    {"negated", KIND(POSITION) | KIND(DECISION)},
    {"concession", KIND(POSITION)},
    {"holder", KIND(POSITION) | KIND(SPEAKER) | KIND(METADATA)},
    {"layer", KIND(POSITION) | KIND(SPEAKER) | KIND(DECISION) | KIND(METADATA)},
    {"target", KIND(POSITION) | KIND(DECISION) | KIND(REFERENCE) | KIND(PROPOSAL)},
    {"weight", ANY_KIND},
    {"confidence", ANY_KIND},
    {"note", ANY_KIND},
    {"outcome", KIND(DECISION) | KIND(VOTE) | KIND(POSITION)},
    {"object", KIND(DECISION) | KIND(POSITION)},
    {"status", KIND(DECISION)},
    {"body", KIND(DECISION) | KIND(METADATA) | KIND(SPEAKER)},
    {"assignment", KIND(DECISION)},
    {"minority", KIND(DECISION) | KIND(VOTE)},
    {"means", KIND(VOTE)},
    {"yes", KIND(VOTE)},
    {"no", KIND(VOTE)},
    {"form", ANY_KIND},
    {"when", KIND(PROPOSAL)}, /* asked: see rules_ask() */
    {"role", KIND(METADATA) | KIND(SPEAKER) | KIND(REFERENCE) | KIND(PROPOSAL) | KIND(DISSENT)},
    {"type", KIND(TYPE) | KIND(METADATA) | KIND(REFERENCE) | KIND(PROPOSAL) | KIND(DISSENT)},
    {"field", KIND(METADATA) | KIND(REFERENCE)},
    {"of", KIND(METADATA)},
    {"person", KIND(METADATA) | KIND(SPEAKER) | KIND(POSITION) | KIND(DISSENT)},
    {"code", KIND(REMARK)},
    {"severity", KIND(REMARK)},
};

static const char *const kind_tokens[RULE_KINDS] = {
    [RULE_TYPE] = "type",         [RULE_METADATA] = "metadata", [RULE_REFERENCE] = "reference",
    [RULE_PROPOSAL] = "proposal", [RULE_POSITION] = "position", [RULE_SPEAKER] = "speaker",
    [RULE_DECISION] = "decision", [RULE_VOTE] = "vote",         [RULE_DISSENT] = "dissent",
    [RULE_REMARK] = "remark",
};

static const char *const scope_tokens[SCOPE_COUNT] = {
    [SCOPE_BLOCK] = "block", [SCOPE_SENTENCE] = "sentence", [SCOPE_HEADING] = "heading",
    [SCOPE_ITEM] = "item",   [SCOPE_TEXT] = "text",
};

const char *rule_kind_token(enum rule_kind kind) { return kind < RULE_KINDS ? kind_tokens[kind] : "?"; }

const char *rule_scope_token(enum rule_scope scope) { return scope < SCOPE_COUNT ? scope_tokens[scope] : "?"; }

/* The definition and the value that are being read. */
struct reader {
  struct rule_book *book;
  struct arena *arena;
  struct error *error;
  const char *file;
  unsigned line;
  struct fragment *fragment; /* one of these two is set inside a definition */
  struct parsed_rule *rule;
  size_t indent; /* of its "name: value" lines; 0 before the first */
  unsigned seen; /* bits of the keys it has had */
  size_t attribute_capacity, example_capacity;
  const char *key; /* of the value being read; NULL */
  struct buffer value;
  unsigned value_line;
};

static bool fail(struct reader *reader, unsigned line, const char *format, ...) __attribute__((format(printf, 3, 4)));

static bool fail(struct reader *reader, unsigned line, const char *format, ...) {
  va_list args;
  va_start(args, format);
  const char *message = arena_vprintf(reader->arena, format, args);
  va_end(args);
  return error_set(reader->error, ERROR_RULES, "%s:%u: %s", reader->file, line, message);
}

static bool fail_unknown(struct reader *reader, const char *what, const char *word, const char *const *names,
                         size_t count) {
  const char *near = nearest_name(word, names, count);
  if (near)
    return fail(reader, reader->value_line, "unknown %s \"%s\"; did you mean \"%s\"?", what, word, near);
  return fail(reader, reader->value_line, "unknown %s \"%s\"", what, word);
}

/* The next word of *TEXT, which moves behind it; NULL at the end. */
static char *next_word(struct arena *arena, const char **text) {
  const char *start = *text + strspn(*text, " \t,");
  size_t length = strcspn(start, " \t,");
  *text = start + length;
  return length ? arena_strndup(arena, start, length) : NULL;
}

static size_t token_index(const char *const *tokens, size_t count, const char *word) {
  size_t i = 0;
  while (i < count && strcmp(tokens[i], word) != 0)
    i++;
  return i;
}

static bool set_kind(struct reader *reader, const char *value) {
  size_t kind = token_index(kind_tokens, RULE_KINDS, value);
  if (kind == RULE_KINDS)
    return fail_unknown(reader, "kind", value, kind_tokens, RULE_KINDS);
  reader->rule->rule.kind = (enum rule_kind)kind;
  return true;
}

static bool set_scope(struct reader *reader, const char *value) {
  size_t scope = token_index(scope_tokens, SCOPE_COUNT, value);
  if (scope == SCOPE_COUNT)
    return fail_unknown(reader, "scope after \"over:\"", value, scope_tokens, SCOPE_COUNT);
  reader->rule->rule.scope = (enum rule_scope)scope;
  return true;
}

static bool set_roles(struct reader *reader, const char *value) {
  uint32_t roles = 0;
  bool except = false, first = true;
  for (char *word; (word = next_word(reader->arena, &value)); first = false) {
    if (first && strcmp(word, "not") == 0) {
      except = true;
      continue;
    }
    enum section_role role = section_role_from(word, strlen(word));
    if (role == ROLE_COUNT) {
      const char *names[ROLE_COUNT];
      for (int i = 0; i < ROLE_COUNT; i++)
        names[i] = section_role_token((enum section_role)i);
      return fail_unknown(reader, "section role", word, names, ROLE_COUNT);
    }
    roles |= 1u << role;
  }
  if (!roles)
    return fail(reader, reader->value_line, "\"in:\" names no section role");
  reader->rule->rule.roles = except ? ~roles : roles;
  return true;
}

static bool set_needs(struct reader *reader, const char *value) {
  struct parsed_rule *rule = reader->rule;
  if (rule->groups == NEED_GROUPS)
    return fail(reader, reader->value_line, "more than %d \"needs:\" lines", NEED_GROUPS);
  size_t before = rule->need_count;
  for (char *word; (word = next_word(reader->arena, &value));) {
    char *folded = arena_strdup(reader->arena, word);
    unicode_fold_bytes(word, strlen(word), folded);
    if (strcmp(word, folded) != 0)
      return fail(reader, reader->value_line, "\"needs:\" words are written in lower case, not \"%s\"", word);
    if (word[strspn(word, "*_")] == '\0' || strchr(word + 1, '*'))
      return fail(reader, reader->value_line, "\"%s\" is no word to look for", word);
    rule->need = arena_grow(reader->arena, rule->need, rule->need_count, &rule->need_capacity, sizeof *rule->need);
    rule->need[rule->need_count++] = (struct need){.word = word, .group = rule->groups};
  }
  if (rule->need_count == before)
    return fail(reader, reader->value_line, "\"needs:\" names no word");
  rule->groups++;
  return true;
}

static bool set_case(struct reader *reader, const char *value) {
  bool exact = strcmp(value, "exact") == 0;
  if (!exact && strcmp(value, "any") != 0)
    return fail(reader, reader->value_line, "\"case:\" is \"any\" or \"exact\", not \"%s\"", value);
  enum letter_case letter_case = exact ? CASE_EXACT : CASE_ANY;
  if (reader->rule)
    reader->rule->letter_case = letter_case;
  else
    reader->fragment->letter_case = letter_case;
  return true;
}

static bool set_meaning(struct reader *reader, const char *value) {
  if (reader->rule)
    reader->rule->rule.meaning = value;
  return true;
}

static bool set_pattern(struct reader *reader, const char *value) {
  if (reader->rule) {
    reader->rule->rule.pattern = value;
    reader->rule->pattern_line = reader->value_line;
  } else {
    reader->fragment->pattern = value;
    reader->fragment->line = reader->value_line;
  }
  return true;
}

static bool add_example(struct reader *reader, const char *value, bool matches) {
  struct rule *rule = &reader->rule->rule;
  struct rule_example example = {.text = value, .matches = matches, .line = reader->value_line};
  const char *arrow = NULL;
  for (const char *at = value; (at = strstr(at, "=>")); at += 2)
    arrow = at;
  if (arrow) {
    size_t length = (size_t)(arrow - value);
    while (length && value[length - 1] == ' ')
      length--;
    example.text = arena_strndup(reader->arena, value, length);
    example.expected = arrow + 2 + strspn(arrow + 2, " ");
    if (!*example.expected)
      return fail(reader, reader->value_line, "nothing is expected after \"=>\"");
  }
  if (!*example.text)
    return fail(reader, reader->value_line, "an empty example");
  struct rule_example *grown = arena_grow(reader->arena, (void *)(uintptr_t)rule->example, rule->example_count,
                                          &reader->example_capacity, sizeof *grown);
  grown[rule->example_count++] = example;
  rule->example = grown;
  return true;
}

static bool set_example(struct reader *reader, const char *value) { return add_example(reader, value, true); }

static bool set_not(struct reader *reader, const char *value) { return add_example(reader, value, false); }

static const struct {
  const char *name;
  bool (*set)(struct reader *reader, const char *value);
  bool again, in_fragment, in_rule;
} keys[] = {
    {"kind", set_kind, false, false, true},      {"over", set_scope, false, false, true},
    {"in", set_roles, false, false, true},       {"needs", set_needs, true, false, true},
    {"case", set_case, false, true, true},       {"meaning", set_meaning, false, true, true},
    {"pattern", set_pattern, false, true, true}, {"Example", set_example, true, false, true},
    {"Not", set_not, true, false, true},
};
enum { KEYS = sizeof keys / sizeof *keys, ATTRIBUTES = sizeof attribute_names / sizeof *attribute_names };

static bool fail_unknown_key(struct reader *reader) {
  const char *names[KEYS + ATTRIBUTES];
  size_t count = 0;
  for (size_t i = 0; i < KEYS; i++)
    if (reader->rule || keys[i].in_fragment)
      names[count++] = keys[i].name;
  for (size_t i = 0; reader->rule && i < ATTRIBUTES; i++)
    names[count++] = attribute_names[i].name;
  return fail_unknown(reader, reader->rule ? "line or attribute" : "line in a fragment", reader->key, names, count);
}

static bool add_attribute(struct reader *reader, const char *value) {
  struct rule *rule = &reader->rule->rule;
  size_t known = 0;
  while (known < ATTRIBUTES && strcmp(attribute_names[known].name, reader->key) != 0)
    known++;
  if (known == ATTRIBUTES)
    return fail_unknown_key(reader);
  if (rule_get(rule, reader->key))
    return fail(reader, reader->value_line, "a second line \"%s:\"", reader->key);
  if (!*value)
    return fail(reader, reader->value_line, "\"%s:\" has no value", reader->key);
  struct rule_attribute *grown = arena_grow(reader->arena, (void *)(uintptr_t)rule->attribute, rule->attribute_count,
                                            &reader->attribute_capacity, sizeof *grown);
  grown[rule->attribute_count++] = (struct rule_attribute){reader->key, value};
  rule->attribute = grown;
  return true;
}

/* Hands the value read so far to its key. */
static bool finish_value(struct reader *reader) {
  if (!reader->key)
    return true;
  const char *value = arena_strdup(reader->arena, buffer_string(&reader->value));
  bool good = false;
  size_t i = 0;
  while (i < KEYS && strcmp(keys[i].name, reader->key) != 0)
    i++;
  if (i == KEYS)
    good = reader->rule ? add_attribute(reader, value) : fail_unknown_key(reader);
  else if (!(reader->rule ? keys[i].in_rule : keys[i].in_fragment))
    good = fail(reader, reader->value_line, "a fragment has no line \"%s:\"", reader->key);
  else if (!keys[i].again && (reader->seen & 1u << i))
    good = fail(reader, reader->value_line, "a second line \"%s:\"", reader->key);
  else
    good = keys[i].set(reader, value);
  reader->seen |= i < KEYS ? 1u << i : 0;
  reader->key = NULL;
  return good;
}

static bool check_attributes(struct reader *reader, const struct rule *rule) {
  for (size_t i = 0; i < rule->attribute_count; i++)
    for (size_t k = 0; k < ATTRIBUTES; k++)
      if (strcmp(attribute_names[k].name, rule->attribute[i].name) == 0 &&
          !(attribute_names[k].kinds & 1u << rule->kind))
        return fail(reader, rule->line, "rule %s: a rule of kind %s has no attribute \"%s\"", rule->id,
                    rule_kind_token(rule->kind), rule->attribute[i].name);
  return true;
}

/* Looks whether the definition read so far is whole. */
static bool finish_definition(struct reader *reader) {
  if (!finish_value(reader))
    return false;
  if (reader->fragment && !(reader->fragment->pattern && *reader->fragment->pattern))
    return fail(reader, reader->fragment->line, "fragment %s has no pattern", reader->fragment->name);
  if (reader->rule) {
    const struct rule *rule = &reader->rule->rule;
    if (rule->kind == RULE_KINDS)
      return fail(reader, rule->line, "rule %s has no kind", rule->id);
    if (!rule->pattern || !*rule->pattern)
      return fail(reader, rule->line, "rule %s has no pattern", rule->id);
    if (!rule->meaning || !*rule->meaning)
      return fail(reader, rule->line, "rule %s has no meaning", rule->id);
    if (!check_attributes(reader, rule))
      return false;
  }
  reader->fragment = NULL;
  reader->rule = NULL;
  return true;
}

static bool begin_rule(struct reader *reader, const char *id) {
  struct rule_book *book = reader->book;
  for (size_t i = 0; i < book->rule_count; i++)
    if (strcmp(book->rule[i].rule.id, id) == 0)
      return fail(reader, reader->line, "rule %s is there already, at %s:%u", id, book->rule[i].rule.file,
                  book->rule[i].rule.line);
  book->rule = arena_grow(book->arena, book->rule, book->rule_count, &book->rule_capacity, sizeof *book->rule);
  reader->rule = &book->rule[book->rule_count];
  *reader->rule = (struct parsed_rule){
      .rule = {.id = id,
               .kind = RULE_KINDS,
               .roles = UINT32_MAX,
               .file = reader->file,
               .line = reader->line,
               .index = (unsigned)book->rule_count},
      .letter_case = CASE_ANY,
  };
  book->rule_count++;
  return true;
}

static bool begin_fragment(struct reader *reader, const char *name) {
  struct rule_book *book = reader->book;
  for (size_t i = 0; i < book->fragment_count; i++)
    if (strcmp(book->fragment[i].name, name) == 0)
      return fail(reader, reader->line, "fragment %s is there already, at %s:%u", name, book->fragment[i].file,
                  book->fragment[i].line);
  book->fragment =
      arena_grow(book->arena, book->fragment, book->fragment_count, &book->fragment_capacity, sizeof *book->fragment);
  reader->fragment = &book->fragment[book->fragment_count++];
  *reader->fragment = (struct fragment){.name = name, .file = reader->file, .line = reader->line};
  return true;
}

static bool begin_definition(struct reader *reader, const char *line) {
  if (!finish_definition(reader))
    return false;
  reader->indent = 0;
  reader->seen = 0;
  reader->attribute_capacity = reader->example_capacity = 0;
  const char *what = next_word(reader->arena, &line), *name = next_word(reader->arena, &line);
  bool is_rule = what != NULL && strcmp(what, "rule") == 0;
  if (!is_rule && (what == NULL || strcmp(what, "fragment") != 0))
    return fail(reader, reader->line, "expected \"rule ID\" or \"fragment NAME\" at the left edge, not \"%s\"",
                what == NULL ? "" : what);
  if (!name || line[strspn(line, " \t")])
    return fail(reader, reader->line, "\"%s\" wants one name", what);
  if (name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-.")] || name[0] < 'a' || name[0] > 'z')
    return fail(reader, reader->line, "names have the letters a-z, digits, \"-\" and \".\" only: \"%s\"", name);
  return is_rule ? begin_rule(reader, name) : begin_fragment(reader, name);
}

static bool begin_value(struct reader *reader, const char *line) {
  if (!finish_value(reader))
    return false;
  size_t length = strspn(line, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-");
  if (!length || line[length] != ':')
    return fail(reader, reader->line, "expected \"name: value\"");
  reader->key = arena_strndup(reader->arena, line, length);
  reader->value = buffer_in(reader->arena);
  reader->value_line = reader->line;
  line += length + 1;
  buffer_text(&reader->value, line + strspn(line, " \t"));
  return true;
}

static bool read_line(struct reader *reader, const char *line) {
  size_t indent = strspn(line, " ");
  if (line[indent] == '\0' || line[indent] == '#')
    return true;
  if (line[indent] == '\t')
    return fail(reader, reader->line, "indent with spaces, not tabs");
  if (indent == 0)
    return begin_definition(reader, line);
  if (!reader->rule && !reader->fragment)
    return fail(reader, reader->line, "an indented line before the first rule");
  if (reader->key && indent > reader->indent) {
    if (strcmp(reader->key, "pattern") != 0 && reader->value.length)
      buffer_byte(&reader->value, ' ');
    buffer_text(&reader->value, line + indent);
    return true;
  }
  if (!reader->indent)
    reader->indent = indent;
  if (indent != reader->indent)
    return fail(reader, reader->line, "this line is indented otherwise than the first one of its rule");
  return begin_value(reader, line + indent);
}

bool rulefile_parse(struct rule_book *book, const char *file, const char *text, size_t length, struct error *error) {
  struct reader reader = {.book = book, .arena = book->arena, .error = error};
  reader.file = arena_strdup(book->arena, file);
  if (!unicode_valid(text, length))
    return error_set(error, ERROR_RULES, "%s:1: not in UTF-8", file);
  const char *at = text, *end = text + length;
  if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
    at += 3;
  while (at < end) {
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    size_t width = (size_t)((stop ? stop : end) - at);
    const char *next = stop ? stop + 1 : end;
    while (width && strchr(" \t\r", at[width - 1]))
      width--;
    reader.line++;
    if (!read_line(&reader, arena_strndup(book->arena, at, width)))
      return false;
    at = next;
  }
  return finish_definition(&reader);
}
