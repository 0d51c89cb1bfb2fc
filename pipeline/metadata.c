/* metadata.c - the head of a record: type, title, who speaks to whom, where and when, under which number. */
#include "context.h"
#include "unicode.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- dates ---- */

static int month_number(const char *word) {
  static const char *const months[] = {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"};
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

const char *iso_date(const struct context *c, const char *text, bool *impossible) {
  char folded[96];
  size_t length = strlen(text) < sizeof folded ? strlen(text) : sizeof folded - 1;
  unicode_fold_bytes(text, length, folded);
  int year = 0, month = 0, day = 0;
  *impossible = false;
  const char *p = folded;
  while (*p != '\0' && !isdigit((unsigned char)*p))
    p++;
  if (sscanf(p, "%4d-%2d-%2d", &year, &month, &day) != 3) {
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

static void add_date(struct context *c, const char *role, struct range range) {
  struct record *r = c->record;
  bool impossible;
  const char *text = range_text(c, range), *value = iso_date(c, text, &impossible);
  if (value == NULL && !impossible)
    return;
  for (size_t i = 0; i < r->date_count; i++)
    if (strcmp(r->date[i].role, role) == 0 &&
        (value == r->date[i].value || (value != NULL && r->date[i].value != NULL && strcmp(value, r->date[i].value) == 0))) {
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

/* A sign of the type counts in page heads, on the first page and in headings; a sentence's anywhere. */
static bool type_sign_counts(const struct context *c, const struct finding *finding) {
  const struct block *block = &c->document->block[finding->block];
  return finding->rule->scope != SCOPE_TEXT || block->type == BLOCK_FURNITURE ||
         (block->page == 1 && (finding->block < 12 || block->type == BLOCK_HEADING));
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
}

/* ---- bodies ---- */

static bool ends_with(const char *text, const char *end) {
  size_t length = strlen(text), size = strlen(end);
  return length >= size && strcmp(text + length - size, end) == 0;
}

const char *body_layer(const struct context *c, const char *name) {
  static const struct {
    const char *part, *layer;
  } parts[] = {
      {"fullmäktige", "council"},      {"kommunstyrelse", "board"},   {"förvaltning", "administration"},
      {"kontor", "administration"},    {"nämnd", "committee"},        {"utskott", "committee"},
      {"styrelse", "committee"},       {"delegation", "committee"},   {"beredning", "committee"},
      {"avdelning", "administration"}, {"enhet", "administration"},
  };
  char folded[256];
  size_t length = strlen(name) < sizeof folded ? strlen(name) : sizeof folded - 1;
  unicode_fold_bytes(name, length, folded);
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
    if (strstr(folded, parts[i].part) != NULL)
      return parts[i].layer;
  const struct body *body = gazetteer_body(c->gazetteer, name, strlen(name));
  static const char *const layers[] = {[BODY_COUNCIL] = "council",         [BODY_BOARD] = "board",
                                       [BODY_COMMITTEE] = "committee",     [BODY_PREPARATORY] = "committee",
                                       [BODY_ADMINISTRATION] = "administration", [BODY_STATE] = "third-party",
                                       [BODY_OTHER] = NULL};
  return body == NULL ? NULL : layers[body->level];
}

static void set_body(struct context *c, struct record_body *body, struct range range) {
  body->text = range_text(c, range);
  const struct district *district = gazetteer_district(c->gazetteer, body->text, strlen(body->text), c->year);
  if (district != NULL)
    body->ref = arena_printf(c->arena, "%s/%s", district->municipality, district->name);
  add_evidence(c, &body->evidence, range, NULL);
}

static bool decides(const struct context *c, struct range body) {
  const char *layer = body_layer(c, range_text(c, body));
  return layer != NULL && body.end - body.start > 5 && /* no abbreviation before a number */ strcmp(layer, "administration") != 0 && strcmp(layer, "third-party") != 0;
}

static void find_addressee(struct context *c) {
  struct record_body *to = &c->record->addressee;
  struct range named = {0, 0}, deciding = {0, 0}, headed = {0, 0};
  bool own_words = strcmp(c->record->type, "motion") == 0 || strcmp(c->record->type, "inquiry") == 0;
  for (size_t i = 0; i < c->findings->count && range_empty(named); i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->rule->kind != RULE_METADATA || c->document->block[finding->block].page > 2)
      continue;
    struct range body = capture(c, finding, "body");
    if (finding_is(finding, "field", "addressee"))
      named = body;
    else if (finding_is(finding, "field", "deciding") && range_empty(deciding) && decides(c, body))
      deciding = body;
    else if (finding_is(finding, "field", "issuer") && range_empty(headed) &&
             role_at(c, finding->at.start) == ROLE_HEAD && decides(c, body))
      headed = body;
    if (!range_empty(named) && !range_empty(capture(c, finding, "date")))
      add_date(c, own_words ? "document" : "meeting", capture(c, finding, "date"));
  }
  if (strcmp(c->record->type, "minutes") == 0)
    return;
  if (range_empty(named))
    named = deciding;
  if (range_empty(named) && strcmp(c->record->type, "official-report") == 0)
    named = headed;
  if (!range_empty(named))
    set_body(c, to, named);
}

/* How well the body on the line of FINDING fits as the issuer of a paper of this type. */
static int issuer_score(const struct context *c, const struct finding *finding, const char *layer) {
  const struct block *block = &c->document->block[finding->block];
  bool wants_office = strcmp(c->record->type, "official-report") == 0;
  bool office = strcmp(layer, "administration") == 0;
  if (wants_office != office || strcmp(layer, "third-party") == 0)
    return 0;
  if (block->type == BLOCK_FURNITURE)
    return block->page == 1 ? 5 : 3;
  if (block->type == BLOCK_SIGNATURE)
    return 4;
  return role_at(c, finding->at.start) == ROLE_HEAD && block->page == 1 ? 4 : 0;
}

static void find_issuer(struct context *c) {
  struct record *r = c->record;
  int best = 0;
  struct range at = {0, 0};
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->rule->kind != RULE_METADATA || !finding_is(finding, "field", "issuer"))
      continue;
    struct range body = capture(c, finding, "body");
    const char *layer = body_layer(c, range_text(c, body));
    int score = layer == NULL ? 0 : issuer_score(c, finding, layer);
    if (score > 0 && r->addressee.text != NULL && strcasecmp(range_text(c, body), r->addressee.text) == 0)
      score = 1;
    if (score > best) {
      best = score;
      at = body;
    }
  }
  if (best > 0) {
    set_body(c, &r->issuer, at);
  } else if (strcmp(r->type, "official-report") == 0 && r->addressee.text != NULL &&
             ends_with(r->addressee.text, "stadsdelsnämnd")) {
    /* A district's report names its office nowhere else than in its committee's name. */
    size_t length = strlen(r->addressee.text) - strlen("nämnd");
    r->issuer.text = arena_printf(c->arena, "%.*sförvaltning", (int)length, r->addressee.text);
    r->issuer.ref = r->addressee.ref;
    r->issuer.evidence = r->addressee.evidence;
  }
}

/* Where no letterhead names the office, the one that speaks in its own paper does. */
static void issuer_from_text(struct context *c) {
  struct record *r = c->record;
  if (r->issuer.text != NULL || strcmp(r->type, "official-report") != 0)
    return;
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    enum section_role role = role_at(c, finding->at.start);
    struct range holder = capture(c, finding, "holder");
    if (finding->rule->kind == RULE_SPEAKER && finding_is(finding, "layer", "administration") && !range_empty(holder) &&
        (role == ROLE_SUMMARY || role == ROLE_ASSESSMENT)) {
      set_body(c, &r->issuer, holder);
      return;
    }
  }
}

static void find_layer(struct context *c) {
  struct record *r = c->record;
  const char *layer = r->issuer.text == NULL ? NULL : body_layer(c, r->issuer.text);
  if (strcmp(r->type, "official-report") == 0)
    layer = "administration";
  else if (strcmp(r->type, "motion") == 0 || strcmp(r->type, "inquiry") == 0)
    layer = "mover";
  else if (strcmp(r->type, "reservation") == 0)
    layer = "party";
  else if (layer == NULL)
    layer = strcmp(r->type, "referral") == 0 ? "board" : "committee";
  c->issuer_layer = layer;
  r->issuer.layer = layer;
}

/* ---- municipality ---- */

static void set_municipality(struct context *c, const struct municipality *known, const char *text,
                             struct range quote) {
  struct record_body *out = &c->record->municipality;
  out->text = known != NULL ? known->name : text;
  out->ref = known != NULL ? known->code : NULL;
  if (!range_empty(quote))
    add_evidence(c, &out->evidence, quote, NULL);
}

/* By a district, by the words "X kommun" in the head, by the domain of an address, by "X kommun" anywhere. */
static void find_municipality(struct context *c) {
  struct record *r = c->record;
  const struct record_body *bodies[] = {&r->issuer, &r->addressee};
  for (size_t i = 0; i < 2; i++) {
    const char *name = bodies[i]->text;
    const struct district *district =
        name == NULL ? NULL : gazetteer_district(c->gazetteer, name, strlen(name), c->year);
    if (district != NULL) {
      set_municipality(c, gazetteer_municipality_code(c->gazetteer, district->municipality), NULL,
                       (struct range){0, 0});
      r->municipality.evidence = bodies[i]->evidence;
      return;
    }
  }
  int best = 0;
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->rule->kind != RULE_METADATA || !finding_is(finding, "field", "municipality"))
      continue;
    struct range name = capture(c, finding, "name");
    const char *text = range_text(c, name);
    bool domain = finding_is(finding, "form", "domain");
    const struct municipality *known = domain ? gazetteer_municipality_domain(c->gazetteer, text, strlen(text))
                                              : gazetteer_municipality(c->gazetteer, text, strlen(text));
    if (domain && known == NULL)
      continue;
    enum section_role role = role_at(c, finding->at.start);
    bool head = role == ROLE_COUNT || role == ROLE_HEAD;
    int score = (head ? 4 : 1) + (known != NULL ? 1 : 0) - (domain ? 2 : 0);
    if (score > best) {
      best = score;
      r->municipality = (struct record_body){0};
      size_t length = strlen(text);
      if (known == NULL && length > 3 && text[length - 1] == 's')
        text = arena_strndup(c->arena, text, length - 1);
      set_municipality(c, known, text, name);
    }
  }
}

/* ---- title ---- */

/* Words that name the kind of paper, its parts or its place, and so are no title. */
static bool no_title(const struct context *c, uint32_t index) {
  const struct document *d = c->document;
  struct range range = block_range(c, index);
  const char *text = range_text(c, range), *slot;
  size_t length = strlen(text), slot_length;
  if (length < 6 || strncasecmp(text, "handläggare", strlen("handläggare")) == 0 || d->block[index].type == BLOCK_SIGNATURE || d->block[index].type == BLOCK_TABLE_ROW)
    return true;
  if (gazetteer_heading(c->gazetteer, text, length, &slot, &slot_length) != NULL && length < 40)
    return true;
  for (size_t i = finding_from(c, range.start); i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->at.start >= range.end)
      break;
    bool head = finding->rule->kind == RULE_METADATA &&
                (finding_is(finding, "field", "issuer") || finding_is(finding, "field", "addressee") ||
                 finding_is(finding, "field", "case-number") || finding_is(finding, "role", "officer") ||
                 (finding_is(finding, "field", "date") && !finding_is(finding, "role", "reply-by")) ||
                 finding_is(finding, "field", "municipality"));
    bool type = finding->rule->kind == RULE_TYPE && length < 30;
    if ((head || type) && finding->at.end - finding->at.start + 8 > range.end - range.start)
      return true;
  }
  return false;
}

/* Blocks that a head rule took over line breaks: the name below "Handläggare", the body below "Till". */
static bool taken_by_head(const struct context *c, uint32_t index) {
  struct range range = block_range(c, index);
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->at.start >= range.end)
      break;
    if (finding->rule->kind == RULE_METADATA && finding->at.end > range.start && finding->rule->scope == SCOPE_TEXT &&
        finding->at.start < range.start)
      return true;
  }
  return false;
}

static bool names_matter(const struct context *c, uint32_t block) {
  static const char *const words[] = {"motion", "remiss", "skrivelse", "yttrande", "svar på", "initiativ", "angående", "gällande", "förslag"};
  const char *text = range_text(c, block_range(c, block));
  char *folded = arena_alloc(c->arena, strlen(text) + 1);
  unicode_fold_bytes(text, strlen(text), folded);
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strstr(folded, words[i]) != NULL)
      return true;
  return false;
}

/* A reservation has its title under its own heading. */
static uint32_t first_heading(const struct context *c) {
  for (uint32_t i = 0; i < c->document->flow_count; i++)
    if (c->document->block[i].type == BLOCK_HEADING)
      return i;
  return UINT32_MAX;
}

/* Minutes are called by their body and day: what is set largest on their first page is the municipality or "Protokoll".
 * An extract is called by its one paragraph. */
static bool title_of_minutes(struct context *c) {
  const struct document *d = c->document;
  struct record *r = c->record;
  if (!d->minutes)
    return false;
  const struct item *last = &d->item[d->item_count - 1];
  if (d->item_count <= 2 && !range_empty(last->title)) {
    r->title = range_text(c, last->heading.end > last->title.end ? last->heading : last->title);
    add_evidence(c, &r->title_evidence, last->title, NULL);
    return true;
  }
  const char *day = NULL;
  for (size_t i = 0; i < r->date_count && day == NULL; i++)
    day = strcmp(r->date[i].role, "meeting") == 0 ? r->date[i].value : NULL;
  if (r->issuer.text == NULL || day == NULL)
    return false;
  r->title = arena_printf(c->arena, "Protokoll, %s %s", r->issuer.text, day);
  r->title_evidence = r->issuer.evidence;
  return true;
}

static void find_title(struct context *c) {
  const struct document *d = c->document;
  struct record *r = c->record;
  uint32_t best = UINT32_MAX;
  for (uint32_t i = 0; i < d->flow_count && i < 40; i++) {
    const struct section *section = &d->section[d->block[i].section];
    if (section->role != ROLE_HEAD || section->item != 0 || d->block[i].page > 2)
      break;
    if (no_title(c, i) || taken_by_head(c, i))
      continue;
    bool heading = d->block[i].type == BLOCK_HEADING;
    bool was_heading = best != UINT32_MAX && d->block[best].type == BLOCK_HEADING;
    /* Text without looks: the line that names a matter is the title, not a remark above it. */
    if (best != UINT32_MAX && !was_heading && !heading && names_matter(c, i) && !names_matter(c, best)) {
      best = i;
      continue;
    }
    float larger = best == UINT32_MAX ? 1 : d->block[i].size - d->block[best].size;
    if (larger > 0.5f || (larger > -0.5f && heading && !was_heading))
      best = i;
  }
  if (strcmp(r->type, "reservation") == 0 && first_heading(c) != UINT32_MAX)
    best = first_heading(c);
  if (best == UINT32_MAX && d->minutes && d->flow_count > 0)
    best = 0;
  if (title_of_minutes(c) || best == UINT32_MAX)
    return;
  r->title = range_text(c, block_range(c, best));
  add_evidence(c, &r->title_evidence, block_range(c, best), NULL);
  if (best + 1 < d->flow_count && d->section[d->block[best + 1].section].role == ROLE_HEAD && !d->minutes &&
      d->block[best + 1].end - d->block[best + 1].start < 160 && !taken_by_head(c, best + 1) &&
      d->block[best + 1].type != BLOCK_TABLE_ROW)
    r->subtitle = range_text(c, block_range(c, best + 1));
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
  if (block->page != 1 || (role != ROLE_HEAD && role != ROLE_COUNT) || has_date(r, meeting ? "meeting" : "document"))
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
    if (finding->rule->kind != RULE_METADATA)
      continue;
    struct range date = capture(c, finding, "date");
    if (range_empty(date))
      date = capture(c, finding, "date2");
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

/* "KS 2025/14" in a paper that is not the board's: the number of the referral that it answers. */
static bool board_number(const struct context *c, struct range range) {
  const char *text = c->document->text + range.start;
  /* The board's office writing to the board uses the board's number. */
  const char *to = c->record->addressee.text == NULL ? NULL : body_layer(c, c->record->addressee.text);
  bool to_own_board = strcmp(c->record->type, "official-report") == 0 && to != NULL && strcmp(to, "board") == 0;
  return (strncmp(text, "KS", 2) == 0 || strncmp(text, "KF", 2) == 0) && strchr(" /-", text[2]) != NULL && !to_own_board &&
         strcmp(c->issuer_layer, "board") != 0 && strcmp(c->issuer_layer, "council") != 0 &&
         role_at(c, range.start) != ROLE_EARLIER;
}

static void add_case(struct context *c, struct record_item *item, const struct finding *finding, struct range range) {
  struct record_case **cases = item != NULL ? &item->case_number : &c->record->case_number;
  size_t *count = item != NULL ? &item->case_count : &c->record->case_count;
  size_t *capacity = item != NULL ? &item->case_capacity : &c->record->case_capacity;
  const char *text = range_text(c, range);
  for (size_t i = 0; i < *count; i++)
    if (strstr((*cases)[i].text, text) != NULL)
      return;
  *cases = arena_grow(c->arena, *cases, *count, capacity, sizeof **cases);
  struct record_case *number = &(*cases)[(*count)++];
  *number = (struct record_case){.text = text, .of = finding_get(finding, "of"), .value = unicode_key(c->arena, text, strlen(text))};
  enum section_role role = role_at(c, range.start);
  bool head = role == ROLE_COUNT || role == ROLE_HEAD;
  bool senders = board_number(c, range) && strncmp(c->record->type, "minutes", 7) != 0 && !(number->of != NULL && head);
  if (number->of == NULL || senders)
    number->of = senders ? "sender" : "own";
  add_evidence(c, &number->evidence, range, NULL);
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
    bool labelled = finding_get(finding, "of") != NULL, senders = board_number(c, number);
    if (block->type == BLOCK_FURNITURE) {
      if (block->page == 1)
        add_case(c, NULL, finding, number);
      continue;
    }
    const struct item *item = &d->item[item_at(c, number.start)];
    if (d->minutes) {
      if (item->number == NULL && labelled && d->item_count == 2) /* one paragraph: the head's number is its own */
        add_case(c, &c->record->item[1], finding, number);
      bool head = finding->block <= item->first_block + (labelled ? 4 : 2) && item->number != NULL;
      bool alone = block->end - block->start < number.end - number.start + 40;
      if (head && (labelled || alone || block->type == BLOCK_HEADING))
        add_case(c, &c->record->item[item_at(c, number.start)], finding, number);
    } else if (role_at(c, number.start) == ROLE_HEAD || (labelled && block->page == 1) || senders) {
      add_case(c, NULL, finding, number);
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
  find_municipality(c);
  find_title(c);
  find_cases(c);
}
