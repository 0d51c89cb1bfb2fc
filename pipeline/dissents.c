/* dissents.c - who stands apart from a decision, and how: reservations, statements, those who take no part.
 *
 * A rule finds the words ("reserverar sig", "lämnar ett särskilt yttrande"); dissent_holders.c tells who; here it is
 * told what counts, and what stands under a heading of its own.
 */
#include "dissents.h"

#include <ctype.h>
#include <string.h>

/* ---- adding ---- */

static bool same_text(const char *a, const char *b) { return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0); }

static void add_dissent(struct context *c, const struct holders *holders, const char *kind, const char *form,
                        struct range quote) {
  struct record_item *item = &c->record->item[item_at(c, quote.start)];
  const char *by = range_text(c, holders->range);
  for (size_t i = 0; i < item->dissent_count; i++) {
    struct record_dissent *old = &item->dissent[i];
    bool parties = same_text(old->party, holders->parties) && old->party != NULL;
    if (strcmp(old->kind, kind) == 0 && same_text(old->form, form) && (strcmp(old->by, by) == 0 || parties)) {
      if (strcmp(old->by, by) == 0 || holders->people == 0 || strlen(old->by) < strlen(by)) {
        old->by = strlen(by) > strlen(old->by) ? by : old->by;
        add_evidence(c, &old->evidence, quote, NULL);
        return;
      }
    }
  }
  item->dissent =
      arena_grow(c->arena, item->dissent, item->dissent_count, &item->dissent_capacity, sizeof *item->dissent);
  struct record_dissent *dissent = &item->dissent[item->dissent_count++];
  *dissent =
      (struct record_dissent){.id = new_id(c, 'r'), .kind = kind, .form = form, .by = by, .party = holders->parties};
  add_evidence(c, &dissent->evidence, quote, NULL);
  if (holders->range.start >= quote.end)
    add_evidence(c, &dissent->evidence, holders->range, NULL);
}

static bool past_tense(const struct context *c, const struct finding *finding) {
  static const char *const verbs[] = {"reserverade", "reserverat", "anmälde", "lämnade", "deltog", "avgav"};
  const char *text = folded_range(c, finding->at);
  return contains_any(text, verbs, sizeof verbs / sizeof verbs[0]);
}

/* What is told of other meetings is no dissent of this one. */
static bool told(const struct context *c, const struct finding *finding, struct range sentence) {
  /* "Ärendets behandling: Siv Berg (S) anmäler jäv": at this table */
  if (c->document->minutes &&
      (role_at(c, finding->at.start) == ROLE_PREPARATION || role_at(c, finding->at.start) == ROLE_EARLIER) &&
      finding_is(finding, "type", "disqualification") && !past_tense(c, finding))
    return false;
  switch (role_at(c, finding->at.start)) {
  case ROLE_EARLIER:
  case ROLE_BACKGROUND:
  case ROLE_PREPARATION:
  case ROLE_MOTION:
  case ROLE_REFERRAL:
  case ROLE_DOCUMENTS:
  case ROLE_ATTENDANCE:
  case ROLE_DISTRIBUTION:
  case ROLE_ENCLOSURES:
    return true;
  default:
    break;
  }
  if (c->document->minutes && item_at(c, finding->at.start) == 0 && c->document->item_count > 1)
    return true; /* the cover: who was there, and not for which paragraphs */
  if (!past_tense(c, finding))
    return false;
  static const char *const elsewhere[] = {"i nämnden", "vid nämnden",    "i kommunstyrelsen", "vid kommunstyrelsen",
                                          "utskottet", "vid behandling", "tidigare"};
  const char *text = folded_range(c, sentence);
  return contains_any(text, elsewhere, sizeof elsewhere / sizeof elsewhere[0]);
}

/* "Deltar inte på grund av jäv" is one thing, though the words of two are there. */
static bool disqualified(const struct context *c, const struct finding *finding, struct range sentence) {
  return finding_is(finding, "type", "non-participation") && strstr(folded_range(c, sentence), "jäv") != NULL;
}

/* "Får antecknat att han reserverar sig": the note says what it is itself. */
static bool says_reservation(const struct context *c, const struct finding *finding, struct range sentence) {
  for (size_t i = finding_from(c, sentence.start); i < c->findings->count; i++) {
    const struct finding *other = &c->findings->finding[i];
    if (other->at.start >= sentence.end)
      break;
    if (other->rule->kind == RULE_DISSENT && finding_is(other, "type", "reservation"))
      return finding_is(finding, "role", "note");
  }
  return false;
}

/* "Siv Berg (S) deltar inte i handläggningen" up to the last bracket, where people have their parties. */
static void cut_behind_names(const struct context *c, struct holders *holders) {
  const char *text = c->document->text;
  uint32_t end = holders->range.end;
  while (end > holders->range.start && text[end - 1] != ')')
    end--;
  if (holders->people > 0 && holders->parties != NULL && end > holders->range.start)
    holders->range.end = end;
}

static void dissent_from(struct context *c, const struct finding *finding) {
  struct range sentence = sentence_at(c, finding->at.start);
  if (told(c, finding, sentence) || disqualified(c, finding, sentence) || says_reservation(c, finding, sentence))
    return;
  struct holders holders = holders_of(c, finding, sentence);
  cut_behind_names(c, &holders);
  const struct section *section = section_at(c, finding->at.start);
  const char *kind = finding_get(finding, "type");
  /* "Deltar inte i beslutet" over the names of parties alone */
  if (finding_is(finding, "form", "parties") && section != NULL && section->heading != UINT32_MAX &&
      strstr(folded_range(c, block_range(c, section->heading)), "delta") != NULL)
    kind = "non-participation";
  if (!nobody(&holders))
    add_dissent(c, &holders, kind, finding_get(finding, "role"), sentence);
}

/* ---- under a heading of their own ---- */

static const char *form_of_heading(const char *heading) {
  return strstr(heading, "ersättar") != NULL         ? "substitute-statement"
         : strstr(heading, "särskil") != NULL        ? "special-statement"
         : strstr(heading, "röstförklaring") != NULL ? "vote-explanation"
         : strstr(heading, "anteckning") != NULL     ? "note"
                                                     : NULL;
}

static const char *kind_of_section(const struct section *section, const char *heading, const char **form) {
  *form = NULL;
  switch (section->role) {
  case ROLE_RESERVATION:
    return strstr(heading, "delta") != NULL ? "non-participation" : "reservation";
  case ROLE_STATEMENT:
  case ROLE_NOTE:
    *form = form_of_heading(heading);
    return "statement";
  case ROLE_DISQUALIFICATION:
    return "disqualification";
  default:
    return NULL;
  }
}

static bool has_evidence_in(const struct context *c, const struct record_item *item, const struct section *section) {
  (void)c;
  for (size_t i = 0; i < item->dissent_count; i++)
    for (size_t e = 0; e < item->dissent[i].evidence.count; e++) {
      uint32_t block = item->dissent[i].evidence.at[e].block;
      if (block >= section->first && block < section->first + section->count)
        return true;
    }
  return false;
}

/* The names and parties with which SENTENCE begins, "Siv Berg (S)" of "Siv Berg (S) instämmer i förslaget"; empty if
 * it begins otherwise. */
static struct range names_first(struct context *c, struct range sentence) {
  enum { LONGEST = 200 };
  const char *text = c->document->text;
  struct range best = {0, 0};
  for (uint32_t at = sentence.start + 1; at < sentence.end && at < sentence.start + LONGEST; at++)
    if (text[at] == ' ' && islower((unsigned char)text[at + 1]) && only_names(c, (struct range){sentence.start, at}))
      best = (struct range){sentence.start, at};
  return best;
}

/* "anfördes av Siv Berg (s) enligt följande" goes on with the heading; "Siv Berg (s) lämnade följande:" says who. Empty
 * if the words under the heading, in BLOCK, name nobody who does it. */
static struct range first_words(struct context *c, uint32_t block, const char *kind) {
  static const char *const done[] = {"anfördes av ", "anförs av ", "gjordes av ",  "görs av ",
                                     "anmäldes av ", "anmäls av ", "lämnades av ", "lämnas av ",
                                     "avgavs av ",   "avges av ",  "emot: ",       "mot beslutet: "};
  struct range sentence = sentence_at(c, c->document->block[block].start), none = {0, 0};
  const char *text = folded_range(c, sentence);
  for (size_t i = 0; i < sizeof done / sizeof done[0]; i++)
    if (strncmp(text, done[i], strlen(done[i])) == 0) {
      struct finding words = {.at = {sentence.start, sentence.start + (uint32_t)strlen(done[i])}};
      return behind(c, &words, sentence);
    }
  struct range lead = {sentence.start, sentence.end};
  const char *colon = memchr(c->document->text + lead.start, ':', lead.end - lead.start);
  if (colon != NULL)
    lead.end = (uint32_t)(colon - c->document->text);
  if (only_names(c, lead))
    return lead;
  if (strcmp(kind, "statement") == 0 && !range_empty(names_first(c, sentence)))
    return names_first(c, sentence);
  static const char *const verbs[] = {" lämnar ", " lämnade ", " anför",   " antecknar", " anmäler ",
                                      " avger ",  " avgav ",   " inger ",  " meddelar ", " är delägare",
                                      " vill ",   " deltar ",  " deltog ", " avstår ",   " avstod "};
  const char *original = c->document->text + sentence.start, *best = NULL;
  for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
    const char *verb = memmem(original, sentence.end - sentence.start, verbs[i], strlen(verbs[i]));
    if (verb != NULL && (best == NULL || verb < best))
      best = verb;
  }
  if (best == NULL || strcmp(kind, "reservation") == 0)
    return none;
  struct range subject = {sentence.start, (uint32_t)(best - c->document->text)};
  return subject;
}

/* "Reservation av Siv Berg (S)", or the heading alone and the names below it. */
static void dissent_of_section(struct context *c, const struct section *section) {
  if (section->heading == UINT32_MAX || section->count < 2)
    return;
  struct range heading = block_range(c, section->heading);
  const char *form, *kind = kind_of_section(section, folded_range(c, heading), &form);
  struct record_item *item = &c->record->item[section->item];
  if (kind == NULL || has_evidence_in(c, item, section))
    return;
  struct holders holders = read_holders(c, heading);
  if (holders.parties != NULL) {
    const char *text = folded_range(c, heading), *of = strstr(text, " av ");
    of = of == NULL ? strstr(text, " från ") : of;
    if (of != NULL) {
      uint32_t start = heading.start + (uint32_t)(of - text);
      holders.range = trimmed(c, (struct range){start, heading.end});
    }
    add_dissent(c, &holders, kind, form, heading);
    return;
  }
  struct range all = trimmed(c, names_below(c, section->heading));
  if (range_empty(all))
    all = first_words(c, section->heading + 1, kind);
  holders = read_holders(c, all);
  if (!range_empty(all) && holders.parties != NULL)
    add_dissent(c, &holders, kind, form, all);
}

/* A paper that is itself a reservation or a special statement: by those who sign it. */
static void dissent_of_paper(struct context *c) {
  const struct record *r = c->record;
  if (!is(r->type, "reservation") || r->title == NULL)
    return;
  for (size_t i = 0; i < r->item_count; i++)
    if (r->item[i].dissent_count > 0)
      return;
  const char *title = folded(c, r->title), *form = form_of_heading(title);
  struct holders holders = read_holders(c, signers(c, 0));
  if (holders.parties != NULL)
    add_dissent(c, &holders, form == NULL ? "reservation" : "statement", form, holders.range);
}

void find_dissents(struct context *c) {
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->rule->kind == RULE_DISSENT && finding->block < c->document->flow_count &&
        c->document->block[finding->block].type != BLOCK_HEADING)
      dissent_from(c, finding);
  }
  for (size_t i = 0; i < c->document->section_count && c->document->minutes; i++)
    dissent_of_section(c, &c->document->section[i]);
  dissent_of_paper(c);
}
