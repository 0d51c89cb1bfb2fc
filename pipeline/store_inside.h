/* store_inside.h - what the files of the store share: store.c, store_batch.c. */
#ifndef STANDPUNKT_STORE_INSIDE_H
#define STANDPUNKT_STORE_INSIDE_H

#include "store.h"

#define ID_LENGTH 32
#define NAME_ROOM (HASH_HEX + 8)

/* A file of the batch that is being written. */
struct pending {
  char name[NAME_ROOM]; /* "ID.xml", or the hash of a source */
  int file;             /* -1: durable and closed */
};

struct store {
  char *directory;
  int root, records, sources, pending; /* folders */
  int lock;                            /* -1: reading */
  struct pending *batch;
  size_t batch_count, batch_room;
};

/* True if NAME is COUNT lower-case hexadecimal digits. */
bool store_is_hexadecimal(const char *name, size_t count);
bool store_check_id(const char *id, struct error *error);

/* Closes the files of the batch and forgets it; they stay where they are, for store_recover. */
void store_forget_batch(struct store *store);

#endif
