/* matters.h - matters: a motion (or another case) and everything that is said of it anywhere.
 *
 * What belongs to a matter is an *item*: a paragraph of minutes, or the whole of a document that treats one thing.
 * Items are linked as they enter the index (pipeline/matter*.c); every link keeps its reasons.  The outcome depends on
 * the documents alone, not on their order.  pipeline/matter_score.c tells what a sign weighs and what forbids a link.
 *
 * A matter's id is an address that stays: made of the municipality and the motion's number, else of its earliest own
 * case number, else of its oldest paper.  Other numbers of the matter, and ids that it would have had with fewer
 * papers, lead to it as well.
 *
 * Everything that is handed out lies in the arena that was given; strings are UTF-8, NULL = not known.  Tokens are
 * those of record.xsd.
 */
#ifndef STANDPUNKT_MATTERS_H
#define STANDPUNKT_MATTERS_H

#include "gazetteer.h"
#include "index.h"

/* ---- lists ---- */

struct matter_row {
  const char *id;
  const char *kind;         /* "motion", "inquiry" (skrivelse, initiativ, medborgarförslag), "referral", "other" */
  const char *title;        /* without formulas: "Skolsociala team i hela staden" */
  const char *municipality; /* name */
  const char *motion;       /* number, "2025:17" */
  const char *cases;        /* case numbers, parted by ", ", most used first */
  const char *movers;       /* "Karin Lundmark (C), Farid Haddad (L)" */
  const char *first, *last; /* dates of the oldest and the newest paper */
  const char *outcome;      /* what the council did in the end: token */
  size_t items, documents, works;
};

/* The matters, newest first, reports and points of order after the rest; with WORDS those in whose passages all of them
 * occur (see index_search), best first.  At most LIMIT; *TOTAL (may be NULL) gets the number of all. */
size_t matters_list(struct index *index, const char *words, size_t limit, struct arena *arena, struct matter_row **rows,
                    uint64_t *total, struct error *error);

/* The id of the matter that WHAT stands for: an id, an older id, a motion number ("2025:17"), a case number, or a
 * document (index_resolve) that belongs to one matter.  NULL with ERROR_NOT_FOUND (and no message about the index) if
 * there is none or several: the message names them. */
const char *matter_find(struct index *index, const char *what, struct arena *arena, struct error *error);

/* The id of the matter of ITEM (its id in the record) of DOCUMENT; ITEM NULL = the document's first with a matter. NULL
 * if there is none. */
const char *matter_of(struct index *index, const char *document, const char *item, struct arena *arena,
                      struct error *error);

/* ---- one matter ---- */

/* An item that belongs to the matter. */
struct matter_member {
  const char *document; /* id of the record */
  const char *item;     /* id of the item in it */
  const char *n;        /* number of the paragraph; NULL = the whole document */
  const char *title;    /* of the item, else of the document */
  const char *type, *layer, *issuer, *addressee, *municipality, *date, *file;
  const char *role; /* what it is in the matter: one of the stages below */
  size_t rendering; /* index of the first member that is a rendering of the same work, mostly its own */
  int64_t item_key; /* of the index's row: for pipeline/ only */
  int64_t work;
};

/* Why two members belong together. */
struct matter_reason {
  const char
      *kind; /* "motion-number", "case-number", "cited-paragraph", "title", "mover", "proposals", "date", "rendering" */
  const char *text; /* the sign itself: "2025:17", "KS 2025/214", "skolsociala team" ... */
  double weight;    /* towards the link, see matter_score.c; from 1 a link is made */
};
struct matter_link {
  size_t one, other; /* indices of members; `one` is the older */
  double score;
  struct matter_reason *reason; /* the heaviest first */
  size_t reason_count;
};

/* One of the proposals of the motion, however many papers retell it. */
struct matter_proposal {
  unsigned n;       /* from 1, in the motion's order */
  const char *text; /* the motion's own, else the best retelling */
  const char *kind; /* proposal, question */
  bool own;         /* the text is the motion's own */
  struct proposal_finding {
    size_t member;       /* whose finding it is */
    const char *finding; /* id in the record */
    const char *n, *text;
    double alike; /* to the text above */
    int64_t key;  /* of the index's row: for pipeline/ only */
  } * finding;    /* those it stands for */
  size_t finding_count;
};

/* A step of the matter's way.  Stages in their order: "motion" (handed in), "referral", "statement" (of an
 * administration or another body), "committee" (its decision), "board", "council", and "other". */
struct matter_event {
  const char *date, *stage;
  const char *body;     /* who; NULL */
  const char *outcome;  /* of a decision on the matter; NULL */
  const char *status;   /* proposed, recommended, adopted */
  const char *quote;    /* of the decision; NULL */
  const char *document; /* id of the record; NULL: only told of in another paper */
  const char *item, *n, *finding;
  uint32_t page;
  size_t member;
};

struct matter {
  struct matter_row row;
  const char *municipality_code;
  const char *reply_by;         /* the latest date by which the referral wants its answers; NULL */
  struct matter_member *member; /* oldest first */
  size_t member_count;
  struct matter_link *link; /* strongest first, and no more than hold the matter together: one less than members */
  size_t link_count;
  struct matter_proposal *proposal;
  size_t proposal_count;
  struct matter_event *event; /* by date, then stage */
  size_t event_count;
  int64_t key; /* of the index's row: for pipeline/ only */
};

/* The matter called ID (matter_find).  GAZETTEER (may be NULL) lends its synonyms to the proposals' likeness.  NULL
 * with ERROR_NOT_FOUND. */
struct matter *matter_load(struct index *index, const struct gazetteer *gazetteer, const char *id, struct arena *arena,
                           struct error *error);

/* ---- others that are like it ---- */

/* A matter of another motion that asks for something like one of its proposals. */
struct matter_relative {
  const char *id, *title, *municipality, *date;
  unsigned n;           /* of the proposal */
  const char *proposal; /* theirs */
  double alike;         /* from LIKENESS_SAME, see likeness.h */
};

/* At most LIMIT, the most alike first, each matter once. */
size_t matter_relatives(struct index *index, const struct gazetteer *gazetteer, const struct matter *matter,
                        size_t limit, struct arena *arena, struct matter_relative **relatives, struct error *error);

#endif
