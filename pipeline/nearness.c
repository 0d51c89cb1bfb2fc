/* nearness.c - the distance between two words: Damerau and Levenshtein's, with dearer and cheaper letters. */
#include "nearness.h"
#include "unicode.h"

enum { LETTERS_MOST = 48 };

static size_t letters_of(const char *word, size_t length, uint32_t letter[LETTERS_MOST]) {
  size_t count = 0;
  for (const char *at = word, *end = word + length; at < end && count < LETTERS_MOST; count++)
    at += unicode_read(at, end, &letter[count]);
  return count;
}

/* Letters that are easily taken for one another. */
static unsigned exchange(uint32_t one, uint32_t other) {
  static const struct {
    uint32_t one, other;
  } alike[] = {{'a', 0xE5}, {'a', 0xE4}, {0xE5, 0xE4}, {'o', 0xF6}, {'o', 0xE5}, {'e', 0xE4}, {'e', 0xE9},
               {'c', 'k'},  {'c', 's'},  {'s', 'z'},   {'v', 'w'},  {'i', 'y'},  {'k', 'q'},  {'u', 'y'}};
  if (one == other)
    return 0;
  for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
    if ((alike[i].one == one && alike[i].other == other) || (alike[i].one == other && alike[i].other == one))
      return 1;
  return 2;
}

/* What it costs to leave out the letter at AT. */
static unsigned omission(const uint32_t *letter, size_t at) { return at > 0 && letter[at - 1] == letter[at] ? 1 : 2; }

static unsigned least(unsigned one, unsigned other) { return one < other ? one : other; }

unsigned word_distance(const char *one, size_t one_length, const char *other, size_t other_length, unsigned most) {
  uint32_t left[LETTERS_MOST], right[LETTERS_MOST];
  size_t rows = letters_of(one, one_length, left), columns = letters_of(other, other_length, right);
  unsigned table[3][LETTERS_MOST + 1];
  unsigned *before = table[0], *above = table[1], *here = table[2];
  if ((rows > columns ? rows - columns : columns - rows) * 2 > most + 2)
    return most + 1;
  above[0] = 0;
  for (size_t j = 1; j <= columns; j++)
    above[j] = above[j - 1] + omission(right, j - 1);
  for (size_t i = 1; i <= rows; i++) {
    here[0] = above[0] + omission(left, i - 1);
    unsigned best = here[0];
    for (size_t j = 1; j <= columns; j++) {
      here[j] = above[j - 1] + exchange(left[i - 1], right[j - 1]);
      here[j] = least(here[j], above[j] + omission(left, i - 1));
      here[j] = least(here[j], here[j - 1] + omission(right, j - 1));
      if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
        here[j] = least(here[j], before[j - 2] + 2);
      best = least(best, here[j]);
    }
    if (best > most)
      return most + 1;
    unsigned *oldest = before;
    before = above, above = here, here = oldest;
  }
  return least(above[columns], most + 1);
}

unsigned word_distance_allowed(size_t length) { return length < 4 ? 1 : length < 7 ? 2 : 4; }
