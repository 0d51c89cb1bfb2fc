/* walk.h - the files under a path, one at a time, however many there are.
 *
 * Folders are read a few hundred names at a time, in order of name within each such batch.  Links to folders are not
 * followed (only if named on the command line); links to files are.
 */
#ifndef STANDPUNKT_WALK_H
#define STANDPUNKT_WALK_H

#include "error.h"
#include <sys/stat.h>

struct walk;

struct walked {
  const char *path;   /* absolute; valid until the next walk_next */
  const char *name;   /* its last part */
  int folder;         /* descriptor of the folder it stands in, for openat with `name` */
  struct stat status; /* of what a link points to; zeroed if it could not be asked */
  const char *reason; /* NULL = a regular file; else why it is none: "special-file", "symlink-loop", "unreadable" ... */
  const char *message;
  bool skipped; /* with a reason: left out on purpose rather than failed */
};

/* Begins at PATH, a file or a folder; NULL with ERROR set if it is not there.  Free by walk_end. */
struct walk *walk_begin(const char *path, struct error *error);
void walk_end(struct walk *walk);

/* Leaves out the folder with these numbers (the store itself). */
void walk_except(struct walk *walk, dev_t device, ino_t inode);

/* The next file, or thing that is none; false at the end. */
bool walk_next(struct walk *walk, struct walked *walked);

#endif
