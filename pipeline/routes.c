/* routes.c - which addresses there are, and the page function of each. */
#include "routes.h"

#include <string.h>

#define HTML (1u << FORM_HTML)
#define XML (1u << FORM_XML)
#define JSON (1u << FORM_JSON)
#define CSV (1u << FORM_CSV)
#define ATOM (1u << FORM_ATOM)
#define PICTURE (1u << FORM_PNG | 1u << FORM_SVG)

static const struct route routes[] = {
    {.path = "", .forms = HTML | XML, .page = page_start},
    {.path = "om", .forms = HTML, .page = page_about},
    {.path = "sok", .forms = HTML | XML | JSON | CSV | ATOM, .page = page_search},
    {.path = "arende", .forms = HTML | XML | JSON | CSV, .page = page_matters},
    {.path = "arende/*", .forms = HTML | XML | JSON | CSV, .page = page_matter},
    {.path = "organ", .forms = HTML | XML | JSON | CSV, .page = page_bodies},
    {.path = "organ/*", .forms = HTML | XML | JSON | CSV, .page = page_body},
    {.path = "dokument", .forms = HTML | XML | JSON | CSV, .page = page_documents},
    {.path = "dokument/*", .forms = HTML | XML | JSON | CSV, .page = page_document},
    {.path = "dokument/*/fynd/*", .forms = HTML | XML, .page = page_finding},
    {.path = "dokument/*/sida/*", .forms = PICTURE, .page = page_picture, .lane = LANE_PICTURES},
    {.path = "liggare", .forms = HTML | XML | JSON | CSV, .page = page_ledger},
    {.path = "utkast", .forms = HTML, .page = page_draft_of_paper, .drafts = true, .posts = true},
    {.path = "arende/*/utkast", .forms = HTML, .page = page_draft_of_matter, .drafts = true},
    {.path = "regel/*", .forms = HTML | XML, .page = page_rule},
};

static bool fits(const char *path, const struct address *address) {
  size_t segment = 0;
  while (*path != '\0') {
    size_t length = strcspn(path, "/");
    if (segment == address->segments)
      return false;
    const char *given = address->segment[segment++];
    bool any = length == 1 && *path == '*';
    if (!any && (strlen(given) != length || strncmp(path, given, length) != 0))
      return false;
    path += length + (path[length] == '/');
  }
  return segment == address->segments;
}

const struct route *route_find(const struct address *address) {
  for (size_t i = 0; i < sizeof routes / sizeof *routes; i++)
    if (fits(routes[i].path, address) && (!address->form_given || routes[i].forms & 1u << address->form))
      return &routes[i];
  return NULL;
}
