/* search_facets_test.c - counts, filters and order against counting by hand, and the lists of the full text against
 * what SQLite finds in it, over papers put together by chance. */
#include "index_fixture.h"
#include "index_inside.h"
#include "passages.h"
#include "postings.h"

enum { PAPERS = 60, ALL = (1 << SEARCH_FACETS) - 1 };

static unsigned seed = 20250607;

static unsigned below(unsigned number) {
  seed = seed * 1103515245u + 12345u;
  return (seed >> 16) % number;
}

static const char *const words[] = {"bryggan", "skolan", "bussen",   "parken", "badet",  "gatan", "lampan", "torget",
                                    "cykeln",  "vägen",  "träden",   "huset",  "stigen", "bron",  "spåret", "planen",
                                    "hallen",  "hamnen", "stranden", "leken",  "banan",  "ängen", "backen", "muren"};
#define WORDS (sizeof words / sizeof *words)

static const char *sentence(struct arena *arena, unsigned length) {
  char *text = "Om";
  for (unsigned i = 0; i < length; i++) {
    unsigned word = below(WORDS);
    text = arena_printf(arena, "%s %s", text, words[word * below(WORDS) / WORDS]); /* the first are the commonest */
  }
  return text;
}

static struct record *by_chance(struct place *place, unsigned number) {
  static const char *const municipalities[][2] = {
      {"Ekåsen", "9902"}, {"Ekåsens kommun", "9902"}, {"Granåker", "9901"}, {"Lomvik", NULL}};
  static const char *const bodies[] = {"Barnnämnden", "Fritidsnämnden", "Tekniska nämnden"};
  static const char *const types[] = {"statement", "motion", "official-report"};
  static const char *const parties[] = {"S", "C", "V", "FP"};
  static const char *const stances[] = {"support", "oppose", "partial"};
  static const char *const outcomes[] = {"granted", "rejected", "answered"};
  struct arena *arena = place->arena;
  struct record *record = paper(arena, number, types[below(3)]);
  unsigned municipality = below(4);
  record->title = sentence(arena, 4);
  record->municipality =
      (struct record_body){.text = municipalities[municipality][0], .ref = municipalities[municipality][1]};
  if (below(8) > 0)
    record->issuer = (struct record_body){.text = bodies[below(3)], .layer = "committee"};
  if (below(8) > 0)
    dated(record, "meeting", arena_printf(arena, "%u-0%u-1%u", 2015 + below(5), 1 + below(9), below(10)));
  for (unsigned i = below(3); i > 0; i--)
    APPEND(arena, record, person, person_count, person_capacity,
           (struct record_person){.name = "Ylva Sand", .role = "mover", .party = parties[below(4)]});
  section(record, "assessment");
  for (unsigned i = 3 + below(8); i > 0; i--) {
    const char *quote = sentence(arena, 3 + below(5));
    uint32_t block = say(record, "paragraph", arena_printf(arena, "%s. %s", quote, sentence(arena, 2 + below(9))));
    if (below(3) == 0)
      hold(record, block, quote, stances[below(3)], NULL);
    else if (below(3) == 0)
      decide(record, block, quote, outcomes[below(3)]);
  }
  return record;
}

static void fill(struct place *place) {
  for (unsigned i = 1; i <= PAPERS; i++)
    put(place, by_chance(place, i));
}

static const struct search_answer *everything(struct place *place, const char *query) {
  return answer_to(
      place, &(struct search_request){.query = query, .limit = 1000, .each = 1000, .facets = ALL, .values = 1000});
}

/* ---- counts ---- */

static const struct search_value *value_called(const struct search_facet *facet, const char *value) {
  for (size_t i = 0; i < facet->count; i++)
    if (strcmp(facet->value[i].value, value) == 0)
      return &facet->value[i];
  return NULL;
}

static const char *of_field(enum search_field field, const struct search_document *document,
                            const struct search_hit *hit, struct arena *arena) {
  switch (field) {
  case SEARCH_MUNICIPALITY:
    return document->municipality_code != NULL ? document->municipality_code : document->municipality;
  case SEARCH_BODY:
    return document->issuer == NULL ? NULL
                                    : arena_printf(arena, "%s/%s", document->issuer,
                                                   document->municipality_code ? document->municipality_code : "-");
  case SEARCH_STANCE:
    return hit->stance;
  case SEARCH_OUTCOME:
    return hit->outcome;
  case SEARCH_YEAR:
    return document->date == NULL ? NULL : arena_strndup(arena, document->date, 4);
  case SEARCH_TYPE:
    return document->type;
  default:
    return NULL;
  }
}

/* The numbers of hits with each value, most first. */
static size_t by_hand(struct place *place, const struct search_answer *answer, enum search_field field,
                      uint64_t count[100]) {
  const char *seen[100];
  size_t values = 0;
  for (size_t i = 0; i < answer->count; i++)
    for (size_t j = 0; j < answer->document[i].hit_count; j++) {
      const char *value = of_field(field, &answer->document[i], &answer->document[i].hit[j], place->arena);
      size_t at = 0;
      while (value != NULL && at < values && strcmp(seen[at], value) != 0)
        at++;
      if (value == NULL)
        continue;
      if (at == values) {
        count[values] = 0;
        seen[values++] = value;
      }
      count[at]++;
    }
  for (size_t i = 0; i < values; i++)
    for (size_t j = i + 1; j < values; j++)
      if (count[j] > count[i]) {
        uint64_t kept = count[i];
        count[i] = count[j];
        count[j] = kept;
      }
  return values;
}

static void facets_are_what_one_counts(void **state) {
  struct place *place = *state;
  static const char *const queries[] = {"bryggan", "skolan bussen", "parken -badet", "br* OR hamnen", "år:2015..2019"};
  fill(place);
  for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
    const struct search_answer *answer = everything(place, queries[i]);
    uint64_t hits = 0;
    for (size_t j = 0; j < answer->count; j++)
      hits += answer->document[j].hit_count;
    assert_int_equal(hits, answer->total);
    assert_true(hits > 5);
    for (size_t j = 0; j < answer->facet_count; j++) {
      const struct search_facet *facet = &answer->facet[j];
      uint64_t count[100], given[100];
      if (facet->field == SEARCH_PARTY || (facet->field == SEARCH_YEAR && i == 4))
        continue;
      size_t values = by_hand(place, answer, facet->field, count);
      assert_int_equal(facet->count, values);
      for (size_t k = 0; k < values; k++)
        given[k] = facet->value[k].count;
      for (size_t k = 0; k < values; k++)
        for (size_t l = k + 1; l < values; l++)
          if (given[l] > given[k]) {
            uint64_t kept = given[k];
            given[k] = given[l];
            given[l] = kept;
          }
      assert_memory_equal(given, count, values * sizeof *count);
    }
  }
}

/* Each count is what one gets by asking for the value. */
static void a_facet_s_count_is_kept(void **state) {
  struct place *place = *state;
  fill(place);
  static const char *const queries[] = {"bryggan", "skolan", "skolan hållning:avstyrker år:2016..2018",
                                        "parti:V bussen"};
  for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
    const struct search_answer *answer = everything(place, queries[i]);
    for (size_t j = 0; j < answer->facet_count; j++) {
      const struct search_facet *facet = &answer->facet[j];
      bool own = false; /* the query has a filter in this field: a count is of the value instead of it */
      for (size_t k = 0; k < answer->filter_count; k++)
        own |= answer->filter[k].field == facet->field;
      for (size_t k = 0; k < facet->count && !own; k++) {
        const char *narrowed = search_narrowed(queries[i], facet->field, facet->value[k].value, place->arena);
        uint64_t total = everything(place, narrowed)->total;
        if (total != facet->value[k].count)
          fail_msg("%s: %d, not %d", narrowed, (int)total, (int)facet->value[k].count);
      }
    }
  }
}

static void a_chosen_value_leaves_the_others_to_choose(void **state) {
  struct place *place = *state;
  fill(place);
  const struct search_answer *all = everything(place, "skolan");
  const struct search_answer *answer = everything(place, "skolan hållning:avstyrker");
  const struct search_facet *before = &all->facet[SEARCH_STANCE], *after = &answer->facet[SEARCH_STANCE];
  assert_int_equal(before->count, after->count);
  for (size_t i = 0; i < before->count; i++) {
    const struct search_value *value = value_called(after, before->value[i].value);
    assert_non_null(value);
    assert_int_equal(value->count, before->value[i].count);
    assert_int_equal(value->chosen, strcmp(value->value, "oppose") == 0);
  }
  assert_int_equal(value_called(after, "oppose")->count, answer->total);
  const struct search_answer *two = everything(place, "skolan hållning:avstyrker,delvis");
  assert_int_equal(two->total, answer->total + value_called(after, "partial")->count);
  const struct search_answer *others = everything(place, "skolan -hållning:avstyrker");
  assert_true(others->total + answer->total >= all->total); /* paragraphs whose finding is excluded come forth */
}

/* ---- fields ---- */

static void names_and_numbers_of_documents(void **state) {
  struct place *place = *state;
  struct record *record = paper(place->arena, 1, "statement");
  record->title = "Bad vid Lomsjön";
  record->municipality = (struct record_body){.text = "Ekåsen", .ref = "9902"};
  record->issuer = (struct record_body){.text = "Norra Ekåsens stadsdelsnämnd", .layer = "committee"};
  numbered(record, "own", "KFN 2021/7");
  APPEND(place->arena, record, reference, reference_count, reference_capacity,
         (struct record_reference){.text = "motion 2016:28", .type = "motion", .value = "2016:28"});
  say(record, "paragraph", "Badet är öppet.");
  put(place, record);
  static const struct {
    const char *query;
    uint64_t total;
  } table[] = {{"badet", 2},
               {"badet motion:2016:28", 2},
               {"badet motion:2016:2", 0},
               {"badet dnr:\"KFN 2021/7\"", 2},
               {"badet dnr:kfn2021/7", 2},
               {"badet organ:stadsdelsnämnd", 0},
               {"badet organ:Norra", 2},
               {"badet organ:\"norra ekåsen stadsdelsnämnden\"", 2},
               {"badet kommun:9902", 2},
               {"badet kommun:ekåsen slag:titel", 1},
               {"badet slag:stycke", 1},
               {"badet typ:yttrande", 2},
               {"badet typ:motion", 0},
               {"dnr:\"KFN 2021/7\"", 2}};
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    const struct search_answer *answer = everything(place, table[i].query);
    if (i == 5) {
      assert_int_equal(answer->total, 2);
      continue;
    }
    if (answer->fault != SEARCH_FINE || answer->total != table[i].total)
      fail_msg("%s: fault %d, %d hits", table[i].query, (int)answer->fault, (int)answer->total);
  }
  const struct search_answer *answer = everything(place, "badet organ:Nora");
  assert_int_equal(answer->fault, SEARCH_UNKNOWN_VALUE);
  assert_string_equal(answer->meant, "norra");
  assert_int_equal(everything(place, "badet kommun:Eksåsen")->fault, SEARCH_UNKNOWN_VALUE);
}

/* ---- order ---- */

/* The first page is the beginning of the whole answer, whatever its length. */
static void pages_follow_one_another(void **state) {
  struct place *place = *state;
  fill(place);
  static const char *const queries[] = {"bryggan", "skolan bussen", "bryggan OR hamnen år:2016.."};
  for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
    const struct search_answer *all = everything(place, queries[i]);
    assert_int_equal(all->count, all->documents);
    for (size_t offset = 0; offset < all->count; offset++) {
      struct search_request request = {.query = queries[i], .limit = 1 + offset % 7, .offset = offset, .each = 2};
      const struct search_answer *page = answer_to(place, &request);
      assert_int_equal(page->total, all->total);
      for (size_t j = 0; j < page->count; j++) {
        assert_string_equal(page->document[j].id, all->document[offset + j].id);
        for (size_t k = 0; k < page->document[j].hit_count; k++)
          assert_string_equal(page->document[j].hit[k].quote, all->document[offset + j].hit[k].quote);
      }
    }
  }
}

static void recent_before_old_when_equal(void **state) {
  struct place *place = *state;
  static const char *const days[] = {"2015-03-01", "2021-03-01", "2018-03-01"};
  for (unsigned i = 0; i < 3; i++) {
    struct record *record = paper(place->arena, i + 1, "statement");
    record->title = arena_printf(place->arena, "Nummer %u", i);
    dated(record, "meeting", days[i]);
    say(record, "paragraph", "En brygga vid sjön vore bra.");
    put(place, record);
  }
  const struct search_answer *answer = everything(place, "brygga");
  assert_int_equal(answer->count, 3);
  assert_string_equal(answer->document[0].date, "2021-03-01");
  assert_string_equal(answer->document[1].date, "2018-03-01");
  assert_string_equal(answer->document[2].date, "2015-03-01");
}

/* ---- lists ---- */

static void compare_with_match(struct place *place, struct postings *postings, const char *word, bool beginning) {
  struct occurrences all = postings_of(postings, word, strlen(word), beginning, &place->error);
  struct query *query = db_query(place->index->db, "postings_match", &place->error);
  query_text(query, arena_printf(place->arena, "\"%s\"%s", word, beginning ? " *" : ""));
  size_t at = 0;
  while (query_row(query, &place->error)) {
    uint32_t key = (uint32_t)column_integer(query, 0);
    if (at >= all.count || occurrence_key(all.at[at]) != key)
      fail_msg("%s: passage %u is missing", word, key);
    while (at < all.count && occurrence_key(all.at[at]) == key)
      at++;
  }
  fine(place);
  if (at != all.count)
    fail_msg("%s: passage %u is not there", word, occurrence_key(all.at[at]));
}

static void compare_all(struct place *place) {
  struct postings *postings = postings_open(place->index->db, place->arena, &place->error);
  fine(place);
  for (size_t i = 0; i < WORDS; i++) {
    char stem[TOKENIZE_STEM];
    tokenize_stem(place->index->tokenizer, words[i], strlen(words[i]), stem);
    compare_with_match(place, postings, stem, false);
    compare_with_match(place, postings, arena_strndup(place->arena, stem, 2), true);
  }
  compare_with_match(place, postings, "om", false);
  compare_with_match(place, postings, "xyzzy", false);
}

/* Long lists go over many pages; what was removed and added again stands in several segments. */
static void lists_are_what_sqlite_finds(void **state) {
  struct place *place = *state;
  for (unsigned round = 0; round < 4; round++) {
    for (unsigned i = 1; i <= PAPERS; i++)
      if (below(3) > 0 || round == 0)
        put(place, by_chance(place, i));
      else if (below(2) == 0) {
        struct error ignored = {0};
        index_remove(place->index, arena_printf(place->arena, "%08x000000000000000000000000", i), &ignored);
      }
    compare_all(place);
  }
  struct record *long_one = paper(place->arena, 1000, "minutes");
  for (unsigned i = 0; i < 4000; i++)
    say(long_one, "paragraph", sentence(place->arena, 8));
  put(place, long_one);
  compare_all(place);
  query_run(db_query(place->index->db, "scrub_fts", &place->error), &place->error);
  compare_all(place);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, place_setup, place_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(facets_are_what_one_counts),
      TEST(a_facet_s_count_is_kept),
      TEST(a_chosen_value_leaves_the_others_to_choose),
      TEST(names_and_numbers_of_documents),
      TEST(pages_follow_one_another),
      TEST(recent_before_old_when_equal),
      TEST(lists_are_what_sqlite_finds),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
