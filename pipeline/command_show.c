/* command_show.c - `standpunkt show DOCUMENT`: what is known of one document. */
#include "commands.h"

#include <stdlib.h>
#include <string.h>

static const struct option_spec options[] = {
    {.name = "xml", .meaning = "the record itself"},
    {.name = NULL},
};

static bool print_record(const struct invocation *invocation, const char *xml, size_t length, struct error *error) {
  if (option_value(invocation, "xml"))
    return fwrite(xml, 1, length, stdout) == length;
  struct knowledge knowledge;
  if (!knowledge_load_schema(&knowledge, error))
    return false;
  struct record *record = record_read(xml, length, knowledge.schema, invocation->arena, error);
  if (record && invocation->json)
    print_record_json(stdout, record);
  else if (record) {
    print_metadata(stdout, record);
    print_findings(stdout, record);
    print_remarks(stdout, record);
  }
  knowledge_free(&knowledge);
  return record != NULL;
}

static enum exit_status run(const struct invocation *invocation) {
  struct error error = {0};
  struct opened data;
  const char *what = invocation->words[0];
  if (!open_data(invocation, false, &data, &error))
    return complain(NULL, &error);
  size_t length;
  const char *id = the_document(data.index, what, invocation->arena, &error);
  char *xml = id ? store_get_record(data.store, id, &length, &error) : NULL;
  bool shown = xml && print_record(invocation, xml, length, &error);
  free(xml);
  close_data(&data);
  return shown ? EXIT_WELL : complain(what, &error);
}

const struct command command_show = {
    .name = "show",
    .arguments = "DOCUMENT",
    .summary = "show what is known of a document, with quotes and pages",
    .help = "Shows title, issuer, dates and people of a document of the store; its proposals, the positions on them,\n"
            "decisions, votes and dissents, each with quote and page; and what to beware of. DOCUMENT is an id, the\n"
            "beginning of one (four digits or more), a file name, or a path that was ingested.",
    .examples = "standpunkt show 3fa9c2\n"
                "standpunkt show statement.pdf\n"
                "standpunkt show --xml statement.pdf >record.xml",
    .formats = FORMAT_JSON,
    .least = 1,
    .most = 1,
    .options = options,
    .run = run,
};
