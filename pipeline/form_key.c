/* form_key.c - tokens of forms, and the headers by which browsers tell who sends something (see form_key.h). */
#include "form_key.h"
#include "hash.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/random.h>
#include <time.h>

enum { KEY_BYTES = 32, PERIOD_SECONDS = 12 * 3600 };

struct form_key {
  unsigned char bytes[KEY_BYTES];
};

struct form_key *form_key_new(void) {
  struct form_key *key = malloc(sizeof *key);
  if (key != NULL && getrandom(key->bytes, sizeof key->bytes, 0) == (ssize_t)sizeof key->bytes)
    return key;
  free(key);
  return NULL;
}

void form_key_free(struct form_key *key) { free(key); }

static uint64_t period_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec / PERIOD_SECONDS;
}

/* The hash of the key and PERIOD: both have a fixed length, so that nothing can be appended. */
static const char *token_of(const struct form_key *key, uint64_t period, struct arena *arena) {
  char digest[HASH_HEX];
  struct hash *hash = hash_begin();
  hash_add(hash, key->bytes, sizeof key->bytes);
  hash_add(hash, &period, sizeof period);
  hash_end(hash, digest);
  return arena_strdup(arena, digest);
}

const char *form_token(const struct form_key *key, struct arena *arena) { return token_of(key, period_now(), arena); }

/* Takes as long whatever differs. */
static bool alike(const char *one, const char *other) {
  unsigned differing = 0;
  for (size_t i = 0; i < HASH_HEX - 1; i++)
    differing |= (unsigned)(unsigned char)one[i] ^ (unsigned)(unsigned char)other[i];
  return differing == 0;
}

bool form_token_holds(const struct form_key *key, const char *token, struct arena *arena) {
  uint64_t period = period_now();
  if (token == NULL || strlen(token) != HASH_HEX - 1)
    return false;
  return alike(token, token_of(key, period, arena)) || alike(token, token_of(key, period - 1, arena));
}

bool form_from_elsewhere(const struct http_request *request) {
  const char *site = request->fetch_site, *origin = request->origin;
  if (site != NULL && strcmp(site, "same-origin") != 0 && strcmp(site, "none") != 0)
    return true;
  if (origin == NULL)
    return false;
  const char *host = strstr(origin, "://"); /* "null" has none */
  return host == NULL || request->host == NULL || strcasecmp(host + 3, request->host) != 0;
}
