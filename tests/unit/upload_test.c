/* upload_test.c - forms that were sent, taken apart; tokens, and headers that tell who sends. */
#include "form_key.h"
#include "upload.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
/* after the headers that it needs */
#include <cmocka.h>

#define TYPE "multipart/form-data; boundary=xyz"
#define FIELD(name, value) "--xyz\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n" value "\r\n"
#define END "--xyz--\r\n"

static struct arena *arena;
static struct upload upload;
static struct error error;

static int begin(void **state) {
  (void)state;
  arena = arena_new();
  error = (struct error){0};
  return 0;
}

static int end(void **state) {
  (void)state;
  arena_free(arena);
  return 0;
}

/* Read from memory that ends where the body ends, so that a reader that goes beyond is seen. */
static bool read_exactly(const char *type, const char *body, size_t length) {
  char *exact = malloc(length > 0 ? length : 1);
  memcpy(exact, body, length);
  error = (struct error){0};
  bool well = upload_read(arena, type, exact, length, &upload, &error);
  assert_true(well == (error.kind == ERROR_NONE));
  free(exact);
  return well;
}

static bool reads(const char *type, const char *body) { return read_exactly(type, body, strlen(body)); }

static void fields_and_files(void **state) {
  (void)state;
  static const char body[] = FIELD("for", "N\xC3\xA4mnden") FIELD("mall", "") //
      "--xyz\r\nContent-Disposition: form-data; name=\"papper\"; filename=\"a/b;c.pdf\"\r\nContent-Type: "
      "application/pdf\r\n"
      "\r\n%PDF\r\n--xy\0\r\n" END;
  assert_true(upload_read(arena, TYPE, body, sizeof body - 1, &upload, &error));
  assert_string_equal(upload_field(&upload, "for"), "N\xC3\xA4mnden");
  assert_null(upload_field(&upload, "mall"));
  assert_null(upload_field(&upload, "papper"));
  assert_null(upload_file(&upload, "for"));
  const struct upload_part *file = upload_file(&upload, "papper");
  assert_string_equal(file->file, "b;c.pdf");
  assert_int_equal(file->length, 11);
  assert_memory_equal(file->bytes, "%PDF\r\n--xy\0", 11);
}

static void a_form_without_a_file(void **state) {
  (void)state;
  assert_true(reads(TYPE, "--xyz\r\nContent-Disposition: form-data; name=\"p\"; filename=\"\"\r\n\r\n\r\n" END));
  assert_string_equal(upload_file(&upload, "p")->file, "");
  assert_int_equal(upload_file(&upload, "p")->length, 0);
}

static void boundaries(void **state) {
  (void)state;
  static const char body[] = FIELD("a", "1") END;
  assert_true(reads("multipart/form-data; boundary=\"xyz\"; charset=utf-8", body));
  assert_true(reads("Multipart/Form-Data;boundary=xyz", body));
  assert_false(reads(NULL, body));
  assert_false(reads("multipart/form-data", body));
  assert_false(reads("multipart/form-data; boundary=", body));
  assert_false(reads("multipart/form-datum; boundary=xyz", body));
  assert_false(reads("multipart/form-data; boundary=xy\xC3\xA4z", body));
  assert_false(reads("multipart/form-data; boundary=abc", body));
}

static void what_is_refused(void **state) {
  (void)state;
  static const char *const bodies[] = {
      "",
      "--xyz",
      "--xyz\r\n",
      END "x",
      "preamble\r\n" FIELD("a", "1") END,
      FIELD("a", "1"),
      FIELD("a", "1") "--xyz-",
      FIELD("a", "\x1B") END,
      FIELD("a", "\xC3") END,
      FIELD("", "1") END,
      "--xyz\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n" END,
      "--xyz\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n" END,
      "--xyz\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n" END,
      "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\n1\r\n" END,
      "--xyz\r\n\r\n1\r\n" END,
  };
  for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
    assert_false(reads(TYPE, bodies[i]));
}

static void every_beginning_is_refused_or_whole(void **state) {
  (void)state;
  static const char body[] = FIELD("a", "1") FIELD("b", "2") END;
  for (size_t length = 0; length < sizeof body - 1; length++)
    assert_true(read_exactly(TYPE, body, length) == (length == sizeof body - 3));
}

static void tokens(void **state) {
  (void)state;
  struct form_key *one = form_key_new(), *other = form_key_new();
  const char *token = form_token(one, arena);
  assert_true(form_token_holds(one, token, arena));
  assert_false(form_token_holds(other, token, arena));
  assert_false(form_token_holds(one, NULL, arena));
  assert_false(form_token_holds(one, "", arena));
  assert_false(form_token_holds(one, token + 1, arena));
  form_key_free(one);
  form_key_free(other);
}

static void who_sends(void **state) {
  (void)state;
  static const struct {
    const char *site, *origin, *host;
    bool elsewhere;
  } cases[] = {
      {NULL, NULL, "a.se", false},
      {"same-origin", "https://a.se", "a.se", false},
      {"none", NULL, "a.se", false},
      {NULL, "http://A.se:80", "a.se:80", false},
      {"cross-site", "https://a.se", "a.se", true},
      {"same-site", NULL, "a.se", true},
      {NULL, "https://b.se", "a.se", true},
      {NULL, "https://a.se.b.se", "a.se", true},
      {NULL, "null", "a.se", true},
      {NULL, "https://a.se", NULL, true},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const struct http_request request = {.fetch_site = cases[i].site, .origin = cases[i].origin, .host = cases[i].host};
    assert_int_equal(form_from_elsewhere(&request), cases[i].elsewhere);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(fields_and_files, begin, end),
      cmocka_unit_test_setup_teardown(a_form_without_a_file, begin, end),
      cmocka_unit_test_setup_teardown(boundaries, begin, end),
      cmocka_unit_test_setup_teardown(what_is_refused, begin, end),
      cmocka_unit_test_setup_teardown(every_beginning_is_refused_or_whole, begin, end),
      cmocka_unit_test_setup_teardown(tokens, begin, end),
      cmocka_unit_test(who_sends),
  };
  return cmocka_run_group_tests_name("upload", tests, NULL, NULL);
}
