/* complaint.c - errors as the user sees them, and the exit status each kind calls for. */
#include "command.h"
#include "output.h"

static const enum exit_status status_of[ERROR_KINDS] = {
    [ERROR_NONE] = EXIT_WELL,
    [ERROR_USAGE] = EXIT_WRONG_USE,
    [ERROR_IO] = EXIT_SOME_FAILED,
    [ERROR_NOT_DOCUMENT] = EXIT_SOME_FAILED,
    [ERROR_EMPTY] = EXIT_SOME_FAILED,
    [ERROR_ENCRYPTED] = EXIT_SOME_FAILED,
    [ERROR_DAMAGED] = EXIT_SOME_FAILED,
    [ERROR_NO_TEXT] = EXIT_SOME_FAILED,
    [ERROR_LIMIT] = EXIT_SOME_FAILED,
    [ERROR_RULES] = EXIT_SOME_FAILED,
    [ERROR_INVALID] = EXIT_SOME_FAILED,
    [ERROR_STORE] = EXIT_STORE_BROKEN,
    [ERROR_NOT_FOUND] = EXIT_SOME_FAILED,
};

enum exit_status complain(const char *what, const struct error *error) {
  struct arena *arena = arena_new();
  fflush(stdout);
  fprintf(stderr, "standpunkt: %s%s%s\n", what ? visible(arena, what) : "", what ? ": " : "",
          visible(arena, error->message));
  arena_free(arena);
  return status_of[error->kind];
}
