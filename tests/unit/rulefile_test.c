/* The parser of rule files: what it reads, and what it says when it cannot. */
#include "../../pipeline/rulefile.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

struct trial {
  struct arena *arena;
  struct rule_book book;
  struct error error;
};

static int begin(void **state) {
  static struct trial trial;
  memset(&trial, 0, sizeof trial);
  trial.arena = trial.book.arena = arena_new();
  *state = &trial;
  return 0;
}

static int end(void **state) {
  arena_free(((struct trial *)*state)->arena);
  return 0;
}

static const struct parsed_rule *parse(struct trial *trial, const char *text) {
  if (!rulefile_parse(&trial->book, "a.rules", text, strlen(text), &trial->error)) {
    print_message("%s\n", trial->error.message);
    return NULL;
  }
  return trial->book.rule;
}

static void expect_error(struct trial *trial, const char *text, const char *part) {
  trial->error = (struct error){0};
  trial->book = (struct rule_book){.arena = trial->arena};
  assert_false(rulefile_parse(&trial->book, "a.rules", text, strlen(text), &trial->error));
  assert_int_equal(trial->error.kind, ERROR_RULES);
  if (!strstr(trial->error.message, part))
    fail_msg("\"%s\" is not in \"%s\"", part, trial->error.message);
}

static const char *expanded(struct trial *trial, const char *pattern) {
  trial->error = (struct error){0};
  struct parsed_rule rule = {.rule = {.id = "x", .file = "a.rules", .pattern = pattern}, .pattern_line = 7};
  return pattern_expand(&trial->book, &rule, NULL, &trial->error);
}

static void reads_a_whole_rule(void **state) {
  const struct parsed_rule *parsed = parse(*state, "# a comment\n"
                                                   "\n"
                                                   "rule position.share-view\n"
                                                   "  kind: position\n"
                                                   "  over: sentence\n"
                                                   "  in: assessment summary\n"
                                                   "  needs: delar *stämm\n"
                                                   "  needs: ingen_erinran\n"
                                                   "  stance: support\n"
                                                   "  meaning: The speaker shares\n"
                                                   "     the view.\n"
                                                   "  # in between\n"
                                                   "  pattern: \\b(?<cue>delar) (?:inte |\n"
                                                   "      ej )?x: \"y\" # z\n"
                                                   "  Example: Vi delar x: \"y\". => stance=support\n"
                                                   "  Not: Vi delar lokaler.\n"
                                                   "\r\n");
  assert_non_null(parsed);
  const struct rule *rule = &parsed->rule;
  assert_string_equal(rule->id, "position.share-view");
  assert_int_equal(rule->kind, RULE_POSITION);
  assert_int_equal(rule->scope, SCOPE_SENTENCE);
  assert_int_equal(rule->roles, 1u << ROLE_ASSESSMENT | 1u << ROLE_SUMMARY);
  assert_string_equal(rule->meaning, "The speaker shares the view.");
  assert_string_equal(rule->pattern, "\\b(?<cue>delar) (?:inte |ej )?x: \"y\" # z");
  assert_string_equal(rule_get(rule, "stance"), "support");
  assert_null(rule_get(rule, "outcome"));
  assert_string_equal(rule->file, "a.rules");
  assert_int_equal(rule->line, 3);
  assert_int_equal(parsed->pattern_line, 13);
  assert_int_equal(parsed->need_count, 3);
  assert_int_equal(parsed->groups, 2);
  assert_string_equal(parsed->need[1].word, "*stämm");
  assert_int_equal(parsed->need[2].group, 1);
}

static void reads_examples(void **state) {
  const struct parsed_rule *parsed = parse(*state, "rule a\n  Not: först\n  kind: type\n  meaning: m\n"
                                                   "  Example: a => b => stance=oppose\n  Example: två\n"
                                                   "    rader\n  pattern: x\n");
  assert_non_null(parsed);
  assert_int_equal(parsed->rule.example_count, 3);
  const struct rule_example *example = parsed->rule.example;
  assert_false(example[0].matches);
  assert_null(example[0].expected);
  assert_int_equal(example[0].line, 2);
  assert_true(example[1].matches);
  assert_string_equal(example[1].text, "a => b");
  assert_string_equal(example[1].expected, "stance=oppose");
  assert_string_equal(example[2].text, "två rader");
}

static void reads_many_rules(void **state) {
  struct trial *trial = *state;
  struct buffer text = buffer_in(trial->arena);
  for (int i = 0; i < 300; i++)
    buffer_printf(&text, "rule r.n%d\n  kind: type\n  pattern: x%d\n  meaning: m\n  Example: x%d\n", i, i, i);
  assert_non_null(parse(trial, buffer_string(&text)));
  assert_int_equal(trial->book.rule_count, 300);
  assert_int_equal(trial->book.rule[299].rule.index, 299);
  assert_string_equal(trial->book.rule[17].rule.pattern, "x17");
  assert_int_equal(trial->book.rule[17].rule.example_count, 1);
}

static void reads_roles(void **state) {
  const struct parsed_rule *parsed =
      parse(*state, "rule a\n  kind: type\n  meaning: m\n  pattern: x\n  in: not motion referral\n"
                    "rule b\n  kind: type\n  meaning: m\n  pattern: x\n");
  assert_non_null(parsed);
  assert_int_equal(parsed[0].rule.roles, ~(1u << ROLE_MOTION | 1u << ROLE_REFERRAL));
  assert_int_equal(parsed[1].rule.roles, UINT32_MAX);
}

#define HEAD "rule a\n  kind: position\n  meaning: m\n"

static void names_the_line_of_a_mistake(void **state) {
  static const struct {
    const char *text, *part;
  } cases[] = {
      {"rule a\n  kind: positon\n", "a.rules:2: unknown kind \"positon\"; did you mean \"position\"?"},
      {HEAD "  over: sentense\n", "a.rules:4: unknown scope after \"over:\" \"sentense\"; did you mean \"sentence\"?"},
      {HEAD "  in: asessment\n", "a.rules:4: unknown section role \"asessment\"; did you mean \"assessment\"?"},
      {HEAD "  in: not\n", "a.rules:4: \"in:\" names no section role"},
      {HEAD "  stanse: support\n  pattern: x\n",
       "a.rules:4: unknown line or attribute \"stanse\"; did you mean \"stance\"?"},
      {HEAD "  example: x\n  pattern: x\n", "did you mean \"Example\"?"},
      {HEAD "  severity: info\n  pattern: x\n", "a.rules:1: rule a: a rule of kind position has no attribute"},
      {HEAD "  stance: support\n  stance: oppose\n  pattern: x\n", "a.rules:5: a second line \"stance:\""},
      {HEAD "  pattern: x\n  pattern: y\n", "a.rules:5: a second line \"pattern:\""},
      {HEAD "  stance:\n  pattern: x\n", "a.rules:4: \"stance:\" has no value"},
      {HEAD "  needs: Delar\n", "a.rules:4: \"needs:\" words are written in lower case"},
      {HEAD "  needs: *\n", "a.rules:4: \"*\" is no word to look for"},
      {HEAD "  needs:\n  pattern: x\n", "a.rules:4: \"needs:\" names no word"},
      {HEAD "  case: loose\n", "a.rules:4: \"case:\" is \"any\" or \"exact\""},
      {HEAD "  Example: x =>\n", "a.rules:4: nothing is expected"},
      {HEAD "  Not:\n", "a.rules:4: an empty example"},
      {HEAD "\tpattern: x\n", "a.rules:4: indent with spaces, not tabs"},
      {HEAD " pattern: x\n", "a.rules:4: this line is indented otherwise"},
      {HEAD "  pattern x\n", "a.rules:4: expected \"name: value\""},
      {HEAD "  pattern:\n", "a.rules:1: rule a has no pattern"},
      {HEAD, "a.rules:1: rule a has no pattern"},
      {"rule a\n  pattern: x\n  meaning: m\n", "a.rules:1: rule a has no kind"},
      {"rule a\n  pattern: x\n  kind: type\n", "a.rules:1: rule a has no meaning"},
      {HEAD "  pattern: x\nrule a\n", "a.rules:5: rule a is there already, at a.rules:1"},
      {"fragment f\n  pattern: x\nfragment f\n", "a.rules:3: fragment f is there already, at a.rules:2"},
      {"fragment f\n  kind: type\n", "a.rules:2: a fragment has no line \"kind:\""},
      {"fragment f\n  patern: x\n", "did you mean \"pattern\"?"},
      {"fragment f\n", "a.rules:1: fragment f has no pattern"},
      {"rules a\n", "a.rules:1: expected \"rule ID\" or \"fragment NAME\""},
      {"rule\n", "a.rules:1: \"rule\" wants one name"},
      {"rule a b\n", "a.rules:1: \"rule\" wants one name"},
      {"rule Å\n", "a.rules:1: names have the letters a-z"},
      {"  kind: type\n", "a.rules:1: an indented line before the first rule"},
      {"rule a\n  kind: type \xFF\n", "not in UTF-8"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    expect_error(*state, cases[i].text, cases[i].part);
}

static void puts_fragments_in(void **state) {
  struct trial *trial = *state;
  parse(trial, "fragment a\n  pattern: x|y\nfragment b\n  case: exact\n  pattern: <{a}>\n"
               "fragment c\n  case: any\n  pattern: z\n");
  assert_string_equal(expanded(trial, "{a}{2}"), "(?:x|y){2}");
  assert_string_equal(expanded(trial, "({b}|{c})?"), "((?-i:<(?:x|y)>)|(?i:z))?");
}

static void leaves_other_braces_alone(void **state) {
  struct trial *trial = *state;
  static const char *const same[] = {"\\p{Lu}\\P{L}",  "\\x{e5}{2,3}", "a{3}",           "[{a}b ]",
                                     "\\{a}",          "\\k{who}",     "\\Q{a} b\\E{1}", "[]{a}]",
                                     "[[:alpha:]{a}]", "{,3}",         "[^]{a} ]"};
  for (size_t i = 0; i < sizeof same / sizeof *same; i++)
    assert_string_equal(expanded(trial, same[i]), same[i]);
}

static void widens_spaces(void **state) {
  struct trial *trial = *state;
  static const char *const cases[][2] = {
      {"a b", "a\\s+b"},
      {"a  b", "a\\s+b"},
      {"a ?b", "a\\s*b"},
      {"a *b", "a\\s*b"},
      {"a +b", "a\\s+b"},
      {"a {2}b", "a\\s{2}b"},
      {"a[ b] c", "a[ b]\\s+c"},
      {"a\\ b", "a\\ b"},
      {"(a )?b", "(a\\s+)?b"},
      {"a ??b", "a\\s*?b"},
      {"\\d[\\d.]\\D", "[0-9][0-9.]\\D"},
      {"(?<!(a ) b| c )d e", "(?<!(a\\s)\\sb|\\sc\\s)d\\s+e"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_string_equal(expanded(trial, cases[i][0]), cases[i][1]);
}

static void refuses_bad_references(void **state) {
  struct trial *trial = *state;
  parse(trial, "fragment person\n  pattern: x\nfragment one\n  pattern: {two}\nfragment two\n  pattern: a{one}\n");
  assert_null(expanded(trial, "a {persom}"));
  assert_string_equal(trial->error.message, "a.rules:7: unknown fragment {persom}; did you mean {person}?");
  assert_null(expanded(trial, "{one}"));
  assert_string_equal(trial->error.message, "a.rules:4: fragment one contains itself");
  assert_null(expanded(trial, "a{person b"));
  assert_non_null(strstr(trial->error.message, "wants a \"}\""));
  assert_null(expanded(trial, "{list:nonsense}"));
  assert_non_null(strstr(trial->error.message, "there is no list \"nonsense\""));
}

static void stops_growth(void **state) {
  struct trial *trial = *state;
  struct buffer text = buffer_in(trial->arena);
  buffer_text(&text, "fragment f0\n  pattern: 0123456789\n");
  for (int i = 1; i < 30; i++)
    buffer_printf(&text, "fragment f%d\n  pattern: {f%d}{f%d}{f%d}{f%d}\n", i, i - 1, i - 1, i - 1, i - 1);
  parse(trial, buffer_string(&text));
  assert_null(expanded(trial, "{f29}"));
  assert_int_equal(trial->error.kind, ERROR_LIMIT);
}

int main(void) {
#define TRIAL(test) cmocka_unit_test_setup_teardown(test, begin, end)
  const struct CMUnitTest tests[] = {
      TRIAL(reads_a_whole_rule),
      TRIAL(reads_examples),
      TRIAL(reads_many_rules),
      TRIAL(reads_roles),
      TRIAL(names_the_line_of_a_mistake),
      TRIAL(puts_fragments_in),
      TRIAL(leaves_other_braces_alone),
      TRIAL(widens_spaces),
      TRIAL(refuses_bad_references),
      TRIAL(stops_growth),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
