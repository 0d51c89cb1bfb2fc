/* store_batch.c - what is written to the store, under DIR/pending until the batch comes to be (see store.h).
 *
 * The system is told at once to write a file out, so that most are on the disk already when store_sync waits for all
 * of them.  How they become durable and get to their places is in pipeline/store_place.c.
 */
#include "store_files.h"
#include "store_inside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- the batch ---- */

static struct pending *begun(const struct store *store, const char *name) {
  for (size_t i = 0; i < store->batch_count; i++)
    if (strcmp(store->batch[i].name, name) == 0)
      return &store->batch[i];
  return NULL;
}

/* Begins the file NAME, or begins it anew; -1 with ERROR set. */
static int begin(struct store *store, const char *name, struct error *error) {
  struct pending *entry = begun(store, name);
  if (entry == NULL && store->batch_count == store->batch_room) {
    size_t room = store->batch_room ? store->batch_room * 2 : 128;
    struct pending *larger = realloc(store->batch, room * sizeof *larger);
    if (larger == NULL) {
      error_errno(error, ERROR_IO, "%s", store->directory);
      return -1;
    }
    store->batch = larger;
    store->batch_room = room;
  }
  int file = openat(store->pending, name, O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (file < 0) {
    error_errno(error, ERROR_IO, "%s/pending/%s", store->directory, name);
    return -1;
  }
  if (entry == NULL) {
    entry = &store->batch[store->batch_count++];
    snprintf(entry->name, sizeof entry->name, "%s", name);
  } else if (entry->file >= 0) {
    close(entry->file);
  }
  entry->file = file;
  return file;
}

/* Takes back the file that was begun last. */
static void drop_last(struct store *store) {
  const struct pending *entry = &store->batch[--store->batch_count];
  close(entry->file);
  unlinkat(store->pending, entry->name, 0);
}

/* No more than a hint: whether it reached the disk, fsync tells. */
static void start_writing_out(int file) { sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE); }

void store_forget_batch(struct store *store) {
  for (size_t i = 0; i < store->batch_count; i++)
    if (store->batch[i].file >= 0)
      close(store->batch[i].file);
  free(store->batch);
  store->batch = NULL;
  store->batch_count = store->batch_room = 0;
}

bool store_each_pending(const struct store *store, bool (*each)(const char *name, void *context), void *context) {
  for (size_t i = 0; i < store->batch_count; i++)
    if (!each(store->batch[i].name, context))
      return false;
  return true;
}

/* ---- sources ---- */

/* Fills COPY with the bytes of DESCRIPTOR and tells their hash, so that what is kept is what was read, whatever
 * happens to the file meanwhile. */
static bool copy_source(struct store *store, int descriptor, int copy, size_t size, char hash[HASH_HEX]) {
  if (!store->copies && ioctl(copy, FICLONE, descriptor) == 0)
    return hash_descriptor(copy, size, -1, hash);
  store->copies |= errno == EOPNOTSUPP;
  return hash_descriptor(descriptor, size, copy, hash);
}

/* True if HASH stands on its shelf. */
static bool there_already(const struct store *store, const char *hash, size_t size) {
  struct stat status;
  char place[HASH_HEX + 3];
  snprintf(place, sizeof place, "%.2s/%s", hash, hash);
  return fstatat(store->sources, place, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(status.st_mode) &&
         (uint64_t)status.st_size == size;
}

bool store_put_source(struct store *store, int descriptor, size_t size, const char hash[HASH_HEX],
                      struct error *error) {
  if (error->kind != ERROR_NONE)
    return false;
  if (!store_is_hexadecimal(hash, HASH_HEX - 1))
    return error_set(error, ERROR_STORE, "%s: not a hash", hash);
  if (begun(store, hash) || there_already(store, hash, size))
    return true;
  char found[HASH_HEX];
  struct stat status;
  int copy = begin(store, hash, error);
  if (copy < 0)
    return false;
  if (!copy_source(store, descriptor, copy, size, found)) {
    if (errno)
      error_errno(error, ERROR_IO, "%s/pending/%s", store->directory, hash);
    else
      error_set(error, ERROR_IO, "the file changed while it was being read");
  } else if (strcmp(found, hash) != 0 || fstat(copy, &status) != 0 || (uint64_t)status.st_size != size) {
    error_set(error, ERROR_IO, "the file changed while it was being read");
  }
  if (error->kind != ERROR_NONE) {
    drop_last(store);
    return false;
  }
  start_writing_out(copy);
  return true;
}

/* ---- records ---- */

bool store_put_record(struct store *store, const char *id, const char *xml, size_t length, struct error *error) {
  if (error->kind != ERROR_NONE || !store_check_id(id, error))
    return false;
  char name[NAME_ROOM];
  snprintf(name, sizeof name, "%s.xml", id);
  int file = begin(store, name, error);
  if (file < 0)
    return false;
  if (!write_all(file, xml, length)) {
    error_errno(error, ERROR_IO, "%s/pending/%s", store->directory, name);
    drop_last(store);
    return false;
  }
  start_writing_out(file);
  return true;
}
