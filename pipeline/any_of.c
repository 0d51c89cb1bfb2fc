/* any_of.c - does a text begin with, or contain, one of a list of words? */
#include "any_of.h"

#include <string.h>

bool begins_any(const char *text, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (words[i][0] == text[0] && strncmp(text, words[i], strlen(words[i])) == 0)
      return true;
  return false;
}

bool contains_any(const char *text, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (strstr(text, words[i]) != NULL)
      return true;
  return false;
}
