/* commit.h - the one order in which store and index are committed (see store.h). */
#ifndef STANDPUNKT_COMMIT_H
#define STANDPUNKT_COMMIT_H

#include "index.h"
#include "store.h"

/* Begins a batch. */
bool batch_begin(struct index *index, struct error *error);

/* Makes the files of the batch durable, commits the index with their names, moves them into place. */
bool batch_commit(struct store *store, struct index *index, struct error *error);

/* After the last batch: nobody has to look at its names again. */
void batch_end(struct store *store, struct index *index);

#endif
