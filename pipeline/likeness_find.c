/* likeness_find.c - the proposals of the index that are like a text (see likeness.h).
 *
 * The stems of every proposal stand in a table of their own, each also written backwards, so that words that begin or
 * end with one are found as fast as the word itself.  The text's words are looked up, the rarest first; the proposals
 * that share the most weight with it are then compared in full.
 */
#include "likeness_words.h"
#include "unicode.h"

#include <stdlib.h>
#include <string.h>

enum { LOOKED_AT = 300 /* proposals that are compared in full */, ROWS_MOST = 20000 /* a common word gives no more */ };

/* STEM backwards after a "<", which no stem begins with. */
static const char *backwards(const char *stem, struct arena *arena) {
  size_t length = strlen(stem);
  char *out = arena_alloc(arena, length + 2), *to = out + length + 1;
  const char *end = stem + length;
  for (const char *at = stem; at < end;) {
    uint32_t character;
    unsigned size = unicode_read(at, end, &character);
    to -= size;
    memcpy(to, at, size);
    at += size;
  }
  *out = '<';
  return out;
}

/* ---- entering ---- */

static void enter_stem(struct db *db, int64_t proposal, const char *stem, struct error *error) {
  struct query *query = db_query(db, "likeness_stem_add", error);
  query_text(query, stem);
  query_integer(query, proposal);
  query_run(query, error);
}

bool likeness_enter(struct db *db, struct tokenizer *tokenizer, int64_t item, struct arena *arena,
                    struct error *error) {
  struct error ignored = {0};
  struct likeness plain = {.tokenizer = tokenizer, .arena = arena, .error = &ignored};
  struct query *proposals = db_query(db, "likeness_of_item", error);
  query_integer(proposals, item);
  while (query_row(proposals, error)) {
    int64_t key = column_integer(proposals, 0);
    struct meanings words = meanings_of(&plain, column_text(proposals, 1), arena);
    for (size_t i = 0; i < words.count; i++) {
      if (words.word[i].length < 3)
        continue;
      enter_stem(db, key, words.word[i].stem, error);
      enter_stem(db, key, backwards(words.word[i].stem, arena), error);
    }
  }
  return error->kind == ERROR_NONE;
}

/* ---- finding ---- */

struct looked_up {
  int64_t proposal;
  double weight;
};

struct finding {
  struct likeness *likeness;
  struct arena *arena;
  struct looked_up *at;
  size_t count, capacity;
};

static int by_proposal(const void *a, const void *b) {
  const struct looked_up *one = a, *other = b;
  return (one->proposal > other->proposal) - (one->proposal < other->proposal);
}

static int by_shared_weight(const void *a, const void *b) {
  const struct looked_up *one = a, *other = b;
  if (one->weight != other->weight)
    return one->weight < other->weight ? 1 : -1;
  return by_proposal(a, b);
}

/* All proposals with a stem from FIRST to LAST get WEIGHT. */
static void look_up(struct finding *finding, const char *first, const char *last, double weight) {
  struct query *query = db_query(finding->likeness->index->db, "likeness_stem_find", finding->likeness->error);
  query_text(query, first);
  query_text(query, last);
  query_integer(query, ROWS_MOST);
  while (query_row(query, finding->likeness->error)) {
    finding->at = arena_grow(finding->arena, finding->at, finding->count, &finding->capacity, sizeof *finding->at);
    finding->at[finding->count++] = (struct looked_up){column_integer(query, 0), weight};
  }
}

/* The stem, what begins with it and what ends with it. */
static void look_up_stem(struct finding *finding, const char *stem, double weight) {
  enum { BEGINNING = 5, END = 4 };
  size_t length = strlen(stem);
  const char *reverse = backwards(stem, finding->arena);
  if (length < BEGINNING)
    look_up(finding, stem, stem, weight);
  else
    look_up(finding, stem, arena_printf(finding->arena, "%s\xF4\x8F\xBF\xBF", stem), weight);
  if (length >= END)
    look_up(finding, arena_printf(finding->arena, "%s!", reverse),
            arena_printf(finding->arena, "%s\xF4\x8F\xBF\xBF", reverse), weight * 0.7);
  for (size_t at = 1; length >= BEGINNING + 2 && at + BEGINNING <= length;
       at++) { /* the parts that it begins, ends with */
    if (((unsigned char)stem[at] & 0xC0) == 0x80)
      continue;
    look_up(finding, stem + at, stem + at, weight * 0.6);
    if (at >= BEGINNING) {
      const char *beginning = arena_strndup(finding->arena, stem, at);
      look_up(finding, beginning, beginning, weight * 0.6);
    }
  }
}

static void look_up_wording(const char *stems, void *context) {
  struct finding *finding = context;
  char *rest = arena_strdup(finding->arena, stems);
  for (char *stem; (stem = strtok_r(rest, " ", &rest)) != NULL;)
    if (strlen(stem) >= 5)
      look_up_stem(finding, stem, 1);
}

static void look_up_all(struct finding *finding, const char *text) {
  struct meanings words = meanings_of(finding->likeness, text, finding->arena);
  for (size_t i = 0; i < words.count; i++) {
    if (words.word[i].weight < 0.2)
      continue;
    look_up_stem(finding, words.word[i].stem, words.word[i].weight);
    if (words.word[i].group != 0)
      gazetteer_synonym_stems(finding->likeness->gazetteer, words.word[i].group, look_up_wording, finding);
  }
  size_t kept = 0;
  if (finding->count > 0)
    qsort(finding->at, finding->count, sizeof *finding->at, by_proposal);
  for (size_t i = 0; i < finding->count; i++)
    if (kept > 0 && finding->at[kept - 1].proposal == finding->at[i].proposal)
      finding->at[kept - 1].weight += finding->at[i].weight;
    else
      finding->at[kept++] = finding->at[i];
  finding->count = kept;
  if (kept > 0)
    qsort(finding->at, kept, sizeof *finding->at, by_shared_weight);
}

static const char *copy(struct query *query, int column, struct arena *arena) {
  const char *text = column_text(query, column);
  return text == NULL ? NULL : arena_strdup(arena, text);
}

struct candidate {
  struct like_proposal proposal;
  int64_t work;
};

static bool read_proposal(struct finding *finding, int64_t key, struct candidate *out) {
  struct query *query = db_query(finding->likeness->index->db, "likeness_proposal", finding->likeness->error);
  query_integer(query, key);
  if (!query_row(query, finding->likeness->error))
    return false;
  struct arena *arena = finding->arena;
  out->proposal = (struct like_proposal){.document = copy(query, 0, arena),
                                         .finding = copy(query, 1, arena),
                                         .item = copy(query, 2, arena),
                                         .matter = copy(query, 3, arena),
                                         .n = copy(query, 4, arena),
                                         .text = copy(query, 5, arena),
                                         .by = copy(query, 6, arena),
                                         .to = copy(query, 7, arena),
                                         .title = copy(query, 8, arena),
                                         .municipality = copy(query, 9, arena),
                                         .issuer = copy(query, 10, arena),
                                         .date = copy(query, 11, arena),
                                         .file = copy(query, 12, arena),
                                         .page = (uint32_t)column_integer(query, 13)};
  out->work = column_integer(query, 14);
  query_end(query);
  return true;
}

static int by_likeness(const void *a, const void *b) {
  const struct candidate *one = a, *other = b;
  if (one->proposal.alike != other->proposal.alike)
    return one->proposal.alike < other->proposal.alike ? 1 : -1;
  const char *date = one->proposal.date, *theirs = other->proposal.date;
  int order = date == NULL || theirs == NULL ? (date == NULL) - (theirs == NULL) : strcmp(theirs, date);
  if (order == 0)
    order = strcmp(one->proposal.document, other->proposal.document);
  return order != 0 ? order : strcmp(one->proposal.finding, other->proposal.finding);
}

static bool known(const struct like_proposal *found, const int64_t *work, size_t count, const struct candidate *next) {
  for (size_t i = 0; i < count; i++)
    if (work[i] == next->work && strcmp(found[i].text, next->proposal.text) == 0)
      return true;
  return false;
}

size_t likeness_find(struct likeness *likeness, const char *text, double least, size_t limit, struct arena *arena,
                     struct like_proposal **found, struct error *error) {
  struct finding finding = {.likeness = likeness, .arena = arena};
  likeness->error = error;
  *found = NULL;
  if (likeness->index == NULL || error->kind != ERROR_NONE)
    return 0;
  look_up_all(&finding, text);
  size_t count = 0, kept = 0, looked = finding.count < LOOKED_AT ? finding.count : LOOKED_AT;
  struct candidate *candidate = arena_array(arena, looked, sizeof *candidate);
  for (size_t i = 0; i < looked; i++) {
    struct candidate *next = &candidate[count];
    if (!read_proposal(&finding, finding.at[i].proposal, next))
      continue;
    next->proposal.alike =
        likeness_of(likeness, text, next->proposal.text, arena, &next->proposal.word, &next->proposal.word_count);
    count += next->proposal.alike >= least;
  }
  if (count > 1)
    qsort(candidate, count, sizeof *candidate, by_likeness);
  *found = arena_array(arena, count, sizeof **found);
  int64_t *work = arena_array(arena, count, sizeof *work);
  for (size_t i = 0; i < count && kept < limit; i++)
    if (!known(*found, work, kept, &candidate[i])) {
      work[kept] = candidate[i].work;
      (*found)[kept++] = candidate[i].proposal;
    }
  return error->kind == ERROR_NONE ? kept : 0;
}
