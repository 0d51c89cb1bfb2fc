/* visitors.h - the open connections of the server, and an end to those that take their time.
 *
 * The library's own time limit begins anew with every byte, so that a client who sends one every few seconds could
 * keep all connections for itself. */
#ifndef STANDPUNKT_VISITORS_H
#define STANDPUNKT_VISITORS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct visitors;

struct visitor {
  struct visitors *all;
  struct visitor *before, *next;
  int socket;
  bool asked;    /* a whole request has come and is not answered yet */
  int64_t since; /* milliseconds: of the connection, the last whole request, or the last answer */
  char *target;  /* of the request that is coming */
  bool too_long; /* its target */
};

/* Ends connections HEADER_SECONDS after they came or were answered without another whole request, and
 * ANSWER_SECONDS after a request that is not answered in full.  NULL if there is no thread for it. */
struct visitors *visitors_start(unsigned header_seconds, unsigned answer_seconds);
void visitors_stop(struct visitors *visitors);

/* A new connection; NULL if there is no memory for it. */
struct visitor *visitor_comes(struct visitors *visitors, int socket);
void visitor_goes(struct visitor *visitor);
void visitor_asks(struct visitor *visitor);
void visitor_is_answered(struct visitor *visitor);

/* Keeps TARGET, unless it has more than MOST bytes, until the next one. */
void visitor_wants(struct visitor *visitor, const char *target, size_t most);

#endif
