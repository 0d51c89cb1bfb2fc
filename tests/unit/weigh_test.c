/* Weighing: the wordings prove themselves, and reasons come to a stance. */
#include "stance_paper.h"
#include "unicode.h"
#include "weigh.h"

static const char *const park[] = {"bänkar ställs ut i parken", "staketet runt lekplatsen målas",
                                   "en parkvakt anställs", "fontänen stängs", NULL};

static struct weights *prepared(void) {
  struct error error = {0};
  struct weights *weights = gazetteer_weights(gazetteer);
  if (!weights_prepare(weights, &error))
    fail_msg("%s", error.message);
  return weights;
}

/* Every wording is found in its own example. */
static void wordings_prove_themselves(void **state) {
  (void)state;
  struct weights *weights = prepared();
  struct arena *arena = arena_new();
  struct lookups *lookups = lookups_new(arena, weights);
  size_t wrong = 0;
  for (size_t i = 0; i < weights_count(weights); i++) {
    const struct reason *reason = weights_at(weights, i);
    uint32_t length = (uint32_t)strlen(reason->example);
    char *folded = arena_alloc(arena, length + 1);
    unicode_fold_bytes(reason->example, length, folded);
    if (!reason_in(lookups, reason, folded, (struct range){0, length})) {
      print_message("weights.tsv:%u: \"%s\" is not found in \"%s\"\n", reason->line, reason->phrase, reason->example);
      wrong++;
    }
  }
  assert_true(weights_count(weights) >= 500);
  assert_int_equal(wrong, 0);
  arena_free(arena);
}

/* The stance weighed on proposal NUMBER of the park, "" if none. */
static const char *weighed(struct arena *arena, const char *lines, size_t number) {
  struct context c = context_of(arena, lines, park);
  weigh_positions(&c);
  const struct record_item *item = c.record->item;
  for (size_t i = 0; i < item->position_count; i++)
    if (is(item->position[i].proposal, item->proposal[number - 1].id)) {
      assert_true(item->position[i].confidence >= 0.4 && item->position[i].confidence <= 0.95);
      assert_true(item->position[i].evidence.count > 0);
      assert_non_null(rules_find(rules, item->position[i].rule));
      return item->position[i].stance;
    }
  return "";
}

static void expect(const char *assessment, size_t number, const char *stance) {
  struct arena *arena = arena_new();
  assert_string_equal(weighed(arena, arena_printf(arena, "== assessment\n%s", assessment), number), stance);
  arena_free(arena);
}

static void reasons_come_to_a_stance(void **state) {
  (void)state;
  expect("En parkvakt skulle kosta en miljon kronor, och det finns inte medel för det.", 3, "oppose");
  expect("Bänkarna i parken sattes upp redan i våras.", 1, "met");
  expect("Att måla staketet runt lekplatsen är ett enkelt sätt att göra platsen trivsam, och det ryms inom ramen.", 2,
         "support");
  expect("Fontänen ägs av regionen. Det ankommer inte på kontoret att uttala sig om den.", 4, "neutral");
}

static void what_is_said_against_it_counts(void **state) {
  (void)state;
  expect("En parkvakt vore värdefull, men det finns inte medel för en sådan tjänst.", 3, "oppose");
  expect("Staketet bör målas nästa år. Det förutsätter att medel för färgen anvisas.", 2, "qualified-support");
}

static void words_of_others_do_not_count(void **state) {
  (void)state;
  expect("Motionärerna anser att en parkvakt är angelägen och att det finns ett stort behov.", 3, "");
  expect("”En parkvakt skulle kosta en miljon kronor, och det finns inte medel för det.”", 3, "");
}

/* A letter without headings tells its view behind the list of what is proposed. */
static void letters_need_no_heading(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct context c = context_of(arena,
                                "== other\nMotionen vill att en parkvakt anställs.\nEn parkvakt skulle kosta en miljon "
                                "kronor, och det finns inte medel för det.",
                                (const char *const[]){"en parkvakt anställs", NULL});
  struct record_proposal *proposal = c.record->item->proposal;
  add_evidence(&c, &proposal->evidence, place_of(&c, "en parkvakt anställs"), NULL);
  weigh_positions(&c);
  assert_int_equal(c.record->item->position_count, 1);
  assert_string_equal(c.record->item->position[0].stance, "oppose");
  assert_true(strlen(c.record->item->position[0].why) > 0);
  arena_free(arena);
}

/* A gap between the words of a phrase goes into no other clause. */
static void phrases_keep_to_their_clause(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct lookups *lookups = lookups_new(arena, prepared());
  static const char text[] = "kontoret delar uppfattningen att barn inte ska vänta";
  struct weight_match *match;
  size_t count = weights_match(lookups, text, (struct range){0, sizeof text - 1}, &match);
  for (size_t i = 0; i < count; i++)
    assert_true(match[i].weight->class != FOR_OPPOSE || match[i].at.start > 30);
  arena_free(arena);
}

/* Where the words of a paragraph tell nothing, its place among the others may. */
static void order_tells_what_words_do_not(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct context c = context_of(arena,
                                "== assessment\nBänkar i parken är trivsamma.\nMålarfärg är dyr.\n"
                                "Parkvakter finns redan.\nVatten är trivsamt.",
                                park);
  struct topics *topics = topics_new(&c, ties_new(&c, c.record->item), 0);
  for (uint32_t i = 0; i < 4; i++) {
    struct topic topic = topic_of(&c, topics, block_range(&c, i));
    assert_int_equal(topic.count, 1);
    assert_int_equal(topic.tie[0].proposal, i);
  }
  arena_free(arena);
}

/* A paper that answers in an order of its own, with an introduction and a summing-up, which are about none. */
static void passages_keep_no_order(void **state) {
  (void)state;
  static const size_t about[] = {SIZE_MAX, 2, 2, 0, SIZE_MAX};
  struct arena *arena = arena_new();
  struct context c =
      context_of(arena,
                 "== assessment\nSommaren var varm.\nEn parkvakt går redan där. Det räcker gott.\n"
                 "Att gå hela dagen är tungt.\nBänkar behövs.\nSammantaget föreslås att motionen avslås.",
                 park);
  struct topics *topics = topics_new(&c, ties_new(&c, c.record->item), 0);
  for (uint32_t i = 1; i < 5; i++) {
    struct topic topic = topic_of(&c, topics, block_range(&c, i));
    assert_int_equal(topic.count, about[i] == SIZE_MAX ? 0 : 1);
    if (about[i] != SIZE_MAX && i != 2)
      assert_int_equal(topic.tie[0].proposal, about[i]);
  }
  arena_free(arena);
}

static void little_says_nothing(void **state) {
  (void)state;
  expect("Vädret är vackert.", 3, "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(wordings_prove_themselves),      cmocka_unit_test(reasons_come_to_a_stance),
      cmocka_unit_test(what_is_said_against_it_counts), cmocka_unit_test(words_of_others_do_not_count),
      cmocka_unit_test(letters_need_no_heading),        cmocka_unit_test(phrases_keep_to_their_clause),
      cmocka_unit_test(order_tells_what_words_do_not),  cmocka_unit_test(little_says_nothing),
      cmocka_unit_test(passages_keep_no_order),
  };
  return cmocka_run_group_tests(tests, load_rules, free_rules);
}
