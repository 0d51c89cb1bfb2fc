/* rules_run.c - which rule looks at which stretch of a document, and what it found, in order.
 *
 * Block by block the prefilter names the rules whose words occur; those and the rules without words are to look at the
 * block, or at its sentences, which are cut only when a rule asks for them.  Where each is to look is noted first, and
 * then rule after rule is run: a hundred programs that take turns push one another out of the processor's cache, and
 * that costs more than the matching.
 */
#include "rules_private.h"
#include <stdlib.h>
#include <string.h>

/* In the narrow text. */
struct place {
  struct range range;
  uint32_t block;
};

/* Where one rule is to look. */
struct places {
  struct place *place;
  size_t count, capacity;
};

struct run {
  const struct rule_set *rules;
  const struct document *document;
  const struct narrow *narrow; /* its text */
  const struct parsed_rule *parsed;
  const struct look *look; /* by number of the rule */
  struct sightings *sightings;
  struct findings *findings;
  size_t finding_capacity, runaway_capacity;
  uint32_t *always[SCOPE_COUNT]; /* numbers of the rules without needed words */
  size_t always_count[SCOPE_COUNT];
  struct places *places; /* by number of the rule */
  struct range marked;   /* the stretch whose words are in marks */
  struct word_marks marks;
  struct range noted, narrowed; /* the stretch noted last, in the text and in the narrow text */
};

static uint32_t role_bit(const struct document *document, const struct block *block) {
  return block->section < document->section_count ? 1u << document->section[block->section].role : 0;
}

/* True if the rule with number INDEX may look at BLOCK; furniture has no section and is open to rules for every section
 * only. */
static bool role_fits(const struct run *run, size_t index, const struct block *block) {
  uint32_t roles = run->look[index].roles;
  return roles == UINT32_MAX || (roles & role_bit(run->document, block));
}

static void add_runaway(struct run *run, size_t index, uint32_t block) {
  struct findings *findings = run->findings;
  findings->runaway = arena_grow(run->document->arena, findings->runaway, findings->runaway_count,
                                 &run->runaway_capacity, sizeof *findings->runaway);
  findings->runaway[findings->runaway_count++] = (struct rule_runaway){&run->parsed[index].rule, block};
}

/* All matches of one rule in STRETCH.  BLOCK is where it lies, or UINT32_MAX where it covers many. */
static void match_stretch(struct run *run, size_t index, struct stretch *stretch, uint32_t block) {
  const struct document *document = run->document;
  struct findings *findings = run->findings;
  struct finding found;
  enum match_result result;
  while ((result = rules_match(run->rules, index, stretch, &found)) == MATCH_FOUND) {
    found.block = block == UINT32_MAX ? document_block_at(document, found.at.start) : block;
    if (block == UINT32_MAX && !role_fits(run, index, &document->block[found.block]))
      continue;
    findings->finding = arena_grow(document->arena, findings->finding, findings->count, &run->finding_capacity,
                                   sizeof *findings->finding);
    findings->finding[findings->count++] = found;
  }
  if (result == MATCH_RUNAWAY && block == UINT32_MAX)
    block = document_block_at(document, (uint32_t)narrow_back(run->narrow, stretch->base + stretch->from));
  if (result == MATCH_RUNAWAY)
    add_runaway(run, index, block);
}

static struct range narrow_range(const struct run *run, struct range range) {
  return (struct range){(uint32_t)narrow_place(run->narrow, range.start),
                        (uint32_t)narrow_place(run->narrow, range.end)};
}

/* All matches of one rule in RANGE of the narrow text. */
static void match_range(struct run *run, size_t index, struct range range, uint32_t block) {
  struct stretch stretch = {
      .narrow = run->narrow, .base = range.start, .length = range.end - range.start, .last = ANYWHERE};
  match_stretch(run, index, &stretch, block);
}

/* True if RANGE has the words that the rule's pattern cannot match without. */
static bool has_words(struct run *run, size_t index, struct range range) {
  const struct wanted *wanted = run->look[index].wanted;
  if (!wanted)
    return true;
  if (run->marked.start != range.start || run->marked.end != range.end) {
    word_marks(run->document->text + range.start, range.end - range.start, &run->marks);
    run->marked = range;
  }
  return wanted_met(wanted, &run->marks);
}

static void note_place(struct run *run, size_t index, struct range range, uint32_t block) {
  if (!has_words(run, index, range))
    return;
  if (run->noted.start != range.start || run->noted.end != range.end) {
    run->noted = range;
    run->narrowed = narrow_range(run, range);
  }
  struct places *places = &run->places[index];
  places->place =
      arena_grow(run->document->arena, places->place, places->count, &places->capacity, sizeof *places->place);
  places->place[places->count++] = (struct place){run->narrowed, block};
}

static void match_places(struct run *run) {
  for (size_t index = 0; index < rules_count(run->rules); index++)
    for (size_t i = 0; i < run->places[index].count; i++)
      match_range(run, index, run->places[index].place[i].range, run->places[index].place[i].block);
}

/* ---- blocks ---- */

/* RANGE is a block or title; the white space behind it is read too, so that words of two blocks stay two. */
static void scan(struct run *run, struct range range, uint32_t number) {
  sightings_forget(run->sightings, REACH_BLOCK);
  run->sightings->block = number;
  prefilter_scan(rules_prefilter(run->rules), run->document->text + range.start, range.end - range.start + 1,
                 run->sightings);
}

/* Notes the block for a rule that the prefilter named, if its scope is the block; true if it wants sentences instead.
 */
static bool note_block(struct run *run, size_t index, uint32_t number) {
  const struct block *block = &run->document->block[number];
  enum rule_scope scope = run->look[index].scope;
  if (!role_fits(run, index, block))
    return false;
  if (scope == SCOPE_BLOCK || (scope == SCOPE_HEADING && block->type == BLOCK_HEADING))
    note_place(run, index, (struct range){block->start, block->end}, number);
  return scope == SCOPE_SENTENCE;
}

static void note_sentence(struct run *run, struct range sentence, uint32_t number) {
  const struct sightings *sightings = run->sightings;
  const struct block *block = &run->document->block[number];
  for (size_t i = 0; i < sightings->count[REACH_BLOCK]; i++) {
    uint32_t index = sightings->found[REACH_BLOCK][i];
    if (run->look[index].scope == SCOPE_SENTENCE && role_fits(run, index, block))
      note_place(run, index, sentence, number);
  }
  for (size_t i = 0; i < run->always_count[SCOPE_SENTENCE]; i++) {
    uint32_t index = run->always[SCOPE_SENTENCE][i];
    if (role_fits(run, index, block))
      note_place(run, index, sentence, number);
  }
}

/* What the prefilter met in a block of several sentences is told again sentence by sentence: that is cheaper than to
 * let every rule of the block look at all of them. */
static void note_sentences(struct run *run, uint32_t number) {
  const struct document *document = run->document;
  const struct block *block = &document->block[number];
  struct range *sentence = NULL;
  size_t count = sentences(rules_gazetteer(run->rules), document->text, (struct range){block->start, block->end},
                           document->arena, &sentence);
  run->findings->cut[number] = (struct cut_block){sentence, count};
  for (size_t i = 0; i < count; i++) {
    if (count > 1)
      sightings_again(rules_prefilter(run->rules), document->text + sentence[i].start, document->text + sentence[i].end,
                      run->sightings);
    note_sentence(run, sentence[i], number);
  }
}

static void run_block(struct run *run, uint32_t number) {
  const struct block *block = &run->document->block[number];
  scan(run, (struct range){block->start, block->end}, number);
  bool cut = false;
  for (size_t i = 0; i < run->sightings->count[REACH_BLOCK]; i++)
    cut |= note_block(run, run->sightings->found[REACH_BLOCK][i], number);
  for (enum rule_scope scope = SCOPE_BLOCK; scope <= SCOPE_HEADING; scope++)
    for (size_t i = 0; i < run->always_count[scope]; i++)
      cut |= note_block(run, run->always[scope][i], number);
  if (cut)
    note_sentences(run, number);
}

/* The title of an item may be a part of a block only: rules for headings see it by itself. */
static void run_title(struct run *run, struct range title) {
  uint32_t number = document_block_at(run->document, title.start);
  const struct block *block = &run->document->block[number];
  if (block->type == BLOCK_HEADING && block->start == title.start && block->end == title.end)
    return;
  size_t state = run->sightings->state;
  scan(run, title, number);
  run->sightings->state = state;
  for (size_t i = 0; i < run->sightings->count[REACH_BLOCK]; i++) {
    uint32_t index = run->sightings->found[REACH_BLOCK][i];
    if (run->look[index].scope == SCOPE_HEADING && role_fits(run, index, block))
      note_place(run, index, title, number);
  }
  for (size_t i = 0; i < run->always_count[SCOPE_HEADING]; i++)
    if (role_fits(run, run->always[SCOPE_HEADING][i], block))
      note_place(run, run->always[SCOPE_HEADING][i], title, number);
}

/* ---- longer stretches ---- */

static void run_item(struct run *run, const struct item *item) {
  const struct document *document = run->document;
  if (!item->block_count)
    return;
  const struct block *first = &document->block[item->first_block], *last = first + item->block_count - 1;
  struct range range = narrow_range(run, (struct range){first->start, last->end});
  for (size_t i = 0; i < run->sightings->count[REACH_ITEM]; i++)
    match_range(run, run->sightings->found[REACH_ITEM][i], range, UINT32_MAX);
  for (size_t i = 0; i < run->always_count[SCOPE_ITEM]; i++)
    match_range(run, run->always[SCOPE_ITEM][i], range, UINT32_MAX);
  sightings_forget(run->sightings, REACH_ITEM);
}

static void run_flow(struct run *run) {
  const struct document *document = run->document;
  uint32_t at = 0;
  for (size_t i = 0; i < document->item_count; i++) {
    const struct item *item = &document->item[i];
    for (; at < item->first_block + item->block_count && at < document->flow_count; at++)
      run_block(run, at);
    run_item(run, item);
    if (item->title.end > item->title.start)
      run_title(run, item->title);
    sightings_forget(run->sightings, REACH_ITEM);
  }
  for (; at < document->flow_count; at++)
    run_block(run, at);
}

/* A rule of the whole text looks where its needed words are: a match begins in the block of such a word or in the one
 * before, and ends where it likes. */
static void run_near_words(struct run *run, uint32_t index) {
  const struct document *document = run->document;
  const uint64_t *met = run->sightings->met[index];
  struct stretch stretch = {.narrow = run->narrow, .length = run->narrow->length};
  for (size_t i = 0; i <= document->block_count / 64; i++)
    for (uint64_t bits = met[i]; bits; bits &= bits - 1) {
      size_t block = i * 64 + (size_t)__builtin_ctzll(bits);
      struct range near =
          narrow_range(run, (struct range){document->block[block ? block - 1 : 0].start, document->block[block].end});
      stretch.from = stretch.from > near.start ? stretch.from : near.start;
      stretch.last = near.end;
      match_stretch(run, index, &stretch, UINT32_MAX);
    }
}

static void run_text(struct run *run) {
  const struct document *document = run->document;
  for (size_t i = document->flow_count; i < document->block_count; i++)
    scan(run, (struct range){document->block[i].start, document->block[i].end}, (uint32_t)i);
  for (size_t i = 0; i < run->sightings->count[REACH_TEXT]; i++)
    run_near_words(run, run->sightings->found[REACH_TEXT][i]);
  for (size_t i = 0; i < run->always_count[SCOPE_TEXT] && document->block_count; i++)
    match_range(run, run->always[SCOPE_TEXT][i], (struct range){0, (uint32_t)run->narrow->length}, UINT32_MAX);
}

/* ---- order ---- */

static int by_place(const void *a, const void *b) {
  const struct finding *left = a, *right = b;
  if (left->at.start != right->at.start)
    return left->at.start < right->at.start ? -1 : 1;
  if (left->at.end != right->at.end)
    return left->at.end > right->at.end ? -1 : 1;
  unsigned first = left->rule->index, second = right->rule->index;
  return (first > second) - (first < second);
}

/* Sorts the findings and drops those that a title gave a second time. */
static void put_in_order(struct findings *findings) {
  if (!findings->count)
    return;
  qsort(findings->finding, findings->count, sizeof *findings->finding, by_place);
  size_t kept = 1;
  for (size_t i = 1; i < findings->count; i++)
    if (by_place(&findings->finding[kept - 1], &findings->finding[i]) != 0)
      findings->finding[kept++] = findings->finding[i];
  findings->count = kept;
}

struct findings *rules_run(const struct rule_set *rules, const struct document *document) {
  struct arena *arena = document->arena;
  struct run run = {.rules = rules, .document = document, .parsed = rules_parsed(rules), .look = rules_looks(rules)};
  size_t count = rules_count(rules);
  run.narrow = narrow_text(arena, document->text, document->length);
  run.findings = arena_alloc(arena, sizeof *run.findings);
  run.findings->cut = arena_array(arena, document->block_count + 1, sizeof *run.findings->cut);
  run.sightings = sightings_new(rules_prefilter(rules), arena);
  sightings_note_blocks(rules_prefilter(rules), document->block_count, run.sightings, arena);
  for (int scope = 0; scope < SCOPE_COUNT; scope++)
    run.always[scope] = arena_array(arena, count, sizeof **run.always);
  for (size_t i = 0; i < count; i++)
    if (!run.parsed[i].groups)
      run.always[run.parsed[i].rule.scope][run.always_count[run.parsed[i].rule.scope]++] = (uint32_t)i;
  run.places = arena_array(arena, count, sizeof *run.places);
  run_flow(&run);
  match_places(&run);
  run_text(&run);
  put_in_order(run.findings);
  return run.findings;
}
