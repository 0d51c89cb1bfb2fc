/* pattern_order.c - whether the words of a text stand as a pattern wants them (see pattern_order.h).
 *
 * A way through the text is before word N (with or without the signs that stand before it read), or inside it or at its
 * end.  The steps of a pattern move all ways at once.  A step is a number, of its kind and whether it may be left out;
 * steps that contain something are followed by their length, all in all.
 */
#include "pattern_order.h"
#include "pattern_marks.h"
#include "pattern_parts.h"

#include <string.h>

enum step {
  STEP_LETTERS, /* one letter or more of a word */
  STEP_GAP,     /* a sign between words, or the border of a word */
  STEP_ANY,     /* any one sign */
  STEP_MANY,    /* any number of any signs */
  STEP_FIRST,   /* nothing, where the text begins */
  STEP_LAST,    /* nothing, where it ends */
  STEP_SIGN,    /* length, mark: that sign between words */
  STEP_WORD,    /* length, marks: a word with one of them */
  STEP_CHOICE,  /* length, most times (0: any number), for each branch its length and its steps */
  STEP_AHEAD    /* length, 0, branches: nothing, and one of them follows */
};

enum { STEPS = 16, OPTIONAL = STEPS /* added to a step */, LONGEST = 6000, OPENING = 3 /* of a choice */ };

/* ---- writing ---- */

struct writer {
  struct arena *arena;
  uint16_t *row;
  size_t count, capacity;
};

/* A word of the pattern as far as it was read. */
struct spelled {
  bool open, digit;              /* it begins with a digit */
  struct letters letters, begun; /* all of them; the first four */
};

static void put(struct writer *writer, size_t value) {
  writer->row = arena_grow(writer->arena, writer->row, writer->count, &writer->capacity, sizeof *writer->row);
  writer->row[writer->count++] = (uint16_t)value;
}

static void put_marked(struct writer *writer, size_t step, size_t mark) {
  put(writer, step);
  put(writer, 3);
  put(writer, mark);
}

/* The word ends here, or at least what is known of it, if it is not COMPLETE. */
static void put_word(struct writer *writer, struct spelled *word, bool complete) {
  size_t known = word->open ? word->letters.known : 0;
  word->open = false;
  if (!known)
    return;
  if (known < SHORT_BEGINNING && !complete && word->digit)
    put_marked(writer, STEP_WORD, MARK_DIGIT);
  else if (known < SHORT_BEGINNING && !complete)
    put(writer, STEP_LETTERS);
  else
    put_marked(writer, STEP_WORD,
               known >= LONG_BEGINNING ? beginning_mark(&word->letters)
               : complete              ? whole_mark(&word->letters)
                                       : beginning_mark(&word->begun));
}

static void add_letter(struct spelled *word, const char letter[2]) {
  if (!word->open)
    *word = (struct spelled){.open = true, .digit = letter[0] >= '0' && letter[0] <= '9', .letters = no_letters};
  for (size_t i = 0; i < 2 && letter[i] && word->letters.known < LONG_BEGINNING; i++) {
    take_letter(&word->letters, letter[i]);
    if (word->letters.known == SHORT_BEGINNING)
      word->begun = word->letters;
  }
}

static void put_branches(struct writer *writer, const struct branch *branch, struct spelled word, bool edge,
                         size_t step, size_t most);

static void put_edge(struct writer *writer, char edge) {
  put(writer, edge == '^' ? STEP_FIRST : edge == '$' ? STEP_LAST : STEP_GAP);
}

static void put_gap(struct writer *writer, const struct part *part) {
  size_t optional = part->optional ? OPTIONAL : 0;
  if (is_marked(part->letter[0]))
    put_marked(writer, STEP_SIGN + optional, MARK_SIGN + (size_t)part->letter[0]);
  else
    put(writer, STEP_GAP + optional);
}

static void put_other(struct writer *writer, const struct part *part) {
  size_t optional = part->optional ? OPTIONAL : 0;
  if (part->within == '*')
    put(writer, STEP_LETTERS + optional);
  else if (part->within)
    put_marked(writer, STEP_WORD + optional,
               part->within == '0'   ? MARK_DIGIT
               : part->within == 'A' ? MARK_CAPITAL
                                     : MARK_SMALL);
  else
    put(writer, part->repeated ? STEP_MANY : STEP_ANY + optional);
}

static void put_part(struct writer *writer, const struct part *part, struct spelled *word, bool edge) {
  bool next_edge = part_at_edge(part->next, edge), again = part->optional || part->repeated;
  if (part->kind == PART_AHEAD) {
    if (!part->optional)
      put_branches(writer, part->branch, *word, false, STEP_AHEAD, 0);
    return;
  }
  if (part->kind == PART_LETTER && !part->optional)
    add_letter(word, part->letter);
  else if (part->kind != PART_BRANCH || again)
    put_word(writer, word, part_at_edge(part, edge));
  switch (part->kind) {
  case PART_LETTER:
    if (part->optional)
      put(writer, STEP_LETTERS + OPTIONAL);
    else if (part->repeated)
      put_word(writer, word, false);
    break;
  case PART_GAP:
    put_gap(writer, part);
    break;
  case PART_EDGE:
    if (!part->optional)
      put_edge(writer, part->letter[0]);
    break;
  case PART_OTHER:
    put_other(writer, part);
    break;
  case PART_BRANCH:
    put_branches(writer, part->branch, *word, next_edge && !part->repeated,
                 STEP_CHOICE + (part->optional ? OPTIONAL : 0), part->repeated ? part->most : 1);
    word->open = false;
    break;
  case PART_AHEAD:
    break;
  }
}

/* True if what was written from START on is a single word. */
static bool is_word(const struct writer *writer, size_t start) {
  return writer->count > start + 2 && writer->row[start] == STEP_WORD &&
         writer->row[start + 1] == writer->count - start;
}

/* All branches as a STEP.  Those of a single word become one branch, or the step itself. */
static void put_branches(struct writer *writer, const struct branch *branch, struct spelled word, bool edge,
                         size_t step, size_t most) {
  size_t start = writer->count, others = 0;
  struct writer words = {.arena = writer->arena};
  put(writer, step);
  put(writer, 0);
  put(writer, most);
  for (; branch && writer->count < LONGEST; branch = branch->next) {
    struct spelled spelled = word;
    size_t begin = writer->count;
    put(writer, 0);
    for (const struct part *part = branch->part; part; part = part->next)
      put_part(writer, part, &spelled, edge);
    put_word(writer, &spelled, edge);
    if (is_word(writer, begin + 1)) {
      for (size_t i = begin + 3; i < writer->count; i++)
        put(&words, writer->row[i]);
      writer->count = begin;
      continue;
    }
    writer->row[begin] = (uint16_t)(writer->count - begin);
    others++;
  }
  if (words.count) {
    if (!others && step == STEP_CHOICE && most == 1)
      writer->count = start;
    else
      put(writer, words.count + 3);
    put(writer, STEP_WORD);
    put(writer, words.count + 2);
    for (size_t i = 0; i < words.count; i++)
      put(writer, words.row[i]);
  }
  if (others || step != STEP_CHOICE || most != 1)
    writer->row[start + 1] = (uint16_t)(writer->count - start);
}

const uint16_t *pattern_order(struct arena *arena, struct arena *passing, const char *pattern, bool exact,
                              size_t *length) {
  const struct branch *branches = pattern_parts(passing, pattern, exact);
  struct writer writer = {.arena = arena};
  if (branches)
    put_branches(&writer, branches, (struct spelled){.open = false}, false, STEP_CHOICE, 1);
  arena_reset(passing);
  bool known = branches && writer.count < LONGEST;
  *length = known ? writer.count : 0;
  return known ? writer.row : NULL;
}

/* ---- asking ---- */

/* Where all ways have come to, a bit for each word. */
struct ways {
  uint64_t before, inside;
};

struct text {
  const uint64_t *at;
  uint64_t words, rest; /* bits: of all words; of what follows them, if that is not known */
  unsigned count;
  uint64_t escaped; /* the ways that go on into the rest */
};

static inline bool is_lost(struct ways ways) { return (ways.before | ways.inside) == 0; }

/* All bits from the lowest of BITS on. */
static inline uint64_t from_lowest(uint64_t bits) { return bits ? ~((bits & -bits) - 1) : 0; }

/* Where the text has one of the marks from MARK to END. */
static inline uint64_t places_of(const uint16_t *mark, const uint16_t *end, const struct text *text) {
  uint64_t places = 0;
  while (mark < end)
    places |= text->at[*mark++];
  return places;
}

static struct ways walk(const uint16_t *step, const uint16_t *end, struct ways ways, struct text *text);

/* The branches from AT to END, each from WAYS on.  Most begin with a word, and end there. */
static struct ways walk_branches(const uint16_t *at, const uint16_t *end, struct ways ways, struct text *text) {
  struct ways all = {0, 0};
  for (; at < end; at += *at) {
    const uint16_t *step = at + 1, *stop = at + *at;
    struct ways one = ways;
    if (step < stop && *step == STEP_WORD) {
      text->escaped |= ways.before & text->rest;
      one = (struct ways){0, ways.inside | (ways.before & places_of(step + 2, step + step[1], text))};
      step += step[1];
    }
    if (step < stop && !is_lost(one))
      one = walk(step, stop, one, text);
    all.before |= one.before;
    all.inside |= one.inside;
  }
  return all;
}

/* The same up to MOST times, 0: any number.  What was reached already is not gone through again. */
static struct ways walk_again(const uint16_t *at, const uint16_t *end, size_t most, struct ways ways,
                              struct text *text) {
  struct ways all = {0, 0}, seen = {0, 0};
  if (most == 1)
    return walk_branches(at, end, ways, text);
  for (size_t i = 0; (!most || i < most) && !is_lost(ways); i++) {
    ways = walk_branches(at, end, ways, text);
    all.before |= ways.before;
    all.inside |= ways.inside;
    ways.before &= ~seen.before;
    ways.inside &= ~seen.inside;
    seen.before |= ways.before;
    seen.inside |= ways.inside;
  }
  return all;
}

/* One step, NEXT being what follows it, whether it may be left out or not. */
static inline struct ways take_step(enum step kind, const uint16_t *step, const uint16_t *next, struct ways ways,
                                    struct text *text) {
  uint64_t words = text->words, behind = ways.before | ways.inside << 1;
  if (kind < STEP_CHOICE && kind != STEP_FIRST)
    text->escaped |= ways.before & text->rest;
  switch (kind) {
  case STEP_LETTERS:
    return (struct ways){0, ways.inside | (ways.before & words)};
  case STEP_GAP:
    return (struct ways){behind, 0};
  case STEP_ANY:
    return (struct ways){behind, ways.inside | (ways.before & words)};
  case STEP_MANY:
    return (struct ways){from_lowest(behind) & (words << 1 | 1), from_lowest(ways.before | ways.inside) & words};
  case STEP_FIRST:
    return (struct ways){ways.before & 1, 0};
  case STEP_LAST:
    return (struct ways){behind & (uint64_t)1 << text->count, 0};
  case STEP_SIGN:
    return (struct ways){behind & (places_of(step + 2, next, text) | text->rest), 0};
  case STEP_WORD:
    return (struct ways){0, ways.inside | (ways.before & places_of(step + 2, next, text))};
  case STEP_CHOICE:
    return walk_again(step + OPENING, next, step[2], ways, text);
  default: /* STEP_AHEAD */
    return is_lost(walk_branches(step + OPENING, next, ways, text)) ? (struct ways){0, 0} : ways;
  }
}

static struct ways walk(const uint16_t *step, const uint16_t *end, struct ways ways, struct text *text) {
  while (step < end && !is_lost(ways)) {
    enum step kind = *step % STEPS;
    const uint16_t *next = step + (kind >= STEP_SIGN ? step[1] : 1);
    struct ways moved = take_step(kind, step, next, ways, text);
    if (*step >= OPTIONAL) {
      moved.before |= ways.before;
      moved.inside |= ways.inside;
    }
    ways = moved;
    step = next;
  }
  return ways;
}

static void place_words(const struct word_list *list, struct word_places *places) {
  if (places->list)
    for (size_t i = 0; i < places->list->count; i++)
      places->at[places->list->at[i].mark] = 0;
  for (size_t i = 0; i < list->count; i++)
    places->at[list->at[i].mark] |= (uint64_t)1 << list->at[i].number;
  places->list = list;
}

bool order_met(const uint16_t *order, const struct word_list *list, struct word_places *places) {
  if (list->strange)
    return true;
  if (places->list != list)
    place_words(list, places);
  struct text text = {.at = places->at,
                      .words = ((uint64_t)1 << list->words) - 1,
                      .rest = list->cut ? (uint64_t)1 << list->words : 0,
                      .count = list->words};
  const uint16_t *end = order + (*order >= STEP_SIGN ? order[1] : 1);
  struct ways ways = walk(order, end, (struct ways){text.words << 1 | 1, text.words}, &text);
  return text.escaped != 0 || !is_lost(ways);
}
