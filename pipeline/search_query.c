/* search_query.c - what a person types, as an FTS5 expression.
 *
 *   skola frånvaro            both words (all inflections of them)
 *   "elevhälsans uppdrag"     the words side by side; any quotation marks will do
 *   skolsoc*                  words that begin so
 *   -förskola                 not this one; NOT förskola, -"hela frasen"
 *   skola OR förskola team    either of the two, and team: OR (or ELLER) binds more tightly than nothing
 *
 * Every word goes to FTS5 as a quoted string, so nothing typed can be a syntax error there.
 */
#include "search_query.h"
#include "buffer.h"
#include "unicode.h"

#include <string.h>

enum { TERMS_MOST = 64, QUERY_MOST = 4000 /* bytes */ };

struct term {
  const char *text;
  size_t length;
  bool phrase, prefix, excluded;
  bool or_before; /* joined to the term before it by OR */
};

struct terms {
  struct term term[TERMS_MOST];
  size_t count;
};

struct reader {
  const char *at, *end;
  struct error *error;
};

/* ---- reading ---- */

/* The bytes of the character at TEXT if it is one of the ASCII or Unicode CHARACTERS (ended by 0), else 0. */
static size_t is_one_of(const char *text, const char *end, const uint32_t *characters) {
  if (text >= end)
    return 0;
  uint32_t character;
  unsigned size = unicode_read(text, end, &character);
  for (; *characters != 0; characters++)
    if (*characters == character)
      return size;
  return 0;
}

static size_t quote_at(const char *text, const char *end) {
  static const uint32_t quotes[] = {'"', 0xAB, 0xBB, 0x201C, 0x201D, 0x201E, 0x201F, 0};
  return is_one_of(text, end, quotes);
}

static size_t minus_at(const char *text, const char *end) {
  static const uint32_t minus[] = {'-', 0x2010, 0x2011, 0x2012, 0x2013, 0x2212, 0};
  return is_one_of(text, end, minus);
}

static size_t space_at(const char *text, const char *end) {
  if (text >= end)
    return 0;
  uint32_t character;
  unsigned size = unicode_read(text, end, &character);
  return unicode_space(character) || (character < 0x20) ? size : 0;
}

static void skip_spaces(struct reader *reader) {
  for (size_t size; (size = space_at(reader->at, reader->end)) > 0;)
    reader->at += size;
}

static bool read_phrase(struct reader *reader, struct term *term) {
  term->phrase = true;
  term->text = reader->at;
  while (reader->at < reader->end && quote_at(reader->at, reader->end) == 0)
    reader->at++;
  term->length = (size_t)(reader->at - term->text);
  if (reader->at == reader->end)
    return error_set(reader->error, ERROR_USAGE, "a quotation mark is not closed: \"%.*s ... add one at the end",
                     term->length > 60 ? 60 : (int)term->length, term->text);
  reader->at += quote_at(reader->at, reader->end);
  if (reader->at < reader->end && *reader->at == '*') {
    term->prefix = true;
    reader->at++;
  }
  return true;
}

static bool read_word(struct reader *reader, struct term *term) {
  term->text = reader->at;
  while (reader->at < reader->end && space_at(reader->at, reader->end) == 0 && quote_at(reader->at, reader->end) == 0)
    reader->at++;
  term->length = (size_t)(reader->at - term->text);
  while (term->length > 0 && term->text[term->length - 1] == '*') {
    term->prefix = true;
    term->length--;
  }
  if (term->length == 0)
    return error_set(reader->error, ERROR_USAGE, "a star stands alone: put the beginning of a word before it, skol*");
  if (memchr(term->text, '*', term->length) != NULL)
    return error_set(reader->error, ERROR_USAGE, "a star can stand only at the end of a word: %.*s",
                     term->length > 60 ? 60 : (int)term->length, term->text);
  return true;
}

/* Reads the next term; false at the end and on an error. */
static bool read_term(struct reader *reader, struct term *term) {
  skip_spaces(reader);
  if (reader->at == reader->end)
    return false;
  size_t minus = minus_at(reader->at, reader->end);
  if (minus > 0 && reader->at + minus < reader->end && space_at(reader->at + minus, reader->end) == 0) {
    term->excluded = true;
    while ((minus = minus_at(reader->at, reader->end)) > 0)
      reader->at += minus;
    if (reader->at == reader->end || space_at(reader->at, reader->end) > 0)
      return read_term(reader, term);
  }
  size_t quote = quote_at(reader->at, reader->end);
  if (quote == 0)
    return read_word(reader, term);
  reader->at += quote;
  return read_phrase(reader, term);
}

enum operator{ WORD, OR, AND, NOT };

static enum operator operator_of(const struct term *term) {
  static const struct {
    const char *word;
    enum operator meaning;
  } operators[] = {{"OR", OR}, {"ELLER", OR}, {"AND", AND}, {"NOT", NOT}};
  for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
    if (!term->phrase && !term->excluded && !term->prefix && strlen(operators[i].word) == term->length &&
        memcmp(operators[i].word, term->text, term->length) == 0)
      return operators[i].meaning;
  return WORD;
}

/* ---- checking ---- */

struct tally {
  size_t tokens, last; /* their number; letters of the last */
};

static int tally(void *context, bool beside, const char *token, size_t length, size_t start, size_t end) {
  (void)start, (void)end;
  struct tally *seen = context;
  if (!beside) {
    seen->tokens++;
    seen->last = unicode_count(token, length);
  }
  return 0;
}

/* Adds TERM, unless there is nothing in it to look for: a lone "§" is no reason to refuse the rest. */
static bool keep(struct tokenizer *tokenizer, struct terms *terms, const struct term *term, struct error *error) {
  struct tally seen = {0};
  tokenize(tokenizer, TOKENIZE_QUERY, term->text, term->length, tally, &seen);
  if (seen.tokens == 0)
    return true;
  if (term->prefix && seen.last < 2)
    return error_set(error, ERROR_USAGE, "put at least two letters before the star: %.*s*", (int)term->length,
                     term->text);
  if (terms->count == TERMS_MOST)
    return error_set(error, ERROR_USAGE, "too many words: %d at the most", TERMS_MOST);
  terms->term[terms->count++] = *term;
  return true;
}

static bool check(const struct terms *terms, struct error *error) {
  bool wanted = false;
  for (size_t i = 0; i < terms->count; i++) {
    const struct term *term = &terms->term[i];
    wanted |= !term->excluded;
    if (term->or_before && (i == 0 || term->excluded || terms->term[i - 1].excluded))
      return error_set(error, ERROR_USAGE, "OR needs a wanted word on both sides: skola OR förskola");
  }
  if (terms->count == 0)
    return error_set(error, ERROR_USAGE, "nothing to search for: give a word, a \"phrase\" or a beginning*");
  if (!wanted)
    return error_set(error, ERROR_USAGE, "only excluded words: give also a word that must occur");
  return true;
}

static bool read_terms(struct tokenizer *tokenizer, const char *query, struct terms *terms, struct error *error) {
  struct reader reader = {.at = query, .end = query + strlen(query), .error = error};
  struct term term = {0};
  bool or_before = false, excluded = false;
  while (read_term(&reader, &term)) {
    enum operator operator= operator_of(&term);
    if (operator== OR &&(terms->count == 0 || or_before))
      return error_set(error, ERROR_USAGE, "OR needs a wanted word on both sides: skola OR förskola");
    or_before |= operator== OR;
    excluded |= operator== NOT;
    if (operator== WORD) {
      size_t before = terms->count;
      term.or_before = or_before;
      term.excluded |= excluded;
      if (!keep(tokenizer, terms, &term, error))
        return false;
      if (terms->count > before)
        or_before = excluded = false;
    }
    term = (struct term){0};
  }
  if (or_before || excluded)
    error_set(error, ERROR_USAGE, "%s needs a word after it", or_before ? "OR" : "NOT");
  return error->kind == ERROR_NONE && check(terms, error);
}

/* ---- writing ---- */

static bool wordly(char byte) {
  return (unsigned char)byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 32) >= 'a' && (byte | 32) <= 'z');
}

static bool digit(char byte) { return byte >= '0' && byte <= '9'; }

/* TEXT with spaces for the hyphens and slashes that are not within a number, or NULL if it has none: what is typed
 * KS-2015/31 may be printed KS 2015/31. */
static const char *spaced(const struct term *term, struct arena *arena) {
  char *copy = arena_strndup(arena, term->text, term->length);
  bool changed = false;
  for (size_t i = 1; i + 1 < term->length; i++)
    if (strchr("-/:", copy[i]) != NULL && wordly(copy[i - 1]) && wordly(copy[i + 1]) &&
        !(digit(copy[i - 1]) && digit(copy[i + 1]))) {
      copy[i] = ' ';
      changed = true;
    }
  return changed ? copy : NULL;
}

static void write_string(struct buffer *out, const char *text, size_t length, bool prefix) {
  buffer_byte(out, '"');
  for (size_t i = 0; i < length; i++) {
    if (text[i] == '"')
      buffer_byte(out, '"');
    buffer_byte(out, text[i]);
  }
  buffer_text(out, prefix ? "\"*" : "\"");
}

static void write_term(struct buffer *out, const struct term *term, struct arena *arena) {
  const char *other = spaced(term, arena);
  if (other != NULL)
    buffer_byte(out, '(');
  write_string(out, term->text, term->length, term->prefix);
  if (other == NULL)
    return;
  buffer_text(out, " OR ");
  write_string(out, other, term->length, term->prefix);
  buffer_byte(out, ')');
}

static void write_wanted(struct buffer *out, const struct terms *terms, struct arena *arena) {
  bool first = true;
  for (size_t i = 0; i < terms->count; i++) {
    const struct term *term = &terms->term[i];
    if (term->excluded)
      continue;
    bool more = i + 1 < terms->count && terms->term[i + 1].or_before;
    buffer_text(out, term->or_before ? " OR " : first ? "" : " AND ");
    if (more && !term->or_before)
      buffer_byte(out, '(');
    write_term(out, term, arena);
    if (!more && term->or_before)
      buffer_byte(out, ')');
    first = false;
  }
}

const char *search_expression(struct tokenizer *tokenizer, const char *query, struct arena *arena,
                              struct error *error) {
  if (strlen(query) > QUERY_MOST) {
    error_set(error, ERROR_USAGE, "the question is too long: %d bytes at the most", QUERY_MOST);
    return NULL;
  }
  struct terms terms = {.count = 0};
  if (!read_terms(tokenizer, query, &terms, error))
    return NULL;
  struct buffer out = buffer_in(arena);
  buffer_byte(&out, '(');
  write_wanted(&out, &terms, arena);
  buffer_byte(&out, ')');
  const char *joint = " NOT (";
  for (size_t i = 0; i < terms.count; i++) {
    if (!terms.term[i].excluded)
      continue;
    buffer_text(&out, joint);
    write_term(&out, &terms.term[i], arena);
    joint = " OR ";
  }
  if (joint[1] == 'O')
    buffer_byte(&out, ')');
  return buffer_string(&out);
}
