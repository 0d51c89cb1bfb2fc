/* package.h - files made of parts: DOCX and ODT are ZIP archives (libzip).
 *
 * Writing gives the same bytes for the same parts: fixed times, the order in which they were added, nothing of this
 * machine.  Reading trusts nothing that an archive says of itself: sizes are counted while unpacking.
 */
#ifndef STANDPUNKT_PACKAGE_H
#define STANDPUNKT_PACKAGE_H

#include "arena.h"
#include "error.h"

#include <stddef.h>

struct package_part {
  const char *name;  /* "word/document.xml" */
  const char *bytes; /* must stay until package_write returns */
  size_t length;
  bool stored; /* not compressed, as ODF wants its mimetype */
};

/* COUNT parts, in their order, as one archive in ARENA; NULL with ERROR set. */
char *package_write(const struct package_part *parts, size_t count, struct arena *arena, size_t *length,
                    struct error *error);

/* The part NAME of the archive BYTES, unpacked into ARENA, NUL-terminated.  NULL without an error if there is no such
 * part.  ERROR_DAMAGED if it is no archive or a broken one, ERROR_LIMIT if it has more than 4096 parts or this one
 * unpacks to more than MOST bytes. */
char *package_read(const char *bytes, size_t size, const char *name, size_t most, struct arena *arena, size_t *length,
                   struct error *error);

#endif
