/* draft_laws.c - laws that quotes cite and that have been replaced since (gazetteers/laws.tsv). */
#include "draft_inside.h"
#include "unicode.h"

#include <stdio.h>
#include <string.h>

enum { COLUMNS = 6, LINE_MOST = 1024, LAWS_MOST = 500 };

struct law_row {
  const char *key; /* the name in lower case */
  const char *abbreviation;
  struct draft_law law;
};

struct law_list {
  struct law_row *row;
  size_t count;
};

static bool add_row(struct law_list *list, char *text, struct arena *arena) {
  char *cell[COLUMNS];
  size_t count = 0;
  for (char *cells = text; count < COLUMNS && (cell[count] = strsep(&cells, "\t")) != NULL;)
    count++;
  if (count != COLUMNS || strlen(cell[3]) != 10 || list->count == LAWS_MOST)
    return false;
  char *key = arena_strdup(arena, cell[0]);
  unicode_fold_bytes(cell[0], strlen(cell[0]), key);
  list->row[list->count++] = (struct law_row){
      .key = key,
      .abbreviation = strcmp(cell[1], "-") == 0 ? NULL : cell[1],
      .law = {.name = cell[0], .number = cell[2], .since = cell[3], .now = cell[4], .now_number = cell[5]}};
  return true;
}

static bool read_list(struct draft *draft, struct law_list *list) {
  const char *file = data_file(draft->sources->directory, "gazetteers", "laws.tsv", draft->arena);
  char text[LINE_MOST];
  bool headed = false;
  FILE *stream = fopen(file, "r");
  if (stream == NULL)
    return error_errno(draft->error, ERROR_RULES, "%s", file);
  list->row = arena_array(draft->arena, LAWS_MOST, sizeof *list->row);
  for (unsigned number = 1; draft->error->kind == ERROR_NONE && fgets(text, sizeof text, stream) != NULL; number++) {
    size_t length = strcspn(text, "\r\n");
    if (length == 0 || text[0] == '#')
      continue;
    if (headed && !add_row(list, arena_strndup(draft->arena, text, length), draft->arena))
      error_set(draft->error, ERROR_RULES, "%s:%u: a law has %d columns, the fourth a date", file, number, COLUMNS);
    headed = true;
  }
  fclose(stream);
  return draft->error->kind == ERROR_NONE;
}

/* WORD in TEXT, not inside another word; it may have an inflection when LOOSE. */
static bool stands_in(const char *text, const char *word, bool loose) {
  size_t length = strlen(word);
  for (const char *at = text; (at = strstr(at, word)) != NULL; at++) {
    unsigned char before = at == text ? ' ' : (unsigned char)at[-1], after = (unsigned char)at[length];
    bool begins = before < 0x80 && strchr(" (/-,.\t", before) != NULL;
    bool ends = after == '\0' || (after < 0x80 && strchr(" ).,;:/-\t", after) != NULL) || (loose && after == 's');
    if (begins && ends)
      return true;
  }
  return false;
}

/* The law that TEXT, of a paper dated DATE, cites and that did not hold any more on TODAY. */
static const struct draft_law *cited(const struct law_list *list, const char *text, const char *date, const char *today,
                                     struct arena *arena) {
  char *plain = arena_strdup(arena, text);
  unicode_fold_bytes(text, strlen(text), plain);
  const struct draft_law *named = NULL;
  for (size_t i = 0; i < list->count; i++) {
    const struct law_row *row = &list->row[i];
    if (strcmp(row->law.since, today) > 0)
      continue;
    if (stands_in(text, row->law.number, false))
      return &row->law;
    bool older = date != NULL && strcmp(date, row->law.since) < 0;
    bool says =
        stands_in(plain, row->key, true) || (row->abbreviation != NULL && stands_in(text, row->abbreviation, false));
    if (older && says && (named == NULL || strcmp(row->law.since, named->since) < 0))
      named = &row->law; /* of several with one name the one that held then */
  }
  return named;
}

static const char *own_date(const struct record *record) {
  for (size_t i = 0; i < record->date_count; i++)
    if (record->date[i].value != NULL && strcmp(record->date[i].role, "reply-by") != 0)
      return record->date[i].value;
  return NULL;
}

/* Those that the incoming paper cites, each once. */
static void find_own(struct draft *draft, const struct law_list *list) {
  enum { MOST = 8 };
  const struct record *record = draft->request->incoming;
  const struct draft_law **laws = arena_array(draft->arena, MOST, sizeof *laws);
  for (size_t i = 0; i < record->block_count && draft->law_count < MOST; i++) {
    const struct draft_law *law =
        cited(list, record->block[i].text, own_date(record), draft->request->date, draft->arena);
    size_t k = 0;
    while (k < draft->law_count && laws[k] != law)
      k++;
    if (law != NULL && k == draft->law_count)
      laws[draft->law_count++] = law;
  }
  draft->law = laws;
}

bool laws_find(struct draft *draft) {
  struct law_list list = {0};
  if (!read_list(draft, &list))
    return false;
  find_own(draft, &list);
  for (size_t i = 0; i < draft->matter.count; i++)
    for (size_t e = 0; e < draft->matter.proposal[i].earlier_count; e++) {
      const struct draft_earlier *earlier = draft->matter.proposal[i].earlier[e];
      for (size_t q = 0; q < earlier->quote_count; q++)
        earlier->quote[q].law =
            cited(&list, earlier->quote[q].paragraph, earlier->date, draft->request->date, draft->arena);
    }
  return true;
}
