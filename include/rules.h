/* rules.h - the rule engine: rules are data that prove themselves.
 *
 * A rule is a PCRE2 pattern over bytes that stand for characters (pipeline/alphabet.h), with an id, a kind, the
 * section roles where it applies, a meaning in plain words, attributes (stance: oppose), and its own examples.  The
 * format is described in pipeline/rules/README.md and parsed in pipeline/rulefile.c.
 *
 * A prefilter - the words of which one must occur, found for all rules in one pass over the text - makes a rule cost
 * nothing where it cannot match.
 */
#ifndef STANDPUNKT_RULES_H
#define STANDPUNKT_RULES_H

#include "document.h"

struct rule_set;

enum rule_kind {
  RULE_TYPE,      /* tells the type of document */
  RULE_METADATA,  /* title, issuer, date, case number, person */
  RULE_REFERENCE, /* motion, law, inquiry */
  RULE_PROPOSAL,  /* leads in or is a list of proposals, questions or claims */
  RULE_POSITION,  /* a cue of stance */
  RULE_SPEAKER,   /* says whose view a clause tells */
  RULE_DECISION,
  RULE_VOTE,
  RULE_DISSENT,
  RULE_REMARK,
  RULE_KINDS
};

/* What the pattern is matched against. */
enum rule_scope {
  SCOPE_BLOCK,    /* each block (the default) */
  SCOPE_SENTENCE, /* each sentence: ^ and $ are its ends */
  SCOPE_HEADING,  /* heading blocks and titles of items only */
  SCOPE_ITEM,     /* the whole text of an item: blocks end in newlines, ^ and $ match at them */
  SCOPE_TEXT, /* the whole text, furniture included; a match begins in the block of a needed word or the one before */
  SCOPE_COUNT
};

struct rule_attribute {
  const char *name, *value;
};

struct rule_example {
  const char *text;     /* ⏎ stands for a line break of the page */
  const char *expected; /* after "=>": "stance=oppose", NULL if it must just match (or, of Not, not match) */
  bool matches;         /* Example: true, Not: false */
  unsigned line;
};

struct rule {
  const char *id; /* "position.share-view" */
  enum rule_kind kind;
  enum rule_scope scope;
  uint32_t roles; /* bits 1u << enum section_role; all bits set = everywhere */
  const char *meaning;
  const char *pattern; /* as written, fragments not yet replaced */
  const char *file;    /* "positions.rules" */
  unsigned line;
  unsigned index; /* place in the set, from 0 */
  const struct rule_attribute *attribute;
  size_t attribute_count;
  const struct rule_example *example;
  size_t example_count;
};

#define RULE_CAPTURES 12

struct finding {
  const struct rule *rule;
  struct range at;                     /* in the canonical text */
  struct range capture[RULE_CAPTURES]; /* by number of the group, [0] the same as `at`; start == end: not set */
  uint32_t block;                      /* in which it begins */
};

/* Reads, expands and compiles every *.rules file in DIRECTORY, in order of name; NULL with ERROR set, naming file and
 * line.  Fragments that begin with a list's name ("list:party") take their words from GAZETTEER, which must outlive
 * the set.  Free by rules_free. */
struct rule_set *rules_load(const char *directory, const struct gazetteer *gazetteer, struct error *error);
void rules_free(struct rule_set *rules);

/* Translates every pattern to machine code now instead of at its first use: called before a sandbox that forbids
 * executable memory, and by a process that will read many documents. */
void rules_warm_up(const struct rule_set *rules);

/* SHA-256 of all rule files and gazetteers, 64 hexadecimal digits: the record's @rules. */
const char *rules_hash(const struct rule_set *rules);

size_t rules_count(const struct rule_set *rules);
const struct rule *rules_at(const struct rule_set *rules, size_t index);
const struct rule *rules_find(const struct rule_set *rules, const char *id);

/* The value of an attribute of RULE, or NULL. */
const char *rule_get(const struct rule *rule, const char *name);

/* The range that the named group matched; an empty range if the rule has no such group or it did not take part. */
struct range finding_capture(const struct rule_set *rules, const struct finding *finding, const char *name);

/* The pattern with all fragments replaced, for people. */
const char *rule_expanded(const struct rule_set *rules, const struct rule *rule);

/* A pattern that gave up (match limit): a runaway, not "no match". */
struct rule_runaway {
  const struct rule *rule;
  uint32_t block;
};

/* A block cut into sentences; NULL: not cut yet. */
struct cut_block {
  struct range *sentence;
  size_t count;
};

/* Where the rules that wait to be asked would look. */
struct waiting;

struct findings {
  struct finding *finding; /* sorted by start, then longer first, then rule index */
  size_t count;
  struct cut_block *cut; /* by number of the block, where a rule asked for its sentences */
  struct rule_runaway *runaway;
  size_t runaway_count;
  const struct waiting *waiting; /* for rules_ask() */
};

/* Everything that RULES find in DOCUMENT, in DOCUMENT's arena. */
struct findings *rules_run(const struct rule_set *rules, const struct document *document);

/* FINDINGS, which rules_run() gave, and what the rules that wait to be asked ("when: asked") find in those blocks of
 * the document's flow that are set in WHERE, in order.  They are for papers where the others have found too little;
 * where they would look was noted on the way.  Their scope is block, sentence or heading. */
struct findings *rules_ask(const struct findings *findings, const bool *where);

/* All matches of one rule in TEXT, roles and prefilter aside; returns their number, at most ROOM, into OUT (block 0).
 * For examples and for rules that a stage applies itself. */
size_t rule_match(const struct rule_set *rules, const struct rule *rule, const char *text, size_t length,
                  struct finding *out, size_t room);

/* True if the prefilter would let RULE look at TEXT. */
bool rule_prefilter(const struct rule_set *rules, const struct rule *rule, const char *text, size_t length);

/* The same for many rules: what the prefilter knows of a text, in ARENA. */
struct sifted;
struct sifted *rules_sift(const struct rule_set *rules, struct arena *arena, const char *text, size_t length);
/* The next rule of KIND from INDEX on that the prefilter would let look at it; rules_count() if there is none. */
size_t sifted_next(const struct sifted *sifted, enum rule_kind kind, size_t index);

/* A sentence range list for RANGE of DOCUMENT (abbreviations, dates and ordinals do not end a sentence). */
size_t sentences(const struct gazetteer *gazetteer, const char *text, struct range range, struct arena *arena,
                 struct range **out);

const char *rule_kind_token(enum rule_kind kind);
const char *rule_scope_token(enum rule_scope scope);

#endif
