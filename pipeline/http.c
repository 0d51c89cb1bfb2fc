/* http.c - the only file that knows libmicrohttpd (see http.h).
 *
 * Its thread takes requests from all connections and gives out responses.  What cannot be answered at once waits,
 * suspended, while a thread of its lane makes the answer.
 */
#include "http.h"
#include "lanes.h"
#include "visitors.h"

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

enum { SOCKETS_MOST = 8, SPARE_MOST = 64, LET_PASS = 4 /* times the largest body */ };

/* One request and what becomes of it. */
struct exchange {
  struct lane_place place; /* first: lanes know nothing else */
  struct http_server *server;
  struct MHD_Connection *connection;
  struct visitor *visitor;
  struct http_request request;
  struct http_response response;
  unsigned refused;       /* status, where it is not even looked at */
  bool waiting, answered; /* in a lane; with a response */
  bool counted;           /* among the bodies of its server */
  bool let_pass;          /* refused, and its body read and forgotten first: who still sends sees no answer */
  char *body;             /* what has come of the request's */
  size_t body_room;       /* bytes of it */
};

struct http_server {
  struct http_options options;
  struct http_handler handler;
  struct MHD_Daemon *daemon[SOCKETS_MOST];
  size_t daemons;
  struct lanes *lanes;
  struct visitors *visitors;
  pthread_mutex_t lock; /* of what follows */
  pthread_cond_t emptied;
  unsigned open; /* exchanges */
  atomic_bool stopping;
  atomic_uint bodies;     /* that are coming or kept */
  struct exchange *spare; /* ended exchanges, with their arenas, for the next ones */
  unsigned spares;
};

/* Sent with every response.  Nothing is loaded from elsewhere, nothing inside a page runs, nobody frames it. */
static const char *const standing_headers[][2] = {
    {"Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
                                "base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
};

/* ---- exchanges ---- */

static struct exchange *exchange_open(struct http_server *server) {
  pthread_mutex_lock(&server->lock);
  struct exchange *exchange = server->spare;
  if (exchange != NULL) {
    server->spare = (struct exchange *)exchange->place.next;
    server->spares--;
  }
  server->open++;
  pthread_mutex_unlock(&server->lock);
  struct arena *arena = exchange == NULL ? arena_new() : exchange->request.arena;
  if (exchange == NULL)
    exchange = malloc(sizeof *exchange);
  if (exchange != NULL)
    *exchange = (struct exchange){.server = server, .request.arena = arena};
  return exchange;
}

static void exchange_close(struct exchange *exchange) {
  struct http_server *server = exchange->server;
  http_body_release(exchange->response.body);
  if (exchange->counted)
    server->bodies--;
  free(exchange->body);
  exchange->body = NULL;
  arena_reset(exchange->request.arena);
  pthread_mutex_lock(&server->lock);
  bool keep = server->spares < SPARE_MOST;
  if (keep) {
    exchange->place.next = (struct lane_place *)server->spare;
    server->spare = exchange;
    server->spares++;
  }
  if (--server->open == 0)
    pthread_cond_broadcast(&server->emptied);
  pthread_mutex_unlock(&server->lock);
  if (keep)
    return;
  arena_free(exchange->request.arena);
  free(exchange);
}

static enum http_method method_of(const char *name) {
  static const struct {
    const char *name;
    enum http_method method;
  } known[] = {{"GET", HTTP_GET}, {"HEAD", HTTP_HEAD}, {"POST", HTTP_POST}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (strcmp(name, known[i].name) == 0)
      return known[i].method;
  return HTTP_OTHER_METHOD;
}

static const char *header(struct MHD_Connection *connection, const char *name) {
  return MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

/* 413 if the request says that it brings more than it may, 429 if too many bring something at once, or what the handler
 * has against it. */
static unsigned refuse_body(struct exchange *exchange) {
  struct http_server *server = exchange->server;
  const struct http_handler *handler = &server->handler;
  const char *length = header(exchange->connection, "Content-Length");
  bool chunked = header(exchange->connection, "Transfer-Encoding") != NULL;
  size_t most = exchange->request.method == HTTP_POST ? server->options.body_most : 0;
  if ((length != NULL && strtoull(length, NULL, 10) > most) || (chunked && most == 0))
    return 413;
  unsigned status = handler->admit == NULL ? 0 : handler->admit(handler->context, &exchange->request);
  if (status != 0 || (length == NULL && !chunked) || most == 0)
    return status;
  exchange->counted = true;
  return ++server->bodies > server->options.bodies ? 429 : 0;
}

static bool lets_pass(const struct exchange *exchange) {
  const char *length = header(exchange->connection, "Content-Length");
  size_t most = exchange->server->options.body_most * LET_PASS;
  return exchange->refused != 0 && length != NULL && strtoull(length, NULL, 10) <= most;
}

static struct exchange *exchange_begin(struct http_server *server, struct MHD_Connection *connection,
                                       const char *method) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  struct exchange *exchange = exchange_open(server);
  if (exchange == NULL || info == NULL || info->socket_context == NULL)
    return exchange;
  exchange->connection = connection;
  exchange->visitor = info->socket_context;
  visitor_asks(exchange->visitor);
  struct http_request *request = &exchange->request;
  request->method = method_of(method);
  request->target = exchange->visitor->target != NULL ? exchange->visitor->target : "/";
  request->accept = header(connection, "Accept");
  request->host = header(connection, "Host");
  request->origin = header(connection, "Origin");
  request->fetch_site = header(connection, "Sec-Fetch-Site");
  request->content_type = header(connection, "Content-Type");
  exchange->refused = exchange->visitor->too_long ? 414 : refuse_body(exchange);
  exchange->let_pass = lets_pass(exchange);
  return exchange;
}

/* ---- responses ---- */

/* True if the client has what TAG names: If-None-Match is a list of tags, or "*". */
static bool client_has(struct MHD_Connection *connection, const char *tag) {
  const char *list = header(connection, "If-None-Match");
  return list != NULL && (strcmp(list, "*") == 0 || strstr(list, tag) != NULL);
}

/* True if the client takes gzip, and does not say so with the weight 0. */
static bool client_unpacks(struct MHD_Connection *connection) {
  const char *list = header(connection, "Accept-Encoding");
  const char *gzip = list == NULL ? NULL : strcasestr(list, "gzip");
  if (gzip == NULL)
    return false;
  const char *weight = gzip + strlen("gzip");
  weight += strspn(weight, " ");
  if (*weight != ';')
    return true;
  weight += 1 + strspn(weight + 1, " ");
  return strncasecmp(weight, "q=0", 3) != 0 || strspn(weight + 3, ".0") < strcspn(weight + 3, ", ");
}

static void release_body(void *body) { http_body_release(body); }

static void add(struct MHD_Response *out, const char *name, const char *value) {
  if (value != NULL)
    MHD_add_response_header(out, name, value);
}

static void add_headers(const struct exchange *exchange, struct MHD_Response *out, bool packed) {
  const struct http_response *response = &exchange->response;
  struct arena *arena = exchange->request.arena;
  for (size_t i = 0; i < sizeof standing_headers / sizeof *standing_headers; i++)
    add(out, standing_headers[i][0], standing_headers[i][1]);
  add(out, "Content-Type", response->type);
  add(out, "Cache-Control", response->cache != NULL ? response->cache : "no-cache");
  add(out, "Vary", "Accept, Accept-Encoding");
  add(out, "Location", response->location);
  add(out, "Allow", response->allow);
  if (packed)
    add(out, "Content-Encoding", "gzip");
  if (response->tagged && response->body != NULL)
    add(out, "ETag", arena_printf(arena, "W/\"%s\"", response->body->tag));
  if (response->file_name != NULL)
    add(out, "Content-Disposition", arena_printf(arena, "attachment; filename=\"%s\"", response->file_name));
  if (response->retry_seconds > 0)
    add(out, "Retry-After", arena_printf(arena, "%u", response->retry_seconds));
  if (exchange->server->stopping)
    add(out, "Connection", "close");
}

static enum MHD_Result send_response(struct exchange *exchange) {
  struct http_response *response = &exchange->response;
  struct http_body *body = response->body;
  bool same =
      response->tagged && response->status == 200 && body != NULL && client_has(exchange->connection, body->tag);
  bool packed = !same && body != NULL && body->packed != NULL && client_unpacks(exchange->connection);
  struct MHD_Response *out;
  if (same || body == NULL)
    out = MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
  else
    out = MHD_create_response_from_buffer_with_free_callback_cls(
        packed ? body->packed_length : body->length, (void *)(uintptr_t)(packed ? body->packed : body->bytes),
        release_body, http_body_hold(body));
  if (out == NULL) {
    if (!same)
      http_body_release(body); /* the hold that nobody took */
    return MHD_NO;
  }
  add_headers(exchange, out, packed);
  enum MHD_Result result = MHD_queue_response(exchange->connection, same ? 304 : response->status, out);
  MHD_destroy_response(out);
  return result;
}

/* ---- the way of a request ---- */

static void work(void *context, int lane, unsigned thread, struct lane_place *place, bool left) {
  struct http_server *server = context;
  struct exchange *exchange = (struct exchange *)place;
  if (left)
    server->handler.refuse(server->handler.context, &exchange->request, 503, &exchange->response);
  else
    server->handler.work(server->handler.context, lane, thread, &exchange->request, &exchange->response);
  exchange->answered = true;
  MHD_resume_connection(exchange->connection);
}

static enum MHD_Result show(struct exchange *exchange) {
  struct http_server *server = exchange->server;
  const struct http_handler *handler = &server->handler;
  int lane = HTTP_AT_ONCE;
  if (exchange->refused)
    handler->refuse(handler->context, &exchange->request, exchange->refused, &exchange->response);
  else
    lane = handler->look(handler->context, &exchange->request, &exchange->response);
  if (lane == HTTP_AT_ONCE) {
    exchange->answered = true;
    return send_response(exchange);
  }
  exchange->waiting = true;
  MHD_suspend_connection(exchange->connection);
  lanes_add(server->lanes, lane, &exchange->place);
  return MHD_YES;
}

/* Takes some of the request's body; too much of it ends the connection. */
static enum MHD_Result take_body(struct exchange *exchange, const char *bytes, size_t *length) {
  struct http_request *request = &exchange->request;
  size_t so_far = request->body_length;
  if (exchange->let_pass) {
    *length = 0;
    return MHD_YES;
  }
  if (exchange->refused || *length > exchange->server->options.body_most - so_far)
    return MHD_NO;
  char *body = exchange->body;
  size_t wanted = so_far + *length + 1;
  if (wanted > exchange->body_room) { /* twice as much: else each piece would copy all that came before it */
    size_t room = wanted > 2 * exchange->body_room ? wanted : 2 * exchange->body_room;
    body = realloc(exchange->body, room);
    if (body == NULL)
      return MHD_NO;
    exchange->body = body;
    exchange->body_room = room;
  }
  memcpy(body + so_far, bytes, *length);
  body[so_far + *length] = '\0';
  request->body = body;
  request->body_length += *length;
  *length = 0;
  return MHD_YES;
}

/* libmicrohttpd calls it when the headers are there, with each part of a body, when all is there, and when it goes on
 * after it was suspended. */
static enum MHD_Result answer(void *context, struct MHD_Connection *connection, const char *path, const char *method,
                              const char *version, const char *bytes, size_t *length, void **own) {
  (void)path, (void)version;
  struct http_server *server = context;
  struct exchange *exchange = *own;
  if (exchange == NULL) {
    *own = exchange = exchange_begin(server, connection, method);
    if (exchange == NULL || exchange->connection == NULL)
      return MHD_NO;
    return exchange->refused && !exchange->let_pass ? show(exchange) : MHD_YES;
  }
  if (*length > 0)
    return take_body(exchange, bytes, length);
  return exchange->answered ? send_response(exchange) : show(exchange);
}

static void end_exchange(void *context, struct MHD_Connection *connection, void **own,
                         enum MHD_RequestTerminationCode code) {
  (void)context, (void)connection, (void)code;
  struct exchange *exchange = *own;
  if (exchange == NULL)
    return;
  visitor_is_answered(exchange->visitor);
  exchange_close(exchange);
  *own = NULL;
}

static void meet(void *context, struct MHD_Connection *connection, void **visitor,
                 enum MHD_ConnectionNotificationCode code) {
  struct http_server *server = context;
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  if (code == MHD_CONNECTION_NOTIFY_CLOSED)
    visitor_goes(*visitor);
  else
    *visitor = info == NULL ? NULL : visitor_comes(server->visitors, info->connect_fd);
}

static void *note_target(void *context, const char *target, struct MHD_Connection *connection) {
  const struct http_server *server = context;
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  if (info != NULL)
    visitor_wants(info->socket_context, target, server->options.target_most);
  return NULL;
}

/* Targets are decoded in address.c, which refuses what is not right. */
static size_t leave_as_it_is(void *context, struct MHD_Connection *connection, char *text) {
  (void)context, (void)connection;
  return strlen(text);
}

/* ---- start and end ---- */

static bool listen_on(struct http_server *server, int socket) {
  const struct http_options *options = &server->options;
  struct MHD_Daemon *daemon = MHD_start_daemon(
      MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, answer, server, MHD_OPTION_LISTEN_SOCKET,
      socket, MHD_OPTION_CONNECTION_LIMIT, options->connections, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
      options->header_most, MHD_OPTION_CONNECTION_TIMEOUT, options->header_seconds, MHD_OPTION_STRICT_FOR_CLIENT, 1,
      MHD_OPTION_URI_LOG_CALLBACK, note_target, server, MHD_OPTION_UNESCAPE_CALLBACK, leave_as_it_is, NULL,
      MHD_OPTION_NOTIFY_COMPLETED, end_exchange, server, MHD_OPTION_NOTIFY_CONNECTION, meet, server, MHD_OPTION_END);
  if (daemon != NULL)
    server->daemon[server->daemons++] = daemon;
  return daemon != NULL;
}

static struct http_options complete(const struct http_options *given) {
  struct http_options options = *given;
  options.connections = options.connections ? options.connections : 256;
  options.header_seconds = options.header_seconds ? options.header_seconds : 15;
  options.answer_seconds = options.answer_seconds ? options.answer_seconds : 90;
  options.header_most = options.header_most ? options.header_most : (size_t)16 << 10;
  options.bodies = options.bodies ? options.bodies : 4;
  options.target_most = options.target_most ? options.target_most : (size_t)4 << 10;
  return options;
}

struct http_server *http_start(const int *sockets, size_t count, const struct http_options *options,
                               const struct http_handler *handler, struct error *error) {
  struct http_server *server = calloc(1, sizeof *server);
  if (server == NULL) {
    error_set(error, ERROR_IO, "no memory for a server");
    return NULL;
  }
  pthread_mutex_init(&server->lock, NULL);
  pthread_cond_init(&server->emptied, NULL);
  server->options = complete(options);
  server->handler = *handler;
  server->visitors = visitors_start(server->options.header_seconds, server->options.answer_seconds);
  server->lanes = lanes_start(options->lane_threads, HTTP_LANES_MOST, work, server);
  bool well = server->visitors != NULL && server->lanes != NULL && count <= SOCKETS_MOST;
  for (size_t i = 0; well && i < count; i++)
    well = listen_on(server, sockets[i]);
  if (well)
    return server;
  error_errno(error, ERROR_IO, "cannot start the server");
  http_stop(server, 0);
  return NULL;
}

/* Waits until nothing is open any more, at most SECONDS. */
static bool wait_for_exchanges(struct http_server *server, unsigned seconds) {
  struct timespec end;
  clock_gettime(CLOCK_REALTIME, &end);
  end.tv_sec += seconds;
  pthread_mutex_lock(&server->lock);
  server->stopping = true;
  int status = 0;
  while (server->open > 0 && status == 0)
    status = pthread_cond_timedwait(&server->emptied, &server->lock, &end);
  bool empty = server->open == 0;
  pthread_mutex_unlock(&server->lock);
  return empty;
}

bool http_stop(struct http_server *server, unsigned seconds) {
  if (server == NULL)
    return true;
  for (size_t i = 0; i < server->daemons; i++) {
    int socket = MHD_quiesce_daemon(server->daemon[i]);
    if (socket >= 0)
      close(socket);
  }
  bool well = wait_for_exchanges(server, seconds);
  lanes_stop(server->lanes); /* all that is suspended goes on, with a refusal if need be */
  for (size_t i = 0; i < server->daemons; i++)
    MHD_stop_daemon(server->daemon[i]);
  visitors_stop(server->visitors);
  for (struct exchange *exchange = server->spare, *next; exchange != NULL; exchange = next) {
    next = (struct exchange *)exchange->place.next;
    arena_free(exchange->request.arena);
    free(exchange);
  }
  free(server);
  return well;
}
