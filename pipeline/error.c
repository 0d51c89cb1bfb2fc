/* error.c - the first error sticks (see error.h). */
#include "error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *const tokens[ERROR_KINDS] = {
    [ERROR_NONE] = "none",
    [ERROR_USAGE] = "usage",
    [ERROR_IO] = "unreadable",
    [ERROR_NOT_DOCUMENT] = "not-a-document",
    [ERROR_EMPTY] = "empty",
    [ERROR_ENCRYPTED] = "encrypted",
    [ERROR_DAMAGED] = "damaged",
    [ERROR_NO_TEXT] = "no-text-layer",
    [ERROR_LIMIT] = "too-large",
    [ERROR_RULES] = "rules",
    [ERROR_INVALID] = "invalid-record",
    [ERROR_STORE] = "store",
    [ERROR_NOT_FOUND] = "not-found",
};

const char *error_token(enum error_kind kind) { return tokens[kind]; }

/* A message that was cut to fit does not end inside a character. */
static void trim_character(char *message) {
  size_t length = strlen(message), at = length;
  while (at > 0 && length - at < 4 && ((unsigned char)message[at - 1] & 0xC0) == 0x80)
    at--;
  if (at == 0 || (unsigned char)message[at - 1] < 0xC0)
    return;
  unsigned char lead = (unsigned char)message[at - 1];
  size_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (length - (at - 1) < wanted)
    message[at - 1] = '\0';
}

bool error_set(struct error *error, enum error_kind kind, const char *format, ...) {
  if (error->kind != ERROR_NONE)
    return false;
  va_list args;
  va_start(args, format);
  vsnprintf(error->message, sizeof error->message, format, args);
  va_end(args);
  trim_character(error->message);
  error->kind = kind;
  return false;
}

bool error_errno(struct error *error, enum error_kind kind, const char *format, ...) {
  int number = errno;
  if (error->kind != ERROR_NONE)
    return false;
  va_list args;
  va_start(args, format);
  vsnprintf(error->message, sizeof error->message, format, args);
  va_end(args);
  size_t length = strlen(error->message);
  char text[128];
  snprintf(error->message + length, sizeof error->message - length, ": %s", strerror_r(number, text, sizeof text));
  error->kind = kind;
  return false;
}
