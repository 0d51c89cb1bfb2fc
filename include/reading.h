/* reading.h - one document read in this process: what record, extract and explain do.
 *
 * The one place that opens a stranger's file outside a worker.
 */
#ifndef STANDPUNKT_READING_H
#define STANDPUNKT_READING_H

#include "pipeline.h"

/* Larger files are not read. */
#define FILE_LARGEST ((size_t)1 << 30)

/* The last part of PATH as a record names it: clean UTF-8 on one line. */
const char *document_name(struct arena *arena, const char *path);

/* The bytes behind DESCRIPTOR, read to their end into malloc'ed memory that the caller frees (never mapped: a file
 * may shrink under a map); NULL with ERROR set, ERROR_LIMIT above 1 GiB. */
unsigned char *read_bytes(int descriptor, const char *name, size_t *size, struct error *error);

/* How far a document is taken. */
enum reading_depth { READING_PAGES, READING_ALL };

/* Reads FILE.  All results live in ARENA.  KNOWLEDGE may be NULL for READING_PAGES. */
bool read_document(const char *file, const struct knowledge *knowledge, enum reading_depth depth, struct arena *arena,
                   struct passage *passage, struct error *error);

#endif
