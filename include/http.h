/* http.h - requests and responses as plain data, and the server that carries them (pipeline/http.c).
 *
 * One thread talks to the network and never waits for anything else.  It shows each request to the handler's `look`,
 * which answers at once (from a cache) or names a lane; each lane has threads of its own, which call the handler's
 * `work`.  So a slow picture holds up other pictures and no page.
 *
 * Names, types and bodies are plain text and bytes; nothing of the library that does the work appears here.
 */
#ifndef STANDPUNKT_HTTP_H
#define STANDPUNKT_HTTP_H

#include "arena.h"
#include "error.h"

enum http_method { HTTP_GET, HTTP_HEAD, HTTP_POST, HTTP_OTHER_METHOD };

struct http_request {
  enum http_method method;
  const char *target;        /* path and query as they were sent, not decoded */
  const char *accept;        /* these headers, or NULL */
  const char *host, *origin; /* for checks against requests that another site makes a browser send */
  const char *fetch_site;    /* Sec-Fetch-Site */
  const char *content_type;
  const char *body; /* of a POST */
  size_t body_length;
  struct arena *arena; /* lives until the response has been sent */
  void *note;          /* what `look` leaves for `work` */
};

/* The bytes of a response, which caches and responses in the making share.  Never changed once made. */
struct http_body {
  const char *bytes;
  size_t length;
  const char *packed; /* the same by gzip; NULL where that is not smaller */
  size_t packed_length;
  char tag[20]; /* of the content: 16 hexadecimal digits */
};

/* A body of a copy of BYTES, PACK to try gzip; held once.  http_body_hold holds it once more; it goes when
 * http_body_release has been called as often. */
struct http_body *http_body_new(const void *bytes, size_t length, bool pack);
struct http_body *http_body_hold(struct http_body *body);
void http_body_release(struct http_body *body);

struct http_response {
  unsigned status;        /* 200, ... */
  const char *type;       /* "text/html; charset=utf-8" */
  struct http_body *body; /* held by the response, which releases it when it is sent; NULL = empty */
  bool tagged;            /* with ETag, answered by 304 where the client has it */
  const char *location;   /* of a redirection; NULL */
  const char *allow;      /* of 405; NULL */
  const char *cache;      /* Cache-Control; NULL = "no-cache": to be asked for again, by its tag */
  const char *file_name;  /* to be saved under this name and not shown; NULL */
  unsigned retry_seconds; /* Retry-After; 0 = not told */
};

enum { HTTP_AT_ONCE = -1, HTTP_LANES_MOST = 4 };

struct http_handler {
  void *context;
  /* Gives HTTP_AT_ONCE with RESPONSE filled, or the lane that is to answer.  Must not wait. */
  int (*look)(void *context, struct http_request *request, struct http_response *response);
  /* Fills RESPONSE; THREAD counts the threads of the lane from 0. */
  void (*work)(void *context, int lane, unsigned thread, struct http_request *request, struct http_response *response);
  /* Before the body of a request comes, its `body` still NULL: 0, or the status to refuse it with.  NULL = all may
   * send one that is not too large.  Must not wait. */
  unsigned (*admit)(void *context, struct http_request *request);
  /* A response to what cannot be shown to `look`: STATUS 413, 414, 429 or 503, or what `admit` gave.  Must not wait. */
  void (*refuse)(void *context, struct http_request *request, unsigned status, struct http_response *response);
};

/* Of the fields that are 0, the default holds. */
struct http_options {
  unsigned lane_threads[HTTP_LANES_MOST]; /* threads of each lane; lanes end at the first 0 */
  unsigned connections;                   /* at the same time; 256 */
  unsigned header_seconds;                /* for a request to come whole, or a connection to lie idle; 15 */
  unsigned answer_seconds;                /* for an answer to be made and taken; 90 */
  size_t header_most;                     /* bytes of a connection's memory, headers and target; 16 KiB */
  size_t target_most;                     /* bytes of path and query; 4 KiB */
  size_t body_most;                       /* bytes of the body of a POST; 0 = none */
  unsigned bodies;                        /* at the same time, others are answered by 429; 4 */
};

struct http_server;

/* Serves on the COUNT listening SOCKETS, which it takes over; NULL with ERROR set. */
struct http_server *http_start(const int *sockets, size_t count, const struct http_options *options,
                               const struct http_handler *handler, struct error *error);

/* Takes no new connections, answers what has been asked, at most SECONDS long, and ends.  Returns false if something
 * was left unanswered. */
bool http_stop(struct http_server *server, unsigned seconds);

#endif
