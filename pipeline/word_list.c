/* word_list.c - a text as a row of words, each known by its marks (see pattern_order.h). */
#include "pattern_marks.h"
#include "pattern_parts.h"

#include <stddef.h>
#include <string.h>

/* Where the marks of a text go. */
struct sink {
  struct word_list *list;
  struct word_marks *marks; /* may be NULL */
};

static inline void place_mark(struct word_list *list, size_t mark) {
  list->at[list->count++] = (struct placed_mark){(uint16_t)mark, list->words};
}

static inline void set_mark(struct sink *sink, uint16_t mark) {
  if (sink->marks)
    sink->marks->bits[mark / 64] |= (uint64_t)1 << mark % 64;
  if (!sink->list->cut)
    place_mark(sink->list, mark);
}

/* What the word at TEXT begins with; beyond À-ÿ a letter is taken for both. */
static void mark_first(struct word_list *list, const char *text) {
  unsigned char first = (unsigned char)text[0], second = (unsigned char)text[1];
  bool capital = (first >= 'A' && first <= 'Z') || (first == 0xC3 && second >= 0x80 && second <= 0x9E);
  bool digit = first >= '0' && first <= '9';
  if (digit)
    place_mark(list, MARK_DIGIT);
  if (capital || first >= 0xC4)
    place_mark(list, MARK_CAPITAL);
  if (!capital && !digit)
    place_mark(list, MARK_SMALL);
}

/* True if a sign that is no letter of a word, the first byte of which stands at TEXT, is one for PCRE2 neither. */
static bool is_plain_gap(const char *text, const char *end) {
  unsigned char first = (unsigned char)text[0], second = text + 1 < end ? (unsigned char)text[1] : 0;
  if (first < 0x80 || (first == 0xC3 && (second == 0x97 || second == 0xB7)))
    return true;
  if (first == 0xC2)
    return second != 0xAA && second != 0xB2 && second != 0xB3 && second != 0xB5 && second < 0xB9;
  return first == 0xE2 && (second == 0x80 || (second >= 0x94 && second <= 0x9B));
}

static unsigned character_length(const char *text, const char *end) {
  unsigned length = 1;
  while (text + length < end && ((unsigned char)text[length] & 0xC0) == 0x80)
    length++;
  return length;
}

static inline void add_byte(struct sink *sink, struct letters *letters, char byte) {
  take_letter(letters, byte);
  if (letters->known == SHORT_BEGINNING || letters->known == LONG_BEGINNING)
    set_mark(sink, beginning_mark(letters));
}

/* "å", "ä", "ö" and the other small letters of Latin-1 but ÷. */
static bool is_common_pair(const char *text, const char *end) {
  return (unsigned char)text[0] == 0xC3 && text + 1 < end && (unsigned char)text[1] >= 0x9F &&
         (unsigned char)text[1] != 0xB7;
}

/* Reads the word at TEXT; returns where it ends. */
static const char *read_word(const char *text, const char *end, struct sink *sink) {
  struct letters letters = no_letters;
  if (!sink->list->cut)
    mark_first(sink->list, text);
  while (text < end) {
    if (*text >= 'a' && *text <= 'z') { /* nearly all there is */
      if (letters.known < LONG_BEGINNING)
        add_byte(sink, &letters, *text);
      text++;
      continue;
    }
    if (*text == ' ')
      break;
    if (is_common_pair(text, end)) {
      if (letters.known < LONG_BEGINNING)
        add_byte(sink, &letters, text[0]);
      if (letters.known < LONG_BEGINNING)
        add_byte(sink, &letters, text[1]);
      text += 2;
      continue;
    }
    char letter[2];
    bool plain;
    unsigned size = word_letter(text, end, letter, &plain);
    if (!size)
      break;
    for (unsigned i = 0; i < size && letters.known < LONG_BEGINNING; i++)
      add_byte(sink, &letters, letter[i]);
    text += size;
  }
  if (letters.known < LONG_BEGINNING)
    set_mark(sink, whole_mark(&letters));
  if (!sink->list->cut)
    sink->list->words++;
  return text;
}

void list_words(const char *text, size_t length, struct word_list *list, struct word_marks *marks) {
  enum { MARKS_OF_WORD = 5, MARKS_KEPT = MARKS_MOST - MARKS_OF_WORD };
  const char *end = text + length;
  /* cppcheck-suppress ctuuninitvar ; it is filled below */
  struct sink sink = {list, marks};
  list->count = list->words = 0;
  list->cut = list->strange = false;
  if (marks)
    memset(marks, 0, sizeof *marks);
  while (text < end && (marks || !list->cut)) {
    char letter[2];
    bool plain;
    list->cut = list->cut || list->words >= WORDS_MOST - 1 || list->count >= MARKS_KEPT;
    if (*text == ' ') {
      text++;
      continue;
    }
    if ((*text >= 'a' && *text <= 'z') || word_letter(text, end, letter, &plain)) {
      text = read_word(text, end, &sink);
      continue;
    }
    list->strange = list->strange || !is_plain_gap(text, end);
    if (!list->cut && is_marked(*text))
      place_mark(list, MARK_SIGN + (size_t)*text);
    text += character_length(text, end);
  }
}

const struct word_list *keep_words(struct arena *arena, const struct word_list *list) {
  size_t size = offsetof(struct word_list, at) + list->count * sizeof *list->at;
  return memcpy(arena_room(arena, size, 1), list, size);
}
