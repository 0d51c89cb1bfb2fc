/* record.h - the record: what one document becomes.  The vocabulary is a contract, see schemas/record.xsd.
 *
 * A record is plain data.  Everything hangs in the arena it was made in; strings are clean UTF-8; NULL means absent.
 * Enumerations are kept as their tokens ("qualified-support"): they are checked by the schema and by
 * record_check, and nothing needs them as numbers.
 */
#ifndef STANDPUNKT_RECORD_H
#define STANDPUNKT_RECORD_H

#include "arena.h"
#include "error.h"
#include "pages.h"

#define RECORD_NAMESPACE "urn:standpunkt:record:1"

/* A verbatim quote and its place. */
struct evidence {
  uint32_t block;      /* index into record->block */
  uint32_t start, end; /* bytes in the block's text */
  uint32_t page;       /* from 1 */
  const struct box *box;
  size_t box_count; /* one a line; 0 where the source has no boxes */
  const char *rule; /* id of the rule that found this very quote; NULL = the finding's own */
};

struct evidences {
  struct evidence *at;
  size_t count, capacity;
};

/* A short text with attributes and perhaps evidence: the many small elements of the record share it. */
struct record_date {
  const char *text, *role, *value; /* value NULL: a date that cannot exist */
  struct evidences evidence;
};
struct record_case {
  const char *text, *of, *value;
  struct evidences evidence;
};
struct record_person {
  const char *name, *role, *party, *title, *date;
  struct evidences evidence;
};
struct record_reference {
  const char *text, *type, *value;
  struct evidences evidence;
};
/* municipality, issuer, addressee: `ref` is the code or the identity in the gazetteer, `layer` the issuer's. */
struct record_body {
  const char *text, *ref, *layer;
  struct evidences evidence;
};

struct record_block {
  const char *id;   /* "b12" */
  const char *type; /* token */
  const char *text;
  uint32_t length; /* bytes */
  uint32_t page;
  const struct box *box;
  size_t box_count;
  const char *marker; /* NULL */
  const char *anchor; /* of a footnote: id of the block its mark stands in; NULL */
  uint32_t anchor_at; /* bytes in that block's text */
};

struct record_section {
  const char *id, *role;
  uint32_t page;
  const char *heading;   /* NULL; the heading's block is the section's first block, of type heading */
  uint32_t first, count; /* blocks */
};

struct record_proposal {
  const char *id, *n, *kind, *by, *to, *text, *rule;
  struct evidences evidence;
  bool spoken_of; /* a passage of the assessment is about it; not in the XML */
};
struct record_position {
  const char *id, *proposal /* id, NULL = the whole motion */, *holder, *layer, *stance, *rule;
  double confidence; /* 0 to 1 */
  struct evidences evidence;
  const char *why; /* of a weighed one: the words that counted, for explain; not in the XML */
};
struct record_answer {
  const char *id, *question;
  struct evidences evidence;
};
struct record_decision {
  const char *id, *n, *status, *body, *outcome, *object, *rule;
  int assignment; /* 0, 1 */
  int minority;   /* of remitted: 0, 1 */
  int part;       /* on one proposal of the motion, whose number is n, and not on the whole: 0, 1 */
  double confidence;
  struct evidences evidence;
};
struct record_vote {
  const char *id;
  int yes, no, abstain, absent; /* -1 = not told */
  const char *yes_means, *no_means, *follows;
  struct evidences evidence;
};
struct record_dissent {
  const char *id, *kind, *form /* of a statement: NULL or which */, *by, *party;
  struct evidences evidence;
};

struct record_item {
  const char *id, *n, *title;
  struct record_case *case_number;
  size_t case_count, case_capacity;
  struct record_reference *reference;
  size_t reference_count, reference_capacity;
  struct record_person *person;
  size_t person_count, person_capacity;
  struct record_proposal *proposal;
  size_t proposal_count, proposal_capacity;
  struct record_position *position;
  size_t position_count, position_capacity;
  struct record_answer *answer;
  size_t answer_count, answer_capacity;
  struct record_decision *decision;
  size_t decision_count, decision_capacity;
  struct record_vote *vote;
  size_t vote_count, vote_capacity;
  struct record_dissent *dissent;
  size_t dissent_count, dissent_capacity;
};

struct record_remark {
  const char *code, *severity /* info, warning, error */, *text;
  uint32_t page;    /* 0 = the whole document */
  const char *item; /* id; NULL */
};

struct record {
  struct arena *arena;
  const char *id, *source_hash, *rules, *generator;
  const char *file, *media_type, *extractor, *ocr;
  uint64_t bytes;
  uint32_t pages;
  const char *type, *lang;
  const char *title, *subtitle;
  struct evidences title_evidence;
  struct record_body municipality, issuer, addressee; /* text NULL = not known */
  struct record_date *date;
  size_t date_count, date_capacity;
  struct record_case *case_number;
  size_t case_count, case_capacity;
  struct record_person *person;
  size_t person_count, person_capacity;
  struct record_reference *reference;
  size_t reference_count, reference_capacity;
  struct record_section *section;
  size_t section_count, section_capacity;
  struct record_block *block; /* sections' blocks in order, then furniture */
  size_t block_count, block_capacity;
  struct record_item *item;
  size_t item_count, item_capacity;
  struct record_remark *remark;
  size_t remark_count, remark_capacity;
};

/* The invariants that a schema cannot say: every finding has evidence; a quote lies inside its block, at character
 * borders, and has a page; blocks have boxes where the source has; ids are unique and references lead somewhere;
 * the mover's words are nobody else's position.  False with ERROR_INVALID and the first breach. */
bool record_check(const struct record *record, struct error *error);

/* The quote of EVIDENCE: a pointer into its block's text, and its length. */
const char *record_quote(const struct record *record, const struct evidence *evidence, size_t *length);

#endif
