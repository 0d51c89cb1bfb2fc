/* command_help.c - `standpunkt help [COMMAND]` and `standpunkt version`. */
#include "commands.h"
#include "version.h"

#include <string.h>

static void print_options(const char *title, const struct option_spec *spec) {
  printf("\n%s\n", title);
  for (; spec && spec->name; spec++) {
    char name[64], letter[8] = "    ";
    snprintf(name, sizeof name, "--%s%s%s", spec->name, spec->argument ? " " : "",
             spec->argument ? spec->argument : "");
    if (spec->letter)
      snprintf(letter, sizeof letter, "-%c, ", spec->letter);
    printf("  %s%-18s %s\n", letter, name, spec->meaning);
  }
}

static void print_indented(const char *title, const char *text) {
  printf("\n%s\n", title);
  while (*text) {
    size_t length = strcspn(text, "\n");
    printf("  %.*s\n", (int)length, text);
    text += length + (text[length] == '\n');
  }
}

static void help_on(const struct command *command) {
  printf("standpunkt %s%s%s - %s\n\n%s\n", command->name, *command->arguments ? " " : "", command->arguments,
         command->summary, command->help);
  if (command->options)
    print_options("Options", command->options);
  print_indented("Examples", command->examples);
  print_options("Options of every command, before or after its name", global_options);
  if (!(command->formats & FORMAT_JSON))
    printf("  (no --json here)\n");
  if (!(command->formats & FORMAT_CSV))
    printf("  (no --csv here)\n");
}

static void overview(const struct command *const *command) {
  printf("standpunkt - finds who holds what position on which proposal in papers of Swedish municipalities\n\n"
         "usage: standpunkt [OPTION...] COMMAND [OPTION...] [WORD...]\n\n");
  for (; *command; command++)
    printf("  %-9s %-20s %s\n", (*command)->name, (*command)->arguments, (*command)->summary);
  print_options("Options, before or after the command", global_options);
  print_indented("Exit status", "0 all well    1 some documents failed    2 wrong use    3 the store is broken");
  print_indented("Examples", "standpunkt ingest ~/papers\n"
                             "standpunkt search avslår motionen\n"
                             "standpunkt help search");
}

static enum exit_status run_help(const struct invocation *invocation) {
  if (invocation->word_count == 0) {
    overview(invocation->commands);
    return EXIT_WELL;
  }
  const struct command *command = command_find(invocation->commands, invocation->words[0]);
  if (command) {
    help_on(command);
    return EXIT_WELL;
  }
  struct error error = {0};
  error_set(&error, ERROR_USAGE, "no command '%s'; 'standpunkt help' lists them",
            visible(invocation->arena, invocation->words[0]));
  return complain(NULL, &error);
}

static enum exit_status run_version(const struct invocation *invocation) {
  const char *share = knowledge_directory(invocation->arena);
  if (invocation->json) {
    struct json json = {.out = stdout};
    json_object(&json, NULL);
    json_text(&json, "version", STANDPUNKT_VERSION);
    json_text(&json, "extractors", extractors_version(invocation->arena));
    json_text(&json, "share", share);
    json_end(&json, '}');
  } else {
    printf("standpunkt %s (%s)\n", STANDPUNKT_VERSION, extractors_version(invocation->arena));
    if (!invocation->quiet)
      printf("rules and name lists: %s\n", share ? share : "not found");
  }
  return EXIT_WELL;
}

const struct command command_help = {
    .name = "help",
    .arguments = "[COMMAND]",
    .summary = "explain the program or one command",
    .help = "Prints the list of commands, or what COMMAND does, its options and examples.",
    .examples = "standpunkt help\nstandpunkt help ingest\nstandpunkt ingest --help",
    .least = 0,
    .most = 1,
    .run = run_help,
};

const struct command command_version = {
    .name = "version",
    .arguments = "",
    .summary = "print the version and where the rules are read from",
    .help = "Prints the version of the program and of its extractors, and the folder of rules and name lists.",
    .examples = "standpunkt version\nSTANDPUNKT_SHARE=~/my-rules standpunkt version",
    .formats = FORMAT_JSON,
    .least = 0,
    .most = 0,
    .run = run_version,
};
