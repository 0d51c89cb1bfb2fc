/* page_cache.c - finished pages in memory (see page_cache.h): a hash table whose entries also stand in one list, the
 * one used last in front. */
#include "page_cache.h"
#include "hash.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 4096, OVERHEAD = 256 /* of an entry and its body, roughly */ };

struct entry {
  struct entry *chain, *before, *next;
  struct http_response response;
  int64_t version;
  size_t size;
  uint64_t hash;
  char key[];
};

struct page_cache {
  pthread_mutex_t lock;
  size_t size, most;
  struct entry *first, *last;
  struct entry *bucket[BUCKETS];
};

struct page_cache *page_cache_new(size_t bytes) {
  struct page_cache *cache = calloc(1, sizeof *cache);
  if (cache == NULL)
    return NULL;
  pthread_mutex_init(&cache->lock, NULL);
  cache->most = bytes;
  return cache;
}

static void unlist(struct page_cache *cache, struct entry *entry) {
  *(entry->before != NULL ? &entry->before->next : &cache->first) = entry->next;
  *(entry->next != NULL ? &entry->next->before : &cache->last) = entry->before;
}

static void to_front(struct page_cache *cache, struct entry *entry) {
  entry->before = NULL;
  entry->next = cache->first;
  *(cache->first != NULL ? &cache->first->before : &cache->last) = entry;
  cache->first = entry;
}

static void drop(struct page_cache *cache, struct entry *entry) {
  struct entry **at = &cache->bucket[entry->hash % BUCKETS];
  while (*at != entry)
    at = &(*at)->chain;
  *at = entry->chain;
  unlist(cache, entry);
  cache->size -= entry->size;
  http_body_release(entry->response.body);
  free(entry);
}

static struct entry *find(struct page_cache *cache, const char *key, uint64_t hash) {
  struct entry *entry = cache->bucket[hash % BUCKETS];
  while (entry != NULL && (entry->hash != hash || strcmp(entry->key, key) != 0))
    entry = entry->chain;
  return entry;
}

void page_cache_free(struct page_cache *cache) {
  if (cache == NULL)
    return;
  while (cache->first != NULL)
    drop(cache, cache->first);
  pthread_mutex_destroy(&cache->lock);
  free(cache);
}

bool page_cache_get(struct page_cache *cache, const char *key, int64_t version, struct http_response *response) {
  uint64_t hash = hash_fast(key, strlen(key));
  pthread_mutex_lock(&cache->lock);
  struct entry *entry = find(cache, key, hash);
  if (entry != NULL && entry->version != version) {
    drop(cache, entry);
    entry = NULL;
  }
  if (entry != NULL) {
    unlist(cache, entry);
    to_front(cache, entry);
    *response = entry->response;
    http_body_hold(response->body);
  }
  pthread_mutex_unlock(&cache->lock);
  return entry != NULL;
}

void page_cache_put(struct page_cache *cache, const char *key, int64_t version, const struct http_response *response) {
  size_t length = strlen(key), size = OVERHEAD + length;
  if (response->body != NULL)
    size += response->body->length + response->body->packed_length;
  struct entry *entry = size > cache->most / 16 ? NULL : calloc(1, sizeof *entry + length + 1);
  if (entry == NULL)
    return;
  entry->response = *response;
  http_body_hold(entry->response.body);
  entry->version = version;
  entry->size = size;
  entry->hash = hash_fast(key, length);
  memcpy(entry->key, key, length);
  pthread_mutex_lock(&cache->lock);
  struct entry *older = find(cache, key, entry->hash);
  if (older != NULL)
    drop(cache, older);
  entry->chain = cache->bucket[entry->hash % BUCKETS];
  cache->bucket[entry->hash % BUCKETS] = entry;
  to_front(cache, entry);
  cache->size += size;
  while (cache->size > cache->most)
    drop(cache, cache->last);
  pthread_mutex_unlock(&cache->lock);
}

void page_cache_clear(struct page_cache *cache) {
  pthread_mutex_lock(&cache->lock);
  while (cache->first != NULL)
    drop(cache, cache->first);
  pthread_mutex_unlock(&cache->lock);
}

size_t page_cache_size(struct page_cache *cache) {
  pthread_mutex_lock(&cache->lock);
  size_t size = cache->size;
  pthread_mutex_unlock(&cache->lock);
  return size;
}
