/* eval_print.h - an evaluation as tables and as JSON.  Private to command_eval.c. */
#ifndef STANDPUNKT_EVAL_PRINT_H
#define STANDPUNKT_EVAL_PRINT_H

#include "eval.h"
#include "output.h"

/* The table of kinds: for people, or as CSV. */
void print_kinds(FILE *out, enum list_format format, const struct figures *figures, struct arena *arena);

/* All other tables, for people; of the rules those that were wrong, or ALL_RULES. */
void print_figures(FILE *out, const struct figures *figures, bool all_rules, struct arena *arena);

/* What was missed and what was too much. */
void print_misses(FILE *out, const struct evaluation *evaluation, struct arena *arena);

void print_evaluation_json(FILE *out, const struct evaluation *evaluation, const struct figures *figures,
                           const struct thresholds *thresholds);

#endif
