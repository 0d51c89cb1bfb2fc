/* likeness.h - how alike two proposals are, and proposals of the index that are like a text.
 *
 * Likeness is between 0 and 1 and always has its reasons: the words that counted.  Words are compared by their stems,
 * as parts of compounds (frånvaro in skolfrånvaroproblematik) and by the synonyms of the gazetteer; each weighs by its
 * length and by how few of the index's proposals have it.  Words that every proposal may have (utreda, införa,
 * kommunen) weigh next to nothing, so that a common topic alone makes no likeness.
 *
 * From LIKENESS_SAME two texts are one proposal in other words; from LIKENESS_NEAR they are about the same thing.
 */
#ifndef STANDPUNKT_LIKENESS_H
#define STANDPUNKT_LIKENESS_H

#include "gazetteer.h"
#include "index.h"

#define LIKENESS_SAME 0.60
#define LIKENESS_NEAR 0.35

/* What texts are compared with: the gazetteer's synonyms (NULL = none) and the index's rarities (NULL = all alike).  It
 * keeps what it has looked up.  Not to be shared between threads.  Free by likeness_free. */
struct likeness;
struct likeness *likeness_new(const struct gazetteer *gazetteer, struct index *index, struct error *error);
void likeness_free(struct likeness *likeness);

/* A word of the one text that counted for its counterpart in the other, as both are written. */
struct like_word {
  const char *one, *other;
  double weight; /* its share of the likeness, 0 to 1 */
};

/* The likeness of two texts.  WORDS (may be NULL) gets the words that counted, the heaviest first, in ARENA. */
double likeness_of(struct likeness *likeness, const char *one, const char *other, struct arena *arena,
                   struct like_word **words, size_t *count);

/* A proposal of the index that is like a text, with where it stands. */
struct like_proposal {
  const char *document; /* id of the record */
  const char *finding;  /* id of the finding in it */
  const char *item;     /* number of the paragraph; NULL */
  const char *matter;   /* id of its matter; NULL */
  const char *n, *text, *by, *to;
  const char *title, *municipality, *issuer, *date, *file;
  uint32_t page;
  double alike;
  struct like_word *word;
  size_t word_count;
};

/* The proposals of the index that are at least LEAST like TEXT, the most alike first (then the newest, then by id), at
 * most LIMIT.  Renderings of one work give one; retellings in different documents each their own. */
size_t likeness_find(struct likeness *likeness, const char *text, double least, size_t limit, struct arena *arena,
                     struct like_proposal **found, struct error *error);

#endif
