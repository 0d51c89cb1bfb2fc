/* decisions.h - what the files that read decisions share: decisions.c (the outcomes), decision_object.c (what they are
 * of), decision_told.c (what is only told), authority.c, authority_proposed.c and authority_told.c (whose word it is)
 * and decision_parts.c (one proposal of the motion, and the sum of them).
 */
#ifndef STANDPUNKT_DECISIONS_H
#define STANDPUNKT_DECISIONS_H

#include "context.h"

struct outcome_found {
  const struct finding *finding;
  struct range sentence;
};

/* What the section at hand says of the entries that follow. */
struct authority {
  uint32_t section; /* index; UINT32_MAX at the start */
  const char *status, *body;
  bool alone;    /* the lead-in is a line of its own in the body's own minutes */
  uint32_t lead; /* index of the lead-in among the findings; UINT32_MAX = none */
};

/* ---- decision_object.c ---- */
/* Where the verb of FINDING stands: "avslås" of "Motionen avslås". */
struct range verb_of(const struct context *c, const struct finding *finding);
/* Is FINDING an outcome, no lead-in and no reference to somebody's proposal? */
bool is_outcome(const struct finding *finding);
/* What FINDING decides of, in lower case; NULL = unnamed. */
const char *object_word(const struct context *c, const struct finding *finding);
/* Is OBJECT a proposal of the motion ("att-sats", "beslutssats")? */
bool is_part(const char *object);
/* The title of ITEM, else of the paper, in lower case. */
const char *title_of(const struct context *c, const struct record_item *item);
/* Does TITLE (lower case) speak of one motion? */
bool of_a_motion(const char *title);
/* Is ITEM about a motion, by its title or by the proposals that the paper tells? */
bool about_a_motion(const struct context *c, const struct record_item *item);
/* Is OBJECT (lower case; NULL = unnamed) what the item is about? */
bool is_matter(const struct context *c, const struct record_item *item, const char *outcome, const char *object);
/* Does FOUND concern the order of business and the minutes themselves? */
bool about_procedure(const struct context *c, const struct record_item *item, const struct outcome_found *found);
/* Does FOUND tell of a change of what stands before it, "godkänns med den ändringen att ärende 9 utgår"? */
bool of_a_change(const struct context *c, const struct outcome_found *found);
/* Does another outcome stand between the object that FOUND names, in the genitive, and its verb? */
bool spans_another(const struct context *c, const struct outcome_found *found);
/* Does another rule tell the same of a proposal of the motion? */
bool named_as_part(const struct context *c, const struct outcome_found *found);

/* ---- decision_told.c ---- */
/* "får i uppdrag att välja plats": is FINDING in SENTENCE part of what somebody else is to do? */
bool within_assignment(const struct context *c, struct range sentence, const struct finding *finding);
/* Is what FOUND names decided by nobody here: claimed by a member, given as an assignment, a condition, advised
 * against? */
bool decides_nothing(const struct context *c, const struct outcome_found *found);
/* Is what FOUND tells denied by words around it, which its rule has not read? */
bool denied(const struct context *c, const struct outcome_found *found);

/* ---- decisions.c ---- */
/* Adds NEW to ITEM, or QUOTE to the one that says the same. */
struct record_decision *add_decision(struct context *c, struct record_item *item, const struct record_decision *new,
                                     struct range quote);

/* ---- authority.c ---- */
/* Reads the lead-ins from *NEXT on that govern BLOCK: one in the block itself, else the last one above it in its
 * section that ended in a colon (or stood alone). */
void follow_leads(struct context *c, size_t *next, uint32_t block, struct authority *authority);
/* Is the paper the word of a committee or board itself, and no minutes: a statement? */
bool own_paper(const struct context *c);
/* The status of what FOUND tells and in *BODY who decides; NULL if it decides nothing. */
const char *status_of(struct context *c, const struct outcome_found *found, const struct authority *authority,
                      const char **body);

/* ---- authority_proposed.c ---- */
/* Is the word at WORD (lower case) an active verb by which a body decides, "beslutar" or "bifaller"? */
bool active_verb(const char *word);
/* "Kommunfullmäktige beslutar att ...": the body with which the sentence of FOUND begins, if it is the one that decides
 * and named in full; NULL if none. */
const char *deciding_body(const struct context *c, const struct outcome_found *found);
/* Outside the sections of decisions an office's own proposal of what to decide counts: "Förvaltningen föreslår att
 * nämnden ..., motionen bör avslås".  Its yes or no to a single proposal, where it does not say that it proposes it, is
 * a position, no decision. */
bool proposes_outcome(struct context *c, const struct outcome_found *found);
/* "Nämnden lämnar ovanstående som sitt remissvar", in the committee's own paper, where nothing else is said to be
 * decided? */
bool gives_reply(const struct context *c, const struct outcome_found *found);
/* Is FOUND an entry of the list below a lead-in of the issuer's own, with nothing but entries between? */
bool proposes_list(struct context *c, const struct outcome_found *found, const struct authority *authority);

/* ---- authority_told.c ---- */
/* Does TEXT (lower case) begin with a body that meets, "Nämnden ", "Styrelsen för Björks stiftelse "? */
bool begins_with_body(const char *text);
/* Does TEXT (lower case) begin with the issuer of the paper, by its name or as "nämnden"? */
bool names_issuer(const struct context *c, const char *text);
/* Is block ENTRY behind block LEAD, with nothing but entries of a list between? */
bool lists_below(const struct context *c, uint32_t lead, uint32_t entry);
/* "Styrelsen överlämnar nedanstående svar", in the paper of a body and not of an office: does it reply itself? */
bool gives_reply_itself(const struct context *c, const struct outcome_found *found);
/* "Förvaltningen föreslår att initiativet avslås", where minutes tell the case: what an office or a lower body puts to
 * the one that meets is proposed, and earlier where a date or the tense makes it history.  NULL if it is neither. */
const char *told_status(const struct context *c, const struct outcome_found *found);

/* ---- decision_parts.c ---- */
/* Does FOUND decide of a part only, by number or without? */
bool of_parts(struct context *c, const struct outcome_found *found, const char *object);
/* Does FOUND name proposals by number, or speak of the rest of them? */
bool names_number(struct context *c, const struct outcome_found *found);
/* Adds DECISION once for each proposal that FOUND names. */
void add_parts(struct context *c, struct record_item *item, const struct record_decision *decision,
               const struct outcome_found *found);
/* Parts of STATUS with different outcomes are one partly-granted for the whole, with the parts beside it. */
void sum_parts(struct context *c, struct record_item *item, const char *status);

#endif
