/* tokenize_stem.c - the stem of a folded Swedish word.
 *
 * Snowball's Swedish stemmer leaves common forms apart: it never takes off the definite -et, -an and -n
 * (teamet, skolan, ekonomin), takes one layer at a time (kostnader -> kostnad, but kostnad -> kostn), and knows neither
 * changed vowels (städer) nor the nouns in -an whose plural is in -ningar.  So endings that it does not know come off
 * first, and the two steps are repeated until nothing changes: then all forms of a word end in the same place.  What is
 * still apart stands in a table.  Two words that fall together cost a search some precision; two forms that stay apart
 * cost it answers.
 */
#include "tokenize_stem.h"
#include "stem.h"

#include <string.h>

struct ending {
  const char *from, *to;
  size_t letters; /* that must stand before it, at the least */
  bool consonant; /* the last of them must be a consonant */
};

/* The first that fits is applied. */
static const struct ending endings[] = {
    {.from = "städernas", .to = "stad"},
    {.from = "städerna", .to = "stad"},
    {.from = "städers", .to = "stad"},
    {.from = "städer", .to = "stad"},
    {.from = "ländernas", .to = "land"},
    {.from = "länderna", .to = "land"},
    {.from = "länder", .to = "land"},
    {.from = "böckerna", .to = "bok"},
    {.from = "böcker", .to = "bok"},
    {.from = "andets", .to = "ande", .letters = 1},
    {.from = "andet", .to = "ande", .letters = 1},
    {.from = "ets", .to = "", .letters = 2, .consonant = true},
    {.from = "et", .to = "", .letters = 2, .consonant = true},
    {.from = "ans", .to = "", .letters = 3, .consonant = true},
    {.from = "an", .to = "", .letters = 3, .consonant = true},
    {.from = "enas", .to = "e", .letters = 3, .consonant = true},
    {.from = "ena", .to = "e", .letters = 3, .consonant = true},
    {.from = "varon", .to = "varo"},
    {.from = "in", .to = "i", .letters = 3, .consonant = true},
    {.from = "alt", .to = "al", .letters = 3},
    {.from = "igt", .to = "ig", .letters = 2},
    {.from = "iskt", .to = "isk", .letters = 2},
    {.from = "ivt", .to = "iv", .letters = 2},
    {.from = "ellt", .to = "ell", .letters = 3},
    {.from = "samt", .to = "sam", .letters = 3},
    {.from = "bart", .to = "bar", .letters = 3},
};

/* Words whose last letters only look like an ending. */
static const char *const whole[] = {"internet", "planet", "mellan", "medan", "sedan", "samman"};

struct exception {
  const char *stem, *as;
  bool compounds; /* also at the end of a longer stem: orosanmälning */
};

static const struct exception exceptions[] = {
    {"anmälning", "anmäl", true},
    {"ansökning", "ansök", true},
    {"förfrågning", "förfråg", true},
    {"fordring", "fordr", true},
    {"ledamöt", "ledamot", true},
    {"avslå", "avslag", false},
    {"avslår", "avslag", false},
    {"avslås", "avslag", false},
    {"avslog", "avslag", false},
    {"avslagit", "avslag", false},
    {"avslagn", "avslag", false},
    {"biföll", "bifall", false},
    {"bifallit", "bifall", false},
    {"bifallen", "bifall", false},
    {"föreslår", "föreslå", false},
    {"föreslås", "föreslå", false},
    {"föreslog", "föreslå", false},
    {"föreslag", "föreslå", false},
    {"föreslagit", "föreslå", false},
    {"föreslagn", "föreslå", false},
    {"ansåg", "ans", false},
    {"anset", "ans", false},
    {"bordlag", "bordlägg", false},
    {"bordl", "bordlägg", false},
    {"instämd", "instämm", false},
    {"återremitter", "återremiss", false},
    {"förälder", "föräldr", true},
    {"föräld", "föräldr", true},
    {"männ", "män", true},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool ends_with(const char *word, size_t length, const char *ending, size_t size) {
  return length >= size && memcmp(word + length - size, ending, size) == 0;
}

static bool vowel_at(const char *word, size_t at) {
  if ((unsigned char)word[at] == 0xC3)
    return true; /* å, ä, ö: a folded word has no other letter that begins so */
  return strchr("aeiouy", word[at]) != NULL;
}

/* True if the LENGTH bytes of WORD hold enough LETTERS, a vowel among them, to be a stem. */
static bool stem_enough(const char *word, size_t length, const struct ending *ending) {
  size_t letters = 0;
  bool vowel = false;
  for (size_t i = 0; i < length; i++) {
    if (((unsigned char)word[i] & 0xC0) == 0x80)
      continue;
    letters++;
    vowel |= vowel_at(word, i);
  }
  if (ending->letters == 0)
    return true;
  bool ends_in_vowel = length > 0 && (vowel_at(word, length - 1) || (unsigned char)word[length - 1] >= 0x80);
  return letters >= ending->letters && vowel && !(ending->consonant && ends_in_vowel);
}

static size_t take_ending(char word[TOKENIZE_STEM], size_t length) {
  for (size_t i = 0; i < COUNT(whole); i++)
    if (strlen(whole[i]) == length && memcmp(whole[i], word, length) == 0)
      return length;
  for (size_t i = 0; i < COUNT(endings); i++) {
    size_t size = strlen(endings[i].from), to = strlen(endings[i].to);
    if (ends_with(word, length, endings[i].from, size) && stem_enough(word, length - size, &endings[i])) {
      memcpy(word + length - size, endings[i].to, to);
      return length - size + to;
    }
  }
  return length;
}

static size_t take_exception(char word[TOKENIZE_STEM], size_t length) {
  for (size_t i = 0; i < COUNT(exceptions); i++) {
    size_t size = strlen(exceptions[i].stem), as = strlen(exceptions[i].as);
    if (!ends_with(word, length, exceptions[i].stem, size) || (length > size && !exceptions[i].compounds))
      continue;
    if (length - size + as >= TOKENIZE_STEM)
      continue;
    memcpy(word + length - size, exceptions[i].as, as);
    return length - size + as;
  }
  return length;
}

size_t stem_word(const char *word, size_t length, char out[TOKENIZE_STEM]) {
  if (length >= TOKENIZE_STEM) {
    length = TOKENIZE_STEM - 1;
    while (length > 0 && ((unsigned char)word[length] & 0xC0) == 0x80)
      length--;
  }
  memcpy(out, word, length);
  for (int layer = 0; layer < 4; layer++) {
    char before[TOKENIZE_STEM];
    size_t ending = take_ending(out, length);
    memcpy(before, out, ending);
    size_t size = stem_swedish(before, ending, out, TOKENIZE_STEM);
    bool settled = size == length;
    length = size;
    if (settled)
      break;
  }
  length = take_exception(out, length);
  out[length] = '\0';
  return length;
}
