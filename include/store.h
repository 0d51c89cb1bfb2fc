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
 * A document is stored in this order, each step durable (fsync of file and folder) before the next: source, record,
 * then ledger and index in one transaction.  What the ledger calls done is therefore there.
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

/* Keeps the bytes of the open file DESCRIPTOR (size SIZE) under HASH; does nothing if they are there already.  ERROR_IO
 * if the file no longer has these bytes.  The descriptor's position stays. */
bool store_put_source(struct store *store, int descriptor, size_t size, const char hash[HASH_HEX], struct error *error);

/* Writes the record ID (a temporary file, fsync, rename, fsync of the folder). */
bool store_put_record(struct store *store, const char *id, const char *xml, size_t length, struct error *error);

/* Reads the record ID into a malloc'ed buffer that the caller frees. */
char *store_get_record(const struct store *store, const char *id, size_t *length, struct error *error);

/* Calls EACH with the id of every record, in order of id; stops with false when EACH returns false. */
bool store_each_record(const struct store *store, bool (*each)(const char *id, void *context), void *context,
                       struct error *error);

#endif
