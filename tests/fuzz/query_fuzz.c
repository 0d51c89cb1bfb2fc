/* query_fuzz.c - whatever is typed is searched for or refused with a hint; it is never an error of the database, and
 * the answer can be told as XML. */
#include "fuzz.h"
#include "search.h"

#include <string.h>
#include <unistd.h>

static struct index *empty_index(void) {
  static struct index *index;
  if (!index) {
    struct error error = {0};
    char folder[] = "/tmp/standpunkt-fuzz-XXXXXX", file[64];
    MUST(mkdtemp(folder) != NULL);
    snprintf(file, sizeof file, "%s/index.sqlite", folder);
    index = index_open(file, INDEX_WRITE, &error);
    MUST(index != NULL);
    unlink(file); /* it lives on as long as it is open */
    snprintf(file, sizeof file, "%s/index.sqlite-wal", folder);
    unlink(file);
    snprintf(file, sizeof file, "%s/index.sqlite-shm", folder);
    unlink(file);
    rmdir(folder);
  }
  return index;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static struct arena *arena;
  if (!arena)
    arena = arena_new();
  struct error error = {0};
  const struct search_request request = {
      .query = arena_strndup(arena, (const char *)data, size), .limit = 5, .facets = (1u << SEARCH_FACETS) - 1};
  const struct search_answer *answer = search(empty_index(), &request, arena, &error);
  MUST(error.kind == ERROR_NONE && answer != NULL);
  MUST(answer->fault == SEARCH_FINE || search_fault_text(answer, true, arena)[0] != '\0');
  size_t length;
  MUST(search_result(answer, &request, arena, &length)[0] == '<');
  arena_reset(arena);
  return 0;
}
