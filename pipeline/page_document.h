/* page_document.h - what the pages of a document, of a finding, and of search hits tell in the same way. */
#ifndef STANDPUNKT_PAGE_DOCUMENT_H
#define STANDPUNKT_PAGE_DOCUMENT_H

#include "found.h"
#include "site.h"

/* A record with its findings. */
struct reading_matter {
  const struct record *record;
  struct found *found;
  size_t count;
};

/* The record of the document in the address of VISIT; false with the error set. */
bool document_read(struct visit *visit, struct reading_matter *matter);

/* What stands at the head of DOCUMENT's pages: attributes of the open element, then its people, numbers, dates. */
void document_head(struct result *result, const struct reading_matter *matter);

/* An element <finding> for number N, with its quote, and in <on> the proposal it speaks of. */
void document_finding(struct result *result, const struct reading_matter *matter, size_t n, bool current);

/* Elements <mark page= x= y= width= height=> for the boxes of number N on PAGE, PDF points. */
void document_marks(struct result *result, const struct reading_matter *matter, size_t n, uint32_t page);

/* The text of BLOCK as <run> elements, cut where findings begin and end. */
void document_block(struct result *result, const struct reading_matter *matter, uint32_t block, size_t current,
                    struct arena *arena);

#endif
