/* invented_record.h - a record in which everything occurs at least once, for the tests of records.  Municipality,
 * people and sentences are invented.
 */
#ifndef STANDPUNKT_INVENTED_RECORD_H
#define STANDPUNKT_INVENTED_RECORD_H

#include "record.h"

#include <string.h>

#define SHA_OF_NOTHING "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

enum {
  IN_HEADING,
  IN_MOTION,
  IN_QUESTION,
  IN_VIEW,
  IN_ANSWER,
  IN_DECISION,
  IN_VOTE,
  IN_NOTE,
  IN_FOOTER,
  INVENTED_BLOCKS
};

static const struct record_block invented_blocks[INVENTED_BLOCKS] = {
    [IN_HEADING] = {.id = "b1", .type = "heading", .text = "Motionen", .page = 1},
    [IN_MOTION] = {.id = "b2",
                   .type = "item",
                   .page = 1,
                   .marker = "1.",
                   .text = "att kommunen öppnar en nattöppen fritidsgård i Granåker"},
    [IN_QUESTION] = {.id = "b3",
                     .type = "paragraph",
                     .text = "Hur många besökte \"Lyktan\" & badet <2022>?",
                     .page = 1},
    [IN_VIEW] = {.id = "b4", .type = "paragraph", .text = "Förvaltningen ser positivt på förslaget.", .page = 2},
    [IN_ANSWER] = {.id = "b5", .type = "table-row", .text = "Lyktan\t412\tBadet\t9 800", .page = 2},
    [IN_DECISION] = {.id = "b6",
                     .type = "paragraph",
                     .page = 2,
                     .text = "Motionen avslås. Nämnden uppdrar åt förvaltningen att återkomma."},
    [IN_VOTE] = {.id = "b7",
                 .type = "paragraph",
                 .text = "Med 7 ja-röster mot 4 nej-röster beslutar nämnden så.",
                 .page = 3},
    [IN_NOTE] = {.id = "b8",
                 .type = "footnote",
                 .marker = "1",
                 .anchor = "b4",
                 .anchor_at = 14,
                 .page = 3,
                 .text = "Ärendet låg före nämnden 𐍈 år 2021."},
    [IN_FOOTER] = {.id = "b9", .type = "furniture", .text = "Granåkers kommun · sida 1 (3)", .page = 1},
};

static struct evidences invented_evidence(const struct record *record, uint32_t block, const char *quote) {
  const struct record_block *in = &record->block[block];
  struct evidences evidence = {.at = arena_array(record->arena, 1, sizeof *evidence.at), .count = 1, .capacity = 1};
  evidence.at[0].block = block;
  evidence.at[0].start = (uint32_t)(strstr(in->text, quote) - in->text);
  evidence.at[0].end = evidence.at[0].start + (uint32_t)strlen(quote);
  evidence.at[0].page = in->page;
  evidence.at[0].box = in->box;
  evidence.at[0].box_count = in->box_count;
  return evidence;
}

static void invent_text(struct record *record) {
  static const struct record_section sections[] = {
      {.id = "s1", .role = "motion", .page = 1, .heading = "Motionen", .first = IN_HEADING, .count = 3},
      {.id = "s2", .role = "assessment", .page = 2, .first = IN_VIEW, .count = 2},
      {.id = "s3", .role = "enclosures", .page = 2, .first = IN_DECISION, .count = 0},
      {.id = "s4", .role = "decision", .page = 2, .first = IN_DECISION, .count = 3},
  };
  record->section_count = sizeof sections / sizeof *sections;
  record->section = arena_alloc(record->arena, sizeof sections);
  memcpy(record->section, sections, sizeof sections);
  record->block_count = INVENTED_BLOCKS;
  record->block = arena_alloc(record->arena, sizeof invented_blocks);
  memcpy(record->block, invented_blocks, sizeof invented_blocks);
  for (size_t i = 0; i < INVENTED_BLOCKS; i++) {
    struct box *box = arena_array(record->arena, 2, sizeof *box);
    box[0] = (struct box){72.0f, 100.5f + (float)i, 523.2f, 112.5f + (float)i};
    box[1] = (struct box){-0.5f, 0.0f, 310.1f, 841.9f};
    record->block[i].box = box;
    record->block[i].box_count = 1 + i % 2;
    record->block[i].length = (uint32_t)strlen(record->block[i].text);
  }
}

/* One struct more at the end of one of the record's arrays. */
#define INVENT(owner, name, ...)                                                                                       \
  do {                                                                                                                 \
    (owner)->name =                                                                                                    \
        arena_grow(arena, (owner)->name, (owner)->name##_count, &(owner)->name##_capacity, sizeof *(owner)->name);     \
    (owner)->name[(owner)->name##_count++] = __VA_ARGS__;                                                              \
  } while (0)

static void invent_document(struct record *record, struct arena *arena) {
  record->title = "Nattöppen fritidsgård – svar på motion";
  record->title_evidence = invented_evidence(record, IN_HEADING, "Motionen");
  record->subtitle = "Motion av Sixten Alm (V)";
  record->municipality = (struct record_body){.text = "Granåkers kommun", .ref = "9901"};
  record->municipality.evidence = invented_evidence(record, IN_FOOTER, "Granåkers kommun");
  record->issuer = (struct record_body){.text = "Fritidsförvaltningen", .layer = "administration"};
  record->addressee = (struct record_body){.text = "Fritidsnämnden", .ref = "fritidsnämnden"};
  INVENT(record, date, (struct record_date){.text = "30 februari", .role = "reply-by"});
  INVENT(record, date, (struct record_date){.text = "den 3 maj 2022", .role = "meeting", .value = "2022-05-03"});
  record->date[1].evidence = invented_evidence(record, IN_NOTE, "2021");
  INVENT(record, person, (struct record_person){.name = "Sixten Alm", .role = "mover", .party = "V"});
  INVENT(record, person,
         (struct record_person){.name = "Hjördis Ek", .role = "signatory", .title = "chef", .date = "2022-04-11"});
  INVENT(record, reference, (struct record_reference){.text = "motion 2021:17", .type = "motion", .value = "2021:17"});
  record->case_number = arena_alloc(arena, sizeof *record->case_number);
  record->case_number[0] = (struct record_case){.text = "Dnr FN 2022/11", .of = "own", .value = "FN 2022/11"};
  record->case_count = record->case_capacity = 1;
}

/* What is asked and thought in ITEM. */
static void invent_views(struct record *record, struct record_item *item, struct arena *arena) {
  INVENT(item, reference, (struct record_reference){.text = "SOU 2019:4", .type = "inquiry"});
  INVENT(item, person, (struct record_person){.name = "Tyra Lund", .role = "speaker", .party = "C"});
  INVENT(item, proposal,
         (struct record_proposal){.id = "p1",
                                  .n = "1",
                                  .kind = "proposal",
                                  .by = "Sixten Alm",
                                  .to = "kommunen",
                                  .text = "öppna en nattöppen fritidsgård",
                                  .rule = "proposal.att-line",
                                  .evidence = invented_evidence(record, IN_MOTION, "öppnar en nattöppen")});
  INVENT(item, proposal,
         (struct record_proposal){.id = "p2",
                                  .kind = "question",
                                  .text = "Hur många besökte \"Lyktan\" & badet <2022>?",
                                  .evidence = invented_evidence(record, IN_QUESTION, "\"Lyktan\" & badet <2022>?")});
  INVENT(item, position,
         (struct record_position){.id = "x1",
                                  .proposal = "p1",
                                  .holder = "Fritidsförvaltningen",
                                  .layer = "administration",
                                  .stance = "support",
                                  .rule = "position.positive",
                                  .confidence = 0.85,
                                  .evidence = invented_evidence(record, IN_VIEW, "ser positivt på")});
  item->position[0].evidence.at[0].rule = "position.sees-positively";
  INVENT(item, position,
         (struct record_position){.id = "x2",
                                  .holder = "Sixten Alm",
                                  .layer = "mover",
                                  .stance = "support",
                                  .confidence = 1,
                                  .evidence = invented_evidence(record, IN_MOTION, "öppnar")});
  INVENT(item, answer,
         (struct record_answer){
             .id = "a1", .question = "p2", .evidence = invented_evidence(record, IN_ANSWER, "Lyktan\t412")});
}

/* What came of it. */
static void invent_outcome(struct record *record, struct record_item *item, struct arena *arena) {
  INVENT(item, decision,
         (struct record_decision){.id = "d1",
                                  .n = "1",
                                  .status = "adopted",
                                  .body = "Fritidsnämnden",
                                  .outcome = "remitted",
                                  .object = "matter",
                                  .rule = "decision.reject",
                                  .minority = 1,
                                  .confidence = 0.07,
                                  .evidence = invented_evidence(record, IN_DECISION, "avslås")});
  INVENT(item, decision,
         (struct record_decision){.id = "d2",
                                  .status = "adopted",
                                  .outcome = "assigned",
                                  .object = "matter",
                                  .assignment = 1,
                                  .evidence = invented_evidence(record, IN_DECISION, "uppdrar åt förvaltningen")});
  INVENT(item, vote,
         (struct record_vote){.id = "v1",
                              .yes = 7,
                              .no = 4,
                              .abstain = 0,
                              .absent = -1,
                              .yes_means = "avslag",
                              .no_means = "bifall",
                              .follows = "yes",
                              .evidence = invented_evidence(record, IN_VOTE, "7 ja-röster mot 4 nej-röster")});
  INVENT(item, dissent,
         (struct record_dissent){.id = "r1",
                                 .kind = "reservation",
                                 .by = "Sixten Alm",
                                 .party = "V MP",
                                 .evidence = invented_evidence(record, IN_VOTE, "nej")});
}

static void invent_findings(struct record *record, struct arena *arena) {
  struct record_item *item = record->item = arena_alloc(arena, sizeof *record->item);
  record->item_count = record->item_capacity = 1;
  *item = (struct record_item){.id = "i1", .n = "63/20", .title = "Fritidsgård"};
  invent_views(record, item, arena);
  invent_outcome(record, item, arena);
}

static inline struct record *invented_record(struct arena *arena) {
  struct record *record = arena_alloc(arena, sizeof *record);
  *record = (struct record){.arena = arena,
                            .id = "e3b0c44298fc1c149afbf4c8996fb924",
                            .source_hash = SHA_OF_NOTHING,
                            .rules = SHA_OF_NOTHING,
                            .generator = "standpunkt 0.1",
                            .file = "svar \"nr 2\" <& bilaga>.pdf",
                            .media_type = "application/pdf",
                            .extractor = "pdf/1",
                            .ocr = "none",
                            .bytes = 18446744073709551615u,
                            .pages = 3,
                            .type = "official-report",
                            .lang = "sv"};
  invent_text(record);
  invent_document(record, arena);
  invent_findings(record, arena);
  INVENT(record, remark,
         (struct record_remark){.code = "impossible-date", .severity = "warning", .text = "30 februari", .page = 2});
  INVENT(record, remark, (struct record_remark){.code = "unaddressed-proposal", .severity = "info", .item = "i1"});
  return record;
}

#endif
