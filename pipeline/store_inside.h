/* store_inside.h - what the files of the store share: store.c, store_batch.c, store_place.c. */
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

enum { SHELVES = 256 };

/* The shelves of records, or of sources, by the number that their names say. */
struct shelf_states {
  bool there[SHELVES];    /* known to be */
  bool moved_to[SHELVES]; /* something was moved there that need not be durable yet */
  bool made;              /* one was, which need not be durable yet */
};

struct store {
  char *directory;
  int root, records, sources, pending; /* folders */
  int lock;                            /* -1: reading */
  bool whole;                          /* see store_flushes_whole; and it does so in time */
  bool moved;                          /* something, see struct shelf_states */
  bool copies;                         /* the file system knows no reflinks */
  struct shelf_states shelves[2];      /* [1] of records */
  struct pending *batch;
  size_t batch_count, batch_room;
};

/* True if NAME is COUNT lower-case hexadecimal digits. */
bool store_is_hexadecimal(const char *name, size_t count);
bool store_check_id(const char *id, struct error *error);

/* True if syncfs(2) of the file system that FOLDER is in makes durable what fsync(2) would, file by file, and tells
 * what could not be written: since Linux 5.8, of the file systems that write to a disk of their own.  Of others -
 * network file systems, FUSE, overlays - it may do less. */
bool store_flushes_whole(int folder);

/* Closes the files of the batch and forgets it; they stay where they are, for store_recover. */
void store_forget_batch(struct store *store);

#endif
