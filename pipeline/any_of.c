/* any_of.c - does a text begin with, contain or end with one of a list of words? */
#include "any_of.h"

#include <string.h>

enum { FEW = 3, MANY = 64 };

bool begins_any(const char *text, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (words[i][0] == text[0] && strncmp(text, words[i], strlen(words[i])) == 0)
      return true;
  return false;
}

static bool begins(const char *text, const char *word) {
  while (*word != '\0' && *text == *word) {
    text++;
    word++;
  }
  return *word == '\0';
}

enum { PAIRS = ANY_OF_PAIRS };

static unsigned pair_of(const char *text) { return ((unsigned char)text[0] * 29u + (unsigned char)text[1]) % PAIRS; }

/* One way through the text: at most places its next two bytes tell that none of the words begins there. */
static bool contains_of_many(const char *text, const char *const *words, size_t count) {
  unsigned char first[PAIRS] = {0}, next[MANY]; /* by pair, by word: 1 + the next word with like beginnings */
  for (size_t i = 0; i < count; i++) {
    unsigned pair = pair_of(words[i]);
    next[i] = first[pair];
    first[pair] = (unsigned char)(i + 1);
  }
  for (; text[0] != '\0' && text[1] != '\0'; text++)
    for (size_t i = first[pair_of(text)]; i > 0; i = next[i - 1])
      if (begins(text, words[i - 1]))
        return true;
  return false;
}

bool contains_any(const char *text, const char *const *words, size_t count) {
  if (count > FEW && count <= MANY)
    return contains_of_many(text, words, count);
  for (size_t i = 0; i < count; i++)
    if (strstr(text, words[i]) != NULL)
      return true;
  return false;
}

static void prepare(struct any_of *list) {
  for (size_t i = list->count; i > 0; i--) {
    unsigned pair = pair_of(list->words[i - 1]);
    list->next[i - 1] = list->first[pair];
    list->first[pair] = (unsigned char)i;
  }
  list->prepared = true;
}

bool begins_listed(const char *text, struct any_of *list) {
  if (!list->prepared)
    prepare(list);
  if (text[0] == '\0')
    return false;
  for (size_t i = list->first[pair_of(text)]; i > 0; i = list->next[i - 1])
    if (begins(text, list->words[i - 1]))
      return true;
  return false;
}

bool ends_any(const char *text, size_t length, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++) {
    size_t word = strlen(words[i]);
    if (length >= word && memcmp(text + length - word, words[i], word) == 0)
      return true;
  }
  return false;
}

size_t trimmed_length(const char *text) {
  size_t length = strlen(text);
  while (length > 0 && text[length - 1] == ' ')
    length--;
  return length;
}
