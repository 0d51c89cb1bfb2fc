/* store.h - the data directory: records (the truth), copies of the sources, and the index built from records.
 *
 *   DIR/format              "standpunkt store 1"
 *   DIR/records/ab/ID.xml   one record a document; ID is the first 32 hexadecimal digits of the source's hash
 *   DIR/sources/ab/HASH     the source's bytes, HASH their SHA-256: a reflink where the file system can, else a copy.
 *                           Never a hard link: it would share the user's file itself, and what edits that in place -
 *                           an editor, a scanner that writes it again - would silently change what the records cite
 *   DIR/index.sqlite        ledger and index, see index.h
 *   DIR/lock                held (flock) by the one process that writes
 *
 *   DIR/pending/            what is being written
 *
 * Documents are stored by the batch: each file is put (written under DIR/pending), all are made durable (store_sync),
 * ledger and index are committed in one transaction that also notes the names of the files (index_note_pending) in the
 * stead of those of the batch before, and the files are moved to their places (store_place).  The commit is the one
 * moment at which the batch comes to be: after a crash store_recover finishes what was committed and removes the rest.
 */
#ifndef STANDPUNKT_STORE_H
#define STANDPUNKT_STORE_H

#include "error.h"
#include "hash.h"
#include <stddef.h>

struct store;

enum store_access { STORE_READ, STORE_WRITE };

/* Opens DIRECTORY; STORE_WRITE makes it if need be and waits for the lock.  NULL with ERROR set: ERROR_NOT_FOUND if
 * there is no store to read, ERROR_STORE if it is none, or of a newer format, ERROR_IO if the system refuses.  Free by
 * store_close.  Processes forked while a store is open hold its lock too, until they end: fork workers before. */
struct store *store_open(const char *directory, enum store_access access, struct error *error);
void store_close(struct store *store);

/* True if another process writes to the store at DIRECTORY just now, so that store_open would wait: for a message. */
bool store_busy(const char *directory);

const char *store_directory(const struct store *store);

/* ---- writing ---- */

/* Keeps the bytes of the open file DESCRIPTOR (size SIZE) under HASH; does nothing if they are there already.  ERROR_IO
 * if the file no longer has these bytes.  The descriptor's position stays. */
bool store_put_source(struct store *store, int descriptor, size_t size, const char hash[HASH_HEX], struct error *error);

/* Keeps the record ID; one that was there is replaced. */
bool store_put_record(struct store *store, const char *id, const char *xml, size_t length, struct error *error);

/* All that was put since the last batch is on the disk when this returns, and the last batch stands in its places. */
bool store_sync(struct store *store, struct error *error);
/* Calls EACH with the names of the files of the batch; stops with false when EACH returns false. */
bool store_each_pending(const struct store *store, bool (*each)(const char *name, void *context), void *context);
/* Moves the files of the batch to their places and ends the batch.  If it cannot, they stay pending.  That they were
 * moved is durable after the next store_sync: the names that the index has noted must stay there until then. */
bool store_place(struct store *store, struct error *error);

/* Removes the file NAME (of a record, ID.xml, or of a source, its hash), durably; that it is not there is no error. */
bool store_remove(struct store *store, const char *name, struct error *error);

/* Makes durable that the file NAME stands in its place, if it does: whoever moved it may have been stopped before. */
bool store_keep_place(struct store *store, const char *name, struct error *error);

/* True if a writer was stopped before its files were in place, or is at work now. */
bool store_unsettled(const struct store *store);
/* Finishes or takes back what a crash left: COMMITTED tells whether a file belongs to a batch that came to be. */
bool store_recover(struct store *store, bool (*committed)(const char *name, void *context), void *context,
                   struct error *error);

/* ---- reading ---- */

/* Reads the record ID into a malloc'ed buffer that the caller frees. */
char *store_get_record(const struct store *store, const char *id, size_t *length, struct error *error);

/* Calls EACH with the id of every record, in order of id; stops with false when EACH returns false. */
bool store_each_record(const struct store *store, bool (*each)(const char *id, void *context), void *context,
                       struct error *error);

/* Calls EACH with the hash of every source, in order; stops with false when EACH returns false. */
bool store_each_source(const struct store *store, bool (*each)(const char *hash, void *context), void *context,
                       struct error *error);
/* The source HASH, open for reading; -1 with errno. */
int store_open_source(const struct store *store, const char *hash);

#endif
