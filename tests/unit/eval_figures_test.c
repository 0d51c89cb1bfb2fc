/* What judgements add up to: classes, confusion, rules, sections, calibration, the mover's words, thresholds. */
#include "eval_paper.h"

#include <math.h>

#define ITEM(content) "<item complete='proposal position decision'>" content "</item>"

enum { SUPPORT, QUALIFIED, PARTIAL, MET, NEUTRAL, OPPOSE, NONE };

static void f1_of_nothing_is_one(void **state) {
  (void)state;
  assert_true(counts_f1((struct counts){0}) == 1);
  assert_true(counts_f1((struct counts){.missing = 3}) == 0);
  assert_true(counts_precision((struct counts){.right = 3, .extra = 1}) == 0.75);
  assert_true(counts_recall((struct counts){.right = 1, .missing = 1}) == 0.5);
}

static void another_stance_on_the_same_thing_is_a_confusion(void **state) {
  struct record *record = new_paper(*state);
  add_proposal(record, "x7", "lekplatsen byggs om");
  add_position(record, "x7", "administration", "support");
  add_position(record, NULL, "administration", "met");
  const struct figures *figures = compared(record, ITEM("<proposal id='p1'>lekplatsen byggs om</proposal>"
                                                        "<position proposal='p1' stance='oppose|partial'/>"
                                                        "<position proposal='whole' stance='met|oppose'/>"));
  assert_int_equal(figures->stance.cell[OPPOSE][SUPPORT], 1);
  assert_int_equal(figures->stance.cell[MET][MET], 1);
  assert_int_equal(figures->stance.cell[OPPOSE][NONE] + figures->stance.cell[NONE][SUPPORT], 0);
  struct counts oppose = class_counts(&figures->stance, OPPOSE), support = class_counts(&figures->stance, SUPPORT);
  assert_int_equal(oppose.missing, 1);
  assert_int_equal(support.extra, 1);
  /* oppose 0, support 0, met 1 */
  assert_true(fabs(classes_macro_f1(&figures->stance) - 1.0 / 3) < 1e-9);
}

static void what_stands_alone_is_confused_with_none(void **state) {
  struct record *record = new_paper(*state);
  add_proposal(record, "x7", "lekplatsen byggs om");
  add_position(record, "x7", "administration", "support");
  const struct figures *figures = compared(record, ITEM("<proposal id='p1'>lekplatsen byggs om</proposal>"
                                                        "<position proposal='whole' stance='neutral'/>"));
  assert_int_equal(figures->stance.cell[NEUTRAL][NONE], 1);
  assert_int_equal(figures->stance.cell[NONE][SUPPORT], 1);
}

static void classes_add_up_to_their_kind(void **state) {
  struct record *record = new_paper(*state);
  add_decision(record, "proposed", "granted", "matter");
  add_decision(record, "adopted", "rejected", "matter");
  add_decision(record, "proposed", "answered", "matter");
  const struct figures *figures =
      compared(record, ITEM("<decision status='proposed' outcome='granted'/>"
                            "<decision status='proposed' outcome='forwarded'/>"
                            "<decision status='proposed' outcome='rejected' object='matter'/>"));
  struct counts sum = {0};
  for (size_t i = 0; i < figures->outcome.count; i++) {
    struct counts counts = class_counts(&figures->outcome, i);
    sum.right += counts.right;
    sum.extra += counts.extra;
    sum.missing += counts.missing;
  }
  assert_int_equal(sum.right, figures->kind[KIND_DECISION].right);
  assert_int_equal(sum.extra, figures->kind[KIND_DECISION].extra);
  assert_int_equal(sum.missing, figures->kind[KIND_DECISION].missing);
  assert_int_equal(sum.extra, 2);
  /* the same outcome with another status is not right on the diagonal */
  assert_int_equal(figures->outcome.cell[2][2], 0);
}

static void rules_and_sections_answer_for_their_findings(void **state) {
  struct record *record = new_paper(*state);
  add_position(record, NULL, "administration", "support");
  add_position(record, NULL, "administration", "oppose")->evidence.at[0].rule = "position.reject";
  add_position(record, NULL, "party", "oppose");
  const struct figures *figures = compared(record, ITEM("<position proposal='whole' stance='support'/>"));
  assert_int_equal(figures->rule.count, 2);
  assert_string_equal(figures->rule.at[0].name, "position.reject");
  assert_int_equal(figures->rule.at[0].wrong, 1);
  assert_int_equal(figures->rule.at[1].hits, 2);
  assert_int_equal(figures->rule.at[1].right, 1);
  assert_int_equal(figures->rule.at[1].wrong, 0);
  assert_int_equal(figures->role.count, 1);
  assert_string_equal(figures->role.at[0].name, "assessment");
  assert_int_equal(figures->role.at[0].hits, 3);
}

static void confidence_is_measured_against_what_is_right(void **state) {
  struct record *record = new_paper(*state);
  add_position(record, NULL, "administration", "support")->confidence = 0.85;
  add_position(record, NULL, "administration", "oppose")->confidence = 0.85;
  add_position(record, NULL, "administration", "met")->confidence = 1;
  const struct figures *figures = compared(record, ITEM("<position proposal='whole' stance='support'/>"
                                                        "<position proposal='whole' stance='met'/>"));
  assert_int_equal(figures->position.bin[8].count, 2);
  assert_int_equal(figures->position.bin[8].right, 1);
  assert_int_equal(figures->position.bin[9].count, 1);
  assert_true(fabs(calibration_error(&figures->position) - 0.7 / 3) < 1e-9);
}

static void the_movers_words_are_counted(void **state) {
  struct record *record = new_paper(*state);
  add_position(record, NULL, "administration", "support");
  assert_int_equal(compared(record, ITEM(""))->movers_words, 0);
  assert_int_equal(
      compared(record, ITEM("<words layer='mover'>Förvaltningen tillstyrker ombyggnaden.</words>"))->movers_words, 1);
  assert_int_equal(compared(record, ITEM("<words layer='mover'>ombyggnaden</words>"))->movers_words, 1);
  assert_int_equal(compared(record, ITEM("<words layer='mover'>Motionären har rätt.</words>"))->movers_words, 0);
  assert_int_equal(compared(record, "<document type='motion'/>")->movers_words, 1);
  /* read from the section that retells the motion, or from a proposal's own text */
  record->item->position[0].evidence = quoting(record, IN_MOTION, "förvaltningen håller säkert med");
  assert_int_equal(compared(record, ITEM(""))->movers_words, 1);
  record->section[0].role = "background";
  assert_int_equal(compared(record, ITEM(""))->movers_words, 0);
  add_proposal(record, "x7", "lekplatsen byggs om");
  record->item->position[0].evidence = quoting(record, IN_MOTION, "lekplatsen byggs om");
  assert_int_equal(compared(record, ITEM(""))->movers_words, 1);
  record->item->position[0].layer = "mover";
  assert_int_equal(compared(record, ITEM(""))->movers_words, 0);
}

static void thresholds_name_the_figures_below_them(void **state) {
  struct arena *arena = *state;
  struct record *record = new_paper(arena);
  add_position(record, NULL, "administration", "support");
  const struct figures *figures = compared(record, ITEM("<position proposal='whole' stance='oppose'/>"));
  struct thresholds thresholds = {0};
  struct error error = {0};
  assert_true(
      thresholds_read("# least\n\ntype\t1.000\nposition\t0.5\r\nrecord\t1\nposition.own-words\t1\nstance.met\t1",
                      figures, arena, &thresholds, &error));
  assert_int_equal(thresholds.count, 5);
  assert_null(threshold_missed(&thresholds.at[0], figures)); /* nothing of it to measure */
  assert_string_equal(threshold_missed(&thresholds.at[1], figures)->name, "position");
  assert_int_equal(thresholds.at[1].line, 4);
  for (size_t i = 2; i < thresholds.count; i++)
    assert_null(threshold_missed(&thresholds.at[i], figures));
}

static void a_threshold_for_nothing_is_refused(void **state) {
  struct arena *arena = *state;
  const struct figures *figures = compared(new_paper(arena), "");
  static const char *const wrong[][2] = {
      {"record\t1\npostion\t0.9", "line 2: no figure is called 'postion'; did you mean position?"},
      {"position 0.9", "line 1: wanted: a figure, a tab"},
      {"position\tmuch", "line 1: 'much' is no minimum"},
      {"position\t97", "line 1: '97' is no minimum"}};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    struct thresholds thresholds = {0};
    struct error error = {0};
    assert_false(thresholds_read(wrong[i][0], figures, arena, &thresholds, &error));
    assert_non_null(strstr(error.message, wrong[i][1]));
  }
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(f1_of_nothing_is_one),
      TEST(another_stance_on_the_same_thing_is_a_confusion),
      TEST(what_stands_alone_is_confused_with_none),
      TEST(classes_add_up_to_their_kind),
      TEST(rules_and_sections_answer_for_their_findings),
      TEST(confidence_is_measured_against_what_is_right),
      TEST(the_movers_words_are_counted),
      TEST(thresholds_name_the_figures_below_them),
      TEST(a_threshold_for_nothing_is_refused),
  };
  return cmocka_run_group_tests(tests, load_schema, free_schema);
}
