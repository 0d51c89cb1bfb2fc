/* walk.c - the files under a path, folder by folder, in bounded memory. */
#include "walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BATCH 512 /* names read ahead and sorted */

/* A folder that is being read. */
struct folder {
  struct folder *parent;
  DIR *stream;
  size_t path_length; /* of walk->path up to and without the slash after this folder */
  char *names[BATCH];
  size_t count, next;
};

struct walk {
  struct folder *folder; /* innermost; NULL once all is read */
  char *path;
  size_t room;
  bool single; /* the path is a file, not given out yet */
  dev_t except_device;
  ino_t except_inode;
  bool except;
  int base; /* folder of a single file */
  char message[128];
};

static void *must(void *memory) {
  if (memory)
    return memory;
  fputs("standpunkt: out of memory\n", stderr);
  exit(70);
}

/* walk->path becomes its first LENGTH bytes, a slash and NAME. */
static void set_path(struct walk *walk, size_t length, const char *name) {
  size_t name_length = strlen(name), wanted = length + name_length + 2;
  if (wanted > walk->room)
    walk->path = must(realloc(walk->path, walk->room = wanted * 2));
  if (length && walk->path[length - 1] == '/')
    length--; /* the root folder */
  walk->path[length] = '/';
  memcpy(walk->path + length + 1, name, name_length + 1);
}

static bool enter(struct walk *walk, int descriptor, size_t path_length) {
  DIR *stream = fdopendir(descriptor);
  if (!stream) {
    close(descriptor);
    return false;
  }
  struct folder *folder = must(calloc(1, sizeof *folder));
  folder->parent = walk->folder;
  folder->stream = stream;
  folder->path_length = path_length;
  walk->folder = folder;
  return true;
}

static void leave(struct walk *walk) {
  struct folder *folder = walk->folder;
  walk->folder = folder->parent;
  while (folder->next < folder->count)
    free(folder->names[folder->next++]);
  closedir(folder->stream);
  free(folder);
}

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

/* The next batch of names; false at the folder's end. */
static bool read_names(struct folder *folder) {
  folder->count = folder->next = 0;
  const struct dirent *entry;
  while (folder->count < BATCH && (entry = readdir(folder->stream)))
    if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
      folder->names[folder->count++] = must(strdup(entry->d_name));
  qsort(folder->names, folder->count, sizeof *folder->names, by_name);
  return folder->count > 0;
}

/* The absolute path of PATH, whose last part is kept as written even where it is a link. */
static char *absolute(const char *path) {
  size_t length = strlen(path);
  while (length > 1 && path[length - 1] == '/')
    length--;
  char *copy = must(strndup(path, length)), *slash = strrchr(copy, '/'), *name = slash ? slash + 1 : copy;
  if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0 || !*name) {
    char *whole = realpath(copy, NULL);
    free(copy);
    return whole;
  }
  char *parent;
  if (slash == copy)
    parent = must(strdup("/"));
  else {
    if (slash)
      *slash = '\0';
    parent = realpath(slash ? copy : ".", NULL);
  }
  char *result = NULL;
  if (parent && asprintf(&result, "%s%s%s", parent, parent[1] ? "/" : "", name) < 0)
    must(NULL);
  free(parent);
  free(copy);
  return result;
}

struct walk *walk_begin(const char *path, struct error *error) {
  struct walk *walk = must(calloc(1, sizeof *walk));
  struct stat status;
  walk->base = -1;
  walk->path = absolute(path);
  int descriptor = -1;
  bool begun = walk->path && lstat(walk->path, &status) == 0;
  if (begun && (stat(walk->path, &status) != 0 || !S_ISDIR(status.st_mode))) {
    walk->single = true;
  } else if (begun) {
    walk->room = strlen(walk->path) + 1;
    descriptor = open(walk->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    begun = descriptor >= 0 && enter(walk, descriptor, strlen(walk->path));
  }
  if (begun)
    return walk;
  error_errno(error, ERROR_IO, "cannot read");
  walk_end(walk);
  return NULL;
}

void walk_end(struct walk *walk) {
  if (!walk)
    return;
  while (walk->folder)
    leave(walk);
  if (walk->base >= 0)
    close(walk->base);
  free(walk->path);
  free(walk);
}

void walk_except(struct walk *walk, dev_t device, ino_t inode) {
  walk->except = true;
  walk->except_device = device;
  walk->except_inode = inode;
}

static void refuse(struct walk *walk, struct walked *walked, const char *reason, const char *message) {
  walked->reason = reason;
  snprintf(walk->message, sizeof walk->message, "%s", message);
  walked->message = walk->message;
}

static const char *special_kind(mode_t mode) {
  return S_ISFIFO(mode) ? "a named pipe" : S_ISSOCK(mode) ? "a socket" : S_ISDIR(mode) ? "a folder" : "a device";
}

/* Fills WALKED for the thing called NAME in the folder DESCRIPTOR.  False if it is a folder to go into. */
static bool look_at(struct walk *walk, int descriptor, const char *name, struct walked *walked) {
  struct stat own;
  *walked = (struct walked){.path = walk->path, .name = name, .folder = descriptor};
  if (fstatat(descriptor, name, &own, AT_SYMLINK_NOFOLLOW) != 0) {
    refuse(walk, walked, errno == ENOENT ? "vanished" : "unreadable", strerror(errno));
  } else if (S_ISDIR(own.st_mode)) {
    return false;
  } else if (fstatat(descriptor, name, &walked->status, 0) != 0) {
    refuse(walk, walked,
           errno == ELOOP    ? "symlink-loop"
           : errno == ENOENT ? "dangling-link"
                             : "unreadable",
           strerror(errno));
    walked->status = own;
  } else if (S_ISLNK(own.st_mode) && S_ISDIR(walked->status.st_mode)) {
    refuse(walk, walked, "link-to-folder", "a link to a folder is not followed; name the folder to read it");
    walked->skipped = true;
  } else if (!S_ISREG(walked->status.st_mode)) {
    refuse(walk, walked, "special-file", special_kind(walked->status.st_mode));
    walked->skipped = true;
  }
  return true;
}

/* Goes into the folder NAME; false with WALKED filled if that fails. */
static bool descend(struct walk *walk, int parent, const char *name, struct walked *walked) {
  int descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (descriptor >= 0 && fstat(descriptor, &walked->status) == 0 && walk->except &&
      walked->status.st_dev == walk->except_device && walked->status.st_ino == walk->except_inode) {
    close(descriptor);
    return true;
  }
  if (descriptor >= 0 && enter(walk, descriptor, strlen(walk->path)))
    return true;
  refuse(walk, walked, "unreadable", strerror(errno));
  return false;
}

static bool next_single(struct walk *walk, struct walked *walked) {
  walk->single = false;
  char *slash = strrchr(walk->path, '/'), *name = slash + 1;
  if (slash == walk->path) {
    walk->base = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
  } else {
    *slash = '\0';
    walk->base = open(walk->path, O_PATH | O_DIRECTORY | O_CLOEXEC);
    *slash = '/';
  }
  if (!look_at(walk, walk->base, name, walked))
    refuse(walk, walked, "changed", "it became a folder while it was looked at");
  return true;
}

bool walk_next(struct walk *walk, struct walked *walked) {
  if (walk->single)
    return next_single(walk, walked);
  while (walk->folder) {
    struct folder *folder = walk->folder;
    if (folder->next >= folder->count && !read_names(folder)) {
      leave(walk);
      continue;
    }
    char *name = folder->names[folder->next++];
    set_path(walk, folder->path_length, name);
    free(name);
    name = strrchr(walk->path, '/') + 1;
    if (look_at(walk, dirfd(folder->stream), name, walked))
      return true;
    if (!descend(walk, dirfd(folder->stream), name, walked))
      return true;
  }
  return false;
}
