/* postings.c - the lists of the full text's segments (see postings.h).
 *
 * A segment is a run of leaf pages.  A leaf begins with two numbers of two bytes: where the first passage key stands
 * that begins on this page but goes on with the word of the page before (0: none), and where the page's footer begins.
 * The footer tells where words begin on the page.  A word - whole at the beginning of a page, else as so many bytes of
 * the word before and the rest - is followed by its list: for each passage the key (the difference from the one before,
 * but whole at the beginning of a list and as the first on a page), twice the bytes of its places plus 1 if an older
 * segment's are to be forgotten, and the places.  Lists go on over as many pages as they need.
 */
#include "postings.h"

#include <stdlib.h>
#include <string.h>

enum {
  FORMAT = 4,
  PAGE_BITS = 37, /* a page's id is segment << 37 | page */
  HEAD = 4,       /* bytes of a leaf before its text */
  WORD_MOST = 1024
};

struct segment {
  int64_t id;
  uint32_t first, last; /* pages */
};

struct postings {
  struct db *db;
  struct arena *arena;
  struct segment *segment; /* newest first */
  size_t count;
};

/* Bytes that are read on and on; BAD once something did not fit. */
struct bytes {
  const unsigned char *at, *end;
  bool bad;
};

static uint64_t take(struct bytes *bytes) {
  uint64_t value = 0;
  for (int i = 0; i < 9 && bytes->at < bytes->end; i++) {
    unsigned char byte = *bytes->at++;
    if (i == 8)
      return value << 8 | byte;
    value = value << 7 | (byte & 0x7F);
    if (byte < 0x80)
      return value;
  }
  bytes->bad = true;
  return 0;
}

static bool damaged(struct error *error) {
  return error_set(error, ERROR_STORE,
                   "the full text of the index is damaged (it can be made again from the records: standpunkt reindex)");
}

/* ---- segments ---- */

static bool read_structure(struct postings *postings, struct bytes *bytes) {
  if (bytes->end - bytes->at < 4)
    return false;
  bytes->at += 4; /* changes with every write */
  uint64_t levels = take(bytes), all = take(bytes);
  take(bytes); /* a counter of writes */
  if (bytes->bad || all > 65536 || levels > 1000)
    return false;
  postings->segment = arena_array(postings->arena, all, sizeof *postings->segment);
  for (uint64_t level = 0; level < levels; level++) {
    take(bytes); /* how many are being merged */
    uint64_t count = take(bytes);
    if (bytes->bad || count > all - postings->count)
      return false;
    for (uint64_t i = count; i-- > 0;) { /* within a level the last is the newest */
      struct segment *segment = &postings->segment[postings->count + i];
      segment->id = (int64_t)take(bytes);
      segment->first = (uint32_t)take(bytes);
      segment->last = (uint32_t)take(bytes);
    }
    postings->count += count;
  }
  return !bytes->bad;
}

struct postings *postings_open(struct db *db, struct arena *arena, struct error *error) {
  int64_t version = query_number(db_query(db, "postings_version", error), 0, error);
  if (error->kind == ERROR_NONE && version != FORMAT)
    error_set(error, ERROR_STORE, "the full text of the index has format %d, not %d: standpunkt reindex makes it anew",
              (int)version, FORMAT);
  struct postings *postings = arena_alloc(arena, sizeof *postings);
  *postings = (struct postings){.db = db, .arena = arena};
  struct query *query = db_query(db, "postings_structure", error);
  if (query_row(query, error)) {
    size_t length;
    const unsigned char *block = column_bytes(query, 0, &length);
    struct bytes bytes = {.at = block, .end = block + length};
    if (!read_structure(postings, &bytes))
      damaged(error);
    query_end(query);
  }
  return error->kind == ERROR_NONE ? postings : NULL;
}

/* ---- walking through a segment ---- */

/* A list as it is put together from pages. */
struct list {
  unsigned char *data;
  size_t length, capacity;
  size_t *whole; /* where in it keys stand whole */
  size_t whole_count, whole_capacity;
};

struct walk {
  struct postings *postings;
  const char *wanted; /* with FTS5's '0' before it, as in the pages */
  size_t length;
  bool beginning;
  bool lists; /* are looked at: else only their length counts */
  char word[WORD_MOST];
  size_t word_length;
  bool open; /* WORD is wanted and its list not at its end */
  struct list list;
  size_t list_length;
  void (*each)(struct walk *walk, void *context);
  void *context;
  struct error *error;
};

/* -1, 0, 1: WORD comes before what is wanted, is it, comes after. */
static int place(const struct walk *walk) {
  size_t common = walk->word_length < walk->length ? walk->word_length : walk->length;
  int order = memcmp(walk->word, walk->wanted, common);
  if (order != 0)
    return order < 0 ? -1 : 1;
  if (walk->word_length < walk->length)
    return -1;
  return walk->word_length == walk->length || walk->beginning ? 0 : 1;
}

static void add_bytes(struct walk *walk, const unsigned char *from, const unsigned char *to) {
  struct list *list = &walk->list;
  size_t more = (size_t)(to - from);
  walk->list_length += more;
  if (!walk->lists)
    return;
  if (list->capacity - list->length < more) {
    list->capacity = (list->length + more) * 2;
    unsigned char *larger = arena_room(walk->postings->arena, list->capacity, 1);
    if (list->length > 0)
      memcpy(larger, list->data, list->length);
    list->data = larger;
  }
  memcpy(list->data + list->length, from, more);
  list->length += more;
}

static void note_whole(struct list *list, size_t at, struct arena *arena) {
  list->whole = arena_grow(arena, list->whole, list->whole_count, &list->whole_capacity, sizeof *list->whole);
  list->whole[list->whole_count++] = at;
}

static void finish_word(struct walk *walk) {
  if (walk->open)
    walk->each(walk, walk->context);
  walk->open = false;
}

/* Reads the word at BYTES and begins its list; false if nothing wanted can follow. */
static bool begin_word(struct walk *walk, struct bytes *bytes, bool whole) {
  size_t kept = whole ? 0 : (size_t)take(bytes);
  size_t more = (size_t)take(bytes);
  if (bytes->bad || kept > walk->word_length || more > (size_t)(bytes->end - bytes->at) || kept + more > WORD_MOST) {
    bytes->bad = true;
    return false;
  }
  memcpy(walk->word + kept, bytes->at, more);
  walk->word_length = kept + more;
  bytes->at += more;
  int order = place(walk);
  walk->open = order == 0;
  walk->list = (struct list){0};
  walk->list_length = 0;
  if (walk->open && walk->lists)
    note_whole(&walk->list, 0, walk->postings->arena);
  return order <= 0;
}

/* Reads one page; false if the walk is over. */
static bool walk_page(struct walk *walk, const unsigned char *page, size_t length) {
  size_t first_key = length < HEAD ? 0 : (size_t)page[0] << 8 | page[1];
  size_t text_end = length < HEAD ? 0 : (size_t)page[2] << 8 | page[3];
  if (text_end < HEAD || text_end > length)
    return damaged(walk->error);
  struct bytes footer = {.at = page + text_end, .end = page + length};
  size_t begin = footer.at < footer.end ? (size_t)take(&footer) : text_end;
  if (begin < HEAD || begin > text_end)
    return damaged(walk->error);
  if (walk->open) {
    if (first_key >= HEAD && first_key < begin && walk->lists && walk->list.length > 0)
      note_whole(&walk->list, walk->list.length + first_key - HEAD, walk->postings->arena);
    add_bytes(walk, page + HEAD, page + begin);
  }
  for (bool whole = true; begin < text_end; whole = false) {
    size_t end = footer.at < footer.end ? begin + (size_t)take(&footer) : text_end;
    if (footer.bad || end <= begin || end > text_end)
      return damaged(walk->error);
    struct bytes bytes = {.at = page + begin, .end = page + end};
    finish_word(walk);
    bool going = begin_word(walk, &bytes, whole);
    if (bytes.bad)
      return damaged(walk->error);
    if (!going)
      return false;
    if (walk->open)
      add_bytes(walk, bytes.at, bytes.end);
    begin = end;
  }
  return true;
}

static void walk_segment(struct walk *walk, const struct segment *segment) {
  if (segment->first == 0) /* merged into another */
    return;
  struct db *db = walk->postings->db;
  struct query *query = db_query(db, "postings_leaf", walk->error);
  query_integer(query, segment->id);
  query_bytes(query, walk->wanted, walk->length);
  int64_t leaf = query_number(query, 0, walk->error);
  if (leaf < segment->first)
    leaf = segment->first;
  walk->word_length = 0;
  walk->open = false;
  query = db_query(db, "postings_pages", walk->error);
  query_integer(query, segment->id << PAGE_BITS | leaf);
  query_integer(query, segment->id << PAGE_BITS | segment->last);
  while (query_row(query, walk->error)) {
    size_t length;
    const unsigned char *page = column_bytes(query, 1, &length);
    if (!walk_page(walk, page, length))
      break;
  }
  query_end(query);
  if (walk->error->kind == ERROR_NONE)
    finish_word(walk);
}

static const char *wanted_of(const char *token, size_t length, struct arena *arena) {
  return arena_printf(arena, "0%.*s", (int)length, token);
}

/* ---- lists as occurrences ---- */

static bool put(struct occurrences *all, uint64_t key, uint64_t column, uint64_t word) {
  if (key > UINT32_MAX || column > 15 || word >> OCCURRENCE_WORDS != 0)
    return false;
  all->at[all->count++] = key << 32 | column << OCCURRENCE_WORDS | word;
  return true;
}

static bool read_places(struct occurrences *all, uint64_t key, struct bytes *places) {
  uint64_t column = 0, word = 0;
  while (places->at < places->end) {
    uint64_t step = take(places);
    if (step == 1) {
      column = take(places);
      word = 0;
      continue;
    }
    word += step - 2;
    if (step < 2 || places->bad || !put(all, key, column, word))
      return false;
  }
  return !places->bad;
}

/* LIST as occurrences, in ARENA; passages that only forget what older segments have are marked as gone. */
static bool read_list(const struct list *list, struct arena *arena, struct occurrences *all) {
  const unsigned char *begin = list->data;
  struct bytes bytes = {.at = begin, .end = begin + list->length};
  size_t numbers = 0; /* more than there are places */
  for (size_t i = 0; i < list->length; i++)
    numbers += begin[i] < 0x80;
  all->at = arena_room(arena, numbers, sizeof *all->at);
  all->count = 0;
  uint64_t key = 0;
  for (size_t whole = 0; bytes.at < bytes.end;) {
    bool is_whole = whole < list->whole_count && (size_t)(bytes.at - begin) == list->whole[whole];
    whole += is_whole;
    key = take(&bytes) + (is_whole ? 0 : key);
    uint64_t size = take(&bytes);
    if (bytes.bad || size >> 1 > (uint64_t)(bytes.end - bytes.at) || key > UINT32_MAX)
      return false;
    struct bytes places = {.at = bytes.at, .end = bytes.at + (size >> 1)};
    if (size >> 1 == 0)
      all->at[all->count++] = key << 32 | OCCURRENCE_GONE;
    else if (!read_places(all, key, &places))
      return false;
    bytes.at = places.end;
  }
  return true;
}

/* What one segment has of one word. */
struct found {
  const char *word;
  size_t length, segment; /* its number: 0 is the newest */
  struct occurrences occurrences;
};

struct gathering {
  struct found *found;
  size_t count, capacity, segment;
};

static void gather(struct walk *walk, void *context) {
  struct gathering *gathering = context;
  struct arena *arena = walk->postings->arena;
  struct found found = {.word = arena_strndup(arena, walk->word, walk->word_length),
                        .length = walk->word_length,
                        .segment = gathering->segment};
  if (!read_list(&walk->list, arena, &found.occurrences)) {
    damaged(walk->error);
    return;
  }
  gathering->found = arena_grow(arena, gathering->found, gathering->count, &gathering->capacity, sizeof found);
  gathering->found[gathering->count++] = found;
}

static int compare_found(const void *left, const void *right) {
  const struct found *one = left, *other = right;
  size_t common = one->length < other->length ? one->length : other->length;
  int order = memcmp(one->word, other->word, common);
  if (order == 0)
    order = one->length < other->length ? -1 : one->length > other->length;
  return order != 0 ? order : one->segment < other->segment ? -1 : one->segment > other->segment;
}

/* The words laid over one another segment by segment, and all of them together. */
static struct occurrences join(struct gathering *gathering, struct arena *arena) {
  size_t room = 0;
  struct occurrences all = {0};
  if (gathering->count > 1)
    qsort(gathering->found, gathering->count, sizeof *gathering->found, compare_found);
  for (size_t i = 0, next; i < gathering->count; i = next) {
    struct found *word = &gathering->found[i];
    for (next = i + 1; next < gathering->count && gathering->found[next].length == word->length &&
                       memcmp(gathering->found[next].word, word->word, word->length) == 0;
         next++)
      word->occurrences = occurrences_overlay(word->occurrences, gathering->found[next].occurrences, arena);
    occurrences_settle(&word->occurrences);
    for (size_t j = i + 1; j < next; j++)
      gathering->found[j].occurrences.count = 0;
    room += word->occurrences.count;
    if (word->occurrences.count == room)
      all = word->occurrences;
  }
  if (all.count == room)
    return all;
  all = (struct occurrences){.at = arena_room(arena, room, sizeof *all.at)};
  for (size_t i = 0; i < gathering->count; i++) {
    const struct occurrences *one = &gathering->found[i].occurrences;
    memcpy(all.at + all.count, one->at, one->count * sizeof *all.at);
    all.count += one->count;
  }
  occurrences_sort(&all, arena);
  return all;
}

struct occurrences postings_of(struct postings *postings, const char *token, size_t length, bool beginning,
                               struct error *error) {
  struct gathering gathering = {0};
  if (postings == NULL || error->kind != ERROR_NONE)
    return (struct occurrences){0};
  struct walk *walk = arena_alloc(postings->arena, sizeof *walk);
  *walk = (struct walk){.postings = postings,
                        .wanted = wanted_of(token, length, postings->arena),
                        .length = length + 1,
                        .beginning = beginning,
                        .lists = true,
                        .each = gather,
                        .context = &gathering,
                        .error = error};
  for (size_t i = 0; i < postings->count; i++) {
    gathering.segment = i;
    walk_segment(walk, &postings->segment[i]);
  }
  return error->kind == ERROR_NONE ? join(&gathering, postings->arena) : (struct occurrences){0};
}

/* ---- the words there are ---- */

static void note_word(struct walk *walk, void *context) {
  struct gathering *gathering = context;
  struct arena *arena = walk->postings->arena;
  gathering->found =
      arena_grow(arena, gathering->found, gathering->count, &gathering->capacity, sizeof *gathering->found);
  gathering->found[gathering->count++] = (struct found){.word = arena_strndup(arena, walk->word, walk->word_length),
                                                        .length = walk->word_length,
                                                        .occurrences.count = walk->list_length};
}

void postings_words(struct postings *postings, const char *beginning, size_t length, postings_word *each, void *context,
                    struct error *error) {
  struct gathering words = {0};
  if (postings == NULL || error->kind != ERROR_NONE)
    return;
  struct walk *walk = arena_alloc(postings->arena, sizeof *walk);
  *walk = (struct walk){.postings = postings,
                        .wanted = wanted_of(beginning, length, postings->arena),
                        .length = length + 1,
                        .beginning = true,
                        .each = note_word,
                        .context = &words,
                        .error = error};
  for (size_t i = 0; i < postings->count; i++)
    walk_segment(walk, &postings->segment[i]);
  if (words.count > 1)
    qsort(words.found, words.count, sizeof *words.found, compare_found);
  for (size_t i = 0, next; i < words.count; i = next) {
    const struct found *word = &words.found[i];
    size_t bytes = 0;
    for (next = i; next < words.count && words.found[next].length == word->length &&
                   memcmp(words.found[next].word, word->word, word->length) == 0;
         next++)
      bytes += words.found[next].occurrences.count;
    each(context, word->word + 1, word->length - 1, bytes);
  }
}
