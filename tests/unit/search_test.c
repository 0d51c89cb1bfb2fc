/* search_test.c - questions and answers, and documents that are renderings of one work. */
#include "index_fixture.h"

/* ---- a small collection ---- */

static struct record *about_gym(struct place *place, unsigned id) {
  struct record *record = paper(place->arena, id, "official-report");
  record->title = "Utegym vid Lomsjön";
  record->subtitle = "Svar på motion av Ylva Sand (C)";
  record->municipality = (struct record_body){.text = "Ekåsen", .ref = "9902"};
  record->issuer = (struct record_body){.text = "Kultur- och fritidsförvaltningen", .layer = "administration"};
  dated(record, "meeting", "2021-02-03");
  numbered(record, "own", "KFN 2021/7");
  section(record, "head");
  record->title_evidence = quoted(record, say(record, "heading", "Utegym vid Lomsjön"), "Utegym vid Lomsjön");
  section(record, "motion");
  uint32_t first = say(record, "item", "att ett utegym anläggs vid Lomsjön");
  uint32_t second = say(record, "item", "att elljusspåret förlängs");
  section(record, "assessment");
  say(record, "heading", "Bedömning");
  uint32_t view = say(record, "paragraph",
                      "Förvaltningen ställer sig positiv till ett utegym. Platsen nås lätt med buss, och idén har "
                      "prövats i Lom-Vik sedan 2016:28 antogs.");
  uint32_t against = say(record, "paragraph", "Elljusspåret bör däremot inte förlängas.");
  const char *p1 = propose(record, first, "ett utegym anläggs vid Lomsjön");
  const char *p2 = propose(record, second, "elljusspåret förlängs");
  hold(record, view, "Förvaltningen ställer sig positiv till ett utegym.", "support", p1);
  hold(record, against, "Elljusspåret bör däremot inte förlängas.", "oppose", p2);
  return record;
}

static struct record *about_school(struct place *place, unsigned id) {
  struct record *record = paper(place->arena, id, "statement");
  record->title = "Frånvaro i skolan";
  record->municipality = (struct record_body){.text = "Granåker", .ref = "9901"};
  record->issuer = (struct record_body){.text = "Barnnämnden", .layer = "committee"};
  dated(record, "document", "2023-05-06");
  section(record, "background");
  say(record, "paragraph", "Eleverna i de tre skolorna har hög frånvaro. Anmälningar om oro har blivit fler.");
  say(record, "paragraph", "Bussen till skolan går för sällan, skriver en vårdnadshavare i e-post till nämnden.");
  say(record, "paragraph", "Ett utegym vid skolan vore bra.");
  section(record, "proposed-decision");
  uint32_t decision = say(record, "item", "Nämnden föreslår att motionen om skolskjuts avslås.");
  decide(record, decision, "motionen om skolskjuts avslås", "rejected");
  return record;
}

static void fill(struct place *place) {
  put(place, about_gym(place, 1));
  put(place, about_school(place, 2));
}

static size_t found(struct place *place, const char *query) {
  struct hit *hits;
  return ask(place, query, &hits);
}

/* ---- words ---- */

static void all_words_must_occur(void **state) {
  struct place *place = *state;
  fill(place);
  assert_int_equal(found(place, "buss"), 2);
  assert_int_equal(found(place, "buss skola"), 1);
  assert_int_equal(found(place, "buss helikopter"), 0);
  assert_int_equal(found(place, "  BUSSEN\tnämnd "), 1);
}

static void inflections_are_one_word(void **state) {
  struct place *place = *state;
  fill(place);
  assert_int_equal(found(place, "frånvaron eleverna"), 1);
  assert_int_equal(found(place, "anmälan"), 1);
  assert_int_equal(found(place, "avslag motioner"), 1);
  assert_int_equal(found(place, "ide"), found(place, "idéer"));
  assert_int_equal(found(place, "skalan"), 0);
  assert_int_equal(found(place, "fra\xCC\x8Anvaro"), found(place, "frånvaro"));
}

static void phrases_stand_together(void **state) {
  struct place *place = *state;
  fill(place);
  assert_int_equal(found(place, "\"hög frånvaro\""), 1);
  assert_int_equal(found(place, "\"frånvaro hög\""), 0);
  assert_int_equal(found(place, "”hög frånvaro” elev"), 1);
  assert_int_equal(found(place, "\"tre skol\"*"), 1);
}

static void beginnings_exclusions_and_choices(void **state) {
  struct place *place = *state;
  fill(place);
  assert_int_equal(found(place, "uteg*"), found(place, "utegym"));
  assert_int_equal(found(place, "skolskj*"), 1);
  assert_int_equal(found(place, "buss -skolan"), 1);
  assert_int_equal(found(place, "buss NOT skolan"), 1);
  assert_int_equal(found(place, "buss –\"med buss\""), 1);
  assert_int_equal(found(place, "elljusspår OR skolskjuts"), found(place, "elljusspår") + found(place, "skolskjuts"));
  assert_int_equal(found(place, "helikopter ELLER e-post nämnd"), 1);
}

static void numbers_as_typed(void **state) {
  struct place *place = *state;
  fill(place);
  assert_int_equal(found(place, "2016:28"), 1);
  assert_int_equal(found(place, "(2016:28)"), 1);
  assert_int_equal(found(place, "2016:2"), 0);
  struct hit *hits;
  assert_int_equal(ask(place, "KFN 2021/7", &hits), 1);
  assert_string_equal(hits[0].is.kind, "title");
  assert_int_equal(found(place, "KFN-2021/7"), 1);
  assert_int_equal(found(place, "epost"), 1);
  assert_int_equal(found(place, "Lom-Vik"), 1);
  assert_int_equal(found(place, "vik"), 1);
}

/* ---- mistakes ---- */

static void mistakes_give_a_hint(void **state) {
  struct place *place = *state;
  static const char *const wrong[][2] = {
      {"", "nothing to search for"},
      {"  § – ", "nothing to search for"},
      {"\"hög frånvaro", "not closed"},
      {"-skola", "only excluded"},
      {"OR skola", "both sides"},
      {"skola OR", "needs a word"},
      {"skola OR OR buss", "both sides"},
      {"skola OR -buss", "both sides"},
      {"*", "star stands alone"},
      {"sk*la", "end of a word"},
      {"s*", "two letters"},
      {"skola NOT", "needs a word"},
  };
  fill(place);
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    const struct search_answer *answer = answer_to(place, &(struct search_request){.query = wrong[i][0], .limit = 10});
    const char *text = search_fault_text(answer, false, place->arena);
    if (answer->count > 0 || text == NULL || strstr(text, wrong[i][1]) == NULL)
      fail_msg("%s: %s", wrong[i][0], text == NULL ? "no hint" : text);
    assert_non_null(search_fault_text(answer, true, place->arena));
  }
}

static void nothing_typed_is_a_database_error(void **state) {
  struct place *place = *state;
  static const char *const pieces[] = {
      "\"", "*",  "-", "(",  ")",   "OR",   "NOT",  "NEAR(", "skola",   ":",   "^", "{a b}", "title:", "+",    "'",
      ";",  "--", "%", "\\", "AND", "\xFF", "\xC3", "åäö",   "2016:28", "a-b", "”", " ",     "ELLER",  "\x01", "buss*"};
  fill(place);
  unsigned seed = 7;
  for (int round = 0; round < 5000; round++) {
    char query[200] = "";
    for (int i = 0; i < 1 + round % 9; i++) {
      seed = seed * 1103515245u + 12345u;
      strcat(query, pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
      if ((seed >> 12) % 3 == 0)
        strcat(query, " ");
    }
    answer_to(place, &(struct search_request){.query = query, .limit = 3, .facets = 127});
  }
}

static void too_much_is_refused(void **state) {
  struct place *place = *state;
  char query[6000] = "";
  for (int i = 0; i < 70; i++)
    strcat(query, "ord ");
  struct search_request request = {.query = query, .limit = 3};
  assert_int_equal(answer_to(place, &request)->fault, SEARCH_TOO_MANY);
  memset(query, 'a', sizeof query - 1);
  query[sizeof query - 1] = '\0';
  assert_int_equal(answer_to(place, &request)->fault, SEARCH_TOO_LONG);
}

/* ---- what a hit tells ---- */

static void findings_stand_above_text(void **state) {
  struct place *place = *state;
  fill(place);
  struct hit *hits;
  size_t count = ask(place, "utegym", &hits);
  assert_int_equal(count, 4); /* title, proposal, position, and the other document's paragraph */
  assert_string_equal(hits[0].is.kind, "title");
  assert_string_equal(hits[3].is.kind, "paragraph");
  assert_string_equal(hits[3].issuer, "Barnnämnden");
  for (size_t i = 1; i < count; i++)
    assert_true(hits[i - 1].is.score >= hits[i].is.score);
}

static void a_position_tells_who_and_on_what(void **state) {
  struct place *place = *state;
  fill(place);
  struct hit *hits;
  assert_int_equal(ask(place, "positiv", &hits), 1); /* and not its paragraph once more */
  assert_string_equal(hits[0].is.kind, "position");
  assert_string_equal(hits[0].is.stance, "support");
  assert_string_equal(hits[0].is.holder, "Fritidsförvaltningen");
  assert_string_equal(hits[0].is.proposal, "ett utegym anläggs vid Lomsjön");
  assert_string_equal(hits[0].is.quote, "Förvaltningen ställer sig positiv till ett utegym.");
  assert_string_equal(hits[0].is.marked, "Förvaltningen ställer sig \x02positiv\x03 till ett utegym.");
  assert_string_equal(hits[0].municipality, "Ekåsen");
  assert_string_equal(hits[0].date, "2021-02-03");
  assert_string_equal(hits[0].file, "paper-1.pdf");
  assert_string_equal(hits[0].is.id, "x1");
  assert_int_equal(hits[0].is.page, 1);
}

static void the_same_words_come_once(void **state) {
  struct place *place = *state;
  struct record *record = about_gym(place, 1);
  hold(record, 4, "Förvaltningen ställer sig positiv till ett utegym.", "support", "p2");
  put(place, record);
  struct hit *hits;
  assert_int_equal(ask(place, "positiv", &hits), 1);
  assert_string_equal(hits[0].is.proposal, "ett utegym anläggs vid Lomsjön\nelljusspåret förlängs");
  assert_int_equal(ask(place, "elljusspåret", &hits), 2); /* the proposal and the position, no paragraph */
}

static void words_between_findings_are_found(void **state) {
  struct place *place = *state;
  fill(place);
  struct hit *hits;
  assert_int_equal(ask(place, "lätt buss", &hits), 1);
  assert_string_equal(hits[0].is.kind, "paragraph");
  assert_non_null(strstr(hits[0].is.marked, "nås \x02lätt\x03 med \x02"
                                            "buss\x03,"));
  assert_int_equal(ask(place, "lom", &hits), 1);
  assert_non_null(strstr(hits[0].is.marked, "\x02Lom-Vik\x03"));
}

static void a_limit_leaves_the_total(void **state) {
  struct place *place = *state;
  fill(place);
  struct search_request request = {.query = "utegym", .limit = 1, .each = 1};
  const struct search_answer *answer = answer_to(place, &request);
  assert_int_equal(answer->count, 1);
  assert_int_equal(answer->document[0].hit_count, 1);
  assert_int_equal(answer->document[0].hit_total, 3);
  assert_int_equal(answer->total, 4);
  assert_int_equal(answer->documents, 2);
  const char *first = answer->document[0].id;
  request.offset = 1;
  answer = answer_to(place, &request);
  assert_int_equal(answer->count, 1);
  assert_string_not_equal(answer->document[0].id, first);
  request.offset = 2;
  assert_int_equal(answer_to(place, &request)->count, 0);
  request.limit = 0;
  answer = answer_to(place, &request);
  assert_int_equal(answer->count, 0);
  assert_int_equal(answer->total, 4);
}

/* ---- the same answers whatever the order ---- */

enum { MANY = 24 };

static struct record *one_of_many(struct place *place, unsigned i) {
  static const char *const who[] = {"Barnnämnden", "Fritidsnämnden", "Tekniska nämnden"};
  struct record *record = i % 2 ? about_gym(place, i) : about_school(place, i);
  record->issuer.text = who[i % 3];
  record->municipality.text = i % 4 == 0 ? "Granåkers kommun" : record->municipality.text;
  say(record, "paragraph", arena_printf(place->arena, "Bussen går %u gånger till skolan och till stranden.", i / 4));
  return record;
}

/* All that a search tells, as text. */
static const char *told(struct place *place, const char *query) {
  struct hit *hits;
  char *all = "";
  size_t count = ask(place, query, &hits);
  for (size_t i = 0; i < count; i++)
    all = arena_printf(place->arena, "%s%s %s %s %s %s %s %.9f\n", all, hits[i].document, hits[i].is.kind,
                       hits[i].is.id, hits[i].is.marked, hits[i].issuer, hits[i].municipality, hits[i].is.score);
  return all;
}

static void order_of_adding_does_not_show(void **state) {
  struct place *place = *state;
  static const char *const questions[] = {"buss", "skolan OR utegym", "positiv", "stran*", "\"till skolan\" -utegym"};
  const char *before[sizeof questions / sizeof *questions];
  const char *works[MANY + 1];
  for (unsigned i = 1; i <= MANY; i++)
    put(place, one_of_many(place, i));
  for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
    before[i] = told(place, questions[i]);
  for (unsigned i = 1; i <= MANY; i++)
    works[i] = put(place, one_of_many(place, i));
  assert_true(index_clear(place->index, &place->error));
  for (unsigned i = 0; i < MANY; i++)
    put(place, one_of_many(place, 1 + (i * 7 + 5) % MANY));
  for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
    assert_true(strlen(before[i]) > 0);
    assert_string_equal(told(place, questions[i]), before[i]);
  }
  for (unsigned i = 1; i <= MANY; i++) {
    const char *work = put(place, one_of_many(place, i));
    assert_true(work == works[i] || strcmp(work, works[i]) == 0);
  }
}

/* ---- works ---- */

static const char *const motion_retold[] = {
    "Ylva Sand (C) föreslår i en motion att kommunen anlägger ett utegym vid varje badplats och att elljusspåren "
    "förlängs så att de som arbetar skift kan motionera också under vinterhalvåret. Motionären framhåller att andelen "
    "vuxna som rör sig minst en halvtimme om dagen har minskat tre år i rad och att avgifterna på de privata "
    "anläggningarna stänger ute många.",
    "Motionären anser vidare att utegym är billiga att sköta, att de lockar grupper som inte söker sig till "
    "föreningslivet och att en plats vid vattnet ger möjlighet till simträning i direkt anslutning. Finansieringen "
    "föreslås ske inom ramen för den redan beslutade satsningen på folkhälsa.",
};

static struct record *reply(struct place *place, unsigned id, const char *issuer, const char *const own[3]) {
  struct record *record = paper(place->arena, id, "statement");
  record->title = "Yttrande över motion om utegym";
  if (issuer != NULL)
    record->issuer = (struct record_body){.text = issuer, .layer = "committee"};
  section(record, "motion");
  for (size_t i = 0; i < sizeof motion_retold / sizeof *motion_retold; i++)
    say(record, "paragraph", motion_retold[i]);
  section(record, "assessment");
  for (size_t i = 0; i < 3; i++)
    say(record, "paragraph", own[i]);
  return record;
}

static const char *const north[3] = {
    "Nämnden ser positivt på förslaget men konstaterar att två av badplatserna ligger inom vattenskyddsområde, där "
    "markarbeten kräver tillstånd från länsstyrelsen. Arbetet bör därför börja vid Norrbadet.",
    "Elljusspåret vid Rävbacken byggdes om för fyra år sedan och har redan den längd som motionären efterlyser, medan "
    "spåret vid Tallmon saknar belysning på den sista kilometern.",
    "Nämnden föreslår att motionen anses besvarad med vad som här anförts."};
static const char *const south[3] = {
    "Nämnden avstyrker förslaget. Stadsdelen har sex utegym, och besöksräkningar visar att de flesta används av samma "
    "personer som redan tränar i föreningarnas lokaler på Södra torget.",
    "Att förlänga elljusspår kostar enligt tekniska kontoret omkring nio hundra kronor per meter, pengar som gör mer "
    "nytta i den simundervisning för vuxna som nämnden startade i höstas.",
    "Nämnden föreslår att motionen avslås."};

static void two_renderings_are_one_work(void **state) {
  struct place *place = *state;
  struct record *pdf = reply(place, 1, "Norra stadsdelsnämnden", north);
  dated(pdf, "meeting", "2022-03-01");
  numbered(pdf, "own", "NSN 2022/5");
  say(pdf, "signature", "Maj Ek stadsdelsdirektör");
  say(pdf, "table-row", "Namn\tDatum");
  say(pdf, "furniture", "Norra stadsdelsförvaltningen Box 1 Ekåsen");
  assert_null(put(place, pdf));
  static const char *changed[3];
  memcpy(changed, north, sizeof changed);
  changed[1] =
      "Elljusspåret vid Rävbacken byggdes om för fem år sedan och har redan den längd som motionären efterlyser, "
      "medan spåret vid Tallmon saknar belysning på den sista kilometern.";
  struct record *text = reply(place, 2, NULL, changed); /* without letterhead: nobody says who speaks */
  say(text, "paragraph", "Detta dokument har godkänts digitalt av följande personer: Maj Ek.");
  assert_string_equal(put(place, text), pdf->id);
  assert_string_equal(put(place, pdf), text->id);
  struct index_counts counts;
  index_count(place->index, &counts, &place->error);
  assert_int_equal(counts.documents, 2);
  assert_int_equal(counts.works, 1);
}

static void two_bodies_on_one_motion_are_two_works(void **state) {
  struct place *place = *state;
  assert_null(put(place, reply(place, 1, "Norra stadsdelsnämnden", north)));
  assert_null(put(place, reply(place, 2, "Södra stadsdelsnämnden", south)));
  assert_null(put(place, reply(place, 3, "Södra stadsdelsnämnden", north))); /* even with the very same words */
}

static void what_tells_works_apart(void **state) {
  struct place *place = *state;
  struct record *first = reply(place, 1, "Norra stadsdelsnämnden", north);
  dated(first, "meeting", "2022-03-01");
  numbered(first, "own", "NSN 2022/5");
  first->municipality = (struct record_body){.text = "Ekåsen", .ref = "9902"};
  first->item[0].n = "12";
  put(place, first);
  for (unsigned i = 0; i < 5; i++) {
    struct record *other = reply(place, 10 + i, "Norra stadsdelsnämnden", north);
    if (i == 0)
      dated(other, "meeting", "2023-03-01");
    else if (i == 1)
      numbered(other, "own", "NSN 2022/6");
    else if (i == 2)
      other->municipality = (struct record_body){.text = "Granåker", .ref = "9901"};
    else if (i == 3)
      other->item[0].n = "13";
    else
      other->type = "official-report";
    if (put(place, other) != NULL)
      fail_msg("case %u is joined", i);
    index_remove(place->index, other->id, &place->error);
  }
  assert_string_equal(put(place, reply(place, 20, "Norra stadsdelsnämnden", north)), first->id);
}

static void put_all(struct place *place, const struct record *const *records, const unsigned order[3],
                    const char *works[3]) {
  index_clear(place->index, &place->error);
  for (size_t i = 0; i < 3; i++)
    put(place, records[order[i]]);
  for (size_t i = 0; i < 3; i++) {
    works[i] = put(place, records[i]);
    works[i] = works[i] == NULL ? "" : works[i];
  }
}

/* A document that does not say who speaks is like two that do, and contradict each other. */
static void the_stronger_likeness_wins_in_any_order(void **state) {
  struct place *place = *state;
  const char *const close[3] = {north[0], north[1], "Nämnden anser att motionen härmed är besvarad."};
  const struct record *const records[3] = {reply(place, 1, "Norra stadsdelsnämnden", north),
                                           reply(place, 2, "Södra stadsdelsnämnden", close),
                                           reply(place, 3, NULL, north)};
  static const unsigned orders[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
  for (size_t i = 0; i < 6; i++) {
    const char *works[3];
    put_all(place, records, orders[i], works);
    assert_string_equal(works[0], records[2]->id);
    assert_string_equal(works[1], "");
    assert_string_equal(works[2], records[0]->id);
  }
  index_remove(place->index, records[0]->id, &place->error);
  assert_string_equal(put(place, records[1]), records[2]->id); /* with the rival gone */
}

static void short_texts_are_left_alone(void **state) {
  struct place *place = *state;
  for (unsigned i = 1; i <= 2; i++) {
    struct record *record = paper(place->arena, i, "statement");
    say(record, "paragraph", "Nämnden avstår från att yttra sig över motionen.");
    assert_null(put(place, record));
  }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, place_setup, place_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(all_words_must_occur),
      TEST(inflections_are_one_word),
      TEST(phrases_stand_together),
      TEST(beginnings_exclusions_and_choices),
      TEST(numbers_as_typed),
      TEST(mistakes_give_a_hint),
      TEST(nothing_typed_is_a_database_error),
      TEST(too_much_is_refused),
      TEST(findings_stand_above_text),
      TEST(a_position_tells_who_and_on_what),
      TEST(the_same_words_come_once),
      TEST(words_between_findings_are_found),
      TEST(a_limit_leaves_the_total),
      TEST(order_of_adding_does_not_show),
      TEST(two_renderings_are_one_work),
      TEST(two_bodies_on_one_motion_are_two_works),
      TEST(what_tells_works_apart),
      TEST(the_stronger_likeness_wins_in_any_order),
      TEST(short_texts_are_left_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
