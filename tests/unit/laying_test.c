/* laying_test.c - which proposal each sentence is about: by words, order and headings, also where there are more ways
 * to lay them than are kept, and how likely; by the list of the tree.
 */
#include "laying.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "knowledge_fixture.h"

#include <string.h>

enum { PROPOSALS = 24, SENTENCES = 96 };

struct paper {
  struct passage_sentence sentence[SENTENCES];
  double words[SENTENCES][PROPOSALS], given[SENTENCES][PROPOSALS];
  struct laying laying;
  int about[SENTENCES];
  double share[SENTENCES * PROPOSALS];
};

/* Sentences that are about a proposal each, so far as words tell: each names the one in ABOUT by OWN and all others by
 * OTHER; a new paragraph wherever another is named. */
static void write_paper(struct paper *paper, const int *about, size_t count, size_t proposals, double own,
                        double other) {
  for (size_t i = 0; i < count; i++) {
    for (size_t p = 0; p < proposals; p++) {
      paper->words[i][p] = (int)p == about[i] ? own : other;
      paper->given[i][p] = 0;
    }
    paper->sentence[i] = (struct passage_sentence){.words = paper->words[i],
                                                   .share = paper->words[i],
                                                   .given = paper->given[i],
                                                   .paragraph = i == 0 || about[i] != about[i - 1],
                                                   .enough = true};
  }
  paper->laying = (struct laying){paper->sentence, count, proposals};
}

/* As few paragraphs as in an answer that takes one proposal after the other in one breath. */
static void crowd(struct paper *paper) {
  for (size_t i = 0; i < paper->laying.count; i++) {
    paper->sentence[i].paragraph = i == 0;
    paper->sentence[i].enough = false;
  }
}

static void lay(struct paper *paper) {
  struct arena *arena = arena_new();
  memset(paper->share, 0, sizeof paper->share);
  lay_passages(arena, gazetteer_layings(knowledge.gazetteer), &paper->laying, paper->about, paper->share);
  arena_free(arena);
}

static void sentences_lie_beside_what_they_name(void **state) {
  (void)state;
  static struct paper paper;
  const int about[] = {0, 0, 1, 2, 2, 2, 3};
  write_paper(&paper, about, 7, 4, 1.5, 0);
  lay(&paper);
  for (size_t i = 0; i < 7; i++)
    assert_int_equal(paper.about[i], about[i]);
}

static void a_proposal_is_come_back_to_if_it_is_plainly_named(void **state) {
  (void)state;
  static struct paper paper;
  const int about[] = {1, 0, 1, 2};
  write_paper(&paper, about, 4, 3, 2.2, 0);
  lay(&paper);
  for (size_t i = 0; i < 4; i++)
    assert_int_equal(paper.about[i], about[i]);
}

static void the_shares_of_a_sentence_come_to_no_more_than_one(void **state) {
  (void)state;
  static struct paper paper;
  const int about[] = {0, 1, 1, 2, 0};
  write_paper(&paper, about, 5, 3, 0.6, 0.4);
  crowd(&paper);
  lay(&paper);
  for (size_t i = 0; i < 5; i++) {
    double sum = 0;
    for (size_t p = 0; p < 3; p++) {
      assert_true(paper.share[i * 3 + p] >= 0);
      sum += paper.share[i * 3 + p];
    }
    assert_true(sum <= 1 + 1e-9);
  }
}

static void what_is_plainly_named_is_likelier_than_what_is_not(void **state) {
  (void)state;
  static struct paper plain, vague;
  const int about[] = {0, 1};
  write_paper(&plain, about, 2, 2, 2, 0);
  write_paper(&vague, about, 2, 2, 0.5, 0.4);
  crowd(&plain);
  crowd(&vague);
  lay(&plain);
  lay(&vague);
  assert_true(plain.share[1 * 2 + 1] > vague.share[1 * 2 + 1]);
  assert_true(plain.share[1 * 2 + 1] > 0.5);
}

/* So many proposals that far more ways are found than are kept: the best one must be among them to the end. */
static void the_best_way_is_kept_among_many(void **state) {
  (void)state;
  static struct paper paper;
  int about[SENTENCES];
  for (size_t i = 0; i < SENTENCES; i++)
    about[i] = (int)(i * PROPOSALS / SENTENCES);
  write_paper(&paper, about, SENTENCES, PROPOSALS, 1.5, 0.1);
  lay(&paper);
  for (size_t i = 0; i < SENTENCES; i++)
    assert_int_equal(paper.about[i], about[i]);
}

static void without_proposals_all_are_about_none(void **state) {
  (void)state;
  static struct paper paper;
  const int about[] = {0, 0};
  write_paper(&paper, about, 2, 1, 1, 0);
  paper.laying.proposals = 0;
  paper.about[0] = paper.about[1] = 5;
  lay(&paper);
  assert_int_equal(paper.about[0], -1);
  assert_int_equal(paper.about[1], -1);
}

static void without_a_list_the_order_tells(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  static struct paper paper;
  const int about[] = {0, 1};
  write_paper(&paper, about, 2, 2, 2, 0);
  memset(paper.share, 0, sizeof paper.share);
  paper.sentence[0].enough = paper.sentence[1].enough = false;
  lay_passages(arena, NULL, &paper.laying, paper.about, paper.share);
  assert_int_equal(paper.about[0], 0);
  assert_int_equal(paper.about[1], 1);
  arena_free(arena);
}

/* Every weight has a name of its own, by which the list tells it. */
static void names_are_unlike(void **state) {
  (void)state;
  char one[96], other[96];
  for (size_t i = 0; *laying_name(i, one, sizeof one) != '\0'; i++)
    for (size_t j = 0; j < i; j++)
      assert_string_not_equal(one, laying_name(j, other, sizeof other));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sentences_lie_beside_what_they_name),
      cmocka_unit_test(a_proposal_is_come_back_to_if_it_is_plainly_named),
      cmocka_unit_test(the_shares_of_a_sentence_come_to_no_more_than_one),
      cmocka_unit_test(what_is_plainly_named_is_likelier_than_what_is_not),
      cmocka_unit_test(the_best_way_is_kept_among_many),
      cmocka_unit_test(without_proposals_all_are_about_none),
      cmocka_unit_test(without_a_list_the_order_tells),
      cmocka_unit_test(names_are_unlike),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
