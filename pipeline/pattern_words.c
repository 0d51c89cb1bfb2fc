/* pattern_words.c - reads off a pattern which words a text must have, and off a text which it has (pattern_words.h).
 *
 * A word leaves marks: of its first four bytes and of its first seven, or of all of it where it is shorter.  In a
 * pattern a word is known from its beginning, which \b or a space shows, up to what is not certain any more.
 */
#include "pattern_marks.h"
#include "pattern_parts.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_MARKS = 48 /* of one choice: more are not worth asking for */ };

enum wanted_kind { WANT_WORD, WANT_ANY, WANT_ALL };

struct wanted {
  enum wanted_kind kind;
  unsigned count;
  uint16_t *mark;              /* of WANT_WORD: one of these */
  const struct wanted **among; /* of the others */
};

/* A condition written in a row: its kind and, times KINDS, the length of all of it; then the marks or the conditions.
 */
enum { KINDS = 4, LONGEST = UINT16_MAX / KINDS };

/* ---- marks ---- */

static bool has_mark(const struct word_marks *marks, uint16_t mark) { return marks->bits[mark / 64] >> mark % 64 & 1; }

/* ---- reading a pattern ---- */

/* Where in a word a place of the pattern is. */
struct spot {
  bool begins;                   /* a letter here would begin a word */
  bool inside;                   /* in a word whose letters are known from its beginning */
  struct letters letters, begun; /* all of them; the first four */
};

struct list {
  const struct wanted **wanted;
  size_t count, capacity;
};

static void add(struct arena *arena, struct list *list, const struct wanted *wanted) {
  if (!wanted)
    return;
  list->wanted = arena_grow(arena, list->wanted, list->count, &list->capacity, sizeof(const struct wanted *));
  list->wanted[list->count++] = wanted;
}

static const struct wanted *want_mark(struct arena *arena, uint16_t mark) {
  struct wanted *wanted = arena_alloc(arena, sizeof *wanted);
  *wanted = (struct wanted){.kind = WANT_WORD, .count = 1, .mark = arena_alloc(arena, sizeof *wanted->mark)};
  *wanted->mark = mark;
  return wanted;
}

/* The word of SPOT ends here, or at least its known part does, if it is not COMPLETE. */
static void end_word(struct arena *arena, struct spot *spot, bool complete, struct list *all) {
  size_t known = spot->inside ? spot->letters.known : 0;
  if (known >= LONG_BEGINNING)
    add(arena, all, want_mark(arena, beginning_mark(&spot->letters)));
  else if (known && complete)
    add(arena, all, want_mark(arena, whole_mark(&spot->letters)));
  else if (known >= SHORT_BEGINNING)
    add(arena, all, want_mark(arena, beginning_mark(&spot->begun)));
  spot->begins = spot->begins && !spot->inside;
  spot->inside = false;
}

static void add_letter(struct spot *spot, const char letter[2]) {
  if (spot->begins) {
    spot->inside = true;
    spot->letters = no_letters;
  }
  spot->begins = false;
  for (size_t i = 0; i < 2 && letter[i] && spot->inside && spot->letters.known < LONG_BEGINNING; i++) {
    take_letter(&spot->letters, letter[i]);
    if (spot->letters.known == SHORT_BEGINNING)
      spot->begun = spot->letters;
  }
}

static const struct wanted *read_branches(struct arena *arena, const struct branch *branch, struct spot *spot,
                                          bool edge);

static void read_bracket(struct arena *arena, const struct part *part, struct spot *spot, bool edge, struct list *all) {
  struct spot unknown = {.begins = false};
  bool next_edge = part_at_edge(part->next, edge);
  if (part->optional) {
    end_word(arena, spot, part_at_edge(part, edge), all);
    read_branches(arena, part->branch, &unknown, false);
    spot->begins = spot->begins && unknown.begins;
    return;
  }
  add(arena, all, read_branches(arena, part->branch, spot, next_edge && !part->repeated));
  if (part->repeated) { /* the last time it may begin anywhere */
    read_branches(arena, part->branch, &unknown, false);
    spot->begins = unknown.begins;
  }
}

static void read_part(struct arena *arena, const struct part *part, struct spot *spot, bool edge, struct list *all) {
  struct spot ahead = *spot;
  switch (part->kind) {
  case PART_LETTER:
    if (!part->optional)
      add_letter(spot, part->letter);
    if (part->optional || part->repeated)
      end_word(arena, spot, false, all);
    spot->begins = false;
    break;
  case PART_GAP:
  case PART_EDGE:
    end_word(arena, spot, !part->optional, all);
    spot->begins = spot->begins || !part->optional;
    break;
  case PART_OTHER:
    end_word(arena, spot, false, all);
    spot->begins = false;
    break;
  case PART_BRANCH:
    read_bracket(arena, part, spot, edge, all);
    break;
  case PART_AHEAD:
    if (!part->optional && !spot->inside)
      add(arena, all, read_branches(arena, part->branch, &ahead, false));
    break;
  }
}

static const struct wanted *read_branch(struct arena *arena, const struct branch *branch, struct spot *spot,
                                        bool edge) {
  struct list all = {0};
  for (const struct part *part = branch->part; part; part = part->next)
    read_part(arena, part, spot, edge, &all);
  end_word(arena, spot, edge, &all);
  if (all.count <= 1)
    return all.count ? all.wanted[0] : NULL;
  struct wanted *wanted = arena_alloc(arena, sizeof *wanted);
  *wanted = (struct wanted){.kind = WANT_ALL, .count = (unsigned)all.count, .among = all.wanted};
  return wanted;
}

/* One of LIST; of single words as one choice. */
static const struct wanted *want_any(struct arena *arena, const struct list *list) {
  struct wanted *wanted = arena_alloc(arena, sizeof *wanted);
  struct wanted *words = arena_alloc(arena, sizeof *words);
  struct list others = {0};
  words->mark = arena_room(arena, MOST_MARKS, sizeof *words->mark);
  for (size_t i = 0; i < list->count; i++) {
    const struct wanted *one = list->wanted[i];
    if (one->kind != WANT_WORD)
      add(arena, &others, one);
    else if (words->count + one->count > MOST_MARKS)
      return NULL;
    else {
      memcpy(words->mark + words->count, one->mark, one->count * sizeof *one->mark);
      words->count += one->count;
    }
  }
  if (words->count)
    add(arena, &others, words);
  if (others.count == 1)
    return others.wanted[0];
  *wanted = (struct wanted){.kind = WANT_ANY, .count = (unsigned)others.count, .among = others.wanted};
  return wanted;
}

/* What the branches from BRANCH on want, which begin at SPOT; it becomes where they end. */
static const struct wanted *read_branches(struct arena *arena, const struct branch *branch, struct spot *spot,
                                          bool edge) {
  const struct spot before = *spot;
  struct list any = {0};
  bool begins = true, free = false;
  for (; branch; branch = branch->next) {
    *spot = before;
    const struct wanted *wanted = read_branch(arena, branch, spot, edge);
    begins = begins && spot->begins;
    free = free || !wanted;
    add(arena, &any, wanted);
  }
  *spot = (struct spot){.begins = begins};
  return free ? NULL : any.count == 1 ? any.wanted[0] : want_any(arena, &any);
}

const struct wanted *pattern_wants(struct arena *arena, struct arena *passing, const char *pattern) {
  struct spot spot = {.begins = false};
  const struct branch *branches = pattern_parts(passing, pattern, false);
  const struct wanted *wanted = branches ? read_branches(arena, branches, &spot, false) : NULL;
  arena_reset(passing);
  return wanted;
}

static bool begin_at_border(const struct branch *branch) {
  for (; branch; branch = branch->next) {
    const struct part *part = branch->part;
    while (part && !part->border && (part->kind == PART_AHEAD || (part->kind == PART_GAP && part->optional)))
      part = part->next;
    if (!part || (part->optional && !part->border) || (part->kind == PART_BRANCH && !begin_at_border(part->branch)) ||
        (part->kind != PART_BRANCH && part->kind != PART_EDGE && part->kind != PART_GAP && !part->border))
      return false;
  }
  return true;
}

bool pattern_begins_at_border(struct arena *passing, const char *pattern) {
  const struct branch *branches = pattern_parts(passing, pattern, false);
  bool border = branches && begin_at_border(branches);
  arena_reset(passing);
  return border;
}

/* ---- in a row ---- */

static size_t length_of(const struct wanted *wanted) {
  size_t length = 1;
  for (unsigned i = 0; i < wanted->count; i++)
    length += wanted->kind == WANT_WORD ? 1 : length_of(wanted->among[i]);
  return length;
}

size_t wanted_length(const struct wanted *wanted) {
  size_t length = wanted ? length_of(wanted) : 0;
  return length > LONGEST ? 0 : length;
}

/* Shorter conditions are sooner found not to be met. */
static int by_length(const void *a, const void *b) {
  size_t left = length_of(*(const struct wanted *const *)a), right = length_of(*(const struct wanted *const *)b);
  return (left > right) - (left < right);
}

uint16_t *wanted_write(const struct wanted *wanted, uint16_t *out) {
  *out++ = (uint16_t)(length_of(wanted) * KINDS + wanted->kind);
  if (wanted->kind != WANT_WORD)
    qsort(wanted->among, wanted->count, sizeof *wanted->among, by_length);
  for (unsigned i = 0; i < wanted->count; i++)
    if (wanted->kind == WANT_WORD)
      *out++ = wanted->mark[i];
    else
      out = wanted_write(wanted->among[i], out);
  return out;
}

/* ---- asking ---- */

static bool has_any(const uint16_t *wanted, const struct word_marks *marks) {
  for (const uint16_t *mark = wanted + 1, *end = wanted + *wanted / KINDS; mark < end; mark++)
    if (has_mark(marks, *mark))
      return true;
  return false;
}

bool wanted_met(const uint16_t *wanted, const struct word_marks *marks) {
  const uint16_t *end = wanted + *wanted / KINDS;
  bool all = *wanted % KINDS == WANT_ALL;
  if (*wanted % KINDS == WANT_WORD)
    return has_any(wanted, marks);
  for (wanted++; wanted < end; wanted += *wanted / KINDS)
    if ((*wanted % KINDS == WANT_WORD ? has_any(wanted, marks) : wanted_met(wanted, marks)) != all)
      return !all;
  return all;
}
