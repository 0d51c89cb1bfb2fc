/* paragraphs.c - lines that belong together become drafts of blocks: paragraphs, list items, table rows. */
#include "any_of.h"
#include "segment.h"
#include "unicode.h"

#include <ctype.h>
#include <string.h>

/* Points that the first word of LINE takes. */
static float first_word_width(const struct line *line) {
  uint32_t character = 0;
  for (const char *p = line->text, *end = p + line->length; p < end && *p != ' '; character++)
    do
      p++;
    while (p < end && ((unsigned char)*p & 0xC0) == 0x80);
  if (character == 0 || character > line->chars)
    return line->box.x1 - line->box.x0;
  return line->extents[character - 1].x1 - line->extents[0].x0;
}

static uint32_t last_character(const struct line *line) {
  uint32_t at = line->length, character = 0;
  if (at == 0)
    return 0;
  do
    at--;
  while (at > 0 && ((unsigned char)line->text[at] & 0xC0) == 0x80);
  unicode_read(line->text + at, line->text + line->length, &character);
  return character;
}

static bool ends_sentence(const struct line *line) {
  uint32_t last = last_character(line);
  return last == '.' || last == ':' || last == '?' || last == '!' || last == ';' || last == 0x201D || last == '"';
}

static bool begins_lower(const struct line *line) {
  uint32_t first = 0;
  if (line->length > 0)
    unicode_read(line->text, line->text + line->length, &first);
  return unicode_letter(first) && !unicode_upper(first);
}

static bool ends_lower(const struct line *line) {
  uint32_t last = last_character(line);
  return unicode_letter(last) && !unicode_upper(last);
}

/* "15 procent under en månad", "3 000 kronor": a number, and the sentence goes on. */
static bool begins_with_number(const struct line *line) {
  static const char figures[] = "0123456789";
  size_t digits = strspn(line->text, figures);
  while (digits > 0 && line->text[digits] == ' ' && strspn(line->text + digits + 1, figures) == 3)
    digits += strlen(" 000");
  return digits > 0 && line->text[digits] == ' ' && islower((unsigned char)line->text[digits + 1]);
}

/* Would the first word of NEXT have fitted behind LINE?  Then the break between them was meant. */
static bool break_was_meant(const struct flow_line *line, const struct flow_line *next) {
  if (line->line->flags & LINE_HYPHEN || last_character(line->line) == '-')
    return false;
  float space = line->line->size * 0.28f, slack = line->line->size * 0.6f;
  return line->line->box.x1 + space + first_word_width(next->line) < line->right - slack;
}

static bool same_look(const struct line *a, const struct line *b) {
  float difference = a->size - b->size;
  return difference < 0.6f && difference > -0.6f && ((a->style ^ b->style) & STYLE_BOLD) == 0 &&
         /* one italic word that fills the last line of a paragraph is no change of look */
         (((a->style ^ b->style) & STYLE_ITALIC) == 0 || b->chars < 15);
}

uint32_t raised_digits(const struct line *line) {
  if (line->run_count == 0 || (line->runs[0].style & STYLE_RAISED) == 0)
    return 0;
  for (uint32_t i = 0; i < line->runs[0].end; i++)
    if (!isdigit((unsigned char)line->text[i]) && line->text[i] != ' ')
      return 0;
  return line->runs[0].end < line->length ? line->runs[0].end : 0;
}

/* A name above a title, a title above an office: a signature in a narrow column. */
static bool signs(const struct segmenter *s, const struct line *name, const struct line *title) {
  if (name->length < 45 && !begins_lower(title) && gazetteer_title(s->gazetteer, name->text, name->length))
    return true; /* the office below the title */
  bool leads = true;
  return name->length < 45 && title->length < 60 && looks_like_name(name->text, name->length) &&
         (gazetteer_title(s->gazetteer, title->text, title->length) ||
          strncmp(title->text, "ordförande", strlen("ordförande")) == 0 ||
          (gazetteer_office(s->gazetteer, title->text, title->length, &leads) != OFFICE_NONE && !leads));
}

/* "KS 2021/198", "Dnr 2016/229", and nothing else. */
static bool only_case_number(const char *text, size_t length) {
  bool digit = false, mark = false;
  for (size_t i = 0; i < length; i++) {
    digit = digit || isdigit((unsigned char)text[i]);
    mark = mark || (digit && i + 1 < length && strchr("/-:", text[i]) != NULL);
    if (islower((unsigned char)text[i]) && !(i >= 1 && i <= 3))
      return false;
  }
  return digit && mark && isupper((unsigned char)text[0]);
}

/* "Er referens S2023/03120": a label of the letterhead, and a number behind it. */
static bool labels_number(const struct segmenter *s, const struct line *line) {
  const char *slot, *text = line->text;
  size_t slot_length;
  if (line->length > 48 || begins_lower(line) || strpbrk(text, "0123456789") == NULL)
    return false;
  int words = 0;
  for (size_t at = 0; at < line->length && words < 3; at++) {
    if (text[at] != ' ')
      continue;
    words++;
    const char *role = gazetteer_heading(s->gazetteer, text, at, &slot, &slot_length);
    if (role != NULL && strcmp(role, "head") == 0)
      return strchr(text + at + 1, ' ') == NULL || isdigit((unsigned char)text[at + 1]) ||
             isupper((unsigned char)text[at + 2]) || strncmp(text + at + 1, "nr ", 3) == 0;
  }
  return false;
}

/* "Box 14", "990 12 BJÖRKÖ", "namn@ekvalla.example": a line of an address. */
static bool of_address(const struct line *line) {
  const char *text = line->text;
  if (line->length > 60)
    return false;
  if (memchr(text, '@', line->length) != NULL && memchr(text, ' ', line->length) == NULL)
    return true;
  if (strncmp(text, "Box ", 4) == 0 && isdigit((unsigned char)text[4]))
    return true;
  return strspn(text, "0123456789") == 3 && text[3] == ' ' && strspn(text + 4, "0123456789") == 2 &&
         (text[6] == ' ' && !islower((unsigned char)text[7]));
}

/* "Planavdelningen" below "Stadsarkitektkontoret i Björkö": an office that is a line of its own. */
static bool names_office(const struct line *a, const struct line *b) {
  static const char *const ends[] = {"avdelningen", "kontoret", "förvaltningen", "enheten", "nämnden", "styrelsen"};
  if (a->length > 60 || b->length > 40 || ends_sentence(a) || begins_lower(a) || begins_lower(b) ||
      memchr(b->text, ' ', b->length) != NULL)
    return false;
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
    if (b->length > strlen(ends[i]) && strncmp(b->text + b->length - strlen(ends[i]), ends[i], strlen(ends[i])) == 0)
      return true;
  return false;
}

/* "2013-10-02", "2005-05-12, KLK 05/88" below a short line that a date does not end: a line of the letterhead. */
static bool dated(const struct line *a, const struct line *b) {
  static const char *const open[] = {" den", " daterad", " daterat", " från", " till", " och", " senast"};
  const char *text = b->text;
  bool date = b->length >= 10 && strspn(text, "0123456789") == 4 && text[4] == '-' &&
              strspn(text + 5, "0123456789") == 2 && text[7] == '-' && strspn(text + 8, "0123456789") == 2;
  if (!date || a->length > 60 || b->length > 40 || ends_sentence(a) || begins_lower(a) ||
      !(text[10] == '\0' || text[10] == ',' || text[10] == '\t' || strncmp(text + 10, " / ", 3) == 0))
    return false;
  for (size_t i = 0; i < sizeof open / sizeof open[0]; i++)
    if (a->length > strlen(open[i]) && strncmp(a->text + a->length - strlen(open[i]), open[i], strlen(open[i])) == 0)
      return false;
  return true;
}

/* "Gatuingenjör Siv Berg": an officer, alone in his line. */
static bool names_officer(const struct segmenter *s, const struct line *b) {
  const char *space = b->length > 60 ? NULL : memchr(b->text, ' ', b->length);
  return space != NULL && !begins_lower(b) && gazetteer_title(s->gazetteer, b->text, (size_t)(space - b->text)) &&
         looks_like_name(space + 1, b->length - (size_t)(space + 1 - b->text));
}

/* "Beslut:", "Reservation:" alone in its line: the wording of a heading of the text, and a colon; not in the right
 * column of a letterhead. */
static bool labels_text(const struct segmenter *s, const struct line *line) {
  const char *slot;
  size_t slot_length;
  if (s->pages->boxed || line->length > 40 || last_character(line) != ':' || begins_lower(line) ||
      line->box.x0 > s->body_left + 8)
    return false;
  const char *role = gazetteer_heading(s->gazetteer, line->text, line->length, &slot, &slot_length);
  return role != NULL && strcmp(role, "head") != 0;
}

/* A line that is nothing but a known heading, behind a finished sentence, or a label of the letterhead. */
static bool heads(const struct segmenter *s, const struct line *a, const struct line *b) {
  const char *slot, *colon = memchr(b->text, ':', b->length < 30 ? b->length : 30);
  size_t slot_length;
  if (colon != NULL && !begins_lower(b)) { /* "Mottagare: Kommunstyrelsen" */
    const char *label = gazetteer_heading(s->gazetteer, b->text, (size_t)(colon - b->text), &slot, &slot_length);
    bool leads;
    if ((label != NULL && strcmp(label, "head") == 0) ||
        gazetteer_office(s->gazetteer, b->text, (size_t)(colon - b->text), &leads) != OFFICE_NONE)
      return true;
  }
  if (a->length < 24 && !begins_lower(b)) { /* the kind of paper above its date */
    const char *label = gazetteer_heading(s->gazetteer, a->text, a->length, &slot, &slot_length);
    if (label != NULL && strcmp(label, "head") == 0)
      return true;
  }
  if (of_address(b) || labels_number(s, b) ||
      (!s->pages->boxed && (names_office(a, b) || dated(a, b) || (!ends_sentence(a) && names_officer(s, b)))))
    return true;
  if (labels_text(s, b))
    return true;
  if (b->length > 60 || ends_sentence(b))
    return false;
  const char *role = gazetteer_heading(s->gazetteer, b->text, b->length, &slot, &slot_length);
  return role != NULL && (ends_sentence(a) || strcmp(role, "head") == 0);
}

/* "Arbetsutskottets förslag till kommunstyrelsen", alone in its line, and what stands under it; a title, and the
 * number of its case. */
static bool headed(const struct segmenter *s, const struct draft *draft, const struct line *a, const struct line *b) {
  const char *slot;
  size_t slot_length;
  if (draft->count == 1 && draft->marker == NULL && labels_text(s, a) && !begins_lower(b))
    return true;
  if (s->pages->boxed || draft->count != 1 || draft->marker != NULL || a->length > 80 || ends_sentence(a) ||
      begins_lower(b))
    return false;
  if (b->length <= 24 && only_case_number(b->text, b->length))
    return true;
  const char *role = gazetteer_heading(s->gazetteer, a->text, a->length, &slot, &slot_length);
  return role != NULL && (strcmp(role, "decision") == 0 || strcmp(role, "proposed-decision") == 0);
}

/* "att ..." lines below each other are the entries of a list without marks. */
static bool begins_with_att(const struct line *line) {
  const char *text = line->text;
  text += *text == '"' ? 1 : strncmp(text, "”", strlen("”")) == 0 ? strlen("”") : 0;
  return strncmp(text, "att ", 4) == 0 || strncmp(text, "Att ", 4) == 0;
}

/* A question behind another in an indented list whose bullets are drawn, not written. */
static bool asks(const struct segmenter *s, const struct line *a, const struct line *b) {
  return last_character(a) == '?' && !begins_lower(b) && a->box.x0 > s->body_left + 8 && b->box.x0 > s->body_left + 8;
}

/* "Bifall. Votering (22 ja, 19 nej)." right under a title: minutes in telegram style. */
static bool tells_outcome(const struct line *line) {
  static const char *const words[] = {"Bifall.",   "Avslag.",    "Besvarad.",  "Bordlagd",
                                      "Bordläggs", "Återremiss", "Åter till ", "Skjuts "};
  return begins_any(line->text, words, sizeof words / sizeof words[0]);
}

/* Does LINE end in the middle of a list, "..., och", "..., samt", "...,"? */
static bool wants_another(const struct line *line) {
  static const char *const ends[] = {", och", ", samt", " samt", ","};
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
    if (line->length > strlen(ends[i]) &&
        strncmp(line->text + line->length - strlen(ends[i]), ends[i], strlen(ends[i])) == 0)
      return true;
  return false;
}

/* As far as their places and ends tell, does NEXT, the line after LAST, go on with the draft? */
static bool placed_to_go_on(const struct segmenter *s, const struct draft *draft, const struct flow_line *last,
                            const struct flow_line *next) {
  const struct line *a = last->line, *b = next->line;
  /* "Att stötta ...  Det gläder oss | att ..." is none, "Att anta ..., och | att sända ..." is one. */
  bool as_first = b->text[0] == draft_line(s, draft)->text[0] || wants_another(a);
  if (begins_with_att(b) && begins_with_att(draft_line(s, draft)) && draft->marker == NULL && as_first)
    return false;
  /* Two lines in a row that begin so are entries of a list, however short the lead-in's line is. */
  bool in_row = next + 1 < s->line + s->count && begins_with_att((next + 1)->line);
  if (begins_with_att(b) && draft->marker == NULL && in_row)
    return false;
  /* Plain text has no column to measure: an unfinished sentence goes on over the page. */
  if (!s->pages->boxed && last->page != next->page && !ends_sentence(a) && (begins_lower(b) || b->text[0] == ')'))
    return true;
  if (next->starts_zone) {
    /* Over a page, into the next column, around a block: only what plainly is unfinished goes on. */
    if (!s->pages->boxed && last->page == next->page && !begins_lower(b))
      return false;
    return !break_was_meant(last, next) && (!ends_sentence(a) || begins_lower(b));
  }
  float usual = s->body_pitch * (a->size / s->body_size);
  if (next->pitch > usual * 1.35f + 0.5f || next->pitch < -1)
    return false;
  if (draft->marker != NULL && b->box.x0 < draft->text_left - 3 && b->box.x0 < draft_line(s, draft)->box.x0 + 3 &&
      draft->text_left > draft_line(s, draft)->box.x0 + 3 && draft->count > 1)
    return false;
  /* Plain text: behind an entry that ends, a sentence below its mark is none of it. */
  if (!s->pages->boxed && draft->marker != NULL && ends_sentence(a) && !begins_lower(b) &&
      b->box.x0 < draft->text_left - 3)
    return false;
  /* The lines of a heading are often narrower than the column. */
  if (a->style & STYLE_BOLD && b->style & STYLE_BOLD && !s->body_bold && begins_lower(b) && !ends_sentence(a))
    return true;
  /* Below the text of an item, not below its mark: the item goes on. */
  bool hangs = draft->marker != NULL && b->box.x0 > draft_line(s, draft)->box.x0 + 3 &&
               b->box.x0 < draft->text_left + 3 && b->box.x0 > draft->text_left - 3;
  if (!s->pages->boxed && hangs && begins_lower(b) && !ends_sentence(a) && !begins_with_att(b))
    return true;
  /* Plain text is wrapped by hand here and there: an unfinished sentence in a long line goes on. */
  bool unfinished = begins_lower(b) || (begins_with_number(b) && ends_lower(a));
  if (!s->pages->boxed && unfinished && !ends_sentence(a) && a->box.x1 > s->body_right * 0.75f)
    return true;
  return !break_was_meant(last, next);
}

/* "§ 16 Remiss om trygghet" above a line that is text: in plain text both look alike. */
static bool ends_title(const struct segmenter *s, const struct draft *draft, const struct line *a,
                       const struct line *b) {
  static const char *const open[] = {" om", " i", " på", " av", " till", " från", " och", " för", " med", ",", " –"};
  if (!draft->item_start || s->pages->boxed || draft->count > 1 || begins_lower(b) || !ends_lower(a))
    return false;
  for (size_t i = 0; i < sizeof open / sizeof open[0]; i++)
    if (a->length > strlen(open[i]) && strcmp(a->text + a->length - strlen(open[i]), open[i]) == 0)
      return false;
  return ends_sentence(b) || strstr(b->text, ". ") != NULL || b->length > a->length;
}

/* Does NEXT, the line after LAST, go on with the draft? */
static bool goes_on(const struct segmenter *s, const struct draft *draft, const struct flow_line *last,
                    const struct flow_line *next) {
  const struct line *a = last->line, *b = next->line;
  if (last->row || next->row || last->footnote != next->footnote || (next->footnote && note_digits(s, next) > 0) ||
      (a->flags | b->flags) & LINE_HEADING || a->flags & LINE_BREAK || !same_look(a, b))
    return false;
  if (a->flags & LINE_HYPHEN)
    return true;
  /* What is said is asked last: it costs a search in the gazetteer. */
  return placed_to_go_on(s, draft, last, next) && !asks(s, a, b) && !signs(s, a, b) && !heads(s, a, b) &&
         !headed(s, draft, a, b) && !(draft->item_start && tells_outcome(b)) && !ends_title(s, draft, a, b);
}

/* Is the marker at the beginning of the line of NEXT one, or a dash or number in running text? */
static bool marker_counts(const struct segmenter *s, const struct draft *draft, const struct flow_line *last,
                          const struct flow_line *next, const char *marker) {
  marker = mark_in_marker(marker);
  if (draft == NULL || last == NULL || !goes_on(s, draft, last, next))
    return true;
  if (draft->marker != NULL &&
      (marker[0] == draft->marker[0] || (marker[0] == draft->marker[0] + 1 && islower((unsigned char)marker[0])) ||
       (strchr("IVX", marker[0]) != NULL && strchr("IVX", draft->marker[0]) != NULL)))
    return true;
  if (isdigit((unsigned char)marker[0]) || marker[0] == '(')
    return ends_sentence(last->line) || strcmp(marker, "1.") == 0 || strcmp(marker, "1)") == 0 || draft->marker != NULL;
  uint32_t character;
  unicode_read(marker, marker + strlen(marker), &character);
  /* "föreslås | - att ... | - att ...": a dash in running text has neither the word nor another below it */
  const char *text = next->line->text, *behind = text + strlen(marker);
  bool dash = strpbrk(marker, "0123456789)") == NULL;
  bool listed =
      (dash && strncmp(behind, " att ", 5) == 0) || (next + 1 < s->line + s->count && (next + 1)->page == next->page &&
                                                     strncmp((next + 1)->line->text, text, strlen(marker) + 1) == 0);
  return bullet_marker(character) || ends_sentence(last->line) || listed;
}

static struct draft *add_draft(struct segmenter *s, uint32_t line) {
  s->draft = arena_grow(s->arena, s->draft, s->draft_count, &s->draft_capacity, sizeof *s->draft);
  struct draft *draft = &s->draft[s->draft_count++];
  *draft = (struct draft){.type = BLOCK_PARAGRAPH, .first = line, .count = 1};
  return draft;
}

static void start_draft(struct segmenter *s, uint32_t line, const char *marker, uint32_t skip, bool gap) {
  struct draft *draft = add_draft(s, line);
  const struct line *first = s->line[line].line;
  draft->after_gap = gap;
  draft->text_left = first->box.x0;
  if (marker == NULL)
    return;
  draft->type = BLOCK_ITEM;
  draft->marker = marker;
  draft->skip = skip;
  size_t characters = unicode_count(first->text, skip);
  if (characters < first->chars)
    draft->text_left = first->extents[characters].x0;
}

/* Running text first, then footnotes, then furniture, so that a draft is a stretch of neighbours and a paragraph goes
 * on behind the notes at the foot of its page.  Returns the number of lines that are not furniture. */
static size_t put_in_order(struct segmenter *s) {
  struct flow_line *ordered = arena_array(s->arena, s->count + 1, sizeof *ordered);
  size_t at = 0, flow = 0;
  for (int round = 0; round < 3; round++) {
    for (size_t i = 0; i < s->count; i++)
      if ((s->line[i].furniture ? 2 : s->line[i].footnote ? 1 : 0) == round)
        ordered[at++] = s->line[i];
    flow = round < 2 ? at : flow;
  }
  s->line = ordered;
  return flow;
}

void join_paragraphs(struct segmenter *s) {
  size_t flow = put_in_order(s);
  for (uint32_t i = 0; i < flow; i++) {
    const struct flow_line *last = i > 0 ? &s->line[i - 1] : NULL, *next = &s->line[i];
    struct draft *draft = last != NULL ? &s->draft[s->draft_count - 1] : NULL; /* the first line has begun one */
    bool gap = last == NULL || next->starts_zone || next->pitch > s->body_pitch * 1.35f + 0.5f;
    if (draft != NULL && next->row && last->row && last->page == next->page && last->line->row == next->line->row) {
      draft->count++;
      continue;
    }
    const char *marker = NULL, *number, *organ;
    uint32_t bytes, skip = next->row ? 0 : list_marker(next->line, s->arena, &marker);
    bool paragraph = paragraph_number(next->line->text, next->line->length, s->arena, &number, &organ, &bytes) &&
                     (draft == NULL || !goes_on(s, draft, last, next) || next->line->style & STYLE_BOLD);
    if (skip > 0 && !marker_counts(s, draft, last, next, marker))
      skip = 0, marker = NULL;
    if (draft == NULL || skip > 0 || paragraph || draft->type == BLOCK_TABLE_ROW || !goes_on(s, draft, last, next)) {
      start_draft(s, i, skip > 0 ? marker : NULL, skip, gap);
      s->draft[s->draft_count - 1].item_start = paragraph;
      /* "§ 12 | Dnr KS 2025/4" set as two cells is the heading of a paragraph. */
      if (next->row && !paragraph)
        s->draft[s->draft_count - 1].type = BLOCK_TABLE_ROW;
      else if (next->footnote)
        s->draft[s->draft_count - 1].type = BLOCK_FOOTNOTE;
    } else {
      draft->count++;
    }
  }
  for (uint32_t i = (uint32_t)flow; i < s->count; i++)
    add_draft(s, i)->type = BLOCK_FURNITURE;
}
