/* sentence.c - cuts Swedish official prose into sentences.
 *
 * A full stop is also the sign of an abbreviation ("m.fl.", "5 kap. 1 §"), an initial ("A. Svensson"), an ordinal or
 * the number of a list entry; what stands before and after it decides.
 */
#include "rules.h"
#include "unicode.h"
#include <string.h>

/* Abbreviations that often end a sentence too: before a capital they do. */
static const char *const closing_abbreviations[] = {"m.m.", "osv.", "o.s.v.", "etc.", "o.d.", "o.dyl.", "dyl.", "mm."};

struct cutter {
  const struct gazetteer *gazetteer;
  const char *text, *end;
  struct arena *arena;
  struct range *out;
  size_t count, capacity;
};

static bool starts_with(const char *text, const char *end, const char *word) {
  size_t length = strlen(word);
  return (size_t)(end - text) >= length && memcmp(text, word, length) == 0;
}

/* The length of the sign at TEXT if it is one of SIGNS (separated by spaces), else 0. */
static size_t sign_at(const char *text, const char *end, const char *const *signs) {
  for (size_t i = 0; signs[i]; i++)
    if (text < end && *text == signs[i][0] && starts_with(text, end, signs[i]))
      return strlen(signs[i]);
  return 0;
}

static const char *const stops[] = {".", "!", "?", "…", NULL};
static const char *const closers[] = {"”", "\"", "’", "»", "'", ")", "]", NULL};
static const char *const openers[] = {"”", "\"", "“", "»", "«", "’", "'", "(", "[", NULL};
static const char *const bullets[] = {"–", "—", "•", "·", "- ", "* ", "§", NULL};

static const char *skip_signs(const char *at, const char *end, const char *const *signs) {
  for (size_t length; at < end && (length = sign_at(at, end, signs));)
    at += length;
  return at;
}

static uint32_t character_at(const char *at, const char *end) {
  uint32_t character = 0;
  if (at < end)
    unicode_read(at, end, &character);
  return character;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* The word that ends at END, from the space, bracket or quotation mark before it on. */
static const char *word_before(const char *start, const char *end) {
  const char *word = end;
  while (word > start && word[-1] != ' ' && word[-1] != '\t' && word[-1] != '\n' && word[-1] != '\0')
    word--;
  return skip_signs(word, end, openers);
}

static bool closes_too(const char *word, size_t length) {
  for (size_t i = 0; i < sizeof closing_abbreviations / sizeof *closing_abbreviations; i++)
    if (strlen(closing_abbreviations[i]) == length && memcmp(closing_abbreviations[i], word, length) == 0)
      return true;
  return false;
}

/* One letter, alone or as the last of "t.ex.", "P.-G.": an initial or an abbreviation. */
static bool ends_in_single_letter(const char *word, const char *stop) {
  const char *last = stop;
  while (last > word && last[-1] != '.' && last[-1] != '-')
    last--;
  uint32_t character = 0;
  return last < stop && last + unicode_read(last, stop, &character) == stop && unicode_letter(character);
}

/* "m. fl.", "bl. a.": the abbreviation is spelled in two. */
static bool is_spaced_abbreviation(const struct cutter *cutter, const char *start, const char *word,
                                   const char *after) {
  char joined[40];
  const char *before = word;
  while (before > start && before[-1] == ' ')
    before--;
  const char *first = word_before(start, before);
  size_t left = (size_t)(before - first), right = (size_t)(after - word);
  if (left == 0 || before == word || left + right >= sizeof joined)
    return false;
  memcpy(joined, first, left);
  memcpy(joined + left, word, right);
  return cutter->gazetteer && gazetteer_abbreviation(cutter->gazetteer, joined, left + right);
}

/* True if the full stop at STOP belongs to the word before it; the sentence so far begins at START, and NEXT is what
 * follows after the space. */
static bool stop_of_word(const struct cutter *cutter, const char *start, const char *stop, const char *next) {
  const char *word = word_before(start, stop), *after = stop + 1;
  uint32_t following = character_at(next, cutter->end);
  if (word == stop)
    return false;
  if (closes_too(word, (size_t)(after - word)))
    return !unicode_upper(following);
  if (is_digit(stop[-1])) { /* the marker of a list entry; elsewhere a number ends a sentence as any word does */
    const char *digit = word;
    while (digit < stop && (is_digit(*digit) || *digit == '.'))
      digit++;
    return word == start && digit == stop;
  }
  if (ends_in_single_letter(word, stop))
    return true;
  return (cutter->gazetteer && gazetteer_abbreviation(cutter->gazetteer, word, (size_t)(after - word))) ||
         is_spaced_abbreviation(cutter, start, word, after);
}

/* True if a sentence can begin at NEXT: with a capital, a digit, a quotation mark or a bullet. */
static bool can_begin(const char *next, const char *end) {
  if (sign_at(next, end, bullets) || starts_with(next, end, "”") || starts_with(next, end, "\""))
    return true;
  uint32_t character = character_at(skip_signs(next, end, openers), end);
  return unicode_upper(character) || unicode_digit(character);
}

/* If a sentence that begins at START ends with the sign at AT, its end; else NULL. */
static const char *end_here(const struct cutter *cutter, const char *start, const char *at) {
  const char *after = skip_signs(at, cutter->end, stops);
  bool single_stop = *at == '.' && after == at + 1;
  const char *close = skip_signs(after, cutter->end, closers);
  if (close == cutter->end || *close == '\n')
    return close;
  if (*close != ' ' && *close != '\t')
    return NULL;
  const char *next = close + strspn(close, " \t");
  if (next >= cutter->end || *next == '\n')
    return close;
  if (!can_begin(next, cutter->end) || (single_stop && close == after && stop_of_word(cutter, start, at, next)))
    return NULL;
  return close;
}

static void add_sentence(struct cutter *cutter, const char *start, const char *end) {
  while (end > start && strchr(" \t", end[-1]))
    end--;
  if (end == start)
    return;
  cutter->out = arena_grow(cutter->arena, cutter->out, cutter->count, &cutter->capacity, sizeof *cutter->out);
  cutter->out[cutter->count++] = (struct range){(uint32_t)(start - cutter->text), (uint32_t)(end - cutter->text)};
}

/* Where the sentence that begins at START ends. */
static const char *sentence_end(const struct cutter *cutter, const char *start) {
  for (const char *at = start; at < cutter->end; at++) {
    at += strcspn(at, "\n.!?\xE2"); /* the last begins "…" */
    if (at >= cutter->end)
      break;
    if (*at == '\n')
      return at;
    const char *stop = sign_at(at, cutter->end, stops) ? end_here(cutter, start, at) : NULL;
    if (stop)
      return stop;
  }
  return cutter->end;
}

size_t sentences(const struct gazetteer *gazetteer, const char *text, struct range range, struct arena *arena,
                 struct range **out) {
  struct cutter cutter = {.gazetteer = gazetteer, .text = text, .end = text + range.end, .arena = arena};
  for (const char *at = text + range.start; at < cutter.end;) {
    at += strspn(at, " \t\n");
    if (at >= cutter.end)
      break;
    const char *end = sentence_end(&cutter, at);
    add_sentence(&cutter, at, end);
    at = end;
  }
  *out = cutter.out;
  return cutter.count;
}
