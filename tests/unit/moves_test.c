/* moves_test.c - what each sentence of an assessment does: plain ones of every kind, what is seen of one, and the list.
 */
#include "moves.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "knowledge_fixture.h"
#include "laying.h"

#include <string.h>

/* The likeliest move of each sentence of the assessment that was read last. */
struct read {
  enum move move[16];
  double sum[16];
  size_t count;
};

static void take(void *own, struct context *c, const struct laying *laying, const struct moved_sentence *moved) {
  struct read *read = own;
  const struct sentence_move *move = read_moves(c, moved, laying->count);
  for (size_t i = 0; i < laying->count && i < 16; i++) {
    read->move[i] = MOVE_YES;
    read->sum[i] = 0;
    for (enum move m = 0; m < MOVES; m++) {
      read->sum[i] += move[i].share[m];
      if (move[i].share[m] > move[i].share[read->move[i]])
        read->move[i] = m;
    }
  }
  read->count = laying->count;
}

/* Reads a paper whose assessment is TEXT. */
static struct read read_assessment_of(const char *text) {
  static const char *const head = "VALBRO KOMMUN\nKommunledningsförvaltningen\n\nTjänsteskrivelse\n2023-03-04\n\n"
                                  "Svar på motion om lokaler\n\nÄrendet\nAnna Berg (S) föreslår i en motion\n"
                                  "1. att kommunen bygger en ny samlingslokal\n"
                                  "2. att avgiften för att hyra lokaler tas bort\n\nFörvaltningens bedömning\n";
  struct read read = {.count = 0};
  struct error error = {0};
  struct arena *arena = arena_new();
  const char *paper = arena_printf(arena, "%s%s\n\nEva Ek\nKommundirektör\n", head, text);
  struct source source = {.name = "paper.txt", .data = (const unsigned char *)paper, .size = strlen(paper)};
  struct passage passage;
  topics_watch(take, &read);
  assert_true(pipeline_run(&knowledge, arena, &source, NULL, &passage, NULL, &error));
  topics_watch(NULL, NULL);
  arena_free(arena);
  return read;
}

static void plain_sentences_do_what_they_say(void **state) {
  (void)state;
  static const struct {
    const char *sentence;
    enum move move;
  } plain[] = {
      {"Förvaltningen ställer sig positiv till förslaget om en ny samlingslokal.", MOVE_YES},
      {"Förvaltningen ser inget behov av en ny samlingslokal och avstyrker förslaget.", MOVE_NO},
      {"En ny samlingslokal är redan beställd och står färdig till hösten.", MOVE_MET},
      {"En förutsättning är dock att medel avsätts i budgeten.", MOVE_BUT},
      {"Det är kommunstyrelsens sak att ta ställning till frågan.", MOVE_AWAY},
      {"I kommunen finns i dag fyra lokaler, av vilka den äldsta byggdes 1962.", MOVE_TELL},
  };
  for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
    struct read read = read_assessment_of(plain[i].sentence);
    assert_int_equal(read.count, 1);
    if (read.move[0] != plain[i].move)
      fail_msg("\"%s\": %s", plain[i].sentence, move_token(read.move[0]));
  }
}

static void denial_turns_a_sentence_about(void **state) {
  (void)state;
  assert_int_equal(read_assessment_of("Förvaltningen delar motionärens uppfattning.").move[0], MOVE_YES);
  assert_int_equal(read_assessment_of("Förvaltningen delar inte motionärens uppfattning.").move[0], MOVE_NO);
}

static void the_shares_of_a_sentence_come_to_one(void **state) {
  (void)state;
  struct read read = read_assessment_of("Lokalen behövs. Den kostar dock 4 miljoner kronor. \"Nej\", säger Bo Ek.");
  assert_int_equal(read.count, 3);
  for (size_t i = 0; i < read.count; i++)
    assert_true(read.sum[i] > 0.999 && read.sum[i] < 1.001);
}

static void what_is_not_listed_counts_nothing(void **state) {
  (void)state;
  const struct move_list *list = gazetteer_moves(knowledge.gazetteer);
  assert_non_null(move_find(list, 'f', "always", strlen("always")));
  assert_null(move_find(list, 'u', "qwertyqwerty", strlen("qwertyqwerty")));
  assert_null(move_find(list, 'x', "always", strlen("always")));
  assert_null(move_find(NULL, 'f', "always", strlen("always")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(plain_sentences_do_what_they_say),
      cmocka_unit_test(denial_turns_a_sentence_about),
      cmocka_unit_test(the_shares_of_a_sentence_come_to_one),
      cmocka_unit_test(what_is_not_listed_counts_nothing),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
