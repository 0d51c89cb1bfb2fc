/* When a finding is right, missing or too much: the rules of corpus/README.md. */
#include "eval_paper.h"

#define ITEM(content) "<item complete='proposal position decision vote dissent'>" content "</item>"
#define PROPOSAL "<proposal id='p1' kind='proposal'>lekplatsen byggs om</proposal>"

static void texts_are_compared_by_their_words(void **state) {
  struct arena *arena = *state;
  assert_string_equal(plain_words(arena, "  att Bygga\xC2\xADom, i »ÅR« "), "byggaom i år");
  assert_true(texts_alike(arena, "att lekplatsen byggs om.", "Lekplatsen byggs om"));
  assert_true(
      texts_alike(arena, "ta fram en gemensam rutin för överlämning", "ta fram en gemensam rutin för överlämningar"));
  assert_false(texts_alike(arena, "lekplatsen byggs om", "lekplatsen byggs inte om i år"));
  assert_false(texts_alike(arena, "", "lekplatsen"));
}

static void alternatives_are_separated_by_a_bar(void **state) {
  (void)state;
  assert_true(among("met|oppose", "met"));
  assert_true(among("met|oppose", "oppose"));
  assert_false(among("met|oppose", "support"));
  assert_false(among("qualified-support", "support"));
  assert_true(among("", ""));
  assert_false(among("met", ""));
}

static void a_position_fits_by_target_stance_and_layer(void **state) {
  struct record *record = new_paper(*state);
  add_proposal(record, "x7", "att lekplatsen byggs om.");
  add_position(record, "x7", "administration", "support");
  assert_string_equal(verdict_on(record, KIND_PROPOSAL, ITEM(PROPOSAL)), "1/0/0");
  assert_string_equal(verdict_on(record, KIND_POSITION, ITEM(PROPOSAL "<position proposal='p1' stance='support'/>")),
                      "1/0/0");
  assert_string_equal(
      verdict_on(record, KIND_POSITION, ITEM(PROPOSAL "<position proposal='p1' stance='met|support'/>")), "1/0/0");
  assert_string_equal(verdict_on(record, KIND_POSITION, ITEM(PROPOSAL "<position proposal='p1' stance='oppose'/>")),
                      "0/1/1");
  assert_string_equal(
      verdict_on(record, KIND_POSITION, ITEM(PROPOSAL "<position proposal='p1' layer='council' stance='support'/>")),
      "0/1/1");
}

static void whole_is_the_motion_and_not_a_proposal(void **state) {
  struct record *record = new_paper(*state);
  add_proposal(record, "x7", "lekplatsen byggs om");
  add_position(record, NULL, "committee", "oppose");
  assert_string_equal(verdict_on(record, KIND_POSITION, ITEM(PROPOSAL "<position proposal='whole' stance='oppose'/>")),
                      "1/0/0");
  assert_string_equal(
      verdict_on(record, KIND_POSITION, ITEM(PROPOSAL "<position proposal='p1|whole' stance='oppose'/>")), "1/0/0");
  assert_string_equal(verdict_on(record, KIND_POSITION, ITEM(PROPOSAL "<position proposal='p1' stance='oppose'/>")),
                      "0/1/1");
}

static void the_same_finding_twice_is_one(void **state) {
  struct record *record = new_paper(*state);
  add_position(record, NULL, "administration", "support");
  add_position(record, NULL, "administration", "support");
  add_decision(record, "proposed", "granted", "matter");
  add_decision(record, "proposed", "granted", "matter");
  const char *both = ITEM("<position proposal='whole' stance='support'/>"
                          "<decision status='proposed' outcome='granted'/>");
  assert_string_equal(verdict_on(record, KIND_POSITION, both), "1/0/0");
  assert_string_equal(verdict_on(record, KIND_DECISION, both), "1/0/0");
}

static void alternatives_take_either_or_both(void **state) {
  struct record *record = new_paper(*state);
  add_position(record, NULL, "administration", "met");
  add_position(record, NULL, "administration", "oppose");
  assert_string_equal(verdict_on(record, KIND_POSITION, ITEM("<position proposal='whole' stance='met|oppose'/>")),
                      "1/0/0");
  assert_string_equal(verdict_on(record, KIND_POSITION,
                                 ITEM("<position proposal='whole' stance='met'/>"
                                      "<position proposal='whole' stance='oppose'/>")),
                      "2/0/0");
}

static void an_optional_one_is_never_missing_nor_too_much(void **state) {
  struct record *without = new_paper(*state), *with = new_paper(*state);
  const char *optional = ITEM("<position proposal='whole' stance='support' optional='true'/>");
  add_position(with, NULL, "administration", "support");
  assert_string_equal(verdict_on(without, KIND_POSITION, optional), "0/0/0");
  assert_string_equal(verdict_on(with, KIND_POSITION, optional), "1/0/0");
  /* whatever their order, what must be there is served before what may */
  assert_string_equal(verdict_on(with, KIND_POSITION,
                                 ITEM("<position proposal='whole' stance='support|met' optional='true'/>"
                                      "<position proposal='whole' stance='support'/>")),
                      "1/0/0");
}

static void only_of_complete_kinds_is_anything_too_much(void **state) {
  struct record *record = new_paper(*state);
  add_position(record, NULL, "administration", "support");
  add_decision(record, "proposed", "granted", "matter");
  assert_string_equal(verdict_on(record, KIND_POSITION, "<item complete='position decision'/>"), "0/1/0");
  assert_string_equal(verdict_on(record, KIND_POSITION, "<item complete='decision'/>"), "0/0/0");
  assert_string_equal(verdict_on(record, KIND_DECISION, "<item complete='decision'/>"), "0/1/0");
  assert_string_equal(verdict_on(record, KIND_POSITION, "<item/>"), "0/0/0");
  assert_string_equal(verdict_on(record, KIND_POSITION, "<item><position proposal='whole' stance='oppose'/></item>"),
                      "0/0/1");
}

static void others_views_history_and_procedure_are_passed_over(void **state) {
  struct record *record = new_paper(*state);
  add_position(record, NULL, "party", "support");
  add_position(record, NULL, "third-party", "oppose");
  add_decision(record, "earlier", "tabled", "matter");
  add_decision(record, "adopted", "appointed", "procedure");
  assert_string_equal(verdict_on(record, KIND_POSITION, ITEM("")), "0/0/0");
  assert_string_equal(verdict_on(record, KIND_DECISION, ITEM("")), "0/0/0");
  assert_string_equal(verdict_on(record, KIND_DECISION,
                                 ITEM("<decision status='earlier' outcome='tabled'/>"
                                      "<decision status='earlier' outcome='remitted'/>")),
                      "1/0/1");
}

static void items_are_told_by_their_number(void **state) {
  struct record *record = new_paper(*state);
  record->item[0].n = "44";
  add_decision(record, "adopted", "granted", "matter");
  const char *granted = "<item n='%s' complete='decision'><decision outcome='granted'/></item>";
  assert_string_equal(verdict_on(record, KIND_DECISION, arena_printf(*state, granted, "44")), "1/0/0");
  assert_string_equal(verdict_on(record, KIND_DECISION, arena_printf(*state, granted, "45")), "0/0/1");
  assert_string_equal(verdict_on(record, KIND_ITEM, arena_printf(*state, granted, "45")), "0/0/1");
  assert_string_equal(verdict_on(record, KIND_DECISION, ITEM("<decision outcome='granted'/>")), "1/0/0");
}

static void parties_are_compared_as_words(void **state) {
  struct record *record = new_paper(*state);
  struct record_dissent *dissent = ADD(record->item, dissent);
  *dissent = (struct record_dissent){.id = "r", .kind = "reservation", .party = "SD M", .by = "Ulf Bladhult (SD)"};
  dissent->evidence = quoting(record, IN_VIEW, "Pengar saknas.");
  assert_string_equal(verdict_on(record, KIND_DISSENT, ITEM("<dissent kind='reservation' party='M L'/>")), "1/0/0");
  assert_string_equal(verdict_on(record, KIND_DISSENT, ITEM("<dissent kind='reservation' party='S|SD'/>")), "1/0/0");
  assert_string_equal(verdict_on(record, KIND_DISSENT, ITEM("<dissent kind='reservation' party='S'/>")), "0/1/1");
  assert_string_equal(verdict_on(record, KIND_DISSENT, ITEM("<dissent kind='reservation'/>")), "1/0/0");
  assert_string_equal(verdict_on(record, KIND_DISSENT, ITEM("<dissent by='Ulf Bladhult'/>")), "1/0/0");
  assert_string_equal(verdict_on(record, KIND_DISSENT, ITEM("<dissent by='Ulla Bladhult'/>")), "0/1/1");
}

static void votes_assert_only_what_they_say(void **state) {
  struct record *record = new_paper(*state);
  struct record_vote *vote = ADD(record->item, vote);
  *vote = (struct record_vote){.id = "v", .yes = 7, .no = 5, .abstain = -1, .absent = -1};
  vote->evidence = quoting(record, IN_VIEW, "Pengar saknas.");
  assert_string_equal(verdict_on(record, KIND_VOTE, ITEM("<vote yes='7'/>")), "1/0/0");
  assert_string_equal(verdict_on(record, KIND_VOTE, ITEM("<vote yes='7' no='5|6'/>")), "1/0/0");
  assert_string_equal(verdict_on(record, KIND_VOTE, ITEM("<vote yes='7' no='5' abstain='0'/>")), "0/1/1");
}

static void add_claim(struct record *record, const char *by, const char *text) {
  *ADD(record->item, proposal) = (struct record_proposal){
      .id = "c", .kind = "claim", .by = by, .text = text, .evidence = quoting(record, IN_VIEW, "Pengar saknas.")};
}

static void claims_are_a_kind_of_their_own(void **state) {
  struct record *record = new_paper(*state);
  add_proposal(record, "x7", "att lekplatsen byggs om.");
  add_claim(record, "Siv Alm (S) och Ulf Bladhult (SD)", "bifall till motionen");
  const char *claim =
      "<item complete='proposal claim'>" PROPOSAL "<proposal kind='claim'>avslag|Bifall</proposal></item>";
  assert_string_equal(verdict_on(record, KIND_PROPOSAL, claim), "1/0/0");
  assert_string_equal(verdict_on(record, KIND_CLAIM, claim), "1/0/0");
  /* neither serves the other, even where the words are the same */
  claim = "<item complete='proposal claim'><proposal kind='claim'>lekplatsen byggs om</proposal></item>";
  assert_string_equal(verdict_on(record, KIND_PROPOSAL, claim), "0/1/0");
  assert_string_equal(verdict_on(record, KIND_CLAIM, claim), "0/1/1");
  claim = "<item><proposal>bifall till motionen</proposal></item>";
  assert_string_equal(verdict_on(record, KIND_PROPOSAL, claim), "0/0/1");
  assert_string_equal(verdict_on(record, KIND_CLAIM, claim), "0/0/0");
  /* too much only where claims are complete */
  assert_string_equal(verdict_on(record, KIND_CLAIM, ITEM("")), "0/0/0");
  assert_string_equal(verdict_on(record, KIND_CLAIM, "<item complete='claim'/>"), "0/1/0");
  assert_string_equal(verdict_on(record, KIND_PROPOSAL, "<item complete='claim'/>"), "0/0/0");
}

/* How KIND_CLAIM fares when the claim of "Siv Alm (S) och Ulf Bladhult (SD)" is expected of BY. */
static const char *claimed_by(struct arena *arena, const char *by) {
  struct record *record = new_paper(arena);
  add_claim(record, "Siv Alm (S) och Ulf Bladhult (SD)", "bifall till motionen");
  return verdict_on(record, KIND_CLAIM,
                    arena_printf(arena, "<item><proposal kind='claim' by='%s'>bifall</proposal></item>", by));
}

static void one_of_those_who_claim_is_enough(void **state) {
  assert_string_equal(claimed_by(*state, "Ulf Bladhult (SD)"), "1/0/0");
  assert_string_equal(claimed_by(*state, "Eva Ek (M), Siv Alm (S) och Bo Berg (V)"), "1/0/0");
  assert_string_equal(claimed_by(*state, "Eva Ek (M)|Siv Alm"), "1/0/0");
  assert_string_equal(claimed_by(*state, "Siv Alm, S"), "1/0/0");
  assert_string_equal(claimed_by(*state, "Alm"), "0/0/1"); /* might be a party */
  assert_string_equal(claimed_by(*state, "Bladhult"), "1/0/0");
  assert_string_equal(claimed_by(*state, "Eva Ek (S)"), "0/0/1"); /* a party is not a person */
  assert_string_equal(claimed_by(*state, "Eva Ek, S"), "0/0/1");
  assert_string_equal(claimed_by(*state, "Siv Ek (SD) och Ulf Berg (SD"), "0/0/1");
}

static void what_a_vote_means_is_judged_beside_it(void **state) {
  struct record *record = new_paper(*state);
  struct record_vote *vote = ADD(record->item, vote);
  *vote = (struct record_vote){.id = "v", .yes = 7, .no = 5, .abstain = -1, .absent = -1};
  vote->yes_means = "den som bifaller Siv Alms yrkande";
  vote->follows = "yes";
  vote->evidence = quoting(record, IN_VIEW, "Pengar saknas.");
  const char *right = ITEM("<vote yes='7' no='5' yesMeans='avslag|Siv Alms' follows='yes'/>");
  assert_string_equal(verdict_on(record, KIND_VOTE, right), "1/0/0");
  assert_string_equal(verdict_on(record, KIND_VOTE_MEANING, right), "2/0/0");
  const char *wrong = ITEM("<vote yes='7' no='5' yesMeans='avslag' noMeans='bifall' follows='no'/>");
  assert_string_equal(verdict_on(record, KIND_VOTE, wrong), "1/0/0");
  assert_string_equal(verdict_on(record, KIND_VOTE_MEANING, wrong), "0/0/3");
  assert_string_equal(verdict_on(record, KIND_VOTE_MEANING, ITEM("<vote yes='7'/>")), "0/0/0");
  /* of the vote with these figures, and of no other */
  assert_string_equal(verdict_on(record, KIND_VOTE_MEANING, ITEM("<vote yes='8' no='5' follows='yes'/>")), "0/0/1");
  assert_string_equal(
      verdict_on(record, KIND_VOTE_MEANING, ITEM("<vote yes='8' no='5' follows='yes' optional='true'/>")), "0/0/0");
  assert_string_equal(verdict_on(record, KIND_VOTE_MEANING, ITEM("<vote yes='7' no='5' abstain='1' follows='yes'/>")),
                      "1/0/0");
}

static void a_right_meaning_makes_no_vote_right(void **state) {
  struct record *record = new_paper(*state);
  struct record_vote *vote = ADD(record->item, vote);
  *vote = (struct record_vote){.id = "v", .yes = 7, .no = 5, .abstain = 2, .absent = -1, .follows = "yes"};
  vote->evidence = quoting(record, IN_VIEW, "Pengar saknas.");
  const struct figures *figures = compared(record, ITEM("<vote yes='7' no='5' abstain='1' follows='yes'/>"));
  assert_int_equal(figures->kind[KIND_VOTE].extra, 1);
  assert_int_equal(figures->role.at[0].wrong, 1);
}

static void references_of_an_item_and_of_its_document(void **state) {
  struct record *record = new_paper(*state);
  record->item[0].n = "44";
  *ADD(record, reference) = (struct record_reference){.text = "motion 2019:14", .type = "motion", .value = "2019:14"};
  *ADD(record->item, reference) =
      (struct record_reference){.text = "skollagen (2010:800)", .type = "law", .value = "2010:800"};
  const char *both =
      "<reference type='motion' value='2019:14'/><reference type='law' value='2010:800'>lagen</reference>";
  assert_string_equal(verdict_on(record, KIND_ITEM_REFERENCE, arena_printf(*state, "<item>%s</item>", both)), "2/0/0");
  assert_string_equal(verdict_on(record, KIND_ITEM_REFERENCE, arena_printf(*state, "<item n='44'>%s</item>", both)),
                      "1/0/1");
  assert_string_equal(
      verdict_on(record, KIND_ITEM_REFERENCE, "<item><reference type='inquiry' value='2010:800'/></item>"), "0/0/1");
  assert_string_equal(verdict_on(record, KIND_ITEM_REFERENCE, "<item><reference type='law' value='2010:801'/></item>"),
                      "0/0/1");
  /* by its number or by its name */
  assert_string_equal(
      verdict_on(record, KIND_ITEM_REFERENCE,
                 "<item><reference type='law' value='2010:801'>lagen|skollagen (2010:800)</reference></item>"),
      "1/0/0");
  assert_string_equal(
      verdict_on(record, KIND_ITEM_REFERENCE, "<item><reference type='law'>SKOLLAGEN 2010:800</reference></item>"),
      "1/0/0");
}

static void motions_that_are_none_are_too_much(void **state) {
  struct record *record = new_paper(*state);
  *ADD(record, reference) = (struct record_reference){.text = "motion 2019:14", .type = "motion", .value = "2019:14"};
  *ADD(record, reference) = (struct record_reference){.text = "LVU (1990:52)", .type = "law", .value = "1990:52"};
  assert_string_equal(verdict_on(record, KIND_ITEM_REFERENCE, "<item/>"), "0/0/0");
  assert_string_equal(verdict_on(record, KIND_ITEM_REFERENCE, "<item complete='vote reference'/>"), "0/1/0");
  assert_string_equal(
      verdict_on(record, KIND_ITEM_REFERENCE,
                 "<item complete='reference'><reference type='motion' value='2019:13|2019:14'/></item>"),
      "1/0/0");
  assert_string_equal(
      verdict_on(record, KIND_ITEM_REFERENCE, "<item complete='reference'><reference value='1990:52'/></item>"),
      "1/1/0");
}

static void of_the_document_what_is_asserted(void **state) {
  struct record *record = new_paper(*state);
  *ADD(record, date) = (struct record_date){.text = "31 november", .role = "reply-by"};
  *ADD(record, date) = (struct record_date){.text = "den 3 maj 2025", .role = "meeting", .value = "2025-05-03"};
  assert_string_equal(verdict_on(record, KIND_TYPE, "<document type='statement|official-report'/>"), "1/0/0");
  assert_string_equal(verdict_on(record, KIND_TYPE, "<document type='motion'/>"), "0/0/1");
  assert_string_equal(verdict_on(record, KIND_TYPE, "<document/>"), "0/0/0");
  assert_string_equal(
      verdict_on(record, KIND_TITLE, "<document><title>Remiss|SVAR PÅ MOTION OM LEKPLATSEN</title></document>"),
      "1/0/0");
  assert_string_equal(verdict_on(record, KIND_ADDRESSEE, "<document><addressee>Nämnden</addressee></document>"),
                      "0/0/1");
  assert_string_equal(
      verdict_on(record, KIND_ADDRESSEE, "<document><addressee optional='true'>Nämnden</addressee></document>"),
      "0/0/0");
  assert_string_equal(verdict_on(record, KIND_DATE, "<document><date role='reply-by' value='none'/></document>"),
                      "1/0/0");
  assert_string_equal(verdict_on(record, KIND_DATE, "<document><date role='meeting' value='none'/></document>"),
                      "0/0/1");
  assert_string_equal(
      verdict_on(record, KIND_DATE, "<document><date role='meeting' value='2025-05-02|2025-05-03'/></document>"),
      "1/0/0");
}

static void people_are_all_listed_but_in_minutes(void **state) {
  struct record *record = new_paper(*state);
  *ADD(record, person) = (struct record_person){.name = "Ola Ek", .role = "mover", .party = "V"};
  *ADD(record, person) = (struct record_person){.name = "Siv Alm", .role = "chair"};
  assert_string_equal(verdict_on(record, KIND_PERSON, "<document type='official-report'/>"), "0/1/0");
  assert_string_equal(verdict_on(record, KIND_PERSON, "<document type='minutes|minutes-extract'/>"), "0/0/0");
  assert_string_equal(
      verdict_on(record, KIND_PERSON, "<document><person role='mover' party='V|MP'>ola ek</person></document>"),
      "1/0/0");
  assert_string_equal(
      verdict_on(record, KIND_PERSON, "<document><person role='mover' party='S'>Ola Ek</person></document>"), "0/1/1");
}

static void remarks_count_once_and_three_codes_must_be_listed(void **state) {
  struct record *record = new_paper(*state);
  *ADD(record, remark) = (struct record_remark){.code = "unaddressed-proposal", .severity = "info"};
  *ADD(record, remark) = (struct record_remark){.code = "unaddressed-proposal", .severity = "info"};
  *ADD(record, remark) = (struct record_remark){.code = "damaged-text", .severity = "info"};
  struct arena *arena = *state;
  const char *complete = arena_printf(arena, "<record xmlns='%s' complete='remark'/>", RECORD_NAMESPACE);
  struct error error = {0};
  struct eval_case one = {.name = "case"};
  compare_case(&one, expected_read(complete, strlen(complete), schema, arena, &error), record, arena);
  struct evaluation evaluation = {.arena = arena, .cases = &one, .case_count = 1};
  assert_int_equal(figures_of(&evaluation)->kind[KIND_REMARK].extra, 1);
  assert_string_equal(verdict_on(record, KIND_REMARK, "<remark code='unaddressed-proposal'/>"), "1/0/0");
  assert_string_equal(verdict_on(record, KIND_REMARK, "<remark code='impossible-date'/>"), "0/0/1");
  assert_string_equal(verdict_on(record, KIND_REMARK, "<remark code='impossible-date' optional='true'/>"), "0/0/0");
}

static void answers_contain_the_phrase(void **state) {
  struct record *record = new_paper(*state);
  *ADD(record->item, proposal) = (struct record_proposal){
      .id = "q", .kind = "question", .text = "Hur?", .evidence = quoting(record, IN_MOTION, "att lekplatsen")};
  struct record_answer *answer = ADD(record->item, answer);
  *answer = (struct record_answer){.id = "a", .question = "q"};
  answer->evidence = quoting(record, IN_VIEW, "Pengar saknas.");
  const char *wanted =
      "<item><proposal id='p1' kind='question'>Hur?</proposal><answer question='p1'>%s</answer></item>";
  assert_string_equal(verdict_on(record, KIND_ANSWER, arena_printf(*state, wanted, "pengar saknas")), "1/0/0");
  assert_string_equal(verdict_on(record, KIND_ANSWER, arena_printf(*state, wanted, "pengar finns")), "0/0/1");
}

/* MESSAGE is what is wrong with the elements CONTENT. */
static void refused(struct arena *arena, const char *content, const char *message) {
  struct error error = {0};
  const char *xml = arena_printf(arena, "<record xmlns='%s'>\n%s</record>", RECORD_NAMESPACE, content);
  assert_null(expected_read(xml, strlen(xml), schema, arena, &error));
  if (!strstr(error.message, message))
    fail_msg("'%s' is not in '%s'", message, error.message);
}

static void a_slip_in_what_is_expected_is_told_with_its_line(void **state) {
  refused(*state, "<item>\n<position stance='opose'/></item>", "line 3: ");
  refused(*state, "<item><position stance='met|opose'/></item>", "opose");
  refused(*state, "<item><positon stance='met'/></item>", "positon");
  refused(*state, "<item complete='positions'/>", "complete");
  refused(*state, "<item complete='vote person'/>", "complete");
  refused(*state, "<item><vote follows='nej'/></item>", "follows");
  refused(*state, "<item><proposal id='p1'> </proposal></item>", "proposal");
  refused(*state, "<item><proposal id='p1'>x</proposal><position proposal='p1|p2' stance='met'/></item>", "'p2'");
  refused(*state, "<source file='../paper.pdf'/>", "file");
  refused(*state, "<item>", "line 2");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(texts_are_compared_by_their_words),
      TEST(alternatives_are_separated_by_a_bar),
      TEST(a_position_fits_by_target_stance_and_layer),
      TEST(whole_is_the_motion_and_not_a_proposal),
      TEST(the_same_finding_twice_is_one),
      TEST(alternatives_take_either_or_both),
      TEST(an_optional_one_is_never_missing_nor_too_much),
      TEST(only_of_complete_kinds_is_anything_too_much),
      TEST(others_views_history_and_procedure_are_passed_over),
      TEST(items_are_told_by_their_number),
      TEST(parties_are_compared_as_words),
      TEST(votes_assert_only_what_they_say),
      TEST(claims_are_a_kind_of_their_own),
      TEST(one_of_those_who_claim_is_enough),
      TEST(what_a_vote_means_is_judged_beside_it),
      TEST(a_right_meaning_makes_no_vote_right),
      TEST(references_of_an_item_and_of_its_document),
      TEST(motions_that_are_none_are_too_much),
      TEST(of_the_document_what_is_asserted),
      TEST(people_are_all_listed_but_in_minutes),
      TEST(remarks_count_once_and_three_codes_must_be_listed),
      TEST(answers_contain_the_phrase),
      TEST(a_slip_in_what_is_expected_is_told_with_its_line),
  };
  return cmocka_run_group_tests(tests, load_schema, free_schema);
}
