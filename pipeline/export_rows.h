/* export_rows.h - findings and documents as rows: CSV tables, and JSON with one object a line.
 */
#ifndef STANDPUNKT_EXPORT_ROWS_H
#define STANDPUNKT_EXPORT_ROWS_H

#include "export.h"
#include <stdio.h>

enum export_kind {
  EXPORT_PROPOSALS,
  EXPORT_POSITIONS,
  EXPORT_ANSWERS,
  EXPORT_DECISIONS,
  EXPORT_VOTES,
  EXPORT_DISSENTS,
  EXPORT_DOCUMENTS,
  EXPORT_KINDS
};
enum { EXPORT_FINDINGS = (1u << EXPORT_DOCUMENTS) - 1, EXPORT_EVERYTHING = (1u << EXPORT_KINDS) - 1 };

/* "positions" ... : what --what takes, and the name of the file in a folder. */
extern const char *const export_kind_names[EXPORT_KINDS + 1];

enum export_shape { EXPORT_CSV, EXPORT_JSON /* an array */, EXPORT_LINES /* JSON Lines */ };

struct export_rows;

/* Rows of KINDS (bits 1u << EXPORT_...; one alone for CSV) to OUT, begun at once.  INDEX tells the matters of items. */
struct export_rows *export_rows_begin(FILE *out, enum export_shape shape, unsigned kinds, struct index *index);
/* What RECORD has of them, as far as SUBJECT means it.  Temporary memory is taken from ARENA.
 * False with ERROR set if the index cannot be read. */
bool export_rows_add(struct export_rows *rows, const struct record *record, const struct export_subject *subject,
                     struct arena *arena, struct error *error);
/* Ends the list and frees it; returns the number of rows. */
size_t export_rows_end(struct export_rows *rows);

#endif
