/* registry_test.c - which extractor a file gets, and what is said of the others. */
#include "extractor.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct extractor *chosen(const char *name, const char *data, size_t size, struct error *error) {
  struct source source = {.name = name, .data = (const unsigned char *)data, .size = size};
  return extractor_for(&source, error);
}

#define CHOSEN(name, literal, error) chosen(name, literal, sizeof literal - 1, error)

static void content_decides(void **state) {
  struct error error = {0};
  (void)state;
  assert_ptr_equal(CHOSEN("a.txt", "%PDF-1.7\n", &error), &pdf_extractor);
  assert_ptr_equal(CHOSEN("a.pdf", "\n\nHTTP junk\n%PDF-1.4\n", &error), &pdf_extractor);
  assert_ptr_equal(CHOSEN("a.pdf", "Motion om lekplatser\n", &error), &text_extractor);
  assert_ptr_equal(CHOSEN("a", "\xFF\xFEM\0o\0t\0i\0o\0n\0", &error), &text_extractor);
  assert_ptr_equal(CHOSEN("a", "F\xF6rslag till beslut", &error), &text_extractor);
  assert_int_equal(error.kind, ERROR_NONE);
}

static void refuses(const char *data, size_t size, const char *words) {
  struct error error = {0};
  assert_null(chosen("a.pdf", data, size, &error));
  assert_int_equal(error.kind, ERROR_NOT_DOCUMENT);
  if (!strstr(error.message, words))
    fail_msg("\"%s\" does not say \"%s\"", error.message, words);
}

#define REFUSES(literal, words) refuses(literal, sizeof literal - 1, words)

static void other_formats_are_named(void **state) {
  (void)state;
  REFUSES("PK\3\4..........[Content_Types].xml....word/document.xml", "Word document");
  REFUSES("PK\3\4....mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument text");
  REFUSES("PK\3\4 anything", "ZIP archive");
  REFUSES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", "old Microsoft Office");
  REFUSES("\xFF\xD8\xFF\xE0....JFIF", "JPEG");
  REFUSES("\x89PNG\r\n\x1A\n....", "PNG");
  REFUSES("II*\0....", "TIFF");
  REFUSES("GIF89a....", "GIF");
  REFUSES("{\\rtf1\\ansi Motion}", "RTF");
  REFUSES("\x1F\x8B\b....", "gzip");
  REFUSES("<!DOCTYPE html><html><body>Motion</body></html>", "HTML");
  REFUSES("\xEF\xBB\xBF  <HTML><p>Motion", "HTML");
  REFUSES("<?xml version=\"1.0\"?><a/>", "XML");
  REFUSES("\1\2\3\4\5\6\7\0\xFF\xFE\x80\x81\x99\1\2\3\4\5\6\7\0\0\0", "binary data");
}

static void no_bytes_are_empty(void **state) {
  struct error error = {0};
  (void)state;
  assert_null(chosen("a.pdf", "", 0, &error));
  assert_int_equal(error.kind, ERROR_EMPTY);
}

static void versions_are_listed(void **state) {
  struct arena *arena = arena_new();
  (void)state;
  const char *versions = extractors_version(arena);
  for (size_t i = 0; extractors[i]; i++) {
    assert_non_null(strstr(versions, extractors[i]->version));
    assert_memory_equal(extractors[i]->version, extractors[i]->name, strlen(extractors[i]->name));
  }
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(content_decides),
      cmocka_unit_test(other_formats_are_named),
      cmocka_unit_test(no_bytes_are_empty),
      cmocka_unit_test(versions_are_listed),
  };
  extractors_warm_up();
  extractors_warm_up(); /* twice does no harm */
  return cmocka_run_group_tests_name("registry", tests, NULL, NULL);
}
