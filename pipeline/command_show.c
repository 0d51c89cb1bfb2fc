/* command_show.c - `standpunkt show DOCUMENT`: what is known of one document. */
#include "commands.h"
#include "show_cell.h"

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
  if (invocation->word_count == 1 && invocation->csv)
    error_set(&error, ERROR_USAGE, "a document has no one list: --json gives all of it");
  if (error.kind != ERROR_NONE) {
    close_data(&data);
    return complain(what, &error);
  }
  if (invocation->word_count > 1) {
    bool found = show_cell(invocation, data.index, &error);
    close_data(&data);
    return found ? EXIT_WELL : complain(NULL, &error);
  }
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
    .arguments = "DOCUMENT | MATTER BODY [PROPOSAL]",
    .summary = "show what is known of a document, or behind a cell of a matrix",
    .help = "Shows title, issuer, dates and people of a document of the store; its proposals, the positions on them,\n"
            "decisions, votes and dissents, each with quote and page; and what to beware of. DOCUMENT is an id, the\n"
            "beginning of one (four digits or more), a file name, or a path that was ingested.\n\n"
            "With MATTER and BODY: the quotes behind that body's cells in 'standpunkt compare MATTER', of all "
            "proposals or\n"
            "of one: its number, or whole for the motion as a whole.",
    .examples = "standpunkt show 3fa9c2\n"
                "standpunkt show statement.pdf\n"
                "standpunkt show --xml statement.pdf >record.xml\n"
                "standpunkt show 2025:17 Ekelund 3",
    .formats = FORMAT_JSON | FORMAT_CSV,
    .least = 1,
    .most = 3,
    .options = options,
    .run = run,
};
