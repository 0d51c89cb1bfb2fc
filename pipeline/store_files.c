/* store_files.c - files that are there whole or not at all (see store_files.h). */
#include "store_files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

bool write_all(int file, const char *data, size_t length) {
  while (length > 0) {
    ssize_t written = write(file, data, length);
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return false;
    data += written;
    length -= (size_t)written;
  }
  return true;
}

int open_folder(int parent, const char *name) { return openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC); }

int make_folder(int parent, const char *name) {
  int folder = open_folder(parent, name);
  if (folder >= 0 || errno != ENOENT)
    return folder;
  if (mkdirat(parent, name, 0777) != 0 && errno != EEXIST)
    return -1;
  return fsync(parent) == 0 ? open_folder(parent, name) : -1;
}

int shelf(int parent, const char *name) {
  const char part[] = {name[0], name[1], '\0'};
  return open_folder(parent, part);
}

bool put_in_place(int folder, int file, const char *name) {
  bool done = fsync(file) == 0;
  int number = errno;
  if (close(file) != 0 && done) {
    number = errno;
    done = false;
  }
  if (done && renameat(folder, UNFINISHED, folder, name) == 0 && fsync(folder) == 0)
    return true;
  errno = done ? errno : number;
  return false;
}

int begin_file(int folder) {
  return openat(folder, UNFINISHED, O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
}

void abandon(int folder) {
  int number = errno;
  unlinkat(folder, UNFINISHED, 0);
  errno = number;
}

bool write_file(int folder, const char *name, const char *data, size_t length) {
  int file = begin_file(folder);
  if (file < 0)
    return false;
  bool written = write_all(file, data, length);
  int number = errno;
  if (!written) {
    close(file);
    errno = number;
  }
  if (written && put_in_place(folder, file, name))
    return true;
  abandon(folder);
  return false;
}
