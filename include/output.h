/* output.h - how commands print: lists as table, JSON or CSV, nested JSON, names and colours on a terminal.
 *
 * Bytes that are not UTF-8, and control characters, come from file names: what is printed never carries them.
 */
#ifndef STANDPUNKT_OUTPUT_H
#define STANDPUNKT_OUTPUT_H

#include "arena.h"
#include <stdbool.h>
#include <stdio.h>

/* ---- lists ---- */

enum list_format { LIST_TABLE, LIST_JSON, LIST_CSV };

struct column {
  const char *key;   /* in JSON and in the first line of CSV */
  const char *title; /* above the column of the table; NULL = not in the table */
  bool number;       /* printed without quotes in JSON, to the right in the table */
};

struct list;

/* A list of rows to OUT.  JSON is an array with one object a line; CSV follows RFC 4180. COLUMNS must outlive it. */
struct list *list_begin(FILE *out, enum list_format format, const struct column *columns, size_t count);
/* One value a column; NULL = absent (null in JSON, empty elsewhere). */
void list_row(struct list *list, const char *const *values);
/* Prints what is left and frees LIST; returns the number of rows. */
size_t list_end(struct list *list);

/* ---- nested JSON ---- */

struct json {
  FILE *out;
  unsigned depth;
  bool started[32]; /* something stands before, at each depth */
};

/* KEY is NULL inside an array and for the outermost value. */
void json_object(struct json *json, const char *key);
void json_array(struct json *json, const char *key);
void json_end(struct json *json, char bracket);                       /* '}' or ']' */
void json_text(struct json *json, const char *key, const char *text); /* nothing at all for NULL */
void json_span(struct json *json, const char *key, const char *text, size_t length);
void json_number(struct json *json, const char *key, double number); /* as an integer where it is one */
void json_bool(struct json *json, const char *key, bool value);

/* TEXT as a JSON string with its quotes; each invalid byte becomes U+FFFD. */
void json_string(FILE *out, const char *text, size_t length);

/* ---- text for people ---- */

enum paint { PAINT_NONE, PAINT_BOLD, PAINT_DIM, PAINT_RED, PAINT_GREEN, PAINT_YELLOW, PAINT_BLUE, PAINT_CYAN };

/* The escape sequence that begins PAINT, or ends it (PAINT_NONE); "" where OUT is no terminal or $NO_COLOR is set. */
const char *paint(FILE *out, enum paint paint);

/* Asks standard output for its colours and width, for streams in memory that are shown there later: a worker process
 * has no terminal to ask. */
void terminal_remember(void);

/* Prints what a worker made: line ends, tabs and our own colours as they are, every other control character made
 * visible, as it may be a stranger's. */
void print_foreign(FILE *out, const char *text, size_t length);

/* TEXT with invalid bytes and control characters made visible, on one line: safe to show. */
const char *visible(struct arena *arena, const char *text);

/* Columns that TEXT takes on a terminal. */
size_t display_width(const char *text, size_t length);

/* Prints TEXT wrapped at the terminal's width (100 columns elsewhere), each line after INDENT spaces. */
void print_wrapped(FILE *out, const char *text, size_t length, unsigned indent);

/* 1234567 as "1,234,567". */
const char *grouped(struct arena *arena, unsigned long long number);

#endif
