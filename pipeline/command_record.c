/* command_record.c - `standpunkt record FILE`: the record of one document, as XML. */
#include "commands.h"
#include "reading.h"

static enum exit_status run(const struct invocation *invocation) {
  const char *file = invocation->words[0];
  struct error error = {0};
  struct knowledge knowledge;
  if (!knowledge_load(&knowledge, &error))
    return complain(NULL, &error);
  struct arena *arena = arena_new();
  struct passage passage;
  size_t length;
  char *xml = NULL;
  if (read_document(file, &knowledge, READING_ALL, arena, &passage, &error))
    xml = record_write(passage.record, knowledge.schema, arena, &length, &error);
  enum exit_status status = xml ? EXIT_WELL : complain(file, &error);
  if (xml)
    fwrite(xml, 1, length, stdout);
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
    .run = run,
};
