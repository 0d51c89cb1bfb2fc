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

enum { LONGEST_LINE = 1000, LONGEST_WORD = 48, SLOTS = 1024, FEWEST = 3 };

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

struct known {
  const char *word;     /* NULL = free */
  uint32_t plain, bare; /* hashes: as it is, and of its shape */
};

struct mender {
  struct pages *pages;
  struct known by_word[SLOTS], by_shape[SLOTS];
};

static uint32_t hash(const char *text, size_t length) {
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < length; i++)
    h = (h ^ (unsigned char)text[i]) * 16777619u;
  return h;
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

static void keep(struct known *table, uint32_t h, const char *word) {
  size_t slot = h % SLOTS;
  while (table[slot].word != NULL)
    slot = (slot + 1) % SLOTS;
  table[slot] = (struct known){.word = word, .plain = h};
}

static const char *find(const struct known *table, const char *text, size_t length, bool shaped) {
  uint32_t h = hash(text, length);
  for (size_t slot = h % SLOTS; table[slot].word != NULL; slot = (slot + 1) % SLOTS) {
    if (table[slot].plain != h)
      continue;
    char own[LONGEST_WORD];
    size_t size = shaped ? shape(table[slot].word, strlen(table[slot].word), own) : strlen(table[slot].word);
    if (size == length && memcmp(shaped ? own : table[slot].word, text, length) == 0)
      return table[slot].word;
  }
  return NULL;
}

static struct mender *make(struct pages *pages) {
  struct mender *m = arena_alloc(pages->arena, sizeof *m);
  m->pages = pages;
  char own[LONGEST_WORD];
  for (size_t i = 0; i < sizeof trade / sizeof trade[0] + sizeof small / sizeof small[0]; i++) {
    bool big = i < sizeof trade / sizeof trade[0];
    const char *word = big ? trade[i] : small[i - sizeof trade / sizeof trade[0]];
    if (big)
      keep(m->by_word, hash(word, strlen(word)), word);
    size_t size = shape(word, strlen(word), own);
    if (find(m->by_shape, own, size, true) == NULL)
      keep(m->by_shape, hash(own, size), word);
  }
  return m;
}

static bool word_byte(unsigned char c) { return isalnum(c) || c >= 0x80 || c == '|'; }

/* The word at AT of TEXT (the hyphen of "ja-röster" included): its end. */
static size_t word_end(const char *text, size_t at, size_t length) {
  while (at < length && (word_byte((unsigned char)text[at]) ||
                         (text[at] == '-' && at + 1 < length && word_byte((unsigned char)text[at + 1]))))
    at++;
  return at;
}

/* The word of the trade that was misread as WORD, or NULL. */
static const char *misread(const struct mender *m, const char *word, size_t length) {
  char folded[LONGEST_WORD], own[LONGEST_WORD];
  if (length < 3 || length + 1 >= LONGEST_WORD)
    return NULL;
  unicode_fold_bytes(word, length, folded);
  if (find(m->by_word, folded, length, false) != NULL)
    return NULL;
  size_t size = shape(word, length, own);
  const char *meant = find(m->by_shape, own, size, true);
  return meant != NULL && (strlen(meant) != length || memcmp(meant, folded, length) != 0) ? meant : NULL;
}

/* Do the words A and B belong together? */
static bool split(const struct mender *m, const char *a, size_t a_length, const char *b, size_t b_length) {
  char whole[LONGEST_WORD], folded[LONGEST_WORD];
  if (a_length < 2 || b_length < 2 || a_length + b_length + 1 >= LONGEST_WORD || !islower((unsigned char)b[0]))
    return false;
  memcpy(whole, a, a_length);
  memcpy(whole + a_length, b, b_length);
  unicode_fold_bytes(whole, a_length + b_length, folded);
  return find(m->by_word, folded, a_length + b_length, false) != NULL;
}

/* ---- what is damaged? ---- */

static void survey(const struct mender *m, size_t *misreadings, size_t *splits) {
  for (size_t p = 0; p < m->pages->count; p++)
    for (size_t l = 0; l < m->pages->page[p].count; l++) {
      const struct line *line = &m->pages->page[p].lines[l];
      size_t before = 0, before_end = 0;
      for (size_t at = 0; at < line->length;) {
        if (!word_byte((unsigned char)line->text[at])) {
          at++;
          continue;
        }
        size_t end = word_end(line->text, at, line->length);
        /* Capitals without dots are a matter of taste in a letterhead. */
        bool capitals = end - at > 1 && isupper((unsigned char)line->text[at + 1]);
        *misreadings += end - at > 4 && !capitals && misread(m, line->text + at, end - at) != NULL;
        *splits += before_end > 0 && before_end + 1 == at &&
                   split(m, line->text + before, before_end - before, line->text + at, end - at);
        before = at, before_end = end;
        at = end;
      }
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
          split(m, text + before, at - before, text + at + 1, next - at - 1)) {
        at++, w.read++; /* the space goes */
        continue;
      }
      put(&w, (unsigned char)text[at++], w.read);
      w.read++;
      continue;
    }
    size_t end = word_end(text, at, line->length);
    const char *meant = letters ? misread(m, text + at, end - at) : NULL;
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
  if (start < line->length && end > 0 && split(m, line->text + start, line->length - start, next->text, end)) {
    line->flags |= LINE_HYPHEN;
    m->pages->mended++;
  }
}

void mend_words(struct pages *pages) {
  struct mender *m = make(pages);
  size_t misreadings = 0, splits = 0;
  survey(m, &misreadings, &splits);
  if (misreadings < FEWEST && splits < FEWEST)
    return;
  for (size_t p = 0; p < pages->count; p++)
    for (size_t l = 0; l < pages->page[p].count; l++) {
      struct line *line = &pages->page[p].lines[l];
      mend_line(m, line, misreadings >= FEWEST, splits >= FEWEST);
      if (splits >= FEWEST && l + 1 < pages->page[p].count)
        join_lines(m, line, line + 1);
    }
}
