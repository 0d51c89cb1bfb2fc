/* draft_case.c - what a draft takes from the incoming paper: its title, movers, proposals, and by when whom to answer.
 */
#include "buffer.h"
#include "draft_inside.h"
#include "index_draft.h"
#include "unicode.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------- the title -------------------------------------------------- */

/* TEXT after the words that lead to "motion" and what stands between that and the subject: "Remiss av motion (2025:17)
 * av A (P) om lekplatser" gives "om lekplatser"; NULL if nothing is left or "motion" does not stand in it. */
static const char *subject_of(const char *text, struct arena *arena) {
  static const char *const joints[] = {" om ", " angående ", " gällande ", " rörande "};
  char *plain = arena_strdup(arena, text);
  unicode_fold_bytes(text, strlen(text), plain);
  const char *word = strstr(plain, "motion");
  const char *best = NULL;
  for (size_t i = 0; word != NULL && i < sizeof joints / sizeof *joints; i++) {
    const char *joint = strstr(word, joints[i]);
    if (joint != NULL && (best == NULL || joint < best))
      best = joint;
  }
  return best == NULL ? NULL : arena_strdup(arena, text + (best - plain) + 1);
}

/* "Lekplatser för alla - motion från (L)" without what follows the dash. */
static const char *without_tail(const char *title, struct arena *arena) {
  static const char *const dashes[] = {" - motion", " – motion", ", motion", " - Motion", " – Motion"};
  for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
    const char *tail = strstr(title, dashes[i]);
    if (tail != NULL && tail > title)
      return arena_strndup(arena, title, (size_t)(tail - title));
  }
  return title;
}

/* Of a paper whose title is only "Motion" or "Motion till kommunfullmäktige": what it is about, from the lines near it.
 */
static const char *subject_below(const struct record *record, const char *title, struct arena *arena) {
  enum { NEAR = 12 };
  const char *subject = NULL;
  if (strncmp(title, "Motion", 6) != 0 && strncmp(title, "MOTION", 6) != 0)
    return NULL;
  for (size_t i = 0; i < record->block_count && i < NEAR && subject == NULL; i++) {
    const char *text = record->block[i].text;
    if ((strncmp(text, "Motion", 6) == 0 || strncmp(text, "MOTION", 6) == 0) && record->block[i].length < 240)
      subject = subject_of(text, arena);
  }
  return subject;
}

/* "motion (2025:17) om lekplatser", "motion ”Lekplatser för alla”". */
static void name_paper(struct draft *draft, const struct record *record) {
  struct draft_case *matter = &draft->matter;
  const char *title = record->title != NULL && *record->title != '\0' ? record->title : "[rubrik]";
  const char *subject = subject_of(title, draft->arena);
  if (subject == NULL)
    subject = subject_below(record, title, draft->arena);
  if (subject == NULL)
    subject = arena_printf(draft->arena, "\u201D%s\u201D", without_tail(title, draft->arena));
  matter->kind = strcmp(record->type, "inquiry") == 0 ? "skrivelse" : "motion";
  matter->title = subject;
}

/* ------------------------------------------------- the people ------------------------------------------------- */

static void name_movers(struct draft *draft, const struct record *record) {
  const char *names[64];
  size_t count = 0;
  for (size_t i = 0; i < record->person_count && count < sizeof names / sizeof *names; i++) {
    const struct record_person *person = &record->person[i];
    if (strcmp(person->role, "mover") == 0 && person->name != NULL)
      names[count++] =
          person->party == NULL ? person->name : arena_printf(draft->arena, "%s (%s)", person->name, person->party);
  }
  draft->matter.mover_count = count;
  draft->matter.movers = count > 0 ? listed(draft->arena, names, count) : NULL;
}

/* ------------------------------------------------ the proposals ----------------------------------------------- */

/* The words of PROPOSAL as they stand in the paper. */
static const char *verbatim(struct draft *draft, const struct record *record, const struct record_proposal *proposal) {
  size_t length = 0;
  const char *quote = proposal->evidence.count > 0 ? record_quote(record, &proposal->evidence.at[0], &length) : NULL;
  if (quote == NULL || length == 0 ||
      (strlen(proposal->text) > length && strncmp(proposal->text, quote, length) == 0)) /* it goes on in other blocks */
    return proposal->text;
  while (length > 0 && strchr(".,; ", quote[length - 1]) != NULL)
    length--;
  return arena_strndup(draft->arena, quote, length);
}

/* The paragraph of the paper with the most proposals. */
static const struct record_item *richest(const struct record *record) {
  const struct record_item *best = NULL;
  for (size_t i = 0; i < record->item_count; i++)
    if (best == NULL || record->item[i].proposal_count > best->proposal_count)
      best = &record->item[i];
  return best;
}

/* True if every proposal has a number of its own. */
static bool numbered(const struct draft_case *matter) {
  for (size_t i = 0; i < matter->count; i++)
    for (size_t j = 0; j <= i; j++)
      if (matter->proposal[i].n == NULL || (j < i && strcmp(matter->proposal[i].n, matter->proposal[j].n) == 0))
        return false;
  return true;
}

static void read_proposals(struct draft *draft, const struct record *record) {
  const struct record_item *item = richest(record);
  struct draft_case *matter = &draft->matter;
  size_t count = item == NULL ? 0 : item->proposal_count;
  matter->proposal = arena_array(draft->arena, count, sizeof *matter->proposal);
  for (size_t i = 0; i < count; i++) {
    const struct record_proposal *from = &item->proposal[i];
    if (strcmp(from->kind, "claim") == 0)
      continue;
    matter->proposal[matter->count++] =
        (struct draft_proposal){.n = from->n == NULL || *from->n == '\0' ? NULL : from->n,
                                .text = verbatim(draft, record, from),
                                .question = strcmp(from->kind, "question") == 0};
  }
  bool well = numbered(matter);
  for (size_t i = 0; i < matter->count && !well; i++)
    matter->proposal[i].n = arena_printf(draft->arena, "%zu", i + 1);
}

size_t draft_asked(const struct record *incoming, struct arena *arena, struct draft_asked **asked) {
  struct draft draft = {.arena = arena};
  read_proposals(&draft, incoming);
  *asked = arena_array(arena, draft.matter.count, sizeof **asked);
  for (size_t i = 0; i < draft.matter.count; i++)
    (*asked)[i] = (struct draft_asked){draft.matter.proposal[i].n, draft.matter.proposal[i].text};
  return draft.matter.count;
}

static bool take_stances(struct draft *draft) {
  for (size_t i = 0; i < draft->request->stance_count; i++) {
    const struct draft_stance *chosen = &draft->request->stance[i];
    struct draft_proposal *meant = NULL;
    for (size_t j = 0; j < draft->matter.count; j++)
      if (strcmp(draft->matter.proposal[j].n, chosen->n) == 0)
        meant = &draft->matter.proposal[j];
    if (meant == NULL)
      return error_set(draft->error, ERROR_USAGE, "a stance on proposal %s, but the paper has %zu proposals", chosen->n,
                       draft->matter.count);
    meant->stance = chosen->stance;
  }
  return true;
}

/* "kommunfullmäktige uppdrar åt nämnderna", if the paper says so right before its first proposal. */
static const char *wish_of(struct draft *draft, const struct record *record) {
  const struct record_item *item = richest(record);
  if (item == NULL || item->proposal_count == 0 || item->proposal[0].evidence.count == 0)
    return NULL;
  const struct evidence *first = &item->proposal[0].evidence.at[0];
  const struct record_block *block = &record->block[first->block];
  size_t length = first->start;
  if (length < 8 && first->block > 0) { /* only "att ": the words stand in the block before */
    block--;
    length = block->length;
  }
  while (length > 0 && strchr(": \t", block->text[length - 1]) != NULL)
    length--;
  if (length > 4 && strncmp(block->text + length - 4, " att", 4) == 0)
    length -= 4;
  const char *text = arena_strndup(draft->arena, block->text, length), *last = NULL;
  for (const char *at = text; (at = strstr(at, "kommunfullmäktige ")) != NULL; at++)
    last = at;
  bool fit = last != NULL && strlen(last) < 120 && strpbrk(last, ".;:()0123456789") == NULL;
  return fit ? last : NULL;
}

/* ------------------------------------------------ the referral ------------------------------------------------ */

/* What RECORD says of the wish for a reply. */
static void read_wish(struct draft *draft, const struct record *record) {
  struct draft_case *matter = &draft->matter;
  bool referral = strcmp(record->type, "referral") == 0;
  for (size_t i = 0; i < record->date_count && matter->reply_by == NULL; i++)
    if (strcmp(record->date[i].role, "reply-by") == 0)
      matter->reply_by = record->date[i].value;
  for (size_t i = 0; i < record->case_count && matter->sender_case == NULL; i++)
    if (strcmp(record->case_number[i].of == NULL ? "" : record->case_number[i].of, referral ? "own" : "sender") == 0)
      matter->sender_case = record->case_number[i].text;
  if (referral && matter->asker == NULL && record->issuer.text != NULL) {
    const char *name = record->issuer.text;
    const struct body *known = gazetteer_body(draft->sources->gazetteer, name, strlen(name));
    char *asker = arena_strdup(draft->arena, name);
    if (known != NULL && known->level <= BODY_COMMITTEE && asker[0] >= 'A' && asker[0] <= 'Z')
      asker[0] = (char)(asker[0] + ('a' - 'A'));
    matter->asker = asker;
  }
}

/* The referral of the motion that the store has, where the paper itself is not it. */
static bool read_referral(struct draft *draft) {
  struct draft_case *matter = &draft->matter;
  const struct draft_sources *sources = draft->sources;
  if (sources->index == NULL || sources->store == NULL || matter->number == NULL || matter->municipality == NULL ||
      matter->reply_by != NULL)
    return true;
  const char *id = index_referral(sources->index, matter->number, matter->municipality, draft->arena, draft->error);
  if (id == NULL)
    return draft->error->kind == ERROR_NONE;
  size_t length;
  char *xml = store_get_record(sources->store, id, &length, draft->error);
  struct record *record = xml == NULL ? NULL : record_read(xml, length, sources->schema, draft->arena, draft->error);
  free(xml);
  if (record == NULL)
    return false;
  matter->referral = id;
  read_wish(draft, record);
  return true;
}

bool case_read(struct draft *draft) {
  const struct record *record = draft->request->incoming;
  struct draft_case *matter = &draft->matter;
  const struct gazetteer *gazetteer = draft->sources->gazetteer;
  const char *body = draft->request->body;
  name_paper(draft, record);
  name_movers(draft, record);
  for (size_t i = 0; i < record->reference_count && matter->number == NULL; i++)
    if (strcmp(record->reference[i].type, "motion") == 0)
      matter->number = record->reference[i].value;
  const struct district *district = gazetteer_district(gazetteer, body, strlen(body), atoi(draft->request->date));
  const struct municipality *known = NULL;
  matter->municipality =
      draft->request->municipality != NULL ? draft->request->municipality : record->municipality.text;
  if (matter->municipality != NULL)
    known = gazetteer_municipality(gazetteer, matter->municipality, strlen(matter->municipality));
  else if (district != NULL)
    known = gazetteer_municipality_code(gazetteer, district->municipality);
  if (known != NULL) {
    matter->municipality = known->name;
    matter->code = known->code;
  }
  read_proposals(draft, record);
  matter->wish = wish_of(draft, record);
  read_wish(draft, record);
  return take_stances(draft) && read_referral(draft);
}
