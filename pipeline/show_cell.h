/* show_cell.h - what stands behind a cell of a matrix, for command_show.c. */
#ifndef STANDPUNKT_SHOW_CELL_H
#define STANDPUNKT_SHOW_CELL_H

#include "commands.h"

/* Prints the quotes of the body words[1] of the matter words[0] on the proposal words[2] ("whole", "2", "proposal-2";
 * all if it is not given). */
bool show_cell(const struct invocation *invocation, struct index *index, struct error *error);

#endif
