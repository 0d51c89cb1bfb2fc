/* buffer.c - bytes that grow, in an arena (see buffer.h). */
#include "buffer.h"
#include "unicode.h"

#include <stdio.h>
#include <string.h>

struct buffer buffer_in(struct arena *arena) {
  return (struct buffer){.arena = arena};
}

void buffer_reserve(struct buffer *buffer, size_t more) {
  size_t needed = buffer->length + more + 1;
  if (needed <= buffer->capacity)
    return;
  size_t larger = buffer->capacity == 0 ? 256 : buffer->capacity * 2;
  while (larger < needed)
    larger *= 2;
  char *data = arena_room(buffer->arena, larger, 1);
  if (buffer->length > 0)
    memcpy(data, buffer->data, buffer->length);
  data[buffer->length] = '\0';
  buffer->data = data;
  buffer->capacity = larger;
}

void buffer_add(struct buffer *buffer, const void *data, size_t length) {
  buffer_reserve(buffer, length);
  if (length > 0)
    memcpy(buffer->data + buffer->length, data, length);
  buffer->length += length;
  buffer->data[buffer->length] = '\0';
}

void buffer_text(struct buffer *buffer, const char *text) { buffer_add(buffer, text, strlen(text)); }

void buffer_byte(struct buffer *buffer, char byte) { buffer_add(buffer, &byte, 1); }

void buffer_printf(struct buffer *buffer, const char *format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int length = vsnprintf(NULL, 0, format, again);
  va_end(again);
  if (length > 0) {
    buffer_reserve(buffer, (size_t)length);
    vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, args);
    buffer->length += (size_t)length;
  }
  va_end(args);
}

void buffer_char(struct buffer *buffer, uint32_t character) {
  char bytes[4] = {0};
  unsigned length = unicode_write(character, bytes);
  buffer_add(buffer, bytes, length);
}

const char *buffer_string(const struct buffer *buffer) { return buffer->data == NULL ? "" : buffer->data; }
