/* words.c - the content words of a passage (see words.h): stop words and bare numbers left out, the others by their
 * stems, phrases that have synonyms by their group.
 *
 * The same sentences are asked for again and again, as paragraph, as sentence, as clause.  So what stands at a place of
 * the paper is found once, and the stem of a word is, too.  Every heading is held against every question: so are the
 * words of texts that do not stand in the paper as they are. */
#include "words.h"
#include "hash.h"
#include "unicode.h"

#include <string.h>

/* What was found at one place of the paper. */
struct found_word {
  const struct word *word; /* a phrase has its parts behind it; none for a stop word */
  size_t count;
  size_t end;   /* where the next word is to be looked for */
  size_t reach; /* the text up to here was looked at: a passage that ends before it may have another word here */
};

/* A word as it is written, in lower case. */
struct spelling {
  const char *text; /* NULL: a free place */
  size_t length;
  struct word word;  /* as itself, empty for a stop word */
  int group;         /* of synonyms, as itself */
  unsigned group_id; /* of the word that stands for the group */
  bool begins;       /* a phrase that has synonyms may begin with it */
};

/* A text that is not the paper's own, a proposal or a title, and its words. */
struct known_text {
  const char *text; /* NULL: a free place */
  size_t length;
  struct words words;
};

struct wording {
  const char *folded;
  uint32_t *place; /* for each byte of the paper: 1 + number of what was found there, 0 = not looked yet */
  struct found_word *found;
  size_t found_count, found_capacity;
  struct spelling *spelling; /* an open table */
  size_t spelling_count, spelling_room;
  struct known_text *known; /* an open table */
  size_t known_count, known_room;
  unsigned ids;
  struct word_numbers times; /* 1 + how often a word's stem stands in the paper, 0 = not counted yet */
};

const char *folded_copy(struct context *c, const char *text, size_t length) {
  char *folded = arena_room(c->arena, length + 1, 1);
  unicode_fold_bytes(text, length, folded);
  return folded;
}

static struct wording *wording_of(struct context *c) {
  if (c->wording == NULL) {
    c->wording = arena_alloc(c->arena, sizeof *c->wording);
    c->wording->spelling_room = 256;
    c->wording->spelling = arena_array(c->arena, c->wording->spelling_room, sizeof *c->wording->spelling);
    c->wording->known_room = 64;
    c->wording->known = arena_array(c->arena, c->wording->known_room, sizeof *c->wording->known);
  }
  return c->wording;
}

const char *paper_folded(struct context *c) {
  struct wording *w = wording_of(c);
  if (w->folded == NULL)
    w->folded = folded_copy(c, c->document->text, c->document->length);
  return w->folded;
}

const char *paper_folded_before(const struct context *c) { return c->wording == NULL ? NULL : c->wording->folded; }

uint32_t *word_number(struct context *c, struct word_numbers *numbers, const struct word *word) {
  if (word->id >= numbers->room) {
    size_t room = (size_t)word->id * 2 + 64;
    uint32_t *larger = arena_array(c->arena, room, sizeof *larger);
    if (numbers->room > 0)
      memcpy(larger, numbers->at, numbers->room * sizeof *larger);
    *numbers = (struct word_numbers){larger, room};
  }
  return &numbers->at[word->id];
}

size_t paper_count(struct context *c, const struct word *word) {
  const char *folded = paper_folded(c);
  struct wording *w = c->wording;
  uint32_t *times = word_number(c, &w->times, word);
  if (*times == 0) {
    *times = 1;
    for (const char *p = folded; (p = strstr(p, word->stem)) != NULL; p += word->length)
      ++*times;
  }
  return *times - 1;
}

/* ---- words by their spelling ---- */

static const struct stem_grams *grams_of(struct context *c, const char *stem, size_t length) {
  enum { GRAM = 4 };
  struct stem_grams *grams = arena_alloc(c->arena, sizeof *grams);
  for (size_t i = 0; i == 0 || i + GRAM <= length; i++) {
    uint32_t gram = 0;
    memcpy(&gram, stem + i, length < GRAM ? length : GRAM);
    gram = gram * 2654435761u >> 24;
    grams->bits[gram / 64] |= (uint64_t)1 << gram % 64;
  }
  return grams;
}

static struct spelling *spelling_place(struct wording *w, const char *text, size_t length) {
  size_t mask = w->spelling_room - 1, at = (size_t)hash_fast(text, length) & mask;
  while (w->spelling[at].text != NULL &&
         (w->spelling[at].length != length || memcmp(w->spelling[at].text, text, length) != 0))
    at = (at + 1) & mask;
  return &w->spelling[at];
}

static void more_spellings(struct context *c, struct wording *w) {
  const struct spelling *old = w->spelling;
  size_t room = w->spelling_room;
  w->spelling_room = room * 2;
  w->spelling = arena_array(c->arena, w->spelling_room, sizeof *w->spelling);
  for (size_t i = 0; i < room; i++)
    if (old[i].text != NULL)
      *spelling_place(w, old[i].text, old[i].length) = old[i];
}

static struct spelling spelling_of(struct context *c, const char *folded, size_t length) {
  struct wording *w = wording_of(c);
  struct spelling *known = spelling_place(w, folded, length);
  if (known->text != NULL)
    return *known;
  struct content_word content = gazetteer_content_word(c->gazetteer, c->arena, folded, length);
  struct spelling spelling = {.text = arena_strndup(c->arena, folded, length),
                              .length = length,
                              .word = {.stem = content.stem,
                                       .grams = grams_of(c, content.stem, content.length),
                                       .length = content.length,
                                       .id = ++w->ids},
                              .group = content.group,
                              .begins = content.begins};
  spelling.group_id = spelling.group != 0 ? ++w->ids : 0;
  *known = spelling;
  if (++w->spelling_count * 2 > w->spelling_room)
    more_spellings(c, w);
  return spelling;
}

/* ---- words by their place ---- */

static void put_word(struct context *c, struct words *words, struct word word) {
  if (word.length == 0 && word.group == 0)
    return;
  words->word = arena_grow(c->arena, words->word, words->count, &words->capacity, sizeof *words->word);
  words->word[words->count++] = word;
}

/* The ends of the words that may make a phrase with the one at START, its own first. Returns their number. */
static size_t phrase_ends(const struct context *c, const char *folded, size_t start, size_t length, size_t ends[8]) {
  size_t count = 0, at = start, most = (size_t)gazetteer_synonym_words(c->gazetteer);
  while ((count == 0 || count < most) && count < 8 && at < length) {
    while (at < length && word_byte((unsigned char)folded[at]))
      at++;
    ends[count++] = at;
    if (at >= length || (folded[at] != ' ' && folded[at] != '-'))
      break;
    at++;
  }
  return count;
}

/* The words of a phrase stand for themselves, too, at less weight. */
static void put_parts(struct context *c, struct words *words, const char *folded, size_t start, size_t end) {
  if (memchr(folded + start, ' ', end - start) == NULL)
    return;
  while (start < end) {
    size_t stop = start;
    while (stop < end && word_byte((unsigned char)folded[stop]))
      stop++;
    struct word part = stop > start ? spelling_of(c, folded + start, stop - start).word : (struct word){.stem = ""};
    part.part = true;
    put_word(c, words, part);
    start = stop + 1;
  }
}

/* The end of the longest phrase that has synonyms, of those that begin at START; 0 if there is none. */
static size_t phrase_at(struct context *c, const char *folded, size_t start, const size_t *ends, size_t count,
                        const struct spelling *first, int *group) {
  /* A hyphen may belong to the wording: what the first part says alone is not enough. */
  bool words = count > 1 && (first->begins || folded[ends[0]] != ' ');
  /* If no wording begins with the first two words, none begins with these and more. */
  int both;
  if (words && count > 2 && folded[ends[0]] == ' ' && folded[ends[1]] == ' ' &&
      !gazetteer_synonym_begins(c->gazetteer, folded + start, ends[1] - start, &both))
    words = false;
  for (size_t i = words ? count : 1; i > 0; i--) {
    *group = i == 1 ? first->group : gazetteer_synonym(c->gazetteer, folded + start, ends[i - 1] - start);
    if (*group != 0)
      return ends[i - 1];
  }
  return 0;
}

/* One word, or a phrase that has synonyms, which begins at START; a passage of LENGTH bytes. */
static struct found_word word_at(struct context *c, const char *folded, size_t length, size_t start) {
  size_t ends[8] = {0}, count = phrase_ends(c, folded, start, length, ends), reach = ends[count - 1];
  struct spelling first = spelling_of(c, folded + start, ends[0] - start);
  int group = 0;
  size_t end = phrase_at(c, folded, start, ends, count, &first, &group);
  struct words words = {0};
  if (end > 0) {
    const char *phrase = arena_strndup(c->arena, folded + start, end - start);
    unsigned id = end == ends[0] ? first.group_id : ++c->wording->ids;
    put_word(c, &words,
             (struct word){.stem = phrase,
                           .grams = grams_of(c, phrase, end - start),
                           .length = end - start,
                           .group = group,
                           .id = id});
    put_parts(c, &words, folded, start, end);
    return (struct found_word){words.word, words.count, end, reach};
  }
  if (first.word.length == 0)
    return (struct found_word){NULL, 0, ends[0], reach};
  struct word *one = arena_alloc(c->arena, sizeof *one);
  *one = first.word;
  return (struct found_word){one, 1, ends[0], reach};
}

/* The same at a place of the paper, for a passage that ends at END. */
static struct found_word paper_word_at(struct context *c, size_t end, size_t start) {
  struct wording *w = wording_of(c);
  if (w->place == NULL)
    w->place = arena_array(c->arena, c->document->length + 1, sizeof *w->place);
  if (w->place[start] == 0) {
    struct found_word found = word_at(c, w->folded, c->document->length, start);
    w->found = arena_grow(c->arena, w->found, w->found_count, &w->found_capacity, sizeof *w->found);
    w->found[w->found_count++] = found;
    w->place[start] = (uint32_t)w->found_count;
  }
  const struct found_word *found = &w->found[w->place[start] - 1];
  return found->reach <= end ? *found : word_at(c, w->folded, end, start);
}

static void put_found(struct context *c, struct words *words, const struct found_word *found) {
  for (size_t i = 0; i < found->count; i++)
    put_word(c, words, found->word[i]);
}

void add_words_of(struct context *c, struct words *words, struct range range) {
  const char *folded = paper_folded(c);
  for (size_t at = range.start; at < range.end;) {
    if (!word_byte((unsigned char)folded[at])) {
      at++;
      continue;
    }
    struct found_word found = paper_word_at(c, range.end, at);
    put_found(c, words, &found);
    at = found.end;
  }
}

static struct known_text *known_place(struct wording *w, const char *text, size_t length) {
  size_t mask = w->known_room - 1, at = (size_t)hash_fast(text, length) & mask;
  while (w->known[at].text != NULL && (w->known[at].length != length || memcmp(w->known[at].text, text, length) != 0))
    at = (at + 1) & mask;
  return &w->known[at];
}

static void more_texts(struct context *c, struct wording *w) {
  const struct known_text *old = w->known;
  size_t room = w->known_room;
  w->known_room = room * 2;
  w->known = arena_array(c->arena, w->known_room, sizeof *w->known);
  for (size_t i = 0; i < room; i++)
    if (old[i].text != NULL)
      *known_place(w, old[i].text, old[i].length) = old[i];
}

static void read_text(struct context *c, struct words *words, const char *text, size_t length) {
  const char *folded = folded_copy(c, text, length);
  for (size_t at = 0; at < length;) {
    if (!word_byte((unsigned char)folded[at])) {
      at++;
      continue;
    }
    struct found_word found = word_at(c, folded, length, at);
    put_found(c, words, &found);
    at = found.end;
  }
}

void add_words(struct context *c, struct words *words, const char *text, size_t length) {
  struct wording *w = wording_of(c);
  struct known_text *known = known_place(w, text, length);
  if (known->text == NULL) {
    struct known_text new = {.text = arena_strndup(c->arena, text, length), .length = length};
    read_text(c, &new.words, text, length);
    *known = new;
    if (++w->known_count * 2 > w->known_room) {
      more_texts(c, w);
      known = known_place(w, text, length);
    }
  }
  if (words->count == 0) { /* shared: whoever adds to it makes a copy */
    *words = known->words;
    words->capacity = words->count;
    return;
  }
  for (size_t i = 0; i < known->words.count; i++)
    put_word(c, words, known->words.word[i]);
}
