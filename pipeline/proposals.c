/* proposals.c - what is proposed and asked: lists below a lead-in, rows of a table, proposals run in with one sentence.
 */
#include "context.h"
#include "decisions.h"
#include "unicode.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Two texts this much alike are one proposal printed twice. */
static const double same_proposal = 0.85;

enum { LONGEST_LIST = 60 };

/* RANGE without what belongs to the sentence around it: "att" in front, a full stop, "samt", quotation marks. */
static struct range trim_proposal(const struct context *c, struct range range) {
  static const char *const heads[] = {"att ", "att\t", "Att ", "”", "\"", "dels ", "– ", "- "};
  static const char *const tails[] = {".", ",", ";", "”", "\"", " samt", " och", " "};
  const char *text = c->document->text;
  for (bool again = true; again;) {
    again = false;
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
      size_t size = strlen(heads[i]);
      if (range.end - range.start > size && memcmp(text + range.start, heads[i], size) == 0) {
        range.start += (uint32_t)size;
        again = true;
      }
    }
    for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
      size_t size = strlen(tails[i]);
      if (range.end - range.start > size && memcmp(text + range.end - size, tails[i], size) == 0) {
        range.end -= (uint32_t)size;
        again = true;
      }
    }
  }
  return range;
}

static bool same_text(const char *a, const char *b) {
  for (;;) {
    while (*a != '\0' && strchr(" .,;:”\"", *a) != NULL)
      a++;
    while (*b != '\0' && strchr(" .,;:”\"", *b) != NULL)
      b++;
    if (*a == '\0' || *b == '\0')
      return *a == *b;
    if (tolower((unsigned char)*a) != tolower((unsigned char)*b))
      return false;
    a++;
    b++;
  }
}

/* The proposal of ITEM that says what TEXT says, or NULL. */
static struct record_proposal *known_proposal(struct context *c, struct record_item *item, const char *kind,
                                              const char *text, double enough) {
  for (size_t i = 0; i < item->proposal_count; i++)
    if (strcmp(item->proposal[i].kind, kind) == 0 && same_text(item->proposal[i].text, text))
      return &item->proposal[i];
  for (size_t i = 0; i < item->proposal_count; i++)
    if (strcmp(item->proposal[i].kind, kind) == 0 && likeness(c, item->proposal[i].text, text) >= enough)
      return &item->proposal[i];
  return NULL;
}

static const char *mover_names(struct context *c, const struct record_item *item) {
  const struct record_person *people = item->person_count > 0 ? item->person : c->record->person;
  size_t count = item->person_count > 0 ? item->person_count : c->record->person_count;
  const char *names = NULL;
  for (size_t i = 0; i < count; i++)
    if (strcmp(people[i].role, "mover") == 0) {
      const char *party = people[i].party;
      const char *one = party == NULL ? people[i].name : arena_printf(c->arena, "%s (%s)", people[i].name, party);
      names = names == NULL ? one : arena_printf(c->arena, "%s, %s", names, one);
    }
  return names;
}

/* "kommunfullmäktige beslutar": what leads to the proposals is none. */
static bool leads(const struct context *c, struct range range) {
  static const char *const ends[] = {
      "fullmäktige beslutar",    "fullmäktige besluta", "fullmäktige beslutar följande",
      "fullmäktige ska besluta", "fullmäktige",         "fullmäktige beslutar om följande"};
  const char *text = folded_range(c, range);
  size_t length = strlen(text);
  for (size_t i = 0; i < sizeof ends / sizeof ends[0] && length < 60; i++)
    if (length >= strlen(ends[i]) && length <= strlen(ends[i]) + strlen("kommun") &&
        strcmp(text + length - strlen(ends[i]), ends[i]) == 0)
      return true;
  return false;
}

void add_proposal(struct context *c, struct record_item *item, const struct finding *finding, struct range range,
                  const char *marker) {
  const char *kind = finding_get(finding, "type");
  marker = marker == NULL ? NULL : mark_in_marker(marker);
  range = trim_proposal(c, range);
  if (range.end < range.start + 8 || leads(c, range))
    return;
  const char *text = range_text(c, range);
  struct record_proposal *proposal = known_proposal(c, item, kind, text, same_proposal);
  if (proposal == NULL) {
    size_t n = 1;
    for (size_t i = 0; i < item->proposal_count; i++)
      n += strcmp(item->proposal[i].kind, kind) == 0;
    item->proposal =
        arena_grow(c->arena, item->proposal, item->proposal_count, &item->proposal_capacity, sizeof *item->proposal);
    proposal = &item->proposal[item->proposal_count++];
    bool numbered = marker != NULL && isdigit((unsigned char)marker[0]);
    *proposal = (struct record_proposal){.id = new_id(c, 'p'),
                                         .n = numbered ? arena_strndup(c->arena, marker, strspn(marker, "0123456789"))
                                                       : arena_printf(c->arena, "%zu", n),
                                         .kind = kind,
                                         .by = mover_names(c, item),
                                         .text = text,
                                         .rule = finding->rule->id};
  }
  add_evidence(c, &proposal->evidence, range, NULL);
}

/* ---- lists ---- */

static bool begins_with_att(const char *text) {
  text += *text == '"' ? 1 : strncmp(text, "”", strlen("”")) == 0 ? strlen("”") : 0;
  return strncmp(text, "att ", 4) == 0 || strncmp(text, "Att ", 4) == 0;
}

/* Entries of the list that begins with block FIRST: list items, or paragraphs that begin with "att". */
static size_t list_length(const struct context *c, uint32_t first, bool after_att) {
  const struct document *d = c->document;
  size_t count = 0;
  for (uint32_t i = first; i < d->flow_count && count < LONGEST_LIST; i++, count++) {
    const struct block *block = &d->block[i];
    const char *text = d->text + block->start;
    uint32_t letter = 0;
    unicode_read(text, d->text + d->length, &letter);
    /* Bullets may be drawn, not written: then the entries stand indented, or each is a question. */
    bool indented =
        first > 0 && block->indent > d->block[first - 1].indent + 8 && block->indent < d->block[first - 1].indent + 90;
    bool asks = d->text[block->end - 1] == '?' && block->end - block->start < 300;
    /* "att" in a column of its own */
    bool columns = block->type == BLOCK_TABLE_ROW && strncmp(text, "att\t", 4) == 0;
    bool entry = block->type == BLOCK_ITEM || columns ||
                 (block->type == BLOCK_PARAGRAPH && (begins_with_att(text) || indented || asks ||
                                                     (after_att && unicode_letter(letter) && !unicode_upper(letter))));
    if (!entry || d->block[i].section != d->block[first].section)
      break;
    /* One list keeps one kind of marker. */
    if (i > first && (block->marker == NULL) != (d->block[first].marker == NULL))
      break;
    if (i > first && block->marker != NULL &&
        isdigit((unsigned char)mark_in_marker(block->marker)[0]) !=
            isdigit((unsigned char)mark_in_marker(d->block[first].marker)[0]))
      break;
  }
  return count;
}

struct range table_cell(const struct context *c, uint32_t block, int number) {
  const char *text = c->document->text;
  struct range row = block_range(c, block), cell = {row.start, row.start};
  for (;; number--) {
    while (cell.end < row.end && text[cell.end] != '\t' && text[cell.end] != '\n')
      cell.end++;
    if (number == 0)
      return cell;
    if (cell.end >= row.end)
      return (struct range){0, 0};
    cell.start = ++cell.end;
  }
}

/* The column of a table whose header BLOCK is that holds what is proposed or asked, or -1. */
static int proposal_column(const struct context *c, uint32_t block) {
  static const char *const words[] = {"förslag", "yrkande", "att-sats", "fråg", "motionär", "föreslår", "vill att"};
  for (int column = 0; column < 4; column++) {
    struct range cell = table_cell(c, block, column);
    const char *head = range_empty(cell) ? "" : folded_range(c, cell);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
      if (strstr(head, words[i]) != NULL && strlen(head) < 40)
        return column;
  }
  return -1;
}

/* The rows below HEADER, the row that says what its columns hold. */
static void proposals_from_table(struct context *c, struct record_item *item, const struct finding *finding,
                                 uint32_t header) {
  const struct document *d = c->document;
  int column = proposal_column(c, header);
  for (uint32_t i = header + 1; column >= 0 && i < d->flow_count && d->block[i].type == BLOCK_TABLE_ROW; i++) {
    struct range cell = table_cell(c, i, column);
    const char *first = range_text(c, table_cell(c, i, 0));
    if (d->block[i].section != d->block[header].section || range_empty(cell))
      break;
    add_proposal(c, item, finding, cell, first);
  }
}

/* A motion, a skrivelse: what is proposed in it is the mover's under whatever heading. */
static bool movers_paper(const struct context *c) {
  return strcmp(c->record->type, "motion") == 0 || strcmp(c->record->type, "inquiry") == 0;
}

/* Under some headings only the mover's own paper tells his proposals. */
static bool role_proposes(const struct context *c, const struct finding *finding) {
  enum section_role role = role_at(c, finding->at.start);
  bool council = strcmp(finding->rule->id, "proposal.council-decides") == 0;
  /* "Berg skriver i sin motion: ... Kommunfullmäktige föreslås besluta:" */
  struct range before = {block_range(c, finding->block).start, finding->at.start};
  bool told = (role == ROLE_CASE || role == ROLE_BACKGROUND) && strstr(folded_range(c, before), "motion") != NULL;
  return movers_paper(c) ||
         (role != ROLE_PROPOSED_DECISION && role != ROLE_CLAIMS && (!council || role == ROLE_MOTION || told));
}

bool wants_questions(const struct context *c) {
  const char *type = c->record->type;
  return strcmp(type, "motion") != 0 && strcmp(type, "minutes") != 0;
}

/* "Nämnden föreslår att fullmäktige avslår motionen": what is to be decided on a motion is none of its proposals. */
static bool decides_motion(const struct context *c, struct range range) {
  static const char *const words[] = {"motionen", "medborgarförslaget", "skrivelsen", "att-sats"};
  for (size_t i = finding_from(c, range.start); i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->at.start >= range.end)
      break;
    if (is_outcome(finding))
      return contains_any(folded_range(c, range), words, sizeof words / sizeof words[0]);
  }
  return false;
}

/* "Vi föreslår | att ...", quoted below another lead-in: BLOCK is one itself. */
static bool leads_on(const struct context *c, uint32_t block) {
  struct range range = block_range(c, block);
  if (c->document->block[block].marker != NULL || begins_with_att(c->document->text + range.start))
    return false;
  for (size_t i = finding_from(c, range.start); i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->at.start >= range.end)
      return false;
    if (finding->rule->kind == RULE_PROPOSAL && finding_is(finding, "form", "list") &&
        finding_is(finding, "type", "proposal"))
      return true;
  }
  return false;
}

static void proposals_from_list(struct context *c, const struct finding *finding) {
  const struct document *d = c->document;
  uint32_t block = finding->block;
  struct record_item *item = &c->record->item[item_at(c, finding->at.start)];
  bool question = finding_is(finding, "type", "question");
  if (question ? !wants_questions(c) : !role_proposes(c, finding))
    return;
  if (d->block[block].type == BLOCK_TABLE_ROW) {
    proposals_from_table(c, item, finding, block);
    return;
  }
  uint32_t first = block + 1;
  /* Only the end of a block leads into what is below it. */
  if (first >= d->flow_count || finding->at.end + 2 < d->block[block].end)
    return;
  size_t tail = d->block[block].end - d->block[block].start;
  const char *end = d->text + d->block[block].end;
  bool after_att = tail > 4 && (memcmp(end - 4, " att", 4) == 0 || memcmp(end - 5, " att:", 5) == 0);
  size_t count = list_length(c, first, after_att);
  if (count > 0 && !question && !movers_paper(c) && decides_motion(c, block_range(c, first)))
    return;
  for (size_t i = 0; i < count; i++)
    if (!leads_on(c, first + (uint32_t)i))
      add_proposal(c, item, finding, block_range(c, first + (uint32_t)i), d->block[first + i].marker);
}

/* ---- run in with a sentence ---- */

/* The length of a mark in front of a part of a sentence: "b) ", "2. ", "(c) "; 0 if there is none. */
static uint32_t mark_length(const char *text, const char *end) {
  const char *at = text;
  at += at < end && *at == '(';
  if (end - at < 3 || !((*at >= 'a' && *at <= 'h') || isdigit((unsigned char)*at)))
    return 0;
  at++;
  return (at[0] == ')' || at[0] == '.') && at[1] == ' ' ? (uint32_t)(at + 2 - text) : 0;
}

/* "..., samt att", ", och att", " och att", ", b) att": where the next proposal of the sentence begins, or RANGE.end.
 */
static uint32_t next_att(const struct context *c, struct range range, uint32_t *resume) {
  static const char *const joints[] = {", samt ", " samt ", ", och ", " och ", ", dels ", ", ", " samt dels "};
  const char *text = c->document->text, *end = text + range.end;
  for (uint32_t at = range.start; at < range.end; at++)
    for (size_t i = 0; (text[at] == ',' || text[at] == ' ') && i < sizeof joints / sizeof joints[0]; i++) {
      size_t size = strlen(joints[i]);
      if (at + size + 4 >= range.end || memcmp(text + at, joints[i], size) != 0)
        continue;
      const char *next = text + at + size;
      next += mark_length(next, end);
      if (end - next > 4 && memcmp(next, "att ", 4) == 0) {
        *resume = (uint32_t)(next - text) + 4;
        return at;
      }
    }
  *resume = range.end;
  return range.end;
}

/* An infinitive by its look: "utreda", "ge", "se"; no word of a list ("alla", "unga"). */
static bool infinitive(const struct context *c, const char *text, const char *end) {
  static const char *const short_ones[] = {"ge ", "se ", "få ", "gå ", "stå ", "bli ", "be "};
  for (size_t i = 0; i < sizeof short_ones / sizeof short_ones[0]; i++)
    if (strncmp(text, short_ones[i], strlen(short_ones[i])) == 0)
      return true;
  size_t length = 0;
  while (text + length < end && text[length] != ' ' && text[length] != ',')
    length++;
  return length >= 2 && text[length - 1] == 'a' && islower((unsigned char)text[0]) && text[length] == ' ' &&
         !(length > 2 && gazetteer_stopword(c->gazetteer, text, length) && length > 4);
}

/* Four words and more: a proposal, not an entry of a list inside one. */
static bool long_enough(const char *text, const char *end) {
  int words = 0;
  for (; text < end && *text != ','; text++)
    words += *text == ' ';
  return words >= 3;
}

/* "inrätta A, ta fram B samt erbjuda C" under one "att": the next verb of the row, or RANGE.end. */
static uint32_t next_verb(const struct context *c, struct range range, uint32_t *resume) {
  static const char *const joints[] = {", samt ", " samt ", ", och ", " och ", ", "};
  const char *text = c->document->text, *end = text + range.end;
  for (uint32_t at = range.start; at < range.end; at++)
    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++) {
      size_t size = strlen(joints[i]);
      if (at + size >= range.end || memcmp(text + at, joints[i], size) != 0)
        continue;
      if (infinitive(c, text + at + size, end) && long_enough(text + at + size, end)) {
        *resume = at + (uint32_t)size;
        return at;
      }
      break;
    }
  *resume = range.end;
  return range.end;
}

/* True if the sentence is a row of verbs: a comma before one and "samt" or "och" before the last. */
static bool row_of_verbs(const struct context *c, struct range range) {
  const char *text = c->document->text;
  bool comma = false, last = false;
  if (!infinitive(c, text + range.start, text + range.end))
    return false;
  while (range.start < range.end) {
    uint32_t resume, end = next_verb(c, range, &resume);
    comma = comma || (end < range.end && text[end] == ',');
    last = last || (end < range.end && resume - end > 2);
    range.start = resume;
  }
  return comma && last;
}

/* "ge nämnden i uppdrag att utreda A samt att utreda B": where the parts go on with the verb behind the assignment,
 * the assignment governs them all and is no part of the first.  Gives where that verb begins, or RANGE.start. */
static uint32_t behind_assignment(const struct context *c, struct range range) {
  const char *text = c->document->text, *sign = " i uppdrag att ", *each = " i uppdrag dels att ";
  uint32_t resume, end = next_att(c, range, &resume);
  const char *found = memmem(text + range.start, range.end - range.start, each, strlen(each));
  if (found != NULL)
    return (uint32_t)(found - text) + (uint32_t)strlen(each);
  found = memmem(text + range.start, end - range.start, sign, strlen(sign));
  if (found == NULL || resume >= range.end)
    return range.start;
  uint32_t verb = (uint32_t)(found - text) + (uint32_t)strlen(sign);
  size_t length = strcspn(text + verb, " ,.");
  bool same = strncmp(text + resume, text + verb, length) == 0 && strchr(" ,.", text[resume + length]) != NULL;
  return same ? verb : range.start;
}

static void proposals_from_sentence(struct context *c, const struct finding *finding) {
  struct record_item *item = &c->record->item[item_at(c, finding->at.start)];
  struct range text = capture(c, finding, "text");
  const char *who = capture_text(c, finding, "who"), *movers = mover_names(c, item);
  if (who != NULL && (movers == NULL || strstr(movers, who) == NULL))
    return; /* a name alone may be anybody's */
  struct range own = capture(c, finding, "own");
  if (!range_empty(own) && !movers_paper(c) && !quoted(c, own))
    return; /* an office says "we", too */
  if (range_empty(text) || c->document->text[text.end - 1] == ':')
    return; /* leads into a list */
  text.start = behind_assignment(c, text);
  uint32_t first_end;
  bool verbs = next_att(c, text, &first_end) == text.end && row_of_verbs(c, text);
  while (text.start < text.end) {
    uint32_t resume, end = verbs ? next_verb(c, text, &resume) : next_att(c, text, &resume);
    add_proposal(c, item, finding, (struct range){text.start, end}, NULL);
    text.start = resume;
  }
}

static bool has_proposals(const struct record_item *item, const char *kind) {
  for (size_t i = 0; i < item->proposal_count; i++)
    if (strcmp(item->proposal[i].kind, kind) == 0)
      return true;
  return false;
}

/* A list below the sentence says it better than the sentence. */
static bool followed_by_list(const struct context *c, const struct finding *finding) {
  const struct document *d = c->document;
  return finding->block + 1 < d->flow_count && d->block[finding->block + 1].type == BLOCK_ITEM &&
         d->text[d->block[finding->block].end - 1] == ':';
}

/* Lists first, then what is run in with a sentence: where the motion is told, and only then where it is summed up or
 * assessed. */
static bool belongs_to(const struct context *c, const struct finding *finding, int round) {
  enum section_role role = role_at(c, finding->at.start);
  bool list = finding_is(finding, "form", "list"), last = role == ROLE_SUMMARY || role == ROLE_ASSESSMENT;
  return list ? round == 0 : round == (last ? 2 : 1);
}

void find_proposals(struct context *c) {
  for (int round = 0; round < 3; round++) {
    bool *had = arena_array(c->arena, c->record->item_count + 1, sizeof *had);
    for (size_t i = 0; i < c->record->item_count; i++)
      had[i] = has_proposals(&c->record->item[i], "proposal") || has_proposals(&c->record->item[i], "question");
    for (size_t i = 0; i < c->findings->count; i++) {
      const struct finding *finding = &c->findings->finding[i];
      if (finding->rule->kind != RULE_PROPOSAL || finding_is(finding, "type", "claim"))
        continue;
      if (!belongs_to(c, finding, round))
        continue;
      if (round == 0)
        proposals_from_list(c, finding);
      else if (finding_is(finding, "type", "proposal") && !had[item_at(c, finding->at.start)] &&
               !followed_by_list(c, finding))
        proposals_from_sentence(c, finding);
    }
  }
}
