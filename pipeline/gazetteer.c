/* gazetteer.c - looking names up in the lists that gazetteer_load.c has read; headings are
 * looked up in gazetteer_headings.c. */
#include "gazetteer_lists.h"
#include "unicode.h"

#include <string.h>

static bool ends_with(const char *text, size_t length, const char *ending, size_t ending_length) {
  return length >= ending_length &&
         (ending_length == 0 || (text[length - 1] == ending[ending_length - 1] &&
                                 memcmp(text + length - ending_length, ending, ending_length) == 0));
}

static bool begins_with(const char *text, size_t length, const char *beginning, size_t beginning_length) {
  return length >= beginning_length && text[0] == beginning[0] && memcmp(text, beginning, beginning_length) == 0;
}

/* name_find that takes "malmös" for "malmö". */
static uint32_t find_genitive(const struct name_map *map, const char *key, size_t length) {
  uint32_t found = name_find(map, key, length);
  if (found == NOWHERE && length > 1 && key[length - 1] == 's')
    found = name_find(map, key, length - 1);
  return found;
}

const char *gazetteer_hash(const struct gazetteer *gazetteer) { return gazetteer->hash; }

/* ---- Municipalities ---- */

const struct municipality *gazetteer_municipality(const struct gazetteer *gazetteer, const char *name, size_t length) {
  static const char *const kinds[] = {" kommun", " stad", " kommuns", " stads"};
  char key[KEY_ROOM];
  size_t size = name_key(name, length, key, NULL);
  uint32_t found = find_genitive(&gazetteer->municipality_name, key, size);
  for (size_t i = 0; found == NOWHERE && i < sizeof kinds / sizeof *kinds; i++)
    if (ends_with(key, size, kinds[i], strlen(kinds[i])))
      found = find_genitive(&gazetteer->municipality_name, key, size - strlen(kinds[i]));
  return found == NOWHERE ? NULL : &gazetteer->municipality[found];
}

const struct municipality *gazetteer_municipality_code(const struct gazetteer *gazetteer, const char *code) {
  uint32_t found = name_find(&gazetteer->municipality_code, code, strlen(code));
  return found == NOWHERE ? NULL : &gazetteer->municipality[found];
}

static bool in_domain(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '-' ||
         byte == '.';
}

/* Looks up NAME ("insyn.stockholm.se") and what is left of it when labels are taken off in front. */
static uint32_t find_domain(const struct name_map *map, const char *name, size_t length) {
  char key[KEY_ROOM];
  while (length > 0 && name[length - 1] == '.')
    length--;
  size_t size = name_key(name, length, key, NULL);
  for (size_t at = 0; at < size; at++) {
    if (at > 0 && key[at - 1] != '.')
      continue;
    uint32_t found = name_find(map, key + at, size - at);
    if (found != NOWHERE)
      return found;
  }
  return NOWHERE;
}

const struct municipality *gazetteer_municipality_domain(const struct gazetteer *gazetteer, const char *text,
                                                         size_t length) {
  for (size_t at = 0; at < length; at++) {
    size_t end = at;
    bool dotted = false;
    for (; end < length && in_domain(text[end]); end++)
      dotted |= text[end] == '.';
    uint32_t found = dotted ? find_domain(&gazetteer->municipality_domain, text + at, end - at) : NOWHERE;
    if (found != NOWHERE)
      return &gazetteer->municipality[found];
    at = end;
  }
  return NULL;
}

/* ---- Districts ---- */

/* Words before the name: "stadsdelsnämnden Angered".  Returns where the name begins. */
static size_t committee_word(const char *key, size_t length) {
  static const char *const words[] = {"stadsdelsnämnden ",
                                      "stadsdelsnämnd ",
                                      "stadsdelsförvaltningen ",
                                      "stadsdelsförvaltning ",
                                      "stadsområdesnämnd ",
                                      "stadsområdesnämnden ",
                                      "stadsområdesförvaltningen ",
                                      "stadsområdesförvaltning ",
                                      "stadsdelsfullmäktige ",
                                      "stadsområde ",
                                      "stadsdelsområde ",
                                      "socialnämnden ",
                                      "socialnämnd ",
                                      "socialförvaltningen ",
                                      "socialförvaltning ",
                                      "sdn ",
                                      "sdf ",
                                      "stadsdelen ",
                                      "stadsdel "};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (begins_with(key, length, words[i], strlen(words[i])))
      return strlen(words[i]);
  return 0;
}

/* True if the name ends at AT, so that "älvsjö" is not found in "älvsjöbadet" nor "hägersten" in "hägersten-älvsjö"; a
 * genitive -s is passed over. */
static bool name_ends(const char *key, size_t length, size_t *at) {
  for (int genitive = 0; genitive < 2; genitive++) {
    uint32_t next = ' ';
    if (*at < length)
      unicode_read(key + *at, key + length, &next);
    if (next != '-' && !unicode_letter(next) && !unicode_digit(next))
      return true;
    if (next != 's')
      return false;
    (*at)++;
  }
  return false;
}

static bool district_matches(const struct district_row *row, const char *key, size_t length, bool after_committee) {
  size_t at = row->key_length;
  if (!begins_with(key, length, row->key, row->key_length) || !name_ends(key, length, &at))
    return false;
  if (!row->with_committee_only || after_committee || at == length || key[at] != ' ')
    return true;
  return committee_word(key + at + 1, length - at - 1) > 0 ||
         begins_with(key + at + 1, length - at - 1, "stadsdels", 9) ||
         begins_with(key + at + 1, length - at - 1, "stadsområdes", strlen("stadsområdes"));
}

/* The longer name is better, then the one that existed in YEAR, then the latest. */
static bool better_district(const struct district_row *row, const struct district_row *best, int year) {
  if (best == NULL || row->key_length != best->key_length)
    return best == NULL || row->key_length > best->key_length;
  const struct district *one = &row->district, *other = &best->district;
  bool existed = year != 0 && one->from <= year && (one->to == 0 || one->to >= year);
  bool other_existed = year != 0 && other->from <= year && (other->to == 0 || other->to >= year);
  if (existed != other_existed)
    return existed;
  return (one->to == 0 ? 9999 : one->to) > (other->to == 0 ? 9999 : other->to);
}

const struct district *gazetteer_district(const struct gazetteer *gazetteer, const char *name, size_t length,
                                          int year) {
  char buffer[KEY_ROOM];
  size_t size = name_key(name, length < KEY_ROOM / 2 ? length : KEY_ROOM / 2, buffer, NULL);
  size_t skipped = committee_word(buffer, size);
  const char *key = buffer + skipped;
  const struct district_row *best = NULL;
  for (size_t i = 0; i < gazetteer->district_count; i++) {
    const struct district_row *row = &gazetteer->district[i];
    if (district_matches(row, key, size - skipped, skipped > 0) && better_district(row, best, year))
      best = row;
  }
  return best == NULL ? NULL : &best->district;
}

/* ---- Parties and bodies ---- */

const struct party *gazetteer_party(const struct gazetteer *gazetteer, const char *name, size_t length) {
  char key[KEY_ROOM];
  size_t size = name_key(name, length, key, NULL);
  uint32_t found = name_find(&gazetteer->party_abbreviation, key, size);
  if (found == NOWHERE)
    found = find_genitive(&gazetteer->party_name, key, size);
  if (found == NOWHERE)
    found = find_genitive(&gazetteer->party_abbreviation, key, size);
  return found == NOWHERE ? NULL : &gazetteer->party[found].party;
}

/* True if nothing but the first parts of a compound stands in KEY: "teknik- och ", "kultur-, idrotts- och ", "". */
static bool compound_parts(const char *key, size_t length) {
  size_t begin = 0;
  for (size_t i = 0; i < length; i++) {
    if (key[i] != ' ')
      continue;
    size_t size = i - begin;
    bool hyphen = size > 1 && (key[i - 1] == '-' || (key[i - 1] == ',' && key[i - 2] == '-'));
    if (!hyphen && !(size == 3 && memcmp(key + begin, "och", 3) == 0) &&
        !(size == 4 && memcmp(key + begin, "samt", 4) == 0))
      return false;
    begin = i + 1;
  }
  return true;
}

const struct body *gazetteer_body(const struct gazetteer *gazetteer, const char *name, size_t length) {
  char key[KEY_ROOM];
  size_t size = name_key(name, length, key, NULL);
  uint32_t found = find_genitive(&gazetteer->body_name, key, size);
  if (found == NOWHERE)
    found = find_genitive(&gazetteer->body_abbreviation, key, size);
  for (size_t i = 0; found == NOWHERE && i < gazetteer->body_ending.count; i++) {
    const struct fragment *ending = &gazetteer->body_ending.item[i];
    for (size_t cut = 0; cut < 2 && found == NOWHERE; cut++)
      if (size > ending->length + cut && (cut == 0 || key[size - 1] == 's') &&
          ends_with(key, size - cut, ending->text, ending->length) && compound_parts(key, size - cut - ending->length))
        found = ending->value;
  }
  return found == NOWHERE ? NULL : &gazetteer->body[found];
}

/* ---- Synonyms, abbreviations, titles, stop words ---- */

bool gazetteer_synonym_begins(const struct gazetteer *gazetteer, const char *word, size_t length, int *group) {
  char key[KEY_ROOM];
  int words;
  *group = 0;
  if (!synonym_may_start(gazetteer->synonym_starts, word, length))
    return false;
  size_t size = stem_key(word, length, key, &words, gazetteer->synonym_beginnings);
  uint32_t found = words > gazetteer->synonym_words ? NOWHERE : name_find(&gazetteer->synonym, key, size);
  *group = found == NOWHERE ? 0 : (int)found;
  /* What has no letters, as a quotation mark, is no part of a key: the wording may begin behind it. */
  return size > 0 || words == 0;
}

int gazetteer_synonym(const struct gazetteer *gazetteer, const char *phrase, size_t length) {
  int group;
  gazetteer_synonym_begins(gazetteer, phrase, length, &group);
  return group;
}

void gazetteer_synonym_stems(const struct gazetteer *gazetteer, int group,
                             void (*each)(const char *stems, void *context), void *context) {
  for (size_t i = 0; i < gazetteer->synonym.capacity; i++)
    if (gazetteer->synonym.slot[i].key != NULL && gazetteer->synonym.slot[i].value == (uint32_t)group)
      each(gazetteer->synonym.slot[i].key, context);
}

void gazetteer_synonym_each(const struct gazetteer *gazetteer, int group,
                            void (*each)(const char *wording, void *context), void *context) {
  for (size_t i = 0; i < gazetteer->synonym_wording_count; i++)
    if (gazetteer->synonym_wording[i].group == (uint32_t)group)
      each(gazetteer->synonym_wording[i].text, context);
}

int gazetteer_synonym_words(const struct gazetteer *gazetteer) { return gazetteer->synonym_words; }

bool gazetteer_abbreviation(const struct gazetteer *gazetteer, const char *word, size_t length) {
  char key[KEY_ROOM];
  size_t size = abbreviation_key(word, length, key);
  /* One letter counts as written: "v. ordförande" is an abbreviation, the V of a party is not. */
  if (size == 1 && word[0] != key[0])
    return false;
  return name_find(&gazetteer->abbreviation, key, size) != NOWHERE;
}

/* A title in the indefinite or definite form ("chef", "chefen", "utredaren"), or a compound that ends in one. */
static bool is_title_word(const struct gazetteer *gazetteer, const char *key, size_t length) {
  static const char *const definite[] = {"", "n", "en", "s", "ns", "ens"};
  for (size_t i = 0; i < sizeof definite / sizeof *definite; i++) {
    if (!ends_with(key, length, definite[i], strlen(definite[i])))
      continue;
    size_t size = length - strlen(definite[i]);
    if (name_find(&gazetteer->title, key, size) != NOWHERE)
      return true;
    if (memchr(key, ' ', size) != NULL)
      continue;
    for (size_t k = 0; k < gazetteer->title_ending.count; k++)
      if (ends_with(key, size, gazetteer->title_ending.item[k].text, gazetteer->title_ending.item[k].length))
        return true;
  }
  return false;
}

/* The length of the title proper in "enhetschef, sociala avdelningen" or "utredare vid kansliet". */
static size_t title_part(const char *key, size_t length) {
  static const char *const after[] = {" för ", " vid ", " på ", " inom ", " i ", " och ", " / "};
  size_t part = length;
  for (size_t at = 0; at < part; at++) {
    if (key[at] == ',' || key[at] == '/' || key[at] == '(')
      part = at;
    for (size_t i = 0; i < sizeof after / sizeof *after && at < part; i++)
      if (begins_with(key + at, length - at, after[i], strlen(after[i])))
        part = at;
  }
  while (part > 0 && key[part - 1] == ' ')
    part--;
  return part;
}

/* "avdelningschef park och lek": a title and the field of its bearer, some five words and no sentence. */
static bool title_and_field(const struct gazetteer *gazetteer, const char *key, size_t length) {
  const char *space = memchr(key, ' ', length);
  size_t size = space == NULL ? length : (size_t)(space - key), words = 1;
  if (size == length || size < 4 || key[length - 1] == '.' || memchr(key, ':', length) != NULL)
    return false;
  for (size_t i = 0; i < length; i++)
    words += key[i] == ' ';
  bool title = name_find(&gazetteer->title, key, size) != NOWHERE;
  for (size_t k = 0; k < gazetteer->title_ending.count && !title; k++)
    title = ends_with(key, size, gazetteer->title_ending.item[k].text, gazetteer->title_ending.item[k].length);
  return title && words <= 6;
}

bool gazetteer_title(const struct gazetteer *gazetteer, const char *text, size_t length) {
  char key[KEY_ROOM];
  size_t size = name_key(text, length, key, NULL), at = 0;
  if (size == 0 || size > 100)
    return false;
  for (size_t i = 0; i < gazetteer->title_prefix.count; i++) {
    const struct fragment *prefix = &gazetteer->title_prefix.item[i];
    if (begins_with(key + at, size - at, prefix->text, prefix->length) && size - at > prefix->length &&
        key[at + prefix->length] == ' ') {
      at += prefix->length + 1;
      i = SIZE_MAX; /* "tf. biträdande chef": once more from the first */
    }
  }
  return is_title_word(gazetteer, key + at, size - at) ||
         is_title_word(gazetteer, key + at, title_part(key + at, size - at)) ||
         title_and_field(gazetteer, key + at, size - at);
}

bool gazetteer_office_begins(const struct gazetteer *gazetteer, const char *text, size_t length) {
  int start = office_start(text, length);
  return length >= OFFICE_SHORTEST && (start < 0 || (gazetteer->office_starts[start / 64] >> start % 64 & 1));
}

enum office gazetteer_office(const struct gazetteer *gazetteer, const char *text, size_t length, bool *leads) {
  char key[KEY_ROOM];
  bool may = length <= 48 && gazetteer_office_begins(gazetteer, text, length);
  size_t size = may ? name_key(text, length, key, NULL) : 0;
  uint32_t found = size == 0 ? NOWHERE : name_find(&gazetteer->office, key, size);
  *leads = found != NOWHERE && found & OFFICE_LEADS;
  return found == NOWHERE ? OFFICE_NONE : (enum office)(found & (OFFICE_LEADS - 1));
}

bool gazetteer_stopword(const struct gazetteer *gazetteer, const char *word, size_t length) {
  char key[KEY_ROOM];
  size_t size = name_key(word, length, key, NULL);
  return name_find(&gazetteer->stopword, key, size) != NOWHERE;
}

bool gazetteer_each(const struct gazetteer *gazetteer, const char *list, void (*each)(const char *value, void *context),
                    void *context) {
  static const char *const names[VALUE_LISTS] = {
      [VALUES_PARTY] = "party",
      [VALUES_PARTY_NAME] = "party-name",
      [VALUES_MUNICIPALITY] = "municipality",
      [VALUES_BODY] = "body",
      [VALUES_BODY_ABBREVIATION] = "body-abbreviation",
      [VALUES_TITLE] = "title",
      [VALUES_DISTRICT] = "district",
  };
  for (size_t i = 0; i < VALUE_LISTS; i++) {
    if (strcmp(names[i], list) != 0)
      continue;
    for (size_t k = 0; k < gazetteer->values[i].count; k++)
      each(gazetteer->values[i].value[k], context);
    return true;
  }
  return false;
}
