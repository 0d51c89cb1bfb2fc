/* writer.c - whether an office or a committee writes, where no letterhead tells it.
 *
 * Papers of small offices have no letterhead, or one in words of their own ("Gata/Park", "Skogsförvaltaren").  Who
 * writes shows in many small signs, none of which is sure: what stands over the assessment, who is said to think
 * something, who handles the matter and who signs, whom the decision is proposed to.  They are weighed against each
 * other:
 *
 *   the signs of rules/writers.rules   each once, with the weight that stands there
 *   a title of an officer in the head  0.6  "IT-strateg Siv Berg"; a chair has none
 *   a title of an officer below        0.5  less than a chair's 0.8, as a committee's secretary may sign beside him
 *   a body in the head                 1.0 an office, 0.6 a committee: that may be whom the paper is for,
 *                                      and it is where an officer's title stands above it
 *
 * Where they balance, or where there are none, it is an office: most papers that answer a motion are, and a committee
 * says that it is one. */
#include "context.h"
#include "unicode.h"

#include <string.h>

enum { HEAD_LINES = 14, LAST_LINES = 8, LONGEST_LINE = 120, SIGNS = 64 };

static const double office_unsigned = 0.2; /* what an answer weighs that bears no sign */
static const double title_in_head = 0.6, title_below = 0.5, office_in_head = 1.0, committee_in_head = 0.6;

struct scales {
  double office, committee;
  bool board; /* a sign says which committee */
  const struct rule *seen[SIGNS];
  size_t count;
};

/* Running text: below it there is no letterhead. */
static bool running_text(const struct context *c, uint32_t block) {
  return c->document->block[block].end - c->document->block[block].start > LONGEST_LINE + 40;
}

/* How many blocks of the flow stand before the first of running text, HEAD_LINES at the most. */
static uint32_t head_lines(const struct context *c) {
  uint32_t i = 0;
  while (i < HEAD_LINES && i < c->document->flow_count && c->document->block[i].page == 1 && !running_text(c, i))
    i++;
  return i;
}

static bool in_last_lines(const struct context *c, uint32_t block) {
  return block < c->document->flow_count && block + LAST_LINES >= c->document->flow_count && block > 1;
}

static bool counts(struct context *c, const struct finding *finding) {
  if (finding_is(finding, "form", "head"))
    return finding->block < head_lines(c);
  if (finding_is(finding, "form", "below"))
    return in_last_lines(c, finding->block);
  return !finding_is(finding, "form", "voice") || !quoted(c, finding->at);
}

static void weigh_sign(struct context *c, struct scales *scales, const struct finding *finding) {
  for (size_t i = 0; i < scales->count; i++)
    if (scales->seen[i] == finding->rule)
      return;
  if (scales->count == SIGNS || !counts(c, finding))
    return;
  scales->seen[scales->count++] = finding->rule;
  scales->board = scales->board || finding_is(finding, "layer", "board");
  double weight = finding_number(finding, "weight", 0.5);
  *(finding_is(finding, "layer", "administration") ? &scales->office : &scales->committee) += weight;
}

/* Does the line RANGE, or one of the parts that commas, bars and wide gaps make of it, say an officer's title: alone,
 * before a name or behind one? */
static bool tells_title(const struct context *c, struct range range) {
  const char *text = c->document->text, *at = text + range.start, *end = text + range.end;
  while (at < end) {
    size_t length = strcspn(at, ",|/\t\n:"), part = length;
    if (length > (size_t)(end - at))
      part = length = (size_t)(end - at);
    while (part > 0 && *at == ' ')
      at++, part--, length--;
    while (part > 0 && at[part - 1] == ' ')
      part--;
    if (part > 3 && (gazetteer_title(c->gazetteer, at, part) || leading_title(c, at, part) > 0))
      return true;
    at += length < (size_t)(end - at) ? length + 1 : length;
  }
  return false;
}

static bool title_in(const struct context *c, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++) {
    struct range line = block_range(c, i);
    if (line.end - line.start < LONGEST_LINE && tells_title(c, line))
      return true;
  }
  return false;
}

bool officer_above(const struct context *c, uint32_t block) { return title_in(c, 0, block < HEAD_LINES ? block : 0); }

static void weigh_letterhead(const struct context *c, struct scales *scales) {
  uint32_t block;
  const char *layer = letterhead_layer(c, &block);
  if (layer != NULL && strcmp(layer, "administration") == 0)
    scales->office += office_in_head;
  else if (layer != NULL && !officer_above(c, block))
    scales->committee += committee_in_head;
}

const char *writer_layer(struct context *c, double *margin) {
  struct scales scales = {.office = office_unsigned};
  for (size_t i = 0; i < c->findings->count; i++)
    if (c->findings->finding[i].rule->kind == RULE_METADATA && finding_is(&c->findings->finding[i], "field", "writer"))
      weigh_sign(c, &scales, &c->findings->finding[i]);
  uint32_t flow = (uint32_t)c->document->flow_count, head = head_lines(c),
           last = flow > LAST_LINES ? flow - LAST_LINES : 0;
  if (title_in(c, 0, head))
    scales.office += title_in_head;
  if (title_in(c, last > head ? last : head, flow))
    scales.office += title_below;
  weigh_letterhead(c, &scales);
  bool office = scales.office >= scales.committee;
  *margin = office ? scales.office - scales.committee : scales.committee - scales.office;
  return office ? "administration" : scales.board ? "board" : "committee";
}
