/* proposal_parts.h - a stretch of text that prints several proposals, cut into them.
 *
 * Papers print what is proposed in many ways: "att A samt att B", "1. A. 2. B.", "A; B; C", ”A”, ”B” och ”C”, sentence
 * by sentence, or as a row of verbs under one "ska".  The parts are ranges of the text as it stands; "att", marks and
 * full stops at their ends are left to who takes them.
 */
#ifndef STANDPUNKT_PROPOSAL_PARTS_H
#define STANDPUNKT_PROPOSAL_PARTS_H

#include "context.h"

enum { MOST_PARTS = 40 };

struct parts {
  struct range part[MOST_PARTS];
  size_t count; /* at most MOST_PARTS; what is beyond is not told */
};

/* What a sentence proposes in TEXT, which begins behind its "att": the parts at "samt att", ", och att"; where there is
 * one "att" alone, the verbs of a row ("inrätta A, ta fram B och erbjuda C"). */
void parts_of_sentence(const struct context *c, struct range text, struct parts *out);

/* "använda A till B och införa C för D", "kommunen ska använda A till B och införa C": the verbs of TEXT, where both
 * parts are long enough and the second does not speak of the first; else TEXT. */
void parts_of_verbs(const struct context *c, struct range text, struct parts *out);

/* "kommunen ska köpa A till B och införa C för D": both, without "kommunen ska"; nothing unless there are two, neither
 * of which governs the other. */
void parts_under_modal(const struct context *c, struct range text, struct parts *out);

/* "Sänk farten på A och sätt upp B": TEXT, which begins with a demand, cut where the next one begins. */
void parts_of_demands(const struct context *c, struct range text, struct parts *out);

/* "(1) A, (2) B och (3) C", "a) A, b) B": the parts of RANGE behind marks that count on, the first at its start.  Added
 * to OUT where there are two and more; returns their number, or 0. */
size_t parts_counted(const struct context *c, struct range range, struct parts *out);

/* "A (1), B (2) och C (3)": the same with the marks behind the parts. */
size_t parts_counted_behind(const struct context *c, struct range range, struct parts *out);

/* "dels ska A, dels ska B", without "att": the same between the words "dels". */
size_t parts_dels(const struct context *c, struct range range, struct parts *out);

/* "en bro över ån, fler bänkar i parken och lägre avgifter": the things of a row, where each looks like one; else
 * SENTENCE. */
void parts_of_things(const struct context *c, struct range sentence, struct parts *out);

/* What an announcement leads into: TEXT is what stands behind it in its block.  WANTED: how many proposals were
 * announced, 0 = it is not said.  FIRM: the announcement ends in a colon, so that at least the first sentence is
 * one; else only what by its form is to be done counts.  *OUT may come out empty. */
void parts_announced(const struct context *c, struct range text, size_t wanted, bool firm, struct parts *out);

/* The parts behind marks that count on, "1. A 2. B", "Punkt 1: A", "(i) A (ii) B", in block BLOCK from byte START on
 * and in the blocks of its section below, as long as each begins with the next mark.  Added to OUT, which has those
 * with lower numbers.  Returns their number; 0 unless the first mark stands at START. */
size_t parts_marked(const struct context *c, uint32_t block, uint32_t start, struct parts *out);

/* The paragraphs from block FIRST on that each are one proposal, none longer than LONGEST bytes: each in quotation
 * marks, each to be done by its form, or all beginning with the same two words, behind a COLON with the same one. Added
 * to OUT where there are two and more; returns their number. */
size_t parts_lines(const struct context *c, uint32_t first, size_t longest, bool colon, struct parts *out);

/* Does SENTENCE tell what is to be done, by its form: "X ska ...", "Bygg ...", "att ..."? */
bool to_be_done(const struct context *c, struct range sentence);

/* "bygg ", "sätt ": does TEXT, in lower case, begin with a verb that demands something? */
bool begins_demand(const char *text);

/* "inför ", "tar ", "bygger ": does TEXT begin with the present tense of a verb that does something? */
bool does_something(const char *text);

/* Where the first sentence of RANGE ends. */
uint32_t first_sentence(const struct context *c, struct range range);

/* Do two blocks stand under the same heading?  A view may be taken to begin between the entries of a series. */
bool same_part(const struct document *d, uint32_t a, uint32_t b);

/* Adds RANGE to OUT, without white space at its ends; nothing if it is empty. */
void add_part(const struct context *c, struct parts *out, struct range range);

#endif
