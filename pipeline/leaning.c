/* leaning.c - what a passage leans to as a whole: the words it is made of, in what time it tells, what it denies, what
 * it ends with.
 *
 * Much of what officials write takes a stand in no word of its own: that eleven of fourteen lamps have been changed,
 * that a hall costs as much as nine nurses, that the sign will be up by summer.  What such passages have in common can
 * be counted.  Every word and sign leans a little to each stance, as gazetteers/leanings.tsv has it; their sum, made
 * into shares that come to 1, is how likely each stance is.  The list was fitted to passages whose stance is known
 * (corpus/passages.tsv and the cases, by tests/bench/fit_leanings.py) and is no place for hand work: what is to be
 * taught to it is taught by another passage. */
#include "leaning.h"
#include "buffer.h"
#include "stem.h"
#include "words.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

/* What one word counts, however often it stands there, and how many count in full: a page has more words than
 * reasons. */
static const double word_counts = 0.4, words_in_full = 50;

void see_sign(struct context *c, struct seen_signs *signs, const char *kind, const char *name, double value) {
  signs->sign = arena_grow(c->arena, signs->sign, signs->count, &signs->capacity, sizeof *signs->sign);
  signs->sign[signs->count++] = (struct seen_sign){.kind = kind, .name = name, .value = value};
}

/* ---- signs ---- */

/* A sign is seen as often as one of its phrases stands in the passage: whole words, "*" at the end for any ending. */
static const struct sign {
  const char *name, *phrases;
  double most, unit; /* no more than MOST are counted, and UNIT of them count 1 */
} signs_known[] = {
    {"denial", "inte|ej|inga|ingen|inget|varken|knappast|saknas|saknar|aldrig|icke", 3, 2},
    {"to come",
     "till våren|till hösten|till sommaren|till vintern|till höstterminen|till vårterminen|till årsskiftet|från "
     "årsskiftet|från hösten|från våren|från och med|från nästa|nästa år|nästa säsong|nästa vår|nästa höst|nästa "
     "sommar|nästa läsår|nästa termin|i höst|i vår|i sommar|i vinter|under nästa|under kommande|före sommaren|före "
     "midsommar|före jul|före årsskiftet|senast i|senast den|så snart|så fort",
     2, 1},
    {"gone by",
     "i fjol|förra|i våras|i höstas|i somras|i vintras|sedan i|sedan hösten|sedan våren|sedan årsskiftet|sedan "
     "flera|sedan många|sedan några|sedan länge|sedan ett|sedan två|sedan tre|sedan januari|sedan mars|sedan maj|sedan "
     "augusti|redan|numera|i dag|idag|varje år|varje vecka|varje månad|varje termin|varje dag|årligen|löpande|sedan "
     "20*|sedan 19*",
     3, 2},
    {"would", "skulle|vore", 2, 1},
    {"should", "bör|borde", 2, 1},
    {"will", "ska|skall|kommer att|avser|planerar|ämnar", 2, 1},
    {"money", "kronor|miljon*|mnkr|tkr|tusen*|kostnad*|kosta*", 2, 1},
    {"but", "men|dock|emellertid|däremot|samtidigt", 1, 1},
    {"if", "om|ifall|förutsätt*|förutsatt|villkor*|så länge|givet", 1, 1},
    {"too", "alltför|för dyr*|för stor*|för få|för lit*|för tid*|för lång*|för kort*", 1, 1},
    {"we", "vi|kontoret|förvaltningen|nämnden", 2, 2},
};

static bool border(char byte) { return !word_byte((unsigned char)byte); }

/* Where the words of a text begin, those with like first letters in a row: most phrases are known from their first
 * two bytes not to stand there. */
struct beginnings {
  struct beginning {
    const char *at;
    uint32_t next; /* number of the next with like letters, from 1; 0 = none */
  } * word;
  size_t count, capacity;
  uint32_t first[256];
};

/* Two bytes say enough; a phrase of one and any ending has no such place. */
static unsigned first_letters(const char *text) {
  return ((unsigned char)text[0] * 31u + (unsigned char)text[1]) % 256;
}

static struct beginnings beginnings_of(struct context *c, const char *folded) {
  struct beginnings out = {.count = 0};
  for (const char *at = folded; *at != '\0'; at++)
    if (word_byte((unsigned char)*at) && (at == folded || border(at[-1]))) {
      out.word = arena_grow(c->arena, out.word, out.count, &out.capacity, sizeof *out.word);
      uint32_t *first = &out.first[first_letters(at)];
      out.word[out.count++] = (struct beginning){at, *first};
      *first = (uint32_t)out.count;
    }
  return out;
}

/* How often PHRASE, LENGTH bytes, stands there. */
static size_t count_phrase(const struct beginnings *beginnings, const char *phrase, size_t length) {
  bool open = phrase[length - 1] == '*';
  size_t count = 0, size = open ? length - 1 : length;
  for (uint32_t i = beginnings->first[first_letters(phrase)]; i != 0; i = beginnings->word[i - 1].next) {
    const char *at = beginnings->word[i - 1].at;
    count += strncmp(at, phrase, size) == 0 && (open || border(at[size]));
  }
  return count;
}

static size_t count_sign(const struct sign *sign, const struct beginnings *beginnings) {
  size_t count = 0;
  for (const char *at = sign->phrases; *at != '\0';) {
    size_t length = 0;
    while (at[length] != '|' && at[length] != '\0')
      length++;
    count += count_phrase(beginnings, at, length);
    at += length + (at[length] == '|');
  }
  return count;
}

static void see_signs(struct context *c, struct seen_signs *signs, const char *folded, const char *last) {
  const struct beginnings of_all = beginnings_of(c, folded), of_last = beginnings_of(c, last);
  for (size_t i = 0; i < sizeof signs_known / sizeof signs_known[0]; i++) {
    const struct sign *sign = &signs_known[i];
    double count = (double)count_sign(sign, &of_all);
    if (count == 0)
      continue;
    see_sign(c, signs, "sign", sign->name, (count > sign->most ? sign->most : count) / sign->unit);
    if (count_sign(sign, &of_last) > 0)
      see_sign(c, signs, "last", sign->name, 1);
  }
}

/* ---- words ---- */

/* A word told in the past tense by its look: "byttes", "infördes", "antogs" are not told apart from others. */
static bool past_tense(const char *word, size_t length) {
  static const char *const ends[] = {"ades", "ade", "des", "tes"};
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
    if (length >= strlen(ends[i]) + 3 && memcmp(word + length - strlen(ends[i]), ends[i], strlen(ends[i])) == 0)
      return true;
  return false;
}

/* The name under which a word is listed: its stem, "#" for a number; NULL for a name of somebody or somewhere. */
static const char *word_name(struct context *c, const char *word, size_t length, bool name) {
  char stem[96];
  if (isdigit((unsigned char)word[0]))
    return "#";
  if (name || length < 2 || length > 60)
    return NULL;
  const struct content_word known = gazetteer_content_word(c->gazetteer, c->arena, word, length);
  if (known.length > 0)
    return known.stem;
  size_t size = stem_swedish(word, length, stem, sizeof stem);
  return arena_strndup(c->arena, stem, size);
}

static bool listed(const struct seen_signs *signs, size_t from, const char *name) {
  for (size_t i = from; i < signs->count; i++)
    if (signs->sign[i].name[0] == name[0] && strcmp(signs->sign[i].name, name) == 0)
      return true;
  return false;
}

/* Adds the words of a sentence; returns how many are told in the past tense.  FROM: the first of the passage's. */
static size_t see_words(struct context *c, struct seen_signs *signs, size_t from, struct range at) {
  const char *folded = paper_folded(c), *text = c->document->text;
  size_t past = 0;
  for (uint32_t i = at.start; i < at.end;) {
    uint32_t end = i;
    while (end < at.end && word_byte((unsigned char)folded[end]))
      end++;
    if (end == i) {
      i++;
      continue;
    }
    bool name = i > at.start && memcmp(text + i, folded + i, end - i) != 0;
    const char *word = word_name(c, folded + i, end - i, name);
    past += past_tense(folded + i, end - i);
    if (word != NULL && !listed(signs, from, word)) {
      see_sign(c, signs, "word", word, word_counts);
      signs->sign[signs->count - 1].at = (struct range){i, end};
    }
    i = end;
  }
  return past;
}

void see_passage(struct context *c, struct seen_signs *signs, const struct range *at, size_t count) {
  const char *last = "";
  struct buffer folded = buffer_in(c->arena);
  size_t past = 0, from = signs->count;
  for (size_t i = 0; i < count; i++) {
    last = folded_range(c, at[i]);
    buffer_byte(&folded, ' ');
    buffer_text(&folded, last);
    past += see_words(c, signs, from, at[i]);
  }
  if (count == 0) {
    see_sign(c, signs, "sign", "nothing", 2);
    return;
  }
  double words = (double)(signs->count - from);
  for (size_t i = from; words > words_in_full && i < signs->count; i++)
    signs->sign[i].value *= sqrt(words_in_full / words);
  see_signs(c, signs, buffer_string(&folded), last);
  if (past > 0)
    see_sign(c, signs, "sign", "past tense", (past > 3 ? 3 : (double)past) / 2);
  see_sign(c, signs, "sign", "length", (count > 6 ? 6 : (double)count) / 6);
}

/* ---- the sum ---- */

struct leaning lean_of(const struct context *c, const struct seen_signs *signs) {
  const struct leanings *leanings = gazetteer_leanings(c->gazetteer);
  struct leaning sum = {{0}};
  const struct leaning *base = leaning_find(leanings, "sign", "always", strlen("always"));
  for (size_t k = 0; base != NULL && k < LEANS; k++)
    sum.lean[k] = base->lean[k];
  for (size_t i = 0; i < signs->count; i++) {
    const struct seen_sign *sign = &signs->sign[i];
    const struct leaning *leaning = leaning_find(leanings, sign->kind, sign->name, strlen(sign->name));
    for (size_t k = 0; leaning != NULL && k < LEANS; k++)
      sum.lean[k] += sign->value * leaning->lean[k];
  }
  double most = sum.lean[0], total = 0;
  for (size_t k = 1; k < LEANS; k++)
    most = sum.lean[k] > most ? sum.lean[k] : most;
  for (size_t k = 0; k < LEANS; k++)
    total += sum.lean[k] = exp(sum.lean[k] - most);
  for (size_t k = 0; k < LEANS; k++)
    sum.lean[k] /= total;
  return sum;
}

const char *leaning_told(struct context *c, const struct seen_signs *signs, enum stance stance) {
  enum { MOST = 5 };
  const struct leanings *leanings = gazetteer_leanings(c->gazetteer);
  double value[MOST] = {0};
  const struct seen_sign *sign[MOST] = {NULL};
  for (size_t i = 0; i < signs->count; i++) {
    const struct seen_sign *seen = &signs->sign[i];
    const struct leaning *leaning = leaning_find(leanings, seen->kind, seen->name, strlen(seen->name));
    double leans = leaning == NULL ? 0 : seen->value * leaning->lean[stance];
    size_t place = MOST;
    while (place > 0 && leans > value[place - 1])
      place--;
    if (place == MOST || leans < 0.05)
      continue;
    memmove(value + place + 1, value + place, (MOST - 1 - place) * sizeof *value);
    memmove(sign + place + 1, sign + place, (MOST - 1 - place) * sizeof *sign);
    value[place] = leans;
    sign[place] = seen;
  }
  const char *why = "";
  for (size_t i = 0; i < MOST && sign[i] != NULL; i++)
    why = range_empty(sign[i]->at)
              ? arena_printf(c->arena, "%s%s%s %s %.2f", why, *why ? ", " : "", sign[i]->kind, sign[i]->name, value[i])
              : arena_printf(c->arena, "%s%s\xE2\x80\x9C%s\xE2\x80\x9D %.2f", why, *why ? ", " : "",
                             range_text(c, sign[i]->at), value[i]);
  return why;
}
