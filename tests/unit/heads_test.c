/* Heads, forms and signatures in many shapes, read the whole way: who a paper is from and to, its dates and numbers,
 * and the people that it names.
 *
 * heads.txt beside this file holds them: "=== WHAT IT IS" and the paper as plain text; behind "---" what must come out,
 * in any order: type, title, subtitle, issuer, addressee TEXT; date ROLE VALUE; case OF TEXT; person ROLE [(PARTY)]
 * NAME; item N case TEXT; item N person ROLE [(PARTY)] NAME.  Of the people all must be told, but for minutes'
 * signatories.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "knowledge_fixture.h"

static void show_person(struct buffer *out, const char *item, const struct record_person *person) {
  if (item != NULL)
    buffer_printf(out, "item %s ", item);
  buffer_printf(out, "person %s ", person->role);
  if (person->party != NULL)
    buffer_printf(out, "(%s) ", person->party);
  buffer_printf(out, "%s\n", person->name);
}

static void show_text(struct buffer *out, const char *name, const char *text) {
  if (text != NULL)
    buffer_printf(out, "%s %s\n", name, text);
}

static void show_items(struct buffer *out, const struct record *r) {
  for (size_t i = 0; i < r->item_count; i++) {
    const struct record_item *item = &r->item[i];
    for (size_t k = 0; k < item->case_count && item->n != NULL; k++)
      buffer_printf(out, "item %s case %s\n", item->n, item->case_number[k].text);
    for (size_t k = 0; k < item->person_count && item->n != NULL; k++)
      show_person(out, item->n, &item->person[k]);
  }
}

/* All that the head of the record says, a line each. */
static const char *read_paper(struct arena *arena, const char *paper) {
  struct source source = {.name = "paper.txt", .data = (const unsigned char *)paper, .size = strlen(paper)};
  struct passage passage;
  struct error error = {0};
  if (!pipeline_run(&knowledge, arena, &source, NULL, &passage, NULL, &error))
    return arena_strdup(arena, error.message);
  assert_true(record_check(passage.record, &error));
  const struct record *r = passage.record;
  struct buffer out = buffer_in(arena);
  buffer_printf(&out, "\ntype %s\n", r->type);
  show_text(&out, "title", r->title);
  show_text(&out, "subtitle", r->subtitle);
  show_text(&out, "issuer", r->issuer.text);
  show_text(&out, "addressee", r->addressee.text);
  for (size_t i = 0; i < r->date_count; i++)
    buffer_printf(&out, "date %s %s\n", r->date[i].role, r->date[i].value);
  for (size_t i = 0; i < r->case_count; i++)
    buffer_printf(&out, "case %s %s\n", r->case_number[i].of, r->case_number[i].text);
  for (size_t i = 0; i < r->person_count; i++)
    show_person(&out, NULL, &r->person[i]);
  show_items(&out, r);
  return buffer_string(&out);
}

/* Is every line of WANTED one of FOUND, and every person of FOUND one of WANTED? */
static bool agrees(const char *wanted, const char *found) {
  char line[512];
  bool whole = true;
  for (const char *at = wanted, *end; (end = strchr(at, '\n')) != NULL; at = end + 1) {
    snprintf(line, sizeof line, "\n%.*s\n", (int)(end - at), at);
    whole = whole && (end == at || strstr(found, line) != NULL);
  }
  for (const char *at = found; (at = strstr(at, "\nperson ")) != NULL; at++) {
    snprintf(line, sizeof line, "%.*s\n", (int)strcspn(at + 1, "\n") + 1, at);
    bool signs_minutes = strstr(found, "\ntype minutes") != NULL && strstr(line, "person signatory ") != NULL;
    whole = whole && (signs_minutes || strstr(wanted, line) != NULL);
  }
  return whole;
}

static void heads_say_what_they_say(void **state) {
  (void)state;
  struct arena *cases = arena_new();
  size_t wrong = 0, count = 0;
  for (char *at = strstr(read_cases(cases, "tests/unit/heads.txt"), "\n=== ") + 1, *next; at != NULL; at = next) {
    char *text = strchr(at, '\n') + 1, *expected = strstr(text, "\n---\n");
    assert_non_null(expected);
    next = strstr(expected, "\n=== ");
    next = next == NULL ? NULL : next + 1;
    text[-1] = '\0';
    expected[1] = '\0';
    expected += 4; /* the lines with a line break before the first */
    const char *wanted = next == NULL ? expected : arena_strndup(cases, expected, (size_t)(next - expected));
    struct arena *arena = arena_new();
    const char *found = read_paper(arena, text);
    count++;
    if (!agrees(wanted, found)) {
      print_message("%s\n%s\nwanted:%sfound:%s\n", at, text, wanted, found);
      wrong++;
    }
    arena_free(arena);
  }
  arena_free(cases);
  assert_true(count >= 12);
  assert_int_equal(wrong, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(heads_say_what_they_say)};
  return cmocka_run_group_tests(tests, load, unload);
}
