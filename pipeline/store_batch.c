/* store_batch.c - what is written to the store: files that are durable and in place by the batch (see store.h).
 *
 * A file is written under DIR/pending, and the system is told at once to write it out; store_sync waits for all of
 * them, when most are on the disk already; the index is committed, with their names in it; store_place moves them to
 * their shelves.  After a crash store_recover does what store_place would have done for those whose names the index
 * knows, and removes the rest: the commit of the index is the one moment at which a batch comes to be.
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

bool store_sync(struct store *store, struct error *error) {
  for (size_t i = 0; i < store->batch_count && error->kind == ERROR_NONE; i++) {
    struct pending *entry = &store->batch[i];
    if (entry->file >= 0 && fsync(entry->file) != 0)
      return error_errno(error, ERROR_IO, "%s/pending/%s", store->directory, entry->name);
    int file = entry->file;
    entry->file = -1;
    if (file >= 0 && close(file) != 0)
      return error_errno(error, ERROR_IO, "%s/pending/%s", store->directory, entry->name);
  }
  if (error->kind == ERROR_NONE && store->batch_count > 0 && fsync(store->pending) != 0)
    error_errno(error, ERROR_IO, "%s/pending", store->directory);
  return error->kind == ERROR_NONE;
}

bool store_each_pending(const struct store *store, bool (*each)(const char *name, void *context), void *context) {
  for (size_t i = 0; i < store->batch_count; i++)
    if (!each(store->batch[i].name, context))
      return false;
  return true;
}

/* ---- moving into place ---- */

/* Folders that something was moved to, each to be made durable once. */
struct touched {
  int folder[2][256]; /* of records, of sources; by the number that its name says; 0 = untouched */
  bool made[2];       /* there is a new one among them */
};

static unsigned number_of(const char *name) {
  unsigned number = 0;
  sscanf(name, "%2x", &number);
  return number & 0xFF;
}

static int *folder_of(struct touched *touched, const char *name) {
  return &touched->folder[strchr(name, '.') != NULL ? 0 : 1][number_of(name)];
}

/* Opens the shelf of NAME; made if it is not there. */
static bool reach_shelf(const struct store *store, const char *name, struct touched *touched, struct error *error) {
  bool record = strchr(name, '.') != NULL;
  int *folder = folder_of(touched, name);
  int above = record ? store->records : store->sources;
  if (*folder != 0)
    return true;
  int opened = shelf(above, name);
  if (opened < 0 && errno == ENOENT) {
    touched->made[record ? 0 : 1] = true;
    opened = mkdirat(above, (const char[]){name[0], name[1], '\0'}, 0777) == 0 ? shelf(above, name) : -1;
  }
  if (opened < 0)
    return error_errno(error, ERROR_IO, "%s/%s/%.2s", store->directory, record ? "records" : "sources", name);
  *folder = opened;
  return true;
}

/* A shelf must be durable before anything is moved to it, or the power fails and takes both. */
static bool keep_shelves(const struct store *store, struct touched *touched, struct error *error) {
  for (size_t kind = 0; kind < 2 && error->kind == ERROR_NONE; kind++)
    if (touched->made[kind] && fsync(kind ? store->sources : store->records) != 0)
      error_errno(error, ERROR_IO, "%s/%s", store->directory, kind ? "sources" : "records");
  return error->kind == ERROR_NONE;
}

static bool move(const struct store *store, const char *name, struct touched *touched, struct error *error) {
  return renameat(store->pending, name, *folder_of(touched, name), name) == 0 ||
         error_errno(error, ERROR_IO, "%s/pending/%s", store->directory, name);
}

/* What was moved is durable once this is through. */
static bool settle(const struct store *store, struct touched *touched, struct error *error) {
  for (size_t kind = 0; kind < 2; kind++)
    for (size_t i = 0; i < 256; i++) {
      int folder = touched->folder[kind][i];
      if (folder == 0)
        continue;
      if (fsync(folder) != 0)
        error_errno(error, ERROR_IO, "%s/%s/%02zx", store->directory, kind ? "sources" : "records", i);
      close(folder);
    }
  return error->kind == ERROR_NONE;
}

bool store_place(struct store *store, struct error *error) {
  struct touched touched = {0};
  for (size_t i = 0; i < store->batch_count && error->kind == ERROR_NONE; i++)
    reach_shelf(store, store->batch[i].name, &touched, error);
  keep_shelves(store, &touched, error);
  for (size_t i = 0; i < store->batch_count && error->kind == ERROR_NONE; i++)
    move(store, store->batch[i].name, &touched, error);
  settle(store, &touched, error);
  store_forget_batch(store);
  return error->kind == ERROR_NONE;
}

/* ---- after a crash ---- */

static int is_entry(const struct dirent *entry) { return entry->d_name[0] != '.'; }

bool store_unsettled(const struct store *store) {
  struct dirent **entry;
  int count = store->pending < 0 ? 0 : scandirat(store->pending, ".", &entry, is_entry, NULL);
  for (int i = 0; i < count; i++)
    free(entry[i]);
  if (count > 0)
    free(entry);
  return count > 0;
}

/* True if NAME is one that a batch gives. */
static bool well_named(const char *name) {
  size_t length = strspn(name, "0123456789abcdef");
  return (length == ID_LENGTH && strcmp(name + length, ".xml") == 0) ||
         (length == HASH_HEX - 1 && name[length] == '\0');
}

bool store_remove(struct store *store, const char *name, struct error *error) {
  if (error->kind != ERROR_NONE || !well_named(name))
    return error_set(error, ERROR_STORE, "%s: no file of the store", name);
  bool record = strchr(name, '.') != NULL;
  int folder = shelf(record ? store->records : store->sources, name);
  bool gone = folder < 0 && errno == ENOENT;
  if (folder >= 0) {
    gone = (unlinkat(folder, name, 0) == 0 || errno == ENOENT) && fsync(folder) == 0;
    close(folder);
  }
  return gone ||
         error_errno(error, ERROR_IO, "%s/%s/%.2s/%s", store->directory, record ? "records" : "sources", name, name);
}

bool store_keep_place(struct store *store, const char *name, struct error *error) {
  bool record = strchr(name, '.') != NULL;
  int folder = well_named(name) ? shelf(record ? store->records : store->sources, name) : -1;
  bool kept = folder < 0 || fsync(folder) == 0 ||
              error_errno(error, ERROR_IO, "%s/%s/%.2s", store->directory, record ? "records" : "sources", name);
  if (folder >= 0)
    close(folder);
  return kept;
}

/* Removes from ENTRY what no batch committed, and opens the shelves of the rest, which stays, with its number. */
static int sort_out(const struct store *store, struct dirent **entry, int count,
                    bool (*committed)(const char *name, void *context), void *context, struct touched *touched,
                    struct error *error) {
  int kept = 0;
  for (int i = 0; i < count; i++) {
    const char *name = entry[i]->d_name;
    bool ours = error->kind == ERROR_NONE && well_named(name) && committed(name, context);
    if (ours)
      reach_shelf(store, name, touched, error);
    else if (error->kind == ERROR_NONE && unlinkat(store->pending, name, 0) != 0)
      error_errno(error, ERROR_IO, "%s/pending/%s", store->directory, name);
    if (ours)
      entry[kept++] = entry[i];
    else
      free(entry[i]);
  }
  return kept;
}

bool store_recover(struct store *store, bool (*committed)(const char *name, void *context), void *context,
                   struct error *error) {
  struct dirent **entry;
  struct touched touched = {0};
  int count = scandirat(store->pending, ".", &entry, is_entry, NULL);
  if (count < 0)
    return error_errno(error, ERROR_IO, "%s/pending", store->directory);
  int kept = sort_out(store, entry, count, committed, context, &touched, error);
  keep_shelves(store, &touched, error);
  for (int i = 0; i < kept; i++) {
    if (error->kind == ERROR_NONE)
      move(store, entry[i]->d_name, &touched, error);
    free(entry[i]);
  }
  if (count > 0)
    free(entry);
  return settle(store, &touched, error);
}

/* ---- sources ---- */

/* Fills COPY with the bytes of DESCRIPTOR and tells their hash, so that what is kept is what was read, whatever
 * happens to the file meanwhile. */
static bool copy_source(int descriptor, int copy, size_t size, char hash[HASH_HEX]) {
  if (ioctl(copy, FICLONE, descriptor) == 0)
    return hash_descriptor(copy, size, -1, hash);
  return hash_descriptor(descriptor, size, copy, hash);
}

/* True if HASH stands on its shelf. */
static bool there_already(const struct store *store, const char *hash, size_t size) {
  struct stat status;
  int folder = shelf(store->sources, hash);
  if (folder < 0)
    return false;
  bool there = fstatat(folder, hash, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(status.st_mode) &&
               (uint64_t)status.st_size == size;
  close(folder);
  return there;
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
  if (!copy_source(descriptor, copy, size, found)) {
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
