/* laying_signs.c - what tells which proposal a sentence of an assessment is about.
 *
 * Of the step: whether it goes on with a proposal, comes to the next, to another or back to one, where it stands, and
 * how many paragraphs there are for how many proposals.  Of the sentence: its move and its manner.  Of the sentence and
 * the proposal: how much of what tells the proposal apart it names, and how much of the others, it, the sentence behind
 * it and its paragraph. */
#include "laying_signs.h"

#include <stdio.h>
#include <string.h>

enum step { STEP_NEXT, STEP_FORWARD, STEP_BACKWARD, STEP_STAYS, STEP_BACK, STEP_NONE_STILL, STEP_NONE };
enum where { IN_PARAGRAPH, AT_PARAGRAPH, AT_HEADING, AT_BEGINNING };

static const char *const step_names[LAYING_TYPES] = {"next", "forward",    "backward", "stays",
                                                     "back", "none still", "none"};
static const char *const where_names[LAYING_WHERES] = {"inside", "paragraph", "heading", "beginning"};
static const char *const count_names[3] = {"fewer", "as many", "more"};
static const char *const turn_names[TURNS] = {[TURN_NONE] = "none", [TURN_STAY] = "stay", [TURN_GO] = "go"};
static const char *const flag_names[10] = {"goes on",    "opens",      "sums up",       "on motion", "others",
                                           "introduces", "headed all", "under heading", "given",     "single"};

enum number {
  OWN,
  OWN_AT, /* and by where it stands */
  SHARE = OWN_AT + LAYING_WHERES,
  OTHERS,
  NAMED,
  NAMED_STAY,
  NAMED_GO,
  BEST,
  BEST_STAY,
  BEST_GO,
  LEAD,
  GIVEN,
  GIVEN_OTHER,
  GIVEN_MOST,
  BEHIND_LEAD,
  PARAGRAPH_OWN,
  PARAGRAPH_LEAD,
  NONE_WORDS,
  NONE_WORDS_AT,
  NONE_GIVEN = NONE_WORDS_AT + LAYING_WHERES,
  ALIKE,
  ALIKE_LEAD,
  ALIKE_BEST,
  ALIKE_BEHIND,
  NONE_ALIKE,
  NUMBERS
};

static const char *const number_names[NUMBERS] = {
    [OWN] = "own",
    [OWN_AT] = "own inside",
    [OWN_AT + 1] = "own paragraph",
    [OWN_AT + 2] = "own heading",
    [OWN_AT + 3] = "own beginning",
    [SHARE] = "share",
    [OTHERS] = "other",
    [NAMED] = "named",
    [NAMED_STAY] = "named stay",
    [NAMED_GO] = "named go",
    [BEST] = "best",
    [BEST_STAY] = "best stay",
    [BEST_GO] = "best go",
    [LEAD] = "lead",
    [GIVEN] = "given",
    [GIVEN_OTHER] = "given other",
    [GIVEN_MOST] = "given most",
    [BEHIND_LEAD] = "behind lead",
    [PARAGRAPH_OWN] = "paragraph own",
    [PARAGRAPH_LEAD] = "paragraph lead",
    [NONE_WORDS] = "none words",
    [NONE_WORDS_AT] = "none words inside",
    [NONE_WORDS_AT + 1] = "none words paragraph",
    [NONE_WORDS_AT + 2] = "none words heading",
    [NONE_WORDS_AT + 3] = "none words beginning",
    [NONE_GIVEN] = "none given",
    [ALIKE] = "alike",
    [ALIKE_LEAD] = "alike lead",
    [ALIKE_BEST] = "alike best",
    [ALIKE_BEHIND] = "alike behind lead",
    [NONE_ALIKE] = "none alike",
};

_Static_assert(NUMBERS <= LAYING_WEIGHTS - LAYING_NUMBERS, "a weight for each number");

/* Of the words no more counts than this; what is named at all, and named best, is so by this much. */
static const double most_words = 2, most_lead = 1.5, least_named = 0.2, least_best = 0.15, most_given = 5;

/* Likeness in spelling, a share, is brought to the size of the words' counts. */
static const double alike_counts = 3;

static double at_most(double value, double most) { return value > most ? most : value < -most ? -most : value; }

static enum where where_of(const struct laying *laying, size_t index) {
  const struct passage_sentence *at = &laying->sentence[index];
  return index == 0 ? AT_BEGINNING : !at->paragraph ? IN_PARAGRAPH : at->headed ? AT_HEADING : AT_PARAGRAPH;
}

/* ---- the step ---- */

static enum step step_to(const struct laying_past *past, int to) {
  if (to < 0)
    return past->now < 0 ? STEP_NONE_STILL : STEP_NONE;
  if (to == past->now)
    return STEP_STAYS;
  if ((past->seen >> to & 1) != 0)
    return STEP_BACK;
  return to == past->last + 1 ? STEP_NEXT : to > past->last ? STEP_FORWARD : STEP_BACKWARD;
}

int laying_ahead(const struct laying *laying, size_t index) {
  int paragraphs = 1;
  for (size_t i = index + 1; i < laying->count && paragraphs < LAYING_PROPOSALS + 4; i++)
    paragraphs += laying->sentence[i].paragraph;
  return paragraphs;
}

int laying_left(const struct laying *laying, int ahead, const struct laying_past *past) {
  int waiting = (int)laying->proposals - __builtin_popcount(past->seen);
  int left = ahead - waiting;
  return left < -2 ? -2 : left > 3 ? 3 : left;
}

void laying_step(const struct laying *laying, size_t index, const struct laying_past *past, int left, int to,
                 laying_seer add, void *own) {
  const struct passage_sentence *at = &laying->sentence[index];
  enum step step = step_to(past, to);
  enum where where = where_of(laying, index);
  size_t place = (size_t)where * LAYING_TYPES + step;
  add(own, place, 1);
  add(own, LAYING_COUNTED + 3 * place + (at->as_many ? 1 : at->enough ? 2 : 0), 1);
  if (at->paragraph)
    add(own, LAYING_LEFT + 6 * (size_t)step + (size_t)(left + 2), 1);
}

struct laying_past laying_after(struct laying_past past, int to) {
  if (to >= 0) {
    past.seen |= (uint32_t)1 << to;
    past.last = (int16_t)to;
  }
  past.now = (int16_t)to;
  return past;
}

/* ---- the sentence and the proposal ---- */

static double most_but(const double *value, size_t count, size_t but) {
  double most = 0;
  for (size_t i = 0; i < count; i++)
    if (i != but && value[i] > most)
      most = value[i];
  return most;
}

/* The most that a sentence of the paragraph that begins at INDEX names of each proposal. */
static void read_paragraph(const struct laying *laying, size_t index, double *words) {
  memcpy(words, laying->sentence[index].words, laying->proposals * sizeof *words);
  for (size_t i = index + 1; i < laying->count && !laying->sentence[i].paragraph; i++)
    for (size_t p = 0; p < laying->proposals; p++)
      if (laying->sentence[i].words[p] > words[p])
        words[p] = laying->sentence[i].words[p];
}

static void see_number(laying_seer add, void *own, enum number number, double value) {
  if (value != 0)
    add(own, LAYING_NUMBERS + number, value);
}

static void see_around(const struct laying *laying, size_t index, size_t p, laying_seer add, void *own) {
  const struct passage_sentence *at = &laying->sentence[index];
  if (index + 1 < laying->count && !at[1].paragraph)
    see_number(add, own, BEHIND_LEAD,
               at_most(at[1].words[p], most_lead) - at_most(most_but(at[1].words, laying->proposals, p), most_lead));
  if (!at->paragraph)
    return;
  double words[LAYING_PROPOSALS] = {0};
  read_paragraph(laying, index, words);
  see_number(add, own, PARAGRAPH_OWN, at_most(words[p], most_words));
  see_number(add, own, PARAGRAPH_LEAD, at_most(words[p] - most_but(words, laying->proposals, p), most_lead));
}

static void see_words(const struct laying *laying, size_t index, size_t p, enum turn turn, laying_seer add, void *own) {
  const struct passage_sentence *at = &laying->sentence[index];
  double words = at_most(at->words[p], most_words), other = most_but(at->words, laying->proposals, p);
  see_number(add, own, OWN, words);
  see_number(add, own, OWN_AT + (enum number)where_of(laying, index), words);
  see_number(add, own, SHARE, at_most(at->share[p], 1));
  see_number(add, own, OTHERS, at_most(other, most_words));
  if (at->words[p] > least_named) {
    see_number(add, own, NAMED, 1);
    see_number(add, own, turn == TURN_STAY ? NAMED_STAY : NAMED_GO, 1);
  }
  if (at->words[p] > other && at->words[p] > least_best) {
    see_number(add, own, BEST, 1);
    see_number(add, own, turn == TURN_STAY ? BEST_STAY : BEST_GO, 1);
  }
  see_number(add, own, LEAD, at_most(at->words[p] - other, most_lead));
  see_number(add, own, GIVEN, at_most(at->given[p], most_given));
  see_number(add, own, GIVEN_OTHER, at_most(most_but(at->given, laying->proposals, p), most_given));
  see_number(add, own, GIVEN_MOST, at->given[p] > 0 && at->given[p] >= at->given_any ? 1 : 0);
}

static void see_alike(const struct laying *laying, size_t index, size_t p, laying_seer add, void *own) {
  const struct passage_sentence *at = &laying->sentence[index];
  if (at->alike == NULL)
    return;
  double most = most_but(at->alike, laying->proposals, p);
  see_number(add, own, ALIKE, alike_counts * at->alike[p]);
  see_number(add, own, ALIKE_LEAD, at_most(alike_counts * (at->alike[p] - most), most_lead));
  see_number(add, own, ALIKE_BEST, at->alike[p] > 0 && at->alike[p] >= most ? 1 : 0);
  if (index + 1 < laying->count && !at[1].paragraph)
    see_number(add, own, ALIKE_BEHIND,
               at_most(alike_counts * (at[1].alike[p] - most_but(at[1].alike, laying->proposals, p)), most_lead));
}

static void see_flags(const struct laying *laying, size_t index, enum turn turn, laying_seer add, void *own) {
  const struct passage_sentence *at = &laying->sentence[index];
  const bool flag[10] = {at->goes_on,       at->opens,
                         at->sums_up,       at->on_motion,
                         at->others,        at->introduces,
                         at->headed_all,    at->headed_all && at->paragraph && !at->headed,
                         at->given_any > 0, laying->proposals == 1};
  for (size_t i = 0; i < sizeof flag / sizeof flag[0]; i++)
    if (flag[i])
      add(own, LAYING_FLAGS + TURNS * i + turn, 1);
  for (size_t m = 0; at->move != NULL && m < MOVES; m++)
    add(own, LAYING_MOVES + TURNS * m + turn, at->move->share[m]);
}

void laying_static(const struct laying *laying, size_t index, int to, enum turn turn, laying_seer add, void *own) {
  const struct passage_sentence *at = &laying->sentence[index];
  see_flags(laying, index, turn, add, own);
  if (to < 0) {
    double words = at_most(most_but(at->words, laying->proposals, SIZE_MAX), most_words);
    see_number(add, own, NONE_WORDS, words);
    see_number(add, own, NONE_WORDS_AT + (enum number)where_of(laying, index), words);
    see_number(add, own, NONE_GIVEN, at_most(at->given_any, most_given));
    if (at->alike != NULL)
      see_number(add, own, NONE_ALIKE, alike_counts * most_but(at->alike, laying->proposals, SIZE_MAX));
    return;
  }
  see_alike(laying, index, (size_t)to, add, own);
  see_words(laying, index, (size_t)to, turn, add, own);
  see_around(laying, index, (size_t)to, add, own);
}

/* ---- names ---- */

const char *laying_name(size_t at, char *name, size_t room) {
  if (at < LAYING_COUNTED)
    snprintf(name, room, "step %s, %s", where_names[at / LAYING_TYPES], step_names[at % LAYING_TYPES]);
  else if (at < LAYING_LEFT)
    snprintf(name, room, "step %s, %s, %s", where_names[(at - LAYING_COUNTED) / 3 / LAYING_TYPES],
             step_names[(at - LAYING_COUNTED) / 3 % LAYING_TYPES], count_names[(at - LAYING_COUNTED) % 3]);
  else if (at < LAYING_MOVES)
    snprintf(name, room, "left %s, %d", step_names[(at - LAYING_LEFT) / 6], (int)((at - LAYING_LEFT) % 6) - 2);
  else if (at < LAYING_FLAGS)
    snprintf(name, room, "move %s, %s", move_token((enum move)((at - LAYING_MOVES) / TURNS)),
             turn_names[(at - LAYING_MOVES) % TURNS]);
  else if (at < LAYING_NUMBERS)
    snprintf(name, room, "flag %s, %s", flag_names[(at - LAYING_FLAGS) / TURNS],
             turn_names[(at - LAYING_FLAGS) % TURNS]);
  else
    snprintf(name, room, "%s%s", at < LAYING_NUMBERS + NUMBERS ? "words " : "",
             at < LAYING_NUMBERS + NUMBERS ? number_names[at - LAYING_NUMBERS] : "");
  return name;
}

void see_laying(const struct laying *laying, size_t index, const struct laying_past *past, int to, laying_seer see,
                void *own) {
  laying_static(laying, index, to, to < 0 ? TURN_NONE : to == past->now ? TURN_STAY : TURN_GO, see, own);
  laying_step(laying, index, past, laying_left(laying, laying_ahead(laying, index), past), to, see, own);
}
