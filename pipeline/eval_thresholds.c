/* eval_thresholds.c - the least that figures may be, from a file. */
#include "command.h"
#include "eval.h"

#include <stdlib.h>
#include <string.h>

static const struct figure *figure_named(const struct figures *figures, const char *name) {
  for (size_t i = 0; i < figures->figure_count; i++)
    if (strcmp(figures->figure[i].name, name) == 0)
      return &figures->figure[i];
  return NULL;
}

static bool unknown_figure(const char *name, unsigned line, const struct figures *figures, struct arena *arena,
                           struct error *error) {
  const char **names = arena_array(arena, figures->figure_count + 1, sizeof *names);
  for (size_t i = 0; i < figures->figure_count; i++)
    names[i] = figures->figure[i].name;
  const char *meant = nearest_word(name, names);
  return error_set(error, ERROR_USAGE, "line %u: no figure is called '%s'%s%s%s", line, name,
                   meant ? "; did you mean " : "", meant ? meant : "", meant ? "?" : "");
}

static bool add_line(char *text, unsigned line, const struct figures *figures, struct arena *arena,
                     struct thresholds *thresholds, struct error *error) {
  char *tab = strchr(text, '\t'), *end;
  if (!tab)
    return error_set(error, ERROR_USAGE, "line %u: wanted: a figure, a tab, its minimum", line);
  *tab = '\0';
  double least = strtod(tab + 1, &end);
  if (end == tab + 1 || end[strspn(end, " \r")] || !(least >= 0 && least <= 1))
    return error_set(error, ERROR_USAGE, "line %u: '%s' is no minimum from 0 to 1", line, tab + 1);
  if (!figure_named(figures, text))
    return unknown_figure(text, line, figures, arena, error);
  thresholds->at = arena_grow(arena, thresholds->at, thresholds->count, &thresholds->capacity, sizeof *thresholds->at);
  thresholds->at[thresholds->count++] = (struct threshold){text, least, line};
  return true;
}

bool thresholds_read(const char *text, const struct figures *figures, struct arena *arena,
                     struct thresholds *thresholds, struct error *error) {
  for (unsigned line = 1; *text; line++) {
    size_t length = strcspn(text, "\n");
    char *copy = arena_strndup(arena, text, length);
    if (*copy != '#' && copy[strspn(copy, " \t\r")] && !add_line(copy, line, figures, arena, thresholds, error))
      return false;
    text += length + (text[length] == '\n');
  }
  return true;
}

const struct figure *threshold_missed(const struct threshold *threshold, const struct figures *figures) {
  const struct figure *figure = figure_named(figures, threshold->figure);
  return figure && figure->measured && figure->value + 1e-9 < threshold->least ? figure : NULL;
}
