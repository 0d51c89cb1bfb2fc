/* likeness.c - how alike two proposals are (see likeness.h).
 *
 * Each word of the one is matched with the word of the other that is most like it: the same stem or the same group of
 * synonyms, or a compound that begins or ends with it.  What matches is weighed: long words say more than short ones,
 * rare ones more than common ones, and words that stand in any proposal next to nothing.  The likeness is the share of
 * both texts' weight that matches, or, where one text is much shorter (a retelling in few words), most of the shorter
 * one's share.
 */
#include "hash.h"
#include "likeness_words.h"
#include "unicode.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double COMMON = 0.08; /* weight of a word that stands in any proposal */

struct rarity {
  const char *stem;
  double documents;
};

struct likeness *likeness_new(const struct gazetteer *gazetteer, struct index *index, struct error *error) {
  struct likeness *likeness = calloc(1, sizeof *likeness);
  if (likeness == NULL || (likeness->tokenizer = tokenizer_new()) == NULL) {
    error_set(error, ERROR_LIMIT, "no memory to compare proposals");
    free(likeness);
    return NULL;
  }
  likeness->gazetteer = gazetteer;
  likeness->index = index;
  likeness->error = error;
  likeness->arena = arena_new();
  if (index != NULL)
    likeness->proposals = (double)query_number(db_query(index->db, "likeness_proposals", error), 0, error);
  return likeness;
}

void likeness_free(struct likeness *likeness) {
  if (likeness == NULL)
    return;
  tokenizer_free(likeness->tokenizer);
  arena_free(likeness->arena);
  free(likeness);
}

/* ---- weights ---- */

static struct rarity *rarity_place(struct likeness *likeness, const char *stem) {
  size_t mask = likeness->rarity_room - 1, at = (size_t)hash_fast(stem, strlen(stem)) & mask;
  while (likeness->rarity[at].stem != NULL && strcmp(likeness->rarity[at].stem, stem) != 0)
    at = (at + 1) & mask;
  return &likeness->rarity[at];
}

/* In how many proposals of the index STEM stands. */
static double documents_with(struct likeness *likeness, const char *stem) {
  if (2 * likeness->rarity_count >= likeness->rarity_room) {
    struct rarity *old = likeness->rarity;
    size_t room = likeness->rarity_room;
    likeness->rarity_room = room == 0 ? 256 : room * 2;
    likeness->rarity = arena_array(likeness->arena, likeness->rarity_room, sizeof *likeness->rarity);
    for (size_t i = 0; i < room; i++)
      if (old[i].stem != NULL)
        *rarity_place(likeness, old[i].stem) = old[i];
  }
  struct rarity *place = rarity_place(likeness, stem);
  if (place->stem == NULL) {
    struct query *query = db_query(likeness->index->db, "likeness_rarity", likeness->error);
    query_text(query, stem);
    place->stem = arena_strdup(likeness->arena, stem);
    place->documents = (double)query_number(query, 0, likeness->error);
    likeness->rarity_count++;
  }
  return place->documents;
}

/* Words of procedure and of any proposal, as they begin. */
static bool says_little(const char *word) {
  static const char *const beginnings[] = {
      "kommun", "stad",     "uppdra", "utred",    "inför",      "införa",   "föreslå", "möjlig",
      "beslut", "tillse",   "verka",  "arbet",    "fullmäktig", "nämnd",    "förslag", "behov",
      "senast", "genomför", "motion", "samt",     "region",     "ytterlig", "minst",   "erbjud",
      "inrätt", "använd",   "öka",    "utveckla", "ges",        "ska",      "varje",   "olika"};
  for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
    size_t size = strlen(beginnings[i]);
    if (strncmp(word, beginnings[i], size) == 0 && strlen(word) <= size + 6)
      return true;
  }
  return false;
}

static double weight_of(struct likeness *likeness, const struct meaning *word, const char *folded) {
  double weight = word->length <= 4 ? 0.5 : word->length <= 7 ? 1 : word->length <= 10 ? 1.4 : 1.9;
  if (says_little(folded))
    return COMMON;
  if (word->group != 0 && weight < 1.5)
    weight = 1.5;
  enum { FEW = 200 }; /* proposals, too few to tell what is rare */
  if (likeness->index == NULL || likeness->proposals < FEW)
    return weight;
  double rare =
      log((likeness->proposals + 1) / (documents_with(likeness, word->stem) + 1)) / log(likeness->proposals + 1);
  return weight * (0.15 + 0.85 * rare);
}

/* ---- words ---- */

struct taking {
  struct likeness *likeness;
  struct arena *arena;
  const char *text;
  struct token {
    size_t start, end;
    const char *stem;
    size_t length;
  } * token;
  size_t count, capacity;
};

static int take(void *context, bool beside, const char *token, size_t length, size_t start, size_t end) {
  struct taking *taking = context;
  if (beside)
    return 0;
  taking->token = arena_grow(taking->arena, taking->token, taking->count, &taking->capacity, sizeof *taking->token);
  taking->token[taking->count++] = (struct token){start, end, arena_strndup(taking->arena, token, length), length};
  return 0;
}

/* The most words from AT on that together have synonyms; 0 if there are none.  *GROUP is theirs. */
static size_t phrase_at(const struct taking *taking, size_t at, int *group) {
  const struct gazetteer *gazetteer = taking->likeness->gazetteer;
  size_t most = gazetteer == NULL ? 0 : (size_t)gazetteer_synonym_words(gazetteer);
  for (size_t words = most < taking->count - at ? most : taking->count - at; words > 0; words--) {
    size_t start = taking->token[at].start, end = taking->token[at + words - 1].end;
    *group = gazetteer_synonym(gazetteer, taking->text + start, end - start);
    if (*group != 0)
      return words;
  }
  *group = 0;
  return 0;
}

static void put_meaning(struct meanings *meanings, struct meaning word, struct arena *arena) {
  for (size_t i = 0; i < meanings->count; i++)
    if (word.group != 0 ? word.group == meanings->word[i].group : strcmp(word.stem, meanings->word[i].stem) == 0)
      return;
  meanings->word = arena_grow(arena, meanings->word, meanings->count, &meanings->capacity, sizeof *meanings->word);
  meanings->word[meanings->count++] = word;
  meanings->total += word.weight;
}

struct meanings meanings_of(struct likeness *likeness, const char *text, struct arena *arena) {
  struct taking taking = {.likeness = likeness, .arena = arena, .text = text};
  struct meanings meanings = {0};
  tokenize(likeness->tokenizer, TOKENIZE_QUERY, text, strlen(text), take, &taking);
  for (size_t at = 0; at < taking.count;) {
    int group;
    size_t words = phrase_at(&taking, at, &group);
    const struct token *first = &taking.token[at], *last = &taking.token[at + (words > 0 ? words - 1 : 0)];
    at += words > 0 ? words : 1;
    const char *written = arena_strndup(arena, text + first->start, last->end - first->start);
    const char *folded = unicode_key(arena, written, strlen(written));
    if (group == 0 &&
        (strlen(folded) < 3 || isdigit((unsigned char)*folded) ||
         (likeness->gazetteer != NULL && gazetteer_stopword(likeness->gazetteer, folded, strlen(folded)))))
      continue;
    struct meaning word = {.written = written, .stem = first->stem, .length = first->length, .group = group};
    word.weight = weight_of(likeness, &word, folded);
    put_meaning(&meanings, word, arena);
  }
  return meanings;
}

double meaning_match(const struct meaning *one, const struct meaning *other) {
  if (one->group != 0 || other->group != 0)
    return one->group != other->group                                            ? 0
           : one->length == other->length && strcmp(one->stem, other->stem) == 0 ? 1
                                                                                 : 0.85;
  const struct meaning *shorter = one->length < other->length ? one : other, *longer = shorter == one ? other : one;
  if (shorter->length == longer->length)
    return memcmp(one->stem, other->stem, one->length) == 0 ? 1 : 0;
  if (shorter->length < 4)
    return 0;
  if (shorter->length >= 5 && memcmp(shorter->stem, longer->stem, shorter->length) == 0)
    return 0.7; /* frånvaro|rapportering */
  const char *tail = longer->stem + longer->length - shorter->length;
  if (memcmp(tail, shorter->stem, shorter->length) == 0)
    return shorter->length >= 6 ? 0.7 : 0.5; /* skol|frånvaro */
  return 0;
}

/* ---- the likeness ---- */

struct like_words {
  struct like_word *word;
  size_t count, capacity;
};

/* What of ONE the OTHER has; the words that counted are added to WORDS where that is not NULL. */
static double matched(const struct meanings *one, const struct meanings *other, struct arena *arena,
                      struct like_words *words) {
  double sum = 0;
  for (size_t i = 0; i < one->count; i++) {
    double best = 0;
    size_t place = 0;
    for (size_t j = 0; j < other->count && best < 1; j++) {
      double match = meaning_match(&one->word[i], &other->word[j]);
      if (match > best)
        best = match, place = j;
    }
    sum += best * one->word[i].weight;
    if (words == NULL || best <= 0 || one->word[i].weight <= COMMON)
      continue;
    words->word = arena_grow(arena, words->word, words->count, &words->capacity, sizeof *words->word);
    words->word[words->count++] =
        (struct like_word){one->word[i].written, other->word[place].written, best * one->word[i].weight / one->total};
  }
  return sum;
}

static int by_share(const void *a, const void *b) {
  const struct like_word *one = a, *other = b;
  if (one->weight != other->weight)
    return one->weight < other->weight ? 1 : -1;
  return strcmp(one->one, other->one);
}

double likeness_of(struct likeness *likeness, const char *one, const char *other, struct arena *arena,
                   struct like_word **words, size_t *count) {
  struct meanings mine = meanings_of(likeness, one, arena), theirs = meanings_of(likeness, other, arena);
  struct like_words counted = {0};
  double a = matched(&mine, &theirs, arena, words != NULL ? &counted : NULL);
  double b = matched(&theirs, &mine, arena, NULL);
  if (counted.count > 1)
    qsort(counted.word, counted.count, sizeof *counted.word, by_share);
  if (words != NULL)
    *words = counted.word, *count = counted.count;
  if (mine.total <= 0 || theirs.total <= 0)
    return 0;
  double both = (a + b) / (mine.total + theirs.total);
  double shorter = mine.total < theirs.total ? mine.total : theirs.total;
  double share = (mine.total < theirs.total ? a : b) / shorter;
  double retold = shorter >= 2.5 ? 0.75 * share : 0.5 * share; /* a few words that another text has, too, say less */
  double alike = both > retold ? both : retold;
  return alike > 1 ? 1 : alike;
}
