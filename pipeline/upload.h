/* upload.h - the body of a form that was sent as multipart/form-data (RFC 7578), taken apart. */
#ifndef STANDPUNKT_UPLOAD_H
#define STANDPUNKT_UPLOAD_H

#include "arena.h"
#include "error.h"

enum { UPLOAD_PARTS = 24, UPLOAD_FIELD_MOST = 4096 };

/* A field; or, where FILE is not NULL, a file of that name. */
struct upload_part {
  const char *name, *file; /* clean UTF-8; FILE without folders, "" where the form was sent without a file */
  const char *bytes;       /* of a field clean UTF-8, NUL-terminated, of a file inside the body */
  size_t length;
};

struct upload {
  struct upload_part part[UPLOAD_PARTS];
  size_t count;
};

/* Takes BODY (LENGTH bytes) apart, which TYPE (the Content-Type) describes; strings in ARENA.  It reads what browsers
 * send and nothing else: no preamble, no encodings of parts, no parts in parts.  False with ERROR_USAGE, in Swedish. */
bool upload_read(struct arena *arena, const char *type, const char *body, size_t length, struct upload *upload,
                 struct error *error);

/* The value of the field NAME; NULL if there is none, or an empty one. */
const char *upload_field(const struct upload *upload, const char *name);
/* The file of the field NAME, or NULL. */
const struct upload_part *upload_file(const struct upload *upload, const char *name);

#endif
