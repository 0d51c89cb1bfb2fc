/* body_past.c - who a body is and was (see body_past.h).
 *
 * A committee and its administration share the words before their endings: Sjövik|s stadsdels|nämnd and Sjövik|s
 * stadsdels|förvaltning, Kultur- och fritids|nämnden and -förvaltningen.  Boards and councils have offices whose names
 * share nothing with theirs; these stand in a table.
 */
#include "body_past.h"
#include "buffer.h"
#include "unicode.h"

#include <string.h>

/* What says no more than that it is a body of some layer; longer ones first. */
static const char *const endings[] = {
    "förvaltningarna", "förvaltningens", "förvaltningen", "förvaltning", "kontorets", "kontoret", "kontor",
    "nämndernas",      "nämnderna",      "nämndens",      "nämnden",     "nämnd",     NULL};

/* Names whose offices are called otherwise. */
static const struct {
  const char *beginning, *key;
} known[] = {
    {"kommunstyrelse", "kommunstyrelse"},       {"kommunlednings", "kommunstyrelse"},
    {"stadslednings", "kommunstyrelse"},        {"kommunkansli", "kommunstyrelse"},
    {"stadskansli", "kommunstyrelse"},          {"kommunfullmäktige", "fullmäktige"},
    {"stadsfullmäktige", "fullmäktige"},        {"fullmäktige", "fullmäktige"},
    {"regionstyrelse", "regionstyrelse"},       {"regionlednings", "regionstyrelse"},
    {"regionkansli", "regionstyrelse"},         {"landstingsstyrelse", "regionstyrelse"},
    {"regionfullmäktige", "regionfullmäktige"}, {"landstingsfullmäktige", "regionfullmäktige"},
};

/* WORD without the ending of a layer, genitive and joining -s; its new length. */
static size_t without_ending(const char *word, size_t length) {
  for (size_t i = 0; endings[i] != NULL; i++) {
    size_t size = strlen(endings[i]);
    if (length >= size && memcmp(word + length - size, endings[i], size) == 0) {
      length -= size;
      break;
    }
  }
  while (length > 0 && word[length - 1] == '-')
    length--;
  return length > 2 && word[length - 1] == 's' ? length - 1 : length;
}

static const char *key_of_words(char *folded, struct arena *arena) {
  struct buffer out = buffer_in(arena);
  bool district = false;
  char *rest = folded;
  for (char *word; (word = strtok_r(rest, " \t\n\xC2\xA0", &rest)) != NULL;) {
    size_t length = without_ending(word, strlen(word));
    if (length == 8 && memcmp(word, "stadsdel", 8) == 0) {
      district = true;
      continue;
    }
    if (length == 0)
      continue;
    if (out.length > 0)
      buffer_byte(&out, ' ');
    buffer_add(&out, word, length);
  }
  if (district && out.length > 0)
    buffer_text(&out, " stadsdel");
  return buffer_string(&out);
}

const char *body_key(const char *name, struct arena *arena) {
  if (name == NULL)
    return "";
  char *folded = unicode_key(arena, name, strlen(name));
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (strncmp(folded, known[i].beginning, strlen(known[i].beginning)) == 0)
      return known[i].key;
  return key_of_words(folded, arena);
}

bool body_same(const char *one, const char *other, struct arena *arena) {
  const char *key = body_key(one, arena);
  return *key != '\0' && strcmp(key, body_key(other, arena)) == 0;
}

/* ---- the past ---- */

struct gathering {
  const struct gazetteer *gazetteer;
  const char *municipality; /* code; NULL = not known */
  struct arena *arena;
  struct past_body *past;
  size_t count, capacity;
  size_t at; /* the place in PAST whose predecessors are looked for */
};

static bool has_key(const struct gathering *gathering, const char *key) {
  for (size_t i = 0; i < gathering->count; i++)
    if (strcmp(gathering->past[i].key, key) == 0)
      return true;
  return false;
}

static void add_past(struct gathering *gathering, const char *name, int from, int to) {
  const char *key = body_key(name, gathering->arena);
  if (has_key(gathering, key))
    return;
  gathering->past =
      arena_grow(gathering->arena, gathering->past, gathering->count, &gathering->capacity, sizeof *gathering->past);
  gathering->past[gathering->count++] =
      (struct past_body){.name = arena_strdup(gathering->arena, name), .key = key, .from = from, .to = to};
}

/* VALUE is a district: it is added if it became part of the one that is looked at. */
static void look_at(const char *value, void *context) {
  struct gathering *gathering = context;
  const char *after = gathering->past[gathering->at].name;
  size_t length = strlen(value);
  const struct district *district = gazetteer_district(gathering->gazetteer, value, length, 0);
  if (district == NULL || district->successor == NULL)
    return;
  if (gathering->municipality != NULL && strcmp(district->municipality, gathering->municipality) != 0)
    return;
  const struct district *next =
      gazetteer_district(gathering->gazetteer, district->successor, strlen(district->successor), 0);
  if (next != NULL && strcmp(next->municipality, district->municipality) == 0 &&
      body_same(next->committee, after, gathering->arena))
    add_past(gathering, district->committee, district->from, district->to);
}

size_t body_past(const struct gazetteer *gazetteer, const char *municipality, const char *name, struct arena *arena,
                 struct past_body **past) {
  struct gathering gathering = {.gazetteer = gazetteer, .arena = arena};
  const struct district *own = gazetteer == NULL ? NULL : gazetteer_district(gazetteer, name, strlen(name), 0);
  if (own != NULL && municipality != NULL) {
    const struct municipality *place = gazetteer_municipality(gazetteer, municipality, strlen(municipality));
    gathering.municipality = place == NULL ? municipality : place->code;
    if (strcmp(gathering.municipality, own->municipality) != 0)
      own = NULL;
  }
  if (own != NULL && gathering.municipality == NULL)
    gathering.municipality = own->municipality;
  bool alone = own == NULL || !body_same(own->committee, name, arena);
  add_past(&gathering, alone ? name : own->committee, alone ? 0 : own->from, alone ? 0 : own->to);
  for (; !alone && gathering.at < gathering.count; gathering.at++)
    gazetteer_each(gazetteer, "district", look_at, &gathering);
  *past = gathering.past;
  return gathering.count;
}

size_t body_in_past(const struct past_body *past, size_t count, const char *name, struct arena *arena) {
  const char *key = body_key(name, arena);
  for (size_t i = 0; i < count; i++)
    if (*key != '\0' && strcmp(past[i].key, key) == 0)
      return i;
  return count;
}
