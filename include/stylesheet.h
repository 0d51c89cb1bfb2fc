/* stylesheet.h - result XML through an XSLT 1.0 stylesheet (libxslt): pages, stand-alone HTML, exports, drafts.
 *
 * Stylesheets stand in pipeline/templates/ and are read from disk, so that people can change them.  While one is
 * applied it can read and write no file and reach no network; xsl:import and xsl:include of files in its own folder
 * are followed when it is loaded.
 */
#ifndef STANDPUNKT_STYLESHEET_H
#define STANDPUNKT_STYLESHEET_H

#include "arena.h"
#include "error.h"

struct stylesheet;

/* Reads FILE; NULL with ERROR set (ERROR_RULES, naming the file and the line).  Free by stylesheet_free. */
struct stylesheet *stylesheet_load(const char *file, struct error *error);
void stylesheet_free(struct stylesheet *stylesheet);

/* LENGTH bytes of XML transformed, in ARENA, NUL-terminated, as the stylesheet's xsl:output says.  PARAMETERS are names
 * and string values by turns, ended by NULL; NULL = none.  The XML may be a record (RECORD_NAMESPACE) or a result.  No
 * entity is expanded, nothing is fetched.  NULL with ERROR set.  One stylesheet may serve several threads at once. */
char *stylesheet_apply(const struct stylesheet *stylesheet, const char *xml, size_t length,
                       const char *const *parameters, struct arena *arena, size_t *result_length, struct error *error);

#endif
