/* command_sandbox.c - `standpunkt sandbox`: what is in force around a worker on this machine, and whether it holds. */
#include "commands.h"

#include <stdio.h>

enum { ATTEMPTS_MOST = 32 };

static void json(const struct sandbox_support *support, const struct sandbox_attempt *attempts, size_t count,
                 bool held) {
  struct json json = {.out = stdout};
  json_object(&json, NULL);
  json_number(&json, "landlockAbi", support->landlock);
  json_bool(&json, "seccomp", support->seccomp);
  json_bool(&json, "held", held);
  json_array(&json, "attempts");
  for (size_t i = 0; i < count; i++) {
    json_object(&json, NULL);
    json_text(&json, "attempt", attempts[i].what);
    json_bool(&json, "held", attempts[i].held);
    json_text(&json, "how", attempts[i].how);
    json_end(&json, '}');
  }
  json_end(&json, ']');
  json_end(&json, '}');
}

static void print(const struct sandbox_support *support, const struct sandbox_attempt *attempts, size_t count) {
  if (support->landlock)
    printf("Landlock    ABI %d, every right taken\n", support->landlock);
  else
    puts("Landlock    not in this kernel");
  printf("seccomp     %s\n", support->seccomp ? "an allow-list of system calls" : "not in this kernel");
  puts("limits      memory, time, size of the record; no files, no cores\n");
  puts("A process locked like a worker tried to");
  for (size_t i = 0; i < count; i++)
    printf("  %-32s%s%s%s\n", attempts[i].what, paint(stdout, attempts[i].held ? PAINT_GREEN : PAINT_RED),
           attempts[i].how, paint(stdout, PAINT_NONE));
}

static enum exit_status run(const struct invocation *invocation) {
  struct sandbox_support support = sandbox_support();
  struct sandbox_attempt attempts[ATTEMPTS_MOST];
  size_t count = sandbox_try(&support, attempts, ATTEMPTS_MOST);
  bool held = true;
  for (size_t i = 0; i < count; i++)
    held = held && attempts[i].held;
  if (invocation->json)
    json(&support, attempts, count, held);
  else
    print(&support, attempts, count);
  if (held)
    return EXIT_WELL;
  struct error error = {0};
  const char *gap = sandbox_gap(&support);
  error_set(&error, ERROR_IO, "%s", gap ? gap : "a locked process could do what it must not");
  complain(NULL, &error);
  return EXIT_SOME_FAILED;
}

const struct command command_sandbox = {
    .name = "sandbox",
    .arguments = "",
    .summary = "tell what is in force around the processes that read documents",
    .help = "Documents are read by worker processes that can do nothing else: they get an open file and give back a\n"
            "record. This command tells which walls the running kernel offers, locks a process behind them for each\n"
            "of the things that a worker must not do, has it try, and tells what happened.\n"
            "The exit status is 1 if any of it could be done.",
    .examples = "standpunkt sandbox\n"
                "standpunkt sandbox --json",
    .formats = FORMAT_JSON,
    .run = run,
};
