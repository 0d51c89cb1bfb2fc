/* matter_keys.c - hashes by which items that might belong together are found (see matter.h).
 *
 * Two items that share a number, a mover, two heavy words of the title or a run of a proposal meet under a key, and
 * only then are compared.  Most keys hold for one municipality; an item that does not know its own is kept under a key
 * of its own kind, which all look at, and looks at one that all are kept under.  A key depends on the item alone, so
 * that who meets whom does not depend on the order in which they come.
 */
#include "hash.h"
#include "matter.h"

#include <stdlib.h>
#include <string.h>

enum { HEAVY = 4 /* words of a title that are paired */, MINIMA = 3 /* of a proposal */ };

struct making {
  struct arena *arena;
  const char *municipality;
  bool asking;
  struct keys keys;
};

static void add_key(struct making *making, const char *where, const char *kind, const char *value) {
  const char *text = arena_printf(making->arena, "%s\n%s\n%s", kind, where, value);
  struct keys *keys = &making->keys;
  int64_t key = (int64_t)hash_fast(text, strlen(text));
  for (size_t i = 0; i < keys->count; i++)
    if (keys->key[i] == key)
      return;
  keys->key = arena_grow(making->arena, keys->key, keys->count, &keys->capacity, sizeof *keys->key);
  keys->key[keys->count++] = key;
}

/* Strong signs lead from and to items of an unknown municipality. */
static void add_strong(struct making *making, const char *kind, const char *value) {
  if (making->asking) {
    add_key(making, making->municipality == NULL ? "*" : making->municipality, kind, value);
    add_key(making, "?", kind, value);
  } else {
    add_key(making, making->municipality == NULL ? "?" : making->municipality, kind, value);
    if (making->municipality != NULL)
      add_key(making, "*", kind, value);
  }
}

static void add_weak(struct making *making, const char *kind, const char *value) {
  add_key(making, making->municipality == NULL ? "?" : making->municipality, kind, value);
}

/* ---- words ---- */

struct word {
  const char *text;
  size_t length;
};

static int by_weight(const void *a, const void *b) {
  const struct word *one = a, *other = b;
  if (one->length != other->length)
    return one->length < other->length ? 1 : -1;
  return memcmp(one->text, other->text, one->length);
}

static size_t cut(const char *stems, struct arena *arena, struct word **words) {
  size_t count = 0, capacity = 0;
  *words = NULL;
  for (const char *at = stems; *at != '\0'; at += strspn(at, " ")) {
    size_t length = strcspn(at, " ");
    *words = arena_grow(arena, *words, count, &capacity, sizeof **words);
    (*words)[count++] = (struct word){at, length};
    at += length;
  }
  return count;
}

static void add_title(struct making *making, const char *stems) {
  struct word *word;
  size_t count = cut(stems, making->arena, &word);
  if (count > 1)
    qsort(word, count, sizeof *word, by_weight);
  size_t heavy = count < HEAVY ? count : HEAVY;
  if (heavy == 1 && word[0].length >= 8)
    add_weak(making, "title", arena_strndup(making->arena, word[0].text, word[0].length));
  for (size_t i = 0; i < heavy; i++)
    for (size_t j = i + 1; j < heavy; j++)
      add_weak(making, "title",
               arena_printf(making->arena, "%.*s %.*s", (int)word[i].length, word[i].text, (int)word[j].length,
                            word[j].text));
}

/* The least hashes of pairs of neighbouring stems: two texts that have most words in common share one of them. */
static void add_proposal(struct making *making, const char *stems) {
  struct word *word;
  size_t count = cut(stems, making->arena, &word);
  for (uint64_t round = 0; round < MINIMA; round++) {
    uint64_t least = UINT64_MAX;
    for (size_t i = 0; i < count; i++) {
      uint64_t hash = hash_fast(word[i].text, word[i].length) * (2 * round + 0x9e3779b97f4a7c15u);
      hash ^= hash >> 29;
      hash *= 0xbf58476d1ce4e5b9u + round;
      least = (hash ^ (hash >> 32)) < least ? hash ^ (hash >> 32) : least;
    }
    add_weak(making, "proposal", arena_printf(making->arena, "%u %llx", (unsigned)round, (unsigned long long)least));
  }
}

/* ---- all of them ---- */

static struct keys make(const struct signs *signs, bool asking, struct arena *arena) {
  struct making making = {.arena = arena, .municipality = sign_value(signs, SIGN_MUNICIPALITY), .asking = asking};
  const char *kind = sign_value(signs, SIGN_KIND);
  bool asks = kind != NULL && (strcmp(kind, "other") != 0 || sign_value(signs, SIGN_PROPOSAL) != NULL);
  for (size_t i = 0; i < signs->count; i++) {
    const struct sign *sign = &signs->sign[i];
    switch ((enum sign_kind)sign->kind) {
    case SIGN_NUMBER:
    case SIGN_MENTION:
      add_strong(&making, "number", sign->value);
      break;
    case SIGN_OWN:
    case SIGN_SENDER:
      add_strong(&making, "case", sign->value);
      if (case_has_prefix(sign->value)) /* a number that went from one municipality or region to another */
        add_key(&making, "", (sign->kind == SIGN_OWN) != asking ? "sent" : "received", sign->value);
      break;
    case SIGN_PLACE:
    case SIGN_CITED:
      add_weak(&making, "paragraph", sign->value);
      break;
    case SIGN_MOVER:
      add_weak(&making, "mover", sign->value);
      break;
    case SIGN_TITLE:
      if (asks)
        add_title(&making, sign->value);
      break;
    case SIGN_PROPOSAL:
      add_proposal(&making, sign->value);
      break;
    default:
      break;
    }
  }
  return making.keys;
}

struct keys keys_to_keep(const struct signs *signs, struct arena *arena) {
  return make(signs, false, arena);
}
struct keys keys_to_ask(const struct signs *signs, struct arena *arena) {
  return make(signs, true, arena);
}
