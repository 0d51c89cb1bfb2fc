/* draft_template.c - reading the forms of drafts, pipeline/templates/NAME.template (see TEMPLATES.md there). */
#include "buffer.h"
#include "draft_inside.h"
#include "unicode.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char ending[] = ".template";
enum { LINE_MOST = 4096, LINES_MOST = 500 };

/* How many values a line of each kind has at least and at most. */
static const struct key_shape {
  const char *key;
  size_t least, most;
} keys[] = {
    {.key = "name", .least = 1, .most = 1},      {.key = "municipality", .least = 1, .most = 1},
    {.key = "body", .least = 1, .most = 1},      {.key = "from", .least = 1, .most = 1},
    {.key = "to", .least = 1, .most = 1},        {.key = "kind", .least = 1, .most = 1},
    {.key = "proposal", .least = 3, .most = 3},  {.key = "reply-to", .least = 1, .most = 1},
    {.key = "field", .least = 2, .most = 2},     {.key = "column", .least = 2, .most = 6},
    {.key = "title", .least = 1, .most = 1},     {.key = "subtitle", .least = 1, .most = 1},
    {.key = "section", .least = 2, .most = 2},   {.key = "text", .least = 2, .most = 2},
    {.key = "list", .least = 2, .most = 2},      {.key = "decision", .least = 2, .most = 2},
    {.key = "part", .least = 2, .most = 2},      {.key = "view", .least = 2, .most = 2},
    {.key = "signature", .least = 2, .most = 2},
};

const char *data_file(const char *directory, const char *folder, const char *name, struct arena *arena) {
  const char *installed = arena_printf(arena, "%s/%s/%s", directory, folder, name);
  return access(installed, R_OK) == 0 ? installed : arena_printf(arena, "%s/pipeline/%s/%s", directory, folder, name);
}

static bool shape_fits(const struct draft_line *line) {
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    if (strcmp(keys[i].key, line->key) == 0)
      return line->count >= keys[i].least && line->count <= keys[i].most;
  return false;
}

/* One line taken apart at its tabs. */
static struct draft_line split(char *text) {
  struct draft_line line = {.key = text};
  for (char *at = strchr(text, '\t'); at != NULL; at = strchr(at, '\t')) {
    *at++ = '\0';
    if (line.count < sizeof line.value / sizeof *line.value)
      line.value[line.count] = at;
    line.count++;
  }
  return line;
}

static const struct draft_template *read_template(const char *file, const char *name, struct arena *arena,
                                                  struct error *error) {
  FILE *stream = fopen(file, "r");
  if (stream == NULL) {
    error_errno(error, ERROR_IO, "%s", file);
    return NULL;
  }
  struct draft_template *template = arena_alloc(arena, sizeof *template);
  struct draft_line *lines = arena_array(arena, LINES_MOST, sizeof *lines);
  char text[LINE_MOST];
  for (unsigned number = 1; error->kind == ERROR_NONE && fgets(text, sizeof text, stream) != NULL; number++) {
    size_t length = strcspn(text, "\r\n");
    if (length == 0 || text[0] == '#')
      continue;
    struct draft_line line = split(arena_strndup(arena, text, length));
    if (!unicode_valid(text, length) || !shape_fits(&line))
      error_set(error, ERROR_RULES, "%s:%u: no line of a template: unknown key, or too few or many values", file,
                number);
    else if (template->count == LINES_MOST)
      error_set(error, ERROR_RULES, "%s:%u: a template has at most %d lines", file, number, LINES_MOST);
    else
      lines[template->count++] = line;
  }
  fclose(stream);
  template->name = name;
  template->line = lines;
  return error->kind == ERROR_NONE ? template : NULL;
}

const struct draft_line *template_line(const struct draft_template *template, const char *key, const char *first) {
  for (size_t i = 0; i < template->count; i++)
    if (strcmp(template->line[i].key, key) == 0 && (first == NULL || strcmp(template->line[i].value[0], first) == 0))
      return &template->line[i];
  return NULL;
}

const char *template_value(const struct draft_template *template, const char *key, size_t at, const char *otherwise) {
  const struct draft_line *line = template_line(template, key, NULL);
  return line == NULL || at >= line->count || strcmp(line->value[at], "-") == 0 ? otherwise : line->value[at];
}

/* ------------------------------------------------ choosing one ------------------------------------------------ */

static int by_name(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

/* The names of all templates, in order. */
static size_t names_of(const char *directory, struct arena *arena, const char ***names, struct error *error) {
  const char *sheet = data_file(directory, "templates", "words.xsl", arena);
  const char *folder = arena_strndup(arena, sheet, strlen(sheet) - strlen("/words.xsl"));
  DIR *open = opendir(folder);
  size_t count = 0, capacity = 0;
  if (open == NULL) {
    error_errno(error, ERROR_RULES, "%s", folder);
    return 0;
  }
  for (const struct dirent *entry; (entry = readdir(open)) != NULL;) {
    size_t length = strlen(entry->d_name);
    if (length < sizeof ending || strcmp(entry->d_name + length - strlen(ending), ending) != 0)
      continue;
    *names = arena_grow(arena, *names, count, &capacity, sizeof **names);
    (*names)[count++] = arena_strndup(arena, entry->d_name, length - strlen(ending));
  }
  closedir(open);
  if (count > 0)
    qsort(*names, count, sizeof **names, by_name);
  return count;
}

static const struct draft_template *load(const char *directory, const char *name, struct arena *arena,
                                         struct error *error) {
  return read_template(data_file(directory, "templates", arena_printf(arena, "%s%s", name, ending), arena), name, arena,
                       error);
}

/* How well TEMPLATE fits; -1 = not at all. */
static int fitting(const struct draft_template *template, const char *body, const char *code, int year,
                   struct arena *arena) {
  const char *municipality = template_value(template, "municipality", 0, NULL);
  const char *word = template_value(template, "body", 0, NULL);
  int from = atoi(template_value(template, "from", 0, "0")), to = atoi(template_value(template, "to", 0, "9999"));
  const char *key = unicode_key(arena, body, strlen(body));
  if ((municipality != NULL && (code == NULL || strcmp(municipality, code) != 0)) ||
      (word != NULL && strstr(key, unicode_key(arena, word, strlen(word))) == NULL) || year < from || year > to)
    return -1;
  return (municipality != NULL ? 4 : 0) + (word != NULL ? 2 : 0) + (from > 0 || to < 9999 ? 1 : 0);
}

/* "allman, goteborg, ..." */
static const char *together(const char *const *names, size_t count, struct arena *arena) {
  struct buffer out = buffer_in(arena);
  for (size_t i = 0; i < count; i++)
    buffer_printf(&out, "%s%s", i > 0 ? ", " : "", names[i]);
  return buffer_string(&out);
}

const struct draft_template *template_choose(const char *directory, const char *name, const char *body,
                                             const char *code, int year, struct arena *arena, struct error *error) {
  const char **names = NULL;
  const struct draft_template *best = NULL;
  int most = -1;
  size_t count = names_of(directory, arena, &names, error);
  for (size_t i = 0; i < count && error->kind == ERROR_NONE; i++) {
    if (name != NULL && strcmp(name, names[i]) != 0)
      continue;
    const struct draft_template *template = load(directory, names[i], arena, error);
    int fit = template == NULL ? -1 : name != NULL ? 0 : fitting(template, body, code, year, arena);
    if (fit > most) {
      best = template;
      most = fit;
    }
  }
  if (best == NULL && error->kind == ERROR_NONE)
    error_set(error, name != NULL ? ERROR_USAGE : ERROR_RULES, "there is no template %s; there are: %s",
              name != NULL ? name : "that fits", together(names, count, arena));
  return best;
}

size_t draft_templates(const char *directory, struct arena *arena, struct draft_template_name **names,
                       struct error *error) {
  const char **files = NULL;
  size_t count = names_of(directory, arena, &files, error);
  *names = arena_array(arena, count, sizeof **names);
  for (size_t i = 0; i < count && error->kind == ERROR_NONE; i++) {
    const struct draft_template *template = load(directory, files[i], arena, error);
    (*names)[i].name = files[i];
    (*names)[i].description = template == NULL ? files[i] : template_value(template, "name", 0, files[i]);
  }
  return error->kind == ERROR_NONE ? count : 0;
}
