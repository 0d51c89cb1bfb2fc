/* dissents.h - what dissents.c and dissent_holders.c share. */
#ifndef STANDPUNKT_DISSENTS_H
#define STANDPUNKT_DISSENTS_H

#include "context.h"

/* Who is named in a range: the parties of people, else parties by themselves. */
struct holders {
  struct range range;
  size_t people;
  const char *parties; /* NULL = none is named */
};

struct holders read_holders(struct context *c, struct range range);
bool nobody(const struct holders *holders);
/* RANGE without what is no name at its ends: white space, "av", "från", a colon. */
struct range trimmed(const struct context *c, struct range range);
/* What stands behind the words of FINDING, up to what they do it for. */
struct range behind(const struct context *c, const struct finding *finding, struct range sentence);
/* Do only names, parties and small words stand in RANGE? */
bool only_names(struct context *c, struct range range);
/* The lines of names below block NUMBER in its section, from the first to the last. */
struct range names_below(struct context *c, uint32_t number);
/* The lines of names that sign what stands at AT: from the first to the last of those below it in its item. */
struct range signers(const struct context *c, uint32_t at);
/* Who does what FINDING tells in SENTENCE: before the words, behind them, in the lines below. */
struct holders holders_of(struct context *c, const struct finding *finding, struct range sentence);

#endif
