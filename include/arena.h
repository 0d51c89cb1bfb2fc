/* arena.h - memory of one document: allocated piece by piece, freed at once.
 *
 * Everything that a stage makes for one document lives in one arena and dies with it, so no stage has
 * cleanup code of its own.  Out of memory ends the process with exit status 70 and a message: a worker
 * is expendable, and no caller could go on.
 */
#ifndef STANDPUNKT_ARENA_H
#define STANDPUNKT_ARENA_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* A new, empty arena; free it with arena_free. */
struct arena *arena_new(void);
void arena_free(struct arena *arena);

/* Forgets everything allocated so far and keeps the largest chunk for reuse. */
void arena_reset(struct arena *arena);

/* Bytes handed out since the last reset. */
size_t arena_used(const struct arena *arena);

/* Zeroed memory, aligned for any type; SIZE 0 gives a valid pointer to nothing. */
void *arena_alloc(struct arena *arena, size_t size);

/* Zeroed memory for COUNT things of SIZE bytes; the product is checked for overflow. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* The same, not zeroed: for large arrays that are filled at once. */
void *arena_room(struct arena *arena, size_t count, size_t size);

/* Makes room for one more element in an array that grows by doubling: returns ITEMS, or a copy of it twice
 * as large when COUNT has reached *CAPACITY.  ITEMS may be NULL while *CAPACITY is 0. */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size);

/* NUL-terminated copies. */
char *arena_strndup(struct arena *arena, const char *text, size_t length);
char *arena_strdup(struct arena *arena, const char *text);
char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list args);

#endif
