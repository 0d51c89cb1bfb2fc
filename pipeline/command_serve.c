/* command_serve.c - `standpunkt serve`: the store as pages, for browsers and programs. */
#include "commands.h"
#include "listen.h"
#include "site.h"
#include "studio.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

enum { SOCKETS = 8, STOPPING_SECONDS = 20, FIELDS_MOST = 64 << 10 };

static const struct option_spec options[] = {
    {.name = "listen", .argument = "WHERE", .meaning = "ADDRESS:PORT or unix:PATH (127.0.0.1:8080)"},
    {.name = "url", .argument = "URL", .meaning = "where readers reach it, for feeds: https://example.se"},
    {.name = "connections", .argument = "N", .meaning = "at most N connections at the same time (256)"},
    {.name = "allow-drafts", .meaning = "readers may have answers to motions drafted, and send papers for it"},
    {.name = "cache", .argument = "MIB", .meaning = "memory for finished pages (64)"},
    {.name = NULL},
};

/* The sockets that were handed over, else one that is opened; their number, 0 with ERROR set. */
static size_t open_sockets(const char *where, int *sockets, bool *own, struct error *error) {
  size_t count = listen_inherited(sockets, SOCKETS);
  *own = count == 0;
  if (count > 0)
    return count;
  sockets[0] = listen_at(where, error);
  return sockets[0] >= 0;
}

static void announce(const struct invocation *invocation, const int *sockets, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const char *name = listen_name(sockets[i], invocation->arena);
    if (!listen_is_local(sockets[i]))
      fprintf(stderr,
              "standpunkt: warning: %s can be reached from other machines, without a password and without encryption;\n"
              "  listen on 127.0.0.1 and put a reverse proxy before it, as in the example that is installed\n",
              name);
    if (!invocation->quiet)
      printf("serving %s\n", name);
  }
  fflush(stdout);
}

/* Until somebody wants it to end.  The signals are blocked in all threads, so that they wait here. */
static void wait_for_end(const sigset_t *signals) {
  int number;
  do
    number = sigwaitinfo(signals, NULL);
  while (number < 0);
}

static enum exit_status serve(const struct invocation *invocation, struct opened *data, const int *sockets,
                              size_t count, const sigset_t *signals, struct error *error) {
  unsigned long connections, cache;
  if (!option_number(invocation, "connections", 1, 20000, 256, &connections, error) ||
      !option_number(invocation, "cache", 1, 65536, 64, &cache, error))
    return complain(NULL, error);
  bool drafts = option_value(invocation, "allow-drafts") != NULL;
  struct studio *studio = studio_start(error), *reader = drafts ? studio_start_reading(error) : NULL;
  const struct site_options pages = {.data = store_directory(data->store),
                                     .cache = (size_t)cache << 20,
                                     .base = option_value(invocation, "url"),
                                     .studio = studio,
                                     .reader = reader};
  struct site *site = error->kind != ERROR_NONE ? NULL : site_open(&pages, data->store, error);
  if (site == NULL) {
    studio_stop(studio);
    studio_stop(reader);
    return complain(NULL, error);
  }
  const struct http_options server_options = {
      .lane_threads =
          {[LANE_PAGES] = PAGE_THREADS, [LANE_PICTURES] = PICTURE_THREADS, [LANE_DRAFTS] = drafts ? DRAFT_THREADS : 0},
      .body_most = drafts ? UPLOAD_MOST + FIELDS_MOST : 0,
      .connections = (unsigned)connections};
  const struct http_handler handler = site_handler(site);
  struct http_server *server = http_start(sockets, count, &server_options, &handler, error);
  if (server != NULL) {
    announce(invocation, sockets, count);
    wait_for_end(signals);
    http_stop(server, STOPPING_SECONDS);
  }
  site_close(site);
  studio_stop(studio);
  studio_stop(reader);
  return server != NULL ? EXIT_WELL : complain(NULL, error);
}

static enum exit_status run(const struct invocation *invocation) {
  struct error error = {0};
  struct opened data;
  int sockets[SOCKETS];
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  sigprocmask(SIG_BLOCK, &signals, NULL);
  signal(SIGPIPE, SIG_IGN);
  const char *where = option_value(invocation, "listen");
  where = where != NULL ? where : "127.0.0.1:8080";
  if (!open_data(invocation, false, &data, &error))
    return complain(NULL, &error);
  bool own;
  size_t count = open_sockets(where, sockets, &own, &error);
  enum exit_status status =
      count == 0 ? complain(NULL, &error) : serve(invocation, &data, sockets, count, &signals, &error);
  if (own && count > 0)
    listen_remove(where);
  close_data(&data);
  return status;
}

const struct command command_serve = {
    .name = "serve",
    .arguments = "",
    .summary = "the store as pages in a browser",
    .help =
        "Serves search, documents with their findings, matters and the ledger as pages, and as JSON, CSV and XML for\n"
        "programs (/openapi.json tells how).  It only reads.  It listens on this machine alone unless told otherwise,\n"
        "takes the sockets that systemd hands over, and ends on SIGTERM or SIGINT when what was asked is answered.\n"
        "With --allow-drafts its pages also draft answers to motions of the store and to papers that readers send, as\n"
        "`standpunkt draft` does; such papers are read by a locked worker and kept nowhere.\n"
        "It knows no passwords and no encryption: a reverse proxy before it does that.",
    .examples = "standpunkt serve\n"
                "standpunkt serve --listen 127.0.0.1:9000\n"
                "standpunkt serve --allow-drafts\n"
                "standpunkt serve --listen unix:/run/standpunkt/http",
    .formats = 0,
    .least = 0,
    .most = 0,
    .options = options,
    .run = run,
};
