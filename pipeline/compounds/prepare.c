/* prepare.c - makes the table of compound parts from the word list of hunspell-sv, when the program is built.
 *
 *   prepare sv_SE.aff sv_SE.dic >compounds.bin
 *
 * The list says of each word by flags whether it may stand last in a compound (Y), first (X) or between (U), and the
 * affix file in which forms it does so: skola gives skol-, utbildning utbildnings-, gata gatu-.  The table has two
 * kinds of entries: forms that link, with the stem of their word, and stems of words (in all their inflections) that
 * may stand last.  Its form is told in pipeline/compounds.c.  Without files the table is empty.
 */
#include "../compounds.h"
#include "../tokenize_stem.h"
#include "arena.h"
#include "hash.h"
#include "tokenize.h"
#include "unicode.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RULES_MOST = 2000, FORM_MOST = 60, SLOTS = 1 << 19, LINE_MOST = 1000 };

/* A rule that makes another form of a word: takes off STRIP, puts on ADD, if the word ends as CONDITION says. */
struct rule {
  char flag;
  char strip[20], add[20], further[20], condition[60];
};

static struct rule rule[RULES_MOST];
static size_t rule_count;

struct entry {
  char *form, *stem;
  unsigned roles;
};

static struct entry entry[SLOTS];
static size_t entry_count;
static struct arena *arena;

/* ---- entries ---- */

static struct entry *place_of(const char *form) {
  size_t at = (size_t)hash_fast(form, strlen(form)) % SLOTS;
  while (entry[at].form != NULL && strcmp(entry[at].form, form) != 0)
    at = (at + 1) % SLOTS;
  return &entry[at];
}

static void enter(const char *form, const char *stem, unsigned roles) {
  if (strlen(form) < 2 || strlen(form) > FORM_MOST || strlen(stem) > FORM_MOST || entry_count > SLOTS / 2)
    return;
  struct entry *place = place_of(form);
  if (place->form == NULL) {
    place->form = arena_strdup(arena, form);
    entry_count++;
  }
  if (roles != COMPOUND_LAST && (place->stem == NULL || strlen(stem) < strlen(place->stem)))
    place->stem = arena_strdup(arena, stem);
  place->roles |= roles;
}

static const char *stem_of(const char *word) {
  char stem[TOKENIZE_STEM];
  size_t length = stem_word(word, strlen(word), stem);
  return arena_strndup(arena, stem, length);
}

/* ---- words ---- */

static unsigned links(const char *flags) {
  return (strchr(flags, 'X') != NULL ? COMPOUND_FIRST : 0) | (strchr(flags, 'U') != NULL ? COMPOUND_BETWEEN : 0);
}

/* True if WORD ends as CONDITION says: letters, and sets of them in brackets. */
static bool ends_as(const char *word, const char *condition) {
  size_t letters = 0, count = unicode_count(word, strlen(word));
  for (const char *at = condition; *at != '\0'; letters++) {
    uint32_t character;
    if (*at == '[')
      at = strchr(at, ']') == NULL ? at + strlen(at) : strchr(at, ']') + 1;
    else
      at += unicode_read(at, at + strlen(at), &character);
  }
  if (count < letters)
    return false;
  const char *end = word + strlen(word), *from = end;
  for (size_t i = 0; i < letters; i++)
    do
      from--;
    while (((unsigned char)*from & 0xC0) == 0x80);
  for (const char *at = condition; *at != '\0';) {
    uint32_t letter, wanted;
    from += unicode_read(from, end, &letter);
    bool set = *at == '[', other = set && at[1] == '^', found = false;
    at += set + other;
    do {
      at += unicode_read(at, at + strlen(at), &wanted);
      found |= wanted == letter || (!set && wanted == '.');
    } while (set && *at != ']' && *at != '\0');
    at += set && *at == ']';
    if (found == other)
      return false;
  }
  return true;
}

static bool apply(const struct rule *one, const char *word, char out[2 * FORM_MOST]) {
  size_t length = strlen(word), strip = strlen(one->strip);
  if (length < strip || strcmp(word + length - strip, one->strip) != 0 || !ends_as(word, one->condition))
    return false;
  snprintf(out, (size_t)2 * FORM_MOST, "%.*s%s", (int)(length - strip), word, one->add);
  return true;
}

static bool lower(const char *word) {
  for (const char *at = word, *end = word + strlen(word); at < end;) {
    uint32_t character;
    at += unicode_read(at, end, &character);
    if (!unicode_letter(character) || unicode_upper(character))
      return false;
  }
  return true;
}

static void take_word(const char *line) {
  char word[FORM_MOST] = "", flags[FORM_MOST] = "", form[2 * FORM_MOST];
  if (sscanf(line, "%59[^/\n]/%59s", word, flags) < 1 || !lower(word) || strchr(flags, '!') != NULL)
    return;
  const char *folded = unicode_key(arena, word, strlen(word)), *stem = stem_of(folded);
  bool last = strchr(flags, 'Y') != NULL;
  if (last)
    enter(stem, stem, COMPOUND_LAST);
  if (links(flags) != 0)
    enter(folded, stem, links(flags));
  for (size_t i = 0; i < rule_count; i++) {
    if (strchr(flags, rule[i].flag) == NULL || !apply(&rule[i], folded, form))
      continue;
    if (links(rule[i].further) != 0)
      enter(form, stem, links(rule[i].further));
    else if (last)
      enter(stem_of(form), stem_of(form), COMPOUND_LAST);
  }
}

static void take_rule(const char *line) {
  struct rule *one = &rule[rule_count];
  char flag[8], add[40];
  *one = (struct rule){0};
  if (rule_count == RULES_MOST || sscanf(line, "SFX %7s %19s %39s %59s", flag, one->strip, add, one->condition) != 4 ||
      flag[1] != '\0')
    return;
  one->flag = flag[0];
  if (strcmp(one->strip, "0") == 0)
    one->strip[0] = '\0';
  sscanf(add, "%19[^/]/%19s", one->add, one->further);
  if (strcmp(one->add, "0") == 0)
    one->add[0] = '\0';
  rule_count += lower(one->add);
}

static bool each_line(const char *file, void (*take)(const char *line)) {
  char line[LINE_MOST];
  FILE *in = fopen(file, "r");
  if (in == NULL)
    return false;
  while (fgets(line, sizeof line, in) != NULL)
    take(line);
  fclose(in);
  return true;
}

/* ---- the table ---- */

static void put_byte(unsigned char **at, size_t value) { *(*at)++ = (unsigned char)value; }

static void put_text(unsigned char **at, const char *text) {
  memcpy(*at, text, strlen(text));
  *at += strlen(text);
}

static void write_table(void) {
  uint32_t slots = (uint32_t)(entry_count * 5 / 2 + 64);
  size_t room = 1;
  uint32_t *slot = arena_array(arena, slots, sizeof *slot);
  for (size_t i = 0; i < SLOTS; i++)
    room += entry[i].form == NULL ? 0 : 2 * FORM_MOST + 4;
  unsigned char *text = arena_alloc(arena, room), *at = text + 1; /* 0 is no place */
  for (size_t i = 0; i < SLOTS; i++) {
    if (entry[i].form == NULL)
      continue;
    const char *stem = entry[i].stem == NULL ? "" : entry[i].stem;
    uint32_t hash = COMPOUND_HASH;
    for (const char *c = entry[i].form; *c != '\0'; c++)
      hash = compound_hash(hash, *c);
    uint32_t place = compound_slot(hash, slots);
    while (slot[place] != 0)
      place = (place + 1) % slots;
    if (at - text >= 1 << 24) {
      fputs("  the word list is too large\n", stderr);
      exit(1);
    }
    slot[place] = compound_tag(hash) | (uint32_t)(at - text);
    put_byte(&at, entry[i].roles);
    put_byte(&at, strlen(entry[i].form));
    put_byte(&at, strlen(stem));
    put_text(&at, entry[i].form);
    put_text(&at, stem);
  }
  uint32_t head[2] = {slots, (uint32_t)(at - text)};
  fwrite(head, sizeof head, 1, stdout);
  fwrite(slot, sizeof *slot, slots, stdout);
  fwrite(text, 1, (size_t)(at - text), stdout);
}

int main(int argc, char **argv) {
  arena = arena_new();
  if (argc == 3 && each_line(argv[1], take_rule) && each_line(argv[2], take_word))
    fprintf(stderr, "  %zu parts of compounds\n", entry_count);
  else
    fprintf(stderr, "  no word list (hunspell-sv): compounds will not be found by their parts\n");
  write_table();
  arena_free(arena);
  return fflush(stdout) == 0 ? 0 : 1;
}
