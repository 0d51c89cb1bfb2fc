/* command_matters.c - `standpunkt matters [WORDS|ID]`: the matters, or one with its way and why its papers belong
 * together. */
#include "compare_print.h"

#include <string.h>

static const struct option_spec options[] = {
    {.name = "limit", .letter = 'n', .argument = "N", .meaning = "at most N matters (50)"},
    {.name = "why", .meaning = "of one matter: why its papers belong together"},
    {.name = NULL},
};

/* ---- the list ---- */

enum { ID, KIND, TITLE, MUNICIPALITY, MOTION, CASES, MOVERS, FIRST, LAST, OUTCOME, DOCUMENTS, WORKS, COLUMNS };

static const struct column columns[COLUMNS] = {
    [ID] = {.key = "matter", .title = "MATTER"},
    [KIND] = {.key = "kind"},
    [TITLE] = {.key = "title", .title = "TITLE"},
    [MUNICIPALITY] = {.key = "municipality"},
    [MOTION] = {.key = "motion"},
    [CASES] = {.key = "cases"},
    [MOVERS] = {.key = "movers"},
    [FIRST] = {.key = "first"},
    [LAST] = {.key = "last", .title = "LAST"},
    [OUTCOME] = {.key = "outcome", .title = "OUTCOME"},
    [DOCUMENTS] = {.key = "documents", .title = "PAPERS", .number = true},
    [WORKS] = {.key = "works", .number = true},
};

static const char *counted(struct arena *arena, size_t number) { return arena_printf(arena, "%zu", number); }

static void print_list(const struct invocation *invocation, const struct matter_row *rows, size_t count) {
  enum { WIDE = 44 }; /* bytes of a title in the table */
  struct arena *arena = invocation->arena;
  struct list *list = list_begin(stdout, list_format_of(invocation), columns, COLUMNS);
  bool table = !invocation->json && !invocation->csv;
  for (size_t i = 0; i < count; i++) {
    const struct matter_row *row = &rows[i];
    const char *title = row->title;
    size_t length = title == NULL ? 0 : strlen(title);
    if (table && length > WIDE) {
      for (length = WIDE; ((unsigned char)title[length] & 0xC0) == 0x80; length--)
        ;
      title = arena_printf(arena, "%.*s\xE2\x80\xA6", (int)length, title);
    }
    const char *values[COLUMNS] = {
        [ID] = row->id,
        [KIND] = row->kind,
        [TITLE] = title,
        [MUNICIPALITY] = row->municipality,
        [MOTION] = row->motion,
        [CASES] = row->cases,
        [MOVERS] = row->movers,
        [FIRST] = row->first,
        [LAST] = row->last,
        [OUTCOME] = row->outcome,
        [DOCUMENTS] = counted(arena, row->documents),
        [WORKS] = counted(arena, row->works),
    };
    list_row(list, values);
  }
  list_end(list);
}

static enum exit_status list_matters(const struct invocation *invocation, struct index *index, const char *words,
                                     struct error *error) {
  unsigned long limit;
  struct matter_row *rows;
  uint64_t total = 0;
  if (!option_number(invocation, "limit", 1, 1000000, 50, &limit, error))
    return complain(NULL, error);
  size_t count = matters_list(index, words, limit, invocation->arena, &rows, &total, error);
  if (error->kind != ERROR_NONE)
    return complain(NULL, error);
  print_list(invocation, rows, count);
  if (!invocation->json && !invocation->csv && !invocation->quiet)
    printf("%s matter%s%s\n", grouped(invocation->arena, total), total == 1 ? "" : "s",
           total > count ? "; --limit shows more" : "");
  return EXIT_WELL;
}

/* ---- why ---- */

enum { W_ONE, W_ONE_ITEM, W_OTHER, W_OTHER_ITEM, W_SCORE, W_KIND, W_TEXT, W_WEIGHT, W_COLUMNS };

static const struct column why_columns[W_COLUMNS] = {
    [W_ONE] = {.key = "document", .title = "PAPER"}, [W_ONE_ITEM] = {.key = "item", .title = "\xC2\xA7"},
    [W_OTHER] = {.key = "with", .title = "WITH"},    [W_OTHER_ITEM] = {.key = "with_item", .title = "\xC2\xA7"},
    [W_SCORE] = {.key = "score", .number = true},    [W_KIND] = {.key = "reason", .title = "REASON"},
    [W_TEXT] = {.key = "text", .title = "SIGN"},     [W_WEIGHT] = {.key = "weight", .title = "WEIGHT", .number = true},
};

static const char *paper(const struct invocation *invocation, const struct matter_member *member) {
  bool table = !invocation->json && !invocation->csv;
  return table ? arena_printf(invocation->arena, "%.8s %s", member->document, member->file) : member->document;
}

static void print_why(const struct invocation *invocation, const struct matter *matter) {
  struct list *list = list_begin(stdout, list_format_of(invocation), why_columns, W_COLUMNS);
  for (size_t i = 0; i < matter->link_count; i++) {
    const struct matter_link *link = &matter->link[i];
    for (size_t j = 0; j < link->reason_count; j++) {
      const char *values[W_COLUMNS] = {
          [W_ONE] = paper(invocation, &matter->member[link->other]),
          [W_ONE_ITEM] = matter->member[link->other].n,
          [W_OTHER] = paper(invocation, &matter->member[link->one]),
          [W_OTHER_ITEM] = matter->member[link->one].n,
          [W_SCORE] = arena_printf(invocation->arena, "%.2f", link->score),
          [W_KIND] = link->reason[j].kind,
          [W_TEXT] = link->reason[j].text,
          [W_WEIGHT] = arena_printf(invocation->arena, "%.2f", link->reason[j].weight),
      };
      list_row(list, values);
    }
  }
  list_end(list);
}

/* ---- one matter ---- */

static void fact(const char *name, const char *value, struct arena *arena) {
  if (value != NULL && *value != '\0')
    printf("%-14s%s\n", name, visible(arena, value));
}

static void print_event(const struct matter_event *event, const struct matter *matter, struct arena *arena) {
  printf("  %-11s %-10s %s%s%s%s%s%s\n", event->date != NULL ? event->date : "", event->stage,
         visible(arena, event->body != NULL ? event->body : ""), event->n != NULL ? " \xC2\xA7 " : "",
         event->n != NULL ? event->n : "", event->outcome != NULL ? " \xC2\xB7 " : "",
         event->outcome != NULL ? event->outcome : "",
         event->status != NULL && strcmp(event->status, "adopted") != 0 ? arena_printf(arena, " (%s)", event->status)
                                                                        : "");
  if (event->member != SIZE_MAX)
    printf("%*s%.8s %s\n", 25, "", event->document, visible(arena, matter->member[event->member].file));
  else if (event->quote != NULL)
    printf("%*stold of: %s\n", 25, "", visible(arena, event->quote));
}

static void print_relatives(const struct matter_relative *relatives, size_t count, struct arena *arena) {
  for (size_t i = 0; i < count; i++) {
    const struct matter_relative *relative = &relatives[i];
    printf("%s  %s  %s\n", i == 0 ? "\nLike proposals in other matters\n" : "", relative->id,
           visible(arena, relative->title != NULL ? relative->title : ""));
    const char *text = arena_printf(arena, "%u ~ %s", relative->n, relative->proposal);
    print_wrapped(stdout, text, strlen(text), 6);
  }
}

static void print_matter(const struct matter *matter, const struct matter_relative *relatives, size_t relative_count,
                         struct arena *arena) {
  const struct matter_row *row = &matter->row;
  printf("%s%s%s\n", paint(stdout, PAINT_BOLD), visible(arena, row->title != NULL ? row->title : row->id),
         paint(stdout, PAINT_NONE));
  fact("matter", row->id, arena);
  fact("kind", row->kind, arena);
  fact("municipality", row->municipality, arena);
  fact("motion", row->motion, arena);
  fact("cases", row->cases, arena);
  fact("movers", row->movers, arena);
  fact("reply by", matter->reply_by, arena);
  fact("outcome", row->outcome, arena);
  printf("\n");
  for (size_t i = 0; i < matter->proposal_count; i++) {
    const char *text = arena_printf(arena, "%u  %s", matter->proposal[i].n, matter->proposal[i].text);
    print_wrapped(stdout, text, strlen(text), 2);
  }
  printf(matter->proposal_count > 0 ? "\n" : "");
  for (size_t i = 0; i < matter->event_count; i++)
    print_event(&matter->event[i], matter, arena);
  print_relatives(relatives, relative_count, arena);
  printf("\n'standpunkt compare %s' compares; 'standpunkt matters %s --why' tells why these papers belong together\n",
         row->id, row->id);
}

static void event_json(struct json *json, const struct matter_event *event) {
  json_object(json, NULL);
  json_text(json, "date", event->date);
  json_text(json, "stage", event->stage);
  json_text(json, "body", event->body);
  json_text(json, "outcome", event->outcome);
  json_text(json, "status", event->status);
  json_text(json, "document", event->document);
  json_text(json, "item", event->n);
  json_text(json, "quote", event->quote);
  json_end(json, '}');
}

static void proposals_json(struct json *json, const struct matter *matter) {
  json_array(json, "proposals");
  for (size_t i = 0; i < matter->proposal_count; i++) {
    json_object(json, NULL);
    json_number(json, "n", matter->proposal[i].n);
    json_text(json, "text", matter->proposal[i].text);
    json_bool(json, "own", matter->proposal[i].own);
    json_number(json, "findings", (double)matter->proposal[i].finding_count);
    json_end(json, '}');
  }
  json_end(json, ']');
}

static void papers_json(struct json *json, const struct matter *matter) {
  json_array(json, "papers");
  for (size_t i = 0; i < matter->member_count; i++) {
    const struct matter_member *member = &matter->member[i];
    json_object(json, NULL);
    json_text(json, "document", member->document);
    json_text(json, "item", member->n);
    json_text(json, "type", member->type);
    json_text(json, "role", member->role);
    json_text(json, "body", member->issuer);
    json_text(json, "date", member->date);
    json_text(json, "file", member->file);
    json_bool(json, "rendering", member->rendering != i);
    json_end(json, '}');
  }
  json_end(json, ']');
}

static void print_matter_json(const struct matter *matter, const struct matter_relative *relatives,
                              size_t relative_count) {
  struct json json = {.out = stdout};
  json_object(&json, NULL);
  json_text(&json, "matter", matter->row.id);
  json_text(&json, "kind", matter->row.kind);
  json_text(&json, "title", matter->row.title);
  json_text(&json, "municipality", matter->row.municipality);
  json_text(&json, "motion", matter->row.motion);
  json_text(&json, "cases", matter->row.cases);
  json_text(&json, "movers", matter->row.movers);
  json_text(&json, "replyBy", matter->reply_by);
  json_text(&json, "outcome", matter->row.outcome);
  proposals_json(&json, matter);
  papers_json(&json, matter);
  json_array(&json, "events");
  for (size_t i = 0; i < matter->event_count; i++)
    event_json(&json, &matter->event[i]);
  json_end(&json, ']');
  json_array(&json, "related");
  for (size_t i = 0; i < relative_count; i++) {
    json_object(&json, NULL);
    json_text(&json, "matter", relatives[i].id);
    json_text(&json, "title", relatives[i].title);
    json_number(&json, "n", relatives[i].n);
    json_text(&json, "proposal", relatives[i].proposal);
    json_number(&json, "alike", relatives[i].alike);
    json_end(&json, '}');
  }
  json_end(&json, ']');
  json_end(&json, '}');
  putchar('\n');
}

static enum exit_status show_matter(const struct invocation *invocation, struct index *index, const char *id,
                                    struct error *error) {
  struct gazetteer *gazetteer = gazetteer_for_reading(invocation->arena);
  enum { RELATIVES = 5 };
  struct matter_relative *relatives = NULL;
  const struct matter *matter = matter_load(index, gazetteer, id, invocation->arena, error);
  size_t relative_count =
      matter == NULL ? 0 : matter_relatives(index, gazetteer, matter, RELATIVES, invocation->arena, &relatives, error);
  gazetteer_free(gazetteer);
  if (matter == NULL)
    return complain(id, error);
  if (option_value(invocation, "why"))
    print_why(invocation, matter);
  else if (invocation->json)
    print_matter_json(matter, relatives, relative_count);
  else if (invocation->csv)
    print_list(invocation, &matter->row, 1);
  else
    print_matter(matter, relatives, relative_count, invocation->arena);
  return EXIT_WELL;
}

static enum exit_status run(const struct invocation *invocation) {
  struct error error = {0}, absent = {0};
  struct opened data;
  if (!open_data(invocation, false, &data, &error))
    return complain(NULL, &error);
  const char *words = words_joined(invocation->words, invocation->word_count, invocation->arena);
  const char *id = *words == '\0' ? NULL : matter_find(data.index, words, invocation->arena, &absent);
  enum exit_status status;
  if (id != NULL)
    status = show_matter(invocation, data.index, id, &error);
  else if (option_value(invocation, "why")) {
    error_set(&error, ERROR_NOT_FOUND, "%s", *words == '\0' ? "say which matter" : absent.message);
    status = complain(*words == '\0' ? NULL : words, &error);
  } else
    status = list_matters(invocation, data.index, words, &error);
  close_data(&data);
  return status;
}

const struct command command_matters = {
    .name = "matters",
    .arguments = "[ID|WORDS...]",
    .summary = "list the matters that papers belong to, or show one",
    .help =
        "A matter is a motion (or another case) with everything that is said of it: referral, statements, decisions.\n"
        "Without words all are listed, the newest first; with WORDS those in whose papers they occur. With an ID, a\n"
        "motion number, a case number or a document that one matter is shown: its proposals and its way from the\n"
        "motion to the council's decision; --why lists the signs that link its papers, and what each weighs.",
    .examples = "standpunkt matters\n"
                "standpunkt matters skolsociala team\n"
                "standpunkt matters 2025:17\n"
                "standpunkt matters storasa-motion-2025-17 --why",
    .formats = FORMAT_JSON | FORMAT_CSV,
    .least = 0,
    .most = -1,
    .options = options,
    .run = run,
};
