/* options.c - the command line: global options anywhere, a command's own after its name, words. */
#include "command.h"
#include "output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

const struct option_spec global_options[] = {
    {.name = "data", .argument = "DIR", .meaning = "the data directory ($STANDPUNKT_DATA)"},
    {.name = "json", .meaning = "print JSON"},
    {.name = "csv", .meaning = "print comma-separated values"},
    {.name = "quiet", .letter = 'q', .meaning = "no progress, no summary, no remarks"},
    {.name = "jobs", .letter = 'j', .argument = "N", .meaning = "worker processes (one a core)"},
    {.name = "help", .letter = 'h', .meaning = "help on the command"},
    {.name = "version", .letter = 'V', .meaning = "name and version"},
    {.name = NULL},
};

/* The command line while it is read. */
struct reading {
  struct invocation *to;
  char **argv;
  int argc, at;
  const char **words;
  bool help, version, words_only;
};

static const struct option_spec *spec_find(const struct option_spec *specs, const char *name, size_t length,
                                           char letter) {
  for (; specs && specs->name; specs++) {
    if (letter && specs->letter == letter)
      return specs;
    if (!letter && strlen(specs->name) == length && strncmp(specs->name, name, length) == 0)
      return specs;
  }
  return NULL;
}

static bool set_jobs(struct invocation *to, const char *value, struct error *error) {
  char *end;
  errno = 0;
  unsigned long jobs = strtoul(value, &end, 10);
  if (errno || *end || *value < '0' || *value > '9' || jobs < 1 || jobs > 256)
    return error_set(error, ERROR_USAGE, "--jobs wants a number from 1 to 256, not '%s'", value);
  to->jobs = (unsigned)jobs;
  return true;
}

static bool set_global(struct reading *reading, const struct option_spec *spec, const char *value,
                       struct error *error) {
  struct invocation *to = reading->to;
  switch (spec - global_options) {
  case 0:
    if (!*value)
      return error_set(error, ERROR_USAGE, "--data wants a directory");
    to->data = value;
    return true;
  case 1:
    return to->json = true;
  case 2:
    return to->csv = true;
  case 3:
    return to->quiet = true;
  case 4:
    return set_jobs(to, value, error);
  case 5:
    return reading->help = true;
  default:
    return reading->version = true;
  }
}

static bool unknown_option(const struct reading *reading, const char *name, size_t length, struct error *error) {
  const char *names[2 * OPTIONS_MOST] = {NULL};
  size_t count = 0;
  for (const struct option_spec *spec = global_options; spec->name; spec++)
    names[count++] = spec->name;
  const struct command *command = reading->to->command;
  for (const struct option_spec *spec = command ? command->options : NULL; spec && spec->name; spec++)
    names[count++] = spec->name;
  const char *written = arena_strndup(reading->to->arena, name, length);
  const char *meant = nearest_word(written, names);
  if (meant)
    return error_set(error, ERROR_USAGE, "unknown option --%s; did you mean --%s?", written, meant);
  return error_set(error, ERROR_USAGE, "unknown option %s%s; see 'standpunkt help%s%s'", length > 1 ? "--" : "-",
                   written, command ? " " : "", command ? command->name : "");
}

/* Reads the option NAME (LETTER of a short one); TEXT is what follows it in the same word, NULL if nothing. */
static bool take_option(struct reading *reading, const char *name, size_t length, char letter, const char *text,
                        struct error *error) {
  struct invocation *to = reading->to;
  const struct option_spec *own = to->command ? to->command->options : NULL;
  const struct option_spec *spec = spec_find(own, name, length, letter);
  bool global = !spec;
  if (global)
    spec = spec_find(global_options, name, length, letter);
  if (!spec)
    return unknown_option(reading, name, length, error);
  if (!spec->argument && text)
    return error_set(error, ERROR_USAGE, "--%s takes no value", spec->name);
  if (spec->argument && !text) {
    if (reading->at >= reading->argc)
      return error_set(error, ERROR_USAGE, "--%s wants a value: --%s %s", spec->name, spec->name, spec->argument);
    text = reading->argv[reading->at++];
  }
  if (global)
    return set_global(reading, spec, text ? text : "", error);
  to->value[spec - own] = text ? text : "";
  return true;
}

const struct command *command_find(const struct command *const *commands, const char *name) {
  for (; *commands; commands++)
    if (strcmp((*commands)->name, name) == 0)
      return *commands;
  return NULL;
}

static bool take_word(struct reading *reading, const char *word, struct error *error) {
  struct invocation *to = reading->to;
  if (to->command) {
    reading->words[to->word_count++] = word;
    return true;
  }
  to->command = command_find(to->commands, word);
  if (to->command)
    return true;
  const char *names[64] = {NULL};
  for (size_t i = 0; i < 63 && to->commands[i]; i++)
    names[i] = to->commands[i]->name;
  const char *meant = nearest_word(word, names);
  word = visible(to->arena, word);
  if (meant)
    return error_set(error, ERROR_USAGE, "no command '%s'; did you mean '%s'?", word, meant);
  return error_set(error, ERROR_USAGE, "no command '%s'; 'standpunkt help' lists them", word);
}

static bool take_argument(struct reading *reading, const char *argument, struct error *error) {
  if (reading->words_only || argument[0] != '-' || !argument[1])
    return take_word(reading, argument, error);
  if (strcmp(argument, "--") == 0)
    return reading->words_only = true;
  if (argument[1] == '-') {
    const char *name = argument + 2, *equals = strchr(name, '=');
    size_t length = equals ? (size_t)(equals - name) : strlen(name);
    return take_option(reading, name, length, '\0', equals ? equals + 1 : NULL, error);
  }
  return take_option(reading, argument + 1, 1, argument[1], argument[2] ? argument + 2 : NULL, error);
}

/* What holds for the line as a whole. */
static bool check_use(const struct invocation *use, struct error *error) {
  const struct command *command = use->command;
  if (use->json && use->csv)
    return error_set(error, ERROR_USAGE, "--json and --csv exclude each other");
  if (use->json && !(command->formats & FORMAT_JSON))
    return error_set(error, ERROR_USAGE, "%s has no --json", command->name);
  if (use->csv && !(command->formats & FORMAT_CSV))
    return error_set(error, ERROR_USAGE, "%s has no --csv", command->name);
  if (use->word_count < command->least)
    return error_set(error, ERROR_USAGE, "too little said; usage: standpunkt %s %s", command->name, command->arguments);
  if (command->most >= 0 && use->word_count > command->most)
    return error_set(error, ERROR_USAGE, "'%s' is one word too many; usage: standpunkt %s%s%s",
                     visible(use->arena, use->words[command->most]), command->name, *command->arguments ? " " : "",
                     command->arguments);
  return true;
}

bool options_parse(struct invocation *invocation, int argc, char **argv, struct error *error) {
  const char **words = arena_array(invocation->arena, (size_t)argc + 2, sizeof *words);
  struct reading reading = {.to = invocation, .argv = argv, .argc = argc, .at = 1, .words = words};
  invocation->words = words;
  while (reading.at < argc && !error->kind)
    take_argument(&reading, argv[reading.at++], error);
  if (error->kind)
    return false;
  if (reading.help || reading.version) {
    invocation->word_count = reading.help && invocation->command ? 1 : 0;
    if (invocation->word_count)
      words[0] = invocation->command->name;
    invocation->command = command_find(invocation->commands, reading.help ? "help" : "version");
    return true;
  }
  if (!invocation->command)
    return error_set(error, ERROR_USAGE, "which command? 'standpunkt help' lists them");
  return check_use(invocation, error);
}

const char *option_value(const struct invocation *invocation, const char *name) {
  const struct option_spec *own = invocation->command->options;
  const struct option_spec *spec = spec_find(own, name, strlen(name), '\0');
  return spec ? invocation->value[spec - own] : NULL;
}

bool option_number(const struct invocation *invocation, const char *name, unsigned long least, unsigned long most,
                   unsigned long otherwise, unsigned long *number, struct error *error) {
  const char *value = option_value(invocation, name);
  *number = otherwise;
  if (!value)
    return true;
  char *end;
  errno = 0;
  *number = strtoul(value, &end, 10);
  if (errno || *end || *value < '0' || *value > '9' || *number < least || *number > most)
    return error_set(error, ERROR_USAGE, "--%s wants a number from %lu to %lu, not '%s'", name, least, most, value);
  return true;
}

const char *data_directory(const struct invocation *invocation, struct error *error) {
  const char *directory = invocation->data ? invocation->data : getenv("STANDPUNKT_DATA");
  if (directory && *directory)
    return directory;
  directory = getenv("XDG_DATA_HOME");
  if (directory && *directory == '/')
    return arena_printf(invocation->arena, "%s/standpunkt", directory);
  directory = getenv("HOME");
  if (directory && *directory)
    return arena_printf(invocation->arena, "%s/.local/share/standpunkt", directory);
  error_set(error, ERROR_USAGE, "no data directory: say --data DIR or set $STANDPUNKT_DATA");
  return NULL;
}

/* Letters to add, drop, change or swap with the next to get from A to B; words longer than 31 letters are far. */
static size_t word_distance(const char *a, const char *b) {
  size_t m = strlen(a), n = strlen(b), row[3][33];
  if (m > 31 || n > 31)
    return 32;
  for (size_t j = 0; j <= n; j++)
    row[0][j] = j;
  for (size_t i = 1; i <= m; i++) {
    size_t *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];
    now[0] = i;
    for (size_t j = 1; j <= n; j++) {
      size_t best = last[j - 1] + (a[i - 1] != b[j - 1]);
      if (last[j] + 1 < best)
        best = last[j] + 1;
      if (now[j - 1] + 1 < best)
        best = now[j - 1] + 1;
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && before[j - 2] + 1 < best)
        best = before[j - 2] + 1;
      now[j] = best;
    }
  }
  return row[m % 3][n];
}

const char *nearest_word(const char *word, const char *const *list) {
  const char *nearest = NULL;
  size_t least = strlen(word) / 3 + 1;
  for (; *list; list++) {
    size_t length = strlen(word), distance = word_distance(word, *list);
    if (length >= 3 && strncmp(word, *list, length) == 0)
      distance = 1;
    if (distance < least || (distance == least && !nearest)) {
      nearest = *list;
      least = distance;
    }
  }
  return nearest;
}
