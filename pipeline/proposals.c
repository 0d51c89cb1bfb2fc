/* proposals.c - what is proposed and asked: lists below a lead-in, rows of a table, proposals run in with one sentence.
 */
#include "proposals.h"
#include "context.h"
#include "decisions.h"
#include "proposal_lists.h"
#include "proposals_prose.h"
#include "unicode.h"

#include <ctype.h>
#include <string.h>

enum { LONGEST_LIST = 60 };

/* ---- lists ---- */

static bool begins_with_att(const char *text) {
  text += *text == '"' ? 1 : strncmp(text, "”", strlen("”")) == 0 ? strlen("”") : 0;
  return strncmp(text, "att ", 4) == 0 || strncmp(text, "Att ", 4) == 0;
}

size_t list_length(const struct context *c, uint32_t first, bool after_att) {
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

bool movers_paper(const struct context *c) {
  return strcmp(c->record->type, "motion") == 0 || strcmp(c->record->type, "inquiry") == 0;
}

/* "Yrkanden i motionen", "Yrkanden" over a list in a paper that is no minutes: the motion's claims, nobody's at a
 * table.
 */
static bool heads_motion(const struct context *c, const struct finding *finding) {
  static const char *const words[] = {"motion", "medborgarförslag", "förslagsställare", "initiativ"};
  bool heading = strcmp(finding->rule->id, "proposal.list-heading") == 0;
  return heading && (!c->document->minutes || contains_any(folded_range(c, block_range(c, finding->block)), words,
                                                           sizeof words / sizeof words[0]));
}

/* Under some headings only the mover's own paper tells his proposals. */
static bool role_proposes(const struct context *c, const struct finding *finding) {
  enum section_role role = role_at(c, finding->at.start);
  bool council = strcmp(finding->rule->id, "proposal.council-decides") == 0;
  /* "Berg skriver i sin motion: ... Kommunfullmäktige föreslås besluta:" */
  struct range before = {block_range(c, finding->block).start, finding->at.start};
  bool told = (role == ROLE_CASE || role == ROLE_BACKGROUND) && strstr(folded_range(c, before), "motion") != NULL;
  bool claims = role == ROLE_CLAIMS && !heads_motion(c, finding);
  return movers_paper(c) || (role != ROLE_PROPOSED_DECISION && !claims && (!council || role == ROLE_MOTION || told));
}

bool wants_questions(const struct context *c) {
  const char *type = c->record->type;
  return strcmp(type, "motion") != 0 && strcmp(type, "minutes") != 0;
}

/* "Nämnden föreslår att fullmäktige avslår motionen": what is to be decided on a motion is none of its proposals. */
bool decides_motion(const struct context *c, struct range range) {
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
  /* "Att skolan | - serverar frukost | - får ett matråd": the line leads on */
  if (count == 1 && d->block[first].type == BLOCK_PARAGRAPH && first + 2 < d->flow_count &&
      d->block[first + 1].type == BLOCK_ITEM && d->block[first + 2].type == BLOCK_ITEM)
    count = list_length(c, ++first, false);
  /* "(i) ... | (ii) ...": marks that not every reader of lines knows */
  if (count == 1 && !question && d->block[first].marker != NULL && list_goes_on(c, first))
    return;
  for (size_t i = 0; i < count; i++)
    if (!leads_on(c, first + (uint32_t)i))
      add_proposal(c, item, finding, without_tail(c, block_range(c, first + (uint32_t)i)), d->block[first + i].marker);
}

/* ---- run in with a sentence ---- */

static void proposals_from_sentence(struct context *c, const struct finding *finding, uint32_t *until) {
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
  struct parts parts = {.count = 0};
  parts_of_sentence(c, text, &parts);
  if (parts.count == 1) {
    struct parts verbs = {.count = 0};
    parts_under_modal(c, text, &verbs);
    parts = verbs.count > 0 ? verbs : parts;
  }
  for (size_t i = 0; i < parts.count; i++)
    add_proposal(c, item, finding, parts.part[i], NULL);
  *until = text.end;
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

/* What is looked for in turn; a later round only where an item has no proposals yet. */
enum round {
  ROUND_LISTS,
  ROUND_ANNOUNCED,
  ROUND_STANDING,
  ROUND_SENTENCES,
  ROUND_ASSESSED,
  ROUND_OPINIONS,
  ROUND_ANYBODY,
  ROUND_FURTHER,
  ROUND_PROSE,
  ROUNDS
};

/* "Berg anser att man bör bygga A. Hon vill också att ...": the first was a proposal, too. */
static bool taken_up(const struct context *c, const struct finding *finding) {
  static const char *const words[] = {" också ", " även ", "vidare ", "dessutom ", "slutligen ", "därtill "};
  for (size_t i = finding_from(c, finding->at.end); i < c->findings->count; i++) {
    const struct finding *next = &c->findings->finding[i];
    if (next->block != finding->block)
      return false;
    if (!finding_is(next, "form", "told"))
      continue;
    struct range text = capture(c, next, "text");
    uint32_t lead = range_empty(text) ? capture(c, next, "more").start : text.start;
    if (next->rule->kind != RULE_PROPOSAL || lead < next->at.start)
      continue;
    return contains_any(folded_range(c, (struct range){next->at.start, lead}), words, sizeof words / sizeof words[0]);
  }
  return false;
}

/* Does what FINDING announces stand behind it or below? */
static bool announces(const struct finding *finding) {
  return finding_is(finding, "form", "series") || finding_is(finding, "form", "quotation");
}

/* Lists first, then what is announced, then what is run in with a sentence: where the motion is told, and only then
 * where it is summed up or assessed; at last what the mover is told to think. */
static enum round round_of(const struct context *c, const struct finding *finding) {
  enum section_role role = role_at(c, finding->at.start);
  if (finding_is(finding, "form", "list"))
    return ROUND_LISTS;
  if (finding_is(finding, "form", "prose"))
    return ROUND_PROSE;
  if (finding_is(finding, "form", "opinion") && !taken_up(c, finding))
    return finding_is(finding, "weight", "weak") ? ROUND_ANYBODY : ROUND_OPINIONS;
  if (finding_is(finding, "form", "told") && finding_is(finding, "weight", "weak"))
    return ROUND_FURTHER; /* only beside what was found */
  if (role == ROLE_ASSESSMENT)
    return ROUND_ASSESSED;
  if (announces(finding))
    return ROUND_ANNOUNCED;
  return role == ROLE_SUMMARY ? ROUND_ASSESSED : ROUND_SENTENCES;
}

/* "Vidare föreslås att ...": does FINDING stand in the paragraph whose text gave proposals UNTIL there? */
static bool goes_on(const struct context *c, const struct finding *finding, uint32_t until) {
  return until > c->document->block[finding->block].start && finding->at.start >= until &&
         (finding_is(finding, "form", "told") || finding_is(finding, "weight", "strong"));
}

static void find_in_round(struct context *c, const struct finding *finding, enum round round, bool had,
                          uint32_t *until) {
  if (round == ROUND_LISTS)
    proposals_from_list(c, finding);
  else if (!finding_is(finding, "type", "proposal") ||
           ((had || round == ROUND_FURTHER) && !goes_on(c, finding, *until)) ||
           (!announces(finding) && followed_by_list(c, finding)))
    return;
  else if (announces(finding))
    proposals_announced(c, finding, until);
  else if (round == ROUND_PROSE)
    proposals_in_prose(c, finding, until);
  else if (finding_is(finding, "form", "inline"))
    proposals_from_sentence(c, finding, until);
  else
    proposals_told(c, finding, until);
}

/* Does a paper that was taken for the mover's own hold what somebody else makes of it? */
static bool is_answered(const struct context *c) {
  for (size_t i = 0; i < c->document->section_count; i++)
    if (c->document->section[i].role == ROLE_ASSESSMENT)
      return true;
  return false;
}

void find_proposals(struct context *c) {
  uint32_t *until = arena_array(c->arena, c->record->item_count + 1, sizeof *until);
  for (enum round round = 0; round < ROUNDS; round++) {
    bool *had = arena_array(c->arena, c->record->item_count + 1, sizeof *had);
    for (size_t i = 0; i < c->record->item_count; i++)
      had[i] = has_proposals(&c->record->item[i], "proposal") || has_proposals(&c->record->item[i], "question");
    if (round == ROUND_ANNOUNCED && (!movers_paper(c) || is_answered(c)))
      ask_for_proposals(c, had);
    if (round == ROUND_ANNOUNCED || round == ROUND_STANDING)
      proposals_standing(c, had, round == ROUND_ANNOUNCED);
    for (size_t i = 0; i < c->findings->count; i++) {
      const struct finding *finding = &c->findings->finding[i];
      if (finding->rule->kind != RULE_PROPOSAL || finding_is(finding, "type", "claim") ||
          finding_is(finding, "form", "standing") || round_of(c, finding) != round)
        continue;
      uint32_t item = item_at(c, finding->at.start);
      find_in_round(c, finding, round, had[item], &until[item]);
    }
  }
}
