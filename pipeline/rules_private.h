/* rules_private.h - between rules.c, which matches one rule against one stretch of text, and rules_run.c, which
 * decides which rule looks at which stretch of a document.
 */
#ifndef STANDPUNKT_RULES_PRIVATE_H
#define STANDPUNKT_RULES_PRIVATE_H

#include "alphabet.h"
#include "pattern_order.h"
#include "prefilter.h"

enum match_result { MATCH_NONE, MATCH_FOUND, MATCH_RUNAWAY };

/* Where a rule looks, by places in a narrow text. */
struct stretch {
  const struct narrow *narrow;
  size_t base;   /* where the stretch begins; the places below count from here */
  size_t length; /* of the stretch */
  size_t from;   /* the next match begins here or later */
  size_t last;   /* ... and here at the latest; only for rules of the whole text, ANYWHERE for others */
};

#define ANYWHERE SIZE_MAX

/* The next match in STRETCH of the rule with number INDEX; stretch->from moves behind it.  The finding's places are
 * bytes of the text as it was. */
enum match_result rules_match(const struct rule_set *rules, size_t index, struct stretch *stretch, struct finding *out);

const struct prefilter *rules_prefilter(const struct rule_set *rules);
const struct parsed_rule *rules_parsed(const struct rule_set *rules);

/* Of each rule what tells where it looks, close together: it is asked for often. */
struct look {
  const uint16_t *wanted; /* words that a stretch must have, in a row (pattern_words.h); NULL: none */
  const uint16_t *order;  /* how they must stand (pattern_order.h); NULL: anyhow */
  uint32_t roles;
  enum rule_scope scope;
};

/* How often a rule's words stood as it wants them, and how often not. */
struct answers {
  uint32_t met, refused;
};

/* Sets of rules are rows of WIDTH times 64 bits. */
struct looks {
  size_t count, width;
  const struct look *look;        /* by number of the rule */
  struct answers *answers;        /* by number of the rule */
  uint64_t *scope[SCOPE_COUNT];   /* the rules of each scope */
  uint64_t *asked[SCOPE_COUNT];   /* those that wait to be asked, which are in no other set of scopes */
  uint64_t *role[ROLE_COUNT + 1]; /* the rules for sections of each role; the last for blocks in no section */
  uint64_t *always;               /* the rules without needed words */
};

/* rules_looks.c */
const struct looks *looks_new(struct arena *arena, const struct parsed_rule *parsed, const struct look *look,
                              size_t count, size_t width);

const struct looks *rules_looks(const struct rule_set *rules);
const struct gazetteer *rules_gazetteer(const struct rule_set *rules);

/* rules_order.c: sorts the findings and drops those that a title gave a second time. */
void findings_put_in_order(struct findings *findings);

#endif
