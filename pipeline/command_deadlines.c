/* command_deadlines.c - `standpunkt deadlines`: referrals that wait for an answer, by date. */
#include "commands.h"

static enum exit_status run(const struct invocation *invocation) {
  (void)invocation;
  return EXIT_WELL;
}

const struct command command_deadlines = {
    .name = "deadlines", .arguments = "", .summary = "x", .help = "x", .examples = "x", .run = run};
