/* studio.c - the process that has pages drawn (see studio.h).  It holds one worker, the only one that sees documents,
 * and passes on what it is asked and answered over one socket. */
#include "studio.h"
#include "picture.h"
#include "worker.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

struct studio {
  pthread_mutex_t lock;
  int socket; /* -1 once it has failed */
  pid_t process;
};

struct order {
  uint32_t page;
};

/* Before the message and the picture. */
struct delivery {
  uint32_t kind; /* enum error_kind */
  uint32_t message;
  uint64_t length;
};

static const struct product product_picture = {.draw = picture_draw, .readable = picture_readable};

static const struct worker_limits limits = {
    .seconds = 10, .answer = (size_t)12 << 20, .documents = 200, .memory = (size_t)512 << 20};

enum { MESSAGE_MOST = 1024 };

static bool send_all(int to, const void *bytes, size_t length) {
  for (const char *at = bytes; length > 0;) {
    ssize_t sent = send(to, at, length, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR)
      continue;
    if (sent <= 0)
      return false;
    at += sent;
    length -= (size_t)sent;
  }
  return true;
}

static bool read_all(int from, void *bytes, size_t length) {
  for (char *at = bytes; length > 0;) {
    ssize_t got = recv(from, at, length, 0);
    if (got < 0 && errno == EINTR)
      continue;
    if (got <= 0)
      return false;
    at += got;
    length -= (size_t)got;
  }
  return true;
}

/* ---- a descriptor over a socket ---- */

union descriptor_message {
  char bytes[CMSG_SPACE(sizeof(int))];
  struct cmsghdr aligned;
};

static bool send_order(int to, const struct order *order, int descriptor) {
  union descriptor_message control = {0};
  struct iovec part = {.iov_base = (void *)(uintptr_t)order, .iov_len = sizeof *order};
  struct msghdr message = {
      .msg_iov = &part, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof control.bytes};
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  *header = (struct cmsghdr){.cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS, .cmsg_len = CMSG_LEN(sizeof(int))};
  memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
  return sendmsg(to, &message, MSG_NOSIGNAL) == (ssize_t)sizeof *order;
}

static bool receive_order(int from, struct order *order, int *descriptor) {
  union descriptor_message control = {0};
  struct iovec part = {.iov_base = order, .iov_len = sizeof *order};
  struct msghdr message = {
      .msg_iov = &part, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof control.bytes};
  ssize_t got;
  do
    got = recvmsg(from, &message, MSG_CMSG_CLOEXEC);
  while (got < 0 && errno == EINTR);
  const struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  if (got != (ssize_t)sizeof *order || header == NULL || header->cmsg_type != SCM_RIGHTS)
    return false;
  memcpy(descriptor, CMSG_DATA(header), sizeof *descriptor);
  return true;
}

/* ---- in the process ---- */

static bool deliver(int to, struct workers *workers, const struct order *order, int descriptor) {
  const struct task task = {.descriptor = descriptor, .name = "picture.pdf", .page = order->page};
  struct answer answer = {.kind = ERROR_IO, .message = "no worker can be started"};
  struct error error = {0};
  if (workers_give(workers, &task, &error))
    workers_wait(workers, -1, -1, &answer);
  const struct delivery delivery = {.kind = answer.done ? ERROR_NONE : answer.kind,
                                    .message = answer.done ? 0 : (uint32_t)strlen(answer.message),
                                    .length = answer.done ? answer.length : 0};
  return send_all(to, &delivery, sizeof delivery) && send_all(to, answer.message, delivery.message) &&
         send_all(to, answer.bytes, delivery.length);
}

_Noreturn static void live(int socket, pid_t parent) {
  struct error error = {0};
  struct order order;
  int descriptor;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent)
    _exit(EXIT_FAILURE);
  picture_warm_up();
  struct workers *workers = workers_start(NULL, &product_picture, 1, &limits, &error);
  while (workers != NULL && receive_order(socket, &order, &descriptor)) {
    bool well = deliver(socket, workers, &order, descriptor);
    close(descriptor);
    if (!well)
      break;
  }
  workers_stop(workers);
  _exit(EXIT_SUCCESS);
}

/* Nothing that the server has open is this process's business. */
_Noreturn static void become_studio(int socket, pid_t parent) {
  enum { PLACE = 3 };
  if (dup2(socket, PLACE) < 0)
    _exit(EXIT_FAILURE);
  close_range(PLACE + 1, ~0u, 0);
  live(PLACE, parent);
}

/* ---- in the server ---- */

struct studio *studio_start(struct error *error) {
  int ends[2];
  struct studio *studio = calloc(1, sizeof *studio);
  if (studio == NULL || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    error_errno(error, ERROR_IO, "pages cannot be drawn");
    free(studio);
    return NULL;
  }
  fflush(NULL);
  pid_t parent = getpid();
  studio->process = fork();
  if (studio->process == 0)
    become_studio(ends[1], parent);
  close(ends[1]);
  studio->socket = ends[0];
  pthread_mutex_init(&studio->lock, NULL);
  if (studio->process > 0)
    return studio;
  error_errno(error, ERROR_IO, "pages cannot be drawn");
  studio_stop(studio);
  return NULL;
}

void studio_stop(struct studio *studio) {
  if (studio == NULL)
    return;
  if (studio->socket >= 0)
    close(studio->socket);
  while (studio->process > 0 && waitpid(studio->process, NULL, 0) < 0 && errno == EINTR)
    ;
  free(studio);
}

/* What the process answers; false if it says what no honest one would, or nothing. */
static bool take(int socket, struct arena *arena, const char **bytes, size_t *length, struct error *error) {
  struct delivery delivery;
  char message[MESSAGE_MOST + 1];
  if (!read_all(socket, &delivery, sizeof delivery) || delivery.message > MESSAGE_MOST ||
      delivery.length > limits.answer || delivery.kind >= ERROR_KINDS || !read_all(socket, message, delivery.message))
    return false;
  message[delivery.message] = '\0';
  if (delivery.kind != ERROR_NONE) {
    error_set(error, (enum error_kind)delivery.kind, "%s", message);
    return true;
  }
  char *copy = arena_alloc(arena, delivery.length + 1);
  *length = delivery.length;
  *bytes = copy;
  return read_all(socket, copy, delivery.length);
}

const char *studio_draw(struct studio *studio, int descriptor, uint32_t page, struct arena *arena, size_t *length,
                        struct error *error) {
  const struct order order = {.page = page};
  const char *bytes = NULL;
  pthread_mutex_lock(&studio->lock);
  bool well = studio->socket >= 0 && send_order(studio->socket, &order, descriptor) &&
              take(studio->socket, arena, &bytes, length, error);
  if (!well && studio->socket >= 0) {
    close(studio->socket);
    studio->socket = -1;
  }
  pthread_mutex_unlock(&studio->lock);
  if (well)
    return bytes;
  error_set(error, ERROR_IO, "the process that draws pages is gone");
  return NULL;
}
