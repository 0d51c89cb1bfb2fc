/* record_shape.c - the tables of record_shape.h. */
#include "record_shape.h"

#include <string.h>

/* Evidence hangs everywhere in the same way, at a struct evidences. */
#define EVIDENCE_AT(type, member)                                                                                      \
  {                                                                                                                    \
    &evidence_shape, CHILD_ARRAY, offsetof(type, member.at), offsetof(type, member.count),                             \
        offsetof(type, member.capacity)                                                                                \
  }
#define ARRAY_AT(shape, type, name)                                                                                    \
  { &shape, CHILD_ARRAY, offsetof(type, name), offsetof(type, name##_count), offsetof(type, name##_capacity) }
#define CASES_AT(type)                                                                                                 \
  { &case_shape, CHILD_ARRAY, offsetof(type, case_number), offsetof(type, case_count), offsetof(type, case_capacity) }
#define TEXT_AT(type, member) .content = CONTENT_TEXT, .text = offsetof(type, member)

const struct element_shape evidence_shape = {
    .name = "evidence",
    .size = sizeof(struct evidence),
    .content = CONTENT_QUOTE,
    .attributes = {{"block", VALUE_BLOCK, offsetof(struct evidence, block), 0},
                   {"start", VALUE_NUMBER, offsetof(struct evidence, start), 0},
                   {"end", VALUE_NUMBER, offsetof(struct evidence, end), 0},
                   {"page", VALUE_PAGE, offsetof(struct evidence, page), 0},
                   {"boxes", VALUE_BOXES, offsetof(struct evidence, box), offsetof(struct evidence, box_count)},
                   {"rule", VALUE_TEXT, offsetof(struct evidence, rule), 0}},
};

static const struct element_shape title_shape = {
    .name = "title",
    .size = sizeof(struct record),
    TEXT_AT(struct record, title),
    .children = {EVIDENCE_AT(struct record, title_evidence)},
};

static const struct element_shape subtitle_shape = {
    .name = "subtitle",
    .size = sizeof(struct record),
    TEXT_AT(struct record, subtitle),
};

static const struct element_shape municipality_shape = {
    .name = "municipality",
    .size = sizeof(struct record_body),
    TEXT_AT(struct record_body, text),
    .attributes = {{"ref", VALUE_TEXT, offsetof(struct record_body, ref), 0}},
    .children = {EVIDENCE_AT(struct record_body, evidence)},
};

static const struct element_shape issuer_shape = {
    .name = "issuer",
    .size = sizeof(struct record_body),
    TEXT_AT(struct record_body, text),
    .attributes = {{"ref", VALUE_TEXT, offsetof(struct record_body, ref), 0},
                   {"layer", VALUE_TEXT, offsetof(struct record_body, layer), 0}},
    .children = {EVIDENCE_AT(struct record_body, evidence)},
};

static const struct element_shape addressee_shape = {
    .name = "addressee",
    .size = sizeof(struct record_body),
    TEXT_AT(struct record_body, text),
    .attributes = {{"ref", VALUE_TEXT, offsetof(struct record_body, ref), 0}},
    .children = {EVIDENCE_AT(struct record_body, evidence)},
};

static const struct element_shape date_shape = {
    .name = "date",
    .size = sizeof(struct record_date),
    TEXT_AT(struct record_date, text),
    .attributes = {{"role", VALUE_TEXT, offsetof(struct record_date, role), 0},
                   {"value", VALUE_TEXT, offsetof(struct record_date, value), 0}},
    .children = {EVIDENCE_AT(struct record_date, evidence)},
};

static const struct element_shape case_shape = {
    .name = "caseNumber",
    .size = sizeof(struct record_case),
    TEXT_AT(struct record_case, text),
    .attributes = {{"of", VALUE_TEXT, offsetof(struct record_case, of), 0},
                   {"value", VALUE_TEXT, offsetof(struct record_case, value), 0}},
    .children = {EVIDENCE_AT(struct record_case, evidence)},
};

static const struct element_shape person_shape = {
    .name = "person",
    .size = sizeof(struct record_person),
    TEXT_AT(struct record_person, name),
    .attributes = {{"role", VALUE_TEXT, offsetof(struct record_person, role), 0},
                   {"party", VALUE_TEXT, offsetof(struct record_person, party), 0},
                   {"title", VALUE_TEXT, offsetof(struct record_person, title), 0},
                   {"date", VALUE_TEXT, offsetof(struct record_person, date), 0}},
    .children = {EVIDENCE_AT(struct record_person, evidence)},
};

static const struct element_shape reference_shape = {
    .name = "reference",
    .size = sizeof(struct record_reference),
    TEXT_AT(struct record_reference, text),
    .attributes = {{"type", VALUE_TEXT, offsetof(struct record_reference, type), 0},
                   {"value", VALUE_TEXT, offsetof(struct record_reference, value), 0}},
    .children = {EVIDENCE_AT(struct record_reference, evidence)},
};

static const struct element_shape source_shape = {
    .name = "source",
    .size = sizeof(struct record),
    .attributes = {{"file", VALUE_TEXT, offsetof(struct record, file), 0},
                   {"mediaType", VALUE_TEXT, offsetof(struct record, media_type), 0},
                   {"bytes", VALUE_SIZE, offsetof(struct record, bytes), 0},
                   {"pages", VALUE_NUMBER, offsetof(struct record, pages), 0},
                   {"extractor", VALUE_TEXT, offsetof(struct record, extractor), 0},
                   {"ocr", VALUE_TEXT, offsetof(struct record, ocr), 0}},
};

static const struct element_shape document_shape = {
    .name = "document",
    .size = sizeof(struct record),
    .attributes = {{"type", VALUE_TEXT, offsetof(struct record, type), 0},
                   {"lang", VALUE_TEXT, offsetof(struct record, lang), 0}},
    .children = {{&title_shape, CHILD_HERE, 0, 0, 0},
                 {&subtitle_shape, CHILD_HERE, 0, 0, 0},
                 {&municipality_shape, CHILD_HERE, offsetof(struct record, municipality), 0, 0},
                 {&issuer_shape, CHILD_HERE, offsetof(struct record, issuer), 0, 0},
                 {&addressee_shape, CHILD_HERE, offsetof(struct record, addressee), 0, 0},
                 ARRAY_AT(date_shape, struct record, date),
                 CASES_AT(struct record),
                 ARRAY_AT(person_shape, struct record, person),
                 ARRAY_AT(reference_shape, struct record, reference)},
};

const struct element_shape block_shape = {
    .name = "block",
    .size = sizeof(struct record_block),
    .content = CONTENT_COUNTED,
    .text = offsetof(struct record_block, text),
    .length = offsetof(struct record_block, length),
    .attributes = {{"id", VALUE_ID, offsetof(struct record_block, id), 0},
                   {"type", VALUE_TEXT, offsetof(struct record_block, type), 0},
                   {"page", VALUE_PAGE, offsetof(struct record_block, page), 0},
                   {"boxes", VALUE_BOXES, offsetof(struct record_block, box), offsetof(struct record_block, box_count)},
                   {"marker", VALUE_TEXT, offsetof(struct record_block, marker), 0},
                   {"anchor", VALUE_TEXT, offsetof(struct record_block, anchor), 0},
                   {"anchorAt", VALUE_ANCHOR_AT, offsetof(struct record_block, anchor_at), 0}},
};

static const struct element_shape heading_shape = {
    .name = "heading",
    .size = sizeof(struct record_section),
    TEXT_AT(struct record_section, heading),
};

const struct element_shape section_shape = {
    .name = "section",
    .size = sizeof(struct record_section),
    .attributes = {{"id", VALUE_ID, offsetof(struct record_section, id), 0},
                   {"role", VALUE_TEXT, offsetof(struct record_section, role), 0},
                   {"page", VALUE_PAGE, offsetof(struct record_section, page), 0}},
    .children = {{&heading_shape, CHILD_HERE, 0, 0, 0}, {&block_shape, CHILD_BLOCKS, 0, 0, 0}},
};

static const struct element_shape text_shape = {
    .name = "text",
    .size = sizeof(struct record),
    .children = {ARRAY_AT(section_shape, struct record, section)},
};

static const struct element_shape item_title_shape = {
    .name = "title",
    .size = sizeof(struct record_item),
    TEXT_AT(struct record_item, title),
};

const struct element_shape proposal_shape = {
    .name = "proposal",
    .size = sizeof(struct record_proposal),
    TEXT_AT(struct record_proposal, text),
    .finding = true,
    .attributes = {{"id", VALUE_ID, offsetof(struct record_proposal, id), 0},
                   {"n", VALUE_TEXT, offsetof(struct record_proposal, n), 0},
                   {"kind", VALUE_TEXT, offsetof(struct record_proposal, kind), 0},
                   {"by", VALUE_TEXT, offsetof(struct record_proposal, by), 0},
                   {"to", VALUE_TEXT, offsetof(struct record_proposal, to), 0},
                   {"rule", VALUE_TEXT, offsetof(struct record_proposal, rule), 0}},
    .children = {EVIDENCE_AT(struct record_proposal, evidence)},
};

static const struct element_shape position_shape = {
    .name = "position",
    .size = sizeof(struct record_position),
    .finding = true,
    .attributes = {{"id", VALUE_ID, offsetof(struct record_position, id), 0},
                   {"proposal", VALUE_TEXT, offsetof(struct record_position, proposal), 0},
                   {"holder", VALUE_TEXT, offsetof(struct record_position, holder), 0},
                   {"layer", VALUE_TEXT, offsetof(struct record_position, layer), 0},
                   {"stance", VALUE_TEXT, offsetof(struct record_position, stance), 0},
                   {"confidence", VALUE_CONFIDENCE, offsetof(struct record_position, confidence), 0},
                   {"rule", VALUE_TEXT, offsetof(struct record_position, rule), 0}},
    .children = {EVIDENCE_AT(struct record_position, evidence)},
};

static const struct element_shape answer_shape = {
    .name = "answer",
    .size = sizeof(struct record_answer),
    .finding = true,
    .attributes = {{"id", VALUE_ID, offsetof(struct record_answer, id), 0},
                   {"question", VALUE_TEXT, offsetof(struct record_answer, question), 0}},
    .children = {EVIDENCE_AT(struct record_answer, evidence)},
};

static const struct element_shape decision_shape = {
    .name = "decision",
    .size = sizeof(struct record_decision),
    .finding = true,
    .attributes = {{"id", VALUE_ID, offsetof(struct record_decision, id), 0},
                   {"n", VALUE_TEXT, offsetof(struct record_decision, n), 0},
                   {"status", VALUE_TEXT, offsetof(struct record_decision, status), 0},
                   {"body", VALUE_TEXT, offsetof(struct record_decision, body), 0},
                   {"outcome", VALUE_TEXT, offsetof(struct record_decision, outcome), 0},
                   {"object", VALUE_TEXT, offsetof(struct record_decision, object), 0},
                   {"assignment", VALUE_YES_NO, offsetof(struct record_decision, assignment), 0},
                   {"minority", VALUE_YES, offsetof(struct record_decision, minority), 0},
                   {"part", VALUE_YES, offsetof(struct record_decision, part), 0},
                   {"confidence", VALUE_CONFIDENCE, offsetof(struct record_decision, confidence), 0},
                   {"rule", VALUE_TEXT, offsetof(struct record_decision, rule), 0}},
    .children = {EVIDENCE_AT(struct record_decision, evidence)},
};

static const struct element_shape vote_shape = {
    .name = "vote",
    .size = sizeof(struct record_vote),
    .finding = true,
    .attributes = {{"id", VALUE_ID, offsetof(struct record_vote, id), 0},
                   {"yes", VALUE_TALLY, offsetof(struct record_vote, yes), 0},
                   {"no", VALUE_TALLY, offsetof(struct record_vote, no), 0},
                   {"abstain", VALUE_TALLY, offsetof(struct record_vote, abstain), 0},
                   {"absent", VALUE_TALLY, offsetof(struct record_vote, absent), 0},
                   {"yesMeans", VALUE_TEXT, offsetof(struct record_vote, yes_means), 0},
                   {"noMeans", VALUE_TEXT, offsetof(struct record_vote, no_means), 0},
                   {"follows", VALUE_TEXT, offsetof(struct record_vote, follows), 0}},
    .children = {EVIDENCE_AT(struct record_vote, evidence)},
};

static const struct element_shape dissent_shape = {
    .name = "dissent",
    .size = sizeof(struct record_dissent),
    .finding = true,
    .attributes = {{"id", VALUE_ID, offsetof(struct record_dissent, id), 0},
                   {"kind", VALUE_TEXT, offsetof(struct record_dissent, kind), 0},
                   {"form", VALUE_TEXT, offsetof(struct record_dissent, form), 0},
                   {"by", VALUE_TEXT, offsetof(struct record_dissent, by), 0},
                   {"party", VALUE_TEXT, offsetof(struct record_dissent, party), 0}},
    .children = {EVIDENCE_AT(struct record_dissent, evidence)},
};

const struct element_shape item_shape = {
    .name = "item",
    .size = sizeof(struct record_item),
    .attributes = {{"id", VALUE_ID, offsetof(struct record_item, id), 0},
                   {"n", VALUE_TEXT, offsetof(struct record_item, n), 0}},
    .children = {{&item_title_shape, CHILD_HERE, 0, 0, 0},
                 CASES_AT(struct record_item),
                 ARRAY_AT(reference_shape, struct record_item, reference),
                 ARRAY_AT(person_shape, struct record_item, person),
                 ARRAY_AT(proposal_shape, struct record_item, proposal),
                 ARRAY_AT(position_shape, struct record_item, position),
                 ARRAY_AT(answer_shape, struct record_item, answer),
                 ARRAY_AT(decision_shape, struct record_item, decision),
                 ARRAY_AT(vote_shape, struct record_item, vote),
                 ARRAY_AT(dissent_shape, struct record_item, dissent)},
};

static const struct element_shape remark_shape = {
    .name = "remark",
    .size = sizeof(struct record_remark),
    .content = CONTENT_REMARK,
    .text = offsetof(struct record_remark, text),
    .attributes = {{"code", VALUE_TEXT, offsetof(struct record_remark, code), 0},
                   {"severity", VALUE_TEXT, offsetof(struct record_remark, severity), 0},
                   {"page", VALUE_PAGE, offsetof(struct record_remark, page), 0},
                   {"item", VALUE_TEXT, offsetof(struct record_remark, item), 0}},
};

const struct element_shape record_shape = {
    .name = "record",
    .size = sizeof(struct record),
    .attributes = {{"id", VALUE_TEXT, offsetof(struct record, id), 0},
                   {"sourceHash", VALUE_TEXT, offsetof(struct record, source_hash), 0},
                   {"rules", VALUE_TEXT, offsetof(struct record, rules), 0},
                   {"generator", VALUE_TEXT, offsetof(struct record, generator), 0}},
    .children = {{&source_shape, CHILD_HERE, 0, 0, 0},
                 {&document_shape, CHILD_HERE, 0, 0, 0},
                 {&text_shape, CHILD_HERE, 0, 0, 0},
                 ARRAY_AT(item_shape, struct record, item),
                 ARRAY_AT(remark_shape, struct record, remark)},
};

const char *shape_text(const struct element_shape *shape, const void *object) {
  const char *text = NULL;
  if (shape->content == CONTENT_TEXT || shape->content == CONTENT_REMARK || shape->content == CONTENT_COUNTED)
    memcpy(&text, (const char *)object + shape->text, sizeof text);
  return text;
}

const void *shape_children(const struct record *record, const struct child_shape *child, const void *object,
                           size_t *count) {
  const struct record_section *section = object;
  const char *here = (const char *)object + child->at;
  const void *first = here;
  switch (child->place) {
  case CHILD_HERE:
    *count = child->shape->content != CONTENT_TEXT || shape_text(child->shape, here);
    break;
  case CHILD_ARRAY:
    memcpy(&first, here, sizeof first);
    memcpy(count, (const char *)object + child->count, sizeof *count);
    break;
  case CHILD_BLOCKS:
    first = section->count ? record->block + section->first : NULL;
    *count = section->count;
    break;
  }
  return first;
}

const struct evidences *shape_evidence(const struct element_shape *shape, const void *object) {
  for (const struct child_shape *child = shape->children; child->shape; child++)
    if (child->shape == &evidence_shape)
      return (const struct evidences *)(const void *)((const char *)object + child->at -
                                                      offsetof(struct evidences, at));
  return NULL;
}
