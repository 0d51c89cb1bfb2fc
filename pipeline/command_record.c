/* command_record.c - `standpunkt record FILE`: the record of one document, as XML. */
#include "commands.h"
#include "worker.h"

static enum exit_status run(const struct invocation *invocation) {
  const char *file = invocation->words[0];
  struct error error = {0};
  struct knowledge knowledge;
  struct worker_limits limits;
  if (!reading_limits(invocation, &limits, &error) || !knowledge_load(&knowledge, &error))
    return complain(NULL, &error);
  struct arena *arena = arena_new();
  size_t length;
  const char *xml = read_one(file, &knowledge, &product_record, &limits, arena, &length, &error);
  /* a worker may have been taken over: what it says is checked as if a stranger had written it */
  if (xml && record_read(xml, length, knowledge.schema, arena, &error))
    fwrite(xml, 1, length, stdout);
  enum exit_status status = error.kind ? complain(file, &error) : EXIT_WELL;
  arena_free(arena);
  knowledge_free(&knowledge);
  return status;
}

const struct command command_record = {
    .name = "record",
    .arguments = "FILE",
    .summary = "print the record of a document as XML",
    .help = "Reads FILE, a PDF or plain text, and prints its record: the text with places and the findings in it.\n"
            "Nothing is stored. The record is valid by schemas/record.xsd, or it is not printed.",
    .examples = "standpunkt record statement.pdf\n"
                "standpunkt record statement.pdf | xmllint --xpath '//*[local-name()=\"position\"]' -",
    .least = 1,
    .most = 1,
    .options = reading_options,
    .run = run,
};
