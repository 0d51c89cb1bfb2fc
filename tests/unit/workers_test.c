/* workers_test.c - the queue of worker processes: answers, time-outs, deaths, floods, recycling. */
#include "hash.h"
#include "worker.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

static struct knowledge knowledge;

/* A task for the bytes TEXT; the descriptor is the caller's to close. */
static struct task task_of(const char *text, size_t length, char hash[HASH_HEX]) {
  int descriptor = memfd_create("document", MFD_CLOEXEC);
  assert_int_equal(write(descriptor, text, length), length);
  hash_bytes(text, length, hash);
  return (struct task){.descriptor = descriptor, .name = "document", .hash = hash, .size = length};
}

static struct task paper(int number, char hash[HASH_HEX]) {
  char text[200];
  int length = snprintf(text, sizeof text, "F\xC3\xB6rvaltningen avstyrker f\xC3\xB6rslag %d om lekplatsen.\n", number);
  return task_of(text, (size_t)length, hash);
}

/* A PDF whose twelve nested forms each draw the next ten times: a trillion drawings. */
static struct task bomb(char hash[HASH_HEX]) {
  char *text;
  size_t length;
  FILE *out = open_memstream(&text, &length);
  long place[32];
  int count = 0;
  fputs("%PDF-1.4\n", out);
  place[++count] = ftell(out);
  fputs("1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n", out);
  place[++count] = ftell(out);
  fputs("2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n", out);
  place[++count] = ftell(out);
  fputs("3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /XObject << /F 5 "
        "0 R "
        ">> >> >>\nendobj\n",
        out);
  place[++count] = ftell(out);
  fputs("4 0 obj\n<< /Length 5 >>\nstream\n/F Do\nendstream\nendobj\n", out);
  for (int i = 0; i < 12; i++) {
    place[++count] = ftell(out);
    fprintf(out,
            "%d 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /F %d 0 R >> >> "
            "/Length 60 >>\nstream\n",
            count, i < 11 ? count + 1 : 4);
    for (int k = 0; k < 10; k++)
      fputs("/F Do ", out);
    fputs("\nendstream\nendobj\n", out);
  }
  long start = ftell(out);
  fprintf(out, "xref\n0 %d\n0000000000 65535 f \n", count + 1);
  for (int i = 1; i <= count; i++)
    fprintf(out, "%010ld 00000 n \n", place[i]);
  fprintf(out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%ld\n%%%%EOF\n", count + 1, start);
  fclose(out);
  struct task task = task_of(text, length, hash);
  free(text);
  return task;
}

static struct workers *making(const struct product *product, unsigned count, const struct worker_limits *limits) {
  struct error error = {0};
  struct workers *workers = workers_start(&knowledge, product, count, limits, &error);
  assert_string_equal(error.message, "");
  assert_non_null(workers);
  return workers;
}

static struct workers *started(unsigned count, const struct worker_limits *limits) {
  return making(&product_record, count, limits);
}

static void give(struct workers *workers, const struct task *task) {
  struct error error = {0};
  assert_true(workers_ready(workers));
  assert_true(workers_give(workers, task, &error));
}

static void test_answers(void **state) {
  (void)state;
  struct workers *workers = started(2, NULL);
  char hash[40][HASH_HEX];
  struct task task[40];
  bool seen[40] = {false};
  int given = 0, got = 0;
  while (got < 40) {
    for (; given < 40 && workers_ready(workers); given++) {
      task[given] = paper(given, hash[given]);
      task[given].context = &task[given];
      give(workers, &task[given]);
    }
    struct answer answer;
    assert_true(workers_wait(workers, 10000, -1, &answer));
    assert_true(answer.done);
    assert_null(answer.reason);
    size_t number = (size_t)((struct task *)answer.task.context - task);
    assert_false(seen[number]);
    seen[number] = true;
    /* the record is of this very document */
    char *xml = strndup(answer.bytes, answer.length);
    assert_non_null(strstr(xml, hash[number]));
    free(xml);
    got++;
  }
  assert_int_equal(workers_busy(workers), 0);
  workers_stop(workers);
  for (int i = 0; i < 40; i++)
    close(task[i].descriptor);
}

static void test_failures_have_reasons(void **state) {
  (void)state;
  struct workers *workers = started(1, NULL);
  char hash[HASH_HEX];
  struct task task = task_of("", 0, hash);
  give(workers, &task);
  struct answer answer;
  assert_true(workers_wait(workers, 10000, -1, &answer));
  assert_false(answer.done);
  assert_string_equal(answer.reason, "empty");
  workers_stop(workers);
  close(task.descriptor);
}

/* Papers that wait behind what a worker has in work. */
struct waiting {
  struct task task[16];
  char hash[16][HASH_HEX];
  int count;
};

static void give_all_it_takes(struct workers *workers, struct waiting *waiting) {
  for (waiting->count = 0; workers_ready(workers) && waiting->count < 16; waiting->count++) {
    waiting->task[waiting->count] = paper(waiting->count, waiting->hash[waiting->count]);
    give(workers, &waiting->task[waiting->count]);
  }
  assert_in_range(waiting->count, 1, 15);
}

/* Each in its turn, with the record that is its own. */
static void all_are_read(struct workers *workers, const struct waiting *waiting) {
  for (int i = 0; i < waiting->count; i++) {
    struct answer answer;
    assert_true(workers_wait(workers, 20000, -1, &answer));
    assert_int_equal(answer.task.descriptor, waiting->task[i].descriptor);
    assert_true(answer.done);
    assert_non_null(memmem(answer.bytes, answer.length, waiting->hash[i], HASH_HEX - 1));
    close(waiting->task[i].descriptor);
  }
  assert_int_equal(workers_busy(workers), 0);
}

static void test_timeout(void **state) {
  (void)state;
  struct workers *workers = started(1, &(struct worker_limits){.seconds = 1, .answer = 1 << 20, .documents = 100});
  char first[HASH_HEX];
  struct task slow = bomb(first);
  give(workers, &slow);
  struct waiting waiting;
  give_all_it_takes(workers, &waiting);
  struct answer answer;
  assert_true(workers_wait(workers, 20000, -1, &answer));
  assert_int_equal(answer.task.descriptor, slow.descriptor);
  assert_string_equal(answer.reason, "timeout");
  all_are_read(workers, &waiting);
  workers_stop(workers);
  close(slow.descriptor);
}

/* The only child process: the worker. */
static pid_t child(void) {
  char path[64];
  snprintf(path, sizeof path, "/proc/self/task/%d/children", getpid());
  FILE *file = fopen(path, "r");
  int pid = 0;
  if (!file || fscanf(file, "%d", &pid) != 1)
    pid = 0;
  if (file)
    fclose(file);
  return pid;
}

static void test_crash(void **state) {
  (void)state;
  signal(SIGSEGV, SIG_DFL); /* the worker inherits what the test frame has set */
  struct workers *workers = started(1, NULL);
  char first[HASH_HEX];
  struct task slow = bomb(first);
  give(workers, &slow);
  struct waiting waiting;
  give_all_it_takes(workers, &waiting);
  struct answer answer;
  assert_false(workers_wait(workers, 50, -1, &answer));
  pid_t pid = child();
  if (pid == 0)
    skip(); /* this kernel does not tell children */
  kill(pid, SIGSEGV);
  assert_true(workers_wait(workers, 20000, -1, &answer));
  assert_int_equal(answer.task.descriptor, slow.descriptor);
  assert_memory_equal(answer.reason, "crash ", 6); /* SIGSEGV, or the exit of a sanitizer that catches it */
  all_are_read(workers, &waiting);
  assert_int_not_equal(child(), pid);
  workers_stop(workers);
  close(slow.descriptor);
}

/* A worker that dies between two documents is replaced, and no document suffers. */
static void test_idle_death(void **state) {
  (void)state;
  struct workers *workers = started(1, NULL);
  pid_t pid = child();
  if (pid == 0)
    skip();
  kill(pid, SIGKILL);
  usleep(100000);
  char hash[HASH_HEX];
  struct task task = paper(3, hash);
  give(workers, &task);
  struct answer answer;
  assert_true(workers_wait(workers, 20000, -1, &answer));
  assert_true(answer.done);
  workers_stop(workers);
  close(task.descriptor);
}

static void test_a_record_that_is_too_large(void **state) {
  (void)state;
  struct workers *workers = started(1, &(struct worker_limits){.answer = 100});
  char hash[HASH_HEX];
  struct task task = paper(4, hash);
  give(workers, &task);
  struct answer answer;
  assert_true(workers_wait(workers, 20000, -1, &answer));
  assert_false(answer.done);
  assert_string_equal(answer.reason, "too-large");
  workers_stop(workers);
  close(task.descriptor);
}

/* ---- workers that a document has taken over ---- */

#define REPLIES 4 /* the descriptor on which a worker answers, worker_process.h */

/* What they do; set before they are started. */
static void (*behaviour)(void);

static char *misbehave(const struct knowledge *ignored, const struct passage *passage, struct arena *arena,
                       size_t *length, struct error *error) {
  (void)ignored, (void)passage;
  if (!behaviour) {
    *length = 9;
    return arena_strdup(arena, "something");
  }
  behaviour();
  error_set(error, ERROR_DAMAGED, "it goes on");
  return NULL;
}

static const struct product taken_over = {.make = misbehave};

static void flood(void) {
  char noise[4096];
  memset(noise, 0xEE, sizeof noise);
  while (write(REPLIES, noise, sizeof noise) > 0)
    ;
}

static void hang(void) {
  for (volatile unsigned i = 0;; i++)
    ;
}

static void hoard(void) {
#ifdef __SANITIZE_ADDRESS__ /* which has no limit of address space */
  _exit(70);
#else
  struct arena *arena = arena_new();
  for (;;)
    memset(arena_alloc(arena, 1 << 20), 1, 1 << 20);
#endif
}

static void chatter(void) {
  for (int i = 0; i < 100000; i++)
    fputs("so many words\033[2J that a pipe cannot hold them\n", stderr);
  abort();
}

static void throw(void) {
  fputs("terminate called after throwing an instance of 'std::bad_alloc'\n", stderr);
  abort();
}

static void overrun(void) { raise(SIGSEGV); }

static void spawn(void) { fork(); }

static void peek(void) {
  if (!fopen("/etc/passwd", "r"))
    _exit(42);
}

static void test_taken_over(void **state) {
  (void)state;
  static const struct {
    void (*behaviour)(void);
    const char *reason, *message; /* beginnings; NULL message = any */
  } cases[] = {
      {flood, "flood", NULL},
      {hang, "timeout", "not read within 1 seconds"},
      {hoard, "memory", NULL},
      {chatter, "crash ", NULL},
      {throw, "memory", NULL},
      {overrun, "crash ", NULL},
      {spawn, "crash SIGSYS", "the process that read it tried what it must not"},
      {peek, "crash exit 42", "the process that read it ended by itself"},
  };
  signal(SIGSEGV, SIG_DFL);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    behaviour = cases[i].behaviour;
    struct workers *workers =
        making(&taken_over, 1, &(struct worker_limits){.seconds = behaviour == hang ? 1 : 60, .memory = 64 << 20});
    char hash[HASH_HEX];
    struct task task = paper(5, hash);
    give(workers, &task);
    struct answer answer;
    assert_true(workers_wait(workers, 20000, -1, &answer));
    assert_false(answer.done);
    assert_memory_equal(answer.reason, cases[i].reason, strlen(cases[i].reason));
    if (cases[i].message)
      assert_memory_equal(answer.message, cases[i].message, strlen(cases[i].message));
    assert_null(strchr(answer.message, '\033'));
    workers_stop(workers);
    close(task.descriptor);
  }
}

/* A product that fails half-way tells why, and its process goes on. */
static char *make_half(const struct knowledge *ignored, const struct passage *passage, struct arena *arena,
                       size_t *length, struct error *error) {
  (void)ignored, (void)passage, (void)arena;
  *length = 231;
  error_set(error, ERROR_INVALID, "half made");
  return NULL;
}

static void test_half_made(void **state) {
  (void)state;
  static const struct product half = {.make = make_half};
  struct workers *workers = making(&half, 1, NULL);
  for (int i = 0; i < 2; i++) {
    char hash[HASH_HEX];
    struct task task = paper(i, hash);
    give(workers, &task);
    struct answer answer;
    assert_true(workers_wait(workers, 20000, -1, &answer));
    assert_false(answer.done);
    assert_int_equal(answer.kind, ERROR_INVALID);
    assert_string_equal(answer.message, "half made");
    close(task.descriptor);
  }
  workers_stop(workers);
}

/* What it makes up is handed on as it is: checking is the business of those who take it. */
static void test_made_up(void **state) {
  (void)state;
  behaviour = NULL;
  struct workers *workers = making(&taken_over, 1, NULL);
  char hash[HASH_HEX];
  struct task task = paper(6, hash);
  give(workers, &task);
  struct answer answer;
  assert_true(workers_wait(workers, 20000, -1, &answer));
  assert_true(answer.done);
  assert_int_equal(answer.length, 9);
  assert_memory_equal(answer.bytes, "something", 9);
  workers_stop(workers);
  close(task.descriptor);
}

static void test_recycling(void **state) {
  (void)state;
  struct workers *workers = started(1, &(struct worker_limits){.seconds = 10, .answer = 1 << 20, .documents = 3});
  pid_t first = child();
  for (int i = 0; i < 10; i++) {
    char hash[HASH_HEX];
    struct task task = paper(i, hash);
    struct answer answer;
    give(workers, &task);
    assert_true(workers_wait(workers, 20000, -1, &answer));
    assert_true(answer.done);
    close(task.descriptor);
  }
  if (first)
    assert_int_not_equal(child(), first);
  workers_stop(workers);
}

static int load(void **state) {
  (void)state;
  struct error error = {0};
  if (!knowledge_load(&knowledge, &error)) {
    fprintf(stderr, "%s\n", error.message);
    return -1;
  }
  extractors_warm_up();
  return 0;
}

static int unload(void **state) {
  (void)state;
  knowledge_free(&knowledge);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_answers),    cmocka_unit_test(test_failures_have_reasons),
      cmocka_unit_test(test_timeout),    cmocka_unit_test(test_crash),
      cmocka_unit_test(test_idle_death), cmocka_unit_test(test_a_record_that_is_too_large),
      cmocka_unit_test(test_taken_over), cmocka_unit_test(test_made_up),
      cmocka_unit_test(test_half_made),  cmocka_unit_test(test_recycling),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
