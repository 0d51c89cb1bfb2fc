/* package.c - the only file that knows libzip (see package.h). */
#include "package.h"
#include "buffer.h"

#include <string.h>
#include <zip.h>

enum { MOST_PARTS = 4096, PIECE = 65536 };

/* 1 January 1980, 0:00, as DOS and ZIP count; no time zone comes into it. */
enum { FIXED_TIME = 0, FIXED_DATE = (1 << 5) | 1 };

static bool told(struct error *error, enum error_kind kind, const char *what, zip_error_t *fault) {
  return error_set(error, kind, "%s: %s", what, zip_error_strerror(fault));
}

/* ---------------------------------------------------- writing ------------------------------------------------- */

static bool add_part(zip_t *archive, const struct package_part *part) {
  zip_error_t fault;
  zip_error_init(&fault);
  zip_source_t *source = zip_source_buffer_create(part->bytes, part->length, 0, &fault);
  zip_error_fini(&fault);
  if (source == NULL)
    return false;
  zip_int64_t at = zip_file_add(archive, part->name, source, ZIP_FL_ENC_UTF_8);
  if (at < 0) {
    zip_source_free(source);
    return false;
  }
  zip_uint64_t index = (zip_uint64_t)at;
  return zip_set_file_compression(archive, index, part->stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 9) == 0 &&
         zip_file_set_dostime(archive, index, FIXED_TIME, FIXED_DATE, 0) == 0 &&
         zip_file_set_external_attributes(archive, index, 0, ZIP_OPSYS_DOS, 0) == 0;
}

/* What SOURCE holds after the archive on it was closed. */
static char *taken(zip_source_t *source, struct arena *arena, size_t *length) {
  zip_stat_t status;
  if (zip_source_stat(source, &status) != 0 || zip_source_open(source) != 0)
    return NULL;
  char *bytes = arena_alloc(arena, (size_t)status.size + 1);
  zip_int64_t got = zip_source_read(source, bytes, status.size);
  zip_source_close(source);
  *length = (size_t)status.size;
  return got == (zip_int64_t)status.size ? bytes : NULL;
}

char *package_write(const struct package_part *parts, size_t count, struct arena *arena, size_t *length,
                    struct error *error) {
  zip_error_t fault;
  zip_error_init(&fault);
  zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &fault);
  zip_t *archive = target == NULL ? NULL : zip_open_from_source(target, ZIP_TRUNCATE, &fault);
  char *bytes = NULL;
  if (archive != NULL) {
    zip_source_keep(target);
    bool well = true;
    for (size_t i = 0; i < count && well; i++)
      well = add_part(archive, &parts[i]);
    if (!well || zip_close(archive) != 0) {
      told(error, ERROR_IO, "the file cannot be packed", zip_get_error(archive));
      zip_discard(archive);
    } else {
      bytes = taken(target, arena, length);
    }
  }
  if (target != NULL)
    zip_source_free(target);
  if (bytes == NULL)
    told(error, ERROR_IO, "the file cannot be packed", &fault);
  zip_error_fini(&fault);
  return bytes;
}

/* ---------------------------------------------------- reading ------------------------------------------------- */

/* The part at INDEX, unpacked by pieces: what it says of its size is not believed. */
static char *unpack(zip_t *archive, zip_uint64_t index, const char *name, size_t most, struct arena *arena,
                    size_t *length, struct error *error) {
  struct buffer out = buffer_in(arena);
  char *piece = arena_alloc(arena, PIECE);
  zip_int64_t got = -1;
  zip_file_t *file = zip_fopen_index(archive, index, 0);
  while (file != NULL && (got = zip_fread(file, piece, PIECE)) > 0) {
    if (out.length + (size_t)got > most) {
      error_set(error, ERROR_LIMIT, "the part %s unpacks to more than %zu MiB", name, most >> 20);
      break;
    }
    buffer_add(&out, piece, (size_t)got);
  }
  if (got < 0)
    error_set(error, ERROR_DAMAGED, "the part %s cannot be unpacked", name);
  if (file != NULL)
    zip_fclose(file);
  *length = out.length;
  if (out.length == 0)
    return arena_strdup(arena, "");
  return error->kind == ERROR_NONE ? out.data : NULL;
}

char *package_read(const char *bytes, size_t size, const char *name, size_t most, struct arena *arena, size_t *length,
                   struct error *error) {
  zip_error_t fault;
  zip_error_init(&fault);
  char *part = NULL;
  zip_source_t *source = zip_source_buffer_create(bytes, size, 0, &fault);
  zip_t *archive = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, &fault);
  if (archive == NULL) {
    told(error, ERROR_DAMAGED, "no archive that can be read", &fault);
    if (source != NULL)
      zip_source_free(source);
  } else if (zip_get_num_entries(archive, 0) > MOST_PARTS) {
    error_set(error, ERROR_LIMIT, "the archive has more than %d parts", MOST_PARTS);
  } else {
    zip_int64_t at = zip_name_locate(archive, name, 0);
    if (at >= 0)
      part = unpack(archive, (zip_uint64_t)at, name, most, arena, length, error);
  }
  if (archive != NULL)
    zip_discard(archive);
  zip_error_fini(&fault);
  return error->kind == ERROR_NONE ? part : NULL;
}
