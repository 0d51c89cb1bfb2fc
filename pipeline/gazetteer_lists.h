/* gazetteer_lists.h - the name lists in memory, and what the files that fill and read them share.
 *
 * Only the files gazetteer*.c include it; all others see include/gazetteer.h.
 */
#ifndef STANDPUNKT_GAZETTEER_LISTS_H
#define STANDPUNKT_GAZETTEER_LISTS_H

#include "arena.h"
#include "gazetteer.h"
#include "hash.h"

/* Longer texts are no names: looking them up costs nothing and needs no memory. */
enum { KEY_ROOM = 256, COUNTY_NUMBERS = 100, SYNONYM_STARTS = 1 << 15, OFFICE_STARTS = 1024 };

#define NOWHERE UINT32_MAX

struct name_slot {
  const char *key; /* NULL = free */
  uint32_t length, value;
};

/* From a key to the index of an entry. */
struct name_map {
  struct name_slot *slot;
  size_t count, capacity; /* capacity a power of two, or 0 */
};

struct district_row {
  struct district district; /* first: callers get a pointer to it */
  const char *key;
  uint32_t key_length;
  bool with_committee_only; /* the name alone is an ordinary word: see districts.tsv */
  unsigned line;
};

struct party_row {
  struct party party;
  unsigned line;
};

/* A word or its beginning or end, as a key. */
struct fragment {
  const char *text;
  uint32_t length, value;
};

struct fragments {
  struct fragment *item; /* longest first */
  size_t count, capacity;
};

struct star_heading {
  const char *role, *text; /* text: the part without stars */
  const char *head;        /* what stands before a star in the midst, of which text is what follows; NULL = none is */
  uint32_t length, head_length;
  bool before, after; /* where the other stars stand */
  char first;         /* of the head if there is one, else of the text: asked before these are fetched */
};

struct synonym_wording {
  const char *text;
  uint32_t group;
};

enum value_list {
  VALUES_PARTY,
  VALUES_PARTY_NAME,
  VALUES_MUNICIPALITY,
  VALUES_BODY,
  VALUES_BODY_ABBREVIATION,
  VALUES_TITLE,
  VALUES_DISTRICT,
  VALUE_LISTS
};

struct values {
  const char **value; /* longest first, each once: fit for an alternation, which takes the first that matches */
  size_t count, capacity;
};

struct gazetteer {
  struct arena *arena;
  char hash[HASH_HEX];
  struct word_cache *words_seen; /* what is known of the words of earlier papers */

  struct municipality *municipality;
  size_t municipality_count, municipality_capacity;
  const char *county[COUNTY_NUMBERS]; /* name by number, the first two digits of a code */
  struct name_map municipality_name, municipality_code, municipality_domain;

  struct district_row *district;
  size_t district_count, district_capacity;

  struct party_row *party;
  size_t party_count, party_capacity;
  struct name_map party_abbreviation, party_name;

  struct body *body;
  size_t body_count, body_capacity;
  struct name_map body_name, body_abbreviation;
  struct fragments body_ending; /* value: index of the body */

  struct heading_wording *heading;
  size_t heading_count, heading_capacity;
  struct name_map heading_wording;
  struct star_heading *star_heading; /* most letters first */
  size_t star_heading_count, star_heading_capacity;

  struct name_map synonym; /* stems with a space between -> group */
  struct name_map synonym_group;
  uint32_t synonym_beginnings[SYNONYM_STARTS / 32]; /* bits for the first words of the wordings: see stem_key() */
  uint32_t synonym_starts[SYNONYM_STARTS / 32]; /* bits for the beginnings of the wordings: see synonym_may_start() */
  int synonym_words;
  struct synonym_wording *synonym_wording; /* as written, in the order of groups */
  size_t synonym_wording_count, synonym_wording_capacity;

  struct name_map abbreviation, title, stopword;
  struct name_map office;                     /* value: enum office, plus OFFICE_LEADS */
  uint64_t office_starts[OFFICE_STARTS / 64]; /* bits for their first letters: see office_start() */
  struct fragments title_prefix, title_ending;

  struct values values[VALUE_LISTS];

  struct weights *weights;        /* see gazetteer_weights.c */
  struct leanings *leanings;      /* see gazetteer_leanings.c */
  struct move_list *moves;        /* see gazetteer_moves.c */
  struct laying_weights *layings; /* see gazetteer_layings.c */
  struct name_map laying_name;    /* what is called so: its place among them */
};

/* The index that KEY leads to, or NOWHERE. */
uint32_t name_find(const struct name_map *map, const char *key, size_t length);

/* Enters KEY, which must live as long as the map, unless it is there; returns the index that it leads to now. */
uint32_t name_enter(struct arena *arena, struct name_map *map, const char *key, size_t length, uint32_t value);

/* Writes TEXT to KEY in the form in which names are compared: lower case, one space between words and none around,
 * hyphens for dashes.  AT, if not NULL, gets for each byte of KEY the place in TEXT where it came from, and one entry
 * more for the end.  Returns the length; 0 if TEXT is empty or too long for a name.  KEY and AT have KEY_ROOM entries.
 */
size_t name_key(const char *text, size_t length, char *key, uint16_t *at);

/* The same for abbreviations: no spaces, and without the last full stop. */
size_t abbreviation_key(const char *text, size_t length, char *key);

/* The same for phrases: stems of the words with a space between.  *WORDS gets their number.  If BEGINNINGS is not NULL,
 * gives up (0) at the first word with which no key that was noted there goes on. */
size_t stem_key(const char *text, size_t length, char *key, int *words, const uint32_t *beginnings);

/* Notes in STARTS how the words of KEY, stems, begin, and in BEGINNINGS its first word, first two words ... */
void synonym_note(uint32_t *starts, uint32_t *beginnings, const char *key, size_t length);

/* False if no key that was noted can be the stems of PHRASE: stemming is dear, and most words begin as no word of a
 * wording does. */
bool synonym_may_start(const uint32_t *starts, const char *phrase, size_t length);

/* A number below OFFICE_STARTS that is the same for all texts with these three first bytes, whatever their
 * case; -1 where the text begins otherwise.  Every word of a form is asked whether it is an office, and hardly any is.
 */
int office_start(const char *text, size_t length);
enum { OFFICE_SHORTEST = 3 }; /* bytes */

/* ---- Filling ---- */

struct loading {
  struct gazetteer *gazetteer;
  const char *path; /* of the list, for messages */
  unsigned line;
  size_t columns; /* of the row: more than the list has names for if it is open-ended */
  struct error *error;
};

/* Sets an error that names list and line; returns false. */
bool list_fault(struct loading *loading, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A lasting key of TEXT, with its length in *LENGTH; NULL with an error if it has none. */
const char *lasting_key(struct loading *loading, const char *text, size_t *length);

/* Enters NAME as INDEX; false with an error if it is there already. */
bool enter_once(struct loading *loading, struct name_map *map, const char *name, uint32_t index);

void list_value(struct gazetteer *gazetteer, enum value_list list, const char *value);
bool add_fragment(struct loading *loading, struct fragments *fragments, const char *text, uint32_t value);
void sort_fragments(struct fragments *fragments);

/* The next of the parts of *TEXT that SEPARATOR parts, trimmed, or NULL; writes to the text. */
char *list_part(char **text, char separator);

/* One row of each list, its columns in CELL (NULL where empty), and what is checked when all rows are there. */
bool municipality_row(struct loading *loading, char **cell);
bool district_row(struct loading *loading, char **cell);
bool districts_finish(struct loading *loading);
bool party_row(struct loading *loading, char **cell);
bool parties_finish(struct loading *loading);
bool body_row(struct loading *loading, char **cell);
bool bodies_finish(struct loading *loading);
bool heading_row(struct loading *loading, char **cell);
bool headings_finish(struct loading *loading);
enum { OFFICE_LEADS = 16 }; /* the wording stands before names only */
bool title_row(struct loading *loading, char **cell);
bool titles_finish(struct loading *loading);

/* Makes room for what will be known of words (gazetteer_content_word). */
void words_seen_begin(struct gazetteer *gazetteer);
bool synonym_row(struct loading *loading, char **cell);
bool abbreviation_row(struct loading *loading, char **cell);
bool stopword_row(struct loading *loading, char **cell);
bool weight_row(struct loading *loading, char **cell);
bool leaning_row(struct loading *loading, char **cell);
bool move_row(struct loading *loading, char **cell);
bool moves_finish(struct loading *loading);
bool laying_row(struct loading *loading, char **cell);

#endif
