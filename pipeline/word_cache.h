/* word_cache.h - what was found out about a word once, for all documents that a worker reads: most words of a paper
 * stood in papers before it.
 *
 * It is bounded: the words that come when it is full are found out about anew each time.
 */
#ifndef STANDPUNKT_WORD_CACHE_H
#define STANDPUNKT_WORD_CACHE_H

#include "arena.h"

#include <stdbool.h>

struct word_cache;

/* A cache in ARENA of what is known in SIZE bytes about each word, at most MOST words. */
struct word_cache *word_cache_new(struct arena *arena, size_t size, size_t most);

/* What is known about the word of LENGTH bytes at TEXT; NULL: nothing. */
const void *word_cache_find(const struct word_cache *cache, const char *text, size_t length);

bool word_cache_is_full(const struct word_cache *cache);

/* Keeps a copy of VALUE, which is SIZE bytes, for a word that is not in the cache, which must not be full; returns it.
 * What it points to must live as long. */
const void *word_cache_add(struct word_cache *cache, const char *text, size_t length, const void *value);

#endif
