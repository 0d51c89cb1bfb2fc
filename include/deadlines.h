/* deadlines.h - referrals that wait for an answer, by date. */
#ifndef STANDPUNKT_DEADLINES_H
#define STANDPUNKT_DEADLINES_H

#include "gazetteer.h"
#include "index.h"

struct deadline {
  const char *date; /* by which the answer is to be there, ISO 8601 */
  long days;        /* from today until then; negative = past */
  const char *title, *municipality;
  const char *from;            /* who wants it; NULL */
  const char *to;              /* whom the paper is to, if it is one; NULL */
  const char *cases;           /* NULL */
  const char *document, *file; /* the referral */
  const char *matter;          /* id; NULL */
  size_t answers;              /* bodies whose answers the store has */
  bool answered;               /* by the body that was asked for */
};

/* What to list. */
struct deadline_choice {
  const char *today; /* ISO 8601 */
  const char *body;  /* whose answers are waited for; NULL = anybody's */
  bool all;          /* those that are past, or answered by BODY, too */
};

/* The referrals of the store, the nearest date first; in ARENA; their number.  Two papers of one matter with the same
 * date are one.  ERROR_USAGE for a date that is none. */
size_t deadlines_list(struct index *index, const struct gazetteer *gazetteer, const struct deadline_choice *choice,
                      struct arena *arena, struct deadline **deadlines, struct error *error);

/* COUNT of them as an iCalendar file (RFC 5545), one all-day event each; in ARENA. */
const char *deadlines_calendar(const struct deadline *deadlines, size_t count, const char *today, struct arena *arena);

#endif
