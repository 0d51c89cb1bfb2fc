/* compare.h - the matrix of a matter: bodies x proposals, the stance in each cell, with what stands behind it.
 *
 * Rows are bodies; each has one line for each layer that speaks for it (the administration, the committee, parties and
 * members that dissent).  Columns are the motion as a whole, then its canonical proposals.  A cell without a position
 * has no stance: not said is not neutral.
 *
 * Several positions of one layer on one thing become one stance by pipeline/compare_cell.c's rule:
 *   1. positions of renderings of one work count once; of papers of different dates only the newest counts, and the
 * cell is `changed` if an older one differs;
 *   2. neutral yields to any other stance; support and qualified-support are qualified-support; anything with partial
 * is partial; met yields to oppose and stands against support; support (or qualified-support) and oppose: if one is
 *      surer by 0.2 it stands, else it is partial; where stances differed in kind the cell is `uncertain`;
 *   3. the confidence is that of the surest position with the resulting stance, else of the least sure that went into
 * it;
 *   4. below MATRIX_SURE, or weighed from reasons (rule "weigh.*"), a cell is `uncertain`.
 * A decision of the layer on the matter (or on the very proposal) is a position of it: granted = support,
 * partly-granted = partial, rejected = oppose, answered = met, declined = neutral.  A committee that hands on its
 * administration's report as its own answer, and says nothing else, takes over its cells: `inherited`.
 */
#ifndef STANDPUNKT_COMPARE_H
#define STANDPUNKT_COMPARE_H

#include "matters.h"

#define MATRIX_SURE 0.76

/* What stands behind a cell. */
struct matrix_position {
  const char *document, *finding; /* ids */
  const char *kind;               /* "position" or "decision" */
  const char *stance;             /* of a decision: what it amounts to */
  const char *outcome, *status;   /* of a decision */
  const char *holder, *rule, *quote, *date, *title, *file, *n /* paragraph */;
  uint32_t page;
  double confidence;
  bool counted; /* false: an older one, or another rendering of the same */
  size_t member;
};

struct matrix_cell {
  const char *stance;  /* NULL = not said */
  const char *outcome; /* of the board's and the council's lines: what was decided */
  double confidence;
  bool uncertain, changed, inherited;
  bool differs; /* of a committee: it left what its administration proposed */
  bool alone;   /* no other body is on its side, and two or more are on the other */
  struct matrix_position *position;
  size_t position_count;
};

struct matrix_line {
  const char *layer;        /* administration, committee, board, council, party, member, third-party, mover */
  const char *holder;       /* as printed */
  struct matrix_cell *cell; /* [0] = the motion as a whole, [n] = proposal n */
  const char *summary;      /* token: the stance of most of its cells, "mixed", or NULL where nothing is said */
  size_t count[6];          /* cells by stance, in the order of matrix_stances */
};

/* A reservation or statement; its stance, where it says one, stands in a line of the party's or member's. */
struct matrix_dissent {
  const char *kind, *by, *party, *quote, *document, *finding, *n, *date, *file;
  uint32_t page;
};

struct matrix_body {
  const char *name; /* of the committee where it is known */
  const char *key;  /* body_key */
  struct matrix_line *line;
  size_t line_count;
  struct matrix_dissent *dissent;
  size_t dissent_count;
  size_t speaking; /* the line that speaks for the body in the summaries: the committee's, else the administration's */
  bool decides;    /* the board and the council: not counted among those who answer */
  const char
      *answer; /* of an addressee: "answered", "declined", "missing" (asked, but no statement); NULL = not asked */
};

struct matrix_column {
  const struct matter_proposal *proposal; /* NULL = the motion as a whole */
  size_t count[6];                        /* bodies that answered, by stance of their speaking line */
  size_t silent;                          /* that said nothing */
  const char *outcome;                    /* what the council did in the end; NULL */
};

struct matrix {
  const struct matter *matter;
  struct matrix_column *column; /* 1 + proposals */
  size_t column_count;
  struct matrix_body *body; /* those who answer by name, then the board, then the council */
  size_t body_count;
};

/* "support", "qualified-support", "partial", "met", "neutral", "oppose", NULL */
extern const char *const matrix_stances[];

/* What to show; all NULL = everything. */
struct matrix_choice {
  const char *bodies; /* beginnings of names or words in them, parted by commas */
  const char *layers; /* tokens, parted by commas */
};

struct matrix *matrix_of(struct index *index, const struct gazetteer *gazetteer, const struct matter *matter,
                         const struct matrix_choice *choice, struct arena *arena, struct error *error);

/* The matrix as result XML (schemas/result.md), for --xml, the stand-alone page and the web page. */
const char *matrix_xml(const struct matrix *matrix, struct arena *arena, size_t *length);

/* The events of MATTER as elements `event` in the open element of RESULT (result.h). */
struct result;
void matter_events_tell(struct result *result, const struct matter *matter);

/* ---- what a body has said over time ---- */

struct history_entry {
  const char *matter, *title; /* the matter; NULL: none */
  const char *proposal;       /* text; NULL = the whole */
  const char *body, *layer, *holder, *stance, *date, *document, *finding, *file, *quote, *n;
  uint32_t page;
  double confidence;
  bool uncertain;
  /* The earlier entry on the most alike proposal: its index, or SIZE_MAX; and whether the stance has turned since: from
   * yes to no or back, not from yes to yes on a condition. */
  size_t earlier;
  double alike;
  bool turned;
};

/* What BODY and its predecessors (body_past.h) have said, oldest first; with WORDS only passages that they occur in. */
size_t history_of(struct index *index, const struct gazetteer *gazetteer, const char *body, const char *municipality,
                  const char *words, struct arena *arena, struct history_entry **entries, struct error *error);

#endif
