/* eval_paper.h - small records made by hand, and what is expected of them, for the tests of the evaluation. */
#ifndef STANDPUNKT_EVAL_PAPER_H
#define STANDPUNKT_EVAL_PAPER_H

#include "eval.h"
#include "schema_fixture.h"

#include <string.h>

static int load_schema(void **state) {
  (void)state;
  return load_schema_from("schemas/expected.xsd");
}

/* Two blocks: the motion's proposals in the section motion, views in the section assessment. */
enum { IN_MOTION, IN_VIEW, PAPER_BLOCKS };

static struct record *new_paper(struct arena *arena) {
  static const char *const text[PAPER_BLOCKS] = {
      "att lekplatsen byggs om. Lekplatsen är farlig, och förvaltningen håller säkert med.",
      "Förvaltningen tillstyrker ombyggnaden. Pengar saknas. Motionären har rätt."};
  static const char *const role[PAPER_BLOCKS] = {"motion", "assessment"};
  struct record *record = arena_alloc(arena, sizeof *record);
  *record = (struct record){.arena = arena, .type = "official-report", .title = "Svar på motion om lekplatsen"};
  record->block = arena_array(arena, PAPER_BLOCKS, sizeof *record->block);
  record->section = arena_array(arena, PAPER_BLOCKS, sizeof *record->section);
  record->block_count = record->section_count = PAPER_BLOCKS;
  for (uint32_t i = 0; i < PAPER_BLOCKS; i++) {
    record->block[i] =
        (struct record_block){.id = "b", .text = text[i], .length = (uint32_t)strlen(text[i]), .page = 1};
    record->section[i] = (struct record_section){.id = "s", .role = role[i], .page = 1, .first = i, .count = 1};
  }
  record->item = arena_alloc(arena, sizeof *record->item);
  record->item[0] = (struct record_item){.id = "i1"};
  record->item_count = 1;
  return record;
}

static struct evidences quoting(const struct record *record, uint32_t block, const char *quote) {
  const char *text = record->block[block].text, *at = strstr(text, quote);
  assert_non_null(at);
  struct evidences evidence = {.at = arena_array(record->arena, 1, sizeof *evidence.at), .count = 1, .capacity = 1};
  uint32_t start = (uint32_t)(at - text);
  evidence.at[0] = (struct evidence){.block = block, .start = start, .end = start + (uint32_t)strlen(quote), .page = 1};
  return evidence;
}

#define ADD(owner, name)                                                                                               \
  ((owner)->name = arena_grow(record->arena, (owner)->name, (owner)->name##_count, &(owner)->name##_capacity,          \
                              sizeof *(owner)->name),                                                                  \
   &(owner)->name[(owner)->name##_count++])

static inline void add_proposal(struct record *record, const char *id, const char *text) {
  *ADD(record->item, proposal) = (struct record_proposal){
      .id = id, .kind = "proposal", .text = text, .evidence = quoting(record, IN_MOTION, "att lekplatsen byggs om.")};
}

/* PROPOSAL NULL = the whole motion. */
static inline struct record_position *add_position(struct record *record, const char *proposal, const char *layer,
                                                   const char *stance) {
  struct record_position *position = ADD(record->item, position);
  *position = (struct record_position){.id = "h",
                                       .proposal = proposal,
                                       .layer = layer,
                                       .stance = stance,
                                       .rule = "position.endorse",
                                       .confidence = 0.8,
                                       .evidence = quoting(record, IN_VIEW, "tillstyrker ombyggnaden")};
  return position;
}

static inline void add_decision(struct record *record, const char *status, const char *outcome, const char *object) {
  *ADD(record->item, decision) = (struct record_decision){.id = "d",
                                                          .status = status,
                                                          .outcome = outcome,
                                                          .object = object,
                                                          .rule = "decision.granted",
                                                          .confidence = 0.9,
                                                          .evidence = quoting(record, IN_VIEW, "Pengar saknas.")};
}

/* The elements in CONTENT as an expected.xml. */
static inline const struct expected *wanting(struct arena *arena, const char *content) {
  struct error error = {0};
  const char *xml = arena_printf(arena, "<record xmlns='" RECORD_NAMESPACE "'>%s</record>", content);
  const struct expected *wanted = expected_read(xml, strlen(xml), schema, arena, &error);
  if (!wanted)
    fail_msg("%s", error.message);
  return wanted;
}

/* RECORD compared with what CONTENT expects. */
static inline struct figures *compared(const struct record *record, const char *content) {
  struct arena *arena = record->arena;
  struct eval_case *one = arena_alloc(arena, sizeof *one);
  *one = (struct eval_case){.name = "case", .path = "case", .paper = "paper.txt"};
  compare_case(one, wanting(arena, content), record, arena);
  struct evaluation evaluation = {.arena = arena, .cases = one, .case_count = 1};
  return figures_of(&evaluation);
}

/* "right/extra/missing" of KIND when RECORD is compared with CONTENT, for assert_string_equal. */
static inline const char *verdict_on(const struct record *record, enum eval_kind kind, const char *content) {
  struct counts counts = compared(record, content)->kind[kind];
  return arena_printf(record->arena, "%zu/%zu/%zu", counts.right, counts.extra, counts.missing);
}

#endif
