/* proposals_prose.c - proposals told in running prose, where a paper has no list of them and no sentence says "proposes
 * that": "Hon räknar upp tre botemedel. Avgiften slopas. Eluttag finns vid varje plats. ..."  No single form tells such
 * a proposal; what counts is that several alike stand in a row behind words about the motion.
 */
#include "proposals_prose.h"
#include "proposals.h"
#include "unicode.h"

#include <ctype.h>
#include <string.h>

enum { LONGEST_PROPOSAL = 320 };

/* ---- one sentence ---- */

/* "Slopas", "införs", "byggs": does WORD, LENGTH bytes before its space and more than an ending, look like a passive?
 * "-rnas" are genitives, "lärarnas". */
static bool passive(const char *word, size_t length) {
  static const char *const ends[] = {"as",  "ngs", "ggs", "cks", "lls", "tts", "nks", "rks", "js",  "vs", "pps",
                                     "örs", "yts", "öms", "äts", "nds", "uds", "xs",  "ips", "öps", "ses"};
  static const char *const words[] = {"finns ", "ges ",   "görs ",   "tas ", "slås ",
                                      "dras ",  "utses ", "förses ", "söks "};
  static const char *const others[] = {"rnas", "ands", "alls"};
  if (begins_any(word, words, sizeof words / sizeof words[0]))
    return true;
  return length >= 4 && !ends_any(word, length, others, sizeof others / sizeof others[0]) &&
         ends_any(word + 1, length - 1, ends, sizeof ends / sizeof ends[0]);
}

/* Verbs of the present that say how it is to be with something. */
static bool state(const char *word) {
  static const char *const words[] = {"får ",      "blir ",    "slipper ", "erhåller ", "avstår ",   "byter ",
                                      "genomgår ", "övergår ", "svarar ",  "bekostar ", "serverar ", "betalar ",
                                      "badar ",    "åker ",    "anlitar ", "utbildar ", "befrias "};
  return begins_any(word, words, sizeof words / sizeof words[0]);
}

/* What tells of something that is, was or is thought. */
static int against(const char *text) {
  static const char *const tells[] = {
      " var ",         " hade ",         " blev ",       " har varit ", " har blivit ", " anser ",
      " menar ",       " tycker ",       " skriver ",    " eftersom ",  " enligt ",     " skälet ",
      " hänvisar ",    " anför ",        " framhåller ", " påpekar ",   " redan ",      " i dag ",
      " sällan ",      " ofta ",         " numera ",     " idag ",      " inkom ",      " remitterades ",
      " remitterats ", " överlämnades ", " beslutade ",  " väcktes ",   " motionen ",   " medborgarförslaget ",
      " anmäldes ",    " ville ",        " kostade "};
  static const char *const begins[] = {"hon ",           "han ",        "de ",           "detta ",
                                       "därför ",        "motionären ", "motionärerna ", "förslagsställaren ",
                                       "förvaltningen ", "kontoret ",   "nämnden ",      "det är ",
                                       "det finns ",     "det var ",    "så ",           "annars ",
                                       "nu får det ",    "det får "};
  int sum = 0;
  size_t space = strspn(text, " ");
  for (size_t i = 0; i < sizeof tells / sizeof tells[0]; i++)
    sum += strstr(text, tells[i]) != NULL && !ends_with(text, tells[i]); /* "tjugo böcker var" */
  return sum + begins_any(text + space, begins, sizeof begins / sizeof begins[0]);
}

/* "Slopade": words of the past, but for participles before a noun. */
static bool past(const char *word, size_t length) {
  return length >= 6 && memcmp(word + length - 3, "ade", 3) == 0 && strncmp(word, "minskade", 8) != 0 &&
         strncmp(word, "ökade", 5) != 0;
}

int looks_demanded(const struct context *c, struct range sentence) {
  char *text = arena_printf(c->arena, "%s ", folded_range(c, sentence));
  for (char *at = text; *at != '\0'; at++)
    if (strchr(".,;:!?”\"", *at) != NULL)
      *at = ' ';
  size_t length = strlen(text);
  while (length > 1 && text[length - 2] == ' ')
    text[--length] = '\0';
  int sum = to_be_done(c, sentence) ? 2 : 0;
  bool first = true, found = false;
  for (const char *word = text, *space; (space = strchr(word, ' ')) != NULL; word = space + 1) {
    size_t size = (size_t)(space - word);
    found = found || (!first && (passive(word, size) || state(word) || does_something(word)));
    sum -= past(word, size);
    first = first && size == 0;
  }
  return sum + (found ? 2 : 0) - 2 * against(text);
}

/* ---- several ---- */

/* Are the parts alike enough to be a series: none told against, most of them DEMANDED at least? */
static bool alike(const struct context *c, const struct parts *parts, int demanded, bool all) {
  size_t good = 0;
  for (size_t i = 0; i < parts->count; i++) {
    int looks = looks_demanded(c, parts->part[i]);
    if (looks < 0 || parts->part[i].end - parts->part[i].start > LONGEST_PROPOSAL)
      return false;
    good += looks >= demanded;
  }
  return parts->count >= 2 && (all ? good == parts->count : good * 2 > parts->count);
}

/* "A får säte, B får rösträtt och ett arvode införs": SENTENCE cut at commas and at the last "och" or "samt", as long
 * as there is something that is to be on both sides. */
static void clauses(const struct context *c, struct range sentence, struct parts *out) {
  static const char *const joints[] = {", och ", ", samt ", ", dels ", ", ", " samt ", " och "};
  const char *text = c->document->text;
  uint32_t start = sentence.start;
  for (uint32_t at = start; at < sentence.end; at++)
    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++) {
      size_t size = strlen(joints[i]);
      if (at + size >= sentence.end || memcmp(text + at, joints[i], size) != 0)
        continue;
      uint32_t next = at + (uint32_t)size, stop = next;
      while (stop < sentence.end && text[stop] != ',')
        stop++;
      uint32_t first = 0;
      bool clause = unicode_read(text + next, text + sentence.end, &first) > 0 && !does_something(text + next) &&
                    !state(text + next) && strncmp(text + next, "som ", 4) != 0 && strncmp(text + next, "så ", 3) != 0;
      if (clause && looks_demanded(c, (struct range){start, at}) >= 2 &&
          looks_demanded(c, (struct range){next, stop}) >= 2) {
        add_part(c, out, (struct range){start, at});
        start = next;
      }
      break;
    }
  add_part(c, out, (struct range){start, sentence.end});
}

/* Between semicolons. */
static void between_semicolons(const struct context *c, struct range sentence, struct parts *out) {
  const char *text = c->document->text;
  uint32_t start = sentence.start;
  for (uint32_t at = start; at < sentence.end; at++)
    if (text[at] == ';') {
      add_part(c, out, (struct range){start, at});
      start = at + 1;
    }
  add_part(c, out, (struct range){start, sentence.end});
}

/* What stands in quotation marks, one behind the other. */
static void between_quotation_marks(const struct context *c, struct range text, struct parts *out) {
  static const char *const joints[] = {", ", " och ", " samt ", ", och ", ", samt ", "; ", " "};
  struct parts found = {.count = 0};
  const char *all = c->document->text;
  uint32_t at = text.start;
  for (;;) {
    size_t mark = all[at] == '"' ? 1 : strncmp(all + at, "”", strlen("”")) == 0 ? strlen("”") : 0;
    if (mark == 0)
      break;
    uint32_t start = at + (uint32_t)mark, end = start;
    while (end < text.end && memcmp(all + end, all + at, mark) != 0)
      end++;
    if (end >= text.end)
      break;
    add_part(c, &found, (struct range){start, end});
    at = end + (uint32_t)mark;
    for (size_t i = sizeof joints / sizeof joints[0]; i-- > 0;)
      if (strncmp(all + at, joints[i], strlen(joints[i])) == 0 &&
          strchr("\"\xe2", all[at + strlen(joints[i])]) != NULL) {
        at += (uint32_t)strlen(joints[i]);
        break;
      }
  }
  if (found.count > 1)
    *out = found;
}

/* As many sentences as look like something that is to be, from the first on. */
static size_t row(const struct context *c, const struct range *sentence, size_t count, int demanded,
                  struct parts *out) {
  size_t length = 0;
  while (length < count && looks_demanded(c, sentence[length]) >= demanded &&
         sentence[length].end - sentence[length].start < LONGEST_PROPOSAL)
    add_part(c, out, sentence[length++]);
  return length;
}

/* What a label leads to in one sentence: "A; B; C.", "A, B och C." */
static void in_one_sentence(const struct context *c, struct range sentence, size_t wanted, struct parts *out) {
  struct parts found = {.count = 0};
  between_semicolons(c, sentence, &found);
  if (found.count < 2) {
    found.count = 0;
    clauses(c, sentence, &found);
  }
  if (alike(c, &found, 2, false) && (wanted == 0 || found.count == wanted)) {
    *out = found;
    return;
  }
  found.count = 0;
  parts_of_things(c, sentence, &found); /* "fler lyktor vid ån, klippta häckar i parken och en kiosk" */
  if (alike(c, &found, 0, true) && (wanted == 0 || found.count == wanted))
    *out = found;
}

void parts_in_prose(const struct context *c, struct range text, enum prose_lead lead, size_t wanted,
                    struct parts *out) {
  struct range *sentence;
  size_t count = sentences(c->gazetteer, c->document->text, text, c->arena, &sentence);
  struct parts found = {.count = 0};
  if (count == 0)
    return;
  if (lead != PROSE_SPOKEN) {
    between_quotation_marks(c, text, out);
    if (out->count == 0)
      in_one_sentence(c, sentence[0], wanted, out);
    if (out->count > 0)
      return;
  }
  char first = c->document->text[text.start], last = c->document->text[text.end - 1];
  if (lead == PROSE_LABEL && (first == '"' || first == '\xe2') && (last == '"' || last == '\x9d')) {
    for (size_t i = 0; i < count; i++)
      if (looks_demanded(c, sentence[i]) >= 2)
        add_part(c, out, sentence[i]);
    return;
  }
  if (wanted > 1 && count >= wanted) {
    for (size_t i = 0; i < wanted; i++)
      add_part(c, &found, sentence[i]);
    if (alike(c, &found, 2, count > wanted)) {
      *out = found;
      return;
    }
    found.count = 0;
  }
  if (lead == PROSE_COUNTED)
    return;
  size_t length = row(c, sentence, count, 2, &found);
  if (length >= 2 && (length == count || (count - length < length && lead == PROSE_SPOKEN)))
    *out = found;
}

/* ---- behind a finding ---- */

static enum prose_lead lead_of(const struct context *c, const struct finding *finding) {
  if (!range_empty(capture(c, finding, "count")))
    return PROSE_COUNTED;
  const struct block *block = &c->document->block[finding->block];
  return c->document->text[finding->at.end - 1] == ':' || finding->at.end + 1 >= block->end ? PROSE_LABEL
                                                                                            : PROSE_SPOKEN;
}

/* "Två ledamöter yrkar följande: A. B.", "Svar: A. B.": what stands behind the colon of the first sentence of TEXT. */
static struct range behind_lead(const struct context *c, struct range text) {
  const char *all = c->document->text;
  for (uint32_t at = text.start; at + 2 < text.end && at < text.start + 160; at++) {
    if (strchr(".;!?", all[at]) != NULL && all[at + 1] == ' ')
      break;
    if (all[at] == ':' && all[at + 1] == ' ')
      return (struct range){at + 2, text.end};
  }
  return text;
}

void proposals_in_prose(struct context *c, const struct finding *finding, uint32_t *until) {
  const struct document *d = c->document;
  struct record_item *item = &c->record->item[item_at(c, finding->at.start)];
  struct range text = {finding->at.end, d->block[finding->block].end};
  if (finding->at.start < *until || !by_mover(c, finding, item))
    return;
  text.start += (uint32_t)strspn(d->text + text.start, " ");
  if (text.start + 8 >= text.end) { /* a heading, or the end of a paragraph that leads on */
    uint32_t next = finding->block + 1;
    if (next >= d->flow_count || d->block[next].type != BLOCK_PARAGRAPH)
      return;
    text = behind_lead(c, block_range(c, next));
  }
  struct parts parts = {.count = 0};
  parts_in_prose(c, text, lead_of(c, finding), announced_number(c, finding), &parts);
  for (size_t i = 0; i < parts.count; i++)
    if (decides_motion(c, parts.part[i]))
      return;
  for (size_t i = 0; i < parts.count; i++) {
    add_proposal(c, item, finding, parts.part[i], NULL);
    *until = parts.part[i].end > *until ? parts.part[i].end : *until;
  }
}
