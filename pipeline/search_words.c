/* search_words.c - from words as typed to tokens, spellings and synonyms (see search_words.h). */
#include "search_words.h"
#include "buffer.h"

#include <string.h>

static const float synonym_weight = 0.5F;

struct making {
  const struct question *question;
  struct tokenizer *tokenizer;
  const struct gazetteer *gazetteer;
  struct arena *arena;
  struct units units;
};

struct collecting {
  struct wording *wording;
  struct arena *arena;
};

static int collect(void *context, bool beside, const char *token, size_t length, size_t start, size_t end) {
  (void)start, (void)end;
  struct collecting *collecting = context;
  struct wording *wording = collecting->wording;
  if (beside)
    return 0;
  wording->token =
      arena_grow(collecting->arena, wording->token, wording->count, &wording->capacity, sizeof *wording->token);
  wording->token[wording->count++] = arena_strndup(collecting->arena, token, length);
  return 0;
}

static struct wording *new_wording(struct making *making, struct unit *unit, float weight) {
  unit->wording = arena_grow(making->arena, unit->wording, unit->count, &unit->capacity, sizeof *unit->wording);
  unit->wording[unit->count] = (struct wording){.together = true, .weight = weight};
  return &unit->wording[unit->count++];
}

static void add_tokens(struct making *making, struct wording *wording, const char *text, size_t length) {
  struct collecting collecting = {wording, making->arena};
  tokenize(making->tokenizer, wording->beginning ? TOKENIZE_PREFIX : TOKENIZE_QUERY, text, length, collect,
           &collecting);
}

static bool same(const struct wording *one, const struct wording *other) {
  if (one->count != other->count || one->beginning != other->beginning ||
      (one->together != other->together && one->count > 1))
    return false;
  for (size_t i = 0; i < one->count; i++)
    if (strcmp(one->token[i], other->token[i]) != 0)
      return false;
  return true;
}

/* Adds TEXT as a wording of UNIT if it has any words and is not there. */
static void add_wording(struct making *making, struct unit *unit, const char *text, size_t length, bool beginning,
                        float weight) {
  struct wording *wording = new_wording(making, unit, weight);
  wording->beginning = beginning;
  add_tokens(making, wording, text, length);
  bool known = wording->count == 0;
  for (size_t i = 0; i + 1 < unit->count; i++)
    known |= same(&unit->wording[i], wording);
  unit->count -= known;
}

/* ---- spellings ---- */

static bool wordly(char byte) {
  return (unsigned char)byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 32) >= 'a' && (byte | 32) <= 'z');
}

static bool digit(char byte) { return byte >= '0' && byte <= '9'; }

/* TEXT with spaces for the hyphens and slashes that are not within a number, or NULL if it has none: what is typed
 * KS-2015/31 may be printed KS 2015/31. */
static const char *spaced(const struct term *term, struct arena *arena) {
  char *copy = arena_strndup(arena, term->text, term->length);
  bool changed = false;
  for (size_t i = 1; i + 1 < term->length; i++)
    if (strchr("-/:", copy[i]) != NULL && wordly(copy[i - 1]) && wordly(copy[i + 1]) &&
        !(digit(copy[i - 1]) && digit(copy[i + 1]))) {
      copy[i] = ' ';
      changed = true;
    }
  return changed ? copy : NULL;
}

static void add_term(struct making *making, struct unit *unit, const struct term *term) {
  add_wording(making, unit, term->text, term->length, term->prefix, 1);
  const char *other = spaced(term, making->arena);
  if (other != NULL)
    add_wording(making, unit, other, term->length, term->prefix, 1);
}

/* ---- synonyms ---- */

struct expanding {
  struct making *making;
  struct unit *unit;
};

static void add_synonym(const char *wording, void *context) {
  struct expanding *expanding = context;
  add_wording(expanding->making, expanding->unit, wording, strlen(wording), false, synonym_weight);
}

static void add_group(struct making *making, struct unit *unit, int group) {
  gazetteer_synonym_each(making->gazetteer, group, add_synonym, &(struct expanding){making, unit});
}

/* A word as typed, neither quoted nor a beginning nor unwanted: only such have synonyms. */
static bool plain(const struct term *term) { return !term->phrase && !term->prefix && !term->excluded; }

static bool followed_by_or(const struct question *question, size_t at) {
  return at + 1 < question->count && question->term[at + 1].or_before;
}

/* The group of synonyms to which the COUNT terms from FIRST on belong as one phrase; 0 if none. */
static int group_of(struct making *making, size_t first, size_t count) {
  const struct question *question = making->question;
  struct buffer phrase = buffer_in(making->arena);
  for (size_t i = first; i < first + count; i++) {
    const struct term *term = &question->term[i];
    if (!plain(term) || (count > 1 && (term->or_before || followed_by_or(question, i))))
      return 0;
    if (i > first)
      buffer_byte(&phrase, ' ');
    buffer_add(&phrase, term->text, term->length);
  }
  return gazetteer_synonym(making->gazetteer, buffer_string(&phrase), phrase.length);
}

/* The most terms from FIRST on that have synonyms as one phrase, and their group. */
static size_t longest_group(struct making *making, size_t first, int *group) {
  size_t most = making->question->count - first;
  *group = 0;
  if (making->gazetteer == NULL)
    return 1;
  if (most > (size_t)gazetteer_synonym_words(making->gazetteer))
    most = (size_t)gazetteer_synonym_words(making->gazetteer);
  for (size_t count = most; count > 0; count--)
    if ((*group = group_of(making, first, count)) > 0)
      return count;
  return 1;
}

/* ---- units ---- */

static struct unit *new_unit(struct making *making, size_t first, bool excluded) {
  struct units *units = &making->units;
  units->unit = arena_grow(making->arena, units->unit, units->count, &units->capacity, sizeof *units->unit);
  units->unit[units->count] = (struct unit){.excluded = excluded, .first = first};
  return &units->unit[units->count++];
}

/* Makes a unit of the terms from FIRST on that belong together; returns their number. */
static size_t make_unit(struct making *making, size_t first) {
  const struct question *question = making->question;
  struct unit *unit = new_unit(making, first, question->term[first].excluded);
  int group;
  size_t count = longest_group(making, first, &group);
  if (count > 1) {
    struct wording *loose = new_wording(making, unit, 1);
    loose->together = false;
    for (size_t i = first; i < first + count; i++)
      add_tokens(making, loose, question->term[i].text, question->term[i].length);
    add_group(making, unit, group);
  } else {
    for (count = 0; count == 0 || (first + count < question->count && question->term[first + count].or_before);
         count++) {
      add_term(making, unit, &question->term[first + count]);
      if (making->gazetteer != NULL && (group = group_of(making, first + count, 1)) > 0)
        add_group(making, unit, group);
    }
  }
  unit->terms = count;
  return count;
}

struct units units_of(const struct question *question, struct tokenizer *tokenizer, const struct gazetteer *gazetteer,
                      struct arena *arena) {
  struct making making = {.question = question, .tokenizer = tokenizer, .gazetteer = gazetteer, .arena = arena};
  for (size_t at = 0; at < question->count;)
    at += make_unit(&making, at);
  return making.units;
}
