/* index.h - ledger and index: everything that is asked of the database.  SQL stays behind it (pipeline/db.c,
 * schemas/index.sql, pipeline/queries/), so that another database can stand beside SQLite later.
 */
#ifndef STANDPUNKT_INDEX_H
#define STANDPUNKT_INDEX_H

#include "record.h"

struct index;

enum index_access { INDEX_READ, INDEX_WRITE };

/* Opens FILE, making it for INDEX_WRITE.  ERROR_STORE if it is not ours (application_id) or of another format
 * (user_version).  Free by index_close. */
struct index *index_open(const char *file, enum index_access access, struct error *error);
void index_close(struct index *index);

/* The format of the index FILE, 0 if there is none or it is empty; the one that this program writes is
 * index_format_known. */
int index_format(const char *file, struct error *error);
extern const int index_format_known;

/* Opens for writing an index of an older format, after a backup of it (FILE.format-N; one that is there already is
 * left as it is): only for index_renew. */
struct index *index_open_older(const char *file, struct error *error);
/* Begins a transaction and gives the index the present format: the ledger carried over, all else empty. */
bool index_renew(struct index *index, struct error *error);

/* Transactions; everything that follows belongs to one until index_commit (durable when it returns).  Without one,
 * each call is its own.  If a step in it fails half-way, index_commit refuses and nothing of the transaction is kept; a
 * record that is not right in itself (ERROR_INVALID) is refused before anything is written and spoils nothing. */
bool index_begin(struct index *index, struct error *error);
bool index_commit(struct index *index, struct error *error);
void index_rollback(struct index *index);

/* ---- the ledger: a row for every file ever seen ---- */

struct ledger_row {
  const char *path; /* absolute; bytes as the system gives them, cleaned for display by whoever prints */
  uint64_t size;    /* bytes */
  int64_t modified; /* nanoseconds since 1970 */
  uint64_t inode, device;
  const char *hash;      /* SHA-256 of the content; NULL if it could not be read */
  const char *state;     /* "done", "duplicate" (its bytes are another file's document), "failed", "forgotten" */
  const char *reason;    /* of failed: "encrypted", "damaged", ... (error_token); NULL */
  const char *message;   /* of failed: the sentence for people */
  const char *document;  /* record id; NULL */
  const char *rules;     /* hash of rules at the time */
  const char *extractor; /* extractors_version at the time */
  const char *seen;      /* when, ISO 8601 UTC */
};

/* The row of PATH, copied into ARENA; NULL if it was never seen. */
const struct ledger_row *ledger_get(struct index *index, const char *path, struct arena *arena, struct error *error);
/* The document that was made of content HASH; NULL if none. *RULES and *EXTRACTOR get what it was made with. */
const char *ledger_document(struct index *index, const char *hash, struct arena *arena, const char **rules,
                            const char **extractor, struct error *error);
bool ledger_put(struct index *index, const struct ledger_row *row, struct error *error);
/* Every row in order of path; stops when EACH returns false. */
bool ledger_each(struct index *index, bool (*each)(const struct ledger_row *row, void *context), void *context,
                 struct error *error);

/* ---- files of the store that the last transaction brought, see store.h ---- */

/* Forgets those of the transaction before, which are in their places. */
bool index_clear_pending(struct index *index, struct error *error);
bool index_note_pending(struct index *index, const char *name, struct error *error);
bool index_has_pending(struct index *index, const char *name, struct error *error);
/* Calls EACH with every name noted; stops with false when EACH returns false. */
bool index_each_pending(struct index *index, bool (*each)(const char *name, void *context), void *context,
                        struct error *error);

/* ---- documents ---- */

/* Adds RECORD, replacing what was there under its id, and links it with other renderings of the same work.
 * *WORK_OF gets the id of the document it is another rendering of, or NULL. */
bool index_add(struct index *index, const struct record *record, struct arena *arena, const char **work_of,
               struct error *error);
bool index_remove(struct index *index, const char *document, struct error *error);
/* Empties everything but the ledger. */
bool index_clear(struct index *index, struct error *error);

/* The ids that WHAT stands for: an id, the beginning of one (at least 4 digits), a file name, or a path in the
 * ledger.  Returns their number; ids in ARENA. */
size_t index_resolve(struct index *index, const char *what, struct arena *arena, const char ***ids,
                     struct error *error);

struct index_counts {
  uint64_t documents, works, items, proposals, positions, decisions, passages;
  uint64_t bytes; /* of the sources */
};
bool index_count(struct index *index, struct index_counts *counts, struct error *error);

/* ---- forgetting ---- */

/* Takes DOCUMENT out of the index, notes the files of the store that are to go (index_each_removal), and marks the
 * files of the ledger that had its bytes as forgotten, with NOTE as the message, so that they are not read again; with
 * NOTE NULL their rows go as well. */
bool index_forget(struct index *index, const char *document, const char *note, struct error *error);
/* Lets what was forgotten be read again: the file PATH and all that have its bytes. */
bool index_lift(struct index *index, const char *path, struct error *error);
/* True if bytes with HASH were forgotten. */
bool index_forgotten(struct index *index, const char *hash, struct error *error);
/* The files of the store that are to go, until index_clear_removals. */
bool index_each_removal(struct index *index, bool (*each)(const char *name, void *context), void *context,
                        struct error *error);
bool index_clear_removals(struct index *index, struct error *error);
/* Writes over what was deleted: merges the full text, empties the log, writes the file anew.  Outside of
 * transactions; takes time in proportion to the index. */
bool index_scrub(struct index *index, struct error *error);

/* ---- looking whether all is well, for check.h ---- */

/* What is wrong with the index by itself, in words, or NULL.  The full text is looked at only where the index is open
 * for writing: SQLite asks for that. */
const char *index_faults(struct index *index, struct arena *arena, struct error *error);
/* True if FILE is there and is no database that can be read. */
bool index_damaged(const char *file);
/* True if the index has RECORD as it is. */
bool index_has(struct index *index, const struct record *record, struct error *error);
/* Calls EACH with the id of every document that the index or the ledger says is there. */
bool index_each_document(struct index *index, bool (*each)(const char *id, void *context), void *context,
                         struct error *error);
/* The hash of the source of DOCUMENT, and *NAME, the name of its file; NULL if neither index nor ledger knows. */
const char *ledger_source(struct index *index, const char *document, struct arena *arena, const char **name,
                          struct error *error);
/* Drops the rows of the files that DOCUMENT was made of: ingest reads them as new ones. */
bool ledger_drop(struct index *index, const char *document, struct error *error);

#endif
