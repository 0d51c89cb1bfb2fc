/* gazetteer_names.c - how names are brought into a form that can be compared, and the maps from such keys. */
#include "gazetteer_lists.h"
#include "stem.h"
#include "unicode.h"

#include <string.h>

uint32_t name_find(const struct name_map *map, const char *key, size_t length) {
  if (map->capacity == 0 || length == 0)
    return NOWHERE;
  size_t mask = map->capacity - 1;
  for (size_t at = (size_t)hash_fast(key, length) & mask; map->slot[at].key != NULL; at = (at + 1) & mask)
    if (map->slot[at].length == length && memcmp(map->slot[at].key, key, length) == 0)
      return map->slot[at].value;
  return NOWHERE;
}

static void put_slot(struct name_map *map, struct name_slot slot) {
  size_t mask = map->capacity - 1;
  size_t at = (size_t)hash_fast(slot.key, slot.length) & mask;
  while (map->slot[at].key != NULL)
    at = (at + 1) & mask;
  map->slot[at] = slot;
}

static void make_room(struct arena *arena, struct name_map *map) {
  if (map->count * 2 < map->capacity)
    return;
  struct name_map larger = {.capacity = map->capacity == 0 ? 256 : map->capacity * 4, .count = map->count};
  larger.slot = arena_array(arena, larger.capacity, sizeof *larger.slot);
  for (size_t i = 0; i < map->capacity; i++)
    if (map->slot[i].key != NULL)
      put_slot(&larger, map->slot[i]);
  *map = larger;
}

uint32_t name_enter(struct arena *arena, struct name_map *map, const char *key, size_t length, uint32_t value) {
  uint32_t known = name_find(map, key, length);
  if (known != NOWHERE || length == 0)
    return known;
  make_room(arena, map);
  put_slot(map, (struct name_slot){.key = key, .length = (uint32_t)length, .value = value});
  map->count++;
  return value;
}

/* U+2010 to U+2015 and the minus sign. */
static bool is_dash(uint32_t character) { return (character >= 0x2010 && character <= 0x2015) || character == 0x2212; }

size_t name_key(const char *text, size_t length, char *key, uint16_t *at) {
  size_t count = 0;
  size_t space_at = 0;
  bool space = false;
  const char *end = text + length;
  if (length >= UINT16_MAX)
    return 0;
  for (const char *from = text; from < end;) {
    if (!space && *from > ' ' && *from <= '~' && count + 2 < KEY_ROOM) { /* nearly all characters */
      if (at != NULL)
        at[count] = (uint16_t)(from - text), at[count + 1] = (uint16_t)(from - text + 1);
      key[count++] = *from++;
      continue;
    }
    uint32_t character;
    unsigned size = unicode_read(from, end, &character);
    size_t place = (size_t)(from - text);
    from += size;
    if (character == '\n' || unicode_space(character)) {
      space_at = space ? space_at : place;
      space = count > 0;
      continue;
    }
    if (count + 1 + size >= KEY_ROOM)
      return 0;
    char bytes[5] = " -";
    unsigned first = space ? 0 : 1;
    if (is_dash(character))
      size = 1;
    else
      memcpy(bytes + 1, text + place, size);
    for (unsigned i = first; i <= size; i++) {
      if (at != NULL)
        at[count] = (uint16_t)(i == 0 ? space_at : place + i - 1);
      key[count++] = bytes[i];
    }
    space = false;
    if (at != NULL)
      at[count] = (uint16_t)(from - text);
  }
  unicode_fold_bytes(key, count, key);
  return count;
}

size_t abbreviation_key(const char *text, size_t length, char *key) {
  size_t spaced = name_key(text, length, key, NULL), count = 0;
  for (size_t i = 0; i < spaced; i++)
    if (key[i] != ' ')
      key[count++] = key[i];
  if (count > 0 && key[count - 1] == '.')
    count--;
  key[count] = '\0';
  return count;
}

/* Finds the next word in *TEXT: letters and digits, with hyphens and full stops only inside. */
static size_t next_word(const char **text, const char *end) {
  uint32_t character;
  const char *from = *text;
  for (unsigned size; from < end; from += size) {
    size = unicode_read(from, end, &character);
    if (unicode_letter(character) || unicode_digit(character))
      break;
  }
  const char *last = from;
  for (const char *here = from; here < end;) {
    here += unicode_read(here, end, &character);
    if (unicode_letter(character) || unicode_digit(character))
      last = here;
    else if (character != '-' && character != '.')
      break;
  }
  *text = from;
  return (size_t)(last - from);
}

/* The stemmer leaves -et, -an and -on of the definite form (teamet, skolan, frånvaron) and takes one ending at a time
 * (kostnaderna, kostnad, kostn): here all go, so that a wording needs one form only.  Returns the length in OUT. */
static size_t stem_fully(const char *word, size_t length, char out[static KEY_ROOM]) {
  char once[KEY_ROOM];
  memcpy(out, word, length);
  for (size_t before = length + 1; length < before;) {
    before = length;
    if (length > 6 && out[length - 1] == 's' && (out[length - 2] == 't' || out[length - 2] == 'n'))
      length--;
    /* cppcheck-suppress pointerOutOfBoundsCond ; words are shorter than KEY_ROOM and only get shorter */
    if (length > 5 && memcmp(out + length - 2, "et", 2) == 0)
      length -= 2;
    else if (length > 4 && (memcmp(out + length - 2, "an", 2) == 0 || memcmp(out + length - 2, "on", 2) == 0))
      length--;
    memcpy(once, out, length);
    length = stem_swedish(once, length, out, KEY_ROOM);
  }
  return length;
}

static uint32_t beginning_bit(const char *key, size_t length) {
  return (uint32_t)(hash_fast(key, length) % SYNONYM_STARTS);
}

size_t stem_key(const char *text, size_t length, char *key, int *words, const uint32_t *beginnings) {
  char folded[KEY_ROOM];
  size_t folded_length = name_key(text, length, folded, NULL), count = 0;
  const char *word = folded, *end = folded + folded_length;
  *words = 0;
  for (size_t size; (size = next_word(&word, end)) > 0; word += size) {
    if (count > 0)
      key[count++] = ' ';
    char stem[KEY_ROOM];
    size_t stem_length = stem_fully(word, size, stem);
    if (count + stem_length + 1 >= KEY_ROOM)
      return 0;
    memcpy(key + count, stem, stem_length);
    count += stem_length;
    (*words)++;
    uint32_t bit = beginnings == NULL ? 0 : beginning_bit(key, count);
    if (beginnings != NULL && (beginnings[bit / 32] & 1u << bit % 32) == 0)
      return 0;
  }
  key[count] = '\0';
  return count;
}

/* ---- how wordings begin ---- */

/* A stem is the beginning of its word, so a word is compared by as many bytes as the stem has, six at the most.  Bytes
 * are taken without bit 5, the case of ASCII letters and of the second bytes of å, ä, ö and their like. */
enum { START_BYTES = 6 };

static uint32_t start_add(uint32_t packed, char byte) {
  unsigned char sign = (unsigned char)byte;
  return packed << 5 | (sign <= ' ' ? 0 : sign & 31u);
}

/* The bit for the COUNT bytes of PACKED at the beginning of a wording's first word or of a later one. */
static uint32_t start_bit(uint32_t packed, size_t count, bool later) {
  return ((packed * 15 + (uint32_t)count + (later ? 8 : 0)) * 2654435761u) % (1u << 31) / ((1u << 31) / SYNONYM_STARTS);
}

void synonym_note(uint32_t *starts, uint32_t *beginnings, const char *key, size_t length) {
  for (size_t from = 0, at = 1; at <= length; at++) {
    if (at < length && key[at] != ' ')
      continue;
    uint32_t beginning = beginning_bit(key, at), packed = 0;
    beginnings[beginning / 32] |= 1u << beginning % 32;
    size_t count = at - from < START_BYTES ? at - from : START_BYTES;
    for (size_t i = 0; i < count; i++)
      packed = start_add(packed, key[from + i]);
    uint32_t bit = start_bit(packed, count, from > 0);
    starts[bit / 32] |= 1u << bit % 32;
    from = at + 1;
  }
}

static bool goes_on(const char *phrase, size_t length, size_t at) {
  unsigned char byte = at < length ? (unsigned char)phrase[at] : ' ';
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

static bool word_may_start(const uint32_t *starts, const char *phrase, size_t length, bool later) {
  uint32_t packed = 0;
  for (size_t count = 1; count <= START_BYTES && count <= length; count++) {
    unsigned char byte = (unsigned char)phrase[count - 1];
    if (byte == 0xC2 || byte >= 0xC4 || (count == 1 && !goes_on(phrase, length, 0)))
      return true; /* signs that a key does not keep as they are */
    packed = start_add(packed, phrase[count - 1]);
    if (count < 3 && goes_on(phrase, length, count))
      continue; /* nothing is taken off a word but behind its third letter */
    uint32_t bit = start_bit(packed, count, later);
    if (starts[bit / 32] & 1u << bit % 32)
      return true;
  }
  return false;
}

int office_start(const char *text, size_t length) {
  unsigned packed = 0;
  for (size_t i = 0; i < 3; i++) {
    unsigned char byte = i < length ? (unsigned char)text[i] : 0;
    if (byte < ' ' || byte > '~' || (byte == ' ' && (i == 0 || text[i - 1] == ' ')))
      return -1;
    packed = packed * 31 + (byte >= 'A' && byte <= 'Z' ? byte + 32u : byte);
  }
  return (int)(packed % OFFICE_STARTS);
}

bool synonym_may_start(const uint32_t *starts, const char *phrase, size_t length) {
  for (size_t from = 0; from < length;) {
    if (!word_may_start(starts, phrase + from, length - from, from > 0))
      return false;
    const char *space = memchr(phrase + from, ' ', length - from);
    from = space == NULL ? length : (size_t)(space - phrase) + 1;
  }
  return true;
}
