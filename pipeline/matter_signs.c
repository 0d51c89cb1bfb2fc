/* matter_signs.c - the signs by which an item is known to belong to a matter, from its record (see matter.h). */
#include "body_past.h"
#include "matter.h"
#include "unicode.h"

#include <ctype.h>
#include <string.h>

enum {
  PROPOSALS_MOST = 16,
  MENTIONS_MOST = 3,
  CASES_MOST = 3,
  MOVERS_MOST = 8,
  AGE_MOST = 3 /* years from a motion to who answers it */
};

const char *sign_value(const struct signs *signs, enum sign_kind kind) {
  for (size_t i = 0; i < signs->count; i++)
    if (signs->sign[i].kind == (char)kind)
      return signs->sign[i].value;
  return NULL;
}

bool signs_have(const struct signs *signs, enum sign_kind kind, const char *value) {
  for (size_t i = 0; i < signs->count; i++)
    if (signs->sign[i].kind == (char)kind && strcmp(signs->sign[i].value, value) == 0)
      return true;
  return false;
}

struct reading {
  const struct record *record;
  const struct record_item *item;
  struct tokenizer *tokenizer;
  struct arena *arena;
  bool whole; /* what is said of the document is said of the item */
  const char *title;
  struct signs signs;
};

static void put(struct reading *reading, enum sign_kind kind, const char *value, const char *shown) {
  if (value == NULL || *value == '\0' || signs_have(&reading->signs, kind, value))
    return;
  struct signs *signs = &reading->signs;
  signs->sign = arena_grow(reading->arena, signs->sign, signs->count, &signs->capacity, sizeof *signs->sign);
  signs->sign[signs->count++] = (struct sign){(char)kind, value, shown == NULL ? value : shown};
}

static const char *date_of(const struct record *record, const char *role) {
  for (size_t i = 0; i < record->date_count; i++)
    if (strcmp(record->date[i].role, role) == 0 && record->date[i].value != NULL)
      return record->date[i].value;
  return NULL;
}

static const char *date_to_sort_by(const struct record *record) {
  static const char *const roles[] = {"meeting", "document", "signed", "approved", "motion"};
  const char *date = NULL;
  for (size_t i = 0; i < sizeof roles / sizeof *roles && date == NULL; i++)
    date = date_of(record, roles[i]);
  return date;
}

/* ---- numbers ---- */

static bool is_motion_number(const char *value) {
  size_t digits = strspn(value, "0123456789");
  return digits == 4 && value[4] == ':' && isdigit((unsigned char)value[5]);
}

static void put_cases(struct reading *reading, const struct record_case *cases, size_t count) {
  for (size_t i = 0; i < count; i++) {
    bool sender = cases[i].of != NULL && strcmp(cases[i].of, "sender") == 0;
    const char *value = cases[i].value == NULL ? cases[i].text : cases[i].value;
    put(reading, sender ? SIGN_SENDER : SIGN_OWN, case_key(value, reading->arena), cases[i].text);
  }
}

/* Each number that is referred to, once, in LIST; returns how many there are in all. */
static size_t motion_numbers(const struct reading *reading, const char *list[MENTIONS_MOST + 1]) {
  const struct record *record = reading->record;
  size_t documents = reading->whole ? record->reference_count : 0, count = 0;
  for (size_t i = 0; i < documents + reading->item->reference_count; i++) {
    const struct record_reference *reference =
        i < documents ? &record->reference[i] : &reading->item->reference[i - documents];
    if (strcmp(reference->type, "motion") != 0 || reference->value == NULL || !is_motion_number(reference->value))
      continue;
    bool known = false;
    for (size_t j = 0; j < count && j <= MENTIONS_MOST; j++)
      known |= strcmp(list[j], reference->value) == 0;
    if (known)
      continue;
    if (count <= MENTIONS_MOST)
      list[count] = reference->value;
    count++;
  }
  return count;
}

static bool young(const char *number, const char *date) {
  int year = 0, motion = 0;
  for (size_t i = 0; i < 4; i++) {
    year = date == NULL ? 0 : year * 10 + (date[i] - '0');
    motion = motion * 10 + (number[i] - '0');
  }
  return date == NULL || (motion <= year && year - motion <= AGE_MOST);
}

/* A number is the item's own if its title has it, or if it is the only one and not too old: a paper may tell of other
 * motions. A list of many motions is about none of them. */
static void put_numbers(struct reading *reading) {
  const char *list[MENTIONS_MOST + 1];
  size_t count = motion_numbers(reading, list), titled = 0;
  if (count > MENTIONS_MOST)
    count = 0;
  for (size_t i = 0; i < count; i++)
    titled += reading->title != NULL && strstr(reading->title, list[i]) != NULL;
  for (size_t i = 0; i < count; i++) {
    bool in_title = reading->title != NULL && strstr(reading->title, list[i]) != NULL;
    bool sure = titled > 0 ? in_title : count == 1 && young(list[i], sign_value(&reading->signs, SIGN_DATE));
    put(reading, sure ? SIGN_NUMBER : SIGN_MENTION, list[i], NULL);
  }
}

/* ---- people, paragraphs, proposals ---- */

static void put_movers(struct reading *reading, const struct record_person *people, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(people[i].role, "mover") == 0)
      put(reading, SIGN_MOVER, unicode_key(reading->arena, people[i].name, strlen(people[i].name)),
          people[i].party == NULL ? people[i].name
                                  : arena_printf(reading->arena, "%s (%s)", people[i].name, people[i].party));
}

static const char *paragraph_key(const char *value, struct arena *arena) {
  const char *number = strstr(value, "\xC2\xA7");
  size_t date = strspn(value, "0123456789-");
  if (number == NULL || date != 10)
    return NULL;
  number += 2;
  number += strspn(number, " ");
  return arena_printf(arena, "%.10s %s", value, number);
}

static void put_cited(struct reading *reading, const struct record_reference *references, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(references[i].type, "decision") == 0 && references[i].value != NULL)
      put(reading, SIGN_CITED, paragraph_key(references[i].value, reading->arena), references[i].text);
}

static void put_proposals(struct reading *reading) {
  size_t put_so_far = 0;
  for (size_t i = 0; i < reading->item->proposal_count && put_so_far < PROPOSALS_MOST; i++) {
    const struct record_proposal *proposal = &reading->item->proposal[i];
    if (strcmp(proposal->kind, "claim") == 0)
      continue;
    const char *stems = telling_stems(reading->tokenizer, proposal->text, reading->arena);
    size_t words = 0;
    for (const char *c = stems; *c != '\0'; c++)
      words += *c == ' ';
    if (words < 2)
      continue;
    put(reading, SIGN_PROPOSAL, stems, proposal->n);
    put_so_far++;
  }
}

/* ---- what kind of thing it is ---- */

static bool tells(const char *text, const char *const *words) {
  for (size_t i = 0; text != NULL && words[i] != NULL; i++)
    if (strstr(text, words[i]) != NULL)
      return true;
  return false;
}

static const char *kind_of(const struct reading *reading) {
  static const char *const motion[] = {"motion", "Motion", "MOTION", NULL}, *const motions[] = {"otioner", NULL};
  static const char *const inquiry[] = {"krivelse",      "nitiativ",    "edborgarförslag",
                                        "nterpellation", "edamotsfråg", NULL};
  static const char *const offices[] = {"jänsteskrivelse", "missivskrivelse", NULL};
  static const char *const referral[] = {"emiss", "ttrande", NULL};
  const char *type = reading->record->type, *title = reading->title;
  bool alone = reading->whole;
  if (tells(title, motions) && sign_value(&reading->signs, SIGN_NUMBER) == NULL)
    return "other"; /* a report on many of them */
  if ((alone && strcmp(type, "motion") == 0) || sign_value(&reading->signs, SIGN_NUMBER) != NULL ||
      tells(title, motion))
    return "motion";
  if ((alone && strcmp(type, "inquiry") == 0) || (tells(title, inquiry) && !tells(title, offices)))
    return "inquiry";
  if ((alone && strcmp(type, "referral") == 0) || tells(title, referral))
    return "referral";
  return "other";
}

/* Of documents that are not minutes the whole is one item; a part of minutes that has but one paragraph is as good. */
static bool says_all(const struct record *record, const struct record_item *item, bool *frame) {
  size_t numbered = 0;
  for (size_t i = 0; i < record->item_count; i++)
    numbered += record->item[i].n != NULL;
  *frame = item->n == NULL && numbered > 0;
  return numbered == 0 ? record->item_count == 1 || item == &record->item[0] : numbered == 1 && item->n != NULL;
}

static void put_document(struct reading *reading) {
  const struct record *record = reading->record;
  const struct record_body *place = &record->municipality;
  if (place->text != NULL)
    put(reading, SIGN_MUNICIPALITY,
        place->ref != NULL ? place->ref : unicode_key(reading->arena, place->text, strlen(place->text)), place->text);
  put(reading, SIGN_BODY, body_key(record->issuer.text, reading->arena), record->issuer.text);
  put(reading, SIGN_TYPE, record->type, NULL);
  put(reading, SIGN_DATE, date_to_sort_by(record), NULL);
  if (!reading->whole)
    return;
  put(reading, SIGN_MOTION_DATE, date_of(record, strcmp(record->type, "motion") == 0 ? "document" : "motion"), NULL);
  put_cases(reading, record->case_number, record->case_count);
  put_movers(reading, record->person, record->person_count);
  put_cited(reading, record->reference, record->reference_count);
}

/* A paper that lists many cases or movers (which motions are unanswered, a register) is about none of them. */
static void leave_lists(struct signs *signs) {
  static const struct {
    enum sign_kind kind;
    size_t most;
  } limits[] = {{SIGN_OWN, CASES_MOST}, {SIGN_SENDER, CASES_MOST}, {SIGN_MOVER, MOVERS_MOST}};
  for (size_t k = 0; k < sizeof limits / sizeof *limits; k++) {
    size_t count = 0, kept = 0;
    for (size_t i = 0; i < signs->count; i++)
      count += signs->sign[i].kind == (char)limits[k].kind;
    for (size_t i = 0; i < signs->count; i++)
      if (count <= limits[k].most || signs->sign[i].kind != (char)limits[k].kind)
        signs->sign[kept++] = signs->sign[i];
    signs->count = kept;
  }
}

struct signs signs_of(const struct record *record, const struct record_item *item, struct tokenizer *tokenizer,
                      struct arena *arena) {
  struct reading reading = {.record = record, .item = item, .tokenizer = tokenizer, .arena = arena};
  bool frame;
  reading.whole = says_all(record, item, &frame);
  if (frame)
    return reading.signs;
  reading.title = item->title != NULL ? item->title : reading.whole ? record->title : NULL;
  put_document(&reading);
  put_cases(&reading, item->case_number, item->case_count);
  put_movers(&reading, item->person, item->person_count);
  put_cited(&reading, item->reference, item->reference_count);
  leave_lists(&reading.signs);
  put_numbers(&reading);
  put_proposals(&reading);
  const char *kind = kind_of(&reading), *meeting = date_of(record, "meeting");
  if (item->n != NULL && meeting != NULL)
    put(&reading, SIGN_PLACE, arena_printf(arena, "%s %s", meeting, item->n), NULL);
  put(&reading, SIGN_KIND, kind, NULL);
  if (reading.title != NULL)
    put(&reading, SIGN_TITLE, telling_stems(tokenizer, bare_title(reading.title, arena), arena),
        bare_title(reading.title, arena));
  bool asks = strcmp(kind, "other") != 0 || sign_value(&reading.signs, SIGN_PROPOSAL) != NULL ||
              sign_value(&reading.signs, SIGN_MOVER) != NULL;
  if (!asks && sign_value(&reading.signs, SIGN_OWN) == NULL && sign_value(&reading.signs, SIGN_SENDER) == NULL)
    reading.signs.count = 0;
  return reading.signs;
}

/* ---- as text ---- */

static void write_part(struct buffer *out, const char *text) {
  for (; *text != '\0'; text++)
    buffer_byte(out, *text == '\t' || *text == '\n' ? ' ' : *text);
}

const char *signs_write(const struct signs *signs, struct arena *arena) {
  struct buffer out = buffer_in(arena);
  for (size_t i = 0; i < signs->count; i++) {
    const struct sign *sign = &signs->sign[i];
    buffer_byte(&out, sign->kind);
    write_part(&out, sign->value);
    if (strcmp(sign->shown, sign->value) != 0) {
      buffer_byte(&out, '\t');
      write_part(&out, sign->shown);
    }
    buffer_byte(&out, '\n');
  }
  return buffer_string(&out);
}

struct signs signs_read(char *text, struct arena *arena) {
  struct signs signs = {0};
  while (*text != '\0') {
    char *end = text + strcspn(text, "\n"), *next = *end == '\0' ? end : end + 1;
    *end = '\0';
    char *tab = strchr(text, '\t');
    if (tab != NULL)
      *tab = '\0';
    signs.sign = arena_grow(arena, signs.sign, signs.count, &signs.capacity, sizeof *signs.sign);
    signs.sign[signs.count++] = (struct sign){*text, text + 1, tab == NULL ? text + 1 : tab + 1};
    text = next;
  }
  return signs;
}
