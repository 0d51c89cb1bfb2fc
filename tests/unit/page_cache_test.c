/* page_cache_test.c - finished pages in memory: found again, renewed, and never more than allowed. */
#include "page_cache.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct http_response page(const char *text, size_t length) {
  return (struct http_response){.status = 200, .type = "text/html", .body = http_body_new(text, length, false)};
}

static void put(struct page_cache *cache, const char *key, int64_t version, const char *text) {
  struct http_response response = page(text, strlen(text));
  page_cache_put(cache, key, version, &response);
  http_body_release(response.body);
}

/* What the cache has for KEY, or "". */
static const char *got(struct page_cache *cache, const char *key, int64_t version) {
  static char text[64];
  struct http_response response;
  if (!page_cache_get(cache, key, version, &response))
    return "";
  snprintf(text, sizeof text, "%s", response.body->bytes);
  http_body_release(response.body);
  return text;
}

static void test_found_again(void **state) {
  (void)state;
  struct page_cache *cache = page_cache_new(1 << 20);
  put(cache, "/a", 1, "first");
  put(cache, "/b", 1, "second");
  assert_string_equal(got(cache, "/a", 1), "first");
  put(cache, "/a", 1, "third");
  assert_string_equal(got(cache, "/a", 1), "third");
  assert_string_equal(got(cache, "/c", 1), "");
  page_cache_clear(cache);
  assert_string_equal(got(cache, "/b", 1), "");
  assert_int_equal(page_cache_size(cache), 0);
  page_cache_free(cache);
}

static void test_an_older_version_is_gone(void **state) {
  (void)state;
  struct page_cache *cache = page_cache_new(1 << 20);
  put(cache, "/a", 1, "old");
  assert_string_equal(got(cache, "/a", 2), "");
  assert_int_equal(page_cache_size(cache), 0);
  page_cache_free(cache);
}

static void test_never_more_than_allowed(void **state) {
  (void)state;
  enum { MOST = 100000 };
  struct page_cache *cache = page_cache_new(MOST);
  char *large = calloc(1, 5000), key[32];
  put(cache, "/kept", 1, "kept");
  for (int i = 0; i < 400; i++) {
    struct http_response response = page(large, 5000);
    snprintf(key, sizeof key, "/%d", i);
    page_cache_put(cache, key, 1, &response);
    http_body_release(response.body);
    assert_string_equal(got(cache, "/kept", 1), "kept"); /* asked for all the time, so it stays */
    assert_true(page_cache_size(cache) <= MOST);
  }
  assert_true(page_cache_size(cache) > MOST / 2);
  assert_string_equal(got(cache, "/0", 1), "");
  struct http_response whole = page(large, 5000), again;
  char *huge = calloc(1, MOST);
  struct http_response too_large = page(huge, MOST);
  page_cache_put(cache, "/huge", 1, &too_large);
  assert_false(page_cache_get(cache, "/huge", 1, &again));
  http_body_release(whole.body);
  http_body_release(too_large.body);
  page_cache_free(cache);
  free(large);
  free(huge);
}

static void test_a_body_outlives_the_cache(void **state) {
  (void)state;
  struct page_cache *cache = page_cache_new(1 << 20);
  struct http_response response;
  put(cache, "/a", 1, "still here");
  assert_true(page_cache_get(cache, "/a", 1, &response));
  page_cache_free(cache);
  assert_string_equal(response.body->bytes, "still here");
  http_body_release(response.body);
}

static void test_bodies(void **state) {
  (void)state;
  char text[4000];
  memset(text, 'a', sizeof text);
  struct http_body *body = http_body_new(text, sizeof text, true), *same = http_body_new(text, sizeof text, false);
  assert_non_null(body->packed);
  assert_true(body->packed_length < 200);
  assert_null(same->packed);
  assert_string_equal(body->tag, same->tag);
  struct http_body *other = http_body_new(text, sizeof text - 1, true), *empty = http_body_new(NULL, 0, true);
  assert_string_not_equal(body->tag, other->tag);
  assert_null(empty->packed);
  http_body_release(body);
  http_body_release(same);
  http_body_release(other);
  http_body_release(empty);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_found_again),
      cmocka_unit_test(test_an_older_version_is_gone),
      cmocka_unit_test(test_never_more_than_allowed),
      cmocka_unit_test(test_a_body_outlives_the_cache),
      cmocka_unit_test(test_bodies),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
