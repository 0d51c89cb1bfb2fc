/* restated.c - sentences of an assessment that are nothing but a proposal once more: the list itself where it stands
 * among what the office says, or a proposal repeated above the answer to it.  They say what follows is about, and are
 * nobody's view. */
#include "restated.h"

#include <string.h>

/* A sentence that repeats so much of the spelling of a proposal, and is hardly longer, is the proposal. */
static const double same_spelling = 0.97, longer = 1.15;
enum { SOME_BYTES = 8 };

static bool is_evidence(const struct context *c, const struct record_proposal *proposal, struct range sentence) {
  uint32_t length = sentence.end - sentence.start;
  for (size_t e = 0; e < proposal->evidence.count; e++) {
    const struct evidence *evidence = &proposal->evidence.at[e];
    uint32_t from = c->document->block[evidence->block].start;
    uint32_t start = from + evidence->start, end = from + evidence->end;
    start = start > sentence.start ? start : sentence.start;
    end = end < sentence.end ? end : sentence.end;
    if (end > start && 2 * (end - start) > length)
      return true;
  }
  return false;
}

size_t restated_proposal(const struct context *c, const struct record_item *item, const size_t *index, size_t count,
                         const double *alike, struct range sentence) {
  double length = (double)(sentence.end - sentence.start);
  for (size_t p = 0; p < count; p++) {
    const struct record_proposal *proposal = &item->proposal[index[p]];
    if (is_evidence(c, proposal, sentence) ||
        (alike[p] >= same_spelling && length <= longer * (double)strlen(proposal->text) + SOME_BYTES))
      return p;
  }
  return SIZE_MAX;
}
