/* command_compare.c - `standpunkt compare MATTER|WORDS`: the matrix of who says what of which proposal. */
#include "buffer.h"
#include "compare_print.h"
#include "stylesheet.h"

#include <string.h>
#include <unistd.h>

static const struct option_spec options[] = {
    {.name = "bodies",
     .argument = "NAMES",
     .meaning = "only bodies with one of these, parted by commas, in their name"},
    {.name = "layer", .argument = "LAYERS", .meaning = "only administration, committee, board, council, party, member"},
    {.name = "xml", .meaning = "as result XML"},
    {.name = "html", .meaning = "as a page that stands alone, in Swedish"},
    {.name = NULL},
};

const char *words_joined(const char *const *words, int count, struct arena *arena) {
  struct buffer out = buffer_in(arena);
  for (int i = 0; i < count; i++) {
    buffer_text(&out, i > 0 ? " " : "");
    buffer_text(&out, words[i]);
  }
  return buffer_string(&out);
}

/* The folder NAME of what people edit: installed beside the rules, in the source tree beside the code. */
static const char *folder_called(const char *name, struct arena *arena) {
  const char *directory = knowledge_directory(arena);
  for (size_t i = 0; directory != NULL && i < 2; i++) {
    const char *folder =
        i == 0 ? arena_printf(arena, "%s/%s", directory, name) : arena_printf(arena, "%s/pipeline/%s", directory, name);
    if (access(folder, R_OK) == 0)
      return folder;
  }
  return NULL;
}

struct gazetteer *gazetteer_for_reading(struct arena *arena) {
  struct error ignored = {0};
  const char *folder = folder_called("gazetteers", arena);
  return folder == NULL ? NULL : gazetteer_load_names(folder, &ignored);
}

/* Of the matters that WORDS find the only one, or the only one that several papers treat. */
static const char *found_by_words(struct index *index, const char *words, struct arena *arena, struct error *error) {
  enum { SHOWN = 8 };
  struct matter_row *rows;
  uint64_t total;
  size_t count = matters_list(index, words, SHOWN, arena, &rows, &total, error), several = 0, one = 0;
  for (size_t i = 0; i < count; i++)
    if (rows[i].works > 1 && strcmp(rows[i].kind, "other") != 0) {
      several++;
      one = i;
    }
  if (count == 1 || (several == 1 && total <= SHOWN))
    return rows[count == 1 ? 0 : one].id;
  if (count == 0)
    error_set(error, ERROR_NOT_FOUND, "no matter; 'standpunkt matters' lists those that there are");
  struct buffer names = buffer_in(arena);
  for (size_t i = 0; i < count && i < 4; i++)
    buffer_printf(&names, "\n  %s  %.60s", rows[i].id, rows[i].title != NULL ? rows[i].title : "");
  error_set(error, ERROR_NOT_FOUND, "%llu matters; say which ('standpunkt matters %s' lists them):%s",
            (unsigned long long)total, words, buffer_string(&names));
  return NULL;
}

struct matter *matter_asked_for(struct index *index, const struct gazetteer *gazetteer, const char *const *words,
                                int count, struct arena *arena, struct error *error) {
  const char *what = words_joined(words, count, arena);
  struct error absent = {0};
  const char *id = matter_find(index, what, arena, &absent);
  if (absent.kind != ERROR_NONE && absent.kind != ERROR_NOT_FOUND)
    error_set(error, absent.kind, "%s", absent.message);
  else if (id == NULL && strncmp(absent.message, "no such", 7) != 0)
    error_set(error, absent.kind, "%s", absent.message);
  else if (id == NULL)
    id = found_by_words(index, what, arena, error);
  return id == NULL ? NULL : matter_load(index, gazetteer, id, arena, error);
}

static bool print_html(const struct matrix *matrix, struct arena *arena, struct error *error) {
  const char *folder = folder_called("templates", arena);
  if (folder == NULL)
    return error_set(error, ERROR_RULES, "the stylesheets are not there");
  size_t length, size;
  const char *xml = matrix_xml(matrix, arena, &length);
  struct stylesheet *sheet = stylesheet_load(arena_printf(arena, "%s/matrix.xsl", folder), error);
  const char *html = sheet == NULL ? NULL : stylesheet_apply(sheet, xml, length, NULL, arena, &size, error);
  if (html != NULL)
    fwrite(html, 1, size, stdout);
  stylesheet_free(sheet);
  return html != NULL;
}

static bool print_as_asked(const struct invocation *invocation, const struct matrix *matrix, struct error *error) {
  struct arena *arena = invocation->arena;
  if (option_value(invocation, "html"))
    return print_html(matrix, arena, error);
  if (option_value(invocation, "xml")) {
    size_t length;
    const char *xml = matrix_xml(matrix, arena, &length);
    return fwrite(xml, 1, length, stdout) == length;
  }
  if (invocation->json)
    print_matrix_json(stdout, matrix);
  else if (invocation->csv)
    print_matrix_csv(stdout, matrix, arena);
  else
    print_matrix(stdout, matrix, 0, arena);
  return true;
}

static enum exit_status run(const struct invocation *invocation) {
  struct error error = {0};
  struct opened data;
  if (!open_data(invocation, false, &data, &error))
    return complain(NULL, &error);
  struct gazetteer *gazetteer = gazetteer_for_reading(invocation->arena);
  struct matter *matter =
      matter_asked_for(data.index, gazetteer, invocation->words, invocation->word_count, invocation->arena, &error);
  struct matrix_choice choice = {.bodies = option_value(invocation, "bodies"),
                                 .layers = option_value(invocation, "layer")};
  struct matrix *matrix =
      matter == NULL ? NULL : matrix_of(data.index, gazetteer, matter, &choice, invocation->arena, &error);
  bool printed = matrix != NULL && print_as_asked(invocation, matrix, &error);
  gazetteer_free(gazetteer);
  close_data(&data);
  return printed ? EXIT_WELL
                 : complain(words_joined(invocation->words, invocation->word_count, invocation->arena), &error);
}

const struct command command_compare = {
    .name = "compare",
    .arguments = "MATTER|WORDS...",
    .summary = "compare what bodies say of each proposal of a motion",
    .help =
        "Shows the matrix of a matter: bodies by proposals, with the stance of each layer (the administration's "
        "proposal,\n"
        "the committee's decision), sums, who has not answered, who left its administration's proposal, who stood\n"
        "alone, and what the council did. MATTER is an id as 'standpunkt matters' lists them, a motion number, a case\n"
        "number or a document; WORDS find it as a search does.\n\n"
        "A sign and a word stand for a stance; ? is uncertain, a dot is not said, which is not neutral.",
    .examples = "standpunkt compare 2025:17\n"
                "standpunkt compare skolsociala team\n"
                "standpunkt compare 'KS 2025/214' --layer committee --bodies Sj\xC3\xB6vik,Ekelund\n"
                "standpunkt compare 2025:17 --html >matrix.html",
    .formats = FORMAT_JSON | FORMAT_CSV,
    .least = 1,
    .most = -1,
    .options = options,
    .run = run,
};
