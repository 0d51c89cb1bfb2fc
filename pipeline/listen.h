/* listen.h - sockets to serve on. */
#ifndef STANDPUNKT_LISTEN_H
#define STANDPUNKT_LISTEN_H

#include "arena.h"
#include "error.h"

/* A socket that listens at WHERE: "127.0.0.1:8080", "[::1]:8080", "localhost:8080", or "unix:PATH" (readable and
 * writable for owner and group; what a server that is gone has left there is replaced).  -1 with ERROR set. */
int listen_at(const char *where, struct error *error);

/* The sockets that the service manager has opened for this process (sd_listen_fds(3)), at most MOST, into SOCKETS;
 * returns their number. */
size_t listen_inherited(int *sockets, size_t most);

/* The address of SOCKET for people: "http://127.0.0.1:8080/", "unix:/run/x". */
const char *listen_name(int socket, struct arena *arena);

/* True if nobody on another machine can reach SOCKET. */
bool listen_is_local(int socket);

/* Removes the file of a socket at WHERE. */
void listen_remove(const char *where);

#endif
