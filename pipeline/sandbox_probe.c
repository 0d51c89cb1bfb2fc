/* sandbox_probe.c - locked processes that try to get out: what `standpunkt sandbox` and the tests show. */
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SUCCEEDED = 0, NOT_LOCKED = 255, MEMORY = 64 << 20 };

/* Each returns true if it could do what it is called. */

static bool open_file(void) { return open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0; }

static bool make_file(void) { return open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600) >= 0; }

static bool list_folder(void) { return open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC) >= 0; }

static bool remove_file(void) { return unlink("/tmp/standpunkt-no-such-file") == 0 || errno == ENOENT; }

static bool connect_internet(void) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(9)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int end = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  return end >= 0 && (connect(end, (struct sockaddr *)&address, sizeof address) == 0 || errno == ECONNREFUSED);
}

static bool send_datagram(void) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(9)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int end = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  return end >= 0 && sendto(end, "x", 1, 0, (struct sockaddr *)&address, sizeof address) == 1;
}

static bool local_socket(void) { return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0) >= 0; }

static bool start_process(void) {
  pid_t child = fork();
  if (child == 0)
    _exit(0);
  return child > 0;
}

static bool run_program(void) {
  char *const words[] = {"true", NULL}, *const none[] = {NULL};
  execve("/bin/true", words, none);
  return false; /* had it worked, the status were true's: 0 */
}

static bool signal_parent(void) { return kill(getppid(), SIGCONT) == 0; }

static bool trace_parent(void) { return ptrace(PTRACE_SEIZE, getppid(), NULL, NULL) == 0; }

static bool make_code(void) {
  return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

static bool take_memory(void) {
#ifdef __SANITIZE_ADDRESS__ /* no limit then, see sandbox.c */
  errno = ENOMEM;
  return false;
#else
  return mmap(NULL, 2ul * MEMORY, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
#endif
}

static const struct {
  const char *what;
  bool (*try)(void);
} attempts_known[] = {
    {"open a file", open_file},
    {"make a file", make_file},
    {"list a folder", list_folder},
    {"remove a file", remove_file},
    {"connect to the network", connect_internet},
    {"send a datagram", send_datagram},
    {"open a local socket", local_socket},
    {"start a process", start_process},
    {"run a program", run_program},
    {"signal its parent", signal_parent},
    {"look into its parent", trace_parent},
    {"make code at run time", make_code},
    {"take more memory than allowed", take_memory},
};

_Noreturn static void attempt(const struct sandbox_support *support, bool (*try)(void)) {
  struct error error = {0};
  const struct sandbox_frame frame = {
      .requests = -1, .replies = -1, .errors = STDERR_FILENO, .descriptors = 64, .memory = MEMORY};
  signal(SIGSYS, SIG_DFL);
  if (!sandbox_enter(support, &frame, &error))
    _exit(NOT_LOCKED);
  errno = 0;
  bool done = try();
  _exit(done || errno == 0 || errno >= NOT_LOCKED ? SUCCEEDED : errno);
}

static void tell(int status, struct sandbox_attempt *attempt) {
  if (WIFSIGNALED(status)) {
    const char *name = sigabbrev_np(WTERMSIG(status));
    snprintf(attempt->how, sizeof attempt->how, "ended by SIG%s", name ? name : "?");
  } else if (WEXITSTATUS(status) == NOT_LOCKED) {
    snprintf(attempt->how, sizeof attempt->how, "could not be locked");
  } else if (WEXITSTATUS(status) == SUCCEEDED) {
    snprintf(attempt->how, sizeof attempt->how, "done");
  } else {
    snprintf(attempt->how, sizeof attempt->how, "refused: %s", strerrordesc_np(WEXITSTATUS(status)));
  }
  attempt->held = WIFSIGNALED(status) || (WEXITSTATUS(status) != SUCCEEDED && WEXITSTATUS(status) != NOT_LOCKED);
}

size_t sandbox_try(const struct sandbox_support *support, struct sandbox_attempt *attempts, size_t most) {
  size_t count = sizeof attempts_known / sizeof *attempts_known;
  count = count < most ? count : most;
  fflush(NULL);
  for (size_t i = 0; i < count; i++) {
    attempts[i] = (struct sandbox_attempt){.what = attempts_known[i].what};
    int status = 0;
    pid_t child = fork();
    if (child == 0)
      attempt(support, attempts_known[i].try);
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
      ;
    tell(child > 0 ? status : NOT_LOCKED << 8, &attempts[i]);
  }
  return count;
}
