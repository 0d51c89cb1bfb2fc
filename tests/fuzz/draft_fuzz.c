/* draft_fuzz.c - whatever is said to be an edited draft: what a worker makes of it are lines of the forms that the
 * other side expects, or an error. */
#include "draft.h"
#include "fuzz.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static struct arena *arena;
  if (!arena)
    arena = arena_new();
  struct error error = {0};
  const struct source source = {.data = size ? data : (const uint8_t *)"", .size = size};
  size_t length = 0;
  const char *lines = product_draft_quotes.draw(&source, 0, arena, &length, &error);
  MUST((lines == NULL) == (error.kind != ERROR_NONE));
  while (lines != NULL && *lines != '\0') {
    size_t end = strcspn(lines, "\n");
    MUST(strncmp(lines, "format ", 7) == 0 || strncmp(lines, "draft yes", 9) == 0 ||
         strncmp(lines, "mark sp", 7) == 0 || strncmp(lines, "quote sp", 8) == 0);
    MUST(lines[end] == '\n');
    lines += end + 1;
  }
  arena_reset(arena);
  return 0;
}
