/* eval_json.c - an evaluation for machines.  The shape is documented in corpus/README.md; it may grow, and nothing in
 * it is renamed. */
#include "eval_print.h"

#include <math.h>
#include <string.h>

/* Four decimals: the machine's last bits are nobody's figures. */
static void figure_json(struct json *json, const char *key, double value) {
  json_number(json, key, round(value * 1e4) / 1e4);
}

static void count_json(struct json *json, const char *key, size_t count) { json_number(json, key, (double)count); }

static void counts_json(struct json *json, struct counts counts) {
  figure_json(json, "precision", counts_precision(counts));
  figure_json(json, "recall", counts_recall(counts));
  figure_json(json, "f1", counts_f1(counts));
  count_json(json, "right", counts.right);
  count_json(json, "extra", counts.extra);
  count_json(json, "missing", counts.missing);
}

static void cases_json(struct json *json, const struct evaluation *evaluation) {
  json_array(json, "cases");
  for (size_t i = 0; i < evaluation->case_count; i++) {
    const struct eval_case *one = &evaluation->cases[i];
    size_t judged[JUDGED_EXTRA + 1] = {0};
    for (size_t j = 0; j < one->judgement_count; j++)
      judged[one->judgement[j].judged]++;
    json_object(json, NULL);
    json_text(json, "name", one->name);
    json_text(json, "path", one->path);
    json_text(json, "paper", one->paper);
    json_text(json, "fault", one->fault);
    count_json(json, "right", judged[JUDGED_RIGHT]);
    count_json(json, "extra", judged[JUDGED_EXTRA]);
    count_json(json, "missing", judged[JUDGED_MISSING]);
    json_end(json, '}');
  }
  json_end(json, ']');
}

static void kinds_json(struct json *json, const struct figures *figures) {
  json_array(json, "kinds");
  for (enum eval_kind kind = 0; kind < EVAL_KINDS; kind++) {
    struct counts counts = figures->kind[kind];
    if (counts.right + counts.extra + counts.missing == 0)
      continue;
    json_object(json, NULL);
    json_text(json, "kind", eval_kind_token(kind));
    counts_json(json, counts);
    json_end(json, '}');
  }
  json_end(json, ']');
}

static const char *class_name(const struct classes *classes, size_t which) {
  return which < classes->count ? classes->token[which] : "none";
}

static void classes_json(struct json *json, const char *key, const struct classes *classes) {
  json_object(json, key);
  figure_json(json, "macroF1", classes_macro_f1(classes));
  json_array(json, "classes");
  for (size_t i = 0; i < classes->count; i++) {
    struct counts counts = class_counts(classes, i);
    if (counts.right + counts.extra + counts.missing == 0)
      continue;
    json_object(json, NULL);
    json_text(json, "class", classes->token[i]);
    counts_json(json, counts);
    json_end(json, '}');
  }
  json_end(json, ']');
  json_array(json, "confusion");
  for (size_t i = 0; i <= classes->count; i++)
    for (size_t j = 0; j <= classes->count; j++)
      if (classes->cell[i][j]) {
        json_object(json, NULL);
        json_text(json, "expected", class_name(classes, i));
        json_text(json, "found", class_name(classes, j));
        count_json(json, "count", classes->cell[i][j]);
        json_end(json, '}');
      }
  json_end(json, ']');
  json_end(json, '}');
}

static void origins_json(struct json *json, const char *key, const char *name, const struct origins *origins) {
  json_array(json, key);
  for (size_t i = 0; i < origins->count; i++) {
    const struct origin *one = &origins->at[i];
    json_object(json, NULL);
    json_text(json, name, one->name);
    json_text(json, "finding", one->kind);
    count_json(json, "hits", one->hits);
    count_json(json, "right", one->right);
    count_json(json, "wrong", one->wrong);
    json_end(json, '}');
  }
  json_end(json, ']');
}

static void calibration_json(struct json *json, const char *key, const struct calibration *calibration) {
  json_object(json, key);
  figure_json(json, "expectedError", calibration_error(calibration));
  json_array(json, "bins");
  for (size_t i = 0; i < CALIBRATION_BINS; i++) {
    size_t count = calibration->bin[i].count;
    if (count == 0)
      continue;
    json_object(json, NULL);
    figure_json(json, "from", (double)i / CALIBRATION_BINS);
    figure_json(json, "to", (double)(i + 1) / CALIBRATION_BINS);
    count_json(json, "count", count);
    figure_json(json, "right", (double)calibration->bin[i].right / (double)count);
    figure_json(json, "confidence", calibration->bin[i].confidence / (double)count);
    json_end(json, '}');
  }
  json_end(json, ']');
  json_end(json, '}');
}

static void attributes_json(struct json *json, const struct eval_attribute *attribute, size_t count) {
  json_object(json, "attributes");
  for (size_t i = 0; i < count; i++)
    json_text(json, attribute[i].name, attribute[i].value);
  json_end(json, '}');
}

static void wanted_json(struct json *json, const struct expected *wanted) {
  json_object(json, "expected");
  attributes_json(json, wanted->attribute, wanted->attribute_count);
  json_text(json, "text", *wanted->text ? wanted->text : NULL);
  json_number(json, "line", wanted->line);
  json_end(json, '}');
}

static void found_json(struct json *json, const struct found *found) {
  json_object(json, "found");
  attributes_json(json, found->attribute, found->attribute_count);
  json_text(json, "text", *found->text ? found->text : NULL);
  json_text(json, "quote", *found->quote ? found->quote : NULL);
  json_array(json, "evidence");
  for (size_t i = 0; i < found->place_count; i++) {
    json_object(json, NULL);
    json_text(json, "section", found->place[i].role);
    json_text(json, "rule", found->place[i].rule);
    json_end(json, '}');
  }
  json_end(json, ']');
  json_end(json, '}');
}

static void miss_json(struct json *json, const struct eval_case *one, const struct judgement *judgement) {
  json_object(json, NULL);
  json_text(json, "kind", eval_kind_token(judgement->kind));
  json_text(json, "case", one->name);
  json_text(json, "item", judgement->item);
  json_text(json, "attribute", judgement->attribute);
  json_text(json, "verdict", judgement->judged == JUDGED_MISSING ? "missing" : "extra");
  if (judgement->wanted && judgement->kind != KIND_RECORD)
    wanted_json(json, judgement->wanted);
  if (judgement->found)
    found_json(json, judgement->found);
  json_end(json, '}');
}

static void misses_json(struct json *json, const struct evaluation *evaluation) {
  json_array(json, "misses");
  for (size_t i = 0; i < evaluation->case_count; i++)
    for (size_t j = 0; j < evaluation->cases[i].judgement_count; j++)
      if (evaluation->cases[i].judgement[j].judged != JUDGED_RIGHT)
        miss_json(json, &evaluation->cases[i], &evaluation->cases[i].judgement[j]);
  json_end(json, ']');
}

static void movers_words_json(struct json *json, const struct evaluation *evaluation, const struct figures *figures) {
  json_object(json, "moversWords");
  count_json(json, "positions", figures->positions);
  count_json(json, "count", figures->movers_words);
  json_array(json, "found");
  for (size_t i = 0; i < evaluation->case_count; i++)
    for (size_t j = 0; j < evaluation->cases[i].found_count; j++)
      if (evaluation->cases[i].found[j].movers_words) {
        json_object(json, NULL);
        json_text(json, "case", evaluation->cases[i].name);
        found_json(json, &evaluation->cases[i].found[j]);
        json_end(json, '}');
      }
  json_end(json, ']');
  json_end(json, '}');
}

static void thresholds_json(struct json *json, const struct thresholds *thresholds, const struct figures *figures) {
  json_array(json, "thresholds");
  for (size_t i = 0; i < thresholds->count; i++) {
    json_object(json, NULL);
    json_text(json, "figure", thresholds->at[i].figure);
    json_number(json, "minimum", thresholds->at[i].least);
    json_bool(json, "reached", !threshold_missed(&thresholds->at[i], figures));
    json_end(json, '}');
  }
  json_end(json, ']');
}

void print_evaluation_json(FILE *out, const struct evaluation *evaluation, const struct figures *figures,
                           const struct thresholds *thresholds) {
  struct json json = {.out = out};
  json_object(&json, NULL);
  json_number(&json, "format", 1);
  cases_json(&json, evaluation);
  count_json(&json, "broken", evaluation->broken);
  count_json(&json, "apart", evaluation->apart);
  json_object(&json, "figures");
  for (size_t i = 0; i < figures->figure_count; i++)
    if (figures->figure[i].measured)
      figure_json(&json, figures->figure[i].name, figures->figure[i].value);
  json_end(&json, '}');
  kinds_json(&json, figures);
  classes_json(&json, "stances", &figures->stance);
  classes_json(&json, "outcomes", &figures->outcome);
  origins_json(&json, "sections", "section", &figures->role);
  origins_json(&json, "rules", "rule", &figures->rule);
  json_object(&json, "calibration");
  calibration_json(&json, "position", &figures->position);
  calibration_json(&json, "decision", &figures->decision);
  json_end(&json, '}');
  movers_words_json(&json, evaluation, figures);
  misses_json(&json, evaluation);
  thresholds_json(&json, thresholds, figures);
  json_end(&json, '}');
}
