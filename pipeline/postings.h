/* postings.h - which passages have a word, and where: read straight from the segments of the full text.
 *
 * SQLite's FTS5 finds a word's passages quickly but ranks them slowly: it has no pruning, and each hit costs 1-2 us.
 * What it has written of a word is a list of 4 to 6 bytes a passage, which decodes at a hundred million passages a
 * second; so search reads the lists themselves and does the rest.  Nothing is kept twice, adding costs nothing more,
 * and what is forgotten is in one place.
 *
 * The format is that of https://sqlite.org/src/file/ext/fts5/fts5_index.c (version 4, detail=full), which has been the
 * same since FTS5 came in 2015 and must stay readable; postings_open refuses any other.  A test compares what is read
 * here with what MATCH finds.
 */
#ifndef STANDPUNKT_POSTINGS_H
#define STANDPUNKT_POSTINGS_H

#include "db.h"
#include "occurrences.h"

struct postings;

/* The full text as the database has it, in ARENA; use it within one read transaction.  What the connection itself has
 * not committed is not in it. */
struct postings *postings_open(struct db *db, struct arena *arena, struct error *error);

/* Where the token stands, or, with BEGINNING, any token that begins so. */
struct occurrences postings_of(struct postings *postings, const char *token, size_t length, bool beginning,
                               struct error *error);

/* Calls EACH with the tokens that begin so, each once and in no special order, and about how much is written of them
 * (bytes of their lists); tokens all of whose passages are gone may be among them. */
typedef void postings_word(void *context, const char *token, size_t length, size_t bytes);
void postings_words(struct postings *postings, const char *beginning, size_t length, postings_word *each, void *context,
                    struct error *error);

#endif
