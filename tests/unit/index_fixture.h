/* index_fixture.h - records written by hand for the tests of the index: what a line of a test says becomes a block of
 * the record, and findings quote it.  Municipalities, people and sentences are invented.
 */
#ifndef STANDPUNKT_INDEX_FIXTURE_H
#define STANDPUNKT_INDEX_FIXTURE_H

#include "search.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define APPEND(arena, owner, name, count, capacity, ...)                                                               \
  ((owner)->name = arena_grow(arena, (owner)->name, (owner)->count, &(owner)->capacity, sizeof *(owner)->name),        \
   (owner)->name[(owner)->count] = __VA_ARGS__, &(owner)->name[(owner)->count++])

#define A_HASH "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

/* A record of TYPE whose id is NUMBER in 32 digits, with one item and no text. */
static inline struct record *paper(struct arena *arena, unsigned number, const char *type) {
  struct record *record = arena_alloc(arena, sizeof *record);
  *record = (struct record){.arena = arena,
                            .id = arena_printf(arena, "%08x000000000000000000000000", number),
                            .source_hash = A_HASH,
                            .rules = "r1",
                            .generator = "test",
                            .file = arena_printf(arena, "paper-%u.pdf", number),
                            .media_type = "application/pdf",
                            .extractor = "pdf/1",
                            .ocr = "none",
                            .bytes = 1000,
                            .pages = 3,
                            .type = type,
                            .lang = "sv"};
  APPEND(arena, record, item, item_count, item_capacity, (struct record_item){.id = "i1"});
  return record;
}

static inline void section(struct record *record, const char *role) {
  struct arena *arena = record->arena;
  APPEND(arena, record, section, section_count, section_capacity,
         (struct record_section){.id = arena_printf(arena, "s%zu", record->section_count + 1),
                                 .role = role,
                                 .page = 1,
                                 .first = (uint32_t)record->block_count});
}

/* Adds a block to the last section; furniture belongs to none. */
static inline uint32_t say(struct record *record, const char *type, const char *text) {
  struct arena *arena = record->arena;
  bool flows = strcmp(type, "furniture") != 0;
  if (flows && record->section_count == 0)
    section(record, "other");
  APPEND(arena, record, block, block_count, block_capacity,
         (struct record_block){.id = arena_printf(arena, "b%zu", record->block_count + 1),
                               .type = type,
                               .text = text,
                               .length = (uint32_t)strlen(text),
                               .page = 1 + (uint32_t)record->block_count / 10});
  if (flows)
    record->section[record->section_count - 1].count++;
  return (uint32_t)record->block_count - 1;
}

/* The words QUOTE of block BLOCK. */
static inline struct evidences quoted(struct record *record, uint32_t block, const char *quote) {
  const struct record_block *in = &record->block[block];
  const char *at = strstr(in->text, quote);
  struct evidences evidence = {0};
  assert_non_null(at);
  APPEND(record->arena, &evidence, at, count, capacity,
         (struct evidence){.block = block,
                           .start = (uint32_t)(at - in->text),
                           .end = (uint32_t)(at - in->text + (long)strlen(quote)),
                           .page = in->page});
  return evidence;
}

static inline const char *propose(struct record *record, uint32_t block, const char *quote) {
  struct record_item *item = &record->item[0];
  const char *id = arena_printf(record->arena, "p%zu", item->proposal_count + 1);
  APPEND(record->arena, item, proposal, proposal_count, proposal_capacity,
         (struct record_proposal){.id = id,
                                  .n = id + 1,
                                  .kind = "proposal",
                                  .text = quote,
                                  .rule = "proposal.test",
                                  .evidence = quoted(record, block, quote)});
  return id;
}

static inline void hold(struct record *record, uint32_t block, const char *quote, const char *stance,
                        const char *proposal) {
  struct record_item *item = &record->item[0];
  APPEND(record->arena, item, position, position_count, position_capacity,
         (struct record_position){.id = arena_printf(record->arena, "x%zu", item->position_count + 1),
                                  .proposal = proposal,
                                  .holder = "Fritidsförvaltningen",
                                  .layer = "administration",
                                  .stance = stance,
                                  .rule = "position.test",
                                  .confidence = 0.9,
                                  .evidence = quoted(record, block, quote)});
}

static inline void decide(struct record *record, uint32_t block, const char *quote, const char *outcome) {
  struct record_item *item = &record->item[0];
  APPEND(record->arena, item, decision, decision_count, decision_capacity,
         (struct record_decision){.id = arena_printf(record->arena, "d%zu", item->decision_count + 1),
                                  .status = "proposed",
                                  .body = "Fritidsnämnden",
                                  .outcome = outcome,
                                  .object = "matter",
                                  .rule = "decision.test",
                                  .confidence = 0.8,
                                  .evidence = quoted(record, block, quote)});
}

static inline void dated(struct record *record, const char *role, const char *value) {
  APPEND(record->arena, record, date, date_count, date_capacity,
         (struct record_date){.text = value, .role = role, .value = value});
}

static inline void numbered(struct record *record, const char *of, const char *number) {
  APPEND(record->arena, record, case_number, case_count, case_capacity,
         (struct record_case){.text = number, .of = of, .value = number});
}

/* ---- an index in a folder of its own ---- */

struct place {
  char folder[64], file[96];
  struct arena *arena;
  struct index *index;
  struct error error;
};

static inline void fine(const struct place *place) {
  if (place->error.kind != ERROR_NONE)
    fail_msg("%s", place->error.message);
}

static inline void place_open(struct place *place) {
  place->index = index_open(place->file, INDEX_WRITE, &place->error);
  fine(place);
}

static inline int place_setup(void **state) {
  struct place *place = calloc(1, sizeof *place);
  assert_non_null(place);
  strcpy(place->folder, "/tmp/standpunkt-test-XXXXXX");
  assert_non_null(mkdtemp(place->folder));
  snprintf(place->file, sizeof place->file, "%s/index.sqlite", place->folder);
  place->arena = arena_new();
  place_open(place);
  *state = place;
  return 0;
}

static inline int place_teardown(void **state) {
  static const char *const endings[] = {"", "-wal", "-shm"};
  struct place *place = *state;
  index_close(place->index);
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    char file[128];
    snprintf(file, sizeof file, "%s%s", place->file, endings[i]);
    unlink(file);
  }
  rmdir(place->folder);
  arena_free(place->arena);
  free(place);
  return 0;
}

/* Adds RECORD and gives what it is another rendering of, or NULL. */
static inline const char *put(struct place *place, const struct record *record) {
  const char *work_of;
  index_add(place->index, record, place->arena, &work_of, &place->error);
  fine(place);
  return work_of;
}

/* A hit with what it has of its document. */
struct hit {
  const char *document, *title, *municipality, *issuer, *date, *file;
  struct search_hit is;
};

static inline struct search_answer *answer_to(struct place *place, const struct search_request *request) {
  struct search_answer *answer = search(place->index, request, place->arena, &place->error);
  fine(place);
  return answer;
}

/* All hits, document by document. */
static inline size_t ask(struct place *place, const char *query, struct hit **hits) {
  const struct search_answer *answer =
      answer_to(place, &(struct search_request){.query = query, .limit = 50, .each = 50});
  size_t count = 0;
  assert_int_equal(answer->fault, SEARCH_FINE);
  *hits = arena_array(place->arena, answer->total, sizeof **hits);
  for (size_t i = 0; i < answer->count; i++)
    for (size_t j = 0; j < answer->document[i].hit_count; j++) {
      const struct search_document *document = &answer->document[i];
      (*hits)[count++] = (struct hit){document->id,   document->title, document->municipality, document->issuer,
                                      document->date, document->file,  document->hit[j]};
    }
  return count;
}

#endif
