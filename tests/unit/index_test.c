/* index_test.c - ledger and index: what goes in comes out, whatever the order, and nothing else is left. */
#include "../../pipeline/index_inside.h"
#include "index_fixture.h"

/* ---- helpers ---- */

/* The first column of the first row of SQL, asked with SQLite's own shell, which knows nothing of ours. */
static int64_t number(const char *file, const char *sql) {
  char command[1200], line[64] = "";
  snprintf(command, sizeof command, "sqlite3 -readonly '%s' \"%s\"", file, sql);
  FILE *pipe = popen(command, "r");
  assert_non_null(pipe);
  if (fgets(line, sizeof line, pipe) == NULL)
    line[0] = '\0';
  assert_int_equal(pclose(pipe), 0);
  return strtoll(line, NULL, 10);
}

static struct record *statement(struct place *place, unsigned id) {
  struct record *record = paper(place->arena, id, "statement");
  record->title = "Nattöppen fritidsgård i Granåker";
  record->municipality = (struct record_body){.text = "Granåker", .ref = "9901"};
  record->issuer = (struct record_body){.text = "Fritidsförvaltningen", .layer = "administration"};
  record->addressee = (struct record_body){.text = "Fritidsnämnden"};
  dated(record, "document", "2022-04-11");
  dated(record, "meeting", "2022-05-03");
  numbered(record, "own", "FN 2022/11");
  section(record, "proposed-decision");
  uint32_t title = say(record, "heading", "Nattöppen fritidsgård i Granåker");
  record->title_evidence = quoted(record, title, "Nattöppen fritidsgård i Granåker");
  uint32_t decision = say(record, "item", "Nämnden föreslår att motionen avslås.");
  section(record, "motion");
  uint32_t first = say(record, "item", "att kommunen öppnar en nattöppen fritidsgård");
  uint32_t second = say(record, "item", "att gården bemannas av socionomer");
  section(record, "assessment");
  uint32_t view = say(record, "paragraph",
                      "Förvaltningen delar inte uppfattningen att gården behöver nattöppet. Lokalerna är slitna.");
  say(record, "furniture", "Granåkers kommun 1 (3)");
  const char *p1 = propose(record, first, "kommunen öppnar en nattöppen fritidsgård");
  const char *p2 = propose(record, second, "gården bemannas av socionomer");
  hold(record, view, "Förvaltningen delar inte uppfattningen att gården behöver nattöppet.", "oppose", p1);
  hold(record, view, "Förvaltningen delar inte uppfattningen att gården behöver nattöppet.", "oppose", p2);
  decide(record, decision, "motionen avslås", "rejected");
  return record;
}

/* ---- documents ---- */

static void counts_what_was_added(void **state) {
  struct place *place = *state;
  struct index_counts counts;
  assert_null(put(place, statement(place, 1)));
  assert_true(index_count(place->index, &counts, &place->error));
  assert_int_equal(counts.documents, 1);
  assert_int_equal(counts.works, 1);
  assert_int_equal(counts.items, 1);
  assert_int_equal(counts.proposals, 2);
  assert_int_equal(counts.positions, 2);
  assert_int_equal(counts.decisions, 1);
  assert_int_equal(counts.bytes, 1000);
  /* title; two proposals, one quote of two positions, one decision; and of the text only what is more than a quote */
  assert_int_equal(counts.passages, 1 + 2 + 1 + 1 + 2);
}

static void adding_again_replaces(void **state) {
  struct place *place = *state;
  struct index_counts before, after;
  put(place, statement(place, 1));
  index_count(place->index, &before, &place->error);
  put(place, statement(place, 1));
  index_count(place->index, &after, &place->error);
  assert_memory_equal(&before, &after, sizeof before);
  struct record *other = statement(place, 1);
  other->title = "Simhallen i Granåker";
  other->title_evidence = (struct evidences){0};
  put(place, other);
  struct hit *hits;
  assert_int_equal(ask(place, "simhallen", &hits), 1);
  assert_string_equal(hits[0].title, "Simhallen i Granåker");
  index_count(place->index, &after, &place->error);
  assert_int_equal(after.documents, 1);
  assert_int_equal(after.works, 1);
}

static void removing_leaves_nothing(void **state) {
  struct place *place = *state;
  struct record *record = statement(place, 1);
  put(place, record);
  assert_true(index_remove(place->index, record->id, &place->error));
  static const char *const tables[] = {"document", "work",     "municipality", "body",    "item",     "date",
                                       "person",   "passage",  "section",      "finding", "proposal", "position",
                                       "decision", "evidence", "sketch",       "band",    "rendering"};
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
    char sql[64];
    snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", tables[i]);
    if (number(place->file, sql) != 0)
      fail_msg("%s is not empty", tables[i]);
  }
  struct hit *hits;
  assert_int_equal(ask(place, "fritidsgård", &hits), 0);
  assert_false(index_remove(place->index, record->id, &place->error));
  assert_int_equal(place->error.kind, ERROR_NOT_FOUND);
}

static void a_bad_record_leaves_no_trace(void **state) {
  struct place *place = *state;
  struct record *record = statement(place, 2);
  const char *work_of;
  record->item[0].position[1].evidence.at[0].end = 100000;
  put(place, statement(place, 1));
  assert_true(index_begin(place->index, &place->error));
  assert_false(index_add(place->index, record, place->arena, &work_of, &place->error));
  assert_int_equal(place->error.kind, ERROR_INVALID);
  place->error = (struct error){0};
  assert_true(index_commit(place->index, &place->error));
  assert_int_equal(number(place->file, "SELECT count(*) FROM document"), 1);
  assert_int_equal(number(place->file, "SELECT count(*) FROM section"), 3);
}

static void keys_and_full_text_are_whole(void **state) {
  struct place *place = *state;
  for (unsigned i = 1; i <= 5; i++)
    put(place, statement(place, i));
  index_remove(place->index, "00000003000000000000000000000000", &place->error);
  put(place, statement(place, 2));
  struct query *query = db_query(place->index->db, "check_fts", &place->error);
  assert_true(query_run(query, &place->error));
  assert_false(query_row(db_query(place->index->db, "check_keys", &place->error), &place->error));
  fine(place);
}

/* Full text and matters are made for several documents at once: whatever comes between, all of them get theirs. */
static void many_in_a_transaction_are_whole(void **state) {
  struct place *place = *state;
  assert_true(index_begin(place->index, &place->error));
  put(place, statement(place, 50));
  index_rollback(place->index); /* before its turn came */
  assert_true(index_begin(place->index, &place->error));
  for (unsigned i = 1; i <= 40; i++) {
    put(place, statement(place, i));
    if (i % 10 == 3)
      index_remove(place->index, "00000003000000000000000000000000", &place->error);
    if (i % 10 == 3 && i > 3)
      place->error = (struct error){0}; /* it is gone since the first time */
    if (i == 21)
      put(place, statement(place, 20));
  }
  assert_true(index_commit(place->index, &place->error));
  assert_true(query_run(db_query(place->index->db, "check_fts", &place->error), &place->error));
  assert_false(query_row(db_query(place->index->db, "check_keys", &place->error), &place->error));
  assert_int_equal(number(place->file, "SELECT count(*) FROM document"), 39);
  assert_int_equal(number(place->file, "SELECT count(*) FROM search_document"), 39);
  assert_int_equal(number(place->file, "SELECT count(*) FROM matter_item WHERE matter IS NULL"), 0);
  assert_int_equal(number(place->file, "SELECT count(*) FROM matter_item"), 39);
  fine(place);
}

static void rolls_back(void **state) {
  struct place *place = *state;
  struct index_counts counts;
  assert_true(index_begin(place->index, &place->error));
  put(place, statement(place, 1));
  index_rollback(place->index);
  index_count(place->index, &counts, &place->error);
  assert_int_equal(counts.documents, 0);
}

static void clearing_keeps_the_ledger(void **state) {
  struct place *place = *state;
  struct ledger_row row = {.path = "/a", .state = "done", .seen = "2026-01-01T00:00:00Z", .document = "x"};
  struct index_counts counts;
  put(place, statement(place, 1));
  assert_true(ledger_put(place->index, &row, &place->error));
  assert_true(index_clear(place->index, &place->error));
  index_count(place->index, &counts, &place->error);
  assert_int_equal(counts.documents + counts.passages + counts.works, 0);
  assert_non_null(ledger_get(place->index, "/a", place->arena, &place->error));
  put(place, statement(place, 1));
  struct hit *hits;
  assert_true(ask(place, "fritidsgård", &hits) > 0);
}

static void views_need_nothing_of_ours(void **state) {
  struct place *place = *state;
  put(place, statement(place, 1));
  static const struct {
    const char *sql;
    int64_t rows;
  } views[] = {
      {"SELECT count(*) FROM v_documents WHERE case_numbers = 'FN 2022/11' AND date = '2022-05-03'", 1},
      {"SELECT count(*) FROM v_positions WHERE stance = 'oppose' AND quote LIKE '%delar inte%' AND page = 1", 2},
      {"SELECT count(*) FROM v_positions WHERE proposal LIKE '%socionomer'", 1},
      {"SELECT count(*) FROM v_proposals WHERE municipality = 'Granåker'", 2},
      {"SELECT count(*) FROM v_decisions WHERE outcome = 'rejected'", 1},
      {"SELECT count(*) FROM v_works WHERE sources = 1", 1},
      {"SELECT count(*) FROM v_votes", 0},
      {"SELECT count(*) FROM v_dissents", 0},
      {"SELECT count(*) FROM v_remarks", 0},
      {"SELECT count(*) FROM v_ledger", 0},
  };
  for (size_t i = 0; i < sizeof views / sizeof *views; i++)
    assert_int_equal(number(place->file, views[i].sql), views[i].rows);
}

static void resolves_what_people_say(void **state) {
  struct place *place = *state;
  const char **ids;
  put(place, statement(place, 0xABCD1));
  put(place, statement(place, 0xABCD2));
  struct ledger_row row = {.path = "/papers/svar \xE5.pdf",
                           .state = "done",
                           .seen = "2026-01-01T00:00:00Z",
                           .document = "000abcd2000000000000000000000000"};
  ledger_put(place->index, &row, &place->error);
  assert_int_equal(index_resolve(place->index, "000abcd1000000000000000000000000", place->arena, &ids, &place->error),
                   1);
  assert_int_equal(index_resolve(place->index, "000ABCD", place->arena, &ids, &place->error), 2);
  assert_string_equal(ids[1], "000abcd2000000000000000000000000");
  assert_int_equal(index_resolve(place->index, "000", place->arena, &ids, &place->error), 0);
  assert_int_equal(index_resolve(place->index, "paper-703697.pdf", place->arena, &ids, &place->error), 1);
  assert_int_equal(index_resolve(place->index, "/papers/svar \xE5.pdf", place->arena, &ids, &place->error), 1);
  assert_string_equal(ids[0], "000abcd2000000000000000000000000");
  assert_int_equal(index_resolve(place->index, "ingenting", place->arena, &ids, &place->error), 0);
  fine(place);
}

/* ---- the ledger ---- */

static bool collect(const struct ledger_row *row, void *context) {
  char *all = context;
  strcat(strcat(all, row->path), "|");
  return strlen(all) < 100;
}

static void ledger_keeps_rows(void **state) {
  struct place *place = *state;
  struct ledger_row row = {.path = "/b\n\xFF/å.pdf",
                           .size = 12,
                           .modified = 1700000000123456789,
                           .inode = UINT64_MAX,
                           .device = 5,
                           .hash = A_HASH,
                           .state = "failed",
                           .reason = "damaged",
                           .message = "no xref table",
                           .seen = "2026-01-01T00:00:00Z"};
  assert_true(ledger_put(place->index, &row, &place->error));
  row.path = "/a";
  row.state = "done";
  row.document = "d1";
  row.rules = "r1";
  row.extractor = "pdf/1";
  assert_true(ledger_put(place->index, &row, &place->error));
  row.size = 13;
  assert_true(ledger_put(place->index, &row, &place->error));
  const struct ledger_row *got = ledger_get(place->index, "/b\n\xFF/å.pdf", place->arena, &place->error);
  assert_non_null(got);
  assert_string_equal(got->path, "/b\n\xFF/å.pdf");
  assert_int_equal(got->modified, 1700000000123456789);
  assert_true(got->inode == UINT64_MAX);
  assert_string_equal(got->reason, "damaged");
  assert_null(got->document);
  assert_int_equal(ledger_get(place->index, "/a", place->arena, &place->error)->size, 13);
  assert_null(ledger_get(place->index, "/c", place->arena, &place->error));
  char all[200] = "";
  assert_true(ledger_each(place->index, collect, all, &place->error));
  assert_string_equal(all, "/a|/b\n\xFF/å.pdf|");
  const char *rules, *extractor;
  assert_string_equal(ledger_document(place->index, A_HASH, place->arena, &rules, &extractor, &place->error), "d1");
  assert_string_equal(rules, "r1");
  assert_string_equal(extractor, "pdf/1");
  assert_null(ledger_document(place->index, "bb", place->arena, &rules, &extractor, &place->error));
}

static void ledger_refuses_unknown_states(void **state) {
  struct place *place = *state;
  struct ledger_row row = {.path = "/a", .state = "perhaps", .seen = "2026-01-01T00:00:00Z"};
  assert_false(ledger_put(place->index, &row, &place->error));
  assert_int_equal(place->error.kind, ERROR_STORE);
}

/* ---- files that are not ours ---- */

static void refuses(struct place *place, const char *sql, const char *message) {
  char command[400];
  index_close(place->index);
  place->index = NULL;
  snprintf(command, sizeof command, "sqlite3 '%s' \"%s\" >/dev/null", place->file, sql);
  assert_int_equal(system(command), 0);
  assert_null(index_open(place->file, INDEX_WRITE, &place->error));
  assert_int_equal(place->error.kind, ERROR_STORE);
  assert_non_null(strstr(place->error.message, message));
}

static void refuses_newer_formats(void **state) { refuses(*state, "PRAGMA user_version = 99", "newer"); }

static void refuses_other_databases(void **state) {
  refuses(*state, "PRAGMA application_id = 7", "not an index of standpunkt");
}

static void refuses_other_files(void **state) {
  struct place *place = *state;
  index_close(place->index);
  place->index = NULL;
  FILE *file = fopen(place->file, "w");
  assert_non_null(file);
  for (int i = 0; i < 500; i++)
    fputs("this is no database ", file);
  fclose(file);
  assert_null(index_open(place->file, INDEX_READ, &place->error));
  assert_int_equal(place->error.kind, ERROR_STORE);
  place->error = (struct error){0};
  assert_null(index_open("/nowhere/index.sqlite", INDEX_READ, &place->error));
  assert_int_equal(place->error.kind, ERROR_NOT_FOUND);
}

static void readers_see_what_is_committed(void **state) {
  struct place *place = *state;
  struct index_counts counts;
  struct index *reader = index_open(place->file, INDEX_READ, &place->error);
  assert_non_null(reader);
  index_begin(place->index, &place->error);
  put(place, statement(place, 1));
  index_count(reader, &counts, &place->error);
  assert_int_equal(counts.documents, 0);
  index_commit(place->index, &place->error);
  index_count(reader, &counts, &place->error);
  assert_int_equal(counts.documents, 1);
  const char *work_of;
  assert_false(index_add(reader, statement(place, 2), place->arena, &work_of, &place->error));
  index_close(reader);
}

/* ---- every text of SQL ---- */

static void every_query_compiles(void **state) {
  struct place *place = *state;
  for (const struct sql_text *text = sql_texts; text->name != NULL; text++) {
    if (strncmp(text->name, "schema_", 7) == 0 || strncmp(text->name, "connection_", 11) == 0)
      continue;
    db_query(place->index->db, text->name, &place->error);
    fine(place);
  }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, place_setup, place_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(counts_what_was_added),
      TEST(adding_again_replaces),
      TEST(removing_leaves_nothing),
      TEST(a_bad_record_leaves_no_trace),
      TEST(keys_and_full_text_are_whole),
      TEST(many_in_a_transaction_are_whole),
      TEST(rolls_back),
      TEST(clearing_keeps_the_ledger),
      TEST(views_need_nothing_of_ours),
      TEST(resolves_what_people_say),
      TEST(ledger_keeps_rows),
      TEST(ledger_refuses_unknown_states),
      TEST(refuses_newer_formats),
      TEST(refuses_other_databases),
      TEST(refuses_other_files),
      TEST(readers_see_what_is_committed),
      TEST(every_query_compiles),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
