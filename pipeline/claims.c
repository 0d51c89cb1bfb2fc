/* claims.c - what members claim at the table (yrkanden), with who claims it. */
#include "context.h"

#include <ctype.h>
#include <string.h>

enum { LONGEST_LIST = 40 };

/* RANGE without the "att" in front and the signs behind. */
static struct range claim_text(const struct context *c, struct range range) {
  const char *text = c->document->text;
  while (range.end > range.start && strchr(" .,:;\n", text[range.end - 1]) != NULL)
    range.end--;
  if (range.end > range.start + 4 && strncasecmp(text + range.start, "att ", 4) == 0)
    range.start += 4;
  return range;
}

static void add_claim(struct context *c, const struct finding *finding, struct range range, const char *marker) {
  struct record_item *item = &c->record->item[item_at(c, finding->at.start)];
  range = claim_text(c, range);
  if (range.end < range.start + 6)
    return;
  const char *by = capture_text(c, finding, "by"), *text = range_text(c, range);
  size_t n = 1;
  for (size_t i = 0; i < item->proposal_count; i++) {
    struct record_proposal *old = &item->proposal[i];
    if (!is(old->kind, "claim"))
      continue;
    n++;
    if (is(old->by, by) && strcasecmp(old->text, text) == 0) {
      add_evidence(c, &old->evidence, range, NULL);
      return;
    }
  }
  bool numbered = marker != NULL && isdigit((unsigned char)marker[0]);
  item->proposal =
      arena_grow(c->arena, item->proposal, item->proposal_count, &item->proposal_capacity, sizeof *item->proposal);
  struct record_proposal *claim = &item->proposal[item->proposal_count++];
  *claim = (struct record_proposal){.id = new_id(c, 'p'),
                                    .n = numbered ? arena_strndup(c->arena, marker, strspn(marker, "0123456789"))
                                                  : arena_printf(c->arena, "%zu", n),
                                    .kind = "claim",
                                    .by = by,
                                    .text = text,
                                    .rule = finding->rule->id};
  add_evidence(c, &claim->evidence, range, NULL);
}

static bool begins_with_att(const char *text) { return strncasecmp(text, "att ", 4) == 0; }

/* "Siv Berg (S) yrkar att" or "yrkar följande:", and the entries below: each is a claim.  Returns their number. */
static size_t claims_below(struct context *c, const struct finding *finding) {
  const struct document *d = c->document;
  const struct block *lead = &d->block[finding->block];
  size_t count = 0;
  for (uint32_t b = finding->block + 1; b < d->flow_count && count < LONGEST_LIST; b++, count++) {
    const struct block *block = &d->block[b];
    if (block->section != lead->section || !(block->type == BLOCK_ITEM || begins_with_att(d->text + block->start)))
      break;
    add_claim(c, finding, block_range(c, b), block->marker);
  }
  return count;
}

/* Does the claim at TEXT only lead into what is below it? */
static bool leads(const struct context *c, const struct finding *finding, struct range text) {
  const struct block *block = &c->document->block[finding->block];
  char last = c->document->text[block->end - 1];
  bool whole = (range_empty(text) ? finding->at.end : text.end) + 2 >= block->end;
  /* "Siv Berg (S) yrkar", and lines with "att" below it */
  if (whole && range_empty(text) && finding->block + 1 < c->document->flow_count &&
      begins_with_att(c->document->text + c->document->block[finding->block + 1].start))
    return true;
  return whole &&
         (last == ':' || (block->end - block->start > 4 && memcmp(c->document->text + block->end - 4, " att", 4) == 0));
}

void find_claims(struct context *c) {
  for (size_t i = 0; i < c->findings->count && c->document->minutes; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->rule->kind != RULE_PROPOSAL || !finding_is(finding, "type", "claim"))
      continue;
    struct range text = capture(c, finding, "text");
    if (leads(c, finding, text) && claims_below(c, finding) > 0)
      continue;
    add_claim(c, finding, text, NULL);
  }
}
