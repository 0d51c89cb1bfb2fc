/* gazetteer_load.c - reading the name lists of pipeline/gazetteers/: files, lines and columns, and what the functions
 * for the rows of each list (gazetteer_rows.c, gazetteer_words.c) share.
 */
#include "gazetteer_lists.h"
#include "unicode.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_COLUMNS = 64, LARGEST_LIST = 4 * 1024 * 1024 };

struct list {
  const char *file;
  const char *column[6];
  bool (*row)(struct loading *loading, char **cell);
  bool (*finish)(struct loading *loading); /* may be NULL */
  bool open_ended;                         /* the last column may be continued in further ones */
  bool weighing;                           /* for weighing what a paper says: no names in it */
};

/* In the order in which they are read and hashed; municipalities first, because others name their codes. */
static const struct list lists[] = {
    {.file = "municipalities.tsv", .column = {"code", "name", "county", "domain", "also"}, .row = municipality_row},
    {.file = "districts.tsv",
     .column = {"municipality", "name", "committee", "from", "to", "successor"},
     .row = district_row,
     .finish = districts_finish},
    {.file = "parties.tsv",
     .column = {"abbreviation", "name", "successor", "municipality"},
     .row = party_row,
     .finish = parties_finish},
    {.file = "bodies.tsv", .column = {"name", "abbreviation", "level"}, .row = body_row, .finish = bodies_finish},
    {.file = "headings.tsv", .column = {"role", "wording"}, .row = heading_row, .finish = headings_finish},
    {.file = "titles.tsv", .column = {"kind", "wording"}, .row = title_row, .finish = titles_finish},
    {.file = "synonyms.tsv", .column = {"group", "wordings"}, .row = synonym_row, .open_ended = true},
    {.file = "abbreviations.tsv", .column = {"abbreviation"}, .row = abbreviation_row},
    {.file = "stopwords.tsv", .column = {"word"}, .row = stopword_row},
    {.file = "weights.tsv",
     .column = {"class", "weight", "flags", "phrase", "example"},
     .row = weight_row,
     .weighing = true},
    {.file = "leanings.tsv", .column = {"kind", "name", "leans"}, .row = leaning_row, .weighing = true},
    {.file = "moves.tsv",
     .column = {"kind", "name", "counts"},
     .row = move_row,
     .finish = moves_finish,
     .weighing = true},
    {.file = "layings.tsv", .column = {"kind", "name", "counts"}, .row = laying_row, .weighing = true},
};

bool list_fault(struct loading *loading, const char *format, ...) {
  va_list args;
  va_start(args, format);
  const char *text = arena_vprintf(loading->gazetteer->arena, format, args);
  va_end(args);
  return error_set(loading->error, ERROR_RULES, "%s:%u: %s", loading->path, loading->line, text);
}

const char *lasting_key(struct loading *loading, const char *text, size_t *length) {
  char key[KEY_ROOM];
  *length = text == NULL ? 0 : name_key(text, strlen(text), key, NULL);
  if (*length > 0)
    return arena_strndup(loading->gazetteer->arena, key, *length);
  list_fault(loading, text == NULL ? "a name is missing" : "the name is too long");
  return NULL;
}

bool enter_once(struct loading *loading, struct name_map *map, const char *name, uint32_t index) {
  size_t length;
  const char *key = lasting_key(loading, name, &length);
  if (key == NULL)
    return false;
  if (name_find(map, key, length) != NOWHERE)
    return list_fault(loading, "\"%s\" stands in the list already", name);
  name_enter(loading->gazetteer->arena, map, key, length, index);
  return true;
}

void list_value(struct gazetteer *gazetteer, enum value_list list, const char *value) {
  struct values *values = &gazetteer->values[list];
  values->value = arena_grow(gazetteer->arena, values->value, values->count, &values->capacity, sizeof *values->value);
  values->value[values->count++] = value;
}

bool add_fragment(struct loading *loading, struct fragments *fragments, const char *text, uint32_t value) {
  size_t length;
  const char *key = lasting_key(loading, text, &length);
  if (key == NULL)
    return false;
  fragments->item = arena_grow(loading->gazetteer->arena, fragments->item, fragments->count, &fragments->capacity,
                               sizeof *fragments->item);
  fragments->item[fragments->count++] = (struct fragment){.text = key, .length = (uint32_t)length, .value = value};
  return true;
}

static int compare_fragments(const void *left, const void *right) {
  const struct fragment *one = left, *other = right;
  if (one->length != other->length)
    return one->length > other->length ? -1 : 1;
  return memcmp(one->text, other->text, one->length);
}

void sort_fragments(struct fragments *fragments) {
  if (fragments->count > 0)
    qsort(fragments->item, fragments->count, sizeof *fragments->item, compare_fragments);
}

char *list_part(char **text, char separator) {
  while (*text != NULL && **text != '\0') {
    char *part = *text, *end = strchr(part, separator);
    *text = end == NULL ? part + strlen(part) : end + 1;
    if (end == NULL)
      end = *text;
    while (*part == ' ')
      part++;
    while (end > part && end[-1] == ' ')
      end--;
    *end = '\0';
    if (*part != '\0')
      return part;
  }
  return NULL;
}

/* ---- Files ---- */

/* All of PATH as a string in the arena; NULL with an error. */
static char *read_list(struct arena *arena, const char *path, size_t *length, struct error *error) {
  struct stat status;
  char *text = NULL;
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0 || fstat(file, &status) != 0) {
    error_errno(error, ERROR_RULES, "%s", path);
  } else if (!S_ISREG(status.st_mode) || status.st_size > LARGEST_LIST) {
    error_set(error, ERROR_RULES, "%s: not a file, or larger than %d bytes", path, LARGEST_LIST);
  } else {
    text = arena_alloc(arena, (size_t)status.st_size + 1);
    ssize_t got = 0;
    for (*length = 0; (got = read(file, text + *length, (size_t)status.st_size - *length)) > 0;)
      *length += (size_t)got;
    if (got < 0)
      error_errno(error, ERROR_RULES, "%s", path);
  }
  if (file >= 0)
    close(file);
  return error->kind == ERROR_NONE ? text : NULL;
}

/* Parts LINE at its tabs into CELL; "-" and "" become NULL. Returns their number. */
static size_t read_cells(char *line, char *cell[static MOST_COLUMNS]) {
  size_t count = 0;
  for (char *next = line; next != NULL && count < MOST_COLUMNS;) {
    char *value = next;
    next = strchr(next, '\t');
    if (next != NULL)
      *next++ = '\0';
    while (*value == ' ')
      value++;
    for (char *end = value + strlen(value); end > value && end[-1] == ' ';)
      *--end = '\0';
    cell[count++] = *value == '\0' || strcmp(value, "-") == 0 ? NULL : value;
  }
  return count;
}

static size_t column_count(const struct list *list) {
  size_t count = 0;
  while (count < sizeof list->column / sizeof *list->column && list->column[count] != NULL)
    count++;
  return count;
}

static bool check_columns(struct loading *loading, const struct list *list, char **cell, size_t count) {
  size_t expected = column_count(list);
  for (size_t i = 0; i < expected; i++)
    if (i >= count || cell[i] == NULL || strcmp(cell[i], list->column[i]) != 0)
      return list_fault(loading, "column %zu should be called \"%s\"", i + 1, list->column[i]);
  return count == expected || list_fault(loading, "%zu columns instead of %zu", count, expected);
}

/* One line that is no comment: the column names first, then rows. */
static bool read_line(struct loading *loading, const struct list *list, char *line, bool *named) {
  char *cell[MOST_COLUMNS] = {NULL};
  size_t count = read_cells(line, cell), expected = column_count(list);
  loading->columns = count;
  if (!*named) {
    *named = true;
    return check_columns(loading, list, cell, count);
  }
  if (count < expected || (count > expected && !list->open_ended))
    return list_fault(loading, "%zu columns instead of %zu", count, expected);
  return list->row(loading, cell);
}

static bool read_lines(struct loading *loading, const struct list *list, char *text) {
  bool named = false;
  loading->line = 0;
  for (char *line = text, *next; line != NULL; line = next) {
    next = strchr(line, '\n');
    if (next != NULL)
      *next++ = '\0';
    loading->line++;
    size_t length = strlen(line);
    if (length > 0 && line[length - 1] == '\r')
      line[--length] = '\0';
    if (!unicode_valid(line, length))
      return list_fault(loading, "not UTF-8");
    if (length > 0 && line[0] != '#' && !read_line(loading, list, line, &named))
      return false;
  }
  return named || list_fault(loading, "the line of column names is missing");
}

static bool load_list(struct loading *loading, const char *directory, const struct list *list, struct hash *hash) {
  struct arena *arena = loading->gazetteer->arena;
  size_t length;
  loading->path = arena_printf(arena, "%s/%s", directory, list->file);
  char *text = read_list(arena, loading->path, &length, loading->error);
  if (text == NULL)
    return false;
  hash_add(hash, list->file, strlen(list->file) + 1);
  hash_add(hash, text, length + 1);
  if (strlen(text) != length)
    return error_set(loading->error, ERROR_RULES, "%s: not a text file", loading->path);
  if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)
    text += 3;
  return read_lines(loading, list, text) && (list->finish == NULL || list->finish(loading));
}

/* Longest first, so that "Hägersten-Älvsjö" goes before "Hägersten" in an alternation. */
static int compare_values(const void *left, const void *right) {
  const char *one = *(const char *const *)left, *other = *(const char *const *)right;
  size_t length = strlen(one), other_length = strlen(other);
  if (length != other_length)
    return length > other_length ? -1 : 1;
  return strcmp(one, other);
}

static void sort_values(struct values *values) {
  size_t kept = 0;
  if (values->count > 0)
    qsort(values->value, values->count, sizeof *values->value, compare_values);
  for (size_t i = 0; i < values->count; i++)
    if (kept == 0 || strcmp(values->value[kept - 1], values->value[i]) != 0)
      values->value[kept++] = values->value[i];
  values->count = kept;
}

static struct gazetteer *load(const char *directory, bool names_alone, struct error *error) {
  struct arena *arena = arena_new();
  struct gazetteer *gazetteer = arena_alloc(arena, sizeof *gazetteer);
  gazetteer->arena = arena;
  words_seen_begin(gazetteer);
  struct loading loading = {.gazetteer = gazetteer, .error = error};
  struct hash *hash = hash_begin();
  bool loaded = error->kind == ERROR_NONE;
  for (size_t i = 0; loaded && i < sizeof lists / sizeof *lists; i++)
    loaded = (names_alone && lists[i].weighing) || load_list(&loading, directory, &lists[i], hash);
  hash_end(hash, gazetteer->hash);
  for (size_t i = 0; i < VALUE_LISTS; i++)
    sort_values(&gazetteer->values[i]);
  if (loaded)
    return gazetteer;
  gazetteer_free(gazetteer);
  return NULL;
}

struct gazetteer *gazetteer_load(const char *directory, struct error *error) {
  return load(directory, false, error);
}

struct gazetteer *gazetteer_load_names(const char *directory, struct error *error) {
  return load(directory, true, error);
}

void gazetteer_free(struct gazetteer *gazetteer) {
  if (gazetteer != NULL)
    arena_free(gazetteer->arena);
}
