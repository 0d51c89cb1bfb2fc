/* pattern_order.h - whether the words of a text stand as a pattern wants them: in its order, next to one another where
 * it has nothing but a space between them, first where it begins with "^", with capitals where it has names.
 *
 * The pattern is read as a way from word to word, with all else forgotten, and the text as a row of words; all ways
 * through are tried at once, a bit for each place where one may have come to.  This takes some hundred instructions and
 * a few lines of memory, where to start a rule's machine code, cold, takes many thousand cycles: so it is asked once
 * the words of a rule are known to be there (pattern_words.h).  It may let too much through; what matches is never held
 * back.
 */
#ifndef STANDPUNKT_PATTERN_ORDER_H
#define STANDPUNKT_PATTERN_ORDER_H

#include "pattern_words.h"

/* What an expanded PATTERN wants, whose "^" and "$" are the ends of the text and where capitals count if it is EXACT,
 * as a row of numbers, their count in *LENGTH; NULL: nothing that is known.  PASSING as in pattern_words.h. */
const uint16_t *pattern_order(struct arena *arena, struct arena *passing, const char *pattern, bool exact,
                              size_t *length);

/* Marks of words (pattern_words.h) and of what else a text has, and where it stands: at the word with that number, or
 * for a sign between words before it. */
struct placed_mark {
  uint16_t mark, number;
};

enum { WORDS_MOST = 62, MARKS_MOST = 420, SIGN_MARKS = 136 };

/* A text, or a part of it, as a row of words. */
struct word_list {
  uint16_t count; /* of marks */
  uint16_t words; /* WORDS_MOST at the most */
  bool cut;       /* the text goes on behind them */
  bool strange;   /* it has letters that are not known here: it may match whatever it likes */
  struct placed_mark at[MARKS_MOST];
};

/* The words of LENGTH bytes of TEXT and, if MARKS is not NULL, the marks of all of it (pattern_words.h). */
void list_words(const char *text, size_t length, struct word_list *list, struct word_marks *marks);

/* LIST without the room that it does not need, in ARENA. */
const struct word_list *keep_words(struct arena *arena, const struct word_list *list);

/* By mark where it stands, a bit for each word; empty at first. */
struct word_places {
  uint64_t at[WORD_MARKS + SIGN_MARKS];
  const struct word_list *list; /* whose marks they are; NULL: none */
};

/* True if a text with the words of LIST may match.  ORDER is what pattern_order gave; PLACES is filled anew when it
 * holds another list. */
bool order_met(const uint16_t *order, const struct word_list *list, struct word_places *places);

#endif
