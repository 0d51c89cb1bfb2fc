/* page_picture.c - the picture of a page of the source, and the marks that lie over it.
 *
 *   /dokument/ID/sida/3.png            the page
 *   /dokument/ID/sida/3.svg            a picture of the same proportions, empty but for a frame around every finding
 *   /dokument/ID/sida/3.svg?fynd=p3    with that finding marked
 *
 * The page is drawn once, whatever is marked on it.
 */
#include "buffer.h"
#include "catalogue.h"
#include "page_document.h"
#include "picture.h"
#include "routes.h"
#include "studio.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The page's struct picture_head and PNG, in the arena of VISIT; NULL with the error set. */
static const char *drawn(struct visit *visit, const char *id, uint32_t page, size_t *length) {
  const struct resources *resources = visit->resources;
  struct http_response kept;
  const char *media = NULL, *file, *bytes;
  const char *hash = catalogue_source(visit->index, id, visit->arena, &media, &file, &visit->error);
  if (hash == NULL)
    return NULL;
  const char *key = arena_printf(visit->arena, "%s %u", id, page);
  if (page_cache_get(resources->pictures, key, 0, &kept)) {
    bytes = arena_strndup(visit->arena, kept.body->bytes, kept.body->length);
    *length = kept.body->length;
    http_body_release(kept.body);
    return bytes;
  }
  int source = media == NULL || strcmp(media, "application/pdf") != 0 || resources->studio == NULL
                   ? -1
                   : store_open_source(resources->store, hash);
  if (source < 0) {
    error_set(&visit->error, ERROR_NOT_FOUND, "there is no such picture");
    return NULL;
  }
  bytes = studio_draw(resources->studio, source, page, visit->arena, length, &visit->error);
  close(source);
  if (bytes == NULL)
    return NULL;
  kept = (struct http_response){.status = 200, .body = http_body_new(bytes, *length, false)};
  page_cache_put(resources->pictures, key, 0, &kept);
  http_body_release(kept.body);
  return bytes;
}

/* ---- marks ---- */

struct look {
  const char *kind, *fill, *line;
};

static const struct look looks[] = {
    {"proposal", "#e8b400", "#6a4b00"}, {"position", "#3f8f5c", "#14612f"}, {"decision", "#7a6ee0", "#443a8c"},
    {"vote", "#7a6ee0", "#443a8c"},     {"dissent", "#c259a6", "#7d2b68"},  {"answer", "#2f9aa8", "#0a5a66"},
    {NULL, "#8a857c", "#4f4b45"},
};

static const struct look *look_of(const char *kind) {
  const struct look *look = looks;
  while (look->kind != NULL && strcmp(look->kind, kind) != 0)
    look++;
  return look;
}

/* Numbers alone are written, so nothing needs escaping. */
static void add_box(struct buffer *out, const struct box *box, const struct look *look, bool chosen) {
  double margin = chosen ? 1.5 : 0.5;
  buffer_printf(out,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"1.5\" fill=\"%s\" "
                "fill-opacity=\"%s\" stroke=\"%s\" stroke-opacity=\"%s\" stroke-width=\"%s\"/>\n",
                (double)box->x0 - margin, (double)box->y0 - margin, (double)(box->x1 - box->x0) + 2 * margin,
                (double)(box->y1 - box->y0) + 2 * margin, look->fill, chosen ? "0.32" : "0.08", look->line,
                chosen ? "0.9" : "0", chosen ? "0.9" : "0");
}

static void add_marks(struct buffer *out, const struct reading_matter *matter, size_t n, uint32_t page, bool chosen) {
  const struct evidences *evidence = matter->found[n].evidence;
  for (size_t i = 0; i < evidence->count; i++)
    for (size_t b = 0; evidence->at[i].page == page && b < evidence->at[i].box_count; b++)
      add_box(out, &evidence->at[i].box[b], look_of(matter->found[n].kind), chosen);
}

static void give_marks(struct visit *visit, const struct picture_head *head, uint32_t page) {
  struct reading_matter matter;
  struct buffer out = buffer_in(visit->arena);
  if (!document_read(visit, &matter))
    return;
  const char *name = address_field(visit->address, "fynd");
  size_t chosen = name == NULL ? matter.count : found_named(matter.found, matter.count, name);
  buffer_printf(&out,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.2f %.2f\" width=\"%.0f\" height=\"%.0f\">\n",
                (double)head->width, (double)head->height, (double)head->width, (double)head->height);
  for (size_t i = 0; i < matter.count; i++)
    if (i != chosen)
      add_marks(&out, &matter, i, page, false);
  if (chosen < matter.count)
    add_marks(&out, &matter, chosen, page, true);
  buffer_text(&out, "</svg>\n");
  visit->bytes = buffer_string(&out);
  visit->length = out.length;
}

void page_picture(struct visit *visit) {
  const char *number = visit->address->segment[3];
  char *end;
  unsigned long page = *number >= '1' && *number <= '9' ? strtoul(number, &end, 10) : 0;
  size_t length;
  struct picture_head head;
  if (page == 0 || page > 100000 || *end != '\0') {
    error_set(&visit->error, ERROR_NOT_FOUND, "no such page");
    return;
  }
  const char *bytes = drawn(visit, visit->address->segment[1], (uint32_t)page, &length);
  if (bytes == NULL || length < sizeof head) {
    if (visit->error.kind == ERROR_DAMAGED || visit->error.kind == ERROR_LIMIT)
      visit->error.kind = ERROR_NOT_FOUND; /* there is a page, but nobody can draw it */
    return;
  }
  memcpy(&head, bytes, sizeof head);
  visit->cache = "private, max-age=600";
  if (visit->form == FORM_SVG) {
    give_marks(visit, &head, (uint32_t)page);
    return;
  }
  visit->bytes = bytes + sizeof head;
  visit->length = length - sizeof head;
}
