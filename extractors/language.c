/* language.c - is it language at all?
 *
 * A PDF whose fonts lack a right glyph map gives text that looks fine on paper and is noise to a program.  The most
 * common words tell: every second word of running text is one of a few dozen.
 */
#include "layout.h"
#include "unicode.h"
#include <string.h>

static const char *const common_words[] = {"i",   "att", "och", "av",  "den", "det", "som",  "en",    "till", "för",
                                           "med", "på",  "är",  "om",  "har", "de",  "ett",  "inte",  "kan",  "ska",
                                           "vid", "the", "of",  "and", "to",  "in",  "från", "eller", "samt", "is"};

enum {
  WORDS = sizeof common_words / sizeof *common_words,
  LONGEST = 5,   /* bytes of the longest of them */
  SAMPLE = 1500, /* words looked at */
  PLENTY = 60    /* common ones, at which more need not be looked at: noise has no tenth of them in a sample */
};

struct count {
  size_t words, common, letters, vowels, strange;
};

static bool common_word(const char *word, size_t length) {
  char folded[LONGEST + 1];
  if (length > LONGEST)
    return false;
  unicode_fold_bytes(word, length, folded);
  for (size_t i = 0; i < WORDS; i++)
    if (folded[0] == common_words[i][0] && strcmp(folded, common_words[i]) == 0)
      return true;
  return false;
}

static bool closes(char byte) { return byte == '.' || byte == ',' || byte == ';' || byte == ':' || byte == ')'; }

static void count_words(const struct line *line, struct count *count) {
  for (uint32_t i = 0; i < line->length;) {
    uint32_t start = i;
    while (i < line->length && line->text[i] != ' ')
      i++;
    uint32_t end = i;
    while (end > start && closes(line->text[end - 1]))
      end--;
    if (end > start) {
      count->words++;
      count->common += common_word(line->text + start, end - start);
    }
    i++;
  }
}

static void count_letters(const struct line *line, struct count *count) {
  for (const char *at = line->text, *end = at + line->length; at < end;) {
    uint32_t character;
    at += unicode_read(at, end, &character);
    bool letter = unicode_letter(character);
    count->letters += letter;
    count->vowels += letter && character < 0x100 && strchr("aeiouyAEIOUY", (int)character) != NULL;
    count->vowels += character == 0xE5 || character == 0xE4 || character == 0xF6;
    count->strange +=
        !letter && character > 0x20 && !unicode_digit(character) && !strchr(".,;:-()/\"'%&!?+*§", (int)character);
  }
}

static struct count count_sample(const struct pages *pages, void (*look)(const struct line *, struct count *)) {
  struct count count = {0};
  for (size_t p = 0; p < pages->count && count.words < SAMPLE && count.letters < 8 * SAMPLE && count.common < PLENTY;
       p++)
    for (size_t i = 0; i < pages->page[p].count && count.common < PLENTY; i++)
      look(&pages->page[p].lines[i], &count);
  return count;
}

double pages_common_words(const struct pages *pages) {
  struct count count = count_sample(pages, count_words);
  return count.words < 40 ? -1 : (double)count.common / (double)count.words;
}

bool pages_garbled(const struct pages *pages) {
  struct count count = count_sample(pages, count_letters);
  size_t all = count.letters + count.strange;
  return all > 200 && (count.strange * 4 > all || count.vowels * 5 < count.letters);
}
