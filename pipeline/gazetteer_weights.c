/* gazetteer_weights.c - the list of wordings that speak for or against (weights.tsv), and finding them in a text.
 *
 * A phrase is a row of words.  Each is looked up once for every different word of a paper, by hash: as it is written,
 * by its stem, by its beginning and by its end.  The list is taken apart when the first paper needs it: most need it
 * not. */
#include "gazetteer_lists.h"
#include "tokenize_stem.h"
#include "unicode.h"
#include "weigh.h"
#include "word_cache.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

enum {
  PARTS_MOST = 10,
  WORD_LONGEST = 60,
  ATOMS_MOST = 256,
  NEAR = 3,
  FAR = 7,
  SHORTEST_AFFIX = 3,
  SHORTEST_ENDING = 2,
  SEEN_MOST = 8192, /* words of earlier papers */
  TOKENS_FIRST = 256
};

#define NO_ATOM UINT32_MAX

/* The parts of phrases that a word may stand for. */
struct word_atoms {
  const uint32_t *atom;
  size_t count;
};

struct link {
  uint32_t value, next; /* next: 1 + index of the next link; 0 = none */
};

struct links {
  struct link *link;
  size_t count, capacity;
};

/* A weight that begins with an atom. */
struct begun {
  uint32_t weight, second; /* the atom of its second part; NO_ATOM: it has but one */
};

struct weights {
  struct arena *arena;
  const char *path;
  struct reason *weight;
  size_t count, capacity;
  struct word_set {
    const char *name, *words;
  } * set;
  size_t set_count, set_capacity;
  bool prepared;
  struct name_map atom; /* "inte|ej" -> atom */
  struct name_map key;  /* "=inte", "~behov", "^kostnad", "$kostnad" -> 1 + first link of the atoms */
  struct links atoms;   /* by key */
  struct begun *begun;  /* by their first atom */
  uint32_t *begun_from; /* by atom, and behind the last: where in BEGUN its own begin */
  size_t atom_count;
  struct word_cache *seen; /* struct word_atoms of words of earlier papers */
};

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
    *gazetteer->weights = (struct weights){.arena = gazetteer->arena, .path = loading->path};
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
    char name[WORD_LONGEST];
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
  w->seen = word_cache_new(w->arena, sizeof(struct word_atoms), SEEN_MOST);
  sort_by_first(w);
  return w->prepared = true;
}

void weights_warm_up(const struct gazetteer *gazetteer) {
  struct error error = {0};
  if (gazetteer->weights != NULL)
    weights_prepare(gazetteer->weights, &error);
}

/* ---- words of a paper ---- */

struct looked_up {
  const char *text; /* NULL: a free place */
  size_t length;
  struct word_atoms atoms;
};

struct lookups {
  struct arena *arena;
  const struct weights *weights;
  struct looked_up *word; /* an open table; NULL until a word comes that is kept nowhere else */
  size_t count, room;
  struct weight_token *token; /* of the sentence at hand */
  size_t token_room;
  uint64_t *met; /* a bit for each atom that a word of it stands for */
};

struct lookups *lookups_new(struct arena *arena, const struct weights *weights) {
  struct lookups *l = arena_alloc(arena, sizeof *l);
  *l = (struct lookups){.arena = arena, .weights = weights};
  return l;
}

static struct looked_up *place_of(struct lookups *l, const char *text, size_t length) {
  size_t mask = l->room - 1, at = (size_t)hash_fast(text, length) & mask;
  while (l->word[at].text != NULL && (l->word[at].length != length || memcmp(l->word[at].text, text, length) != 0))
    at = (at + 1) & mask;
  return &l->word[at];
}

static void more_room(struct lookups *l) {
  const struct looked_up *old = l->word;
  size_t room = l->room;
  l->room = 2 * room;
  l->word = arena_array(l->arena, l->room, sizeof *l->word);
  for (size_t i = 0; i < room; i++)
    if (old[i].text != NULL)
      *place_of(l, old[i].text, old[i].length) = old[i];
}

struct found_atoms {
  uint32_t atom[ATOMS_MOST];
  size_t count;
};

static void collect(const struct weights *w, struct found_atoms *found, char sign, const char *text, size_t length) {
  char key[WORD_LONGEST + 2];
  key[0] = sign;
  memcpy(key + 1, text, length);
  uint32_t index = name_find(&w->key, key, length + 1);
  if (index == NOWHERE)
    return;
  for (uint32_t link = index + 1; link != 0 && found->count < ATOMS_MOST; link = w->atoms.link[link - 1].next) {
    uint32_t atom = w->atoms.link[link - 1].value;
    bool known = false;
    for (size_t i = 0; i < found->count; i++)
      known = known || found->atom[i] == atom;
    if (!known)
      found->atom[found->count++] = atom;
  }
}

/* What the word, of WORD_LONGEST bytes at the most, stands for, in ARENA. */
static struct word_atoms find_atoms(const struct weights *w, struct arena *arena, const char *text, size_t length) {
  struct found_atoms found = {.count = 0};
  char stem[TOKENIZE_STEM];
  size_t size = stem_word(text, length, stem);
  collect(w, &found, '=', text, length);
  collect(w, &found, '~', stem, size);
  for (size_t from = 0; from + SHORTEST_ENDING <= length; from++)
    collect(w, &found, '%', text + from, length - from);
  for (size_t end = SHORTEST_AFFIX; end <= length; end++)
    collect(w, &found, '^', text, end);
  for (size_t from = 0; from + SHORTEST_AFFIX <= size; from++)
    collect(w, &found, '$', stem + from, size - from);
  uint32_t *atom = arena_array(arena, found.count, sizeof *atom);
  if (found.count > 0)
    memcpy(atom, found.atom, found.count * sizeof *atom);
  return (struct word_atoms){atom, found.count};
}

static struct word_atoms look_up(struct lookups *l, const char *text, size_t length) {
  const struct weights *w = l->weights;
  if (length > WORD_LONGEST)
    return (struct word_atoms){NULL, 0};
  const struct word_atoms *seen = word_cache_find(w->seen, text, length);
  if (seen != NULL)
    return *seen;
  if (!word_cache_is_full(w->seen)) {
    struct word_atoms atoms = find_atoms(w, w->arena, text, length);
    word_cache_add(w->seen, text, length, &atoms);
    return atoms;
  }
  if (l->word == NULL) {
    l->room = 512;
    l->word = arena_array(l->arena, l->room, sizeof *l->word);
  }
  struct looked_up *place = place_of(l, text, length);
  if (place->text != NULL)
    return place->atoms;
  struct word_atoms atoms = find_atoms(w, l->arena, text, length);
  *place = (struct looked_up){arena_strndup(l->arena, text, length), length, atoms};
  if (++l->count * 2 > l->room)
    more_room(l);
  return atoms;
}

/* ---- matching ---- */

struct weight_token {
  struct range at;
  struct word_atoms atoms; /* none for punctuation and words that no phrase has */
  bool stop;               /* no phrase goes over it */
  bool barrier;            /* no gap does: a clause begins */
};

/* "delar uppfattningen att anhöriga inte ...": what is denied behind it is another thing. */
static bool begins_clause(const char *word, size_t length) {
  static const char *const words[] = {"att", "men", "medan", "eftersom", "utan"};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (words[i][0] == word[0] && strlen(words[i]) == length && memcmp(words[i], word, length) == 0)
      return true;
  return false;
}

/* The tokens of RANGE, until they are asked for again. */
static struct weight_token *tokens_of(struct lookups *l, const char *folded, struct range range, size_t *count) {
  if (l->token_room <= range.end - range.start) {
    l->token_room = range.end - range.start < TOKENS_FIRST ? TOKENS_FIRST : range.end - range.start + 1;
    l->token = arena_array(l->arena, l->token_room, sizeof *l->token);
  }
  struct weight_token *token = l->token;
  *count = 0;
  for (uint32_t at = range.start; at < range.end;) {
    uint32_t end = at;
    bool wide = folded[at] == '\xE2' && folded[at + 1] == '\x80'; /* both signs begin so */
    bool dash = wide && folded[at + 2] == "–"[2], quote = wide && folded[at + 2] == "”"[2];
    while (!dash && !quote && end < range.end &&
           (word_byte((unsigned char)folded[end]) ||
            (end > at && folded[end] == '-' && end + 1 < range.end && word_byte((unsigned char)folded[end + 1]))))
      end++;
    if (end > at) {
      token[(*count)++] = (struct weight_token){
          {at, end}, look_up(l, folded + at, end - at), false, begins_clause(folded + at, end - at)};
    } else if (dash || strchr(",;:()?!", folded[at]) != NULL) {
      token[(*count)++] = (struct weight_token){{at, at + 1}, {NULL, 0}, true, true};
    }
    at = end > at ? end : at + (dash || quote ? 3 : 1);
  }
  return token;
}

static bool has_atom(const struct weight_token *token, uint32_t atom) {
  for (size_t i = 0; i < token->atoms.count; i++)
    if (token->atoms.atom[i] == atom)
      return true;
  return false;
}

/* Matches the parts of WEIGHT from PART on, at TOKEN[AT] or behind it; *LAST gets the last token. */
static bool goes_on(const struct reason *weight, size_t part, const struct weight_token *token, size_t count, size_t at,
                    size_t *last) {
  if (part == weight->parts)
    return true;
  for (size_t i = at; i < count && i <= at + weight->part[part].gap && !token[i].stop; i++) {
    if (has_atom(&token[i], weight->part[part].atom)) {
      size_t before = *last;
      *last = i;
      if (goes_on(weight, part + 1, token, count, i + 1, last))
        return true;
      *last = before;
    }
    if (token[i].barrier)
      break;
  }
  return false;
}

static bool within(const struct weight_match *a, const struct weight_match *b) {
  return a->at.start >= b->at.start && a->at.end <= b->at.end;
}

/* Of two in one place that speak for the same the weightier counts, of others the one with more words, or the one
 * BEFORE. */
static bool yields(const struct weight_match *a, const struct weight_match *b, bool before) {
  bool inside = within(a, b), around = within(b, a);
  if (!inside && !around)
    return false;
  if (a->weight->class == b->weight->class && a->weight->value != b->weight->value)
    return a->weight->value < b->weight->value;
  if (!inside)
    return false;
  return b->weight->parts > a->weight->parts || (around && b->weight->parts == a->weight->parts && before) ||
         (a->weight->class == b->weight->class && (!around || before));
}

bool reason_in(struct lookups *l, const struct reason *reason, const char *folded, struct range range) {
  size_t count, last;
  const struct weight_token *token = tokens_of(l, folded, range, &count);
  for (size_t i = 0; i < count; i++)
    if (has_atom(&token[i], reason->part[0].atom) && goes_on(reason, 1, token, count, i + 1, &last))
      return true;
  return false;
}

/* Notes which atoms stand in the sentence. */
static void note_met(struct lookups *l, const struct weight_token *token, size_t count) {
  size_t room = (l->weights->atom_count + 63) / 64;
  if (l->met == NULL)
    l->met = arena_array(l->arena, room, sizeof *l->met);
  else
    memset(l->met, 0, room * sizeof *l->met);
  for (size_t i = 0; i < count; i++)
    for (size_t a = 0; a < token[i].atoms.count; a++)
      l->met[token[i].atoms.atom[a] / 64] |= (uint64_t)1 << token[i].atoms.atom[a] % 64;
}

size_t weights_match(struct lookups *l, const char *folded, struct range range, struct weight_match **out) {
  const struct weights *w = l->weights;
  size_t count, matches = 0, capacity = 0;
  const struct weight_token *token = tokens_of(l, folded, range, &count);
  struct weight_match *match = NULL;
  note_met(l, token, count);
  for (size_t i = 0; i < count; i++)
    for (size_t a = 0; a < token[i].atoms.count; a++)
      for (uint32_t b = w->begun_from[token[i].atoms.atom[a]], end = w->begun_from[token[i].atoms.atom[a] + 1]; b < end;
           b++) {
        uint32_t second = w->begun[b].second;
        if (second != NO_ATOM && !(l->met[second / 64] >> second % 64 & 1))
          continue;
        const struct reason *weight = &w->weight[w->begun[b].weight];
        size_t last = i;
        if (!goes_on(weight, 1, token, count, i + 1, &last))
          continue;
        match = arena_grow(l->arena, match, matches, &capacity, sizeof *match);
        match[matches++] = (struct weight_match){weight, {token[i].at.start, token[last].at.end}};
      }
  struct weight_match *kept = *out = arena_array(l->arena, matches + 1, sizeof *kept);
  size_t left = 0;
  for (size_t i = 0; i < matches; i++) {
    bool inside = false;
    for (size_t j = 0; j < matches && !inside; j++)
      inside = i != j && yields(&match[i], &match[j], j < i);
    if (!inside)
      kept[left++] = match[i];
  }
  return left;
}
