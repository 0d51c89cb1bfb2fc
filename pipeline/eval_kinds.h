/* eval_kinds.h - how findings of each kind fit what is expected.  Private to the evaluation. */
#ifndef STANDPUNKT_EVAL_KINDS_H
#define STANDPUNKT_EVAL_KINDS_H

#include "eval.h"

/* One case while it is compared. */
struct comparison {
  struct eval_case *to;
  struct arena *arena;
  const struct expected *item; /* that is being compared; NULL = the document */
};

/* Findings that may fit: those of one kind in one item, or in the document. */
struct pool {
  struct {
    struct found *found;
  } * at;
  size_t count;
};

/* A kind whose findings are listed: each serves the first expectation that it fits, and what is left is too much where
 * the kind is complete. */
struct listed_kind {
  enum eval_kind kind;
  const char *element;
  /* WANTED, which is called ELEMENT, is of this kind; NULL = all are. */
  bool (*concerns)(const struct expected *wanted);
  bool (*fits)(const struct comparison *c, const struct expected *wanted, const struct found *found);
  /* An extra one is not counted as too much; NULL = all are. */
  bool (*passed_over)(const struct found *found);
  /* An extra one speaks of the same thing as one that is missing; NULL = cannot be told. */
  bool (*in_place_of)(const struct comparison *c, const struct expected *wanted, const struct found *found);
};

/* The kinds of an item, proposals first: the others refer to them. */
extern const struct listed_kind item_kinds[];
extern const size_t item_kind_count;
extern const struct listed_kind person_kind, item_person_kind;

/* Every one of NAMES (NULL-ended) that WANTED asserts has one of its alternatives in FOUND. */
bool attributes_fit(const struct expected *wanted, const struct found *found, const char *const *names);

/* A date, case number or reference fits. */
bool mention_fits(const struct comparison *c, const struct expected *wanted, const struct found *found);

/* FOUND is the vote that WANTED speaks of: as many Ja, as many Nej. */
bool vote_counts_fit(const struct expected *wanted, const struct found *found);

/* The vote FOUND has in its attribute NAME (yesMeans, noMeans, follows) what WANTED asserts of it. */
bool vote_meaning_fits(const struct comparison *c, const struct expected *wanted, const struct found *found,
                       const char *name);

/* TEXT is one of the alternatives of WANTED's text, but for case and signs; or WANTED has none. */
bool words_fit(const struct comparison *c, const struct expected *wanted, const char *text);

#endif
