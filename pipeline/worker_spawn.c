/* worker_spawn.c - worker processes start and end. */
#include "unicode.h"
#include "worker_process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* The ends of a worker's three channels: [0] the queue's, [1] the worker's. */
struct channels {
  int requests[2], replies[2], errors[2];
};

static void close_all(const int *descriptors, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (descriptors[i] >= 0)
      close(descriptors[i]);
}

static bool open_channels(struct channels *channels, struct error *error) {
  *channels = (struct channels){{-1, -1}, {-1, -1}, {-1, -1}};
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, channels->requests) == 0 &&
      pipe2(channels->replies, O_CLOEXEC) == 0 && pipe2(channels->errors, O_CLOEXEC | O_NONBLOCK) == 0)
    return true;
  error_errno(error, ERROR_IO, "cannot start a worker");
  close_all(&channels->requests[0], sizeof *channels / sizeof(int));
  return false;
}

/* In the child: only its channels stay open, at the places of worker_process.h. */
_Noreturn static void become_worker(const struct work *work, const struct channels *channels, pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent)
    _exit(EXIT_FAILURE);
  signal(SIGINT, SIG_IGN); /* a terminal sends it to all; the parent decides */
  signal(SIGPIPE, SIG_IGN);
  setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, 0) + 5); /* all wait for the parent, who keeps what is read */
  int nowhere = open("/dev/null", O_RDWR);
  int ends[] = {nowhere, nowhere, channels->errors[1], channels->requests[1], channels->replies[1]};
  enum { COUNT = sizeof ends / sizeof *ends, OUT_OF_THE_WAY = 64 };
  for (int i = 0; i < COUNT; i++)
    if ((ends[i] = fcntl(ends[i], F_DUPFD, OUT_OF_THE_WAY)) < 0)
      _exit(EXIT_FAILURE);
  for (int i = 0; i < COUNT; i++)
    if (dup2(ends[i], i) < 0)
      _exit(EXIT_FAILURE);
  close_range(COUNT, ~0u, 0);
  worker_live(work);
}

bool worker_start(const struct work *work, struct worker *worker, struct error *error) {
  struct channels channels;
  if (!open_channels(&channels, error))
    return false;
  fflush(NULL); /* what is not written yet must not be written twice */
  pid_t parent = getpid(), pid = fork();
  if (pid == 0)
    become_worker(work, &channels, parent);
  int reason = errno;
  const int others[] = {channels.requests[1], channels.replies[1], channels.errors[1]};
  const int own[] = {channels.requests[0], channels.replies[0], channels.errors[0]};
  close_all(others, 3);
  if (pid < 0) {
    close_all(own, 3);
    errno = reason;
    return error_errno(error, ERROR_IO, "cannot start a worker");
  }
  fcntl(channels.replies[0], F_SETFL, O_NONBLOCK);
  fcntl(channels.replies[0], F_SETPIPE_SZ, 1 << 20);
  worker->pid = pid;
  worker->requests = own[0];
  worker->replies = own[1];
  worker->errors = own[2];
  worker->served = worker->held_count = 0;
  worker->length = worker->used = 0;
  return true;
}

/* True if TEXT says that memory ran out: so end C++ (std::bad_alloc), GLib and Poppler where they find none. */
static bool tells_of_memory(const char *text) {
  static const char *const signs[] = {"bad_alloc",     "failed to allocate",           "out of memory",
                                      "Out of memory", "Bogus memory allocation size", NULL};
  for (const char *const *sign = signs; *sign; sign++)
    if (strstr(text, *sign))
      return true;
  return false;
}

/* Reads what the worker wrote to standard error. */
static void read_words(int errors, struct worker_end *end) {
  char bytes[4096];
  ssize_t length = read(errors, bytes, sizeof bytes - 1);
  if (length <= 0)
    return;
  bytes[length] = '\0';
  end->no_memory = tells_of_memory(bytes);
  size_t line = strcspn(bytes, "\n");
  for (size_t i = 0; i < line && i < sizeof end->words - 1; i++)
    end->words[i] = bytes[i] >= ' ' && bytes[i] <= '~' ? bytes[i] : '?';
}

struct worker_end worker_bury(struct worker *worker, bool at_once) {
  struct worker_end end = {0};
  close(worker->requests);
  close(worker->replies);
  pid_t ended = 0;
  for (int wait = 0; !at_once && ended == 0 && wait < 200; wait++) {
    ended = waitpid(worker->pid, &end.status, WNOHANG);
    if (ended == 0)
      nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
  }
  if (ended == 0) {
    kill(worker->pid, SIGKILL);
    while (waitpid(worker->pid, &end.status, 0) < 0 && errno == EINTR)
      ;
  }
  read_words(worker->errors, &end);
  end.no_memory |= WIFEXITED(end.status) && WEXITSTATUS(end.status) == STATUS_NO_MEMORY;
  close(worker->errors);
  worker->pid = 0;
  worker->length = worker->used = 0;
  return end;
}
