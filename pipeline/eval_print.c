/* eval_print.c - the tables of an evaluation, for people. */
#include "eval_print.h"

#include <string.h>

static const char *share(struct arena *arena, double value) { return arena_printf(arena, "%.3f", value); }
static const char *number(struct arena *arena, size_t value) { return arena_printf(arena, "%zu", value); }

static void heading(FILE *out, const char *text) {
  fprintf(out, "\n%s%s%s\n", paint(out, PAINT_BOLD), text, paint(out, PAINT_NONE));
}

/* -------------------------------------------- precision, recall, F1 ----------------------------------------- */

enum { NAME, PRECISION, RECALL, F1, RIGHT, EXTRA, MISSING, COUNT_COLUMNS };

static const struct column *count_columns(const char *title) {
  static struct column columns[COUNT_COLUMNS] = {
      [PRECISION] = {.key = "precision", .title = "precision", .number = true},
      [RECALL] = {.key = "recall", .title = "recall", .number = true},
      [F1] = {.key = "f1", .title = "F1", .number = true},
      [RIGHT] = {.key = "right", .title = "right", .number = true},
      [EXTRA] = {.key = "extra", .title = "extra", .number = true},
      [MISSING] = {.key = "missing", .title = "missing", .number = true},
  };
  columns[NAME] = (struct column){.key = title, .title = title};
  return columns;
}

static void count_row(struct list *list, const char *name, struct counts counts, struct arena *arena) {
  if (counts.right + counts.extra + counts.missing == 0)
    return;
  const char *values[COUNT_COLUMNS] = {
      [NAME] = name,
      [PRECISION] = share(arena, counts_precision(counts)),
      [RECALL] = share(arena, counts_recall(counts)),
      [F1] = share(arena, counts_f1(counts)),
      [RIGHT] = number(arena, counts.right),
      [EXTRA] = number(arena, counts.extra),
      [MISSING] = number(arena, counts.missing),
  };
  list_row(list, values);
}

void print_kinds(FILE *out, enum list_format format, const struct figures *figures, struct arena *arena) {
  struct list *list = list_begin(out, format, count_columns("kind"), COUNT_COLUMNS);
  for (enum eval_kind kind = 0; kind < EVAL_KINDS; kind++)
    count_row(list, eval_kind_token(kind), figures->kind[kind], arena);
  list_end(list);
}

/* ------------------------------------------------- classes ------------------------------------------------- */

static bool class_seen(const struct classes *classes, size_t which) {
  struct counts counts = class_counts(classes, which);
  return counts.right + counts.extra + counts.missing > 0;
}

/* Expected downwards, found to the right, which is numbered as the lines are. */
static void print_confusion(FILE *out, const struct classes *classes, struct arena *arena) {
  size_t shown[MOST_CLASSES + 1], count = 0;
  for (size_t i = 0; i <= classes->count; i++)
    if (class_seen(classes, i))
      shown[count++] = i;
  fprintf(out, "\n%-22s", "expected \\ found");
  for (size_t i = 0; i < count; i++)
    fprintf(out, "%6s", shown[i] == classes->count ? "none" : arena_printf(arena, "%zu", i + 1));
  fputc('\n', out);
  for (size_t i = 0; i < count; i++) {
    bool none = shown[i] == classes->count;
    fprintf(out, "%2s  %-18s", none ? "" : arena_printf(arena, "%zu", i + 1), none ? "none" : classes->token[shown[i]]);
    for (size_t j = 0; j < count; j++) {
      size_t times = classes->cell[shown[i]][shown[j]];
      fprintf(out, "%6s", times ? number(arena, times) : ".");
    }
    fputc('\n', out);
  }
}

static void print_classes(FILE *out, const char *name, const struct classes *classes, struct arena *arena) {
  struct list *list = list_begin(out, LIST_TABLE, count_columns(name), COUNT_COLUMNS);
  fputc('\n', out);
  for (size_t i = 0; i < classes->count; i++)
    count_row(list, classes->token[i], class_counts(classes, i), arena);
  if (list_end(list) == 0)
    fprintf(out, "no %s was expected or found\n", name);
  else {
    fprintf(out, "macro-F1 %.3f\n", classes_macro_f1(classes));
    print_confusion(out, classes, arena);
  }
}

/* ---------------------------------------- roles, rules, confidence ----------------------------------------- */

static void print_origins(FILE *out, const char *title, const struct origins *origins, bool all, struct arena *arena) {
  const struct column columns[] = {{.title = title},
                                   {.title = "finding"},
                                   {.title = "precision", .number = true},
                                   {.title = "hits", .number = true},
                                   {.title = "right", .number = true},
                                   {.title = "wrong", .number = true}};
  struct list *list = list_begin(out, LIST_TABLE, columns, sizeof columns / sizeof *columns);
  size_t others = 0;
  fputc('\n', out);
  for (size_t i = 0; i < origins->count; i++) {
    const struct origin *one = &origins->at[i];
    struct counts counts = {.right = one->right, .extra = one->wrong};
    if (!all && one->wrong == 0) {
      others++;
      continue;
    }
    list_row(list, (const char *[]){one->name, one->kind,
                                    one->right + one->wrong ? share(arena, counts_precision(counts)) : "",
                                    number(arena, one->hits), number(arena, one->right), number(arena, one->wrong)});
  }
  list_end(list);
  if (others)
    fprintf(out, "%zu other %ss were never wrong (--rules lists them)\n", others, title);
}

static void print_calibration(FILE *out, const char *kind, const struct calibration *calibration, struct arena *arena) {
  const struct column columns[] = {{.title = arena_printf(arena, "confidence, %ss", kind)},
                                   {.title = "number", .number = true},
                                   {.title = "share right", .number = true},
                                   {.title = "mean confidence", .number = true}};
  if (calibration->count == 0)
    return;
  fputc('\n', out);
  struct list *list = list_begin(out, LIST_TABLE, columns, sizeof columns / sizeof *columns);
  for (size_t i = 0; i < CALIBRATION_BINS; i++) {
    size_t count = calibration->bin[i].count;
    if (count)
      list_row(list,
               (const char *[]){
                   arena_printf(arena, "%.1f-%.1f", (double)i / CALIBRATION_BINS, (double)(i + 1) / CALIBRATION_BINS),
                   number(arena, count), share(arena, (double)calibration->bin[i].right / (double)count),
                   share(arena, calibration->bin[i].confidence / (double)count)});
  }
  list_end(list);
  fprintf(out, "expected calibration error %.3f\n", calibration_error(calibration));
}

void print_figures(FILE *out, const struct figures *figures, bool all_rules, struct arena *arena) {
  print_classes(out, "stance", &figures->stance, arena);
  print_classes(out, "outcome", &figures->outcome, arena);
  print_origins(out, "section", &figures->role, true, arena);
  print_origins(out, "rule", &figures->rule, all_rules, arena);
  print_calibration(out, "position", &figures->position, arena);
  print_calibration(out, "decision", &figures->decision, arena);
  fprintf(out, "\nmover's words as somebody's position: %zu of %zu\n", figures->movers_words, figures->positions);
}

/* -------------------------------------------------- misses ------------------------------------------------- */

static void print_attributes(FILE *out, const struct eval_attribute *attribute, size_t count, struct arena *arena) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(attribute[i].name, "id") != 0)
      fprintf(out, " %s=%s", attribute[i].name, visible(arena, attribute[i].value));
}

/* The first COLUMNS of TEXT in quotation marks, or nothing. */
static void print_words(FILE *out, const char *text, struct arena *arena) {
  enum { COLUMNS = 160 };
  const char *shown = visible(arena, text);
  size_t length = strlen(shown);
  if (length == 0)
    return;
  bool cut = length > COLUMNS;
  for (length = cut ? COLUMNS : length; cut && ((unsigned char)shown[length] & 0xC0) == 0x80;)
    length--;
  fprintf(out, " “%.*s%s”", (int)length, shown, cut ? " …" : "");
}

static void print_found(FILE *out, const struct found *found, struct arena *arena) {
  print_attributes(out, found->attribute, found->attribute_count, arena);
  print_words(out, *found->quote ? found->quote : found->text, arena);
  for (size_t i = 0; i < found->place_count; i++)
    if (i == 0 || strcmp(found->place[i].role, found->place[i - 1].role) != 0)
      fprintf(out, "%s%s", i ? ", " : " in ", found->place[i].role);
}

static void print_miss(FILE *out, const struct eval_case *one, const struct judgement *judgement, struct arena *arena) {
  bool missing = judgement->judged == JUDGED_MISSING;
  const struct expected *wanted = judgement->wanted;
  fprintf(out, "%s: %s%s%s%s%s %s:", eval_kind_token(judgement->kind), paint(out, PAINT_BOLD),
          visible(arena, one->name), judgement->item ? " § " : "",
          judgement->item ? visible(arena, judgement->item) : "", paint(out, PAINT_NONE),
          missing ? "missing" : "too much");
  if (judgement->kind == KIND_RECORD) {
    fprintf(out, " %s\n", visible(arena, one->fault ? one->fault : ""));
    return;
  }
  if (missing) {
    if (judgement->attribute) {
      fprintf(out, " %s=%s", judgement->attribute, visible(arena, expected_value(wanted, judgement->attribute)));
    } else {
      print_attributes(out, wanted->attribute, wanted->attribute_count, arena);
      print_words(out, wanted->text, arena);
    }
    fprintf(out, " (expected.xml, line %d)", wanted->line);
  }
  if (judgement->found) {
    fputs(missing ? "\n    instead:" : "", out);
    print_found(out, judgement->found, arena);
  }
  fputc('\n', out);
}

void print_misses(FILE *out, const struct evaluation *evaluation, struct arena *arena) {
  size_t count = 0;
  heading(out, "What was missed, and what was too much");
  for (enum eval_kind kind = 0; kind < EVAL_KINDS; kind++)
    for (size_t i = 0; i < evaluation->case_count; i++) {
      const struct eval_case *one = &evaluation->cases[i];
      for (size_t j = 0; j < one->judgement_count; j++) {
        const struct judgement *judgement = &one->judgement[j];
        bool told = judgement->judged == JUDGED_EXTRA && judgement->wanted; /* with the missing one */
        if (judgement->kind != kind || judgement->judged == JUDGED_RIGHT || told)
          continue;
        print_miss(out, one, judgement, arena);
        count++;
      }
    }
  for (size_t i = 0; i < evaluation->case_count; i++)
    for (size_t j = 0; j < evaluation->cases[i].found_count; j++) {
      const struct found *found = &evaluation->cases[i].found[j];
      if (!found->movers_words)
        continue;
      fprintf(out, "mover's words: %s:", visible(arena, evaluation->cases[i].name));
      print_found(out, found, arena);
      fputc('\n', out);
      count++;
    }
  if (count == 0)
    fputs("nothing\n", out);
}
