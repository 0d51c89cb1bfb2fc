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

static const char *const common[] = {"i",   "att",  "och", "av",    "den",    "det",     "som", "en",  "till",
                                     "för", "med",  "på",  "är",    "om",     "har",     "de",  "ett", "inte",
                                     "kan", "ska",  "vid", "från",  "the",    "of",      "and", "mot", "sig",
                                     "ej",  "inom", "men", "under", "beslut", "motionen"};

static bool common_word(const char *word, size_t length) {
  char folded[16];
  if (length == 0 || length >= sizeof folded)
    return false;
  unicode_fold_bytes(word, length, folded);
  for (size_t i = 0; i < sizeof common / sizeof common[0]; i++)
    if (folded[0] == common[i][0] && strlen(common[i]) == length && memcmp(folded, common[i], length) == 0)
      return true;
  return false;
}

/* Common words of TEXT, at most ENOUGH, and its words in *WORDS. */
static size_t count_common(const char *text, size_t length, size_t enough, size_t *words) {
  size_t found = 0;
  for (size_t at = 0; at < length && found < enough;) {
    size_t end = at;
    while (end < length && text[end] != ' ')
      end++;
    size_t stop = end;
    while (stop > at && strchr(".,;:)”\"", text[stop - 1]) != NULL)
      stop--;
    *words += stop > at;
    found += common_word(text + at, stop - at);
    at = end + 1;
  }
  return found;
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
    uint32_t character;
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

/* How many different common words of two letters and more the lines FIRST to END have under SHIFT; in *CHANGED the
 * share of their characters in lines that look the better for it. */
static size_t common_under(const struct page *page, size_t first, size_t end, int shift, double *changed) {
  char text[LONGEST_LINE];
  bool seen[sizeof common / sizeof common[0]] = {false};
  size_t different = 0, better = 0, all = 0;
  for (size_t l = first; l < end; l++) {
    size_t length = decode(&page->lines[l], shift, text);
    all += has_letters(&page->lines[l]) ? page->lines[l].chars : 0;
    better += looks_better(&page->lines[l], text, length) ? page->lines[l].chars : 0;
    for (size_t at = 0; at < length;) {
      size_t stop = at;
      while (stop < length && text[stop] != ' ')
        stop++;
      for (size_t i = 0; i < sizeof common / sizeof common[0]; i++)
        if (!seen[i] && stop - at > 1 && strlen(common[i]) == stop - at &&
            memcmp(text + at, common[i], stop - at) == 0) {
          seen[i] = true;
          different++;
        }
      at = stop + 1;
    }
  }
  *changed = all == 0 ? 0 : (double)better / (double)all;
  return different;
}

/* The shift that makes language of the lines FIRST to END, or 0. */
static int find_shift(const struct page *page, size_t first, size_t end) {
  int best = 0;
  size_t most = FEWEST_WORDS - 1;
  for (int i = -SHIFTS; i <= SHIFTS + 1; i++) {
    int shift = i == 0 ? MACINTOSH : i == SHIFTS + 1 ? 29 : i;
    double changed;
    size_t found = common_under(page, first, end, shift, &changed);
    if (found > most && changed > 0.6) {
      most = found;
      best = shift;
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
  size_t letters_seen = 0, strange = 0;
  for (size_t l = first; l < end; l++)
    if (has_letters(&page->lines[l])) {
      letters_seen += page->lines[l].chars;
      strange += letters(page->lines[l].text, page->lines[l].length) < 3.6;
    }
  if (letters_seen < FEWEST_LETTERS || strange == 0)
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
      size_t words = 0;
      bool good = l == page->count || count_common(page->lines[l].text, page->lines[l].length, 1, &words) > 0;
      if (!good)
        continue;
      if (l >= first + FEWEST_LINES)
        judge(pages, page, first, l);
      first = l + 1;
    }
  }
}
