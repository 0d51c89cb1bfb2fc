/* address.h - the address of a page: the target of a request taken apart, and addresses put together.
 *
 * A path is a list of decoded segments; no segment of it ever becomes the name of a file.  The last may end in a
 * suffix that asks for another form of the same page: /sok.csv.
 */
#ifndef STANDPUNKT_ADDRESS_H
#define STANDPUNKT_ADDRESS_H

#include "arena.h"
#include "error.h"

enum form { FORM_HTML, FORM_XML, FORM_JSON, FORM_CSV, FORM_ATOM, FORM_PNG, FORM_SVG, FORM_CSS, FORMS };

enum { ADDRESS_SEGMENTS = 6, ADDRESS_FIELDS = 40 };

struct address_field {
  const char *name, *value;
};

struct address {
  const char *segment[ADDRESS_SEGMENTS]; /* decoded, without the suffix; none is "", "." or ".." */
  size_t segments;
  enum form form;
  bool form_given;                            /* by a suffix */
  struct address_field field[ADDRESS_FIELDS]; /* of the query, in their order, those without a value left out */
  size_t fields;
};

/* Takes TARGET ("/sok.csv?q=skola") apart, in ARENA.  False with ERROR_USAGE, in Swedish for the page: it does not
 * begin with "/", has a wrong %-sequence, bytes that are not UTF-8, control characters, or too many parts. */
bool address_parse(struct arena *arena, const char *target, struct address *address, struct error *error);

/* The first value of the field NAME, or NULL. */
const char *address_field(const struct address *address, const char *name);

/* The field NAME as a number from LEAST to MOST; OTHERWISE where it is not given or no such number. */
unsigned long address_number(const struct address *address, const char *name, unsigned long least, unsigned long most,
                             unsigned long otherwise);

/* TEXT as a part of a path or a query. */
const char *address_escape(struct arena *arena, const char *text);

/* The same page in one spelling: the key of caches. */
const char *address_canonical(struct arena *arena, const struct address *address);

/* ".csv"; "" of HTML. */
const char *form_suffix(enum form form);
/* Its media type with the character set. */
const char *form_type(enum form form);

/* Of the forms that are bits of FORMS (1u << FORM_...), the one that ACCEPT (the header; NULL = anything) likes best;
 * HTML, else the first, where it likes none. */
enum form form_accepted(const char *accept, unsigned forms);

#endif
