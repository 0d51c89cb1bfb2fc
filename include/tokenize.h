/* tokenize.h - the words of Swedish text as a search knows them.
 *
 * A word as written takes one position.  Its token is the stem of the folded word: lower case, å ä ö kept, other
 * marks dropped (é = e), decomposed letters composed.  What is joined by hyphens, colons, slashes or points gives
 * more tokens at the same position:
 *
 *   Hägersten-Älvsjö  ->  hägerstenälvsjö + hägersten + älvsjö     ("e-post" and "epost" are one word)
 *   KS/2016:28        ->  ks/2016:28 + 2016:28 + ks + 2016 + 28    (numbers can be asked for as typed)
 *   EU:s              ->  eu
 *
 * For a query only the first of them is given, so that what was typed is what is looked for.
 */
#ifndef STANDPUNKT_TOKENIZE_H
#define STANDPUNKT_TOKENIZE_H

#include <stdbool.h>
#include <stddef.h>

struct tokenizer;

enum tokenize_for {
  TOKENIZE_TEXT,   /* all tokens of each word, as above */
  TOKENIZE_INDEX,  /* to be found: and the parts of compounds */
  TOKENIZE_QUERY,  /* to find with: one token a word */
  TOKENIZE_PREFIX, /* to find with, and the last word is the beginning of one */
};

/* Called with each token; BESIDE is true for a further token at the position of the one before.  START and END are
 * the bytes of the whole written word in the text.  Anything but 0 stops the work and is handed back. */
typedef int tokenize_each(void *context, bool beside, const char *token, size_t length, size_t start, size_t end);

/* Not to be shared between threads.  Free by tokenizer_free. */
struct tokenizer *tokenizer_new(void);
void tokenizer_free(struct tokenizer *tokenizer);

/* Calls EACH for all words of TEXT, which need not be valid UTF-8.  Returns 0, or what EACH stopped with. */
int tokenize(struct tokenizer *tokenizer, enum tokenize_for purpose, const char *text, size_t length,
             tokenize_each *each, void *context);

/* The most bytes of a stem, NUL included. */
#define TOKENIZE_STEM 64

/* The stem of WORD (folded): Snowball's, with what Snowball leaves apart joined - the definite forms in -et, -an and
 * -ena (teamet, skolan, mötena), adjectives in -t (socialt), anmälan and anmälningar, avslå and avslog.  Returns its
 * length. */
size_t tokenize_stem(struct tokenizer *tokenizer, const char *word, size_t length, char out[TOKENIZE_STEM]);

#endif
