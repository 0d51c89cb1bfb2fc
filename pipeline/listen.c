/* listen.c - sockets to serve on (see listen.h). */
#include "listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum { FIRST_INHERITED = 3, BACKLOG = 512 };

static const char unix_prefix[] = "unix:";

static bool is_unix(const char *where) { return strncmp(where, unix_prefix, sizeof unix_prefix - 1) == 0; }

/* ---- a socket in the file system ---- */

/* True if a server answers at ADDRESS. */
static bool somebody_listens(const struct sockaddr_un *address) {
  int end = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  bool answers = end >= 0 && connect(end, (const struct sockaddr *)address, sizeof *address) == 0;
  if (end >= 0)
    close(end);
  return answers;
}

static int listen_unix(const char *path, struct error *error) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  struct stat status;
  if (*path == '\0' || strlen(path) >= sizeof address.sun_path)
    return error_set(error, ERROR_USAGE, "'%s' cannot be the path of a socket", path), -1;
  strcpy(address.sun_path, path);
  if (lstat(path, &status) == 0 && S_ISSOCK(status.st_mode)) {
    if (somebody_listens(&address))
      return error_set(error, ERROR_IO, "%s: another server listens there", path), -1;
    unlink(path);
  }
  int end = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  mode_t mask = umask(0117); /* rw-rw---- */
  bool well = end >= 0 && bind(end, (struct sockaddr *)&address, sizeof address) == 0 && listen(end, BACKLOG) == 0;
  umask(mask);
  if (well)
    return end;
  error_errno(error, ERROR_IO, "cannot listen at unix:%s", path);
  if (end >= 0)
    close(end);
  return -1;
}

void listen_remove(const char *where) {
  if (where != NULL && is_unix(where))
    unlink(where + sizeof unix_prefix - 1);
}

/* ---- a port ---- */

/* WHERE as HOST (at most ROOM bytes) and the port that is returned; NULL with ERROR set. */
static const char *split(const char *where, char *host, size_t room, struct error *error) {
  const char *colon = strrchr(where, ':');
  bool bracketed = where[0] == '[' && colon != NULL && colon > where + 1 && colon[-1] == ']';
  const char *from = bracketed ? where + 1 : where;
  size_t length = colon == NULL ? 0 : (size_t)(colon - from) - bracketed;
  bool many = !bracketed && colon != NULL && memchr(where, ':', length) != NULL; /* an IPv6 address without brackets */
  char *end = NULL;
  unsigned long port = colon == NULL ? 65536 : strtoul(colon + 1, &end, 10);
  if (length == 0 || length >= room || many || port > 65535 || colon[1] < '0' || colon[1] > '9' || *end != '\0') {
    error_set(error, ERROR_USAGE, "--listen wants ADDRESS:PORT or unix:PATH, not '%s'", where);
    return NULL;
  }
  memcpy(host, from, length);
  host[length] = '\0';
  return colon + 1;
}

int listen_at(const char *where, struct error *error) {
  char host[256];
  if (is_unix(where))
    return listen_unix(where + sizeof unix_prefix - 1, error);
  const char *port = split(where, host, sizeof host, error);
  struct addrinfo *list = NULL;
  const struct addrinfo wanted = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICSERV};
  if (port == NULL)
    return -1;
  int status = getaddrinfo(host, port, &wanted, &list);
  if (status != 0)
    return error_set(error, ERROR_USAGE, "cannot listen at %s: %s", where, gai_strerror(status)), -1;
  int end = socket(list->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0), on = 1;
  bool well = end >= 0 && setsockopt(end, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0 &&
              bind(end, list->ai_addr, list->ai_addrlen) == 0 && listen(end, BACKLOG) == 0;
  if (!well)
    error_errno(error, ERROR_IO, "cannot listen at %s", where);
  if (!well && end >= 0)
    close(end);
  freeaddrinfo(list);
  return well ? end : -1;
}

/* ---- what is known of a socket ---- */

size_t listen_inherited(int *sockets, size_t most) {
  const char *process = getenv("LISTEN_PID"), *count = getenv("LISTEN_FDS");
  size_t given = 0;
  if (process != NULL && count != NULL && strtol(process, NULL, 10) == (long)getpid())
    given = strtoul(count, NULL, 10);
  unsetenv("LISTEN_PID");
  unsetenv("LISTEN_FDS");
  unsetenv("LISTEN_FDNAMES");
  given = given > most ? most : given;
  for (size_t i = 0; i < given; i++) {
    sockets[i] = FIRST_INHERITED + (int)i;
    fcntl(sockets[i], F_SETFD, FD_CLOEXEC);
    fcntl(sockets[i], F_SETFL, fcntl(sockets[i], F_GETFL) | O_NONBLOCK);
  }
  return given;
}

union any_address {
  struct sockaddr any;
  struct sockaddr_in four;
  struct sockaddr_in6 six;
  struct sockaddr_un local;
};

static union any_address address_of(int socket) {
  union any_address address = {.any.sa_family = AF_UNSPEC};
  socklen_t length = sizeof address;
  getsockname(socket, &address.any, &length);
  return address;
}

const char *listen_name(int socket, struct arena *arena) {
  union any_address address = address_of(socket);
  char host[INET6_ADDRSTRLEN] = "";
  if (address.any.sa_family == AF_UNIX)
    return arena_printf(arena, "unix:%s", address.local.sun_path);
  if (address.any.sa_family == AF_INET6) {
    inet_ntop(AF_INET6, &address.six.sin6_addr, host, sizeof host);
    return arena_printf(arena, "http://[%s]:%u/", host, ntohs(address.six.sin6_port));
  }
  inet_ntop(AF_INET, &address.four.sin_addr, host, sizeof host);
  return arena_printf(arena, "http://%s:%u/", host, ntohs(address.four.sin_port));
}

bool listen_is_local(int socket) {
  union any_address address = address_of(socket);
  if (address.any.sa_family == AF_UNIX)
    return true;
  if (address.any.sa_family == AF_INET6)
    return IN6_IS_ADDR_LOOPBACK(&address.six.sin6_addr);
  return address.any.sa_family == AF_INET && ntohl(address.four.sin_addr.s_addr) >> 24 == 127;
}
