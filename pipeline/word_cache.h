/* word_cache.h - what was found out about a word once, for all documents that a worker reads: most words of a paper
 * stood in papers before it.
 *
 * Several lists find out things of their own about the same words; these stand side by side, for to look for a word is
 * to fetch memory that Poppler has pushed out of the processor's cache.  The cache is bounded: the words that come when
 * it is full are found out about anew each time.
 */
#ifndef STANDPUNKT_WORD_CACHE_H
#define STANDPUNKT_WORD_CACHE_H

#include "arena.h"

#include <stdbool.h>

struct word_cache;

/* What is known about a word. */
enum word_note {
  NOTE_CONTENT, /* struct content_word (gazetteer_words.c) */
  NOTE_MOVE,    /* struct move_word (gazetteer_moves.c) */
  NOTE_ATOMS,   /* struct word_atoms (gazetteer_weights_match.c) */
  WORD_NOTES
};

/* A cache in ARENA of at most MOST words. */
struct word_cache *word_cache_new(struct arena *arena, size_t most);

/* The NOTE about the word of LENGTH bytes at TEXT; NULL: nothing is known. */
const void *word_cache_find(const struct word_cache *cache, enum word_note note, const char *text, size_t length);

bool word_cache_is_full(const struct word_cache *cache);

/* Keeps a copy of VALUE, which is SIZE bytes, as the NOTE about a word that has none; the cache must not be full.
 * Returns it.  What it points to must live as long. */
const void *word_cache_add(struct word_cache *cache, enum word_note note, const char *text, size_t length,
                           const void *value, size_t size);

#endif
