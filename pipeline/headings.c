/* headings.c - which drafts are headings (by look, wording and place), and which are signatures. */
#include "any_of.h"
#include "section_signs.h"
#include "segment.h"
#include "unicode.h"

#include <ctype.h>
#include <string.h>

enum { HEADING_BYTES = 300, SHORT_BYTES = 100, TEXT_ROOM = 512 };

size_t draft_text(const struct segmenter *s, const struct draft *draft, char *out, size_t room) {
  size_t at = 0;
  for (uint32_t i = 0; i < draft->count; i++) {
    const struct line *line = s->line[draft->first + i].line;
    uint32_t skip = i == 0 ? draft->skip : 0;
    size_t length = line->length - skip;
    if (at > 0 && at + 1 < room)
      out[at++] = ' ';
    if (at + length >= room)
      length = room - at - 1;
    memcpy(out + at, line->text + skip, length);
    at += length;
  }
  out[at] = '\0';
  return at;
}

static bool ends_like_sentence(const char *text, size_t length) {
  return length > 0 && strchr(".;:,", text[length - 1]) != NULL;
}

static bool begins_upper(const char *text, size_t length) {
  uint32_t first = 0;
  if (length > 0)
    unicode_read(text, text + length, &first);
  return unicode_upper(first) || unicode_digit(first);
}

/* By look: the level of a heading, or 0. */
static uint8_t look_level(const struct segmenter *s, const struct line *line) {
  if (line->flags & LINE_HEADING)
    return line->level;
  if (!s->pages->boxed)
    return 0;
  if (line->size > s->body_size + 3)
    return 1;
  if (line->size > s->body_size + 0.8f)
    return 2;
  return line->style & STYLE_BOLD && !s->body_bold && line->size > s->body_size - 1.1f ? 3 : 0;
}

/* "Kommunstyrelsen föreslår att kommunfullmäktige" leads into what stands below it and heads nothing. */
static bool leads_in(const char *text, size_t length) {
  static const char *const verbs[] = {" föreslår", " hemställer", " förordar", " rekommenderar", " yrkar", " beslutar"};
  char folded[128];
  if (length == 0 || length >= sizeof folded)
    return false;
  unicode_fold_bytes(text, length, folded);
  folded[length] = '\0';
  for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
    if (strstr(folded, verbs[i]) != NULL)
      return true;
  return length > 4 && strcmp(folded + length - 4, " att") == 0;
}

/* "Yrkande 2", "Bedömning, punkt 3", "Vad tycker kontoret?": over what is said of a proposal, or over a view. */
static bool names_what_follows(const char *text, size_t length) {
  char folded[84];
  if (length >= sizeof folded)
    return false;
  unicode_fold_bytes(text, length, folded);
  folded[length] = '\0';
  return text[length - 1] == '?' ? names_owned_view(folded) : names_points(folded);
}

/* Text without looks: a short line of its own before a paragraph, when the paper shows no other headings. */
static bool stands_like_heading(const struct segmenter *s, size_t i, const char *text, size_t length) {
  if (s->pages->boxed || !s->draft[i].after_gap || length > 80 || !begins_upper(text, length) ||
      ends_like_sentence(text, length) || looks_like_name(text, length) || leads_in(text, length) ||
      i + 1 >= s->draft_count || i == 0)
    return false;
  bool names = names_what_follows(text, length);
  if (text[length - 1] == '?' && !names)
    return false;
  const struct draft *next = &s->draft[i + 1];
  size_t number = strspn(text, "0123456789."); /* "3.2 Ordningsvakter" */
  bool chapter = number > 0 && number < 3 && text[0] != '0' && begins_upper(text + number + 1, length - number - 1) &&
                 !unicode_digit((unsigned char)text[number + 1]); /* "3 Nämndens mening" */
  number = (number > 2 || chapter) && text[number] == ' ' ? number : 0;
  if (next->type != BLOCK_PARAGRAPH || (strpbrk(text + number, "0123456789@\t”\"") != NULL && !names))
    return false;
  const struct line *below = draft_line(s, next);
  uint32_t first = 0;
  unicode_read(below->text, below->text + below->length, &first);
  bool goes_on = unicode_letter(first) && !unicode_upper(first); /* a lead-in, and no heading */
  if (next->after_gap)
    return below->chars > 80 && !goes_on;
  /* Right above its paragraph: the line would have had room for more. */
  return s->draft[i].count == 1 && length <= 60 && below->chars > 60 && begins_upper(below->text, below->length);
}

/* A heading wholly in italics, right before a paragraph that is not: a question, a sub-heading. */
static bool italic_heading(const struct segmenter *s, size_t i, size_t length) {
  const struct line *line = draft_line(s, &s->draft[i]);
  if ((line->style & STYLE_ITALIC) == 0 || length > 200 || i + 1 >= s->draft_count)
    return false;
  const struct draft *next = &s->draft[i + 1];
  return (next->type == BLOCK_PARAGRAPH || next->type == BLOCK_ITEM) &&
         (draft_line(s, next)->style & STYLE_ITALIC) == 0;
}

/* "2. Rättsliga utgångspunkter" in text without looks: a number and a short line of its own, in a paper where such a
 * line has a known wording. */
static bool numbered_heading(const struct segmenter *s, size_t i, bool known) {
  const struct draft *draft = &s->draft[i];
  char text[TEXT_ROOM];
  if (s->pages->boxed || draft->type != BLOCK_ITEM || draft->marker == NULL || !draft->after_gap || draft->count > 1 ||
      !isdigit((unsigned char)draft->marker[0]) || i + 1 >= s->draft_count)
    return false;
  const struct draft *next = &s->draft[i + 1];
  const struct line *below = draft_line(s, next);
  if (!next->after_gap && (next->type != BLOCK_PARAGRAPH || !begins_upper(below->text, below->length)))
    return false; /* a list, or an entry that goes on */
  size_t length = draft_text(s, draft, text, sizeof text), slot_length;
  const char *slot;
  if (length == 0 || length > 70 || ends_like_sentence(text, length) || !begins_upper(text, length))
    return false;
  const char *role = known ? gazetteer_heading(s->gazetteer, text, length, &slot, &slot_length) : "other";
  return role != NULL && strcmp(role, "head") != 0;
}

static bool numbers_headings(const struct segmenter *s) {
  size_t found = 0;
  for (size_t i = 0; i < s->draft_count; i++)
    found += numbered_heading(s, i, true);
  return found >= 2;
}

/* Has the line of draft I, "Ärende", its value beside it in the next, as in a form? */
static bool labels_cell(const struct segmenter *s, size_t i, const char *role) {
  if (role == NULL || strcmp(role, "case") != 0 || i + 1 >= s->draft_count || s->draft[i].count > 1)
    return false;
  const struct flow_line *own = &s->line[s->draft[i].first], *next = &s->line[s->draft[i + 1].first];
  float shift = next->line->box.y0 - own->line->box.y0;
  return own->page == 0 && next->page == 0 && shift < 3 && shift > -3 && next->line->box.x0 > own->line->box.x1;
}

/* MARKED: the paper sets its headings apart by look, so a known wording that looks like text is text. */
static void judge_heading(struct segmenter *s, size_t i, bool marked, bool numbers) {
  struct draft *draft = &s->draft[i];
  char text[TEXT_ROOM];
  size_t length = draft_text(s, draft, text, sizeof text);
  const struct line *line = draft_line(s, draft);
  if (length == 0 || length > HEADING_BYTES || draft->count > 5)
    return;
  uint8_t level = look_level(s, line);
  bool numbered = draft->marker != NULL && isdigit((unsigned char)draft->marker[0]);
  if (numbers && numbered_heading(s, i, false))
    level = 3;
  if (draft->type == BLOCK_ITEM && !(numbered && level > 0))
    return;
  const char *slot;
  size_t slot_length;
  const char *role = length <= SHORT_BYTES ? gazetteer_heading(s->gazetteer, text, length, &slot, &slot_length) : NULL;
  if (role != NULL && (strcmp(role, "head") == 0 || labels_cell(s, i, role)))
    role = NULL;
  if (role != NULL && (level > 0 || (!marked && (draft->after_gap || text[length - 1] != '.'))))
    level = level > 0 ? level : 3;
  else if (level > 0 && (ends_like_sentence(text, length) || looks_like_name(text, length)) &&
           !(line->flags & LINE_HEADING))
    level = 0;
  else if (level == 0 && italic_heading(s, i, length))
    level = 4;
  else if (level == 0 && !marked && stands_like_heading(s, i, text, length))
    level = 3;
  if (draft->item_start && level == 0)
    level = 2;
  if (level == 0)
    return;
  if (draft->type == BLOCK_ITEM) /* "1. Bakgrund" in bold: the number belongs to the heading */
    draft->skip = 0, draft->marker = NULL;
  draft->type = BLOCK_HEADING;
  draft->level = level;
}

static bool says_officer(const struct segmenter *s, size_t i) {
  char text[64];
  size_t length = draft_text(s, &s->draft[i], text, sizeof text);
  if (length == 0 || length > 48)
    return false;
  char folded[64];
  unicode_fold_bytes(text, length, folded);
  bool leads;
  while (length > 0 && strchr(": ", text[length - 1]) != NULL)
    length--;
  return gazetteer_office(s->gazetteer, folded, length, &leads) == OFFICE_OFFICER;
}

/* "Anna Berg, enhetschef" or "Anna Berg enhetschef" in one line. */
static bool name_and_title(const struct segmenter *s, const char *text, size_t length) {
  if (length > 90)
    return false;
  for (size_t at = 0; at < length; at++) {
    if (text[at] != ' ' && text[at] != ',')
      continue;
    size_t rest = at + 1;
    while (rest < length && text[rest] == ' ')
      rest++;
    if (rest < length && looks_like_name(text, at) && gazetteer_title(s->gazetteer, text + rest, length - rest))
      return true;
  }
  return false;
}

/* A title of an officer, or of the elected who sign for their committee. */
static bool signs_as(const struct segmenter *s, const char *text, size_t length) {
  const char *field = memmem(text, length, " i ", 3); /* "Ordförande i kulturnämnden" */
  bool leads;
  enum office office = gazetteer_office(s->gazetteer, text, field == NULL ? length : (size_t)(field - text), &leads);
  if (office != OFFICE_NONE && !leads)
    return true;
  if (gazetteer_title(s->gazetteer, text, length))
    return true;
  /* "vård- och omsorgschef", "teknisk chef": the last word tells. */
  static const char *const endings[] = {
      "chef",     "direktör", "sekreterare", "strateg", "utredare", "handläggare", "samordnare", "planerare", "ledare",
      "ingenjör", "arkitekt", "ekonom",      "jurist",  "rektor",   "koordinator", "inspektör",  "konsulent"};
  int words = 0;
  for (size_t i = 0; i < length; i++)
    words += text[i] == ' ';
  return words <= 5 && ends_any(text, length, endings, sizeof endings / sizeof endings[0]);
}

static bool office_line(const char *text, size_t length) {
  char folded[TEXT_ROOM];
  if (length > 70 || ends_like_sentence(text, length))
    return false;
  unicode_fold_bytes(text, length, folded);
  return strstr(folded, "förvaltning") != NULL || strstr(folded, "kontor") != NULL ||
         strstr(folded, "avdelning") != NULL;
}

static void find_signatures(struct segmenter *s) {
  char text[TEXT_ROOM];
  for (size_t i = 0; i < s->draft_count; i++) {
    struct draft *draft = &s->draft[i];
    if (draft->type != BLOCK_PARAGRAPH || draft->count > 3)
      continue;
    size_t length = draft_text(s, draft, text, sizeof text);
    if (i > 0 && says_officer(s, i - 1))
      continue;
    if (name_and_title(s, text, length)) {
      draft->type = BLOCK_SIGNATURE;
      continue;
    }
    if (length > 4 && text[length - 1] == ')' && memchr(text + length - 5, '(', 4) != NULL)
      length = (size_t)(strrchr(text, '(') - text) - 1; /* the party of an elected one */
    if (!looks_like_name(text, length) || i + 1 >= s->draft_count)
      continue;
    struct draft *next = &s->draft[i + 1];
    length = draft_text(s, next, text, sizeof text);
    if (next->type != BLOCK_PARAGRAPH || !signs_as(s, text, length))
      continue;
    draft->type = next->type = BLOCK_SIGNATURE;
    for (i++; i + 1 < s->draft_count && s->draft[i + 1].type == BLOCK_PARAGRAPH; i++) {
      length = draft_text(s, &s->draft[i + 1], text, sizeof text);
      bool begins_office = !s->draft[i + 1].after_gap && length < 40 && i + 2 < s->draft_count;
      if (begins_office && !office_line(text, length)) {
        char after[TEXT_ROOM];
        begins_office =
            !s->draft[i + 2].after_gap && office_line(after, draft_text(s, &s->draft[i + 2], after, sizeof after));
      }
      if (!office_line(text, length) && !begins_office)
        break;
      s->draft[i + 1].type = BLOCK_SIGNATURE;
    }
  }
}

/* Do at least two headings of a known wording look like headings? */
static bool headings_are_marked(const struct segmenter *s) {
  size_t marked = 0;
  char text[TEXT_ROOM];
  for (size_t i = 0; i < s->draft_count && marked < 2; i++) {
    const struct draft *draft = &s->draft[i];
    const char *slot;
    size_t slot_length, length;
    if (draft->type != BLOCK_PARAGRAPH || draft->count > 2 || look_level(s, draft_line(s, draft)) == 0)
      continue;
    length = draft_text(s, draft, text, sizeof text);
    marked += length <= SHORT_BYTES && gazetteer_heading(s->gazetteer, text, length, &slot, &slot_length) != NULL;
  }
  return marked >= 2;
}

void find_headings(struct segmenter *s) {
  bool marked = headings_are_marked(s), numbers = numbers_headings(s);
  find_signatures(s);
  for (size_t i = 0; i < s->draft_count; i++)
    if (s->draft[i].type == BLOCK_PARAGRAPH || s->draft[i].type == BLOCK_ITEM)
      judge_heading(s, i, marked, numbers);
}
