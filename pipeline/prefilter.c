/* prefilter.c - an Aho-Corasick automaton over classes of bytes, with word borders built in.
 *
 * Bytes that no word tells apart share a class; upper and lower case share one too, so the text need not be folded
 * first.  All white space and punctuation that no word contains is one class, the gap.  A word "delar" is stored as
 * gap + "delar", so that it is met at the beginnings of words only; a run of gaps is one gap.  Characters of two
 * bytes and more other than å, ä, ö and their like are gaps as well: the states `tail` swallow their last bytes.
 */
#include "prefilter.h"
#include "unicode.h"
#include <string.h>

enum { CLASSES = 64, ROOT = 0, GAP = 1, TAIL = 2 /* TAIL + n: n more bytes of a character */, FIRST_FREE = 6 };
enum { MOST_STATES = 0x7FFF, MEETS = 0x8000 /* the state that is entered ends a word */ };

typedef uint16_t row[CLASSES];

struct meeting {
  uint32_t rule, group, next; /* next: index, 0 = none */
};

struct prefilter {
  uint8_t class[256];
  row *go;
  uint32_t *meetings; /* by state: first in meeting[], 0 = none */
  size_t state_count;
  struct meeting *meeting;
  size_t rule_count;
  const uint32_t *full;   /* by rule: the bits of all its groups */
  const uint8_t *reaches; /* by rule */
};

/* A state in the tree of words; 0 = none. */
struct node {
  uint16_t first_child, next_sibling;
  uint16_t back; /* failure link */
  uint8_t class; /* of the byte that leads here */
};

/* What is needed only while it is built. */
struct builder {
  struct arena *arena;
  struct prefilter *prefilter;
  struct node *node;
  size_t meeting_count, meeting_capacity;
  unsigned classes;
  uint8_t gap, other_letter, other_tail, lead[5] /* by length of the character */;
};

static bool is_letter(unsigned char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }
static bool is_tail(unsigned char byte) { return (byte & 0xC0) == 0x80; }
static bool is_lead(unsigned char byte) { return byte >= 0xC0; }
static unsigned length_of(unsigned char lead) { return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }
static bool is_word_byte(unsigned char byte) { return is_letter(byte) || byte == 0xC3; }

/* ---- classes of bytes ---- */

/* Every byte its default class, then a class of its own for each byte of the words. */
static void default_classes(struct builder *builder) {
  builder->gap = 0;
  builder->other_letter = 1;
  builder->other_tail = 2;
  for (uint8_t length = 2; length <= 4; length++)
    builder->lead[length] = (uint8_t)(length + 1);
  builder->classes = 6;
  for (unsigned byte = 0; byte < 256; byte++) {
    unsigned char b = (unsigned char)byte;
    uint8_t class = builder->gap;
    if (is_word_byte(b))
      class = builder->other_letter;
    else if (is_tail(b))
      class = builder->other_tail;
    else if (is_lead(b))
      class = builder->lead[length_of(b)];
    builder->prefilter->class[byte] = class;
  }
}

static bool own_class(struct builder *builder, unsigned char byte) {
  uint8_t *class = builder->prefilter->class;
  if (class[byte] >= 6)
    return true;
  if (builder->classes == CLASSES)
    return false;
  uint8_t new = (uint8_t)builder->classes++;
  class[byte] = new;
  if (byte >= 'a' && byte <= 'z')
    class[byte - 32] = new;
  if (byte >= 0xA0 && byte <= 0xBE) /* behind C3: ä and Ä */
    class[byte - 32] = new;
  if (byte >= 0x80 && byte <= 0x9E)
    class[byte + 32] = new;
  return true;
}

/* ---- the tree of words ---- */

static uint16_t child_of(const struct builder *builder, size_t state, uint8_t class) {
  uint16_t child = builder->node[state].first_child;
  while (child && builder->node[child].class != class)
    child = builder->node[child].next_sibling;
  return child;
}

static size_t step(struct builder *builder, size_t state, uint8_t class) {
  size_t next = child_of(builder, state, class);
  if (next)
    return next;
  next = builder->prefilter->state_count++;
  builder->node[next] = (struct node){.next_sibling = builder->node[state].first_child, .class = class};
  builder->node[state].first_child = (uint16_t)next;
  return next;
}

/* Stores WORD; returns the state at its end, or 0 when there is no room. */
static size_t add_word(struct builder *builder, const char *word) {
  size_t state = GAP;
  if (*word == '*' || !is_word_byte((unsigned char)*word)) {
    word += *word == '*';
    state = ROOT;
  }
  bool gap = state == GAP;
  for (; *word && builder->prefilter->state_count < MOST_STATES; word++) {
    if (*word == '_' && gap)
      continue; /* a gap follows a gap */
    gap = *word == '_';
    if (gap && state == ROOT)
      state = GAP;
    else
      state = step(builder, state, gap ? builder->gap : builder->prefilter->class[(unsigned char)*word]);
  }
  return *word ? 0 : state;
}

static void add_meeting(struct builder *builder, size_t state, uint32_t rule, uint32_t group) {
  struct prefilter *prefilter = builder->prefilter;
  prefilter->meeting = arena_grow(builder->arena, prefilter->meeting, builder->meeting_count,
                                  &builder->meeting_capacity, sizeof *prefilter->meeting);
  prefilter->meeting[builder->meeting_count] = (struct meeting){rule, group, prefilter->meetings[state]};
  prefilter->meetings[state] = (uint32_t)builder->meeting_count++;
}

/* ---- from the tree to the automaton ---- */

/* Where a byte of CLASS leads from a state that knows nothing but how many bytes of a character are missing. */
static uint16_t base_step(const struct builder *builder, size_t state, uint8_t class, bool tail) {
  if (tail)
    return state > TAIL + 1 ? (uint16_t)(state - 1) : state == TAIL + 1 ? GAP : ROOT;
  for (unsigned length = 2; length <= 4; length++)
    if (class == builder->lead[length])
      return (uint16_t)(TAIL + length - 1);
  return class == builder->other_letter ? ROOT : GAP;
}

/* The class of a byte says whether it is a tail, a letter ... also where it has a class of its own. */
struct class_nature {
  uint8_t like; /* the default class that its bytes would have */
  bool tail;
};

static void class_natures(const struct builder *builder, struct class_nature *nature) {
  for (uint8_t class = 0; class < 6; class ++)
    nature[class] = (struct class_nature){class, class == builder->other_tail};
  for (unsigned byte = 0; byte < 256; byte++) {
    unsigned char b = (unsigned char)byte;
    uint8_t like = is_word_byte(b) ? builder->other_letter
                   : is_tail(b)    ? builder->other_tail
                   : is_lead(b)    ? builder->lead[length_of(b)]
                                   : builder->gap;
    nature[builder->prefilter->class[byte]] = (struct class_nature){like, is_tail(b)};
  }
}

/* Puts the children of STATE, whose row tells so far where to go without them, into its row and into the queue. */
static void add_children(struct builder *builder, size_t state, uint16_t *queue, size_t *queued) {
  uint16_t *go = builder->prefilter->go[state];
  for (uint16_t child = builder->node[state].first_child; child; child = builder->node[child].next_sibling) {
    builder->node[child].back = go[builder->node[child].class];
    go[builder->node[child].class] = child;
    queue[(*queued)++] = child;
  }
}

/* The states that are no word's: from each of them, words that may stand anywhere begin as they do from the root. */
static void fill_base(struct builder *builder, uint16_t *queue, size_t *queued) {
  row *go = builder->prefilter->go;
  struct class_nature nature[CLASSES] = {0};
  class_natures(builder, nature);
  for (size_t state = ROOT; state < FIRST_FREE; state++) {
    for (uint8_t class = 0; class < builder->classes; class ++) {
      uint16_t anywhere = state == ROOT ? 0 : child_of(builder, ROOT, class);
      go[state][class] = anywhere ? anywhere : base_step(builder, state, nature[class].like, nature[class].tail);
    }
    add_children(builder, state, queue, queued);
  }
}

/* A gap that follows a gap changes nothing. */
static void repeat_gaps(struct builder *builder) {
  row *go = builder->prefilter->go;
  for (size_t state = FIRST_FREE; state < builder->prefilter->state_count; state++)
    if (builder->node[state].class == builder->gap)
      go[state][builder->gap] = (uint16_t)state;
}

/* Each state also meets what its failure link meets: those are shorter endings of the same text. */
static void inherit_meetings(struct builder *builder, uint16_t state) {
  struct prefilter *prefilter = builder->prefilter;
  uint32_t theirs = prefilter->meetings[builder->node[state].back];
  if (!theirs)
    return;
  uint32_t *last = &prefilter->meetings[state];
  while (*last)
    last = &prefilter->meeting[*last].next;
  *last = theirs;
}

static void build(struct builder *builder) {
  struct prefilter *prefilter = builder->prefilter;
  size_t count = prefilter->state_count, queued = 0;
  uint16_t *queue = arena_array(builder->arena, count, sizeof *queue);
  prefilter->go = arena_array(builder->arena, count, sizeof *prefilter->go);
  fill_base(builder, queue, &queued);
  for (size_t i = 0; i < queued; i++) {
    inherit_meetings(builder, queue[i]);
    memcpy(prefilter->go[queue[i]], prefilter->go[builder->node[queue[i]].back], sizeof *prefilter->go);
    add_children(builder, queue[i], queue, &queued);
  }
  repeat_gaps(builder);
  for (size_t state = 0; state < count; state++)
    for (size_t class = 0; class < builder->classes; class ++)
      if (prefilter->meetings[prefilter->go[state][class]])
        prefilter->go[state][class] |= MEETS;
}

static bool add_words(struct builder *builder, const struct parsed_rule *rule, size_t count, uint16_t *ends) {
  size_t at = 0, bytes = FIRST_FREE;
  for (size_t r = 0; r < count; r++)
    for (size_t n = 0; n < rule[r].need_count; n++)
      for (const char *byte = rule[r].need[n].word; *byte; byte++, bytes++)
        if (*byte != '_' && *byte != '*' && !own_class(builder, (unsigned char)*byte))
          return false;
  builder->node = arena_array(builder->arena, bytes, sizeof *builder->node);
  builder->prefilter->state_count = FIRST_FREE;
  for (size_t r = 0; r < count; r++)
    for (size_t n = 0; n < rule[r].need_count; n++) {
      size_t end = add_word(builder, rule[r].need[n].word);
      if (!end)
        return false;
      ends[at++] = (uint16_t)end;
    }
  return true;
}

struct prefilter *prefilter_new(struct arena *arena, const struct parsed_rule *rule, size_t count,
                                struct error *error) {
  struct prefilter *prefilter = arena_alloc(arena, sizeof *prefilter);
  struct builder builder = {.arena = arena, .prefilter = prefilter, .meeting_count = 1};
  size_t words = 0;
  uint32_t *full = arena_array(arena, count, sizeof *full);
  uint8_t *reaches = arena_array(arena, count, sizeof *reaches);
  for (size_t r = 0; r < count; r++) {
    enum rule_scope scope = rule[r].rule.scope;
    words += rule[r].need_count;
    full[r] = (1u << rule[r].groups) - 1;
    reaches[r] = scope == SCOPE_TEXT ? REACH_TEXT : scope == SCOPE_ITEM ? REACH_ITEM : REACH_BLOCK;
  }
  prefilter->rule_count = count;
  prefilter->full = full;
  prefilter->reaches = reaches;
  default_classes(&builder);
  uint16_t *ends = arena_array(arena, words, sizeof *ends);
  if (!add_words(&builder, rule, count, ends)) {
    error_set(error, ERROR_LIMIT, "the rules have too many different \"needs:\" words or signs in them");
    return NULL;
  }
  prefilter->meetings = arena_array(arena, prefilter->state_count, sizeof *prefilter->meetings);
  prefilter->meeting = arena_grow(arena, NULL, 0, &builder.meeting_capacity, sizeof *prefilter->meeting);
  size_t at = 0;
  for (size_t r = 0; r < count; r++)
    for (size_t n = 0; n < rule[r].need_count; n++)
      add_meeting(&builder, ends[at++], (uint32_t)r, rule[r].need[n].group);
  build(&builder);
  return prefilter;
}

/* ---- reading a text ---- */

struct sightings *sightings_new(const struct prefilter *prefilter, struct arena *arena) {
  struct sightings *sightings = arena_alloc(arena, sizeof *sightings);
  sightings->state = GAP;
  sightings->arena = arena;
  sightings->state_epoch = arena_array(arena, prefilter->state_count, sizeof *sightings->state_epoch);
  sightings->rule = arena_array(arena, prefilter->rule_count, sizeof *sightings->rule);
  for (int reach = 0; reach < REACHES; reach++) {
    sightings->found[reach] = arena_array(arena, prefilter->rule_count, sizeof **sightings->found);
    sightings->epoch[reach] = 1;
  }
  return sightings;
}

void sightings_note_blocks(const struct prefilter *prefilter, size_t blocks, struct sightings *sightings,
                           struct arena *arena) {
  sightings->met = arena_array(arena, prefilter->rule_count, sizeof *sightings->met);
  for (size_t i = 0; i < prefilter->rule_count; i++)
    if (prefilter->reaches[i] == REACH_TEXT)
      sightings->met[i] = arena_array(arena, blocks / 64 + 1, sizeof **sightings->met);
}

void sightings_forget(struct sightings *sightings, enum reach reach) {
  sightings->epoch[reach]++;
  sightings->count[reach] = 0;
  if (reach == REACH_BLOCK)
    sightings->sighting_count = 0;
}

static void meet(const struct prefilter *prefilter, size_t state, struct sightings *sightings) {
  if (sightings->state_epoch[state] == sightings->epoch[REACH_BLOCK])
    return;
  sightings->state_epoch[state] = sightings->epoch[REACH_BLOCK];
  for (uint32_t i = prefilter->meetings[state]; i; i = prefilter->meeting[i].next) {
    uint32_t rule = prefilter->meeting[i].rule, full = prefilter->full[rule];
    enum reach reach = (enum reach)prefilter->reaches[rule];
    if (reach == REACH_TEXT && sightings->met && prefilter->meeting[i].group == 0)
      sightings->met[rule][sightings->block / 64] |= (uint64_t)1 << sightings->block % 64;
    if (sightings->rule[rule].epoch != sightings->epoch[reach]) {
      sightings->rule[rule].epoch = sightings->epoch[reach];
      sightings->rule[rule].groups = 0;
    }
    uint32_t before = sightings->rule[rule].groups, after = before | 1u << prefilter->meeting[i].group;
    sightings->rule[rule].groups = after;
    if (after == full && before != full)
      sightings->found[reach][sightings->count[reach]++] = rule;
  }
}

void sightings_again(const struct prefilter *prefilter, const char *from, const char *to, struct sightings *sightings) {
  sightings->epoch[REACH_BLOCK]++;
  sightings->count[REACH_BLOCK] = 0;
  for (size_t i = 0; i < sightings->sighting_count; i++)
    if (sightings->sighting[i].at >= from && sightings->sighting[i].at <= to)
      meet(prefilter, sightings->sighting[i].state, sightings);
}

static void note_sighting(struct sightings *sightings, const char *at, size_t state) {
  sightings->sighting = arena_grow(sightings->arena, sightings->sighting, sightings->sighting_count,
                                   &sightings->sighting_capacity, sizeof *sightings->sighting);
  sightings->sighting[sightings->sighting_count++] = (struct sighting){at, state};
}

void prefilter_scan(const struct prefilter *prefilter, const char *text, size_t length, struct sightings *sightings) {
  const row *go = (const row *)prefilter->go;
  const uint8_t *class = prefilter->class;
  size_t state = sightings->state;
  for (const unsigned char *at = (const unsigned char *)text, *end = at + length; at < end; at++) {
    state = go[state][class[*at]];
    if (state & MEETS) {
      state &= ~(size_t)MEETS;
      note_sighting(sightings, (const char *)at, state);
      meet(prefilter, state, sightings);
    }
  }
  sightings->state = state;
}
