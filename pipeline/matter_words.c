/* matter_words.c - what a title or a proposal says, apart from the formulas of committee papers.
 *
 * "Yttrande över remiss av motion (2025:17) av Karin Lundmark (C) om skolsociala team i hela staden" says "skolsociala
 * team i hela staden": numbers, movers and the words of the procedure are the same in a thousand titles.
 */
#include "matter.h"
#include "unicode.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Words of the procedure, and words that stand in any proposal: as they begin, in lower case. */
static const char *const formula[] = {
    "motion",    "remiss",    "svar",        "yttrande",   "skrivelse",  "besvar",     "angående",  "gällande",
    "avseende",  "beträffan", "ärende",      "begär",      "tjänsteutl", "tjänsteskr", "förslag",   "föreslå",
    "initiativ", "nämndinit", "medborgarf",  "interpell",  "bordlag",    "återremi",   "beslut",    "protokoll",
    "uppdra",    "uppdrag",   "utred",       "införa",     "inför",      "kommunen",   "kommunens", "staden",
    "stadens",   "nämnd",     "kommunfullm", "kommunstyr", "stadsdelsn", "diarienr",   "bilaga",    "information",
};
static const char *const whole[] = {
    "dnr",   "ang",   "att", "och",  "som",    "för",   "med",   "till",      "från",        "över",        "ska",
    "ett",   "den",   "det", "har",  "kan",    "inte",  "samt",  "eller",     "vid",         "inom",        "genom",
    "hur",   "mer",   "ges", "ge",   "sina",   "sin",   "sitt",  "dess",      "deras",       "man",         "alla",
    "också", "även",  "där", "när",  "enligt", "under", "kring", "utan",      "hela",        "detta",       "denna",
    "dessa", "vara",  "vår", "våra", "göra",   "bli",   "blir",  "möjlighet", "möjligheten", "möjligheter", "skall",
    "skapa", "verka", "ta",  "fram", "se",     "få",    "får",   "mfl",       "kommun",      "stad",        "region",
};

static bool is_formula(const char *word, size_t length) {
  for (size_t i = 0; i < sizeof formula / sizeof *formula; i++) {
    size_t size = strlen(formula[i]);
    if (length >= size && length <= size + 4 && memcmp(word, formula[i], size) == 0)
      return true;
  }
  for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
    if (strlen(whole[i]) == length && memcmp(word, whole[i], length) == 0)
      return true;
  return false;
}

/* ---- titles ---- */

/* The party in brackets that begins at TEXT, "(KD)" or "(2025:17)": its length, or 0. */
static size_t bracket_at(const char *text, bool *party) {
  size_t length = *text == '(' ? strcspn(text, ")") : 0;
  if (length < 2 || text[length] != ')' || length > 14)
    return 0;
  bool digits = false, lower = false;
  for (size_t i = 1; i < length; i++) {
    digits |= isdigit((unsigned char)text[i]) != 0;
    lower |= islower((unsigned char)text[i]) != 0;
  }
  *party = !digits && !lower && length <= 6;
  return *party || digits ? length + 1 : 0;
}

static bool capital_at(const char *text) {
  uint32_t character;
  unicode_read(text, text + strlen(text), &character);
  return unicode_upper(character);
}

/* Blanks the name that ends before AT: words with capitals. */
static void blank_name(char *text, size_t at) {
  while (at > 0) {
    size_t end = at;
    while (end > 0 && text[end - 1] == ' ')
      end--;
    size_t start = end;
    while (start > 0 && text[start - 1] != ' ')
      start--;
    if (start == end || !capital_at(text + start) || text[end - 1] == ',' || text[end - 1] == ')' || start == 0)
      return;
    memset(text + start, ' ', end - start);
    at = start;
  }
}

/* A copy of TITLE with numbers and parties in brackets, and the names before parties, blanked. */
static char *without_names(const char *title, struct arena *arena) {
  char *text = arena_strdup(arena, title);
  for (size_t at = 0; text[at] != '\0'; at++) {
    bool party;
    size_t length = bracket_at(text + at, &party);
    if (length == 0)
      continue;
    if (party)
      blank_name(text, at);
    memset(text + at, ' ', length);
  }
  return text;
}

static bool has_formula(const char *text, size_t length) {
  static const char *const words[] = {"otion", "emiss", "krivelse", "ttrande", "var på", "nitiativ", "örslag", NULL};
  for (size_t i = 0; words[i] != NULL; i++)
    if (memmem(text, length, words[i], strlen(words[i])) != NULL)
      return true;
  return false;
}

/* Where what the title is about begins: after " om ", " angående " ..., if words of the procedure stand before it. */
static const char *subject_of(const char *text) {
  static const char *const joints[] = {" om ", " angående ", " gällande ", " avseende ", " kring ", " rörande ", NULL};
  for (bool again = true; again;) {
    const char *first = NULL;
    size_t length = 0;
    again = false;
    for (size_t i = 0; joints[i] != NULL; i++) {
      const char *found = strstr(text, joints[i]);
      if (found != NULL && (first == NULL || found < first)) {
        first = found;
        length = strlen(joints[i]);
      }
    }
    if (first != NULL && has_formula(text, (size_t)(first - text))) {
      text = first + length;
      again = has_formula(text, strcspn(text, ",-") < 30 ? strcspn(text, ",-") : 30);
    }
  }
  return text;
}

/* Cuts what stands after the subject: ", KS 2025/214", " - motion av Karin Lundmark", " ELN-2025-0342". */
static void cut_rest(char *text) {
  static const char *const rests[] = {" \xE2\x80\x93 motion",
                                      " - motion",
                                      " \xE2\x80\x94 motion",
                                      " \xE2\x80\x93 svar",
                                      " - svar",
                                      ", dnr",
                                      " dnr ",
                                      ", Dnr",
                                      " Dnr ",
                                      NULL};
  for (size_t i = 0; rests[i] != NULL; i++) {
    char *found = strstr(text, rests[i]);
    if (found != NULL && found > text)
      *found = '\0';
  }
  for (size_t length = strlen(text); length > 0; length = strlen(text)) { /* a number at the end */
    size_t start = length;
    while (start > 0 && text[start - 1] != ' ')
      start--;
    size_t digits = 0;
    for (size_t i = start; i < length; i++)
      digits += isdigit((unsigned char)text[i]) != 0;
    bool letters_before =
        start > 3 && isupper((unsigned char)text[start - 2]) && isupper((unsigned char)text[start - 3]);
    if (start == 0 || digits < 5)
      return;
    text[start] = '\0';
    if (letters_before)
      while (start > 1 && text[start - 2] != ' ' && text[start - 2] != ',')
        text[--start - 1] = '\0';
    for (length = strlen(text); length > 0 && strchr(" ,-", text[length - 1]) != NULL; length--)
      text[length - 1] = '\0';
  }
}

const char *bare_title(const char *title, struct arena *arena) {
  if (title == NULL)
    return NULL;
  char *text = arena_strdup(arena, subject_of(without_names(title, arena)));
  cut_rest(text);
  struct buffer out = buffer_in(arena);
  for (const char *c = text; *c != '\0'; c++) /* runs of spaces, and those at the ends */
    if (*c != ' ' || (out.length > 0 && c[1] != ' ' && c[1] != '\0' && c[1] != ','))
      buffer_byte(&out, *c);
  if (out.length < 4)
    return title;
  char first[5] = "";
  uint32_t character;
  unsigned length = unicode_read(out.data, out.data + out.length, &character);
  if (character >= 'a' && character <= 'z')
    out.data[0] = (char)(out.data[0] - 32);
  else if (length == 2 && (character == 0xE5 || character == 0xE4 || character == 0xF6)) {
    unicode_write(character - 32, first);
    memcpy(out.data, first, 2);
  }
  return buffer_string(&out);
}

/* ---- stems ---- */

struct stems {
  struct arena *arena;
  const char *text;
  const char **stem;
  size_t count, capacity;
};

static int add_stem(void *context, bool beside, const char *token, size_t length, size_t start, size_t end) {
  struct stems *stems = context;
  if (beside || length < 2 || end <= start)
    return 0;
  char *written = unicode_key(stems->arena, stems->text + start, end - start);
  bool letters = false;
  for (const char *c = written; *c != '\0'; c++)
    letters |= !isdigit((unsigned char)*c) && !ispunct((unsigned char)*c);
  if (!letters || strlen(written) < 3 || is_formula(written, strlen(written)))
    return 0;
  char *stem = arena_strndup(stems->arena, token, length);
  if (strpbrk(stem, " \t\n") != NULL)
    return 0;
  stems->stem = arena_grow(stems->arena, stems->stem, stems->count, &stems->capacity, sizeof *stems->stem);
  stems->stem[stems->count++] = stem;
  return 0;
}

static int by_letters(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

const char *telling_stems(struct tokenizer *tokenizer, const char *text, struct arena *arena) {
  if (text == NULL)
    return "";
  struct stems stems = {.arena = arena, .text = without_names(text, arena)};
  tokenize(tokenizer, TOKENIZE_QUERY, stems.text, strlen(stems.text), add_stem, &stems);
  if (stems.count > 0)
    qsort(stems.stem, stems.count, sizeof *stems.stem, by_letters);
  struct buffer out = buffer_in(arena);
  for (size_t i = 0; i < stems.count; i++) {
    if (i > 0 && strcmp(stems.stem[i], stems.stem[i - 1]) == 0)
      continue;
    if (out.length > 0)
      buffer_byte(&out, ' ');
    buffer_text(&out, stems.stem[i]);
  }
  return buffer_string(&out);
}

/* ---- likeness ---- */

static double stem_weight(size_t length) { return length <= 4 ? 0.5 : length <= 7 ? 1 : length <= 10 ? 1.4 : 1.9; }

/* How far two stems are the same word: whole, or one the beginning or the end of the other, a compound. */
static double same_stem(const char *one, size_t length, const char *other, size_t size) {
  if (length == size)
    return memcmp(one, other, length) == 0 ? 1 : 0;
  if (length > size)
    return same_stem(other, size, one, length);
  if (length < 5)
    return 0;
  return memcmp(one, other, length) == 0 || memcmp(one, other + size - length, length) == 0 ? 0.7 : 0;
}

static double total_weight(const char *stems) {
  double total = 0;
  for (const char *at = stems; *at != '\0'; at += strspn(at, " ")) {
    size_t length = strcspn(at, " ");
    total += stem_weight(length);
    at += length;
  }
  return total;
}

/* What of the words of ONE the OTHER has. */
static double covered(const char *one, const char *other) {
  double sum = 0;
  for (const char *at = one; *at != '\0'; at += strspn(at, " ")) {
    size_t length = strcspn(at, " ");
    double best = 0;
    for (const char *to = other; *to != '\0' && best < 1; to += strspn(to, " ")) {
      size_t size = strcspn(to, " ");
      double same = same_stem(at, length, to, size);
      best = same > best ? same : best;
      to += size;
    }
    sum += best * stem_weight(length);
    at += length;
  }
  return sum;
}

double stems_alike(const char *one, const char *other, double *common) {
  double all = total_weight(one), theirs = total_weight(other), a = covered(one, other), b = covered(other, one);
  double shared = a < b ? a : b, shorter = all < theirs ? all : theirs, longer = all < theirs ? theirs : all;
  *common = shared;
  if (shorter <= 0)
    return 0;
  double whole_share = shared / (all + theirs - shared), of_shorter = 0.9 * shared / shorter;
  /* A title that another contains says the same only if it says enough. */
  if (shorter < 2.5 && shorter < 0.5 * longer)
    of_shorter *= 0.6;
  return whole_share > of_shorter ? whole_share : of_shorter;
}

const char *stems_shared(const char *one, const char *other, struct arena *arena) {
  struct buffer out = buffer_in(arena);
  for (const char *at = one; *at != '\0'; at += strspn(at, " ")) {
    size_t length = strcspn(at, " ");
    bool shared = false;
    for (const char *to = other; *to != '\0' && !shared; to += strspn(to, " ")) {
      size_t size = strcspn(to, " ");
      shared = same_stem(at, length, to, size) > 0;
      to += size;
    }
    if (shared) {
      buffer_text(&out, out.length > 0 ? " " : "");
      buffer_add(&out, at, length);
    }
    at += length;
  }
  return buffer_string(&out);
}
