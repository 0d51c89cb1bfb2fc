/* ingest_job.c - one file on its way: opened and hashed, known or new, kept or failed. */
#include "ingest_job.h"
#include "reading.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct job *job_new(struct ingest *run, const struct walked *file, const struct ledger_row *row) {
  struct job *job = calloc(1, sizeof *job);
  if (!job || !(job->path = strdup(file->path)) || !(job->name = strdup(document_name(run->arena, file->path))))
    abort(); /* out of memory; nothing reported is lost */
  job->status = file->status;
  job->known = row != NULL;
  job->task = (struct task){.descriptor = -1, .name = job->name, .hash = job->hash, .context = job};
  return job;
}

void job_free(struct job *job) {
  if (job->task.descriptor >= 0)
    close(job->task.descriptor);
  free(job->path);
  free(job->name);
  free(job);
}

int64_t ingest_modified(const struct stat *status) {
  return (int64_t)status->st_mtim.tv_sec * 1000000000 + status->st_mtim.tv_nsec;
}

static bool same_file(const struct stat *a, const struct stat *b) {
  return a->st_size == b->st_size && a->st_ino == b->st_ino && ingest_modified(a) == ingest_modified(b);
}

bool job_open(struct job *job, const struct walked *file, const char **reason, const char **message) {
  *reason = "unreadable";
  int descriptor = openat(file->folder, file->name, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  job->task.descriptor = descriptor;
  if (descriptor < 0 || fstat(descriptor, &job->status) != 0) {
    if (errno == ENOENT)
      *reason = "vanished";
    *message = strerror(errno);
    return false;
  }
  if (!S_ISREG(job->status.st_mode)) {
    *reason = "changed";
    *message = "it became something else while it was looked at";
    return false;
  }
  job->task.size = (uint64_t)job->status.st_size;
  if (job->task.size > FILE_LARGEST) {
    *reason = error_token(ERROR_LIMIT);
    *message = "larger than 256 MiB";
    return false;
  }
  struct stat after;
  errno = 0;
  if (!hash_descriptor(descriptor, job->task.size, -1, job->hash) || fstat(descriptor, &after) != 0 ||
      !same_file(&after, &job->status)) {
    *reason = errno ? "unreadable" : "changed";
    *message = errno ? strerror(errno) : "changed while it was read";
    return false;
  }
  return true;
}

bool job_in_flight(const struct ingest *run, const char *hash) {
  for (const struct job *job = run->flying; job; job = job->next)
    if (strcmp(job->hash, hash) == 0)
      return true;
  return false;
}

bool ingest_current(const struct ingest *run, const char *rules, const char *extractor) {
  return rules && extractor && strcmp(rules, run->rules) == 0 && strcmp(extractor, run->extractor) == 0;
}

bool ingest_passing(const char *reason) {
  static const char *const passing[] = {
      "unreadable",    "vanished",     "changed",      "memory",         "crash SIGKILL",
      "dangling-link", "symlink-loop", "special-file", "link-to-folder", NULL};
  for (const char *const *one = passing; reason && *one; one++)
    if (strcmp(*one, reason) == 0)
      return true;
  return false;
}

/* The time now as ISO 8601. */
static void write_time(char out[32]) {
  time_t seconds = time(NULL);
  struct tm parts;
  gmtime_r(&seconds, &parts);
  strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &parts);
}

bool ingest_put_row(struct ingest *run, const struct job *job, const char *state, const char *reason,
                    const char *message, const char *document, struct error *error) {
  char seen[32];
  write_time(seen);
  struct ledger_row row = {
      .path = job->path,
      .size = (uint64_t)job->status.st_size,
      .modified = ingest_modified(&job->status),
      .inode = (uint64_t)job->status.st_ino,
      .device = (uint64_t)job->status.st_dev,
      .hash = job->hash[0] ? job->hash : NULL,
      .state = state,
      .reason = reason,
      .message = message,
      .document = document,
      .rules = run->rules,
      .extractor = run->extractor,
      .seen = seen,
  };
  return ingest_in_batch(run, error) && ledger_put(run->index, &row, error);
}

bool ingest_fail(struct ingest *run, const struct job *job, const char *reason, const char *message,
                 struct error *error) {
  run->counts.failed++;
  if (run->watch->failed)
    run->watch->failed(run->watch->context, job->path, reason, message);
  return ingest_put_row(run, job, "failed", reason, message, NULL, error);
}

/* Bytes that were forgotten are not read again, wherever they turn up. */
static bool settle_forgotten(struct ingest *run, const struct job *job, bool *settled, struct error *error) {
  *settled = index_forgotten(run->index, job->hash, error);
  if (error->kind || !*settled)
    return error->kind == ERROR_NONE;
  run->counts.forgotten++;
  return ingest_put_row(run, job, "forgotten", "forgotten", "its content was forgotten before", NULL, error);
}

bool ingest_settle_known(struct ingest *run, const struct job *job, bool *settled, struct error *error) {
  if (!settle_forgotten(run, job, settled, error) || *settled)
    return error->kind == ERROR_NONE;
  const char *rules = NULL, *extractor = NULL;
  const char *document = ledger_document(run->index, job->hash, run->arena, &rules, &extractor, error);
  *settled = document && ingest_current(run, rules, extractor);
  if (error->kind || !*settled)
    return error->kind == ERROR_NONE;
  const struct ledger_row *row = ledger_get(run->index, job->path, run->arena, error);
  if (error->kind)
    return false;
  bool own = row && row->hash && strcmp(row->hash, job->hash) == 0 && strcmp(row->state, "done") == 0;
  if (own)
    run->counts.unchanged++;
  else
    run->counts.duplicate++;
  return ingest_put_row(run, job, own ? "done" : "duplicate", NULL, NULL, document, error);
}

/* The record in ANSWER, if it is one and the one that was asked for. */
static struct record *check_answer(struct ingest *run, const struct job *job, const struct answer *answer,
                                   struct error *wrong) {
  struct record *record = record_read(answer->bytes, answer->length, run->knowledge->schema, run->arena, wrong);
  if (record && (strcmp(record->source_hash, job->hash) != 0 || strncmp(record->id, job->hash, 32) != 0 ||
                 strlen(record->id) != 32 || strcmp(record->rules, run->rules) != 0)) {
    error_set(wrong, ERROR_INVALID, "the record is not of this document");
    return NULL;
  }
  return record;
}

static void add_times(struct stage_times *sum, const struct stage_times *one) {
  sum->extract += one->extract;
  sum->segment += one->segment;
  sum->recognise += one->recognise;
  sum->normalise += one->normalise;
  sum->write += one->write;
}

/* Keeps the source of JOB.  If that fails, tells whose fault it is: *REASON is set if the file is no longer what was
 * hashed, ERROR if the store cannot take it. */
static bool keep_source(struct ingest *run, const struct job *job, const char **reason, struct error *error) {
  struct error refused = {0};
  if (store_put_source(run->store, job->task.descriptor, (size_t)job->task.size, job->hash, &refused))
    return true;
  char hash[HASH_HEX];
  if (!hash_descriptor(job->task.descriptor, job->task.size, -1, hash) || strcmp(hash, job->hash) != 0)
    *reason = "changed";
  else
    error_set(error, refused.kind, "%s", refused.message);
  return false;
}

/* Record, index and ledger, in this order. */
static bool keep_record(struct ingest *run, const struct job *job, const struct record *record,
                        const struct answer *answer, struct error *error) {
  const struct ledger_row *row = ledger_get(run->index, job->path, run->arena, error);
  bool twin = row && strcmp(row->state, "duplicate") == 0 && row->hash && strcmp(row->hash, job->hash) == 0;
  const char *work_of;
  return !error->kind && store_put_record(run->store, record->id, answer->bytes, answer->length, error) &&
         ingest_in_batch(run, error) && index_add(run->index, record, run->arena, &work_of, error) &&
         ingest_put_row(run, job, twin ? "duplicate" : "done", NULL, NULL, record->id, error);
}

bool ingest_keep(struct ingest *run, const struct job *job, const struct answer *answer, const char **reason,
                 const char **message, struct error *error) {
  struct stat after;
  struct error wrong = {0};
  const struct record *record = NULL;
  if (fstat(job->task.descriptor, &after) != 0 || !same_file(&after, &job->status))
    *reason = "changed";
  else if (!(record = check_answer(run, job, answer, &wrong)))
    *reason = error_token(wrong.kind);
  else
    keep_source(run, job, reason, error);
  if (*reason) {
    *message = record || !wrong.kind ? "changed while it was read" : arena_strdup(run->arena, wrong.message);
    return true;
  }
  if (error->kind || !keep_record(run, job, record, answer, error))
    return false;
  if (job->known)
    run->counts.renewed++;
  else
    run->counts.added++;
  run->counts.bytes += job->task.size;
  run->counts.pages += record->pages;
  add_times(&run->counts.times, &answer->times);
  return true;
}
