/* command_draft.c - `standpunkt draft FILE --for BODY`: the first version of an answer to a referral; and --verify. */
#include "commands.h"
#include "draft.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct option_spec options[] = {
    {.name = "for", .argument = "BODY", .meaning = "who answers: \"\xC3\x84lvsj\xC3\xB6 stadsdelsn\xC3\xA4mnd\""},
    {.name = "municipality", .argument = "NAME", .meaning = "of the body, where the paper does not tell it"},
    {.name = "template", .argument = "NAME", .meaning = "the form (by default the one that fits the body)"},
    {.name = "stance", .argument = "LIST", .meaning = "the answers to proposals: 1=support,3=oppose"},
    {.name = "output", .letter = 'o', .argument = "FILE", .meaning = "FILE.docx, .odt, .html, .md or .xml"},
    {.name = "matter", .argument = "ID", .meaning = "the motion of a matter in the store, instead of a file"},
    {.name = "date", .argument = "DATE", .meaning = "the date of the draft (today)"},
    {.name = "links", .argument = "URL", .meaning = "footnotes link to URL followed by the document's id"},
    {.name = "verify", .meaning = "compare the quotes of an edited draft with the store"},
    READING_OPTIONS,
    {.name = NULL},
};

/* ------------------------------------------------ making a draft ------------------------------------------------ */

/* The store, if there is one: a draft without it is a skeleton. */
static bool open_if_there(const struct invocation *invocation, struct opened *data, struct error *error) {
  struct stat status;
  const char *directory = data_directory(invocation, error);
  *data = (struct opened){0};
  if (directory == NULL)
    return false;
  if (stat(directory, &status) != 0 && errno == ENOENT) {
    if (!invocation->quiet)
      fprintf(stderr, "standpunkt: %s holds no documents yet, so nothing can be cited from it\n",
              visible(invocation->arena, directory));
    return true;
  }
  return open_data(invocation, false, data, error);
}

/* The incoming paper: read from a file by a worker and not trusted, or the record of the store. */
static struct record *read_incoming(const struct invocation *invocation, const struct opened *data,
                                    const struct knowledge *knowledge, struct error *error) {
  struct worker_limits limits;
  size_t length;
  if (option_value(invocation, "matter") != NULL) {
    const struct draft_sources sources = {data->store, data->index, knowledge->schema, knowledge->gazetteer, NULL};
    return draft_matter(&sources, option_value(invocation, "matter"), invocation->arena, error);
  }
  if (!reading_limits(invocation, &limits, error))
    return NULL;
  const char *xml =
      read_one(invocation->words[0], knowledge, &product_record, &limits, invocation->arena, &length, error);
  return xml == NULL ? NULL : record_read(xml, length, knowledge->schema, invocation->arena, error);
}

/* Writes BYTES beside FILE and renames: a draft is there whole or not at all. */
static bool write_file(const char *file, const char *bytes, size_t length, struct arena *arena, struct error *error) {
  const char *beside = arena_printf(arena, "%s.part-%ld", file, (long)getpid());
  FILE *stream = fopen(beside, "wb");
  if (stream == NULL)
    return error_errno(error, ERROR_IO, "cannot write");
  bool well = fwrite(bytes, 1, length, stream) == length;
  if (fclose(stream) == 0 && well && rename(beside, file) == 0)
    return true;
  error_errno(error, ERROR_IO, "cannot write");
  unlink(beside);
  return false;
}

static bool print_draft(const struct invocation *invocation, const char *bytes, size_t length, struct error *error) {
  const char *file = option_value(invocation, "output");
  if (file != NULL)
    return write_file(file, bytes, length, invocation->arena, error);
  return fwrite(bytes, 1, length, stdout) == length || error_errno(error, ERROR_IO, "cannot write the output");
}

/* What the command line asks for. */
static bool understand(const struct invocation *invocation, struct draft_request *request, enum draft_format *format,
                       struct error *error) {
  const char *stances = option_value(invocation, "stance"), *file = option_value(invocation, "output");
  struct draft_stance *chosen = NULL;
  request->body = option_value(invocation, "for");
  request->municipality = option_value(invocation, "municipality");
  request->template = option_value(invocation, "template");
  request->date = option_value(invocation, "date");
  request->links = option_value(invocation, "links");
  if (request->links == NULL)
    request->links = getenv("STANDPUNKT_LINKS");
  request->stance_count = stances == NULL ? 0 : draft_stances(stances, invocation->arena, &chosen, error);
  request->stance = chosen;
  if (request->date == NULL)
    request->date = today(invocation->arena);
  *format = DRAFT_MARKDOWN;
  if (error->kind == ERROR_NONE && request->body == NULL)
    error_set(error, ERROR_USAGE, "draft: --for BODY is missing: who answers?");
  if (error->kind == ERROR_NONE && file != NULL && !draft_format_of(file, format))
    error_set(error, ERROR_USAGE, "draft: %s: a draft is a .docx, .odt, .html, .md or .xml", file);
  return error->kind == ERROR_NONE;
}

static enum exit_status make(const struct invocation *invocation) {
  struct error error = {0};
  struct draft_request request = {0};
  struct opened data = {0};
  struct knowledge knowledge = {0};
  enum draft_format format;
  const char *what = invocation->word_count > 0 ? invocation->words[0] : option_value(invocation, "matter");
  if (!understand(invocation, &request, &format, &error) || !knowledge_load(&knowledge, &error))
    return complain(NULL, &error);
  if (open_if_there(invocation, &data, &error))
    request.incoming = read_incoming(invocation, &data, &knowledge, &error);
  if (request.incoming != NULL) {
    const struct draft_sources sources = {data.store, data.index, knowledge.schema, knowledge.gazetteer,
                                          knowledge_directory(invocation->arena)};
    size_t length = 0;
    const char *bytes = draft_make(&sources, &request, format, invocation->arena, &length, &error);
    if (bytes != NULL)
      print_draft(invocation, bytes, length, &error);
  }
  close_data(&data);
  knowledge_free(&knowledge);
  return error.kind == ERROR_NONE ? EXIT_WELL : complain(what, &error);
}

/* ---------------------------------------------- an edited draft ---------------------------------------------- */

static const struct column columns[] = {
    {.key = "footnote", .title = "NOTE", .number = true},
    {.key = "state", .title = "STATE"},
    {.key = "document", .title = NULL},
    {.key = "title", .title = "SOURCE"},
    {.key = "found", .title = NULL},
    {.key = "said", .title = NULL},
    {.key = "mark", .title = NULL},
};

static void list_quotes(const struct invocation *invocation, const struct draft_checked *quotes, size_t count) {
  struct list *list = list_begin(stdout, list_format_of(invocation), columns, sizeof columns / sizeof *columns);
  for (size_t i = 0; i < count; i++) {
    const struct draft_checked *quote = &quotes[i];
    const char *values[] = {arena_printf(invocation->arena, "%u", quote->n),
                            draft_state_name(quote->state),
                            quote->document,
                            quote->title,
                            quote->found,
                            quote->said,
                            quote->mark};
    list_row(list, values);
  }
  list_end(list);
}

/* What was changed, side by side with its source. */
static void tell_changes(const struct invocation *invocation, const struct draft_checked *quotes, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (quotes[i].state != DRAFT_CHANGED && quotes[i].state != DRAFT_LOST)
      continue;
    printf("\nnote %u, %s:\n", quotes[i].n, draft_state_name(quotes[i].state));
    const char *source = arena_printf(invocation->arena, "source: %s",
                                      quotes[i].said == NULL ? "?" : visible(invocation->arena, quotes[i].said));
    print_wrapped(stdout, source, strlen(source), 2);
    if (quotes[i].state == DRAFT_CHANGED) {
      const char *draft = arena_printf(invocation->arena, "draft:  %s", visible(invocation->arena, quotes[i].found));
      print_wrapped(stdout, draft, strlen(draft), 2);
    }
  }
}

static bool show_quotes(const struct invocation *invocation, const struct draft_checked *quotes, size_t count) {
  size_t good = 0;
  for (size_t i = 0; i < count; i++)
    good += quotes[i].state == DRAFT_KEPT || quotes[i].state == DRAFT_MOVED;
  list_quotes(invocation, quotes, count);
  if (!invocation->json && !invocation->csv) {
    tell_changes(invocation, quotes, count);
    if (!invocation->quiet)
      printf("%zu of %zu quotes are word for word what their sources say\n", good, count);
  }
  return good == count;
}

static enum exit_status verify(const struct invocation *invocation) {
  struct error error = {0};
  struct opened data = {0};
  struct knowledge knowledge = {0};
  struct worker_limits limits;
  size_t length;
  bool well = false;
  const char *file = invocation->words[0];
  if (!reading_limits(invocation, &limits, &error) || !knowledge_load_schema(&knowledge, &error))
    return complain(NULL, &error);
  const char *lines = read_one(file, NULL, &product_draft_quotes, &limits, invocation->arena, &length, &error);
  if (lines != NULL && open_if_there(invocation, &data, &error)) {
    const struct draft_sources sources = {.store = data.store, .index = data.index, .schema = knowledge.schema};
    struct draft_checked *quotes = NULL;
    size_t count = draft_verify(&sources, lines, length, invocation->arena, &quotes, &error);
    if (error.kind == ERROR_NONE)
      well = show_quotes(invocation, quotes, count);
  }
  close_data(&data);
  knowledge_free(&knowledge);
  return error.kind != ERROR_NONE ? complain(file, &error) : well ? EXIT_WELL : EXIT_SOME_FAILED;
}

static enum exit_status run(const struct invocation *invocation) {
  struct error error = {0};
  bool named = option_value(invocation, "matter") != NULL, verifying = option_value(invocation, "verify") != NULL;
  if (named == (invocation->word_count == 1) || (verifying && named)) {
    error_set(&error, ERROR_USAGE, verifying ? "draft: --verify takes a FILE" : "draft: say a FILE, or --matter ID");
    return complain(NULL, &error);
  }
  return verifying ? verify(invocation) : make(invocation);
}

const struct command command_draft = {
    .name = "draft",
    .arguments = "FILE",
    .summary = "draft an answer to a motion that cites what was said before",
    .help =
        "Reads FILE, a motion or its referral, and writes the first version of the answer of BODY: in the form that\n"
        "its papers have, the mover's proposals word for word, and under each what the body, its predecessors and\n"
        "others have said of the like, every sentence with its source. What the program itself proposes to say is\n"
        "marked. FILE need not be in the store.\n\n"
        "Every quote is compared byte for byte with its source; if one differs, nothing is written. With --verify,\n"
        "FILE is a draft that was edited since: its quotes are compared again, and those that were changed or lost\n"
        "are listed (exit status 1).",
    .examples = "standpunkt draft motion.pdf --for \"\xC3\x84lvsj\xC3\xB6 stadsdelsn\xC3\xA4mnd\" -o svar.docx\n"
                "standpunkt draft motion.pdf --for Socialn\xC3\xA4mnden --stance 1=support,3=oppose -o svar.odt\n"
                "standpunkt draft --matter 2016:28 --for \"Farsta stadsdelsn\xC3\xA4mnd\" --template stockholm\n"
                "standpunkt draft --verify svar.docx",
    .formats = FORMAT_JSON | FORMAT_CSV,
    .least = 0,
    .most = 1,
    .options = options,
    .run = run,
};
