/* proposal_lines.c - the lines of a paper as its author ended them, and which of them stand as a list.
 *
 * Blocks join lines that belong together, and now and then lines that do not: "... för rullstol | Nämnden har ...".  A
 * line that ends though the next word had room ended on purpose.
 */
#include "proposal_lists.h"
#include "unicode.h"

#include <ctype.h>
#include <string.h>

enum { LONGEST_ENTRY = 320, MOST_ENTRIES = 40 };

/* ---- where lines end ---- */

/* The piece that begins behind AT, up to END; document->piece_count if there is none. */
static size_t next_piece(const struct document *d, uint32_t at, uint32_t end) {
  size_t low = 0, high = d->piece_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (d->piece[middle].at <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low < d->piece_count && d->piece[low].at < end ? low : d->piece_count;
}

/* The characters of the longest line on the page of PIECE, counted once. */
static uint32_t full_line(struct context *c, const struct piece *piece) {
  const struct pages *pages = c->document->pages;
  if (c->full_line == NULL)
    c->full_line = arena_array(c->arena, pages->count, sizeof *c->full_line);
  uint32_t *most = &c->full_line[piece->page];
  const struct page *page = &pages->page[piece->page];
  if (*most == 0)
    for (size_t i = 0; i < page->count; i++)
      *most = page->lines[i].chars > *most ? page->lines[i].chars : *most;
  return *most;
}

/* Did the line in front of piece NUMBER (not the first) end though the next word had room? */
static bool ended_early(struct context *c, size_t number) {
  const struct document *d = c->document;
  const struct piece *before = &d->piece[number - 1], *piece = &d->piece[number];
  const struct line *line = &d->pages->page[before->page].lines[before->line];
  size_t word = strcspn(d->text + piece->at, " \n");
  return piece->line != before->line && line->chars + word + 1 < full_line(c, piece) * 3 / 4;
}

/* ---- marks ---- */

/* The length of the one of COUNT WORDS with which TEXT begins, or 0. */
static size_t begun(const char *text, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (strncmp(text, words[i], strlen(words[i])) == 0)
      return strlen(words[i]);
  return 0;
}

static size_t mark_word(const char *text) {
  static const char *const words[] = {"Att-sats ",   "Yrkande ",  "Punkt ", "Förslag ", "Krav ", "Tilläggsyrkande ",
                                      "Delförslag ", "Önskemål ", "Nr ",    "Idé ",     "Del ",  "Förslagspunkt ",
                                      "att-sats ",   "yrkande ",  "punkt ", "förslag ", "krav ", "Delyrkande ",
                                      "ATT-SATS ",   "YRKANDE ",  "PUNKT ", "FÖRSLAG ", "KRAV ", "Tanke "};
  return begun(text, words, sizeof words / sizeof words[0]);
}

/* "o", "§", "#", "→" at TEXT, with the space behind it; or 0. */
static size_t sign_mark(const char *text) {
  static const char *const signs[] = {"o ", "§ ", "# ",  "* ",  "+ ", "> ", "» ", "~ ", "= ", "– ", "- ", "— ",
                                      "• ", "→ ", "-> ", "=> ", "¤ ", "x ", "X ", "_ ", "/ ", "^ ", "! "};
  return begun(text, signs, sizeof signs / sizeof signs[0]);
}

static size_t token_length(const char *text) {
  size_t digits = strspn(text, "0123456789"), roman = strspn(text, "ivxIVX");
  if (digits > 0 && digits <= 2) {
    size_t more = strchr(".:", text[digits]) != NULL ? strspn(text + digits + 1, "0123456789") : 0;
    return more > 0 && more <= 2 ? digits + 1 + more : digits;
  }
  if (roman > 0 && roman <= 4 && !isalpha((unsigned char)text[roman]))
    return roman;
  return digits == 0 && isalpha((unsigned char)text[0]) && !isalpha((unsigned char)text[1]) && text[1] > 0;
}

/* The length of the mark at TEXT with the spaces behind it, or 0.  A number alone needs a letter behind it. */
static size_t mark_at(const char *text) {
  size_t word = mark_word(text), length = sign_mark(text);
  if (length > 0)
    return length;
  const char *at = text + word;
  bool open = *at == '(' || *at == '[';
  at += open;
  size_t token = token_length(at);
  if (token == 0)
    return 0;
  bool digits = isdigit((unsigned char)*at);
  at += token;
  static const char *const dashes[] = {" – ", " - ", " — "};
  size_t dash = word > 0 ? begun(at, dashes, 3) : 0;
  if (dash > 0)
    return (size_t)(at - text) + dash;
  bool closed = *at != '\0' && strchr(open ? ")]" : ").:/", *at) != NULL;
  if (closed && at[0] == ')' && at[1] == '.')
    at++;
  if (!closed && (open || (!digits && word == 0)))
    return 0;
  at += closed;
  size_t space = strspn(at, " \t");
  if (space == 0 || (!closed && isdigit((unsigned char)at[space])))
    return 0;
  return (size_t)(at - text) + space;
}

/* What counts in MARK: its number from 1, 0 = it does not count; where it stands in *FROM and *TO. */
static size_t number_in(const char *mark, size_t length, bool roman, size_t *from, size_t *to) {
  static const char *const numbers[] = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"};
  size_t at = mark_word(mark);
  at = at < length ? at + (mark[at] == '(' || mark[at] == '[') : 0;
  size_t token = at < length ? token_length(mark + at) : 0;
  *from = at;
  *to = at + token;
  if (token == 0 || sign_mark(mark) > 0)
    return 0;
  size_t last = at + token;
  while (last > at && isdigit((unsigned char)mark[last - 1]))
    last--;
  if (last < at + token) {
    size_t value = 0;
    *from = last; /* "1:2" counts behind the colon */
    for (size_t i = last; i < at + token; i++)
      value = value * 10 + (size_t)(mark[i] - '0');
    return value;
  }
  for (size_t i = 0; roman && i < sizeof numbers / sizeof numbers[0]; i++)
    if (strlen(numbers[i]) == token && strncasecmp(numbers[i], mark + at, token) == 0)
      return i + 1;
  return token == 1 ? (size_t)(tolower((unsigned char)mark[at]) - 'a') + 1 : 0;
}

/* Is B the mark that follows A, the first being NUMBER? */
static bool follows(const struct flow_entry *a, const struct flow_entry *b, size_t number, bool roman) {
  size_t from_a, to_a, from_b, to_b;
  size_t one = number_in(a->mark, a->mark_length, roman, &from_a, &to_a);
  size_t other = number_in(b->mark, b->mark_length, roman, &from_b, &to_b);
  if (one == 0 || other == 0)
    return one == other && a->mark_length == b->mark_length && memcmp(a->mark, b->mark, a->mark_length) == 0;
  return one == number && other == number + 1 && from_a == from_b && memcmp(a->mark, b->mark, from_a) == 0 &&
         a->mark_length - to_a == b->mark_length - to_b &&
         memcmp(a->mark + to_a, b->mark + to_b, a->mark_length - to_a) == 0;
}

/* ---- lines ---- */

/* May a line begin at TEXT, which was joined to the one before it? */
static bool begins_anew(const char *text, const char *end) {
  uint32_t first = 0;
  unicode_read(text, end, &first);
  return unicode_upper(first) || (mark_at(text) > 0 && strncmp(text, "- ", 2) != 0) ||
         isdigit((unsigned char)text[0]) || *text == '"' || strncmp(text, "”", strlen("”")) == 0;
}

/* Where the next line begins behind AT that was joined before END; END if none was. */
static uint32_t next_line(struct context *c, uint32_t at, uint32_t end) {
  const struct document *d = c->document;
  for (size_t piece; (piece = next_piece(d, at, end)) < d->piece_count; at = d->piece[piece].at)
    if (piece > 0 && ended_early(c, piece) && begins_anew(d->text + d->piece[piece].at, d->text + end))
      return d->piece[piece].at;
  return end;
}

static struct range trimmed(const char *text, struct range range) {
  while (range.end > range.start && strchr(" \t\n", text[range.end - 1]) != NULL)
    range.end--;
  return range;
}

struct range without_tail(struct context *c, struct range range) {
  range.end = next_line(c, range.start, range.end);
  return trimmed(c->document->text, range);
}

static void add_entry(struct context *c, struct flow_entries *flow, size_t *capacity, struct flow_entry entry) {
  const char *text = c->document->text;
  if (entry.mark == NULL) {
    entry.mark_length = mark_at(text + entry.text.start);
    entry.mark = entry.mark_length > 0 ? text + entry.text.start : NULL;
    entry.text.start += (uint32_t)entry.mark_length;
  }
  entry.text = trimmed(text, entry.text);
  while (entry.mark_length > 0 && strchr(" \t", entry.mark[entry.mark_length - 1]) != NULL)
    entry.mark_length--;
  if (entry.text.start >= entry.text.end)
    return;
  flow->entry = arena_grow(c->arena, flow->entry, flow->count, capacity, sizeof *flow->entry);
  flow->entry[flow->count++] = entry;
}

struct flow_entries flow_entries(struct context *c, uint32_t first, uint32_t end) {
  const struct document *d = c->document;
  struct flow_entries flow = {NULL, 0};
  size_t capacity = 0;
  for (uint32_t b = first; b < end && b < d->flow_count; b++) {
    const struct block *block = &d->block[b];
    bool gap = block->after_gap || (b > first && block->section != d->block[b - 1].section);
    const char *mark = block->marker == NULL ? NULL : mark_in_marker(block->marker);
    for (uint32_t at = block->start; at < block->end;) {
      uint32_t to = next_line(c, at, block->end);
      add_entry(c, &flow, &capacity, (struct flow_entry){{at, to}, b, mark, mark == NULL ? 0 : strlen(mark), gap});
      gap = false;
      mark = NULL;
      at = to;
    }
  }
  return flow;
}

/* ---- lists ---- */

/* One sentence of a fair length, in a block that may hold an entry. */
static bool may_be_entry(const struct context *c, const struct flow_entry *entry) {
  const struct block *block = &c->document->block[entry->block];
  uint32_t length = entry->text.end - entry->text.start;
  if (block->type != BLOCK_PARAGRAPH && block->type != BLOCK_ITEM)
    return false;
  return length >= 4 && length < LONGEST_ENTRY && c->document->text[entry->text.end - 1] != ':';
}

/* Two sentences in one line without a mark are a paragraph. */
static bool one_sentence(const struct context *c, const struct flow_entry *entry) {
  struct range first = sentence_at(c, entry->text.start);
  return first.end + 1 >= entry->text.end && strchr("?", c->document->text[entry->text.end - 1]) == NULL;
}

/* Do the two stand in one part of the paper?  A view may be taken to begin between the entries of a list. */
static bool together(const struct context *c, const struct flow_entry *a, const struct flow_entry *b) {
  const struct document *d = c->document;
  const struct section *of_a = &d->section[d->block[a->block].section], *of_b = &d->section[d->block[b->block].section];
  return of_a == of_b || (of_b->heading == UINT32_MAX && of_a->item == of_b->item);
}

static size_t marked_list(const struct context *c, const struct flow_entries *flow, size_t at, bool roman) {
  const struct flow_entry *first = &flow->entry[at];
  size_t from, to, count = 1, number = number_in(first->mark, first->mark_length, roman, &from, &to);
  if (number > 1)
    return 0;
  while (at + count < flow->count && count < MOST_ENTRIES) {
    const struct flow_entry *next = first + count;
    if (next->mark == NULL || !may_be_entry(c, next) || !together(c, first, next) ||
        !follows(next - 1, next, count, roman))
      break;
    count++;
  }
  return count;
}

static bool begins_lower(const struct context *c, const struct flow_entry *entry) {
  uint32_t letter = 0;
  unicode_read(c->document->text + entry->text.start, c->document->text + entry->text.end, &letter);
  return unicode_letter(letter) && !unicode_upper(letter);
}

static size_t plain_list(const struct context *c, const struct flow_entries *flow, size_t at) {
  const struct flow_entry *first = &flow->entry[at];
  size_t count = 1;
  bool lower = begins_lower(c, first);
  if (!one_sentence(c, first))
    return 0;
  while (at + count < flow->count && count < MOST_ENTRIES) {
    const struct flow_entry *next = first + count;
    bool apart = next->gap && !(lower && begins_lower(c, next));
    if (next->mark != NULL || apart || !may_be_entry(c, next) || !together(c, first, next) || !one_sentence(c, next))
      break;
    count++;
  }
  return count;
}

size_t standing_list(const struct context *c, const struct flow_entries *flow, size_t at) {
  const struct flow_entry *first = &flow->entry[at];
  if (!may_be_entry(c, first))
    return 0;
  size_t count = 0;
  if (first->mark == NULL) {
    count = plain_list(c, flow, at);
  } else {
    size_t letters = marked_list(c, flow, at, false), romans = marked_list(c, flow, at, true);
    count = letters > romans ? letters : romans;
  }
  return count > 1 ? count : 0;
}

bool list_goes_on(struct context *c, uint32_t first) {
  struct flow_entries flow = flow_entries(c, first, first + 3);
  return flow.count > 1 && standing_list(c, &flow, 0) > 1;
}
