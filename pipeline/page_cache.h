/* page_cache.h - finished pages in memory, the least used going first.  May be asked by several threads. */
#ifndef STANDPUNKT_PAGE_CACHE_H
#define STANDPUNKT_PAGE_CACHE_H

#include "http.h"
#include <stdint.h>

struct page_cache;

/* A cache that holds at most BYTES; NULL if there is no memory.  Free by page_cache_free. */
struct page_cache *page_cache_new(size_t bytes);
void page_cache_free(struct page_cache *cache);

/* The body and the rest of RESPONSE for KEY as it was made at VERSION, its body held once more; false if there is
 * none. */
bool page_cache_get(struct page_cache *cache, const char *key, int64_t version, struct http_response *response);

/* Keeps RESPONSE, holding its body; its strings must be constants, but for `location`, which must be NULL.  A body of
 * more than a sixteenth of the cache is not kept. */
void page_cache_put(struct page_cache *cache, const char *key, int64_t version, const struct http_response *response);

/* Forgets everything. */
void page_cache_clear(struct page_cache *cache);

/* Bytes it holds now. */
size_t page_cache_size(struct page_cache *cache);

#endif
