/* search_query.h - what a person types, as an FTS5 expression (see search_query.c). */
#ifndef STANDPUNKT_SEARCH_QUERY_H
#define STANDPUNKT_SEARCH_QUERY_H

#include "arena.h"
#include "error.h"
#include "tokenize.h"

/* The expression for QUERY, in ARENA; NULL with ERROR_USAGE and a hint if it cannot be understood. */
const char *search_expression(struct tokenizer *tokenizer, const char *query, struct arena *arena, struct error *error);

#endif
