/* recognise.c - an example of a rule, made into a small paper of its own and read like any other. */
#include "recognise.h"
#include "buffer.h"
#include "context.h"

#include <string.h>

/* A role in which RULE applies; the assessment if it may. */
static enum section_role role_for(const struct rule *rule) {
  if (rule->roles & 1u << ROLE_ASSESSMENT)
    return ROLE_ASSESSMENT;
  enum section_role role = 0;
  while (role + 1 < ROLE_COUNT && (rule->roles & 1u << role) == 0)
    role++;
  return role;
}

/* TEXT with ⏎ as the line break of a page: behind a hyphen the word is mended, elsewhere a new block begins. */
static const char *broken_text(struct arena *arena, const char *text) {
  struct buffer out = buffer_in(arena);
  for (const char *p = text; *p != '\0';) {
    if (strncmp(p, "⏎", 3) != 0) {
      buffer_byte(&out, *p++);
      continue;
    }
    p += 3;
    if (out.length > 1 && out.data[out.length - 1] == '-')
      out.data[--out.length] = '\0';
    else
      buffer_byte(&out, '\n');
  }
  buffer_byte(&out, '\n');
  return out.data;
}

static struct document *small_paper(struct arena *arena, const struct rule *rule, const char *text) {
  struct document *d = arena_alloc(arena, sizeof *d);
  struct pages *pages = arena_alloc(arena, sizeof *pages);
  pages->arena = arena;
  d->arena = arena;
  d->pages = pages;
  d->name = "example";
  d->text = broken_text(arena, text);
  d->length = (uint32_t)strlen(d->text);
  d->block = arena_array(arena, d->length + 1, sizeof *d->block);
  for (uint32_t at = 0; at < d->length;) {
    uint32_t end = at + (uint32_t)strcspn(d->text + at, "\n");
    d->block[d->block_count++] = (struct block){.type = rule->scope == SCOPE_HEADING ? BLOCK_HEADING : BLOCK_PARAGRAPH,
                                                .start = at,
                                                .end = end,
                                                .page = 1,
                                                .anchor = UINT32_MAX};
    at = end + 1;
  }
  d->flow_count = d->block_count;
  d->section = arena_alloc(arena, sizeof *d->section);
  d->section_count = 1;
  *d->section =
      (struct section){.role = role_for(rule), .heading = UINT32_MAX, .count = (uint32_t)d->block_count, .page = 1};
  d->item = arena_alloc(arena, sizeof *d->item);
  d->item_count = 1;
  *d->item = (struct item){.section_count = 1, .block_count = (uint32_t)d->block_count};
  return d;
}

/* What FINDING says of NAME: a stance after negation, else the rule's attribute. */
static const char *value_of(struct context *c, const struct finding *finding, const char *name) {
  if (finding->rule->kind == RULE_POSITION && strcmp(name, "stance") == 0)
    return cue_stance(c, finding);
  struct range group = capture(c, finding, name);
  return range_empty(group) ? finding_get(finding, name) : range_text(c, group);
}

/* EXPECTED is "name=value", several separated by ", ". */
static bool expected_holds(struct context *c, const struct finding *finding, const char *expected, const char **why) {
  for (const char *p = expected; *p != '\0';) {
    size_t length = strcspn(p, ",");
    char *pair = arena_strndup(c->arena, p, length), *sign = strchr(pair, '=');
    p += length + strspn(p + length, ", ");
    if (sign == NULL) {
      *why = arena_printf(c->arena, "\"%s\" should be name=value", pair);
      return false;
    }
    *sign = '\0';
    const char *value = value_of(c, finding, pair);
    if (value == NULL || strcmp(value, sign + 1) != 0) {
      *why = arena_printf(c->arena, "%s is %s, not %s", pair, value == NULL ? "not told" : value, sign + 1);
      return false;
    }
  }
  return true;
}

bool rule_example_holds(const struct rule_set *rules, const struct rule *rule, const struct rule_example *example,
                        const struct gazetteer *gazetteer, struct arena *arena, const char **why) {
  const struct document *paper = small_paper(arena, rule, example->text);
  const struct findings *findings = rules_run(rules, paper);
  bool where[] = {true};
  if (rule_get(rule, "when") != NULL)
    findings = rules_ask(findings, where);
  static const struct source_facts facts = {.file = "example",
                                            .hash = "0000000000000000000000000000000000000000000000000000000000000000"};
  struct context c = {.arena = arena,
                      .document = paper,
                      .findings = findings,
                      .rules = rules,
                      .gazetteer = gazetteer,
                      .record = arena_alloc(arena, sizeof(struct record)),
                      .issuer_layer = "administration"};
  c.record->file = facts.file;
  *why = NULL;
  const struct finding *found = NULL;
  for (size_t i = 0; i < findings->count && found == NULL; i++)
    if (findings->finding[i].rule == rule)
      found = &findings->finding[i];
  if (!example->matches) {
    if (found != NULL)
      *why = arena_printf(arena, "matches \"%s\", and should not", range_text(&c, found->at));
    return found == NULL;
  }
  if (found == NULL) {
    struct finding any;
    bool plain = rule_match(rules, rule, paper->text, paper->length, &any, 1) > 0;
    *why = plain ? "the pattern matches, but the words of needs: (or over:) keep it from being tried"
                 : "the pattern does not match";
    return false;
  }
  return example->expected == NULL || expected_holds(&c, found, example->expected, why);
}
