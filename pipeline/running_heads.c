/* running_heads.c - page heads inside a text that knows no pages: copied out of a PDF, the head of each page stands in
 * the middle of a sentence.
 */
#include "damage.h"
#include "unicode.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { HEAD_LINES = 6, FEWEST_PAGES = 3 };

/* "29 (74)", "Sida 29 av 74": the number of the page and of all. */
static bool page_number(const struct line *line, int *page, int *of) {
  int used = 0;
  const char *text = line->text;
  if (strncasecmp(text, "sida ", 5) == 0)
    text += 5;
  if (line->length > 20 ||
      (sscanf(text, "%4d (%4d)%n", page, of, &used) != 2 && sscanf(text, "%4d(%4d)%n", page, of, &used) != 2 &&
       sscanf(text, "%4d av %4d%n", page, of, &used) != 2))
    return false;
  return used > 0 && text[used] == '\0' && *page > 0 && *page <= *of;
}

static bool same_line(const struct line *a, const struct line *b) {
  return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

/* A line for signatures or an address, which cuts a sentence in two. */
static bool foot(const struct line *line) {
  char folded[32] = "";
  unicode_fold_bytes(line->text, line->length < 31 ? line->length : 31, folded);
  return strncmp(folded, "justerandes sign", 16) == 0 || strncmp(folded, "justerarsign", 12) == 0 ||
         strncmp(folded, "utdragsbestyrkande", 18) == 0 || strstr(line->text, "www.") != NULL;
}

static bool ends_sentence(const struct line *line) {
  return line->length == 0 || strchr(".:?!;", line->text[line->length - 1]) != NULL;
}

static bool begins_lower(const struct line *line) {
  uint32_t first = 0;
  if (line->length > 0)
    unicode_read(line->text, line->text + line->length, &first);
  return unicode_letter(first) && !unicode_upper(first);
}

/* Moves the lines from AT on so that the first stands a line below the one before it. */
static void close_gap(struct page *page, size_t at) {
  float pitch = 12, gap = page->lines[at].box.y0 - page->lines[at - 1].box.y0 - pitch;
  for (size_t i = at; i < page->count && gap > 0; i++) {
    page->lines[i].box.y0 -= gap;
    page->lines[i].box.y1 -= gap;
  }
}

static void remove_lines(struct page *page, const bool *drop) {
  size_t kept = 0;
  bool cut = false;
  for (size_t i = 0; i < page->count; i++) {
    if (drop[i]) {
      cut = true;
      continue;
    }
    page->lines[kept++] = page->lines[i];
    if (cut && kept > 1 && (!ends_sentence(&page->lines[kept - 2]) || begins_lower(&page->lines[kept - 1]))) {
      size_t count = page->count;
      /* the lines behind stand where they were until their turn: move all of them */
      float gap = page->lines[kept - 1].box.y0 - page->lines[kept - 2].box.y0 - 12;
      page->count = kept;
      close_gap(page, kept - 1);
      page->count = count;
      for (size_t j = i + 1; j < count && gap > 0; j++) {
        page->lines[j].box.y0 -= gap;
        page->lines[j].box.y1 -= gap;
      }
    }
    cut = false;
  }
  page->count = kept;
}

/* Marks the heads that are repeated behind page numbers in the one page of a text without pages. */
static void find_heads(const struct page *page, bool *drop) {
  size_t heads = 0, first = SIZE_MAX;
  int number = 0, all = 0, n, of;
  for (size_t i = 0; i < page->count; i++) {
    if (!page_number(&page->lines[i], &n, &of) || (first != SIZE_MAX && (of != all || n <= number)))
      continue;
    number = n, all = of;
    first = first == SIZE_MAX ? i : first;
    heads++;
  }
  for (size_t i = first + 1; heads >= FEWEST_PAGES && i < page->count; i++) {
    if (!page_number(&page->lines[i], &n, &of) || of != all)
      continue;
    drop[i] = true;
    for (size_t k = 1;
         k <= HEAD_LINES && i + k < page->count && same_line(&page->lines[i + k], &page->lines[first + k]); k++)
      drop[i + k] = true;
    if (foot(&page->lines[i - 1]))
      drop[i - 1] = true;
  }
}

void drop_running_heads(struct pages *pages) {
  for (size_t p = 0; p < pages->count && !pages->boxed; p++) {
    struct page *page = &pages->page[p];
    bool *drop = arena_array(pages->arena, page->count + 1, sizeof *drop);
    if (pages->count == 1)
      find_heads(page, drop);
    for (size_t i = 1; i + 1 < page->count; i++)
      if (!drop[i] && foot(&page->lines[i]) && !ends_sentence(&page->lines[i - 1]) && begins_lower(&page->lines[i + 1]))
        drop[i] = true;
    remove_lines(page, drop);
  }
}
