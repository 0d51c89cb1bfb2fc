/* matter_name.c - what a matter is called and where it is found: its row, its id, and the other names that lead to it.
 *
 * The id is the first of these that no older matter has:
 *   MUNICIPALITY-motion-2025-17      the motion's number
 *   MUNICIPALITY-dnr-ks-2025-214     the first own case number of the oldest papers
 *   MUNICIPALITY-3fa9c2d81b40-44     the oldest paper, with the paragraph
 * All of them, and those of every number and paper of the matter, lead to it too: an id that was given when fewer
 * papers were known goes on leading there.
 */
#include "matter.h"
#include "unicode.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>

struct naming {
  struct db *db;
  struct arena *arena;
  struct error *error;
  struct member *const *member;
  size_t count;
  const char *municipality, *code, *place; /* name, code or NULL, beginning of ids with its hyphen or "" */
  struct keys *displaced;                  /* an item of each matter whose id was taken */
};

/* TEXT for an address: small letters, digits and hyphens. */
static const char *slug(const char *text, struct arena *arena) {
  struct buffer out = buffer_in(arena);
  const char *key = unicode_key(arena, text, strlen(text)), *end = key + strlen(key);
  for (const char *at = key; at < end;) {
    uint32_t character;
    at += unicode_read(at, end, &character);
    char plain = character == 0xE5 || character == 0xE4 ? 'a' : character == 0xF6 ? 'o' : 0;
    if (character < 0x80 && isalnum((int)character))
      plain = (char)character;
    if (plain != 0)
      buffer_byte(&out, plain);
    else if (out.length > 0 && out.data[out.length - 1] != '-')
      buffer_byte(&out, '-');
  }
  while (out.length > 0 && out.data[out.length - 1] == '-')
    out.data[--out.length] = '\0';
  return buffer_string(&out);
}

static const struct sign *sign_of(const struct member *member, enum sign_kind kind) {
  for (size_t i = 0; i < member->signs.count; i++)
    if (member->signs.sign[i].kind == (char)kind)
      return &member->signs.sign[i];
  return NULL;
}

/* ---- what most of them say ---- */

struct tally {
  const char *value, *shown;
  size_t votes;
};

/* The different values of KIND, those of most members first, then in the order of age. */
static size_t tally(const struct naming *naming, enum sign_kind kind, struct tally **out) {
  size_t count = 0, capacity = 0;
  struct tally *all = NULL;
  for (size_t i = 0; i < naming->count; i++)
    for (size_t j = 0; j < naming->member[i]->signs.count; j++) {
      const struct sign *sign = &naming->member[i]->signs.sign[j];
      if (sign->kind != (char)kind)
        continue;
      size_t at = 0;
      while (at < count && strcmp(all[at].value, sign->value) != 0)
        at++;
      if (at == count) {
        all = arena_grow(naming->arena, all, count, &capacity, sizeof *all);
        all[count++] = (struct tally){sign->value, sign->shown, 0};
      }
      for (all[at].votes++; at > 0 && all[at - 1].votes < all[at].votes; at--) {
        struct tally more = all[at];
        all[at] = all[at - 1];
        all[at - 1] = more;
      }
    }
  *out = all;
  return count;
}

static const char *most(const struct naming *naming, enum sign_kind kind, bool shown) {
  struct tally *all;
  size_t count = tally(naming, kind, &all);
  return count == 0 ? NULL : shown ? all[0].shown : all[0].value;
}

static const struct member *the_motion(const struct naming *naming) {
  for (size_t i = 0; i < naming->count; i++) {
    const char *type = sign_value(&naming->member[i]->signs, SIGN_TYPE);
    if (type != NULL && strcmp(type, "motion") == 0)
      return naming->member[i];
  }
  return NULL;
}

static const char *title_of(const struct naming *naming) {
  const struct member *motion = the_motion(naming);
  const struct sign *own = motion == NULL ? NULL : sign_of(motion, SIGN_TITLE);
  return own != NULL ? own->shown : most(naming, SIGN_TITLE, true);
}

static const char *kind_of_all(const struct naming *naming) {
  static const char *const kinds[] = {"motion", "inquiry", "referral"};
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
    for (size_t i = 0; i < naming->count; i++)
      if (signs_have(&naming->member[i]->signs, SIGN_KIND, kinds[k]))
        return kinds[k];
  return "other";
}

static const char *joined(const struct naming *naming, const struct tally *all, size_t count) {
  struct buffer out = buffer_in(naming->arena);
  for (size_t i = 0; i < count; i++) {
    buffer_text(&out, i > 0 ? ", " : "");
    buffer_text(&out, all[i].shown);
  }
  return count == 0 ? NULL : buffer_string(&out);
}

static const char *cases_of(const struct naming *naming) {
  struct tally *own, *sender, *all;
  size_t own_count = tally(naming, SIGN_OWN, &own), sender_count = tally(naming, SIGN_SENDER, &sender), count = 0;
  all = arena_array(naming->arena, own_count + sender_count, sizeof *all);
  for (size_t i = 0; i < sender_count; i++)
    all[count++] = sender[i];
  for (size_t i = 0; i < own_count; i++) {
    bool known = false;
    for (size_t j = 0; j < sender_count; j++)
      known |= strcmp(sender[j].value, own[i].value) == 0;
    if (!known)
      all[count++] = own[i];
  }
  return joined(naming, all, count);
}

/* Those whom the motion names, else the first paper that names any: others may name speakers, too. */
static const char *movers_of(const struct naming *naming) {
  const struct member *from = the_motion(naming);
  for (size_t i = 0; i < naming->count && (from == NULL || sign_of(from, SIGN_MOVER) == NULL); i++)
    from = naming->member[i];
  struct naming one = *naming;
  struct member *const only[] = {(struct member *)from};
  struct tally *all;
  one.member = only;
  one.count = 1;
  size_t count = tally(&one, SIGN_MOVER, &all);
  return joined(naming, all, count);
}

/* ---- ids ---- */

static const char *number_id(const struct naming *naming, const char *number) {
  return arena_printf(naming->arena, "%smotion-%s", naming->place, slug(number, naming->arena));
}

static const char *case_id(const struct naming *naming, const char *number) {
  return arena_printf(naming->arena, "%sdnr-%s", naming->place, slug(number, naming->arena));
}

static const char *paper_id(const struct naming *naming, const struct member *member) {
  const char *place = sign_value(&member->signs, SIGN_PLACE);
  const char *n = place == NULL ? NULL : strchr(place, ' ');
  return arena_printf(naming->arena, "%s%.12s%s%s", naming->place, member->document, n == NULL ? "" : "-",
                      n == NULL ? (member->id == NULL ? "" : "") : slug(n + 1, naming->arena));
}

static const char *first_case(const struct naming *naming, enum sign_kind kind) {
  for (size_t i = 0; i < naming->count; i++) {
    const char *value = sign_value(&naming->member[i]->signs, kind);
    if (value != NULL)
      return value;
  }
  return NULL;
}

/* True if ID is free, or held by a matter whose oldest paper is younger: that one is then to be named anew, and called
 * by its key until then. */
static bool take_id(const struct naming *naming, const char *id) {
  struct query *query = db_query(naming->db, "matter_holder", naming->error);
  query_text(query, id);
  if (!query_row(query, naming->error))
    return naming->error->kind == ERROR_NONE;
  const struct member *own = naming->member[0];
  const char *date = sign_value(&own->signs, SIGN_DATE), *theirs = column_text(query, 1);
  int order = date == NULL || theirs == NULL ? (date == NULL) - (theirs == NULL) : strcmp(date, theirs);
  if (order == 0)
    order = strcmp(own->document, column_text(query, 2));
  if (order == 0) /* of one document, whose items stand in the index as in the record */
    order = own->item < column_integer(query, 4) ? -1 : 1;
  int64_t holder = column_integer(query, 0), item = column_integer(query, 4);
  query_end(query);
  if (order >= 0)
    return false;
  struct keys *displaced = naming->displaced;
  displaced->key =
      arena_grow(naming->arena, displaced->key, displaced->count, &displaced->capacity, sizeof *displaced->key);
  displaced->key[displaced->count++] = item;
  query = db_query(naming->db, "matter_rename", naming->error);
  query_integer(query, holder);
  query_text(query, arena_printf(naming->arena, "?%" PRId64, holder));
  return query_run(query, naming->error);
}

static const char *choose_id(const struct naming *naming) {
  const char *number = most(naming, SIGN_NUMBER, false);
  const char *own = first_case(naming, SIGN_OWN), *sender = first_case(naming, SIGN_SENDER);
  if (number != NULL && take_id(naming, number_id(naming, number)))
    return number_id(naming, number);
  if (own != NULL && take_id(naming, case_id(naming, own)))
    return case_id(naming, own);
  if (own == NULL && sender != NULL && take_id(naming, case_id(naming, sender)))
    return case_id(naming, sender);
  const char *id = paper_id(naming, naming->member[0]);
  return take_id(naming, id) ? id
                             : arena_printf(naming->arena, "%s-%s", id, slug(naming->member[0]->id, naming->arena));
}

static void add_name(const struct naming *naming, int64_t matter, const char *name) {
  struct query *query = db_query(naming->db, "matter_name_add", naming->error);
  query_text(query, name);
  query_integer(query, matter);
  query_run(query, naming->error);
}

static void add_names(const struct naming *naming, int64_t matter, const char *id) {
  add_name(naming, matter, id);
  for (size_t i = 0; i < naming->count; i++) {
    const struct member *member = naming->member[i];
    for (size_t j = 0; j < member->signs.count; j++) {
      const struct sign *sign = &member->signs.sign[j];
      if (sign->kind == SIGN_NUMBER)
        add_name(naming, matter, number_id(naming, sign->value));
      if (sign->kind == SIGN_NUMBER || sign->kind == SIGN_OWN || sign->kind == SIGN_SENDER)
        add_name(naming, matter, sign->value); /* as people ask for it */
      if (sign->kind == SIGN_OWN || sign->kind == SIGN_SENDER)
        add_name(naming, matter, case_id(naming, sign->value));
    }
    add_name(naming, matter, paper_id(naming, member));
  }
}

/* ---- the row ---- */

static void look_for_place(struct naming *naming) {
  struct tally *all;
  size_t count = tally(naming, SIGN_MUNICIPALITY, &all);
  naming->place = "";
  if (count == 0)
    return;
  naming->municipality = all[0].shown;
  naming->code = isdigit((unsigned char)all[0].value[0]) ? all[0].value : NULL;
  naming->place = arena_printf(naming->arena, "%s-", slug(all[0].shown, naming->arena));
}

static void dates_of(const struct naming *naming, const char **first, const char **last) {
  *first = *last = NULL;
  for (size_t i = 0; i < naming->count; i++) {
    const char *date = sign_value(&naming->member[i]->signs, SIGN_DATE);
    if (date == NULL)
      continue;
    *first = *first == NULL || strcmp(date, *first) < 0 ? date : *first;
    *last = *last == NULL || strcmp(date, *last) > 0 ? date : *last;
  }
}

void matter_name_group(struct db *db, struct member *const *member, size_t count, struct keys *displaced,
                       struct arena *arena, struct error *error) {
  struct naming naming = {
      .db = db, .arena = arena, .error = error, .member = member, .count = count, .displaced = displaced};
  const char *first, *last;
  look_for_place(&naming);
  dates_of(&naming, &first, &last);
  const char *id = choose_id(&naming);
  struct query *query = db_query(db, "matter_insert", error);
  query_text(query, id);
  query_text(query, kind_of_all(&naming));
  query_text(query, title_of(&naming));
  query_text(query, naming.municipality);
  query_text(query, naming.code);
  query_text(query, most(&naming, SIGN_NUMBER, false));
  query_text(query, cases_of(&naming));
  query_text(query, movers_of(&naming));
  query_text(query, first);
  query_text(query, last);
  int64_t matter = query_insert(query, error);
  for (size_t i = 0; i < count; i++) {
    query = db_query(db, "matter_join", error);
    query_integer(query, member[i]->item);
    query_integer(query, matter);
    query_run(query, error);
  }
  add_names(&naming, matter, id);
}
