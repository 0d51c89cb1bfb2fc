/* search_names.c - names of municipalities, bodies and parties as they are asked for (see search_names.h). */
#include "search_names.h"
#include "nearness.h"
#include "unicode.h"

#include <string.h>

/* ---- words of names ---- */

enum { NAME_WORDS = 16 };

struct name_words {
  const char *word[NAME_WORDS];
  size_t count;
  struct arena *arena;
};

static int add_word(void *context, bool beside, const char *token, size_t length, size_t start, size_t end) {
  (void)start, (void)end;
  struct name_words *words = context;
  if (!beside && words->count < NAME_WORDS)
    words->word[words->count++] = arena_strndup(words->arena, token, length);
  return 0;
}

/* The stem of a name's word without the genitive: Hägerstens is Hägersten. */
static struct name_words words_of(const struct naming *naming, const char *name) {
  struct name_words words = {.arena = naming->arena};
  tokenize(naming->tokenizer, TOKENIZE_QUERY, name, strlen(name), add_word, &words);
  for (size_t i = 0; i < words.count; i++) {
    size_t length = strlen(words.word[i]);
    if (length > 4 && words.word[i][length - 1] == 's')
      words.word[i] = arena_strndup(naming->arena, words.word[i], length - 1);
  }
  return words;
}

static bool has_word(const struct name_words *words, const char *word) {
  for (size_t i = 0; i < words->count; i++)
    if (strcmp(words->word[i], word) == 0)
      return true;
  return false;
}

/* True if all words of WANTED stand in NAME. */
static bool name_fits(const struct naming *naming, const struct name_words *wanted, const char *name) {
  if (wanted->count == 0)
    return false;
  struct name_words words = words_of(naming, name);
  for (size_t i = 0; i < wanted->count; i++)
    if (!has_word(&words, wanted->word[i]))
      return false;
  return true;
}

/* ---- municipalities and bodies ---- */

static const char *code_of(const struct naming *naming, const char *value) {
  const struct municipality *known =
      naming->gazetteer == NULL ? NULL : gazetteer_municipality(naming->gazetteer, value, strlen(value));
  return known == NULL ? value : known->code;
}

static const struct district *district_of(const struct naming *naming, const char *name) {
  return naming->gazetteer == NULL ? NULL : gazetteer_district(naming->gazetteer, name, strlen(name), 0);
}

/* True if LATER is what EARLIER became, at once or by and by. */
static bool became(const struct naming *naming, const struct district *earlier, const struct district *later) {
  enum { STEPS_MOST = 8 };
  for (int i = 0; earlier != NULL && i < STEPS_MOST; i++) {
    if (strcmp(earlier->municipality, later->municipality) == 0 && strcmp(earlier->name, later->name) == 0)
      return true;
    earlier = earlier->successor == NULL ? NULL : district_of(naming, earlier->successor);
  }
  return false;
}

static bool related(const struct naming *naming, const struct district *district, const char *name) {
  const struct district *other = district_of(naming, name);
  return other != NULL && (became(naming, district, other) || became(naming, other, district));
}

/* What a body is to be found by. */
struct body_wanted {
  const char *value;              /* as typed */
  struct name_words words, other; /* its words; those of what the gazetteer calls it in full */
  const struct district *past;    /* of VALUE~: the district whose past and future are meant; NULL */
};

static bool body_fits(const struct naming *naming, const struct body_wanted *wanted, const struct name_row *row) {
  if (row->ref != NULL && strcmp(row->ref, wanted->value) == 0)
    return true;
  return name_fits(naming, &wanted->words, row->name) || name_fits(naming, &wanted->other, row->name) ||
         (wanted->past != NULL && related(naming, wanted->past, row->name));
}

static struct body_wanted body_wanted(const struct naming *naming, const char *value) {
  size_t length = strlen(value);
  bool past = length > 1 && value[length - 1] == '~';
  struct body_wanted wanted = {.value = arena_strndup(naming->arena, value, length - past)};
  wanted.words = words_of(naming, wanted.value);
  const struct body *body = NULL;
  if (naming->gazetteer != NULL && wanted.words.count == 1)
    body = gazetteer_body(naming->gazetteer, wanted.value, strlen(wanted.value));
  if (body != NULL && body->abbreviation != NULL && strcmp(body->abbreviation, wanted.value) == 0)
    wanted.other = words_of(naming, body->name);
  if (past)
    wanted.past = district_of(naming, wanted.value);
  return wanted;
}

static void consider(const char *typed, const char *folded, const char *shown, unsigned *best, const char **meant) {
  unsigned distance = word_distance(typed, strlen(typed), folded, strlen(folded), *best);
  if (distance < *best) {
    *best = distance;
    *meant = shown;
  }
}

/* The name that is nearest to VALUE, as a whole or by a word of it. */
static const char *nearest_name(const struct naming *naming, const struct names *names, const char *value) {
  const char *typed = unicode_key(naming->arena, value, strlen(value)), *meant = NULL;
  unsigned best = word_distance_allowed(strlen(typed)) + 1;
  for (size_t i = 0; i < names->count; i++) {
    const struct name_row *row = &names->row[i];
    consider(typed, row->folded, row->name, &best, &meant);
    for (const char *at = row->folded; *at != '\0';) {
      size_t length = strcspn(at, " ");
      if (length > 0 && at[length] != '\0')
        consider(typed, arena_strndup(naming->arena, at, length), arena_strndup(naming->arena, at, length), &best,
                 &meant);
      at += length + (at[length] != '\0');
    }
  }
  return meant;
}

/* The group that VALUE says exactly, as facets name it. */
static bool choose_exactly(const struct naming *naming, const struct names *names, const char *value, bool *set) {
  const char *typed = unicode_key(naming->arena, value, strlen(value));
  for (size_t i = 0; i < names->groups; i++)
    if (strcmp(unicode_key(naming->arena, names->value[i], strlen(names->value[i])), typed) == 0) {
      set[i] = true;
      return true;
    }
  return false;
}

static bool choose_municipalities(const struct naming *naming, const char *value, bool *set, const char **meant) {
  const struct names *names = &naming->passages->municipality;
  const char *code = code_of(naming, value);
  struct name_words words = words_of(naming, value);
  bool any = choose_exactly(naming, names, value, set);
  for (size_t i = 0; i < names->count; i++) {
    const struct name_row *row = &names->row[i];
    if ((row->ref != NULL && strcmp(row->ref, code) == 0) || name_fits(naming, &words, row->name))
      set[row->group] = any = true;
  }
  *meant = any ? NULL : nearest_name(naming, names, value);
  return any || (naming->gazetteer != NULL && code != value); /* known, but it has said nothing here */
}

static bool choose_bodies(const struct naming *naming, const char *value, bool *set, const char **meant) {
  const struct names *names = &naming->passages->body;
  if (choose_exactly(naming, names, value, set))
    return true;
  struct body_wanted wanted = body_wanted(naming, value);
  bool any = false;
  for (size_t i = 0; i < names->count; i++)
    if (body_fits(naming, &wanted, &names->row[i]))
      set[names->row[i].group] = any = true;
  *meant = any ? NULL : nearest_name(naming, names, wanted.value);
  return any;
}

/* ---- parties ---- */

/* What a party is called today: FP and "Folkpartiet" are L. */
static const char *party_today(const struct gazetteer *gazetteer, const char *name) {
  enum { STEPS_MOST = 4 };
  const struct party *party = gazetteer == NULL ? NULL : gazetteer_party(gazetteer, name, strlen(name));
  const char *today = party == NULL ? name : party->abbreviation;
  for (int i = 0; i < STEPS_MOST && party != NULL && party->successor != NULL; i++) {
    today = party->successor;
    party = gazetteer_party(gazetteer, today, strlen(today));
  }
  return today;
}

struct parties parties_of(const struct passages *passages, const struct gazetteer *gazetteer, struct arena *arena) {
  struct parties parties = {.group = arena_array(arena, passages->party_count, sizeof *parties.group),
                            .name = arena_array(arena, passages->party_count, sizeof *parties.name)};
  for (size_t i = 0; i < passages->party_count; i++) {
    const char *name = party_today(gazetteer, passages->party[i]);
    size_t group = 0;
    while (group < parties.groups && strcmp(parties.name[group], name) != 0)
      group++;
    if (group == parties.groups)
      parties.name[parties.groups++] = name;
    parties.group[i] = (uint32_t)group;
  }
  return parties;
}

static bool choose_parties(const struct naming *naming, const char *value, bool *set, const char **meant) {
  const char *today = party_today(naming->gazetteer, value);
  const char *typed = unicode_key(naming->arena, today, strlen(today));
  unsigned best = word_distance_allowed(strlen(typed)) + 1;
  bool any = false;
  *meant = NULL;
  for (size_t i = 0; i < naming->parties->groups; i++) {
    const char *name = naming->parties->name[i], *folded = unicode_key(naming->arena, name, strlen(name));
    if (strcmp(folded, typed) == 0)
      set[i] = any = true;
    consider(typed, folded, name, &best, meant);
  }
  /* a party that is known but has said nothing here is no mistake */
  return any || (naming->gazetteer != NULL && gazetteer_party(naming->gazetteer, value, strlen(value)) != NULL);
}

bool choose_names(const struct naming *naming, enum search_field field, const char *value, bool *set,
                  const char **meant) {
  *meant = NULL;
  switch (field) {
  case SEARCH_MUNICIPALITY:
    return choose_municipalities(naming, value, set, meant);
  case SEARCH_BODY:
    return choose_bodies(naming, value, set, meant);
  default:
    return choose_parties(naming, value, set, meant);
  }
}
