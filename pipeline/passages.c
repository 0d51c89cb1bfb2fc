/* passages.c - what a search must know of every passage, read into memory (see passages.h). */
#include "passages.h"
#include "unicode.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const passage_kinds[PASSAGE_KINDS] = {
    [PASSAGE_NONE] = "",
    [PASSAGE_TITLE] = "title",
    [PASSAGE_HEADING] = "heading",
    [PASSAGE_PARAGRAPH] = "paragraph",
    [PASSAGE_PROPOSAL] = "proposal",
    [PASSAGE_POSITION] = "position",
    [PASSAGE_ANSWER] = "answer",
    [PASSAGE_DECISION] = "decision",
    [PASSAGE_VOTE] = "vote",
    [PASSAGE_DISSENT] = "dissent",
};

const char *const passage_stances[] = {"support", "qualified-support", "partial", "met", "neutral", "oppose", NULL};

const char *const passage_outcomes[] = {"granted",   "partly-granted", "rejected", "answered", "forwarded", "referred",
                                        "remitted",  "tabled",         "approved", "noted",    "withdrawn", "struck",
                                        "appointed", "declined",       "assigned", NULL};

const char *const document_types[] = {"motion",  "inquiry",         "referral", "official-report", "statement",
                                      "minutes", "minutes-extract", "agenda",   "reservation",     "other",
                                      NULL};

double passage_length(unsigned class) { return exp2(class / 8.0); }

/* ---- reading ---- */

struct bytes {
  const unsigned char *at, *end;
};

static uint64_t take(struct bytes *bytes) {
  uint64_t value = 0;
  while (bytes->at < bytes->end) {
    unsigned char byte = *bytes->at++;
    value = value << 7 | (byte & 0x7F);
    if (byte < 0x80)
      break;
  }
  return value;
}

struct loading {
  struct passages *passages;
  struct arena *arena;
  size_t room, slot_room; /* in the arrays of passages */
  size_t party_room;
  double bytes;
};

static void *enlarge(struct arena *arena, const void *array, size_t count, size_t room, size_t size) {
  void *larger = arena_room(arena, room, size);
  if (count > 0)
    memcpy(larger, array, count * size);
  return larger;
}

static void make_room(struct loading *loading, size_t more) {
  struct passages *passages = loading->passages;
  if (passages->slots + more <= loading->slot_room)
    return;
  loading->slot_room = (passages->slots + more) * 2;
  size_t room = loading->slot_room, count = passages->slots;
  passages->kind = enlarge(loading->arena, passages->kind, count, room, sizeof *passages->kind);
  passages->length = enlarge(loading->arena, passages->length, count, room, sizeof *passages->length);
  passages->block = enlarge(loading->arena, passages->block, count, room, sizeof *passages->block);
  passages->item = enlarge(loading->arena, passages->item, count, room, sizeof *passages->item);
}

static uint16_t party_number(struct loading *loading, const char *name, size_t length) {
  struct passages *passages = loading->passages;
  for (size_t i = 0; i < passages->party_count; i++)
    if (strlen(passages->party[i]) == length && memcmp(passages->party[i], name, length) == 0)
      return (uint16_t)i;
  if (passages->party_count == UINT16_MAX)
    return 0;
  passages->party =
      arena_grow(loading->arena, passages->party, passages->party_count, &loading->party_room, sizeof *passages->party);
  passages->party[passages->party_count] = arena_strndup(loading->arena, name, length);
  return (uint16_t)passages->party_count++;
}

/* The parties of a document by their numbers in it; those of all of it go to DOCUMENT. */
static const uint16_t *take_parties(struct loading *loading, struct bytes *bytes, struct document_row *document,
                                    size_t *count) {
  *count = (size_t)take(bytes);
  if (*count > (size_t)(bytes->end - bytes->at))
    *count = 0;
  if (*count == 0)
    return NULL;
  uint16_t *number = arena_array(loading->arena, *count, sizeof *number);
  uint16_t *whole = arena_array(loading->arena, *count, sizeof *whole);
  for (size_t i = 0; i < *count; i++) {
    bool of_all = take(bytes) != 0;
    size_t length = (size_t)take(bytes);
    if (length > (size_t)(bytes->end - bytes->at))
      length = (size_t)(bytes->end - bytes->at);
    number[i] = party_number(loading, (const char *)bytes->at, length);
    bytes->at += length;
    if (of_all)
      whole[document->party_count++] = number[i];
  }
  document->party = whole;
  return number;
}

static void take_passages(struct loading *loading, struct bytes *bytes, struct document_row *document) {
  struct passages *passages = loading->passages;
  size_t count = (size_t)take(bytes);
  if (count > (size_t)(bytes->end - bytes->at))
    count = 0;
  make_room(loading, count);
  document->slot = (uint32_t)passages->slots;
  document->count = (uint32_t)count;
  for (size_t i = 0; i < count; i++) {
    size_t slot = passages->slots++;
    uint64_t kind = take(bytes);
    passages->kind[slot] = kind < PASSAGE_KINDS ? (uint8_t)kind : PASSAGE_PARAGRAPH;
    passages->length[slot] = (uint8_t)take(bytes);
    uint32_t block = (uint32_t)take(bytes);
    passages->block[slot] = block - 1;
    if (block > passages->blocks)
      passages->blocks = block;
    uint64_t item = take(bytes);
    passages->item[slot] = item == 0 || item > UINT16_MAX ? UINT16_MAX : (uint16_t)(item - 1);
    loading->bytes += passage_length(passages->length[slot]);
  }
  passages->passages += count;
}

static void take_values(struct loading *loading, struct bytes *bytes, struct document_row *document,
                        const uint16_t *party, size_t parties) {
  size_t count = (size_t)take(bytes);
  if (count == 0 || count > (size_t)(bytes->end - bytes->at))
    return;
  struct passage_value *value = arena_array(loading->arena, count, sizeof *value);
  uint32_t passage = 0;
  for (size_t i = 0; i < count; i++) {
    passage += (uint32_t)take(bytes);
    value[i] = (struct passage_value){.passage = passage};
    value[i].of = (uint16_t)take(bytes);
    value[i].value = (uint16_t)take(bytes);
    if (value[i].of == VALUE_PARTY)
      value[i].value = party != NULL && value[i].value < parties ? party[value[i].value] : 0;
  }
  document->value = value;
  document->value_count = count;
}

static uint16_t type_number(const char *type) {
  uint16_t at = 0;
  while (document_types[at] != NULL && (type == NULL || strcmp(document_types[at], type) != 0))
    at++;
  return at;
}

/* ---- names ---- */

static struct name_row *row_of(const struct names *names, int64_t key) {
  size_t low = 0, high = names->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (names->row[middle].key < key)
      low = middle + 1;
    else
      high = middle;
  }
  return low < names->count && names->row[low].key == key ? &names->row[low] : NULL;
}

/* The group of the row KEY, which one more document names. */
static uint32_t group_of(const struct names *names, int64_t key) {
  struct name_row *row = row_of(names, key);
  if (row == NULL)
    return NAME_NONE;
  row->documents++;
  return row->group;
}

/* Rows of one thing side by side. */
static int by_thing(const void *left, const void *right) {
  const struct name_row *one = *(struct name_row *const *)left, *other = *(struct name_row *const *)right;
  if ((one->ref == NULL) != (other->ref == NULL))
    return one->ref == NULL ? 1 : -1;
  if (one->ref != NULL)
    return strcmp(one->ref, other->ref);
  if (one->within != other->within)
    return one->within < other->within ? -1 : 1;
  return strcmp(one->folded, other->folded);
}

static void group_names(struct names *names, struct arena *arena) {
  struct name_row **sorted = arena_array(arena, names->count, sizeof(struct name_row *));
  for (size_t i = 0; i < names->count; i++)
    sorted[i] = &names->row[i];
  if (names->count > 1)
    qsort(sorted, names->count, sizeof(struct name_row *), by_thing);
  for (size_t i = 0; i < names->count; i++) {
    names->groups += i == 0 || by_thing(&sorted[i - 1], &sorted[i]) != 0;
    sorted[i]->group = (uint32_t)names->groups - 1;
  }
}

static void load_names(struct loading *loading, struct names *names, struct db *db, const char *name,
                       struct error *error) {
  struct query *query = db_query(db, name, error);
  while (query_row(query, error)) {
    names->row = arena_grow(loading->arena, names->row, names->count, &names->capacity, sizeof *names->row);
    struct name_row *row = &names->row[names->count++];
    const char *ref = column_text(query, 2);
    *row = (struct name_row){.key = column_integer(query, 0),
                             .name = arena_strdup(loading->arena, column_text(query, 1)),
                             .ref = ref == NULL ? NULL : arena_strdup(loading->arena, ref),
                             .within = NAME_NONE};
    row->folded = unicode_key(loading->arena, row->name, strlen(row->name));
    const struct name_row *municipality = row_of(&loading->passages->municipality, column_integer(query, 3));
    if (municipality != NULL)
      row->within = municipality->group;
  }
  group_names(names, loading->arena);
}

static void choose_shown(struct names *names, struct arena *arena) {
  names->shown = arena_array(arena, names->groups, sizeof *names->shown);
  for (size_t i = 0; i < names->groups; i++)
    names->shown[i] = NAME_NONE;
  for (size_t i = 0; i < names->count; i++) {
    const struct name_row *row = &names->row[i];
    uint32_t *shown = &names->shown[row->group];
    const struct name_row *best = *shown == NAME_NONE ? NULL : &names->row[*shown];
    if (best == NULL || row->documents > best->documents ||
        (row->documents == best->documents && strcmp(row->name, best->name) < 0))
      *shown = (uint32_t)i;
  }
}

struct shown_name {
  const struct name_row *row;
  uint32_t group;
};

static int by_name(const void *left, const void *right) {
  const struct shown_name *one = left, *other = right;
  return strcmp(one->row->folded, other->row->folded);
}

/* MUNICIPALITIES is NULL for the municipalities themselves, which share a name only if one has no code. */
static void name_values(struct names *names, const struct names *municipalities, struct arena *arena) {
  struct shown_name *sorted = arena_array(arena, names->groups, sizeof *sorted);
  names->value = arena_array(arena, names->groups, sizeof *names->value);
  for (size_t i = 0; i < names->groups; i++)
    sorted[i] = (struct shown_name){&names->row[names->shown[i]], (uint32_t)i};
  if (names->groups > 1)
    qsort(sorted, names->groups, sizeof *sorted, by_name);
  for (size_t i = 0; i < names->groups; i++) {
    const struct name_row *row = sorted[i].row;
    const char *more = municipalities == NULL     ? row->ref
                       : row->within == NAME_NONE ? NULL
                                                  : municipalities->row[municipalities->shown[row->within]].name;
    bool shared = (i > 0 && by_name(&sorted[i - 1], &sorted[i]) == 0) ||
                  (i + 1 < names->groups && by_name(&sorted[i], &sorted[i + 1]) == 0);
    names->value[sorted[i].group] =
        shared && more != NULL ? arena_printf(arena, "%s (%s)", row->name, more) : row->name;
  }
}

/* ---- documents ---- */

enum column { DOCUMENT, FIRST, FIRST_ITEM, YEAR, DAY, TYPE, ID, MUNICIPALITY, BODY, PASSAGES };

static void take_document(struct loading *loading, const struct query *query) {
  struct passages *passages = loading->passages;
  passages->document =
      arena_grow(loading->arena, passages->document, passages->count, &loading->room, sizeof *passages->document);
  struct document_row *document = &passages->document[passages->count++];
  const char *id = column_text(query, ID);
  bool dated = column_text(query, DAY) != NULL;
  *document = (struct document_row){
      .key = column_integer(query, DOCUMENT),
      .first = (uint32_t)column_integer(query, FIRST),
      .day = dated ? (int32_t)column_integer(query, DAY) : INT32_MIN,
      .year = dated ? (int16_t)column_integer(query, YEAR) : 0,
      .type = type_number(column_text(query, TYPE)),
      .id = id == NULL ? 0 : strtoull(id, NULL, 16),
      .municipality = group_of(&passages->municipality, column_integer(query, MUNICIPALITY)),
      .body = group_of(&passages->body, column_integer(query, BODY)),
      .first_item = column_integer(query, FIRST_ITEM),
  };
  size_t length, parties;
  const unsigned char *block = column_bytes(query, PASSAGES, &length);
  struct bytes bytes = {.at = block, .end = block + length};
  const uint16_t *party = take_parties(loading, &bytes, document, &parties);
  take_passages(loading, &bytes, document);
  take_values(loading, &bytes, document, party, parties);
}

/* ---- works ---- */

struct keyed {
  int64_t key, work;
  uint32_t document;
};

static int by_key(const void *left, const void *right) {
  const struct keyed *one = left, *other = right;
  return one->key < other->key ? -1 : one->key > other->key;
}

static int by_work(const void *left, const void *right) {
  const struct keyed *one = left, *other = right;
  return one->work < other->work ? -1 : one->work > other->work;
}

/* Numbers the works from 0: their keys change as documents come and go, so they are read by themselves. */
static void number_works(struct passages *passages, struct db *db, struct arena *arena, struct error *error) {
  struct keyed *all = arena_array(arena, passages->count, sizeof *all);
  for (size_t i = 0; i < passages->count; i++)
    all[i] = (struct keyed){.key = passages->document[i].key, .document = (uint32_t)i};
  if (passages->count > 1)
    qsort(all, passages->count, sizeof *all, by_key);
  struct query *query = db_query(db, "passages_works", error);
  size_t at = 0;
  while (query_row(query, error)) {
    int64_t key = column_integer(query, 0);
    while (at < passages->count && all[at].key < key)
      at++;
    if (at < passages->count && all[at].key == key)
      all[at].work = column_integer(query, 1);
  }
  if (passages->count > 1)
    qsort(all, passages->count, sizeof *all, by_work);
  for (size_t i = 0; i < passages->count; i++) {
    if (i == 0 || all[i].work != all[i - 1].work || all[i].work == 0)
      passages->works++;
    passages->document[all[i].document].work = (uint32_t)passages->works - 1;
  }
}

struct passages *passages_load(struct db *db, struct arena *arena, struct error *error) {
  struct passages *passages = arena_alloc(arena, sizeof *passages);
  struct loading loading = {.passages = passages, .arena = arena};
  load_names(&loading, &passages->municipality, db, "passages_municipalities", error);
  load_names(&loading, &passages->body, db, "passages_bodies", error);
  size_t most = (size_t)query_number(db_query(db, "passages_most", error), 0, error); /* to grow arrays but once */
  loading.room = (size_t)query_number(db_query(db, "passages_documents", error), 0, error);
  passages->document = arena_room(arena, loading.room, sizeof *passages->document);
  make_room(&loading, most / 2 + 1);
  struct query *query = db_query(db, "passages_load", error);
  while (query_row(query, error))
    take_document(&loading, query);
  choose_shown(&passages->municipality, arena);
  choose_shown(&passages->body, arena);
  name_values(&passages->municipality, NULL, arena);
  name_values(&passages->body, &passages->municipality, arena);
  number_works(passages, db, arena, error);
  passages->mean = passages->passages == 0 ? 1 : loading.bytes / (double)passages->passages;
  return error->kind == ERROR_NONE ? passages : NULL;
}

const struct document_row *passages_document(const struct passages *passages, uint32_t key, size_t *at) {
  while (*at < passages->count && passages->document[*at].first + passages->document[*at].count <= key)
    ++*at;
  return *at < passages->count && passages->document[*at].first <= key ? &passages->document[*at] : NULL;
}
