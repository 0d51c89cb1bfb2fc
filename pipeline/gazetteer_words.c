/* gazetteer_words.c - the rows of the lists of wordings: headings, titles, synonyms, abbreviations, stop words. */
#include "document.h"
#include "gazetteer_lists.h"
#include "stem.h"
#include "unicode.h"
#include "word_cache.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---- Headings ---- */

static bool star_heading_row(struct loading *loading, const char *role, const char *wording) {
  struct gazetteer *gazetteer = loading->gazetteer;
  size_t length = strlen(wording);
  struct star_heading heading = {.role = role, .before = wording[0] == '*', .after = wording[length - 1] == '*'};
  if (!heading.before && !heading.after) {
    heading.head_length = (uint32_t)strcspn(wording, "*");
    heading.head = arena_strndup(gazetteer->arena, wording, heading.head_length);
  }
  size_t front = heading.head == NULL ? heading.before : heading.head_length + 1;
  /* One star alone says nothing, and spaces beside a star belong to the wording: no key of all of it. */
  heading.text =
      length < 2 ? "" : arena_strndup(gazetteer->arena, wording + front, length - front - (size_t)heading.after);
  heading.length = (uint32_t)strlen(heading.text);
  if (heading.length == 0 || heading.length >= KEY_ROOM || strchr(heading.text, '*') != NULL)
    return list_fault(loading, "one star stands in a wording, or one at each end: \"%s\"", wording);
  heading.first = heading.head != NULL ? heading.head[0] : heading.text[0];
  gazetteer->star_heading = arena_grow(gazetteer->arena, gazetteer->star_heading, gazetteer->star_heading_count,
                                       &gazetteer->star_heading_capacity, sizeof heading);
  gazetteer->star_heading[gazetteer->star_heading_count++] = heading;
  return true;
}

bool heading_row(struct loading *loading, char **cell) {
  struct gazetteer *gazetteer = loading->gazetteer;
  if (cell[0] == NULL || section_role_from(cell[0], strlen(cell[0])) == ROLE_COUNT)
    return list_fault(loading, "unknown role \"%s\"", cell[0] == NULL ? "" : cell[0]);
  if (cell[1] == NULL)
    return list_fault(loading, "the wording is missing");
  char folded[KEY_ROOM] = "";
  size_t length = strlen(cell[1]);
  if (length < KEY_ROOM)
    unicode_fold_bytes(cell[1], length, folded);
  if (length >= KEY_ROOM || strcmp(folded, cell[1]) != 0)
    return list_fault(loading, "the wording \"%s\" is not in lower case, or too long", cell[1]);
  if (!enter_once(loading, &gazetteer->heading_wording, cell[1], (uint32_t)gazetteer->heading_count))
    return false;
  gazetteer->heading = arena_grow(gazetteer->arena, gazetteer->heading, gazetteer->heading_count,
                                  &gazetteer->heading_capacity, sizeof *gazetteer->heading);
  gazetteer->heading[gazetteer->heading_count++] = (struct heading_wording){.role = cell[0], .wording = cell[1]};
  return strchr(cell[1], '*') == NULL || star_heading_row(loading, cell[0], cell[1]);
}

static int compare_star_headings(const void *left, const void *right) {
  const struct star_heading *one = left, *other = right;
  uint32_t letters = one->length + one->head_length, others = other->length + other->head_length;
  if (letters != others)
    return letters > others ? -1 : 1;
  return strcmp(one->text, other->text);
}

bool headings_finish(struct loading *loading) {
  struct gazetteer *gazetteer = loading->gazetteer;
  if (gazetteer->star_heading_count > 0)
    qsort(gazetteer->star_heading, gazetteer->star_heading_count, sizeof *gazetteer->star_heading,
          compare_star_headings);
  return true;
}

/* ---- Synonyms, abbreviations, titles, stop words ---- */

static bool synonym_wording(struct loading *loading, const char *wording, uint32_t group) {
  struct gazetteer *gazetteer = loading->gazetteer;
  char key[KEY_ROOM];
  int words;
  size_t length = stem_key(wording, strlen(wording), key, &words, NULL);
  if (length == 0)
    return list_fault(loading, "\"%s\" has no words, or too many", wording);
  uint32_t known =
      name_enter(gazetteer->arena, &gazetteer->synonym, arena_strndup(gazetteer->arena, key, length), length, group);
  if (known != group)
    return list_fault(loading, "\"%s\" belongs to another group already", wording);
  synonym_note(gazetteer->synonym_starts, gazetteer->synonym_beginnings, key, length);
  if (words > gazetteer->synonym_words)
    gazetteer->synonym_words = words;
  gazetteer->synonym_wording =
      arena_grow(gazetteer->arena, gazetteer->synonym_wording, gazetteer->synonym_wording_count,
                 &gazetteer->synonym_wording_capacity, sizeof *gazetteer->synonym_wording);
  gazetteer->synonym_wording[gazetteer->synonym_wording_count++] =
      (struct synonym_wording){arena_strdup(gazetteer->arena, wording), group};
  return true;
}

bool synonym_row(struct loading *loading, char **cell) {
  struct gazetteer *gazetteer = loading->gazetteer;
  uint32_t group = (uint32_t)gazetteer->synonym_group.count + 1;
  if (!enter_once(loading, &gazetteer->synonym_group, cell[0], group))
    return false;
  for (size_t i = 1; i < loading->columns; i++)
    for (char *wording; (wording = list_part(&cell[i], '|')) != NULL;)
      if (!synonym_wording(loading, wording, group))
        return false;
  return true;
}

bool abbreviation_row(struct loading *loading, char **cell) {
  struct gazetteer *gazetteer = loading->gazetteer;
  char key[KEY_ROOM];
  size_t length = cell[0] == NULL ? 0 : abbreviation_key(cell[0], strlen(cell[0]), key);
  if (length == 0 || cell[0][strlen(cell[0]) - 1] != '.')
    return list_fault(loading, "an abbreviation ends in a full stop");
  if (name_find(&gazetteer->abbreviation, key, length) != NOWHERE)
    return list_fault(loading, "\"%s\" stands in the list already", cell[0]);
  name_enter(gazetteer->arena, &gazetteer->abbreviation, arena_strndup(gazetteer->arena, key, length), length, 0);
  return true;
}

/* OFFICE_NONE if KIND is no part in a meeting; a colon behind it: the wording leads the names. */
static uint32_t office_kind(const char *kind) {
  static const char *const names[OFFICE_COUNT] = {
      [OFFICE_CHAIR] = "chair",   [OFFICE_SECRETARY] = "secretary", [OFFICE_ADJUSTER] = "adjuster",
      [OFFICE_MEMBER] = "member", [OFFICE_CERTIFIER] = "certifier", [OFFICE_OFFICER] = "officer"};
  size_t length = strcspn(kind, ":");
  for (uint32_t i = 0; i < OFFICE_COUNT; i++)
    if (names[i] != NULL && strlen(names[i]) == length && memcmp(names[i], kind, length) == 0)
      return kind[length] == ':' ? i + OFFICE_LEADS : i;
  return OFFICE_NONE;
}

bool title_row(struct loading *loading, char **cell) {
  struct gazetteer *gazetteer = loading->gazetteer;
  const char *kind = cell[0] == NULL ? "" : cell[0];
  uint32_t office = office_kind(kind);
  if (office != OFFICE_NONE) {
    if (cell[1] != NULL && strlen(cell[1]) < OFFICE_SHORTEST)
      return list_fault(loading, "\"%s\" is too short for a part in a meeting", cell[1]);
    int start = cell[1] == NULL ? -1 : office_start(cell[1], strlen(cell[1]));
    if (start >= 0)
      gazetteer->office_starts[start / 64] |= (uint64_t)1 << start % 64;
    return enter_once(loading, &gazetteer->office, cell[1], office);
  }
  if (strcmp(kind, "prefix") == 0)
    return add_fragment(loading, &gazetteer->title_prefix, cell[1], 0);
  if (strcmp(kind, "ending") == 0)
    return add_fragment(loading, &gazetteer->title_ending, cell[1], 0);
  if (strcmp(kind, "title") != 0)
    return list_fault(loading, "unknown kind of title \"%s\"", kind);
  if (!enter_once(loading, &gazetteer->title, cell[1], 0))
    return false;
  list_value(gazetteer, VALUES_TITLE, cell[1]);
  return true;
}

bool titles_finish(struct loading *loading) {
  sort_fragments(&loading->gazetteer->title_prefix);
  return true;
}

bool stopword_row(struct loading *loading, char **cell) {
  return enter_once(loading, &loading->gazetteer->stopword, cell[0], 0);
}

/* ---- What a word says ---- */

/* Words of earlier papers that are kept, and how long they are at the most. */
enum { WORDS_KEPT = 16384, LONGEST_KEPT = 64 };

static struct content_word read_word(const struct gazetteer *gazetteer, struct arena *arena, const char *word,
                                     size_t length) {
  struct content_word out = {.stem = ""};
  char stem[96];
  /* Years and bare numbers tell nothing, "1–3" and "85" of "årskurs 1–3" do. */
  bool number = isdigit((unsigned char)word[0]) && strspn(word, "0123456789") >= length;
  if (length >= 3 && !number && !gazetteer_stopword(gazetteer, word, length)) {
    out.length = stem_swedish(word, length, stem, sizeof stem);
    out.stem = arena_strndup(arena, stem, out.length);
  }
  out.begins = gazetteer_synonym_begins(gazetteer, word, length, &out.group);
  return out;
}

struct content_word gazetteer_content_word(const struct gazetteer *gazetteer, struct arena *arena, const char *word,
                                           size_t length) {
  struct word_cache *kept = gazetteer->words_seen;
  const struct content_word *known = word_cache_find(kept, NOTE_CONTENT, word, length);
  if (known != NULL)
    return *known;
  if (length > LONGEST_KEPT || isdigit((unsigned char)word[0]) || word_cache_is_full(kept))
    return read_word(gazetteer, arena, word, length);
  struct content_word found = read_word(gazetteer, gazetteer->arena, word, length);
  word_cache_add(kept, NOTE_CONTENT, word, length, &found, sizeof found);
  return found;
}

void words_seen_begin(struct gazetteer *gazetteer) {
  gazetteer->words_seen = word_cache_new(gazetteer->arena, WORDS_KEPT);
}
