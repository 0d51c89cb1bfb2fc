/* index_fulltext.c - the passages of new documents become searchable: full text, and what passages.h keeps of them.
 *
 * Not document by document: FTS5 writes out what it has gathered whenever a statement that could be undone by itself
 * comes between, as every document has some.  So documents are noted, and the passages of several enter one after the
 * other: before the transaction ends, and before a document is taken out, for one leaves the full text word by word.
 */
#include "index_inside.h"
#include "passages.h"

#include <stdlib.h>
#include <string.h>

enum { DOCUMENTS_AT_ONCE = 16 /* more would keep the writer from all else for too long */ };

struct due {
  int64_t document, first_item;
  size_t items;
};

struct fulltext_due {
  size_t count;
  struct due document[DOCUMENTS_AT_ONCE];
};

/* Row by row: a statement that adds several would make FTS5 write out as well. */
static struct passage_notes *add_passages(struct db *db, const struct due *due, struct arena *arena,
                                          struct error *error) {
  enum { COLUMNS = 6, KIND = COLUMNS, BLOCK, ITEM };
  struct passage_notes *notes = passages_begin(arena, due->first_item, due->items);
  struct query *passages = db_query(db, "fulltext_of", error);
  query_integer(passages, due->document);
  while (query_row(passages, error)) {
    struct query *query = db_query(db, "fulltext_add", error);
    query_integer(query, column_integer(passages, 0));
    size_t bytes = 0;
    for (int i = 1; i < COLUMNS; i++) {
      const char *text = column_text(passages, i);
      query_text(query, text);
      bytes += text == NULL || i == COLUMNS - 1 ? 0 : strlen(text);
    }
    query_run(query, error);
    passages_note(notes, column_integer(passages, 0), column_text(passages, KIND), column_integer(passages, BLOCK),
                  column_integer(passages, ITEM), bytes);
  }
  return notes;
}

bool fulltext_settle(struct index *index, struct error *error) {
  struct fulltext_due *due = index->due;
  if (due == NULL || due->count == 0 || error->kind != ERROR_NONE)
    return error->kind == ERROR_NONE;
  struct arena *arena = arena_new();
  struct passage_notes *notes[DOCUMENTS_AT_ONCE];
  for (size_t i = 0; i < due->count; i++)
    notes[i] = add_passages(index->db, &due->document[i], arena, error);
  for (size_t i = 0; i < due->count; i++)
    passages_store(notes[i], index->db, due->document[i].document, error);
  due->count = 0;
  arena_free(arena);
  index->spoiled |= error->kind != ERROR_NONE;
  return error->kind == ERROR_NONE;
}

bool fulltext_due(struct index *index, int64_t document, int64_t first_item, size_t items, struct error *error) {
  if (error->kind != ERROR_NONE)
    return false;
  if (index->due == NULL && (index->due = calloc(1, sizeof *index->due)) == NULL)
    return error_set(error, ERROR_IO, "no memory for the full text");
  index->due->document[index->due->count++] = (struct due){document, first_item, items};
  return index->due->count < DOCUMENTS_AT_ONCE || fulltext_settle(index, error);
}

void fulltext_forget(struct index *index) {
  free(index->due);
  index->due = NULL;
}
