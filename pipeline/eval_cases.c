/* eval_cases.c - the cases under a folder: folders that hold an expected.xml. */
#include "eval.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The names in FOLDER in their order; NULL with errno set if it cannot be read. */
static const char **names_in(const char *folder, struct arena *arena, size_t *count) {
  struct dirent **entries;
  int got = scandir(folder, &entries, NULL, NULL);
  if (got < 0)
    return NULL;
  const char **names = arena_array(arena, (size_t)got, sizeof *names);
  *count = 0;
  for (int i = 0; i < got; i++) {
    if (entries[i]->d_name[0] != '.')
      names[(*count)++] = arena_strdup(arena, entries[i]->d_name);
    free(entries[i]);
  }
  free(entries);
  return names;
}

static int by_name(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

struct search {
  struct arena *arena;
  case_folder *each;
  void *context;
  size_t apart; /* folders left out */
  struct error *error;
};

/* PATH has the name NAME from the folder that was named; that has "". */
static bool look_into(struct search *search, const char *path, const char *name) {
  size_t count;
  const char **names = names_in(path, search->arena, &count);
  if (!names)
    return error_errno(search->error, ERROR_IO, "%s: cannot read", path);
  qsort(names, count, sizeof *names, by_name);
  bool going_on = true;
  for (size_t i = 0; i < count && going_on; i++) {
    const char *below = arena_printf(search->arena, "%s/%s", path, names[i]);
    struct stat status;
    if (strcmp(names[i], "expected.xml") == 0) {
      const char *slash = strrchr(path, '/');
      going_on = search->each(search->context, path, *name ? name : slash ? slash + 1 : path);
    } else if (lstat(below, &status) == 0 && S_ISDIR(status.st_mode)) {
      if (strcmp(names[i], EVAL_APART) == 0)
        search->apart++;
      else
        going_on = look_into(search, below, arena_printf(search->arena, "%s%s%s", name, *name ? "/" : "", names[i]));
    }
  }
  return going_on;
}

bool case_folders(const char *folder, struct arena *arena, case_folder *each, void *context, size_t *apart,
                  struct error *error) {
  struct search search = {.arena = arena, .each = each, .context = context, .error = error};
  size_t length = strlen(folder);
  while (length > 1 && folder[length - 1] == '/')
    length--;
  bool all = look_into(&search, arena_strndup(arena, folder, length), "");
  *apart += search.apart;
  return all;
}

static bool has_ending(const char *name, const char *ending) {
  size_t length = strlen(name), tail = strlen(ending);
  return length > tail && strcmp(name + length - tail, ending) == 0;
}

const char *case_paper(const char *folder, const struct expected *wanted, struct arena *arena, struct error *error) {
  static const char *const endings[] = {".pdf", ".txt", ".md"};
  const struct expected *source = expected_child(wanted, "source");
  size_t count;
  const char **names = names_in(folder, arena, &count);
  if (!names) {
    error_errno(error, ERROR_IO, "cannot read");
    return NULL;
  }
  qsort(names, count, sizeof *names, by_name);
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    for (size_t j = 0; j < count; j++)
      if (source ? strcmp(names[j], expected_value(source, "file")) == 0 : has_ending(names[j], endings[i]))
        return names[j];
  if (source)
    error_set(error, ERROR_NOT_FOUND, "line %d: the paper %s is not there", source->line,
              expected_value(source, "file"));
  else
    error_set(error, ERROR_NOT_FOUND, "no paper (PDF, .txt or .md) beside it");
  return NULL;
}
