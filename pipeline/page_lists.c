/* page_lists.c - the start page, the ledger, and the page that tells what all this is. */
#include "routes.h"

#include <string.h>
#include <time.h>

enum { NEWEST = 8 };

void page_start(struct visit *visit) {
  struct index_counts counts;
  struct document_row *rows;
  uint64_t total;
  if (!index_count(visit->index, &counts, &visit->error))
    return;
  size_t count = catalogue_documents(visit->index, NULL, NULL, (struct span_of_list){0, NEWEST}, visit->arena, &rows,
                                     &total, &visit->error);
  if (visit->error.kind != ERROR_NONE)
    return;
  struct result *result = visit_result(visit, "start");
  result_number(result, "documents", (long long)counts.documents);
  result_number(result, "works", (long long)counts.works);
  result_number(result, "proposals", (long long)counts.proposals);
  result_number(result, "positions", (long long)counts.positions);
  result_number(result, "decisions", (long long)counts.decisions);
  result_shares(result, visit, SHARE_TYPES, "type", NULL);
  result_shares(result, visit, SHARE_MUNICIPALITIES, "municipality", NULL);
  result_shares(result, visit, SHARE_STATES, "state", NULL);
  result_documents(result, rows, count);
}

void page_about(struct visit *visit) { visit_result(visit, "about"); }

/* ---- the ledger ---- */

enum { PATH, STATE, REASON, MESSAGE, DOCUMENT, SIZE, MODIFIED, HASH_COLUMN, SEEN, COLUMNS };

static const char *iso_time(struct arena *arena, int64_t nanoseconds) {
  time_t seconds = (time_t)(nanoseconds / 1000000000);
  struct tm parts;
  char text[40];
  if (!gmtime_r(&seconds, &parts) || !strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts))
    return NULL;
  return arena_strdup(arena, text);
}

static void list_ledger(struct visit *visit, const struct ledger_entry *rows, size_t count) {
  static const struct column columns[COLUMNS] = {
      [PATH] = {.key = "path"},         [STATE] = {.key = "state"},       [REASON] = {.key = "reason"},
      [MESSAGE] = {.key = "message"},   [DOCUMENT] = {.key = "document"}, [SIZE] = {.key = "size", .number = true},
      [MODIFIED] = {.key = "modified"}, [HASH_COLUMN] = {.key = "hash"},  [SEEN] = {.key = "seen"},
  };
  struct visit_list list;
  visit_list_begin(visit, &list, columns, COLUMNS);
  for (size_t i = 0; i < count; i++) {
    const char *values[COLUMNS] = {
        [PATH] = rows[i].path,
        [STATE] = rows[i].state,
        [REASON] = rows[i].reason,
        [MESSAGE] = rows[i].message,
        [DOCUMENT] = rows[i].document,
        [SIZE] = arena_printf(visit->arena, "%llu", (unsigned long long)rows[i].size),
        [MODIFIED] = iso_time(visit->arena, rows[i].modified),
        [HASH_COLUMN] = rows[i].hash,
        [SEEN] = rows[i].seen,
    };
    visit_list_row(&list, values);
  }
  visit_list_end(&list);
}

/* The path without its folders, and these. */
static void add_path(struct result *result, const char *path, struct arena *arena) {
  const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
  result_attribute(result, "name", name);
  result_attribute(result, "folder", slash != NULL ? arena_strndup(arena, path, (size_t)(slash - path)) : NULL);
}

void page_ledger(struct visit *visit) {
  const char *state = address_field(visit->address, "lage");
  struct ledger_entry *rows;
  uint64_t total;
  size_t count = catalogue_ledger(visit->index, state, visit_part(visit), visit->arena, &rows, &total, &visit->error);
  if (visit->error.kind != ERROR_NONE)
    return;
  if (visit_wants_list(visit)) {
    list_ledger(visit, rows, count);
    return;
  }
  struct result *result = visit_result(visit, "ledger");
  result_part(result, visit, count, total);
  result_attribute(result, "state", state);
  result_forms(result, visit, 1u << FORM_JSON | 1u << FORM_CSV);
  result_shares(result, visit, SHARE_STATES, "state", state);
  for (size_t i = 0; i < count; i++) {
    result_open(result, "file");
    add_path(result, rows[i].path, visit->arena);
    result_attribute(result, "state", rows[i].state);
    result_attribute(result, "reason", rows[i].reason);
    result_attribute(result, "document", rows[i].document);
    result_attribute(result, "seen", rows[i].seen);
    result_number(result, "bytes", (long long)rows[i].size);
    result_text(result, rows[i].message);
    result_close(result);
  }
}
