/* sandbox_test.c - what a locked process can and cannot do, behind all walls and behind each of them alone. */
#include "sandbox.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 32 };

static size_t trying(struct sandbox_support support, struct sandbox_attempt *attempts) {
  size_t count = sandbox_try(&support, attempts, MOST);
  assert_in_range(count, 10, MOST);
  return count;
}

static void assert_held(const struct sandbox_attempt *attempts, size_t count, const char *what, bool held) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(attempts[i].what, what) == 0) {
      if (attempts[i].held != held)
        fail_msg("%s: %s", what, attempts[i].how);
      return;
    }
  fail_msg("nobody tries to %s", what);
}

static void test_nothing_gets_out(void **state) {
  (void)state;
  struct sandbox_support support = sandbox_support();
  if (sandbox_gap(&support))
    skip();
  struct sandbox_attempt attempts[MOST];
  size_t count = trying(support, attempts);
  for (size_t i = 0; i < count; i++)
    assert_held(attempts, count, attempts[i].what, true);
}

static void test_the_filter_alone(void **state) {
  (void)state;
  struct sandbox_support support = sandbox_support();
  if (!support.seccomp)
    skip();
  support.landlock = 0;
  struct sandbox_attempt attempts[MOST];
  size_t count = trying(support, attempts);
  for (size_t i = 0; i < count; i++)
    assert_held(attempts, count, attempts[i].what, true);
}

static void test_landlock_alone(void **state) {
  (void)state;
  struct sandbox_support support = sandbox_support();
  if (!support.landlock)
    skip();
  support.seccomp = false;
  struct sandbox_attempt attempts[MOST];
  size_t count = trying(support, attempts);
  static const char *const files[] = {"open a file", "make a file", "list a folder", "run a program"};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++)
    assert_held(attempts, count, files[i], true);
  if (support.landlock >= 4)
    assert_held(attempts, count, "connect to the network", true);
  if (support.landlock >= 6)
    assert_held(attempts, count, "signal its parent", true);
}

/* The attempts are real: without walls most of them succeed. */
static void test_without_walls(void **state) {
  (void)state;
  struct sandbox_attempt attempts[MOST];
  size_t count = trying((struct sandbox_support){0}, attempts);
  assert_held(attempts, count, "open a file", false);
  assert_held(attempts, count, "open a local socket", false);
  assert_held(attempts, count, "signal its parent", false);
  assert_held(attempts, count, "make code at run time", false);
  assert_held(attempts, count, "take more memory than allowed",
              true); /* limits are no matter of the kernel's options */
}

static void test_gaps_are_told(void **state) {
  (void)state;
  assert_null(sandbox_gap(&(struct sandbox_support){.landlock = 1, .seccomp = true}));
  assert_non_null(strstr(sandbox_gap(&(struct sandbox_support){.seccomp = true}), "no Landlock"));
  assert_non_null(strstr(sandbox_gap(&(struct sandbox_support){.landlock = 3}), "no seccomp"));
  assert_non_null(strstr(sandbox_gap(&(struct sandbox_support){0}), "neither"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_nothing_gets_out), cmocka_unit_test(test_the_filter_alone),
      cmocka_unit_test(test_landlock_alone),   cmocka_unit_test(test_without_walls),
      cmocka_unit_test(test_gaps_are_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
