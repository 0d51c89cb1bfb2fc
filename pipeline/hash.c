/* hash.c - SHA-256 by libmd, FNV-1a of our own (see hash.h). */
#include "hash.h"

#include <sha256.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

struct hash {
  SHA2_CTX context;
};

struct hash *hash_begin(void) {
  struct hash *hash = malloc(sizeof *hash);
  if (hash == NULL) {
    fputs("standpunkt: out of memory\n", stderr);
    exit(EX_SOFTWARE);
  }
  SHA256Init(&hash->context);
  return hash;
}

void hash_add(struct hash *hash, const void *data, size_t length) { SHA256Update(&hash->context, data, length); }

void hash_end(struct hash *hash, char out[HASH_HEX]) {
  SHA256End(&hash->context, out);
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
