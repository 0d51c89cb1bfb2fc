/* check.c - whether a store is whole, and mending it (see check.h): sources, records, and what the ledger says of them.
 *
 * The index itself is looked at in pipeline/check_index.c.
 */
#include "check_inside.h"
#include "commit.h"
#include "worker.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void check_tell(struct check *check, const char *where, const char *what, bool mended, const char *mend) {
  check->counts->faults++;
  check->counts->mended += mended;
  check->watch->fault(check->watch->context,
                      &(struct fault){.where = where, .what = what, .mend = mend, .mended = mended});
}

/* ---- sources ---- */

/* True if the source HASH is there and has these bytes. */
static bool source_is_whole(const struct check *check, const char *hash) {
  char found[HASH_HEX];
  int file = store_open_source(check->store, hash);
  bool whole = file >= 0 && hash_descriptor(file, HASH_TO_THE_END, -1, found) && strcmp(found, hash) == 0;
  if (file >= 0)
    close(file);
  return whole;
}

struct finding_again {
  struct check *check;
  const char *hash;
  bool found;
};

/* Takes the source again from the file of a ledger row, if that still has the same bytes. */
static bool take_again(const struct ledger_row *row, void *context) {
  struct finding_again *again = context;
  char found[HASH_HEX];
  struct stat status;
  if (!row->hash || strcmp(row->hash, again->hash) != 0)
    return true;
  int file = open(row->path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  struct error refused = {0};
  again->found = file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode) &&
                 hash_descriptor(file, HASH_TO_THE_END, -1, found) && strcmp(found, again->hash) == 0 &&
                 store_put_source(again->check->store, file, (size_t)status.st_size, again->hash, &refused);
  if (file >= 0)
    close(file);
  return !again->found;
}

/* Puts the source HASH right from a file that the ledger knows. */
static bool mend_source(struct check *check, const char *hash) {
  struct finding_again again = {.check = check, .hash = hash};
  struct error ignored = {0};
  if (!check->repair)
    return false;
  store_remove(check->store, hash, check->error);
  ledger_each(check->index, take_again, &again, &ignored);
  return again.found && batch_begin(check->index, check->error) &&
         batch_commit(check->store, check->index, check->error);
}

static bool look_at_source(const char *hash, void *context) {
  struct check *check = context;
  check->counts->sources++;
  if (source_is_whole(check, hash))
    return true;
  const char *where = arena_printf(check->arena, "sources/%.2s/%s", hash, hash);
  bool mended = mend_source(check, hash);
  check_tell(check, where, "its bytes are not those that its name says", mended,
             mended          ? "taken again from the file"
             : check->repair ? "removed; no file of the ledger has these bytes any more"
                             : "check --repair takes it again from the file, if that is unchanged");
  return check->error->kind == ERROR_NONE;
}

/* ---- records ---- */

/* The record of ID made again from its source HASH, kept and indexed. */
static bool make_again(struct check *check, const char *id, const char *hash, const char *name) {
  size_t length;
  struct error refused = {0};
  const char *work_of;
  int file = store_open_source(check->store, hash);
  if (file < 0)
    return false;
  const char *xml =
      workers_read_one(file, name, check->knowledge, &product_record, NULL, check->arena, &length, &refused);
  close(file);
  const struct record *record = xml ? record_read(xml, length, check->knowledge->schema, check->arena, &refused) : NULL;
  return record && strcmp(record->id, id) == 0 && batch_begin(check->index, check->error) &&
         store_put_record(check->store, id, xml, length, check->error) &&
         index_add(check->index, record, check->arena, &work_of, check->error) &&
         batch_commit(check->store, check->index, check->error);
}

/* Takes a document that cannot be mended out of everything, so that ingest reads its file as a new one. */
static bool drop(struct check *check, const char *id) {
  struct error absent = {0};
  if (!index_begin(check->index, check->error))
    return false;
  if (!index_remove(check->index, id, &absent) && absent.kind != ERROR_NOT_FOUND)
    error_set(check->error, absent.kind, "%s", absent.message);
  return ledger_drop(check->index, id, check->error) && index_commit(check->index, check->error) &&
         store_remove(check->store, arena_printf(check->arena, "%s.xml", id), check->error);
}

/* Mends a document without a readable record. */
static void mend_record(struct check *check, const char *id, const char *where, const char *what) {
  const char *name = NULL, *hash = ledger_source(check->index, id, check->arena, &name, check->error);
  bool again = check->repair && hash && source_is_whole(check, hash) && make_again(check, id, hash, name);
  bool dropped = check->repair && !again && drop(check, id);
  check_tell(check, where, what, again || dropped,
             again     ? "made again from its source"
             : dropped ? "taken out, as its source is not there either; ingest its file again"
                       : "check --repair makes it again from its source");
}

/* Puts into the index what RECORD says. */
static bool index_again(struct check *check, const struct record *record) {
  const char *work_of;
  return check->repair && index_begin(check->index, check->error) &&
         index_add(check->index, record, check->arena, &work_of, check->error) &&
         index_commit(check->index, check->error);
}

static void look_at_contents(struct check *check, const struct record *record, const char *where) {
  if (!source_is_whole(check, record->source_hash)) {
    bool mended = mend_source(check, record->source_hash);
    check_tell(check, where, "its source is not there", mended,
               mended          ? "taken again from the file"
               : check->repair ? "no file of the ledger has these bytes any more; the record stands"
                               : "check --repair takes it again from the file, if that is unchanged");
  }
  if (index_has(check->index, record, check->error) || check->error->kind)
    return;
  bool mended = index_again(check, record);
  check_tell(check, where, "the index does not have it, or another version of it", mended,
             mended ? "indexed" : "check --repair or reindex puts it there");
}

static bool look_at_record(const char *id, void *context) {
  struct check *check = context;
  size_t length;
  struct error wrong = {0};
  const char *where = arena_printf(check->arena, "records/%.2s/%s.xml", id, id);
  check->counts->records++;
  char *xml = store_get_record(check->store, id, &length, &wrong);
  const struct record *record = xml ? record_read(xml, length, check->knowledge->schema, check->arena, &wrong) : NULL;
  if (record && (strcmp(record->id, id) != 0 || strncmp(record->source_hash, id, strlen(id)) != 0))
    error_set(&wrong, ERROR_INVALID, "it is the record of another document");
  if (record && !wrong.kind)
    look_at_contents(check, record, where);
  else
    mend_record(check, id, where, wrong.message);
  free(xml);
  arena_reset(check->arena);
  return check->error->kind == ERROR_NONE;
}

/* ---- what index and ledger say is there ---- */

static bool is_missing(const struct check *check, const char *id) {
  size_t length;
  struct error missing = {0};
  char *xml = store_get_record(check->store, id, &length, &missing);
  free(xml);
  return missing.kind == ERROR_NOT_FOUND;
}

static bool look_for(const char *id, void *context) {
  struct check *check = context;
  check->counts->files++;
  if (is_missing(check, id))
    mend_record(check, id, arena_printf(check->arena, "document %s", id), "the index has it, but its record is gone");
  arena_reset(check->arena);
  return check->error->kind == ERROR_NONE;
}

bool check_store(struct store *store, struct index *index, const struct knowledge *knowledge, bool repair,
                 const struct check_watch *watch, struct check_counts *counts, struct error *error) {
  *counts = (struct check_counts){0};
  struct check check = {.store = store,
                        .index = index,
                        .knowledge = knowledge,
                        .repair = repair,
                        .watch = watch,
                        .counts = counts,
                        .arena = arena_new(),
                        .error = error};
  check_index(&check);
  if (!error->kind)
    store_each_source(store, look_at_source, &check, error);
  if (!error->kind)
    store_each_record(store, look_at_record, &check, error);
  if (!error->kind)
    check_documents(&check, look_for);
  arena_free(check.arena);
  return error->kind == ERROR_NONE;
}
