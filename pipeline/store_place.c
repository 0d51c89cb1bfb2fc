/* store_place.c - how the files of a batch become durable and get to their shelves (see store.h).
 *
 * store_sync makes what lies under DIR/pending durable; the index is committed, with the names in it; store_place moves
 * the files to their shelves.  After a crash store_recover does what store_place would have done for those whose names
 * the index knows, and removes the rest: the commit of the index is the one moment at which a batch comes to be.
 *
 * To have the disk flushed for every file would take longer than all the rest of an ingest.  So where the file system
 * is one whose syncfs(2) does all that fsync(2) would for each of its files, and tells what could not be written, it is
 * asked once a batch; what the batch before moved becomes durable with it, before the index forgets where else to look.
 * Elsewhere, and if syncfs tells of a failure (be it with somebody else's file), each file and shelf is asked by
 * itself.
 */
#include "store_files.h"
#include "store_inside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

/* ---- shelves ---- */

static bool names_record(const char *name) { return strchr(name, '.') != NULL; }

/* The folder that the shelf of NAME stands in. */
static int above(const struct store *store, const char *name) {
  return names_record(name) ? store->records : store->sources;
}

static bool refuse_place(const struct store *store, const char *name, struct error *error) {
  return error_errno(error, ERROR_IO, "%s/%s/%.2s", store->directory, names_record(name) ? "records" : "sources", name);
}

static unsigned number_of(const char *name) {
  unsigned number = 0;
  sscanf(name, "%2x", &number);
  return number & 0xFF;
}

/* Makes the shelf of NAME if it is not there. */
static bool make_shelf(struct store *store, const char *name, struct error *error) {
  struct shelf_states *shelves = &store->shelves[names_record(name)];
  unsigned number = number_of(name);
  if (shelves->there[number])
    return true;
  if (mkdirat(above(store, name), (const char[]){name[0], name[1], '\0'}, 0777) != 0 && errno != EEXIST)
    return refuse_place(store, name, error);
  shelves->made = shelves->there[number] = true; /* it may have been made by somebody who was stopped just then */
  return true;
}

/* A shelf must be durable before anything is moved to it, or the power fails and takes both. */
static bool keep_shelves(struct store *store, struct error *error) {
  for (int record = 0; record < 2 && error->kind == ERROR_NONE; record++) {
    if (store->shelves[record].made && fsync(record ? store->records : store->sources) != 0)
      return error_errno(error, ERROR_IO, "%s/%s", store->directory, record ? "records" : "sources");
    store->shelves[record].made = false;
  }
  return error->kind == ERROR_NONE;
}

/* What was moved is durable once this is through: shelf by shelf. */
static bool keep_moves(struct store *store, struct error *error) {
  for (int record = 0; store->moved && record < 2; record++)
    for (unsigned i = 0; i < SHELVES && error->kind == ERROR_NONE; i++) {
      if (!store->shelves[record].moved_to[i])
        continue;
      char name[3];
      snprintf(name, sizeof name, "%02x", i);
      int folder = open_folder(record ? store->records : store->sources, name);
      if (folder < 0 || fsync(folder) != 0)
        error_errno(error, ERROR_IO, "%s/%s/%s", store->directory, record ? "records" : "sources", name);
      if (folder >= 0)
        close(folder);
    }
  return error->kind == ERROR_NONE;
}

static void forget_moves(struct store *store) {
  for (int record = 0; store->moved && record < 2; record++)
    memset(store->shelves[record].moved_to, 0, sizeof store->shelves[record].moved_to);
  store->moved = false;
}

static bool move(struct store *store, const char *name, struct error *error) {
  char place[NAME_ROOM + 3];
  snprintf(place, sizeof place, "%.2s/%s", name, name);
  if (renameat(store->pending, name, above(store, name), place) != 0)
    return error_errno(error, ERROR_IO, "%s/pending/%s", store->directory, name);
  store->shelves[names_record(name)].moved_to[number_of(name)] = true;
  store->moved = true;
  return true;
}

/* ---- making durable ---- */

bool store_flushes_whole(int folder) {
  static const unsigned long known[] = {EXT4_SUPER_MAGIC, XFS_SUPER_MAGIC, BTRFS_SUPER_MAGIC, TMPFS_MAGIC};
  struct statfs status;
  struct utsname system;
  int version, part;
  if (fstatfs(folder, &status) != 0 || uname(&system) != 0 || sscanf(system.release, "%d.%d", &version, &part) != 2 ||
      version * 1000 + part < 5008)
    return false;
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if ((unsigned long)status.f_type == known[i])
      return true;
  return false;
}

static bool sync_each(struct store *store, struct error *error) {
  for (size_t i = 0; i < store->batch_count; i++)
    if (store->batch[i].file >= 0 && fsync(store->batch[i].file) != 0)
      return error_errno(error, ERROR_IO, "%s/pending/%s", store->directory, store->batch[i].name);
  return keep_shelves(store, error) && keep_moves(store, error);
}

/* The files of the batch are written and flushed; what close has to say belongs to that. */
static bool close_each(struct store *store, struct error *error) {
  for (size_t i = 0; i < store->batch_count; i++) {
    struct pending *entry = &store->batch[i];
    int file = entry->file;
    entry->file = -1;
    if (file >= 0 && close(file) != 0)
      return error_errno(error, ERROR_IO, "%s/pending/%s", store->directory, entry->name);
  }
  return error->kind == ERROR_NONE;
}

static int64_t milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* All of the file system, and so what others have written: where that takes longer than the files of the batch would
 * one by one, these are asked from now on. */
static bool sync_whole(struct store *store) {
  enum { PATIENCE = 1000, PATIENCE_A_FILE = 5 };
  int64_t since = milliseconds();
  bool synced = syncfs(store->pending) == 0;
  if (milliseconds() - since > PATIENCE + PATIENCE_A_FILE * (int64_t)store->batch_count)
    store->whole = false;
  return synced;
}

bool store_sync(struct store *store, struct error *error) {
  if (error->kind != ERROR_NONE || (store->batch_count == 0 && !store->moved))
    return error->kind == ERROR_NONE;
  for (size_t i = 0; i < store->batch_count && error->kind == ERROR_NONE; i++)
    make_shelf(store, store->batch[i].name, error);
  bool whole = error->kind == ERROR_NONE && store->whole && sync_whole(store);
  if (!whole && !sync_each(store, error))
    return false;
  store->shelves[0].made = store->shelves[1].made = false;
  /* Its own entries; and the disk is flushed once more: an ext4 without a journal writes its folders last. */
  if (close_each(store, error) && fsync(store->pending) != 0)
    return error_errno(error, ERROR_IO, "%s/pending", store->directory);
  if (error->kind == ERROR_NONE)
    forget_moves(store);
  return error->kind == ERROR_NONE;
}

bool store_place(struct store *store, struct error *error) {
  for (size_t i = 0; i < store->batch_count && error->kind == ERROR_NONE; i++)
    move(store, store->batch[i].name, error);
  store_forget_batch(store);
  if (!store->whole && keep_moves(store, error))
    forget_moves(store);
  return error->kind == ERROR_NONE;
}

/* ---- single files ---- */

/* True if NAME is one that a batch gives. */
static bool well_named(const char *name) {
  size_t length = strspn(name, "0123456789abcdef");
  return (length == ID_LENGTH && strcmp(name + length, ".xml") == 0) ||
         (length == HASH_HEX - 1 && name[length] == '\0');
}

bool store_remove(struct store *store, const char *name, struct error *error) {
  if (error->kind != ERROR_NONE || !well_named(name))
    return error_set(error, ERROR_STORE, "%s: no file of the store", name);
  int folder = shelf(above(store, name), name);
  bool gone = folder < 0 && errno == ENOENT;
  if (folder >= 0) {
    gone = (unlinkat(folder, name, 0) == 0 || errno == ENOENT) && fsync(folder) == 0;
    close(folder);
  }
  return gone || error_errno(error, ERROR_IO, "%s/%s/%.2s/%s", store->directory,
                             names_record(name) ? "records" : "sources", name, name);
}

bool store_keep_place(struct store *store, const char *name, struct error *error) {
  int folder = well_named(name) ? shelf(above(store, name), name) : -1;
  bool kept = folder < 0 || fsync(folder) == 0 || refuse_place(store, name, error);
  if (folder >= 0)
    close(folder);
  return kept;
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

/* Removes from ENTRY what no batch committed, and makes the shelves of the rest, which stays, with its number. */
static int sort_out(struct store *store, struct dirent **entry, int count,
                    bool (*committed)(const char *name, void *context), void *context, struct error *error) {
  int kept = 0;
  for (int i = 0; i < count; i++) {
    const char *name = entry[i]->d_name;
    bool ours = error->kind == ERROR_NONE && well_named(name) && committed(name, context);
    if (ours)
      make_shelf(store, name, error);
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
  int count = scandirat(store->pending, ".", &entry, is_entry, NULL);
  if (count < 0)
    return error_errno(error, ERROR_IO, "%s/pending", store->directory);
  int kept = sort_out(store, entry, count, committed, context, error);
  keep_shelves(store, error);
  for (int i = 0; i < kept; i++) {
    if (error->kind == ERROR_NONE)
      move(store, entry[i]->d_name, error);
    free(entry[i]);
  }
  if (count > 0)
    free(entry);
  if (keep_moves(store, error))
    forget_moves(store);
  return error->kind == ERROR_NONE;
}
