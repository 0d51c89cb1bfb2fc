/* paragraphs.c - lines that belong together become drafts of blocks: paragraphs, list items, table rows. */
#include "segment.h"
#include "unicode.h"

#include <ctype.h>
#include <string.h>

static bool dash_marker(uint32_t character) {
  return character == '-' || character == 0x2013 || character == 0x2014 || character == '*';
}

static bool bullet_marker(uint32_t character) {
  return character == 0x2022 || character == 0xB7 || character == 0x25AA || character == 0x25CF ||
         character == 0x25E6 || character == 0x2023 || character == 0x25A0 || character == 0x2219;
}

/* The bytes of "1.", "12)", "(3)", "a)", "b." at the beginning of TEXT, or 0. */
static uint32_t ordinal_marker(const char *text) {
  uint32_t at = text[0] == '(' ? 1 : 0, digits = 0;
  while (isdigit((unsigned char)text[at + digits]))
    digits++;
  if (digits > 2)
    return 0;
  size_t roman = strspn(text + at, "IVX"); /* "II. köpa bänkar"; "V. Berg" is a name */
  if (roman > 0 && roman < 5 && (text[at + roman] == '.' || text[at + roman] == ')') && text[at + roman + 1] == ' ' &&
      islower((unsigned char)text[at + roman + 2]))
    return at + (uint32_t)roman + 1;
  if (digits == 0) {
    bool a_to_h = (text[at] >= 'a' && text[at] <= 'h') || (text[at] >= 'A' && text[at] <= 'H');
    bool lettered = a_to_h && strncmp(text + at + 1, ". att ", 6) == 0;
    if (!(islower((unsigned char)text[at]) || a_to_h) || (text[at + 1] != ')' && !lettered))
      return 0;
    digits = 1;
  }
  at += digits;
  if (text[at] != ')' && (text[0] == '(' || text[at] != '.'))
    return 0;
  return at + 1;
}

uint32_t list_marker(const struct line *line, struct arena *arena, const char **marker) {
  const char *text = line->text, *end = text + line->length;
  uint32_t character, length = line->length > 0 ? unicode_read(text, end, &character) : 0;
  if (length == 0)
    return 0;
  uint32_t quote = character == 0x201D || character == '"' ? length : 0; /* "1. Bänkar köps in. | 2. ..." */
  if (!dash_marker(character) && !bullet_marker(character))
    length = ordinal_marker(text + quote);
  /* A marker needs text behind it; "1.5" and "a)b" are none. A bullet may touch its text. */
  if (length == 0 || length >= line->length)
    return 0;
  text += length > 0 ? quote : 0;
  bool space = text[length] == ' ';
  if (!space && !(bullet_marker(character) || (character == 0x2013 && isalpha((unsigned char)text[length]))))
    return 0;
  uint32_t skip = length + (space ? 1 : 0);
  if ((size_t)(text - line->text) + skip >= line->length)
    return 0;
  *marker = arena_strndup(arena, line->text, length + (size_t)(text - line->text)); /* nothing printed is lost */
  return skip + (uint32_t)(text - line->text);
}

bool paragraph_number(const char *text, uint32_t length, struct arena *arena, const char **number, const char **organ,
                      uint32_t *bytes) {
  const char *p = text, *end = text + length, *sign = strstr(text, "§");
  *organ = NULL;
  /* Only letters may stand before the sign: "KF § 5", "Paragraf § 5". */
  if (sign == NULL || sign - text > 12)
    return false;
  for (; p < sign; p++)
    if (!isalpha((unsigned char)*p) && *p != ' ')
      return false;
  size_t before = (size_t)(sign - text);
  while (before > 0 && text[before - 1] == ' ')
    before--;
  while (strncmp(p, "§", 2) == 0)
    p += 2;
  while (*p == ' ')
    p++;
  const char *first = p;
  if (!isdigit((unsigned char)*p))
    return false;
  while (p < end && isdigit((unsigned char)*p))
    p++;
  if (*p == '/' && isdigit((unsigned char)p[1]))
    for (p++; isdigit((unsigned char)*p);)
      p++;
  else if (*p == ' ' && isalpha((unsigned char)p[1]) && islower((unsigned char)p[1]) && (p[2] == ' ' || p[2] == '\0'))
    p += 2; /* "9 a" */
  else if (islower((unsigned char)*p) && (p[1] == ' ' || p[1] == '\0'))
    p++;
  const char *range = p;
  while (*range == ' ')
    range++;
  if (*range == '-' || strncmp(range, "–", 3) == 0) {
    range += *range == '-' ? 1 : 3;
    while (*range == ' ' || strncmp(range, "§", 2) == 0)
      range += *range == ' ' ? 1 : 2;
    if (isdigit((unsigned char)*range)) {
      while (isdigit((unsigned char)*range))
        range++;
      p = range;
    }
  }
  /* "§ 5 i reglementet", "§ 12, andra stycket": the sign of a law, not of the minutes. */
  if (*p == ',' || (*p == ' ' && islower((unsigned char)p[1])))
    return false;
  *number = arena_strndup(arena, first, (size_t)(p - first));
  if (before > 0)
    *organ = arena_strndup(arena, text, before);
  *bytes = (uint32_t)(p - text);
  return true;
}

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
  return name->length < 45 && title->length < 60 && looks_like_name(name->text, name->length) &&
         (gazetteer_title(s->gazetteer, title->text, title->length) ||
          strncmp(title->text, "ordförande", strlen("ordförande")) == 0);
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

/* A line that is nothing but a known heading, behind a finished sentence, or a label of the letterhead. */
static bool heads(const struct segmenter *s, const struct line *a, const struct line *b) {
  const char *slot, *colon = memchr(b->text, ':', b->length < 30 ? b->length : 30);
  size_t slot_length;
  if (colon != NULL && !begins_lower(b)) { /* "Mottagare: Kommunstyrelsen" */
    const char *label = gazetteer_heading(s->gazetteer, b->text, (size_t)(colon - b->text), &slot, &slot_length);
    if (label != NULL && strcmp(label, "head") == 0)
      return true;
  }
  if (a->length < 24 && !begins_lower(b)) { /* the kind of paper above its date */
    const char *label = gazetteer_heading(s->gazetteer, a->text, a->length, &slot, &slot_length);
    if (label != NULL && strcmp(label, "head") == 0)
      return true;
  }
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
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strncmp(line->text, words[i], strlen(words[i])) == 0)
      return true;
  return false;
}

/* As far as their places and ends tell, does NEXT, the line after LAST, go on with the draft? */
static bool placed_to_go_on(const struct segmenter *s, const struct draft *draft, const struct flow_line *last,
                            const struct flow_line *next) {
  const struct line *a = last->line, *b = next->line;
  bool as_first = b->text[0] == draft_line(s, draft)->text[0]; /* "Att stötta ...  Det gläder oss | att ..." is none */
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
         !headed(s, draft, a, b) && !(draft->item_start && tells_outcome(b));
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
  return bullet_marker(character) || ends_sentence(last->line);
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
