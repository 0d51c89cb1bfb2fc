/* any_of.h - a text and a list of words (any_of.c). */
#ifndef STANDPUNKT_ANY_OF_H
#define STANDPUNKT_ANY_OF_H

#include <stdbool.h>
#include <stddef.h>

/* Does TEXT begin with, or contain, one of COUNT WORDS?  None of them is shorter than two bytes. */
bool begins_any(const char *text, const char *const *words, size_t count);
bool contains_any(const char *text, const char *const *words, size_t count);

/* A long list that is asked for at place after place: made ready at the first, with ANY_OF. */
enum { ANY_OF_PAIRS = 256, ANY_OF_MOST = 255 };

struct any_of {
  const char *const *words; /* at most ANY_OF_MOST */
  size_t count;
  bool prepared;
  unsigned char first[ANY_OF_PAIRS], next[ANY_OF_MOST]; /* by the first two bytes, by word: 1 + the next such word */
};

#define ANY_OF(list)                                                                                                   \
  { .words = (list), .count = sizeof(list) / sizeof(list)[0] }

bool begins_listed(const char *text, struct any_of *list);

/* Does TEXT, of LENGTH bytes, end with one of COUNT WORDS? */
bool ends_any(const char *text, size_t length, const char *const *words, size_t count);

/* The length of TEXT without the spaces at its end. */
size_t trimmed_length(const char *text);

#endif
