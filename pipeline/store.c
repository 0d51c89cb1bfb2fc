/* store.c - the data directory (see store.h): opening it, and reading records.  What is written to it goes through
 * pipeline/store_batch.c. */
#include "store_files.h"
#include "store_inside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define FORMAT 1
#define FORMAT_LINE "standpunkt store"

/* ---- opening ---- */

static char *copy_of(const char *text) {
  char *copy = strdup(text);
  if (copy == NULL) {
    fputs("standpunkt: out of memory\n", stderr);
    exit(70);
  }
  return copy;
}

/* Makes the folder PATH, and makes its entry in the one above durable. */
static bool make_one(const char *path) {
  if (mkdir(path, 0777) != 0)
    return errno == EEXIST;
  char *above = copy_of(path);
  char *slash = strrchr(above, '/');
  if (slash != NULL)
    slash[slash == above] = '\0';
  int folder = open_folder(AT_FDCWD, slash == NULL ? "." : above);
  bool durable = folder >= 0 && fsync(folder) == 0;
  if (folder >= 0)
    close(folder);
  free(above);
  return durable;
}

/* Makes PATH and the folders above it. */
static bool make_path(const char *path) {
  char *part = copy_of(path);
  bool made = true;
  for (char *slash = part; made && slash != NULL;) {
    slash = *slash == '\0' ? NULL : strchr(slash + 1, '/');
    if (slash != NULL)
      *slash = '\0';
    made = make_one(part);
    if (slash != NULL)
      *slash = '/';
  }
  free(part);
  return made;
}

/* True if the folder holds nothing but what opening a store leaves first. */
static bool untouched(int root) {
  int copy = openat(root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *folder = copy < 0 ? NULL : fdopendir(copy);
  bool empty = folder != NULL;
  for (const struct dirent *entry; empty && (entry = readdir(folder)) != NULL;)
    empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 || strcmp(entry->d_name, "lock") == 0 ||
            strcmp(entry->d_name, UNFINISHED) == 0;
  if (folder != NULL)
    closedir(folder);
  else if (copy >= 0)
    close(copy);
  return empty;
}

/* Reads DIR/format; 0 if it is not there, -1 if it says something else. */
static int read_format(int root) {
  char text[64] = {0};
  int number = -1, file = openat(root, "format", O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return errno == ENOENT ? 0 : -1;
  ssize_t length = read(file, text, sizeof text - 1);
  close(file);
  if (length <= 0 || sscanf(text, FORMAT_LINE " %d", &number) != 1 || number < 1)
    return -1;
  return number;
}

static bool check_format(struct store *store, bool make, struct error *error) {
  int format = read_format(store->root);
  if (format == FORMAT)
    return true;
  if (format > FORMAT)
    return error_set(error, ERROR_STORE,
                     "%s: this store has format %d and was made by a newer standpunkt; this one knows format %d",
                     store->directory, format, FORMAT);
  if (format < 0)
    return error_set(error, ERROR_STORE, "%s/format: this does not say \"" FORMAT_LINE " %d\"", store->directory,
                     FORMAT);
  if (!make)
    return error_set(error, ERROR_NOT_FOUND, "%s: no store here", store->directory);
  if (!untouched(store->root))
    return error_set(error, ERROR_STORE, "%s: this folder holds other things and is no store", store->directory);
  char line[64];
  int length = snprintf(line, sizeof line, FORMAT_LINE " %d\n", FORMAT);
  return write_file(store->root, "format", line, (size_t)length) ||
         error_errno(error, ERROR_IO, "%s/format", store->directory);
}

static bool take_lock(struct store *store, struct error *error) {
  store->lock = openat(store->root, "lock", O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (store->lock < 0 && (errno == EACCES || errno == EPERM || errno == EROFS))
    return error_errno(error, ERROR_IO, "%s: this store can be read, but not be written to", store->directory);
  if (store->lock < 0)
    return error_errno(error, ERROR_IO, "%s/lock", store->directory);
  while (flock(store->lock, LOCK_EX) != 0)
    if (errno != EINTR)
      return error_errno(error, ERROR_IO, "%s/lock", store->directory);
  return true;
}

static bool open_folders(struct store *store, bool make, struct error *error) {
  store->records = make ? make_folder(store->root, "records") : open_folder(store->root, "records");
  if (store->records < 0 && (make || errno != ENOENT))
    return error_errno(error, ERROR_IO, "%s/records", store->directory);
  store->sources = make ? make_folder(store->root, "sources") : open_folder(store->root, "sources");
  if (store->sources < 0 && (make || errno != ENOENT))
    return error_errno(error, ERROR_IO, "%s/sources", store->directory);
  store->pending = make ? make_folder(store->root, "pending") : open_folder(store->root, "pending");
  if (store->pending < 0 && (make || errno != ENOENT))
    return error_errno(error, ERROR_IO, "%s/pending", store->directory);
  store->whole = make && store_flushes_whole(store->pending);
  return true;
}

struct store *store_open(const char *directory, enum store_access access_wanted, struct error *error) {
  bool write = access_wanted == STORE_WRITE;
  if (error->kind != ERROR_NONE)
    return NULL;
  if (write && !make_path(directory)) {
    error_errno(error, ERROR_IO, "%s", directory);
    return NULL;
  }
  struct store *store = calloc(1, sizeof *store);
  if (store == NULL) {
    error_errno(error, ERROR_IO, "%s", directory);
    return NULL;
  }
  *store = (struct store){.directory = copy_of(directory), .records = -1, .sources = -1, .pending = -1, .lock = -1};
  store->root = open_folder(AT_FDCWD, directory);
  if (store->root < 0)
    error_errno(error, errno == ENOENT ? ERROR_NOT_FOUND : ERROR_IO, "%s", directory);
  if (store->root >= 0 && (!write || take_lock(store, error)) && check_format(store, write, error) &&
      open_folders(store, write, error))
    return store;
  store_close(store);
  return NULL;
}

void store_close(struct store *store) {
  if (store == NULL)
    return;
  store_forget_batch(store);
  const int descriptors[] = {store->root, store->records, store->sources, store->pending, store->lock};
  for (size_t i = 0; i < sizeof descriptors / sizeof *descriptors; i++)
    if (descriptors[i] >= 0)
      close(descriptors[i]);
  free(store->directory);
  free(store);
}

bool store_busy(const char *directory) {
  int root = open_folder(AT_FDCWD, directory);
  int lock = root < 0 ? -1 : openat(root, "lock", O_RDONLY | O_CLOEXEC);
  bool busy = lock >= 0 && flock(lock, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  if (lock >= 0)
    close(lock);
  if (root >= 0)
    close(root);
  return busy;
}

const char *store_directory(const struct store *store) { return store->directory; }

/* ---- records ---- */

bool store_is_hexadecimal(const char *name, size_t count) {
  return strlen(name) == count && strspn(name, "0123456789abcdef") == count;
}

bool store_check_id(const char *id, struct error *error) {
  return store_is_hexadecimal(id, ID_LENGTH) || error_set(error, ERROR_NOT_FOUND, "%s: not the id of a document", id);
}

/* On its shelf or, for the moment between a commit and the end of moving, among what is pending. */
static int open_record(const struct store *store, const char *id) {
  char place[NAME_ROOM + 3];
  snprintf(place, sizeof place, "%.2s/%s.xml", id, id);
  int file = openat(store->records, place, O_RDONLY | O_CLOEXEC);
  if (file < 0 && errno == ENOENT && store->pending >= 0)
    return openat(store->pending, place + 3, O_RDONLY | O_CLOEXEC);
  return file;
}

static char *read_all(int file, size_t *length) {
  struct stat status;
  if (fstat(file, &status) != 0)
    return NULL;
  size_t size = (size_t)status.st_size;
  char *data = malloc(size + 1);
  *length = 0;
  while (data != NULL && *length < size) {
    ssize_t got = read(file, data + *length, size - *length);
    if (got < 0 && errno == EINTR)
      continue;
    if (got <= 0) {
      free(data);
      return NULL;
    }
    *length += (size_t)got;
  }
  if (data != NULL)
    data[*length] = '\0';
  return data;
}

char *store_get_record(const struct store *store, const char *id, size_t *length, struct error *error) {
  *length = 0;
  if (error->kind != ERROR_NONE || !store_check_id(id, error))
    return NULL;
  int file = open_record(store, id);
  char *data = file < 0 ? NULL : read_all(file, length);
  if (data == NULL && errno == ENOENT)
    error_set(error, ERROR_NOT_FOUND, "no record %s", id);
  else if (data == NULL)
    error_errno(error, ERROR_IO, "%s/records/%.2s/%s.xml", store->directory, id, id);
  if (file >= 0)
    close(file);
  return data;
}

static int is_shelf(const struct dirent *entry) { return store_is_hexadecimal(entry->d_name, 2); }

static int is_record(const struct dirent *entry) {
  const char *name = entry->d_name;
  return strlen(name) == ID_LENGTH + 4 && strspn(name, "0123456789abcdef") == ID_LENGTH &&
         strcmp(name + ID_LENGTH, ".xml") == 0;
}

/* Byte order, whatever the locale. */
static int by_name(const struct dirent **a, const struct dirent **b) { return strcmp((*a)->d_name, (*b)->d_name); }

static int is_source(const struct dirent *entry) { return store_is_hexadecimal(entry->d_name, HASH_HEX - 1); }

/* Records or sources. */
struct shelves {
  const char *name;
  int folder;
  int (*is_entry)(const struct dirent *entry);
  int length; /* of what EACH gets: the name without its ending */
};

/* Calls EACH for what stands on the shelf NAME. */
static bool each_on_shelf(const struct store *store, const struct shelves *shelves, const char *name,
                          bool (*each)(const char *id, void *context), void *context, struct error *error) {
  struct dirent **entry;
  int folder = open_folder(shelves->folder, name);
  int count = folder < 0 ? -1 : scandirat(folder, ".", &entry, shelves->is_entry, by_name);
  bool going = count >= 0 || error_errno(error, ERROR_IO, "%s/%s/%s", store->directory, shelves->name, name);
  for (int i = 0; i < count; i++) {
    char id[NAME_ROOM];
    snprintf(id, sizeof id, "%.*s", shelves->length, entry[i]->d_name);
    going = going && each(id, context);
    free(entry[i]);
  }
  if (count >= 0)
    free(entry);
  if (folder >= 0)
    close(folder);
  return going;
}

static bool each_on_shelves(const struct store *store, const struct shelves *shelves,
                            bool (*each)(const char *id, void *context), void *context, struct error *error) {
  if (shelves->folder < 0)
    return error->kind == ERROR_NONE;
  struct dirent **entry;
  int count = scandirat(shelves->folder, ".", &entry, is_shelf, by_name);
  bool going = count >= 0 || error_errno(error, ERROR_IO, "%s/%s", store->directory, shelves->name);
  for (int i = 0; i < count; i++) {
    going = going && each_on_shelf(store, shelves, entry[i]->d_name, each, context, error);
    free(entry[i]);
  }
  if (count >= 0)
    free(entry);
  return going;
}

bool store_each_record(const struct store *store, bool (*each)(const char *id, void *context), void *context,
                       struct error *error) {
  const struct shelves shelves = {"records", store->records, is_record, ID_LENGTH};
  return each_on_shelves(store, &shelves, each, context, error);
}

bool store_each_source(const struct store *store, bool (*each)(const char *hash, void *context), void *context,
                       struct error *error) {
  const struct shelves shelves = {"sources", store->sources, is_source, HASH_HEX - 1};
  return each_on_shelves(store, &shelves, each, context, error);
}

int store_open_source(const struct store *store, const char *hash) {
  if (!store_is_hexadecimal(hash, HASH_HEX - 1)) {
    errno = ENOENT;
    return -1;
  }
  int folder = shelf(store->sources, hash);
  int file = folder < 0 ? -1 : openat(folder, hash, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  int number = errno;
  if (folder >= 0)
    close(folder);
  errno = number;
  return file;
}
