/* rules_run.c - which rule looks at which stretch of a document, and what it found, in order.
 *
 * Block by block the prefilter names the rules whose words occur; those and the rules without words are to look at the
 * block, or at its sentences, which are cut only when a rule asks for them.  Where each is to look is noted first, and
 * then rule after rule is run: a hundred programs that take turns push one another out of the processor's cache, and
 * that costs more than the matching.
 */
#include "rules_private.h"
#include <stddef.h>
#include <string.h>

/* A rule is asked for the order of its words as long as it says no at least once in so many times; the first so many
 * times do not count. */
enum { WORTH_ASKING = 4, MANY_ANSWERS = 24 };

/* A block, sentence or title at which rules are to look. */
struct place {
  struct range range, narrowed; /* in the text, in the narrow text */
  uint32_t block;
  const struct word_list *list; /* its words; NULL: not looked yet */
  struct word_marks marks;      /* of them */
};

/* A rule is to look at a place. */
struct note {
  uint32_t rule, place;
};

struct notes {
  struct note *note;
  size_t count, capacity;
};

struct run {
  const struct rule_set *rules;
  const struct prefilter *prefilter;
  const struct document *document;
  const struct narrow *narrow; /* its text */
  const struct looks *looks;
  struct sightings *sightings;
  struct word_list *list; /* of the words read last */
  struct word_places *places;
  struct findings *findings;
  size_t finding_capacity, runaway_capacity;
  struct place *place;
  size_t place_count, place_capacity;
  struct notes now, asked;       /* of the rules that are run, and of those that wait to be asked */
  uint64_t *met, *found;         /* in the block or sentence at hand: groups of words, rules */
  uint64_t *item_met, *text_met; /* groups of words in the item at hand, in the whole text */
  uint64_t **blocks;             /* by number of a rule of the whole text: the blocks with a word of its first group */
};

/* ---- sets of rules ---- */

static bool is_in(const uint64_t *set, size_t index) { return set[index / 64] >> index % 64 & 1; }

static void add_all(const struct run *run, uint64_t *set, const uint64_t *more) {
  for (size_t i = 0; i < run->looks->width; i++)
    set[i] |= more[i];
}

/* True if a rule is in all three. */
static bool any_in(const struct run *run, const uint64_t *a, const uint64_t *b, const uint64_t *c) {
  for (size_t i = 0; i < run->looks->width; i++)
    if (a[i] & b[i] & c[i])
      return true;
  return false;
}

/* The rules for sections with the role of BLOCK; furniture has no section and is open to rules for every section only.
 */
static const uint64_t *rules_for(const struct run *run, const struct block *block) {
  const struct document *document = run->document;
  return run->looks
      ->role[block->section < document->section_count ? document->section[block->section].role : ROLE_COUNT];
}

/* ---- matching ---- */

static void add_runaway(struct run *run, size_t index, uint32_t block) {
  struct findings *findings = run->findings;
  findings->runaway = arena_grow(run->document->arena, findings->runaway, findings->runaway_count,
                                 &run->runaway_capacity, sizeof *findings->runaway);
  findings->runaway[findings->runaway_count++] = (struct rule_runaway){rules_at(run->rules, index), block};
}

static void add_finding(struct run *run, const struct finding *found) {
  struct findings *findings = run->findings;
  findings->finding = arena_grow(run->document->arena, findings->finding, findings->count, &run->finding_capacity,
                                 sizeof *findings->finding);
  findings->finding[findings->count++] = *found;
}

/* All matches of one rule in STRETCH.  BLOCK is where it lies, or UINT32_MAX where it covers many. */
static void match_stretch(struct run *run, size_t index, struct stretch *stretch, uint32_t block) {
  const struct document *document = run->document;
  struct finding found;
  enum match_result result;
  while ((result = rules_match(run->rules, index, stretch, &found)) == MATCH_FOUND) {
    found.block = block == UINT32_MAX ? document_block_at(document, found.at.start) : block;
    if (block != UINT32_MAX || is_in(rules_for(run, &document->block[found.block]), index))
      add_finding(run, &found);
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

/* ---- places ---- */

static void add_place(struct run *run, struct range range, uint32_t block) {
  run->place = arena_grow(run->document->arena, run->place, run->place_count, &run->place_capacity, sizeof *run->place);
  struct place *place = &run->place[run->place_count++];
  place->range = range;
  place->narrowed = narrow_range(run, range);
  place->block = block;
}

/* Room for as many notes more as there are rules. */
static void reserve_notes(const struct run *run, struct notes *notes) {
  if (notes->capacity - notes->count >= run->looks->count)
    return;
  notes->capacity = 2 * (notes->capacity + run->looks->count);
  struct note *larger = arena_room(run->document->arena, notes->capacity, sizeof *larger);
  if (notes->count)
    memcpy(larger, notes->note, notes->count * sizeof *larger);
  notes->note = larger;
}

/* The number of the place for RANGE, which may have been noted last. */
static uint32_t place_for(struct run *run, struct range range, uint32_t block) {
  const struct place *last = run->place_count ? run->place + run->place_count - 1 : NULL;
  if (!last || last->range.start != range.start || last->range.end != range.end)
    add_place(run, range, block);
  return (uint32_t)(run->place_count - 1);
}

/* Notes that the rules that were found and are in both sets are to look at RANGE. */
static void note_rules(struct run *run, struct notes *notes, const uint64_t *a, const uint64_t *b, struct range range,
                       uint32_t block) {
  uint32_t place = UINT32_MAX;
  reserve_notes(run, notes);
  struct note *note = notes->note + notes->count;
  for (size_t i = 0; i < run->looks->width; i++)
    for (uint64_t bits = run->found[i] & a[i] & b[i]; bits; bits &= bits - 1) {
      if (place == UINT32_MAX)
        place = place_for(run, range, block);
      *note++ = (struct note){(uint32_t)(i * 64 + (size_t)__builtin_ctzll(bits)), place};
    }
  notes->count = (size_t)(note - notes->note);
}

/* The same of those of SCOPE that are for sections FITTING, whether they are run now or wait. */
static void note_place(struct run *run, enum rule_scope scope, const uint64_t *fitting, struct range range,
                       uint32_t block) {
  note_rules(run, &run->now, run->looks->scope[scope], fitting, range, block);
  note_rules(run, &run->asked, run->looks->asked[scope], fitting, range, block);
}

/* True if the words of PLACE may not stand as the rule wants them.  Some want so little that it is hardly ever so: they
 * are not asked any more. */
static bool wants_order(const struct run *run, size_t index) {
  const struct answers *answers = &run->looks->answers[index];
  return run->looks->look[index].order &&
         (answers->met < MANY_ANSWERS || answers->met <= WORTH_ASKING * answers->refused);
}

static bool in_order(struct run *run, size_t index, const struct place *place) {
  bool met = order_met(run->looks->look[index].order, place->list, run->places);
  run->looks->answers[index].met += met;
  run->looks->answers[index].refused += !met;
  return met;
}

/* True if PLACE has the words that the rule's pattern cannot match without; and, if ORDERED, they stand as it wants
 * them. */
static bool has_words(struct run *run, size_t index, struct place *place, bool ordered) {
  const uint16_t *wanted = run->looks->look[index].wanted;
  if ((wanted || ordered) && !place->list) {
    list_words(run->document->text + place->range.start, place->range.end - place->range.start, run->list,
               &place->marks);
    place->list = keep_words(run->document->arena, run->list);
  }
  return (!wanted || wanted_met(wanted, &place->marks)) && (!ordered || in_order(run, index, place));
}

/* One rule at COUNT places.  Once it has been run its machine code is at hand, and quicker than asking for the order of
 * words. */
static void match_rule(struct run *run, size_t index, const uint32_t *number, size_t count) {
  bool ordered = wants_order(run, index);
  for (size_t i = 0; i < count; i++) {
    struct place *place = &run->place[number[i]];
    if (!has_words(run, index, place, ordered))
      continue;
    match_range(run, index, place->narrowed, place->block);
    ordered = false;
  }
}

/* Goes through what was noted rule by rule. */
static void match_places(struct run *run, const struct notes *notes) {
  struct arena *arena = run->document->arena;
  size_t count = run->looks->count;
  uint32_t *end = arena_array(arena, count + 1, sizeof *end); /* by rule: first where its places begin */
  uint32_t *place = arena_array(arena, notes->count, sizeof *place);
  for (size_t i = 0; i < notes->count; i++)
    end[notes->note[i].rule + 1]++;
  for (size_t index = 0; index < count; index++)
    end[index + 1] += end[index];
  for (size_t i = 0; i < notes->count; i++)
    place[end[notes->note[i].rule]++] = notes->note[i].place;
  for (size_t index = 0, at = 0; index < count; at = end[index++])
    match_rule(run, index, place + at, end[index] - at);
}

/* ---- blocks ---- */

/* RANGE is a block or title; the white space behind it is read too, so that words of two blocks stay two. */
static void scan(struct run *run, struct range range) {
  const char *text = run->document->text + range.start;
  size_t length = range.end - range.start + 1;
  sightings_forget(run->sightings);
  prefilter_scan(run->prefilter, text, length, run->sightings);
  memset(run->met, 0, run->looks->width * sizeof *run->met);
  sightings_met(run->prefilter, run->sightings, text, text + length, run->met);
}

/* The rules whose words were met, and those that need none. */
static void find_rules(struct run *run) {
  prefilter_found(run->prefilter, run->met, run->found);
  add_all(run, run->found, run->looks->always);
}

/* What the prefilter met in a block of several sentences is told again sentence by sentence: that is cheaper than to
 * let every rule of the block look at all of them. */
static void note_sentences(struct run *run, uint32_t number) {
  const struct document *document = run->document;
  const struct block *block = &document->block[number];
  struct cut_block *cut = &run->findings->cut[number];
  if (cut->sentence == NULL)
    cut->count = sentences(rules_gazetteer(run->rules), document->text, (struct range){block->start, block->end},
                           document->arena, &cut->sentence);
  struct range *sentence = cut->sentence;
  size_t count = cut->count;
  for (size_t i = 0; i < count; i++) {
    if (count > 1) {
      memset(run->met, 0, run->looks->width * sizeof *run->met);
      sightings_met(run->prefilter, run->sightings, document->text + sentence[i].start,
                    document->text + sentence[i].end, run->met);
      find_rules(run);
    }
    note_place(run, SCOPE_SENTENCE, rules_for(run, block), sentence[i], number);
  }
}

/* Keeps what was met in the block at hand for the rules of longer stretches. */
static void keep_met(struct run *run, uint32_t number) {
  add_all(run, run->item_met, run->met);
  add_all(run, run->text_met, run->met);
  for (size_t i = 0; i < run->looks->width; i++)
    for (uint64_t bits = run->met[i] & run->looks->scope[SCOPE_TEXT][i]; bits; bits &= bits - 1)
      run->blocks[i * 64 + (size_t)__builtin_ctzll(bits)][number / 64] |= (uint64_t)1 << number % 64;
}

static void run_block(struct run *run, uint32_t number) {
  const struct block *block = &run->document->block[number];
  struct range range = {block->start, block->end};
  const uint64_t *fitting = rules_for(run, block);
  scan(run, range);
  keep_met(run, number);
  find_rules(run);
  note_place(run, SCOPE_BLOCK, fitting, range, number);
  if (block->type == BLOCK_HEADING)
    note_place(run, SCOPE_HEADING, fitting, range, number);
  if (any_in(run, run->found, run->looks->scope[SCOPE_SENTENCE], fitting) ||
      any_in(run, run->found, run->looks->asked[SCOPE_SENTENCE], fitting))
    note_sentences(run, number);
}

/* The title of an item may be a part of a block only: rules for headings see it by itself. */
static void run_title(struct run *run, struct range title) {
  uint32_t number = document_block_at(run->document, title.start);
  const struct block *block = &run->document->block[number];
  if (block->type == BLOCK_HEADING && block->start == title.start && block->end == title.end)
    return;
  size_t state = run->sightings->state;
  scan(run, title);
  run->sightings->state = state;
  keep_met(run, number);
  find_rules(run);
  note_rules(run, &run->now, run->looks->scope[SCOPE_HEADING], rules_for(run, block), title, number);
}

/* ---- longer stretches ---- */

static void forget_item(struct run *run) { memset(run->item_met, 0, run->looks->width * sizeof *run->item_met); }

static void run_item(struct run *run, const struct item *item) {
  const struct document *document = run->document;
  if (!item->block_count)
    return;
  const struct block *first = &document->block[item->first_block], *last = first + item->block_count - 1;
  struct range range = narrow_range(run, (struct range){first->start, last->end});
  prefilter_found(run->prefilter, run->item_met, run->found);
  add_all(run, run->found, run->looks->always);
  for (size_t i = 0; i < run->looks->width; i++)
    for (uint64_t bits = run->found[i] & run->looks->scope[SCOPE_ITEM][i]; bits; bits &= bits - 1)
      match_range(run, i * 64 + (size_t)__builtin_ctzll(bits), range, UINT32_MAX);
  forget_item(run);
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
    forget_item(run);
  }
  for (; at < document->flow_count; at++)
    run_block(run, at);
}

/* The first block from NUMBER on that is in the set BLOCKS, or if not IN is not in it; their number if there is none.
 */
static size_t next_block(const struct run *run, const uint64_t *blocks, size_t number, bool in) {
  while (number < run->document->block_count && is_in(blocks, number) != in)
    number++;
  return number;
}

/* A rule of the whole text looks where its needed words are: a match begins in the block of such a word or in the one
 * before, and ends where it likes.  Where such blocks follow one another it looks once. */
static void run_near_words(struct run *run, size_t index) {
  const struct document *document = run->document;
  const uint64_t *blocks = run->blocks[index];
  struct stretch stretch = {.narrow = run->narrow, .length = run->narrow->length};
  for (size_t first = 0, end = 0; (first = next_block(run, blocks, end, true)) < document->block_count;) {
    end = next_block(run, blocks, first, false);
    struct range near =
        narrow_range(run, (struct range){document->block[first ? first - 1 : 0].start, document->block[end - 1].end});
    stretch.from = stretch.from > near.start ? stretch.from : near.start;
    stretch.last = near.end;
    match_stretch(run, index, &stretch, UINT32_MAX);
  }
}

static void run_text(struct run *run) {
  const struct document *document = run->document;
  for (size_t i = document->flow_count; i < document->block_count; i++) {
    scan(run, (struct range){document->block[i].start, document->block[i].end});
    keep_met(run, (uint32_t)i);
  }
  prefilter_found(run->prefilter, run->text_met, run->found);
  for (size_t index = 0; index < run->looks->count && document->block_count; index++) {
    if (!is_in(run->looks->scope[SCOPE_TEXT], index))
      continue;
    if (is_in(run->looks->always, index))
      match_range(run, index, (struct range){0, (uint32_t)run->narrow->length}, UINT32_MAX);
    else if (is_in(run->found, index))
      run_near_words(run, index);
  }
}

/* ---- all of it ---- */

static uint64_t *new_set(const struct run *run) {
  return arena_array(run->document->arena, run->looks->width, sizeof(uint64_t));
}

static struct run new_run(const struct rule_set *rules, const struct document *document) {
  struct arena *arena = document->arena;
  struct run run = {.rules = rules,
                    .prefilter = rules_prefilter(rules),
                    .document = document,
                    .narrow = narrow_text(arena, document->text, document->length),
                    .looks = rules_looks(rules),
                    .sightings = sightings_new(arena),
                    .list = arena_alloc(arena, sizeof *run.list),
                    .places = arena_alloc(arena, sizeof *run.places)};
  run.findings = arena_alloc(arena, sizeof *run.findings);
  run.findings->cut = arena_array(arena, document->block_count + 1, sizeof *run.findings->cut);
  run.met = new_set(&run);
  run.found = new_set(&run);
  run.item_met = new_set(&run);
  run.text_met = new_set(&run);
  run.blocks = arena_array(arena, run.looks->count, sizeof *run.blocks);
  for (size_t i = 0; i < run.looks->count; i++)
    if (is_in(run.looks->scope[SCOPE_TEXT], i))
      run.blocks[i] = arena_array(arena, document->block_count / 64 + 1, sizeof **run.blocks);
  return run;
}

/* A run that goes on where the rules that wait are asked. */
struct waiting {
  struct run run;
};

struct findings *rules_run(const struct rule_set *rules, const struct document *document) {
  struct waiting *waiting = arena_alloc(document->arena, sizeof *waiting);
  struct run *run = &waiting->run;
  *run = new_run(rules, document);
  run_flow(run);
  match_places(run, &run->now);
  run_text(run);
  findings_put_in_order(run->findings);
  run->findings->waiting = waiting;
  return run->findings;
}

struct findings *rules_ask(const struct findings *findings, const bool *where) {
  struct run run = findings->waiting->run;
  struct notes notes = {.note = arena_room(run.document->arena, run.asked.count + 1, sizeof *notes.note)};
  run.findings = arena_alloc(run.document->arena, sizeof *run.findings);
  *run.findings = *findings;
  run.finding_capacity = findings->count; /* what was found is copied when there is more */
  run.runaway_capacity = findings->runaway_count;
  for (size_t i = 0; i < run.asked.count; i++)
    if (where[run.place[run.asked.note[i].place].block])
      notes.note[notes.count++] = run.asked.note[i];
  match_places(&run, &notes);
  findings_put_in_order(run.findings);
  return run.findings;
}
