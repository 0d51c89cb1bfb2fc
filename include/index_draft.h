/* index_draft.h - what drafts (draft.h) and deadlines (deadlines.h) ask of the index. */
#ifndef STANDPUNKT_INDEX_DRAFT_H
#define STANDPUNKT_INDEX_DRAFT_H

#include "index.h"

/* The id of the newest referral of the motion with number MOTION ("2025:17") in MUNICIPALITY (its name), in ARENA; NULL
 * if there is none. */
const char *index_referral(struct index *index, const char *motion, const char *municipality, struct arena *arena,
                           struct error *error);

/* What an administration, a committee, a board or a council has said of a proposal. */
struct index_statement {
  const char *document, *finding; /* ids */
  const char *holder;             /* as printed; NULL */
  const char *layer, *stance;
  const char *date, *issuer, *addressee, *municipality; /* of the document; NULL */
  double confidence;                                    /* 0 to 1 */
  bool decision;                                        /* a decision, STANCE what it amounts to ... */
  bool whole;                                           /* ... on the motion as a whole */
};

/* The positions on the finding PROPOSAL of DOCUMENT, then the decisions on MATTER (NULL = none): those on its proposal
 * number N (NULL = none), and those on the whole in documents that have none of these; in ARENA; their number. */
size_t index_statements(struct index *index, const char *document, const char *proposal, const char *matter,
                        const char *n, struct arena *arena, struct index_statement **statement, struct error *error);

/* A quote of a finding and its place in the record. */
struct index_quote {
  const char *block; /* id */
  uint32_t start, end;
  const char *text;
};
size_t index_evidence(struct index *index, const char *document, const char *finding, struct arena *arena,
                      struct index_quote **quotes, struct error *error);

/* A paper that wants an answer. */
struct index_deadline {
  const char *document, *title, *municipality, *issuer, *addressee, *file;
  const char *date;  /* ISO 8601 */
  const char *cases; /* case numbers, parted by commas; NULL */
};
/* Those with a reply-by date from SINCE on, the nearest first. */
size_t index_deadlines(struct index *index, const char *since, struct arena *arena, struct index_deadline **deadlines,
                       struct error *error);

#endif
