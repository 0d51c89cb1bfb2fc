/* output.c - lists as table, JSON or CSV, and nested JSON. */
#include "output.h"
#include "unicode.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Rows that a table keeps back to find the widths of its columns; later rows are printed in the widths found. */
#define TABLE_KEPT 500
#define COLUMN_WIDEST 60

struct list {
  FILE *out;
  enum list_format format;
  const struct column *columns;
  size_t count, rows;
  struct arena *arena;
  const char **kept; /* TABLE_KEPT rows of COUNT values */
  size_t kept_rows;
  size_t width[32];
  bool flushed;
};

static void csv_value(FILE *out, const char *value) {
  if (!value)
    return;
  struct arena *arena = NULL;
  size_t length = strlen(value);
  if (!unicode_valid(value, length)) {
    arena = arena_new();
    value = unicode_clean(arena, value, length, &length);
  }
  if (value[strcspn(value, ",\"\r\n")] == '\0') {
    fwrite(value, 1, length, out);
  } else {
    fputc('"', out);
    for (size_t i = 0; i < length; i++) {
      if (value[i] == '"')
        fputc('"', out);
      fputc(value[i], out);
    }
    fputc('"', out);
  }
  arena_free(arena);
}

struct list *list_begin(FILE *out, enum list_format format, const struct column *columns, size_t count) {
  assert(count <= sizeof((struct list *)NULL)->width / sizeof(size_t));
  struct arena *arena = arena_new();
  struct list *list = arena_alloc(arena, sizeof *list);
  *list = (struct list){.out = out, .format = format, .columns = columns, .count = count, .arena = arena};
  if (format == LIST_JSON)
    fputc('[', out);
  if (format == LIST_CSV)
    for (size_t i = 0; i < count; i++)
      fprintf(out, "%s%s", columns[i].key, i + 1 < count ? "," : "\r\n");
  if (format == LIST_TABLE)
    list->kept = arena_array(arena, TABLE_KEPT * count, sizeof *list->kept);
  return list;
}

static void print_cell(const struct list *list, size_t at, const char *value, bool last) {
  size_t taken = display_width(value, strlen(value));
  size_t fill = taken < list->width[at] ? list->width[at] - taken : 0;
  if (list->columns[at].number)
    fprintf(list->out, "%*s%s", (int)fill, "", value);
  else
    fprintf(list->out, "%s%*s", value, last ? 0 : (int)fill, "");
  fputs(last ? "\n" : "  ", list->out);
}

static void print_table_row(const struct list *list, const char *const *values) {
  size_t last = 0;
  for (size_t i = 0; i < list->count; i++)
    if (list->columns[i].title)
      last = i;
  for (size_t i = 0; i <= last; i++)
    if (list->columns[i].title)
      print_cell(list, i, values[i] ? values[i] : "", i == last);
}

static void flush_table(struct list *list) {
  if (list->flushed)
    return;
  list->flushed = true;
  if (list->kept_rows == 0)
    return;
  const char *titles[32] = {NULL};
  for (size_t i = 0; i < list->count; i++) {
    titles[i] = list->columns[i].title;
    if (titles[i] && strlen(titles[i]) > list->width[i])
      list->width[i] = strlen(titles[i]);
  }
  fputs(paint(list->out, PAINT_BOLD), list->out);
  print_table_row(list, titles);
  fputs(paint(list->out, PAINT_NONE), list->out);
  for (size_t row = 0; row < list->kept_rows; row++)
    print_table_row(list, list->kept + row * list->count);
}

static void keep_row(struct list *list, const char *const *values) {
  const char **row = list->kept + list->kept_rows++ * list->count;
  for (size_t i = 0; i < list->count; i++) {
    row[i] = values[i] ? visible(list->arena, values[i]) : NULL;
    size_t width = row[i] ? display_width(row[i], strlen(row[i])) : 0;
    if (width > COLUMN_WIDEST)
      width = COLUMN_WIDEST;
    if (width > list->width[i])
      list->width[i] = width;
  }
}

static void table_row(struct list *list, const char *const *values) {
  if (list->kept_rows < TABLE_KEPT) {
    keep_row(list, values);
    return;
  }
  flush_table(list);
  struct arena *arena = arena_new();
  const char *shown[32] = {NULL};
  for (size_t i = 0; i < list->count; i++)
    shown[i] = values[i] ? visible(arena, values[i]) : NULL;
  print_table_row(list, shown);
  arena_free(arena);
}

static void json_row(struct list *list, const char *const *values) {
  fputs(list->rows ? ",\n " : "\n ", list->out);
  for (size_t i = 0; i < list->count; i++) {
    fprintf(list->out, "%s\"%s\": ", i ? ", " : "{", list->columns[i].key);
    if (!values[i])
      fputs("null", list->out);
    else if (list->columns[i].number)
      fputs(values[i], list->out);
    else
      json_string(list->out, values[i], strlen(values[i]));
  }
  fputc('}', list->out);
}

void list_row(struct list *list, const char *const *values) {
  if (list->format == LIST_TABLE)
    table_row(list, values);
  if (list->format == LIST_JSON)
    json_row(list, values);
  if (list->format == LIST_CSV)
    for (size_t i = 0; i < list->count; i++) {
      csv_value(list->out, values[i]);
      fputs(i + 1 < list->count ? "," : "\r\n", list->out);
    }
  list->rows++;
}

size_t list_end(struct list *list) {
  size_t rows = list->rows;
  if (list->format == LIST_TABLE)
    flush_table(list);
  if (list->format == LIST_JSON)
    fputs(rows ? "\n]\n" : "]\n", list->out);
  arena_free(list->arena);
  return rows;
}

/* ---- nested JSON ---- */

void json_string(FILE *out, const char *text, size_t length) {
  const char *end = text + length;
  fputc('"', out);
  while (text < end) {
    uint32_t character;
    unsigned taken = unicode_read(text, end, &character);
    if (character == '"' || character == '\\')
      fprintf(out, "\\%c", (int)character);
    else if (character == '\n')
      fputs("\\n", out);
    else if (character == '\t')
      fputs("\\t", out);
    else if (character < 0x20 || character == 0x7f || character == 0x2028 || character == 0x2029)
      fprintf(out, "\\u%04x", (unsigned)character);
    else {
      char bytes[4];
      unsigned written = unicode_write(character, bytes);
      fwrite(bytes, 1, written, out);
    }
    text += taken;
  }
  fputc('"', out);
}

/* The comma, line break and key before a value. */
static void json_lead(struct json *json, const char *key) {
  if (json->depth > 0) {
    fprintf(json->out, "%s\n%*s", json->started[json->depth] ? "," : "", (int)json->depth * 2, "");
    json->started[json->depth] = true;
  }
  if (key) {
    json_string(json->out, key, strlen(key));
    fputs(": ", json->out);
  }
}

static void json_open(struct json *json, const char *key, char bracket) {
  json_lead(json, key);
  fputc(bracket, json->out);
  json->depth++;
  assert(json->depth < sizeof json->started);
  json->started[json->depth] = false;
}

void json_object(struct json *json, const char *key) { json_open(json, key, '{'); }

void json_array(struct json *json, const char *key) { json_open(json, key, '['); }

void json_end(struct json *json, char bracket) {
  bool started = json->started[json->depth--];
  if (started)
    fprintf(json->out, "\n%*s", (int)json->depth * 2, "");
  fputc(bracket, json->out);
  if (json->depth == 0)
    fputc('\n', json->out);
}

void json_span(struct json *json, const char *key, const char *text, size_t length) {
  json_lead(json, key);
  json_string(json->out, text, length);
}

void json_text(struct json *json, const char *key, const char *text) {
  if (text)
    json_span(json, key, text, strlen(text));
}

void json_number(struct json *json, const char *key, double number) {
  json_lead(json, key);
  if (!isfinite(number))
    fputs("null", json->out);
  else
    fprintf(json->out, number == floor(number) && fabs(number) < 1e15 ? "%.0f" : "%.10g", number);
}

void json_bool(struct json *json, const char *key, bool value) {
  json_lead(json, key);
  fputs(value ? "true" : "false", json->out);
}
