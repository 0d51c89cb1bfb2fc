/* furniture.c - what stands on a page without being text of the paper: running heads and feet, page numbers, address
 * blocks beside the text, the adjusters' signs.  Told by repetition and position first, by wording last. */
#include "any_of.h"
#include "hash.h"
#include "segment.h"
#include "unicode.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { FOLDED = 256 };

/* Where running heads and feet stand, as parts of the page's height. */
static const float head_band = 0.15f, foot_band = 0.87f;

/* TEXT in lower case into OUT, cut at FOLDED - 1 bytes; digits as # if HIDE. */
static size_t fold_line(const struct line *line, char out[FOLDED], bool hide) {
  size_t length = line->length < FOLDED - 1 ? line->length : FOLDED - 1;
  unicode_fold_bytes(line->text, length, out);
  for (size_t i = 0; hide && i < length; i++)
    if (isdigit((unsigned char)out[i]))
      out[i] = '#';
  /* "Sida 9" and "Sida 10" are one. */
  size_t to = 0;
  for (size_t i = 0; i < length; i++)
    if (!(out[i] == '#' && to > 0 && out[to - 1] == '#'))
      out[to++] = out[i];
  out[to] = '\0';
  return to;
}

struct candidate {
  uint64_t hash;
  uint32_t line, page;
  float y;
};

static int compare_candidates(const void *a, const void *b) {
  const struct candidate *x = a, *y = b;
  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  if (x->y < y->y || x->y > y->y)
    return x->y < y->y ? -1 : 1;
  return (x->line > y->line) - (x->line < y->line);
}

static bool in_bands(const struct segmenter *s, const struct flow_line *line) {
  float height = s->pages->page[line->page].height;
  float y = (line->line->box.y0 + line->line->box.y1) / 2;
  return y < height * head_band || y > height * foot_band;
}

/* Lines of one wording stand at one height within this many points. */
static const float same_height = 8;

/* Lines at the head or foot that return at the same height on a good part of the pages. */
static void find_running_lines(struct segmenter *s) {
  struct candidate *candidate = arena_array(s->arena, s->count + 1, sizeof *candidate);
  size_t count = 0, pages = s->pages->count, needed = pages < 4 ? 2 : pages * 2 / 5 < 3 ? 3 : pages * 2 / 5;
  char folded[FOLDED];
  const char *number, *organ;
  uint32_t bytes;
  for (uint32_t i = 0; i < s->count; i++) {
    const struct line *line = s->line[i].line;
    if (!in_bands(s, &s->line[i]) || paragraph_number(line->text, line->length, s->arena, &number, &organ, &bytes))
      continue;
    size_t length = fold_line(line, folded, true);
    candidate[count++] =
        (struct candidate){.hash = hash_fast(folded, length), .line = i, .page = s->line[i].page, .y = line->box.y0};
  }
  qsort(candidate, count, sizeof *candidate, compare_candidates);
  for (size_t first = 0, i = 1; i <= count; i++) {
    if (i < count && candidate[i].hash == candidate[i - 1].hash && candidate[i].y < candidate[i - 1].y + same_height)
      continue;
    for (size_t j = first; j < i && i - first >= needed; j++)
      s->line[candidate[j].line].furniture = true;
    first = i;
  }
}

static const char *skip_number(const char *p) {
  const char *start = p;
  while (isdigit((unsigned char)*p))
    p++;
  return p > start && p - start <= 4 ? p : NULL;
}

/* "Sida 2 (4)", "2(36)", "2/4", "- 2 -", "Sid 3 av 7", "3"; not a date. */
static bool page_number(const char *text) {
  static const char *const words[] = {"sida", "sidan", "sid"};
  const char *p = text;
  for (size_t i = 0; i < sizeof words / sizeof words[0] && p == text; i++) {
    size_t length = strlen(words[i]);
    if (strncmp(p, words[i], length) == 0 && strchr(" .:", p[length]) != NULL)
      p += length;
  }
  p += strspn(p, " .:-");
  p = skip_number(p);
  if (p == NULL)
    return false;
  const char *second = p + strspn(p, " (/");
  if (strncmp(second, "av ", 3) == 0)
    second += 3;
  if (second > p && isdigit((unsigned char)*second))
    p = skip_number(second);
  return p != NULL && p[strspn(p, " )-")] == '\0';
}

/* Whether LINE can be an adjusters_line at all: nearly none begins with one of those letters. */
static bool may_be_adjusters(const struct line *line) {
  return line->length > 0 && strchr("jouspJOUSP", line->text[0]) != NULL;
}

static bool adjusters_line(const char *folded) {
  static const char *const beginnings[] = {
      "justerandes sign",   "justerarsign",       "justerares sign",     "ordförandes sign",   "ordförandens sign",
      "utdragsbestyrkande", "utdraget bestyrkes", "signaturer:",         "sekreterarens sign", "sekreterares sign",
      "justerande sign",    "justeringssign",     "protokollsjusterares"};
  return begins_any(folded, beginnings, sizeof beginnings / sizeof beginnings[0]);
}

/* How many signs of a postal or electronic address the line shows. */
static int address_cues(const char *folded, size_t length) {
  static const char *const words[] = {"växel",
                                      "telefon",
                                      "tel ",
                                      "tel:",
                                      "fax",
                                      "e-post",
                                      "epost",
                                      "besöksadress",
                                      "postadress",
                                      "www.",
                                      "org.nr",
                                      "org nr",
                                      "organisationsnummer",
                                      "plusgiro",
                                      "bankgiro",
                                      "box "};
  int cues = 0;
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strncmp(folded, words[i], strlen(words[i])) == 0)
      cues++;
  if (memchr(folded, '@', length) != NULL ||
      (length > 3 && strcmp(folded + length - 3, ".se") == 0 && memchr(folded, ' ', length) == NULL))
    cues++;
  /* "123 45 Ort" */
  if (length > 7 && isdigit((unsigned char)folded[0]) && isdigit((unsigned char)folded[1]) &&
      isdigit((unsigned char)folded[2]) && folded[3] == ' ' && isdigit((unsigned char)folded[4]) &&
      isdigit((unsigned char)folded[5]) && folded[6] == ' ' && !isdigit((unsigned char)folded[7]))
    cues++;
  return cues;
}

static bool names_officer(const char *folded) {
  return strncmp(folded, "handläggare", 12) == 0 || strncmp(folded, "vår referens", 13) == 0 ||
         strncmp(folded, "kontaktperson", 13) == 0 || strcmp(folded, "till") == 0;
}

/* Sets the lines FIRST to END apart if together they are an address and nobody is named in them. */
static void judge_address(struct segmenter *s, size_t first, size_t end, int needed) {
  int cues = 0;
  char folded[FOLDED];
  for (size_t i = first; i < end; i++) {
    size_t length = fold_line(s->line[i].line, folded, false);
    if (names_officer(folded))
      return;
    cues += address_cues(folded, length);
  }
  if (cues < needed)
    return;
  for (size_t i = first; i < end; i++)
    s->line[i].furniture = true;
  /* The office's name often stands just above its address. */
  while (first > 0 && !s->line[first - 1].furniture && s->line[first - 1].page == s->line[first].page) {
    size_t length = fold_line(s->line[first - 1].line, folded, false);
    if (length > 60 || (strstr(folded, "förvaltning") == NULL && strstr(folded, "avdelning") == NULL) ||
        folded[length - 1] == '.')
      break;
    s->line[--first].furniture = true;
  }
}

static bool short_line(const struct segmenter *s, const struct flow_line *line) {
  return line->line->chars <= 45 && (line->line->style & STYLE_BOLD) == 0 &&
         line->line->box.x1 < s->body_left + (s->body_right - s->body_left) * 0.8f;
}

/* Blocks beside the text, and runs of short lines without a gap, that are addresses. */
static void find_addresses(struct segmenter *s) {
  for (size_t first = 0, i = 1; i <= s->count; i++) {
    if (i < s->count && !s->line[i].starts_zone)
      continue;
    float left = 1e9f, right = 0;
    for (size_t j = first; j < i; j++) {
      left = s->line[j].line->box.x0 < left ? s->line[j].line->box.x0 : left;
      right = s->line[j].line->box.x1 > right ? s->line[j].line->box.x1 : right;
    }
    bool beside = right < s->body_left + 2 || left > s->body_right - 2;
    bool foot = s->line[first].line->box.y0 > s->pages->page[s->line[first].page].height * 0.8f;
    if (s->pages->boxed && (beside || foot))
      judge_address(s, first, i, 2);
    first = i;
  }
  for (size_t i = 0; i < s->count;) {
    size_t end = i;
    while (end < s->count && short_line(s, &s->line[end]) &&
           (end == i || (!s->line[end].starts_zone && s->line[end].pitch < s->body_pitch * 1.5f)))
      end++;
    if (end > i + 2)
      judge_address(s, i, end, 3);
    i = end > i ? end : i + 1;
  }
}

/* True if NEEDLE stands as whole words in HAYSTACK. */
static bool contains_words(const char *haystack, const char *needle) {
  size_t length = strlen(needle);
  for (const char *p = haystack; (p = strstr(p, needle)) != NULL; p++)
    if ((p == haystack || p[-1] == ' ') && (p[length] == '\0' || strchr(" ,.:", p[length]) != NULL))
      return true;
  return false;
}

/* True if a line that begins with BYTE can be one of the folded HEAD. */
static bool begins_like(char byte, char head[][FOLDED], size_t heads) {
  byte = byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte;
  for (size_t i = 0; i < heads; i++)
    if (head[i][0] == byte)
      return true;
  return false;
}

/* Running heads that a careless conversion left in the middle of the text: lines equal to one of the running heads,
 * and, close to such a line, lines that are part of one ("Kommunstyrelsen") or number the minutes. */
static void find_strays(struct segmenter *s) {
  char head[16][FOLDED];
  size_t heads = 0;
  for (size_t i = 0; i < s->count && heads < 16; i++) {
    if (!s->line[i].furniture || !in_bands(s, &s->line[i]) || s->line[i].line->chars < 8)
      continue;
    fold_line(s->line[i].line, head[heads], false);
    bool known = page_number(head[heads]);
    for (size_t j = 0; j < heads && !known; j++)
      known = strcmp(head[j], head[heads]) == 0;
    heads += known ? 0 : 1;
  }
  if (heads == 0)
    return;
  bool *stray = arena_array(s->arena, s->count + 1, sizeof *stray);
  char folded[FOLDED];
  for (size_t i = 0; i < s->count; i++) {
    const struct line *line = s->line[i].line;
    if (s->line[i].furniture || line->chars > 120 || !begins_like(line->text[0], head, heads))
      continue;
    fold_line(line, folded, false);
    for (size_t j = 0; j < heads && !stray[i]; j++)
      stray[i] = strcmp(folded, head[j]) == 0;
  }
  for (size_t i = 0; i < s->count; i++) {
    const struct line *line = s->line[i].line;
    if (s->line[i].furniture || stray[i] || line->chars > 60 || line->chars < 5 || line->style & STYLE_BOLD)
      continue;
    bool near = false;
    for (size_t j = i > 4 ? i - 4 : 0; j < s->count && j <= i + 4; j++)
      near = near || (stray[j] && s->line[j].page == s->line[i].page);
    if (!near)
      continue;
    fold_line(line, folded, false);
    bool part = strncmp(folded, "protokoll nr", 12) == 0 || strncmp(folded, "protokoll (nr", 13) == 0;
    for (size_t j = 0; j < heads && !part; j++)
      part = contains_words(head[j], folded);
    s->line[i].furniture = part;
  }
  for (size_t i = 0; i < s->count; i++)
    s->line[i].furniture = s->line[i].furniture || stray[i];
}

void find_furniture(struct segmenter *s) {
  if (s->pages->count > 1)
    find_running_lines(s);
  char folded[FOLDED];
  for (size_t i = 0; i < s->count; i++) {
    struct flow_line *line = &s->line[i];
    const struct page *page = &s->pages->page[line->page];
    if (line->line->flags & LINE_ROTATED) {
      line->furniture = true;
      continue;
    }
    bool adjusters = may_be_adjusters(line->line), banded = s->pages->boxed && in_bands(s, line);
    if (adjusters || banded)
      fold_line(line->line, folded, false);
    if ((adjusters && adjusters_line(folded)) || (banded && page_number(folded)) ||
        (s->pages->boxed && line->line->box.y0 > page->height * 0.92f && line->line->size < s->body_size - 1 &&
         !isdigit((unsigned char)line->line->text[0])))
      line->furniture = true;
  }
  find_addresses(s);
  find_strays(s);
}

/* The bytes of the number that begins LINE if it is one of the raised marks on its page, as a note set without raising
 * its own number has it; or 0. */
static uint32_t noted_digits(const struct segmenter *s, const struct flow_line *flow) {
  const struct line *note = flow->line;
  uint32_t digits = 0;
  while (digits < note->length && isdigit((unsigned char)note->text[digits]))
    digits++;
  if (digits == 0 || digits > 2 || digits + 1 >= note->length || note->text[digits] != ' ')
    return 0;
  const struct page *page = &s->pages->page[flow->page];
  for (size_t i = 0; i < page->count; i++)
    for (uint32_t r = 0; r < page->lines[i].run_count; r++) {
      const struct style_run *run = &page->lines[i].runs[r];
      if (run->style & STYLE_RAISED && run->end - run->start == digits &&
          memcmp(page->lines[i].text + run->start, note->text, digits) == 0)
        return digits;
    }
  return 0;
}

uint32_t note_digits(const struct segmenter *s, const struct flow_line *line) {
  uint32_t digits = raised_digits(line->line);
  if (digits > 0 || !s->pages->boxed || line->line->size > s->body_size - 0.9f)
    return digits;
  return noted_digits(s, line);
}

/* Notes at the foot: a raised number before small text, and the lines that follow it in the same zone and size. */
void find_footnotes(struct segmenter *s) {
  for (size_t i = 0; i < s->count; i++) {
    struct flow_line *line = &s->line[i];
    if (line->furniture || (s->pages->boxed && line->line->size > s->body_size - 0.5f) || note_digits(s, line) == 0)
      continue;
    line->footnote = true;
    while (s->pages->boxed && i + 1 < s->count && !s->line[i + 1].starts_zone && !s->line[i + 1].furniture &&
           note_digits(s, &s->line[i + 1]) == 0 && s->line[i + 1].line->size < s->body_size - 0.5f &&
           s->line[i + 1].pitch < s->body_pitch * 1.3f)
      s->line[++i].footnote = true;
  }
}
