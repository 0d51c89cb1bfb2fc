/* command_search.c - `standpunkt search WORDS...`: passages with quote and page. */
#include "buffer.h"
#include "commands.h"

#include <string.h>

#define MARK_BEGIN '\002'
#define MARK_END '\003'

static const struct option_spec options[] = {
    {.name = "limit", .letter = 'n', .argument = "N", .meaning = "at most N passages (20)"},
    {.name = NULL},
};

enum {
  DOCUMENT,
  FILE_NAME,
  TITLE,
  MUNICIPALITY,
  ISSUER,
  DATE,
  KIND,
  ID,
  ITEM,
  STANCE,
  OUTCOME,
  HOLDER,
  PROPOSAL,
  PAGE,
  QUOTE,
  SCORE,
  COLUMNS
};

static const struct column columns[COLUMNS] = {
    [DOCUMENT] = {.key = "document"}, [FILE_NAME] = {.key = "file"},
    [TITLE] = {.key = "title"},       [MUNICIPALITY] = {.key = "municipality"},
    [ISSUER] = {.key = "issuer"},     [DATE] = {.key = "date"},
    [KIND] = {.key = "kind"},         [ID] = {.key = "id"},
    [ITEM] = {.key = "item"},         [STANCE] = {.key = "stance"},
    [OUTCOME] = {.key = "outcome"},   [HOLDER] = {.key = "holder"},
    [PROPOSAL] = {.key = "proposal"}, [PAGE] = {.key = "page", .number = true},
    [QUOTE] = {.key = "quote"},       [SCORE] = {.key = "score", .number = true},
};

static void list_hits(const struct invocation *invocation, const struct hit *hits, size_t count) {
  struct list *list = list_begin(stdout, list_format_of(invocation), columns, COLUMNS);
  for (size_t i = 0; i < count; i++) {
    const struct hit *hit = &hits[i];
    const char *values[COLUMNS] = {
        [DOCUMENT] = hit->document, [FILE_NAME] = hit->file,
        [TITLE] = hit->title,       [MUNICIPALITY] = hit->municipality,
        [ISSUER] = hit->issuer,     [DATE] = hit->date,
        [KIND] = hit->kind,         [ID] = hit->id,
        [ITEM] = hit->item,         [STANCE] = hit->stance,
        [OUTCOME] = hit->outcome,   [HOLDER] = hit->holder,
        [PROPOSAL] = hit->proposal, [PAGE] = hit->page ? arena_printf(invocation->arena, "%u", hit->page) : NULL,
        [QUOTE] = hit->quote,       [SCORE] = arena_printf(invocation->arena, "%.6g", hit->score),
    };
    list_row(list, values);
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

static void print_hit(struct arena *arena, const struct hit *hit, size_t number) {
  printf("%s%2zu  %s%s\n", paint(stdout, PAINT_BOLD), number, visible(arena, hit->title ? hit->title : hit->file),
         paint(stdout, PAINT_NONE));
  printf("    %s", hit->kind);
  print_part(" ", hit->stance);
  print_part(" ", hit->outcome);
  print_part(" \xC2\xB7 ", hit->holder);
  if (hit->issuer && (!hit->holder || strcmp(hit->issuer, hit->holder) != 0))
    print_part(" \xC2\xB7 ", hit->issuer);
  print_part(" \xC2\xB7 ", hit->date);
  print_part(" \xC2\xB7 \xC2\xA7 ", hit->item);
  if (hit->page)
    printf(" \xC2\xB7 p. %u", hit->page);
  printf(" \xC2\xB7 %s \xC2\xB7 %.8s\n", visible(arena, hit->file ? hit->file : ""), hit->document);
  if (hit->proposal && *hit->proposal) {
    const char *on = arena_printf(arena, "on: %s", hit->proposal);
    print_wrapped(stdout, on, strlen(on), 4);
  }
  const char *quote = with_marks(arena, hit->marked ? hit->marked : hit->quote);
  print_wrapped(stdout, quote, strlen(quote), 6);
  putchar('\n');
}

static enum exit_status run(const struct invocation *invocation) {
  struct error error = {0};
  unsigned long limit;
  if (!option_number(invocation, "limit", 1, 100000, 20, &limit, &error))
    return complain(NULL, &error);
  struct buffer query = buffer_in(invocation->arena);
  for (int i = 0; i < invocation->word_count; i++) {
    buffer_text(&query, i ? " " : "");
    buffer_text(&query, invocation->words[i]);
  }
  struct opened data;
  if (!open_data(invocation, false, &data, &error))
    return complain(NULL, &error);
  struct hit *hits = NULL;
  uint64_t total = 0;
  size_t count = index_search(data.index, buffer_string(&query), limit, invocation->arena, &hits, &total, &error);
  enum exit_status status = error.kind ? complain(NULL, &error) : EXIT_WELL;
  if (!error.kind && (invocation->json || invocation->csv)) {
    list_hits(invocation, hits, count);
  } else if (!error.kind) {
    for (size_t i = 0; i < count; i++)
      print_hit(invocation->arena, &hits[i], i + 1);
    if (!invocation->quiet)
      printf("%s passage%s%s\n", grouped(invocation->arena, total), total == 1 ? "" : "s",
             total > count ? arena_printf(invocation->arena, ", the best %zu shown; --limit shows more", count) : "");
  }
  close_data(&data);
  return status;
}

const struct command command_search = {
    .name = "search",
    .arguments = "WORDS...",
    .summary = "find passages, each with its quote and page",
    .help = "Finds passages - titles, proposals, positions, decisions, paragraphs - in which all WORDS occur, in any\n"
            "inflection, best first. \"Words in quotes\" stand together, a word* is a beginning, OR means either, and\n"
            "-word leaves passages out (write it after --, or it looks like an option).",
    .examples = "standpunkt search skolfr\xC3\xA5nvaro\n"
                "standpunkt search '\"avsl\xC3\xA5 motionen\"' --limit 5\n"
                "standpunkt search --csv bygglov OR detaljplan >hits.csv\n"
                "standpunkt search -- f\xC3\xB6rskola -avgift",
    .formats = FORMAT_JSON | FORMAT_CSV,
    .least = 1,
    .most = -1,
    .options = options,
    .run = run,
};
