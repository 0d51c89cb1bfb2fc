/* The rule engine: loading, matching, scopes and roles, order, runaways, and that the prefilter hides nothing. */
#include "buffer.h"
#include "rules.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* ---- rules from a string, documents from a table ---- */

static struct rule_set *load_text(const char *text, struct error *error) {
  char folder[] = "/tmp/standpunkt-rules-XXXXXX", path[64];
  assert_non_null(mkdtemp(folder));
  snprintf(path, sizeof path, "%s/a.rules", folder);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
  struct rule_set *rules = rules_load(folder, NULL, error);
  unlink(path);
  rmdir(folder);
  return rules;
}

static struct rule_set *load(const char *text) {
  struct error error = {0};
  struct rule_set *rules = load_text(text, &error);
  if (!rules)
    fail_msg("%s", error.message);
  return rules;
}

static void expect_error(const char *text, const char *part) {
  struct error error = {0};
  assert_null(load_text(text, &error));
  if (!strstr(error.message, part))
    fail_msg("\"%s\" is not in \"%s\"", part, error.message);
}

struct row {
  enum section_role role; /* ROLE_COUNT: furniture */
  enum block_type type;
  const char *text;
  uint32_t item;
};

/* A document with a section for each line. */
static struct document *document_of(struct arena *arena, const struct row *line, size_t count) {
  struct document *document = arena_alloc(arena, sizeof *document);
  struct buffer text = buffer_in(arena);
  document->arena = arena;
  document->block = arena_array(arena, count, sizeof *document->block);
  document->section = arena_array(arena, count, sizeof *document->section);
  document->item = arena_array(arena, count, sizeof *document->item);
  for (uint32_t i = 0; i < count; i++) {
    bool furniture = line[i].role == ROLE_COUNT;
    struct block *block = &document->block[i];
    *block = (struct block){.type = line[i].type, .section = furniture ? UINT32_MAX : i, .page = 1};
    block->start = (uint32_t)text.length;
    buffer_text(&text, line[i].text);
    block->end = (uint32_t)text.length;
    buffer_byte(&text, '\n');
    if (furniture)
      continue;
    document->section[i] = (struct section){.role = line[i].role, .first = i, .count = 1, .item = line[i].item};
    document->section_count = document->flow_count = i + 1;
    struct item *item = &document->item[line[i].item];
    if (!item->block_count)
      item->first_block = i;
    item->block_count++;
    document->item_count = line[i].item + 1;
  }
  document->block_count = count;
  document->text = buffer_string(&text);
  document->length = (uint32_t)text.length;
  return document;
}

#define DOCUMENT(arena, lines) document_of(arena, lines, sizeof(lines) / sizeof *(lines))

/* "id[text] id[text]" of all findings. */
static const char *told(const struct document *document, const struct findings *findings) {
  struct buffer out = buffer_in(document->arena);
  for (size_t i = 0; i < findings->count; i++) {
    const struct finding *finding = &findings->finding[i];
    buffer_printf(&out, "%s%s[%.*s]", i ? " " : "", finding->rule->id, (int)(finding->at.end - finding->at.start),
                  document->text + finding->at.start);
  }
  return buffer_string(&out);
}

static void expect_run(const char *rules_text, const struct row *line, size_t count, const char *expected) {
  struct rule_set *rules = load(rules_text);
  struct arena *arena = arena_new();
  struct document *document = document_of(arena, line, count);
  assert_string_equal(told(document, rules_run(rules, document)), expected);
  arena_free(arena);
  rules_free(rules);
}

#define EXPECT_RUN(rules, lines, expected) expect_run(rules, lines, sizeof(lines) / sizeof *(lines), expected)

#define RULE(id, rest) "rule " id "\n  kind: type\n  meaning: m\n" rest

/* "[part][part]" of the matches of the only rule in TEXT. */
static void expect_match(const char *rule_text, const char *text, const char *expected) {
  struct rule_set *rules = load(rule_text);
  struct finding found[8];
  size_t count = rule_match(rules, rules_at(rules, 0), text, strlen(text), found, 8);
  char got[300] = "";
  for (size_t i = 0; i < count; i++)
    snprintf(got + strlen(got), sizeof got - strlen(got), "[%.*s]", (int)(found[i].at.end - found[i].at.start),
             text + found[i].at.start);
  assert_string_equal(got, expected);
  rules_free(rules);
}

/* ---- loading ---- */

static void loads_and_answers(void **state) {
  (void)state;
  struct rule_set *rules =
      load(RULE("a.one", "  pattern: x {f}\n") RULE("b", "  pattern: y\n  weight: 2\n") "fragment f\n  pattern: z|w\n");
  assert_int_equal(rules_count(rules), 2);
  assert_string_equal(rules_at(rules, 1)->id, "b");
  assert_null(rules_at(rules, 2));
  assert_ptr_equal(rules_find(rules, "a.one"), rules_at(rules, 0));
  assert_null(rules_find(rules, "a"));
  assert_string_equal(rule_get(rules_find(rules, "b"), "weight"), "2");
  assert_string_equal(rule_expanded(rules, rules_at(rules, 0)), "x\\s+(?:z|w)");
  assert_int_equal(strlen(rules_hash(rules)), 64);
  struct rule_set *other = load(RULE("a.one", "  pattern: x\n"));
  assert_string_not_equal(rules_hash(rules), rules_hash(other));
  rules_free(other);
  rules_free(rules);
  rules_free(NULL);
}

static void refuses_bad_patterns(void **state) {
  (void)state;
  expect_error(RULE("a", "  pattern: (x\n"), "a.rules:4: rule a: missing closing parenthesis");
  expect_error(RULE("a", "  pattern: x|y**)\n"), "a.rules:4: rule a:");
  expect_error(RULE("a", "  pattern: (?<n>x)(?<n>y)\n"), "two named subpatterns have the same name");
  expect_error(RULE("a", "  pattern: (inte )?\n"), "a.rules:4: rule a: the pattern can match nothing at all");
  expect_error(RULE("a", "  pattern: (?<a>x)(?<b>x)(?<c>x)(?<d>x)(?<e>x)(?<f>x)(?<g>x)(?<h>x)(?<i>x)(?<j>x)(?<k>x)"
                         "(?<l>x)\n"),
               "rule a has 12 named groups, the most is 11");
  expect_error(RULE("a", "  pattern: {list:party}\n"), "there is no list \"party\"");
}

static void refuses_missing_folders(void **state) {
  (void)state;
  struct error error = {0};
  assert_null(rules_load("/nowhere/at/all", NULL, &error));
  assert_int_equal(error.kind, ERROR_RULES);
  assert_non_null(strstr(error.message, "/nowhere/at/all"));
}

/* ---- matching ---- */

static void spaces_match_any_white_space(void **state) {
  (void)state;
  expect_match(RULE("a", "  pattern: delar inte\n"), "delar inte, delar \n inte, delarinte",
               "[delar inte][delar \n inte]");
  expect_match(RULE("a", "  pattern: m\\. ?fl\n"), "m.fl m. fl", "[m.fl][m. fl]");
  expect_match(RULE("a", "  pattern: a[ ]b\n"), "a b a\nb", "[a b]");
}

static void letters_are_swedish_too(void **state) {
  (void)state;
  expect_match(RULE("a", "  pattern: \\båt\\b\n"), "Åt såt åta ÅT", "[Åt][ÅT]");
  expect_match(RULE("a", "  case: exact\n  pattern: \\b\\p{Lu}\\p{Ll}+\\b\n"), "Örn älg Älg", "[Örn][Älg]");
}

static void fragments_keep_their_case(void **state) {
  (void)state;
  expect_match("fragment name\n  case: exact\n  pattern: \\p{Lu}\\p{Ll}+\n" RULE("a", "  pattern: av {name}\n"),
               "AV Siv, av siv, Av Per", "[AV Siv][Av Per]");
}

static void patterns_run_over_lines(void **state) {
  (void)state;
  expect_match(RULE("a", "  pattern: \\b(?:ett|\n      två) \n      hus\n"), "ett hus ett  hus tvåhus två hus",
               "[tvåhus]");
  expect_match(RULE("a", "  pattern: \\b(?:ett|\n      två)\\s\n      hus\n"), "ett hus tvåhus två hus",
               "[ett hus][två hus]");
}

static void captures_by_name(void **state) {
  (void)state;
  struct rule_set *rules = load(RULE("a", "  pattern: (a)(?<first>b)?(?<second>c)(d)\n"));
  struct finding found[3];
  assert_int_equal(rule_match(rules, rules_at(rules, 0), "xacd abcd", 9, found, 3), 2);
  struct range first = finding_capture(rules, &found[0], "first"), second = finding_capture(rules, &found[0], "second");
  assert_int_equal(first.start, first.end);
  assert_int_equal(second.start, 2);
  assert_int_equal(second.end, 3);
  first = finding_capture(rules, &found[1], "first");
  assert_int_equal(first.start, 6);
  assert_int_equal(first.end, 7);
  first = finding_capture(rules, &found[1], "third");
  assert_int_equal(first.start, first.end);
  assert_int_equal(found[1].capture[0].start, 5);
  assert_int_equal(rule_match(rules, rules_at(rules, 0), "acd acd", 7, found, 1), 1);
  rules_free(rules);
}

/* ---- documents ---- */

static void scopes_choose_the_text(void **state) {
  (void)state;
  static const struct row lines[] = {
      {ROLE_HEAD, BLOCK_HEADING, "Rubrik ett", 0},
      {ROLE_SUMMARY, BLOCK_PARAGRAPH, "Ett sägs. Ett till. Sist ett", 0},
      {ROLE_SUMMARY, BLOCK_PARAGRAPH, "ett två", 1},
      {ROLE_COUNT, BLOCK_FURNITURE, "ett sidhuvud", 0},
  };
  EXPECT_RUN(RULE("r", "  pattern: ^ett\n"), lines, "r[Ett] r[ett]");
  EXPECT_RUN(RULE("r", "  over: sentence\n  pattern: ^ett\n"), lines, "r[Ett] r[Ett] r[ett]");
  EXPECT_RUN(RULE("r", "  over: heading\n  pattern: ett\n"), lines, "r[ett]");
  EXPECT_RUN(RULE("r", "  over: item\n  pattern: ett$[\\s\\S]*\n"), lines, "r[ett\nEtt sägs. Ett till. Sist ett]");
  EXPECT_RUN(RULE("r", "  over: text\n  pattern: ^ett\n"), lines, "r[Ett] r[ett] r[ett]");
  EXPECT_RUN(RULE("r", "  over: text\n  pattern: ett \\p{L}+$\n"), lines, "r[ett två] r[ett sidhuvud]");
  EXPECT_RUN(RULE("r", "  over: item\n  pattern: ett till\\. Sist ett ett\n"), lines, "");
}

static void roles_choose_the_sections(void **state) {
  (void)state;
  static const struct row lines[] = {
      {ROLE_MOTION, BLOCK_PARAGRAPH, "ja motion", 0},
      {ROLE_ASSESSMENT, BLOCK_PARAGRAPH, "ja bedömning", 0},
      {ROLE_COUNT, BLOCK_FURNITURE, "ja marginal", 0},
  };
  EXPECT_RUN(RULE("r", "  in: motion\n  pattern: ja \\p{L}+\n"), lines, "r[ja motion]");
  EXPECT_RUN(RULE("r", "  in: not motion\n  pattern: ja \\p{L}+\n"), lines, "r[ja bedömning]");
  EXPECT_RUN(RULE("r", "  in: not motion\n  over: item\n  pattern: ja \\p{L}+\n"), lines, "r[ja bedömning]");
  EXPECT_RUN(RULE("r", "  in: assessment\n  over: text\n  pattern: ja \\p{L}+\n"), lines, "r[ja bedömning]");
}

static void titles_are_headings_once(void **state) {
  (void)state;
  static const struct row lines[] = {{ROLE_CASE, BLOCK_HEADING, "§ 3 Svar om lyktor", 0},
                                     {ROLE_CASE, BLOCK_HEADING, "Svar om bänkar", 1},
                                     {ROLE_CASE, BLOCK_PARAGRAPH, "Svar om träd, och mer", 2}};
  struct rule_set *rules = load(RULE("a", "  over: heading\n  pattern: ^svar om \\p{L}+\n  needs: svar\n")
                                    RULE("b", "  over: heading\n  pattern: om \\p{L}+\n"));
  struct arena *arena = arena_new();
  struct document *document = DOCUMENT(arena, lines);
  document->item[0].title = (struct range){document->block[0].start + 5, document->block[0].end};
  document->item[1].title = (struct range){document->block[1].start, document->block[1].end};
  document->item[2].title = (struct range){document->block[2].start, document->block[2].start + 12};
  assert_string_equal(told(document, rules_run(rules, document)),
                      "a[Svar om lyktor] b[om lyktor] a[Svar om bänkar] b[om bänkar] a[Svar om trä] b[om trä]");
  arena_free(arena);
  rules_free(rules);
}

static void findings_are_in_order(void **state) {
  (void)state;
  static const struct row lines[] = {{ROLE_HEAD, BLOCK_PARAGRAPH, "x aa bb", 0}, {ROLE_HEAD, BLOCK_PARAGRAPH, "aa", 0}};
  EXPECT_RUN(RULE("late", "  pattern: bb\n") RULE("short", "  pattern: aa\n") RULE("long", "  pattern: aa bb\n")
                 RULE("same", "  pattern: aa\n") RULE("item", "  over: item\n  pattern: aa\n  needs: aa\n"),
             lines, "long[aa bb] short[aa] same[aa] item[aa] late[bb] short[aa] same[aa] item[aa]");
}

static void findings_know_their_block(void **state) {
  (void)state;
  static const struct row lines[] = {{ROLE_HEAD, BLOCK_PARAGRAPH, "ett", 0}, {ROLE_HEAD, BLOCK_PARAGRAPH, "två", 0}};
  struct rule_set *rules = load(RULE("a", "  over: item\n  pattern: två\n") RULE("b", "  pattern: två\n"));
  struct arena *arena = arena_new();
  struct document *document = DOCUMENT(arena, lines);
  struct findings *findings = rules_run(rules, document);
  assert_int_equal(findings->count, 2);
  for (size_t i = 0; i < 2; i++) {
    assert_int_equal(findings->finding[i].block, 1);
    assert_int_equal(findings->finding[i].at.start, 4);
    assert_int_equal(findings->finding[i].capture[0].end, 8);
  }
  arena_free(arena);
  rules_free(rules);
}

static void empty_documents_have_no_findings(void **state) {
  (void)state;
  static const struct row none[1];
  expect_run(RULE("a", "  pattern: x\n") RULE("b", "  over: text\n  pattern: x\n"), none, 0, "");
}

static void runaways_are_told(void **state) {
  (void)state;
  static const struct row lines[] = {
      {ROLE_HEAD, BLOCK_PARAGRAPH, "kort aab", 0},
      {ROLE_HEAD, BLOCK_PARAGRAPH, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", 0},
  };
  struct rule_set *rules = load(RULE("ok", "  pattern: kort\n") RULE("wild", "  pattern: (a|aa)+$\n"));
  for (int round = 0; round < 2; round++) {
    struct arena *arena = arena_new();
    struct document *document = DOCUMENT(arena, lines);
    struct findings *findings = rules_run(rules, document);
    assert_string_equal(told(document, findings), "ok[kort]");
    assert_int_equal(findings->runaway_count, 1);
    assert_string_equal(findings->runaway[0].rule->id, "wild");
    assert_int_equal(findings->runaway[0].block, 1);
    arena_free(arena);
    rules_warm_up(rules);
  }
  rules_free(rules);
}

/* ---- the prefilter hides nothing ---- */

static void tells_whether_a_rule_may_match(void **state) {
  (void)state;
  struct rule_set *rules = load(RULE("a", "  needs: lykta\n  pattern: lykt\n") RULE("b", "  pattern: lykt\n"));
  assert_true(rule_prefilter(rules, rules_at(rules, 0), "Lyktan", 6));
  assert_false(rule_prefilter(rules, rules_at(rules, 0), "Lykt", 4));
  assert_true(rule_prefilter(rules, rules_at(rules, 1), "Hus", 3));
  rules_free(rules);
}

static const char *const filtered_rules[] = {
    RULE("a", "  needs: delar\n  pattern: \\bdelar (inte )?synen\n"),
    RULE("b", "  over: sentence\n  needs: avslå avslås\n  pattern: avslås?\\b\n"),
    RULE("c", "  over: item\n  needs: ja\n  needs: nej\n  pattern: \\bja\\b[\\s\\S]*?\\bnej\\b\n"),
    RULE("d", "  over: text\n  needs: *nämnd ingen_erinran\n  pattern: \\p{L}*nämnden|ingen erinran\n"),
    RULE("e", "  needs: § 12\n  pattern: § ?\\d+|12 (?<x>ja|nej)\n"),
    RULE("f", "  over: heading\n  needs: återremiss\n  pattern: återremiss\\p{L}*\n"),
    RULE("g", "  in: motion summary\n  needs: delar synen\n  pattern: (delar|synen)\n"),
};

/* The same rules without their "needs:" lines. */
static const char *without_needs(struct arena *arena, const char *text) {
  struct buffer out = buffer_in(arena);
  for (const char *line = text, *end; *line; line = end) {
    end = strchr(line, '\n') + 1;
    if (!strstr(arena_strndup(arena, line, (size_t)(end - line)), "needs:"))
      buffer_add(&out, line, (size_t)(end - line));
  }
  return buffer_string(&out);
}

static const char *random_text(struct arena *arena, uint32_t *seed) {
  static const char *const words[] = {"delar",
                                      "Delar",
                                      "inte",
                                      "synen",
                                      "avslås. ",
                                      "Avslå",
                                      "ja",
                                      "nej",
                                      "Nej. Ja",
                                      "ingen",
                                      "Ingen",
                                      "erinran",
                                      "socialnämnden.",
                                      "Nämnden",
                                      "§12",
                                      "§ 3",
                                      "12",
                                      "hus",
                                      "Återremiss",
                                      "återremissyrkande",
                                      "ja-nej",
                                      "(ja)",
                                      "”delar",
                                      "– ja"};
  struct buffer out = buffer_in(arena);
  for (int i = 0; i < 7; i++) {
    *seed = *seed * 1664525u + 1013904223u;
    buffer_printf(&out, "%s%s", i ? " " : "", words[(*seed >> 16) % (sizeof words / sizeof *words)]);
  }
  return buffer_string(&out);
}

static void prefilter_hides_nothing(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct buffer text = buffer_in(arena);
  for (size_t i = 0; i < sizeof filtered_rules / sizeof *filtered_rules; i++)
    buffer_text(&text, filtered_rules[i]);
  struct rule_set *filtered = load(buffer_string(&text));
  struct rule_set *bare = load(without_needs(arena, buffer_string(&text)));
  uint32_t seed = 42;
  size_t found = 0;
  for (int round = 0; round < 300; round++) {
    struct arena *passing = arena_new();
    struct row lines[6];
    for (uint32_t i = 0; i < 6; i++)
      lines[i] = (struct row){i == 5       ? ROLE_COUNT
                              : i % 2 == 0 ? ROLE_MOTION
                                           : ROLE_DECISION,
                              i == 0 || i == 3 ? BLOCK_HEADING : BLOCK_PARAGRAPH, random_text(passing, &seed), i / 3};
    struct document *document = DOCUMENT(passing, lines);
    struct findings *with = rules_run(filtered, document), *all = rules_run(bare, document);
    assert_string_equal(told(document, with), told(document, all));
    found += with->count;
    arena_free(passing);
  }
  assert_true(found > 1000);
  rules_free(filtered);
  rules_free(bare);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(loads_and_answers),         cmocka_unit_test(refuses_bad_patterns),
      cmocka_unit_test(refuses_missing_folders),   cmocka_unit_test(spaces_match_any_white_space),
      cmocka_unit_test(letters_are_swedish_too),   cmocka_unit_test(fragments_keep_their_case),
      cmocka_unit_test(patterns_run_over_lines),   cmocka_unit_test(captures_by_name),
      cmocka_unit_test(scopes_choose_the_text),    cmocka_unit_test(roles_choose_the_sections),
      cmocka_unit_test(titles_are_headings_once),  cmocka_unit_test(findings_are_in_order),
      cmocka_unit_test(findings_know_their_block), cmocka_unit_test(empty_documents_have_no_findings),
      cmocka_unit_test(runaways_are_told),         cmocka_unit_test(tells_whether_a_rule_may_match),
      cmocka_unit_test(prefilter_hides_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
