/* search_threads_test.c - several threads, each with an index of its own, get the answers that one gets. */
#include "index_fixture.h"

#include <pthread.h>

enum { THREADS = 4, ROUNDS = 40 };

struct task {
  const char *file;
  const char *told; /* NULL: to be told */
  struct arena *arena;
  bool same;
};

static const char *const queries[] = {"brygga", "bryggor OR badet", "skolfrånvaro -badet", "typ:yttrande", "bry*",
                                      "orgn:x"};

static const char *all_answers(struct index *index, struct arena *arena) {
  char *all = "";
  for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
    struct error error = {0};
    struct search_request request = {.query = queries[i], .limit = 10, .facets = (1u << SEARCH_FACETS) - 1};
    const struct search_answer *answer = search(index, &request, arena, &error);
    all =
        arena_printf(arena, "%s%s", all, answer == NULL ? error.message : search_result(answer, &request, arena, NULL));
  }
  return all;
}

static void *run(void *argument) {
  struct task *task = argument;
  struct error error = {0};
  struct index *index = index_open(task->file, INDEX_READ, &error);
  struct arena *arena = arena_new();
  task->same = index != NULL;
  for (int i = 0; i < ROUNDS && task->same; i++) {
    task->same = strcmp(all_answers(index, arena), task->told) == 0;
    arena_reset(arena);
  }
  arena_free(arena);
  index_close(index);
  return NULL;
}

static void threads_get_the_same_answers(void **state) {
  struct place *place = *state;
  for (unsigned i = 1; i <= 20; i++) {
    struct record *record = paper(place->arena, i, "statement");
    record->title = arena_printf(place->arena, "Brygga %u och skolfrånvaron", i);
    say(record, "paragraph",
        arena_printf(place->arena, "Bryggan vid badet nummer %u behöver lagas före skolstarten.", i));
    put(place, record);
  }
  const char *told = all_answers(place->index, place->arena);
  assert_true(strlen(told) > 2000);
  struct task task[THREADS];
  pthread_t thread[THREADS];
  for (int i = 0; i < THREADS; i++) {
    task[i] = (struct task){.file = place->file, .told = told};
    assert_int_equal(pthread_create(&thread[i], NULL, run, &task[i]), 0);
  }
  for (int i = 0; i < THREADS; i++)
    pthread_join(thread[i], NULL);
  for (int i = 0; i < THREADS; i++)
    assert_true(task[i].same);
}

/* What somebody else commits is seen by the next question. */
static void what_others_commit_is_seen(void **state) {
  struct place *place = *state;
  struct record *record = paper(place->arena, 1, "statement");
  record->title = "Ett badhus";
  put(place, record);
  struct index *reader = index_open(place->file, INDEX_READ, &place->error);
  fine(place);
  struct search_request request = {.query = "badhus", .limit = 10};
  assert_int_equal(search(reader, &request, place->arena, &place->error)->total, 1);
  record = paper(place->arena, 2, "statement");
  record->title = "Ett badhus till";
  put(place, record);
  assert_int_equal(search(reader, &request, place->arena, &place->error)->total, 2);
  index_remove(place->index, record->id, &place->error);
  assert_int_equal(search(reader, &request, place->arena, &place->error)->total, 1);
  index_close(reader);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, place_setup, place_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {TEST(threads_get_the_same_answers), TEST(what_others_commit_is_seen)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
