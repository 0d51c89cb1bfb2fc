/* rules_looks.c - the rules by where they look, as sets of bits: so that which rules look at a stretch is told by a few
 * operations on sets.
 */
#include "rules_private.h"
#include <string.h>

static void add(uint64_t *set, size_t index) { set[index / 64] |= (uint64_t)1 << index % 64; }

const struct looks *looks_new(struct arena *arena, const struct parsed_rule *parsed, const struct look *look,
                              size_t count, size_t width) {
  struct looks *looks = arena_alloc(arena, sizeof *looks);
  *looks = (struct looks){.count = count, .width = width, .look = look};
  looks->answers = arena_array(arena, count, sizeof *looks->answers);
  looks->always = arena_array(arena, width, sizeof *looks->always);
  for (int scope = 0; scope < SCOPE_COUNT; scope++)
    looks->scope[scope] = arena_array(arena, width, sizeof **looks->scope),
    looks->asked[scope] = arena_array(arena, width, sizeof **looks->asked);
  for (int role = 0; role <= ROLE_COUNT; role++)
    looks->role[role] = arena_array(arena, width, sizeof **looks->role);
  for (size_t i = 0; i < count; i++) {
    const char *when = rule_get(&parsed[i].rule, "when");
    add(when != NULL && strcmp(when, "asked") == 0 ? looks->asked[look[i].scope] : looks->scope[look[i].scope], i);
    if (!parsed[i].groups)
      add(looks->always, i);
    for (int role = 0; role <= ROLE_COUNT; role++)
      if (look[i].roles == UINT32_MAX || (role < ROLE_COUNT && (look[i].roles & 1u << role)))
        add(looks->role[role], i);
  }
  return looks;
}
