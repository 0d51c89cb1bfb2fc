/* site.h - the pages of `standpunkt serve`: what they are made from, and the one visit that a page function sees.
 *
 * A page function (pipeline/page_*.c) asks the index and gives result XML, a list, or bytes; site.c finds the function
 * for an address, turns result XML into the page (templates/page.xsl), and keeps what was made.  Page functions are
 * called on several threads, each with an index of its own.
 */
#ifndef STANDPUNKT_SITE_H
#define STANDPUNKT_SITE_H

#include "address.h"
#include "catalogue.h"
#include "http.h"
#include "index.h"
#include "output.h"
#include "page_cache.h"
#include "pipeline.h"
#include "result.h"
#include "store.h"

struct stylesheet;
struct studio;

/* The threads of each lane. */
enum { LANE_PAGES, LANE_PICTURES, LANE_DRAFTS, LANES };
/* One thread makes pages: what they are made with is not all meant for several at once.  Kept pages need none. */
enum { PAGE_THREADS = 1, PICTURE_THREADS = 1, DRAFT_THREADS = 1 };

/* Of a paper that is sent to be answered, bytes, with the fields of its form; drafts that wait or are being made. */
enum { UPLOAD_MOST = 16 << 20, DRAFTS_AT_ONCE = 3 };

/* Rows of a list on one page, and as JSON or CSV. */
enum { ROWS_A_PAGE = 50, ROWS_A_FILE = 1000 };

struct site;

/* What all page functions may use. */
struct resources {
  const struct store *store;
  const struct knowledge *knowledge;
  struct studio *studio; /* draws pages of PDF files; NULL = it cannot be had */
  struct page_cache *pictures;
  /* for drafts */
  struct studio *reader;        /* reads papers that are sent; NULL = drafts are not allowed */
  const struct form_key *forms; /* makes and knows the tokens of forms */
  const char *base;             /* where readers reach the server; "" = not told */
};

struct visit {
  const struct resources *resources;
  struct index *index;
  struct arena *arena; /* of this visit */
  const struct address *address;
  const struct http_request *request;
  enum form form;
  struct error error; /* a page function that sets it gives no page: 404 for ERROR_NOT_FOUND, 400 for ERROR_USAGE with
                         its message in Swedish, else 503 and a line on standard error */
  unsigned status;    /* instead of these, with ... */
  const char *reason; /* ... this in Swedish; NULL = what holds for the status */
  /* what the page is */
  struct result *result; /* for templates/page.xsl */
  const char *bytes;     /* or this */
  size_t length;
  const char *type;      /* of the bytes, where it is not the form's */
  const char *location;  /* or another address, where it is to be found now */
  const char *file_name; /* under which it is saved */
  const char *cache;     /* Cache-Control */
};

/* ---- for page functions ---- */

/* A result called NAME, which the visit will show. */
struct result *visit_result(struct visit *visit, const char *name);

/* A list as JSON or CSV, as the form of the visit says; see list_begin in output.h. */
struct visit_list {
  struct visit *visit;
  struct list *list;
  FILE *out;
  char *bytes;
  size_t length;
};
void visit_list_begin(struct visit *visit, struct visit_list *list, const struct column *columns, size_t count);
void visit_list_row(struct visit_list *list, const char *const *values);
void visit_list_end(struct visit_list *list);
/* True where the visit wants a list for a machine. */
bool visit_wants_list(const struct visit *visit);

/* The page of the list that is asked for, from `sida`: rows to skip and to show. */
struct span_of_list visit_part(const struct visit *visit);
/* Attributes `from`, `to`, `total`, `page`, `pages` of the open element. */
void result_part(struct result *result, const struct visit *visit, size_t shown, uint64_t total);

/* The address of the visit with the field NAME set to VALUE (NULL = without it), and without `sida`; in FORM. */
const char *visit_address(const struct visit *visit, enum form form, const char *name, const char *value);
/* Elements <form type= href=> for the other forms of the page: bits of FORMS. */
void result_forms(struct result *result, const struct visit *visit, unsigned forms);

/* Elements <share of=AS name= count= current=> for SHARE, CURRENT being chosen. */
void result_shares(struct result *result, struct visit *visit, enum share share, const char *as, const char *current);
/* Elements <paper>. */
void result_documents(struct result *result, const struct document_row *rows, size_t count);

/* The record DOCUMENT of the store, read anew; NULL with the error of VISIT set. */
struct record *visit_record(struct visit *visit, const char *document);

/* ---- the site ---- */

struct site_options {
  const char *data; /* directory */
  size_t cache;     /* bytes; 0 = 64 MiB */
  const char *base; /* where readers reach the server, "https://standpunkt.example.se"; NULL = not told */
  struct studio *studio;
  struct studio *reader; /* NULL: drafts are not allowed */
};

/* Reads what pages are made from; NULL with ERROR set.  Free by site_close, after the server has stopped. */
struct site *site_open(const struct site_options *options, const struct store *store, struct error *error);
void site_close(struct site *site);

/* The handler for http_start. */
struct http_handler site_handler(struct site *site);

#endif
