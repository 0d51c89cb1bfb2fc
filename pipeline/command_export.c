/* command_export.c - `standpunkt export`: what the store holds, for other programs. */
#include "buffer.h"
#include "commands.h"
#include "export_file.h"
#include "export_rows.h"
#include "stylesheet.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const struct option_spec options[] = {
    {.name = "format", .letter = 'f', .argument = "FORMAT", .meaning = "csv, json, jsonl, xml or akn (csv)"},
    {.name = "what", .letter = 'w', .argument = "KIND", .meaning = "the findings wanted (positions)"},
    {.name = "output", .letter = 'o', .argument = "FILE", .meaning = "the file or folder to write"},
    {.name = "matter", .argument = "ID", .meaning = "only what belongs to this matter"},
    {.name = NULL},
};

enum format { CSV, JSON, JSONL, XML, AKN, FORMATS };

static const struct format_shape {
  const char *name;
  bool rows; /* lists of findings, not files of documents */
  enum export_shape shape;
} formats[FORMATS] = {
    [CSV] = {.name = "csv", .rows = true, .shape = EXPORT_CSV},
    [JSON] = {.name = "json", .rows = true, .shape = EXPORT_JSON},
    [JSONL] = {.name = "jsonl", .rows = true, .shape = EXPORT_LINES},
    [XML] = {.name = "xml"},
    [AKN] = {.name = "akn"},
};

/* A list that is being written. */
struct sheet {
  struct export_file file;
  struct export_rows *rows;
};

/* One run of the command. */
struct exporting {
  const struct invocation *invocation;
  enum format format;
  unsigned kinds;
  const char *output; /* NULL: standard output */
  bool folder;        /* OUTPUT is one */
  struct opened data;
  struct knowledge knowledge;
  struct stylesheet *stylesheet;
  struct gazetteer *gazetteer; /* of a question */
  struct sheet sheet[EXPORT_KINDS];
  size_t sheets;
  struct arena *arena; /* of one document */
  struct export_counts counts;
  uint64_t failed;
  struct error error; /* what ends the run */
  bool watched, line; /* progress is shown; a line of it stands on the terminal */
  struct timespec began, shown;
};

/* ---- progress ---- */

static double seconds_since(struct timespec then) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)(now.tv_sec - then.tv_sec) + (double)(now.tv_nsec - then.tv_nsec) / 1e9;
}

static void wipe_line(struct exporting *exporting) {
  if (exporting->line)
    fputs("\r\033[K", stderr);
  exporting->line = false;
}

static void show_progress(struct exporting *exporting) {
  if (!exporting->watched || seconds_since(exporting->shown) < 0.2)
    return;
  clock_gettime(CLOCK_MONOTONIC, &exporting->shown);
  double passed = seconds_since(exporting->began), rate = passed > 0 ? (double)exporting->counts.done / passed : 0;
  wipe_line(exporting);
  fprintf(stderr, "%s of %s documents, %.0f/s", grouped(exporting->arena, exporting->counts.done),
          grouped(exporting->arena, exporting->counts.total), rate);
  if (rate > 0 && exporting->counts.total > exporting->counts.done)
    fprintf(stderr, ", %.0f s left", (double)(exporting->counts.total - exporting->counts.done) / rate);
  fflush(stderr);
  exporting->line = true;
}

/* ---- lists ---- */

static bool begin_sheet(struct exporting *exporting, const char *path, unsigned kinds, struct error *error) {
  struct sheet *sheet = &exporting->sheet[exporting->sheets];
  if (!export_file_begin(&sheet->file, path, exporting->invocation->arena, error))
    return false;
  exporting->sheets++;
  sheet->rows = export_rows_begin(sheet->file.out, formats[exporting->format].shape, kinds, exporting->data.index);
  return sheet->rows || error_errno(error, ERROR_IO, "%s", path);
}

/* In a folder each kind has a file; elsewhere there is one list.  They begin with the first document, when it is known
 * that there is something to write, or that there is nothing. */
static bool begin_sheets(struct exporting *exporting, struct error *error) {
  if (exporting->sheets > 0 || !formats[exporting->format].rows)
    return true;
  if (!exporting->folder)
    return begin_sheet(exporting, exporting->output, exporting->kinds, error);
  for (int i = 0; i < EXPORT_KINDS; i++)
    if (exporting->kinds & 1u << i &&
        !begin_sheet(exporting,
                     arena_printf(exporting->invocation->arena, "%s/%s.%s", exporting->output, export_kind_names[i],
                                  formats[exporting->format].name),
                     1u << i, error))
      return false;
  return true;
}

/* Files get their names if all went well, or as well as it could. */
static uint64_t end_sheets(struct exporting *exporting, bool keep) {
  uint64_t rows = 0;
  for (size_t i = 0; i < exporting->sheets; i++) {
    rows += export_rows_end(exporting->sheet[i].rows);
    export_file_end(&exporting->sheet[i].file, keep, &exporting->error);
  }
  exporting->sheets = 0;
  return rows;
}

/* ---- one document ---- */

static char *as_akn(struct exporting *exporting, const struct export_subject *subject, const char *xml, size_t length,
                    size_t *made_length, struct error *error) {
  const char *const parameters[] = {"work", subject->work, "made", subject->made ? subject->made : "", NULL};
  return stylesheet_apply(exporting->stylesheet, xml, length, parameters, exporting->arena, made_length, error);
}

/* A failure of the output ends the run; one of the document is told, and the next one comes. */
static bool write_file(struct exporting *exporting, const char *id, const char *bytes, size_t length) {
  const char *path = exporting->output;
  if (exporting->folder)
    path = arena_printf(exporting->arena, "%s/%s.xml", exporting->output, id);
  struct export_file file;
  if (!export_file_begin(&file, path, exporting->arena, &exporting->error))
    return false;
  fwrite(bytes, 1, length, file.out);
  return export_file_end(&file, true, &exporting->error);
}

static bool export_file_of(struct exporting *exporting, const struct export_subject *subject, const char *xml,
                           size_t length, struct error *error) {
  if (!exporting->folder && exporting->counts.total > 1)
    return error_set(&exporting->error, ERROR_USAGE, "%s is one file a document, and here are %llu: say -o FOLDER",
                     formats[exporting->format].name, (unsigned long long)exporting->counts.total);
  if (exporting->format == AKN)
    xml = as_akn(exporting, subject, xml, length, &length, error);
  return xml && write_file(exporting, subject->document, xml, length);
}

static bool export_rows_of(struct exporting *exporting, const struct export_subject *subject, const char *xml,
                           size_t length, struct error *error) {
  const struct record *record = record_read(xml, length, exporting->knowledge.schema, exporting->arena, error);
  if (!record || !begin_sheets(exporting, &exporting->error))
    return false;
  for (size_t i = 0; i < exporting->sheets; i++) {
    export_rows_add(exporting->sheet[i].rows, record, subject, exporting->arena, &exporting->error);
    if (ferror(exporting->sheet[i].file.out))
      error_errno(&exporting->error, ERROR_IO, "%s", exporting->output ? exporting->output : "the output");
  }
  return true;
}

static bool export_one(const struct export_subject *subject, void *context) {
  struct exporting *exporting = context;
  struct error error = {0};
  size_t length;
  char *xml = store_get_record(exporting->data.store, subject->document, &length, &error);
  if (xml && formats[exporting->format].rows)
    export_rows_of(exporting, subject, xml, length, &error);
  else if (xml)
    export_file_of(exporting, subject, xml, length, &error);
  free(xml);
  if (error.kind != ERROR_NONE) {
    wipe_line(exporting);
    complain(subject->document, &error);
    exporting->failed++;
  }
  show_progress(exporting);
  arena_reset(exporting->arena);
  return exporting->error.kind == ERROR_NONE;
}

/* ---- what is asked for ---- */

static bool choose_format(struct exporting *exporting, struct error *error) {
  const struct invocation *invocation = exporting->invocation;
  const char *said = option_value(invocation, "format"), *global = invocation->json  ? "json"
                                                                   : invocation->csv ? "csv"
                                                                                     : NULL;
  if (said && global && strcmp(said, global) != 0)
    return error_set(error, ERROR_USAGE, "--%s and --format %s exclude each other", global, said);
  const char *name = said ? said : global ? global : "csv";
  const char *names[FORMATS + 1] = {NULL};
  for (int i = 0; i < FORMATS; i++) {
    names[i] = formats[i].name;
    if (strcmp(name, names[i]) == 0) {
      exporting->format = (enum format)i;
      return true;
    }
  }
  const char *meant = nearest_word(name, names);
  return error_set(error, ERROR_USAGE, "--format is csv, json, jsonl, xml or akn, not '%s'%s%s%s",
                   visible(invocation->arena, name), meant ? "; did you mean " : "", meant ? meant : "",
                   meant ? "?" : "");
}

/* What is wanted if nothing is said: all findings where they can stand side by side, else positions. */
static bool choose_kinds(struct exporting *exporting, struct error *error) {
  const struct invocation *invocation = exporting->invocation;
  const char *name = option_value(invocation, "what");
  bool tables = exporting->format == CSV;
  if (name && !formats[exporting->format].rows)
    return error_set(error, ERROR_USAGE, "--what goes with csv, json and jsonl: %s is the whole document",
                     formats[exporting->format].name);
  exporting->kinds = !tables ? EXPORT_FINDINGS : exporting->folder ? EXPORT_EVERYTHING : 1u << EXPORT_POSITIONS;
  if (!name)
    return true;
  exporting->kinds = tables ? EXPORT_EVERYTHING : EXPORT_FINDINGS;
  if (strcmp(name, "all") == 0)
    return !tables || exporting->folder ||
           error_set(error, ERROR_USAGE, "all kinds are a table each: say -o FOLDER, or --format jsonl");
  for (int i = 0; i < EXPORT_KINDS; i++)
    if (strcmp(name, export_kind_names[i]) == 0) {
      exporting->kinds = 1u << i;
      return true;
    }
  const char *meant = nearest_word(name, export_kind_names);
  return error_set(error, ERROR_USAGE,
                   "--what is proposals, positions, answers, decisions, votes, dissents, documents or all, not "
                   "'%s'%s%s%s",
                   visible(invocation->arena, name), meant ? "; did you mean " : "", meant ? meant : "",
                   meant ? "?" : "");
}

/* Lists go into a folder only if it is there or is named as one; files of documents always do, unless one is named. */
static void choose_output(struct exporting *exporting) {
  const char *output = option_value(exporting->invocation, "output");
  if (!output || strcmp(output, "-") == 0)
    return;
  size_t length = strlen(output);
  bool xml = length > 4 && strcmp(output + length - 4, ".xml") == 0;
  exporting->output = output;
  exporting->folder = export_is_folder(output) || (!formats[exporting->format].rows && !xml);
}

static const char *words_of(const struct invocation *invocation) {
  struct buffer words = buffer_in(invocation->arena);
  for (int i = 0; i < invocation->word_count; i++)
    buffer_printf(&words, "%s%s", i ? " " : "", invocation->words[i]);
  return invocation->word_count ? buffer_string(&words) : NULL;
}

/* ---- the run ---- */

static bool load_stylesheet(struct exporting *exporting, struct error *error) {
  struct arena *arena = exporting->invocation->arena;
  const char *share = knowledge_directory(arena);
  if (!share)
    return error_set(error, ERROR_RULES, "stylesheets are not found: set $STANDPUNKT_SHARE");
  const char *file = arena_printf(arena, "%s/templates/akn.xsl", share);
  if (access(file, R_OK) != 0)
    file = arena_printf(arena, "%s/pipeline/templates/akn.xsl", share);
  exporting->stylesheet = stylesheet_load(file, error);
  return exporting->stylesheet != NULL;
}

static bool prepare(struct exporting *exporting, struct error *error) {
  if (!choose_format(exporting, error))
    return false;
  if (option_value(exporting->invocation, "matter") && exporting->invocation->word_count)
    return error_set(error, ERROR_USAGE, "--matter and WORDS exclude each other");
  choose_output(exporting);
  if (!choose_kinds(exporting, error) || !open_data(exporting->invocation, false, &exporting->data, error))
    return false;
  if (exporting->folder && !export_folder(exporting->output, error))
    return false;
  if (exporting->invocation->word_count > 0)
    exporting->gazetteer = knowledge_gazetteer(error);
  if (error->kind != ERROR_NONE)
    return false;
  if (formats[exporting->format].rows)
    return knowledge_load_schema(&exporting->knowledge, error);
  return exporting->format != AKN || load_stylesheet(exporting, error);
}

static void summary(const struct exporting *exporting, uint64_t rows) {
  struct arena *arena = exporting->invocation->arena;
  if (exporting->invocation->quiet || !exporting->output)
    return;
  printf("%s document%s", grouped(arena, exporting->counts.done - exporting->failed),
         exporting->counts.done - exporting->failed == 1 ? "" : "s");
  if (formats[exporting->format].rows)
    printf(", %s row%s", grouped(arena, rows), rows == 1 ? "" : "s");
  printf(" in %s\n", visible(arena, exporting->output));
}

static enum exit_status run_with(struct exporting *exporting, struct error *error) {
  bool well = prepare(exporting, error);
  const struct export_wish wish = {
      .matter = option_value(exporting->invocation, "matter"),
      .words = words_of(exporting->invocation),
      .gazetteer = exporting->gazetteer,
  };
  well = well && export_each(exporting->data.index, &wish, export_one, exporting, &exporting->counts, error);
  wipe_line(exporting);
  if (well && exporting->error.kind == ERROR_NONE && exporting->counts.done == 0 && wish.words &&
      !formats[exporting->format].rows)
    well = error_set(error, ERROR_NOT_FOUND, "no document is called so, and none has these words");
  well = well && exporting->error.kind == ERROR_NONE && begin_sheets(exporting, &exporting->error);
  uint64_t rows = end_sheets(exporting, well && exporting->error.kind == ERROR_NONE);
  if (exporting->error.kind != ERROR_NONE)
    return complain(NULL, &exporting->error);
  if (!well)
    return complain(NULL, error);
  summary(exporting, rows);
  return exporting->failed ? EXIT_SOME_FAILED : EXIT_WELL;
}

static enum exit_status run(const struct invocation *invocation) {
  struct error error = {0};
  struct exporting exporting = {.invocation = invocation, .arena = arena_new()};
  exporting.watched = !invocation->quiet && isatty(STDERR_FILENO);
  clock_gettime(CLOCK_MONOTONIC, &exporting.began);
  enum exit_status status = run_with(&exporting, &error);
  stylesheet_free(exporting.stylesheet);
  gazetteer_free(exporting.gazetteer);
  knowledge_free(&exporting.knowledge);
  close_data(&exporting.data);
  arena_free(exporting.arena);
  return status;
}

const struct command command_export = {
    .name = "export",
    .arguments = "[WORDS...]",
    .summary = "hand documents and findings on to other programs",
    .help = "Writes what the store holds: everything, or the document that WORDS name (an id, the beginning of one, a "
            "file\n"
            "name, a path), or what 'search' finds for them: of minutes only the items in which they occur. --matter "
            "wants\n"
            "what belongs to one matter: its id, a motion's number, a case number, or one of its documents.\n"
            "\n"
            "  csv    a table of the findings of one KIND (positions), with quote, page, document, date and body\n"
            "  json   an array of objects, one a finding, all kinds if none is said; --json and --csv mean these two\n"
            "  jsonl  the same, one object a line and no array (JSON Lines): for any number of findings\n"
            "  xml    the records themselves, byte for byte\n"
            "  akn    the documents as Akoma Ntoso 3.0, with the findings in meta/analysis\n"
            "\n"
            "KIND is proposals, positions, answers, decisions, votes, dissents, documents or all (of the findings). "
            "FILE is\n"
            "standard output if it is not said; a folder gets a file for each kind, and in xml and akn, where it is "
            "made if\n"
            "need be, ID.xml for each document; a FILE that ends in .xml takes one document. Files are there when they "
            "are\n"
            "whole and not before.",
    .examples = "standpunkt export >positions.csv\n"
                "standpunkt export skolsociala team --what decisions -o decisions.csv\n"
                "standpunkt export --matter 2025:17 -o matter/\n"
                "standpunkt export --format jsonl | jq -r 'select(.stance == \"oppose\") | .quote'\n"
                "standpunkt export --format akn -o akn/\n"
                "standpunkt export statement.pdf --format akn",
    .formats = FORMAT_JSON | FORMAT_CSV,
    .least = 0,
    .most = -1,
    .options = options,
    .run = run,
};
