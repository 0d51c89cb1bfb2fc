/* tie.c - which proposal a passage speaks of: by number if it names one, else by the words that tell the proposal from
 * its neighbours.
 *
 * Each content word of a proposal weighs by its length (long compounds say more than short verbs), by how few of the
 * proposals share it and how rarely the rest of the paper uses it, and little if the paper's title has it, for then it
 * names the matter and not the proposal.  Words match by stem, by synonym, or as parts of one compound. */
#include "unicode.h"
#include "views.h"
#include "words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct weighed {
  struct words words;
  const char *folded;
  double *weight, *rarity; /* of each word */
  double total;
};

/* A word of a proposal that a word of the paper matches. */
struct hit {
  size_t at; /* counted through all proposals */
  double value;
};

/* What one word of the paper matches. */
struct hits {
  struct hit *hit;
  size_t count, capacity;
};

enum { KNOWN_PASSAGES = 64 };

/* Passages are asked for again and again, and so is each of their words: what it matches is found once. */
struct matches {
  struct word_numbers place; /* 1 + number of a word's hits, 0 = not looked yet */
  struct hits *hits;
  size_t count, capacity;
  double *own, *near; /* for each word of the proposals, how far the passage and what is around it name it */
  struct known_weights {
    struct range passage, around;
    double *weight; /* by proposal; NULL: none yet */
  } known[KNOWN_PASSAGES];
};

struct ties {
  const struct record_item *item;
  struct weighed *proposal; /* by index of the item's proposals; claims stay empty */
  size_t count;
  size_t words; /* of all proposals */
  struct matches *matches;
};

/* A passage must name this share of what tells a proposal apart ... */
static const double enough_share = 0.33;
/* ... or this much of it, and twice as much as of any other. */
static const double enough_weight = 1.5;
/* What a word counts that every paper has. */
static const double generic_weight = 0.1;

static double best_match(const struct word *word, const struct words *words) {
  double best = 0;
  for (size_t i = 0; i < words->count && best < 1; i++) {
    double value = words_match(word, &words->word[i]);
    best = value > best ? value : best;
  }
  return best;
}

static double length_weight(const struct word *word) {
  if (word->group != 0)
    return 1.6;
  if (word->part)
    return 0; /* it lends its phrase some weight, see named() */
  return word->length <= 4 ? 0.5 : word->length <= 7 ? 1 : word->length <= 10 ? 1.4 : 1.9;
}

/* How often WORD's stem stands in the folded text outside of the proposals. */
static double rarity(struct context *c, const struct ties *ties, const struct word *word) {
  size_t count = paper_count(c, word);
  for (size_t i = 0; i < ties->count; i++)
    for (const char *p = ties->proposal[i].folded; p != NULL && (p = strstr(p, word->stem)) != NULL; p += word->length)
      count -= count > 0 ? ties->item->proposal[i].evidence.count : 0;
  return count <= 1 ? 1.5 : count == 2 ? 1.2 : count <= 5 ? 1 : 0.7;
}

static void weigh(struct context *c, struct ties *ties, size_t index, const struct words *title, size_t proposals) {
  struct weighed *own = &ties->proposal[index];
  own->weight = arena_array(c->arena, own->words.count + 1, sizeof *own->weight);
  own->rarity = arena_array(c->arena, own->words.count + 1, sizeof *own->rarity);
  for (size_t w = 0; w < own->words.count; w++) {
    const struct word *word = &own->words.word[w];
    size_t shared = 0;
    for (size_t p = 0; p < ties->count; p++)
      shared += best_match(word, &ties->proposal[p].words) >= 0.7;
    double weight = length_weight(word);
    /* "kommunen" has synonyms and yet says nothing. */
    if (word->group != 0 && gazetteer_stopword(c->gazetteer, word->stem, word->length))
      weight = generic_weight;
    own->rarity[w] = word->group != 0 ? 1 : rarity(c, ties, word);
    weight *= own->rarity[w];
    if (shared > 1)
      weight *= shared == 2 && proposals > 3 ? 0.5 : 0.15;
    if (best_match(word, title) >= 0.5)
      weight *= 0.3;
    for (size_t before = 0; before < w; before++)
      if (words_match(word, &own->words.word[before]) == 1)
        weight = 0;
    own->weight[w] = weight;
    own->total += weight;
  }
}

static bool takes_stances(const struct record_proposal *proposal) { return strcmp(proposal->kind, "proposal") == 0; }

struct ties *ties_new(struct context *c, const struct record_item *item) {
  size_t proposals = 0;
  for (size_t i = 0; i < item->proposal_count; i++)
    proposals += takes_stances(&item->proposal[i]);
  if (proposals == 0)
    return NULL;
  struct ties *ties = arena_alloc(c->arena, sizeof *ties);
  ties->item = item;
  ties->count = item->proposal_count;
  ties->proposal = arena_array(c->arena, ties->count, sizeof *ties->proposal);
  struct words title = {0};
  const char *text = item->title != NULL ? item->title : c->record->title;
  if (text != NULL)
    add_words(c, &title, text, strlen(text));
  for (size_t i = 0; i < ties->count; i++)
    if (takes_stances(&item->proposal[i])) {
      add_words(c, &ties->proposal[i].words, item->proposal[i].text, strlen(item->proposal[i].text));
      ties->proposal[i].folded = folded_copy(c, item->proposal[i].text, strlen(item->proposal[i].text));
    }
  for (size_t i = 0; i < ties->count; i++) {
    weigh(c, ties, i, &title, proposals);
    ties->words += ties->proposal[i].words.count;
  }
  ties->matches = arena_alloc(c->arena, sizeof *ties->matches);
  ties->matches->own = arena_array(c->arena, ties->words + 1, sizeof(double));
  ties->matches->near = arena_array(c->arena, ties->words + 1, sizeof(double));
  return ties;
}

/* ---- by number ---- */

int ordinal_number(const char *word, size_t length) {
  static const char *const words[] = {"första", "andra",  "tredje",  "fjärde", "femte",
                                      "sjätte", "sjunde", "åttonde", "nionde", "tionde"};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strlen(words[i]) == length && memcmp(words[i], word, length) == 0)
      return (int)i + 1;
  return 0;
}

static size_t add_number(const struct ties *ties, int number, struct tie *out, size_t count, size_t room) {
  int at = 0;
  for (size_t i = 0; i < ties->count && count < room; i++) {
    if (!takes_stances(&ties->item->proposal[i]) || ++at != number)
      continue;
    for (size_t j = 0; j < count; j++)
      if (out[j].proposal == i)
        return count;
    out[count] = (struct tie){.proposal = i, .score = 1, .explicit = true};
    return count + 1;
  }
  return count;
}

static size_t proposals_of(const struct ties *ties) {
  size_t count = 0;
  for (size_t i = 0; i < ties->count; i++)
    count += takes_stances(&ties->item->proposal[i]);
  return count;
}

/* 2 to 5 for "två" to "fem"; 0 for any other word. */
static int cardinal(const char *word, size_t length) {
  static const char *const words[] = {"två", "tre", "fyra", "fem"};
  for (int i = 0; i < 4; i++)
    if (strlen(words[i]) == length && memcmp(words[i], word, length) == 0)
      return i + 2;
  return 0;
}

/* The numbers and ordinals in RANGE: "1, 2 och 4", "första och tredje", "1–3". */
static size_t numbers_in(struct context *c, const struct ties *ties, struct range range, struct tie *out, size_t count,
                         size_t room) {
  size_t length = range.end - range.start;
  char *folded = arena_room(c->arena, length + 1, 1);
  unicode_fold_bytes(c->document->text + range.start, length, folded);
  int last = 0, many = 0;
  bool span = false;
  for (size_t at = 0; at < length;) {
    size_t end = at;
    while (end < length && word_byte((unsigned char)folded[end]) && strncmp(folded + end, "–", 3) != 0)
      end++;
    int number = isdigit((unsigned char)folded[at])                        ? atoi(folded + at)
                 : end == at + 1 && folded[at] >= 'a' && folded[at] <= 'h' ? folded[at] - 'a' + 1
                                                                           : ordinal_number(folded + at, end - at);
    if (end - at == 5 && memcmp(folded + at, "sista", 5) == 0)
      number = (int)proposals_of(ties);
    /* "de två första" */
    for (int n = 1; number == 1 && n < many; n++)
      count = add_number(ties, n, out, count, room);
    for (int n = many; end - at == 5 && memcmp(folded + at, "sista", 5) == 0 && n > 1; n--)
      count = add_number(ties, number - n + 1, out, count, room);
    number = number == 1 && many > 0 ? many : number;
    many = end > at ? cardinal(folded + at, end - at) : many;
    if (number > 0 && number < 100) {
      for (int n = span && last > 0 ? last + 1 : number; n <= number; n++)
        count = add_number(ties, n, out, count, room);
      last = number;
    }
    bool dash = strncmp(folded + at, "–", 3) == 0;
    span = end > at ? false : folded[at] == '-' || dash;
    at = end > at ? end : at + (dash ? 3 : 1);
  }
  return count;
}

/* "den första delen av yrkandet": not the first proposal, but the first half of one. */
static bool names_half(const struct context *c, struct range passage) {
  static const char *const words[] = {"första delen",      "andra delen",        "sista delen",
                                      "delen av yrkandet", "delen av förslaget", "delen av att-satsen",
                                      "delen av punkten"};
  const char *text = folded_range(c, passage);
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strstr(text, words[i]) != NULL)
      return true;
  return false;
}

static size_t explicit_ties(struct context *c, const struct ties *ties, struct range passage, struct tie *out,
                            size_t room) {
  size_t count = 0;
  for (size_t i = finding_from(c, passage.start); i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->at.start >= passage.end)
      break;
    if (finding->rule->kind != RULE_REFERENCE || !finding_is(finding, "type", "proposal"))
      continue;
    if (count == 0 && names_half(c, passage))
      return 0;
    struct range numbers = capture(c, finding, "numbers");
    if (range_empty(numbers))
      numbers = capture(c, finding, "numbers2");
    if (range_empty(numbers))
      numbers = capture(c, finding, "numbers6");
    count = numbers_in(c, ties, range_empty(numbers) ? finding->at : numbers, out, count, room);
  }
  /* What a view says, and is known to be about one proposal, names it. */
  const struct said *said = c->view != NULL ? said_at(c->view, passage.start) : NULL;
  if (count == 0 && room > 0 && said != NULL && said->about != SIZE_MAX)
    out[count++] = (struct tie){.proposal = said->about, .score = 1, .explicit = true};
  return count;
}

/* ---- by words ---- */

static int compare_ties(const void *a, const void *b) {
  double x = ((const struct tie *)a)->score, y = ((const struct tie *)b)->score;
  return (x < y) - (x > y);
}

static struct hits find_hits(struct context *c, const struct ties *ties, const struct word *word) {
  struct hits hits = {0};
  size_t at = 0;
  /* "kommunen" is no part of "kommunhus". */
  bool generic = word->group != 0 && gazetteer_stopword(c->gazetteer, word->stem, word->length);
  for (size_t p = 0; p < ties->count; p++)
    for (size_t w = 0; w < ties->proposal[p].words.count; w++, at++) {
      double value = words_match(&ties->proposal[p].words.word[w], word);
      if (value == 0 || (generic && ties->proposal[p].words.word[w].group != word->group))
        continue;
      hits.hit = arena_grow(c->arena, hits.hit, hits.count, &hits.capacity, sizeof *hits.hit);
      hits.hit[hits.count++] = (struct hit){.at = at, .value = value};
    }
  return hits;
}

/* What WORD of the paper matches in the proposals. */
static const struct hits *hits_of(struct context *c, const struct ties *ties, const struct word *word) {
  struct matches *m = ties->matches;
  uint32_t *place = word_number(c, &m->place, word);
  if (*place == 0) {
    m->hits = arena_grow(c->arena, m->hits, m->count, &m->capacity, sizeof *m->hits);
    m->hits[m->count++] = find_hits(c, ties, word);
    *place = (uint32_t)m->count;
  }
  return &m->hits[*place - 1];
}

/* Sets BEST, for each word of the proposals, to the best match among WORDS. */
static void match_all(struct context *c, const struct ties *ties, const struct words *words, double *best) {
  memset(best, 0, ties->words * sizeof *best);
  for (size_t i = 0; i < words->count; i++) {
    const struct hits *hits = hits_of(c, ties, &words->word[i]);
    for (size_t h = 0; h < hits->count; h++)
      if (hits->hit[h].value > best[hits->hit[h].at])
        best[hits->hit[h].at] = hits->hit[h].value;
  }
}

/* How much of word W of PROPOSAL is named, where MATCHED tells how far each of its words is: all of it, or half for one
 * word of a phrase. */
static double named(const struct weighed *proposal, size_t w, const double *matched) {
  const struct words *words = &proposal->words;
  double best = matched[w];
  for (size_t part = w + 1; part < words->count && words->word[part].part && words->word[w].group != 0; part++) {
    double value = 0.5 * proposal->rarity[part] * matched[part];
    best = value > best ? value : best;
  }
  return best;
}

/* Sets WEIGHT, by proposal, to how much of it the passage names. */
static void find_weights(struct context *c, const struct ties *ties, struct range passage, struct range around,
                         double *weight) {
  struct words own = {0}, near = {0};
  add_words_of(c, &own, passage);
  if (!range_empty(around))
    add_words_of(c, &near, around);
  /* "Arbetet pågår." says nothing itself of what is under way: the sentence before it does. */
  double share_around = own.count <= 3 ? 0.9 : 0.35;
  const double *at_own = ties->matches->own, *at_near = ties->matches->near;
  match_all(c, ties, &own, ties->matches->own);
  match_all(c, ties, &near, ties->matches->near);
  for (size_t p = 0; p < ties->count; p++) {
    const struct weighed *proposal = &ties->proposal[p];
    for (size_t w = 0; w < proposal->words.count; w++) {
      double value = named(proposal, w, at_own);
      double nearby = value < 1 && near.count > 0 ? share_around * named(proposal, w, at_near) : 0;
      weight[p] += proposal->weight[w] * (value > nearby ? value : nearby);
    }
    at_own += proposal->words.count;
    at_near += proposal->words.count;
  }
}

static bool same_range(struct range a, struct range b) { return a.start == b.start && a.end == b.end; }

void ties_weights(struct context *c, const struct ties *ties, struct range passage, struct range around,
                  double *weight) {
  struct known_weights *known =
      &ties->matches->known[(passage.start * 31 + passage.end + around.start) % KNOWN_PASSAGES];
  if (known->weight == NULL || !same_range(known->passage, passage) || !same_range(known->around, around)) {
    *known = (struct known_weights){passage, around, arena_array(c->arena, ties->count, sizeof *known->weight)};
    find_weights(c, ties, passage, around, known->weight);
  }
  for (size_t p = 0; p < ties->count; p++)
    weight[p] += known->weight[p];
}

double ties_total(const struct ties *ties, size_t proposal) { return ties->proposal[proposal].total; }

size_t ties_number(const struct ties *ties, int number, struct tie *out) {
  return ties == NULL ? 0 : add_number(ties, number, out, 0, 1);
}

size_t ties_find(struct context *c, const struct ties *ties, struct range passage, struct range around, struct tie *out,
                 size_t room) {
  if (ties == NULL)
    return 0;
  size_t count = explicit_ties(c, ties, passage, out, room);
  if (count > 0)
    return count;
  double *weight = arena_array(c->arena, ties->count, sizeof *weight), best = 0, second = 0;
  ties_weights(c, ties, passage, around, weight);
  for (size_t p = 0; p < ties->count; p++) {
    if (weight[p] > best) {
      second = best;
      best = weight[p];
    } else if (weight[p] > second) {
      second = weight[p];
    }
  }
  for (size_t p = 0; p < ties->count && count < room; p++) {
    double total = ties->proposal[p].total, share = total > 0 ? weight[p] / total : 0;
    bool outstanding = weight[p] == best && best >= enough_weight && best >= 2 * second;
    if ((share >= enough_share && weight[p] >= 0.75 * best && weight[p] >= 0.5) || outstanding)
      out[count++] = (struct tie){.proposal = p, .score = share > 1 ? 1 : share};
  }
  qsort(out, count, sizeof *out, compare_ties);
  return count;
}

double likeness(struct context *c, const char *a, const char *b) {
  struct words x = {0}, y = {0};
  add_words(c, &x, a, strlen(a));
  add_words(c, &y, b, strlen(b));
  double common = 0, all = 0;
  for (size_t i = 0; i < x.count; i++) {
    common += best_match(&x.word[i], &y);
    all++;
  }
  for (size_t i = 0; i < y.count; i++) {
    common += best_match(&y.word[i], &x);
    all++;
  }
  return all > 0 ? common / all : 0;
}
