/* record_fuzz.c - the reader of records on any bytes: what it accepts is written again as a record that is the same. */
#include "fuzz.h"
#include "pipeline.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static struct knowledge knowledge;
  static struct arena *arena;
  struct error error = {0};
  if (!arena) {
    arena = arena_new();
    MUST(knowledge_load_schema(&knowledge, &error));
  }
  struct record *record = record_read((const char *)data, size, knowledge.schema, arena, &error);
  if (record) {
    size_t length, again_length;
    char *xml = record_write(record, knowledge.schema, arena, &length, &error);
    MUST(xml != NULL);
    struct record *again = record_read(xml, length, knowledge.schema, arena, &error);
    MUST(again != NULL);
    char *twice = record_write(again, knowledge.schema, arena, &again_length, &error);
    MUST(twice != NULL && again_length == length && memcmp(xml, twice, length) == 0);
  } else {
    MUST(error.kind != ERROR_NONE && error.message[0] != '\0');
  }
  arena_reset(arena);
  return 0;
}
