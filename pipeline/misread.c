/* misread.c - words of the trade that came out wrong: misread by a scanner ("avs1ag", "Kornmunfullrnäktige"), split in
 * two
 * ("om röstning", "av" at a line's end and "slås" in the next) or run together where a suspended hyphen got lost
 * ("hälsooch sjukvård").
 *
 * The words that carry a decision are few and long.  A paper in which several of them are damaged was read badly as a
 * whole; only then are they mended, so that nothing is changed in a paper that merely has a slip of the pen.
 */
#include "damage.h"
#include "unicode.h"

#include <ctype.h>
#include <string.h>

enum { LONGEST_LINE = 1000, LONGEST_WORD = 48, SUMS = 4096, FEWEST = 3 };

static const char *const trade[] = {"kommunfullmäktige",
                                    "kommunfullmäktiges",
                                    "fullmäktige",
                                    "kommunstyrelsen",
                                    "kommunstyrelsens",
                                    "nämnden",
                                    "nämndens",
                                    "socialnämnden",
                                    "omsorgsnämnden",
                                    "motion",
                                    "motionen",
                                    "motionens",
                                    "motionären",
                                    "motionärerna",
                                    "avslå",
                                    "avslår",
                                    "avslås",
                                    "avslag",
                                    "bifall",
                                    "bifalla",
                                    "bifaller",
                                    "bifalls",
                                    "bifallits",
                                    "beslut",
                                    "beslutet",
                                    "beslutar",
                                    "beslutade",
                                    "beslutsgång",
                                    "beslutsunderlag",
                                    "yrkar",
                                    "yrkande",
                                    "yrkanden",
                                    "yrkandena",
                                    "reserverar",
                                    "reservation",
                                    "reservationer",
                                    "omröstning",
                                    "omröstningen",
                                    "omröstningsresultat",
                                    "votering",
                                    "voteringen",
                                    "ordföranden",
                                    "ordförande",
                                    "ärende",
                                    "ärendet",
                                    "ärendebeskrivning",
                                    "sammanfattning",
                                    "förslag",
                                    "förslaget",
                                    "föreslår",
                                    "förslår",
                                    "tillstyrka",
                                    "tillstyrker",
                                    "avstyrka",
                                    "avstyrker",
                                    "återremiss",
                                    "återremitteras",
                                    "återremittera",
                                    "bordläggs",
                                    "bordlägga",
                                    "besvarad",
                                    "besvaras",
                                    "uppdrag",
                                    "uppdra",
                                    "uppdrar",
                                    "förvaltningen",
                                    "förvaltningens",
                                    "förvaltning",
                                    "protokoll",
                                    "sammanträdesprotokoll",
                                    "protokollsutdrag",
                                    "sammanträde",
                                    "sammanträdet",
                                    "ledamot",
                                    "ledamöter",
                                    "ledamöterna",
                                    "röst",
                                    "röster",
                                    "röstar",
                                    "ja-röster",
                                    "nej-röster",
                                    "jaröster",
                                    "nejröster",
                                    "särskilt",
                                    "yttrande",
                                    "propositionsordning",
                                    "proposition",
                                    "justerar",
                                    "justeras",
                                    "tjänsteutlåtande",
                                    "tjänsteskrivelse",
                                    "begärs",
                                    "begär",
                                    "finner",
                                    "antecknas",
                                    "godkänner",
                                    "godkänns",
                                    "överlämnar",
                                    "överlämnas",
                                    "miljöpartiet",
                                    "vänsterpartiet",
                                    "centerpartiet",
                                    "moderaterna",
                                    "liberalerna",
                                    "socialdemokraterna",
                                    "sverigedemokraterna",
                                    "kristdemokraterna",
                                    "kvartal",
                                    "enligt",
                                    "kommunen",
                                    "kommunens"};
/* Short ones, mended in passing only. */
static const char *const small[] = {"för", "från", "på"};

enum { BIG = sizeof trade / sizeof trade[0], ALL = BIG + sizeof small / sizeof small[0] };
_Static_assert(ALL < UINT8_MAX, "a byte holds the number of a word");

/* The words by the sum of their letters.  Letters that a scanner cannot tell apart weigh the same, "r" and "n" as much
 * as "m": what was misread keeps its sum, and the halves of what was split add up to it.  So one look settles nearly
 * all words of a paper. */
struct mender {
  struct pages *pages;
  uint8_t first[SUMS]; /* 1 + number of the first word that has this sum */
  uint8_t next[ALL];   /* and of the next with the same */
  size_t misreadings, splits;
};

#define BOTH(letter, weight) [letter] = weight, [letter - 32] = weight
#define MARKED(letter, weight) [letter - 0x40] = weight, [letter - 0x60] = weight /* its second byte in UTF-8 */

static const uint16_t weights[256] = {
    ['0'] = 1543,       ['1'] = 977,        ['|'] = 977,        ['-'] = 2011,       BOTH('a', 2647),
    BOTH('b', 331),     BOTH('c', 3907),    BOTH('d', 1709),    BOTH('e', 2243),    BOTH('f', 641),
    BOTH('g', 3109),    BOTH('h', 1297),    BOTH('i', 977),     BOTH('j', 3527),    BOTH('k', 457),
    BOTH('l', 977),     BOTH('m', 3041),    BOTH('n', 2689),    BOTH('o', 1543),    BOTH('p', 2851),
    BOTH('q', 83),      BOTH('r', 352),     BOTH('s', 3331),    BOTH('t', 1123),    BOTH('u', 3719),
    BOTH('v', 1877),    BOTH('w', 2411),    BOTH('x', 761),     BOTH('y', 2969),    BOTH('z', 1399),
    MARKED(0xE0, 2647), MARKED(0xE1, 2647), MARKED(0xE2, 2647), MARKED(0xE3, 2647), MARKED(0xE4, 2647),
    MARKED(0xE5, 2647), MARKED(0xF2, 1543), MARKED(0xF3, 1543), MARKED(0xF4, 1543), MARKED(0xF5, 1543),
    MARKED(0xF6, 1543)};

static unsigned sum_of(const char *word, size_t length) {
  unsigned sum = 0;
  for (size_t i = 0; i < length; i++)
    sum += weights[(unsigned char)word[i]];
  return sum;
}

static const char *word_of(unsigned number) { return number <= BIG ? trade[number - 1] : small[number - 1 - BIG]; }

static void know_words(struct mender *m) {
  for (unsigned number = ALL; number > 0; number--) {
    uint8_t *first = &m->first[sum_of(word_of(number), strlen(word_of(number))) % SUMS];
    m->next[number - 1] = *first;
    *first = (uint8_t)number;
  }
}

/* The shape of a word: what a scanner cannot tell apart is the same.  Bytes in OUT. */
static size_t shape(const char *word, size_t length, char *out) {
  size_t at = 0;
  for (const char *p = word, *end = word + length; p < end && at + 4 < LONGEST_WORD;) {
    uint32_t c;
    p += unicode_read(p, end, &c);
    c = unicode_lower(c);
    if (c == 'r' && p < end && (*p == 'n' || *p == 'N'))
      c = 'm', p++;
    else if (c == 0xE5 || c == 0xE4 || c == 0xE0 || c == 0xE1 || c == 0xE2 || c == 0xE3)
      c = 'a';
    else if (c == 0xF6 || c == 0xF4 || c == 0xF2 || c == 0xF3 || c == 0xF5 || c == '0')
      c = 'o';
    else if (c == '1' || c == 'l' || c == '|' || c == 'i')
      c = 'i';
    at += unicode_write(c, out + at);
  }
  return at;
}

static bool word_byte(unsigned char c) { return isalnum(c) || c >= 0x80 || c == '|'; }

/* The word at AT of TEXT (the hyphen of "ja-röster" included): its end. */
static size_t word_end(const char *text, size_t at, size_t length) {
  while (at < length && (word_byte((unsigned char)text[at]) ||
                         (text[at] == '-' && at + 1 < length && word_byte((unsigned char)text[at + 1]))))
    at++;
  return at;
}

/* The word of the trade that was misread as WORD, which has the sum of letters SUM, or NULL. */
static const char *misread(const struct mender *m, const char *word, size_t length, unsigned sum) {
  char folded[LONGEST_WORD], own[LONGEST_WORD], other[LONGEST_WORD];
  unsigned first = m->first[sum % SUMS];
  if (first == 0 || length < 3 || length + 1 >= LONGEST_WORD)
    return NULL;
  unicode_fold_bytes(word, length, folded);
  for (unsigned number = first; number != 0; number = m->next[number - 1])
    if (strlen(word_of(number)) == length && memcmp(word_of(number), folded, length) == 0)
      return NULL;
  size_t size = shape(word, length, own);
  for (unsigned number = first; number != 0; number = m->next[number - 1])
    if (shape(word_of(number), strlen(word_of(number)), other) == size && memcmp(own, other, size) == 0)
      return word_of(number);
  return NULL;
}

/* Do the words A and B belong together?  SUM is that of both. */
static bool split(const struct mender *m, const char *a, size_t a_length, const char *b, size_t b_length,
                  unsigned sum) {
  char whole[LONGEST_WORD], folded[LONGEST_WORD];
  size_t length = a_length + b_length;
  if (a_length >= LONGEST_WORD || b_length >= LONGEST_WORD || length + 1 >= LONGEST_WORD)
    return false;
  if (m->first[sum % SUMS] == 0 || a_length < 2 || b_length < 2 || !islower((unsigned char)b[0]))
    return false;
  memcpy(whole, a, a_length);
  memcpy(whole + a_length, b, b_length);
  unicode_fold_bytes(whole, length, folded);
  for (unsigned number = m->first[sum % SUMS]; number != 0; number = m->next[number - 1])
    if (number <= BIG && strlen(word_of(number)) == length && memcmp(word_of(number), folded, length) == 0)
      return true;
  return false;
}

/* ---- what is damaged? ---- */

static void survey_line(struct mender *m, const struct line *line) {
  const char *text = line->text;
  size_t before = 0, before_end = 0;
  unsigned before_sum = 0;
  for (size_t at = 0; at < line->length;) {
    if (!word_byte((unsigned char)text[at])) {
      at++;
      continue;
    }
    size_t end = word_end(text, at, line->length);
    unsigned sum = sum_of(text + at, end - at);
    /* Capitals without dots are a matter of taste in a letterhead. */
    bool capitals = end - at > 1 && isupper((unsigned char)text[at + 1]);
    m->misreadings += end - at > 4 && !capitals && misread(m, text + at, end - at, sum) != NULL;
    m->splits += before_end > 0 && before_end + 1 == at &&
                 split(m, text + before, before_end - before, text + at, end - at, before_sum + sum);
    before = at, before_end = end, before_sum = sum;
    at = end;
  }
}

/* ---- mending a line ---- */

struct writer {
  char text[LONGEST_LINE];
  uint32_t from[LONGEST_LINE];
  size_t length;
  uint32_t chars, read; /* characters written, and of the old line */
};

static void put(struct writer *w, uint32_t character, uint32_t from) {
  w->length += unicode_write(character, w->text + w->length);
  w->from[w->chars++] = from;
}

/* WORD stands for the old one of CHARS characters; a capital stays one. */
static void put_word(struct writer *w, const char *word, size_t length, uint32_t chars, bool capital) {
  uint32_t done = 0;
  for (const char *p = word, *end = word + length; p < end; done++) {
    uint32_t c;
    p += unicode_read(p, end, &c);
    if (capital && done == 0)
      c = c == 0xE5 || c == 0xE4 || c == 0xF6 || (c >= 'a' && c <= 'z') ? c - 32 : c;
    put(w, c, w->read + (done < chars ? done : chars - 1));
  }
  w->read += chars;
}

/* "2OO4-O9-27", "ll8", "l7": figures in which letters stand. */
static bool figures(const char *word, size_t length) {
  bool digit = false;
  for (size_t i = 0; i < length; i++) {
    digit = digit || isdigit((unsigned char)word[i]);
    if (!isdigit((unsigned char)word[i]) && strchr("OolI-", word[i]) == NULL)
      return false;
  }
  return digit;
}

/* A letter that Swedish does not have, or a figure between letters. */
static uint32_t mended_letter(uint32_t c, bool in_figures, bool first, bool last) {
  if (in_figures)
    return c == 'O' || c == 'o' ? '0' : c == 'l' || c == 'I' ? '1' : c;
  switch (c) {
  case 0xE2:
    return 0xE5; /* â */
  case 0xE0:
    return first && last ? c : 0xE4; /* à, but not the word "à" */
  case 0xF4:
    return 0xF6; /* ô */
  case '1':
    return first || last ? c : 'l';
  default:
    return c;
  }
}

static void put_letters(struct writer *w, const char *word, size_t length) {
  bool in_figures = figures(word, length);
  if (length == 2 && memcmp(word, "rn", 2) == 0) { /* (m), the party */
    put(w, 'm', w->read);
    w->read += 2;
    return;
  }
  for (const char *p = word, *end = word + length; p < end;) {
    uint32_t c;
    bool first = p == word;
    p += unicode_read(p, end, &c);
    if (first && c == 'l' && !in_figures && p < end && strchr("bcdfghkmnpqrstvwxz", *p) != NULL)
      c = 'I'; /* no Swedish word begins so */
    put(w, mended_letter(c, in_figures, first, p == end), w->read++);
  }
}

static void mend_line(const struct mender *m, struct line *line, bool letters, bool splits) {
  struct writer w = {.length = 0};
  if (line->length * 2 + 8 >= LONGEST_LINE)
    return;
  const char *text = line->text;
  for (size_t at = 0; at < line->length;) {
    if (!word_byte((unsigned char)text[at])) {
      size_t next = word_end(text, at + 1, line->length), before = at;
      while (before > 0 && word_byte((unsigned char)text[before - 1]))
        before--;
      if (splits && text[at] == ' ' && before < at &&
          split(m, text + before, at - before, text + at + 1, next - at - 1, sum_of(text + before, next - before))) {
        at++, w.read++; /* the space goes */
        continue;
      }
      put(&w, (unsigned char)text[at++], w.read);
      w.read++;
      continue;
    }
    size_t end = word_end(text, at, line->length);
    const char *meant = letters ? misread(m, text + at, end - at, sum_of(text + at, end - at)) : NULL;
    if (meant != NULL)
      put_word(&w, meant, strlen(meant), (uint32_t)unicode_count(text + at, end - at),
               isupper((unsigned char)text[at]));
    else if (letters)
      put_letters(&w, text + at, end - at);
    else
      put_word(&w, text + at, end - at, (uint32_t)unicode_count(text + at, end - at), false);
    at = end;
  }
  if (w.length != line->length || memcmp(w.text, text, w.length) != 0) {
    line_replace(m->pages->arena, line, w.text, (uint32_t)w.length, w.from, w.chars);
    m->pages->mended++;
  }
}

/* "av" at the end of a line and "slås" in the next: the hyphen got lost. */
static void join_lines(const struct mender *m, struct line *line, const struct line *next) {
  size_t start = line->length, end = word_end(next->text, 0, next->length);
  while (start > 0 && word_byte((unsigned char)line->text[start - 1]))
    start--;
  if (start < line->length && end > 0 &&
      split(m, line->text + start, line->length - start, next->text, end,
            sum_of(line->text + start, line->length - start) + sum_of(next->text, end))) {
    line->flags |= LINE_HYPHEN;
    m->pages->mended++;
  }
}

void mend_words(struct pages *pages) {
  struct mender m = {.pages = pages};
  know_words(&m);
  for (size_t p = 0; p < pages->count; p++)
    for (size_t l = 0; l < pages->page[p].count; l++)
      survey_line(&m, &pages->page[p].lines[l]);
  bool letters = m.misreadings >= FEWEST, splits = m.splits >= FEWEST;
  for (size_t p = 0; p < pages->count && (letters || splits); p++)
    for (size_t l = 0; l < pages->page[p].count; l++) {
      struct line *line = &pages->page[p].lines[l];
      mend_line(&m, line, letters, splits);
      if (splits && l + 1 < pages->page[p].count)
        join_lines(&m, line, line + 1);
    }
}
