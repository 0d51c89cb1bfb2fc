/* command_search.c - `standpunkt search WORDS...`: passages with quote and page. */
#include "buffer.h"
#include "commands.h"
#include "search.h"

#include <string.h>

#define MARK_BEGIN '\002'
#define MARK_END '\003'

static const struct option_spec options[] = {
    {.name = "limit", .letter = 'n', .argument = "N", .meaning = "at most N passages (20)"},
    {.name = "each", .argument = "N", .meaning = "at most N passages of a document (3; all in lists)"},
    {.name = "facets",
     .meaning = "instead of passages: how many by municipality, body, party, stance, outcome, year, type"},
    {.name = "verbatim", .meaning = "the words as given, no synonyms"},
    {.name = "xml", .meaning = "everything as XML (schemas/result.md)"},
    {.name = NULL},
};

enum {
  DOCUMENT,
  FILE_NAME,
  TITLE,
  MUNICIPALITY,
  ISSUER,
  DATE,
  TYPE,
  KIND,
  ID,
  BLOCK,
  ITEM,
  STANCE,
  OUTCOME,
  HOLDER,
  PARTY,
  PROPOSAL,
  PAGE,
  QUOTE,
  SCORE,
  COLUMNS
};

static const struct column columns[COLUMNS] = {
    [DOCUMENT] = {.key = "document"},
    [FILE_NAME] = {.key = "file"},
    [TITLE] = {.key = "title"},
    [MUNICIPALITY] = {.key = "municipality"},
    [ISSUER] = {.key = "issuer"},
    [DATE] = {.key = "date"},
    [TYPE] = {.key = "type"},
    [KIND] = {.key = "kind"},
    [ID] = {.key = "id"},
    [BLOCK] = {.key = "block"},
    [ITEM] = {.key = "item"},
    [STANCE] = {.key = "stance"},
    [OUTCOME] = {.key = "outcome"},
    [HOLDER] = {.key = "holder"},
    [PARTY] = {.key = "party"},
    [PROPOSAL] = {.key = "proposal"},
    [PAGE] = {.key = "page", .number = true},
    [QUOTE] = {.key = "quote"},
    [SCORE] = {.key = "score", .number = true},
};

static void list_hit(struct list *list, const struct search_document *document, const struct search_hit *hit,
                     struct arena *arena) {
  const char *values[COLUMNS] = {
      [DOCUMENT] = document->id,
      [FILE_NAME] = document->file,
      [TITLE] = document->title,
      [MUNICIPALITY] = document->municipality,
      [ISSUER] = document->issuer,
      [DATE] = document->date,
      [TYPE] = document->type,
      [KIND] = hit->kind,
      [ID] = hit->id,
      [BLOCK] = hit->block,
      [ITEM] = hit->item,
      [STANCE] = hit->stance,
      [OUTCOME] = hit->outcome,
      [HOLDER] = hit->holder,
      [PARTY] = hit->party,
      [PROPOSAL] = hit->proposal,
      [PAGE] = hit->page ? arena_printf(arena, "%u", hit->page) : NULL,
      [QUOTE] = hit->quote,
      [SCORE] = arena_printf(arena, "%.6g", hit->score),
  };
  list_row(list, values);
}

static void list_hits(const struct invocation *invocation, const struct search_answer *answer, size_t most) {
  struct list *list = list_begin(stdout, list_format_of(invocation), columns, COLUMNS);
  for (size_t i = 0; i < answer->count; i++)
    for (size_t j = 0; j < answer->document[i].hit_count && most > 0; j++, most--)
      list_hit(list, &answer->document[i], &answer->document[i].hit[j], invocation->arena);
  list_end(list);
}

static void list_facets(const struct invocation *invocation, const struct search_answer *answer) {
  static const struct column facet_columns[] = {{.key = "field", .title = "field"},
                                                {.key = "value", .title = "value"},
                                                {.key = "count", .title = "passages", .number = true}};
  struct list *list = list_begin(stdout, list_format_of(invocation), facet_columns, 3);
  for (size_t i = 0; i < answer->facet_count; i++)
    for (size_t j = 0; j < answer->facet[i].count; j++) {
      const struct search_value *value = &answer->facet[i].value[j];
      list_row(list, (const char *const[]){search_field_name(answer->facet[i].field, false), value->value,
                                           arena_printf(invocation->arena, "%llu", (unsigned long long)value->count)});
    }
  list_end(list);
}

/* TEXT with its marks as the terminal shows them, on one line. */
static const char *with_marks(struct arena *arena, const char *text) {
  struct buffer out = buffer_in(arena);
  for (; *text; text++) {
    if (*text == MARK_BEGIN)
      buffer_text(&out, paint(stdout, PAINT_BOLD));
    else if (*text == MARK_END)
      buffer_text(&out, paint(stdout, PAINT_NONE));
    else
      buffer_byte(&out, *text == '\n' || *text == '\t' ? ' ' : *text);
  }
  return buffer_string(&out);
}

static void print_part(const char *separator, const char *text) {
  if (text && *text)
    printf("%s%s", separator, text);
}

static void print_document(struct arena *arena, const struct search_document *document, size_t number) {
  printf("%s%2zu  %s%s\n    ", paint(stdout, PAINT_BOLD), number, visible(arena, document->title),
         paint(stdout, PAINT_NONE));
  print_part("", document->issuer);
  print_part(document->issuer ? " \xC2\xB7 " : "", document->date);
  printf("%s%s \xC2\xB7 %.8s\n", document->issuer || document->date ? " \xC2\xB7 " : "",
         visible(arena, document->file ? document->file : ""), document->id);
  for (size_t i = 0; i < document->rendering_count; i++)
    printf("    also as %s \xC2\xB7 %.8s\n", visible(arena, document->rendering[i].file), document->rendering[i].id);
}

static void print_hit(struct arena *arena, const struct search_hit *hit) {
  printf("    %s", hit->kind);
  print_part(" ", hit->stance);
  print_part(" ", hit->outcome);
  print_part(" \xC2\xB7 ", hit->holder);
  print_part(" \xC2\xB7 \xC2\xA7 ", hit->item);
  if (hit->page)
    printf(" \xC2\xB7 p. %u", hit->page);
  putchar('\n');
  if (hit->proposal && *hit->proposal) {
    const char *on = arena_printf(arena, "on: %s", hit->proposal);
    print_wrapped(stdout, on, strlen(on), 6);
  }
  const char *quote = with_marks(arena, hit->marked ? hit->marked : hit->quote);
  print_wrapped(stdout, quote, strlen(quote), 6);
}

static void print_answer(const struct invocation *invocation, const struct search_answer *answer, size_t most) {
  struct arena *arena = invocation->arena;
  size_t shown = 0;
  for (size_t i = 0; i < answer->count && shown < most; i++) {
    const struct search_document *document = &answer->document[i];
    size_t before = shown;
    print_document(arena, document, i + 1);
    for (size_t j = 0; j < document->hit_count && shown < most; j++, shown++)
      print_hit(arena, &document->hit[j]);
    if (document->hit_total > shown - before)
      printf("    and %s more\n", grouped(arena, document->hit_total - (shown - before)));
    putchar('\n');
  }
  if (invocation->quiet)
    return;
  printf("%s passage%s in %s document%s%s\n", grouped(arena, answer->total), answer->total == 1 ? "" : "s",
         grouped(arena, answer->documents), answer->documents == 1 ? "" : "s",
         answer->total > shown ? arena_printf(arena, ", the best %zu shown; --limit shows more", shown) : "");
  if (answer->instead)
    printf("did you mean: %s (%s)\n", answer->instead, grouped(arena, answer->instead_total));
}

static enum exit_status print(const struct invocation *invocation, const struct search_request *request,
                              const struct search_answer *answer) {
  struct error error = {0};
  if (option_value(invocation, "xml")) {
    fputs(search_result(answer, request, invocation->arena, NULL), stdout);
  } else if (answer->fault) {
    error_set(&error, ERROR_USAGE, "%s", search_fault_text(answer, false, invocation->arena));
    return complain(NULL, &error);
  } else if (option_value(invocation, "facets")) {
    list_facets(invocation, answer);
  } else if (invocation->json || invocation->csv) {
    list_hits(invocation, answer, request->limit);
  } else {
    print_answer(invocation, answer, request->limit);
  }
  return EXIT_WELL;
}

/* What the options and words ask for. */
static bool read_request(const struct invocation *invocation, struct search_request *request, struct error *error) {
  unsigned long limit, each;
  bool listed = invocation->json || invocation->csv;
  if (!option_number(invocation, "limit", 1, 100000, 20, &limit, error) ||
      !option_number(invocation, "each", 1, 100000, listed ? 100000 : 3, &each, error))
    return false;
  struct buffer query = buffer_in(invocation->arena);
  for (int i = 0; i < invocation->word_count; i++) {
    buffer_text(&query, i ? " " : "");
    buffer_text(&query, invocation->words[i]);
  }
  bool facets = option_value(invocation, "facets") || option_value(invocation, "xml");
  *request = (struct search_request){.query = buffer_string(&query),
                                     .limit = limit,
                                     .each = each < limit ? each : limit,
                                     .facets = facets ? (1u << SEARCH_FACETS) - 1 : 0,
                                     .verbatim = option_value(invocation, "verbatim") != NULL};
  return true;
}

static enum exit_status run(const struct invocation *invocation) {
  struct error error = {0};
  struct search_request request;
  struct opened data;
  if (!read_request(invocation, &request, &error) || !open_data(invocation, false, &data, &error))
    return complain(NULL, &error);
  struct gazetteer *gazetteer = knowledge_gazetteer(&error);
  request.gazetteer = gazetteer;
  const struct search_answer *answer = error.kind ? NULL : search(data.index, &request, invocation->arena, &error);
  enum exit_status status = answer ? print(invocation, &request, answer) : complain(NULL, &error);
  gazetteer_free(gazetteer);
  close_data(&data);
  return status;
}

const struct command command_search = {
    .name = "search",
    .arguments = "WORDS...",
    .summary = "find passages, each with its quote and page",
    .help =
        "Finds passages - titles, proposals, positions, decisions, paragraphs - in which all WORDS occur, in any\n"
        "inflection, as parts of compounds, or by a synonym, best first. \"Words in quotes\" stand together and as\n"
        "written, a word* is a beginning, OR means either, -word leaves passages out (write it after --, or it\n"
        "looks like an option). Fields narrow: organ: kommun: parti: h\xC3\xA5llning: beslut: \xC3\xA5r: typ: slag:\n"
        "motion: dnr:, or in English body: municipality: party: stance: outcome: year: type: kind: motion: case:.",
    .examples = "standpunkt search skolfr\xC3\xA5nvaro\n"
                "standpunkt search '\"avsl\xC3\xA5 motionen\"' --limit 5\n"
                "standpunkt search 'skolsociala team organ:\"\xC3\x84lvsj\xC3\xB6 stadsdelsn\xC3\xA4mnd\" "
                "\xC3\xA5r:2016..2024'\n"
                "standpunkt search --facets h\xC3\xA5llning:avstyrker,delvis\n"
                "standpunkt search --csv bygglov OR detaljplan >hits.csv\n"
                "standpunkt search -- f\xC3\xB6rskola -avgift",
    .formats = FORMAT_JSON | FORMAT_CSV,
    .least = 1,
    .most = -1,
    .options = options,
    .run = run,
};
