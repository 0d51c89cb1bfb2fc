/* alike.c - how much of what a proposal is spelled with a sentence repeats: its runs of four bytes, where common words
 * are left out.  "Cykelparkeringar" and "parkera cykeln" have no word in common, and much of their spelling. */
#include "alike.h"
#include "unicode.h"

#include <string.h>

enum { RUN = 4, SHORTEST = 3, LONGEST = 64, SLOTS = 4096 };

struct alike {
  const struct context *c;
  size_t count;
  struct runs {
    uint16_t *run;
    size_t count;
  } * of;         /* by proposal: each run once */
  uint64_t *seen; /* a bit for each slot */
};

static bool is_letter(unsigned char byte) { return byte >= 0x80 || (byte >= 'a' && byte <= 'z'); }

static uint16_t slot_of(const char *run) {
  uint32_t value;
  memcpy(&value, run, sizeof value);
  return (uint16_t)(value * 2654435761u >> 20); /* the upper twelve bits: Knuth's multiplicative hash */
}

static bool mark(uint64_t *seen, uint16_t slot) {
  uint64_t bit = (uint64_t)1 << (slot & 63);
  bool fresh = (seen[slot >> 6] & bit) == 0;
  seen[slot >> 6] |= bit;
  return fresh;
}

/* A word that says something has a stem; what it is was found out before for nearly all. */
static bool is_stopword(const struct context *c, const char *word, size_t length) {
  return gazetteer_content_word(c->gazetteer, c->arena, word, length).length == 0;
}

/* Marks the runs of TEXT in A->seen, and adds those that were not yet to RUNS unless it is NULL. */
static void read_runs(const struct alike *a, const char *text, size_t length, struct runs *runs) {
  char word[LONGEST + 2] = "^";
  memset(a->seen, 0, SLOTS / 8);
  for (size_t at = 0, end; at < length; at = end + 1) {
    end = at;
    while (end < length && is_letter((unsigned char)text[end]))
      end++;
    size_t size = end - at < LONGEST ? end - at : LONGEST;
    if (size < SHORTEST || is_stopword(a->c, text + at, size))
      continue;
    memcpy(word + 1, text + at, size);
    for (size_t i = 0; i + RUN <= size + 1; i++)
      if (mark(a->seen, slot_of(word + i)) && runs != NULL)
        runs->run[runs->count++] = slot_of(word + i);
  }
}

struct alike *alike_new(struct context *c, const struct record_item *item, const size_t *index, size_t count) {
  struct alike *a = arena_alloc(c->arena, sizeof *a);
  *a = (struct alike){.c = c, .count = count};
  a->of = arena_array(c->arena, count + 1, sizeof *a->of);
  a->seen = arena_array(c->arena, SLOTS / 64, sizeof *a->seen);
  for (size_t p = 0; p < count; p++) {
    const char *text = item->proposal[index[p]].text;
    size_t length = strlen(text);
    char *folded = arena_alloc(c->arena, length + 1);
    unicode_fold_bytes(text, length, folded);
    a->of[p].run = arena_array(c->arena, length + 1, sizeof *a->of[p].run);
    read_runs(a, folded, length, &a->of[p]);
  }
  return a;
}

void alike_read(const struct alike *a, const char *folded, double *out) {
  read_runs(a, folded, strlen(folded), NULL);
  for (size_t p = 0; p < a->count; p++) {
    size_t met = 0;
    for (size_t i = 0; i < a->of[p].count; i++)
      met += a->seen[a->of[p].run[i] >> 6] >> (a->of[p].run[i] & 63) & 1;
    out[p] = a->of[p].count == 0 ? 0 : (double)met / (double)a->of[p].count;
  }
}
