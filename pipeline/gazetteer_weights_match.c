/* gazetteer_weights_match.c - finding the wordings of weights.tsv in a text.
 *
 * Every different word of a paper is looked up once, by hash: as it is written, by its stem, by its beginning and by
 * its end; what it stands for is kept for the papers that follow. */
#include "tokenize_stem.h"
#include "weight_atoms.h"
#include "word_cache.h"
#include "words.h"

#include <string.h>

enum { ATOMS_MOST = 256, SHORTEST_AFFIX = 3, SHORTEST_ENDING = 2, TOKENS_FIRST = 256 };

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
  char key[WEIGHT_WORD + 2];
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

/* What the word, of WEIGHT_WORD bytes at the most, stands for, in ARENA. */
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
  if (length > WEIGHT_WORD)
    return (struct word_atoms){NULL, 0};
  const struct word_atoms *seen = word_cache_find(w->seen, NOTE_ATOMS, text, length);
  if (seen != NULL)
    return *seen;
  if (!word_cache_is_full(w->seen)) {
    struct word_atoms atoms = find_atoms(w, w->arena, text, length);
    word_cache_add(w->seen, NOTE_ATOMS, text, length, &atoms, sizeof atoms);
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
