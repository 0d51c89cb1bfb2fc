/* rules_private.h - between rules.c, which matches one rule against one stretch of text, and rules_run.c, which
 * decides which rule looks at which stretch of a document.
 */
#ifndef STANDPUNKT_RULES_PRIVATE_H
#define STANDPUNKT_RULES_PRIVATE_H

#include "prefilter.h"

enum match_result { MATCH_NONE, MATCH_FOUND, MATCH_RUNAWAY };

/* The next match of the rule with number INDEX in TEXT at or after *FROM, which moves behind it.  BASE, the place of
 * TEXT in the canonical text, is added to all places in OUT. */
enum match_result rules_match(const struct rule_set *rules, size_t index, const char *text, size_t length, size_t *from,
                              uint32_t base, struct finding *out);

const struct prefilter *rules_prefilter(const struct rule_set *rules);
const struct parsed_rule *rules_parsed(const struct rule_set *rules);
const struct gazetteer *rules_gazetteer(const struct rule_set *rules);

#endif
