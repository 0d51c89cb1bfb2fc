/* page_finding.c - why a finding was made: its quote and place, the rule with its pattern and examples, how sure it is;
 * and a rule by itself. */
#include "page_document.h"
#include "routes.h"
#include "rules.h"

#include <string.h>

static void add_examples(struct result *result, const struct rule *rule) {
  for (size_t i = 0; i < rule->example_count; i++) {
    result_open(result, "example");
    result_attribute(result, "matches", rule->example[i].matches ? "true" : "false");
    result_attribute(result, "gives", rule->example[i].expected);
    result_text(result, rule->example[i].text);
    result_close(result);
  }
}

static void add_rule(struct result *result, const struct rule_set *rules, const char *id) {
  const struct rule *rule = id == NULL ? NULL : rules_find(rules, id);
  if (rule == NULL)
    return;
  result_open(result, "rule");
  result_attribute(result, "id", rule->id);
  result_attribute(result, "kind", rule_kind_token(rule->kind));
  result_attribute(result, "over", rule_scope_token(rule->scope));
  result_attribute(result, "file", rule->file);
  result_number(result, "line", rule->line);
  result_attribute(result, "weighed", strncmp(rule->id, "weigh.", 6) == 0 ? "true" : NULL);
  result_element(result, "meaning", rule->meaning);
  result_element(result, "pattern", rule->pattern);
  for (size_t i = 0; i < rule->attribute_count; i++) {
    result_open(result, "attribute");
    result_attribute(result, "name", rule->attribute[i].name);
    result_text(result, rule->attribute[i].value);
    result_close(result);
  }
  add_examples(result, rule);
  result_close(result);
}

/* The further quotes of a finding, and the rules that found them. */
static void add_quotes(struct result *result, const struct reading_matter *matter, const struct found *found) {
  for (size_t i = 0; i < found->evidence->count; i++) {
    const struct evidence *evidence = &found->evidence->at[i];
    size_t length;
    const char *quote = record_quote(matter->record, evidence, &length);
    result_open(result, "evidence");
    result_number(result, "page", evidence->page);
    result_attribute(result, "block", matter->record->block[evidence->block].id);
    result_attribute(result, "rule", evidence->rule);
    result_span(result, quote, length);
    result_close(result);
  }
}

void page_finding(struct visit *visit) {
  struct reading_matter matter;
  if (!document_read(visit, &matter))
    return;
  size_t n = found_named(matter.found, matter.count, visit->address->segment[3]);
  if (n == matter.count) {
    error_set(&visit->error, ERROR_NOT_FOUND, "no such finding");
    return;
  }
  const struct found *found = &matter.found[n];
  struct result *result = visit_result(visit, "explanation");
  document_head(result, &matter);
  result_open(result, "context");
  document_block(result, &matter, found->evidence->at[0].block, n, visit->arena);
  result_close(result);
  document_finding(result, &matter, n, true);
  add_quotes(result, &matter, found);
  add_rule(result, visit->resources->knowledge->rules, found->rule);
}

void page_rule(struct visit *visit) {
  const struct rule_set *rules = visit->resources->knowledge->rules;
  const char *id = visit->address->segment[1];
  if (rules_find(rules, id) == NULL) {
    error_set(&visit->error, ERROR_NOT_FOUND, "no such rule");
    return;
  }
  struct result *result = visit_result(visit, "ruling");
  result_attribute(result, "id", id);
  add_rule(result, rules, id);
}
