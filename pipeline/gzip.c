/* gzip.c - bytes packed for the way through the network; the only file that knows zlib. */
#include "gzip.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <zlib.h>

enum { LEVEL = 6, WITH_GZIP_HEADER = 15 + 16, MEMORY_LEVEL = 8 };

void *gzip_pack(const void *bytes, size_t length, size_t *packed_length) {
  z_stream stream = {0};
  if (length > INT_MAX ||
      deflateInit2(&stream, LEVEL, Z_DEFLATED, WITH_GZIP_HEADER, MEMORY_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
    return NULL;
  unsigned char *packed = malloc(length);
  stream.next_in = (unsigned char *)(uintptr_t)bytes; /* zlib does not write to it */
  stream.avail_in = (uInt)length;
  stream.next_out = packed;
  stream.avail_out = packed ? (uInt)length : 0;
  int status = packed ? deflate(&stream, Z_FINISH) : Z_MEM_ERROR;
  *packed_length = length - stream.avail_out;
  deflateEnd(&stream);
  if (status == Z_STREAM_END && *packed_length < length) {
    void *fitting = realloc(packed, *packed_length);
    return fitting != NULL ? fitting : packed; /* cppcheck-suppress memleak ; realloc has freed the larger one */
  }
  free(packed);
  return NULL;
}
