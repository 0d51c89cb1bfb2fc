/* gzip.h - bytes packed for the way through the network. */
#ifndef STANDPUNKT_GZIP_H
#define STANDPUNKT_GZIP_H

#include <stddef.h>

/* LENGTH bytes by gzip in malloc'ed memory, or NULL where that would not be shorter. */
void *gzip_pack(const void *bytes, size_t length, size_t *packed_length);

#endif
