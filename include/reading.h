/* reading.h - the name and the bytes of a document.
 */
#ifndef STANDPUNKT_READING_H
#define STANDPUNKT_READING_H

#include "arena.h"
#include "error.h"
#include <stddef.h>

/* Larger files are not read, bytes. */
#define FILE_LARGEST ((size_t)256 << 20)

/* The last part of PATH as a record names it: clean UTF-8 on one line. */
const char *document_name(struct arena *arena, const char *path);

/* The bytes behind DESCRIPTOR, read to their end into malloc'ed memory that the caller frees (never mapped: a file
 * may shrink under a map); NULL with ERROR set, ERROR_LIMIT above FILE_LARGEST. */
unsigned char *read_bytes(int descriptor, const char *name, size_t *size, struct error *error);

#endif
