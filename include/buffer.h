/* buffer.h - bytes that grow, in an arena. */
#ifndef STANDPUNKT_BUFFER_H
#define STANDPUNKT_BUFFER_H

#include "arena.h"

struct buffer {
  struct arena *arena;
  char *data; /* always NUL-terminated once anything was added; NULL before */
  size_t length, capacity;
};

struct buffer buffer_in(struct arena *arena);
/* Room for MORE bytes at once, where it is known how many will come. */
void buffer_reserve(struct buffer *buffer, size_t more);
void buffer_add(struct buffer *buffer, const void *data, size_t length);
void buffer_text(struct buffer *buffer, const char *text);
void buffer_byte(struct buffer *buffer, char byte);
void buffer_printf(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* One Unicode character as UTF-8. */
void buffer_char(struct buffer *buffer, uint32_t character);

/* The text so far; "" when nothing was added. */
const char *buffer_string(const struct buffer *buffer);

#endif
