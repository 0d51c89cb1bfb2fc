/* routes.h - which addresses there are. */
#ifndef STANDPUNKT_ROUTES_H
#define STANDPUNKT_ROUTES_H

#include "site.h"

struct route {
  const char *path; /* segments parted by slashes; "*" is any one, which the page function looks at */
  unsigned forms;   /* bits 1u << FORM_...; the first is what is given where nothing is asked for */
  int lane;
  void (*page)(struct visit *visit);
};

/* The route for ADDRESS, or NULL. */
const struct route *route_find(const struct address *address);

void page_start(struct visit *visit);
void page_about(struct visit *visit);
void page_search(struct visit *visit);
void page_matters(struct visit *visit);
void page_matter(struct visit *visit);
void page_bodies(struct visit *visit);
void page_body(struct visit *visit);
void page_documents(struct visit *visit);
void page_document(struct visit *visit);
void page_finding(struct visit *visit);
void page_picture(struct visit *visit);
void page_ledger(struct visit *visit);
void page_rule(struct visit *visit);

#endif
