/* movers.c - who moved the motion that a paper is, answers or treats, and for which party. */
#include "context.h"

#include <ctype.h>
#include <string.h>

enum { PEOPLE = 48 };

/* Where minutes tell of a motion: its own part, and what led to the matter, but not what was said at the table. */
static bool tells_of_motion(const struct context *c, const struct item *item, enum section_role role) {
  static const char *const matters[] = {"motion", "skrivelse",      "initiativ",       "fråga",
                                        "frågor", "interpellation", "medborgarförslag"};
  if (role != ROLE_BACKGROUND && role != ROLE_SUMMARY && role != ROLE_CASE && role != ROLE_MOTION &&
      role != ROLE_REFERRAL && role != ROLE_HEAD && role != ROLE_OTHER && role != ROLE_PROPOSED_DECISION &&
      role != ROLE_PREPARATION)
    return false;
  struct range heading = item->heading.end > item->title.end ? item->heading : item->title;
  const char *title = folded_range(c, range_empty(item->title) ? heading : item->title);
  return contains_any(title, matters, sizeof matters / sizeof matters[0]);
}

/* Does a line of the first ones say that the paper is a citizen's proposal? */
static bool citizens_proposal(const struct context *c) {
  for (uint32_t i = 0; i < c->document->flow_count && i < 4 && strcmp(c->record->type, "other") == 0; i++)
    if (strcmp(folded_range(c, block_range(c, i)), "medborgarförslag") == 0)
      return true;
  return false;
}

/* In minutes a motion's movers stand in the title of its paragraph, or where the matter is told; elsewhere anywhere but
 * in history and lists. */
static bool mover_counts(const struct context *c, const struct finding *finding) {
  const struct document *d = c->document;
  enum section_role role = role_at(c, finding->at.start);
  const char *type = c->record->type;
  bool own = strcmp(type, "motion") == 0 || strcmp(type, "inquiry") == 0 || citizens_proposal(c);
  if (finding_is(finding, "field", "signs") || finding_is(finding, "field", "signs-alone"))
    return own;
  if (strcmp(type, "agenda") == 0 || strcmp(type, "reservation") == 0)
    return false;
  if (!d->minutes)
    return role != ROLE_EARLIER && role != ROLE_COUNT && role != ROLE_DISTRIBUTION;
  const struct item *item = &d->item[item_at(c, finding->at.start)];
  return range_within(finding->at, item->title) ||
         (finding->at.start >= item->title.start && finding->at.start < item->title.end) || role == ROLE_DECISION ||
         (role == ROLE_HEAD && finding->block <= item->first_block + 3) || tells_of_motion(c, item, role);
}

/* "(HP)", "(SkP)", "(Byalistan)" behind NAME: a local party, which no list knows. */
static const char *local_party(const struct context *c, struct range movers, const char *name) {
  const char *text = range_text(c, movers), *found = strstr(text, name);
  const char *open = found == NULL ? "" : found + strlen(name);
  if (strncmp(open, " (", 2) != 0)
    return NULL;
  size_t length = 0;
  bool small = false;
  for (open += 2; open[length] != ')' && open[length] != '\0'; length++) {
    small = small || islower((unsigned char)open[length]);
    if (isspace((unsigned char)open[length]))
      return NULL;
  }
  static const char *const ends[] = {"P", "partiet", "listan"};
  small = small && !ends_any(open, length, ends, sizeof ends / sizeof ends[0]);
  return length >= 2 && length <= 24 && !small && open[length] == ')' ? arena_strndup(c->arena, open, length) : NULL;
}

/* "Eva Rims (M) motion": NAME without the s of the genitive, unless the paper has it with the s elsewhere. */
static const char *without_genitive(const struct context *c, struct range movers, const char *name) {
  static const char *const nouns[] = {" motion",    " skrivelse",      " medborgarförslag",
                                      " initiativ", " nämndinitiativ", " interpellation",
                                      " fråga",     " förslag",        " frågor"};
  const char *behind = c->document->text + movers.end, *text = c->document->text;
  size_t length = strlen(name);
  bool noun = false;
  for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
    noun = noun || strncmp(behind, nouns[i], strlen(nouns[i])) == 0;
  if (!noun || length < 5 || name[length - 1] != 's')
    return name;
  const char *shorter = arena_strndup(c->arena, name, length - 1);
  bool both = false;
  for (const char *at = text; (at = strstr(at, shorter)) != NULL; at += length) {
    if (at[length - 1] != 's')
      return shorter;
    both = both || at < text + movers.start || at > behind;
  }
  static const char *const own[] = {"us", "is", "os", "as", "es", "ss", "fors", "näs", "ås"};
  return both || ends_any(name, length, own, sizeof own / sizeof own[0]) ? name : shorter;
}

/* The party that FINDING names beside its movers: "Liberalerna har genom ...", "Siv Berg, L"; or NULL. */
static const char *party_named(const struct context *c, const struct finding *finding) {
  const char *name = capture_text(c, finding, "party");
  size_t length = name == NULL ? 0 : strlen(name);
  const struct party *party = length == 0 ? NULL : gazetteer_party(c->gazetteer, name, length);
  if (party == NULL && length > 3 && name[length - 1] == 's')
    party = gazetteer_party(c->gazetteer, name, length - 1);
  return party == NULL ? NULL : length <= 3 ? name : party->abbreviation;
}

/* Movers of one party are named one after the other, and the party behind the last. */
static void add_movers(struct context *c, struct record_item *item, struct range movers, const char *party) {
  struct named who[PEOPLE];
  size_t count = people_in(c, movers, who, PEOPLE);
  for (size_t p = count; p-- > 0;) {
    if (who[p].party == NULL)
      who[p].party = local_party(c, movers, who[p].name);
    if (who[p].party == NULL)
      who[p].party = party;
    party = who[p].party;
  }
  for (size_t p = 0; p < count; p++) {
    who[p].name = without_genitive(c, movers, who[p].name);
    add_person(c, item, "mover", &who[p], NULL, NULL, movers);
  }
}

static bool has_mover(const struct context *c, const struct record_item *item) {
  const struct record_person *people = item != NULL ? item->person : c->record->person;
  size_t count = item != NULL ? item->person_count : c->record->person_count;
  for (size_t i = 0; i < count; i++)
    if (strcmp(people[i].role, "mover") == 0)
      return true;
  return false;
}

/* A name alone signs a motion only at its end. */
static bool signs_here(const struct context *c, const struct finding *finding) {
  const struct document *d = c->document;
  return !finding_is(finding, "field", "signs-alone") ||
         (finding->block > d->flow_count / 2 && d->block[finding->block].type != BLOCK_HEADING &&
          d->block[finding->block].type != BLOCK_TABLE_ROW);
}

/* "För Centerpartiet i Ekvalla" above the names that sign a motion: the party of those who have none behind their name.
 */
static void party_of_signers(struct context *c) {
  struct record *r = c->record;
  const struct party *party = NULL;
  for (size_t i = 0; i < c->findings->count && party == NULL; i++) {
    const struct finding *finding = &c->findings->finding[i];
    const char *name = finding->rule->kind == RULE_METADATA && finding_is(finding, "field", "signs-for")
                           ? capture_text(c, finding, "party")
                           : NULL;
    party = name == NULL ? NULL : gazetteer_party(c->gazetteer, name, strlen(name));
  }
  for (size_t i = 0; i < r->person_count && party != NULL && strcmp(r->type, "motion") == 0; i++)
    if (strcmp(r->person[i].role, "mover") == 0 && r->person[i].party == NULL)
      r->person[i].party = party->abbreviation;
}

/* "(MP)" in the block below the name in BLOCK, as in signatures side by side: the name and its party. */
static void add_signer(struct context *c, struct record_item *item, struct range name, uint32_t block) {
  const struct document *d = c->document;
  struct named who[2];
  struct range below = block + 1 < d->flow_count ? block_range(c, block + 1) : (struct range){0, 0};
  bool party = below.end - below.start >= 3 && below.end - below.start <= 12 && d->text[below.start] == '(' &&
               d->text[below.end - 1] == ')';
  if (!party || people_in(c, name, who, 2) != 1) {
    add_movers(c, item, name, NULL);
    return;
  }
  const char *inside = range_text(c, (struct range){below.start + 1, below.end - 1});
  if (gazetteer_party(c->gazetteer, inside, strlen(inside)) != NULL)
    who[0].party = inside;
  add_person(c, item, "mover", &who[0], NULL, NULL, name);
}

/* What a rule calls `likely` counts where nothing else names a mover: the first such sentence, all such signatures. */
void find_movers(struct context *c) {
  for (int round = 0; round < 2; round++) {
    bool *had = arena_array(c->arena, c->record->item_count + 1, sizeof *had);
    for (size_t i = 0; i <= c->record->item_count; i++)
      had[i] = has_mover(c, i < c->record->item_count && c->document->minutes ? &c->record->item[i] : NULL);
    for (size_t i = 0; i < c->findings->count; i++) {
      const struct finding *finding = &c->findings->finding[i];
      if (finding->rule->kind != RULE_METADATA || !finding_is(finding, "role", "mover") || !mover_counts(c, finding))
        continue;
      uint32_t number = item_at(c, finding->at.start);
      struct record_item *item = c->document->minutes ? &c->record->item[number] : NULL;
      struct range movers = capture(c, finding, "movers"), likely = capture(c, finding, "likely");
      if (range_empty(movers))
        movers = capture(c, finding, "movers2");
      if (round == 0 && !range_empty(movers))
        add_movers(c, item, movers, party_named(c, finding));
      else if (round == 1 && !range_empty(likely) && !had[number] && signs_here(c, finding)) {
        add_signer(c, item, likely, finding->block);
        had[number] = !finding_is(finding, "field", "signs-alone");
      }
    }
  }
  party_of_signers(c);
}
