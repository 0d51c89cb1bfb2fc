/* numbered_minutes.c - minutes whose matters have a number and no sign: "1. Mötets öppnande", "2. Val av justerare",
 * "UN 31/2014  Föredragningslistan".
 *
 * Boards of companies, associations and councils write so.  A list inside a matter begins with 1 again and its entries
 * are sentences; the matters are numbered through, short, and have text of their own below. */
#include "segment.h"
#include "unicode.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { FEWEST = 3, LONGEST_TITLE = 110, HIGHEST = 400 };

/* "UN 31/2014  Föredragningslistan": the bytes of the abbreviation, number and year with which TEXT begins, with the
 * space behind; else 0. */
static uint32_t by_year(const char *text) {
  size_t letters = 0, at;
  while (isupper((unsigned char)text[letters]))
    letters++;
  at = letters + 1 + strspn(text + (text[letters] == ' ' ? letters + 1 : letters), "0123456789");
  if (letters < 2 || letters > 5 || text[letters] != ' ' || at == letters + 1 || at > letters + 4 || text[at] != '/' ||
      strspn(text + at + 1, "0123456789") != 4)
    return 0;
  at += 5;
  return text[at] == '\t' || text[at] == ' ' ? (uint32_t)at + 1 : 0;
}

uint32_t matter_title_at(const char *text) {
  uint32_t year = by_year(text);
  return year > 0 ? year : (uint32_t)strspn(text, "0123456789. ");
}

/* The number with which block I begins, with its end in *BYTES (0 if the number is the marker of a list), or 0. */
static int number_of(const struct document *d, size_t i, uint32_t *bytes) {
  const struct block *block = &d->block[i];
  const char *text = d->text + block->start, *mark = block->marker != NULL ? block->marker : text;
  size_t digits = strspn(mark, "0123456789");
  *bytes = block->marker == NULL ? by_year(text) : 0;
  if (*bytes > 0)
    return atoi(strchr(text, ' ') + 1);
  if (digits == 0 || digits > 3 || mark[digits] != '.')
    return 0;
  if (block->marker == NULL) {
    if (text[digits + 1] != ' ')
      return 0;
    *bytes = (uint32_t)digits + 2;
  }
  return atoi(mark);
}

/* The number of the matter in block I as printed: "3", "31/2014". */
static const char *printed_number(const struct segmenter *s, size_t i, int own) {
  const char *text = s->document->text + s->document->block[i].start;
  uint32_t year = s->document->block[i].marker == NULL ? by_year(text) : 0;
  const char *number = year > 0 ? strchr(text, ' ') + 1 : NULL;
  return number != NULL ? arena_strndup(s->arena, number, strcspn(number, " \t")) : arena_printf(s->arena, "%d", own);
}

/* Does block I look like the title of a matter, with something below it? */
static bool titles_matter(const struct document *d, size_t i, uint32_t bytes) {
  const struct block *block = &d->block[i];
  uint32_t length = block->end - block->start, first = 0;
  if (length <= bytes + 2 || length > LONGEST_TITLE || i + 1 >= d->flow_count ||
      strchr(".:;,", d->text[block->end - 1]) != NULL)
    return false;
  unicode_read(d->text + block->start + bytes, d->text + block->end, &first);
  uint32_t below;
  const struct block *next = &d->block[i + 1];
  return unicode_upper(first) && next->type != BLOCK_FURNITURE && number_of(d, i + 1, &below) == 0;
}

size_t number_matters(struct segmenter *s, const char **number) {
  struct document *d = s->document;
  size_t count = 0;
  int last = 0;
  for (size_t i = 0; i < d->flow_count; i++) {
    uint32_t bytes;
    int own = number_of(d, i, &bytes);
    bool next = own == last + 1 || (last == 0 && own > 1 && own < HIGHEST);
    if (own == 0 || !next || !titles_matter(d, i, bytes))
      continue;
    number[i] = printed_number(s, i, own);
    last = own;
    count++;
  }
  if (count < FEWEST) {
    memset(number, 0, d->flow_count * sizeof *number);
    return 0;
  }
  for (size_t i = 0; i < d->flow_count; i++)
    if (number[i] != NULL && d->block[i].type != BLOCK_TABLE_ROW)
      d->block[i].type = BLOCK_HEADING;
  return count;
}
