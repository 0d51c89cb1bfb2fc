/* command_explain.c - `standpunkt explain FILE`: the text, every finding in it, and the rule that made it. */
#include "commands.h"
#include "worker.h"

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
static void print_span(FILE *out, const char *text, struct range range) {
  uint32_t length = range.end - range.start;
  const char *at = text + range.start;
  uint32_t head = length > 120 ? 70 : length, tail = length > 120 ? 40 : 0;
  while (head < length && (at[head] & 0xC0) == 0x80)
    head++;
  while (tail && (at[length - tail] & 0xC0) == 0x80)
    tail--;
  for (uint32_t i = 0; i < head; i++)
    putc(at[i] == '\n' || at[i] == '\t' ? ' ' : at[i], out);
  if (tail)
    fputs(" \xE2\x80\xA6 ", out);
  for (uint32_t i = length - tail; i < length; i++)
    putc(at[i] == '\n' || at[i] == '\t' ? ' ' : at[i], out);
}

struct printing {
  FILE *out;
  const char *text;
};

static void print_capture(const char *name, struct range range, void *context) {
  const struct printing *printing = context;
  fprintf(printing->out, "\n        %s%s =%s ", paint(printing->out, PAINT_DIM), name,
          paint(printing->out, PAINT_NONE));
  print_span(printing->out, printing->text, range);
}

static void print_finding(FILE *out, const struct knowledge *knowledge, const struct document *document,
                          const struct finding *finding) {
  fprintf(out, "    %s%s%s %s: \xE2\x80\x9D", paint(out, PAINT_CYAN), rule_kind_token(finding->rule->kind),
          paint(out, PAINT_NONE), finding->rule->id);
  print_span(out, document->text, finding->at);
  fprintf(out, "\xE2\x80\x9D");
  for (size_t i = 0; i < finding->rule->attribute_count; i++)
    fprintf(out, " %s=%s", finding->rule->attribute[i].name, finding->rule->attribute[i].value);
  each_capture(knowledge, finding, print_capture, &(struct printing){out, document->text});
  putc('\n', out);
}

static void print_block(FILE *out, const struct document *document, uint32_t index) {
  const struct block *block = &document->block[index];
  fprintf(out, "%sp. %u  %s%s", paint(out, PAINT_DIM), block->page, block_type_token(block->type),
          paint(out, PAINT_NONE));
  if (block->marker)
    fprintf(out, "  %s", block->marker);
  putc('\n', out);
  if (block->type == BLOCK_HEADING)
    fputs(paint(out, PAINT_BOLD), out);
  print_wrapped(out, document->text + block->start, block->end - block->start, 2);
  fputs(paint(out, PAINT_NONE), out);
}

static void print_document(FILE *out, const struct knowledge *knowledge, const struct passage *passage) {
  const struct document *document = passage->document;
  const struct findings *findings = passage->findings;
  uint32_t section = UINT32_MAX;
  for (uint32_t i = 0; i < document->block_count; i++) {
    const struct block *block = &document->block[i];
    if (block->section != section && block->section < document->section_count)
      fprintf(out, "\n%s== section: %s ==%s\n", paint(out, PAINT_BLUE),
              section_role_token(document->section[block->section].role), paint(out, PAINT_NONE));
    else if (i == document->flow_count)
      fprintf(out, "\n%s== furniture ==%s\n", paint(out, PAINT_BLUE), paint(out, PAINT_NONE));
    section = block->section;
    print_block(out, document, i);
    for (size_t k = 0; k < findings->count; k++)
      if (findings->finding[k].block == i)
        print_finding(out, knowledge, document, &findings->finding[k]);
  }
  for (size_t i = 0; i < findings->runaway_count; i++)
    fprintf(out, "\n%srunaway%s %s gave up in block %u\n", paint(out, PAINT_RED), paint(out, PAINT_NONE),
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

static void findings_json(FILE *out, const struct knowledge *knowledge, const struct passage *passage) {
  const char *text = passage->document->text;
  struct json json = {.out = out};
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

static void print_all(FILE *out, const struct knowledge *knowledge, const struct passage *passage) {
  print_document(out, knowledge, passage);
  fprintf(out, "\n%s== record ==%s\n", paint(out, PAINT_BLUE), paint(out, PAINT_NONE));
  print_metadata(out, passage->record);
  print_findings(out, passage->record);
  print_remarks(out, passage->record);
}

/* Both run in the worker. */
static char *make_text(const struct knowledge *knowledge, const struct passage *passage, struct arena *arena,
                       size_t *length, struct error *error) {
  return print_in_memory(print_all, knowledge, passage, arena, length, error);
}

static char *make_json(const struct knowledge *knowledge, const struct passage *passage, struct arena *arena,
                       size_t *length, struct error *error) {
  return print_in_memory(findings_json, knowledge, passage, arena, length, error);
}

static enum exit_status run(const struct invocation *invocation) {
  static const struct product text = {.make = make_text}, json = {.make = make_json};
  return print_product(invocation, true, invocation->json ? &json : &text);
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
    .options = reading_options,
    .run = run,
};
