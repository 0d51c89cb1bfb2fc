/* rulefile_fuzz.c - the parser of rule files on any bytes: rules, or a message that names file and line. */
#include "fuzz.h"
#include "rulefile.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct error error = {0};
  struct rule_book book = {.arena = arena_new()};
  if (rulefile_parse(&book, "some.rules", (const char *)data, size, &error)) {
    for (size_t i = 0; i < book.rule_count; i++) {
      struct error wrong = {0};
      MUST(book.rule[i].rule.id != NULL);
      MUST(pattern_expand(&book, &book.rule[i], NULL, &wrong) != NULL || wrong.kind != ERROR_NONE);
    }
  } else {
    MUST(error.kind == ERROR_RULES);
    MUST(strncmp(error.message, "some.rules", 10) == 0);
  }
  arena_free(book.arena);
  return 0;
}
