/* passages_note.c - what a search must know of a document's passages, written beside them (see passages.h). */
#include "buffer.h"
#include "passages.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct noted {
  int64_t key;
  uint8_t kind, length;
  uint32_t block, item; /* + 1 */
};

struct party_name {
  const char *name;
  size_t length;
  bool whole;
};

struct passage_notes {
  struct arena *arena;
  int64_t first_item;
  size_t items;
  uint32_t item; /* + 1: whose title came last */
  struct noted *noted;
  size_t count, capacity;
  struct party_name *party;
  size_t party_count, party_capacity;
  struct passage_value *value;
  size_t value_count, value_capacity;
};

struct passage_notes *passages_begin(struct arena *arena, int64_t first_item, size_t items) {
  struct passage_notes *notes = arena_alloc(arena, sizeof *notes);
  *notes = (struct passage_notes){.arena = arena, .first_item = first_item, .items = items, .item = items == 1};
  return notes;
}

static size_t place_in(const char *const *list, const char *token) {
  size_t at = 0;
  while (list[at] != NULL && (token == NULL || strcmp(list[at], token) != 0))
    at++;
  return at;
}

static uint8_t length_class(size_t bytes) {
  double class = bytes == 0 ? 0 : round(8 * log2((double)bytes));
  return class > 255 ? 255 : (uint8_t) class;
}

void passages_note(struct passage_notes *notes, int64_t key, const char *kind, int64_t block, int64_t item,
                   size_t bytes) {
  uint8_t known = PASSAGE_PARAGRAPH;
  for (uint8_t i = PASSAGE_TITLE; kind != NULL && i < PASSAGE_KINDS; i++)
    if (strcmp(passage_kinds[i], kind) == 0)
      known = i;
  uint32_t own = item < notes->first_item ? 0 : (uint32_t)(item - notes->first_item) + 1;
  if (known == PASSAGE_HEADING && own != 0) /* what follows the title of an item is the item's */
    notes->item = own;
  else if (own == 0 && (known == PASSAGE_HEADING || known == PASSAGE_PARAGRAPH))
    own = notes->item;
  notes->noted = arena_grow(notes->arena, notes->noted, notes->count, &notes->capacity, sizeof *notes->noted);
  notes->noted[notes->count++] = (struct noted){.key = key,
                                                .kind = known,
                                                .length = length_class(bytes),
                                                .block = block < 0 ? 0 : (uint32_t)block + 1,
                                                .item = own};
}

/* ---- parties and values ---- */

static uint16_t party_number(struct passage_notes *notes, const char *name, size_t length, bool whole) {
  for (size_t i = 0; i < notes->party_count; i++)
    if (notes->party[i].length == length && memcmp(notes->party[i].name, name, length) == 0) {
      notes->party[i].whole |= whole;
      return (uint16_t)i;
    }
  if (notes->party_count == UINT16_MAX)
    return 0;
  notes->party =
      arena_grow(notes->arena, notes->party, notes->party_count, &notes->party_capacity, sizeof *notes->party);
  notes->party[notes->party_count] = (struct party_name){arena_strndup(notes->arena, name, length), length, whole};
  return (uint16_t)notes->party_count++;
}

static void add_value(struct passage_notes *notes, size_t passage, enum value_of of, size_t value) {
  for (size_t i = notes->value_count; i-- > 0 && notes->value[i].passage == passage;)
    if (notes->value[i].of == (uint16_t)of && notes->value[i].value == value)
      return;
  notes->value =
      arena_grow(notes->arena, notes->value, notes->value_count, &notes->value_capacity, sizeof *notes->value);
  notes->value[notes->value_count++] = (struct passage_value){(uint32_t)passage, (uint16_t)of, (uint16_t)value};
}

static bool parts_parties(char byte) { return strchr(" ,;/()", byte) != NULL; }

/* Each party of a list, "S V" or "(S), (V)". */
static void add_parties(struct passage_notes *notes, size_t passage, const char *list) {
  while (list != NULL && *list != '\0') {
    size_t length = 0;
    while (list[length] != '\0' && !parts_parties(list[length]))
      length++;
    if (length > 0)
      add_value(notes, passage, VALUE_PARTY, party_number(notes, list, length, false));
    list += length + (list[length] != '\0');
  }
}

/* The party that holds a position: "Vänsterpartiet", or in brackets behind a name. */
static void add_holder(struct passage_notes *notes, size_t passage, const char *holder) {
  enum { NAME_MOST = 60 };
  const char *open = holder == NULL ? NULL : strrchr(holder, '(');
  size_t length = open == NULL ? 0 : strcspn(open + 1, ")");
  if (open != NULL && open[1 + length] == ')' && length > 0)
    add_value(notes, passage, VALUE_PARTY, party_number(notes, open + 1, length, false));
  else if (holder != NULL && *holder != '\0' && strlen(holder) <= NAME_MOST)
    add_value(notes, passage, VALUE_PARTY, party_number(notes, holder, strlen(holder), false));
}

static size_t passage_place(const struct passage_notes *notes, int64_t key) {
  int64_t place = notes->count == 0 ? -1 : key - notes->noted[0].key;
  return place < 0 || (size_t)place >= notes->count ? SIZE_MAX : (size_t)place;
}

static void note_findings(struct passage_notes *notes, struct db *db, int64_t document, struct error *error) {
  enum { PASSAGE, STANCE, OUTCOME, PARTY, LAYER, HOLDER };
  struct query *query = db_query(db, "passages_findings", error);
  query_integer(query, document);
  while (query_row(query, error)) {
    size_t passage = passage_place(notes, column_integer(query, PASSAGE));
    const char *stance = column_text(query, STANCE), *outcome = column_text(query, OUTCOME);
    const char *layer = column_text(query, LAYER);
    if (passage == SIZE_MAX)
      continue;
    if (stance != NULL)
      add_value(notes, passage, VALUE_STANCE, place_in(passage_stances, stance));
    if (outcome != NULL)
      add_value(notes, passage, VALUE_OUTCOME, place_in(passage_outcomes, outcome));
    add_parties(notes, passage, column_text(query, PARTY));
    if (layer != NULL && strcmp(layer, "party") == 0)
      add_holder(notes, passage, column_text(query, HOLDER));
  }
}

/* The parties of movers and dissenters: of the whole document, or of the passages of an item. */
static void note_people(struct passage_notes *notes, struct db *db, int64_t document, struct error *error) {
  struct query *query = db_query(db, "passages_people", error);
  query_integer(query, document);
  while (query_row(query, error)) {
    int64_t item = column_integer(query, 0);
    const char *party = column_text(query, 1);
    bool whole = item < notes->first_item || notes->items < 2;
    uint16_t number = party_number(notes, party, strlen(party), whole);
    for (size_t i = 0; !whole && i < notes->count; i++)
      if (notes->noted[i].item == (uint32_t)(item - notes->first_item) + 1)
        add_value(notes, i, VALUE_PARTY, number);
  }
}

static int compare_values(const void *left, const void *right) {
  const struct passage_value *one = left, *other = right;
  if (one->passage != other->passage)
    return one->passage < other->passage ? -1 : 1;
  if (one->of != other->of)
    return one->of < other->of ? -1 : 1;
  return one->value < other->value ? -1 : one->value > other->value;
}

/* In order, and each once: people came after findings. */
static void sort_values(struct passage_notes *notes) {
  size_t kept = 0;
  if (notes->value_count > 1)
    qsort(notes->value, notes->value_count, sizeof *notes->value, compare_values);
  for (size_t i = 0; i < notes->value_count; i++)
    if (kept == 0 || compare_values(&notes->value[kept - 1], &notes->value[i]) != 0)
      notes->value[kept++] = notes->value[i];
  notes->value_count = kept;
}

/* ---- writing ---- */

static void put_number(struct buffer *out, uint64_t number) {
  char bytes[10];
  size_t at = sizeof bytes;
  bytes[--at] = (char)(number & 0x7F);
  while (number >>= 7)
    bytes[--at] = (char)((number & 0x7F) | 0x80);
  buffer_add(out, bytes + at, sizeof bytes - at);
}

static void put_passages(struct buffer *out, const struct passage_notes *notes) {
  put_number(out, notes->count);
  for (size_t i = 0; i < notes->count; i++) {
    const struct noted *noted = &notes->noted[i];
    put_number(out, noted->kind);
    put_number(out, noted->length);
    put_number(out, noted->block);
    put_number(out, noted->item);
  }
}

static struct buffer all_bytes(const struct passage_notes *notes) {
  struct buffer out = buffer_in(notes->arena);
  put_number(&out, notes->party_count);
  for (size_t i = 0; i < notes->party_count; i++) {
    put_number(&out, notes->party[i].whole);
    put_number(&out, notes->party[i].length);
    buffer_add(&out, notes->party[i].name, notes->party[i].length);
  }
  put_passages(&out, notes);
  put_number(&out, notes->value_count);
  uint32_t before = 0;
  for (size_t i = 0; i < notes->value_count; i++) {
    put_number(&out, notes->value[i].passage - before);
    put_number(&out, notes->value[i].of);
    put_number(&out, notes->value[i].value);
    before = notes->value[i].passage;
  }
  return out;
}

bool passages_store(struct passage_notes *notes, struct db *db, int64_t document, struct error *error) {
  if (notes->count == 0 || error->kind != ERROR_NONE)
    return error->kind == ERROR_NONE;
  for (size_t i = 0; i < notes->count; i++)
    if (notes->noted[i].key != notes->noted[0].key + (int64_t)i)
      return error_set(error, ERROR_STORE, "the passages of a document have no keys that follow one another");
  note_findings(notes, db, document, error);
  note_people(notes, db, document, error);
  sort_values(notes);
  struct buffer bytes = all_bytes(notes);
  struct query *query = db_query(db, "passages_store", error);
  query_integer(query, document);
  query_integer(query, notes->noted[0].key);
  query_integer(query, notes->first_item);
  query_bytes(query, bytes.data, bytes.length);
  return query_run(query, error);
}
