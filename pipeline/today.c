/* today.c - the date on which a command runs. */
#include "commands.h"

#include <stdlib.h>
#include <time.h>

const char *today(struct arena *arena) {
  const char *fixed = getenv("SOURCE_DATE_EPOCH");
  time_t now = fixed != NULL && *fixed != '\0' ? (time_t)strtoll(fixed, NULL, 10) : time(NULL);
  struct tm local;
  char text[16];
  if (fixed != NULL && *fixed != '\0' ? gmtime_r(&now, &local) == NULL : localtime_r(&now, &local) == NULL)
    return "1970-01-01";
  return strftime(text, sizeof text, "%Y-%m-%d", &local) == 10 ? arena_strdup(arena, text) : "1970-01-01";
}
