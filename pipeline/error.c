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

bool error_set(struct error *error, enum error_kind kind, const char *format, ...) {
  if (error->kind != ERROR_NONE)
    return false;
  va_list args;
  va_start(args, format);
  vsnprintf(error->message, sizeof error->message, format, args);
  va_end(args);
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
