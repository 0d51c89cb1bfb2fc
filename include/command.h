/* command.h - what a command of the program is, and what it is run with.
 *
 * pipeline/main.c holds the table of commands; each has a pipeline/command_NAME.c.  Global options stand before or
 * after the command's name, a command's own after it; "--" ends options.  Only commands print: results to standard
 * output, complaints to standard error as "standpunkt: FILE: message".
 */
#ifndef STANDPUNKT_COMMAND_H
#define STANDPUNKT_COMMAND_H

#include "arena.h"
#include "error.h"

enum exit_status {
  EXIT_WELL = 0,
  EXIT_SOME_FAILED = 1, /* some documents failed, or what was asked for is not there */
  EXIT_WRONG_USE = 2,
  EXIT_STORE_BROKEN = 3
};

/* An option --NAME, or --NAME ARGUMENT; tables of them end with a NULL name. */
struct option_spec {
  const char *name;
  char letter;          /* 'q' of -q; 0 = none */
  const char *argument; /* "DIR"; NULL = a switch */
  const char *meaning;  /* one line for the help */
};

enum { FORMAT_JSON = 1, FORMAT_CSV = 2 }; /* the lists that a command can give besides the readable one */

struct invocation;

struct command {
  const char *name;
  const char *arguments;             /* "PATH...", as the help shows them */
  const char *summary;               /* one line */
  const char *help;                  /* what it does, in paragraphs */
  const char *examples;              /* lines to try */
  unsigned formats;                  /* FORMAT_... */
  int least, most;                   /* words after the name; most -1 = any number */
  const struct option_spec *options; /* its own; NULL = none */
  enum exit_status (*run)(const struct invocation *invocation);
};

#define OPTIONS_MOST 24

/* A command line, understood. */
struct invocation {
  const struct command *const *commands; /* the table, ended by NULL */
  const struct command *command;
  const char *data; /* the data directory as given; NULL = the default, see data_directory */
  bool json, csv, quiet;
  unsigned jobs; /* 0 = one a core */
  const char *const *words;
  int word_count;
  const char *value[OPTIONS_MOST]; /* of command->options, by their place; "" for a switch that is on */
  struct arena *arena;             /* lives as long as the run */
};

/* The options that every command takes. */
extern const struct option_spec global_options[];

/* The command of the table COMMANDS that is called NAME, or NULL. */
const struct command *command_find(const struct command *const *commands, const char *name);

/* Understands ARGV by the table in INVOCATION; words and values point into it.  False with ERROR_USAGE.  `--help` and
 * `--version` become the commands help and version. */
bool options_parse(struct invocation *invocation, int argc, char **argv, struct error *error);

/* The value of the command's own option NAME: NULL if it is not given, "" of a switch. */
const char *option_value(const struct invocation *invocation, const char *name);

/* The value of NAME as a number from LEAST to MOST; OTHERWISE if not given.  False with ERROR_USAGE. */
bool option_number(const struct invocation *invocation, const char *name, unsigned long least, unsigned long most,
                   unsigned long otherwise, unsigned long *number, struct error *error);

/* --data, else $STANDPUNKT_DATA, else $XDG_DATA_HOME/standpunkt, else ~/.local/share/standpunkt. */
const char *data_directory(const struct invocation *invocation, struct error *error);

/* The word of LIST (NULL-ended) that is nearest to WORD, if it is near enough to be meant; else NULL. */
const char *nearest_word(const char *word, const char *const *list);

/* Prints "standpunkt: WHAT: message" (WHAT may be NULL) and gives the exit status that the kind of error calls for. */
enum exit_status complain(const char *what, const struct error *error);

#endif
