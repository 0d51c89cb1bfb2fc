/* search_fields.h - the fields of a query and the words for their values, in Swedish and English. */
#ifndef STANDPUNKT_SEARCH_FIELDS_H
#define STANDPUNKT_SEARCH_FIELDS_H

#include "search.h"

/* The field called NAME, or SEARCH_FIELDS; then in *MEANT the name that was probably meant, or NULL. */
enum search_field field_called(const char *name, size_t length, struct arena *arena, const char **meant);

/* The tokens of FIELD (stance, outcome, type, kind) that VALUE stands for, as bits: their places in the list of tokens
 * (passages.h).  0 if it stands for none, with *MEANT the nearest word or NULL; of other fields always 0. */
uint32_t field_tokens(enum search_field field, const char *value, struct arena *arena, const char **meant);

/* The list of the tokens of FIELD, ended by NULL; NULL if it has none. */
const char *const *field_token_list(enum search_field field);

/* The years of "2016", "2016..2024", "2016..", "..2024", "2016-2024"; false if it is none of these. */
bool field_years(const char *value, int *from, int *to);

#endif
