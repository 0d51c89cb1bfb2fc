/* work.c - documents that are renderings of one work: a statement as PDF and as Markdown, a draft with and without its
 * letterhead.
 *
 * Two documents are linked when their texts are alike AND nothing that they say of themselves tells them apart.  The
 * second condition matters as much as the first: statements of two committees on one motion retell the same motion in
 * the same words and are different works.
 *
 * Alike: the text without furniture is cut into overlapping runs of four words (shingles); 128 minima over hashes of
 * them are the signature, of which two texts share about the share of runs that they have in common (Broder's MinHash).
 * Documents that might be alike are found by bands: four minima together make one entry of a table, so that only texts
 * with a good part in common meet there, however many documents share a standard phrase.  Candidates are then compared
 * by signature.
 *
 * Works are the groups that the links make.  Where A is like B and B is like C, but A and C say that they are different
 * (B leaves out who speaks), the strongest links win.  The outcome depends on the documents alone, not on their order.
 */
#include "hash.h"
#include "index_inside.h"
#include "unicode.h"
#include "work_identity.h"

#include <stdlib.h>
#include <string.h>

enum {
  RUN = 4,      /* words of a shingle */
  MINIMA = 128, /* of a signature */
  BAND = 4,     /* minima of a band */
  LEAST = 40,   /* shingles: what is shorter has too little of its own */
};

/* What one text must have of the other: of the shorter one's runs this share, and no less than half its length. */
static const double ALIKE = 0.75, LENGTH_RATIO = 0.5;

struct signature {
  uint32_t least[MINIMA];
  size_t shingles;
};

/* ---- signatures ---- */

static uint64_t mix(uint64_t value) { /* splitmix64 */
  value += 0x9e3779b97f4a7c15u;
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
  return value ^ (value >> 31);
}

/* Letters and digits in folded UTF-8 text; of the characters beyond Latin only letters begin with other bytes. */
static bool in_word(unsigned char byte) {
  return byte >= 0x80 ? byte != 0xC2 && byte != 0xE2 : (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

struct shingles {
  uint64_t *place; /* an open table; 0 = free */
  size_t size, count;
  uint64_t recent[RUN]; /* hashes of the last words */
  size_t words;
};

static void add_word(struct shingles *shingles, uint64_t word) {
  shingles->recent[shingles->words++ % RUN] = word;
  if (shingles->words < RUN)
    return;
  uint64_t run = 0;
  for (size_t i = 0; i < RUN; i++)
    run = mix(run ^ shingles->recent[(shingles->words + i) % RUN]);
  run |= run == 0;
  for (size_t at = run;; at++) {
    uint64_t *place = &shingles->place[at & (shingles->size - 1)];
    if (*place == run)
      return;
    if (*place != 0)
      continue;
    *place = run;
    shingles->count++;
    return;
  }
}

static void add_words(struct shingles *shingles, const char *folded, size_t length) {
  for (size_t at = 0; at < length;) {
    size_t start = at;
    while (at < length && in_word((unsigned char)folded[at]))
      at++;
    if (at > start)
      add_word(shingles, hash_fast(folded + start, at - start));
    unsigned char byte = at < length ? (unsigned char)folded[at] : 0;
    at += byte == 0xC2 ? 2 : byte == 0xE2 ? 3 : 1;
  }
}

/* Signatures and tables come and go with their pages; the rest is the text. */
static bool flows(const struct record_block *block) {
  return strcmp(block->type, "furniture") != 0 && strcmp(block->type, "signature") != 0 &&
         strcmp(block->type, "table-row") != 0;
}

static struct shingles shingles_of(const struct record *record, struct arena *arena) {
  size_t bytes = 0, longest = 0;
  for (size_t i = 0; i < record->block_count; i++) {
    bytes += record->block[i].length;
    longest = record->block[i].length > longest ? record->block[i].length : longest;
  }
  struct shingles shingles = {.size = 64};
  while (shingles.size < bytes) /* a word and what parts it from the next are two bytes: at most half full */
    shingles.size *= 2;
  shingles.place = arena_array(arena, shingles.size, sizeof *shingles.place);
  char *folded = arena_alloc(arena, longest + 1);
  for (size_t i = 0; i < record->block_count; i++) {
    if (!flows(&record->block[i]))
      continue;
    unicode_fold_bytes(record->block[i].text, record->block[i].length, folded);
    add_words(&shingles, folded, record->block[i].length);
  }
  return shingles;
}

/* Each shingle falls into one of 128 drawers by one part of its hash, and the least of the other part stays in each
 * (one permutation hashing).  A drawer that is left empty takes from another, which depends on its number only, so that
 * like texts borrow alike. */
static struct signature signature_of(const struct shingles *shingles) {
  struct signature signature = {.shingles = shingles->count};
  bool filled[MINIMA] = {false};
  for (size_t at = 0; at < shingles->size; at++) {
    uint64_t run = shingles->place[at];
    size_t drawer = run >> 32 & (MINIMA - 1);
    uint32_t value = (uint32_t)run;
    if (run != 0 && (!filled[drawer] || value < signature.least[drawer])) {
      filled[drawer] = true;
      signature.least[drawer] = value;
    }
  }
  for (size_t drawer = 0; drawer < MINIMA && shingles->count > 0; drawer++) {
    size_t from = drawer;
    for (uint64_t attempt = 1; !filled[from]; attempt++)
      from = mix(drawer * 1000003 + attempt) & (MINIMA - 1);
    signature.least[drawer] = signature.least[from];
  }
  return signature;
}

/* The share of the shorter text's shingles that the other has; 0 if their lengths differ too much. */
static double likeness(const struct signature *a, const struct signature *b) {
  size_t same = 0;
  for (size_t i = 0; i < MINIMA; i++)
    same += a->least[i] == b->least[i];
  double jaccard = (double)same / MINIMA;
  double shorter = (double)(a->shingles < b->shingles ? a->shingles : b->shingles);
  double longer = (double)(a->shingles < b->shingles ? b->shingles : a->shingles);
  if (shorter < LENGTH_RATIO * longer)
    return 0;
  double share = jaccard / (1 + jaccard) * (shorter + longer) / shorter;
  return share > 1 ? 1 : share;
}

/* ---- links ---- */

static int64_t band_hash(const struct signature *signature, size_t band, const char *type) {
  char key[BAND * sizeof(uint32_t) + 40] = {0};
  memcpy(key, &signature->least[band * BAND], BAND * sizeof(uint32_t));
  key[BAND * sizeof(uint32_t)] = (char)band;
  strncpy(key + BAND * sizeof(uint32_t) + 1, type, 38);
  return (int64_t)hash_fast(key, sizeof key);
}

static int by_number(const void *a, const void *b) {
  int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
  return (left > right) - (left < right);
}

/* The documents that share a band with SIGNATURE, each once. */
static size_t candidates(struct db *db, int64_t key, const struct signature *signature, const char *type,
                         struct arena *arena, int64_t **out, struct error *error) {
  size_t count = 0, capacity = 0, kept = 0;
  int64_t *found = NULL;
  for (size_t band = 0; band < MINIMA / BAND; band++) {
    struct query *query = db_query(db, "band_find", error);
    query_integer(query, band_hash(signature, band, type));
    query_integer(query, key);
    while (query_row(query, error)) {
      found = arena_grow(arena, found, count, &capacity, sizeof *found);
      found[count++] = column_integer(query, 0);
    }
  }
  if (count > 0)
    qsort(found, count, sizeof *found, by_number);
  for (size_t i = 0; i < count; i++)
    if (i == 0 || found[i] != found[i - 1])
      found[kept++] = found[i];
  *out = found;
  return kept;
}

/* Links the document KEY with OTHER if they are renderings of one work. */
static bool compare(struct db *db, int64_t key, int64_t other, const struct signature *signature, const char *identity,
                    struct error *error) {
  struct query *query = db_query(db, "sketch_get", error);
  query_integer(query, other);
  if (!query_row(query, error))
    return false;
  struct signature theirs = {.shingles = (size_t)column_integer(query, 0)};
  size_t length;
  const void *bytes = column_bytes(query, 1, &length);
  if (length == sizeof theirs.least)
    memcpy(theirs.least, bytes, length);
  double alike = likeness(signature, &theirs);
  bool same = alike >= ALIKE && !identity_contradicts(identity, column_text(query, 2));
  query_end(query);
  if (!same)
    return false;
  query = db_query(db, "rendering_add", error);
  query_integer(query, key < other ? key : other);
  query_integer(query, key < other ? other : key);
  query_real(query, alike);
  return query_run(query, error);
}

static void keep_sketch(struct db *db, int64_t key, const struct signature *signature, const char *type,
                        const char *identity, struct error *error) {
  struct query *query = db_query(db, "sketch_add", error);
  query_integer(query, key);
  query_integer(query, (int64_t)signature->shingles);
  query_bytes(query, signature->least, sizeof signature->least);
  query_text(query, identity);
  query_run(query, error);
  for (size_t band = 0; band < MINIMA / BAND; band++) {
    query = db_query(db, "band_add", error);
    query_integer(query, band_hash(signature, band, type));
    query_integer(query, key);
    query_run(query, error);
  }
}

bool work_link(struct db *db, int64_t key, const struct record *record, struct arena *arena, struct error *error) {
  struct shingles shingles = shingles_of(record, arena);
  if (shingles.count < LEAST)
    return error->kind == ERROR_NONE;
  struct signature signature = signature_of(&shingles);
  const char *identity = identity_of(record, arena);
  int64_t *other;
  size_t count = candidates(db, key, &signature, record->type, arena, &other, error), linked = 0;
  keep_sketch(db, key, &signature, record->type, identity, error);
  for (size_t i = 0; i < count; i++)
    linked += compare(db, key, other[i], &signature, identity, error);
  return linked == 0 ? error->kind == ERROR_NONE : work_join(db, key, arena, error);
}
