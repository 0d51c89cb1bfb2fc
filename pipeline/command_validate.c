/* command_validate.c - `standpunkt validate FILE...`: records against schema and invariants. */
#include "commands.h"
#include "reading.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static bool validate(const char *file, const struct schema *schema, struct arena *arena, struct error *error) {
  int descriptor = open(file, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    return error_errno(error, ERROR_IO, "cannot open");
  size_t size;
  unsigned char *bytes = read_bytes(descriptor, file, &size, error);
  close(descriptor);
  bool valid = bytes && record_read((const char *)bytes, size, schema, arena, error) != NULL;
  free(bytes);
  return valid;
}

static enum exit_status run(const struct invocation *invocation) {
  static const struct column columns[] = {
      {.key = "file", .title = "file"}, {.key = "valid"}, {.key = "message", .title = "verdict"}};
  struct error error = {0};
  struct knowledge knowledge;
  if (!knowledge_load_schema(&knowledge, &error))
    return complain(NULL, &error);
  enum exit_status status = EXIT_WELL;
  enum list_format format = list_format_of(invocation);
  struct list *list = format == LIST_TABLE ? NULL : list_begin(stdout, format, columns, 3);
  struct arena *arena = arena_new();
  for (int i = 0; i < invocation->word_count; i++) {
    const char *file = invocation->words[i];
    struct error wrong = {0};
    bool valid = validate(file, knowledge.schema, arena, &wrong);
    if (list)
      list_row(list, (const char *[]){file, valid ? "yes" : "no", valid ? NULL : wrong.message});
    else if (valid && !invocation->quiet)
      printf("%s: valid\n", visible(arena, file));
    else if (!valid)
      complain(file, &wrong);
    if (!valid)
      status = EXIT_SOME_FAILED;
    arena_reset(arena);
  }
  if (list)
    list_end(list);
  arena_free(arena);
  knowledge_free(&knowledge);
  return status;
}

const struct command command_validate = {
    .name = "validate",
    .arguments = "FILE...",
    .summary = "check records against the schema and the invariants",
    .help =
        "Checks each FILE, a record as XML, against schemas/record.xsd and against what a schema cannot say: every\n"
        "finding has evidence, quotes are byte for byte what stands in their blocks, ids are unique, references\n"
        "lead somewhere. Exit status 1 if any is not valid.",
    .examples = "standpunkt record statement.pdf >statement.xml && standpunkt validate statement.xml",
    .formats = FORMAT_JSON | FORMAT_CSV,
    .least = 1,
    .most = -1,
    .run = run,
};
