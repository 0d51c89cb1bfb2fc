/* Minutes in many manners, read the whole way: what is decided, voted, reserved, claimed and referred to.
 *
 * minutes.txt beside this file holds them: "=== BODY" and the text, a paragraph a line; behind "---" what must come
 * out, in the words of the record: decision STATUS OUTCOME OBJECT [part N] [minority], vote YES NO ABSTAIN ABSENT
 * [FOLLOWS], dissent KIND PARTIES, claim BY: TEXT, reference TYPE VALUE.  Decisions that are history and procedure are
 * left out.
 */
#include "buffer.h"
#include "pipeline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct knowledge knowledge;

static int load(void **state) {
  (void)state;
  struct error error = {0};
  if (knowledge_load(&knowledge, &error))
    return 0;
  print_message("%s\n", error.message);
  return -1;
}

static int unload(void **state) {
  (void)state;
  knowledge_free(&knowledge);
  return 0;
}

static char *read_cases(struct arena *arena) {
  FILE *file = fopen("tests/unit/minutes.txt", "rb");
  assert_non_null(file);
  struct buffer text = buffer_in(arena);
  for (int c; (c = getc(file)) != EOF;)
    buffer_byte(&text, (char)c);
  fclose(file);
  return arena_strdup(arena, buffer_string(&text));
}

/* The head of minutes of BODY, and each line of TEXT as a paragraph. */
static const char *paper_of(struct arena *arena, const char *body, const char *text) {
  struct buffer out = buffer_in(arena);
  buffer_printf(&out, "Ekvalla kommun\n%s\nSammanträdesprotokoll 2022-03-07\n\n", body);
  for (; *text != '\0'; text++) {
    buffer_byte(&out, *text);
    if (*text == '\n')
      buffer_byte(&out, '\n');
  }
  return buffer_string(&out);
}

static void show_count(struct buffer *out, int count) {
  if (count < 0)
    buffer_text(out, " -");
  else
    buffer_printf(out, " %d", count);
}

static const char *shown(const char *text) { return text == NULL ? "-" : text; }

static void show_item(struct buffer *out, const struct record_item *item) {
  for (size_t i = 0; i < item->decision_count; i++) {
    const struct record_decision *d = &item->decision[i];
    if (strcmp(d->status, "earlier") == 0 || strcmp(d->object, "procedure") == 0)
      continue;
    buffer_printf(out, "decision %s %s %s", d->status, d->outcome, d->object);
    if (d->part)
      buffer_printf(out, " part %s", shown(d->n));
    buffer_text(out, d->minority ? " minority\n" : "\n");
  }
  for (size_t i = 0; i < item->vote_count; i++) {
    const struct record_vote *vote = &item->vote[i];
    buffer_text(out, "vote");
    show_count(out, vote->yes);
    show_count(out, vote->no);
    show_count(out, vote->abstain);
    show_count(out, vote->absent);
    buffer_printf(out, " %s\n", shown(vote->follows));
  }
  for (size_t i = 0; i < item->dissent_count; i++)
    buffer_printf(out, "dissent %s %s\n", item->dissent[i].form != NULL ? item->dissent[i].form : item->dissent[i].kind,
                  shown(item->dissent[i].party));
  for (size_t i = 0; i < item->proposal_count; i++)
    if (strcmp(item->proposal[i].kind, "claim") == 0)
      buffer_printf(out, "claim %s: %s\n", shown(item->proposal[i].by), item->proposal[i].text);
  for (size_t i = 0; i < item->reference_count; i++)
    buffer_printf(out, "reference %s %s\n", item->reference[i].type, item->reference[i].value);
}

static const char *read_paper(struct arena *arena, const char *paper) {
  struct source source = {.name = "minutes.txt", .data = (const unsigned char *)paper, .size = strlen(paper)};
  struct passage passage;
  struct error error = {0};
  if (!pipeline_run(&knowledge, arena, &source, NULL, &passage, NULL, &error))
    return arena_strdup(arena, error.message);
  assert_true(record_check(passage.record, &error));
  struct buffer out = buffer_in(arena);
  for (size_t i = 0; i < passage.record->item_count; i++)
    show_item(&out, &passage.record->item[i]);
  return buffer_string(&out);
}

static void minutes_say_what_they_say(void **state) {
  (void)state;
  struct arena *cases = arena_new();
  size_t wrong = 0, count = 0;
  for (char *at = strstr(read_cases(cases), "=== "), *next; at != NULL; at = next) {
    char *text = strchr(at, '\n') + 1, *expected = strstr(text, "\n---\n");
    assert_non_null(expected);
    next = strstr(expected, "\n=== ");
    next = next == NULL ? NULL : next + 1;
    text[-1] = '\0';
    expected[1] = '\0'; /* the text keeps its last line break */
    expected += 5;
    const char *wanted = next == NULL ? expected : arena_strndup(cases, expected, (size_t)(next - expected));
    struct arena *arena = arena_new();
    const char *found = read_paper(arena, paper_of(arena, at + 4, text));
    count++;
    if (strcmp(found, wanted) != 0) {
      print_message("%s\nwanted:\n%sfound:\n%s\n", text, wanted, found);
      wrong++;
    }
    arena_free(arena);
  }
  arena_free(cases);
  assert_true(count > 40);
  assert_int_equal(wrong, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(minutes_say_what_they_say)};
  return cmocka_run_group_tests(tests, load, unload);
}
