/* people.c - the people of a paper: lists of names and parties are read here, and who approved.  Who moved the motion
 * is told in movers.c, who handles the matter in officers.c, who signs in signatories.c, who led the meeting in
 * meeting_people.c. */
#include "context.h"
#include "unicode.h"

#include <ctype.h>
#include <string.h>

enum { PEOPLE = 48 };

/* ---- reading lists of names ---- */

struct name_reader {
  const struct context *c;
  const char *p, *end;
  struct named *out;
  size_t count, room;
  const char *start, *stop; /* of the name being read; NULL between names */
  int words;
  bool all; /* "båda", "samtliga" was read: the party that follows is everybody's */
};

static void end_name(struct name_reader *r) {
  if (r->start != NULL && r->words >= 2 && r->count < r->room)
    r->out[r->count++] =
        (struct named){.name = range_text(r->c, (struct range){(uint32_t)(r->start - r->c->document->text),
                                                               (uint32_t)(r->stop - r->c->document->text)})};
  r->start = r->stop = NULL;
  r->words = 0;
}

static const char *upper_party(const struct context *c, const char *text, size_t length) {
  char *out = arena_alloc(c->arena, length * 2 + 1);
  size_t at = 0;
  for (const char *end = text + length; text < end;) {
    uint32_t character;
    text += unicode_read(text, end, &character);
    if (character >= 'a' && character <= 'z')
      character -= 32;
    else if (character >= 0xE0 && character <= 0xFE)
      character -= 32;
    at += unicode_write(character, out + at);
  }
  return out;
}

/* "(VL)", "(SkP)" behind a name: a local party that no list knows, two to five letters. */
static bool looks_like_party(const char *text, size_t length) {
  enum { FEWEST = 2, MOST = 5 };
  size_t letters = 0, small = 0;
  bool party = length > 0 && text[length - 1] == 'P'; /* "SkP", "HoP" */
  for (const char *end = text + length; text < end; letters++) {
    uint32_t character;
    text += unicode_read(text, end, &character);
    if (!unicode_letter(character) || (letters == 0 && !unicode_upper(character)))
      return false;
    small += !unicode_upper(character);
  }
  return letters >= FEWEST && letters <= MOST && (small == 0 || (party && small <= 2));
}

/* "(S)", "(båda M)", "(alla S)": the party of the last name, or of all names that have none yet. */
static void read_party(struct name_reader *r) {
  const char *close = memchr(r->p, ')', (size_t)(r->end - r->p));
  end_name(r);
  if (close == NULL || close - r->p > 16) {
    r->p++;
    return;
  }
  const char *text = r->p + 1, *stop = close;
  bool all = r->all;
  r->all = false;
  static const char *const words[] = {"alla ", "båda ", "samtliga ", "från ", "för "};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if ((size_t)(stop - text) > strlen(words[i]) && memcmp(text, words[i], strlen(words[i])) == 0) {
      text += strlen(words[i]);
      all = true;
    }
  while (text < stop && *text == ' ')
    text++;
  while (stop > text && stop[-1] == ' ')
    stop--;
  if (r->count > 0 && stop > text &&
      (gazetteer_party(r->c->gazetteer, text, (size_t)(stop - text)) != NULL ||
       (r->c->document->minutes && looks_like_party(text, (size_t)(stop - text))))) {
    const char *party = upper_party(r->c, text, (size_t)(stop - text));
    for (size_t i = r->count; i > 0 && (i == r->count || all); i--)
      if (r->out[i - 1].party == NULL)
        r->out[i - 1].party = party;
  }
  r->p = close + 1;
}

/* A word: part of a name if it begins with a capital; "von", "af" go on with one; any other ends it. */
static void read_word(struct name_reader *r) {
  const char *start = r->p;
  uint32_t first;
  unicode_read(start, r->end, &first);
  while (r->p < r->end && !isspace((unsigned char)*r->p) && strchr(",;()", *r->p) == NULL)
    r->p++;
  size_t length = (size_t)(r->p - start);
  static const char *const all[] = {"båda", "alla", "samtliga"};
  for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
    r->all = r->all || (strlen(all[i]) == length && memcmp(all[i], start, length) == 0);
  bool particle = r->start != NULL && length <= 3 && !unicode_upper(first) && memcmp(start, "och", 3) != 0 &&
                  strncmp(start, "om", 2) != 0 && memchr(start, '.', length) == NULL;
  if (!unicode_upper(first) && !particle) {
    if (strncmp(start, "m.", 2) != 0 && strncmp(start, "fl", 2) != 0 && strncmp(start, "m", length) != 0)
      end_name(r);
    return;
  }
  if (r->start == NULL)
    r->start = start;
  if (!particle) {
    r->stop = r->p;
    r->words++;
  }
}

size_t people_in(const struct context *c, struct range range, struct named *out, size_t room) {
  struct name_reader r = {
      .c = c, .p = c->document->text + range.start, .end = c->document->text + range.end, .out = out, .room = room};
  while (r.p < r.end && *r.p != '\0') {
    if (*r.p == '(') {
      read_party(&r);
    } else if (strchr(",;\t\n", *r.p) != NULL) { /* no name goes on in another block or cell */
      end_name(&r);
      r.p++;
    } else if (isspace((unsigned char)*r.p) || *r.p == ')') {
      r.p++;
    } else {
      read_word(&r);
    }
  }
  end_name(&r);
  return r.count;
}

/* ---- adding ---- */

static struct record_person *find_person(struct record_person *people, size_t count, const char *role,
                                         const char *name) {
  for (size_t i = 0; i < count; i++)
    if (strcasecmp(people[i].name, name) == 0 && (role == NULL || strcmp(people[i].role, role) == 0))
      return &people[i];
  return NULL;
}

void add_person(struct context *c, struct record_item *item, const char *role, const struct named *who,
                const char *title, const char *date, struct range quote) {
  struct record_person **people = item != NULL ? &item->person : &c->record->person;
  size_t *count = item != NULL ? &item->person_count : &c->record->person_count;
  size_t *capacity = item != NULL ? &item->person_capacity : &c->record->person_capacity;
  struct record_person *person = find_person(*people, *count, role, who->name);
  if (person == NULL) {
    *people = arena_grow(c->arena, *people, *count, capacity, sizeof **people);
    person = &(*people)[(*count)++];
    *person = (struct record_person){.name = who->name, .role = role};
  }
  if (person->party == NULL)
    person->party = who->party;
  if (person->title == NULL)
    person->title = title;
  if (person->date == NULL)
    person->date = date;
  if (person->evidence.count < 4)
    add_evidence(c, &person->evidence, quote, NULL);
}

/* ---- officers, chairs, approvals, signatures ---- */

/* "Projektledare Siv Berg": the title at the head of the name of WHO is taken off and given, NULL if there is none. */
static const char *cut_title(const struct context *c, struct named *who) {
  size_t first = strcspn(who->name, " ");
  if (who->name[first] == '\0' || strchr(who->name + first + 1, ' ') == NULL ||
      !gazetteer_title(c->gazetteer, who->name, first))
    return NULL;
  const char *title = arena_strndup(c->arena, who->name, first);
  who->name += first + 1;
  return title;
}

static void person_from(struct context *c, const struct finding *finding) {
  const char *role = finding_get(finding, "role");
  struct range people = capture(c, finding, "people");
  if (range_empty(people))
    people = capture(c, finding, "people2");
  if (!range_empty(people)) {
    struct named all[PEOPLE];
    size_t count = people_in(c, people, all, PEOPLE);
    bool speaks = is(role, "speaker"); /* of the one matter, and only in minutes */
    struct record_item *item = speaks ? &c->record->item[item_at(c, finding->at.start)] : NULL;
    for (size_t i = 0; i < count && (!speaks || c->document->minutes); i++) {
      const char *title = cut_title(c, &all[i]);
      add_person(c, item, role, &all[i], title, NULL, people);
    }
    return;
  }
  struct range name = capture(c, finding, "name"), party = capture(c, finding, "party");
  if (range_empty(name)) {
    name = capture(c, finding, "name2");
    party = capture(c, finding, "party2");
  }
  if (role == NULL || range_empty(name))
    return;
  struct named who[2];
  const char *title = capture_text(c, finding, "title"), *text = c->document->text + name.start;
  uint32_t end = range_empty(party) ? name.end : party.end;
  size_t first = strcspn(text, " "); /* "Trafikplanerare Siv Berg" */
  if (title == NULL && name.start + first < name.end && gazetteer_title(c->gazetteer, text, first)) {
    title = arena_strndup(c->arena, text, first);
    name.start += (uint32_t)first + 1;
  }
  if (people_in(c, (struct range){name.start, end}, who, 2) > 0)
    add_person(c, NULL, role, &who[0], title, NULL, name);
}

/* "Undertecknat digitalt av": those below sign the paper. */
static bool signs_section(const struct context *c, uint32_t at) {
  const struct section *section = section_at(c, at);
  return section != NULL && section->heading != UINT32_MAX &&
         strstr(folded_range(c, block_range(c, section->heading)), "underteckna") != NULL;
}

static void approval_from(struct context *c, const struct finding *finding) {
  bool impossible;
  const char *name = capture_text(c, finding, "name"), *date = capture_text(c, finding, "date");
  if (name == NULL || date == NULL)
    return;
  date = iso_date(c, date, &impossible);
  if (in_letterhead(c, finding->block))
    return;
  struct named who = {.name = name};
  bool signs = signs_section(c, finding->at.start);
  add_person(c, NULL, signs ? "signatory" : "approver", &who, capture_text(c, finding, "title"), date, finding->at);
  if (signs)
    add_date(c, "signed", capture(c, finding, "date"));
}

static void find_approvers(struct context *c) {
  for (size_t i = 0; i < c->findings->count; i++)
    if (c->findings->finding[i].rule->kind == RULE_METADATA &&
        finding_is(&c->findings->finding[i], "field", "approval"))
      approval_from(c, &c->findings->finding[i]);
}

/* Who signs and approves has both roles; his signature then has the date of his approval. */
static void date_signatures(struct context *c) {
  struct record *r = c->record;
  for (size_t i = 0; i < r->person_count; i++) {
    struct record_person *approver = &r->person[i], *signatory;
    if (strcmp(approver->role, "approver") == 0 &&
        (signatory = find_person(r->person, r->person_count, "signatory", approver->name)) != NULL &&
        signatory->date == NULL)
      signatory->date = approver->date;
  }
}

void find_people(struct context *c) {
  find_officers(c);
  find_approvers(c);
  find_signatories(c);
  date_signatures(c);
  find_meeting_people(c);
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->rule->kind != RULE_METADATA)
      continue;
    if ((finding_is(finding, "field", "person") || finding_is(finding, "field", "people")) &&
        !finding_is(finding, "role", "mover"))
      person_from(c, finding);
  }
}
