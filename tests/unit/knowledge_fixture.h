/* knowledge_fixture.h - what tests share that read papers the whole way: the rules and lists, loaded once for the
 * group, and a file of cases. */
#ifndef STANDPUNKT_KNOWLEDGE_FIXTURE_H
#define STANDPUNKT_KNOWLEDGE_FIXTURE_H

#include "buffer.h"
#include "pipeline.h"

#include <stdio.h>

static struct knowledge knowledge;

static int load(void **state) {
  (void)state;
  struct error error = {0};
  if (knowledge_load(&knowledge, &error))
    return 0;
  print_message("%s\n", error.message);
  return -1;
}

static int unload(void **state) {
  (void)state;
  knowledge_free(&knowledge);
  return 0;
}

/* The whole of the file at PATH. */
static inline char *read_cases(struct arena *arena, const char *path) {
  FILE *file = fopen(path, "rb");
  assert_non_null(file);
  struct buffer text = buffer_in(arena);
  for (int c; (c = getc(file)) != EOF;)
    buffer_byte(&text, (char)c);
  fclose(file);
  return arena_strdup(arena, buffer_string(&text));
}

#endif
