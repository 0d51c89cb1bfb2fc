/* workers.c - the queue before the worker processes: hands out tasks, collects answers, tells why one died. */
#include "worker_process.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MESSAGE_LONGEST 1024

struct workers {
  struct work work;
  unsigned count;
  char reason[48], message[MESSAGE_LONGEST + 1];
  struct worker worker[];
};

const struct worker_limits worker_limits_default = {
    .seconds = 30, .answer = (size_t)64 << 20, .documents = 500, .memory = (size_t)768 << 20};

static struct worker_limits limits_of(const struct worker_limits *wanted) {
  struct worker_limits limits = wanted ? *wanted : worker_limits_default;
  const struct worker_limits *otherwise = &worker_limits_default;
  limits.seconds = limits.seconds ? limits.seconds : otherwise->seconds;
  limits.answer = limits.answer ? limits.answer : otherwise->answer;
  limits.documents = limits.documents ? limits.documents : otherwise->documents;
  limits.memory = limits.memory ? limits.memory : otherwise->memory;
  limits.text.pages = limits.text.pages ? limits.text.pages : extract_limits_default.pages;
  limits.text.characters = limits.text.characters ? limits.text.characters : extract_limits_default.characters;
  return limits;
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

struct workers *workers_start(const struct knowledge *knowledge, const struct product *product, unsigned count,
                              const struct worker_limits *limits, struct error *error) {
  struct workers *workers = calloc(1, sizeof *workers + count * sizeof *workers->worker);
  if (!workers) {
    error_set(error, ERROR_IO, "no memory for workers");
    return NULL;
  }
  workers->work = (struct work){knowledge, product, limits_of(limits), sandbox_support()};
  workers->count = count;
  if (knowledge) { /* once for all workers, who share what it makes */
    rules_warm_up(knowledge->rules);
    weights_warm_up(knowledge->gazetteer);
  }
  for (unsigned i = 0; i < count; i++)
    if (!worker_start(&workers->work, &workers->worker[i], error)) {
      workers_stop(workers);
      return NULL;
    }
  return workers;
}

void workers_dismiss(struct workers *workers) {
  for (unsigned i = 0; i < workers->count; i++)
    if (workers->worker[i].pid)
      kill(workers->worker[i].pid, SIGKILL);
}

void workers_stop(struct workers *workers) {
  if (!workers)
    return;
  workers_dismiss(workers); /* all of them before any is waited for: each takes a while to end */
  for (unsigned i = 0; i < workers->count; i++) {
    if (workers->worker[i].pid)
      worker_bury(&workers->worker[i], true);
    free(workers->worker[i].bytes);
  }
  free(workers);
}

/* A worker that has served long enough takes no more; it is replaced once its hands are empty. */
static bool has_room(const struct workers *workers, const struct worker *worker) {
  return worker->held_count < HELD_MOST && worker->served + worker->held_count < workers->work.limits.documents;
}

static struct worker *emptiest(struct workers *workers) {
  struct worker *best = NULL;
  for (unsigned i = 0; i < workers->count; i++) {
    struct worker *worker = &workers->worker[i];
    bool fresh = !worker->pid || worker->held_count == 0;
    if ((fresh || has_room(workers, worker)) && (!best || worker->held_count < best->held_count))
      best = worker;
  }
  return best;
}

bool workers_ready(const struct workers *workers) { return emptiest((struct workers *)workers) != NULL; }

size_t workers_busy(const struct workers *workers) {
  size_t busy = 0;
  for (unsigned i = 0; i < workers->count; i++)
    busy += workers->worker[i].held_count;
  return busy;
}

static void set_deadline(struct workers *workers, struct worker *worker) {
  worker->deadline = now() + (int64_t)workers->work.limits.seconds * 1000;
}

static bool send_request(struct worker *worker, const struct task *task) {
  struct request request = {.size = task->size, .page = task->page};
  snprintf(request.hash, sizeof request.hash, "%s", task->hash ? task->hash : "");
  snprintf(request.name, sizeof request.name, "%s", task->name);
  union {
    char bytes[CMSG_SPACE(sizeof(int))];
    struct cmsghdr aligned;
  } control = {0};
  struct iovec part = {.iov_base = &request, .iov_len = sizeof request};
  struct msghdr message = {
      .msg_iov = &part, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof control.bytes};
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  *header = (struct cmsghdr){.cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS, .cmsg_len = CMSG_LEN(sizeof(int))};
  memcpy(CMSG_DATA(header), &task->descriptor, sizeof(int));
  return sendmsg(worker->requests, &message, MSG_NOSIGNAL) == (ssize_t)sizeof request;
}

/* Hands TASK to WORKER, which is replaced first if it is gone or has served long enough; but not one that is gone and
 * has tasks that nobody was sent: their answers must come first. */
static bool give(struct workers *workers, struct worker *worker, const struct task *task, struct error *error) {
  bool stranded = !worker->pid && worker->held_count > 0;
  for (int attempt = 0; attempt < 3 && !stranded; attempt++) {
    bool spent = worker->pid && worker->held_count == 0 && !has_room(workers, worker);
    if (spent)
      worker_bury(worker, true);
    if (!worker->pid && !worker_start(&workers->work, worker, error))
      return false;
    if (send_request(worker, task)) {
      if (worker->held_count == 0)
        set_deadline(workers, worker);
      worker->held[worker->held_count++] = *task;
      return true;
    }
    if (worker->held_count > 0)
      break; /* its death is noticed by workers_wait */
    worker_bury(worker, true);
  }
  return error_set(error, ERROR_IO, "workers die as soon as they are started");
}

bool workers_give(struct workers *workers, const struct task *task, struct error *error) {
  struct worker *worker = emptiest(workers);
  if (!worker)
    return error_set(error, ERROR_IO, "no worker is free");
  if (give(workers, worker, task, error))
    return true;
  if (worker->held_count == 0)
    return false;
  *error = (struct error){0};
  worker->held[worker->held_count++] = *task; /* it goes to the successor of the dying one */
  return true;
}

/* The first task leaves WORKER's hands; the next begins. */
static struct task release(struct workers *workers, struct worker *worker) {
  struct task task = worker->held[0];
  memmove(worker->held, worker->held + 1, (HELD_MOST - 1) * sizeof *worker->held);
  worker->held_count--;
  worker->served++;
  if (worker->held_count)
    set_deadline(workers, worker);
  return task;
}

/* The answer for the task in the hands of a WORKER that is no more; what waited goes to its successor. */
static bool fail_first(struct workers *workers, struct worker *worker, enum error_kind kind, const char *reason,
                       const char *text, struct answer *answer) {
  snprintf(workers->reason, sizeof workers->reason, "%s", reason);
  snprintf(workers->message, sizeof workers->message, "%s", text);
  struct task held[HELD_MOST];
  unsigned count = worker->held_count;
  memcpy(held, worker->held, sizeof held);
  *answer = (struct answer){.task = held[0], .kind = kind, .reason = workers->reason, .message = workers->message};
  worker->held_count = 0;
  for (unsigned i = 1; i < count; i++) {
    struct error error = {0};
    if (!give(workers, worker, &held[i], &error))
      worker->held[worker->held_count++] = held[i]; /* no process: fails in its turn at the next wait */
  }
  return true;
}

static bool crashed(struct workers *workers, struct worker *worker, struct answer *answer) {
  struct worker_end end = {0};
  if (worker->pid)
    end = worker_bury(worker, false);
  if (end.no_memory)
    return fail_first(workers, worker, ERROR_LIMIT, "memory", "reading it took more memory than allowed", answer);
  char reason[48], text[256];
  const char *name = WIFSIGNALED(end.status) ? sigabbrev_np(WTERMSIG(end.status)) : NULL;
  if (WIFEXITED(end.status) && WEXITSTATUS(end.status) == STATUS_NO_SANDBOX) {
    snprintf(text, sizeof text, "the process that was to read it could not lock itself%s%s", *end.words ? ": " : "",
             end.words);
    return fail_first(workers, worker, ERROR_IO, "sandbox", text, answer);
  }
  if (WIFSIGNALED(end.status))
    snprintf(reason, sizeof reason, "crash SIG%s", name ? name : "?");
  else
    snprintf(reason, sizeof reason, "crash exit %d", WEXITSTATUS(end.status));
  snprintf(text, sizeof text, "the process that read it %s%s%s",
           !WIFSIGNALED(end.status)         ? "ended by itself"
           : WTERMSIG(end.status) == SIGSYS ? "tried what it must not"
                                            : "was ended by a signal",
           *end.words ? ": " : "", end.words);
  return fail_first(workers, worker, ERROR_DAMAGED, reason, text, answer);
}

/* Gives out the reply at the beginning of WORKER's bytes if it is there in full, or fails the task if the worker
 * says what no honest one would. */
static bool take_reply(struct workers *workers, struct worker *worker, struct answer *answer) {
  struct reply reply;
  if (worker->held_count == 0 || worker->length < sizeof reply)
    return false;
  memcpy(&reply, worker->bytes, sizeof reply);
  if (reply.kind >= ERROR_KINDS || reply.message_length > MESSAGE_LONGEST ||
      reply.length > workers->work.limits.answer) {
    worker_bury(worker, true);
    return fail_first(workers, worker, ERROR_LIMIT, "flood",
                      "the process that read it answered what no honest one would", answer);
  }
  size_t whole = sizeof reply + reply.message_length + (size_t)reply.length;
  if (worker->length < whole)
    return false;
  const char *message = worker->bytes + sizeof reply;
  memcpy(workers->message, message, reply.message_length);
  workers->message[reply.message_length] = '\0';
  *answer = (struct answer){.task = release(workers, worker), .done = reply.kind == ERROR_NONE, .times = reply.times};
  answer->message = workers->message;
  answer->kind = (enum error_kind)reply.kind;
  answer->reason = answer->done ? NULL : error_token((enum error_kind)reply.kind);
  answer->bytes = message + reply.message_length;
  answer->length = (size_t)reply.length;
  worker->used = whole;
  return true;
}

/* Reads what WORKER has written; false at its end. */
static bool fill(struct worker *worker) {
  for (;;) {
    if (worker->room - worker->length < 65536) {
      size_t room = worker->room ? worker->room * 2 : 262144;
      char *bytes = realloc(worker->bytes, room);
      if (!bytes)
        return false;
      worker->bytes = bytes;
      worker->room = room;
    }
    ssize_t got = read(worker->replies, worker->bytes + worker->length, worker->room - worker->length);
    if (got < 0 && errno == EINTR)
      continue;
    if (got <= 0)
      return got < 0 && errno == EAGAIN;
    worker->length += (size_t)got;
    if (worker->length > ((size_t)1 << 20))
      return true; /* let workers_wait look at it before reading on: a flood must not fill the memory */
  }
}

/* Reads on from WORKER; true if that gave an answer, be it that it is dead. */
static bool collect(struct workers *workers, struct worker *worker, struct answer *answer) {
  bool alive = fill(worker);
  return take_reply(workers, worker, answer) || (!alive && crashed(workers, worker, answer));
}

/* Forgets answers that were given out; a buffer that one large record needed is given back. */
static void forget_used(struct workers *workers) {
  for (unsigned i = 0; i < workers->count; i++) {
    struct worker *worker = &workers->worker[i];
    if (worker->used)
      memmove(worker->bytes, worker->bytes + worker->used, worker->length - worker->used);
    worker->length -= worker->used;
    worker->used = 0;
    if (worker->length == 0 && worker->room > ((size_t)4 << 20)) {
      free(worker->bytes);
      worker->bytes = NULL;
      worker->room = 0;
    }
  }
}

/* What needs no waiting: a whole reply, a task whose worker could not be started, a deadline that has passed. */
static bool at_hand(struct workers *workers, struct answer *answer) {
  int64_t time = now();
  for (unsigned i = 0; i < workers->count; i++) {
    struct worker *worker = &workers->worker[i];
    if (worker->held_count == 0)
      continue;
    if (!worker->pid)
      return crashed(workers, worker, answer);
    if (take_reply(workers, worker, answer))
      return true;
    if (time < worker->deadline)
      continue;
    char text[80];
    snprintf(text, sizeof text, "not read within %u seconds", workers->work.limits.seconds);
    worker_bury(worker, true);
    return fail_first(workers, worker, ERROR_LIMIT, "timeout", text, answer);
  }
  return false;
}

/* Milliseconds until something is due, at most LIMIT (-1 = none). */
static int until_due(const struct workers *workers, int64_t limit) {
  int64_t wait = limit < 0 ? INT32_MAX : limit, time = now();
  for (unsigned i = 0; i < workers->count; i++) {
    const struct worker *worker = &workers->worker[i];
    if (worker->held_count && worker->deadline - time < wait)
      wait = worker->deadline > time ? worker->deadline - time : 0;
  }
  return (int)wait;
}

bool workers_wait(struct workers *workers, int milliseconds, int also, struct answer *answer) {
  forget_used(workers);
  int64_t end = milliseconds < 0 ? INT64_MAX : now() + milliseconds;
  struct pollfd polled[257];
  for (;;) {
    if (at_hand(workers, answer))
      return true;
    for (unsigned i = 0; i < workers->count; i++) {
      const struct worker *worker = &workers->worker[i];
      polled[i] = (struct pollfd){.fd = worker->held_count ? worker->replies : -1, .events = POLLIN};
    }
    polled[workers->count] = (struct pollfd){.fd = also, .events = POLLIN};
    int64_t left = end == INT64_MAX ? -1 : end - now();
    int events = poll(polled, workers->count + 1, until_due(workers, left < 0 && end != INT64_MAX ? 0 : left));
    if (events > 0 && polled[workers->count].revents)
      return false;
    for (unsigned i = 0; events > 0 && i < workers->count; i++)
      if (polled[i].revents && collect(workers, &workers->worker[i], answer))
        return true;
    if (end != INT64_MAX && now() >= end)
      return at_hand(workers, answer);
  }
}
