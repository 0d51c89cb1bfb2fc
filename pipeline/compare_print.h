/* compare_print.h - the matrix for people and machines, by commands: compare_print.c, compare_json.c. */
#ifndef STANDPUNKT_COMPARE_PRINT_H
#define STANDPUNKT_COMPARE_PRINT_H

#include "commands.h"
#include "compare.h"

/* The matrix as a table for a terminal of WIDTH columns (0 = ask it, 80 elsewhere). */
void print_matrix(FILE *out, const struct matrix *matrix, unsigned width, struct arena *arena);
/* Nested JSON; CSV, one row a cell with a stance. */
void print_matrix_json(FILE *out, const struct matrix *matrix);
void print_matrix_csv(FILE *out, const struct matrix *matrix, struct arena *arena);

/* "+ for" and the like for a stance, and the colour it has. */
const char *stance_sign(const char *stance);
const char *stance_word(const char *stance);
enum paint stance_paint(const char *stance);

/* The matter that the words of a command line mean: an id or number, or words that find one.  NULL with ERROR set,
 * which names those that could be meant. */
struct matter *matter_asked_for(struct index *index, const struct gazetteer *gazetteer, const char *const *words,
                                int count, struct arena *arena, struct error *error);
/* WORDS with spaces between. */
const char *words_joined(const char *const *words, int count, struct arena *arena);

/* The gazetteer alone, for commands that only read the index; NULL (no synonyms, no past) if it is not there. */
struct gazetteer *gazetteer_for_reading(struct arena *arena);

#endif
