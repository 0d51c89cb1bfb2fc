/* visit.c - what page functions have in common (see site.h). */
#include "site.h"

#include <stdlib.h>
#include <string.h>

struct result *visit_result(struct visit *visit, const char *name) {
  return visit->result = result_begin(visit->arena, name);
}

/* ---- lists ---- */

bool visit_wants_list(const struct visit *visit) { return visit->form == FORM_JSON || visit->form == FORM_CSV; }

/* The stream keeps the addresses of what it fills. */
void visit_list_begin(struct visit *visit, struct visit_list *list, const struct column *columns, size_t count) {
  *list = (struct visit_list){.visit = visit};
  list->out = open_memstream(&list->bytes, &list->length);
  if (list->out != NULL)
    list->list = list_begin(list->out, visit->form == FORM_JSON ? LIST_JSON : LIST_CSV, columns, count);
  else
    error_errno(&visit->error, ERROR_IO, "no memory for a list");
}

void visit_list_row(struct visit_list *list, const char *const *values) {
  if (list->list != NULL)
    list_row(list->list, values);
}

void visit_list_end(struct visit_list *list) {
  if (list->list == NULL)
    return;
  list_end(list->list);
  fclose(list->out);
  list->visit->bytes = arena_strndup(list->visit->arena, list->bytes, list->length);
  list->visit->length = list->length;
  free(list->bytes);
}

struct span_of_list visit_part(const struct visit *visit) {
  size_t rows = visit_wants_list(visit) ? ROWS_A_FILE : ROWS_A_PAGE;
  unsigned long page = address_number(visit->address, "sida", 1, 1000000, 1);
  return (struct span_of_list){.skip = (page - 1) * rows, .count = rows};
}

void result_part(struct result *result, const struct visit *visit, size_t shown, uint64_t total) {
  struct span_of_list part = visit_part(visit);
  result_number(result, "from", shown == 0 ? 0 : (long long)part.skip + 1);
  result_number(result, "to", (long long)(part.skip + shown));
  result_number(result, "total", (long long)total);
  result_number(result, "page", (long long)(part.skip / part.count + 1));
  result_number(result, "pages", (long long)((total + part.count - 1) / part.count));
  result_attribute(result, "here", visit_address(visit, FORM_HTML, "sida", NULL));
}

/* ---- addresses ---- */

const char *visit_address(const struct visit *visit, enum form form, const char *name, const char *value) {
  struct address address = *visit->address;
  size_t kept = 0;
  for (size_t i = 0; i < address.fields; i++)
    if (strcmp(address.field[i].name, "sida") != 0 && (name == NULL || strcmp(address.field[i].name, name) != 0))
      address.field[kept++] = address.field[i];
  if (value != NULL && kept < ADDRESS_FIELDS)
    address.field[kept++] = (struct address_field){name, value};
  address.fields = kept;
  address.form = form;
  return address_canonical(visit->arena, &address);
}

void result_forms(struct result *result, const struct visit *visit, unsigned forms) {
  static const char *const names[FORMS] = {
      [FORM_XML] = "xml", [FORM_JSON] = "json", [FORM_CSV] = "csv", [FORM_ATOM] = "atom"};
  for (int form = 0; form < FORMS; form++)
    if (forms & 1u << form && names[form] != NULL) {
      result_open(result, "form");
      result_attribute(result, "type", names[form]);
      result_attribute(result, "href", visit_address(visit, (enum form)form, NULL, NULL));
      result_close(result);
    }
}

void result_shares(struct result *result, struct visit *visit, enum share share, const char *as, const char *current) {
  struct share_row *rows;
  size_t count = catalogue_shares(visit->index, share, NULL, visit->arena, &rows, &visit->error);
  for (size_t i = 0; i < count; i++) {
    result_open(result, "share");
    result_attribute(result, "of", as);
    result_attribute(result, "name", rows[i].name);
    result_attribute(result, "part", rows[i].of);
    result_number(result, "count", (long long)rows[i].count);
    if (current != NULL && rows[i].name != NULL && strcmp(rows[i].name, current) == 0)
      result_attribute(result, "current", "true");
    result_close(result);
  }
}

/* ---- records ---- */

static bool could_be_id(const char *text) { return strlen(text) == 32 && strspn(text, "0123456789abcdef") == 32; }

struct record *visit_record(struct visit *visit, const char *document) {
  size_t length;
  if (!could_be_id(document)) { /* it would be the name of a file */
    error_set(&visit->error, ERROR_NOT_FOUND, "no such document");
    return NULL;
  }
  char *xml = store_get_record(visit->resources->store, document, &length, &visit->error);
  if (xml == NULL) {
    visit->error.kind = ERROR_NOT_FOUND;
    return NULL;
  }
  struct record *record = record_read(xml, length, visit->resources->knowledge->schema, visit->arena, &visit->error);
  free(xml);
  return record;
}
