/* record_test.c - record_check refuses every breach of what a record promises, and names what is wrong. */
#include "invented_record.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

static int set_up(void **state) {
  *state = arena_new();
  return 0;
}

static int tear_down(void **state) {
  arena_free(*state);
  return 0;
}

static void assert_refused(const struct record *record, const char *part, const char *other) {
  struct error error = {0};
  assert_false(record_check(record, &error));
  assert_int_equal(error.kind, ERROR_INVALID);
  if (!strstr(error.message, part) || !strstr(error.message, other))
    fail_msg("'%s' names neither '%s' nor '%s'", error.message, part, other);
}

static void a_good_record_passes(void **state) {
  struct error error = {0};
  if (!record_check(invented_record(*state), &error))
    fail_msg("%s", error.message);
}

static void an_empty_document_passes(void **state) {
  struct record record = {.arena = *state, .pages = 1, .media_type = "text/plain", .ocr = "none"};
  struct error error = {0};
  assert_true(record_check(&record, &error));
}

static void a_quote_is_a_slice_of_its_block(void **state) {
  struct record *record = invented_record(*state);
  size_t length;
  const char *quote = record_quote(record, &record->item->answer->evidence.at[0], &length);
  assert_int_equal(length, strlen("Lyktan\t412"));
  assert_memory_equal(quote, "Lyktan\t412", length);
}

static void every_finding_needs_evidence(void **state) {
  struct record *record = invented_record(*state);
  struct record_item *item = record->item;
  struct evidences *const all[] = {&item->proposal[1].evidence, &item->position[0].evidence, &item->answer->evidence,
                                   &item->decision[1].evidence, &item->vote->evidence,       &item->dissent->evidence};
  const char *const ids[] = {"p2", "x1", "a1", "d2", "v1", "r1"};
  for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
    size_t count = all[i]->count;
    all[i]->count = 0;
    assert_refused(record, ids[i], "no evidence");
    all[i]->count = count;
  }
}

/* Each way in which the place of a quote can be wrong. */
static void a_quote_lies_in_its_block(void **state) {
  struct record *record = invented_record(*state);
  struct evidence *evidence = &record->item->proposal->evidence.at[0];
  const struct evidence good = *evidence;
  evidence->block = INVENTED_BLOCKS;
  assert_refused(record, "p1", "block number 9 of 9");
  *evidence = good;
  evidence->end = record->block[IN_MOTION].length + 1;
  assert_refused(record, "p1", "b2");
  *evidence = good;
  evidence->end = evidence->start;
  assert_refused(record, "p1", "no quote");
  *evidence = good;
  evidence->start++; /* "ö" is two bytes */
  assert_refused(record, "p1", "cut a character");
  *evidence = good;
  evidence->end = evidence->start + 1;
  assert_refused(record, "p1", "cut a character");
  *evidence = good;
  evidence->page = 0;
  assert_refused(record, "p1", "page 0");
  evidence->page = 4;
  assert_refused(record, "p1", "page 4 of 3");
}

static void evidence_of_a_title_is_checked_too(void **state) {
  struct record *record = invented_record(*state);
  record->title_evidence.at[0].end = 99;
  assert_refused(record, "title", "b1");
}

static void a_quote_stands_on_its_blocks_page_or_later(void **state) {
  struct record *record = invented_record(*state);
  record->item->vote->evidence.at[0].page = 2;
  assert_refused(record, "v1", "begins on page 3");
}

static void a_pdf_has_boxes(void **state) {
  struct record *record = invented_record(*state);
  record->block[IN_VIEW].box_count = 0;
  assert_refused(record, "b4", "no boxes");
  record->ocr = "full";
  struct error error = {0};
  assert_true(record_check(record, &error));
  record->ocr = "none";
  record->media_type = "text/plain";
  assert_true(record_check(record, &error));
}

static void a_box_is_made_of_numbers(void **state) {
  struct record *record = invented_record(*state);
  struct box box = {0, NAN, 1, 1};
  record->block[IN_VIEW].box = &box;
  assert_refused(record, "b4", "box");
  box.y0 = INFINITY;
  assert_refused(record, "b4", "box");
}

static void ids_are_unique(void **state) {
  struct record *record = invented_record(*state);
  record->item->position[1].id = "p1";
  assert_refused(record, "position p1", "taken");
  record->item->position[1].id = "b2";
  assert_refused(record, "position b2", "taken");
  record->item->position[1].id = "furniture";
  assert_refused(record, "furniture", "taken");
  record->item->position[1].id = NULL;
  assert_refused(record, "position", "no id");
}

static void references_lead_somewhere(void **state) {
  struct record *record = invented_record(*state);
  record->item->position->proposal = "p9";
  assert_refused(record, "x1", "p9");
  record->item->position->proposal = "d1";
  assert_refused(record, "x1", "d1");
  record->item->position->proposal = "x1";
  record->item->proposal = NULL;
  record->item->proposal_count = 0;
  assert_refused(record, "x1", "no proposal");
  record = invented_record(*state);
  record->item->answer->question = "p1";
  assert_refused(record, "a1", "no question");
  record->item->answer->question = "p2";
  record->remark[1].item = "b1";
  assert_refused(record, "unaddressed-proposal", "b1");
  record->remark[1].item = "i1";
  record->block[IN_NOTE].anchor = "s1";
  assert_refused(record, "b8", "s1");
  record->block[IN_NOTE].anchor = "b4";
  record->block[IN_NOTE].anchor_at = 99;
  assert_refused(record, "b8", "byte 99");
}

static void a_proposal_is_of_its_own_item(void **state) {
  struct record *record = invented_record(*state);
  struct record_item two[2] = {record->item[0], {.id = "i2"}};
  two[1].position = record->item->position;
  two[1].position_count = 1;
  two[0].position_count = 0;
  record->item = two;
  record->item_count = 2;
  assert_refused(record, "x1", "no proposal of its item");
}

static void the_motion_retold_is_nobody_elses_position(void **state) {
  struct record *record = invented_record(*state);
  record->item->position[1].layer = "committee";
  assert_refused(record, "x2", "committee");
}

static void a_proposal_printed_twice_is_one(void **state) {
  struct record *record = invented_record(*state);
  struct record_proposal *proposal = record->item->proposal;
  struct error error = {0};
  proposal[0].text = proposal[1].text;
  assert_true(record_check(record, &error)); /* a question and a proposal may be worded alike */
  proposal[1].kind = "proposal";
  record->item->answer_count = 0;
  assert_refused(record, "p2", "p1");
  proposal[0].kind = proposal[1].kind = "claim";
  assert_true(record_check(record, &error)); /* two people may claim the same */
}

static void sections_hold_all_but_furniture(void **state) {
  struct record *record = invented_record(*state);
  record->section_count = 3;
  assert_refused(record, "b6", "no section");
  record->section_count = 4;
  record->section[1].first++;
  assert_refused(record, "s2", "begin with number 4");
  record->section[1].first--;
  record->section[3].count = 99;
  assert_refused(record, "s4", "99");
  record->section[3].count = 3;
  record->section[3].role = "furniture";
  assert_refused(record, "s4", "furniture");
  record->section[3].role = "decision";
  record->section[3].heading = "Beslut";
  assert_refused(record, "s4", "heading");
}

static void numbers_stay_in_their_bounds(void **state) {
  struct record *record = invented_record(*state);
  record->item->position->confidence = 1.2;
  assert_refused(record, "x1", "1.2");
  record->item->position->confidence = NAN;
  assert_refused(record, "x1", "confidence");
  record->item->position->confidence = 1;
  record->item->decision[1].minority = 1;
  assert_refused(record, "d2", "minority");
  record->item->decision[1].minority = 0;
  record->remark[0].page = 7;
  assert_refused(record, "impossible-date", "page 7 of 3");
}

static void what_has_a_text_has_one(void **state) {
  struct record *record = invented_record(*state);
  record->person[0].name = NULL;
  assert_refused(record, "person", "no text");
  record->person[0].name = "Sixten Alm";
  record->item->proposal->text = "";
  assert_refused(record, "p1", "no text");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(a_good_record_passes, set_up, tear_down),
      cmocka_unit_test_setup_teardown(an_empty_document_passes, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_quote_is_a_slice_of_its_block, set_up, tear_down),
      cmocka_unit_test_setup_teardown(every_finding_needs_evidence, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_quote_lies_in_its_block, set_up, tear_down),
      cmocka_unit_test_setup_teardown(evidence_of_a_title_is_checked_too, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_quote_stands_on_its_blocks_page_or_later, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_pdf_has_boxes, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_box_is_made_of_numbers, set_up, tear_down),
      cmocka_unit_test_setup_teardown(ids_are_unique, set_up, tear_down),
      cmocka_unit_test_setup_teardown(references_lead_somewhere, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_proposal_is_of_its_own_item, set_up, tear_down),
      cmocka_unit_test_setup_teardown(the_motion_retold_is_nobody_elses_position, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_proposal_printed_twice_is_one, set_up, tear_down),
      cmocka_unit_test_setup_teardown(sections_hold_all_but_furniture, set_up, tear_down),
      cmocka_unit_test_setup_teardown(numbers_stay_in_their_bounds, set_up, tear_down),
      cmocka_unit_test_setup_teardown(what_has_a_text_has_one, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
