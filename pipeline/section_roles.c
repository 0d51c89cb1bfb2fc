/* section_roles.c - the role of a section where the wording of its heading alone does not tell it: what minutes mean by
 * it, labels in the text, headings that are unknown, and texts without headings. */
#include "cutter.h"
#include "section_signs.h"
#include "unicode.h"

#include <stddef.h>
#include <string.h>

enum section_role heading_role(const struct cutter *c, uint32_t block, const char **slot, size_t *slot_length) {
  const struct block *heading = &c->document->block[block];
  const char *token = gazetteer_heading(c->s->gazetteer, c->document->text + heading->start,
                                        heading->end - heading->start, slot, slot_length);
  return token == NULL ? ROLE_COUNT : section_role_from(token, strlen(token));
}

/* The words of block I in lower case, as far as they fit into FOLDED. */
static void fold_block(const struct cutter *c, uint32_t i, char *folded, size_t room) {
  const struct block *block = &c->document->block[i];
  size_t length = block->end - block->start;
  length = length < room ? length : room - 1;
  unicode_fold_bytes(c->document->text + block->start, length, folded);
  folded[length] = '\0';
}

/* Has what is left of the item of block I a heading over its decision, or, if PROPOSED, over a proposal? */
bool has_heading(const struct cutter *c, uint32_t i, bool proposed) {
  const char *slot;
  size_t length;
  for (; i < c->document->flow_count && !c->starts_item[i]; i++)
    if (c->document->block[i].type == BLOCK_HEADING) {
      enum section_role role = heading_role(c, i, &slot, &length);
      if (role == ROLE_DECISION || (proposed && role == ROLE_PROPOSED_DECISION))
        return true;
    }
  return false;
}

/* Does block I say that a body decides, as the lead-in of what it decides ("Kommunfullmäktige hade sålunda beslutat",
 * "Nämnden beslutar att avslå ansökan.")? */
static bool says_decided(const struct cutter *c, uint32_t i) {
  static const char *const bodies[] = {"fullmäktige ", "nämnden ", "styrelsen ", "utskottet ", "direktionen "};
  static const char *const verbs[] = {"beslutar",
                                      "beslutade",
                                      "beslöt",
                                      "har beslutat",
                                      "hade beslutat",
                                      "hade sålunda beslutat",
                                      "hade således beslutat",
                                      "har således beslutat"};
  enum { LONGEST_BODY = 70 };
  char folded[LONGEST_BODY + 40];
  fold_block(c, i, folded, sizeof folded);
  for (size_t b = 0; b < sizeof bodies / sizeof bodies[0]; b++) {
    const char *body = strstr(folded, bodies[b]);
    if (body == NULL || body - folded > LONGEST_BODY || memchr(folded, '.', (size_t)(body - folded)) != NULL)
      continue;
    const char *verb = body + strlen(bodies[b]);
    for (size_t v = 0; v < sizeof verbs / sizeof verbs[0]; v++) {
      size_t length = strlen(verbs[v]);
      if (strncmp(verb, verbs[v], length) == 0 && strchr(" :\n", verb[length]) != NULL)
        return true;
    }
  }
  return false;
}

/* In an item without headings, from block I on: the last block that leads into its decision behind what is told of the
 * matter, or I itself. */
uint32_t decision_behind(const struct cutter *c, uint32_t i) {
  uint32_t last = i;
  for (uint32_t b = i + 1; b < c->document->flow_count && !c->starts_item[b]; b++) {
    if (c->document->block[b].type == BLOCK_HEADING)
      return i;
    if (c->document->block[b].type == BLOCK_PARAGRAPH && says_decided(c, b) && last == i)
      last = b;
  }
  return says_decided(c, i) ? i : last;
}

/* "Behandling" over what is said at this table ("Siv Berg (S) yrkar ..."), and not over what others did before. */
static bool tells_of_table(const struct cutter *c, uint32_t heading) {
  static const char *const now[] = {
      ") yrkar ",           ") föreslår ",       ") anmäler jäv",   " ställer proposition",
      "ordföranden finner", "ordförande finner", " ställer förslag"};
  const struct document *d = c->document;
  char folded[600];
  for (uint32_t i = heading + 1; i < d->flow_count && d->block[i].type != BLOCK_HEADING; i++) {
    fold_block(c, i, folded, sizeof folded);
    for (size_t w = 0; w < sizeof now / sizeof now[0]; w++)
      if (strstr(folded, now[w]) != NULL)
        return true;
  }
  return false;
}

/* Of minutes: what the wording of heading I, whose role in other papers is ROLE, heads there. */
enum section_role role_in_minutes(const struct cutter *c, uint32_t i, enum section_role role) {
  char folded[80];
  fold_block(c, i, folded, sizeof folded);
  if (role == ROLE_EARLIER && strstr(folded, "behandling") != NULL && strstr(folded, "tidigare") == NULL &&
      tells_of_table(c, i))
    return ROLE_CLAIMS;
  if (role == ROLE_ASSESSMENT && strstr(folded, "ens ställningstagande") != NULL && !has_heading(c, i, false))
    return ROLE_DECISION; /* of the body itself, where nothing else is called its decision */
  return role;
}

/* "Förslag till beslut: Nämnden avslår motionen": the role that a label gives to the paragraph it stands in, or
 * ROLE_COUNT. */
enum section_role run_in_role(const struct cutter *c, uint32_t i, enum section_role before) {
  enum { LONGEST_LABEL = 60, SHORTEST_TEXT = 12 };
  const struct block *block = &c->document->block[i];
  const char *text = c->document->text + block->start, *slot;
  size_t length = block->end - block->start, slot_length;
  const char *colon = memchr(text, ':', length < LONGEST_LABEL ? length : LONGEST_LABEL);
  bool open = before == ROLE_HEAD || before == ROLE_CASE || before == ROLE_OTHER || before == ROLE_SUMMARY ||
              before == ROLE_BACKGROUND || before == ROLE_DECISION || before == ROLE_PROPOSED_DECISION ||
              before == ROLE_ASSESSMENT;
  if (!open || block->type != BLOCK_PARAGRAPH || colon == NULL || colon[1] != ' ' ||
      (size_t)(colon - text) + SHORTEST_TEXT > length)
    return ROLE_COUNT;
  const char *token = gazetteer_heading(c->s->gazetteer, text, (size_t)(colon - text), &slot, &slot_length);
  enum section_role role = token == NULL ? ROLE_COUNT : section_role_from(token, strlen(token));
  bool tells = (role == ROLE_BACKGROUND || role == ROLE_SUMMARY) && !c->document->minutes;
  return role == ROLE_PROPOSED_DECISION || role == ROLE_DECISION || tells ? role : ROLE_COUNT;
}

/* Is block I an entry of the list that a label in the paragraph before leads into? */
bool in_list(const struct cutter *c, uint32_t i) {
  const struct block *block = &c->document->block[i];
  return block->type == BLOCK_ITEM || strncmp(c->document->text + block->start, "att ", 4) == 0;
}

/* The word for the kind of paper at the head of a letter ("YTTRANDE", "MOTION") opens no section. */
bool names_kind(const struct cutter *c, uint32_t i) {
  static const char *const kinds[] = {"yttrande", "motion", "remiss", "remissvar", "skrivelse", "beslutsunderlag"};
  const struct block *block = &c->document->block[i];
  char folded[32] = "";
  size_t length = block->end - block->start;
  if (c->document->minutes || i > 8 || block->page != 1 || length > 31)
    return false;
  unicode_fold_bytes(c->document->text + block->start, length, folded);
  for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
    if (strcmp(folded, kinds[k]) == 0)
      return true;
  return false;
}

bool heads_consequences(const struct cutter *c, uint32_t i) {
  char folded[80];
  fold_block(c, i, folded, sizeof folded);
  return names_consequences(folded);
}

bool heads_unknown_view(const struct cutter *c, uint32_t i, enum section_role before) {
  char folded[80];
  fold_block(c, i, folded, sizeof folded);
  if (names_owned_view(folded))
    return i > 0;
  return !c->document->minutes && i > 0 && (before != ROLE_HEAD || i > 3) && names_view(folded);
}

/* "Underlag" over paragraphs of text, where the papers are not listed. */
bool tells_under_papers(const struct cutter *c, uint32_t i) {
  enum { SHORTEST = 100 };
  const struct document *d = c->document;
  if (d->minutes || i + 1 >= d->flow_count)
    return false;
  const struct block *block = &d->block[i + 1];
  size_t length = block->end - block->start;
  const char *text = d->text + block->start;
  return block->type == BLOCK_PARAGRAPH && length >= SHORTEST && memmem(text, length, ". ", 2) != NULL &&
         text[length - 1] == '.' && memchr(text, '(', length) == NULL && strpbrk(text, "\t") == NULL;
}

/* Has a heading of the paper the role of an assessment? */
bool has_assessment(const struct cutter *c) {
  const char *slot;
  size_t length;
  for (uint32_t i = 0; i < c->document->flow_count; i++)
    if (c->document->block[i].type == BLOCK_HEADING && !names_kind(c, i) &&
        heading_role(c, i, &slot, &length) == ROLE_ASSESSMENT && !heads_consequences(c, i))
      return true;
  return assesses_by_dimension(c);
}

/* "Bedömning ur social dimension": in some cities all that the office thinks stands under such headings. */
bool assesses_by_dimension(const struct cutter *c) {
  enum { LEAST = 600 };
  const struct document *d = c->document;
  uint32_t bytes = 0;
  char folded[80];
  bool under = false;
  for (uint32_t i = 0; i < d->flow_count; i++) {
    if (d->block[i].type == BLOCK_HEADING) {
      fold_block(c, i, folded, sizeof folded);
      under = strstr(folded, "bedömning ur ") != NULL || strstr(folded, " dimension") != NULL;
    } else if (under) {
      bytes += d->block[i].end - d->block[i].start;
    }
  }
  return bytes >= LEAST;
}

/* "Vad vi tycker": where no heading that is known leads to an assessment, one that is not, behind what retells the
 * motion or its background, does. */
bool leads_to_view(enum section_role before) {
  return before == ROLE_MOTION || before == ROLE_BACKGROUND || before == ROLE_REFERRAL || before == ROLE_SUMMARY;
}

/* "Nämnden vill anföra följande.": in a letter without headings the view begins behind it. */
bool leads_into_view(const struct cutter *c, uint32_t i) {
  static const char *const verbs[] = {" anför",     " synpunkter", " yttra",      " säga",
                                      " framhålla", " svar",       " konstaterar"};
  const struct block *block = &c->document->block[i];
  size_t length = block->end - block->start;
  char folded[160];
  if (block->type != BLOCK_PARAGRAPH || length > sizeof folded - 1 || length < 16)
    return false;
  unicode_fold_bytes(c->document->text + block->start, length, folded);
  folded[length] = '\0';
  if (strstr(folded, "motionär") != NULL || strstr(folded, "föreslå") != NULL || strstr(folded, "yrka") != NULL ||
      (folded[length - 1] != '.' && folded[length - 1] != ':') ||
      (strstr(folded, "följande") == NULL && folded[length - 1] != ':'))
    return false;
  for (size_t v = 0; v < sizeof verbs / sizeof verbs[0]; v++)
    if (strstr(folded, verbs[v]) != NULL)
      return true;
  return false;
}

/* May a view begin in the midst of what has ROLE? */
bool hides_view(enum section_role role) {
  return role == ROLE_HEAD || role == ROLE_MOTION || role == ROLE_BACKGROUND || role == ROLE_CASE ||
         role == ROLE_REFERRAL || role == ROLE_OTHER;
}

/* Under a heading that the vocabulary does not know the text goes on in the role it had, if that is a role of running
 * text; behind lists and formalities it may be anything. */
enum section_role role_under_unknown(enum section_role before) {
  switch (before) {
  case ROLE_BACKGROUND:
  case ROLE_MOTION:
  case ROLE_REFERRAL:
  case ROLE_ASSESSMENT:
  case ROLE_CASE:
  case ROLE_RESERVATION:
  case ROLE_STATEMENT:
  case ROLE_APPROVAL:
    return before;
  case ROLE_HEAD:
    return ROLE_HEAD;
  default:
    return ROLE_CASE;
  }
}

/* Has a heading of the paper the role of a proposal or decision? */
bool has_verdict(const struct cutter *c) {
  const char *slot;
  size_t length;
  for (uint32_t i = 0; i < c->document->flow_count; i++)
    if (c->document->block[i].type == BLOCK_HEADING) {
      enum section_role role = heading_role(c, i, &slot, &length);
      if (role == ROLE_PROPOSED_DECISION || role == ROLE_DECISION)
        return true;
    }
  return false;
}

bool leads_to_proposal(const struct cutter *c, uint32_t i) {
  static const char *const subjects[] = {"förvaltningen", "kontoret", "staben",    "enheten",     "avdelningen",
                                         "kansliet",      "nämnden",  "styrelsen", "utskottet",   "beredningen",
                                         "direktionen",   "sektorn",  "presidiet", "delegationen"};
  static const char *const verbs[] = {" föreslår", " föreslås", " hemställer", " förordar", " rekommenderar"};
  enum { LONGEST = 200 };
  const struct document *d = c->document;
  const struct block *block = &d->block[i];
  char folded[LONGEST + 1];
  if (block->type != BLOCK_PARAGRAPH || block->end - block->start > LONGEST || i + 1 >= d->flow_count)
    return false;
  fold_block(c, i, folded, sizeof folded);
  size_t length = strlen(folded), word = 0;
  const char *verb = NULL;
  for (size_t v = 0; v < sizeof verbs / sizeof verbs[0] && verb == NULL; v++)
    verb = strstr(folded, verbs[v]);
  if (verb == NULL || (length < 20 && !in_list(c, i + 1)) || strchr(".?!", folded[length - 1]) != NULL ||
      strchr(folded, '(') != NULL || d->block[i + 1].type == BLOCK_HEADING ||
      !(in_list(c, i + 1) || folded[length - 1] == ':'))
    return false;
  bool subject = false;
  for (size_t n = 0; n < sizeof subjects / sizeof subjects[0]; n++) {
    word = strlen(subjects[n]);
    subject = subject || (verb - folded >= (ptrdiff_t)word && memcmp(verb - word, subjects[n], word) == 0);
  }
  return subject;
}
