/* bodies.c - who speaks to whom: the issuer and its layer, the addressee.  Of which municipality: municipality.c. */
#include "context.h"
#include "unicode.h"

#include <string.h>
#include <strings.h>

const char *body_layer(const struct context *c, const char *name) {
  static const struct {
    const char *part, *layer;
  } parts[] = {
      {"länsstyrelse", "third-party"},   {"arbetarskydds", "third-party"},  {"transportstyrelse", "third-party"},
      {"naturvårdsverk", "third-party"}, {"boverket", "third-party"},       {"skolverket", "third-party"},
      {"trafikverket", "third-party"},   {"livsmedelsverk", "third-party"}, {"vägverket", "third-party"},
      {"ungdomsfullm", "third-party"},   {" stab", "administration"},       {"kansli", "administration"},
      {"förvaltning", "administration"}, {"kontor", "administration"},      {"fullmäktige", "council"},
      {"kommunstyrelse", "board"},       {"regionstyrelse", "board"},       {"nämnd", "committee"},
      {"utskott", "committee"},          {"styrelse", "committee"},         {"delegation", "committee"},
      {"beredning", "committee"},        {"avdelning", "administration"},   {"enhet", "administration"},
      {"tjänst", "administration"},      {"verket", "administration"},      {"verksamhet", "administration"},
      {"staben", "administration"},      {"lantmäteri", "administration"},  {"sektor", "administration"},
  };
  char folded[256];
  size_t length = strlen(name) < sizeof folded ? strlen(name) : sizeof folded - 1;
  unicode_fold_bytes(name, length, folded);
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
    if (strstr(folded, parts[i].part) != NULL)
      return parts[i].layer;
  const struct body *body = gazetteer_body(c->gazetteer, name, strlen(name));
  static const char *const layers[] = {[BODY_COUNCIL] = "council",
                                       [BODY_BOARD] = "board",
                                       [BODY_COMMITTEE] = "committee",
                                       [BODY_PREPARATORY] = "committee",
                                       [BODY_ADMINISTRATION] = "administration",
                                       [BODY_STATE] = "third-party",
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
  return layer != NULL && body.end - body.start > 5 &&
         /* no abbreviation before a number */ strcmp(layer, "administration") != 0 &&
         strcmp(layer, "third-party") != 0;
}

/* Does BODY stand alone in its line? */
static bool alone_in_line(const struct context *c, struct range body) {
  const struct document *d = c->document;
  const char *text = d->text;
  return (body.start == 0 || text[body.start - 1] == '\n') && (body.end >= d->length || text[body.end] == '\n');
}

/* In a letterhead, with the address of whom the letter is for? */
static bool in_first_lines(const struct finding *finding) {
  enum { HEAD_LINES = 16 };
  return finding->block < HEAD_LINES;
}

/* "Till nämnden 2021-03-04" is on the agenda that day; "PM till nämnden 2021-03-04" was written then. */
static bool begins_with_to(const struct context *c, const struct finding *finding) {
  static const char *const kinds[] = {"pm ", "tjänste", "rapport ", "promemoria ", "skrivelse "};
  return !begins_any(folded_range(c, finding->at), kinds, sizeof kinds / sizeof kinds[0]);
}

static bool names_letterhead(const struct context *c, const struct finding *finding) {
  enum { LONGEST_LINE = 160 }; /* "Kulturnämnden, som yttrat sig över motionen, säger nej": running text */
  const struct block *block = &c->document->block[finding->block];
  return block->end - block->start < LONGEST_LINE && finding->rule->kind == RULE_METADATA &&
         finding_is(finding, "field", "issuer") && !finding_is(finding, "form", "signs") && block->page == 1 &&
         role_at(c, finding->at.start) == ROLE_HEAD;
}

/* "SN 2019/21": the abbreviation is part of a number, unless a date follows. */
static bool begins_number(const struct context *c, struct range body) {
  const char *behind = c->document->text + body.end;
  if (body.end - body.start > 5)
    return false;
  size_t skip = strspn(behind, " -./");
  return skip > 0 && unicode_digit((unsigned char)behind[skip]) &&
         !(strspn(behind + skip, "0123456789") == 4 && behind[skip + 4] == '-' &&
           unicode_digit((unsigned char)behind[skip + 5]) && unicode_digit((unsigned char)behind[skip + 6]) &&
           behind[skip + 7] == '-');
}

/* "På förvaltningens vägnar" names none. */
static bool names_no_body(const struct context *c, struct range body) {
  static const char *const plain[] = {"förvaltningen", "kontoret", "nämnden", "styrelsen"};
  const char *name = folded_range(c, body);
  for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
    if (strcmp(name, plain[i]) == 0)
      return true;
  return false;
}

/* A company or association of municipalities decides for itself like a committee; pupils and tenants are asked. */
static const char *organisation_layer(const struct context *c, const char *name) {
  static const char *const asked[] = {"elevråd", "ungdomsråd", "förening", "byalag", "stiftelse", "revis"};
  return contains_any(folded(c, name), asked, sizeof asked / sizeof asked[0]) ? "third-party" : "committee";
}

/* A school or a library that writes for itself is an office like others. */
static bool of_school(const struct context *c, struct range body) {
  static const char *const ends[] = {"skolan", "gymnasiet", "biblioteket", "museet"};
  const char *name = folded_range(c, body);
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
    if (ends_with(name, ends[i]) && strlen(name) > strlen(ends[i]))
      return true;
  return false;
}

/* The layer of the body that FINDING, of a rule for issuers, names at BODY; NULL if it tells nothing. */
static const char *issuer_layer(const struct context *c, const struct finding *finding, struct range body) {
  if (begins_number(c, body) || names_no_body(c, body))
    return NULL;
  /* "Kultur och fritid": what an office calls itself in a line of the letterhead. */
  if (finding_is(finding, "form", "field"))
    return finding->block < 4 ? "administration" : NULL;
  if (of_school(c, body))
    return "administration";
  if (finding_is(finding, "form", "organisation"))
    return finding->block < 5 ? organisation_layer(c, range_text(c, body)) : NULL;
  return body_layer(c, range_text(c, body));
}

const char *letterhead_layer(const struct context *c, uint32_t *block) {
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding_is(finding, "form", "organisation"))
      continue;
    const char *layer = names_letterhead(c, finding) ? issuer_layer(c, finding, capture(c, finding, "body")) : NULL;
    if (layer != NULL && strcmp(layer, "third-party") != 0) {
      *block = finding->block;
      return layer;
    }
  }
  return NULL;
}

bool letterhead_of_others(const struct context *c) {
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding_is(finding, "form", "organisation") && names_letterhead(c, finding) && finding->block < 5 &&
        strcmp(organisation_layer(c, capture_text(c, finding, "body")), "third-party") == 0)
      return true;
  }
  return false;
}

/* The body that the head names for itself in a line, without a word in front: of a report the first that decides, of a
 * statement the last that is not the first body of all, which writes. */
static struct range headed_body(const struct context *c) {
  struct range first = {0, 0}, headed = {0, 0};
  bool report = strcmp(c->record->type, "official-report") == 0;
  static const char *const letters[] = {"statement", "other"};
  if (!report && (c->document->minutes || !begins_any(c->record->type, letters, 2)))
    return headed;
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (!names_letterhead(c, finding))
      continue;
    struct range body = capture(c, finding, "body");
    if (report && decides(c, body))
      return body;
    if (range_empty(first))
      first = body;
    else if (!report && decides(c, body) && alone_in_line(c, body) &&
             strcasecmp(range_text(c, body), range_text(c, first)) != 0)
      headed = body;
  }
  return headed;
}

/* "Kommunstyrelsens arbetsutskott" for "Arbetsutskottet": does A name in full what B names? */
static bool longer_name(const struct context *c, struct range a, struct range b) {
  const char *name = folded_range(c, a), *part = folded_range(c, b);
  size_t length = strlen(part);
  if (range_empty(a) || range_empty(b) || length < 5 || strlen(name) <= length)
    return false;
  if (strcmp(part + length - 2, "et") == 0 || strcmp(part + length - 2, "en") == 0)
    length -= 2;
  return strstr(name, arena_strndup(c->arena, part, length)) != NULL;
}

/* The body of the letterhead that names in full what PART names, or nothing. */
static struct range longer_headed(const struct context *c, struct range part) {
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    struct range body = names_letterhead(c, finding) ? capture(c, finding, "body") : (struct range){0, 0};
    if (!range_empty(body) && decides(c, body) && longer_name(c, body, part))
      return body;
  }
  return (struct range){0, 0};
}

/* An authority of the state in a line of its own below the letterhead of a reply: the one that asked, if it is not the
 * one that writes. */
static bool is_reply_to_agency(const struct context *c, const struct finding *finding, struct range body) {
  return strcmp(c->record->type, "statement") == 0 && finding->block > 1 && in_first_lines(finding) &&
         alone_in_line(c, body);
}

void find_addressee(struct context *c) {
  struct record_body *to = &c->record->addressee;
  struct range named = {0, 0}, deciding = {0, 0}, agency = {0, 0}, reply = {0, 0};
  bool own_words = strcmp(c->record->type, "motion") == 0 || strcmp(c->record->type, "inquiry") == 0;
  for (size_t i = 0; i < c->findings->count && range_empty(named); i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->rule->kind != RULE_METADATA || c->document->block[finding->block].page > 2)
      continue;
    struct range body = capture(c, finding, "body");
    if (finding_is(finding, "field", "addressee") && finding_is(finding, "form", "line"))
      agency = is_reply_to_agency(c, finding, body) ? body : agency;
    else if (finding_is(finding, "field", "addressee") && finding_is(finding, "form", "reply"))
      reply = in_first_lines(finding) ? body : reply;
    else if (finding_is(finding, "field", "addressee"))
      named = body;
    else if (finding_is(finding, "field", "deciding") && range_empty(deciding) && decides(c, body))
      deciding = body;
    struct range date = capture(c, finding, "date");
    if (!range_empty(named) && !range_empty(date))
      add_date(c, own_words || !begins_with_to(c, finding) ? "document" : "meeting", date);
  }
  if (strcmp(c->record->type, "minutes") == 0)
    return;
  if (range_empty(named))
    named = agency;
  bool names_itself = range_empty(deciding) || strcmp(range_text(c, deciding), "Nämnden") == 0;
  struct range headed = headed_body(c);
  if (range_empty(named) && names_itself && !range_empty(headed))
    named = headed;
  if (range_empty(named))
    named = longer_headed(c, deciding);
  if (range_empty(named))
    named = deciding;
  if (range_empty(named))
    named = headed;
  if (range_empty(named))
    named = reply;
  if (!range_empty(named))
    set_body(c, to, named);
}

/* Does an office in the letterhead of a referral stand above FINDING, a committee?  Then that is one of those asked. */
static bool below_sender(const struct context *c, const struct finding *finding, const char *layer) {
  if (strcmp(c->record->type, "referral") != 0 || strcmp(layer, "committee") != 0)
    return false;
  for (const struct finding *other = c->findings->finding; other < finding; other++) {
    const char *name = names_letterhead(c, other) ? capture_text(c, other, "body") : NULL;
    const char *sender = name == NULL ? NULL : body_layer(c, name);
    if (sender != NULL && strcmp(sender, "administration") == 0)
      return true;
  }
  return false;
}

/* How well the body on the line of FINDING fits as the issuer of a paper of this type. */
static int issuer_score(const struct context *c, const struct finding *finding, const char *layer) {
  const struct block *block = &c->document->block[finding->block];
  bool wants_office = strcmp(c->record->type, "official-report") == 0;
  bool office = strcmp(layer, "administration") == 0;
  if (finding_is(finding, "form", "organisation"))
    return 1;                            /* any other body of the letterhead goes before it */
  if (strcmp(layer, "third-party") == 0) /* youth councils and the like write letters of their own */
    return names_letterhead(c, finding) && finding->block == 0 && strcmp(c->record->type, "statement") == 0;
  if (strcmp(layer, "council") == 0 && strcmp(c->record->type, "statement") == 0 && finding->block > 0)
    return 0; /* a council is asked by others, and answers nobody */
  if ((wants_office && !office) || below_sender(c, finding, layer))
    return 0;
  if (finding_is(finding, "form", "signs"))
    return 3;
  if (finding_is(finding, "form", "field") || finding_is(finding, "form", "prepares"))
    return wants_office ? 1 : 0;
  if (finding_is(finding, "form", "calls"))
    return strcmp(c->record->type, "agenda") == 0 ? 3 : 0;
  /* An office may write a statement or a referral, but a committee in the same head goes before it. */
  static const char *const letters[] = {"statement", "referral", "other"};
  bool writes = begins_any(c->record->type, letters, sizeof letters / sizeof letters[0]);
  if (!wants_office && office)
    return writes && names_letterhead(c, finding) ? 2 : 0;
  if (block->type == BLOCK_FURNITURE)
    return block->page == 1 ? 5 : 3;
  if (block->type == BLOCK_SIGNATURE)
    return 4;
  return names_letterhead(c, finding) ? 4 : 0;
}

void find_issuer(struct context *c) {
  struct record *r = c->record;
  int best = 0;
  struct range at = {0, 0};
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->rule->kind != RULE_METADATA || !finding_is(finding, "field", "issuer"))
      continue;
    struct range body = capture(c, finding, "body");
    if (range_empty(body)) { /* "På nämndens vägnar" */
      body = capture(c, finding, "body2");
      body.end--;
    }
    const char *layer = issuer_layer(c, finding, body);
    int score = layer == NULL ? 0 : issuer_score(c, finding, layer);
    const char *to = r->addressee.text, *name = range_text(c, body);
    size_t length = strlen(name); /* "Kommunstyrelsen" in "Kommunstyrelsen i Ekvalla" */
    if (score > 0 && to != NULL && strncasecmp(name, to, length) == 0 && (to[length] == '\0' || to[length] == ' '))
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

/* "Byggförvaltningens synpunkter": the office in a heading of its own report. */
static bool issuer_from_heading(struct context *c) {
  const struct document *d = c->document;
  for (uint32_t i = 0; i < d->flow_count; i++) {
    if (d->block[i].type != BLOCK_HEADING)
      continue;
    struct range name = block_range(c, i);
    const char *space = memchr(d->text + name.start, ' ', name.end - name.start);
    name.end = space == NULL ? name.start : (uint32_t)(space - d->text);
    const char *text = folded_range(c, name);
    static const char *const offices[] = {"förvaltningens", "kontorets", "stabens", "kansliets", "avdelningens"};
    bool office = false;
    for (size_t o = 0; o < sizeof offices / sizeof offices[0] && !range_empty(name); o++)
      office = office || (ends_with(text, offices[o]) && strlen(text) > strlen(offices[o]));
    if (office) {
      name.end--;
      set_body(c, &c->record->issuer, name);
      return true;
    }
  }
  return false;
}

/* Where no letterhead names the office, a heading or the one that speaks in its own paper does. */
void issuer_from_text(struct context *c) {
  struct record *r = c->record;
  bool report = strcmp(r->type, "official-report") == 0;
  if (r->issuer.text != NULL || (!report && strcmp(r->type, "statement") != 0) || issuer_from_heading(c) || !report)
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

/* Whose paper it is that names nobody for its own: minutes are a committee's, of others signs tell. */
static const char *unnamed_layer(struct context *c) {
  double margin;
  if (c->document->minutes || strncmp(c->record->type, "minutes", 7) == 0 || strcmp(c->record->type, "agenda") == 0)
    return "committee";
  return writer_layer(c, &margin);
}

void find_layer(struct context *c) {
  struct record *r = c->record;
  const char *layer = r->issuer.text == NULL ? NULL : body_layer(c, r->issuer.text);
  if (strcmp(r->type, "official-report") == 0)
    layer = "administration";
  else if (strcmp(r->type, "motion") == 0 || strcmp(r->type, "inquiry") == 0)
    layer = "mover";
  else if (strcmp(r->type, "reservation") == 0)
    layer = "party";
  else if (layer == NULL)
    layer = strcmp(r->type, "referral") == 0 ? "board"
            : r->issuer.text == NULL         ? unnamed_layer(c)
                                             : organisation_layer(c, r->issuer.text);
  c->issuer_layer = layer;
  r->issuer.layer = layer;
}
