/* proposals_announced.c - proposals behind an announcement: "Hennes tre önskemål är dessa:", "I motionen begärs fyra
 * saker.", and what stands behind it in the paragraph or below it, in whatever form; and proposals that are told in
 * running prose.
 */
#include "proposal_parts.h"
#include "proposals.h"
#include "proposals_prose.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Longer paragraphs are no entries of a list without marks. */
enum { LONGEST_ENTRY = 300 };

size_t announced_number(const struct context *c, const struct finding *finding) {
  static const char *const words[] = {"ett", "två",  "tre", "fyra", "fem",  "sex",
                                      "sju", "åtta", "nio", "tio",  "elva", "tolv"};
  const char *count = capture_text(c, finding, "count");
  for (size_t i = 0; count != NULL && i < sizeof words / sizeof words[0]; i++)
    if (strcasecmp(count, words[i]) == 0)
      return i + 1;
  return count != NULL && isdigit((unsigned char)count[0]) ? strtoul(count, NULL, 10) : 0;
}

/* "Bergs motion", "motion av Siv Berg": does the paper call WHO the one whose motion it is? */
static bool hands_in(const struct context *c, const char *who) {
  static const char *const behind[] = {"s motion", " motion", "s medborgarförslag", "s initiativ", "s förslag"};
  static const char *const before[] = {"otion av ", "otion från ", "förslag av ", "förslag från ", "nitiativ av "};
  const char *text = c->document->text;
  size_t length = strlen(who);
  for (const char *at = text; (at = strstr(at, who)) != NULL; at += length) {
    for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++)
      if (strncmp(at + length, behind[i], strlen(behind[i])) == 0)
        return true;
    const char *from = at - text > 60 ? at - 60 : text;
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
      if (memmem(from, (size_t)(at - from), before[i], strlen(before[i])) != NULL)
        return true;
  }
  return false;
}

/* "Region Söder", "Föreningen Bygd": a body, not somebody. */
static bool names_body(const struct context *c, const char *who) {
  static const char *const words[] = {"Region",    "Förening", "Svenska",         "Riks",      "Statens",
                                      "Stiftelse", "Byalag",   "Trafikverk",      "Läns",      "Nya",
                                      "Stora",     "Lilla",    "Norra",           "Södra",     "Östra",
                                      "Västra",    "Sveriges", "Socialstyrelsen", "Skolverket"};
  return begins_any(who, words, sizeof words / sizeof words[0]) || body_layer(c, who) != NULL;
}

/* "Siv Berg (L)" where the matter is told, and not what was said at the table. */
static bool tells_with_party(const struct context *c, struct range who) {
  enum section_role role = role_at(c, who.start);
  return strncmp(c->document->text + who.end, " (", 2) == 0 &&
         (role == ROLE_CASE || role == ROLE_SUMMARY || role == ROLE_BACKGROUND || role == ROLE_MOTION);
}

bool by_mover(struct context *c, const struct finding *finding, const struct record_item *item) {
  const char *who = capture_text(c, finding, "who"), *movers = mover_names(c, item);
  if (who == NULL)
    return true;
  bool full = strchr(who, ' ') != NULL && !c->document->minutes && !names_body(c, who);
  if (movers == NULL && tells_with_party(c, capture(c, finding, "who")))
    return true;
  if (movers != NULL ? strstr(movers, who) != NULL : full)
    return true;
  return strstr(whole_title(c), who) != NULL || hands_in(c, who);
}

static void add_parts(struct context *c, const struct finding *finding, const struct parts *parts, uint32_t *until) {
  struct record_item *item = &c->record->item[item_at(c, finding->at.start)];
  struct parts demands = {.count = 0};
  if (parts->count == 1 && begins_demand(folded_range(c, parts->part[0]))) {
    parts_of_demands(c, parts->part[0], &demands);
    parts = &demands;
  }
  for (size_t i = 0; i < parts->count; i++) {
    if (!movers_paper(c) && decides_motion(c, parts->part[i]))
      continue;
    add_proposal(c, item, finding, parts->part[i], NULL);
    *until = parts->part[i].end > *until ? parts->part[i].end : *until;
  }
}

/* Does RANGE speak of a motion, or of what else somebody may hand in? */
static bool about_motion(const struct context *c, struct range range) {
  static const char *const words[] = {"otion",     "edborgarförslag", "nitiativ", "verigeförslag",
                                      "e-förslag", "örslagsställare", "etition",  "amninsamling"};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (memmem(c->document->text + range.start, range.end - range.start, words[i], strlen(words[i])) != NULL)
      return true;
  return false;
}

/* Minutes are long, and retell a motion in one sentence: is there one in items that HAD none?  By number of the item.
 */
static bool *told_in_sentence(const struct context *c, const bool *had) {
  bool *told = arena_array(c->arena, c->record->item_count + 1, sizeof *told);
  memcpy(told, had, c->record->item_count * sizeof *told);
  for (size_t i = 0; c->document->minutes && i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->rule->kind == RULE_PROPOSAL && finding_is(finding, "form", "inline") &&
        finding_is(finding, "type", "proposal"))
      told[item_at(c, finding->at.start)] = true;
  }
  return told;
}

void ask_for_proposals(struct context *c, const bool *had) {
  const bool *told = told_in_sentence(c, had);
  const struct document *d = c->document;
  bool *where = NULL;
  for (size_t i = 0; i < c->record->item_count; i++) {
    const struct item *item = &d->item[i];
    uint32_t first = d->minutes ? item->first_block : 0, end = item->first_block + item->block_count;
    if (told[i] || first >= end || !about_motion(c, (struct range){d->block[first].start, d->block[end - 1].end}))
      continue;
    where = where != NULL ? where : arena_array(c->arena, d->block_count, sizeof *where);
    for (uint32_t b = first; b < end; b++)
      where[b] = true;
  }
  if (where != NULL)
    c->findings = rules_ask(c->findings, where);
}

/* Does another announcement stand behind FINDING in its paragraph?  "... finns tre förslag. De lyder ordagrant: ..." */
static bool announced_again(const struct context *c, const struct finding *finding) {
  for (size_t i = finding_from(c, finding->at.start + 1); i < c->findings->count; i++) {
    const struct finding *next = &c->findings->finding[i];
    if (next->block != finding->block)
      return false;
    if (finding_is(next, "form", "series") && next->at.end > finding->at.end)
      return true;
  }
  return false;
}

/* Is FINDING a heading over a paragraph that says itself where its proposals are?  "Motionen | Berg vill att ..." */
static bool told_below(const struct context *c, const struct finding *finding) {
  const struct block *block = &c->document->block[finding->block];
  if (finding->at.start != block->start || finding->at.end != block->end || c->document->text[block->end - 1] == ':')
    return false;
  for (size_t i = finding_from(c, finding->at.end); i < c->findings->count; i++) {
    const struct finding *next = &c->findings->finding[i];
    if (next->block > finding->block + 1)
      return false;
    if (next->block == finding->block + 1 && next->rule->kind == RULE_PROPOSAL &&
        finding_is(next, "type", "proposal") && !finding_is(next, "form", "list") &&
        !finding_is(next, "form", "opinion") && !finding_is(next, "form", "prose"))
      return true;
  }
  return false;
}

/* The sentences of the paragraphs below, as many as WANTED; nothing if a paragraph has more. */
static void paragraphs_below(const struct context *c, uint32_t first, size_t wanted, struct parts *out) {
  const struct document *d = c->document;
  struct parts found = {.count = 0};
  size_t asked = 0;
  for (uint32_t b = first; found.count < wanted && b < d->flow_count; b++) {
    struct range *sentence;
    size_t count = sentences(c->gazetteer, d->text, block_range(c, b), c->arena, &sentence);
    if (d->block[b].type != BLOCK_PARAGRAPH || d->block[b].section != d->block[first].section ||
        d->block[b].end - d->block[b].start > count * LONGEST_ENTRY || found.count + count > wanted)
      return;
    for (size_t i = 0; i < count; i++) {
      asked += to_be_done(c, sentence[i]);
      add_part(c, &found, sentence[i]);
    }
  }
  if (found.count == wanted && asked * 2 >= wanted)
    *out = found;
}

/* What stands below the announcement, from block FIRST on: marks, a list, a quotation, lines. */
static void parts_below(const struct context *c, uint32_t first, size_t wanted, bool sure, bool colon,
                        struct parts *out) {
  const struct document *d = c->document;
  size_t listed = list_length(c, first, false);
  struct parts marked = {.count = 0};
  if (parts_marked(c, first, d->block[first].start, &marked) >= 2 && marked.count >= listed) {
    *out = marked;
    return;
  }
  for (size_t i = 0; i < listed; i++)
    add_part(c, out, block_range(c, first + (uint32_t)i));
  if (listed > 0 || !sure || d->block[first].type != BLOCK_PARAGRAPH)
    return;
  struct range range = block_range(c, first), *sentence;
  size_t count = sentences(c->gazetteer, d->text, range, c->arena, &sentence);
  if (wanted > 1 && count < wanted)
    paragraphs_below(c, first, wanted, out);
  if (out->count == 0 && wanted == 0 && parts_lines(c, first, LONGEST_ENTRY, colon, out) > 0)
    return;
  size_t asked = 0;
  for (size_t i = 0; i < count; i++)
    asked += to_be_done(c, sentence[i]);
  bool each = out->count == 0 && wanted == 0 && count > 1 && asked == count &&
              strncasecmp(d->text + range.start, "att ", 4) != 0;
  for (size_t i = 0; each && i < count; i++)
    add_part(c, out, sentence[i]);
  if (out->count == 0)
    parts_announced(c, range, wanted, wanted > 0 ? count == wanted : colon && count == 1, out);
}

/* "Huset får en hiss. Huset målas.", "Ska huset målas? Ska det få en hiss?": the first sentences of TEXT, as many as
 * begin with the same word. */
static void sentences_alike(const struct context *c, struct range text, struct parts *out) {
  struct range *sentence;
  size_t count = sentences(c->gazetteer, c->document->text, text, c->arena, &sentence);
  for (size_t i = 0; i < count && sentence[i].end - sentence[i].start <= LONGEST_ENTRY; i++) {
    const char *first = c->document->text + sentence[0].start, *own = c->document->text + sentence[i].start;
    size_t word = strcspn(first, " .,");
    if (strncmp(first, own, word + 1) != 0)
      return;
    add_part(c, out, sentence[i]);
  }
}

/* "... följande: A. B. C.": each sentence, where all of them look like something that is to be, instead of the first.
 */
static void sentences_of_label(const struct context *c, struct range text, struct parts *out) {
  struct parts found = {.count = 0};
  parts_in_prose(c, text, PROSE_LABEL, 0, &found);
  if (found.count == 0)
    sentences_alike(c, text, &found);
  if (found.count > 1)
    *out = found;
}

void proposals_announced(struct context *c, const struct finding *finding, uint32_t *until) {
  const struct document *d = c->document;
  const struct record_item *item = &c->record->item[item_at(c, finding->at.start)];
  const struct block *block = &d->block[finding->block];
  struct range noun = capture(c, finding, "noun");
  if (!by_mover(c, finding, item) || finding->at.start < *until || announced_again(c, finding) ||
      told_below(c, finding))
    return;
  /* "I motionen föreslås fyra bänkar": only marks make a series of a number of anything, or of "Förslag 1: ...". */
  bool sure = finding_get(finding, "weight") == NULL || !range_empty(noun);
  size_t wanted = announced_number(c, finding);
  char last = d->text[finding->at.end - 1];
  bool firm = finding_is(finding, "form", "series") &&
              (last != '.' || strstr(folded_range(c, finding->at), "följande") != NULL);
  uint32_t start = finding_is(finding, "weight", "strong") ? finding->at.start : finding->at.end;
  start += (uint32_t)strspn(d->text + start, " ");
  struct parts parts = {.count = 0};
  if (start + 8 < block->end) {
    uint32_t quote = strncmp(d->text + start, "”", strlen("”")) == 0 ? (uint32_t)strlen("”") : d->text[start] == '"';
    if (parts_marked(c, finding->block, start, &parts) < 2) {
      parts.count = 0;
      if (quote == 0 || parts_marked(c, finding->block, start + quote, &parts) < 2) {
        parts.count = 0;
        if (sure)
          parts_announced(c, (struct range){start, block->end}, wanted, firm, &parts);
        if (parts.count == 1 && firm && last == ':' && wanted == 0)
          sentences_of_label(c, (struct range){start + quote, block->end}, &parts);
      }
    }
  } else if (finding->block + 1 < d->flow_count) {
    parts_below(c, finding->block + 1, wanted, sure, firm && last == ':', &parts);
  }
  /* In what somebody says or thinks there may be anything else. */
  for (size_t i = 0; i < parts.count && finding_is(finding, "form", "quotation"); i++)
    if (!to_be_done(c, parts.part[i]))
      return;
  add_parts(c, finding, &parts, until);
}

/* "Jag vill att ...": an office says "we", too, and quotes itself seldom. */
static bool own_words(struct context *c, const struct finding *finding) {
  struct range own = capture(c, finding, "own");
  return range_empty(own) || quoted(c, own) ||
         (role_at(c, own.start) == ROLE_MOTION && strncasecmp(c->document->text + own.start, "vi", 2) != 0);
}

void proposals_told(struct context *c, const struct finding *finding, uint32_t *until) {
  const struct record_item *item = &c->record->item[item_at(c, finding->at.start)];
  struct range text = capture(c, finding, "text"), more = capture(c, finding, "more");
  if (range_empty(text)) { /* told in the infinitive */
    text = more;
    more = (struct range){0, 0};
  }
  if (range_empty(text) || finding->at.start < *until || !by_mover(c, finding, item) ||
      c->document->text[text.end - 1] == ':' || !own_words(c, finding))
    return;
  struct parts parts = {.count = 0};
  bool thing = text.start < 4 || memcmp(c->document->text + text.start - 4, "att ", 4) != 0;
  parts_of_sentence(c, text, &parts);
  if (parts.count == 1 && thing) {
    parts.count = 0;
    parts_of_things(c, text, &parts);
  }
  if (parts.count == 1 && (finding_is(finding, "form", "opinion") || to_be_done(c, text))) {
    parts.count = 0;
    parts_of_verbs(c, text, &parts);
  }
  add_part(c, &parts, more);
  add_parts(c, finding, &parts, until);
}
