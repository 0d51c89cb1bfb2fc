/* ingest.c - files become documents of the store.
 *
 * One loop: walk to the next file, settle it at once if it is known, else have a worker read it; take answers, keep
 * them, commit every BATCH_DOCUMENTS or BATCH_MILLISECONDS.  What is reported was committed before.
 */
#include "ingest.h"
#include "commit.h"
#include "ingest_job.h"
#include "reading.h"
#include "version.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#define BATCH_DOCUMENTS 512
#define BATCH_MILLISECONDS 1000 /* more often would write the same pages of the index again and again */
#define STEPS_AT_ONCE 64        /* files looked at before answers are looked for */

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* ---- batches ---- */

static bool commit(struct ingest *run, struct error *error) {
  if (run->batched && !batch_commit(run->store, run->index, error))
    return false;
  run->committed |= run->batched > 0;
  run->batched = 0;
  *run->told = run->counts;
  return true;
}

bool ingest_in_batch(struct ingest *run, struct error *error) {
  if (run->batched++ > 0)
    return true;
  run->batch_began = now();
  return batch_begin(run->index, error);
}

static int until_commit(const struct ingest *run) {
  if (!run->batched)
    return -1;
  int64_t left = run->batch_began + BATCH_MILLISECONDS - now();
  return left > 0 ? (int)left : 0;
}

static bool commit_if_due(struct ingest *run, struct error *error) {
  if (run->batched && run->batched < BATCH_DOCUMENTS && until_commit(run) > 0)
    return true;
  if (!commit(run, error))
    return false;
  if (run->watch->progress && now() - run->told_at >= BATCH_MILLISECONDS) {
    run->told_at = now();
    run->watch->progress(run->watch->context, run->told);
  }
  return true;
}

/* ---- one file ---- */

/* A thing that is no readable file.  What is left out on purpose has a row as well, but is no failure of the run; the
 * row is only written where it says something new. */
static bool note_oddity(struct ingest *run, const struct walked *walked, struct error *error) {
  struct job job = {.task = {.descriptor = -1}, .path = (char *)walked->path, .status = walked->status};
  if (!walked->skipped)
    return ingest_fail(run, &job, walked->reason, walked->message, error);
  run->counts.skipped++;
  const struct ledger_row *row = ledger_get(run->index, walked->path, run->arena, error);
  if (error->kind || (row && row->reason && strcmp(row->reason, walked->reason) == 0))
    return error->kind == ERROR_NONE;
  return ingest_put_row(run, &job, "failed", walked->reason, walked->message, NULL, error);
}

/* True if the ledger knows FILE as it is now and nothing has changed that could give another record. */
static bool unchanged(struct ingest *run, const struct walked *file, const struct ledger_row *row) {
  if (!row || row->size != (uint64_t)file->status.st_size || row->modified != ingest_modified(&file->status) ||
      row->inode != (uint64_t)file->status.st_ino || !ingest_current(run, row->rules, row->extractor))
    return false;
  bool failed = strcmp(row->state, "failed") == 0, forgotten = strcmp(row->state, "forgotten") == 0;
  if (failed && ingest_passing(row->reason))
    return false;
  if (forgotten)
    run->counts.forgotten++;
  else if (failed)
    run->counts.failed_before++;
  else
    run->counts.unchanged++;
  return true;
}

/* Opens FILE, reads its hash, and settles it at once, parks it, or hands it to a worker. */
static bool take_up(struct ingest *run, const struct walked *file, const struct ledger_row *row, struct error *error) {
  struct job *job = job_new(run, file, row);
  const char *reason = NULL, *message = NULL;
  if (!job_open(job, file, &reason, &message)) {
    bool kept = ingest_fail(run, job, reason, message, error);
    job_free(job);
    return kept;
  }
  if (job_in_flight(run, job->hash)) {
    job->next = run->parked;
    run->parked = job;
    run->parked_count++;
    return true;
  }
  bool settled = false;
  bool kept = ingest_settle_known(run, job, &settled, error);
  if (!kept || settled) {
    job_free(job);
    return kept;
  }
  job->next = run->flying;
  run->flying = job;
  return workers_give(run->workers, &job->task, error);
}

static bool look_at(struct ingest *run, const struct walked *file, struct error *error) {
  arena_reset(run->arena);
  run->counts.seen++;
  if (file->reason)
    return note_oddity(run, file, error);
  const struct ledger_row *row = ledger_get(run->index, file->path, run->arena, error);
  if (error->kind || unchanged(run, file, row))
    return error->kind == ERROR_NONE;
  return take_up(run, file, row, error);
}

/* ---- the loop ---- */

/* The next file of all paths; false at the end. */
static bool next_file(struct ingest *run, struct walked *file) {
  for (;;) {
    if (run->walk && walk_next(run->walk, file))
      return true;
    walk_end(run->walk);
    run->walk = NULL;
    if (run->next_path >= run->path_count)
      return false;
    const char *path = run->paths[run->next_path++];
    struct error missing = {0};
    run->walk = walk_begin(path, &missing);
    struct stat own;
    if (run->walk && stat(store_directory(run->store), &own) == 0)
      walk_except(run->walk, own.st_dev, own.st_ino);
    if (run->walk)
      continue;
    run->counts.seen++;
    run->counts.failed++;
    if (run->watch->failed)
      run->watch->failed(run->watch->context, path, "unreadable", missing.message);
  }
}

static bool walk_on(struct ingest *run, struct error *error) {
  for (int step = 0; step < STEPS_AT_ONCE; step++) {
    if (run->walked_all || run->parked_count >= PARKED_MOST || !workers_ready(run->workers))
      return true;
    struct walked file;
    if (!next_file(run, &file))
      run->walked_all = true;
    else if (!look_at(run, &file, error))
      return false;
  }
  return true;
}

/* Parked jobs whose bytes are those of JOB, which FAILED or is a document now. */
static bool settle_parked(struct ingest *run, const struct job *job, const char *reason, const char *message,
                          struct error *error) {
  struct job **link = &run->parked;
  while (*link && !error->kind) {
    struct job *parked = *link;
    if (strcmp(parked->hash, job->hash) != 0) {
      link = &parked->next;
      continue;
    }
    *link = parked->next;
    run->parked_count--;
    bool settled = true;
    if (reason)
      ingest_fail(run, parked, reason, message, error);
    else if (ingest_settle_known(run, parked, &settled, error) && !settled)
      ingest_fail(run, parked, "changed", "its twin changed while it was read", error);
    job_free(parked);
  }
  return error->kind == ERROR_NONE;
}

static bool take_answer(struct ingest *run, const struct answer *answer, struct error *error) {
  struct job *job = answer->task.context, **link = &run->flying;
  while (*link && *link != job)
    link = &(*link)->next;
  if (*link)
    *link = job->next;
  arena_reset(run->arena);
  const char *reason = answer->reason, *message = answer->message;
  if (reason && strcmp(reason, "sandbox") == 0) { /* so it would be for every file */
    job_free(job);
    return error_set(error, ERROR_IO, "%s", message);
  }
  bool kept = answer->done ? ingest_keep(run, job, answer, &reason, &message, error) : true;
  if (kept && reason)
    kept = ingest_fail(run, job, reason, message, error);
  kept = kept && settle_parked(run, job, reason, message, error);
  job_free(job);
  return kept;
}

static bool signalled(const struct ingest *run) {
  struct signalfd_siginfo signal;
  return read(run->signals, &signal, sizeof signal) == (ssize_t)sizeof signal;
}

static bool work(struct ingest *run, struct error *error) {
  while (!run->walked_all || workers_busy(run->workers)) {
    if (!walk_on(run, error))
      return false;
    bool more = !run->walked_all && run->parked_count < PARKED_MOST && workers_ready(run->workers);
    struct answer answer;
    if (!more && !workers_busy(run->workers))
      break;
    if (workers_wait(run->workers, more ? 0 : until_commit(run), run->signals, &answer) &&
        !take_answer(run, &answer, error))
      return false;
    if (!commit_if_due(run, error))
      return false;
    if (signalled(run)) {
      run->counts.interrupted = true;
      break;
    }
  }
  workers_dismiss(run->workers);
  return commit(run, error);
}

/* As many descriptors as allowed: folders inside folders hold one each. */
static void raise_descriptor_limit(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
    limit.rlim_cur = limit.rlim_max < 65536 ? limit.rlim_max : 65536;
    setrlimit(RLIMIT_NOFILE, &limit);
  }
}

static void end_run(struct ingest *run) {
  workers_stop(run->workers);
  walk_end(run->walk);
  for (struct job *job; (job = run->flying);) {
    run->flying = job->next;
    job_free(job);
  }
  for (struct job *job; (job = run->parked);) {
    run->parked = job->next;
    job_free(job);
  }
  close(run->signals);
  arena_free(run->arena);
}

bool ingest(const struct knowledge *knowledge, struct store *store, struct index *index, const char *const *paths,
            int count, unsigned jobs, const struct worker_limits *limits, const struct ingest_watch *watch,
            struct ingest_counts *counts, struct error *error) {
  *counts = (struct ingest_counts){0};
  struct arena *lasting = arena_new();
  struct ingest run = {.knowledge = knowledge,
                       .store = store,
                       .index = index,
                       .watch = watch,
                       .told = counts,
                       .paths = paths,
                       .path_count = count,
                       .arena = arena_new()};
  run.rules = rules_hash(knowledge->rules);
  run.extractor = arena_printf(lasting, "%s %s", extractors_version(lasting), STANDPUNKT_STAGES);
  sigset_t signals, before;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGHUP);
  sigprocmask(SIG_BLOCK, &signals, &before);
  run.signals = signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC);
  raise_descriptor_limit();
  if (jobs == 0) {
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    jobs = cores < 1 ? 1 : cores > 64 ? 64 : (unsigned)cores;
  }
  run.workers = workers_start(knowledge, &product_record, jobs, limits, error);
  bool done = run.workers && work(&run, error);
  if (run.batched)
    index_rollback(index);
  else if (done && run.committed)
    batch_end(store, index);
  end_run(&run);
  sigprocmask(SIG_SETMASK, &before, NULL);
  arena_free(lasting);
  return done;
}
