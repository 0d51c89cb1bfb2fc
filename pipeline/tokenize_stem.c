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

/* A text and its length, which is asked for at every word. */
#define TEXT(text)                                                                                                     \
  { text, sizeof(text) - 1 }
struct text {
  const char *at;
  size_t length;
};

struct ending {
  struct text from, to;
  size_t letters; /* that must stand before it, at the least */
  bool consonant; /* the last of them must be a consonant */
};

/* The first that fits is applied. */
static const struct ending endings[] = {
    {.from = TEXT("städernas"), .to = TEXT("stad")},
    {.from = TEXT("städerna"), .to = TEXT("stad")},
    {.from = TEXT("städers"), .to = TEXT("stad")},
    {.from = TEXT("städer"), .to = TEXT("stad")},
    {.from = TEXT("ländernas"), .to = TEXT("land")},
    {.from = TEXT("länderna"), .to = TEXT("land")},
    {.from = TEXT("länder"), .to = TEXT("land")},
    {.from = TEXT("böckerna"), .to = TEXT("bok")},
    {.from = TEXT("böcker"), .to = TEXT("bok")},
    {.from = TEXT("andets"), .to = TEXT("ande"), .letters = 1},
    {.from = TEXT("andet"), .to = TEXT("ande"), .letters = 1},
    {.from = TEXT("ets"), .to = TEXT(""), .letters = 2, .consonant = true},
    {.from = TEXT("et"), .to = TEXT(""), .letters = 2, .consonant = true},
    {.from = TEXT("ans"), .to = TEXT(""), .letters = 3, .consonant = true},
    {.from = TEXT("an"), .to = TEXT(""), .letters = 3, .consonant = true},
    {.from = TEXT("enas"), .to = TEXT("e"), .letters = 3, .consonant = true},
    {.from = TEXT("ena"), .to = TEXT("e"), .letters = 3, .consonant = true},
    {.from = TEXT("varon"), .to = TEXT("varo")},
    {.from = TEXT("in"), .to = TEXT("i"), .letters = 3, .consonant = true},
    {.from = TEXT("alt"), .to = TEXT("al"), .letters = 3},
    {.from = TEXT("igt"), .to = TEXT("ig"), .letters = 2},
    {.from = TEXT("iskt"), .to = TEXT("isk"), .letters = 2},
    {.from = TEXT("ivt"), .to = TEXT("iv"), .letters = 2},
    {.from = TEXT("ellt"), .to = TEXT("ell"), .letters = 3},
    {.from = TEXT("samt"), .to = TEXT("sam"), .letters = 3},
    {.from = TEXT("bart"), .to = TEXT("bar"), .letters = 3},
};

/* Words whose last letters only look like an ending. */
static const struct text whole[] = {TEXT("internet"), TEXT("planet"), TEXT("mellan"),
                                    TEXT("medan"),    TEXT("sedan"),  TEXT("samman")};

struct exception {
  struct text stem, as;
  bool compounds; /* also at the end of a longer stem: orosanmälning */
};

static const struct exception exceptions[] = {
    {TEXT("anmälning"), TEXT("anmäl"), true},
    {TEXT("ansökning"), TEXT("ansök"), true},
    {TEXT("förfrågning"), TEXT("förfråg"), true},
    {TEXT("fordring"), TEXT("fordr"), true},
    {TEXT("ledamöt"), TEXT("ledamot"), true},
    {TEXT("avslå"), TEXT("avslag"), false},
    {TEXT("avslår"), TEXT("avslag"), false},
    {TEXT("avslås"), TEXT("avslag"), false},
    {TEXT("avslog"), TEXT("avslag"), false},
    {TEXT("avslagit"), TEXT("avslag"), false},
    {TEXT("avslagn"), TEXT("avslag"), false},
    {TEXT("biföll"), TEXT("bifall"), false},
    {TEXT("bifallit"), TEXT("bifall"), false},
    {TEXT("bifallen"), TEXT("bifall"), false},
    {TEXT("föreslår"), TEXT("föreslå"), false},
    {TEXT("föreslås"), TEXT("föreslå"), false},
    {TEXT("föreslog"), TEXT("föreslå"), false},
    {TEXT("föreslag"), TEXT("föreslå"), false},
    {TEXT("föreslagit"), TEXT("föreslå"), false},
    {TEXT("föreslagn"), TEXT("föreslå"), false},
    {TEXT("ansåg"), TEXT("ans"), false},
    {TEXT("anset"), TEXT("ans"), false},
    {TEXT("bordlag"), TEXT("bordlägg"), false},
    {TEXT("bordl"), TEXT("bordlägg"), false},
    {TEXT("instämd"), TEXT("instämm"), false},
    {TEXT("återremitter"), TEXT("återremiss"), false},
    {TEXT("förälder"), TEXT("föräldr"), true},
    {TEXT("föräld"), TEXT("föräldr"), true},
    {TEXT("männ"), TEXT("män"), true},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool ends_with(const char *word, size_t length, const char *ending, size_t size) {
  return length >= size && word[length - 1] == ending[size - 1] && memcmp(word + length - size, ending, size) == 0;
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
    if (whole[i].length == length && memcmp(whole[i].at, word, length) == 0)
      return length;
  for (size_t i = 0; i < COUNT(endings); i++) {
    size_t size = endings[i].from.length, to = endings[i].to.length;
    if (ends_with(word, length, endings[i].from.at, size) && stem_enough(word, length - size, &endings[i])) {
      memcpy(word + length - size, endings[i].to.at, to);
      return length - size + to;
    }
  }
  return length;
}

static size_t take_exception(char word[TOKENIZE_STEM], size_t length) {
  for (size_t i = 0; i < COUNT(exceptions); i++) {
    size_t size = exceptions[i].stem.length, as = exceptions[i].as.length;
    if (!ends_with(word, length, exceptions[i].stem.at, size) || (length > size && !exceptions[i].compounds))
      continue;
    if (length - size + as >= TOKENIZE_STEM)
      continue;
    memcpy(word + length - size, exceptions[i].as.at, as);
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
