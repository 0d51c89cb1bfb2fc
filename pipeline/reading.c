/* reading.c - the name and the bytes of a document. */
#include "reading.h"
#include "unicode.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *document_name(struct arena *arena, const char *path) {
  const char *slash = strrchr(path, '/'), *last = slash && slash[1] ? slash + 1 : path;
  char *name = unicode_clean(arena, last, strlen(last), NULL);
  for (char *at = name; *at; at++)
    if (*at == '\n' || *at == '\t')
      *at = ' ';
  return name;
}

unsigned char *read_bytes(int descriptor, const char *name, size_t *size, struct error *error) {
  struct stat status;
  if (fstat(descriptor, &status) != 0) {
    error_errno(error, ERROR_IO, "cannot read");
    return NULL;
  }
  size_t room = S_ISREG(status.st_mode) && status.st_size > 0 ? (size_t)status.st_size + 1 : 65536;
  if (room > FILE_LARGEST + 1) {
    error_set(error, ERROR_LIMIT, "%s is larger than %zu MiB", name, FILE_LARGEST >> 20);
    return NULL;
  }
  unsigned char *bytes = malloc(room);
  size_t length = 0;
  while (bytes) {
    ssize_t got = S_ISREG(status.st_mode) ? pread(descriptor, bytes + length, room - length, (off_t)length)
                                          : read(descriptor, bytes + length, room - length);
    if (got < 0 && errno == EINTR)
      continue;
    if (got <= 0) {
      *size = length;
      if (got == 0)
        return bytes;
      error_errno(error, ERROR_IO, "cannot read");
      break;
    }
    length += (size_t)got;
    if (length > FILE_LARGEST) {
      error_set(error, ERROR_LIMIT, "%s is larger than %zu MiB", name, FILE_LARGEST >> 20);
      break;
    }
    if (length == room) {
      unsigned char *larger = realloc(bytes, room *= 2);
      if (!larger)
        break;
      bytes = larger;
    }
  }
  error_set(error, ERROR_LIMIT, "no memory for %s", name);
  free(bytes);
  return NULL;
}
