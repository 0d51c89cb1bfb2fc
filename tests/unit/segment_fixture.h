/* segment_fixture.h - what tests of the segmenter begin with: the real name lists, an arena a test, a paragraph to fill
 * pages with, and the document of a drawing, checked. */
#ifndef STANDPUNKT_TEST_SEGMENT_FIXTURE_H
#define STANDPUNKT_TEST_SEGMENT_FIXTURE_H

#include "document_shown.h"
#include "drawn_pages.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define CASE(name) cmocka_unit_test_setup_teardown(name, begin, end)

static struct gazetteer *gazetteer;

static int load(void **state) {
  (void)state;
  struct error error = {0};
  gazetteer = gazetteer_load("pipeline/gazetteers", &error);
  if (!gazetteer)
    print_message("%s\n", error.message);
  return gazetteer ? 0 : -1;
}

static int unload(void **state) {
  (void)state;
  gazetteer_free(gazetteer);
  return 0;
}

static int begin(void **state) {
  *state = arena_new();
  return 0;
}

static int end(void **state) {
  arena_free(*state);
  return 0;
}

static const char filler[] =
    "Granviks kommun har under flera år arbetat med att göra sina parker tryggare, och förvaltningen har prövat olika "
    "slag av belysning på de platser där de boende säger att de inte gärna går ensamma efter mörkrets inbrott om "
    "hösten.";

/* The document of the drawing, with what holds of all checked. */
static struct document *cut(struct drawing *d) {
  struct document *document = segment(d->arena, d->pages, gazetteer, "hand.pdf");
  const char *wrong = check_document(document);
  if (wrong)
    fail_msg("%s in:\n%s", wrong, document->text);
  return document;
}

static inline void expect_blocks(struct drawing *d, const char *expected) {
  assert_string_equal(blocks_shown(d->arena, cut(d)), expected);
}

#endif
