/* gazetteer_rows.c - the rows of the lists of names: municipalities, districts, parties, bodies.
 *
 * Each list has a function that takes one row, and perhaps one that runs when all rows are there.
 */
#include "gazetteer_lists.h"

#include <stdlib.h>
#include <string.h>

/* ---- Municipalities ---- */

/* The first two digits of a code are the county's: one number, one name. */
static bool check_county(struct loading *loading, const struct municipality *row) {
  if (strspn(row->code, "0123456789") != 4 || strlen(row->code) != 4)
    return list_fault(loading, "\"%s\" is no municipality code: it has four digits", row->code);
  const char **counties = loading->gazetteer->county;
  size_t number = (size_t)((row->code[0] - '0') * 10 + row->code[1] - '0');
  if (counties[number] == NULL)
    for (size_t i = 0; i < COUNTY_NUMBERS; i++)
      if (counties[i] != NULL && strcmp(counties[i], row->county) == 0)
        return list_fault(loading, "%s has the number %02zu already, not %02zu", row->county, i, number);
  if (counties[number] != NULL && strcmp(counties[number], row->county) != 0)
    return list_fault(loading, "the code %s belongs to %s, not to %s", row->code, counties[number], row->county);
  counties[number] = row->county;
  return true;
}

bool municipality_row(struct loading *loading, char **cell) {
  struct gazetteer *gazetteer = loading->gazetteer;
  if (cell[0] == NULL || cell[1] == NULL || cell[2] == NULL || cell[3] == NULL)
    return list_fault(loading, "a municipality needs a code, a name, a county and a domain");
  struct municipality row = {.code = cell[0], .name = cell[1], .county = cell[2]};
  uint32_t index = (uint32_t)gazetteer->municipality_count;
  if (!check_county(loading, &row) || !enter_once(loading, &gazetteer->municipality_code, row.code, index) ||
      !enter_once(loading, &gazetteer->municipality_name, row.name, index) ||
      (cell[4] != NULL && !enter_once(loading, &gazetteer->municipality_name, cell[4], index)))
    return false;
  for (char *domain; (domain = list_part(&cell[3], ' ')) != NULL;) {
    if (!enter_once(loading, &gazetteer->municipality_domain, domain, index))
      return false;
    row.domain = row.domain == NULL ? domain : row.domain;
  }
  gazetteer->municipality =
      arena_grow(gazetteer->arena, gazetteer->municipality, index, &gazetteer->municipality_capacity, sizeof row);
  gazetteer->municipality[gazetteer->municipality_count++] = row;
  list_value(gazetteer, VALUES_MUNICIPALITY, row.name);
  return true;
}

static bool known_municipality(struct loading *loading, const char *code) {
  if (code == NULL || gazetteer_municipality_code(loading->gazetteer, code) == NULL)
    return list_fault(loading, "no municipality has the code \"%s\"", code == NULL ? "" : code);
  return true;
}

/* ---- Districts ---- */

/* A year, or 0 for NULL. */
static bool read_year(struct loading *loading, const char *text, int *year) {
  *year = text == NULL ? 0 : atoi(text);
  if (text != NULL && (strspn(text, "0123456789") != strlen(text) || *year < 1800 || *year > 2200))
    return list_fault(loading, "\"%s\" is no year", text);
  return true;
}

bool district_row(struct loading *loading, char **cell) {
  struct gazetteer *gazetteer = loading->gazetteer;
  struct district_row row = {.line = loading->line};
  struct district *district = &row.district;
  size_t length;
  if (!known_municipality(loading, cell[0]) || (row.key = lasting_key(loading, cell[1], &length)) == NULL ||
      !read_year(loading, cell[3], &district->from) || !read_year(loading, cell[4], &district->to))
    return false;
  row.key_length = (uint32_t)length;
  district->municipality = cell[0];
  district->name = cell[1];
  district->committee = cell[2];
  district->successor = cell[5];
  if (district->committee == NULL || strstr(district->committee, district->name) == NULL)
    return list_fault(loading, "the committee's name does not contain \"%s\"", district->name);
  if (district->to != 0 && district->to < district->from)
    return list_fault(loading, "%s ends before it begins", district->name);
  row.with_committee_only = strncmp(district->committee, district->name, strlen(district->name)) != 0;
  gazetteer->district = arena_grow(gazetteer->arena, gazetteer->district, gazetteer->district_count,
                                   &gazetteer->district_capacity, sizeof row);
  gazetteer->district[gazetteer->district_count++] = row;
  list_value(gazetteer, VALUES_DISTRICT, district->name);
  return true;
}

/* Successors exist, and no two districts of one name did at one time. */
bool districts_finish(struct loading *loading) {
  const struct gazetteer *gazetteer = loading->gazetteer;
  for (size_t i = 0; i < gazetteer->district_count; i++) {
    const struct district *one = &gazetteer->district[i].district;
    bool successor = one->successor == NULL;
    loading->line = gazetteer->district[i].line;
    for (size_t k = 0; k < gazetteer->district_count; k++) {
      const struct district *other = &gazetteer->district[k].district;
      if (strcmp(one->municipality, other->municipality) != 0)
        continue;
      successor |= !successor && strcmp(one->successor, other->name) == 0;
      if (k < i && strcmp(one->name, other->name) == 0 && (one->to == 0 || one->to >= other->from) &&
          (other->to == 0 || other->to >= one->from))
        return list_fault(loading, "\"%s\" stands in the list already for those years", one->name);
    }
    if (!successor)
      return list_fault(loading, "the successor \"%s\" is not in the list", one->successor);
  }
  return true;
}

/* ---- Parties ---- */

static bool same_place(const char *one, const char *other) {
  return one == other || (one != NULL && other != NULL && strcmp(one, other) == 0);
}

/* The party with this abbreviation that stands for election there, or NOWHERE. */
static uint32_t find_party(const struct gazetteer *gazetteer, const char *abbreviation, const char *municipality) {
  for (size_t i = 0; i < gazetteer->party_count; i++) {
    const struct party *party = &gazetteer->party[i].party;
    if (strcmp(party->abbreviation, abbreviation) == 0 && same_place(party->municipality, municipality))
      return (uint32_t)i;
  }
  return NOWHERE;
}

/* A party of the whole country goes before a local one with the same name or abbreviation. */
static bool enter_party(struct loading *loading, struct name_map *map, const char *name, uint32_t index) {
  const struct gazetteer *gazetteer = loading->gazetteer;
  size_t length;
  const char *key = lasting_key(loading, name, &length);
  if (key == NULL)
    return false;
  uint32_t known = name_enter(gazetteer->arena, map, key, length, index);
  if (known != index &&
      same_place(gazetteer->party[known].party.municipality, gazetteer->party[index].party.municipality))
    return list_fault(loading, "\"%s\" is %s already", name, gazetteer->party[known].party.abbreviation);
  return true;
}

bool party_row(struct loading *loading, char **cell) {
  struct gazetteer *gazetteer = loading->gazetteer;
  char *abbreviation = list_part(&cell[0], ' ');
  if (abbreviation == NULL || cell[1] == NULL)
    return list_fault(loading, "a party needs an abbreviation and a name");
  if (cell[3] != NULL && !known_municipality(loading, cell[3]))
    return false;
  uint32_t index = find_party(gazetteer, abbreviation, cell[3]);
  if (index == NOWHERE) {
    index = (uint32_t)gazetteer->party_count;
    gazetteer->party = arena_grow(gazetteer->arena, gazetteer->party, gazetteer->party_count,
                                  &gazetteer->party_capacity, sizeof *gazetteer->party);
    gazetteer->party[gazetteer->party_count++] = (struct party_row){
        .party = {.abbreviation = abbreviation, .name = cell[1], .municipality = cell[3]}, .line = loading->line};
  }
  if (cell[2] != NULL)
    gazetteer->party[index].party.successor = cell[2];
  for (; abbreviation != NULL; abbreviation = list_part(&cell[0], ' ')) {
    if (!enter_party(loading, &gazetteer->party_abbreviation, abbreviation, index))
      return false;
    list_value(gazetteer, VALUES_PARTY, abbreviation);
  }
  list_value(gazetteer, VALUES_PARTY_NAME, cell[1]);
  return enter_party(loading, &gazetteer->party_name, cell[1], index);
}

bool parties_finish(struct loading *loading) {
  const struct gazetteer *gazetteer = loading->gazetteer;
  for (size_t i = 0; i < gazetteer->party_count; i++) {
    const char *successor = gazetteer->party[i].party.successor;
    loading->line = gazetteer->party[i].line;
    if (successor != NULL && find_party(gazetteer, successor, NULL) == NOWHERE)
      return list_fault(loading, "the successor \"%s\" is not in the list", successor);
  }
  return true;
}

/* ---- Bodies ---- */

bool body_row(struct loading *loading, char **cell) {
  static const char *const levels[] = {
      [BODY_COUNCIL] = "council",
      [BODY_BOARD] = "board",
      [BODY_COMMITTEE] = "committee",
      [BODY_PREPARATORY] = "preparatory",
      [BODY_ADMINISTRATION] = "administration",
      [BODY_STATE] = "state",
      [BODY_OTHER] = "other",
  };
  struct gazetteer *gazetteer = loading->gazetteer;
  size_t level = 0, level_count = sizeof levels / sizeof *levels;
  while (level < level_count && (cell[2] == NULL || strcmp(cell[2], levels[level]) != 0))
    level++;
  if (level == level_count)
    return list_fault(loading, "unknown level \"%s\"", cell[2] == NULL ? "" : cell[2]);
  uint32_t index = (uint32_t)gazetteer->body_count;
  bool ending = cell[0] != NULL && cell[0][0] == '*';
  struct body body = {.name = ending ? cell[0] + 1 : cell[0], .level = (enum body_level)level};
  if (ending ? !add_fragment(loading, &gazetteer->body_ending, body.name, index)
             : !enter_once(loading, &gazetteer->body_name, body.name, index))
    return false;
  for (char *abbreviation; (abbreviation = list_part(&cell[1], ' ')) != NULL;) {
    if (!enter_once(loading, &gazetteer->body_abbreviation, abbreviation, index))
      return false;
    body.abbreviation = body.abbreviation == NULL ? abbreviation : body.abbreviation;
    list_value(gazetteer, VALUES_BODY_ABBREVIATION, abbreviation);
  }
  gazetteer->body = arena_grow(gazetteer->arena, gazetteer->body, index, &gazetteer->body_capacity, sizeof body);
  gazetteer->body[gazetteer->body_count++] = body;
  if (!ending)
    list_value(gazetteer, VALUES_BODY, body.name);
  return true;
}

/* What a definite ending loses to become indefinite: nämnden -> nämnd, styrelsen -> styrelse. */
static size_t definite_article(const char *key, size_t length) {
  static const struct {
    const char *ending;
    size_t article;
  } forms[] = {
      {"nämnden", 2},     {"styrelsen", 1},    {"utskottet", 2},     {"förvaltningen", 2},
      {"kontoret", 2},    {"beredningen", 2},  {"rådet", 2},         {"kansliet", 2},
      {"avdelningen", 2}, {"delegationen", 2}, {"departementet", 2}, {"presidiet", 2},
  };
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
    size_t size = strlen(forms[i].ending);
    if (length >= size && memcmp(key + length - size, forms[i].ending, size) == 0)
      return forms[i].article;
  }
  return 0;
}

/* Indefinite forms, where no row says what they are. */
bool bodies_finish(struct loading *loading) {
  struct gazetteer *gazetteer = loading->gazetteer;
  struct fragments *endings = &gazetteer->body_ending;
  for (size_t i = 0; i < gazetteer->body_count; i++) {
    size_t length;
    const char *key = lasting_key(loading, gazetteer->body[i].name, &length);
    size_t article = definite_article(key, length);
    if (article > 0)
      name_enter(gazetteer->arena, &gazetteer->body_name, key, length - article, (uint32_t)i);
  }
  for (size_t i = 0, count = endings->count; i < count; i++) {
    struct fragment ending = endings->item[i];
    size_t article = definite_article(ending.text, ending.length);
    const char *indefinite = arena_strndup(gazetteer->arena, ending.text, ending.length - article);
    if (article > 0 && !add_fragment(loading, endings, indefinite, ending.value))
      return false;
  }
  sort_fragments(endings);
  return true;
}
