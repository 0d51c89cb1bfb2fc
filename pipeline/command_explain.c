/* command_explain.c - `standpunkt explain FILE`: the text, every finding in it, and the rule that made it. */
#include "commands.h"
#include "reading.h"

#include <string.h>

#define NAMES_MOST RULE_CAPTURES
#define NAME_LONGEST 32

/* The names of the groups of PATTERN: "(?<name>", "(?P<name>". */
static size_t group_names(const char *pattern, char names[NAMES_MOST][NAME_LONGEST + 1]) {
  size_t count = 0;
  for (const char *at = pattern; (at = strstr(at, "(?")) && count < NAMES_MOST;) {
    at += 2;
    if (*at == 'P')
      at++;
    if (*at != '<' || at[1] == '=' || at[1] == '!')
      continue;
    size_t length = strcspn(++at, ">");
    if (length > NAME_LONGEST || at[length] != '>')
      continue;
    memcpy(names[count], at, length);
    names[count][length] = '\0';
    bool twice = false;
    for (size_t i = 0; i < count; i++)
      twice = twice || strcmp(names[i], names[count]) == 0;
    count += !twice;
  }
  return count;
}

/* Calls EACH with every named group of FINDING that took part. */
static void each_capture(const struct knowledge *knowledge, const struct finding *finding,
                         void (*each)(const char *name, struct range range, void *context), void *context) {
  char names[NAMES_MOST][NAME_LONGEST + 1];
  size_t count = group_names(rule_expanded(knowledge->rules, finding->rule), names);
  for (size_t i = 0; i < count; i++) {
    struct range range = finding_capture(knowledge->rules, finding, names[i]);
    if (range.end > range.start)
      each(names[i], range, context);
  }
}

/* TEXT on one line, long stretches shortened in the middle. */
static void print_span(const char *text, struct range range) {
  uint32_t length = range.end - range.start;
  const char *at = text + range.start;
  uint32_t head = length > 120 ? 70 : length, tail = length > 120 ? 40 : 0;
  while (head < length && (at[head] & 0xC0) == 0x80)
    head++;
  while (tail && (at[length - tail] & 0xC0) == 0x80)
    tail--;
  for (uint32_t i = 0; i < head; i++)
    putchar(at[i] == '\n' || at[i] == '\t' ? ' ' : at[i]);
  if (tail)
    printf(" \xE2\x80\xA6 ");
  for (uint32_t i = length - tail; i < length; i++)
    putchar(at[i] == '\n' || at[i] == '\t' ? ' ' : at[i]);
}

static void print_capture(const char *name, struct range range, void *context) {
  printf("\n        %s%s =%s ", paint(stdout, PAINT_DIM), name, paint(stdout, PAINT_NONE));
  print_span(context, range);
}

static void print_finding(const struct knowledge *knowledge, const struct document *document,
                          const struct finding *finding) {
  printf("    %s%s%s %s: \xE2\x80\x9D", paint(stdout, PAINT_CYAN), rule_kind_token(finding->rule->kind),
         paint(stdout, PAINT_NONE), finding->rule->id);
  print_span(document->text, finding->at);
  printf("\xE2\x80\x9D");
  for (size_t i = 0; i < finding->rule->attribute_count; i++)
    printf(" %s=%s", finding->rule->attribute[i].name, finding->rule->attribute[i].value);
  each_capture(knowledge, finding, print_capture, (char *)document->text);
  putchar('\n');
}

static void print_block(const struct document *document, uint32_t index) {
  const struct block *block = &document->block[index];
  printf("%sp. %u  %s%s", paint(stdout, PAINT_DIM), block->page, block_type_token(block->type),
         paint(stdout, PAINT_NONE));
  if (block->marker)
    printf("  %s", block->marker);
  putchar('\n');
  if (block->type == BLOCK_HEADING)
    fputs(paint(stdout, PAINT_BOLD), stdout);
  print_wrapped(stdout, document->text + block->start, block->end - block->start, 2);
  fputs(paint(stdout, PAINT_NONE), stdout);
}

static void print_document(const struct knowledge *knowledge, const struct passage *passage) {
  const struct document *document = passage->document;
  const struct findings *findings = passage->findings;
  uint32_t section = UINT32_MAX;
  for (uint32_t i = 0; i < document->block_count; i++) {
    const struct block *block = &document->block[i];
    if (block->section != section && block->section < document->section_count)
      printf("\n%s== section: %s ==%s\n", paint(stdout, PAINT_BLUE),
             section_role_token(document->section[block->section].role), paint(stdout, PAINT_NONE));
    else if (i == document->flow_count)
      printf("\n%s== furniture ==%s\n", paint(stdout, PAINT_BLUE), paint(stdout, PAINT_NONE));
    section = block->section;
    print_block(document, i);
    for (size_t k = 0; k < findings->count; k++)
      if (findings->finding[k].block == i)
        print_finding(knowledge, document, &findings->finding[k]);
  }
  for (size_t i = 0; i < findings->runaway_count; i++)
    printf("\n%srunaway%s %s gave up in block %u\n", paint(stdout, PAINT_RED), paint(stdout, PAINT_NONE),
           findings->runaway[i].rule->id, findings->runaway[i].block);
}

/* ---- JSON ---- */

struct capturing {
  struct json *json;
  const char *text;
};

static void capture_json(const char *name, struct range range, void *context) {
  const struct capturing *capturing = context;
  json_span(capturing->json, name, capturing->text + range.start, range.end - range.start);
}

static void findings_json(const struct knowledge *knowledge, const struct passage *passage) {
  const char *text = passage->document->text;
  struct json json = {.out = stdout};
  json_array(&json, NULL);
  for (size_t i = 0; i < passage->findings->count; i++) {
    const struct finding *finding = &passage->findings->finding[i];
    const struct block *block = &passage->document->block[finding->block];
    json_object(&json, NULL);
    json_text(&json, "kind", rule_kind_token(finding->rule->kind));
    json_text(&json, "rule", finding->rule->id);
    json_text(&json, "file", finding->rule->file);
    json_number(&json, "line", finding->rule->line);
    json_number(&json, "block", finding->block);
    json_number(&json, "page", block->page);
    json_number(&json, "start", finding->at.start);
    json_number(&json, "end", finding->at.end);
    json_span(&json, "text", text + finding->at.start, finding->at.end - finding->at.start);
    json_object(&json, "captures");
    each_capture(knowledge, finding, capture_json, &(struct capturing){&json, text});
    json_end(&json, '}');
    json_end(&json, '}');
  }
  json_end(&json, ']');
}

static enum exit_status run(const struct invocation *invocation) {
  const char *file = invocation->words[0];
  struct error error = {0};
  struct knowledge knowledge;
  if (!knowledge_load(&knowledge, &error))
    return complain(NULL, &error);
  struct arena *arena = arena_new();
  struct passage passage;
  enum exit_status status = EXIT_WELL;
  if (!read_document(file, &knowledge, READING_ALL, arena, &passage, &error)) {
    status = complain(file, &error);
  } else if (invocation->json) {
    findings_json(&knowledge, &passage);
  } else {
    print_document(&knowledge, &passage);
    printf("\n%s== record ==%s\n", paint(stdout, PAINT_BLUE), paint(stdout, PAINT_NONE));
    print_metadata(stdout, passage.record);
    print_findings(stdout, passage.record);
    print_remarks(stdout, passage.record);
  }
  arena_free(arena);
  knowledge_free(&knowledge);
  return status;
}

const struct command command_explain = {
    .name = "explain",
    .arguments = "FILE",
    .summary = "print the text with every finding and the rule that made it",
    .help =
        "Prints the text of FILE block by block and section by section. Under each block stand the findings in it:\n"
        "kind, rule, the words that matched, attributes and captures. At the end stands what became of them: the\n"
        "record's metadata, proposals, positions, decisions and votes, each with its quotes.\n"
        "'standpunkt rules show ID' tells more of a rule. With --json, the findings alone.",
    .examples = "standpunkt explain statement.pdf | less -R\n"
                "standpunkt explain --json statement.pdf",
    .formats = FORMAT_JSON,
    .least = 1,
    .most = 1,
    .run = run,
};
