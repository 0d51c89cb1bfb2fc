/* gazetteer_weights.c - the list of wordings that speak for or against (weights.tsv).
 *
 * A phrase is a row of words, each of which stands for an atom: all that may stand in its place.  The list is taken
 * apart when the first paper needs it: most need it not.  gazetteer_weights_match.c finds the wordings in a text. */
#include "gazetteer_lists.h"
#include "tokenize_stem.h"
#include "unicode.h"
#include "weight_atoms.h"

#include <stdlib.h>
#include <string.h>

enum { PARTS_MOST = 10, NEAR = 3, FAR = 7 };

static const char *const class_tokens[] = {
    [FOR_SUPPORT] = "support",   [FOR_OPPOSE] = "oppose",       [FOR_MET] = "met",   [FOR_NEUTRAL] = "neutral",
    [FOR_NEEDLESS] = "needless", [FOR_CONDITION] = "condition", [FOR_PART] = "part", [WEIGHT_SET] = "set"};

const char *weight_class_token(enum weight_class class) { return class_tokens[class]; }

/* ---- the rows ---- */

static bool read_flags(struct loading *loading, const char *text, unsigned *flags) {
  static const struct {
    const char *word;
    unsigned flag;
  } known[] = {{"same", DENIED_SAME}, {"none", DENIED_NONE}, {"thought", AS_THOUGHT}};
  for (const char *at = text; at != NULL && *at != '\0';) {
    size_t length = strcspn(at, " "), i = 0;
    while (i < sizeof known / sizeof known[0] &&
           (strlen(known[i].word) != length || memcmp(known[i].word, at, length) != 0))
      i++;
    if (i == sizeof known / sizeof known[0])
      return list_fault(loading, "unknown flag \"%.*s\"", (int)length, at);
    *flags |= known[i].flag;
    at += length + (at[length] == ' ');
  }
  return true;
}

bool weight_row(struct loading *loading, char **cell) {
  struct gazetteer *gazetteer = loading->gazetteer;
  if (gazetteer->weights == NULL) {
    gazetteer->weights = arena_alloc(gazetteer->arena, sizeof *gazetteer->weights);
    *gazetteer->weights =
        (struct weights){.arena = gazetteer->arena, .path = loading->path, .seen = gazetteer->words_seen};
  }
  struct weights *w = gazetteer->weights;
  enum weight_class class = FOR_SUPPORT;
  while (class <= WEIGHT_SET && (cell[0] == NULL || strcmp(class_tokens[class], cell[0]) != 0))
    class ++;
  if (class > WEIGHT_SET)
    return list_fault(loading, "unknown class \"%s\"", cell[0] == NULL ? "" : cell[0]);
  if (cell[3] == NULL)
    return list_fault(loading, "the phrase is missing");
  if (class == WEIGHT_SET) {
    if (cell[2] == NULL)
      return list_fault(loading, "the name of the set is missing");
    w->set = arena_grow(w->arena, w->set, w->set_count, &w->set_capacity, sizeof *w->set);
    w->set[w->set_count++] = (struct word_set){cell[2], cell[3]};
    return true;
  }
  struct reason weight = {.class = class, .phrase = cell[3], .example = cell[4], .line = loading->line};
  weight.value = cell[1] == NULL ? 0 : strtod(cell[1], NULL);
  if (weight.value <= 0 || weight.value > 2)
    return list_fault(loading, "a weight is more than 0 and at most 2");
  if (weight.example == NULL)
    return list_fault(loading, "the example is missing");
  if (!read_flags(loading, cell[2], &weight.flags))
    return false;
  w->weight = arena_grow(w->arena, w->weight, w->count, &w->capacity, sizeof *w->weight);
  w->weight[w->count++] = weight;
  return true;
}

struct weights *gazetteer_weights(const struct gazetteer *gazetteer) {
  return gazetteer->weights;
}

size_t weights_count(const struct weights *weights) { return weights->count; }

const struct reason *weights_at(const struct weights *weights, size_t index) { return &weights->weight[index]; }

/* ---- phrases taken apart ---- */

static uint32_t put_link(struct arena *arena, struct links *links, uint32_t value, uint32_t next) {
  links->link = arena_grow(arena, links->link, links->count, &links->capacity, sizeof *links->link);
  links->link[links->count++] = (struct link){value, next};
  return (uint32_t)links->count;
}

/* Lets the key of SIGN and TEXT lead to ATOM. */
static void put_key(struct weights *w, char sign, const char *text, size_t length, uint32_t atom) {
  char *key = arena_alloc(w->arena, length + 2);
  key[0] = sign;
  memcpy(key + 1, text, length);
  uint32_t index = name_enter(w->arena, &w->key, key, length + 1, (uint32_t)w->atoms.count);
  if (index == w->atoms.count) { /* new: the first link of a chain stands at the key's index */
    put_link(w->arena, &w->atoms, atom, 0);
    return;
  }
  uint32_t next = w->atoms.link[index].next;
  uint32_t link = put_link(w->arena, &w->atoms, atom, next); /* may move them all */
  w->atoms.link[index].next = link;
}

/* One of the words that an element offers: "=redan", "=*as", "kostnad*", "*kostnad", "behov". */
static void put_word_key(struct weights *w, const char *word, size_t length, uint32_t atom) {
  char stem[TOKENIZE_STEM];
  if (word[0] == '=' && word[1] == '*') {
    put_key(w, '%', word + 2, length - 2, atom);
  } else if (word[0] == '=') {
    put_key(w, '=', word + 1, length - 1, atom);
  } else if (word[length - 1] == '*') {
    put_key(w, '^', word, length - 1, atom);
  } else if (word[0] == '*') {
    size_t size = stem_word(word + 1, length - 1, stem);
    put_key(w, '$', stem, size, atom);
  } else {
    size_t size = stem_word(word, length, stem);
    /* What is left of "görlig" is "gör": too little to tell words apart. */
    bool shortest = unicode_count(word, length) <= 3 || (unicode_count(stem, size) <= 4 && length - size >= 3);
    put_key(w, shortest ? '=' : '~', shortest ? word : stem, shortest ? length : size, atom);
  }
}

static const char *set_named(const struct weights *w, const char *name, size_t length) {
  for (size_t i = 0; i < w->set_count; i++)
    if (strlen(w->set[i].name) == length && memcmp(w->set[i].name, name, length) == 0)
      return w->set[i].words;
  return NULL;
}

static void put_words(struct weights *w, const char *words, uint32_t atom, int depth) {
  for (const char *at = words; *at != '\0';) {
    size_t length = strcspn(at, "|");
    char name[WEIGHT_WORD];
    const char *set = length < sizeof name ? set_named(w, at, length) : NULL;
    if (set != NULL && depth < 3)
      put_words(w, set, atom, depth + 1);
    else if (length > 0)
      put_word_key(w, at, length, atom);
    at += length + (at[length] == '|');
  }
}

/* The atom of an element: "inte|ej", "INTE". */
static uint32_t atom_of(struct weights *w, const char *element, size_t length) {
  const char *key = arena_strndup(w->arena, element, length);
  uint32_t atom = name_enter(w->arena, &w->atom, key, length, (uint32_t)w->atom_count);
  if (atom == w->atom_count) {
    w->atom_count++;
    put_words(w, key, atom, 0);
  }
  return atom;
}

static bool take_apart(struct weights *w, struct reason *weight, struct error *error) {
  struct weight_part part[PARTS_MOST];
  size_t count = 0;
  uint8_t gap = 0;
  for (const char *at = weight->phrase; *at != '\0';) {
    size_t length = strcspn(at, " ");
    bool dots = length >= 2 && strspn(at, ".") >= length;
    if (dots) {
      gap = length == 2 ? NEAR : FAR;
    } else if (length > 0) {
      if (count == PARTS_MOST)
        return error_set(error, ERROR_RULES, "%s:%u: too many words", w->path, weight->line);
      part[count++] = (struct weight_part){.atom = atom_of(w, at, length), .gap = gap};
      gap = 0;
    }
    at += length + (at[length] == ' ');
  }
  if (count == 0 || part[0].gap > 0 || gap > 0)
    return error_set(error, ERROR_RULES, "%s:%u: a phrase begins and ends with a word", w->path, weight->line);
  struct weight_part *lasting = arena_array(w->arena, count, sizeof *lasting);
  memcpy(lasting, part, count * sizeof *lasting);
  weight->part = lasting;
  weight->parts = count;
  return true;
}

/* Puts the weights that begin with one atom beside each other, in their order. */
static void sort_by_first(struct weights *w) {
  uint32_t *at = arena_array(w->arena, w->atom_count + 2, sizeof *at);
  w->begun = arena_array(w->arena, w->count, sizeof *w->begun);
  for (size_t i = 0; i < w->count; i++)
    at[w->weight[i].part[0].atom + 2]++;
  for (size_t atom = 0; atom < w->atom_count; atom++)
    at[atom + 2] += at[atom + 1];
  for (size_t i = 0; i < w->count; i++) {
    const struct weight_part *part = w->weight[i].part;
    w->begun[at[part[0].atom + 1]++] = (struct begun){(uint32_t)i, w->weight[i].parts > 1 ? part[1].atom : NO_ATOM};
  }
  w->begun_from = at;
}

bool weights_prepare(struct weights *w, struct error *error) {
  if (w->prepared)
    return true;
  for (size_t i = 0; i < w->count; i++)
    if (!take_apart(w, &w->weight[i], error))
      return false;
  sort_by_first(w);
  return w->prepared = true;
}

void weights_warm_up(const struct gazetteer *gazetteer) {
  struct error error = {0};
  if (gazetteer->weights != NULL)
    weights_prepare(gazetteer->weights, &error);
}
