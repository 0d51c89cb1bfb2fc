/* text.c - plain text, and Markdown as it comes out of converters.
 *
 * Each line of the file is a line of the page; a form feed begins a new page.  Places are made up: 6 points a
 * character, 12 points a line.  Marks are only read as Markdown where the file looks like it, so that a plain text
 * with a stray asterisk stays as it is.
 */
#include "text.h"
#include "extractor.h"
#include "layout.h"
#include "unicode.h"
#include <string.h>
#include <strings.h>

#define VERSION "text/1"

static const float char_width = 6, line_height = 12;

static int text_recognise(const struct source *source) {
  size_t reach = source->size < 4096 ? source->size : 4096, control = 0;
  if (text_encoding(source->data, source->size) == ENCODING_NONE)
    return 0;
  if (text_encoding(source->data, source->size) >= ENCODING_UTF16LE)
    return 60;
  for (size_t i = 0; i < reach; i++)
    control += source->data[i] < 0x20 && !strchr("\t\n\r\f\v\x1A", source->data[i]);
  return control * 50 > reach ? 0 : 50;
}

struct writer {
  struct arena *arena;
  struct pages *pages;
  size_t page_room, line_room;
  struct page *page;
  float y;
  uint16_t row;
  bool markdown, columns; /* columns: set in columns with spaces, so the layout decides on zones and rows */
  struct glyphs glyphs;   /* of the page, with columns */
  struct arena *scratch;
};

static void end_page(struct writer *writer) {
  if (!writer->columns || !writer->page)
    return;
  writer->glyphs.width = writer->page->width;
  writer->glyphs.height = writer->page->height;
  glyphs_clean(&writer->glyphs);
  layout_page(writer->arena, writer->scratch, &writer->glyphs, writer->page);
  writer->glyphs.count = 0;
}

static void begin_page(struct writer *writer) {
  struct pages *pages = writer->pages;
  end_page(writer);
  pages->page = arena_grow(writer->arena, pages->page, pages->count, &writer->page_room, sizeof *pages->page);
  writer->page = &pages->page[pages->count++];
  *writer->page = (struct page){.number = (uint32_t)pages->count, .width = 595, .height = 842};
  writer->line_room = 0;
  writer->y = line_height;
  writer->row = 0;
}

/* The styled characters FROM to TO of ROW as a line at the right place. */
static struct line *add_line(struct writer *writer, const struct styled *row, size_t from, size_t to) {
  while (from < to && row->character[from] == ' ')
    from++;
  while (to > from && row->character[to - 1] == ' ')
    to--;
  if (from == to)
    return NULL;
  struct page *page = writer->page;
  page->lines = arena_grow(writer->arena, page->lines, page->count, &writer->line_room, sizeof *page->lines);
  struct line *line = &page->lines[page->count++];
  *line = (struct line){.size = 10, .level = (uint8_t)row->level};
  char *text = arena_alloc(writer->arena, (to - from) * 4 + 1);
  line->text = text;
  line->extents = arena_array(writer->arena, to - from, sizeof *line->extents);
  size_t run_room = 0;
  for (size_t i = from; i < to; i++) {
    if (row->character[i] == ' ' && i > from && row->character[i - 1] == ' ')
      continue;
    unsigned style = row->style[i];
    struct style_run *run = line->run_count ? &line->runs[line->run_count - 1] : NULL;
    if (!run || run->style != style) {
      line->runs = arena_grow(writer->arena, line->runs, line->run_count, &run_room, sizeof *line->runs);
      run = &line->runs[line->run_count++];
      *run = (struct style_run){.start = line->length, .style = style, .size = 10};
    }
    line->length += unicode_write(row->character[i], text + line->length);
    run->end = line->length;
    float x = (float)row->column[i] * char_width;
    line->extents[line->chars++] = (struct extent){x, x + char_width};
  }
  line->box = (struct box){line->extents[0].x0, writer->y, line->extents[line->chars - 1].x1, writer->y + 10};
  line->flags = (uint8_t)((row->level ? LINE_HEADING : 0) | (row->hard_break ? LINE_BREAK : 0));
  line_judge(line);
  if (line->box.x1 > page->width)
    page->width = line->box.x1;
  return line;
}

/* Cells between tabs, or between the bars of a Markdown table, become lines of one row. */
static void add_row(struct writer *writer, struct styled *row) {
  size_t cells = 0, from = 0;
  struct line *last = NULL;
  uint32_t first = (uint32_t)writer->page->count;
  for (size_t i = 0; i <= row->count; i++) {
    if (i < row->count && row->character[i] != '\t')
      continue;
    struct line *line = add_line(writer, row, from, i);
    cells += line != NULL;
    last = line ? line : last;
    from = i + 1;
  }
  if (cells > 1) {
    writer->row++;
    for (size_t i = first; i < writer->page->count; i++)
      writer->page->lines[i].row = writer->row;
  }
  if (last && row->soft_hyphen)
    last->flags |= LINE_HYPHEN;
  writer->y += line_height;
}

static void add_source_line(struct writer *writer, const uint32_t *text, size_t length) {
  struct arena *arena = writer->arena;
  struct styled row = styled_new(arena, length);
  if (writer->markdown)
    markdown_line(&row, text, length);
  else
    plain_line(&row, text, length);
  styled_join_tabs(&row);
  for (size_t from = 0; from <= row.count;) { /* a line break inside the line: <br> */
    size_t to = from;
    while (to < row.count && row.character[to] != '\n')
      to++;
    struct styled part = row;
    part.character += from, part.style += from, part.column += from;
    part.count = to - from;
    part.hard_break = row.hard_break || to < row.count;
    add_row(writer, &part);
    from = to + 1;
  }
}

/* The spaces too many between a list's mark ("att", "1.", "a)", "-") and its text, which would make a column of its own
 * of the mark; *END is where the mark ends.  0 if the line begins with none. */
static size_t spaces_after_mark(const uint32_t *text, size_t length, size_t *end) {
  size_t start = 0, at, spaces = 0;
  while (start < length && unicode_space(text[start]))
    start++;
  for (at = start; at < length && !unicode_space(text[at]);)
    at++;
  size_t mark = at - start;
  bool att =
      mark == 3 && (text[start] == 'a' || text[start] == 'A') && text[start + 1] == 't' && text[start + 2] == 't';
  if (mark == 0 || mark > 3 || !(att || marker_cell(text + start, mark)))
    return 0;
  for (*end = at; at < length && unicode_space(text[at]); at++)
    spaces++;
  return at < length && spaces > 1 && spaces < 12 ? spaces - 1 : 0;
}

static bool ends_line(uint32_t c) {
  return c == '\n' || c == '\r' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* The column behind the last character of the line of TEXT in which AT stands; AT may be behind the last line. */
static size_t line_reach(const uint32_t *text, size_t count, size_t at) {
  size_t start = at, reach = 0;
  while (start > 0 && !ends_line(text[start - 1]))
    start--;
  for (size_t i = start; i < count && !ends_line(text[i]); i++)
    if (!unicode_space(text[i]))
      reach = i - start + 1;
  return reach;
}

/* One word with nothing behind it but a wide gap, and a line below: a label over its value. */
static bool label_above(const uint32_t *text, size_t at, size_t end, size_t below) {
  size_t word;
  while (at < end && unicode_space(text[at]))
    at++;
  for (word = at; word < end && unicode_letter(text[word]);)
    word++;
  return below > 0 && word > at && word < end && unicode_space(text[word]) &&
         (word + 1 >= end || unicode_space(text[word + 1]));
}

/* Pieces of a line with wide gaps between them, and no text above or below what stands to the right, are no columns:
 * a date and a number of a letterhead.  Gives how far the lines above and below reach. */
static size_t neighbours_reach(const uint32_t *text, size_t count, size_t at, size_t end, size_t *below) {
  size_t before = at > 1 && text[at - 1] == '\n' && text[at - 2] == '\r' ? 2 : 1;
  size_t behind = end + 1 < count && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1;
  size_t above = at >= before ? line_reach(text, count, at - before) : 0;
  *below = end + behind < count ? line_reach(text, count, end + behind) : 0;
  return above > *below ? above : *below;
}

/* The characters FROM to TO of a line, moved to the left by SHIFT columns, as the next line of the page. */
static void add_piece(struct writer *writer, const uint32_t *text, size_t from, size_t to, size_t shift) {
  uint8_t breaks = GLYPH_LINE;
  for (size_t i = from; i < to; i++) {
    if (unicode_space(text[i])) {
      breaks |= GLYPH_WORD;
      continue;
    }
    float x = (float)(i - shift) * char_width;
    *glyphs_add(&writer->glyphs) =
        (struct glyph){{x, writer->y, x + char_width, writer->y + 10}, text[i], 10, 0, breaks};
    breaks = 0;
    writer->page->width = most(writer->page->width, x + char_width);
  }
  writer->y += line_height;
}

/* Where from column REACH on a piece begins behind a wide gap, or LENGTH. */
static size_t next_piece(const uint32_t *text, size_t length, size_t from, size_t reach) {
  enum { WIDE_GAP = 4 };
  size_t spaces = 0, columns = 0;
  bool begun = false;
  for (size_t i = from; i < length; i++) {
    if (unicode_space(text[i])) {
      spaces++;
      continue;
    }
    columns += begun && spaces >= WIDE_GAP;
    /* behind two columns it is a third, with nothing below it */
    if (begun && spaces >= WIDE_GAP && i > reach + 1 && columns < 2)
      return i;
    begun = true;
    spaces = 0;
  }
  return length;
}

/* A line of a text set in columns with spaces: characters at their places, a list's mark close before its text. */
static void add_placed_line(struct writer *writer, const uint32_t *text, size_t count, size_t at, size_t end) {
  enum { SHORT_LINE = 110 };
  const uint32_t *line = text + at;
  size_t length = end - at, mark_end = 0, below, left = 0;
  size_t shift = spaces_after_mark(line, length, &mark_end);
  if (shift > 0) { /* the mark moves to its text */
    size_t start = writer->glyphs.count;
    add_piece(writer, line, 0, length, 0);
    for (size_t i = start; i < writer->glyphs.count && writer->glyphs.glyph[i].box.x1 <= (float)mark_end * char_width;
         i++) {
      writer->glyphs.glyph[i].box.x0 += (float)shift * char_width;
      writer->glyphs.glyph[i].box.x1 += (float)shift * char_width;
    }
    return;
  }
  size_t reach = neighbours_reach(text, count, at, end, &below);
  while (left < length && unicode_space(line[left]))
    left++;
  size_t second = length < SHORT_LINE ? next_piece(line, length, 0, reach) : length;
  /* A label's value stands below it: what is beside the label goes before both. */
  if (second < length && label_above(text, at, end, below)) {
    add_piece(writer, line, second, length, second - left);
    add_piece(writer, line, 0, second, 0);
    return;
  }
  add_piece(writer, line, 0, second, 0);
  while (second < length) {
    size_t next = next_piece(line, length, second, reach);
    add_piece(writer, line, second, next, second - left);
    second = next;
  }
}

/* ---- a Markdown table of one row ---- */

static bool table_line(const uint32_t *text, size_t at, size_t end) {
  return end > at + 3 && text[at] == '|' && text[end - 1] == '|';
}

static bool table_rule(const uint32_t *text, size_t at, size_t end) {
  for (size_t i = at; i < end; i++)
    if (text[i] != '|' && text[i] != '-' && text[i] != ':' && text[i] != ' ')
      return false;
  return table_line(text, at, end);
}

static size_t line_end(const uint32_t *text, size_t count, size_t at) {
  while (at < count && !ends_line(text[at]))
    at++;
  return at;
}

static size_t next_line(const uint32_t *text, size_t count, size_t end) {
  return end + 1 + (end + 1 < count && text[end] == '\r' && text[end + 1] == '\n');
}

static size_t cell_end(const uint32_t *text, size_t at, size_t end) {
  while (at < end && text[at] != '|')
    at++;
  return at;
}

/* Further down such a table may tell of those who approved. */
static bool in_head(const struct writer *writer) {
  enum { HEAD_LINES = 40 };
  return writer->pages->count == 1 && writer->y < HEAD_LINES * line_height;
}

/* A table of a header and one row is a form: each cell belongs to the word above it, so the two are read as one row.
 * Gives the end of the table's last line if one begins at AT, else 0. */
static size_t read_form(struct writer *writer, const uint32_t *text, size_t count, size_t at) {
  size_t end = line_end(text, count, at), rule = next_line(text, count, end), rule_end = line_end(text, count, rule);
  size_t row = next_line(text, count, rule_end), row_end = line_end(text, count, row);
  size_t behind = next_line(text, count, row_end);
  if (row >= count || !table_line(text, at, end) || !table_rule(text, rule, rule_end) ||
      !table_line(text, row, row_end) || (behind < count && table_line(text, behind, line_end(text, count, behind))))
    return 0;
  uint32_t *pair = arena_array(writer->arena, (end - at) + (row_end - row) + 2, sizeof *pair);
  for (size_t label = at + 1, value = row + 1; label < end && value < row_end;) {
    size_t label_end = cell_end(text, label, end), value_end = cell_end(text, value, row_end), length = 0;
    pair[length++] = '|';
    memcpy(pair + length, text + label, (label_end - label) * sizeof *pair);
    length += label_end - label;
    pair[length++] = '|';
    memcpy(pair + length, text + value, (value_end - value) * sizeof *pair);
    length += value_end - value;
    pair[length++] = '|';
    add_source_line(writer, pair, length);
    label = label_end + 1, value = value_end + 1;
  }
  return row_end;
}

static void read_lines(struct writer *writer, const uint32_t *text, size_t count) {
  begin_page(writer);
  for (size_t at = 0; at < count;) {
    size_t end = at;
    while (end < count && !ends_line(text[end]))
      end++;
    size_t form = writer->markdown && in_head(writer) ? read_form(writer, text, count, at) : 0;
    if (form > 0)
      end = form;
    else if (writer->columns)
      add_placed_line(writer, text, count, at, end);
    else
      add_source_line(writer, text + at, end - at);
    uint32_t breaker = end < count ? text[end] : 0;
    at = end + 1 + (breaker == '\r' && end + 1 < count && text[end + 1] == '\n');
    if (breaker == '\f') {
      if (end + 1 < count)
        begin_page(writer);
    }
    if (writer->y > writer->page->height)
      writer->page->height = writer->y + line_height;
  }
  end_page(writer);
}

/* Some line has two pieces with several spaces between them, and there are no tabs that would say so better. */
static bool set_in_columns(const uint32_t *text, size_t count) {
  size_t word = 0, spaces = 0;
  bool found = false;
  for (size_t i = 0; i < count; i++) {
    if (text[i] == '\t')
      return false;
    if (ends_line(text[i])) {
      word = spaces = 0;
    } else if (text[i] == ' ') {
      spaces++;
    } else {
      found |= word > 3 && spaces >= 4; /* not the indent of a list's text after its marker */
      word++;
      spaces = 0;
    }
  }
  return found;
}

static bool named_markdown(const char *name) {
  const char *dot = name ? strrchr(name, '.') : NULL;
  return dot && (strcasecmp(dot, ".md") == 0 || strcasecmp(dot, ".markdown") == 0);
}

static struct pages *text_extract(struct arena *arena, const struct source *source, const struct extract_limits *limits,
                                  struct error *error) {
  size_t count = 0;
  uint32_t *text = text_decode(arena, source->data, source->size, &count);
  if (!text)
    return error_set(error, ERROR_NOT_DOCUMENT, "it is not text in any encoding that is read"), NULL;
  if (count > limits->characters)
    return error_set(error, ERROR_LIMIT, "%zu characters; %zu are the most that is read", count, limits->characters),
           NULL;
  struct pages *pages = arena_alloc(arena, sizeof *pages);
  *pages = (struct pages){.arena = arena, .media_type = "text/plain", .extractor = VERSION};
  struct writer writer = {.arena = arena, .pages = pages};
  writer.markdown = named_markdown(source->name) || looks_like_markdown(text, count);
  if (writer.markdown)
    pages->media_type = "text/markdown";
  writer.columns = !writer.markdown && set_in_columns(text, count);
  writer.scratch = writer.columns ? arena_new() : NULL;
  writer.glyphs.arena = arena;
  read_lines(&writer, text, count);
  if (writer.scratch)
    arena_free(writer.scratch);
  size_t lines = 0;
  for (size_t i = 0; i < pages->count; i++)
    lines += pages->page[i].count;
  if (lines == 0)
    return error_set(error, ERROR_EMPTY, "the text has no characters"), NULL;
  if (pages->count > limits->pages)
    return error_set(error, ERROR_LIMIT, "%zu pages; %zu are the most that is read", pages->count, limits->pages), NULL;
  return pages;
}

const struct extractor text_extractor = {
    .name = "text",
    .version = VERSION,
    .media_type = "text/plain",
    .recognise = text_recognise,
    .extract = text_extract,
};
