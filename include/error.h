/* error.h - the first error sticks and carries its message.
 *
 * Functions that can fail take a struct error.  Once it is set, error_set does nothing, so a caller may run a
 * sequence of steps and look once at the end.  A zeroed struct error means "no error".
 */
#ifndef STANDPUNKT_ERROR_H
#define STANDPUNKT_ERROR_H

#include <stdbool.h>

enum error_kind {
  ERROR_NONE = 0,
  ERROR_USAGE,        /* the command line is wrong */
  ERROR_IO,           /* the operating system refused: errno's text is in the message */
  ERROR_NOT_DOCUMENT, /* the bytes are no format that an extractor knows */
  ERROR_EMPTY,        /* no bytes, or no pages */
  ERROR_ENCRYPTED,    /* needs a password */
  ERROR_DAMAGED,      /* the format is known, the content cannot be read */
  ERROR_NO_TEXT,      /* pages are pictures: nothing to read without OCR */
  ERROR_LIMIT,        /* larger than a limit allows */
  ERROR_RULES,        /* a rule file or gazetteer is wrong */
  ERROR_INVALID,      /* a record breaks its schema or an invariant */
  ERROR_STORE,        /* the data directory or the index is broken */
  ERROR_NOT_FOUND,    /* no such document, rule, ... */
  ERROR_KINDS
};

struct error {
  enum error_kind kind;
  char message[480]; /* UTF-8, one line, no trailing full stop */
};

/* Sets ERROR unless it is set already; always returns false, so that "return error_set(...)" reads well. */
bool error_set(struct error *error, enum error_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same with ": " and the text of errno. */
bool error_errno(struct error *error, enum error_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The token that the ledger keeps for KIND: "encrypted", "damaged", "no-text-layer", ... */
const char *error_token(enum error_kind kind);

#endif
