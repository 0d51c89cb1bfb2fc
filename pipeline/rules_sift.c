/* rules_sift.c - which rules may match a text that is read by itself: asked of the prefilter and of the words that
 * their patterns want, without running any.
 */
#include "rules_private.h"

struct sifted {
  const struct parsed_rule *rule;
  const struct looks *looks;
  struct word_marks marks;
  const struct word_list *list;
  struct word_places *places;
  uint64_t *found; /* the rules whose needed words were met */
};

struct sifted *rules_sift(const struct rule_set *rules, struct arena *arena, const char *text, size_t length) {
  struct sifted *sifted = arena_alloc(arena, sizeof *sifted);
  struct word_list list; /* the marks of it are set as far as it says */
  const struct prefilter *prefilter = rules_prefilter(rules);
  size_t width = rules_looks(rules)->width;
  *sifted = (struct sifted){
      .rule = rules_parsed(rules), .looks = rules_looks(rules), .places = arena_alloc(arena, sizeof *sifted->places)};
  list_words(text, length, &list, &sifted->marks);
  sifted->list = keep_words(arena, &list);
  struct sightings *sightings = sightings_new(arena);
  uint64_t *met = arena_array(arena, width, sizeof *met);
  sifted->found = arena_array(arena, width, sizeof *sifted->found);
  prefilter_scan(prefilter, text, length, sightings);
  sightings_met(prefilter, sightings, text, text + length, met);
  prefilter_found(prefilter, met, sifted->found);
  for (size_t i = 0; i < width; i++)
    sifted->found[i] |= sifted->looks->always[i];
  return sifted;
}

static bool is_found(const struct sifted *sifted, size_t index) { return sifted->found[index / 64] >> index % 64 & 1; }

static bool may_match(const struct sifted *sifted, size_t index) {
  const struct look *look = &sifted->looks->look[index];
  return is_found(sifted, index) && (!look->wanted || wanted_met(look->wanted, &sifted->marks)) &&
         (!look->order || order_met(look->order, sifted->list, sifted->places));
}

size_t sifted_next(const struct sifted *sifted, enum rule_kind kind, size_t index) {
  while (index < sifted->looks->count &&
         !(is_found(sifted, index) && sifted->rule[index].rule.kind == kind && may_match(sifted, index)))
    index++;
  return index;
}

bool rule_prefilter(const struct rule_set *rules, const struct rule *rule, const char *text, size_t length) {
  struct arena *arena = arena_new();
  bool may = may_match(rules_sift(rules, arena, text, length), rule->index);
  arena_free(arena);
  return may;
}
