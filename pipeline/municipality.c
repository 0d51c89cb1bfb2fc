/* municipality.c - of which municipality a paper is. */
#include "context.h"
#include "unicode.h"

#include <string.h>

static void set_municipality(struct context *c, const struct municipality *known, const char *text,
                             struct range quote) {
  struct record_body *out = &c->record->municipality;
  out->text = known != NULL ? known->name : text;
  out->ref = known != NULL ? known->code : NULL;
  if (!range_empty(quote))
    add_evidence(c, &out->evidence, quote, NULL);
}

/* "STORA EKVALLA" as "Stora Ekvalla"; a name in small letters as it is. */
static const char *in_small(const struct context *c, const char *name) {
  const char *end = name + strlen(name);
  char *out = arena_alloc(c->arena, (size_t)(end - name) * 2 + 1);
  size_t at = 0;
  bool first = true;
  for (const char *p = name; p < end;) {
    uint32_t character;
    p += unicode_read(p, end, &character);
    if (unicode_letter(character) && !unicode_upper(character))
      return name;
    at += unicode_write(first ? character : unicode_lower(character), out + at);
    first = character == ' ' || character == '-';
  }
  out[at] = '\0';
  return out;
}

/* Does a line of the letterhead begin with the name of another municipality than that with CODE?  Districts of the same
 * name are found in more than one city. */
static bool head_names_another(const struct context *c, const char *code) {
  for (size_t i = 0; i < c->findings->count && c->findings->finding[i].block < 4; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->rule->kind != RULE_METADATA || !finding_is(finding, "field", "municipality") ||
        finding_is(finding, "form", "domain") || finding->at.start != c->document->block[finding->block].start ||
        c->document->block[finding->block].type == BLOCK_FURNITURE)
      continue;
    const char *name = capture_text(c, finding, "name");
    const struct municipality *known = name == NULL ? NULL : gazetteer_municipality(c->gazetteer, name, strlen(name));
    return known == NULL || strcmp(known->code, code) != 0;
  }
  return false;
}

/* By a district, by the words "X kommun" in the head, by the domain of an address, by "X kommun" anywhere. */
void find_municipality(struct context *c) {
  struct record *r = c->record;
  const struct record_body *bodies[] = {&r->issuer, &r->addressee};
  for (size_t i = 0; i < 2; i++) {
    const char *name = bodies[i]->text;
    const struct district *district =
        name == NULL ? NULL : gazetteer_district(c->gazetteer, name, strlen(name), c->year);
    if (district != NULL && !head_names_another(c, district->municipality)) {
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
      if (known == NULL && !keep && length > 3 && strchr("sS", text[length - 1]) != NULL)
        text = arena_strndup(c->arena, text, length - 1);
      set_municipality(c, known, in_small(c, text), name);
    }
  }
}
