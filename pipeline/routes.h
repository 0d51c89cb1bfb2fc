/* routes.h - which addresses there are. */
#ifndef STANDPUNKT_ROUTES_H
#define STANDPUNKT_ROUTES_H

#include "site.h"

struct route {
  const char *path; /* segments parted by slashes; "*" is any one, which the page function looks at */
  unsigned forms;   /* bits 1u << FORM_...; the first is what is given where nothing is asked for */
  int lane;
  void (*page)(struct visit *visit);
  bool drafts; /* only where drafts are allowed; what it gives is kept nowhere */
  bool posts;  /* takes POST, too */
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
void page_draft_of_matter(struct visit *visit);
void page_draft_of_paper(struct visit *visit);

#endif
