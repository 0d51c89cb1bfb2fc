/* any_of.h - a text and a list of words (any_of.c). */
#ifndef STANDPUNKT_ANY_OF_H
#define STANDPUNKT_ANY_OF_H

#include <stdbool.h>
#include <stddef.h>

/* Does TEXT begin with, or contain, one of COUNT WORDS?  None of them is shorter than two bytes. */
bool begins_any(const char *text, const char *const *words, size_t count);
bool contains_any(const char *text, const char *const *words, size_t count);

/* Does TEXT, of LENGTH bytes, end with one of COUNT WORDS? */
bool ends_any(const char *text, size_t length, const char *const *words, size_t count);

/* The length of TEXT without the spaces at its end. */
size_t trimmed_length(const char *text);

#endif
