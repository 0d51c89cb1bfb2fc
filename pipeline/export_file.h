/* export_file.h - a file that is there when it is whole, and not before: written beside its place and moved there.
 */
#ifndef STANDPUNKT_EXPORT_FILE_H
#define STANDPUNKT_EXPORT_FILE_H

#include "arena.h"
#include "error.h"
#include <stdio.h>

struct export_file {
  FILE *out;
  const char *path;      /* NULL: standard output */
  const char *temporary; /* NULL: written in place, as pipes and devices are */
};

/* Begins to write PATH ("-" or NULL is standard output).  False with ERROR set. */
bool export_file_begin(struct export_file *file, const char *path, struct arena *arena, struct error *error);
/* Ends it: with KEEP the file gets its name, else what was written goes.  False with ERROR set if it cannot be kept.
 * Standard output stays open. */
bool export_file_end(struct export_file *file, bool keep, struct error *error);

/* Makes the folder PATH unless it is there. */
bool export_folder(const char *path, struct error *error);
/* True if PATH is a folder, or is meant as one: it ends with a slash. */
bool export_is_folder(const char *path);

#endif
