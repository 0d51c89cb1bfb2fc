/* command_rules.c - `standpunkt rules check|list|show ID`: the rules, and the examples that prove them. */
#include "buffer.h"
#include "commands.h"
#include "recognise.h"

#include <string.h>

/* "everywhere", or the section roles where RULE applies. */
static const char *roles_of(struct arena *arena, const struct rule *rule) {
  const uint32_t all = (1u << ROLE_COUNT) - 1;
  if ((rule->roles & all) == all)
    return "everywhere";
  struct buffer out = buffer_in(arena);
  for (unsigned role = 0; role < ROLE_COUNT; role++)
    if (rule->roles & 1u << role) {
      buffer_text(&out, out.length ? " " : "");
      buffer_text(&out, section_role_token((enum section_role)role));
    }
  return buffer_string(&out);
}

/* ---- check ---- */

struct checking {
  const struct knowledge *knowledge;
  struct arena *arena;
  size_t examples, wrong;
};

static void blame(struct checking *checking, const struct rule *rule, unsigned line, const char *what,
                  const char *text) {
  checking->wrong++;
  fflush(stdout);
  fprintf(stderr, "standpunkt: %s:%u: %s: %s%s%s\n", rule->file, line, rule->id, what, *text ? ": " : "", text);
}

static void check_example(struct checking *checking, const struct rule *rule, const struct rule_example *example) {
  const char *why = "";
  checking->examples++;
  if (!rule_example_holds(checking->knowledge->rules, rule, example, checking->knowledge->gazetteer, checking->arena,
                          &why))
    blame(checking, rule, example->line,
          arena_printf(checking->arena, "%s fails (%s)", example->matches ? "Example" : "Not", why), example->text);
  else if (example->matches && !rule_prefilter(checking->knowledge->rules, rule, example->text, strlen(example->text)))
    blame(checking, rule, example->line, "the prefilter hides an example", example->text);
}

static void check_rule(struct checking *checking, const struct rule *rule) {
  size_t kinds[2] = {0};
  for (size_t i = 0; i < rule->example_count; i++) {
    check_example(checking, rule, &rule->example[i]);
    kinds[rule->example[i].matches]++;
  }
  if (kinds[true] == 0)
    blame(checking, rule, rule->line, "has no Example", "");
  if (kinds[false] == 0)
    blame(checking, rule, rule->line, "has no Not", "");
  arena_reset(checking->arena);
}

static enum exit_status check(const struct invocation *invocation, const struct knowledge *knowledge) {
  struct checking checking = {.knowledge = knowledge, .arena = arena_new()};
  size_t count = rules_count(knowledge->rules);
  for (size_t i = 0; i < count; i++)
    check_rule(&checking, rules_at(knowledge->rules, i));
  if (!invocation->quiet)
    printf("%zu rules, %zu examples, %zu wrong\n", count, checking.examples, checking.wrong);
  arena_free(checking.arena);
  return checking.wrong ? EXIT_SOME_FAILED : EXIT_WELL;
}

/* ---- list ---- */

static enum exit_status list(const struct invocation *invocation, const struct knowledge *knowledge) {
  enum { ID, KIND, SCOPE, ROLES, PLACE, LINE, EXAMPLES, MEANING, COLUMNS };
  static const struct column columns[COLUMNS] = {
      [ID] = {.key = "id", .title = "rule"},
      [KIND] = {.key = "kind"},
      [SCOPE] = {.key = "scope"},
      [ROLES] = {.key = "roles"},
      [PLACE] = {.key = "file"},
      [LINE] = {.key = "line", .number = true},
      [EXAMPLES] = {.key = "examples", .title = "examples", .number = true},
      [MEANING] = {.key = "meaning", .title = "meaning"},
  };
  struct list *out = list_begin(stdout, list_format_of(invocation), columns, COLUMNS);
  for (size_t i = 0; i < rules_count(knowledge->rules); i++) {
    const struct rule *rule = rules_at(knowledge->rules, i);
    const char *values[COLUMNS] = {
        [ID] = rule->id,
        [KIND] = rule_kind_token(rule->kind),
        [SCOPE] = rule_scope_token(rule->scope),
        [ROLES] = roles_of(invocation->arena, rule),
        [PLACE] = rule->file,
        [LINE] = arena_printf(invocation->arena, "%u", rule->line),
        [EXAMPLES] = arena_printf(invocation->arena, "%zu", rule->example_count),
        [MEANING] = rule->meaning,
    };
    list_row(out, values);
  }
  list_end(out);
  return EXIT_WELL;
}

/* ---- show ---- */

static void show_text(const struct knowledge *knowledge, const struct rule *rule, struct arena *arena) {
  printf("%s%s%s\n", paint(stdout, PAINT_BOLD), rule->id, paint(stdout, PAINT_NONE));
  printf("kind       %s\nscope      %s\nwhere      %s\nwritten    %s, line %u\nmeaning    %s\n",
         rule_kind_token(rule->kind), rule_scope_token(rule->scope), roles_of(arena, rule), rule->file, rule->line,
         rule->meaning ? rule->meaning : "");
  for (size_t i = 0; i < rule->attribute_count; i++)
    printf("%-10s %s\n", rule->attribute[i].name, rule->attribute[i].value);
  printf("pattern    %s\nexpanded   %s\n", rule->pattern, rule_expanded(knowledge->rules, rule));
  for (size_t i = 0; i < rule->example_count; i++) {
    const struct rule_example *example = &rule->example[i];
    printf("%-10s %s%s%s\n", example->matches ? "example" : "not", example->text, example->expected ? "  => " : "",
           example->expected ? example->expected : "");
  }
}

static void show_json(const struct knowledge *knowledge, const struct rule *rule, struct arena *arena) {
  struct json json = {.out = stdout};
  json_object(&json, NULL);
  json_text(&json, "id", rule->id);
  json_text(&json, "kind", rule_kind_token(rule->kind));
  json_text(&json, "scope", rule_scope_token(rule->scope));
  json_text(&json, "roles", roles_of(arena, rule));
  json_text(&json, "file", rule->file);
  json_number(&json, "line", rule->line);
  json_text(&json, "meaning", rule->meaning);
  json_object(&json, "attributes");
  for (size_t i = 0; i < rule->attribute_count; i++)
    json_text(&json, rule->attribute[i].name, rule->attribute[i].value);
  json_end(&json, '}');
  json_text(&json, "pattern", rule->pattern);
  json_text(&json, "expanded", rule_expanded(knowledge->rules, rule));
  json_array(&json, "examples");
  for (size_t i = 0; i < rule->example_count; i++) {
    json_object(&json, NULL);
    json_text(&json, "text", rule->example[i].text);
    json_bool(&json, "matches", rule->example[i].matches);
    json_text(&json, "expected", rule->example[i].expected);
    json_end(&json, '}');
  }
  json_end(&json, ']');
  json_end(&json, '}');
}

static enum exit_status show(const struct invocation *invocation, const struct knowledge *knowledge) {
  const char *id = invocation->words[1];
  const struct rule *rule = rules_find(knowledge->rules, id);
  if (rule && invocation->json)
    show_json(knowledge, rule, invocation->arena);
  else if (rule)
    show_text(knowledge, rule, invocation->arena);
  if (rule)
    return EXIT_WELL;
  size_t count = rules_count(knowledge->rules);
  const char **ids = arena_array(invocation->arena, count + 1, sizeof *ids);
  for (size_t i = 0; i < count; i++)
    ids[i] = rules_at(knowledge->rules, i)->id;
  const char *meant = nearest_word(id, ids);
  struct error error = {0};
  error_set(&error, ERROR_NOT_FOUND, "no such rule%s%s%s", meant ? "; did you mean " : "", meant ? meant : "",
            meant ? "?" : "; 'standpunkt rules list' lists them");
  return complain(id, &error);
}

static enum exit_status run(const struct invocation *invocation) {
  static const struct {
    const char *name;
    int words;
    unsigned formats;
    enum exit_status (*run)(const struct invocation *invocation, const struct knowledge *knowledge);
  } tasks[] = {
      {.name = "check", .words = 1, .run = check},
      {.name = "list", .words = 1, .formats = FORMAT_JSON | FORMAT_CSV, .run = list},
      {.name = "show", .words = 2, .formats = FORMAT_JSON, .run = show},
  };
  struct error error = {0};
  const char *name = invocation->words[0];
  size_t count = sizeof tasks / sizeof *tasks, i = 0;
  while (i < count && strcmp(tasks[i].name, name) != 0)
    i++;
  if (i == count || invocation->word_count != tasks[i].words)
    error_set(&error, ERROR_USAGE, "usage: standpunkt rules check | list | show ID");
  else if ((invocation->json && !(tasks[i].formats & FORMAT_JSON)) ||
           (invocation->csv && !(tasks[i].formats & FORMAT_CSV)))
    error_set(&error, ERROR_USAGE, "rules %s has no %s", name, invocation->json ? "--json" : "--csv");
  struct knowledge knowledge;
  if (error.kind || !knowledge_load(&knowledge, &error))
    return complain(NULL, &error);
  enum exit_status status = tasks[i].run(invocation, &knowledge);
  knowledge_free(&knowledge);
  return status;
}

const struct command command_rules = {
    .name = "rules",
    .arguments = "check|list|show ID",
    .summary = "check the rules by their examples, list them, show one",
    .help = "check compiles every rule, runs every Example and Not line, and names any rule that lacks one of the two\n"
            "kinds; exit status 1 if anything is wrong. list prints all rules with their meanings. show prints one\n"
            "rule with its file and line, its pattern as written and with all fragments replaced, and its examples.",
    .examples = "standpunkt rules check\n"
                "standpunkt rules list --csv >rules.csv\n"
                "standpunkt rules show position.share-view",
    .formats = FORMAT_JSON | FORMAT_CSV,
    .least = 1,
    .most = 2,
    .run = run,
};
