/* laying_test.c - which proposal each sentence is about: by words, order and headings, also where there are more ways
 * to lay them than are kept.
 */
#include "laying.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { PROPOSALS = 24, SENTENCES = 96 };

struct paper {
  struct passage_sentence sentence[SENTENCES];
  double words[SENTENCES][PROPOSALS], given[SENTENCES][PROPOSALS];
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
                                                   .given = paper->given[i],
                                                   .paragraph = i == 0 || about[i] != about[i - 1],
                                                   .enough = true};
  }
}

static void sentences_lie_beside_what_they_name(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  static struct paper paper;
  const int about[] = {0, 0, 1, 2, 2, 2, 3};
  int out[7];
  write_paper(&paper, about, 7, 4, 1.5, 0);
  lay_passages(arena, paper.sentence, 7, 4, out);
  for (size_t i = 0; i < 7; i++)
    assert_int_equal(out[i], about[i]);
  arena_free(arena);
}

static void a_proposal_is_come_back_to_if_it_is_plainly_named(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  static struct paper paper;
  const int about[] = {1, 0, 1, 2};
  int out[4];
  write_paper(&paper, about, 4, 3, 2.2, 0);
  lay_passages(arena, paper.sentence, 4, 3, out);
  for (size_t i = 0; i < 4; i++)
    assert_int_equal(out[i], about[i]);
  arena_free(arena);
}

/* So many proposals that far more ways are found than are kept: the best one must be among them to the end. */
static void the_best_way_is_kept_among_many(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  static struct paper paper;
  int out[SENTENCES], about[SENTENCES];
  for (size_t i = 0; i < SENTENCES; i++)
    about[i] = (int)(i * PROPOSALS / SENTENCES);
  write_paper(&paper, about, SENTENCES, PROPOSALS, 1.2, 0.3);
  lay_passages(arena, paper.sentence, SENTENCES, PROPOSALS, out);
  for (size_t i = 0; i < SENTENCES; i++)
    assert_int_equal(out[i], about[i]);
  arena_free(arena);
}

static void without_proposals_all_are_about_none(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  static struct paper paper;
  const int about[] = {0, 0};
  int out[2] = {5, 5};
  write_paper(&paper, about, 2, 1, 1, 0);
  lay_passages(arena, paper.sentence, 2, 0, out);
  assert_int_equal(out[0], -1);
  assert_int_equal(out[1], -1);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sentences_lie_beside_what_they_name),
      cmocka_unit_test(a_proposal_is_come_back_to_if_it_is_plainly_named),
      cmocka_unit_test(the_best_way_is_kept_among_many),
      cmocka_unit_test(without_proposals_all_are_about_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
