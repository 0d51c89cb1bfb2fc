/* word_cache.c - an open table of words (see word_cache.h).  A word and where its notes are lie side by side. */
#include "word_cache.h"
#include "hash.h"

#include <stddef.h>
#include <string.h>

struct known {
  const void *note[WORD_NOTES];
  char text[];
};

struct entry {
  struct known *known; /* NULL: a free place */
  uint32_t length, hash;
};

struct word_cache {
  struct arena *arena;
  struct entry *entry; /* NULL until there is one */
  size_t count, most, room;
};

struct word_cache *word_cache_new(struct arena *arena, size_t most) {
  struct word_cache *cache = arena_alloc(arena, sizeof *cache);
  *cache = (struct word_cache){.arena = arena, .most = most, .room = 16};
  while (cache->room < 2 * most)
    cache->room *= 2;
  return cache;
}

/* Where the word is, or would be. */
static struct entry *place_of(const struct word_cache *cache, const char *text, size_t length, uint32_t hash) {
  size_t mask = cache->room - 1, at = hash & mask;
  for (;; at = (at + 1) & mask) {
    struct entry *entry = &cache->entry[at];
    if (entry->known == NULL ||
        (entry->hash == hash && entry->length == length && memcmp(entry->known->text, text, length) == 0))
      return entry;
  }
}

static uint32_t hash_of(const char *text, size_t length) {
  uint64_t hash = hash_fast(text, length);
  return (uint32_t)(hash ^ hash >> 32);
}

const void *word_cache_find(const struct word_cache *cache, enum word_note note, const char *text, size_t length) {
  if (cache->entry == NULL)
    return NULL;
  const struct known *known = place_of(cache, text, length, hash_of(text, length))->known;
  return known == NULL ? NULL : known->note[note];
}

bool word_cache_is_full(const struct word_cache *cache) { return cache->count == cache->most; }

const void *word_cache_add(struct word_cache *cache, enum word_note note, const char *text, size_t length,
                           const void *value, size_t size) {
  uint32_t hash = hash_of(text, length);
  if (cache->entry == NULL)
    cache->entry = arena_array(cache->arena, cache->room, sizeof *cache->entry);
  struct entry *entry = place_of(cache, text, length, hash);
  if (entry->known == NULL) {
    *entry = (struct entry){arena_alloc(cache->arena, sizeof *entry->known + length), (uint32_t)length, hash};
    memcpy(entry->known->text, text, length);
    cache->count++;
  }
  void *lasting = arena_alloc(cache->arena, size);
  return entry->known->note[note] = memcpy(lasting, value, size);
}
