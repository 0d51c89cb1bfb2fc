/* site.c - from a request to a page (see site.h): finds the route, asks the page function, applies the stylesheet,
 * keeps what was made until the index changes. */
#include "site.h"
#include "catalogue.h"
#include "form_key.h"
#include "reading.h"
#include "routes.h"
#include "stylesheet.h"

#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { DESKS = 1 + PAGE_THREADS + PICTURE_THREADS + DRAFT_THREADS, PICTURE_CACHE = 48 << 20, PAGE_CACHE = 64 << 20 };

/* What one thread works with; the first is the network's, which needs an index alone.  Schema and gazetteer are not for
 * several threads at once: libxml2 changes a schema while it validates, and the gazetteer has one stemmer. */
struct desk {
  struct knowledge knowledge;
  struct resources resources;
  struct index *index;
  struct arena *arena;
  unsigned edition; /* of the file that is open */
};

/* Files that are served as they are. */
enum asset { ASSET_STYLE, ASSET_ICON, ASSET_API, ASSETS };

static const struct {
  const char *target, *file, *type;
} assets[ASSETS] = {
    [ASSET_STYLE] = {"/stil.css", "style.css", "text/css; charset=utf-8"},
    [ASSET_ICON] = {"/ikon.svg", "icon.svg", "image/svg+xml; charset=utf-8"},
    [ASSET_API] = {"/openapi.json", "openapi.json", "application/json; charset=utf-8"},
};

struct site {
  struct resources resources;
  struct stylesheet *pages, *feeds;
  char *base; /* where readers reach the server */
  struct page_cache *cache;
  struct http_body *asset[ASSETS];
  struct desk desk[DESKS];
  char *index_file;
  ino_t inode;             /* of it, as the network's thread saw it last */
  time_t looked;           /* when */
  atomic_uint edition;     /* how often it was found to be another file */
  _Atomic int64_t version; /* of the index */
  struct form_key *forms;
  atomic_uint drafts; /* that wait or are being made */
};

/* What `look` leaves for `work`. */
struct plan {
  struct address address;
  enum form form;
  const struct route *route;
  const char *key; /* in the cache */
  int64_t version;
};

/* ---- making a page ---- */

/* What tells of STATUS, with MESSAGE (NULL = what holds for the status): a page, for programs a problem (RFC 9457). */
static void tell_problem(struct visit *visit, unsigned status, const char *message) {
  visit->result = NULL;
  visit->bytes = visit->type = visit->location = visit->file_name = visit->cache = NULL;
  if (visit->form == FORM_JSON) {
    char *bytes = NULL;
    FILE *out = open_memstream(&bytes, &visit->length);
    struct json json = {.out = out};
    json_object(&json, NULL);
    json_number(&json, "status", status);
    json_text(&json, "title", status == 404 ? "Sidan finns inte" : "Det gick inte");
    json_text(&json, "detail", message);
    json_end(&json, '}');
    fclose(out);
    visit->bytes = arena_strndup(visit->arena, bytes, visit->length);
    visit->type = "application/problem+json";
    free(bytes);
    return;
  }
  visit->form = FORM_HTML;
  struct result *result = visit_result(visit, "problem");
  result_number(result, "status", status);
  result_text(result, message);
}

/* The status for the error of VISIT, which then shows a page that tells of it. */
static unsigned tell_error(struct visit *visit) {
  struct error error = visit->error;
  visit->error = (struct error){0};
  unsigned status = visit->status != 0              ? visit->status
                    : error.kind == ERROR_NOT_FOUND ? 404
                    : error.kind == ERROR_USAGE     ? 400
                                                    : 503;
  if (status == 503)
    fprintf(stderr, "standpunkt: serve: %s: %s\n", address_canonical(visit->arena, visit->address), error.message);
  tell_problem(visit, status, visit->reason != NULL ? visit->reason : status == 400 ? error.message : NULL);
  return status;
}

/* The result of VISIT as XML or, by the stylesheet, as a page. */
static void render(const struct site *site, struct visit *visit) {
  size_t length;
  const char *xml = result_end(visit->result, &length);
  visit->bytes = xml;
  visit->length = length;
  if (visit->form == FORM_XML)
    return;
  const char *const parameters[] = {"address", address_canonical(visit->arena, visit->address), "base", site->base,
                                    "drafts",  site->resources.reader != NULL ? "allowed" : "", NULL};
  const struct stylesheet *stylesheet = visit->form == FORM_ATOM ? site->feeds : site->pages;
  visit->bytes = stylesheet_apply(stylesheet, xml, length, parameters, visit->arena, &visit->length, &visit->error);
}

/* Has PAGE (NULL = the error of VISIT) make what is shown. */
static void make(const struct site *site, struct visit *visit, void (*page)(struct visit *visit),
                 struct http_response *response) {
  response->status = 200;
  if (page != NULL)
    page(visit);
  if (visit->error.kind != ERROR_NONE)
    response->status = tell_error(visit);
  if (visit->result != NULL)
    render(site, visit);
  if (visit->error.kind != ERROR_NONE) { /* the stylesheet is wrong */
    fprintf(stderr, "standpunkt: serve: %s\n", visit->error.message);
    static const char plain[] = "Sidan kunde inte visas.\n";
    *response = (struct http_response){.status = 503, .type = "text/plain; charset=utf-8"};
    response->body = http_body_new(plain, sizeof plain - 1, false);
    return;
  }
  response->type = visit->type != NULL ? visit->type : form_type(visit->form);
  response->cache = response->status == 200 ? visit->cache : NULL;
  response->tagged = response->status == 200;
  response->file_name = visit->file_name;
  if (visit->location != NULL) {
    response->status = 302;
    response->location = visit->location;
    return;
  }
  bool packs = strncmp(response->type, "image/png", 9) != 0 && strncmp(response->type, "application/pdf", 15) != 0 &&
               strncmp(response->type, "application/vnd.", 16) != 0;
  response->body = http_body_new(visit->bytes, visit->length, packs);
}

static time_t clock_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
  return now.tv_sec;
}

/* ---- what http.c calls ---- */

static void give_asset(const struct site *site, int number, struct http_response *response) {
  *response = (struct http_response){.status = 200,
                                     .type = assets[number].type,
                                     .tagged = true,
                                     .cache = "max-age=3600",
                                     .body = http_body_hold(site->asset[number])};
}

/* The page that tells of ERROR, or of STATUS, made on the network's thread: it asks nothing of the index. */
static void give_error(struct site *site, struct http_request *request, const struct error *error, unsigned status,
                       struct http_response *response) {
  static const struct address nowhere = {.form = FORM_HTML};
  struct visit visit = {.resources = &site->resources, .arena = request->arena, .address = &nowhere};
  if (error != NULL)
    visit.error = *error;
  else
    tell_problem(&visit, status, NULL);
  make(site, &visit, NULL, response);
  response->status = status != 0 ? status : response->status;
  response->tagged = false;
  if (status == 405)
    response->allow = "GET, HEAD";
  if (status == 429)
    response->retry_seconds = 10;
}

/* The index of DESK; opened anew where the file is another one by now, as after `check --repair` or a restored backup.
 */
static struct index *desk_index(struct site *site, struct desk *desk, struct error *error) {
  unsigned edition = atomic_load(&site->edition);
  if (desk->index == NULL || desk->edition != edition) {
    index_close(desk->index);
    desk->index = index_open(site->index_file, INDEX_READ, error);
    desk->edition = edition;
  }
  return desk->index;
}

/* Once a second, on the network's thread: whether the index is still the same file. */
static void look_at_file(struct site *site) {
  struct stat status;
  time_t time = clock_seconds();
  if (time == site->looked || stat(site->index_file, &status) != 0)
    return;
  site->looked = time;
  if (site->inode != 0 && site->inode != status.st_ino)
    atomic_fetch_add(&site->edition, 1);
  site->inode = status.st_ino;
}

/* A number that changes with the index. */
static int64_t version_now(struct site *site) {
  struct error error = {0};
  look_at_file(site);
  struct index *index = desk_index(site, &site->desk[0], &error);
  int64_t version = index == NULL ? -1 : index_data_version(index, &error);
  return (int64_t)atomic_load(&site->edition) << 40 ^ version;
}

/* The route for ADDRESS; NULL if there is none here. */
static const struct route *route_here(const struct site *site, const struct address *address) {
  const struct route *route = route_find(address);
  return route != NULL && route->drafts && site->resources.reader == NULL ? NULL : route;
}

static bool takes(const struct route *route, enum http_method method) {
  return method <= HTTP_HEAD || (method == HTTP_POST && route->posts);
}

/* Only a form of this site may send something, and only where something is taken. */
static unsigned admit(void *context, struct http_request *request) {
  struct site *site = context;
  struct error error = {0};
  struct address address;
  if (request->method != HTTP_POST || site->resources.reader == NULL)
    return 0;
  if (!address_parse(request->arena, request->target, &address, &error))
    return 0; /* `look` tells what is wrong with it */
  const struct route *route = route_here(site, &address);
  return route == NULL ? 404 : !takes(route, HTTP_POST) ? 405 : form_from_elsewhere(request) ? 403 : 0;
}

/* The lane for a request; a draft takes longer than a page, and few may wait.  HTTP_AT_ONCE if there are too many. */
static int lane_for(struct site *site, const struct plan *plan, const struct http_request *request) {
  bool makes = plan->route->drafts && (request->method == HTTP_POST || address_field(&plan->address, "for") != NULL);
  if (!makes)
    return plan->route->lane;
  if (atomic_fetch_add(&site->drafts, 1) < DRAFTS_AT_ONCE)
    return LANE_DRAFTS;
  atomic_fetch_sub(&site->drafts, 1);
  return HTTP_AT_ONCE;
}

static int look(void *context, struct http_request *request, struct http_response *response) {
  struct site *site = context;
  struct error error = {0};
  for (int i = 0; i < ASSETS && request->method <= HTTP_HEAD; i++)
    if (strcmp(request->target, assets[i].target) == 0)
      return give_asset(site, i, response), HTTP_AT_ONCE;
  struct plan *plan = arena_alloc(request->arena, sizeof *plan);
  if (!address_parse(request->arena, request->target, &plan->address, &error))
    return give_error(site, request, &error, 0, response), HTTP_AT_ONCE;
  plan->route = route_here(site, &plan->address);
  if (plan->route == NULL)
    return give_error(site, request, NULL, 404, response), HTTP_AT_ONCE;
  if (!takes(plan->route, request->method))
    return give_error(site, request, NULL, 405, response), HTTP_AT_ONCE;
  plan->form = plan->address.form_given ? plan->address.form : form_accepted(request->accept, plan->route->forms);
  plan->key = arena_printf(request->arena, "%d %s", (int)plan->form, address_canonical(request->arena, &plan->address));
  plan->version = version_now(site);
  request->note = plan;
  if (plan->version != atomic_exchange(&site->version, plan->version)) {
    page_cache_clear(site->cache); /* what was forgotten is not to be kept here, either */
    page_cache_clear(site->resources.pictures);
  }
  if (page_cache_get(site->cache, plan->key, plan->version, response))
    return HTTP_AT_ONCE;
  int lane = lane_for(site, plan, request);
  if (lane == HTTP_AT_ONCE)
    give_error(site, request, NULL, 429, response);
  return lane;
}

/* The place of the first thread of LANE among the desks. */
static int desk_of(int lane) {
  return 1 + (lane > LANE_PAGES ? PAGE_THREADS : 0) + (lane > LANE_PICTURES ? PICTURE_THREADS : 0);
}

static void work(void *context, int lane, unsigned thread, struct http_request *request,
                 struct http_response *response) {
  struct site *site = context;
  const struct plan *plan = request->note;
  struct desk *desk = &site->desk[desk_of(lane) + (int)thread];
  struct visit visit = {.resources = &desk->resources,
                        .index = NULL,
                        .arena = desk->arena,
                        .address = &plan->address,
                        .request = request,
                        .form = plan->form};
  visit.index = desk_index(site, desk, &visit.error);
  make(site, &visit, visit.index == NULL ? NULL : plan->route->page, response);
  if (response->location != NULL)
    response->location = arena_strdup(request->arena, response->location);
  else if (plan->route->drafts) {
    response->cache = "no-store";
    response->tagged = false;
  } else if (response->status == 200 && response->file_name == NULL && plan->route->lane == LANE_PAGES)
    page_cache_put(site->cache, plan->key, plan->version, response);
  if (response->file_name != NULL)
    response->file_name = arena_strdup(request->arena, response->file_name);
  arena_reset(desk->arena);
  if (lane == LANE_DRAFTS)
    atomic_fetch_sub(&site->drafts, 1);
}

static void refuse(void *context, struct http_request *request, unsigned status, struct http_response *response) {
  give_error(context, request, NULL, status, response);
}

struct http_handler site_handler(struct site *site) {
  return (struct http_handler){.context = site, .look = look, .work = work, .refuse = refuse, .admit = admit};
}

/* ---- opening and closing ---- */

static struct http_body *read_asset(const char *file, struct error *error) {
  size_t length;
  int descriptor = open(file, O_RDONLY | O_CLOEXEC);
  unsigned char *bytes = descriptor < 0 ? NULL : read_bytes(descriptor, file, &length, error);
  if (descriptor < 0)
    error_errno(error, ERROR_IO, "%s", file);
  else
    close(descriptor);
  struct http_body *body = bytes == NULL ? NULL : http_body_new(bytes, length, true);
  free(bytes);
  return body;
}

/* The folder of templates: installed beside rules, in the source tree beside the code. */
static const char *templates_folder(struct arena *arena, struct error *error) {
  const char *share = knowledge_directory(arena);
  static const char *const places[] = {"templates", "pipeline/templates"};
  for (size_t i = 0; share != NULL && i < sizeof places / sizeof *places; i++) {
    const char *folder = arena_printf(arena, "%s/%s", share, places[i]);
    if (access(arena_printf(arena, "%s/page.xsl", folder), R_OK) == 0)
      return folder;
  }
  error_set(error, ERROR_RULES, "the templates of the pages (page.xsl) are not found");
  return NULL;
}

static bool read_templates(struct site *site, struct arena *arena, struct error *error) {
  const char *folder = templates_folder(arena, error);
  if (folder == NULL)
    return false;
  site->pages = stylesheet_load(arena_printf(arena, "%s/page.xsl", folder), error);
  site->feeds = stylesheet_load(arena_printf(arena, "%s/feed.xsl", folder), error);
  for (int i = 0; i < ASSETS && error->kind == ERROR_NONE; i++)
    site->asset[i] = read_asset(arena_printf(arena, "%s/%s", folder, assets[i].file), error);
  return error->kind == ERROR_NONE;
}

struct site *site_open(const struct site_options *options, const struct store *store, struct error *error) {
  struct site *site = calloc(1, sizeof *site);
  struct arena *arena = arena_new();
  if (site == NULL) {
    error_set(error, ERROR_IO, "no memory for pages");
    return NULL;
  }
  int desks = DESKS - (options->reader != NULL ? 0 : DRAFT_THREADS);
  site->base = strdup(options->base != NULL ? options->base : "");
  bool well = read_templates(site, arena, error);
  site->index_file = strdup(arena_printf(arena, "%s/index.sqlite", options->data));
  for (int i = 0; well && i < desks; i++) {
    site->desk[i].arena = arena_new();
    well = desk_index(site, &site->desk[i], error) != NULL;
  }
  arena_free(arena);
  site->cache = page_cache_new(options->cache ? options->cache : PAGE_CACHE);
  site->forms = options->reader != NULL ? form_key_new() : NULL;
  well = well && (options->reader == NULL || site->forms != NULL);
  site->resources = (struct resources){.store = store,
                                       .studio = options->studio,
                                       .pictures = page_cache_new(PICTURE_CACHE),
                                       .reader = options->reader,
                                       .forms = site->forms,
                                       .base = site->base};
  for (int i = 1; well && i < desks; i++) {
    well = knowledge_load(&site->desk[i].knowledge, error);
    site->desk[i].resources = site->resources;
    site->desk[i].resources.knowledge = &site->desk[i].knowledge;
  }
  if (well && site->cache != NULL && site->resources.pictures != NULL)
    return site;
  error_set(error, ERROR_IO, "no memory for pages");
  site_close(site);
  return NULL;
}

void site_close(struct site *site) {
  if (site == NULL)
    return;
  for (int i = 0; i < DESKS; i++) {
    index_close(site->desk[i].index);
    arena_free(site->desk[i].arena);
    knowledge_free(&site->desk[i].knowledge);
  }
  for (int i = 0; i < ASSETS; i++)
    http_body_release(site->asset[i]);
  page_cache_free(site->cache);
  page_cache_free(site->resources.pictures);
  stylesheet_free(site->pages);
  stylesheet_free(site->feeds);
  form_key_free(site->forms);
  free(site->base);
  free(site->index_file);
  free(site);
}
