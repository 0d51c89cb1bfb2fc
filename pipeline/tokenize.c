/* tokenize.c - the words of Swedish text as a search knows them (see tokenize.h).
 *
 * Stems live in pipeline/tokenize_stem.c.  Nothing of SQLite is here: pipeline/fts5_tokenizer.c gives it to FTS5.
 */
#include "tokenize.h"
#include "compounds.h"
#include "hash.h"
#include "tokenize_stem.h"
#include "unicode.h"

#include <stdlib.h>
#include <string.h>

enum {
  PARTS_MOST = 8,    /* of one written word; a longer chain is cut into several */
  PART_ROOM = 64,    /* bytes of a folded part; more is cut off */
  TOKEN_ROOM = 256,  /* bytes of a joined token */
  REMEMBERED = 4096, /* stems kept: running text repeats its words */
  REMEMBERED_ROOM = 30,
  SPLITS = 4096, /* words kept with their parts */
  SPLIT_ROOM = 80
};

struct remembered {
  unsigned char word_length, stem_length;
  char word[REMEMBERED_ROOM], stem[REMEMBERED_ROOM];
};

/* The parts of a word, each after a byte with its length. */
struct split {
  unsigned char word_length, count, length; /* length: of parts */
  bool whole;                               /* PARTS are all of them */
  char word[SPLIT_ROOM], parts[SPLIT_ROOM];
};

struct tokenizer {
  struct arena *arena; /* for words with rare letters */
  struct remembered remembered[REMEMBERED];
  struct split split[SPLITS];
};

struct part {
  size_t start, end;
  bool digits;    /* has a digit */
  char separator; /* that stands before it: '-', '/', ':', '.', ',', '_' */
  char text[PART_ROOM];
  size_t length;
};

struct word {
  size_t start, end;
  struct part part[PARTS_MOST];
  size_t count;
  bool digits;
};

struct sink {
  tokenize_each *each;
  void *context;
  enum tokenize_for purpose;
};

struct tokenizer *tokenizer_new(void) {
  struct tokenizer *tokenizer = calloc(1, sizeof *tokenizer);
  if (tokenizer != NULL)
    tokenizer->arena = arena_new();
  return tokenizer;
}

void tokenizer_free(struct tokenizer *tokenizer) {
  if (tokenizer == NULL)
    return;
  arena_free(tokenizer->arena);
  free(tokenizer);
}

size_t tokenize_stem(struct tokenizer *tokenizer, const char *word, size_t length, char out[TOKENIZE_STEM]) {
  struct remembered *seen = &tokenizer->remembered[hash_fast(word, length) % REMEMBERED];
  if (seen->word_length == length && length > 0 && memcmp(seen->word, word, length) == 0) {
    memcpy(out, seen->stem, seen->stem_length);
    out[seen->stem_length] = '\0';
    return seen->stem_length;
  }
  size_t size = stem_word(word, length, out);
  if (length <= REMEMBERED_ROOM && size <= REMEMBERED_ROOM) {
    memcpy(seen->word, word, length);
    memcpy(seen->stem, out, size);
    seen->word_length = (unsigned char)length;
    seen->stem_length = (unsigned char)size;
  }
  return size;
}

/* ---- folding ---- */

/* Cuts LENGTH bytes of UTF-8 to at most ROOM, between characters. */
static size_t cut(const char *text, size_t length, size_t room) {
  if (length <= room)
    return length;
  while (room > 0 && ((unsigned char)text[room] & 0xC0) == 0x80)
    room--;
  return room;
}

static void fold_rare(struct tokenizer *tokenizer, const char *text, struct part *part) {
  size_t length;
  if (arena_used(tokenizer->arena) > 1 << 16)
    arena_reset(tokenizer->arena);
  const char *clean = unicode_clean(tokenizer->arena, text + part->start, part->end - part->start, &length);
  const char *key = unicode_key(tokenizer->arena, clean, length);
  part->length = cut(key, strlen(key), PART_ROOM);
  memcpy(part->text, key, part->length);
}

/* Folds ASCII and å ä ö here, and hands a part with anything else to fold_rare. */
static void fold(struct tokenizer *tokenizer, const char *text, struct part *part) {
  size_t at = part->start, out = 0;
  while (at < part->end && out < PART_ROOM - 1) {
    unsigned char byte = (unsigned char)text[at];
    if (byte < 0x80) {
      part->text[out++] = (char)(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
      at++;
      continue;
    }
    unsigned char next = at + 1 < part->end ? (unsigned char)text[at + 1] | 0x20 : 0;
    if (byte != 0xC3 || (next != 0xA5 && next != 0xA4 && next != 0xB6)) {
      fold_rare(tokenizer, text, part);
      return;
    }
    part->text[out++] = (char)0xC3;
    part->text[out++] = (char)next;
    at += 2;
  }
  part->length = out;
}

/* ---- finding written words ---- */

static bool ascii_digit(char byte) { return byte >= '0' && byte <= '9'; }
static bool ascii_alpha(char byte) { return (byte | 32) >= 'a' && (byte | 32) <= 'z'; }

/* The bytes of the letter, digit or mark at AT; 0 if there is none. */
static size_t word_character(const char *text, size_t at, size_t length) {
  if (at >= length)
    return 0;
  if ((unsigned char)text[at] < 0x80)
    return ascii_alpha(text[at]) || ascii_digit(text[at]);
  uint32_t character;
  unsigned size = unicode_read(text + at, text + length, &character);
  if (character == UNICODE_REPLACEMENT)
    return 0;
  return unicode_letter(character) || unicode_combining(character) ? size : 0;
}

/* Reads letters and digits from AT into PART; false if there are none. */
static bool read_part(const char *text, size_t at, size_t length, struct part *part) {
  part->start = at;
  part->digits = false;
  for (size_t size; (size = word_character(text, at, length)) > 0; at += size)
    part->digits |= ascii_digit(text[at]);
  part->end = at;
  return at > part->start;
}

/* The separator at AT that may join two parts, as an ASCII character, and its bytes in *SIZE; 0 if none. An en dash or
 * minus is given as '~'. */
static char separator_at(const char *text, size_t at, size_t length, size_t *size) {
  *size = 1;
  if (at >= length)
    return 0;
  if (strchr("-/:.,_", text[at]) != NULL)
    return text[at];
  if ((unsigned char)text[at] != 0xE2)
    return 0;
  uint32_t character;
  *size = unicode_read(text + at, text + length, &character);
  if (character == 0x2010 || character == 0x2011)
    return '-';
  return character == 0x2013 || character == 0x2212 ? '~' : 0;
}

static bool joins(const char *text, char separator, const struct part *left, const struct part *right) {
  bool at_left = ascii_digit(text[left->end - 1]), at_right = ascii_digit(text[right->start]);
  switch (separator) {
  case '-':
    return true;
  case '~':
    return at_left || at_right;
  case '.':
  case ',':
    return at_left && at_right;
  default:
    return left->digits || right->digits;
  }
}

/* The inflection of "EU:s", "KF:s", "TV:n". */
static bool inflection(const char *text, char separator, const struct part *left, const struct part *right) {
  return separator == ':' && !left->digits && !right->digits && right->end - right->start <= 3 &&
         text[right->start] >= 'a' && text[right->start] <= 'z';
}

/* Reads the written word that begins at AT. */
static bool read_word(const char *text, size_t at, size_t length, struct word *word) {
  if (!read_part(text, at, length, &word->part[0]))
    return false;
  word->count = 1;
  word->start = at;
  word->end = word->part[0].end;
  word->digits = word->part[0].digits;
  while (word->count < PARTS_MOST) {
    struct part *left = &word->part[word->count - 1], *right = &word->part[word->count];
    size_t size;
    char separator = separator_at(text, word->end, length, &size);
    if (separator == 0 || !read_part(text, word->end + size, length, right))
      break;
    if (inflection(text, separator, left, right)) {
      word->end = right->end;
      break;
    }
    if (!joins(text, separator, left, right))
      break;
    right->separator = separator == '~' ? '-' : separator;
    word->digits |= right->digits;
    word->end = right->end;
    word->count++;
  }
  return true;
}

/* ---- giving tokens ---- */

static bool give(const struct sink *sink, const struct word *word, bool beside, const char *token, size_t length,
                 int *result) {
  if (length > 0 && *result == 0)
    *result = sink->each(sink->context, beside, token, length, word->start, word->end);
  return *result == 0;
}

/* The stem of a word, or, where it is only a beginning, as much of it as the stem keeps: whatever is indexed of a
 * word that begins so begins with that. */
static size_t stem_for(struct tokenizer *tokenizer, enum tokenize_for purpose, const char *word, size_t length,
                       char out[TOKENIZE_STEM]) {
  size_t size = tokenize_stem(tokenizer, word, length, out);
  if (purpose != TOKENIZE_PREFIX)
    return size;
  size_t same = 0;
  while (same < size && same < length && out[same] == word[same])
    same++;
  while (same > 0 && same < length && ((unsigned char)word[same] & 0xC0) == 0x80)
    same--;
  return same;
}

/* The parts FIRST and after with their separators, stems where they are letters. */
static size_t join_numbers(struct tokenizer *tokenizer, const struct word *word, size_t first, char out[TOKEN_ROOM]) {
  size_t length = 0;
  for (size_t i = first; i < word->count; i++) {
    const struct part *part = &word->part[i];
    char stem[TOKENIZE_STEM];
    size_t size = part->length;
    if (!part->digits)
      size = tokenize_stem(tokenizer, part->text, part->length, stem);
    if (length + size + 1 > TOKEN_ROOM)
      break;
    if (i > first)
      out[length++] = part->separator;
    memcpy(out + length, part->digits ? part->text : stem, size);
    length += size;
  }
  return length;
}

static size_t join_letters(const struct word *word, char out[TOKEN_ROOM]) {
  size_t length = 0;
  for (size_t i = 0; i < word->count && length + word->part[i].length <= TOKEN_ROOM; i++) {
    memcpy(out + length, word->part[i].text, word->part[i].length);
    length += word->part[i].length;
  }
  return length;
}

static void keep_part(void *context, const char *stem, size_t length) {
  struct split *split = context;
  split->whole &= split->length + length + 1 <= SPLIT_ROOM;
  if (!split->whole)
    return;
  split->parts[split->length++] = (char)length;
  memcpy(split->parts + split->length, stem, length);
  split->length = (unsigned char)(split->length + length);
  split->count++;
}

/* The parts of the folded word TEXT, remembered or found; NULL if it is too long for that. */
static const struct split *split_of(struct tokenizer *tokenizer, const char *text, size_t length) {
  if (length == 0 || length > SPLIT_ROOM)
    return NULL;
  struct split *split = &tokenizer->split[hash_fast(text, length) % SPLITS];
  if (split->word_length != length || memcmp(split->word, text, length) != 0) {
    split->word_length = (unsigned char)length;
    memcpy(split->word, text, length);
    split->count = split->length = 0;
    split->whole = true;
    compounds_split(text, length, keep_part, split);
  }
  return split;
}

/* The parts of a compound that are not its own token STEM. */
static void give_compound(struct tokenizer *tokenizer, const struct sink *sink, const struct word *word,
                          const char *text, size_t length, const char *stem, size_t size, int *result) {
  const struct split *split = split_of(tokenizer, text, length);
  size_t at = 0;
  for (size_t i = 0; split != NULL && i < split->count; i++) {
    size_t part = (unsigned char)split->parts[at];
    if (part != size || memcmp(split->parts + at + 1, stem, size) != 0)
      give(sink, word, true, split->parts + at + 1, part, result);
    at += 1 + part;
  }
}

static int give_word(struct tokenizer *tokenizer, const struct sink *sink, const struct word *word) {
  char joined[TOKEN_ROOM], stem[TOKENIZE_STEM];
  int result = 0;
  size_t size, joined_length = 0;
  if (word->digits) {
    size = join_numbers(tokenizer, word, 0, joined);
    give(sink, word, false, joined, size, &result);
  } else {
    joined_length = join_letters(word, joined);
    size = stem_for(tokenizer, sink->purpose, joined, joined_length, stem);
    give(sink, word, false, stem, size, &result);
  }
  if (sink->purpose == TOKENIZE_INDEX && !word->digits && word->count == 1)
    give_compound(tokenizer, sink, word, joined, joined_length, stem, size, &result);
  if (sink->purpose > TOKENIZE_INDEX || word->count == 1)
    return result;
  for (size_t i = 1; word->digits && i + 1 < word->count; i++)
    give(sink, word, true, joined, join_numbers(tokenizer, word, i, joined), &result);
  for (size_t i = 0; i < word->count; i++) {
    const struct part *part = &word->part[i];
    if (part->digits) {
      give(sink, word, true, part->text, part->length, &result);
    } else {
      size = tokenize_stem(tokenizer, part->text, part->length, stem);
      give(sink, word, true, stem, size, &result);
      if (sink->purpose == TOKENIZE_INDEX)
        give_compound(tokenizer, sink, word, part->text, part->length, stem, size, &result);
    }
  }
  return result;
}

int tokenize(struct tokenizer *tokenizer, enum tokenize_for purpose, const char *text, size_t length,
             tokenize_each *each, void *context) {
  struct sink sink = {.each = each, .context = context, .purpose = purpose};
  struct word word;
  size_t at = 0;
  int result = 0;
  while (at < length && result == 0) {
    if (!read_word(text, at, length, &word)) {
      uint32_t character;
      at += unicode_read(text + at, text + length, &character);
      continue;
    }
    for (size_t i = 0; i < word.count; i++)
      fold(tokenizer, text, &word.part[i]);
    result = give_word(tokenizer, &sink, &word);
    at = word.end;
  }
  return result;
}
