/* segment_text.c - drafts become the canonical text: lines joined, hyphenated words mended, marks of footnotes lifted
 * out, every byte tied to its line. */
#include "buffer.h"
#include "hash.h"
#include "segment.h"
#include "unicode.h"

#include <ctype.h>
#include <string.h>

enum { LONGEST_WORD = 128 }; /* bytes; what is longer is no word */

/* The words of the paper, for telling whether a hyphen at a line's end belongs to its word. */
struct word_set {
  uint64_t *slot;
  size_t size;
};

struct writer {
  struct segmenter *s;
  struct buffer text;
  struct piece *piece;
  size_t piece_count, piece_capacity;
  struct word_set words; /* made when first needed */
  size_t block_start;    /* in the text */
};

static bool word_byte(unsigned char byte) { return isalnum(byte) || byte >= 0x80 || byte == '-'; }

static uint64_t word_hash(const char *word, size_t length) {
  char folded[128];
  if (length >= sizeof folded)
    length = sizeof folded - 1;
  unicode_fold_bytes(word, length, folded);
  uint64_t hash = hash_fast(folded, length);
  return hash == 0 ? 1 : hash;
}

static bool word_set_has(const struct word_set *set, uint64_t hash) {
  for (size_t i = hash & (set->size - 1); set->slot[i] != 0; i = (i + 1) & (set->size - 1))
    if (set->slot[i] == hash)
      return true;
  return false;
}

static void word_set_add(struct word_set *set, uint64_t hash) {
  size_t i = hash & (set->size - 1);
  while (set->slot[i] != 0 && set->slot[i] != hash)
    i = (i + 1) & (set->size - 1);
  set->slot[i] = hash;
}

static void collect_words(struct writer *w) {
  size_t bytes = 0;
  for (size_t i = 0; i < w->s->count; i++)
    bytes += w->s->line[i].line->length;
  w->words.size = 64;
  while (w->words.size < bytes / 2)
    w->words.size *= 2;
  w->words.slot = arena_array(w->s->arena, w->words.size, sizeof *w->words.slot);
  for (size_t i = 0; i < w->s->count; i++) {
    const struct line *line = w->s->line[i].line;
    for (uint32_t at = 0; at < line->length;) {
      uint32_t end = at;
      while (end < line->length && word_byte((unsigned char)line->text[end]))
        end++;
      /* The last word of a line may be a torn one. */
      if (end > at && !(end == line->length && line->text[end - 1] == '-'))
        word_set_add(&w->words, word_hash(line->text + at, end - at));
      at = end + 1;
    }
  }
}

static void add_piece(struct writer *w, const struct flow_line *line, uint32_t from, uint32_t to) {
  if (from >= to)
    return;
  w->piece = arena_grow(w->s->arena, w->piece, w->piece_count, &w->piece_capacity, sizeof *w->piece);
  w->piece[w->piece_count++] = (struct piece){
      .at = (uint32_t)w->text.length, .length = to - from, .page = line->page, .line = line->index, .line_at = from};
  buffer_add(&w->text, line->line->text + from, to - from);
}

/* "hälsooch sjukvård": a hyphen and a space were lost with the line break of an earlier conversion. Gives the end of
 * the part before "och" of the first such word between FROM and TO, or 0. */
static uint32_t lost_hyphen(const char *text, uint32_t from, uint32_t to) {
  for (uint32_t at = from; at + 4 < to; at++) {
    if (text[at] != 'o' || text[at + 1] != 'c' || text[at + 2] != 'h' || text[at + 3] != ' ')
      continue;
    uint32_t start = at;
    while (start > from && isalpha((unsigned char)text[start - 1]))
      start--;
    while (start > from && word_byte((unsigned char)text[start - 1]) && text[start - 1] != '-')
      start--;
    if (at - start >= 3 && islower((unsigned char)text[at + 4]) && text[at - 1] != '-')
      return at;
  }
  return 0;
}

/* Writes a stretch of a line, giving back lost hyphens. */
static void add_stretch(struct writer *w, const struct flow_line *line, uint32_t from, uint32_t to) {
  uint32_t at;
  while ((at = lost_hyphen(line->line->text, from, to)) != 0) {
    add_piece(w, line, from, at);
    buffer_text(&w->text, "- ");
    w->s->document->mended++;
    from = at;
    /* what follows begins with "och": step over it */
    add_piece(w, line, from, from + 3);
    from += 3;
  }
  add_piece(w, line, from, to);
}

static bool measure_before(const char *text, uint32_t at) {
  return at > 0 && text[at - 1] == 'm' && (at == 1 || strchr(" kcd", text[at - 2]) != NULL);
}

/* Writes LINE from byte FROM, lifting raised numbers out if LIFT. */
static void add_line(struct writer *w, const struct flow_line *flow, uint32_t from, bool lift) {
  const struct line *line = flow->line;
  for (uint32_t i = 0; i < line->run_count && lift; i++) {
    const struct style_run *run = &line->runs[i];
    uint32_t start = run->start > from ? run->start : from;
    bool digits = run->end > start && (run->style & STYLE_RAISED) != 0 && run->end - start <= 3 &&
                  !measure_before(line->text, start);
    for (uint32_t at = start; at < run->end && digits; at++)
      digits = isdigit((unsigned char)line->text[at]);
    if (!digits)
      continue;
    add_stretch(w, flow, from, start);
    struct segmenter *s = w->s;
    s->mark = arena_grow(s->arena, s->mark, s->mark_count, &s->mark_capacity, sizeof *s->mark);
    s->mark[s->mark_count++] =
        (struct note_mark){.at = (uint32_t)w->text.length,
                           .page = flow->page,
                           .number = arena_strndup(s->arena, line->text + start, run->end - start)};
    from = run->end;
    /* "skolan 3 och": the space before the mark is enough */
    if (from < line->length && line->text[from] == ' ' &&
        (w->text.length == w->block_start || w->text.data[w->text.length - 1] == ' '))
      from++;
  }
  add_stretch(w, flow, from, line->length);
}

static bool word_at(const char *text, const char *word) {
  size_t length = strlen(word);
  return strncmp(text, word, length) == 0 && (text[length] == ' ' || text[length] == '\0' || text[length] == ',');
}

enum hyphen { HYPHEN_DROP, HYPHEN_KEEP, HYPHEN_SUSPENDED };

/* The text so far ends in a hyphen; NEXT is the line that follows. */
static enum hyphen judge_hyphen(struct writer *w, const struct line *next) {
  static const char *const joins[] = {"och", "eller", "samt", "respektive", "men", "till", "som"};
  for (size_t i = 0; i < sizeof joins / sizeof joins[0]; i++)
    if (word_at(next->text, joins[i]))
      return HYPHEN_SUSPENDED;
  const char *text = w->text.data, *end = text + w->text.length - 1, *start = end;
  while (start > text && end - start < LONGEST_WORD && word_byte((unsigned char)start[-1]))
    start--;
  uint32_t first = 0, before = 0;
  unicode_read(next->text, next->text + next->length, &first);
  const char *last = end;
  while (last > start && ((unsigned char)*--last & 0xC0) == 0x80)
    ;
  if (end > start)
    unicode_read(last, end, &before);
  if (!unicode_letter(before) || !unicode_letter(first) || unicode_upper(first) || unicode_upper(before))
    return HYPHEN_KEEP;
  if (last == start) /* one letter: "e-post" */
    return HYPHEN_KEEP;
  char joined[LONGEST_WORD];
  size_t head = (size_t)(end - start), tail = 0;
  while (tail < next->length && word_byte((unsigned char)next->text[tail]))
    tail++;
  if (head + tail + 2 >= sizeof joined)
    return HYPHEN_DROP;
  if (w->words.slot == NULL)
    collect_words(w);
  memcpy(joined, start, head);
  memcpy(joined + head, next->text, tail);
  if (word_set_has(&w->words, word_hash(joined, head + tail)))
    return HYPHEN_DROP;
  joined[head] = '-';
  memcpy(joined + head + 1, next->text, tail);
  return word_set_has(&w->words, word_hash(joined, head + tail + 1)) ? HYPHEN_KEEP : HYPHEN_DROP;
}

/* Takes the last byte away, from the text and from the piece that holds it, if one does. */
static void drop_last_byte(struct writer *w) {
  w->text.data[--w->text.length] = '\0';
  struct piece *last = w->piece_count > 0 ? &w->piece[w->piece_count - 1] : NULL;
  if (last != NULL && last->at + last->length > w->text.length && --last->length == 0)
    w->piece_count--;
}

/* What stands between the line just written and NEXT. */
static void add_join(struct writer *w, const struct line *line, const struct line *next, bool cells) {
  char last = w->text.length > w->block_start ? w->text.data[w->text.length - 1] : ' ';
  if (cells) {
    buffer_byte(&w->text, '\t');
  } else if (line->flags & LINE_HYPHEN) {
    w->s->document->mended++;
  } else if (last == '-' && line->length > 1 && line->text[line->length - 2] != ' ') {
    enum hyphen hyphen = judge_hyphen(w, next);
    if (hyphen == HYPHEN_SUSPENDED)
      buffer_byte(&w->text, ' ');
    if (hyphen == HYPHEN_DROP) {
      drop_last_byte(w);
      w->s->document->mended++;
    }
  } else if (last != ' ') {
    buffer_byte(&w->text, ' ');
  }
}

static void write_lines(struct writer *w, struct draft *draft, uint32_t first_skip, bool lift) {
  struct segmenter *s = w->s;
  draft->start = (uint32_t)w->text.length;
  w->block_start = w->text.length;
  for (uint32_t i = 0; i < draft->count; i++) {
    const struct flow_line *flow = &s->line[draft->first + i];
    uint32_t from = i == 0 ? first_skip : 0;
    if (i > 0)
      add_join(w, s->line[draft->first + i - 1].line, flow->line, draft->type == BLOCK_TABLE_ROW);
    while (w->text.length == w->block_start && from < flow->line->length && flow->line->text[from] == ' ')
      from++;
    add_line(w, flow, from, lift);
  }
  while (w->text.length > w->block_start && strchr(" \t", w->text.data[w->text.length - 1]) != NULL)
    drop_last_byte(w);
  draft->end = (uint32_t)w->text.length;
}

static void write_draft(struct writer *w, struct draft *draft) {
  struct segmenter *s = w->s;
  uint32_t first_skip = draft->skip;
  const struct line *line = draft_line(s, draft);
  if (draft->type == BLOCK_FOOTNOTE && (first_skip = note_digits(s, &s->line[draft->first])) > 0) {
    uint32_t digits = first_skip;
    while (digits > 0 && line->text[digits - 1] == ' ')
      digits--;
    draft->marker = arena_strndup(s->arena, line->text, digits);
    while (first_skip < line->length && line->text[first_skip] == ' ')
      first_skip++;
  }
  bool lift = draft->type != BLOCK_FURNITURE;
  write_lines(w, draft, first_skip, lift);
  if (draft->end == draft->start && (lift || first_skip > 0)) {
    /* Nothing but a marker or a raised number: then that is the text. */
    draft->marker = NULL;
    write_lines(w, draft, 0, false);
  }
  buffer_byte(&w->text, '\n');
}

static struct block make_block(const struct segmenter *s, const struct draft *draft) {
  const struct flow_line *first = &s->line[draft->first];
  struct block block = {.type = draft->type,
                        .start = draft->start,
                        .end = draft->end,
                        .section = UINT32_MAX,
                        .page = s->pages->page[first->page].number,
                        .style = first->line->style,
                        .size = first->line->size,
                        .indent = draft->text_left > 0 ? draft->text_left : first->line->box.x0,
                        .marker = draft->marker,
                        .anchor = UINT32_MAX,
                        .level = draft->level,
                        .after_gap = draft->after_gap};
  for (uint32_t i = 1; i < draft->count; i++)
    block.style &= s->line[draft->first + i].line->style;
  if (draft->type != BLOCK_FOOTNOTE || draft->marker == NULL)
    return block;
  for (size_t i = 0; i < s->mark_count; i++)
    if (strcmp(s->mark[i].number, draft->marker) == 0 && (block.anchor == UINT32_MAX || s->mark[i].page == first->page))
      block.anchor = s->mark[i].at;
  return block;
}

void write_text(struct segmenter *s) {
  struct writer w = {.s = s, .text = buffer_in(s->arena)};
  buffer_add(&w.text, "", 0);
  size_t kept = 0;
  for (size_t i = 0; i < s->draft_count; i++) {
    write_draft(&w, &s->draft[i]);
    if (s->draft[i].end == s->draft[i].start) /* lines of nothing but space */
      w.text.data[--w.text.length] = '\0';
    else
      s->draft[kept++] = s->draft[i];
  }
  s->draft_count = kept;
  struct document *document = s->document;
  document->text = w.text.data;
  document->length = (uint32_t)w.text.length;
  document->piece = w.piece;
  document->piece_count = w.piece_count;
  document->block = arena_array(s->arena, s->draft_count + 1, sizeof *document->block);
  size_t piece = 0;
  for (size_t i = 0; i < s->draft_count; i++) {
    struct block *block = &document->block[document->block_count++];
    *block = make_block(s, &s->draft[i]);
    while (piece < document->piece_count && document->piece[piece].at < block->start)
      piece++;
    if (piece < document->piece_count) /* its first line may have been nothing but a mark */
      block->page = s->pages->page[document->piece[piece].page].number;
    if (s->draft[i].type != BLOCK_FURNITURE)
      document->flow_count = document->block_count;
  }
}
