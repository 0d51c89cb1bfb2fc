/* recognise.h - trying a rule on one of its examples, with everything that bears on it: prefilter, section role,
 * sentences, negation.
 */
#ifndef STANDPUNKT_RECOGNISE_H
#define STANDPUNKT_RECOGNISE_H

#include "rules.h"

/* True if EXAMPLE of RULE comes out as it says: an Example matches (and gives what stands behind "=>"), a Not does not
 * match.  Otherwise *WHY gets a sentence for people, in ARENA. */
bool rule_example_holds(const struct rule_set *rules, const struct rule *rule, const struct rule_example *example,
                        const struct gazetteer *gazetteer, struct arena *arena, const char **why);

#endif
