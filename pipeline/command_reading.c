/* command_reading.c - what the commands that read documents share: their limits, and printing what a worker made. */
#include "commands.h"
#include "reading.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

const struct option_spec reading_options[] = {READING_OPTIONS, {0}};

bool reading_limits(const struct invocation *invocation, struct worker_limits *limits, struct error *error) {
  unsigned long seconds, memory, pages, characters, answer;
  const struct worker_limits *otherwise = &worker_limits_default;
  if (!option_number(invocation, "timeout", 1, 86400, otherwise->seconds, &seconds, error) ||
      !option_number(invocation, "memory", 16, 1ul << 20, otherwise->memory >> 20, &memory, error) ||
      !option_number(invocation, "max-pages", 1, 10000000, extract_limits_default.pages, &pages, error) ||
      !option_number(invocation, "max-text", 1, 4096, extract_limits_default.characters / 1000000, &characters,
                     error) ||
      !option_number(invocation, "max-record", 1, 4096, otherwise->answer >> 20, &answer, error))
    return false;
  *limits = (struct worker_limits){.seconds = (unsigned)seconds,
                                   .memory = (size_t)memory << 20,
                                   .answer = (size_t)answer << 20,
                                   .text = {.pages = pages, .characters = characters * 1000000}};
  return true;
}

char *print_in_memory(void (*print)(FILE *out, const struct knowledge *knowledge, const struct passage *passage),
                      const struct knowledge *knowledge, const struct passage *passage, struct arena *arena,
                      size_t *length, struct error *error) {
  char *text = NULL, *kept = NULL;
  FILE *out = open_memstream(&text, length);
  if (out) {
    print(out, knowledge, passage);
    if (fclose(out) == 0)
      kept = arena_strndup(arena, text, *length);
  }
  free(text);
  if (!kept)
    error_set(error, ERROR_LIMIT, "no memory for the output");
  return kept;
}

const char *read_one(const char *file, const struct knowledge *knowledge, const struct product *product,
                     const struct worker_limits *limits, struct arena *arena, size_t *length, struct error *error) {
  int descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) {
    error_errno(error, ERROR_IO, "cannot open");
    return NULL;
  }
  const char *made =
      workers_read_one(descriptor, document_name(arena, file), knowledge, product, limits, arena, length, error);
  close(descriptor);
  return made;
}

enum exit_status print_product(const struct invocation *invocation, bool knowing, const struct product *product) {
  const char *file = invocation->words[0];
  struct error error = {0};
  struct knowledge knowledge = {0};
  struct worker_limits limits;
  if (!reading_limits(invocation, &limits, &error) || (knowing && !knowledge_load(&knowledge, &error)))
    return complain(NULL, &error);
  terminal_remember();
  struct arena *arena = arena_new();
  size_t length;
  const char *text = read_one(file, knowing ? &knowledge : NULL, product, &limits, arena, &length, &error);
  if (text)
    print_foreign(stdout, text, length);
  enum exit_status status = error.kind ? complain(file, &error) : EXIT_WELL;
  arena_free(arena);
  knowledge_free(&knowledge);
  return status;
}
