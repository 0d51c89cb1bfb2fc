/* export_file.c - a file that is there when it is whole (see export_file.h). */
#include "export_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is there already and is no file - a pipe, a terminal - cannot be replaced. */
static bool written_in_place(const char *path) {
  struct stat status;
  return stat(path, &status) == 0 && !S_ISREG(status.st_mode);
}

/* The file that PATH leads to, so that a link stays one. */
static const char *behind_links(const char *path, struct arena *arena) {
  char *real = realpath(path, NULL);
  const char *found = real ? arena_strdup(arena, real) : path;
  free(real);
  return found;
}

static FILE *open_beside(struct export_file *file, struct arena *arena) {
  char *name = arena_printf(arena, "%s.XXXXXX", file->path);
  int descriptor = mkstemp(name);
  if (descriptor < 0)
    return NULL;
  mode_t mask = umask(0);
  umask(mask);
  fchmod(descriptor, 0666 & ~mask);
  file->temporary = name;
  return fdopen(descriptor, "w");
}

bool export_file_begin(struct export_file *file, const char *path, struct arena *arena, struct error *error) {
  *file = (struct export_file){.out = stdout};
  if (!path || strcmp(path, "-") == 0)
    return true;
  file->path = behind_links(path, arena);
  file->out = written_in_place(path) ? fopen(path, "w") : open_beside(file, arena);
  return file->out || error_errno(error, ERROR_IO, "%s", path);
}

bool export_file_end(struct export_file *file, bool keep, struct error *error) {
  if (!file->out)
    return false;
  if (!file->path)
    return (fflush(stdout) == 0 && !ferror(stdout)) || error_errno(error, ERROR_IO, "cannot write the output");
  bool whole = !ferror(file->out);
  whole = fclose(file->out) == 0 && whole;
  file->out = NULL;
  if (!whole)
    error_errno(error, ERROR_IO, "%s", file->path);
  if (file->temporary && whole && keep && rename(file->temporary, file->path) == 0)
    return true;
  if (file->temporary) {
    if (whole && keep)
      error_errno(error, ERROR_IO, "%s", file->path);
    unlink(file->temporary);
  }
  return !file->temporary && whole;
}

bool export_folder(const char *path, struct error *error) {
  struct stat status;
  if (mkdir(path, 0777) == 0 || (errno == EEXIST && stat(path, &status) == 0 && S_ISDIR(status.st_mode)))
    return true;
  return error_errno(error, ERROR_IO, "%s", path);
}

bool export_is_folder(const char *path) {
  struct stat status;
  size_t length = strlen(path);
  return (length > 0 && path[length - 1] == '/') || (stat(path, &status) == 0 && S_ISDIR(status.st_mode));
}
