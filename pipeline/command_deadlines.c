/* command_deadlines.c - `standpunkt deadlines`: referrals that wait for an answer, by date. */
#include "commands.h"
#include "deadlines.h"

static const struct option_spec options[] = {
    {.name = "for", .argument = "BODY", .meaning = "only those that this body has not answered"},
    {.name = "all", .letter = 'a', .meaning = "those that are past or answered, too"},
    {.name = "date", .argument = "DATE", .meaning = "the day to count from (today)"},
    {.name = "ical", .meaning = "as iCalendar, for calendars"},
    {.name = NULL},
};

static const struct column columns[] = {
    {.key = "reply_by", .title = "REPLY BY"},
    {.key = "days", .title = "DAYS", .number = true},
    {.key = "title", .title = "TITLE"},
    {.key = "municipality", .title = "MUNICIPALITY"},
    {.key = "from", .title = "FROM"},
    {.key = "to"},
    {.key = "cases", .title = "CASE"},
    {.key = "answers", .title = "ANSWERS", .number = true},
    {.key = "matter"},
    {.key = "document"},
    {.key = "file"},
};

static void print_list(const struct invocation *invocation, const struct deadline *deadlines, size_t count) {
  struct list *list = list_begin(stdout, list_format_of(invocation), columns, sizeof columns / sizeof *columns);
  for (size_t i = 0; i < count; i++) {
    const struct deadline *one = &deadlines[i];
    const char *values[] = {one->date,   arena_printf(invocation->arena, "%ld", one->days),
                            one->title,  one->municipality,
                            one->from,   one->to,
                            one->cases,  arena_printf(invocation->arena, "%zu", one->answers),
                            one->matter, one->document,
                            one->file};
    list_row(list, values);
  }
  list_end(list);
  if (count == 0 && !invocation->json && !invocation->csv && !invocation->quiet)
    printf("no referral waits for an answer\n");
}

static enum exit_status run(const struct invocation *invocation) {
  struct error error = {0};
  struct opened data = {0};
  const char *date = option_value(invocation, "date");
  const struct deadline_choice choice = {.today = date != NULL ? date : today(invocation->arena),
                                         .body = option_value(invocation, "for"),
                                         .all = option_value(invocation, "all") != NULL};
  struct deadline *deadlines = NULL;
  size_t count = 0;
  struct gazetteer *names = knowledge_gazetteer(&error);
  if (names != NULL && open_data(invocation, false, &data, &error))
    count = deadlines_list(data.index, names, &choice, invocation->arena, &deadlines, &error);
  if (error.kind == ERROR_NONE && option_value(invocation, "ical") != NULL)
    fputs(deadlines_calendar(deadlines, count, choice.today, invocation->arena), stdout);
  else if (error.kind == ERROR_NONE)
    print_list(invocation, deadlines, count);
  close_data(&data);
  gazetteer_free(names);
  return error.kind == ERROR_NONE ? EXIT_WELL : complain(NULL, &error);
}

const struct command command_deadlines = {
    .name = "deadlines",
    .arguments = "",
    .summary = "list referrals that wait for an answer, by date",
    .help = "Lists the referrals and motions of the store that want an answer from today on, the nearest first, with\n"
            "the number of bodies whose answers the store has. --for BODY leaves out what that body has answered.\n"
            "--ical gives a calendar that calendar programs can import.",
    .examples = "standpunkt deadlines\n"
                "standpunkt deadlines --for \"\xC3\x84lvsj\xC3\xB6 stadsdelsn\xC3\xA4mnd\"\n"
                "standpunkt deadlines --all --csv >remisser.csv\n"
                "standpunkt deadlines --ical >remisser.ics",
    .formats = FORMAT_JSON | FORMAT_CSV,
    .least = 0,
    .most = 0,
    .options = options,
    .run = run,
};
