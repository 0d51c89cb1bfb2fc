/* officers.c - who handles the matter of a paper: lines of its head that are a name, and lists under a word such as
 * "Handläggare" or "Beredningsansvariga".  What stands in one line with its label, metadata.officer reads. */
#include "context.h"
#include "unicode.h"

#include <string.h>

enum { HEAD_BLOCKS = 24, LONGEST_LINE = 140 };

/* ---- lines of the head ---- */

static bool own_words(const struct context *c) {
  static const char *const types[] = {"motion", "inquiry", "minutes", "minutes-extract", "agenda", "reservation"};
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
    if (strcmp(c->record->type, types[i]) == 0)
      return true;
  return c->document->minutes;
}

uint32_t title_block(const struct context *c) {
  const struct evidences *title = &c->record->title_evidence;
  return title->count > 0 ? title->at[0].block : 0;
}

bool in_letterhead(const struct context *c, uint32_t block) {
  return block < title_block(c) && block < HEAD_BLOCKS && c->document->block[block].page == 1;
}

/* Does TEXT, what follows a name in its line, tell how to reach its bearer or what he is? */
static bool tells_officer(const struct context *c, const char *text, size_t length) {
  char folded[LONGEST_LINE * 2];
  unicode_fold_bytes(text, length, folded);
  folded[length] = '\0';
  static const char *const reach[] = {"tfn", "tel", "@", "mobil", "e-post", "epost"};
  for (size_t i = 0; i < sizeof reach / sizeof reach[0]; i++)
    if (strstr(folded, reach[i]) != NULL)
      return true;
  size_t digits = strspn(folded, "0123456789 -/");
  return (digits >= 6 && digits == length && folded[0] == '0') || gazetteer_title(c->gazetteer, text, length);
}

/* Words that look like a name and are one of a place, an office or a paper. */
static bool no_person(const struct context *c, const char *text, size_t length) {
  static const char *const first[] = {"räddningstjänsten",
                                      "brandförsvaret",
                                      "socialtjänsten",
                                      "hälsovården",
                                      "stadsdelsförvaltning",
                                      "diarienummer",
                                      "till",
                                      "region",
                                      "från",
                                      "box",
                                      "sida",
                                      "norra",
                                      "södra",
                                      "östra",
                                      "västra"};
  static const char *const ends[] = {
      "kommun",      "stad",      "stads",      "region",      "remiss",  "motion",      "torget",
      "gatan",       "huset",     "sidan",      "vägen",       "partiet", "box",         "utlåtande",
      "yttrande",    "skrivelse", "protokoll",  "nämnd",       "nämnden", "kontor",      "kontoret",
      "förvaltning", "styrelse",  "styrelsen",  "enhet",       "enheten", "avdelningen", "förvaltningen",
      "utskott",     "utskottet", "delegation", "fullmäktige", "väg",     "ab",          "föreningen",
      "förening",    "förbundet", "byalag",     "stiftelsen",  "museet",  "museum"};
  char folded[LONGEST_LINE];
  unicode_fold_bytes(text, length, folded);
  bool small = false;
  for (size_t at = 0; at < length; at++) {
    small = small || (text[at] >= 'a' && text[at] <= 'z');
    if (at + 1 < length && text[at + 1] != ' ')
      continue;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
      size_t end = strlen(ends[i]);
      bool whole = end > 6 || at + 1 == end || (at + 1 > end && folded[at - end] == ' '); /* not "Rystad" */
      if (at + 1 >= end && whole && memcmp(folded + at + 1 - end, ends[i], end) == 0)
        return true;
    }
  }
  for (size_t i = 0; i < sizeof first / sizeof first[0]; i++)
    if (strncmp(folded, first[i], strlen(first[i])) == 0 && folded[strlen(first[i])] == ' ')
      return true;
  return !small || gazetteer_body(c->gazetteer, text, length) != NULL;
}

size_t leading_title(const struct context *c, const char *text, size_t length) {
  enum { MOST_WORDS = 4 };
  const char *end = text + length, *at = text;
  for (int words = 0; words < MOST_WORDS && (at = memchr(at, ' ', (size_t)(end - at))) != NULL; words++, at++)
    if (gazetteer_title(c->gazetteer, text, (size_t)(at - text)) && name_length(c, at + 1, end) > 0)
      return (size_t)(at - text);
  return 0;
}

/* Splits the line RANGE in a name and what follows it; false if it begins with none.  A title before the name goes into
 * *TITLE. */
static bool named_line(const struct context *c, struct range range, struct range *name, struct range *rest,
                       const char **title) {
  const char *text = c->document->text;
  *title = NULL;
  uint32_t first = range.start + (uint32_t)leading_title(c, text + range.start, range.end - range.start);
  if (first > range.start) {
    *title = range_text(c, (struct range){range.start, first});
    range.start = first + 1;
  }
  size_t length = name_length(c, text + range.start, text + range.end);
  *name = (struct range){range.start, range.start + (uint32_t)length};
  *rest = (struct range){name->end, range.end};
  while (rest->start < rest->end && strchr(" ,\t:", text[rest->start]) != NULL)
    rest->start++;
  return length > 0 && text[name->end - 1] != ')' && !no_person(c, text + name->start, length);
}

/* A date at the end of a line of the head is the paper's, as in a form whose labels stand above. */
static void cut_date(struct context *c, struct range *rest) {
  const char *text = c->document->text;
  bool impossible;
  const char *cell = memchr(text + rest->start, '\t', rest->end - rest->start);
  if (cell != NULL)
    rest->end = (uint32_t)(cell - text);
  if (rest->end - rest->start < 10)
    return;
  struct range date = {rest->end - 10, rest->end};
  if ((text[date.start] != '2' && text[date.start] != '1') || text[date.start + 4] != '-' ||
      iso_date(c, range_text(c, date), &impossible) == NULL)
    return;
  add_date(c, "document", date);
  rest->end = date.start;
  while (rest->end > rest->start && strchr(" ,\t", text[rest->end - 1]) != NULL)
    rest->end--;
}

static bool has_officer(const struct context *c) {
  for (size_t i = 0; i < c->record->person_count; i++)
    if (strcmp(c->record->person[i].role, "officer") == 0)
      return true;
  return false;
}

static bool is_title(const struct context *c, struct range range) {
  return !range_empty(range) && gazetteer_title(c->gazetteer, c->document->text + range.start, range.end - range.start);
}

static void add_officer(struct context *c, struct range name, const char *title) {
  struct named who[2];
  if (people_in(c, name, who, 2) > 0)
    add_person(c, NULL, "officer", &who[0], title, NULL, name);
}

/* ---- lists ---- */

/* The label that begins block INDEX, with what may follow a colon; LABEL_ALONE: nothing does. */
enum label { NO_LABEL, LABEL_ALONE, LABEL_AND_NAME };

static enum label officer_label(const struct context *c, uint32_t index, struct range *value) {
  const char *text = c->document->text;
  struct range range = block_range(c, index);
  uint32_t end = range.start;
  while (end < range.end && text[end] != ':' && text[end] != '\t' && end - range.start < 48)
    end++;
  bool leads;
  if (gazetteer_office(c->gazetteer, text + range.start, end - range.start, &leads) != OFFICE_OFFICER)
    return NO_LABEL;
  while (end < range.end && strchr(": \t", text[end]) != NULL)
    end++;
  *value = (struct range){end, range.end};
  return end == range.end ? LABEL_ALONE : LABEL_AND_NAME;
}

/* The names in the blocks from INDEX on, each with a title or an office behind it but for the first. */
static uint32_t read_list(struct context *c, uint32_t index, bool first) {
  const struct document *d = c->document;
  for (; index < d->flow_count; index++, first = false) {
    struct range range = block_range(c, index), name, rest;
    const char *title;
    if (range.end - range.start > LONGEST_LINE || d->block[index].type == BLOCK_HEADING ||
        (!first && d->block[index].after_gap) || !named_line(c, range, &name, &rest, &title))
      break;
    bool comma = d->text[name.end] == ',';
    if (!first && !comma)
      break;
    add_officer(c, name, title != NULL || !is_title(c, rest) ? title : range_text(c, rest));
  }
  return index;
}

static void find_listed(struct context *c) {
  const struct document *d = c->document;
  for (uint32_t i = 0; i < d->flow_count; i++) {
    struct range value, name, rest;
    const char *title;
    enum label label = d->block[i].end - d->block[i].start > LONGEST_LINE ? NO_LABEL : officer_label(c, i, &value);
    if (label == NO_LABEL)
      continue;
    if (label == LABEL_AND_NAME) {
      if (!named_line(c, value, &name, &rest, &title))
        continue;
      add_officer(c, name, title);
    }
    if (!in_letterhead(c, i)) /* below a label in the head stand telephone and office as well */
      i = read_list(c, i + 1, label == LABEL_ALONE) - 1;
  }
}

void find_officers(struct context *c) {
  const struct document *d = c->document;
  if (own_words(c))
    return;
  find_listed(c);
  bool labelled = has_officer(c);
  for (uint32_t i = 0; i < d->flow_count && in_letterhead(c, i); i++) {
    struct range name, rest, line = block_range(c, i);
    const char *title;
    if (line.end - line.start > LONGEST_LINE || !named_line(c, line, &name, &rest, &title))
      continue;
    cut_date(c, &rest);
    bool told = title != NULL || (!range_empty(rest) && tells_officer(c, d->text + rest.start, rest.end - rest.start));
    if (!told && range_empty(rest) && i + 1 < d->flow_count && in_letterhead(c, i + 1)) {
      struct range next = block_range(c, i + 1);
      told = next.end - next.start < LONGEST_LINE && tells_officer(c, d->text + next.start, next.end - next.start);
      bool titled = gazetteer_title(c->gazetteer, d->text + next.start, next.end - next.start);
      title = told && titled ? range_text(c, next) : NULL;
    }
    if (told || (range_empty(rest) && !labelled && !has_officer(c)))
      add_officer(c, name, title != NULL || !is_title(c, rest) ? title : range_text(c, rest));
  }
}
