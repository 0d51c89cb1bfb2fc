/* search_query.c - what a person types, read into words and fields: the language is told in search.h.
 *
 * Nothing that is typed is an error of the program: what cannot be understood is told with what may have been meant.
 */
#include "search_query.h"
#include "search_fields.h"
#include "unicode.h"

#include <string.h>

struct reader {
  const char *at, *end;
  struct tokenizer *tokenizer;
  struct arena *arena;
  struct question *question;
  struct search_answer *answer;
  bool or_before, excluded; /* OR, NOT stood before what comes now */
  enum search_field before; /* the field that came last; SEARCH_FIELDS: a word; SEARCH_FIELDS + 1: nothing */
};

static bool fault(struct reader *reader, enum search_fault what, const char *word, size_t length) {
  enum { WORD_MOST = 60 };
  struct search_answer *answer = reader->answer;
  size_t clean;
  if (answer->fault != SEARCH_FINE)
    return false;
  answer->fault = what;
  answer->word =
      word == NULL ? NULL : unicode_clean(reader->arena, word, length > WORD_MOST ? WORD_MOST : length, &clean);
  return false;
}

/* ---- characters ---- */

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

static bool word_ends(const struct reader *reader) {
  return reader->at >= reader->end || space_at(reader->at, reader->end) > 0 || quote_at(reader->at, reader->end) > 0;
}

/* ---- words ---- */

/* Reads what stands in quotation marks, the first of which is before READER. */
static bool read_quoted(struct reader *reader, const char **text, size_t *length) {
  *text = reader->at;
  while (reader->at < reader->end && quote_at(reader->at, reader->end) == 0)
    reader->at++;
  *length = (size_t)(reader->at - *text);
  if (reader->at >= reader->end)
    return fault(reader, SEARCH_QUOTE_OPEN, *text, *length);
  reader->at += quote_at(reader->at, reader->end);
  return true;
}

static bool read_phrase(struct reader *reader, struct term *term) {
  term->phrase = true;
  if (!read_quoted(reader, &term->text, &term->length))
    return false;
  term->prefix = reader->at < reader->end && *reader->at == '*';
  reader->at += term->prefix;
  return true;
}

static bool read_word(struct reader *reader, struct term *term) {
  term->text = reader->at;
  while (!word_ends(reader))
    reader->at++;
  term->length = (size_t)(reader->at - term->text);
  while (term->length > 0 && term->text[term->length - 1] == '*') {
    term->prefix = true;
    term->length--;
  }
  if (term->length == 0)
    return fault(reader, SEARCH_LONE_STAR, NULL, 0);
  if (memchr(term->text, '*', term->length) != NULL)
    return fault(reader, SEARCH_STAR_INSIDE, term->text, term->length);
  return true;
}

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
static bool keep_term(struct reader *reader, struct term *term) {
  struct question *question = reader->question;
  struct tally seen = {0};
  tokenize(reader->tokenizer, TOKENIZE_QUERY, term->text, term->length, tally, &seen);
  if (seen.tokens == 0)
    return true;
  if (term->prefix && seen.last < 2)
    return fault(reader, SEARCH_STAR_SHORT, term->text, term->length);
  if (question->count + question->filter_count >= TERMS_MOST)
    return fault(reader, SEARCH_TOO_MANY, NULL, 0);
  term->or_before = reader->or_before;
  term->excluded |= reader->excluded;
  if (term->or_before && reader->before < SEARCH_FIELDS)
    return fault(reader, SEARCH_OR_FIELDS, term->text, term->length);
  if (term->or_before && (question->count == 0 || term->excluded || question->term[question->count - 1].excluded))
    return fault(reader, SEARCH_OR_SIDES, NULL, 0);
  question->term[question->count++] = *term;
  reader->before = SEARCH_FIELDS;
  reader->or_before = reader->excluded = false;
  return true;
}

/* ---- fields ---- */

/* The bytes of the field's name before the colon at AT; 0 if there is none. */
static size_t name_at(const struct reader *reader) {
  const char *at = reader->at;
  while (at < reader->end) {
    uint32_t character;
    unsigned size = unicode_read(at, reader->end, &character);
    if (character == ':')
      return (size_t)(at - reader->at);
    if (!unicode_letter(character) && !unicode_combining(character))
      return 0;
    at += size;
  }
  return 0;
}

static bool in_capitals(const char *text, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (text[i] >= 'a' && text[i] <= 'z')
      return false;
  return true;
}

/* "KFN:s", "tid:", "http://": words that only look like a field. */
static bool merely_a_word(const struct reader *reader, size_t name) {
  enum { NAME_LEAST = 3, INFLECTION_MOST = 3 };
  const char *value = reader->at + name + 1;
  size_t length = 0;
  while (value + length < reader->end && space_at(value + length, reader->end) == 0)
    length++;
  return unicode_count(reader->at, name) < NAME_LEAST || length == 0 || value[0] == '/' ||
         (length <= INFLECTION_MOST && in_capitals(reader->at, name));
}

static bool keep_value(struct reader *reader, enum search_field field, const char *value, size_t length,
                       bool excluded) {
  struct question *question = reader->question;
  size_t clean_length;
  const char *clean = unicode_clean(reader->arena, value, length, &clean_length);
  while (*clean == ' ')
    clean++;
  if (*clean == '\0')
    return fault(reader, SEARCH_EMPTY_FIELD, search_field_name(field, true), strlen(search_field_name(field, true)));
  if (question->count + question->filter_count >= TERMS_MOST)
    return fault(reader, SEARCH_TOO_MANY, NULL, 0);
  question->filter = arena_grow(reader->arena, question->filter, question->filter_count, &question->filter_capacity,
                                sizeof *question->filter);
  question->filter[question->filter_count++] = (struct search_filter){field, clean, excluded};
  return true;
}

/* A value, bare or in quotation marks; a bare one ends at a comma, too. */
static bool read_value(struct reader *reader, enum search_field field, bool excluded) {
  const char *text;
  size_t length;
  size_t quote = quote_at(reader->at, reader->end);
  if (quote > 0) {
    reader->at += quote;
    if (!read_quoted(reader, &text, &length))
      return false;
    if (reader->at < reader->end && *reader->at == '~') /* the mark of a body's past belongs to the value */
      return keep_value(reader, field, arena_printf(reader->arena, "%.*s~", (int)length, text), length + 1, excluded) &&
             ++reader->at;
    return keep_value(reader, field, text, length, excluded);
  }
  text = reader->at;
  while (!word_ends(reader) && *reader->at != ',')
    reader->at++;
  return keep_value(reader, field, text, (size_t)(reader->at - text), excluded);
}

static bool read_field(struct reader *reader, enum search_field field, size_t name, bool excluded) {
  excluded |= reader->excluded;
  if (reader->or_before && (excluded || reader->before != field))
    return fault(reader, SEARCH_OR_FIELDS, reader->at, name);
  reader->at += name + 1;
  skip_spaces(reader);
  if (!read_value(reader, field, excluded))
    return false;
  while (reader->at < reader->end && *reader->at == ',') {
    reader->at++;
    if (reader->at < reader->end && space_at(reader->at, reader->end) == 0 && !read_value(reader, field, excluded))
      return false;
  }
  reader->before = field;
  reader->or_before = reader->excluded = false;
  return true;
}

/* ---- all of it ---- */

enum operator{ WORD, OR, AND, NOT };

static enum operator operator_of(const struct term *term) {
  static const struct {
    const char *word;
    enum operator meaning;
  } operators[] = {{"OR", OR}, {"ELLER", OR}, {"AND", AND}, {"OCH", AND}, {"NOT", NOT}, {"INTE", NOT}};
  for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
    if (!term->phrase && !term->excluded && !term->prefix && strlen(operators[i].word) == term->length &&
        memcmp(operators[i].word, term->text, term->length) == 0)
      return operators[i].meaning;
  return WORD;
}

static bool read_operator(struct reader *reader, enum operator operator) {
  if (operator== OR &&(reader->or_before || reader->before > SEARCH_FIELDS))
    return fault(reader, SEARCH_OR_SIDES, NULL, 0);
  reader->or_before |= operator== OR;
  reader->excluded |= operator== NOT;
  return true;
}

/* Reads a word, phrase, field or operator. */
static bool read_one(struct reader *reader) {
  struct term term = {0};
  size_t minus = minus_at(reader->at, reader->end);
  if (minus > 0 && reader->at + minus < reader->end && space_at(reader->at + minus, reader->end) == 0) {
    term.excluded = true;
    while ((minus = minus_at(reader->at, reader->end)) > 0)
      reader->at += minus;
    if (reader->at >= reader->end || space_at(reader->at, reader->end) > 0)
      return true;
  }
  size_t quote = quote_at(reader->at, reader->end);
  if (quote > 0) {
    reader->at += quote;
    return read_phrase(reader, &term) && keep_term(reader, &term);
  }
  size_t name = name_at(reader);
  const char *meant = NULL;
  enum search_field field = name == 0 ? SEARCH_FIELDS : field_called(reader->at, name, reader->arena, &meant);
  if (field != SEARCH_FIELDS)
    return read_field(reader, field, name, term.excluded);
  if (name > 0 && !merely_a_word(reader, name)) {
    reader->answer->meant = meant;
    return fault(reader, SEARCH_UNKNOWN_FIELD, reader->at, name);
  }
  if (!read_word(reader, &term))
    return false;
  enum operator operator= operator_of(&term);
  return operator== WORD ? keep_term(reader, &term) : read_operator(reader, operator);
}

static bool check(struct reader *reader) {
  const struct question *question = reader->question;
  if (reader->or_before || reader->excluded)
    return fault(reader, SEARCH_OPERATOR_LAST, reader->or_before ? "OR" : "NOT", reader->or_before ? 2 : 3);
  if (question->count + question->filter_count == 0)
    return fault(reader, SEARCH_NOTHING, NULL, 0);
  for (size_t i = 0; i < question->count; i++)
    if (!question->term[i].excluded)
      return true;
  for (size_t i = 0; i < question->filter_count; i++)
    if (!question->filter[i].excluded)
      return true;
  return fault(reader, SEARCH_ONLY_EXCLUDED, NULL, 0);
}

bool question_read(struct tokenizer *tokenizer, const char *query, struct arena *arena, struct question *question,
                   struct search_answer *answer) {
  size_t length = query == NULL ? 0 : strlen(query);
  struct reader reader = {.at = query,
                          .end = query == NULL ? NULL : query + length,
                          .tokenizer = tokenizer,
                          .arena = arena,
                          .question = question,
                          .answer = answer,
                          .before = SEARCH_FIELDS + 1};
  question->term = arena_array(arena, TERMS_MOST, sizeof *question->term);
  if (length > QUERY_MOST)
    return fault(&reader, SEARCH_TOO_LONG, NULL, 0);
  for (skip_spaces(&reader); reader.at < reader.end; skip_spaces(&reader))
    if (!read_one(&reader))
      return false;
  return check(&reader);
}
