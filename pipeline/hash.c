/* hash.c - SHA-256 by Nettle, which uses the processor's own instructions where it has them; FNV-1a of our own (see
 * hash.h). */
#include "hash.h"

#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

struct hash {
  struct sha256_ctx context;
};

struct hash *hash_begin(void) {
  struct hash *hash = malloc(sizeof *hash);
  if (hash == NULL) {
    fputs("standpunkt: out of memory\n", stderr);
    exit(EX_SOFTWARE);
  }
  sha256_init(&hash->context);
  return hash;
}

void hash_add(struct hash *hash, const void *data, size_t length) { sha256_update(&hash->context, length, data); }

void hash_end(struct hash *hash, char out[HASH_HEX]) {
  static const char digits[] = "0123456789abcdef";
  uint8_t digest[SHA256_DIGEST_SIZE];
  sha256_digest(&hash->context, sizeof digest, digest);
  for (size_t i = 0; i < sizeof digest; i++) {
    out[2 * i] = digits[digest[i] >> 4];
    out[2 * i + 1] = digits[digest[i] & 15];
  }
  out[2 * sizeof digest] = '\0';
  free(hash);
}

void hash_bytes(const void *data, size_t length, char out[HASH_HEX]) {
  struct hash *hash = hash_begin();
  hash_add(hash, data, length);
  hash_end(hash, out);
}

uint64_t hash_fast(const void *data, size_t length) {
  const unsigned char *bytes = data;
  uint64_t value = 0xcbf29ce484222325u;
  for (size_t i = 0; i < length; i++)
    value = (value ^ bytes[i]) * 0x100000001b3u;
  return value;
}
