/* extractor.h - which formats can be read, and reading them.
 *
 * extractors/registry.c holds a static table of struct extractor.  A format is told by its content; the file
 * name only decides where content cannot (plain text that is Markdown).
 */
#ifndef STANDPUNKT_EXTRACTOR_H
#define STANDPUNKT_EXTRACTOR_H

#include "error.h"
#include "pages.h"

struct source {
  const char *name; /* file name without folders, for messages and hints; clean UTF-8 */
  const unsigned char *data;
  size_t size;      /* bytes */
  const char *hash; /* SHA-256 of the bytes where somebody has it already; else NULL */
};

struct extract_limits {
  size_t pages;      /* the most pages, default 20,000 */
  size_t characters; /* the most characters in all, default 40,000,000 */
};

struct extractor {
  const char *name;    /* "pdf" */
  const char *version; /* "pdf/1": raised whenever the same bytes give other lines */
  const char *media_type;
  /* 0 = not mine, 100 = certain, by looking at no more than the first 4096 bytes and the last 1024. */
  int (*recognise)(const struct source *source);
  /* Done once, before the first document and before any sandbox; may be NULL. */
  void (*warm_up)(void);
  /* Lines of SOURCE, all in ARENA; NULL with ERROR set.  Image-only files give pages without lines and
   * `unread`, not an error. */
  struct pages *(*extract)(struct arena *arena, const struct source *source, const struct extract_limits *limits,
                           struct error *error);
};

extern const struct extractor pdf_extractor, text_extractor;

/* The table, ended by NULL. */
extern const struct extractor *const extractors[];

extern const struct extract_limits extract_limits_default;

/* Warms up every extractor. */
void extractors_warm_up(void);

/* The extractor for SOURCE; NULL with ERROR set: ERROR_EMPTY for no bytes, ERROR_NOT_DOCUMENT with a message that
 * says what it looks like ("a ZIP archive", "a JPEG picture", "binary data"). */
const struct extractor *extractor_for(const struct source *source, struct error *error);

/* extractor_for and its extract in one. LIMITS may be NULL for the default. */
struct pages *extract(struct arena *arena, const struct source *source, const struct extract_limits *limits,
                      struct error *error);

/* Names and versions of all extractors as one string, "pdf/1 text/1": when it changes, ingest reads again. */
const char *extractors_version(struct arena *arena);

#endif
