/* references.c - motions, laws, inquiries and earlier decisions that a paper refers to. */
#include "context.h"

#include <ctype.h>
#include <string.h>

/* Laws by their usual abbreviation and number, so that "SoL" and "socialtjänstlagen (2001:453)" meet. */
static const char *reference_value(struct context *c, const struct finding *finding, const char *type) {
  const char *number = capture_text(c, finding, "number"), *name = capture_text(c, finding, "name");
  if (number == NULL) {
    number = capture_text(c, finding, "number2");
    name = capture_text(c, finding, "name2");
  }
  if (number == NULL || strcmp(type, "law") != 0 || name == NULL)
    return number;
  bool statute = strchr(number, ':') != NULL;
  return statute ? number : arena_printf(c->arena, "%s %s", name, number);
}

static void add_reference(struct context *c, const struct finding *finding) {
  const char *type = finding_get(finding, "type"), *value = reference_value(c, finding, type);
  if (value == NULL)
    return;
  uint32_t index = finding->block < c->document->flow_count ? item_at(c, finding->at.start) : 0;
  bool minutes = c->document->minutes;
  struct record_item *item = &c->record->item[index];
  struct record_reference **list = minutes ? &item->reference : &c->record->reference;
  size_t *count = minutes ? &item->reference_count : &c->record->reference_count;
  size_t *capacity = minutes ? &item->reference_capacity : &c->record->reference_capacity;
  for (size_t i = 0; i < *count; i++)
    if (strcmp((*list)[i].type, type) == 0 && strcmp((*list)[i].value, value) == 0) {
      if ((*list)[i].evidence.count < 3)
        add_evidence(c, &(*list)[i].evidence, finding->at, NULL);
      return;
    }
  *list = arena_grow(c->arena, *list, *count, capacity, sizeof **list);
  struct record_reference *reference = &(*list)[(*count)++];
  *reference = (struct record_reference){.text = range_text(c, finding->at), .type = type, .value = value};
  add_evidence(c, &reference->evidence, finding->at, NULL);
}

void find_references(struct context *c) {
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->rule->kind == RULE_REFERENCE && !finding_is(finding, "type", "proposal"))
      add_reference(c, finding);
  }
}
