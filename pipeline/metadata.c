/* metadata.c - the head of a record: the type of paper, its dates, the numbers of its case. */
#include "context.h"
#include "section_signs.h"
#include "unicode.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- dates ---- */

static int month_number(const char *word) {
  static const char *const months[] = {"januari", "februari", "mars",      "april",   "maj",      "juni",
                                       "juli",    "augusti",  "september", "oktober", "november", "december"};
  for (int i = 0; i < 12; i++)
    if (strncmp(word, months[i], strlen(months[i])) == 0)
      return i + 1;
  return 0;
}

static bool date_exists(int year, int month, int day) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1 || year < 1800 || year > 2200)
    return false;
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= days[month - 1] + (month == 2 && leap);
}

/* Day, month and year as written in figures: 2021-03-04, 20210304, 210304, 2021.03.04, 4.3.2021, 4/3 2021. */
static bool date_in_figures(const char *p, int *year, int *month, int *day) {
  size_t digits = strspn(p, "0123456789");
  if (digits == 8)
    return sscanf(p, "%4d%2d%2d", year, month, day) == 3;
  if (digits == 6 && sscanf(p, "%2d%2d%2d", year, month, day) == 3) {
    *year += 2000;
    return true;
  }
  if (digits == 4)
    return sscanf(p, "%4d%*[-. /]%2d%*[-. /]%2d", year, month, day) == 3;
  return sscanf(p, "%2d%*[./]%2d%*[-. /]%4d", day, month, year) == 3;
}

const char *iso_date(const struct context *c, const char *text, bool *impossible) {
  char folded[96];
  size_t length = strlen(text) < sizeof folded ? strlen(text) : sizeof folded - 1;
  unicode_fold_bytes(text, length, folded);
  int year = 0, month = 0, day = 0;
  *impossible = false;
  const char *p = folded;
  while (*p != '\0' && !isdigit((unsigned char)*p))
    p++;
  if (!date_in_figures(p, &year, &month, &day)) {
    char *rest;
    day = (int)strtol(p, &rest, 10);
    while (*rest == ' ' || *rest == '.')
      rest++;
    month = month_number(rest);
    while (*rest != '\0' && !isdigit((unsigned char)*rest))
      rest++;
    year = atoi(rest);
  }
  if (month == 0 && year == 0)
    return NULL;
  if (!date_exists(year, month, day)) {
    *impossible = true;
    return NULL;
  }
  return arena_printf(c->arena, "%04d-%02d-%02d", year, month, day);
}

void add_date(struct context *c, const char *role, struct range range) {
  struct record *r = c->record;
  bool impossible;
  const char *text = range_text(c, range), *value = iso_date(c, text, &impossible);
  if (value == NULL && !impossible)
    return;
  for (size_t i = 0; i < r->date_count; i++)
    if (strcmp(r->date[i].role, role) == 0 &&
        (value == r->date[i].value ||
         (value != NULL && r->date[i].value != NULL && strcmp(value, r->date[i].value) == 0))) {
      if (r->date[i].evidence.count < 3)
        add_evidence(c, &r->date[i].evidence, range, NULL);
      return;
    }
  r->date = arena_grow(c->arena, r->date, r->date_count, &r->date_capacity, sizeof *r->date);
  struct record_date *date = &r->date[r->date_count++];
  *date = (struct record_date){.text = text, .role = role, .value = value};
  add_evidence(c, &date->evidence, range, NULL);
  if (c->year == 0 && value != NULL && (strcmp(role, "meeting") == 0 || strcmp(role, "document") == 0))
    c->year = atoi(value);
}

/* ---- type ---- */

static bool decides(const struct context *c) {
  for (size_t i = 0; i < c->document->section_count; i++)
    if (c->document->section[i].role == ROLE_DECISION)
      return true;
  return false;
}

/* Stands block INDEX below a line that asks for a decision, "Nämnden föreslås besluta:"? */
static bool proposed(const struct context *c, uint32_t index) {
  enum { LINES = 5 };
  static const char *const words[] = {"föreslå", "förslag", "beslut"};
  if (role_at(c, c->document->block[index].start) == ROLE_PROPOSED_DECISION)
    return true;
  for (uint32_t i = index; i > 0 && index - i < LINES && index < c->document->flow_count; i--) {
    struct range line = block_range(c, i - 1);
    if (line.end - line.start < 100 && contains_any(folded_range(c, line), words, 3) &&
        (c->document->text[line.end - 1] == ':' || c->document->block[i - 1].type == BLOCK_HEADING))
      return true;
  }
  return false;
}

/* A sign of the type counts in page heads, on the first page and in headings; a sentence's anywhere. */
static bool type_sign_counts(const struct context *c, const struct finding *finding) {
  const struct block *block = &c->document->block[finding->block];
  if (finding_is(finding, "type", "referral") && proposed(c, finding->block))
    return false; /* a decision that is asked for: "Ärendet remitteras till trafiknämnden för yttrande" */
  if (finding_is(finding, "type", "reservation") && decides(c))
    return false; /* the heading of a part */
  return finding->rule->scope != SCOPE_TEXT || block->type == BLOCK_FURNITURE ||
         (block->page == 1 && (finding->block < 12 || block->type == BLOCK_HEADING));
}

static bool has_role(const struct context *c, enum section_role role) {
  for (size_t i = 0; i < c->document->section_count; i++)
    if (c->document->section[i].role == role)
      return true;
  return false;
}

/* Does the head, or what begins the text, speak of a motion or its like? */
static bool speaks_of_motion(const struct context *c) {
  enum { FIRST_BLOCKS = 14 };
  static const char *const words[] = {"motion",      "medborgarförslag", "medborgarinitiativ", "sverigeförslag",
                                      "e-förslag",   "invånarförslag",   "ledamotsinitiativ",  "ledamotsförslag",
                                      "folkförslag", "nämndinitiativ",   "nämndsinitiativ",    "remiss"};
  for (uint32_t i = 0; i < c->document->flow_count && i < FIRST_BLOCKS; i++)
    if (contains_any(folded_range(c, block_range(c, i)), words, sizeof words / sizeof words[0]))
      return true;
  return false;
}

/* Does the paper ask for a decision, or tell one?  "Tillstyrker" and its like are a view. */
static bool asks_decision(const struct context *c) {
  if (has_role(c, ROLE_PROPOSED_DECISION))
    return true;
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    static const char *const signs[] = {"writer.proposes", "writer.asks-committee", "writer.memorandum"};
    if (begins_any(finding->rule->id, signs, sizeof signs / sizeof signs[0]) ||
        (finding->rule->kind == RULE_DECISION && strstr(folded_range(c, finding->at), "styrk") == NULL))
      return true;
  }
  return false;
}

/* The type of a paper whose letterhead does not tell who speaks: signs do, where those of the one side outweigh those
 * of the other by SURE. */
static const char *type_by_signs(struct context *c, const char *type, double sure) {
  double margin;
  const char *layer = writer_layer(c, &margin);
  if (margin < sure || letterhead_of_others(c))
    return type;
  return strcmp(layer, "administration") == 0 && asks_decision(c) ? "official-report" : "statement";
}

/* Has the paper a heading that says whose view stands below it ("Kansliets bedömning"), as no motion and no referral
 * has? */
static bool tells_view(const struct context *c) {
  for (size_t i = 0; i < c->document->section_count; i++) {
    const struct section *section = &c->document->section[i];
    if (section->role == ROLE_ASSESSMENT && section->heading != UINT32_MAX &&
        names_owned_view(folded_range(c, block_range(c, section->heading))))
      return true;
  }
  return false;
}

/* What shows only that a motion is spoken of, or answered: the letterhead tells who speaks, or else signs do.  An
 * office that proposes a decision or answers reports to its committee; a committee states its view. */
static const char *type_by_letterhead(struct context *c, const char *type, double weight) {
  static const double says_reply = 0.46,
                      says_kind = 0.5; /* the weights of type.reply, and of a bare word for the kind */
  static const double reply_sure = 0.5, other_sure = 0.75, motion_sure = 1.3;
  bool reply = strcmp(type, "statement") == 0 && weight <= says_reply, other = strcmp(type, "other") == 0;
  bool judged = has_role(c, ROLE_ASSESSMENT) || has_role(c, ROLE_PROPOSED_DECISION);
  bool weak = other || (strcmp(type, "motion") == 0 && weight < says_reply) ||
              (weight <= says_kind && (strcmp(type, "referral") == 0 || strcmp(type, "inquiry") == 0) && tells_view(c));
  if (!reply && !weak)
    return type;
  uint32_t block;
  const char *layer = letterhead_layer(c, &block);
  if (layer == NULL || !(reply || judged) || officer_above(c, block))
    return reply || speaks_of_motion(c) ? type_by_signs(c, type,
                                                        reply                         ? reply_sure
                                                        : strcmp(type, "motion") == 0 ? motion_sure
                                                                                      : other_sure)
                                        : type;
  if (strcmp(layer, "administration") == 0)
    return reply || asks_decision(c) ? "official-report" : "statement";
  return reply || has_role(c, ROLE_ASSESSMENT) ? "statement" : type;
}

static void find_type(struct context *c) {
  double best = 0;
  c->record->type = "other";
  if (c->document->minutes) {
    c->record->type = "minutes";
    best = 0.92;
  }
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    double weight = finding->rule->kind == RULE_TYPE ? finding_number(finding, "weight", 0.5) : 0;
    if (weight > best && type_sign_counts(c, finding)) {
      best = weight;
      c->record->type = finding_get(finding, "type");
    }
  }
  c->record->type = type_by_letterhead(c, c->record->type, best);
}

/* ---- dates and numbers ---- */

static bool has_date(const struct record *r, const char *role) {
  for (size_t i = 0; i < r->date_count; i++)
    if (strcmp(r->date[i].role, role) == 0)
      return true;
  return false;
}

/* A date that stands alone in the head: the meeting's in minutes and agendas, the paper's own elsewhere, unless it was
 * read as another already. */
static void add_head_date(struct context *c, const struct finding *finding, struct range date) {
  const struct record *r = c->record;
  const struct block *block = &c->document->block[finding->block];
  bool meeting = strncmp(r->type, "minutes", 7) == 0 || strcmp(r->type, "agenda") == 0;
  enum section_role role = role_at(c, date.start);
  bool head = role == ROLE_HEAD || role == ROLE_COUNT || (finding->block < 8 && block->end - block->start < 60);
  if (block->page != 1 || !head || has_date(r, meeting ? "meeting" : "document"))
    return;
  bool impossible;
  const char *value = iso_date(c, range_text(c, date), &impossible);
  for (size_t i = 0; i < r->date_count && value != NULL; i++)
    if (r->date[i].value != NULL && strcmp(r->date[i].value, value) == 0)
      return;
  add_date(c, meeting ? "meeting" : "document", date);
}

static void find_dates(struct context *c) {
  const struct record *r = c->record;
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    /* "senast den 31 december" in minutes is what somebody was told to do. */
    if (finding->rule->kind != RULE_METADATA ||
        (c->document->item_count > 2 && finding_is(finding, "role", "reply-by")))
      continue;
    struct range date = capture(c, finding, "date");
    static const char *const others[] = {"date2", "date3", "date4", "date5", "date6", "date7", "date8", "date9"};
    for (size_t o = 0; o < sizeof others / sizeof others[0] && range_empty(date); o++)
      date = capture(c, finding, others[o]);
    if (range_empty(date))
      continue;
    if (finding_is(finding, "field", "head-date"))
      add_head_date(c, finding, date);
    else if (finding_is(finding, "field", "date"))
      add_date(c, finding_get(finding, "role"), date);
    else if (finding_is(finding, "field", "meeting-of") && r->addressee.text != NULL &&
             strcasecmp(capture_text(c, finding, "body"), r->addressee.text) == 0)
      add_date(c, "meeting", date);
  }
}

/* The date below the addressee of a letter that tells no other date is the letter's, not the meeting's. */
static void date_of_letter(struct context *c) {
  struct record *r = c->record;
  for (size_t i = 0; i < r->date_count && strcmp(r->type, "statement") == 0 && !has_date(r, "document"); i++)
    if (strcmp(r->date[i].role, "meeting") == 0 && r->date[i].evidence.count > 0 && r->date[i].evidence.at[0].block < 8)
      r->date[i].role = "document";
}

/* "Datum: 2024-11-19" at the head of minutes is the day of the meeting. */
static void date_of_meeting(struct context *c) {
  struct record *r = c->record;
  bool minutes = strncmp(r->type, "minutes", strlen("minutes")) == 0;
  for (size_t i = 0; i < r->date_count && minutes && !has_date(r, "meeting"); i++)
    if (strcmp(r->date[i].role, "document") == 0 && r->date[i].evidence.count > 0 &&
        r->date[i].evidence.at[0].block < 8)
      r->date[i].role = "meeting";
}

/* "KS 2025/14" in a paper that is not the board's: the number of the referral that it answers. */
static bool board_number(const struct context *c, struct range range) {
  const char *text = c->document->text + range.start;
  /* The board's office writing to the board uses the board's number. */
  const char *to = c->record->addressee.text == NULL ? NULL : body_layer(c, c->record->addressee.text);
  bool to_own_board = strcmp(c->record->type, "official-report") == 0 && to != NULL && strcmp(to, "board") == 0;
  return (strncmp(text, "KS", 2) == 0 || strncmp(text, "KF", 2) == 0) && strchr(" /-", text[2]) != NULL &&
         !to_own_board && strcmp(c->issuer_layer, "board") != 0 && strcmp(c->issuer_layer, "council") != 0 &&
         role_at(c, range.start) != ROLE_EARLIER;
}

/* Is NUMBER told in a sentence of the referral that the paper answers?  Then it is the sender's. */
static bool of_referral(const struct context *c, struct range number) {
  const char *type = c->record->type;
  static const char *const own[] = {"referral", "motion", "inquiry", "minutes", "agenda"};
  for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
    if (strcmp(type, own[i]) == 0)
      return false;
  return strstr(folded_range(c, sentence_at(c, number.start)), "remiss") != NULL;
}

static bool has_own_case(const struct context *c) {
  for (size_t i = 0; i < c->record->case_count; i++)
    if (strcmp(c->record->case_number[i].of, "own") == 0)
      return true;
  return false;
}

static void add_case(struct context *c, struct record_item *item, const struct finding *finding, struct range range,
                     bool of_sender) {
  struct record_case **cases = item != NULL ? &item->case_number : &c->record->case_number;
  size_t *count = item != NULL ? &item->case_count : &c->record->case_count;
  size_t *capacity = item != NULL ? &item->case_capacity : &c->record->case_capacity;
  const char *text = range_text(c, range);
  for (size_t i = 0; i < *count; i++)
    if (strstr((*cases)[i].text, text) != NULL)
      return;
  *cases = arena_grow(c->arena, *cases, *count, capacity, sizeof **cases);
  struct record_case *number = &(*cases)[(*count)++];
  *number = (struct record_case){
      .text = text, .of = finding_get(finding, "of"), .value = unicode_key(c->arena, text, strlen(text))};
  enum section_role role = role_at(c, range.start);
  bool head = role == ROLE_COUNT || role == ROLE_HEAD;
  bool own_words = strcmp(c->record->type, "motion") == 0 || strcmp(c->record->type, "inquiry") == 0;
  bool senders = board_number(c, range) && strncmp(c->record->type, "minutes", 7) != 0 && !own_words &&
                 !(number->of != NULL && head);
  if (of_sender || senders)
    number->of = "sender";
  else if (number->of == NULL)
    number->of = "own";
  add_evidence(c, &number->evidence, range, NULL);
}

/* In a paper of one matter: whose NUMBER is, if it is worth telling. */
static void add_single_case(struct context *c, const struct finding *finding, struct range number, bool labelled) {
  const struct block *block = &c->document->block[finding->block];
  enum section_role role = role_at(c, number.start);
  bool own_words = strcmp(c->record->type, "motion") == 0 || strcmp(c->record->type, "inquiry") == 0;
  bool referral = !in_letterhead(c, finding->block) && has_own_case(c) && of_referral(c, number) &&
                  !finding_is(finding, "of", "sender") && role != ROLE_EARLIER;
  /* Below the letterhead, where the paper has its own number already, "dnr" is another's. */
  bool board = board_number(c, number) && !own_words;
  bool second = labelled && has_own_case(c) && board;
  if (referral ? block->page <= 3 : role == ROLE_HEAD || (labelled && block->page == 1) || board)
    add_case(c, NULL, finding, number, referral || second);
}

/* A paper has a number of its own: where only another's was told, the one in the letterhead is it. */
static void own_case_in_letterhead(struct context *c) {
  struct record *r = c->record;
  if (has_own_case(c))
    return;
  for (size_t i = 0; i < r->case_count; i++)
    if (r->case_number[i].evidence.count > 0 && in_letterhead(c, r->case_number[i].evidence.at[0].block)) {
      r->case_number[i].of = "own";
      return;
    }
}

/* Numbers in heads and headings are the matter's own; in running text they are somebody else's. */
static void find_cases(struct context *c) {
  const struct document *d = c->document;
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->rule->kind != RULE_METADATA || !finding_is(finding, "field", "case-number"))
      continue;
    struct range number = capture(c, finding, "number");
    const struct block *block = &d->block[finding->block];
    bool labelled = finding_get(finding, "of") != NULL;
    if (block->type == BLOCK_FURNITURE) {
      if (block->page == 1)
        add_case(c, NULL, finding, number, false);
      continue;
    }
    const struct item *item = &d->item[item_at(c, number.start)];
    if (d->minutes) {
      bool only = block->end - block->start == number.end - number.start;
      if (item->number == NULL && (labelled || only) && d->item_count == 2) /* one paragraph: the head's is its own */
        add_case(c, &c->record->item[1], finding, number, false);
      uint32_t reach = labelled || (only && role_at(c, number.start) == ROLE_HEAD) ? 4 : 2;
      bool head = finding->block <= item->first_block + reach && item->number != NULL;
      /* In the title, or behind it in its line. */
      bool titled = range_within(number, item->title) ||
                    (number.start >= item->title.end && number.start <= item->title.end + 8 &&
                     document_block_at(d, item->title.start) == finding->block);
      bool alone = titled || block->end - block->start < number.end - number.start + 40;
      if (head && (labelled || alone || block->type == BLOCK_HEADING))
        add_case(c, &c->record->item[item_at(c, number.start)], finding, number, false);
    } else {
      add_single_case(c, finding, number, labelled);
    }
  }
}

void find_metadata(struct context *c) {
  c->issuer_layer = "administration";
  find_type(c);
  find_addressee(c);
  find_issuer(c);
  issuer_from_text(c);
  find_layer(c);
  find_dates(c);
  date_of_letter(c);
  date_of_meeting(c);
  find_municipality(c);
  find_title(c);
  find_cases(c);
  own_case_in_letterhead(c);
}
