/* answers.c - the answers to the questions of a skrivelse: below the question told again, its heading or its number. */
#include "context.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Two texts this much alike are one question. */
static const double same_words = 0.85;
/* A heading this much like a question repeats it. */
static const double same_question = 0.55;

enum { ANSWER_BLOCKS = 30 };

static const struct record_proposal *question_of(struct context *c, const struct record_item *item, uint32_t block) {
  const char *text = range_text(c, block_range(c, block));
  /* "Fråga 2": the second question. */
  if (strncasecmp(text, "fråga ", strlen("fråga ")) == 0 && strlen(text) < 12) {
    int number = atoi(text + strlen("fråga "));
    for (size_t i = 0; i < item->proposal_count; i++)
      if (strcmp(item->proposal[i].kind, "question") == 0 && --number == 0)
        return &item->proposal[i];
  }
  const struct record_proposal *best = NULL;
  bool heading = c->document->block[block].type == BLOCK_HEADING;
  double most = heading ? same_question : same_words;
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
static bool asked_in(const struct record_proposal *question, uint32_t block) {
  for (size_t i = 0; i < question->evidence.count; i++)
    if (question->evidence.at[i].block == block)
      return true;
  return false;
}

void find_answers(struct context *c) {
  const struct document *d = c->document;
  for (uint32_t i = 0; i + 1 < d->flow_count; i++) {
    if (d->block[i].type != BLOCK_HEADING && d->block[i].end - d->block[i].start > 200)
      continue;
    struct record_item *item = &c->record->item[item_at(c, d->block[i].start)];
    const struct record_proposal *question = question_of(c, item, i);
    if (question == NULL || (d->block[i].type != BLOCK_HEADING && asked_in(question, i)))
      continue;
    struct record_answer answer = {.question = question->id};
    for (uint32_t b = i + 1; b < d->flow_count && b <= i + ANSWER_BLOCKS; b++) {
      if (d->block[b].type == BLOCK_HEADING || d->block[b].type == BLOCK_SIGNATURE ||
          (d->block[b].end - d->block[b].start < 200 && question_of(c, item, b) != NULL))
        break;
      add_evidence(c, &answer.evidence, block_range(c, b), NULL);
    }
    if (answer.evidence.count == 0)
      continue;
    answer.id = new_id(c, 'a');
    item->answer = arena_grow(c->arena, item->answer, item->answer_count, &item->answer_capacity, sizeof *item->answer);
    item->answer[item->answer_count++] = answer;
  }
}
