/* compounds.c - the parts of Swedish compounds (see compounds.h).
 *
 * The table is made by pipeline/compounds/prepare.c and stands in the program: the number of slots, the bytes of
 * the entries, the slots - places of entries by the hash of their form, 0 none - and the entries: roles, bytes
 * of the form, bytes of the stem, form, stem.
 *
 * Of all ways to cut a word the one with the fewest parts is taken, and of these the one whose parts fit best.
 */
#include "compounds.h"
#include "hash.h"
#include "tokenize_stem.h"
#include "unicode.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STRING(text) #text
#define PATH(text) STRING(text)

/* The file is put into the program as it is: as an array in C it would take the compiler seconds. */
__asm__(".section .rodata\n"
        ".balign 8\n"
        "compounds_table:\n"
        ".incbin " PATH(COMPOUNDS_TABLE) "\n"
                                         "compounds_table_end:\n"
                                         ".byte 0\n"
                                         ".text\n");
extern const unsigned char compounds_table[] __attribute__((visibility("hidden")));
extern const unsigned char compounds_table_end[] __attribute__((visibility("hidden")));

enum {
  WORD_LEAST = 6,  /* letters of a compound */
  PART_LEAST = 3,  /* letters of a part */
  KNOWN_LEAST = 4, /* of the last part of a word that is itself in the word list */
  WORD_ROOM = 64,  /* bytes; longer words are cut there anyway */
  PARTS_MOST = 8,
  /* costs: a part, and what makes one less likely */
  PART = 20,
  OUT_OF_PLACE = 3,
  GUESSED = 8,
};

struct entry {
  unsigned roles;
  const char *stem;
  size_t stem_length;
};

/* ---- exceptions ---- */

struct exception {
  char *stem;  /* of the word */
  char *parts; /* "skol|skjuts"; "" = it has none */
};

static struct exception *exceptions;
static size_t exception_count;
static char version[HASH_HEX];

static int by_stem(const void *left, const void *right) {
  return strcmp(((const struct exception *)left)->stem, ((const struct exception *)right)->stem);
}

static const struct exception *exception_of(const char *stem) {
  if (exception_count == 0)
    return NULL;
  struct exception wanted = {.stem = (char *)(uintptr_t)stem};
  return bsearch(&wanted, exceptions, exception_count, sizeof wanted, by_stem);
}

/* True if people have written down that PART never stands first, or never last. */
static bool never(const char *part, size_t length, bool last) {
  char key[TOKENIZE_STEM + 2];
  if (exception_count == 0 || length >= TOKENIZE_STEM)
    return false;
  snprintf(key, sizeof key, last ? "-%.*s" : "%.*s-", (int)length, part);
  return exception_of(key) != NULL;
}

static void set_version(const void *more, size_t length) {
  struct hash *hash = hash_begin();
  hash_add(hash, compounds_table, (uintptr_t)compounds_table_end - (uintptr_t)compounds_table);
  hash_add(hash, more, length);
  hash_end(hash, version);
}

const char *compounds_version(void) {
  if (version[0] == '\0')
    set_version("", 0);
  return version;
}

/* WORD in the form in which it comes from the tokenizer, in ARENA. */
static const char *folded(const char *word, size_t length, struct arena *arena) {
  size_t clean_length;
  const char *clean = unicode_clean(arena, word, length, &clean_length);
  return unicode_key(arena, clean, clean_length);
}

static bool take_line(char *line, struct arena *arena, const char *file, unsigned number, struct error *error) {
  char *tab = strchr(line, '\t'), stem[TOKENIZE_STEM];
  if (line[0] == '#' || line[0] == '\0' || strcmp(line, "word\tparts") == 0)
    return true;
  if (tab == NULL || tab == line || tab[1] == '\0' || strchr(tab + 1, '\t') != NULL)
    return error_set(error, ERROR_RULES, "%s:%u: a word, a tab, and its parts with | between, or -", file, number);
  const char *word = folded(line, (size_t)(tab - line), arena);
  const char *parts = strcmp(tab + 1, "-") == 0 ? "" : folded(tab + 1, strlen(tab + 1), arena);
  size_t length = strlen(word);
  if (length >= TOKENIZE_STEM || strlen(parts) >= TOKENIZE_STEM)
    return error_set(error, ERROR_RULES, "%s:%u: the word is too long", file, number);
  bool last = word[0] == '-'; /* a part alone: "över-", "-het" */
  if (word[length - 1] == '-')
    strcpy(stem, word);
  else
    stem_word(word + last, length - last, stem + last);
  if (last)
    stem[0] = '-';
  struct exception *more = realloc(exceptions, (exception_count + 1) * sizeof *more);
  if (more == NULL)
    return error_set(error, ERROR_IO, "%s: out of memory", file);
  exceptions = more;
  more[exception_count++] = (struct exception){strdup(stem), strdup(parts)};
  return true;
}

bool compounds_load(const char *file, struct error *error) {
  char line[1000];
  unsigned number = 0;
  FILE *in = fopen(file, "r");
  if (in == NULL)
    return error_errno(error, ERROR_RULES, "%s", file);
  struct arena *arena = arena_new();
  struct hash *hash = hash_begin();
  char read[HASH_HEX];
  for (size_t i = 0; i < exception_count; i++) {
    free(exceptions[i].stem);
    free(exceptions[i].parts);
  }
  exception_count = 0;
  while (error->kind == ERROR_NONE && fgets(line, sizeof line, in) != NULL) {
    line[strcspn(line, "\r\n")] = '\0';
    if (take_line(line, arena, file, ++number, error) && line[0] != '#') {
      hash_add(hash, line, strlen(line));
      hash_add(hash, "\n", 1);
    }
  }
  hash_end(hash, read);
  fclose(in);
  arena_free(arena);
  if (exception_count > 1)
    qsort(exceptions, exception_count, sizeof *exceptions, by_stem);
  set_version(read, sizeof read);
  return error->kind == ERROR_NONE;
}

/* ---- the table ---- */

static uint32_t number_at(size_t place) {
  uint32_t number;
  memcpy(&number, compounds_table + place, sizeof number);
  return number;
}

/* The entry of FORM, whose hash is known. */
static bool look_up_hashed(const char *form, size_t length, uint32_t hash, struct entry *entry) {
  uint32_t slots = number_at(0);
  const unsigned char *text = compounds_table + 8 + (size_t)slots * 4;
  for (uint32_t slot = compound_slot(hash, slots);; slot = slot + 1 == slots ? 0 : slot + 1) {
    uint32_t place = number_at(8 + (size_t)slot * 4);
    if (place == 0)
      return false;
    const unsigned char *at = text + (place & 0xFFFFFF);
    if ((place & 0xFF000000) != compound_tag(hash) || at[1] != length || memcmp(at + 3, form, length) != 0)
      continue;
    *entry = (struct entry){at[0], (const char *)at + 3 + length, at[2]};
    return true;
  }
}

static bool look_up(const char *form, size_t length, struct entry *entry) {
  uint32_t hash = COMPOUND_HASH;
  for (size_t i = 0; i < length; i++)
    hash = compound_hash(hash, form[i]);
  return look_up_hashed(form, length, hash, entry);
}

/* ---- cutting ---- */

/* The best way to the byte AT. */
struct way {
  unsigned cost; /* 0: none */
  size_t from;   /* where its last part begins */
  const char *stem;
  size_t stem_length;
};

struct cutting {
  const char *word;
  size_t length;
  bool known; /* the whole word is in the list: it may be no compound at all */
  struct way way[WORD_ROOM + 1];
  char last_stem[TOKENIZE_STEM];
  struct way end; /* of the last part */
};

static bool at_letter(const struct cutting *cutting, size_t at) {
  return at == cutting->length || ((unsigned char)cutting->word[at] & 0xC0) != 0x80;
}

static unsigned cost_of(unsigned roles, bool first) {
  unsigned right = first ? COMPOUND_FIRST : COMPOUND_BETWEEN, wrong = first ? COMPOUND_BETWEEN : COMPOUND_FIRST;
  return roles & right ? PART : roles & wrong ? PART + OUT_OF_PLACE : 0;
}

/* Any word with an -s- behind it, if the list has no form of it that fits. */
static unsigned cost_of_guess(const char *form, size_t length, struct entry *entry) {
  enum { FORM_LEAST = 5 };
  char stem[TOKENIZE_STEM];
  if (length < FORM_LEAST || form[length - 1] != 's' || form[length - 2] == 's')
    return 0;
  size_t size = stem_word(form, length - 1, stem);
  if (!look_up(stem, size, entry) || !(entry->roles & COMPOUND_LAST))
    return 0;
  entry->stem = entry->stem - size; /* its form, which is the stem */
  entry->stem_length = size;
  return PART + GUESSED;
}

static void go(struct way *way, unsigned cost, size_t from, const char *stem, size_t stem_length) {
  if (way->cost == 0 || cost < way->cost)
    *way = (struct way){cost, from, stem, stem_length};
}

/* All forms that can stand from BEGIN on and are followed by more. */
static void link_from(struct cutting *cutting, size_t begin) {
  unsigned so_far = cutting->way[begin].cost;
  size_t letters = 0;
  uint32_t hash = COMPOUND_HASH;
  for (size_t end = begin + 1; end < cutting->length; end++) {
    struct entry entry;
    hash = compound_hash(hash, cutting->word[end - 1]);
    if (!at_letter(cutting, end) || ++letters < PART_LEAST)
      continue;
    unsigned cost = 0;
    if (look_up_hashed(cutting->word + begin, end - begin, hash, &entry))
      cost = cost_of(entry.roles, begin == 0);
    if (cost == 0)
      cost = cost_of_guess(cutting->word + begin, end - begin, &entry);
    if (cost == 0 || (begin == 0 && never(cutting->word, end, false)))
      continue;
    go(&cutting->way[end], so_far + cost, begin, entry.stem, entry.stem_length);
    if (end - begin > 3 && cutting->word[end - 1] == cutting->word[end - 2] && cutting->way[end - 1].cost == 0)
      go(&cutting->way[end - 1], so_far + cost + 1, begin, entry.stem, entry.stem_length); /* fall|lucka: fallucka */
  }
}

/* The last part, from BEGIN on. */
static void end_from(struct cutting *cutting, size_t begin) {
  char stem[TOKENIZE_STEM];
  struct entry entry;
  size_t size = stem_word(cutting->word + begin, cutting->length - begin, stem);
  size_t letters = unicode_count(cutting->word + begin, cutting->length - begin);
  if (letters < (cutting->known ? KNOWN_LEAST : PART_LEAST) || !look_up(stem, size, &entry) ||
      !(entry.roles & COMPOUND_LAST) || never(stem, size, true))
    return;
  unsigned cost = cutting->way[begin].cost + PART;
  if (cutting->end.cost != 0 && cost >= cutting->end.cost)
    return;
  memcpy(cutting->last_stem, stem, size);
  cutting->end = (struct way){cost, begin, cutting->last_stem, size};
}

static void cut(struct cutting *cutting) {
  cutting->way[0].cost = 1;
  for (size_t at = 0; at < cutting->length; at++) {
    if (cutting->way[at].cost == 0)
      continue;
    if (at > 0)
      end_from(cutting, at);
    link_from(cutting, at);
  }
}

static void give_exception(const char *parts, compound_part *each, void *context) {
  while (*parts != '\0') {
    size_t length = strcspn(parts, "|");
    char stem[TOKENIZE_STEM];
    each(context, stem, stem_word(parts, length, stem));
    parts += length + (parts[length] != '\0');
  }
}

static void split(const char *word, size_t length, unsigned depth, compound_part *each, void *context);

/* The parts of CUTTING, the parts of these, and, of three or more, each two neighbours as one word. */
static void give_parts(const struct cutting *cutting, unsigned depth, compound_part *each, void *context) {
  const struct way *part[PARTS_MOST];
  size_t begin[PARTS_MOST], count = 0; /* counted from the end of the word */
  for (const struct way *way = &cutting->end; count < PARTS_MOST; way = &cutting->way[way->from]) {
    begin[count] = way->from;
    part[count++] = way;
    if (way->from == 0)
      break;
  }
  if (count < 2 || begin[count - 1] != 0)
    return;
  for (size_t i = count; i-- > 0;) {
    size_t end = i > 0 ? begin[i - 1] : cutting->length;
    each(context, part[i]->stem, part[i]->stem_length);
    split(cutting->word + begin[i], end - begin[i], depth + 1, each, context);
  }
  for (size_t i = count; count > 2 && i-- > 1;) {
    size_t end = i >= 2 ? begin[i - 2] : cutting->length;
    char stem[TOKENIZE_STEM];
    each(context, stem, stem_word(cutting->word + begin[i], end - begin[i], stem));
  }
}

static void split(const char *word, size_t length, unsigned depth, compound_part *each, void *context) {
  enum { DEPTH_MOST = 3 };
  struct entry entry;
  char stem[TOKENIZE_STEM];
  if (length > WORD_ROOM || depth > DEPTH_MOST || unicode_count(word, length) < WORD_LEAST)
    return;
  size_t size = stem_word(word, length, stem);
  const struct exception *exception = exception_of(stem);
  if (exception != NULL) {
    give_exception(exception->parts, each, context);
    return;
  }
  struct cutting cutting = {.word = word, .length = length};
  cutting.known = look_up(stem, size, &entry) && (entry.roles & COMPOUND_LAST);
  cut(&cutting);
  if (cutting.end.cost != 0)
    give_parts(&cutting, depth, each, context);
}

void compounds_split(const char *word, size_t length, compound_part *each, void *context) {
  split(word, length, 0, each, context);
}
