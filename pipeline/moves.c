/* moves.c - what each sentence of an assessment does.
 *
 * An official's answer is a row of moves: some sentences tell how things are, one concedes, one rejects, one says that
 * it is done already.  Which move a sentence makes shows in its words, in pairs of them, in how words begin and end
 * ("-ades", "o-"), in how the sentence begins, in what stands before and behind it, and in the wordings of
 * gazetteers/weights.tsv.  Each counts a little for each move, as gazetteers/moves.tsv has it; the sums, made into
 * shares, are how likely each move is.  The same list tells whether a sentence is likely to come to another proposal.
 * The list is fitted to answers in which each sentence is marked (corpus/answers, tests/bench/fit_moves.py).
 *
 * Most words of a sentence stood in others before: what the list says of a word by itself is found once. */
#include "moves.h"
#include "stem.h"
#include "words.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

enum { MOST_TOKENS = 80, SHORTEST_PART = 3, LONGEST_PART = 6, LONGEST_WORD = 48 };

/* What the words of the sentence before and of the one behind count. */
static const double before_counts = 0.5, behind_counts = 0.3;
/* Of so many words each counts in full: a long sentence has more words than reasons. */
static const double words_in_full = 16;
/* What a part of a word counts: each word has many. */
static const double part_counts = 0.35;

static const char *const move_tokens[MOVES] = {
    [MOVE_YES] = "yes",   [MOVE_NO] = "no",       [MOVE_MET] = "met",  [MOVE_BUT] = "but",
    [MOVE_AWAY] = "away", [MOVE_GRANT] = "grant", [MOVE_TELL] = "tell"};

const char *move_token(enum move move) { return move_tokens[move]; }

/* ---- the words of a sentence ---- */

struct token {
  const char *word, *stem; /* in lower case; the stem is "#" for a number, "@" for a name, else of the word */
  size_t length, stem_length;
  const struct move_word *known; /* of a word; NULL = number, name or sign */
};

struct tokens {
  struct token token[MOST_TOKENS];
  size_t count;
};

/* ---- what is seen ---- */

struct sum;

struct seen_by {
  move_seer see;
  void *own;
  struct sum *sum; /* the same as OWN where all that is seen is only added up, else NULL */
  double share;    /* what a word counts */
};

static void see_pair(const struct seen_by *by, char kind, const struct token *a, const struct token *b) {
  char pair[2 * 96 + 1];
  size_t first = a == NULL ? 1 : a->stem_length, second = b == NULL ? 1 : b->stem_length;
  memcpy(pair, a == NULL ? "^" : a->stem, first);
  pair[first] = ' ';
  memcpy(pair + first + 1, b == NULL ? "$" : b->stem, second);
  by->see(by->own, kind, pair, first + 1 + second, by->share);
}

static bool within_letter(char byte) { return ((unsigned char)byte & 0xC0) == 0x80; }

/* How words begin and end, in letters: "avsl-", "-ades". */
static void see_parts(const struct seen_by *by, const struct token *token) {
  size_t letters = 0;
  for (size_t i = 1; i <= token->length; i++) {
    if (i < token->length && within_letter(token->word[i]))
      continue;
    if (++letters >= SHORTEST_PART && letters <= LONGEST_PART && i < token->length)
      by->see(by->own, 'p', token->word, i, part_counts * by->share);
  }
  letters = 0;
  for (size_t i = token->length; i > 1; i--) {
    if (within_letter(token->word[i - 1]))
      continue;
    if (++letters >= SHORTEST_PART && letters <= LONGEST_PART)
      by->see(by->own, 's', token->word + i - 1, token->length - i + 1, part_counts * by->share);
  }
}

/* ---- what the list says ---- */

struct sum {
  const struct move_list *list;
  double of[MOVE_WEIGHTS];
};

static void add_weight(struct sum *sum, const int16_t *weight, double value) {
  for (size_t i = 0; weight != NULL && i < MOVE_WEIGHTS; i++)
    sum->of[i] += value * weight[i];
}

static void add_parts(struct sum *sum, const struct move_word *word, double value) {
  for (size_t i = 0; i < MOVE_WEIGHTS; i++)
    sum->of[i] += value * word->parts[i];
}

static void add_seen(void *own, char kind, const char *name, size_t length, double value) {
  struct sum *sum = own;
  add_weight(sum, move_find(sum->list, kind, name, length), value);
}

struct part_sum {
  const struct move_list *list;
  struct move_word *word;
};

static void add_part(void *own, char kind, const char *name, size_t length, double value) {
  const struct part_sum *sum = own;
  const int16_t *weight = move_find(sum->list, kind, name, length);
  for (size_t i = 0; weight != NULL && i < MOVE_WEIGHTS; i++)
    sum->word->parts[i] += weight[i];
  (void)value;
}

/* What the list says of the word of LENGTH bytes, less than LONGEST_WORD. */
static const struct move_word *word_known(struct context *c, const char *word, size_t length) {
  const struct move_list *list = gazetteer_moves(c->gazetteer);
  const struct move_word *known = move_word_find(list, word, length);
  if (known != NULL)
    return known;
  char stem[2 * LONGEST_WORD];
  struct move_word new = {.stem = stem, .length = stem_swedish(word, length, stem, sizeof stem)};
  new.own = move_find(list, 'u', stem, new.length);
  new.before = move_find(list, 'v', stem, new.length);
  new.behind = move_find(list, 'n', stem, new.length);
  see_parts(&(struct seen_by){.see = add_part, .own = &(struct part_sum){list, &new}},
            &(struct token){.word = word, .length = length});
  known = move_word_add(list, word, length, &new);
  if (known != NULL)
    return known;
  struct move_word *of_paper = arena_alloc(c->arena, sizeof *of_paper);
  *of_paper = new;
  of_paper->stem = arena_strndup(c->arena, stem, new.length);
  return of_paper;
}

/* ---- reading a sentence ---- */

static void add_token(struct tokens *tokens, struct token token) {
  if (tokens->count < MOST_TOKENS)
    tokens->token[tokens->count++] = token;
}

static void add_word(struct context *c, struct tokens *tokens, const char *word, size_t length, bool name) {
  if (isdigit((unsigned char)word[0]) || name) {
    add_token(tokens, (struct token){word, isdigit((unsigned char)word[0]) ? "#" : "@", 0, 1, NULL});
  } else if (length < LONGEST_WORD) {
    const struct move_word *known = word_known(c, word, length);
    add_token(tokens, (struct token){word, known->stem, length, known->length, known});
  }
}

static void read_tokens(struct context *c, struct range at, struct tokens *tokens) {
  const char *folded = paper_folded(c), *text = c->document->text;
  tokens->count = 0;
  for (uint32_t i = at.start; i < at.end;) {
    uint32_t end = i;
    while (end < at.end && word_byte((unsigned char)folded[end]))
      end++;
    if (end > i)
      add_word(c, tokens, folded + i, end - i, i > at.start && memcmp(text + i, folded + i, end - i) != 0);
    else if (strchr(",;:?", folded[i]) != NULL && folded[i] != '\0')
      add_token(tokens, (struct token){folded + i, folded + i, 0, 1, NULL});
    i = end > i ? end : i + 1;
  }
}

/* ---- seeing it ---- */

static void see_own_words(const struct seen_by *by, const struct tokens *tokens) {
  const struct token *token = tokens->token;
  for (size_t i = 0; i < tokens->count; i++) {
    const struct move_word *known = by->sum == NULL ? NULL : token[i].known;
    if (known != NULL)
      add_weight(by->sum, known->own, by->share);
    else if (token[i].length > 0 || token[i].stem[0] == '#' || token[i].stem[0] == '@')
      by->see(by->own, 'u', token[i].stem, token[i].stem_length, by->share);
    see_pair(by, 'b', i > 0 ? &token[i - 1] : NULL, &token[i]);
    if (known != NULL)
      add_parts(by->sum, known, part_counts * by->share);
    else
      see_parts(by, &token[i]);
  }
  if (tokens->count == 0)
    return;
  see_pair(by, 'b', &token[tokens->count - 1], NULL);
  by->see(by->own, '1', token[0].stem, token[0].stem_length, 1);
  if (tokens->count > 1)
    see_pair(by, '2', &token[0], &token[1]);
}

/* The words of the sentence before or behind, and its first. */
static void see_near(const struct seen_by *by, const struct tokens *tokens, char kind, char first, double counts) {
  for (size_t i = 0; i < tokens->count; i++) {
    const struct token *token = &tokens->token[i];
    if (by->sum != NULL && token->known != NULL)
      add_weight(by->sum, kind == 'v' ? token->known->before : token->known->behind, counts);
    else if (token->length > 0)
      by->see(by->own, kind, token->stem, token->stem_length, counts);
  }
  if (tokens->count > 0)
    by->see(by->own, first, tokens->token[0].stem, tokens->token[0].stem_length, 1);
}

static void see_named(const struct seen_by *by, char kind, const char *name, double value) {
  by->see(by->own, kind, name, strlen(name), value);
}

static void see_looks(struct context *c, const struct seen_by *by, const struct moved_sentence *sentence, bool last,
                      const struct tokens *tokens) {
  see_named(by, 'f', "always", 1);
  if (sentence->first)
    see_named(by, 'f', "first", 1);
  if (last)
    see_named(by, 'f', "last", 1);
  see_named(by, 'f', "length", (double)tokens->count / 20);
  struct range at = sentence->at, end = {at.end, at.end};
  enum voice voice = speaker_of(c, at, end).voice;
  if (voice == VOICE_MOVER || voice == VOICE_OTHER)
    see_named(by, 'f', voice == VOICE_MOVER ? "mover" : "other", 1);
  if (quoted(c, end))
    see_named(by, 'f', "quoted", 1);
  for (enum weight_class class = 0; sentence->weighed != NULL && class < WEIGHT_CLASSES; class ++)
    if (sentence->weighed->sum[class] > 0)
      see_named(by, 'w', weight_class_token(class), sentence->weighed->sum[class]);
}

/* The words of a sentence and of those beside it in its paragraph. */
struct window {
  struct tokens *before, *own, *behind;
};

static struct window window_new(struct context *c) {
  struct tokens *tokens = arena_array(c->arena, 3, sizeof *tokens);
  return (struct window){&tokens[0], &tokens[1], &tokens[2]};
}

static void see_sentence(struct context *c, const struct moved_sentence *sentence, size_t count, size_t index,
                         const struct window *window, const struct seen_by *seen) {
  double words = (double)window->own->count;
  const struct seen_by shared = {seen->see, seen->own, seen->sum,
                                 words > words_in_full ? sqrt(words_in_full / words) : 1};
  const struct seen_by *by = &shared;
  bool last = index + 1 == count || sentence[index + 1].first;
  see_looks(c, by, &sentence[index], last, window->own);
  see_own_words(by, window->own);
  if (!sentence[index].first && index > 0)
    see_near(by, window->before, 'v', 'V', before_counts);
  if (!last)
    see_near(by, window->behind, 'n', 'N', behind_counts);
}

void see_moves(struct context *c, const struct moved_sentence *sentence, size_t count, size_t index, move_seer see,
               void *own) {
  struct window window = window_new(c);
  const struct seen_by by = {see, own, NULL, 1};
  if (index > 0)
    read_tokens(c, sentence[index - 1].at, window.before);
  read_tokens(c, sentence[index].at, window.own);
  if (index + 1 < count)
    read_tokens(c, sentence[index + 1].at, window.behind);
  see_sentence(c, sentence, count, index, &window, &by);
}

/* ---- the sum ---- */

static struct sentence_move move_from(const struct sum *sum) {
  struct sentence_move move = {.share = {0}, .turn = {0}};
  double most = sum->of[0], total = 0;
  for (size_t i = 1; i < MOVES; i++)
    most = sum->of[i] > most ? sum->of[i] : most;
  for (size_t i = 0; i < MOVES; i++)
    total += move.share[i] = exp((sum->of[i] - most) / 100);
  for (size_t i = 0; i < MOVES; i++)
    move.share[i] /= total;
  for (size_t i = 0; i < TURNS; i++)
    move.turn[i] = sum->of[MOVES + i] / 100;
  return move;
}

struct sentence_move *read_moves(struct context *c, const struct moved_sentence *sentence, size_t count) {
  struct sentence_move *out = arena_array(c->arena, count + 1, sizeof *out);
  struct window window = window_new(c);
  if (count > 0)
    read_tokens(c, sentence[0].at, window.behind);
  for (size_t i = 0; i < count; i++) {
    struct sum sum = {.list = gazetteer_moves(c->gazetteer)};
    window = (struct window){window.own, window.behind, window.before};
    if (i + 1 < count)
      read_tokens(c, sentence[i + 1].at, window.behind);
    see_sentence(c, sentence, count, i, &window, &(struct seen_by){add_seen, &sum, &sum, 1});
    out[i] = move_from(&sum);
  }
  return out;
}
