/* visitors_test.c - connections that take their time are ended, and no others. */
#include "visitors.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

/* True if the other end of SOCKET is gone within MILLISECONDS. */
static bool sent_away(int socket, int milliseconds) {
  struct pollfd polled = {.fd = socket, .events = POLLIN};
  char byte;
  return poll(&polled, 1, milliseconds) > 0 && read(socket, &byte, 1) == 0;
}

static void test_who_takes_his_time(void **state) {
  (void)state;
  int slow[2], asking[2];
  assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, slow), 0);
  assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, asking), 0);
  struct visitors *visitors = visitors_start(1, 60);
  struct visitor *one = visitor_comes(visitors, slow[0]), *other = visitor_comes(visitors, asking[0]);
  visitor_asks(other);
  assert_int_equal(write(slow[1], "G", 1), 1); /* a byte now and then does not help */
  assert_true(sent_away(slow[1], 5000));
  assert_false(sent_away(asking[1], 0));
  visitor_is_answered(other);
  assert_true(sent_away(asking[1], 5000)); /* nothing was asked after that */
  visitor_goes(one);
  visitor_goes(other);
  visitors_stop(visitors);
  for (int i = 0; i < 2; i++) {
    close(slow[i]);
    close(asking[i]);
  }
}

static void test_targets(void **state) {
  (void)state;
  struct visitors *visitors = visitors_start(60, 60);
  struct visitor *one = visitor_comes(visitors, -1);
  visitor_wants(one, "/sok", 10);
  assert_string_equal(one->target, "/sok");
  visitor_wants(one, "/sok?q=longer", 10);
  assert_true(one->too_long);
  assert_null(one->target);
  visitor_wants(one, "/", 10);
  assert_false(one->too_long);
  visitors_stop(visitors); /* takes those along who are still there */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_who_takes_his_time),
      cmocka_unit_test(test_targets),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
