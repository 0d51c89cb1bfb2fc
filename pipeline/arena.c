/* arena.c - memory of one document (see arena.h): chunks that double up to a megabyte. */
#include "arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

enum { FIRST_CHUNK = 64 * 1024, LARGEST_CHUNK = 1024 * 1024, ALIGNMENT = 16 };

struct chunk {
  struct chunk *before;
  size_t size, used;
  _Alignas(ALIGNMENT) unsigned char data[];
};

struct arena {
  struct chunk *chunk;
  size_t used;
};

static _Noreturn void out_of_memory(size_t size) {
  fprintf(stderr, "standpunkt: out of memory (%zu bytes wanted)\n", size);
  exit(EX_SOFTWARE);
}

struct arena *arena_new(void) {
  struct arena *arena = calloc(1, sizeof *arena);
  if (arena == NULL)
    out_of_memory(sizeof *arena);
  return arena;
}

void arena_free(struct arena *arena) {
  if (arena == NULL)
    return;
  for (struct chunk *chunk = arena->chunk; chunk != NULL;) {
    struct chunk *before = chunk->before;
    free(chunk);
    chunk = before;
  }
  free(arena);
}

void arena_reset(struct arena *arena) {
  struct chunk *kept = NULL;
  for (struct chunk *chunk = arena->chunk; chunk != NULL;) {
    struct chunk *before = chunk->before;
    /* A chunk made for one huge thing would otherwise stay with a worker for good. */
    if (chunk->size <= LARGEST_CHUNK && (kept == NULL || chunk->size > kept->size)) {
      free(kept);
      kept = chunk;
    } else {
      free(chunk);
    }
    chunk = before;
  }
  if (kept != NULL) {
    kept->before = NULL;
    kept->used = 0;
  }
  arena->chunk = kept;
  arena->used = 0;
}

size_t arena_used(const struct arena *arena) { return arena->used; }

static void add_chunk(struct arena *arena, size_t wanted) {
  size_t size = arena->chunk == NULL ? FIRST_CHUNK : arena->chunk->size * 2;
  if (size > LARGEST_CHUNK)
    size = LARGEST_CHUNK;
  if (size < wanted)
    size = wanted;
  struct chunk *chunk = malloc(sizeof *chunk + size);
  if (chunk == NULL)
    out_of_memory(size);
  chunk->before = arena->chunk;
  chunk->size = size;
  chunk->used = 0;
  arena->chunk = chunk;
}

/* SIZE bytes as they are; *ROUNDED gets how many were taken. */
static void *take(struct arena *arena, size_t size, size_t *rounded_up) {
  if (size > SIZE_MAX / 2)
    out_of_memory(size);
  size_t rounded = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
  if (arena->chunk == NULL || arena->chunk->size - arena->chunk->used < rounded)
    add_chunk(arena, rounded);
  void *memory = arena->chunk->data + arena->chunk->used;
  arena->chunk->used += rounded;
  arena->used += rounded;
  *rounded_up = rounded;
  return memory;
}

void *arena_alloc(struct arena *arena, size_t size) {
  size_t rounded;
  void *memory = take(arena, size, &rounded);
  return memset(memory, 0, rounded);
}

void *arena_room(struct arena *arena, size_t count, size_t size) {
  size_t product, rounded;
  if (__builtin_mul_overflow(count, size, &product))
    out_of_memory(SIZE_MAX);
  return take(arena, product, &rounded);
}

void *arena_array(struct arena *arena, size_t count, size_t size) {
  size_t product;
  if (__builtin_mul_overflow(count, size, &product))
    out_of_memory(SIZE_MAX);
  return arena_alloc(arena, product);
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size) {
  if (count < *capacity)
    return items;
  size_t larger = *capacity == 0 ? 8 : *capacity * 2;
  char *copy = arena_room(arena, larger, size);
  if (count > 0)
    memcpy(copy, items, count * size);
  memset(copy + count * size, 0, (larger - count) * size);
  *capacity = larger;
  return copy;
}

char *arena_strndup(struct arena *arena, const char *text, size_t length) {
  char *copy = arena_room(arena, length + 1, 1);
  if (length > 0)
    memcpy(copy, text, length);
  copy[length] = '\0';
  return copy;
}

char *arena_strdup(struct arena *arena, const char *text) { return arena_strndup(arena, text, strlen(text)); }

char *arena_vprintf(struct arena *arena, const char *format, va_list args) {
  va_list again;
  char brief[128]; /* most texts are: printed once */
  va_copy(again, args);
  int length = vsnprintf(brief, sizeof brief, format, again);
  va_end(again);
  if (length < 0)
    return arena_strdup(arena, "");
  if ((size_t)length < sizeof brief)
    return arena_strndup(arena, brief, (size_t)length);
  char *text = arena_alloc(arena, (size_t)length + 1);
  vsnprintf(text, (size_t)length + 1, format, args);
  return text;
}

char *arena_printf(struct arena *arena, const char *format, ...) {
  va_list args;
  va_start(args, format);
  char *text = arena_vprintf(arena, format, args);
  va_end(args);
  return text;
}
