/* hash_descriptor.c - the hash of a file's bytes, and a copy of them on the way (see hash.h). */
#include "hash.h"
#include "store_files.h"

#include <errno.h>
#include <unistd.h>

bool hash_descriptor(int descriptor, uint64_t size, int copy, char out[HASH_HEX]) {
  char piece[1 << 16];
  struct hash *hash = hash_begin();
  uint64_t done = 0;
  ssize_t got = 1;
  bool copied = true;
  while (done < size && got > 0 && copied) {
    size_t wanted = size - done < sizeof piece ? (size_t)(size - done) : sizeof piece;
    do
      got = pread(descriptor, piece, wanted, (off_t)done);
    while (got < 0 && errno == EINTR);
    if (got <= 0)
      break;
    hash_add(hash, piece, (size_t)got);
    copied = copy < 0 || write_all(copy, piece, (size_t)got);
    done += (uint64_t)got;
  }
  int number = got < 0 || !copied ? errno : 0;
  hash_end(hash, out);
  errno = number;
  return copied && got >= 0 && (done == size || size == HASH_TO_THE_END);
}
