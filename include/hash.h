/* hash.h - SHA-256 (FIPS 180-4, by Nettle) and a fast non-cryptographic 64-bit hash (FNV-1a). */
#ifndef STANDPUNKT_HASH_H
#define STANDPUNKT_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HASH_HEX 65 /* 64 hexadecimal digits and NUL */
#define HASH_TO_THE_END UINT64_MAX

struct hash; /* a running SHA-256 */

/* Free by hash_end, which also gives the result as lower-case hexadecimal digits. */
struct hash *hash_begin(void);
void hash_add(struct hash *hash, const void *data, size_t length);
void hash_end(struct hash *hash, char out[HASH_HEX]);

void hash_bytes(const void *data, size_t length, char out[HASH_HEX]);

/* Hashes the first SIZE bytes behind DESCRIPTOR (HASH_TO_THE_END: all), which keeps its position; the same bytes are
 * written to COPY if that is not -1, so that what was copied is what was hashed, whatever happens to the file.  False
 * with errno, which is 0 if there are fewer bytes than SIZE; OUT is then the hash of those that there were. */
bool hash_descriptor(int descriptor, uint64_t size, int copy, char out[HASH_HEX]);

uint64_t hash_fast(const void *data, size_t length);

#endif
