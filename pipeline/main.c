/* main.c - the program: a table of commands. */
#include "command.h"

#include <stdio.h>

/* clang-format off: one a line */
extern const struct command command_ingest, command_search, command_show, command_matters, command_compare,
    command_history, command_draft, command_deadlines, command_status, command_record, command_extract, command_explain,
    command_validate, command_reindex, command_check, command_forget, command_export, command_rules, command_eval,
    command_serve, command_sandbox, command_help, command_version;

static const struct command *const commands[] = {
    &command_ingest,   &command_search,    &command_show,    &command_matters, &command_compare, &command_history,
    &command_draft,    &command_deadlines, &command_status,  &command_record,  &command_extract, &command_explain,
    &command_validate, &command_reindex,   &command_check,   &command_forget,  &command_export,  &command_rules,
    &command_eval,     &command_serve,     &command_sandbox, &command_help,    &command_version, NULL,
};
/* clang-format on */

int main(int argc, char **argv) {
  struct invocation invocation = {.commands = commands, .arena = arena_new()};
  struct error error = {0};
  enum exit_status status = EXIT_WRONG_USE;
  if (options_parse(&invocation, argc, argv, &error))
    status = invocation.command->run(&invocation);
  else
    complain(NULL, &error);
  arena_free(invocation.arena);
  if (fflush(stdout) != 0 || ferror(stdout)) {
    error_errno(&error, ERROR_IO, "cannot write the output");
    complain(NULL, &error);
    if (status == EXIT_WELL)
      status = EXIT_SOME_FAILED;
  }
  return (int)status;
}
