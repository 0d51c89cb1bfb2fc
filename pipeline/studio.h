/* studio.h - a process that has pages drawn, or another that has papers read that readers sent: it is made before the
 * server has threads, so that workers, which are forked, can still be replaced when the server has some. */
#ifndef STANDPUNKT_STUDIO_H
#define STANDPUNKT_STUDIO_H

#include "arena.h"
#include "error.h"

struct studio;

/* Starts the process; the caller has one thread.  NULL with ERROR set.  Free by studio_stop. */
struct studio *studio_start(struct error *error);
/* The same, to read papers. */
struct studio *studio_start_reading(struct error *error);
void studio_stop(struct studio *studio);

/* Page PAGE of the PDF behind DESCRIPTOR as picture.h gives it, in ARENA; NULL with ERROR set: ERROR_LIMIT where it
 * took too long, or too much memory.  Several threads may ask; they are served one after the other. */
const char *studio_draw(struct studio *studio, int descriptor, uint32_t page, struct arena *arena, size_t *length,
                        struct error *error);

/* The record, as XML that is not to be trusted, of the document behind DESCRIPTOR, called NAME (cut where it is long);
 * otherwise as above. */
const char *studio_read(struct studio *studio, int descriptor, const char *name, struct arena *arena, size_t *length,
                        struct error *error);

#endif
