/* glyph_shift.c - lines whose letters were all moved: by a constant ("Lpnnvogvmmnålujhf" is "Kommunfullmäktige"), or
 * because glyph numbers of the standard Macintosh order were printed as characters (code + 29).
 *
 * A stretch of lines without a single common word is a suspect.  Every shift is tried on it; the one that gives the
 * language's common words back was it.  A whole PDF with such a map is read anew by its extractor; here it is single
 * pages and paragraphs.
 */
#include "damage.h"
#include "unicode.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

enum { LONGEST_LINE = 1000, MACINTOSH = 1000, SHIFTS = 26, FEWEST_LINES = 3, FEWEST_LETTERS = 40, FEWEST_WORDS = 3 };

#define COMMON(word)                                                                                                   \
  { word, U##word, sizeof U##word / sizeof U##word[0] - 1 }

/* None is longer than eight bytes, so that one comparison settles each. */
static const struct common {
  char text[sizeof(uint64_t)];
  uint32_t letters[sizeof(uint64_t) + 1];
  size_t count;
} common[] = {COMMON("i"),     COMMON("att"),    COMMON("och"),     COMMON("av"),   COMMON("den"),  COMMON("det"),
              COMMON("som"),   COMMON("en"),     COMMON("till"),    COMMON("för"),  COMMON("med"),  COMMON("på"),
              COMMON("är"),    COMMON("om"),     COMMON("har"),     COMMON("de"),   COMMON("ett"),  COMMON("inte"),
              COMMON("kan"),   COMMON("ska"),    COMMON("vid"),     COMMON("från"), COMMON("the"),  COMMON("of"),
              COMMON("and"),   COMMON("mot"),    COMMON("sig"),     COMMON("ej"),   COMMON("inom"), COMMON("men"),
              COMMON("under"), COMMON("beslut"), COMMON("motionen")};
enum { COMMONS = sizeof common / sizeof common[0] };

static bool common_word(const char *word, size_t length) {
  char small[sizeof(uint64_t) + 1] = "";
  uint64_t own, other;
  if (length == 0 || length > sizeof own)
    return false;
  unicode_fold_bytes(word, length, small);
  memcpy(&own, small, sizeof own);
  for (size_t i = 0; i < COMMONS; i++) {
    memcpy(&other, common[i].text, sizeof other);
    if (own == other)
      return true;
  }
  return false;
}

/* A byte of what may stand behind a word: a full stop, a quotation mark. */
static bool ends_word(char byte) {
  switch (byte) {
  case '.':
  case ',':
  case ';':
  case ':':
  case ')':
  case '"':
  case '\xE2': /* the three of ” */
  case '\x80':
  case '\x9D':
    return true;
  default:
    return false;
  }
}

static bool has_common(const struct line *line) {
  const char *text = line->text;
  for (size_t at = 0, end; at < line->length; at = end + 1) {
    end = at;
    while (end < line->length && text[end] != ' ')
      end++;
    size_t stop = end;
    while (stop > at && ends_word(text[stop - 1]))
      stop--;
    if (common_word(text + at, stop - at))
      return true;
  }
  return false;
}

static uint32_t macintosh(uint32_t character) {
  switch (character) {
  case 'n':
    return 0xE5;
  case 'l':
    return 0xE4;
  case '|':
    return 0xF6;
  case 'c':
    return 0xC5;
  case 'b':
    return 0xC4;
  case 'g':
    return 0xD6;
  default:
    return character > 0x20 && character + 29 < 0x7F ? character + 29 : character;
  }
}

static uint32_t moved(uint32_t character, int shift) {
  if (character <= 0x20)
    return character;
  if (shift == MACINTOSH)
    return macintosh(character);
  uint32_t to = (uint32_t)((int32_t)character - shift);
  return to <= 0x20 || (to >= 0x7F && to < 0xA1) || to > 0x17F ? character : to;
}

/* LINE as it reads when every character is moved back by SHIFT, in OUT; its bytes. */
static size_t decode(const struct line *line, int shift, char *out) {
  size_t at = 0;
  for (const char *p = line->text, *end = p + line->length; p < end && at + 4 < LONGEST_LINE;) {
    uint32_t character;
    p += unicode_read(p, end, &character);
    at += unicode_write(moved(character, shift), out + at);
  }
  out[at] = '\0';
  return at;
}

/* How Swedish the letters of TEXT look: the mean of their frequencies in running text; what is no letter counts as a
 * rare one.  0 without letters. */
static double letters(const char *text, size_t length) {
  static const double frequency[26] = {9.4, 1.5, 1.5, 4.7, 10.1, 2.0, 2.9, 2.1, 5.8, 0.6, 3.1, 5.3, 3.5,
                                       8.5, 4.5, 1.8, 0.1, 8.4,  6.6, 7.7, 1.9, 2.4, 0.1, 0.2, 0.7, 0.1};
  double sum = 0;
  size_t count = 0;
  for (const char *p = text, *end = text + length; p < end;) {
    uint32_t character = (unsigned char)*p | 0x20u;
    if (character >= 'a' && character <= 'z') { /* nearly all are */
      count++;
      sum += frequency[character - 'a'];
      p++;
      continue;
    }
    p += unicode_read(p, end, &character);
    character = unicode_lower(character);
    if (character <= 0x20 || unicode_digit(character) || (character < 0x80 && strchr(".,()-", (int)character) != NULL))
      continue;
    count++;
    sum += character >= 'a' && character <= 'z'                          ? frequency[character - 'a']
           : character == 0xE5 || character == 0xE4 || character == 0xF6 ? 1.5
                                                                         : 0.05;
  }
  return count == 0 ? 0 : sum / (double)count;
}

static bool has_letters(const struct line *line) {
  for (uint32_t i = 0; i < line->length; i++)
    if (isalpha((unsigned char)line->text[i]))
      return true;
  return false;
}

static bool looks_better(const struct line *line, const char *text, size_t length) {
  return has_letters(line) && letters(text, length) > letters(line->text, line->length) + 0.3;
}

/* The share of the characters in the lines FIRST to END that look the better for SHIFT. */
static double changed_by(const struct page *page, size_t first, size_t end, int shift) {
  char text[LONGEST_LINE];
  size_t better = 0, all = 0;
  for (size_t l = first; l < end; l++) {
    size_t length = decode(&page->lines[l], shift, text);
    all += has_letters(&page->lines[l]) ? page->lines[l].chars : 0;
    better += looks_better(&page->lines[l], text, length) ? page->lines[l].chars : 0;
  }
  return all == 0 ? 0 : (double)better / (double)all;
}

/* The shifts that are tried, in their order. */
static int nth_shift(int n) { return n == SHIFTS ? MACINTOSH : n == 2 * SHIFTS + 1 ? 29 : n - SHIFTS; }

static int number_of(int shift) { return shift == MACINTOSH ? SHIFTS : shift == 29 ? 2 * SHIFTS + 1 : shift + SHIFTS; }

static bool gives(const uint32_t *word, const struct common *wanted, int shift) {
  for (size_t i = 0; i < wanted->count; i++)
    if (moved(word[i], shift) != wanted->letters[i])
      return false;
  return true;
}

/* Notes in SEEN, by the numbers of the shifts, which common words WORD of COUNT characters can be.  One letter tells
 * the shift: not the common one, which leaves the letter alone. */
static void note_word(const uint32_t *word, size_t count, uint64_t *seen) {
  for (size_t i = 0; i < COMMONS; i++) {
    if (common[i].count != count)
      continue;
    size_t at = 0;
    while (at < count && word[at] == common[i].letters[at])
      at++;
    if (at == count)
      continue;
    int shift = (int)word[at] - (int)common[i].letters[at];
    if (((shift >= -SHIFTS && shift <= SHIFTS) || shift == 29) && gives(word, &common[i], shift))
      seen[number_of(shift)] |= (uint64_t)1 << i;
    if (gives(word, &common[i], MACINTOSH))
      seen[number_of(MACINTOSH)] |= (uint64_t)1 << i;
  }
}

/* The same for all words of two letters and more in LINE. */
static void note_line(const struct line *line, uint64_t *seen) {
  uint32_t word[sizeof(uint64_t)];
  size_t count = 0;
  for (const char *p = line->text, *end = p + line->length; p <= end;) {
    uint32_t character = ' ';
    p += p < end ? unicode_read(p, end, &character) : 1;
    if (character != ' ') {
      if (count < sizeof word / sizeof word[0])
        word[count] = character;
      count++;
      continue;
    }
    if (count > 1 && count <= sizeof word / sizeof word[0])
      note_word(word, count, seen);
    count = 0;
  }
}

/* The shift that makes language of the lines FIRST to END, or 0: the one that gives most different common words. */
static int find_shift(const struct page *page, size_t first, size_t end) {
  uint64_t seen[2 * SHIFTS + 2] = {0};
  int best = 0, most = FEWEST_WORDS - 1;
  for (size_t l = first; l < end; l++)
    note_line(&page->lines[l], seen);
  for (int n = 0; n <= 2 * SHIFTS + 1; n++) {
    int found = __builtin_popcountll(seen[n]);
    if (found > most && changed_by(page, first, end, nth_shift(n)) > 0.6) {
      most = found;
      best = nth_shift(n);
    }
  }
  return best;
}

static void unshift(struct pages *pages, struct page *page, size_t first, size_t end, int shift) {
  char text[LONGEST_LINE];
  uint32_t from[LONGEST_LINE];
  for (size_t l = first; l < end; l++) {
    struct line *line = &page->lines[l];
    size_t length = decode(line, shift, text);
    uint32_t chars = (uint32_t)unicode_count(text, length);
    if (!looks_better(line, text, length))
      continue;
    for (uint32_t i = 0; i < chars; i++)
      from[i] = i;
    line_replace(pages->arena, line, text, (uint32_t)length, from, chars);
    pages->decoded_page = pages->decoded_page == 0 ? page->number : pages->decoded_page;
    pages->decoded++;
  }
}

static void judge(struct pages *pages, struct page *page, size_t first, size_t end) {
  size_t letters_seen = 0;
  bool strange = false;
  for (size_t l = first; l < end; l++)
    letters_seen += has_letters(&page->lines[l]) ? page->lines[l].chars : 0;
  for (size_t l = first; l < end && letters_seen >= FEWEST_LETTERS && !strange; l++)
    strange = has_letters(&page->lines[l]) && letters(page->lines[l].text, page->lines[l].length) < 3.6;
  if (!strange)
    return;
  int shift = find_shift(page, first, end);
  if (shift != 0)
    unshift(pages, page, first, end, shift);
}

void unshift_glyphs(struct pages *pages) {
  for (size_t p = 0; p < pages->count && !pages->garbled; p++) {
    struct page *page = &pages->page[p];
    size_t first = 0;
    for (size_t l = 0; l <= page->count; l++) {
      if (l < page->count && !has_common(&page->lines[l]))
        continue;
      if (l >= first + FEWEST_LINES)
        judge(pages, page, first, l);
      first = l + 1;
    }
  }
}
