/* draft_verify.c - the quotes of an edited draft compared with the store: what draft_read.c found, in its lines. */
#include "buffer.h"
#include "draft_inside.h"
#include "hash.h"

#include <stdlib.h>
#include <string.h>

enum { QUOTES_MOST = 5000 }; /* of one draft */

const char *draft_state_name(enum draft_state state) {
  static const char *const names[] = {[DRAFT_KEPT] = "kept",
                                      [DRAFT_MOVED] = "moved",
                                      [DRAFT_CHANGED] = "changed",
                                      [DRAFT_LOST] = "lost",
                                      [DRAFT_SOURCE_GONE] = "source-gone"};
  return names[state];
}

struct verifying {
  const struct draft_sources *sources;
  struct arena *arena;
  struct error *error;
  bool collapsed; /* the format does not keep runs of spaces */
  bool ours;      /* something shows that the draft was made here */
  struct draft_checked *quote;
  size_t count, capacity;
  const struct record **record; /* read so far */
  size_t record_count, record_capacity;
};

/* ----------------------------------------------- the worker's lines ----------------------------------------------- */

static const char *unescaped(struct arena *arena, const char *text) {
  struct buffer out = buffer_in(arena);
  for (; *text != '\0'; text++)
    if (*text == '\\' && text[1] != '\0') {
      text++;
      buffer_byte(&out, *text == 'n' ? '\n' : *text == 't' ? '\t' : *text);
    } else
      buffer_byte(&out, *text);
  return buffer_string(&out);
}

/* The quote called NAME; a second of that name is one of its own. */
static struct draft_checked *quote_called(struct verifying *all, const char *name, bool found) {
  struct draft_mark mark;
  if (!mark_read(name, &mark))
    return NULL;
  for (size_t i = 0; i < all->count; i++)
    if (strcmp(all->quote[i].mark, name) == 0 && (!found || all->quote[i].found == NULL))
      return &all->quote[i];
  if (all->count == QUOTES_MOST) {
    error_set(all->error, ERROR_LIMIT, "more than %d quotes", QUOTES_MOST);
    return NULL;
  }
  all->quote = arena_grow(all->arena, all->quote, all->count, &all->capacity, sizeof *all->quote);
  all->quote[all->count] = (struct draft_checked){.mark = arena_strdup(all->arena, name), .n = mark.n};
  return &all->quote[all->count++];
}

static void take_line(struct verifying *all, char *line) {
  char *rest = strchr(line, ' ');
  if (rest == NULL)
    return;
  *rest++ = '\0';
  if (strcmp(line, "format") == 0)
    all->collapsed = strcmp(rest, "docx") != 0;
  else if (strcmp(line, "draft") == 0)
    all->ours = true;
  else if (strcmp(line, "mark") == 0)
    quote_called(all, rest, false);
  else if (strcmp(line, "quote") == 0) {
    char *text = strchr(rest, ' ');
    if (text != NULL)
      *text++ = '\0';
    struct draft_checked *quote = text == NULL ? NULL : quote_called(all, rest, true);
    if (quote != NULL)
      quote->found = unescaped(all->arena, text);
  }
}

static int by_number(const void *a, const void *b) {
  const struct draft_checked *one = a, *other = b;
  int names = strcmp(one->mark, other->mark);
  return one->n != other->n ? (one->n < other->n ? -1 : 1) : names;
}

/* ------------------------------------------------- comparing -------------------------------------------------- */

/* TEXT with each run of white space as one space, none at its ends. */
static const char *collapsed(struct arena *arena, const char *text) {
  struct buffer out = buffer_in(arena);
  for (; *text != '\0'; text++) {
    bool blank = strchr(" \t\r\n", *text) != NULL;
    if (!blank)
      buffer_byte(&out, *text);
    else if (out.length > 0 && out.data[out.length - 1] != ' ')
      buffer_byte(&out, ' ');
  }
  while (out.length > 0 && out.data[out.length - 1] == ' ')
    out.data[--out.length] = '\0';
  return buffer_string(&out);
}

static const char *comparable(const struct verifying *all, const char *text) {
  return all->collapsed ? collapsed(all->arena, text) : text;
}

/* The record whose id begins with BEGINNING; NULL if the store has none, or not whole. */
static const struct record *record_of(struct verifying *all, const char *beginning) {
  for (size_t i = 0; i < all->record_count; i++)
    if (strncmp(all->record[i]->id, beginning, strlen(beginning)) == 0)
      return all->record[i];
  const char **ids = NULL;
  struct error ignored = {0};
  if (all->sources->index == NULL || index_resolve(all->sources->index, beginning, all->arena, &ids, all->error) == 0 ||
      ids == NULL)
    return NULL;
  const struct record *record = source_read(all->sources, ids[0], all->arena, &ignored);
  if (record == NULL)
    return NULL;
  all->record = arena_grow(all->arena, all->record, all->record_count, &all->record_capacity, sizeof *all->record);
  all->record[all->record_count++] = record;
  return record;
}

static bool stands_somewhere(const struct verifying *all, const struct record *record, const char *text) {
  for (size_t i = 0; i < record->block_count; i++)
    if (strstr(comparable(all, record->block[i].text), text) != NULL)
      return true;
  return false;
}

static bool made_of(const char *text, const struct draft_mark *mark) {
  char hash[HASH_HEX];
  hash_bytes(text, strlen(text), hash);
  return strncmp(hash, mark->hash, strlen(mark->hash)) == 0;
}

static void compare(struct verifying *all, struct draft_checked *quote) {
  struct draft_mark mark;
  mark_read(quote->mark, &mark);
  const struct record *record = record_of(all, mark.document);
  quote->document = record == NULL ? arena_strdup(all->arena, mark.document) : record->id;
  quote->title = record == NULL ? NULL : record->title != NULL ? record->title : record->file;
  for (size_t i = 0; record != NULL && i < record->block_count; i++)
    if (strcmp(record->block[i].id, mark.block) == 0 && mark.end <= record->block[i].length)
      quote->said = arena_strndup(all->arena, record->block[i].text + mark.start, mark.end - mark.start);
  const char *found = quote->found == NULL ? "" : comparable(all, quote->found);
  if (*collapsed(all->arena, found) == '\0')
    quote->state = DRAFT_LOST;
  else if (record == NULL)
    quote->state = DRAFT_SOURCE_GONE;
  else if (quote->said != NULL && made_of(quote->said, &mark) && strcmp(found, comparable(all, quote->said)) == 0)
    quote->state = DRAFT_KEPT;
  else if (stands_somewhere(all, record, found) && (quote->said == NULL || !made_of(quote->said, &mark)))
    quote->state = DRAFT_MOVED;
  else if (made_of(quote->found, &mark)) /* the draft is as it was: it is the store that says something else */
    quote->state = DRAFT_SOURCE_GONE;
  else
    quote->state = DRAFT_CHANGED;
}

size_t draft_verify(const struct draft_sources *sources, const char *lines, size_t length, struct arena *arena,
                    struct draft_checked **checked, struct error *error) {
  struct verifying all = {.sources = sources, .arena = arena, .error = error};
  char *text = arena_strndup(arena, lines, length);
  for (char *line = text; *line != '\0';) {
    char *end = line + strcspn(line, "\n");
    bool more = *end != '\0';
    *end = '\0';
    take_line(&all, line);
    line = end + more;
  }
  if (all.count == 0 && !all.ours)
    error_set(error, ERROR_NOT_FOUND, "no quotes of a draft in it; was it made by 'standpunkt draft'?");
  if (all.count > 0)
    qsort(all.quote, all.count, sizeof *all.quote, by_number);
  for (size_t i = 0; i < all.count && error->kind == ERROR_NONE; i++)
    compare(&all, &all.quote[i]);
  *checked = all.quote;
  return error->kind == ERROR_NONE ? all.count : 0;
}
