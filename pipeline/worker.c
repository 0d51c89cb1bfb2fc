/* worker.c - the inside of a worker process: descriptors in, records out, nothing else. */
#include "reading.h"
#include "worker_process.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* Waits for a request; its descriptor in *DESCRIPTOR.  False when there will be no more. */
static bool receive(int requests, struct request *request, int *descriptor) {
  union {
    char bytes[CMSG_SPACE(sizeof(int))];
    struct cmsghdr aligned;
  } control;
  struct iovec part = {.iov_base = request, .iov_len = sizeof *request};
  struct msghdr message = {
      .msg_iov = &part, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof control.bytes};
  ssize_t got;
  do
    got = recvmsg(requests, &message, MSG_CMSG_CLOEXEC);
  while (got < 0 && errno == EINTR);
  const struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  if (got != (ssize_t)sizeof *request || !header || header->cmsg_type != SCM_RIGHTS)
    return false;
  memcpy(descriptor, CMSG_DATA(header), sizeof *descriptor);
  return true;
}

static void send_all(int replies, const void *data, size_t length) {
  for (const char *at = data; length > 0;) {
    ssize_t sent = write(replies, at, length);
    if (sent < 0 && errno == EINTR)
      continue;
    if (sent <= 0)
      _exit(EXIT_FAILURE); /* nobody listens any more */
    at += sent;
    length -= (size_t)sent;
  }
}

static double milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* What is made of the document behind DESCRIPTOR, in ARENA; NULL with ERROR set. */
static char *serve(const struct work *work, const struct request *request, int descriptor, struct arena *arena,
                   struct reply *reply, struct error *error) {
  double since = milliseconds();
  struct source source = {.name = request->name, .hash = request->hash[0] ? request->hash : NULL};
  unsigned char *bytes = read_bytes(descriptor, request->name, &source.size, error);
  reply->times.extract += milliseconds() - since;
  if (!bytes)
    return NULL;
  source.data = bytes;
  struct passage passage = {0};
  bool done = true, draws = work->product->draw != NULL;
  if (draws)
    ;
  else if (work->product->pages_only)
    done = (passage.pages = extract(arena, &source, &work->limits.text, error)) != NULL;
  else
    done = pipeline_run(work->knowledge, arena, &source, &work->limits.text, &passage, &reply->times, error);
  since = milliseconds();
  size_t length = 0;
  char *made = !done   ? NULL
               : draws ? work->product->draw(&source, request->page, arena, &length, error)
                       : work->product->make(work->knowledge, &passage, arena, &length, error);
  reply->times.write += milliseconds() - since;
  free(bytes);
  if (made && length > work->limits.answer) {
    error_set(error, ERROR_LIMIT, "%s is larger than %zu MiB", draws ? "its picture" : "its record",
              work->limits.answer >> 20);
    return NULL;
  }
  reply->length = made ? length : 0; /* what could not be finished is not sent */
  return made;
}

/* Standard error is not waited for: a worker that fills it must not stand still. */
static void lock(const struct work *work) {
  struct error error = {0};
  const struct sandbox_frame frame = {.requests = WORKER_REQUESTS,
                                      .replies = WORKER_REPLIES,
                                      .errors = WORKER_ERRORS,
                                      .descriptors = work->product->readable ? DRAWING_DESCRIPTORS : WORKER_DESCRIPTORS,
                                      .memory = work->limits.memory,
                                      .readable = work->product->readable};
  if (sandbox_enter(&work->support, &frame, &error))
    return;
  fprintf(stderr, "%s\n", error.message);
  _exit(STATUS_NO_SANDBOX);
}

_Noreturn void worker_live(const struct work *work) {
  struct arena *arena = arena_new();
  struct request request;
  int descriptor;
  lock(work);
  while (receive(WORKER_REQUESTS, &request, &descriptor)) {
    struct error error = {0};
    struct reply reply = {0};
    char *made = serve(work, &request, descriptor, arena, &reply, &error);
    close(descriptor);
    reply.kind = made ? ERROR_NONE : error.kind;
    reply.message_length = made ? 0 : (uint32_t)strlen(error.message);
    send_all(WORKER_REPLIES, &reply, sizeof reply);
    send_all(WORKER_REPLIES, error.message, reply.message_length);
    send_all(WORKER_REPLIES, made, (size_t)reply.length);
    arena_reset(arena);
  }
  _exit(EXIT_SUCCESS);
}

static char *make_record(const struct knowledge *knowledge, const struct passage *passage, struct arena *arena,
                         size_t *length, struct error *error) {
  return record_write(passage->record, knowledge->schema, arena, length, error);
}

const struct product product_record = {.make = make_record};
