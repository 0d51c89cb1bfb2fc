/* compare_asked.c - whom the referral asked, and who has answered (see compare.h).
 *
 * A referral lists those whom it asks under a heading of its own (Remissinstanser, Sändlista) or in its text.  Bodies
 * are known by their endings, so that those that no list has are found too; "samtliga stadsdelsnämnder" are all that
 * the gazetteer knows in that municipality and year.
 */
#include "body_past.h"
#include "compare_parts.h"

#include <stdlib.h>
#include <string.h>

struct asking {
  struct building *building;
  const char *issuer; /* key: who asks is not asked */
  int year;
};

static void ask(struct asking *asking, const char *name) {
  const char *key = body_key(name, asking->building->arena);
  if (*key == '\0' || strcmp(key, asking->issuer) == 0 || strstr(key, "fullm") != NULL)
    return;
  struct matrix_body *body = matrix_body_for(asking->building, key, name);
  if (body->answer == NULL)
    body->answer = "missing";
}

static bool is_break(char byte) { return byte == ',' || byte == '.' || byte == ';' || byte == ':' || byte == '\n'; }

static bool capital(const char *word) {
  uint32_t character;
  unicode_read(word, word + strlen(word), &character);
  return unicode_upper(character);
}

static bool ends_in(const char *word, const char *const *endings) {
  size_t length = strlen(word);
  for (size_t i = 0; endings[i] != NULL; i++) {
    size_t size = strlen(endings[i]);
    if (length >= size && strcmp(word + length - size, endings[i]) == 0)
      return true;
  }
  return false;
}

/* The words before AT that belong to the name of a district's committee ("Norra Ekelund"), or to a compound ("Kultur-
 * och"). */
static size_t name_begins(char *const *word, const bool *breaks, size_t at, bool district) {
  size_t start = at;
  while (start > 0 && !breaks[start - 1]) {
    const char *before = word[start - 1];
    size_t length = strlen(before);
    bool joint = strcmp(before, "och") == 0 && start > 1 && word[start - 2][strlen(word[start - 2]) - 1] == '-';
    bool part = length > 1 && before[length - 1] == '-';
    static const char *const bodies[] = {"nämnd", "nämnden", "styrelsen", "instanser", NULL};
    if (!joint && !part && !(district && capital(before) && !ends_in(before, bodies)))
      break;
    start--;
  }
  return start;
}

static void find_bodies(struct asking *asking, const char *text) {
  enum { WORDS = 4000 };
  static const char *const committees[] = {"nämnd", "nämnden", NULL}, *const districts[] = {"stadsdelsnämnd",
                                                                                            "stadsdelsnämnden", NULL};
  struct arena *arena = asking->building->arena;
  char **word = arena_array(arena, WORDS, sizeof *word);
  bool *breaks = arena_array(arena, WORDS, sizeof *breaks); /* after the word */
  size_t count = 0;
  for (const char *at = text; *at != '\0' && count < WORDS;) {
    size_t length = strcspn(at, " \t\n,.;:()");
    if (length > 0) {
      word[count] = arena_strndup(arena, at, length);
      breaks[count++] = is_break(at[length]);
    } else if (is_break(*at) && count > 0) {
      breaks[count - 1] = true;
    }
    at += length > 0 ? length : 1;
  }
  for (size_t i = 0; i < count; i++) {
    bool district = ends_in(word[i], districts) && strlen(word[i]) <= strlen("Stadsdelsnämnden");
    if (!ends_in(word[i], committees) || strlen(word[i]) <= strlen("nämnden"))
      continue;
    size_t start = name_begins(word, breaks, i, district);
    if (!capital(word[start]) || (district && start == i))
      continue;
    struct buffer name = buffer_in(arena);
    for (size_t j = start; j <= i; j++) {
      buffer_text(&name, j > start ? " " : "");
      buffer_text(&name, word[j]);
    }
    ask(asking, buffer_string(&name));
  }
}

static void ask_district(const char *value, void *context) {
  struct asking *asking = context;
  const struct district *district = gazetteer_district(asking->building->gazetteer, value, strlen(value), asking->year);
  const char *code = asking->building->matter->municipality_code;
  bool there =
      district != NULL && code != NULL && strcmp(district->municipality, code) == 0 &&
      (asking->year == 0 || (district->from <= asking->year && (district->to == 0 || district->to >= asking->year)));
  if (there)
    ask(asking, district->committee);
}

static void read_referral(struct asking *asking, const struct matter_member *member) {
  struct building *building = asking->building;
  struct buffer all = buffer_in(building->arena), listed = buffer_in(building->arena);
  struct query *query = db_query(building->db, "compare_referral", building->error);
  query_text(query, member->document);
  while (query_row(query, building->error)) {
    const char *text = column_text(query, 0), *heading = column_text(query, 1);
    if (text == NULL)
      continue;
    bool list = heading != NULL && (strstr(heading, "emissinstans") != NULL || strstr(heading, "ändlista") != NULL ||
                                    strstr(heading, "emitteras till") != NULL);
    buffer_text(&all, text);
    buffer_byte(&all, '\n');
    if (list) {
      buffer_text(&listed, text);
      buffer_byte(&listed, '\n');
    }
  }
  find_bodies(asking, buffer_string(listed.length > 0 ? &listed : &all));
  bool all_districts = strstr(buffer_string(&all), "amtliga stadsdelsnämnder") != NULL ||
                       strstr(buffer_string(&all), "lla stadsdelsnämnder") != NULL;
  if (all_districts && building->gazetteer != NULL)
    gazetteer_each(building->gazetteer, "district", ask_district, asking);
}

/* Who wrote or decided anything on the matter has answered; whoever would rather not has declined. */
static void note_answers(struct building *building) {
  for (size_t i = 0; i < building->matter->member_count; i++) {
    const struct matter_member *member = &building->matter->member[i];
    if (token_is(member->role, "motion") || token_is(member->role, "referral"))
      continue;
    const char *name, *key = member_body_key(member, &name, building->arena);
    for (size_t b = 0; b < building->matrix->body_count; b++)
      if (building->matrix->body[b].answer != NULL && strcmp(building->matrix->body[b].key, key) == 0)
        building->matrix->body[b].answer = "answered";
  }
  for (size_t b = 0; b < building->matrix->body_count; b++)
    for (size_t i = 0; i < building->matrix->body[b].line_count; i++) {
      const struct matrix_cell *cell = &building->matrix->body[b].line[i].cell[0];
      for (size_t j = 0; building->matrix->body[b].answer != NULL && j < cell->position_count; j++)
        if (token_is(cell->position[j].outcome, "declined"))
          building->matrix->body[b].answer = "declined";
    }
}

static int by_place(const void *a, const void *b) {
  const struct matrix_body *one = a, *other = b;
  if (one->decides != other->decides)
    return one->decides ? 1 : -1;
  bool council = strstr(one->key, "fullm") != NULL, theirs = strstr(other->key, "fullm") != NULL;
  return council != theirs ? (council ? 1 : -1) : strcmp(one->key, other->key);
}

void matrix_ask(struct building *building) {
  for (size_t i = 0; i < building->matter->member_count; i++) {
    const struct matter_member *member = &building->matter->member[i];
    if (!token_is(member->role, "referral") || member->rendering != i)
      continue;
    struct asking asking = {.building = building,
                            .issuer = body_key(member->issuer, building->arena),
                            .year = member->date == NULL ? 0 : (int)strtol(member->date, NULL, 10)};
    read_referral(&asking, member);
  }
  note_answers(building);
  if (building->matrix->body_count > 1)
    qsort(building->matrix->body, building->matrix->body_count, sizeof *building->matrix->body, by_place);
}
