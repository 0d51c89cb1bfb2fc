/* worker.c - the inside of a worker process: descriptors in, records out, nothing else. */
#include "reading.h"
#include "worker_process.h"

#include <errno.h>
#include <signal.h>
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

/* The record of the document behind DESCRIPTOR as XML in ARENA; NULL with ERROR set. */
static char *work(const struct knowledge *knowledge, const struct request *request, int descriptor, struct arena *arena,
                  struct stage_times *times, size_t *length, struct error *error) {
  double since = milliseconds();
  struct source source = {.name = request->name, .hash = request->hash};
  unsigned char *bytes = read_bytes(descriptor, request->name, &source.size, error);
  times->extract += milliseconds() - since;
  if (!bytes)
    return NULL;
  source.data = bytes;
  struct passage passage;
  char *xml = NULL;
  if (pipeline_run(knowledge, arena, &source, NULL, &passage, times, error)) {
    since = milliseconds();
    xml = record_write(passage.record, knowledge->schema, arena, length, error);
    times->write += milliseconds() - since;
  }
  free(bytes);
  return xml;
}

_Noreturn void worker_live(const struct knowledge *knowledge, int requests, int replies) {
  struct arena *arena = arena_new();
  struct request request;
  int descriptor;
  while (receive(requests, &request, &descriptor)) {
    struct error error = {0};
    struct reply reply = {0};
    size_t length = 0;
    char *xml = work(knowledge, &request, descriptor, arena, &reply.times, &length, &error);
    close(descriptor);
    reply.kind = xml ? ERROR_NONE : error.kind;
    reply.message_length = xml ? 0 : (uint32_t)strlen(error.message);
    reply.record_length = length;
    send_all(replies, &reply, sizeof reply);
    send_all(replies, error.message, reply.message_length);
    send_all(replies, xml, xml ? length : 0);
    arena_reset(arena);
  }
  _exit(EXIT_SUCCESS);
}
