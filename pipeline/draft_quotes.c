/* draft_quotes.c - a quote is what its source says, or there is no draft.
 *
 * Each source is read anew from the store and validated; its file's bytes must have the hash that the record was made
 * from; and the quote must stand in its block, byte for byte, where the record has it.  Everything that a footnote says
 * of a source comes out of the record read here, nothing out of the index.
 */
#include "buffer.h"
#include "draft_inside.h"
#include "hash.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ------------------------------------------------- bookmarks -------------------------------------------------- */

/* sp3_0123456789ab_12_0_3k_a1b2c3: the footnote's number, the beginning of the document's id, the block's number, start
 * and end in base 36, and the beginning of the quote's hash: 40 characters at the most, which is what Word keeps. */

static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";

static const char *base36(struct arena *arena, uint32_t number) {
  char text[8];
  size_t at = sizeof text;
  text[--at] = '\0';
  do {
    text[--at] = digits[number % 36];
    number /= 36;
  } while (number > 0);
  return arena_strdup(arena, text + at);
}

const char *mark_name(const struct draft_quote *quote, struct arena *arena) {
  char hash[HASH_HEX];
  hash_bytes(quote->text, strlen(quote->text), hash);
  return arena_printf(arena, "sp%u_%.12s_%s_%s_%s_%.6s", quote->n, quote->document,
                      quote->block + (quote->block[0] == 'b'), base36(arena, quote->start), base36(arena, quote->end),
                      hash);
}

/* One part of a name up to "_", of the characters ALLOWED; its length, or 0. */
static size_t part(const char **at, const char *allowed, char *out, size_t room) {
  size_t length = strspn(*at, allowed);
  if (length == 0 || length >= room)
    return 0;
  memcpy(out, *at, length);
  out[length] = '\0';
  *at += length;
  if (**at == '_')
    (*at)++;
  return length;
}

bool mark_read(const char *name, struct draft_mark *mark) {
  char number[6], start[8], end[8];
  *mark = (struct draft_mark){0};
  if (strncmp(name, "sp", 2) != 0)
    return false;
  const char *at = name + 2;
  mark->block[0] = 'b';
  if (part(&at, "0123456789", number, sizeof number) == 0 ||
      part(&at, "0123456789abcdef", mark->document, sizeof mark->document) != 12 ||
      part(&at, "0123456789", mark->block + 1, sizeof mark->block - 1) == 0 ||
      part(&at, digits, start, sizeof start) == 0 || part(&at, digits, end, sizeof end) == 0 ||
      part(&at, "0123456789abcdef", mark->hash, sizeof mark->hash) != 6 || *at != '\0')
    return false;
  unsigned long long from = strtoull(start, NULL, 36), to = strtoull(end, NULL, 36);
  mark->n = (unsigned)strtoul(number, NULL, 10);
  mark->start = (uint32_t)from;
  mark->end = (uint32_t)to;
  return from <= UINT32_MAX && to <= UINT32_MAX && from <= to;
}

/* -------------------------------------------------- sources --------------------------------------------------- */

struct source_seen {
  const char *id;
  const struct record *record;
};

struct checking {
  struct draft *draft;
  struct source_seen *source;
  size_t count, capacity;
};

/* True if the stored file has the bytes that RECORD was made of. */
static bool source_whole(const struct store *store, const struct record *record, struct error *error) {
  char hash[HASH_HEX];
  int descriptor = store_open_source(store, record->source_hash);
  bool whole = descriptor >= 0 && hash_descriptor(descriptor, HASH_TO_THE_END, -1, hash);
  if (!whole)
    error_errno(error, ERROR_INVALID, "the source of %s (%s) cannot be read, so nothing is quoted from it", record->id,
                record->file);
  if (descriptor >= 0)
    close(descriptor);
  if (!whole)
    return false;
  if (strcmp(hash, record->source_hash) == 0)
    return true;
  return error_set(error, ERROR_INVALID,
                   "the source of %s (%s) is not what its record was made of, so nothing is quoted from it", record->id,
                   record->file);
}

const struct record *source_read(const struct draft_sources *sources, const char *id, struct arena *arena,
                                 struct error *error) {
  size_t length;
  struct error fault = {0};
  char *xml = store_get_record(sources->store, id, &length, error);
  struct record *record = xml == NULL ? NULL : record_read(xml, length, sources->schema, arena, &fault);
  if (xml != NULL && record == NULL)
    error_set(error, ERROR_INVALID, "the record %s, which the draft would quote: %s", id, fault.message);
  free(xml);
  return record != NULL && source_whole(sources->store, record, error) ? record : NULL;
}

static const struct record *source_of(struct checking *checking, const char *id) {
  struct draft *draft = checking->draft;
  for (size_t i = 0; i < checking->count; i++)
    if (strcmp(checking->source[i].id, id) == 0)
      return checking->source[i].record;
  const struct record *record = source_read(draft->sources, id, draft->arena, draft->error);
  if (record == NULL)
    return NULL;
  checking->source =
      arena_grow(draft->arena, checking->source, checking->count, &checking->capacity, sizeof *checking->source);
  checking->source[checking->count++] = (struct source_seen){record->id, record};
  return record;
}

/* ----------------------------------------------- what a footnote says ----------------------------------------------
 */

static const char *type_word(const char *type) {
  static const char *const words[][2] = {
      {"motion", "motion"},
      {"inquiry", "skrivelse"},
      {"referral", "remiss"},
      {"official-report", "tjänsteutlåtande"},
      {"statement", "yttrande"},
      {"minutes", "protokoll"},
      {"minutes-extract", "protokollsutdrag"},
      {"agenda", "kallelse"},
      {"reservation", "reservation"},
  };
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strcmp(words[i][0], type) == 0)
      return words[i][1];
  return "handling";
}

static const char *date_of(const struct record *record) {
  static const char *const roles[] = {"meeting", "document", "signed", "approved", "motion"};
  for (size_t r = 0; r < sizeof roles / sizeof *roles; r++)
    for (size_t i = 0; i < record->date_count; i++)
      if (strcmp(record->date[i].role, roles[r]) == 0 && record->date[i].value != NULL)
        return record->date[i].value;
  return NULL;
}

/* "Sjöviks stadsdelsförvaltning, tjänsteutlåtande ”Skolsociala team”, 2025-05-22". */
static const char *described(struct arena *arena, const struct record *record) {
  const char *date = date_of(record);
  struct buffer out = buffer_in(arena);
  if (record->issuer.text != NULL)
    buffer_printf(&out, "%s, ", record->issuer.text);
  buffer_text(&out, type_word(record->type));
  if (record->title != NULL && *record->title != '\0')
    buffer_printf(&out, " \u201D%s\u201D", record->title);
  else
    buffer_printf(&out, " %s", record->file);
  if (date != NULL)
    buffer_printf(&out, ", %s", date);
  return buffer_string(&out);
}

static const char *case_of(const struct record *record) {
  for (size_t i = 0; i < record->case_count; i++)
    if (record->case_number[i].of != NULL && strcmp(record->case_number[i].of, "own") == 0)
      return record->case_number[i].text;
  return record->case_count > 0 ? record->case_number[0].text : NULL;
}

/* The paragraph and the page where QUOTE stands, from the finding that it is evidence of. */
static void find_place(struct draft_quote *quote, const struct record *record, const struct record_block *block) {
  quote->page = block->page;
  for (size_t i = 0; i < record->item_count; i++) {
    const struct record_item *item = &record->item[i];
    const struct evidences *evidence = NULL;
    for (size_t j = 0; j < item->position_count; j++)
      if (strcmp(item->position[j].id, quote->finding) == 0)
        evidence = &item->position[j].evidence;
    for (size_t j = 0; j < item->decision_count; j++)
      if (strcmp(item->decision[j].id, quote->finding) == 0)
        evidence = &item->decision[j].evidence;
    if (evidence == NULL)
      continue;
    quote->item = item->n;
    if (item->case_count > 0)
      quote->case_number = item->case_number[0].text;
    for (size_t k = 0; k < evidence->count; k++)
      if (&record->block[evidence->at[k].block] == block && evidence->at[k].start == quote->start)
        quote->page = evidence->at[k].page;
  }
}

/* ------------------------------------------------- checking --------------------------------------------------- */

static bool check(struct checking *checking, struct draft_quote *quote) {
  struct draft *draft = checking->draft;
  const struct record *record = source_of(checking, quote->document);
  const struct record_block *block = NULL;
  if (record == NULL)
    return false;
  for (size_t i = 0; i < record->block_count && block == NULL; i++)
    if (strcmp(record->block[i].id, quote->block) == 0)
      block = &record->block[i];
  size_t length = strlen(quote->text);
  if (block == NULL || quote->end > block->length || quote->start > quote->end || quote->end - quote->start != length ||
      memcmp(block->text + quote->start, quote->text, length) != 0)
    return error_set(draft->error, ERROR_INVALID, "the quote \"%.60s\" is not what %s (%s) has in %s from %u to %u",
                     quote->text, record->id, record->file, quote->block, quote->start, quote->end);
  quote->text = arena_strndup(draft->arena, block->text + quote->start, length);
  quote->where = described(draft->arena, record);
  quote->case_number = case_of(record);
  find_place(quote, record, block);
  quote->file = record->file;
  quote->paragraph = block->text;
  quote->mark = mark_name(quote, draft->arena);
  return true;
}

bool quotes_check(struct draft *draft) {
  struct checking checking = {.draft = draft};
  for (size_t i = 0; i < draft->quote_count; i++) {
    draft->quote[i]->n = (unsigned)i + 1;
    if (!check(&checking, draft->quote[i]))
      return false;
  }
  return true;
}
