/* command_eval.c - `standpunkt eval DIR...`: how well the records of papers are what a careful reader expects. */
#include "commands.h"
#include "eval_print.h"
#include "reading.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct option_spec options[] = {
    {.name = "misses", .letter = 'm', .meaning = "list what was missed and what was too much"},
    {.name = "rules", .meaning = "list the rules that were never wrong, too"},
    {.name = "thresholds", .argument = "FILE", .meaning = "exit status 1 if a figure is below its minimum"},
    {.name = NULL},
};

/* One run. */
struct run {
  struct knowledge knowledge;
  struct workers *workers;
  struct schema *expected; /* of expected.xml */
  struct evaluation evaluation;
  struct arena *paper; /* of one paper, reset after it */
};

/* The text of FILE in ARENA. */
static char *read_text(const char *file, struct arena *arena, size_t *length, struct error *error) {
  int descriptor = open(file, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    error_errno(error, ERROR_IO, "cannot open");
    return NULL;
  }
  unsigned char *bytes = read_bytes(descriptor, document_name(arena, file), length, error);
  close(descriptor);
  char *text = bytes ? arena_strndup(arena, (const char *)bytes, *length) : NULL;
  free(bytes);
  return text;
}

/* The record of PAPER as `standpunkt record` would print it; NULL with ERROR set. */
static const struct record *record_of(struct run *run, const char *paper, struct error *error) {
  int descriptor = open(paper, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    error_errno(error, ERROR_IO, "cannot open");
    return NULL;
  }
  size_t length;
  const char *xml =
      workers_read(run->workers, descriptor, document_name(run->paper, paper), run->paper, &length, error);
  close(descriptor);
  return xml ? record_read(xml, length, run->knowledge.schema, run->paper, error) : NULL;
}

static bool evaluate(void *context, const char *path, const char *name) {
  struct run *run = context;
  struct evaluation *evaluation = &run->evaluation;
  struct arena *arena = evaluation->arena;
  const char *file = arena_printf(arena, "%s/expected.xml", path);
  struct error error = {0};
  struct eval_case one = {.name = arena_strdup(arena, name), .path = arena_strdup(arena, path)};
  size_t length;
  const char *xml = read_text(file, arena, &length, &error);
  const struct expected *wanted = xml ? expected_read(xml, length, run->expected, arena, &error) : NULL;
  one.paper = wanted ? case_paper(path, wanted, arena, &error) : NULL;
  if (!one.paper) {
    complain(file, &error);
    evaluation->broken++;
    return true;
  }
  const struct record *record = record_of(run, arena_printf(arena, "%s/%s", path, one.paper), &error);
  if (!record) {
    complain(arena_printf(arena, "%s/%s", path, one.paper), &error);
    one.fault = arena_strdup(arena, error.message);
  }
  compare_case(&one, wanted, record, arena);
  evaluation->cases = arena_grow(arena, evaluation->cases, evaluation->case_count, &evaluation->case_capacity,
                                 sizeof *evaluation->cases);
  evaluation->cases[evaluation->case_count++] = one;
  arena_reset(run->paper);
  return true;
}

static bool evaluate_folders(struct run *run, const struct invocation *invocation, struct error *error) {
  for (int i = 0; i < invocation->word_count; i++) {
    const char *folder = invocation->words[i];
    size_t before = run->evaluation.case_count + run->evaluation.broken;
    if (!case_folders(folder, run->evaluation.arena, evaluate, run, &run->evaluation.apart, error))
      return false;
    if (run->evaluation.case_count + run->evaluation.broken == before)
      return error_set(error, ERROR_NOT_FOUND, "%s: no folder with a paper and expected.xml", folder);
  }
  return true;
}

static void print_summary(const struct evaluation *evaluation) {
  printf("%zu case%s", evaluation->case_count, evaluation->case_count == 1 ? "" : "s");
  if (evaluation->broken)
    printf(", %zu broken", evaluation->broken);
  if (evaluation->apart)
    printf("; a folder called %s was left apart: name it to evaluate it", EVAL_APART);
  fputs("\n\n", stdout);
}

static void print_all(const struct invocation *invocation, const struct evaluation *evaluation,
                      const struct figures *figures, const struct thresholds *thresholds) {
  struct arena *arena = evaluation->arena;
  if (invocation->json) {
    print_evaluation_json(stdout, evaluation, figures, thresholds);
    return;
  }
  if (!invocation->csv && !invocation->quiet)
    print_summary(evaluation);
  print_kinds(stdout, list_format_of(invocation), figures, arena);
  if (invocation->csv)
    return;
  print_figures(stdout, figures, option_value(invocation, "rules") != NULL, arena);
  if (option_value(invocation, "misses"))
    print_misses(stdout, evaluation, arena);
}

/* Names the figures below their minimum; false if there are any. */
static bool thresholds_hold(const char *file, const struct thresholds *thresholds, const struct figures *figures) {
  bool hold = true;
  for (size_t i = 0; i < thresholds->count; i++) {
    const struct figure *low = threshold_missed(&thresholds->at[i], figures);
    struct error error = {0};
    if (!low)
      continue;
    error_set(&error, ERROR_INVALID, "line %u: %s is %.4f, below its minimum %.3f", thresholds->at[i].line, low->name,
              low->value, thresholds->at[i].least);
    complain(file, &error);
    hold = false;
  }
  return hold;
}

static enum exit_status run_all(struct run *run, const struct invocation *invocation) {
  const char *file = option_value(invocation, "thresholds");
  struct thresholds thresholds = {0};
  struct error error = {0};
  struct arena *arena = run->evaluation.arena;
  size_t length;
  if (file) { /* wrong use is told before the papers are read: the names of figures are always the same */
    const char *text = read_text(file, arena, &length, &error);
    if (text)
      thresholds_read(text, figures_of(&run->evaluation), arena, &thresholds, &error);
    if (error.kind) {
      complain(file, &error);
      return EXIT_WRONG_USE;
    }
  }
  if (!evaluate_folders(run, invocation, &error))
    return complain(NULL, &error);
  const struct figures *figures = figures_of(&run->evaluation);
  print_all(invocation, &run->evaluation, figures, &thresholds);
  bool well = !run->evaluation.broken && figures->kind[KIND_RECORD].missing == 0;
  return thresholds_hold(file, &thresholds, figures) && well ? EXIT_WELL : EXIT_SOME_FAILED;
}

static enum exit_status run(const struct invocation *invocation) {
  struct error error = {0};
  struct run run = {.evaluation = {.arena = invocation->arena}};
  enum exit_status status;
  if (invocation->csv && option_value(invocation, "misses"))
    error_set(&error, ERROR_USAGE, "--csv gives the table of kinds; --json has the misses");
  if (error.kind || !knowledge_load(&run.knowledge, &error))
    return complain(NULL, &error);
  const char *schema =
      arena_printf(invocation->arena, "%s/schemas/expected.xsd", knowledge_directory(invocation->arena));
  run.expected = schema_load(schema, &error);
  run.paper = arena_new();
  extractors_warm_up();
  run.workers = run.expected ? workers_start(&run.knowledge, &product_record, 1, NULL, &error) : NULL;
  status = run.workers ? run_all(&run, invocation) : complain(NULL, &error);
  workers_stop(run.workers);
  arena_free(run.paper);
  schema_free(run.expected);
  knowledge_free(&run.knowledge);
  return status;
}

const struct command command_eval = {
    .name = "eval",
    .arguments = "DIR...",
    .summary = "measure records against what is expected of them",
    .help =
        "Reads the paper of every case at and under each DIR as 'record' does and compares what it finds with what\n"
        "expected.xml in the same folder says should be found (schemas/expected.xsd, corpus/README.md). Nothing is\n"
        "stored. Prints precision, recall and F1 by kind of finding; by stance and outcome, with macro-F1 and a table\n"
        "of what was taken for what; right and wrong by section and by rule; how far confidence is to be believed;\n"
        "and how often the mover's words were taken for the position of administration, committee or board.\n"
        "\n"
        "A folder called 'blind' is evaluated only when it is named: papers whose misses nobody looks at.\n"
        "\n"
        "FILE of --thresholds has lines FIGURE<tab>MINIMUM. A kind stands for its F1; there are KIND.precision,\n"
        "KIND.recall, stance and outcome (macro-F1), stance.oppose and the like, position.calibration and\n"
        "decision.calibration (1 less the expected calibration error), and position.own-words (the share of\n"
        "positions that are not in the mover's words). --json lists all figures by these names.\n"
        "\n"
        "Exit status 1 if a figure is below its minimum, an expected.xml is broken, or a paper cannot be read.",
    .examples =
        "standpunkt eval corpus\n"
        "standpunkt eval --misses corpus/07-hamnvallen\n"
        "standpunkt eval --csv corpus >kinds.csv\n"
        "standpunkt eval --quiet --thresholds tests/corpus/thresholds.tsv corpus\n"
        "standpunkt eval --json corpus/blind | python3 -c 'import json,sys; print(json.load(sys.stdin)[\"figures\"])'",
    .formats = FORMAT_JSON | FORMAT_CSV,
    .least = 1,
    .most = -1,
    .options = options,
    .run = run,
};
