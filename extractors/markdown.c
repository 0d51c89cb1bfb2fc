/* markdown.c - one line of Markdown, as converters write it, into plain characters with styles.
 *
 * Not a whole Markdown: lists keep their markers, as the segmenter reads them anyway, and nothing spans lines.
 */
#include "characters.h"
#include "text.h"
#include "unicode.h"
#include <string.h>

enum { TAB_STOP = 8 };

struct styled styled_new(struct arena *arena, size_t length) {
  size_t room = length * 3 + 1; /* a ligature has up to three letters */
  return (struct styled){.character = arena_array(arena, room, sizeof(uint32_t)),
                         .style = arena_array(arena, room, sizeof(uint8_t)),
                         .column = arena_array(arena, room, sizeof(uint32_t))};
}

static void add(struct styled *line, uint32_t character, unsigned style, uint32_t column) {
  line->character[line->count] = character;
  line->style[line->count] = (uint8_t)style;
  line->column[line->count++] = column;
}

/* Adds CHARACTER cleaned: ligatures as letters, all spaces as a space, soft hyphens not at all. */
static void add_clean(struct styled *line, uint32_t character, unsigned style, uint32_t column) {
  const char *letters = ligature_letters(character);
  uint8_t more = (uint8_t)style;
  line->soft_hyphen = character == 0xAD || (line->soft_hyphen && unicode_space(character));
  if (character == '\t')
    add(line, '\t', style, column);
  else if (unicode_space(character))
    add(line, ' ', style, column);
  else if (letters)
    for (; *letters; letters++)
      add(line, (unsigned char)*letters, style, column);
  else if (character != 0xAD && (character = character_clean(character, &more)) != 0)
    add(line, character, more, column);
}

/* Columns count on from 0; a tab goes to the next stop. */
static uint32_t next_column(uint32_t column, uint32_t character) {
  return character == '\t' ? (column / TAB_STOP + 1) * TAB_STOP : column + 1;
}

void plain_line(struct styled *line, const uint32_t *text, size_t length) {
  uint32_t column = 0;
  for (size_t i = 0; i < length; i++) {
    add_clean(line, text[i], 0, column);
    column = next_column(column, text[i]);
  }
}

/* "•", "-", "1.", "a)", "§ 12": what a tab parts from its text without making cells of them. */
bool marker_cell(const uint32_t *cell, size_t length) {
  if (length == 0)
    return true;
  uint32_t first = cell[0], last = cell[length - 1];
  bool digit = unicode_digit(first);
  if (length <= 2 && !unicode_letter(first) && !digit)
    return true;
  if (first == 0xA7 && length <= 8)
    return true;
  return length <= 5 && (last == '.' || last == ')') && (digit || length <= 3);
}

void styled_join_tabs(struct styled *line) {
  size_t start = 0, longest = 0;
  for (size_t i = 0; i <= line->count; i++) {
    if (i < line->count && line->character[i] != '\t')
      continue;
    if (i < line->count && marker_cell(line->character + start, i - start) && longest == 0)
      line->character[i] = ' ';
    else
      longest = i - start > longest ? i - start : longest;
    start = i + 1;
  }
  for (size_t i = 0; i < line->count && longest > 100; i++)
    if (line->character[i] == '\t')
      line->character[i] = ' ';
}

struct inline_state {
  const uint32_t *text;
  size_t length, at;
  uint32_t column;
  unsigned style;
  size_t link_end, link_resume; /* where the text of a link ends, and what follows it */
  struct styled *line;
};

static bool matches(const struct inline_state *state, size_t at, const char *word) {
  for (; *word; word++, at++)
    if (at >= state->length ||
        (state->text[at] >= 'A' && state->text[at] <= 'Z' ? state->text[at] + 32 : state->text[at]) !=
            (unsigned char)*word)
      return false;
  return true;
}

/* Marks close within this many characters, so that a line of nothing but marks costs no more than it is long. */
enum { LOOK_AHEAD = 2000 };

static size_t look_ahead(const struct inline_state *state, size_t at) {
  return state->length - at > LOOK_AHEAD ? at + LOOK_AHEAD : state->length;
}

/* Where CHARACTER stands from AT on; the line's length if it doesn't. */
static size_t find(const struct inline_state *state, size_t at, uint32_t character) {
  for (size_t end = at < state->length ? look_ahead(state, at) : at; at < end; at++)
    if (state->text[at] == character)
      return at;
  return state->length;
}

static const struct {
  const char *tag;
  uint8_t style;
  char mode; /* + turns the style on, - off, n is a line break, nothing drops the tag */
} tags[] = {
    {"<b>", STYLE_BOLD, '+'},
    {"</b>", STYLE_BOLD, '-'},
    {"<strong>", STYLE_BOLD, '+'},
    {"</strong>", STYLE_BOLD, '-'},
    {"<i>", STYLE_ITALIC, '+'},
    {"</i>", STYLE_ITALIC, '-'},
    {"<em>", STYLE_ITALIC, '+'},
    {"</em>", STYLE_ITALIC, '-'},
    {"<sup>", STYLE_RAISED, '+'},
    {"</sup>", STYLE_RAISED, '-'},
    {"<br>", 0, 'n'},
    {"<br/>", 0, 'n'},
    {"<br />", 0, 'n'},
    {"<u>", 0, 0},
    {"</u>", 0, 0},
    {"<p>", 0, 0},
    {"</p>", 0, 0},
    {"</span>", 0, 0},
    {"</div>", 0, 0},
    {"<div>", 0, 0},
    {"<span>", 0, 0},
};

static const struct {
  const char *name;
  uint32_t character;
} entities[] = {
    {"&amp;", '&'},      {"&lt;", '<'},       {"&gt;", '>'},       {"&quot;", '"'},  {"&apos;", '\''},
    {"&nbsp;", ' '},     {"&ndash;", 0x2013}, {"&mdash;", 0x2014}, {"&shy;", 0xAD},  {"&bull;", 0x2022},
    {"&aring;", 0xE5},   {"&auml;", 0xE4},    {"&ouml;", 0xF6},    {"&sect;", 0xA7}, {"&hellip;", 0x2026},
    {"&rdquo;", 0x201D}, {"&ldquo;", 0x201C}, {"&eacute;", 0xE9},
};

static size_t tag_at(const struct inline_state *state) {
  size_t i = 0, count = sizeof tags / sizeof *tags;
  while (i < count && !matches(state, state->at, tags[i].tag))
    i++;
  return i;
}

static bool read_tag(struct inline_state *state) {
  size_t i = tag_at(state);
  if (i < sizeof tags / sizeof *tags) {
    if (tags[i].mode == '+')
      state->style |= tags[i].style;
    else if (tags[i].mode == '-')
      state->style &= ~(unsigned)tags[i].style;
    else if (tags[i].mode == 'n')
      add(state->line, '\n', 0, state->column);
    state->at += strlen(tags[i].tag);
    return true;
  }
  size_t end = find(state, state->at, '>');
  if (end < state->length && (matches(state, state->at, "<http") || matches(state, state->at, "<mailto:"))) {
    for (size_t k = state->at + 1; k < end; k++)
      add_clean(state->line, state->text[k], state->style, state->column++);
    state->at = end + 1;
    return true;
  }
  return false;
}

static bool read_entity(struct inline_state *state) {
  uint32_t number = 0;
  for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
    if (matches(state, state->at, entities[i].name)) {
      add_clean(state->line, entities[i].character, state->style, state->column++);
      state->at += strlen(entities[i].name);
      return true;
    }
  size_t at = state->at + 2;
  if (!matches(state, state->at, "&#"))
    return false;
  while (at < state->length && unicode_digit(state->text[at]) && state->text[at] < 0x80 && number < 0x20000)
    number = number * 10 + (state->text[at++] - '0');
  if (at == state->at + 2 || at >= state->length || state->text[at] != ';')
    return false;
  add_clean(state->line, number, state->style, state->column++);
  state->at = at + 1;
  return true;
}

/* "[text](address)" leaves the text, "![picture](address)" nothing, "[^1]" a raised number. */
static bool read_link(struct inline_state *state) {
  bool picture = state->text[state->at] == '!';
  size_t open = state->at + picture, close = find(state, open, ']');
  if (open >= state->length || state->text[open] != '[' || close >= state->length)
    return false;
  if (!picture && matches(state, open, "[^") && close > open + 2 && close < open + 6) {
    for (size_t i = open + 2; i < close; i++)
      add_clean(state->line, state->text[i], state->style | STYLE_RAISED, state->column++);
    state->at = close + 1;
    if (open == 0 && state->at < state->length && state->text[state->at] == ':')
      state->at++;
    return true;
  }
  size_t end = close + 1 < state->length && state->text[close + 1] == '(' ? find(state, close + 1, ')') : state->length;
  if (end >= state->length || state->link_resume > state->at)
    return false;
  if (picture) {
    state->at = end + 1;
  } else {
    state->link_end = close;
    state->link_resume = end + 1;
    state->at = open + 1;
  }
  return true;
}

static bool word_at(const struct inline_state *state, size_t at) {
  return at < state->length && (unicode_letter(state->text[at]) || unicode_digit(state->text[at]));
}

static bool space_at(const struct inline_state *state, size_t at) {
  return at >= state->length || unicode_space(state->text[at]);
}

/* How many of the same mark stand at AT; more than three are all the same. */
static size_t marks_at(const struct inline_state *state, size_t at) {
  size_t end = at;
  while (end < state->length && end - at < 4 && state->text[end] == state->text[at])
    end++;
  return end - at;
}

/* Is the style that WIDTH marks open before AFTER closed again in this line? */
static bool closes_later(const struct inline_state *state, size_t after, uint32_t mark, size_t width) {
  size_t end = look_ahead(state, after);
  for (size_t i = after + 1; i < end; i++) {
    if (state->text[i] != mark || state->text[i - 1] == '\\' || space_at(state, i - 1))
      continue;
    size_t found = marks_at(state, i);
    if ((found == width || found == 3) && !(mark == '_' && word_at(state, i + found)))
      return true;
    i += found - 1;
  }
  return false;
}

/* WIDTH of "*" or "_" that open or close a style: one for italic, two for bold, three for both. */
static bool read_emphasis(struct inline_state *state, size_t width) {
  uint32_t mark = state->text[state->at];
  unsigned style = (width & 1 ? STYLE_ITALIC : 0u) | (width & 2 ? STYLE_BOLD : 0u);
  size_t after = state->at + width;
  bool opens = (state->style & style) != style;
  if (opens && (space_at(state, after) || (mark == '_' && state->at > 0 && word_at(state, state->at - 1)) ||
                !closes_later(state, after, mark, width)))
    return false;
  if (!opens && ((state->at > 0 && space_at(state, state->at - 1)) || (mark == '_' && word_at(state, after))))
    return false;
  state->style = opens ? state->style | style : state->style & ~style;
  state->at = after;
  return true;
}

static bool read_mark(struct inline_state *state) {
  uint32_t c = state->text[state->at];
  size_t same = marks_at(state, state->at);
  if (state->at == state->link_end && state->link_resume) {
    state->at = state->link_resume;
    state->link_resume = 0;
    return true;
  }
  switch (c) {
  case '\\':
    if (state->at + 1 >= state->length || word_at(state, state->at + 1) || space_at(state, state->at + 1))
      return false;
    add_clean(state->line, state->text[state->at + 1], state->style, state->column);
    state->at += 2;
    return true;
  case '*':
  case '_':
    return (same >= 3 && read_emphasis(state, 3)) || (same >= 2 && read_emphasis(state, 2)) || read_emphasis(state, 1);
  case '<':
    return read_tag(state);
  case '&':
    return read_entity(state);
  case '[':
    return read_link(state);
  case '!':
    return state->at + 1 < state->length && state->text[state->at + 1] == '[' && read_link(state);
  default:
    return false;
  }
}

/* A rule between blocks ("---", "***") or under the head of a table ("|---|:--|") is no text. */
static bool only_rule(const uint32_t *text, size_t length) {
  size_t marks = 0;
  for (size_t i = 0; i < length; i++) {
    if (text[i] != '-' && text[i] != '*' && text[i] != '_' && text[i] != '|' && text[i] != ':' && text[i] != ' ')
      return false;
    marks += text[i] != ' ';
  }
  return marks >= 3;
}

static int heading_level(const uint32_t *text, size_t length) {
  size_t level = 0;
  while (level < length && text[level] == '#')
    level++;
  return level >= 1 && level <= 6 && level < length && text[level] == ' ' ? (int)level : 0;
}

/* "| a | b |": the bars become tabs. */
static bool table_row(const uint32_t *text, size_t length) {
  while (length > 0 && text[length - 1] == ' ')
    length--;
  return length > 3 && text[0] == '|' && text[length - 1] == '|';
}

void markdown_line(struct styled *line, const uint32_t *text, size_t length) {
  struct inline_state state = {.text = text, .length = length, .line = line};
  bool table = table_row(text, length);
  if (only_rule(text, length))
    return;
  line->hard_break = length >= 2 && text[length - 1] == ' ' && text[length - 2] == ' ';
  line->level = heading_level(text, length);
  state.at = line->level ? (size_t)line->level + 1 : 0;
  while (state.length > 0 && line->level && (text[state.length - 1] == '#' || text[state.length - 1] == ' '))
    state.length--;
  while (state.at < state.length && state.at < 3 && text[state.at] == '>' && !line->level)
    state.at += 1;
  while (state.at < state.length) {
    uint32_t c = text[state.at];
    if (read_mark(&state))
      continue;
    if (c == '\\' && state.at + 1 == state.length)
      line->hard_break = true;
    else
      add_clean(line, table && c == '|' ? '\t' : c, state.style, state.column);
    state.column = next_column(state.column, c);
    state.at++;
  }
}

static size_t marks_in(const uint32_t *text, size_t length) {
  struct inline_state state = {.text = text, .length = length};
  size_t marks = heading_level(text, length) > 0 && length > 3 ? 2 : 0;
  for (state.at = 0; state.at + 3 < length; state.at++) {
    uint32_t c = text[state.at];
    if (c == '\\')
      marks += strchr("()[]*_#.-", (int)text[state.at + 1]) != NULL && text[state.at + 1] < 0x80;
    else if (c == '*' && text[state.at + 1] == '*')
      marks += !space_at(&state, state.at + 2) && text[state.at + 2] != '*';
    else if (c == '<')
      marks += tag_at(&state) < sizeof tags / sizeof *tags;
    else if (c == ']')
      marks += matches(&state, state.at, "](http") || matches(&state, state.at, "](mailto") ||
               matches(&state, state.at, "](#");
    else if (c == '&')
      marks += matches(&state, state.at, "&amp;") || matches(&state, state.at, "&nbsp;");
  }
  return marks;
}

/* "# a" right below "# b" is a list: headings have something between them. */
static bool listed_by_hash(const uint32_t *text, size_t end, size_t count) {
  return end + 2 < count && text[end] == '\n' && text[end + 1] == '#' && text[end + 2] == ' ';
}

bool looks_like_markdown(const uint32_t *text, size_t count) {
  size_t marks = 0;
  bool listed = false;
  for (size_t at = 0; at < count && marks < 4;) {
    size_t end = at;
    while (end < count && text[end] != '\n' && text[end] != '\r')
      end++;
    bool hash = end - at > 2 && text[at] == '#' && text[at + 1] == ' ', below = listed_by_hash(text, end, count);
    listed = hash && (listed || below);
    marks += listed ? 0 : marks_in(text + at, end - at);
    at = end + 1;
  }
  return marks >= 4;
}
