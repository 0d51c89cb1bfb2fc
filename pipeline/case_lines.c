/* case_lines.c - the number of a case in the head of a paragraph of minutes: in a line of its own, or behind the title.
 */
#include "segment.h"
#include "unicode.h"

#include <ctype.h>
#include <string.h>

/* A word of a line that holds nothing but numbers of cases and paragraphs: has a digit, or is a label or an organ. */
static bool numbers_word(const char *word, size_t length) {
  static const char *const labels[] = {"dnr",
                                       "dnr:",
                                       "diarienr",
                                       "diarienr:",
                                       "diarienummer",
                                       "diarienummer:",
                                       "ärendenr",
                                       "ärendenr:",
                                       "ärendenummer",
                                       "ärendenummer:",
                                       "au",
                                       "ks",
                                       "kf",
                                       "§",
                                       "–",
                                       "-"};
  char folded[32];
  bool upper = length >= 2 && length <= 5;
  if (length >= sizeof folded)
    return false;
  for (size_t i = 0; i < length; i++) {
    if (isdigit((unsigned char)word[i]))
      return true;
    upper = upper && !islower((unsigned char)word[i]);
  }
  unicode_fold_bytes(word, length, folded);
  for (size_t l = 0; l < sizeof labels / sizeof labels[0] && !upper; l++)
    upper = strcmp(folded, labels[l]) == 0;
  return upper;
}

bool only_numbers(const char *text, size_t length) {
  bool digit = false;
  if (length >= 60)
    return false;
  for (size_t at = 0, end; at < length; at = end + 1) {
    for (end = at; end < length && strchr(" \t\n,", text[end]) == NULL;)
      digit = isdigit((unsigned char)text[end++]) || digit;
    if (end > at && !numbers_word(text + at, end - at))
      return false;
  }
  return digit;
}

/* Has TEXT the sign that parts a case's number from its year?  "SOU 2020:12" is a book. */
static bool numbers_part(const char *text, size_t length) {
  static const char *const books[] = {"SOU ", "SFS ", "DS "};
  for (size_t i = 0; i < sizeof books / sizeof books[0]; i++)
    if (length > strlen(books[i]) && memcmp(text, books[i], strlen(books[i])) == 0)
      return false;
  const char *dash = memchr(text, '-', length);
  bool year = dash != NULL && dash - text >= 7 && dash[-5] == ' ' && strspn(dash - 4, "0123456789") == 4 &&
              isdigit((unsigned char)dash[1]); /* "BUN 2024-0310" */
  return year || memchr(text, '/', length) != NULL || memchr(text, ':', length) != NULL;
}

uint32_t case_number_behind(const char *text, uint32_t length) {
  char folded[8] = "";
  uint32_t word = length, before;
  if (length > 8 && text[length - 1] == ')') {
    for (word = length; word > 0 && text[word - 1] != '(';)
      word--;
    if (word < 3)
      return 0;
    unicode_fold_bytes(text + word, length - word < 7 ? length - word : 7, folded);
    bool number = isupper((unsigned char)text[word]) && isupper((unsigned char)text[word + 1]) &&
                  numbers_part(text + word, length - word) && isdigit((unsigned char)text[length - 2]);
    return number || strncmp(folded, "dnr", 3) == 0 || strncmp(folded, "diarie", 6) == 0 ? length - word + 2 : 0;
  }
  while (word > 0 && text[word - 1] != ' ' && text[word - 1] != '\n')
    word--;
  if (word < 4 || !isdigit((unsigned char)text[word]) || !numbers_part(text + word, length - word) ||
      !isdigit((unsigned char)text[length - 1]))
    return 0;
  for (before = word - 1; before > 0 && text[before - 1] != ' ' && text[before - 1] != '\n';)
    before--;
  uint32_t letters = word - 1 - before;
  unicode_fold_bytes(text + before, letters < 7 ? letters : 7, folded);
  bool label = strncmp(folded, "dnr", 3) == 0 || strncmp(folded, "ärende", 6) == 0;
  for (uint32_t i = before; i < word - 1 && !label; i++)
    if (!isupper((unsigned char)text[i]) || letters < 2 || letters > 5)
      return 0;
  return before > 1 ? length - before + 1 : 0;
}
