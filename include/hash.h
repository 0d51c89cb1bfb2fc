/* hash.h - SHA-256 (FIPS 180-4, by Nettle) and a fast non-cryptographic 64-bit hash (FNV-1a). */
#ifndef STANDPUNKT_HASH_H
#define STANDPUNKT_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_HEX 65 /* 64 hexadecimal digits and NUL */

struct hash; /* a running SHA-256 */

/* Free by hash_end, which also gives the result as lower-case hexadecimal digits. */
struct hash *hash_begin(void);
void hash_add(struct hash *hash, const void *data, size_t length);
void hash_end(struct hash *hash, char out[HASH_HEX]);

void hash_bytes(const void *data, size_t length, char out[HASH_HEX]);

uint64_t hash_fast(const void *data, size_t length);

#endif
