/* bodies.c - who speaks to whom: the issuer and its layer, the addressee, the municipality. */
#include "context.h"
#include "unicode.h"

#include <string.h>
#include <strings.h>

static bool ends_with(const char *text, const char *end) {
  size_t length = strlen(text), size = strlen(end);
  return length >= size && strcmp(text + length - size, end) == 0;
}

const char *body_layer(const struct context *c, const char *name) {
  static const struct {
    const char *part, *layer;
  } parts[] = {
      {"fullmäktige", "council"},      {"kommunstyrelse", "board"}, {"förvaltning", "administration"},
      {"kontor", "administration"},    {"nämnd", "committee"},      {"utskott", "committee"},
      {"styrelse", "committee"},       {"delegation", "committee"}, {"beredning", "committee"},
      {"avdelning", "administration"}, {"enhet", "administration"},
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

void find_addressee(struct context *c) {
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

void find_issuer(struct context *c) {
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
void issuer_from_text(struct context *c) {
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
void find_municipality(struct context *c) {
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
      static const char *const own_s[] = {"näs", "ås", "fors", "NÄS", "ÅS", "FORS"}; /* of the name, no genitive's */
      bool keep = false;
      for (size_t e = 0; e < sizeof own_s / sizeof own_s[0]; e++)
        keep = keep || ends_with(text, own_s[e]);
      if (known == NULL && !keep && length > 3 && text[length - 1] == 's')
        text = arena_strndup(c->arena, text, length - 1);
      set_municipality(c, known, text, name);
    }
  }
}
