/* search_guess.c - "did you mean" (see search_guess.h).
 *
 * A word that stands in hardly any passage is compared with the index's own words that begin with the same letter, or
 * with a letter that is easily taken for it.  These are stems; what is shown is the word as some passage has it.
 */
#include "search_guess.h"
#include "buffer.h"
#include "nearness.h"
#include "unicode.h"

#include <string.h>

enum {
  RARE = 2,       /* passages: a word that stands in more is no mistake */
  WORD_LEAST = 3, /* bytes */
  LOOKED_AT = 20, /* occurrences, for one in which the word stands by itself */
  COLUMNS = 5     /* of the full text */
};

struct guessing {
  struct postings *postings;
  struct db *db;
  struct tokenizer *tokenizer;
  struct arena *arena;
  struct error *error;
};

/* ---- the nearest word ---- */

struct nearest {
  const char *typed;
  size_t typed_length;
  unsigned distance; /* of the best so far; first more than is allowed */
  size_t bytes;
  char word[64];
  size_t length;
};

static void consider(void *context, const char *token, size_t length, size_t bytes) {
  struct nearest *nearest = context;
  if (length >= sizeof nearest->word || (length == nearest->typed_length && memcmp(token, nearest->typed, length) == 0))
    return;
  unsigned distance = word_distance(nearest->typed, nearest->typed_length, token, length, nearest->distance);
  if (distance > nearest->distance || (distance == nearest->distance && bytes <= nearest->bytes))
    return;
  nearest->distance = distance;
  nearest->bytes = bytes;
  nearest->length = length;
  memcpy(nearest->word, token, length);
}

/* First letters that are easily taken for one another. */
static const char *const beginnings[] = {"aåä", "oöå", "eä", "sc", "ck", "kq", "vw", "iy"};

static void look_among(struct guessing *guessing, const char *letter, size_t size, struct nearest *nearest) {
  postings_words(guessing->postings, letter, size, consider, nearest, guessing->error);
}

static size_t letter_size(const char *at) { return (unsigned char)*at >= 0xC0 ? 2 : 1; }

static void find_nearest(struct guessing *guessing, struct nearest *nearest) {
  const char *first = nearest->typed;
  size_t size = letter_size(first);
  look_among(guessing, first, size, nearest);
  for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
    bool fits = false;
    for (const char *at = beginnings[i]; *at != '\0'; at += letter_size(at))
      fits |= strncmp(at, first, size) == 0;
    for (const char *at = beginnings[i]; fits && *at != '\0'; at += letter_size(at))
      if (strncmp(at, first, size) != 0)
        look_among(guessing, at, letter_size(at), nearest);
  }
}

/* ---- the word as it is written ---- */

struct written {
  const char *text, *stem;
  size_t place, wanted; /* words so far; the one that is looked for */
  const char *word;
  struct arena *arena;
};

static int take_written(void *context, bool beside, const char *token, size_t length, size_t start, size_t end) {
  struct written *written = context;
  if (beside)
    return 0;
  if (written->place++ < written->wanted)
    return 0;
  if (strlen(written->stem) == length && memcmp(written->stem, token, length) == 0) {
    char *word = arena_strndup(written->arena, written->text + start, end - start);
    unicode_fold_bytes(arena_strdup(written->arena, word), end - start, word);
    written->word = word;
  }
  return 1;
}

static const char *word_at(struct guessing *guessing, uint64_t occurrence, const char *stem) {
  struct query *query = db_query(guessing->db, "guess_passage", guessing->error);
  query_integer(query, occurrence_key(occurrence));
  if (occurrence_column(occurrence) >= COLUMNS || !query_row(query, guessing->error))
    return NULL;
  const char *text = column_text(query, (int)occurrence_column(occurrence));
  struct written written = {.text = text,
                            .stem = stem,
                            .wanted = (size_t)(occurrence & ((1u << OCCURRENCE_WORDS) - 1)),
                            .arena = guessing->arena};
  if (text != NULL)
    tokenize(guessing->tokenizer, TOKENIZE_TEXT, text, strlen(text), take_written, &written);
  query_end(query);
  return written.word;
}

/* The word of STEM in the form that is nearest to what was typed, of those that are looked at. */
static const char *as_written(struct guessing *guessing, const char *stem, const struct term *term) {
  enum { FAR = 1000 };
  const char *best = NULL; /* NULL: it is only part of compounds, or gone */
  unsigned nearest = FAR;
  struct occurrences all = postings_of(guessing->postings, stem, strlen(stem), false, guessing->error);
  for (size_t i = 0; i < all.count && i < LOOKED_AT; i++) {
    const char *word = word_at(guessing, all.at[i], stem);
    unsigned distance = word == NULL ? FAR : word_distance(term->text, term->length, word, strlen(word), FAR);
    if (distance < nearest) {
      nearest = distance;
      best = word;
    }
  }
  return best;
}

/* ---- the query ---- */

struct first_token {
  char token[64];
  size_t length, count;
};

static int take_token(void *context, bool beside, const char *token, size_t length, size_t start, size_t end) {
  (void)beside, (void)start, (void)end;
  struct first_token *first = context;
  if (first->count++ > 0 || length >= sizeof first->token)
    return 0;
  memcpy(first->token, token, length);
  first->length = length;
  return 0;
}

static bool rare(struct guessing *guessing, const char *token, size_t length) {
  struct occurrences all = postings_of(guessing->postings, token, length, false, guessing->error);
  size_t passages = 0;
  for (size_t i = 0; i < all.count && passages <= RARE; i++)
    passages += i == 0 || occurrence_key(all.at[i]) != occurrence_key(all.at[i - 1]);
  return passages <= RARE;
}

static bool letters_only(const char *text, size_t length) {
  for (size_t i = 0; i < length; i++)
    if ((unsigned char)text[i] < 0x80 && ((text[i] | 32) < 'a' || (text[i] | 32) > 'z'))
      return false;
  return true;
}

/* What TERM probably means, or NULL. */
static const char *meant(struct guessing *guessing, const struct term *term) {
  struct first_token first = {0};
  if (term->phrase || term->prefix || term->excluded || !letters_only(term->text, term->length))
    return NULL;
  tokenize(guessing->tokenizer, TOKENIZE_QUERY, term->text, term->length, take_token, &first);
  if (first.count != 1 || first.length < WORD_LEAST || !rare(guessing, first.token, first.length))
    return NULL;
  struct nearest nearest = {
      .typed = first.token, .typed_length = first.length, .distance = word_distance_allowed(first.length)};
  find_nearest(guessing, &nearest);
  if (nearest.length == 0)
    return NULL;
  return as_written(guessing, arena_strndup(guessing->arena, nearest.word, nearest.length), term);
}

const char *guess(const char *query, const struct question *question, struct postings *postings, struct db *db,
                  struct tokenizer *tokenizer, struct arena *arena, struct error *error) {
  struct guessing guessing = {postings, db, tokenizer, arena, error};
  struct buffer out = buffer_in(arena);
  const char *done = query;
  for (size_t i = 0; i < question->count && error->kind == ERROR_NONE; i++) {
    const struct term *term = &question->term[i];
    const char *other = meant(&guessing, term);
    if (other == NULL)
      continue;
    buffer_add(&out, done, (size_t)(term->text - done));
    buffer_text(&out, other);
    done = term->text + term->length;
  }
  if (done == query)
    return NULL;
  buffer_text(&out, done);
  return buffer_string(&out);
}
