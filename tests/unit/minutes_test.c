/* Minutes and offices' reports in many manners, read the whole way: what is decided, voted, reserved, claimed and
 * referred to.
 *
 * minutes.txt and decisions.txt beside this file hold them: "=== BODY" or "=== OFFICE" and the text, a paragraph a
 * line; behind "---" what must come out, in the words of the record: decision STATUS OUTCOME OBJECT [part N]
 * [minority], in reports with who decides, vote YES NO ABSTAIN ABSENT [FOLLOWS], dissent KIND PARTIES, claim BY: TEXT,
 * reference TYPE VALUE.  Decisions that are history and procedure are left out.
 */
#include "context.h"
#include "dissents.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "knowledge_fixture.h"

static const char minutes_head[] = "Sammanträdesprotokoll 2022-03-07\n\n";
static const char report_head[] = "Tjänsteskrivelse 2022-03-07\n\nTill\nSocialnämnden\n\n";

/* The head of minutes or of a report of BODY, and each line of TEXT as a paragraph. */
static const char *paper_of(struct arena *arena, bool minutes, const char *body, const char *text) {
  struct buffer out = buffer_in(arena);
  buffer_printf(&out, "Ekvalla kommun\n%s\n%s", body, minutes ? minutes_head : report_head);
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

static void show_item(struct buffer *out, const struct record_item *item, bool minutes) {
  for (size_t i = 0; i < item->decision_count; i++) {
    const struct record_decision *d = &item->decision[i];
    if (strcmp(d->status, "earlier") == 0 || strcmp(d->object, "procedure") == 0)
      continue;
    buffer_printf(out, "decision %s %s %s", d->status, d->outcome, d->object);
    if (d->part)
      buffer_printf(out, " part %s", shown(d->n));
    if (!minutes)
      buffer_printf(out, " %s", shown(d->body));
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

static const char *read_paper(struct arena *arena, bool minutes, const char *paper) {
  struct source source = {.name = "paper.txt", .data = (const unsigned char *)paper, .size = strlen(paper)};
  struct passage passage;
  struct error error = {0};
  if (!pipeline_run(&knowledge, arena, &source, NULL, &passage, NULL, &error))
    return arena_strdup(arena, error.message);
  assert_true(record_check(passage.record, &error));
  struct buffer out = buffer_in(arena);
  for (size_t i = 0; i < passage.record->item_count; i++)
    show_item(&out, &passage.record->item[i], minutes);
  return buffer_string(&out);
}

static void say_what_they_say(const char *path, bool minutes) {
  struct arena *cases = arena_new();
  size_t wrong = 0, count = 0;
  for (char *at = strstr(read_cases(cases, path), "\n=== ") + 1, *next; at != NULL; at = next) {
    char *text = strchr(at, '\n') + 1, *expected = strstr(text, "\n---\n");
    assert_non_null(expected);
    next = strstr(expected, "\n=== ");
    next = next == NULL ? NULL : next + 1;
    text[-1] = '\0';
    expected[1] = '\0'; /* the text keeps its last line break */
    expected += 5;
    const char *wanted = next == NULL ? expected : arena_strndup(cases, expected, (size_t)(next - expected));
    struct arena *arena = arena_new();
    const char *found = read_paper(arena, minutes, paper_of(arena, minutes, at + 4, text));
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

static void minutes_say_what_they_say(void **state) {
  (void)state;
  say_what_they_say("tests/unit/minutes.txt", true);
}

static void reports_say_what_they_say(void **state) {
  (void)state;
  say_what_they_say("tests/unit/decisions.txt", false);
}

/* A finding can begin before its sentence, where lines are in disorder: what stands between the two is nothing, not the
 * rest of the memory, in which names would be looked for without end. */
static void ranges_the_wrong_way_round_hold_no_names(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct document document = {.text = "Siv Berg (S)", .length = 12};
  struct context c = {.arena = arena, .document = &document, .gazetteer = knowledge.gazetteer};
  struct named who[4];
  assert_true(range_empty(trimmed(&c, (struct range){9, 4})));
  assert_int_equal(people_in(&c, trimmed(&c, (struct range){9, 4}), who, 4), 0);
  assert_int_equal(people_in(&c, (struct range){0, 12}, who, 4), 1);
  assert_int_equal(people_in(&c, (struct range){0, 13}, who, 4), 1); /* the zero byte behind the text ends it */
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(minutes_say_what_they_say),
                                     cmocka_unit_test(reports_say_what_they_say),
                                     cmocka_unit_test(ranges_the_wrong_way_round_hold_no_names)};
  return cmocka_run_group_tests(tests, load, unload);
}
