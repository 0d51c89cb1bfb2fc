/* studio.c - the process that has pages drawn or papers read (see studio.h).  It holds one worker, the only one that
 * sees documents, and passes on what it is asked and answered over one socket. */
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

/* What a studio does. */
struct trade {
  const struct product *product;
  struct worker_limits limits;
  bool knowing; /* it takes rules and name lists, which it reads for itself */
  const char *failure;
};

struct studio {
  const struct trade *trade;
  pthread_mutex_t lock;
  int socket; /* -1 once it has failed */
  pid_t process;
};

enum { NAME_MOST = 255, MESSAGE_MOST = 1024 };

struct order {
  uint32_t page;
  char name[NAME_MOST + 1];
};

/* Before the message and the picture. */
struct delivery {
  uint32_t kind; /* enum error_kind */
  uint32_t message;
  uint64_t length;
};

static const struct product product_picture = {.draw = picture_draw, .readable = picture_readable};

static const struct trade drawing = {
    .product = &product_picture,
    .limits = {.seconds = 10, .answer = (size_t)12 << 20, .documents = 200, .memory = (size_t)512 << 20},
    .failure = "pages cannot be drawn"};

static const struct trade reading = {
    .product = &product_record,
    .limits = {.seconds = 20, .answer = (size_t)32 << 20, .documents = 100, .memory = (size_t)768 << 20},
    .knowing = true,
    .failure = "papers cannot be read"};

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
  const struct task task = {.descriptor = descriptor, .name = order->name, .page = order->page};
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

/* What the work needs, before there is a worker. */
static bool prepare(const struct trade *trade, struct knowledge *knowledge, struct error *error) {
  if (!trade->knowing) {
    picture_warm_up();
    return true;
  }
  extractors_warm_up();
  return knowledge_load(knowledge, error);
}

_Noreturn static void live(const struct trade *trade, int socket, pid_t parent) {
  struct error error = {0};
  struct knowledge knowledge = {0};
  struct order order;
  int descriptor;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent)
    _exit(EXIT_FAILURE);
  struct workers *workers = NULL;
  if (prepare(trade, &knowledge, &error))
    workers = workers_start(trade->knowing ? &knowledge : NULL, trade->product, 1, &trade->limits, &error);
  while (workers != NULL && receive_order(socket, &order, &descriptor)) {
    order.name[NAME_MOST] = '\0';
    bool well = deliver(socket, workers, &order, descriptor);
    close(descriptor);
    if (!well)
      break;
  }
  workers_stop(workers);
  knowledge_free(&knowledge);
  _exit(EXIT_SUCCESS);
}

/* Nothing that the server has open is this process's business. */
_Noreturn static void become_studio(const struct trade *trade, int socket, pid_t parent) {
  enum { PLACE = 3 };
  if (dup2(socket, PLACE) < 0)
    _exit(EXIT_FAILURE);
  close_range(PLACE + 1, ~0u, 0);
  live(trade, PLACE, parent);
}

/* ---- in the server ---- */

static struct studio *start(const struct trade *trade, struct error *error) {
  int ends[2];
  struct studio *studio = calloc(1, sizeof *studio);
  if (studio == NULL || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    error_errno(error, ERROR_IO, "%s", trade->failure);
    free(studio);
    return NULL;
  }
  studio->trade = trade;
  fflush(NULL);
  pid_t parent = getpid();
  studio->process = fork();
  if (studio->process == 0)
    become_studio(trade, ends[1], parent);
  close(ends[1]);
  studio->socket = ends[0];
  pthread_mutex_init(&studio->lock, NULL);
  if (studio->process > 0)
    return studio;
  error_errno(error, ERROR_IO, "%s", trade->failure);
  studio_stop(studio);
  return NULL;
}

struct studio *studio_start(struct error *error) {
  return start(&drawing, error);
}
struct studio *studio_start_reading(struct error *error) {
  return start(&reading, error);
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
static bool take(const struct studio *studio, struct arena *arena, const char **bytes, size_t *length,
                 struct error *error) {
  int socket = studio->socket;
  struct delivery delivery;
  char message[MESSAGE_MOST + 1];
  if (!read_all(socket, &delivery, sizeof delivery) || delivery.message > MESSAGE_MOST ||
      delivery.length > studio->trade->limits.answer || delivery.kind >= ERROR_KINDS ||
      !read_all(socket, message, delivery.message))
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

static const char *ask(struct studio *studio, int descriptor, const struct order *order, struct arena *arena,
                       size_t *length, struct error *error) {
  const char *bytes = NULL;
  pthread_mutex_lock(&studio->lock);
  bool well = studio->socket >= 0 && send_order(studio->socket, order, descriptor) &&
              take(studio, arena, &bytes, length, error);
  if (!well && studio->socket >= 0) {
    close(studio->socket);
    studio->socket = -1;
  }
  pthread_mutex_unlock(&studio->lock);
  if (well)
    return bytes;
  error_set(error, ERROR_IO, "%s: the process that does it is gone", studio->trade->failure);
  return NULL;
}

const char *studio_draw(struct studio *studio, int descriptor, uint32_t page, struct arena *arena, size_t *length,
                        struct error *error) {
  const struct order order = {.page = page, .name = "picture.pdf"};
  return ask(studio, descriptor, &order, arena, length, error);
}

const char *studio_read(struct studio *studio, int descriptor, const char *name, struct arena *arena, size_t *length,
                        struct error *error) {
  struct order order = {.page = 0};
  size_t most = strlen(name);
  for (most = most < NAME_MOST ? most : NAME_MOST; most > 0 && ((unsigned char)name[most] & 0xC0) == 0x80;)
    most--; /* not within a character */
  memcpy(order.name, name, most);
  return ask(studio, descriptor, &order, arena, length, error);
}
