/* compare_parts.h - what the files that build and show a matrix share: compare*.c. */
#ifndef STANDPUNKT_COMPARE_PARTS_H
#define STANDPUNKT_COMPARE_PARTS_H

#include "compare.h"
#include "matter_parts.h"

struct building {
  struct db *db;
  const struct gazetteer *gazetteer;
  const struct matter *matter;
  struct matrix *matrix;
  struct arena *arena;
  struct error *error;
  size_t body_capacity;
};

/* The body with KEY, called NAME if it is new. */
struct matrix_body *matrix_body_for(struct building *building, const char *key, const char *name);
/* Its line for LAYER (and, of parties and members, HOLDER). */
struct matrix_line *matrix_line_for(struct building *building, struct matrix_body *body, const char *layer,
                                    const char *holder);

/* The key of the body that speaks in a member: of an administration that writes for its committee, the committee's. */
const char *member_body_key(const struct matter_member *member, const char **name, struct arena *arena);

/* compare_cell.c: what the positions of a cell amount to. */
void cell_settle(struct matrix_cell *cell);
/* Which way a stance points: 1 for, -1 against, 0 neither; NULL = 0. */
int stance_side(const char *stance);
/* The stance that a decision amounts to; NULL = none. */
const char *stance_of_outcome(const char *outcome);
/* The place of STANCE in matrix_stances, or SIZE_MAX. */
size_t stance_place(const char *stance);

/* compare_sum.c: the summaries of lines and columns, who differs, who stands alone. */
void matrix_sum_up(struct building *building);

/* compare_asked.c: the bodies that the referral asked. */
void matrix_ask(struct building *building);

#endif
