/* prefilter_build.c - makes the automaton of the prefilter: Aho-Corasick over classes of bytes, with word borders built
 * in.
 *
 * Bytes that no word tells apart share a class; upper and lower case share one too, so the text need not be folded
 * first.  All white space and punctuation that no word contains is one class, the gap.  A word "delar" is stored as
 * gap + "delar", so that it is met at the beginnings of words only; a run of gaps is one gap.  Characters of two
 * bytes and more other than å, ä, ö and their like are gaps as well: the states `tail` swallow their last bytes.
 */
#include "prefilter_inside.h"
#include "unicode.h"
#include <string.h>

enum { MOST_STATES = 0x7FFF, FEW_EDGES = 3 /* a state with more has a row */ };

/* A state in the tree of words; 0 = none. */
struct node {
  uint16_t first_child, next_sibling;
  uint16_t back; /* failure link */
  uint8_t class; /* of the byte that leads here */
};

/* A group of words one of which ends in a state. */
struct meeting {
  uint32_t group, next; /* next: index, 0 = none */
};

/* What is needed only while it is built. */
struct builder {
  struct arena *arena; /* of what is needed no longer */
  struct prefilter *prefilter;
  struct node *node;
  row *go;
  size_t state_count;
  uint32_t *meetings; /* by state: first in meeting[], 0 = none */
  struct meeting *meeting;
  size_t meeting_count, meeting_capacity;
  unsigned classes;
  uint8_t gap, other_letter, other_tail, lead[5] /* by length of the character */;
  uint16_t *number; /* by state: its number in the automaton */
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
  next = builder->state_count++;
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
  for (; *word && builder->state_count < MOST_STATES; word++) {
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

static void add_meeting(struct builder *builder, size_t state, uint32_t group) {
  builder->meeting = arena_grow(builder->arena, builder->meeting, builder->meeting_count, &builder->meeting_capacity,
                                sizeof *builder->meeting);
  builder->meeting[builder->meeting_count] = (struct meeting){group, builder->meetings[state]};
  builder->meetings[state] = (uint32_t)builder->meeting_count++;
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
  uint16_t *go = builder->go[state];
  for (uint16_t child = builder->node[state].first_child; child; child = builder->node[child].next_sibling) {
    builder->node[child].back = go[builder->node[child].class];
    go[builder->node[child].class] = child;
    queue[(*queued)++] = child;
  }
}

/* The states that are no word's: from each of them, words that may stand anywhere begin as they do from the root. */
static void fill_base(struct builder *builder, uint16_t *queue, size_t *queued) {
  row *go = builder->go;
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
  row *go = builder->go;
  for (size_t state = FIRST_FREE; state < builder->state_count; state++)
    if (builder->node[state].class == builder->gap)
      go[state][builder->gap] = (uint16_t)state;
}

/* Each state also meets what its failure link meets: those are shorter endings of the same text. */
static void inherit_meetings(struct builder *builder, uint16_t state) {
  uint32_t theirs = builder->meetings[builder->node[state].back];
  if (!theirs)
    return;
  uint32_t *last = &builder->meetings[state];
  while (*last)
    last = &builder->meeting[*last].next;
  *last = theirs;
}

static void build(struct builder *builder) {
  size_t count = builder->state_count, queued = 0;
  uint16_t *queue = arena_array(builder->arena, count, sizeof *queue);
  builder->go = arena_array(builder->arena, count, sizeof *builder->go);
  fill_base(builder, queue, &queued);
  for (size_t i = 0; i < queued; i++) {
    inherit_meetings(builder, queue[i]);
    memcpy(builder->go[queue[i]], builder->go[builder->node[queue[i]].back], sizeof *builder->go);
    add_children(builder, queue[i], queue, &queued);
  }
  repeat_gaps(builder);
}

/* ---- from the automaton to few bytes ---- */

/* The edges of STATE that its failure link does not have. */
static unsigned own_edges(const struct builder *builder, uint16_t state, struct edge edges[CLASSES]) {
  unsigned count = 0;
  if (builder->node[state].class == builder->gap)
    edges[count++] = (struct edge){builder->gap, state};
  for (uint16_t child = builder->node[state].first_child; child; child = builder->node[child].next_sibling)
    edges[count++] = (struct edge){builder->node[child].class, child};
  return count;
}

static bool is_dense(const struct builder *builder, uint16_t state) {
  struct edge edges[CLASSES];
  return state < FIRST_FREE || own_edges(builder, state, edges) > FEW_EDGES;
}

/* Numbers the states: those with rows first, then those of one word behind one another. */
static void number_states(struct builder *builder) {
  size_t count = builder->state_count, deep = 0, sparse = 0;
  uint16_t *stack = arena_array(builder->arena, count, sizeof *stack);
  builder->number = arena_array(builder->arena, count, sizeof *builder->number);
  for (size_t state = 0; state < count; state++)
    if (is_dense(builder, (uint16_t)state))
      builder->number[state] = (uint16_t)builder->prefilter->dense_count++;
  for (uint16_t base = 0; base < FIRST_FREE; base++)
    for (uint16_t child = builder->node[base].first_child; child; child = builder->node[child].next_sibling)
      stack[deep++] = child;
  while (deep) {
    uint16_t state = stack[--deep];
    if (!is_dense(builder, state))
      builder->number[state] = (uint16_t)(builder->prefilter->dense_count + sparse++);
    for (uint16_t child = builder->node[state].first_child; child; child = builder->node[child].next_sibling)
      stack[deep++] = child;
  }
}

/* The number of STATE, and whether it meets anything. */
static uint16_t entry(const struct builder *builder, uint16_t state) {
  return (uint16_t)(builder->number[state] | (builder->meetings[state] ? MEETS : 0));
}

static void pack_states(struct builder *builder, struct arena *arena) {
  struct prefilter *prefilter = builder->prefilter;
  size_t count = builder->state_count, edge_count = 0;
  row *dense = arena_array(arena, prefilter->dense_count, sizeof *dense);
  struct sparse *sparse = arena_array(arena, count - prefilter->dense_count, sizeof *sparse);
  struct edge *edge = arena_array(arena, count, sizeof *edge);
  for (size_t state = 0; state < count; state++) {
    uint16_t number = builder->number[state];
    if (number < prefilter->dense_count) {
      for (unsigned class = 0; class < builder->classes; class ++)
        dense[number][class] = entry(builder, builder->go[state][class]);
      continue;
    }
    struct edge own[CLASSES] = {{CLASSES, 0}};
    unsigned edges = own_edges(builder, (uint16_t)state, own);
    sparse[number - prefilter->dense_count] = (struct sparse){.class = (uint8_t)own[0].class,
                                                              .next = edges ? entry(builder, own[0].next) : 0,
                                                              .more = (uint8_t)(edges > 1 ? edges - 1 : 0),
                                                              .back = builder->number[builder->node[state].back],
                                                              .edge = (uint16_t)edge_count};
    for (unsigned i = 1; i < edges; i++)
      edge[edge_count++] = (struct edge){own[i].class, entry(builder, own[i].next)};
  }
  prefilter->dense = dense;
  prefilter->sparse = sparse;
  prefilter->edge = edge;
}

/* False if there are too many. */
static bool pack_groups(struct builder *builder, struct arena *arena) {
  size_t count = 0, at = 1;
  uint16_t *groups = arena_array(arena, builder->state_count, sizeof *groups);
  for (size_t state = 0; state < builder->state_count; state++) {
    for (uint32_t i = builder->meetings[state]; i; i = builder->meeting[i].next)
      count++;
    count += builder->meetings[state] != 0;
  }
  if (count >= UINT16_MAX)
    return false;
  uint16_t *group = arena_array(arena, count + 1, sizeof *group);
  group[0] = NO_GROUP;
  for (size_t state = 0; state < builder->state_count; state++) {
    if (!builder->meetings[state])
      continue;
    groups[builder->number[state]] = (uint16_t)at;
    for (uint32_t i = builder->meetings[state]; i; i = builder->meeting[i].next)
      group[at++] = (uint16_t)builder->meeting[i].group;
    group[at++] = NO_GROUP;
  }
  builder->prefilter->groups = groups;
  builder->prefilter->group = group;
  return true;
}

/* ---- all of it ---- */

static bool add_words(struct builder *builder, const struct parsed_rule *rule, size_t count, uint16_t *ends) {
  size_t at = 0, bytes = FIRST_FREE;
  for (size_t r = 0; r < count; r++)
    for (size_t n = 0; n < rule[r].need_count; n++)
      for (const char *byte = rule[r].need[n].word; *byte; byte++, bytes++)
        if (*byte != '_' && *byte != '*' && !own_class(builder, (unsigned char)*byte))
          return false;
  builder->node = arena_array(builder->arena, bytes, sizeof *builder->node);
  builder->state_count = FIRST_FREE;
  for (size_t r = 0; r < count; r++)
    for (size_t n = 0; n < rule[r].need_count; n++) {
      size_t end = add_word(builder, rule[r].need[n].word);
      if (!end)
        return false;
      ends[at++] = (uint16_t)end;
    }
  return true;
}

/* The first group of each rule has the rule's number, the others follow behind the last rule. */
static void number_groups(struct builder *builder, const struct parsed_rule *rule, size_t count, const uint16_t *ends,
                          struct arena *arena) {
  struct prefilter *prefilter = builder->prefilter;
  uint16_t *further = arena_array(arena, count * NEED_GROUPS, sizeof *further);
  uint16_t *first_further = arena_array(arena, count + 1, sizeof *first_further);
  uint64_t *needs_more = arena_array(arena, count / 64 + 1, sizeof *needs_more);
  size_t at = 0;
  builder->meetings = arena_array(builder->arena, builder->state_count, sizeof *builder->meetings);
  builder->meeting_count = 1;
  builder->meeting = arena_grow(builder->arena, NULL, 0, &builder->meeting_capacity, sizeof *builder->meeting);
  for (size_t r = 0; r < count; r++) {
    size_t base = count + prefilter->further_count - 1;
    for (unsigned group = 1; group < rule[r].groups; group++)
      further[prefilter->further_count++] = (uint16_t)(base + group);
    first_further[r + 1] = (uint16_t)prefilter->further_count;
    if (rule[r].groups > 1)
      needs_more[r / 64] |= (uint64_t)1 << r % 64;
    for (size_t n = 0; n < rule[r].need_count; n++)
      add_meeting(builder, ends[at++], (uint32_t)(rule[r].need[n].group ? base + rule[r].need[n].group : r));
  }
  prefilter->further = further;
  prefilter->first_further = first_further;
  prefilter->needs_more = needs_more;
  prefilter->rule_count = count;
  prefilter->width = (count + prefilter->further_count + 63) / 64;
}

static bool make(struct builder *builder, const struct parsed_rule *rule, size_t count, struct arena *arena) {
  size_t words = 0;
  for (size_t r = 0; r < count; r++)
    words += rule[r].need_count;
  uint16_t *ends = arena_array(builder->arena, words, sizeof *ends);
  default_classes(builder);
  if (count * NEED_GROUPS >= NO_GROUP || !add_words(builder, rule, count, ends))
    return false;
  number_groups(builder, rule, count, ends, arena);
  build(builder);
  number_states(builder);
  pack_states(builder, arena);
  return pack_groups(builder, arena);
}

struct prefilter *prefilter_new(struct arena *arena, const struct parsed_rule *rule, size_t count,
                                struct error *error) {
  struct prefilter *prefilter = arena_alloc(arena, sizeof *prefilter);
  struct builder builder = {.arena = arena_new(), .prefilter = prefilter};
  bool good = make(&builder, rule, count, arena);
  arena_free(builder.arena);
  if (good)
    return prefilter;
  error_set(error, ERROR_LIMIT, "the rules have too many different \"needs:\" words or signs in them");
  return NULL;
}
