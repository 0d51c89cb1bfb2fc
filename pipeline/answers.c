/* answers.c - the questions of a skrivelse that stand over their answers, and the answers to all of them.
 *
 * An answer is what stands below its question up to the next one.  A question is told again over its answer, or stands
 * there only once; or its number does, or a heading in its turn; or both are cells of a table. */
#include "context.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Two texts this much alike are one question. */
static const double same_words = 0.85;
/* A heading this much like a question repeats it. */
static const double same_question = 0.55;

enum { ANSWER_BLOCKS = 30, LONGEST_QUESTION = 300 };

/* ---- questions over their answers ---- */

/* Does TITLE speak of questions? */
static bool speaks_of_questions(const struct context *c, const char *title) {
  static const char *const words[] = {"skrivelse", "fråg", "interpellation"};
  const char *text = title == NULL ? "" : folded(c, title);
  return contains_any(text, words, sizeof words / sizeof words[0]) && strstr(text, "motion") == NULL;
}

/* Does the paper answer questions, by its type, its title or what stands below the title? */
static bool about_questions(const struct context *c) {
  if (!wants_questions(c) || c->document->minutes)
    return false;
  if (strcmp(c->record->type, "inquiry") == 0)
    return true;
  return speaks_of_questions(c, c->record->title) || speaks_of_questions(c, c->record->subtitle);
}

static size_t count_questions(const struct record_item *item) {
  size_t count = 0;
  for (size_t i = 0; i < item->proposal_count; i++)
    count += strcmp(item->proposal[i].kind, "question") == 0;
  return count;
}

/* Numbered questions always count; other lines that ask count where no list tells the questions. */
static void find_questions(struct context *c) {
  if (!about_questions(c))
    return;
  for (int round = 0; round < 2; round++) {
    bool *had = arena_array(c->arena, c->record->item_count + 1, sizeof *had);
    for (size_t i = 0; i < c->record->item_count; i++)
      had[i] = count_questions(&c->record->item[i]) > 0;
    for (size_t i = 0; i < c->findings->count; i++) {
      const struct finding *finding = &c->findings->finding[i];
      if (finding->rule->kind != RULE_PROPOSAL || !finding_is(finding, "type", "question") ||
          !finding_is(finding, "form", "inline"))
        continue;
      uint32_t item = item_at(c, finding->at.start);
      bool numbered = strcmp(finding->rule->id, "proposal.question-labelled") == 0;
      if (numbered ? round == 0 : round == 1 && !had[item])
        add_proposal(c, &c->record->item[item], finding, capture(c, finding, "text"), NULL);
    }
  }
}

/* ---- which question a block tells again ---- */

static const struct record_proposal *question_number(const struct record_item *item, int number) {
  for (size_t i = 0; i < item->proposal_count && number > 0; i++)
    if (strcmp(item->proposal[i].kind, "question") == 0 && --number == 0)
      return &item->proposal[i];
  return NULL;
}

/* "Fråga 2", "Svar på fråga 2:", "Svar fråga 2": the number, and in *BYTES where the text behind it begins; or 0. */
static int numbered_label(const char *text, size_t *bytes) {
  static const char *const fronts[] = {"svar på fråga ", "svar till fråga ", "svar fråga ", "angående fråga ",
                                       "fråga nr ",      "fråga ",           "svar "};
  for (size_t i = 0; i < sizeof fronts / sizeof fronts[0]; i++) {
    size_t length = strlen(fronts[i]);
    if (strncasecmp(text, fronts[i], length) != 0 || !isdigit((unsigned char)text[length]))
      continue;
    *bytes = length + strspn(text + length, "0123456789");
    *bytes += strspn(text + *bytes, " .:)-");
    return atoi(text + length);
  }
  return 0;
}

static const struct record_proposal *question_of(struct context *c, const struct record_item *item, uint32_t block) {
  const struct block *of = &c->document->block[block];
  size_t bytes = 0;
  if (of->end - of->start > LONGEST_QUESTION && of->type != BLOCK_HEADING)
    return NULL;
  const char *text = range_text(c, block_range(c, block));
  int number = numbered_label(text, &bytes);
  if (number > 0 && (strlen(text) < bytes + 4 || strncasecmp(text, "svar", 4) == 0))
    return question_number(item, number);
  const struct record_proposal *best = NULL;
  double most = of->type == BLOCK_HEADING ? same_question : same_words;
  for (size_t i = 0; i < item->proposal_count; i++) {
    if (strcmp(item->proposal[i].kind, "question") != 0)
      continue;
    double alike = likeness(c, item->proposal[i].text, text);
    if (alike >= most) {
      most = alike;
      best = &item->proposal[i];
    }
  }
  return best;
}

/* Is BLOCK where the question is asked?  Elsewhere it is repeated over its answer. */
static const struct evidence *asked_in(const struct record_proposal *question, uint32_t block) {
  for (size_t i = 0; i < question->evidence.count; i++)
    if (question->evidence.at[i].block == block)
      return &question->evidence.at[i];
  return NULL;
}

static bool asked_anywhere(const struct record_item *item, uint32_t block) {
  for (size_t i = 0; i < item->proposal_count; i++)
    if (strcmp(item->proposal[i].kind, "question") == 0 && asked_in(&item->proposal[i], block) != NULL)
      return true;
  return false;
}

static bool answered(const struct record_item *item, const struct record_proposal *question) {
  for (size_t i = 0; i < item->answer_count; i++)
    if (strcmp(item->answer[i].question, question->id) == 0)
      return true;
  return false;
}

/* ---- answers ---- */

/* "Svar:" at the beginning of RANGE is no part of the answer. */
static struct range behind_label(const struct context *c, struct range range) {
  const char *text = c->document->text + range.start;
  size_t bytes = 0;
  if (range.end - range.start > 8 && strncasecmp(text, "svar", 4) == 0) {
    if (numbered_label(text, &bytes) == 0)
      bytes = 4 + strspn(text + 4, " :.");
    if (bytes > 4 && bytes < range.end - range.start && strchr(" :.", text[bytes - 1]) != NULL)
      range.start += (uint32_t)bytes;
  }
  return range;
}

static bool ends_answer(struct context *c, const struct record_item *item, uint32_t block) {
  const struct block *of = &c->document->block[block];
  return of->type == BLOCK_HEADING || of->type == BLOCK_SIGNATURE || asked_anywhere(item, block) ||
         question_of(c, item, block) != NULL;
}

/* Adds the answer to QUESTION: FIRST (may be empty) and the blocks from BLOCK on up to what ends it. */
static void add_answer(struct context *c, struct record_item *item, const struct record_proposal *question,
                       struct range first, uint32_t block, uint32_t most) {
  struct record_answer answer = {.question = question->id};
  add_evidence(c, &answer.evidence, behind_label(c, first), NULL);
  for (uint32_t b = block; b < c->document->flow_count && b < block + most && !ends_answer(c, item, b); b++)
    add_evidence(c, &answer.evidence, behind_label(c, block_range(c, b)), NULL);
  if (answer.evidence.count == 0)
    return;
  answer.id = new_id(c, 'a');
  item->answer = arena_grow(c->arena, item->answer, item->answer_count, &item->answer_capacity, sizeof *item->answer);
  item->answer[item->answer_count++] = answer;
}

/* Below the question told again, below its number, behind "Svar på fråga 2:". */
static void answers_below_repeats(struct context *c) {
  const struct document *d = c->document;
  for (uint32_t i = 0; i < d->flow_count; i++) {
    struct record_item *item = &c->record->item[item_at(c, d->block[i].start)];
    const struct record_proposal *question = count_questions(item) > 0 ? question_of(c, item, i) : NULL;
    if (question == NULL || (d->block[i].type != BLOCK_HEADING && asked_in(question, i)) || answered(item, question))
      continue;
    size_t bytes = 0;
    struct range rest = {0, 0}, block = block_range(c, i);
    if (numbered_label(d->text + block.start, &bytes) > 0 && bytes + 4 < block.end - block.start &&
        strncasecmp(d->text + block.start, "svar", 4) == 0)
      rest = block;
    add_answer(c, item, question, rest, i + 1, ANSWER_BLOCKS);
  }
}

/* What stands behind the question in its own block, or EMPTY. */
static struct range behind_question(const struct context *c, uint32_t block, const struct evidence *asked) {
  struct range rest = block_range(c, block);
  rest.start += asked->end;
  while (rest.start < rest.end && strchr(" ?\t\n", c->document->text[rest.start]) != NULL)
    rest.start++;
  return rest.end > rest.start + 3 ? rest : (struct range){0, 0};
}

/* Questions that are asked once, each over its answer or beside it in a table; a list of them is none. */
static void answers_where_asked(struct context *c, struct record_item *item) {
  const struct document *d = c->document;
  for (int round = 0; round < 2; round++)
    for (size_t i = 0; i < item->proposal_count; i++) {
      const struct record_proposal *question = &item->proposal[i];
      if (strcmp(question->kind, "question") != 0 || answered(item, question) || question->evidence.count == 0)
        continue;
      const struct evidence *asked = &question->evidence.at[question->evidence.count - 1];
      uint32_t next = asked->block + 1;
      struct range rest = behind_question(c, asked->block, asked);
      bool alone = next >= d->flow_count || ends_answer(c, item, next);
      bool row = d->block[asked->block].type == BLOCK_TABLE_ROW;
      if (round == 0 && range_empty(rest) && alone)
        return; /* somewhere else */
      if (round == 1)
        add_answer(c, item, question, rest, next, row ? 0 : ANSWER_BLOCKS);
    }
}

/* Is BLOCK a heading of the matter's own, or an entry with a number? */
static bool opens_part(const struct context *c, uint32_t block, bool headings) {
  const struct block *of = &c->document->block[block];
  const char *slot;
  size_t length;
  if (!headings)
    return of->type == BLOCK_ITEM && of->marker != NULL && isdigit((unsigned char)of->marker[0]);
  return of->type == BLOCK_HEADING &&
         gazetteer_heading(c->gazetteer, c->document->text + of->start, of->end - of->start, &slot, &length) == NULL;
}

/* Do the answers found already stand in the parts that are theirs in order? */
static bool in_order(const struct record_item *item, const uint32_t *part, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const struct record_proposal *question = question_number(item, (int)i + 1);
    for (size_t a = 0; a < item->answer_count; a++) {
      uint32_t block = item->answer[a].evidence.at[0].block;
      if (strcmp(item->answer[a].question, question->id) == 0 &&
          (block < part[i] || (i + 1 < count && block >= part[i + 1])))
        return false;
    }
  }
  return true;
}

/* As many headings, or numbered entries, behind the questions as there are questions: in their order. */
static void answers_in_order(struct context *c, struct record_item *item, bool headings) {
  const struct document *d = c->document;
  size_t count = count_questions(item), found = 0;
  uint32_t last = 0, part[ANSWER_BLOCKS];
  for (size_t i = 0; i < item->proposal_count; i++)
    for (size_t e = 0; e < item->proposal[i].evidence.count; e++)
      if (item->proposal[i].evidence.at[e].block > last)
        last = item->proposal[i].evidence.at[e].block;
  for (uint32_t b = last + 1; b < d->flow_count && found <= count && found < ANSWER_BLOCKS; b++)
    if (d->block[b].section != d->block[last].section && opens_part(c, b, headings))
      part[found++] = b;
  if (count == 0 || found != count || item->answer_count >= count || !in_order(item, part, count))
    return;
  for (size_t i = 0; i < count; i++) {
    if (answered(item, question_number(item, (int)i + 1)))
      continue;
    struct range first = headings ? (struct range){0, 0} : block_range(c, part[i]);
    uint32_t most = i + 1 < count ? part[i + 1] - part[i] - 1 : headings ? ANSWER_BLOCKS : 0;
    add_answer(c, item, question_number(item, (int)i + 1), first, part[i] + 1, most);
  }
}

/* One question: what the office says below the heading over its view is the answer. */
static void answer_to_one(struct context *c, struct record_item *item) {
  const struct document *d = c->document;
  const struct record_proposal *question = question_number(item, 1);
  if (count_questions(item) != 1 || item->answer_count > 0)
    return;
  for (size_t s = 0; s < d->section_count; s++)
    if (d->section[s].role == ROLE_ASSESSMENT && d->section[s].heading != UINT32_MAX &&
        &c->record->item[d->section[s].item] == item) {
      add_answer(c, item, question, (struct range){0, 0}, d->section[s].heading + 1, ANSWER_BLOCKS);
      return;
    }
}

void find_answers(struct context *c) {
  find_questions(c);
  answers_below_repeats(c);
  for (size_t i = 0; i < c->record->item_count; i++) {
    struct record_item *item = &c->record->item[i];
    answers_where_asked(c, item);
    answers_in_order(c, item, true);
    answers_in_order(c, item, false);
    answer_to_one(c, item);
  }
}
