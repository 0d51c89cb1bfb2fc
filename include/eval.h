/* eval.h - records compared with what a careful reader expects of them: what `standpunkt eval` measures.
 *
 * A case is a folder with a document and expected.xml, which schemas/expected.xsd describes and corpus/README.md
 * explains. The way: expected_read, found_in, compare_case give a list of judgements and a verdict on each finding; all
 * figures (eval_figures.c) are sums over these two lists.
 *
 * Everything lives in the arena of the evaluation, so that a record can be forgotten when its case is compared.
 */
#ifndef STANDPUNKT_EVAL_H
#define STANDPUNKT_EVAL_H

#include "record.h"
#include "xml.h"

/* ---- what is expected ---- */

struct eval_attribute {
  const char *name, *value;
};

/* An element of expected.xml. */
struct expected {
  const char *name;
  const char *text; /* its own, without the white space around it; "" */
  int line;
  const struct eval_attribute *attribute;
  size_t attribute_count;
  const struct expected *child, *next; /* the first child; the next child of the same parent */
};

/* Reads an expected.xml by SCHEMA (schemas/expected.xsd); NULL with ERROR set, "line N: ...". */
const struct expected *expected_read(const char *xml, size_t length, const struct schema *schema, struct arena *arena,
                                     struct error *error);

/* The value of the attribute NAME; NULL = not asserted. */
const char *expected_value(const struct expected *expected, const char *name);
bool expected_optional(const struct expected *expected);

/* The first child called NAME, and the next sibling called as ONE is; NULL at the end. */
const struct expected *expected_child(const struct expected *parent, const char *name);
const struct expected *expected_next(const struct expected *one);

/* ---- what was found ---- */

enum verdict {
  VERDICT_NONE,  /* nobody said what it should be: not asserted, and its kind is not complete */
  VERDICT_RIGHT, /* as expected, perhaps the second time */
  VERDICT_WRONG  /* one too many */
};

/* Where a quote of a finding stands, and what found it. */
struct found_place {
  const char *role; /* of its section; "furniture" */
  const char *rule; /* NULL = none is named */
};

enum { FOUND_ATTRIBUTES = 12 };

/* A finding, or another small element of a record, such as a date. */
struct found {
  const char *name; /* of the element */
  struct eval_attribute attribute[FOUND_ATTRIBUTES];
  size_t attribute_count;
  const char *text;  /* its own, without its quotes; "" */
  const char *quote; /* its quotes joined by spaces; "" */
  const char *item;  /* id of its item; NULL = the document's own */
  const char *item_n;
  const struct found_place *place; /* one a quote */
  size_t place_count;
  bool in_proposal;              /* each of its quotes stands inside a proposal or question of the mover's */
  bool movers_words;             /* a position of administration, committee or board in the words of the mover */
  const struct expected *wanted; /* what it fits, or what it stands in the place of; NULL */
  enum verdict verdict;
};

/* "" where it has none. */
const char *found_value(const struct found *found, const char *name);

/* Everything in RECORD that can be expected of it, as copies in ARENA. */
struct found *found_in(const struct record *record, struct arena *arena, size_t *count);

/* ---- the comparison ---- */

enum eval_kind {
  KIND_RECORD, /* the paper was read */
  KIND_TYPE,
  KIND_TITLE,
  KIND_SUBTITLE,
  KIND_MUNICIPALITY,
  KIND_ISSUER,
  KIND_LAYER, /* of the issuer */
  KIND_ADDRESSEE,
  KIND_DATE,
  KIND_CASE,
  KIND_PERSON,
  KIND_REFERENCE,
  KIND_ITEM,
  KIND_ITEM_TITLE,
  KIND_ITEM_CASE,
  KIND_ITEM_PERSON,
  KIND_ITEM_REFERENCE,
  KIND_PROPOSAL,
  KIND_CLAIM, /* proposals of kind claim: yrkanden */
  KIND_POSITION,
  KIND_ANSWER,
  KIND_DECISION,
  KIND_VOTE,
  KIND_VOTE_MEANING, /* what Ja and Nej stand for, and which of them was followed */
  KIND_DISSENT,
  KIND_REMARK,
  EVAL_KINDS
};

const char *eval_kind_token(enum eval_kind kind);

enum judged { JUDGED_RIGHT, JUDGED_MISSING, JUDGED_EXTRA };

/* One thing that was expected, or one too many.  A missing and an extra one that speak of the same thing in different
 * ways name each other: another stance on the same proposal, another outcome. */
struct judgement {
  enum eval_kind kind;
  enum judged judged;
  const struct expected *wanted; /* NULL of an extra one without a counterpart */
  const struct found *found;     /* NULL of a missing one without a counterpart */
  const char *item;              /* n of the item; NULL */
  const char *attribute;         /* of a vote-meaning: which attribute of the vote is judged; else NULL */
};

struct eval_case {
  const char *name;  /* the folder, from the folder that was named */
  const char *path;  /* to the folder */
  const char *paper; /* file name */
  const char *fault; /* why the paper could not be read; NULL */
  struct found *found;
  size_t found_count;
  struct judgement *judgement;
  size_t judgement_count, judgement_capacity;
};

/* Compares RECORD with WANTED: fills found and judgement of TO, in ARENA.  RECORD NULL: the paper could not be read,
 * which is the only judgement then. */
void compare_case(struct eval_case *to, const struct expected *wanted, const struct record *record,
                  struct arena *arena);

/* ---- the text's part of it ---- */

/* TEXT for comparing: lower case, words separated by one space, no other characters, no leading "att". */
const char *plain_words(struct arena *arena, const char *text);

/* A and B are the same words, or so nearly that a careful reader would let it pass. */
bool texts_alike(struct arena *arena, const char *a, const char *b);

/* The alternatives of LIST, separated by '|': the one that follows at *REST with its LENGTH, or NULL. */
const char *next_alternative(const char **rest, size_t *length);

/* VALUE is one of the alternatives of LIST. */
bool among(const char *list, const char *value);

/* ---- cases in folders ---- */

/* Papers set apart: a folder of this name is evaluated only when it is named itself. */
#define EVAL_APART "blind"

struct evaluation {
  struct arena *arena;
  struct eval_case *cases;
  size_t case_count, case_capacity;
  size_t broken; /* folders whose expected.xml or paper is not there or not to be understood */
  size_t apart;  /* folders called EVAL_APART that were left out */
};

/* A folder with an expected.xml: PATH to it, and NAME from the folder that was named.  False stops. */
typedef bool case_folder(void *context, const char *path, const char *name);

/* Calls EACH for the case folders at and under FOLDER, in order of name; counts in *APART those left out.  False with
 * ERROR set if FOLDER cannot be read. */
bool case_folders(const char *folder, struct arena *arena, case_folder *each, void *context, size_t *apart,
                  struct error *error);

/* The name of the paper in FOLDER: what WANTED says (source/@file), else the first PDF, text or Markdown; NULL with
 * ERROR set. */
const char *case_paper(const char *folder, const struct expected *wanted, struct arena *arena, struct error *error);

/* ---- figures ---- */

struct counts {
  size_t right, extra, missing;
};

/* Of nothing at all they are 1: nothing was missed and nothing was too much. */
double counts_precision(struct counts counts);
double counts_recall(struct counts counts);
double counts_f1(struct counts counts);

enum { MOST_CLASSES = 24, CALIBRATION_BINS = 10 };

/* The values of one attribute of one kind: how often which was expected and which found. */
struct classes {
  const char *const *token;
  size_t count;                                    /* of tokens; the number COUNT itself stands for none */
  size_t cell[MOST_CLASSES + 1][MOST_CLASSES + 1]; /* [expected][found] */
};

struct counts class_counts(const struct classes *classes, size_t which);
/* Mean F1 of the classes that were expected or found. */
double classes_macro_f1(const struct classes *classes);

/* What stands in one place, or comes from one rule. */
struct origin {
  const char *name, *kind;   /* the role or the rule; the name of the finding's element */
  size_t hits, right, wrong; /* hits - right - wrong: nobody said */
};

struct origins {
  struct origin *at;
  size_t count, capacity;
};

/* How far confidence is to be believed: the findings judged, by tenths of confidence. */
struct calibration {
  struct {
    size_t count, right;
    double confidence; /* sum */
  } bin[CALIBRATION_BINS];
  size_t count;
};

/* Mean distance between confidence and share right, weighted by bin (expected calibration error); 0 of nothing. */
double calibration_error(const struct calibration *calibration);

struct figure {
  const char *name;
  double value;
  bool measured; /* something was expected or found */
};

struct figures {
  struct counts kind[EVAL_KINDS];
  struct classes stance, outcome;
  struct origins role, rule;
  struct calibration position, decision;
  size_t positions, movers_words; /* of administration, committee and board; of these in the mover's words */
  struct figure *figure;          /* every figure that a threshold can be set for */
  size_t figure_count, figure_capacity;
};

struct figures *figures_of(const struct evaluation *evaluation);

/* ---- thresholds ---- */

struct threshold {
  const char *figure;
  double least;
  unsigned line;
};

struct thresholds {
  struct threshold *at;
  size_t count, capacity;
};

/* Lines "FIGURE<tab>MINIMUM"; # begins a comment.  False with ERROR_USAGE, "line N: ...", also for a figure that is
 * none of FIGURES. */
bool thresholds_read(const char *text, const struct figures *figures, struct arena *arena,
                     struct thresholds *thresholds, struct error *error);

/* The figure that THRESHOLD is for, if it is below; else NULL.  Figures without anything to measure are not below. */
const struct figure *threshold_missed(const struct threshold *threshold, const struct figures *figures);

#endif
